//! Dots of lines: one mask a class and cell. Kept between frames.
use super::{num, pixels::Pixels};

/// Classes of lines, the weakest first: of several in a cell the last one gives the colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(super) enum Class {
    /// Military grid.
    Net,
    /// Line between regions.
    Admin,
    /// Road of second rank.
    Track,
    /// River of second rank.
    Stream,
    /// Main river, coast.
    River,
    /// Railway.
    Rail,
    /// Main road.
    Road,
    /// Border.
    Border,
}

impl Class {
    pub(super) const ALL: [Self; 8] = [
        Self::Net,
        Self::Admin,
        Self::Track,
        Self::Stream,
        Self::River,
        Self::Rail,
        Self::Road,
        Self::Border,
    ];
}

/// All slots of a cell: the classes of the basemap, or the tones of the caller's lines.
pub(super) const SLOTS: usize = Class::ALL.len();

/// The masks of a frame, and which cells have any.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub(super) cols: usize,
    pub(super) rows: usize,
    /// Dots of a cell, across and down.
    pub(super) dots: (usize, usize),
    /// The dots of every slot, cell by cell.
    pub(super) masks: Vec<[u8; SLOTS]>,
    /// The cells with dots, each once.
    pub(super) marked: Vec<usize>,
}

impl Grid {
    /// Empties the grid for a frame of this size.
    pub(super) fn begin(&mut self, (cols, rows): (usize, usize), pixels: Pixels) {
        if (self.cols, self.rows) == (cols, rows) {
            for at in self.marked.drain(..) {
                self.masks[at] = [0; SLOTS];
            }
        } else {
            (self.cols, self.rows) = (cols, rows);
            self.marked.clear();
            self.masks.clear();
            self.masks.resize(cols * rows, [0; SLOTS]);
        }
        self.dots = pixels.dots();
    }

    /// Dots across and down.
    pub(super) const fn extent(&self) -> (usize, usize) {
        (self.cols * self.dots.0, self.rows * self.dots.1)
    }

    /// Sets a dot of a slot; outside of the frame nothing happens.
    pub(super) fn dot(&mut self, x: i32, y: i32, slot: usize) {
        let (sx, sy) = self.dots;
        let (wide, high) = self.extent();
        let (Some(x), Some(y)) = (num::index(x, wide), num::index(y, high)) else { return };
        // One or two dots across: a shift does what a slow division would.
        let (col, across) = (x >> (sx - 1), x & (sx - 1));
        let (row, down) = match sy {
            4 => (y >> 2, y & 3),
            3 => (y / 3, y % 3),
            _ => (y >> (sy - 1), y & (sy - 1)),
        };
        let at = row * self.cols + col;
        let mask = &mut self.masks[at];
        if u64::from_le_bytes(*mask) == 0 {
            self.marked.push(at);
        }
        mask[slot] |= 1 << (down * sx + across);
    }
}

/// The dots of all slots together.
pub(super) fn union(mask: [u8; SLOTS]) -> u8 {
    mask.iter().fold(0, |all, bits| all | bits)
}

/// How much ink a cell holds, 0 to 8 dots.
pub(super) fn ink(mask: [u8; SLOTS]) -> u32 {
    if u64::from_le_bytes(mask) == 0 { 0 } else { union(mask).count_ones() }
}
