//! Who is in the room: choosing the nations, and asking when more would become visible.

use crate::model::nation::{Nation, NationSet};
use crate::model::span::Span;

/// The nations being chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AudienceBox {
    pub chosen: NationSet,
    pub cursor: usize,
}

impl AudienceBox {
    /// Begins with those who are in now.
    #[must_use]
    pub const fn new(audience: NationSet) -> Self {
        Self { chosen: audience, cursor: 0 }
    }

    /// Puts the marked nation in or out.
    pub fn toggle(&mut self) {
        self.chosen = self.chosen.toggled(Nation::ALL[self.cursor % Nation::ALL.len()]);
    }

    /// Moves the mark.
    pub fn step(&mut self, down: bool) {
        let last = Nation::ALL.len() - 1;
        self.cursor = if down { (self.cursor + 1).min(last) } else { self.cursor.saturating_sub(1) };
    }
}

/// A question that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// More would become visible with these nations.
    ShowMore { audience: NationSet, red: bool },
    /// TLP:RED: only for those present.
    ShowRed,
    /// Presenting is to end.
    EndTalk,
    /// The room screen is to be closed.
    LeaveRoom,
    /// A file that may hold something held back is to be opened at this place.
    Edit(Span),
    /// This entry of the journal is to be taken back.
    Withdraw(crate::journal::entry::Seq),
}
