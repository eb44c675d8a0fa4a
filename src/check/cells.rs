//! Points by the square of the map they lie in, so that only neighbours are compared.

use std::collections::HashMap;

use crate::model::position::Position;

/// Km of one degree of latitude, rounded down so that a square is never smaller than asked for.
const KM_PER_DEGREE: f64 = 110.0;

/// Smallest and largest side of a square, in degrees.
const SIDES: (f64, f64) = (0.02, 45.0);

/// Points along one stretch; on one that crosses more squares they stand farther apart.
const MOST: usize = 128;

/// Things with a key beside their place, by square.
pub struct Cells<K, T> {
    side: f64,
    cells: HashMap<(K, i32, i32), Vec<T>>,
}

impl<K: std::hash::Hash + Eq + Copy, T: Copy> Cells<K, T> {
    /// Squares of which a point and its eight neighbours hold everything within `km` of the point.
    pub fn within(km: f64) -> Self {
        // At 60 degrees a degree of longitude is half as long; the region lies south of 20.
        let side = (km * 2.0 / KM_PER_DEGREE).clamp(SIDES.0, SIDES.1);
        Self { side, cells: HashMap::new() }
    }

    /// The square of a point.
    #[expect(clippy::cast_possible_truncation, reason = "at most 180 degrees in squares of 0.02")]
    pub fn square(&self, at: Position) -> (i32, i32) {
        ((at.lat() / self.side).floor() as i32, (at.lon() / self.side).floor() as i32)
    }

    /// What is known near `at`, square by square.
    pub fn near(&self, key: K, at: Position) -> impl Iterator<Item = T> + '_ {
        let (y, x) = self.square(at);
        let around = (-1..=1).flat_map(move |dy| (-1..=1).map(move |dx| (y + dy, x + dx)));
        around.filter_map(move |(y, x)| self.cells.get(&(key, y, x))).flatten().copied()
    }

    /// Puts `thing` at `at`; a square that holds `most` already takes no more.
    pub fn put(&mut self, key: K, at: Position, thing: T, most: usize) {
        let (y, x) = self.square(at);
        let list = self.cells.entry((key, y, x)).or_default();
        if list.len() < most {
            list.push(thing);
        }
    }

    /// Points along the stretch from `a` to `b`, close enough that their neighbourhoods hold it.
    pub fn along(&self, a: Position, b: Position) -> impl Iterator<Item = Position> + use<K, T> {
        let (dy, dx) = (b.lat() - a.lat(), b.lon() - a.lon());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held by MOST")]
        let steps = ((dy.abs().max(dx.abs()) / self.side).ceil() as usize).clamp(1, MOST);
        (0..=steps).filter_map(move |step| {
            #[expect(clippy::cast_precision_loss, reason = "at most MOST")]
            let part = step as f64 / steps as f64;
            Position::new(a.lat() + dy * part, a.lon() + dx * part).ok()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lat: f64, lon: f64) -> Position {
        Position::new(lat, lon).expect("a position")
    }

    #[test]
    fn neighbours_are_found_and_far_ones_are_not() {
        let mut cells = Cells::within(5.0);
        for (name, lat, lon) in [(1, 14.0, -12.0), (2, 14.04, -12.0), (3, 14.0, -11.5)] {
            cells.put((), at(lat, lon), name, 8);
        }
        let mut near: Vec<i32> = cells.near((), at(14.01, -12.01)).collect();
        near.sort_unstable();
        assert_eq!(near, [1, 2]);
    }

    #[test]
    fn everything_within_the_distance_is_in_reach() {
        for lat in [-0.01, 14.0, 20.0] {
            for (dy, dx) in [(0.045, 0.0), (-0.045, 0.0), (0.0, 0.046), (0.0, -0.046)] {
                let mut cells = Cells::within(5.0);
                cells.put((), at(lat + dy, dx), 1, 8);
                assert_eq!(cells.near((), at(lat, 0.0)).count(), 1, "{lat} {dy} {dx}");
            }
        }
    }

    #[test]
    fn a_stretch_is_walked_in_bounded_steps() {
        let cells: Cells<(), ()> = Cells::within(0.1);
        assert!(cells.along(at(-90.0, -180.0), at(90.0, 180.0)).count() <= MOST + 1);
        assert_eq!(cells.along(at(14.0, -12.0), at(14.0, -12.0)).count(), 2);
    }
}
