//! Areas: even-odd filling, row by row, at the middle of every dot.
use super::{data::Part, num, projection::Scale};

/// A plane of small numbers, and the crossings of the area being filled.
#[derive(Debug, Default)]
pub(super) struct Plane {
    width: usize,
    height: usize,
    data: Vec<u8>,
    crossings: Vec<Vec<f64>>,
}

impl Plane {
    /// Empties the plane for a size.
    pub(super) fn begin(&mut self, width: usize, height: usize) {
        (self.width, self.height) = (width, height);
        self.data.clear();
        self.data.resize(width * height, 0);
        self.crossings.resize_with(height, Vec::new);
    }

    /// One row.
    pub(super) fn row(&self, y: usize) -> &[u8] {
        self.data.get(y * self.width..(y + 1) * self.width).unwrap_or(&[])
    }

    /// The number at a place; 0 outside.
    pub(super) fn at(&self, x: i32, y: i32) -> u8 {
        match (num::index(x, self.width), num::index(y, self.height)) {
            (Some(x), Some(y)) => self.data[y * self.width + x],
            _ => 0,
        }
    }

    /// Fills the inside of all rings together: a ring in a ring is a hole.
    pub(super) fn fill(&mut self, parts: &[Part], scale: Scale, value: u8) {
        self.spans(parts.iter().map(|part| part.points.as_slice()), scale, |row, _| row.fill(value));
    }

    /// Calls `paint` with every run of dots inside the rings and the place of its first dot.
    pub(super) fn spans<'a>(
        &mut self,
        rings: impl Iterator<Item = &'a [[f64; 2]]>,
        scale: Scale,
        mut paint: impl FnMut(&mut [u8], (usize, usize)),
    ) {
        let (mut top, mut bottom) = (self.height, 0);
        for ring in rings {
            let Some(last) = ring.last() else { continue };
            let mut before = scale.at(*last);
            for point in ring {
                let now = scale.at(*point);
                let (first, end) = self.edge(before, now);
                (top, bottom) = (top.min(first), bottom.max(end));
                before = now;
            }
        }
        let right = num::signed(self.width);
        for y in top..bottom {
            self.crossings[y].sort_unstable_by(f64::total_cmp);
            for at in 0..self.crossings[y].len() / 2 {
                let [from, to] = [self.crossings[y][at * 2], self.crossings[y][at * 2 + 1]];
                // The first dot whose middle lies right of the crossing.
                let [from, to] = [from, to].map(|x| num::round(x).clamp(0, right));
                let (Ok(from), Ok(to)) = (usize::try_from(from), usize::try_from(to)) else { continue };
                if from < to {
                    paint(&mut self.data[y * self.width + from..y * self.width + to], (from, y));
                }
            }
            self.crossings[y].clear();
        }
    }

    /// Notes where an edge crosses the middles of rows, and says which rows.
    fn edge(&mut self, a: [f64; 2], b: [f64; 2]) -> (usize, usize) {
        let (low, high) = if a[1] < b[1] { (a, b) } else { (b, a) };
        let height = num::signed(self.height);
        let first = num::round(low[1]).clamp(0, height);
        let end = num::round(high[1]).clamp(0, height);
        let (Ok(first), Ok(end)) = (usize::try_from(first), usize::try_from(end)) else {
            return (self.height, 0);
        };
        if first >= end {
            return (self.height, 0);
        }
        let slope = (high[0] - low[0]) / (high[1] - low[1]);
        for y in first..end {
            let middle = f64::from(num::signed(y)) + 0.5;
            self.crossings[y].push(low[0] + (middle - low[1]) * slope);
        }
        (first, end)
    }
}
