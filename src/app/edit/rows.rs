//! The text as rows of a given width, with the cell of the cursor.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::{Run, TextField, step};
use crate::look::measure::width;

/// Part of a text as it stands on the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visible<'a> {
    /// The rows that are shown.
    pub lines: Vec<&'a str>,
    /// Column and row of the cursor among them.
    pub cursor: (usize, usize),
    /// Rows above them.
    pub above: usize,
    /// Rows below them.
    pub below: usize,
}

impl TextField {
    /// At most `height` rows of `wide` cells, those around the cursor. The last cell of a row is left
    /// to the cursor.
    #[must_use]
    pub fn visible(&self, wide: usize, height: usize) -> Visible<'_> {
        let room = wide.saturating_sub(1).max(1);
        let rows = rows(&self.text, room);
        let at = row_of(&rows, self.cursor);
        let first = (at + 1).saturating_sub(height.max(1));
        let shown: Vec<&str> =
            rows.iter().skip(first).take(height.max(1)).map(|row| &self.text[row.clone()]).collect();
        let column = width(&self.text[rows[at].start..self.cursor]).min(room);
        let below = rows.len().saturating_sub(first + shown.len());
        Visible { lines: shown, cursor: (column, at - first), above: first, below }
    }

    /// Moves a row up or down in a text that has several; `false` at its edge.
    pub fn climb(&mut self, down: bool, wide: usize) -> bool {
        let room = wide.saturating_sub(1).max(1);
        let rows = rows(&self.text, room);
        let at = row_of(&rows, self.cursor);
        let to = if down { at + 1 } else { at.wrapping_sub(1) };
        let Some(row) = rows.get(to).cloned() else { return false };
        let goal = self.goal.unwrap_or_else(|| width(&self.text[rows[at].start..self.cursor]));
        // A row that goes on below ends before its last sign: behind it the next one begins.
        let last = if rows.get(to + 1).is_some_and(|next| next.start == row.end) {
            step::before(&self.text, row.end)
        } else {
            row.end
        };
        self.cursor = place(&self.text, row.start..last.max(row.start), goal);
        self.goal = Some(goal);
        self.run = Run::None;
        true
    }
}

/// The byte at column `goal` of a row, or its end.
fn place(text: &str, row: Range<usize>, goal: usize) -> usize {
    let mut column = 0;
    for (at, sign) in text[row.clone()].grapheme_indices(true) {
        column += width(sign);
        if column > goal {
            return row.start + at;
        }
    }
    row.end
}

/// The row the cursor stands in: at a break, the one that begins there.
fn row_of(rows: &[Range<usize>], cursor: usize) -> usize {
    rows.iter().rposition(|row| row.start <= cursor).unwrap_or(0)
}

/// The rows of a text, at least one. Blanks at the end of a row hang over its edge.
fn rows(text: &str, room: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        wrap_line(text, start..start + line.len(), room, &mut rows);
        start += line.len() + 1;
    }
    rows
}

fn wrap_line(text: &str, line: Range<usize>, room: usize, rows: &mut Vec<Range<usize>>) {
    let (mut start, mut used) = (line.start, 0);
    // Where the row may end, and the cells up to there.
    let mut soft: Option<(usize, usize)> = None;
    for (at, sign) in text[line.clone()].grapheme_indices(true) {
        let at = line.start + at;
        let cells = width(sign);
        let blank = sign == " ";
        if used + cells > room && at > start && !blank {
            let (end, taken) = soft.take().unwrap_or((at, used));
            rows.push(start..end);
            start = end;
            used = used.saturating_sub(taken);
        }
        used += cells;
        if blank || sign == "-" {
            soft = Some((at + sign.len(), used));
        }
    }
    rows.push(start..line.end);
}
