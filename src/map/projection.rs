//! Where a position lies on the screen: a local equirectangular projection.
//!
//! East is `x · cos 14.25°`, the middle of the area: at its edges distances are right within 4 %.
use crate::model::position::{MEAN_RADIUS_KM, Position};

use super::data::COVERED;
use super::num;

#[cfg(test)]
mod tests;

/// Height of a cell divided by its width, where the terminal does not say it.
pub const DEFAULT_ASPECT: f64 = 2.0;
/// Kilometres a degree of latitude is long.
pub const KM_PER_LAT: f64 = MEAN_RADIUS_KM * std::f64::consts::PI / 180.0;
/// Kilometres a degree of longitude is long at 14.25° N: cos 14.25° is 0.969 231.
pub const KM_PER_LON: f64 = KM_PER_LAT * 0.969_230_905_5;

/// Kilometres a cell is wide, one zoom step after the other.
const STEPS: [f64; 16] =
    [0.25, 0.35, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 7.0, 10.0, 14.0, 20.0, 28.0, 40.0];
/// How far the middle may leave the covered area, degrees.
const MARGIN: f64 = 1.0;
/// The four regions with their surroundings: west, south, east, north in degrees.
pub const HOME: [f64; 4] = [-14.85, 12.1, -8.95, 15.95];

/// What part of the world a map shows, and in how many cells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Kilometres east and north of 0° 0° in the plane: the middle.
    x: f64,
    y: f64,
    km: f64,
    cols: u16,
    rows: u16,
    aspect: f64,
}

/// From degrees to dots of a grid: `lon · ax + bx`, `lat · ay + by`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    ax: f64,
    bx: f64,
    ay: f64,
    by: f64,
}

impl Scale {
    /// Dots right of the left edge and below the top.
    pub(super) fn at(self, [lon, lat]: [f64; 2]) -> [f64; 2] {
        [lon * self.ax + self.bx, lat * self.ay + self.by]
    }
}

impl View {
    /// A view around `centre` with cells `km` kilometres wide. Everything is brought into range.
    #[must_use]
    pub fn new(centre: Position, km: f64, (cols, rows): (u16, u16), aspect: f64) -> Self {
        let mut view = Self {
            x: centre.lon() * KM_PER_LON,
            y: centre.lat() * KM_PER_LAT,
            km,
            cols,
            rows,
            aspect: if (0.5..=5.0).contains(&aspect) { aspect } else { DEFAULT_ASPECT },
        };
        view.hold();
        view
    }

    /// The four regions the meeting is about, as large as the rectangle holds them.
    #[must_use]
    pub fn home(size: (u16, u16), aspect: f64) -> Self {
        let [west, south, east, north] = HOME;
        let centre = Position::new(f64::midpoint(south, north), f64::midpoint(west, east));
        let mut view = Self { x: 0.0, y: 0.0, km: 1.0, cols: size.0, rows: size.1, aspect: DEFAULT_ASPECT };
        if let Ok(centre) = centre {
            view = Self::new(centre, 1.0, size, aspect);
        }
        let wide = (east - west) * KM_PER_LON / f64::from(size.0.max(1));
        let high = (north - south) * KM_PER_LAT / (f64::from(size.1.max(1)) * view.aspect);
        view.km = wide.max(high);
        view.hold();
        view
    }

    /// All of the points with two cells of air, no closer than 1 km a cell; home without points.
    #[must_use]
    pub fn fit(points: impl IntoIterator<Item = Position>, size: (u16, u16), aspect: f64) -> Self {
        Self::around(points.into_iter().map(|point| [point.lon(), point.lat()]), size, aspect)
    }

    fn around(points: impl Iterator<Item = [f64; 2]>, size: (u16, u16), aspect: f64) -> Self {
        let mut bounds: Option<[f64; 4]> = None;
        for [lon, lat] in points {
            let [w, s, e, n] = bounds.unwrap_or([lon, lat, lon, lat]);
            bounds = Some([w.min(lon), s.min(lat), e.max(lon), n.max(lat)]);
        }
        let Some([west, south, east, north]) = bounds else { return Self::home(size, aspect) };
        let centre = Position::new(f64::midpoint(south, north), f64::midpoint(west, east));
        let Ok(centre) = centre else { return Self::home(size, aspect) };
        let mut view = Self::new(centre, 1.0, size, aspect);
        let room = |cells: u16| f64::from(cells.saturating_sub(4).max(1));
        let wide = (east - west) * KM_PER_LON / room(size.0);
        let high = (north - south) * KM_PER_LAT / (room(size.1) * view.aspect);
        view.km = wide.max(high).max(1.0);
        view.hold();
        view
    }

    fn hold(&mut self) {
        let [west, south, east, north] = COVERED;
        let held = |value: f64, low: f64, high: f64| {
            if value.is_nan() { f64::midpoint(low, high) } else { value.clamp(low, high) }
        };
        let (low, high) = (STEPS[0], STEPS[STEPS.len() - 1]);
        self.km = if self.km.is_nan() { 5.0 } else { self.km.clamp(low, high) };
        self.x = held(self.x, (west - MARGIN) * KM_PER_LON, (east + MARGIN) * KM_PER_LON);
        self.y = held(self.y, (south - MARGIN) * KM_PER_LAT, (north + MARGIN) * KM_PER_LAT);
    }

    /// Moved by whole cells, east and south.
    #[must_use]
    pub fn pan(mut self, east: i32, south: i32) -> Self {
        self.x += f64::from(east) * self.km;
        self.y -= f64::from(south) * self.km * self.aspect;
        self.hold();
        self
    }

    /// Closer by `steps` of a fixed ladder, farther by negative ones.
    #[must_use]
    pub fn zoom(mut self, steps: i32) -> Self {
        for _ in 0..steps.unsigned_abs().min(32) {
            let next = if steps > 0 {
                STEPS.iter().rev().find(|&&step| step < self.km * 0.99)
            } else {
                STEPS.iter().find(|&&step| step > self.km * 1.01)
            };
            self.km = next.copied().unwrap_or(self.km);
        }
        self.hold();
        self
    }

    /// The same place at the same scale in another number of cells.
    #[must_use]
    pub const fn resized(mut self, (cols, rows): (u16, u16)) -> Self {
        (self.cols, self.rows) = (cols, rows);
        self
    }

    /// The same scale around another place.
    #[must_use]
    pub fn centred(self, centre: Position) -> Self {
        Self::new(centre, self.km, (self.cols, self.rows), self.aspect)
    }

    /// Columns and rows.
    #[must_use]
    pub const fn size(&self) -> (u16, u16) {
        (self.cols, self.rows)
    }

    /// Kilometres a cell is wide.
    #[must_use]
    pub const fn km_per_cell(&self) -> f64 {
        self.km
    }

    /// Height of a cell divided by its width.
    #[must_use]
    pub const fn aspect(&self) -> f64 {
        self.aspect
    }

    /// Where a position lies, in cells from the top left corner, also outside of the view.
    #[must_use]
    pub fn to_cells(&self, position: Position) -> [f64; 2] {
        self.scale(1, 1).at([position.lon(), position.lat()])
    }

    /// The cell a position lies in, if it is in view.
    #[must_use]
    pub fn cell(&self, position: Position) -> Option<(u16, u16)> {
        let [x, y] = self.to_cells(position);
        let inside = x >= 0.0 && y >= 0.0 && x < f64::from(self.cols) && y < f64::from(self.rows);
        inside.then(|| (num::column(num::floor(x)), num::column(num::floor(y))))
    }

    /// The position in the middle of a cell.
    ///
    /// `None` beyond the ends of the earth.
    #[must_use]
    pub fn position(&self, col: u16, row: u16) -> Option<Position> {
        let scale = self.scale(1, 1);
        let [x, y] = [f64::from(col) + 0.5, f64::from(row) + 0.5];
        Position::new((y - scale.by) / scale.ay, (x - scale.bx) / scale.ax).ok()
    }

    /// What is in view: west, south, east, north in degrees.
    #[must_use]
    pub fn bounds(&self) -> [f64; 4] {
        let wide = f64::from(self.cols) / 2.0 * self.km;
        let high = f64::from(self.rows) / 2.0 * self.km * self.aspect;
        [
            (self.x - wide) / KM_PER_LON,
            (self.y - high) / KM_PER_LAT,
            (self.x + wide) / KM_PER_LON,
            (self.y + high) / KM_PER_LAT,
        ]
    }

    /// The middle.
    #[must_use]
    pub fn centre(&self) -> Option<Position> {
        Position::new(self.y / KM_PER_LAT, self.x / KM_PER_LON).ok()
    }

    /// The scale for `sx` × `sy` dots a cell.
    pub(super) fn scale(&self, sx: usize, sy: usize) -> Scale {
        let (sx, sy) = (f64::from(num::cells(sx)), f64::from(num::cells(sy)));
        let (across, down) = (sx / self.km, sy / (self.km * self.aspect));
        Scale {
            ax: KM_PER_LON * across,
            bx: f64::from(self.cols) / 2.0 * sx - self.x * across,
            ay: -KM_PER_LAT * down,
            by: f64::from(self.rows) / 2.0 * sy + self.y * down,
        }
    }

    /// Where the top left cell of another view lies in this one, if their cells are the same ones.
    pub(super) fn corner_of(&self, other: &Self) -> Option<(i32, i32)> {
        let same = self.km.to_bits() == other.km.to_bits() && self.aspect.to_bits() == other.aspect.to_bits();
        let half = |a: u16, b: u16| (f64::from(a) - f64::from(b)) / 2.0;
        let left = half(self.cols, other.cols) + (other.x - self.x) / self.km;
        let top = half(self.rows, other.rows) - (other.y - self.y) / (self.km * self.aspect);
        let whole = |value: f64| {
            let cell = num::round(value);
            // A thousandth of a cell is less than any dot, and more than what rounding loses.
            ((value - f64::from(cell)).abs() < 1e-3).then_some(cell)
        };
        same.then_some(())?;
        Some((whole(left)?, whole(top)?))
    }

    /// Where the top left cell lies in a grid of cells fixed to the world: patterns move with the map.
    pub(super) fn anchor(&self) -> (i32, i32) {
        let scale = self.scale(1, 1);
        (num::round(-scale.bx), num::round(-scale.by))
    }
}
