//! What lies on the map for this room: marks, ways, areas and places, as the renderer takes them.

use chrono::NaiveDate;

use super::context::Cx;
use crate::look::tone::Tone;
use crate::map::scene::{Area, Mark, Place, Route, Selection, Sign};
use crate::model::marking::Composite;
use crate::model::position::Position;
use crate::model::record::{MapLayer, Region};
use crate::model::table::{Kind, Record};

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
    /// First and last day of incidents and patrols; `None` is all of them.
    pub days: Option<(NaiveDate, NaiveDate)>,
    pub region: Option<Region>,
    /// Records the map is about: they stand out.
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
    /// What is selected, when a record of the focus has one position.
    pub selection: Option<Selection>,
    /// Marking of everything on it.
    pub composite: Composite,
}

/// What lies on the map.
#[must_use]
pub fn build(cx: &Cx<'_>, wanted: &Wanted) -> Situation {
    let mut all = Situation::default();
    if wanted.layers.has(MapLayer::Incidents) {
        for record in cx.room.of(Kind::Incident) {
            let Some(position) = cx.room.position(record) else { continue };
            all.composite.add(&record.marking);
            let id = u32::try_from(all.ids.len()).unwrap_or(u32::MAX);
            all.ids.push(record.id.clone());
            all.marks.push(Mark {
                position,
                sign: Sign::Cross,
                tone: Tone::High,
                rank: 1,
                label: String::new(),
                id,
            });
        }
    }
    all
}

/// Where a record lies: a point, the points of a way, the places it names; empty when it has none.
#[must_use]
pub fn positions(cx: &Cx<'_>, record: &Record) -> Vec<Position> {
    cx.room.position(record).into_iter().collect()
}
