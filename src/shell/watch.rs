//! Noticing that briefing files were saved: one thread looks at their folder, five times a second at most.
//!
//! ```text
//!  Watcher::wait ──> list (stat of each file) ──> Settle::look ──> Changed, Gone, Back
//!        ^  200 ms, or look_now()                     │ nothing to tell
//!        └────────────────────────────────────────────┘
//! ```
//!
//! Looking works where waiting for the system's events does not: on network drives, and for every way in
//! which editors save. Whoever runs the loop hears of nothing until there is something to tell.

mod listing;
mod settle;

use std::path::PathBuf;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::clock::Stopwatch;
use listing::Listing;
use settle::Settle;
pub use settle::Sign;

/// Time between two looks: five a second.
const LOOK: Duration = Duration::from_millis(200);

/// The same just after somebody asked for a look.
const QUICK: Duration = Duration::from_millis(40);

/// Quick looks after being asked: what changed, and that it stays.
const QUICK_LOOKS: u8 = 3;

/// Looks at the files of a briefing.
#[derive(Debug)]
pub struct Watcher {
    state: Mutex<State>,
    bell: Condvar,
    clock: Stopwatch,
}

#[derive(Debug, Default)]
struct State {
    /// What is looked at, while nobody waits.
    watched: Option<Watched>,
    /// What is to be looked at from now on.
    turn: Option<Mark>,
    quick: u8,
    waiting: bool,
}

/// How a place stood before it was read.
#[derive(Debug)]
pub struct Mark(Option<Watched>);

/// The files of one briefing.
#[derive(Debug)]
struct Watched {
    place: PathBuf,
    settle: Settle,
}

impl Watched {
    fn new(place: PathBuf) -> Self {
        let settle = Settle::new(Listing::before_reading(&place));
        Self { place, settle }
    }

    fn look(&mut self, now: Duration) -> Option<Sign> {
        let listing = Listing::of(&self.place, |name, stat| self.settle.wants(name, stat, now));
        self.settle.look(now, listing)
    }
}

impl Watcher {
    /// Watches the folder or file `place`, as it is before it is read; nothing without one.
    #[must_use]
    pub fn new(place: Option<PathBuf>) -> Self {
        let state = State { watched: place.map(Watched::new), ..State::default() };
        Self { state: Mutex::new(state), bell: Condvar::new(), clock: Stopwatch::start() }
    }

    /// How another place stands before it is read.
    #[must_use]
    pub fn mark(place: Option<PathBuf>) -> Mark {
        Mark(place.map(Watched::new))
    }

    /// Watches what was marked from now on.
    pub fn turn_to(&self, mark: Mark) {
        self.state().turn = Some(mark);
        self.bell.notify_all();
    }

    /// Looks at once: somebody has just come back from an editor.
    pub fn look_now(&self) {
        self.state().quick = QUICK_LOOKS;
        self.bell.notify_all();
    }

    /// Waits until there is something to tell. `None` at once where another thread waits already.
    #[must_use]
    pub fn wait(&self) -> Option<Sign> {
        let mut state = self.state();
        if std::mem::replace(&mut state.waiting, true) {
            return None;
        }
        let mut watched = state.watched.take();
        drop(state);
        let sign = loop {
            self.rest(&mut watched);
            // The files are looked at without the lock: a drive that hangs must not stop who asks for more.
            if let Some(sign) = watched.as_mut().and_then(|watched| watched.look(self.clock.passed())) {
                break sign;
            }
        };
        let mut state = self.state();
        state.watched = watched;
        state.waiting = false;
        Some(sign)
    }

    /// Until the next look; takes over what is to be watched from now on.
    fn rest(&self, watched: &mut Option<Watched>) {
        let mut state = self.state();
        let quick = state.quick;
        let idle = |state: &mut State| state.turn.is_none() && state.quick <= quick;
        let period = if quick > 0 { QUICK } else { LOOK };
        state = if watched.is_none() && state.turn.is_none() {
            self.bell.wait_while(state, |state| state.turn.is_none()).unwrap_or_else(PoisonError::into_inner)
        } else {
            let waited = self.bell.wait_timeout_while(state, period, idle);
            waited.unwrap_or_else(PoisonError::into_inner).0
        };
        state.quick = state.quick.saturating_sub(1);
        if let Some(turn) = state.turn.take() {
            *watched = turn.0;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(all(test, unix))]
mod tests;
