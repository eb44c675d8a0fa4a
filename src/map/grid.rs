//! The dots of a frame: one mask a class and cell, one tint a dot. Kept between frames.
use super::{fill::Plane, num, pixels::Pixels};

/// Classes of lines, the weakest first: of several in a cell the last one gives the colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(super) enum Class {
    /// Line between regions.
    Admin,
    /// Road of second rank.
    Track,
    /// River of second rank.
    Stream,
    /// Main river.
    River,
    /// Railway.
    Rail,
    /// Main road.
    Road,
    /// Coast.
    Coast,
    /// Border.
    Border,
}

impl Class {
    pub(super) const ALL: [Self; 8] = [
        Self::Admin,
        Self::Track,
        Self::Stream,
        Self::River,
        Self::Rail,
        Self::Road,
        Self::Coast,
        Self::Border,
    ];
}

/// Slots for lines of the caller, by tone, above every class.
pub(super) const OVERLAY: usize = Class::ALL.len();
/// All slots of a cell: as many bytes as one wide number.
pub(super) const SLOTS: usize = 16;

/// The masks and tints of one frame.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub(super) cols: usize,
    pub(super) rows: usize,
    /// Dots of a cell, across and down.
    pub(super) dots: (usize, usize),
    /// The dots of every class, cell by cell.
    pub(super) masks: Vec<[u8; SLOTS]>,
    /// The tint of every dot, by the number of [`crate::look::relief::MapTint`].
    pub(super) tints: Plane,
    /// The region a cell lies in, from 1.
    pub(super) regions: Plane,
    /// The state a cell lies in, from 1.
    pub(super) states: Plane,
}

impl Grid {
    /// Empties the grid for a frame of this size.
    pub(super) fn begin(&mut self, (cols, rows): (u16, u16), pixels: Pixels) {
        (self.cols, self.rows) = (usize::from(cols), usize::from(rows));
        self.dots = pixels.dots();
        self.masks.clear();
        self.masks.resize(self.cols * self.rows, [0; SLOTS]);
        self.tints.begin(self.cols * self.dots.0, self.rows * self.dots.1);
        self.regions.begin(self.cols, self.rows);
        self.states.begin(self.cols, self.rows);
    }

    /// Sets a dot of a slot; outside of the frame nothing happens.
    pub(super) fn dot(&mut self, x: i32, y: i32, slot: usize) {
        let (sx, sy) = self.dots;
        let (Some(x), Some(y)) = (num::index(x, self.cols * sx), num::index(y, self.rows * sy)) else {
            return;
        };
        // One or two dots across: a shift does what a slow division would.
        let (col, across) = (x >> (sx - 1), x & (sx - 1));
        let (row, down) = match sy {
            4 => (y >> 2, y & 3),
            3 => (y / 3, y % 3),
            _ => (y >> (sy - 1), y & (sy - 1)),
        };
        self.masks[row * self.cols + col][slot] |= 1 << (down * sx + across);
    }
}

/// How much ink a cell holds, 0 to 8 dots.
pub(super) fn ink(mask: &[u8; SLOTS]) -> u32 {
    if u128::from_le_bytes(*mask) == 0 { 0 } else { mask.iter().fold(0, |all, bits| all | bits).count_ones() }
}
