//! The map of the desk: what part is seen, what is marked, what is switched on.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::overview;
use super::state::State;
use crate::analysis::gazetteer::Gazetteer;
use crate::analysis::pane::Pane;
use crate::analysis::situation::{self, LayerSet, LegendLine, Situation, Wanted};
use crate::analysis::window::Window;
use crate::map::pixels::Pixels;
use crate::map::projection::{DEFAULT_ASPECT, View};
use crate::map::scene::Layers;
use crate::map::{Hit, Map};
use crate::model::lang::Lang;
use crate::model::position::Position;
use crate::model::room::Room;
use crate::model::table::{Body, Record};

pub mod goto;
pub mod layers;
pub mod plan;

/// Range rings that can be drawn, in kilometres, nearest first.
pub const RINGS: [[f64; 3]; 2] = [[10.0, 25.0, 50.0], [50.0, 100.0, 200.0]];
/// Marks whose order is kept at once when they change.
const FEW: usize = 5_000;
/// Kilometres a cell is wide where one flies to a single place.
const CLOSE: f64 = 2.0;

/// A marker that is selected.
#[derive(Clone, Debug, PartialEq)]
pub struct Marked {
    /// Its record.
    pub id: Box<str>,
    pub at: Position,
}

/// The part of the world and the marker one can come back to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapSpot {
    view: Option<View>,
    marked: Option<Marked>,
    cross: Option<Position>,
}

/// What the situation was built for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Built {
    generation: u64,
    lang: Lang,
    wanted: Wanted,
}

/// The map pane.
#[derive(Debug)]
pub struct MapDesk {
    /// The part that is seen; home until one moves.
    view: Option<View>,
    /// Layers of the briefing.
    pub layers: LayerSet,
    /// Layers of the basemap.
    pub base: Layers,
    /// The signs the picture is made of.
    pub pixels: Pixels,
    pub marked: Option<Marked>,
    /// Where the cross was put; the middle of the map when nowhere.
    pub cross: Option<Position>,
    /// Where measuring began.
    pub ruler: Option<Position>,
    /// Which of [`RINGS`] are drawn, from 1; 0 none.
    pub rings: usize,
    /// The record that was asked to be shown.
    pub focus: Option<Box<str>>,
    /// The record that was opened from here: Esc comes back.
    pub opened: Option<Box<str>>,
    pub situation: Situation,
    /// What lies on it, by kind.
    pub legend: Vec<LegendLine>,
    /// Places one can go to, and the nearest of which is named.
    pub places: Arc<Gazetteer>,
    built: Option<Built>,
    /// Markers in their order, made when they are stepped through.
    order: Option<Vec<Marked>>,
    /// Grids and label places of the last frame: they decide speed and the calm of labels alone.
    pub scratch: RefCell<Map>,
}

impl Default for MapDesk {
    fn default() -> Self {
        Self {
            layers: LayerSet::facts(),
            view: None,
            base: Layers::default(),
            pixels: Pixels::default(),
            marked: None,
            cross: None,
            ruler: None,
            rings: 0,
            focus: None,
            opened: None,
            situation: Situation::default(),
            legend: Vec::new(),
            places: Arc::default(),
            built: None,
            order: None,
            scratch: RefCell::default(),
        }
    }
}

impl MapDesk {
    /// The place to come back to.
    #[must_use]
    pub fn spot(&self) -> MapSpot {
        MapSpot { view: self.view, marked: self.marked.clone(), cross: self.cross }
    }

    /// Back to a place that was left.
    pub fn restore(&mut self, spot: &MapSpot, room: &Room) {
        self.view = spot.view;
        self.marked = spot.marked.clone().filter(|marked| room.get(&marked.id).is_some());
        self.cross = spot.cross;
    }

    /// Sees the part `view`.
    pub fn look(&mut self, view: View) {
        self.view = Some(view);
    }

    /// Sees the four regions.
    pub fn home(&mut self) {
        self.view = None;
    }

    /// The record of a mark.
    #[must_use]
    pub fn record(&self, mark: u32) -> Option<&str> {
        self.situation.ids.get(mark as usize).map(|id| &**id)
    }
}

impl State {
    /// Whether the keys go to the map.
    #[must_use]
    pub fn on_map(&self) -> bool {
        let away = self.scene.is_some() || self.talk.is_some() || self.follow.is_some();
        self.pane == Pane::Map && !away
    }

    /// The part of the world that is seen.
    #[must_use]
    pub fn map_view(&self) -> View {
        let area = plan::plan(self.size).map;
        let size = (area.width, area.height);
        self.map.view.map_or_else(|| View::home(size, DEFAULT_ASPECT), |view| view.resized(size))
    }

    /// Where the cross stands: on the marker, where it was put, else in the middle.
    #[must_use]
    pub fn cross(&self) -> Option<Position> {
        let marked = self.map.marked.as_ref().map(|marked| marked.at);
        marked.or(self.map.cross).or_else(|| self.map_view().centre())
    }

    /// What the map is asked for.
    fn wanted(&self) -> Wanted {
        Wanted {
            layers: self.map.layers,
            days: self.timeline.range(&self.days, Window::Period),
            region: self.region,
            focus: self.map.focus.iter().cloned().collect(),
        }
    }

    /// Builds what lies on the map, if it is shown and something it depends on has changed.
    pub(super) fn refresh_map(&mut self) {
        if self.pane != Pane::Map {
            return;
        }
        let now = Built { generation: self.generation, lang: self.lang, wanted: self.wanted() };
        let same = |known: &Built| (known.generation, known.lang) == (now.generation, now.lang);
        if !self.map.built.as_ref().is_some_and(same) {
            self.map.places = Arc::new(Gazetteer::of(&self.cx()));
        }
        if self.map.built.as_ref() == Some(&now) {
            return;
        }
        self.map.situation = situation::build(&self.cx(), &now.wanted);
        self.map.legend = self.map.situation.legend(&self.cx(), None);
        // So many are put in order again only when they are stepped through.
        let few = self.map.situation.marks.len() <= FEW;
        self.map.order = (few && self.map.order.is_some()).then(|| self.marker_order());
        self.map.built = Some(now);
    }

    /// Forgets what another audience may not learn: where one looked, what was marked and measured.
    pub(super) fn forget_map(&mut self) {
        let marked = self.map.marked.take();
        let shown = marked.as_ref().and_then(|marked| {
            let positions = situation::positions(&self.cx(), self.room.get(&marked.id)?);
            positions.contains(&marked.at).then(|| marked.clone())
        });
        let MapDesk { layers, base, pixels, .. } = self.map;
        // The part that was seen may have been fitted to what is held back now.
        self.map = MapDesk { layers, base, pixels, ..MapDesk::default() };
        if let Some(marked) = shown {
            self.mark(marked);
        }
    }

    /// Follows what changed in the files: the part that is seen stays, a marker goes where its record went.
    pub(super) fn renew_map(&mut self) {
        let marked = self.map.marked.take();
        self.map.marked = marked.and_then(|marked| {
            let positions = self.positions(&marked.id);
            let at = positions.iter().find(|at| **at == marked.at).or(positions.first())?;
            Some(Marked { at: *at, ..marked })
        });
        let room = self.room.clone();
        let seen = |id: &str| room.get(id).is_some();
        self.map.focus = self.map.focus.take().filter(|id| seen(id));
        self.map.opened = self.map.opened.take().filter(|id| seen(id));
        // What lay on it is built anew when it is shown.
        self.map.situation = Situation::default();
        self.map.legend.clear();
        self.map.places = Arc::default();
        self.map.built = None;
        self.map.order = None;
    }

    /// The record that is shown or pointed at, if it lies somewhere.
    #[must_use]
    pub fn placed_record(&self) -> Option<Box<str>> {
        self.pointed_record().filter(|id| !self.positions(id).is_empty())
    }

    /// The record under the cursor, wherever that is.
    #[must_use]
    pub fn record_here(&self) -> Option<Box<str>> {
        if self.scene.is_none() && self.on_map() {
            return self.map.marked.as_ref().map(|marked| marked.id.clone());
        }
        self.pointed_record()
    }

    /// The record that is shown or pointed at.
    fn pointed_record(&self) -> Option<Box<str>> {
        match (&self.scene, &self.chart) {
            (Some(place), _) => place.record(&self.cx()),
            (None, Some(chart)) => chart.record(self),
            (None, None) if self.pane == Pane::Overview && self.visiting.is_none() => {
                match overview::items(self).into_iter().nth(self.overview)? {
                    (_, overview::Item::Record(id)) => Some(id),
                    _ => None,
                }
            }
            (None, None) => self.selected().map(Into::into),
        }
    }

    /// Where a record lies, as far as this room may know.
    #[must_use]
    pub fn positions(&self, id: &str) -> Vec<Position> {
        self.room.get(id).map(|record| situation::positions(&self.cx(), record)).unwrap_or_default()
    }

    /// Records that share a place on the screen with the marker, at most `most`, and how many there are;
    /// one alone is itself.
    #[must_use]
    pub fn marked_here(&self, most: usize) -> (Vec<Box<str>>, usize) {
        let Some(marked) = &self.map.marked else { return (Vec::new(), 0) };
        let alone = || (vec![marked.id.clone()], 1);
        let Some(cell) = self.map_view().cell(marked.at) else { return alone() };
        let Some(Hit::Cluster(marks)) = self.hit(cell) else { return alone() };
        if !marks.iter().any(|mark| self.map.record(*mark) == Some(&marked.id)) {
            return alone();
        }
        let (mut seen, mut all) = (BTreeSet::from([&*marked.id]), vec![marked.id.clone()]);
        for (at, mark) in marks.iter().enumerate() {
            if all.len() >= most {
                // A record may have several marks here: from now on they are only counted.
                return (all, seen.len() + marks.len() - at);
            }
            let id = self.map.record(*mark).unwrap_or_default();
            if seen.insert(id) {
                all.push(id.into());
            }
        }
        let count = all.len();
        (all, count)
    }

    /// The marks at a cell of the map.
    #[must_use]
    pub fn hit(&self, cell: (u16, u16)) -> Option<Hit> {
        let mut map = self.map.scratch.try_borrow_mut().ok()?;
        let (view, marks) = (self.map_view(), &self.map.situation.marks);
        map.gather(&view, marks);
        map.hit(&view, marks, cell)
    }

    /// Selects the marker of `id`, and brings it into view when it is out of sight or at the edge.
    pub(super) fn mark(&mut self, marked: Marked) {
        let view = self.map_view();
        let (cols, rows) = view.size();
        let (edge_x, edge_y) = (cols / 10, rows / 8);
        let inside = view.cell(marked.at).is_some_and(|(x, y)| {
            (edge_x..cols.saturating_sub(edge_x)).contains(&x)
                && (edge_y..rows.saturating_sub(edge_y)).contains(&y)
        });
        if !inside {
            self.map.look(view.centred(marked.at));
        }
        self.map.marked = Some(marked);
        self.map.cross = None;
    }

    /// The marker after the present one, or before it.
    pub(super) fn step_marker(&mut self, forward: bool) {
        if self.map.order.is_none() {
            self.map.order = Some(self.marker_order());
        }
        let Some(order) = self.map.order.as_ref().filter(|order| !order.is_empty()) else { return };
        let here = self.map.marked.as_ref().and_then(|m| order.iter().position(|known| known.id == m.id));
        let next = match (here, forward) {
            (Some(at), true) => (at + 1) % order.len(),
            (Some(at), false) => (at + order.len() - 1) % order.len(),
            (None, true) => 0,
            (None, false) => order.len() - 1,
        };
        let marked = order[next].clone();
        self.mark(marked);
    }

    /// Number of the marker among all, from 1, and how many there are.
    #[must_use]
    pub fn marker_number(&self) -> Option<(usize, usize)> {
        let order = self.map.order.as_ref()?;
        let marked = self.map.marked.as_ref()?;
        let at = order.iter().position(|known| known.id == marked.id)?;
        Some((at + 1, order.len()))
    }

    /// Each record with a mark once: incidents, patrols, the rest, the newest first.
    fn marker_order(&self) -> Vec<Marked> {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut all = Vec::new();
        for mark in &self.map.situation.marks {
            let Some(record) = self.map.record(mark.id).and_then(|id| self.room.get(id)) else { continue };
            if seen.insert(&record.id) {
                let marked = Marked { id: record.id.clone(), at: mark.position };
                all.push(((class(record), Reverse(day_of(record)), mark.rank), marked));
            }
        }
        all.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.id.cmp(&other.id)));
        all.into_iter().map(|(_, marked)| marked).collect()
    }

    /// Shows all of `points`; a single one from near.
    pub(super) fn fit(&mut self, points: &[Position]) {
        let view = self.map_view();
        match points {
            [] => self.map.home(),
            [only] => self.fly(*only),
            _ => self.map.look(View::fit(points.iter().copied(), view.size(), view.aspect())),
        }
    }

    /// Puts `place` into the middle, from near.
    pub(super) fn fly(&mut self, place: Position) {
        let view = self.map_view();
        let km = view.km_per_cell().min(CLOSE);
        self.map.look(View::new(place, km, view.size(), view.aspect()));
    }
}

/// Incidents first, then patrols, then what only stands there.
fn class(record: &Record) -> u8 {
    match &record.body {
        Body::Incident(_) => 0,
        Body::Patrol(_) => 1,
        _ => 2,
    }
}

/// The day a record speaks of.
fn day_of(record: &Record) -> Option<NaiveDate> {
    match &record.body {
        Body::Incident(incident) => Some(incident.start.date()),
        Body::Patrol(patrol) => Some(patrol.window.start.date()),
        _ => None,
    }
}
