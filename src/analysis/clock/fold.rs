//! What was done to the clock, added up so that a new moment costs nothing of the past.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::{DAY, MINUTE, SECOND};
use crate::journal::entry::Tick;

/// Most time that an item is believed to have used, in milliseconds: a clock that jumps by years
/// must not overflow what is computed from it.
const MOST: i64 = 100 * DAY;

/// Most minutes that an item has after all that was given, a week.
const MOST_MINUTES: i64 = 7 * 24 * 60;

/// What was used of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    /// Milliseconds it was on, without pauses, up to the last thing done to the clock.
    millis: i64,
    /// Minutes given, and the least its budget can be: together they say what giving and taking in
    /// turn, never below one minute, makes of any planned length.
    given: i64,
    least: i64,
    /// When it was entered first, or begun anew.
    began: Option<DateTime<Utc>>,
    /// Number of the tick that entered it last.
    entered: u64,
}

/// All that was done to the clock so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    items: Vec<Used>,
    index: HashMap<Box<str>, usize>,
    on: Option<(Box<str>, usize)>,
    /// Since when the item that is on has been running; none while the clock holds.
    since: Option<i64>,
    pushed: u64,
}

impl Folded {
    /// Everything in `ticks`, in the order of the journal.
    #[must_use]
    pub fn of(ticks: &[(DateTime<Utc>, Tick)]) -> Self {
        let mut folded = Self::default();
        for (at, tick) in ticks {
            folded.push(*at, tick);
        }
        folded
    }

    /// Takes in what was done at `at`. Without an item that is on, only entering one does anything.
    pub fn push(&mut self, at: DateTime<Utc>, tick: &Tick) {
        self.pushed += 1;
        let millis = at.timestamp_millis();
        match tick {
            Tick::Enter { item } => self.enter(item, at),
            Tick::Pause => {
                self.settle(millis);
                self.since = None;
            }
            Tick::Resume => {
                self.settle(millis);
                self.since = self.on.as_ref().map(|_| millis);
            }
            Tick::Give { minutes } => {
                if let Some(used) = self.current() {
                    used.give(i64::from(*minutes));
                }
            }
            Tick::Restart => {
                self.settle(millis);
                if let Some(used) = self.current() {
                    used.millis = 0;
                    used.began = Some(at);
                }
            }
        }
    }

    /// Id of the item that is on.
    #[must_use]
    pub fn on(&self) -> Option<&str> {
        self.on.as_ref().map(|(id, _)| &**id)
    }

    /// Whether an item is on and its clock holds.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.on.is_some() && self.since.is_none()
    }

    /// What was used of the item `id`, if it was ever entered.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Used> {
        self.index.get(id).map(|at| &self.items[*at])
    }

    /// Milliseconds used of the item `id` at the moment `now`.
    pub(super) fn millis(&self, id: &str, now: i64) -> i64 {
        let Some(used) = self.get(id) else { return 0 };
        let on = self.on() == Some(id);
        let running = self.since.filter(|_| on).map_or(0, |since| now.saturating_sub(since).max(0));
        used.millis.saturating_add(running).min(MOST)
    }

    /// Milliseconds of the second that the running item, else the wall clock, has begun.
    pub(super) fn phase(&self, now: i64) -> i64 {
        match (self.on(), self.since) {
            // Before its own start (the wall clock went back) the item stands still.
            (Some(id), Some(since)) if since <= now => self.millis(id, now).rem_euclid(SECOND),
            _ => now.rem_euclid(SECOND),
        }
    }

    /// Entering another item ends a pause; entering the one that is on changes nothing.
    fn enter(&mut self, item: &str, at: DateTime<Utc>) {
        let millis = at.timestamp_millis();
        self.settle(millis);
        let same = self.on() == Some(item);
        let known = self.index.get(item).copied();
        let place = known.unwrap_or(self.items.len());
        if known.is_none() {
            self.items.push(Used { millis: 0, given: 0, least: 1, began: Some(at), entered: 0 });
            self.index.insert(item.into(), place);
        }
        self.items[place].entered = self.pushed;
        if !same {
            self.on = Some((item.into(), place));
            self.since = Some(millis);
        }
    }

    /// Counts what ran up to `now`; a wall clock that went back counts nothing.
    fn settle(&mut self, now: i64) {
        let Some(since) = self.since else { return };
        let ran = now.saturating_sub(since).max(0);
        self.since = Some(now);
        if let Some(used) = self.current() {
            used.millis = used.millis.saturating_add(ran).min(MOST);
        }
    }

    fn current(&mut self) -> Option<&mut Used> {
        let place = self.on.as_ref()?.1;
        self.items.get_mut(place)
    }
}

impl Used {
    /// When it was entered first, or begun anew.
    #[must_use]
    pub fn began(&self) -> Option<DateTime<Utc>> {
        self.began
    }

    /// Minutes it has when `planned` were planned: with what was given, at least one.
    #[must_use]
    pub fn budget(&self, planned: i64) -> i64 {
        planned.saturating_add(self.given).max(self.least).clamp(1, MOST_MINUTES)
    }

    /// Number of the tick that entered it last.
    pub(super) fn entered(&self) -> u64 {
        self.entered
    }

    fn give(&mut self, minutes: i64) {
        self.given = self.given.saturating_add(minutes);
        self.least = self.least.saturating_add(minutes).clamp(1, MOST_MINUTES);
    }
}

/// Milliseconds an item has, from the minutes planned and what was used of it.
pub(super) fn budget(planned: i64, used: Option<&Used>) -> i64 {
    used.map_or(planned, |used| used.budget(planned)) * MINUTE
}
