//! What lies on the map for this room: marks, ways, areas and places, as the renderer takes them.

mod assets;
mod concerns;
mod corridors;
mod incidents;
mod laying;
mod legend;
mod patrols;
mod places;
mod reach;
pub mod readout;

use std::collections::BTreeMap;

use chrono::NaiveDate;

pub use incidents::OLD_DAYS;
pub use legend::{Entry, Family, LegendLine, PatrolState, Swatch, Works};
use places::region_name;
pub use places::short_name;
pub use reach::{corners, positions};

use super::context::Cx;
use crate::map::scene::{Area, Mark, Place, Route, Selection};
use crate::model::marking::Composite;
use crate::model::position::Position;
use crate::model::record::{MapLayer, Region};
use crate::model::table::Kind;
use laying::Laying;

/// Which layers of the briefing are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayerSet([bool; MapLayer::ALL.len()]);

impl Default for LayerSet {
    /// All of them.
    fn default() -> Self {
        Self([true; MapLayer::ALL.len()])
    }
}

impl LayerSet {
    /// These layers; all of them when none is named.
    #[must_use]
    pub fn of(layers: &[MapLayer]) -> Self {
        if layers.is_empty() {
            return Self::default();
        }
        let mut set = Self([false; MapLayer::ALL.len()]);
        for layer in layers {
            set.0[*layer as usize] = true;
        }
        set
    }

    /// What the map of the desk shows at first: what is there and what happens, not what is feared.
    #[must_use]
    pub fn facts() -> Self {
        Self::of(&[MapLayer::Incidents, MapLayer::Patrols, MapLayer::Assets, MapLayer::Corridors])
    }

    /// Whether `layer` is on.
    #[must_use]
    pub const fn has(self, layer: MapLayer) -> bool {
        self.0[layer as usize]
    }

    /// Puts `layer` on or off.
    pub const fn toggle(&mut self, layer: MapLayer) {
        self.0[layer as usize] = !self.0[layer as usize];
    }
}

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub layers: LayerSet,
    /// First and last day of incidents, and of patrols that are over; `None` is all of them. Patrols
    /// still to come belong to no window of the past.
    pub days: Option<(NaiveDate, NaiveDate)>,
    pub region: Option<Region>,
    /// Records the map is about: they stand whatever the layers and days, and their like step back.
    pub focus: Vec<Box<str>>,
}

/// What lies on the map.
#[derive(Clone, Debug, Default)]
pub struct Situation {
    pub places: Vec<Place>,
    pub marks: Vec<Mark>,
    pub routes: Vec<Route>,
    pub areas: Vec<Area>,
    /// Records behind the marks: `Mark::id` is a place in this list.
    pub ids: Vec<Box<str>>,
    /// What is selected, when the records of the focus have one position.
    pub selection: Option<Selection>,
    /// Marking of everything on it.
    pub composite: Composite,
    /// What the legend counts, and where it lies.
    pub entries: Vec<(Entry, Position)>,
}

impl Situation {
    /// The record behind a mark.
    #[must_use]
    pub fn record(&self, mark: u32) -> Option<&str> {
        self.ids.get(usize::try_from(mark).ok()?).map(AsRef::as_ref)
    }

    /// What marks are called together: the title of one record, the kinds of several with their counts.
    #[must_use]
    pub fn title(&self, cx: &Cx<'_>, marks: &[u32]) -> String {
        let mut ids: Vec<&str> = marks.iter().filter_map(|mark| self.record(*mark)).collect();
        ids.sort_unstable();
        ids.dedup();
        let records: Vec<_> = ids.iter().filter_map(|id| cx.room.get(id)).collect();
        if let [record] = records[..] {
            return record.title().get(cx.lang).to_owned();
        }
        let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
        for record in records {
            *kinds.entry(record.kind).or_default() += 1;
        }
        let words = kinds.into_iter().map(|(kind, count)| {
            let word = if count == 1 { kind.one() } else { kind.several() };
            format!("{count} {}", word.get(cx.lang))
        });
        words.collect::<Vec<_>>().join(", ")
    }

    /// Whether dams of the briefing are on it: those of the basemap are the same ones.
    #[must_use]
    pub fn has_dams(&self) -> bool {
        self.entries.iter().any(|(entry, _)| *entry == Entry::Works(Works::Dam))
    }

    /// What is on it, sign by sign, for its legend: all of it, or within west, south, east and north in
    /// degrees.
    #[must_use]
    pub fn legend(&self, cx: &Cx<'_>, within: Option<[f64; 4]>) -> Vec<LegendLine> {
        let inside = |at: Position| {
            within.is_none_or(|[west, south, east, north]| {
                (west..=east).contains(&at.lon()) && (south..=north).contains(&at.lat())
            })
        };
        let mut counts: BTreeMap<Entry, u32> = BTreeMap::new();
        for (entry, _) in self.entries.iter().filter(|(_, at)| inside(*at)) {
            *counts.entry(*entry).or_default() += 1;
        }
        let mut roads = false;
        let lines = counts.iter().map(|(entry, count)| {
            let first = matches!(entry, Entry::Segment(_)) && !std::mem::replace(&mut roads, true);
            entry.line(cx, *count, first)
        });
        lines.collect()
    }
}

/// What lies on the map.
#[must_use]
pub fn build(cx: &Cx<'_>, wanted: &Wanted) -> Situation {
    let mut laying = Laying::new(*cx, wanted);
    concerns::tensions(&mut laying);
    corridors::lay(&mut laying);
    concerns::threats(&mut laying);
    patrols::lay(&mut laying);
    assets::lay(&mut laying);
    incidents::lay(&mut laying);
    places::lay(&mut laying);
    laying.finish()
}
