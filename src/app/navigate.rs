//! Going from place to place: panes, doors, back and forward.

use super::history::Spot;
use super::scene::ScenePlace;
use super::state::{Focus, State};
use crate::analysis::pane::Pane;
use crate::analysis::sheet::Door;

impl State {
    /// The place one is at.
    #[must_use]
    pub fn spot(&self) -> Spot {
        Spot {
            pane: self.pane,
            selected: self.list().selected().map(Into::into),
            visiting: self.visiting.clone(),
            focus: self.focus,
            door: self.detail.door,
            scroll: self.detail.scroll,
            map: (self.pane == Pane::Map).then(|| self.map.spot()),
            chart: self.chart.clone(),
        }
    }

    /// Shows `pane`, with its list in focus.
    pub(super) fn show_pane(&mut self, pane: Pane) {
        if pane != self.pane || self.visiting.is_some() || self.chart.is_some() {
            self.history.leave(self.spot());
        }
        self.pane = pane;
        self.focus = Focus::List;
        self.visiting = None;
        self.scene = None;
        self.chart = None;
        self.rebuild();
    }

    /// Shows the record `id`, if the room may see it, as if one had come for it.
    pub fn look_at(&mut self, id: &str) {
        if self.room.get(id).is_some() {
            self.arrive(id);
        }
    }

    /// Goes to the record `id`, keeping the way back.
    pub(super) fn go(&mut self, id: &str) {
        if self.room.get(id).is_none() {
            return;
        }
        self.history.leave(self.spot());
        self.scene = None;
        self.chart = None;
        self.arrive(id);
    }

    /// Shows the record `id` in its pane, or beside it when no list has it.
    fn arrive(&mut self, id: &str) {
        let Some(kind) = self.room.get(id).map(|record| record.kind) else { return };
        if let Some(pane) = Pane::of(kind) {
            self.pane = pane;
        } else if matches!(self.pane, Pane::Overview | Pane::Map) {
            // A page needs a list beside it.
            self.pane = Pane::Incidents;
        }
        self.visiting = None;
        self.focus = Focus::Detail;
        self.rebuild();
        // Held out of the list by region or filter, or of a kind no list has: shown all the same.
        if !self.list_mut().select(id) {
            self.visiting = Some(id.into());
        }
        self.detail.id = None;
        self.settle();
        self.detail.scroll = 0;
        self.detail.door = 0;
    }

    /// Opens what a door leads to.
    pub(super) fn enter(&mut self, door: &Door) {
        match door {
            Door::Record(id) => self.go(&id.clone()),
            Door::Scene(item, at) => {
                if let Some(scene) = ScenePlace::open(self, item, *at) {
                    self.scene = Some(scene);
                }
            }
        }
    }

    pub(super) fn go_back(&mut self) {
        let here = self.spot();
        if let Some(spot) = self.history.back(here) {
            self.restore(&spot);
        }
    }

    pub(super) fn go_forward(&mut self) {
        let here = self.spot();
        if let Some(spot) = self.history.forward(here) {
            self.restore(&spot);
        }
    }

    fn restore(&mut self, spot: &Spot) {
        self.scene = None;
        self.chart.clone_from(&spot.chart);
        self.pane = spot.pane;
        self.visiting = spot.visiting.clone().filter(|id| self.room.get(id).is_some());
        self.focus = spot.focus;
        if let Some(map) = &spot.map {
            self.map.restore(map, &self.room);
        }
        self.rebuild();
        if let Some(id) = &spot.selected {
            self.list_mut().select(id);
        }
        self.detail.id = None;
        self.settle();
        self.detail.door = spot.door;
        self.detail.scroll = spot.scroll;
        self.detail.clamp(usize::from(self.geometry().detail.height));
    }
}
