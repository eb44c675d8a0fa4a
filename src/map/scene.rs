//! What a caller puts on the map: layers, places, marks, routes, areas and the selection.
use crate::{
    look::{
        glyphs::{GlyphSet, Glyphs},
        tone::Tone,
    },
    model::{lang::Lang, position::Position},
};

use super::pixels::Pixels;

/// What of the basemap is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers {
    /// Tints of countries, regions and reservoirs.
    pub tints: bool,
    /// Rivers and coast.
    pub water: bool,
    /// Borders between states.
    pub borders: bool,
    /// Lines between regions.
    pub admin: bool,
    /// Roads.
    pub roads: bool,
    /// The railway.
    pub rail: bool,
    /// Towns of the basemap.
    pub towns: bool,
    /// Names of states, regions and rivers.
    pub names: bool,
    /// Dams, airfields and crossings.
    pub assets: bool,
    /// The military grid: squares of 100, 10 or 1 km by scale.
    pub mgrs: bool,
    /// Scale bar and north arrow.
    pub scale: bool,
}

impl Default for Layers {
    /// Everything but the military grid.
    fn default() -> Self {
        Self {
            tints: true,
            water: true,
            borders: true,
            admin: true,
            roads: true,
            rail: true,
            towns: true,
            names: true,
            assets: true,
            mgrs: false,
            scale: true,
        }
    }
}

/// The sign of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sign {
    /// `✗`: incident.
    Cross,
    /// `●`: place of note.
    Dot,
    /// `○`: expected, planned.
    Circle,
    /// `◆`: crossing.
    Diamond,
    /// `▪`: unit, post.
    Square,
    /// `▲`: look at this.
    Triangle,
    /// `◇`: stands there, such as a mine.
    DiamondEmpty,
    /// `·`: known, of no weight.
    Small,
}

impl Sign {
    /// The sign in a set of glyphs.
    #[must_use]
    pub const fn of(self, glyphs: &'static Glyphs) -> &'static str {
        match glyphs.set {
            GlyphSet::Plain => self.letter(),
            GlyphSet::Unicode => match self {
                Self::Cross => glyphs.cross,
                Self::Dot => glyphs.dot,
                Self::Circle => glyphs.circle,
                Self::Diamond => glyphs.diamond,
                Self::Square => glyphs.square,
                Self::Triangle => glyphs.attention,
                Self::DiamondEmpty => glyphs.diamond_empty,
                Self::Small => glyphs.dot_empty,
            },
        }
    }

    /// One letter each, and none that lines and towns of the map have: `x` may not be two things.
    const fn letter(self) -> &'static str {
        match self {
            Self::Cross => "X",
            Self::Dot => "@",
            Self::Circle => "0",
            Self::Diamond => "%",
            Self::Square => "&",
            Self::Triangle => "!",
            Self::DiamondEmpty => "$",
            Self::Small => ",",
        }
    }
}

/// A place of the briefing; it stands before every town of the basemap with the same name or spot.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Where it is.
    pub position: Position,
    /// Its name.
    pub name: String,
    /// 0 first, 5 last; 0 and 1 are bold.
    pub rank: u8,
    /// Tone of the name.
    pub tone: Tone,
}

/// Groups of marks that are counted apart.
pub const GROUPS: usize = 10;

/// Something that happened or stands somewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where it is.
    pub position: Position,
    /// Its sign.
    pub sign: Sign,
    /// Its tone.
    pub tone: Tone,
    /// 0 worst; the worst mark of a cluster gives sign and tone.
    pub rank: u8,
    /// Its kind of thing, 0 to [`GROUPS`] − 1: a cluster counts the marks of the group of its worst.
    pub group: u8,
    /// A name to write beside it, may be empty; a cluster has a count instead.
    pub label: String,
    /// What the caller calls it.
    pub id: u32,
}

/// How a way is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stroke {
    /// Unbroken: free to go, or planned.
    #[default]
    Solid,
    /// Broken: not free.
    Broken,
}

/// A way: a line with arrows in its direction.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// From first to last.
    pub points: Vec<Position>,
    /// Tone of the line.
    pub tone: Tone,
    /// How the line is drawn.
    pub stroke: Stroke,
    /// Whether the points between are shown.
    pub waypoints: bool,
    /// Whether arrows show the direction.
    pub arrows: bool,
    /// Where it crosses a river or a border: a diamond each.
    pub crossings: Vec<Position>,
}

impl Default for Route {
    /// Nothing, unbroken, in ink.
    fn default() -> Self {
        Self {
            points: Vec::new(),
            tone: Tone::Ink,
            stroke: Stroke::Solid,
            waypoints: false,
            arrows: false,
            crossings: Vec::new(),
        }
    }
}

/// The outline of an area.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// All points within a distance, on the sphere. Kilometres.
    Circle(Position, f64),
    /// A region of the basemap by its name, such as `Kayes`.
    Region(String),
    /// A ring of points.
    Ring(Vec<Position>),
}

/// An area or a range ring.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Its outline.
    pub shape: Shape,
    /// Tone of the outline.
    pub tone: Tone,
    /// Whether the inside is hatched, quietly and where nothing else is; a region then has no outline of
    /// its own, its limit is on the map already.
    pub hatched: bool,
}

/// What is selected: a ring around it, and its name first of all.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// Where it is.
    pub position: Position,
    /// What it is, in words.
    pub name: String,
}

/// Everything a frame shows beside the view.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// What of the basemap.
    pub layers: Layers,
    /// Which signs.
    pub pixels: Pixels,
    /// Which language.
    pub lang: Lang,
    /// Places of the briefing.
    pub places: &'a [Place],
    /// Marks, any number.
    pub marks: &'a [Mark],
    /// Ways.
    pub routes: &'a [Route],
    /// Areas and range rings.
    pub areas: &'a [Area],
    /// What is selected.
    pub selection: Option<&'a Selection>,
    /// Where the cross of the cursor stands.
    pub cursor: Option<Position>,
    /// What is measured: a line from point to point.
    pub ruler: Option<(Position, Position)>,
}

impl Scene<'static> {
    /// The basemap alone.
    #[must_use]
    pub fn bare(pixels: Pixels, lang: Lang) -> Self {
        Self {
            layers: Layers::default(),
            pixels,
            lang,
            places: &[],
            marks: &[],
            routes: &[],
            areas: &[],
            selection: None,
            cursor: None,
            ruler: None,
        }
    }
}
