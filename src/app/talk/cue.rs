//! What the room screen is told, and when the clock moves on.

use std::time::Duration;

use super::Talk;
use crate::analysis::clock::next_tick;
use crate::app::state::State;
use crate::model::stage::{Blank, Cue};

impl State {
    /// What the room screen has to show now.
    #[must_use]
    pub fn cue(&self) -> Option<Cue> {
        let talk = self.talk.as_ref()?;
        let timing = talk.timing();
        let seconds = |seconds: i64| u32::try_from(seconds.max(0)).unwrap_or(u32::MAX);
        let item = timing.item.as_ref().filter(|item| item.id == talk.stage.item);
        Some(Cue {
            stage: talk.stage.clone(),
            audience: self.room.audience(),
            red: self.room.red(),
            lang: self.lang,
            coords: self.coords,
            files: talk.files,
            used: item.map_or(0, |item| seconds(item.used)),
            planned: item.map_or(0, |item| seconds(item.budget)),
            paused: talk.clock.holds(),
        })
    }

    /// The plan in the language of the screen.
    pub(in crate::app) fn replan(&mut self) {
        let plan = crate::analysis::clock::Plan::of(&self.cx());
        if let Some(talk) = &mut self.talk {
            talk.plan = plan;
        }
    }
}

impl Talk {
    /// Whether a clock is on the screen that has moved since the last picture.
    #[must_use]
    pub(in crate::app) fn clock_shows(&self) -> bool {
        // The room's picture has minutes only.
        !self.swapped || (self.stage.blank == Blank::No && self.now.timestamp().rem_euclid(60) == 0)
    }

    /// Until the clock shows another second.
    #[must_use]
    pub(in crate::app) fn next_wake(&self) -> Duration {
        next_tick(&self.timing())
    }
}
