//! The room screen: what the console last said, and whether it is still there.

use chrono::{DateTime, TimeDelta, Utc};

use super::state::State;
use super::update::Effect;
use crate::model::stage::Cue;

/// The console counts as gone when it says nothing for so long (`platform.md` 5).
const SILENCE: TimeDelta = TimeDelta::seconds(3);

/// What was found where the console writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Nothing, or nothing that can be read.
    Nothing,
    /// The console ended; this was its last word.
    Ended(Cue),
    /// The console is there; it counts up while it lives.
    Live { cue: Cue, counter: u64 },
}

/// How it stands with the console.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Contact {
    /// No console was seen yet.
    #[default]
    Waiting,
    Live,
    /// The console ended, or says nothing any more: the last scene stays.
    Quiet,
}

/// The room screen's own state.
#[derive(Clone, Debug)]
pub struct Follow {
    pub cue: Option<Cue>,
    pub contact: Contact,
    /// The moment of the last look.
    pub now: DateTime<Utc>,
    /// Fingerprint of the files that are loaded here.
    pub files: u64,
    counter: u64,
    heard: DateTime<Utc>,
    /// Fingerprint that was asked for and could not be had.
    refused: Option<u64>,
    loading: bool,
    /// When leaving was asked for.
    pub leaving: Option<DateTime<Utc>>,
}

impl Follow {
    /// A room screen over files with this fingerprint, before it has seen a console.
    #[must_use]
    pub fn new(files: u64, now: DateTime<Utc>) -> Self {
        Self {
            cue: None,
            contact: Contact::Waiting,
            now,
            files,
            counter: 0,
            heard: now,
            refused: None,
            loading: false,
            leaving: None,
        }
    }

    /// What may be shown: nothing while the files are not those of the console.
    #[must_use]
    pub fn shown(&self) -> Option<&Cue> {
        self.cue.as_ref().filter(|cue| cue.files == self.files && !self.loading)
    }
}

/// What of a cue is on the screen: seconds are not.
fn minutes(cue: &Cue) -> Cue {
    Cue { used: cue.used / 60, ..cue.clone() }
}

/// Takes a look at the console's word; the picture is drawn anew only where it differs.
pub(super) fn look(state: &mut State, now: DateTime<Utc>, sight: Sight) -> Vec<Effect> {
    let Some(follow) = &mut state.follow else { return Vec::new() };
    let minute = |at: DateTime<Utc>| at.timestamp().div_euclid(60);
    let mut changed = follow.shown().is_some() && minute(follow.now) != minute(now);
    follow.now = now;
    let before = follow.contact;
    let cue = match sight {
        Sight::Live { cue, counter } => {
            if counter != follow.counter || follow.contact == Contact::Waiting {
                follow.counter = counter;
                follow.heard = now;
            }
            let silent = now - follow.heard > SILENCE;
            follow.contact = if silent { Contact::Quiet } else { Contact::Live };
            Some(cue)
        }
        // The last scene stays, also where the record is gone or half of one.
        Sight::Ended(cue) => {
            follow.contact = Contact::Quiet;
            Some(cue)
        }
        Sight::Nothing => {
            if follow.contact != Contact::Waiting && now - follow.heard > SILENCE {
                follow.contact = Contact::Quiet;
            }
            None
        }
    };
    changed |= before != follow.contact;
    let mut effects = Vec::new();
    if let Some(cue) = cue {
        changed |= follow.cue.as_ref().map(minutes) != Some(minutes(&cue));
        effects = take(state, cue);
    }
    state.dirty |= changed;
    effects
}

/// Takes the cue: the room it is for, its language, its files.
fn take(state: &mut State, cue: Cue) -> Vec<Effect> {
    let other_room = cue.audience != state.room.audience() || cue.red != state.room.red();
    if other_room {
        let room = state.room.for_audience(cue.audience, cue.red);
        super::update::enter_room(state, room);
    }
    state.lang = cue.lang;
    state.coords = cue.coords;
    let Some(follow) = &mut state.follow else { return Vec::new() };
    let missing = cue.files != follow.files;
    let wanted = cue.files;
    follow.cue = Some(cue);
    if missing && !follow.loading && follow.refused != Some(wanted) {
        follow.loading = true;
        return vec![Effect::Reload];
    }
    Vec::new()
}

/// The files were read anew.
pub(super) fn reloaded(
    state: &mut State,
    briefing: std::sync::Arc<crate::model::briefing::Briefing>,
    files: u64,
) {
    let (audience, red) = (state.room.audience(), state.room.red());
    let room = crate::model::room::Room::new(briefing, audience, red);
    super::update::enter_room(state, room);
    let Some(follow) = &mut state.follow else { return };
    follow.loading = false;
    follow.files = files;
    follow.refused = follow.cue.as_ref().map(|cue| cue.files).filter(|wanted| *wanted != files);
}

/// The files could not be read: what is on them stays black.
pub(super) fn not_reloaded(state: &mut State) {
    let Some(follow) = &mut state.follow else { return };
    follow.loading = false;
    follow.refused = follow.cue.as_ref().map(|cue| cue.files);
}

impl Follow {
    /// Whether leaving was asked for just before; remembers that it is asked for now.
    pub(super) fn leave_again(&mut self) -> bool {
        let before = self.leaving.replace(self.now);
        before.is_some_and(|before| self.now - before <= super::talk::AGAIN)
    }
}
