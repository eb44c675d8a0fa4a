//! Lines: one dot a step along the longer axis, thin at corners, dashed by length.
use super::{grid::Grid, num};

/// The pattern of a line, in half widths of a cell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dash {
    /// Drawn.
    pub(super) on: f64,
    /// Left out; nothing for a solid line.
    pub(super) off: f64,
}

impl Dash {
    /// Rivers and coast: surveyed.
    pub(super) const SOLID: Self = Self { on: 1.0, off: 0.0 };
    /// Borders.
    pub(super) const BORDER: Self = Self { on: 4.0, off: 1.5 };
    /// Lines between regions.
    pub(super) const DOTTED: Self = Self { on: 1.0, off: 2.6 };
    /// Roads, railway and whatever else is schematic: long strokes, short gaps.
    pub(super) const SCHEMATIC: Self = Self { on: 7.0, off: 2.0 };
    /// Ways of the caller that are not free.
    pub(super) const BROKEN: Self = Self { on: 4.0, off: 3.0 };
    /// Lines of the military grid: one dot, one gap.
    pub(super) const NET: Self = Self { on: 1.0, off: 1.0 };
    /// Roads of second rank.
    pub(super) const TRACK: Self = Self { on: 3.0, off: 3.0 };

    fn shows(self, length: f64) -> bool {
        let period = self.on + self.off;
        self.off <= 0.0 || length - period * f64::from(num::floor(length / period)) < self.on
    }
}

/// Draws lines of one slot into a grid.
pub(super) struct Tracer<'g> {
    grid: &'g mut Grid,
    slot: usize,
    dash: Dash,
    /// Half widths of a cell a dot is wide and high.
    unit: [f64; 2],
    /// Two dots beyond the right and the lower edge.
    edge: [f64; 2],
    /// The last two dots, the newer one not drawn yet.
    before: Option<(i32, i32)>,
    pending: Option<(i32, i32, bool)>,
}

impl<'g> Tracer<'g> {
    /// A tracer; `aspect` is that of a cell.
    pub(super) fn new(grid: &'g mut Grid, slot: usize, dash: Dash, aspect: f64) -> Self {
        let (sx, sy) = grid.dots;
        let unit = [2.0 / f64::from(num::cells(sx)), 2.0 * aspect / f64::from(num::cells(sy))];
        let edge = [grid.cols * sx, grid.rows * sy].map(|dots| f64::from(num::signed(dots)) + 2.0);
        Self { grid, slot, dash, unit, edge, before: None, pending: None }
    }

    /// Draws a line through points given in dots.
    pub(super) fn line(&mut self, points: impl Iterator<Item = [f64; 2]>) {
        let (mut last, mut length): (Option<[f64; 2]>, f64) = (None, 0.0);
        for point in points {
            if !(point[0].is_finite() && point[1].is_finite()) {
                self.lift();
                last = None;
                continue;
            }
            if let Some(from) = last {
                // The lengths are a screen's: no need of `hypot`, which is slow; none for a solid line.
                let long = if self.dash.off > 0.0 {
                    let [dx, dy] = [0, 1].map(|axis| (point[axis] - from[axis]) * self.unit[axis]);
                    (dx * dx + dy * dy).sqrt()
                } else {
                    0.0
                };
                if self.is_seen(from, point) {
                    self.segment(from, point, length, long);
                } else if self.pending.is_some() {
                    self.lift();
                }
                length += long;
            }
            last = Some(point);
        }
        self.lift();
    }

    /// Whether a segment may reach into the grid.
    fn is_seen(&self, a: [f64; 2], b: [f64; 2]) -> bool {
        let [right, bottom] = self.edge;
        a[0].max(b[0]) >= -2.0
            && a[1].max(b[1]) >= -2.0
            && a[0].min(b[0]) <= right
            && a[1].min(b[1]) <= bottom
    }

    /// One dot a step of the longer axis, only where it can be seen: the pattern does not depend on
    /// where the edge of the view is.
    fn segment(&mut self, a: [f64; 2], b: [f64; 2], start: f64, long: f64) {
        let sizes = [self.grid.cols * self.grid.dots.0, self.grid.rows * self.grid.dots.1].map(num::signed);
        let major = usize::from((b[1] - a[1]).abs() > (b[0] - a[0]).abs());
        let minor = 1 - major;
        let span = b[major] - a[major];
        let [first, last] = [a, b].map(|end| num::floor(end[major]).clamp(-2, sizes[major] + 2));
        let step = if last < first { -1 } else { 1 };
        let slope = if span == 0.0 { 0.0 } else { (b[minor] - a[minor]) / span };
        let mut at = first;
        loop {
            // Dots at the middle of the step, held to the ends of the segment.
            let (low, high) = (a[major].min(b[major]), a[major].max(b[major]));
            let exact = (f64::from(at) + 0.5).clamp(low, high);
            let along = exact - a[major];
            let other = num::floor(a[minor] + along * slope);
            let share = if span == 0.0 { 0.0 } else { along / span };
            let shows = self.dash.shows(start + share * long);
            let (x, y) = if major == 0 { (at, other) } else { (other, at) };
            self.step(x, y, shows);
            if at == last {
                break;
            }
            at += step;
        }
    }

    /// Takes a dot; the one before is drawn only if it is no corner.
    fn step(&mut self, x: i32, y: i32, shows: bool) {
        match self.pending {
            Some((px, py, _)) if (px, py) == (x, y) => return,
            Some((px, py, shown)) => {
                let corner = self.before.is_some_and(|(bx, by)| {
                    (bx - x).abs() == 1
                        && (by - y).abs() == 1
                        && (px == bx || py == by)
                        && (px == x || py == y)
                });
                if !corner {
                    self.draw(px, py, shown);
                    self.before = Some((px, py));
                }
            }
            None => {}
        }
        self.pending = Some((x, y, shows));
    }

    fn draw(&mut self, x: i32, y: i32, shown: bool) {
        if shown {
            self.grid.dot(x, y, self.slot);
        }
    }

    /// Draws what waits; the next dot begins anew.
    fn lift(&mut self) {
        if let Some((x, y, shown)) = self.pending.take() {
            self.draw(x, y, shown);
        }
        self.before = None;
    }
}
