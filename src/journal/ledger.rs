//! What the entries of a journal add up to: corrections applied, what was withdrawn marked.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::entry::{Entry, Mark, Place, Seq, Step, Tick, What};
use crate::model::marking::Class;
use crate::model::nation::NationSet;
use crate::model::safe_text::SafeText;

mod row;
#[cfg(test)]
mod tests;

pub use row::{Kind, Row, Withdrawn};

use row::History;

/// The state of a meeting's record, kept up with one entry after another.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// What can be corrected and withdrawn, oldest first.
    items: Vec<History>,
    /// Entries that lead to one of `items`: its own, and its corrections.
    roots: BTreeMap<Seq, usize>,
    scene: Option<(SafeText, u16)>,
    room: Option<(NationSet, bool)>,
    ticks: Vec<(DateTime<Utc>, Tick)>,
    begun: Option<(SafeText, bool)>,
    ended: bool,
    entries: usize,
}

/// What became of something promised at an earlier meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Followed {
    /// The last step.
    pub step: Step,
    /// How often it was carried over at this meeting.
    pub carried: usize,
}

impl Ledger {
    /// What `entries` add up to.
    #[must_use]
    pub fn of(entries: &[(Seq, Entry)]) -> Self {
        let mut ledger = Self::default();
        for (seq, entry) in entries {
            ledger.push(*seq, entry);
        }
        ledger
    }

    /// Takes in the next entry. A correction or withdrawal of what is not there changes nothing.
    pub fn push(&mut self, seq: Seq, entry: &Entry) {
        self.entries += 1;
        match &entry.what {
            What::Begin { meeting, rehearsal } => {
                self.begun = Some((meeting.clone(), *rehearsal));
                self.ended = false;
            }
            What::End => self.ended = true,
            What::Show { item, scene } => self.scene = Some((item.clone(), *scene)),
            What::Clock(tick) => self.ticks.push((entry.at, tick.clone())),
            What::Room { audience, red } => self.room = Some((*audience, *red)),
            What::Decision(_)
            | What::Action(_)
            | What::Note(_)
            | What::Attendance { .. }
            | What::Follow { .. } => {
                self.roots.insert(seq, self.items.len());
                self.items.push(History::new(seq, entry));
            }
            What::Correct { of, what } => {
                if let Some(at) = self.roots.get(of).copied()
                    && self.items[at].correct(seq, entry, what)
                {
                    self.roots.insert(seq, at);
                }
            }
            What::Withdraw { of, reason } => {
                if let Some(at) = self.roots.get(of).copied() {
                    self.items[at].withdraw(seq, *of, reason);
                    self.roots.insert(seq, at);
                }
            }
        }
    }

    /// How many entries were taken in.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries
    }

    /// Whether there was none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries == 0
    }

    /// Meeting of the last `Begin`, and whether it was a rehearsal.
    #[must_use]
    pub fn begun(&self) -> Option<(&SafeText, bool)> {
        self.begun.as_ref().map(|(meeting, rehearsal)| (meeting, *rehearsal))
    }

    /// Whether presenting ended and has not begun again.
    #[must_use]
    pub fn ended(&self) -> bool {
        self.ended
    }

    /// The agenda item and the number of its scene (from 0) that stood on the screen last.
    #[must_use]
    pub fn scene(&self) -> Option<(&SafeText, u16)> {
        self.scene.as_ref().map(|(item, scene)| (item, *scene))
    }

    /// Who was in the room last, and whether TLP:RED was confirmed.
    #[must_use]
    pub fn room(&self) -> Option<(NationSet, bool)> {
        self.room
    }

    /// What was done to the clock, in order, with the moment.
    #[must_use]
    pub fn ticks(&self) -> &[(DateTime<Utc>, Tick)] {
        &self.ticks
    }

    /// Ids of the participants present, as last recorded.
    #[must_use]
    pub fn attendance(&self) -> Option<&[SafeText]> {
        self.standing().rev().find_map(|item| match item.what() {
            What::Attendance { present } => Some(present.as_slice()),
            _ => None,
        })
    }

    /// What became of the record `id` of an earlier meeting.
    #[must_use]
    pub fn followed(&self, id: &str) -> Option<Followed> {
        let steps = self.standing().filter_map(|item| match item.what() {
            What::Follow { record, step } if record == id => Some(*step),
            _ => None,
        });
        steps.fold(None, |before: Option<Followed>, step| {
            let carried = before.map_or(0, |followed| followed.carried);
            let more = usize::from(matches!(step, Step::Carried { .. }));
            Some(Followed { step, carried: carried + more })
        })
    }

    /// What holds now of entry `seq` or of the one it corrects: what is recorded, for whom, and where.
    #[must_use]
    pub fn current(&self, seq: Seq) -> Option<(&What, Mark, Place)> {
        self.roots.get(&seq).map(|at| self.items[*at].current())
    }

    /// The next number that begins with `stem`: `D-05` after `D-04`. The briefing has used those up to
    /// `taken`; a number is never given twice, not even one that was withdrawn.
    #[must_use]
    pub fn next_number(&self, stem: &str, taken: u32) -> String {
        let used =
            self.items.iter().filter_map(|item| item.number()?.strip_prefix(stem)?.parse::<u32>().ok());
        let last = used.max().unwrap_or(0).max(taken);
        format!("{stem}{:02}", last.saturating_add(1))
    }

    /// What was decided, given out, noted and followed up, newest first; all of it, for its owner.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        self.items.iter().rev().map(History::row).collect()
    }

    /// What `audience` may read in the minutes, oldest first: nothing private, nothing withdrawn,
    /// nothing whose marking holds it back; `red` says that TLP:RED was confirmed.
    pub fn released(&self, audience: NationSet, ceiling: Class, red: bool) -> impl Iterator<Item = Row> {
        self.standing().map(History::row).filter(move |row| {
            row.place == Place::Minutes && row.mark.marking().visible_to(audience, ceiling, red)
        })
    }

    /// Items that were not withdrawn, oldest first.
    fn standing(&self) -> impl DoubleEndedIterator<Item = &History> {
        self.items.iter().filter(|item| !item.is_withdrawn())
    }
}
