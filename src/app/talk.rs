//! The meeting while it runs: where it stands, what the clock says, what was recorded.

pub(super) mod agenda;
pub(super) mod carry;
mod cue;
pub(super) mod forms;
pub(super) mod point;
pub(super) mod record;
mod start;

use std::collections::VecDeque;

use chrono::{DateTime, TimeDelta, Utc};

use crate::analysis::clock::{Folded, Plan, Timing};
use crate::journal::entry::{Entry, Seq, What};
use crate::journal::ledger::{Ledger, Row};
use crate::model::diagnostic::Both;
use crate::model::stage::Stage;

pub use record::{Moved, next_number, time_of_day};
pub use start::Opened;
pub(super) use start::{move_journal, offer_places, room_changed};

/// How long a first Ctrl-C waits for the second.
pub(super) const AGAIN: TimeDelta = TimeDelta::seconds(2);

/// Number of an entry on its way to the disk, from 1; not that of the journal.
pub type Ticket = u64;

/// A meeting being presented.
#[derive(Debug)]
pub struct Talk {
    /// Timings are taken, nothing is for the minutes.
    pub rehearsal: bool,
    /// The desk is below: ending leads back to it.
    pub from_desk: bool,
    /// What the room sees.
    pub stage: Stage,
    /// Where one was before the jumps, the latest last.
    back: Vec<Stage>,
    /// The room's picture fills this screen, for meetings with one terminal.
    pub swapped: bool,
    /// Digits typed on the way to an agenda number.
    pub digits: String,
    /// Lines the notes are scrolled by.
    pub notes: usize,
    /// The moment of the last event.
    pub now: DateTime<Utc>,
    pub plan: Plan,
    pub clock: Folded,
    pub ledger: Ledger,
    /// Not confirmed yet, in order, each with the number its answer will name.
    pub waiting: VecDeque<(Ticket, Entry)>,
    /// The number the next entry gets.
    next: Ticket,
    /// When the last entry was confirmed.
    pub saved: Option<DateTime<Utc>>,
    /// Why nothing is being saved.
    pub trouble: Option<Both>,
    /// Where the journal may be, in words, and which of them it is in.
    pub places: Vec<String>,
    pub place: usize,
    /// A position is not in the journal because an earlier one is on its way.
    moved: bool,
    /// Another place was offered since nothing is saved any more.
    offered: bool,
    /// The journal is on its way to another place.
    moving: bool,
    /// Fingerprint of the files that are shown.
    files: u64,
    /// When leaving was asked for.
    leaving: Option<DateTime<Utc>>,
}

impl Talk {
    /// What the clock says now.
    #[must_use]
    pub fn timing(&self) -> Timing {
        Timing::of(&self.plan, &self.clock, self.now)
    }

    /// The entry `seq`, with its corrections.
    #[must_use]
    pub fn entry(&self, seq: Seq) -> Option<Entry> {
        let (what, marking, place) = self.ledger.current(seq)?;
        Some(Entry { at: self.now, item: None, marking, place, what: what.clone() })
    }

    /// What waits to be saved, as it will read, the latest first.
    #[must_use]
    pub fn pending(&self) -> Vec<Row> {
        let entries: Vec<(Seq, Entry)> = self.waiting.iter().cloned().collect();
        Ledger::of(&entries).rows()
    }

    /// How many entries are not confirmed yet, those about the screen itself not counted.
    #[must_use]
    pub fn unsaved(&self) -> usize {
        let of_people = |entry: &&Entry| {
            !matches!(
                entry.what,
                What::Show { .. } | What::Clock(_) | What::Room { .. } | What::Begin { .. } | What::End
            )
        };
        self.waiting.iter().map(|(_, entry)| entry).filter(of_people).count()
    }

    /// Number of the entry in row `at` of what was recorded.
    #[must_use]
    pub fn row(&self, at: usize) -> Option<Seq> {
        self.ledger.rows().get(at).map(|row| row.seq)
    }

    /// Whether anything was recorded.
    #[must_use]
    pub fn has_rows(&self) -> bool {
        !self.ledger.rows().is_empty()
    }

    /// Whether there is a place to go back to.
    #[must_use]
    pub fn has_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// Nobody wants to leave any more.
    pub(super) fn stay(&mut self) {
        self.leaving = None;
    }

    /// Whether leaving was asked for just before; remembers that it is asked for now.
    pub(super) fn leave_again(&mut self) -> bool {
        let before = self.leaving.replace(self.now);
        before.is_some_and(|before| self.now - before <= AGAIN)
    }
}
