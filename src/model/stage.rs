//! What stands before the room: a place in the agenda and how it is looked at, never content.

use super::lang::Lang;
use super::nation::NationSet;
use super::position::CoordinateStyle;

/// Whether the room screen is covered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Blank {
    #[default]
    No,
    Black,
    White,
}

/// What the room screen shows. The console draws its preview from the same value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stage {
    /// Id of the agenda item; empty before the first.
    pub item: Box<str>,
    /// Number of the scene in its item, from 0; scenes held back keep their numbers.
    pub scene: u16,
    /// A record shown in place of the scene, when the presenter opened one.
    pub detour: Option<Box<str>>,
    /// That record is shown on the map; nothing without one.
    pub on_map: bool,
    /// The row that is pointed at, from 0, counted over what can be pointed at.
    pub pointer: Option<u16>,
    /// How far down one has scrolled: 0 the top, 1000 the end.
    pub scroll: u16,
    /// The part that fills the screen, from 0.
    pub zoom: Option<u16>,
    pub blank: Blank,
}

/// A stage for somebody: the room needs to know for whom, in which language, and of which files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cue {
    pub stage: Stage,
    pub audience: NationSet,
    /// TLP:RED was confirmed for this audience.
    pub red: bool,
    pub lang: Lang,
    /// How coordinates are written.
    pub coords: CoordinateStyle,
    /// Fingerprint of the files that are shown.
    pub files: u64,
    /// Seconds of the item that are used and planned, and minutes of the day, for the line at the foot.
    pub used: u32,
    pub planned: u32,
    /// The clock holds.
    pub paused: bool,
}
