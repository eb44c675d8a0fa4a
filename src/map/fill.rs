//! Areas: even-odd filling, row by row, at the middle of every dot.
use super::{data::Part, num, projection::Scale};

/// Finds the runs of dots inside of rings. Keeps its lists between frames.
#[derive(Debug, Default)]
pub(super) struct Spans {
    width: usize,
    height: usize,
    crossings: Vec<Vec<f64>>,
}

impl Spans {
    /// Makes ready for a grid of this many dots.
    pub(super) fn begin(&mut self, (width, height): (usize, usize)) {
        (self.width, self.height) = (width, height);
        self.crossings.resize_with(height, Vec::new);
    }

    /// Calls `paint` with every run of dots inside the rings: row, first dot, dot after the last. A
    /// ring in a ring is a hole.
    pub(super) fn each<'a>(
        &mut self,
        rings: impl Iterator<Item = &'a [[f64; 2]]>,
        scale: Scale,
        mut paint: impl FnMut(usize, usize, usize),
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
            for pair in self.crossings[y].chunks_exact(2) {
                // The first dot whose middle lies right of the crossing.
                let [from, to] = [pair[0], pair[1]].map(|x| num::round(x).clamp(0, right));
                let (Ok(from), Ok(to)) = (usize::try_from(from), usize::try_from(to)) else { continue };
                if from < to {
                    paint(y, from, to);
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

/// A plane of small numbers.
#[derive(Debug, Default)]
pub(super) struct Plane {
    width: usize,
    height: usize,
    data: Vec<u8>,
}

impl Plane {
    /// Empties the plane for a size.
    pub(super) fn begin(&mut self, (width, height): (usize, usize)) {
        (self.width, self.height) = (width, height);
        self.data.clear();
        self.data.resize(width * height, 0);
    }

    /// One row.
    pub(super) fn row(&self, y: usize) -> &[u8] {
        self.data.get(y * self.width..(y + 1) * self.width).unwrap_or(&[])
    }

    /// A part of a row; empty where the plane is smaller.
    pub(super) fn run(&self, y: usize, from: usize, len: usize) -> &[u8] {
        self.row(y).get(from..from + len).unwrap_or(&[])
    }

    /// Fills the inside of all rings together: a ring in a ring is a hole.
    pub(super) fn fill(&mut self, spans: &mut Spans, parts: &[Part], scale: Scale, value: u8) {
        self.fill_rings(spans, parts.iter().map(|part| part.points.as_slice()), scale, value);
    }

    /// The same for rings without bounds.
    pub(super) fn fill_rings<'a>(
        &mut self,
        spans: &mut Spans,
        rings: impl Iterator<Item = &'a [[f64; 2]]>,
        scale: Scale,
        value: u8,
    ) {
        let Self { width, height, data } = self;
        spans.begin((*width, *height));
        spans.each(rings, scale, |y, from, to| data[y * *width + from..y * *width + to].fill(value));
    }
}
