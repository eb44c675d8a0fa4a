//! A list as it stands: its rows, where the cursor is, what part is seen.

use crate::analysis::context::Cx;
use crate::analysis::list::{self, Query, Row};
use crate::analysis::pane::Pane;
use crate::model::marking::Composite;

/// The list of a pane.
#[derive(Clone, Debug, Default)]
pub struct List {
    pub rows: Vec<Row>,
    /// Row of the cursor; it stands on a record whenever there is one.
    pub cursor: usize,
    /// First row that is seen.
    pub offset: usize,
    pub query: Query,
    /// Records in the list.
    pub count: usize,
    /// Marking of all of them.
    pub composite: Composite,
}

impl List {
    /// Makes the rows anew; the cursor stays on its record, or near where it was.
    pub fn rebuild(&mut self, cx: &Cx<'_>, pane: Pane) {
        let kept = self.selected().map(Box::<str>::from);
        self.rows = list::rows(cx, pane, &self.query);
        self.count = list::count(&self.rows);
        self.composite = list::composite(cx, &self.rows);
        if !kept.is_some_and(|id| self.select(&id)) {
            self.cursor = self.cursor.min(self.rows.len().saturating_sub(1));
            self.settle(true);
        }
        // Where the list has no height now, nothing scrolls it.
        self.offset = self.offset.min(self.rows.len().saturating_sub(1));
    }

    /// Whether one header line names the columns; where kinds are mixed, each head does.
    #[must_use]
    pub fn has_header(&self) -> bool {
        !matches!(self.rows.first(), Some(Row::Head { kind: Some(_), .. }))
    }

    /// The record under the cursor.
    #[must_use]
    pub fn selected(&self) -> Option<&str> {
        match self.rows.get(self.cursor) {
            Some(Row::Item(id)) => Some(id),
            _ => None,
        }
    }

    /// Puts the cursor on the record `id`; `false` when the list has it not.
    pub fn select(&mut self, id: &str) -> bool {
        let at = self.rows.iter().position(|row| matches!(row, Row::Item(known) if **known == *id));
        self.cursor = at.unwrap_or(self.cursor);
        at.is_some()
    }

    /// Moves the cursor by `steps` records.
    pub fn step(&mut self, steps: isize) {
        let forward = steps > 0;
        for _ in 0..steps.unsigned_abs() {
            let next = if forward {
                (self.cursor + 1..self.rows.len()).find(|at| self.is_item(*at))
            } else {
                (0..self.cursor).rev().find(|at| self.is_item(*at))
            };
            let Some(next) = next else { break };
            self.cursor = next;
        }
    }

    /// Puts the cursor on row `at`, or on the record next to it.
    pub fn put(&mut self, at: usize) {
        self.cursor = at.min(self.rows.len().saturating_sub(1));
        self.settle(true);
    }

    /// Puts the cursor on the first record.
    pub fn first(&mut self) {
        self.cursor = 0;
        self.settle(true);
    }

    /// Puts the cursor on the last record.
    pub fn last(&mut self) {
        self.cursor = self.rows.len().saturating_sub(1);
        self.settle(false);
    }

    /// Number of the record under the cursor, from 1.
    #[must_use]
    pub fn number(&self) -> usize {
        self.rows.iter().take(self.cursor + 1).filter(|row| matches!(row, Row::Item(_))).count()
    }

    fn is_item(&self, at: usize) -> bool {
        matches!(self.rows.get(at), Some(Row::Item(_)))
    }

    /// Leaves a head for the record after it (or before it).
    fn settle(&mut self, down: bool) {
        let after = (self.cursor..self.rows.len()).find(|at| self.is_item(*at));
        let before =
            (0..=self.cursor.min(self.rows.len().saturating_sub(1))).rev().find(|at| self.is_item(*at));
        let found = if down { after.or(before) } else { before.or(after) };
        self.cursor = found.unwrap_or(0);
    }

    /// Scrolls so that the cursor is among `height` rows, with its head when that is just above.
    pub fn scroll(&mut self, height: usize) {
        if height == 0 {
            return;
        }
        let mut top = self.cursor;
        if top > 0 && !self.is_item(top - 1) && height > 1 {
            top -= 1;
        }
        if top < self.offset {
            self.offset = top;
        } else if self.cursor >= self.offset + height {
            self.offset = self.cursor + 1 - height;
        }
        self.offset = self.offset.min(self.rows.len().saturating_sub(height));
    }
}
