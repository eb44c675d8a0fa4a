//! Where one has been, as in a browser.

use super::chart::ChartPlace;
use super::map::MapSpot;
use super::state::Focus;
use crate::analysis::pane::Pane;

/// Most places that are kept.
const MOST: usize = 100;

/// A place one can come back to.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    pub pane: Pane,
    /// Record selected in the list.
    pub selected: Option<Box<str>>,
    /// Record shown instead of it, reached through a door.
    pub visiting: Option<Box<str>>,
    pub focus: Focus,
    pub door: usize,
    pub scroll: usize,
    /// What the map showed, when it was the map that was left.
    pub map: Option<MapSpot>,
    /// The chart that was shown.
    pub chart: Option<ChartPlace>,
}

/// Places behind and before.
#[derive(Clone, Debug, Default)]
pub struct History {
    back: Vec<Spot>,
    forward: Vec<Spot>,
}

impl History {
    /// Keeps `spot`, which is being left; what lay ahead is forgotten.
    pub fn leave(&mut self, spot: Spot) {
        self.forward.clear();
        if self.back.last() != Some(&spot) {
            self.back.push(spot);
        }
        if self.back.len() > MOST {
            self.back.remove(0);
        }
    }

    /// The place before, `here` staying ahead.
    pub fn back(&mut self, here: Spot) -> Option<Spot> {
        let spot = self.back.pop()?;
        self.forward.push(here);
        Some(spot)
    }

    /// The place ahead, `here` staying behind.
    pub fn forward(&mut self, here: Spot) -> Option<Spot> {
        let spot = self.forward.pop()?;
        self.back.push(here);
        Some(spot)
    }

    /// The place behind.
    #[must_use]
    pub fn behind(&self) -> Option<&Spot> {
        self.back.last()
    }

    /// Whether there is a place behind.
    #[must_use]
    pub fn has_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// Whether there is a place ahead.
    #[must_use]
    pub fn has_forward(&self) -> bool {
        !self.forward.is_empty()
    }

    /// Forgets the places of records of which `stays` says that they are gone.
    pub fn keep(&mut self, stays: impl Fn(&str) -> bool) {
        for places in [&mut self.back, &mut self.forward] {
            places.retain(|spot| [&spot.visiting, &spot.selected].into_iter().flatten().all(|id| stays(id)));
            places.dedup();
        }
    }

    /// Forgets everything: another audience may not see where one has been.
    pub fn clear(&mut self) {
        self.back.clear();
        self.forward.clear();
    }
}
