//! Names: who may stand where. Nothing overlaps, nothing is cut, and last frame's choice is kept.
use std::collections::HashMap;

use crate::look::{measure::width, tone::Tone};

use super::{
    grid::{Grid, ink},
    marks::Cluster,
    num,
    sheet::Sheet,
};

pub(super) mod areas;
pub(super) mod rivers;
pub(super) mod towns;

/// Ink another place may save at most before a name moves there.
const LOYALTY: i32 = 18;
/// What covering a mark costs, in dots of ink.
const ON_MARK: i32 = 40;

/// A name on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What is written.
    pub text: String,
    /// Its first cell, from the left edge of the map.
    pub col: u16,
    /// Its row, from the top of the map.
    pub row: u16,
    /// Its tone.
    pub tone: Tone,
    /// Whether it is bold.
    pub bold: bool,
    /// Where it stands: of its point, 0 to 7; names of areas and rivers have 8.
    pub side: u8,
    /// The same from frame to frame.
    pub key: u64,
}

impl Label {
    /// Cells the name takes.
    #[must_use]
    pub fn width(&self) -> u16 {
        num::cells(width(&self.text))
    }

    /// Whether the name covers a mark, or stands beside it without a cell of air.
    pub(super) fn touches(&self, cluster: &Cluster) -> bool {
        self.row == cluster.row
            && cluster.col <= self.col.saturating_add(self.width())
            && self.col <= cluster.col.saturating_add(cluster.len)
    }
}

/// A single sign with its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stamp {
    pub(super) col: i32,
    pub(super) row: i32,
    pub(super) sign: &'static str,
    pub(super) tone: Tone,
    pub(super) bold: bool,
}

/// What a cell is taken by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Taken {
    #[default]
    Free,
    /// A sign of a town, an arrow.
    Sign,
    /// A name, the scale.
    Words,
    /// A mark: only a name of the first rank may cover it.
    Mark,
}

/// The cells names can still take, and the names that have one.
#[derive(Debug, Default)]
pub(super) struct Board {
    pub(super) cols: i32,
    pub(super) rows: i32,
    taken: Vec<Taken>,
    /// Dots left of a column, row by row.
    ink: Vec<u32>,
    /// The place of the top left cell in the world's cells.
    pub(super) anchor: (i32, i32),
    pub(super) labels: Vec<Label>,
    pub(super) stamps: Vec<Stamp>,
    /// Sides of points, and cells of the world for names of areas, of the last frame and of this one.
    before: HashMap<u64, (i32, i32)>,
    now: HashMap<u64, (i32, i32)>,
}

/// A number for a name, the same in every frame (FNV-1a, 64 bits).
pub(super) fn key(kind: u8, name: &str) -> u64 {
    std::iter::once(kind)
        .chain(name.bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

impl Board {
    /// An empty board over the lines of the basemap and those of the caller.
    pub(super) fn begin(&mut self, sheet: &Sheet, grid: &Grid, anchor: (i32, i32)) {
        (self.cols, self.rows) = (num::signed(grid.cols), num::signed(grid.rows));
        self.anchor = anchor;
        self.taken.clear();
        self.taken.resize(grid.cols * grid.rows, Taken::Free);
        self.ink.clear();
        for row in 0..grid.rows {
            self.ink.extend_from_slice(sheet.sums(row, grid.cols));
        }
        self.add_ink(grid);
        self.labels.clear();
        self.stamps.clear();
        std::mem::swap(&mut self.before, &mut self.now);
        self.now.clear();
    }

    /// Counts the dots of the caller's lines as well.
    fn add_ink(&mut self, grid: &Grid) {
        let mut rows: Vec<usize> = grid.marked.iter().map(|at| at / grid.cols).collect();
        rows.sort_unstable();
        rows.dedup();
        for row in rows {
            let masks = &grid.masks[row * grid.cols..(row + 1) * grid.cols];
            let sums = self.ink.iter_mut().skip(row * (grid.cols + 1) + 1);
            let mut more = 0;
            for (sum, mask) in sums.zip(masks) {
                more += ink(*mask);
                *sum += more;
            }
        }
    }

    fn at(&self, col: i32, row: i32) -> Option<usize> {
        let inside = (0..self.cols).contains(&col) && (0..self.rows).contains(&row);
        inside.then(|| usize::try_from(row * self.cols + col).ok()).flatten()
    }

    fn taken(&self, col: i32, row: i32) -> Taken {
        self.at(col, row).map_or(Taken::Free, |at| self.taken[at])
    }

    /// Keeps a run of cells free of names.
    pub(super) fn reserve(&mut self, col: i32, row: i32, len: i32) {
        self.take(col, row, len, Taken::Sign);
    }

    /// Gives a cell free that no sign came to stand in.
    pub(super) fn release(&mut self, col: i32, row: i32) {
        if let Some(at) = self.at(col, row).filter(|at| self.taken[*at] == Taken::Sign) {
            self.taken[at] = Taken::Free;
        }
    }

    /// Keeps a run of cells free of all names but the first.
    pub(super) fn reserve_mark(&mut self, col: i32, row: i32, len: i32) {
        self.take(col, row, len, Taken::Mark);
    }

    fn take(&mut self, col: i32, row: i32, len: i32, by: Taken) {
        for col in col..col.saturating_add(len) {
            if let Some(at) = self.at(col, row) {
                self.taken[at] = by;
            }
        }
    }

    /// Whether a sign of its own may stand in a cell.
    pub(super) fn is_free(&self, col: i32, row: i32) -> bool {
        self.at(col, row).is_some_and(|at| self.taken[at] == Taken::Free)
    }

    /// Whether a sign that can be missed may stand in a cell: no name and no mark beside it.
    pub(super) fn is_airy(&self, col: i32, row: i32) -> bool {
        let beside = |col| matches!(self.taken(col, row), Taken::Words | Taken::Mark);
        self.is_free(col, row) && !beside(col - 1) && !beside(col + 1)
    }

    /// Whether a cell is free, with a cell of air on both sides.
    pub(super) fn stands_alone(&self, col: i32, row: i32) -> bool {
        self.is_free(col, row) && [col - 1, col + 1].iter().all(|&col| self.taken(col, row) == Taken::Free)
    }

    /// Whether a cell stands alone and no line runs through it.
    pub(super) fn is_empty(&self, col: i32, row: i32) -> bool {
        self.stands_alone(col, row) && self.dots(col, row, 1) == 0
    }

    /// Whether a mark of the caller stands in a cell.
    pub(super) fn is_marked(&self, (col, row): (i32, i32)) -> bool {
        self.taken(col, row) == Taken::Mark
    }

    /// Whether a name stands in a cell.
    pub(super) fn is_written(&self, col: i32, row: i32) -> bool {
        self.taken(col, row) == Taken::Words
    }

    /// Whether a name stands in the row above or below a run of cells.
    pub(super) fn is_crowded(&self, col: i32, row: i32, len: i32) -> bool {
        (col..col.saturating_add(len))
            .any(|col| self.is_written(col, row - 1) || self.is_written(col, row + 1))
    }

    /// Puts a sign into its cell.
    pub(super) fn stamp(&mut self, stamp: Stamp) {
        self.reserve(stamp.col, stamp.row, 1);
        self.stamps.push(stamp);
    }

    /// Dots a run of cells covers.
    fn dots(&self, col: i32, row: i32, len: i32) -> i32 {
        let at = |col: i32| usize::try_from(row * (self.cols + 1) + col).ok();
        match (at(col), at(col + len)) {
            (Some(from), Some(to)) => i32::try_from(self.ink[to] - self.ink[from]).unwrap_or(i32::MAX),
            _ => 0,
        }
    }

    /// What a name costs in a place, or `None` where it cannot stand: outside, or touching a name, a sign
    /// or a mark. The first may cover marks, which are then not drawn.
    fn cost(&self, col: i32, row: i32, len: i32, first: bool) -> Option<i32> {
        if len <= 0 || col < 0 || row < 0 || row >= self.rows || col.checked_add(len)? > self.cols {
            return None;
        }
        let mut marks = 0;
        for x in col - 1..=col + len {
            match self.taken(x, row) {
                Taken::Words | Taken::Sign => return None,
                Taken::Mark if !first => return None,
                Taken::Mark => marks += 1,
                Taken::Free => {}
            }
        }
        // A name at the very edge looks cut, and one that a line runs into is hard to read.
        let edge = if col == 0 || col + len == self.cols { 3 } else { 0 };
        let (left, right) = ((col - 1).max(0), (col + len + 1).min(self.cols));
        let air = (self.dots(left, row, right - left) - self.dots(col, row, len)) / 2;
        Some(self.dots(col, row, len) + air + marks * ON_MARK + edge)
    }

    /// Finds the best of the places for a name and puts it there. A place is column, row, what it
    /// costs beside the ink, and what to remember of it.
    pub(super) fn place(
        &mut self,
        label: Label,
        first: bool,
        places: impl Iterator<Item = (i32, i32, i32, (i32, i32))>,
    ) -> bool {
        self.place_among(label, first, places, |_, _, _, _| 0)
    }

    /// The same, where the neighbourhood of a place has a price too: column, row and cells of the name.
    /// It is asked for only where a place could still be the best.
    pub(super) fn place_among(
        &mut self,
        label: Label,
        first: bool,
        places: impl Iterator<Item = (i32, i32, i32, (i32, i32))>,
        around: impl Fn(&Self, i32, i32, i32) -> i32,
    ) -> bool {
        let len = i32::from(label.width());
        let before = self.before.get(&label.key).copied();
        let mut best: Option<(i32, i32, i32, (i32, i32))> = None;
        for (col, row, extra, memory) in places {
            let kept = if before == Some(memory) { LOYALTY } else { 0 };
            if best.is_some_and(|(least, ..)| extra - kept >= least) {
                continue;
            }
            let Some(ink) = self.cost(col, row, len, first) else { continue };
            let mut cost = ink + extra - kept;
            if best.is_some_and(|(least, ..)| cost >= least) {
                continue;
            }
            cost += around(self, col, row, len);
            if best.is_none_or(|(least, ..)| cost < least) {
                best = Some((cost, col, row, memory));
            }
        }
        let Some((_, col, row, memory)) = best else { return false };
        self.now.insert(label.key, memory);
        self.take(col, row, len, Taken::Words);
        self.labels.push(Label { col: num::column(col), row: num::column(row), ..label });
        true
    }

    /// Whether the same name stands near a point already: a town and its dam need it once.
    fn is_named(&self, text: &str, (x, y): (i32, i32)) -> bool {
        self.labels.iter().any(|label| {
            let (col, row, wide) = (i32::from(label.col), i32::from(label.row), i32::from(label.width()));
            label.text == text && (row - y).abs() <= 3 && (col - 6..=col + wide + 6).contains(&x)
        })
    }

    /// Puts a name at one of eight places around a point.
    pub(super) fn place_around(&mut self, mut label: Label, (x, y): (i32, i32), first: bool) -> bool {
        if self.is_named(&label.text, (x, y)) {
            return false;
        }
        let w = i32::from(label.width());
        let sides = [
            (x + 2, y, 0),
            (x - 1 - w, y, 2),
            (x - w / 2, y - 1, 4),
            (x - w / 2, y + 1, 4),
            (x + 1, y - 1, 5),
            (x + 1, y + 1, 5),
            (x - w, y - 1, 6),
            (x - w, y + 1, 6),
        ];
        // Beside the count of a mark a name needs to stand farther off; the first in any case somewhere.
        let end = (x + 1..x + 5).find(|&col| self.taken(col, y) != Taken::Mark).unwrap_or(x + 1);
        let beside = (end > x + 1).then_some((end + 1, y, 0));
        let far = [(x + 3, y, 30), (x - 2 - w, y, 30), (x + 2, y - 2, 34), (x + 2, y + 2, 34)];
        label.side = 0;
        let near = beside.map(|place| (0, place)).into_iter().chain((0..).zip(sides));
        let far = (0..).zip(far).filter(|_| first);
        let places = near.chain(far).map(|(side, (col, row, extra))| (col, row, extra, (side, 0)));
        let done = self.place(label, first, places);
        if done && let Some(label) = self.labels.last_mut() {
            let side = self.now.get(&label.key).map_or(0, |memory| memory.0);
            label.side = u8::try_from(side).unwrap_or(0);
        }
        done
    }
}
