//! Underlines below one source line, and the words that belong to them.

use super::{Line, Style, part};
use crate::look::measure::width;
use crate::look::tone::Tone;

/// A place on a line.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// First cell, and cell behind the last.
    pub cells: (usize, usize),
    pub words: String,
    /// Tone of the message for its own place; none for a second one.
    pub main: Option<Tone>,
}

impl Mark {
    fn tone(&self) -> Tone {
        self.main.unwrap_or(Tone::Accent)
    }

    fn touches(&self, other: &Self) -> bool {
        self.cells.0 <= other.cells.1 && other.cells.0 <= self.cells.1
    }
}

/// The lines below a source line, each without its gutter.
pub(super) fn under(mut marks: Vec<Mark>, style: &Style, room: usize) -> Vec<Line> {
    // The place itself comes first; what would touch it goes below.
    marks.sort_by_key(|mark| (mark.main.is_none(), mark.cells));
    let mut lines = Vec::new();
    while !marks.is_empty() {
        let mut layer: Vec<Mark> = Vec::new();
        let mut rest = Vec::new();
        for mark in marks {
            let free = layer.iter().all(|other| !mark.touches(other));
            if free { layer.push(mark) } else { rest.push(mark) }
        }
        layer.sort_by_key(|mark| mark.cells);
        lay(&mut lines, &layer, style, room);
        marks = rest;
    }
    lines
}

/// One row of underlines; the words of the last stand beside it, the others below, from right to left.
fn lay(lines: &mut Vec<Line>, layer: &[Mark], style: &Style, room: usize) {
    let mut row = Line::new();
    let mut at = 0;
    for mark in layer {
        let (a, b) = mark.cells;
        row.push(part(" ".repeat(a.saturating_sub(at)), Tone::Ink));
        let sign = if mark.main.is_some() { "^" } else { style.signs.under };
        row.push(part(sign.repeat(b - a), mark.tone()));
        at = b;
    }
    let beside = layer
        .last()
        .filter(|mark| !mark.words.contains('\n') && (!style.wrap || at + 1 + width(&mark.words) <= room));
    if let Some(mark) = beside.filter(|mark| !mark.words.is_empty()) {
        row.push(part(format!(" {}", mark.words), mark.tone()));
    }
    lines.push(row);
    let below = layer.len() - usize::from(beside.is_some());
    let mut waiting: Vec<&Mark> = layer[..below].iter().filter(|mark| !mark.words.is_empty()).collect();
    while let Some(mark) = waiting.pop() {
        words(lines, mark, &waiting, style, room);
    }
}

/// The words of `mark` below it; the stems of those that wait for theirs stand to the left.
fn words(lines: &mut Vec<Line>, mark: &Mark, waiting: &[&Mark], style: &Style, room: usize) {
    let stems_end = waiting.last().map_or(0, |other| other.cells.0 + 2);
    let longest = width(&mark.words).min(room);
    // Moved to the left where they would not fit, but never into a stem.
    let start = mark.cells.0.min(room.saturating_sub(longest)).max(stems_end.min(mark.cells.0));
    for line in style.lines(&mark.words, room.saturating_sub(start)) {
        let mut row = Line::new();
        let mut at = 0;
        for other in waiting {
            row.push(part(" ".repeat(other.cells.0.saturating_sub(at)), Tone::Ink));
            row.push(part(style.signs.stem, other.tone()));
            at = other.cells.0 + 1;
        }
        row.push(part(" ".repeat(start.saturating_sub(at)), Tone::Ink));
        row.push(part(line, mark.tone()));
        lines.push(row);
    }
}
