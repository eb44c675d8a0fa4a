//! The days that are looked at, on the map and in the list of incidents alike.

use super::state::State;
use crate::analysis::pane::Pane;
use crate::analysis::window::{Days, Range, Window};
use crate::model::record::Region;

/// What the days were counted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    generation: u64,
    region: Option<Region>,
}

impl State {
    /// What nothing chosen means here: the period on the map, everything in the list.
    #[must_use]
    pub fn usual_window(&self) -> Window {
        if self.pane == Pane::Map { Window::Period } else { Window::All }
    }

    /// The days that are shown here; nothing for all of them.
    #[must_use]
    pub fn shown_days(&self) -> Option<Range> {
        self.timeline.range(&self.days, self.usual_window())
    }

    /// The days that are shown here, in words.
    #[must_use]
    pub fn days_words(&self) -> String {
        self.timeline.words(&self.cx(), &self.days, self.usual_window())
    }

    /// Whether a bar of time belongs to what is on the screen.
    #[must_use]
    pub fn has_time(&self) -> bool {
        let away = self.scene.is_some() || self.talk.is_some() || self.follow.is_some();
        !away && matches!(self.pane, Pane::Map | Pane::Incidents)
    }

    /// Counts the days anew, if a bar of time is shown and what it counts has changed.
    pub(super) fn refresh_days(&mut self) {
        let now = Counted { generation: self.generation, region: self.region };
        if matches!(self.pane, Pane::Map | Pane::Incidents) && self.counted != Some(now) {
            self.days = Days::of(&self.cx(), self.region);
            self.counted = Some(now);
        }
    }

    /// Forgets the days of another audience: a last day may be that of an incident held back.
    pub(super) fn forget_days(&mut self) {
        self.play = None;
        self.timeline.end = None;
        self.days = Days::default();
        self.counted = None;
    }
}
