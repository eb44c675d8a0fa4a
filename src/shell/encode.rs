//! The difference of two buffers as bytes for a terminal: few cursor moves, attributes only where they
//! change. Tighter than the toolkit's backend, which says both colours at every change and resets
//! three times a frame. Last gate: no control character leaves, whatever a cell holds.

use std::io::Write;

use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};

use super::pen::Pen;

/// The longest gap worth a look: beyond, a cursor move is shorter.
const GAP: u16 = 8;

/// Changed rows up to which a second way of writing each is tried.
const FEW_ROWS: usize = 8;

/// Stands for what must not be written.
const REPLACEMENT: &str = "\u{fffd}";

/// Appends what turns a terminal that shows `shown` into one that shows `next`; nothing if they are
/// equal. Expects and leaves plain attributes. Both buffers have the same area, at the origin.
pub(super) fn encode(shown: &Buffer, next: &Buffer, out: &mut Vec<u8>) {
    let mut writer = Writer { out, next, at: None, pen: Pen::PLAIN };
    let width = usize::from(next.area.width).max(1);
    let rows = || shown.content.chunks(width).zip(next.content.chunks(width));
    let differs = |old: &[Cell], new: &[Cell]| old.iter().zip(new).any(|(old, new)| !same(old, new));
    let changed: Vec<_> = (0..).zip(rows()).filter(|(_, (old, new))| differs(old, new)).collect();
    // Whole pictures are long anyway; a moved selection is where the shortest way counts.
    let few = changed.len() <= FEW_ROWS;
    for (y, (old, new)) in changed {
        writer.shortest(y, old, new, few);
    }
    writer.pen.change(Pen::PLAIN, writer.out);
}

/// Appends the move to a column and a row, both from 0.
pub(super) fn move_to(out: &mut Vec<u8>, x: u16, y: u16) {
    // Writing to a vector cannot fail.
    let _ = match (u32::from(x) + 1, u32::from(y) + 1) {
        (1, 1) => write!(out, "\x1b[H"),
        (1, row) => write!(out, "\x1b[{row}H"),
        (column, row) => write!(out, "\x1b[{row};{column}H"),
    };
}

struct Writer<'a> {
    out: &'a mut Vec<u8>,
    next: &'a Buffer,
    /// Where the terminal's cursor is, if that is certain.
    at: Option<(u16, u16)>,
    pen: Pen,
}

impl Writer<'_> {
    /// Writes what differs in a row, from left to right or pen by pen, whichever is shorter.
    fn shortest(&mut self, y: u16, old: &[Cell], new: &[Cell], both: bool) {
        let begin = (self.out.len(), self.at, self.pen);
        self.row(y, old, new);
        let simple = |cell: &Cell| cell.cell_width() == 1 && cell.diff_option == CellDiffOption::None;
        if !both || !old.iter().chain(new).all(simple) {
            return;
        }
        let end = (self.out.len(), self.at, self.pen);
        (self.at, self.pen) = (begin.1, begin.2);
        self.by_pen(y, old, new);
        if self.out.len() - end.0 < end.0 - begin.0 {
            self.out.drain(begin.0..end.0);
        } else {
            self.out.truncate(end.0);
            (self.at, self.pen) = (end.1, end.2);
        }
    }

    /// Writes what differs in a row of plain cells: all of one pen, then all of the next. An empty cell
    /// goes with the letters before it.
    fn by_pen(&mut self, y: u16, old: &[Cell], new: &[Cell]) {
        let mut pen = self.pen;
        let mut waiting: Vec<(usize, Pen)> = Vec::new();
        for (x, cell) in new.iter().enumerate() {
            pen = pen.for_cell(cell);
            if !same(cell, &old[x]) {
                waiting.push((x, pen));
            }
        }
        while let Some((_, pen)) = waiting.first().copied() {
            waiting.retain(|(x, wanted)| {
                if *wanted == pen {
                    let column = u16::try_from(*x).unwrap_or(u16::MAX);
                    self.go(column, y);
                    self.put(column, y, &new[*x]);
                }
                *wanted != pen
            });
        }
    }

    /// Writes what differs in a row.
    fn row(&mut self, y: u16, old: &[Cell], new: &[Cell]) {
        // Up to this column the terminal shows what is left of a wide character that was cut in half;
        // what that looks like differs from terminal to terminal.
        let mut damaged = 0;
        let mut x = 0;
        while let Some(cell) = new.get(x) {
            let end = x + columns(cell);
            let always = cell.diff_option == CellDiffOption::AlwaysUpdate;
            let skip = cell.diff_option == CellDiffOption::Skip;
            if !skip && (always || x < damaged || !same(cell, &old[x])) {
                let column = u16::try_from(x).unwrap_or(u16::MAX);
                self.go(column, y);
                self.put(column, y, cell);
                for (at, under) in old.iter().enumerate().take(end).skip(x) {
                    damaged = damaged.max(at + columns(under));
                }
            }
            x = end;
        }
    }

    /// Moves the cursor the cheapest way.
    fn go(&mut self, x: u16, y: u16) {
        match self.at {
            Some(at) if at == (x, y) => {}
            Some((column, row)) if row == y && column < x => {
                if !self.cross(column, x, y) {
                    let _ = match x - column {
                        1 => write!(self.out, "\x1b[C"),
                        gap => write!(self.out, "\x1b[{gap}C"),
                    };
                }
            }
            Some((column, row)) if column == x && row + 1 == y => self.out.extend_from_slice(b"\x1b[B"),
            _ => move_to(self.out, x, y),
        }
        self.at = Some((x, y));
    }

    /// Writes the cells of a gap once more, if that is no longer than the move: they look the same.
    fn cross(&mut self, from: u16, to: u16, y: u16) -> bool {
        let room = if to - from == 1 { 3 } else { 4 };
        if to - from > GAP {
            return false;
        }
        let start = self.out.len();
        for x in from..to {
            let cell = &self.next[(x, y)];
            let plain = cell.diff_option == CellDiffOption::None
                && single(cell.symbol()).is_some_and(|c| !hostile(c))
                && cell.cell_width() == 1
                && self.pen.for_cell(cell) == self.pen;
            self.out.extend_from_slice(cell.symbol().as_bytes());
            if !plain || self.out.len() - start > room {
                self.out.truncate(start);
                return false;
            }
        }
        true
    }

    /// Writes a cell at the cursor.
    fn put(&mut self, x: u16, y: u16, cell: &Cell) {
        let pen = self.pen.for_cell(cell);
        self.pen.change(pen, self.out);
        self.pen = pen;
        let width = self.next.area.width;
        let wide = if cell.symbol().len() == 1 { 1 } else { cell.cell_width() };
        let end = x.saturating_add(wide);
        let symbol = match cell.symbol() {
            "" => " ",
            // Half a letter beyond the edge would wrap, and scroll the screen at its end.
            symbol if end > width || symbol.chars().any(hostile) => REPLACEMENT,
            symbol => symbol,
        };
        self.out.extend_from_slice(symbol.as_bytes());
        // Terminals differ on composed characters, and on where the cursor stands after the last column.
        let certain = single(symbol).is_some() && symbol == cell.symbol() && x < end && end < width;
        self.at = certain.then_some((end, y));
    }
}

/// Whether two cells look the same; colours first, because they tell most cells apart at once.
#[inline]
fn same(a: &Cell, b: &Cell) -> bool {
    a.fg == b.fg
        && a.bg == b.bg
        && a.modifier == b.modifier
        && a.diff_option == b.diff_option
        && a.symbol() == b.symbol()
}

/// Columns a cell takes, at least its own.
fn columns(cell: &Cell) -> usize {
    // Most cells hold one ASCII sign; measuring it would cost more than writing it.
    if cell.symbol().len() == 1 { 1 } else { usize::from(cell.cell_width()).max(1) }
}

/// The only scalar value of a symbol.
fn single(symbol: &str) -> Option<char> {
    let mut chars = symbol.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// What would steer the terminal or turn the order of the text.
fn hostile(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests;
