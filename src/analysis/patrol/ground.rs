//! Distances of points and stretches, in kilometres.

use crate::model::position::{MEAN_RADIUS_KM, Position};

/// A flat map around a point: kilometres east and north of it. Within 100 km it is exact to 1 %.
#[derive(Clone, Copy)]
struct Plane {
    lat: f64,
    lon: f64,
}

type Flat = (f64, f64);

impl Plane {
    fn around(at: Position) -> Self {
        Self { lat: at.lat(), lon: at.lon() }
    }

    fn flat(self, at: Position) -> Flat {
        let east = (at.lon() - self.lon).to_radians() * self.lat.to_radians().cos();
        let north = (at.lat() - self.lat).to_radians();
        (east * MEAN_RADIUS_KM, north * MEAN_RADIUS_KM)
    }
}

/// Distance of a point to the straight stretch from `a` to `b`.
#[must_use]
pub fn to_stretch(point: Position, a: Position, b: Position) -> f64 {
    let plane = Plane::around(point);
    to_origin(plane.flat(a), plane.flat(b))
}

/// Distance of the origin to the stretch from `a` to `b`.
fn to_origin(a: Flat, b: Flat) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { (-(a.0 * dx + a.1 * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    (a.0 + along * dx).hypot(a.1 + along * dy)
}

/// Shortest distance between two stretches; 0 where they cross.
#[must_use]
pub fn between(a: (Position, Position), b: (Position, Position)) -> f64 {
    let plane = Plane::around(a.0);
    let flat = |at| plane.flat(at);
    if crossing((flat(a.0), flat(a.1)), (flat(b.0), flat(b.1))) {
        return 0.0;
    }
    let ends = [
        to_stretch(a.0, b.0, b.1),
        to_stretch(a.1, b.0, b.1),
        to_stretch(b.0, a.0, a.1),
        to_stretch(b.1, a.0, a.1),
    ];
    ends.into_iter().fold(f64::INFINITY, f64::min)
}

fn crossing(a: (Flat, Flat), b: (Flat, Flat)) -> bool {
    let side = |p: Flat, q: Flat, r: Flat| (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0);
    let apart = |one: f64, other: f64| one * other < 0.0;
    apart(side(a.0, a.1, b.0), side(a.0, a.1, b.1)) && apart(side(b.0, b.1, a.0), side(b.0, b.1, a.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lat: f64, lon: f64) -> Position {
        Position::new(lat, lon).expect("a position")
    }

    #[test]
    fn beside_a_stretch_its_end_or_on_it() {
        // 0.1 degrees of latitude are 11.12 km.
        let (a, b) = (at(14.0, -12.0), at(14.0, -11.0));
        assert!((to_stretch(at(14.1, -11.5), a, b) - 11.12).abs() < 0.1);
        assert!(to_stretch(at(14.0, -11.4), a, b) < 0.01);
        let behind = to_stretch(at(14.0, -12.1), a, b);
        assert!((behind - at(14.0, -12.1).distance_km(a)).abs() < 0.1);
        assert!((to_stretch(at(14.1, -12.0), a, a) - 11.12).abs() < 0.1, "a stretch without length");
    }

    #[test]
    fn stretches_that_cross_are_not_apart() {
        let cross = between((at(14.0, -12.0), at(14.2, -11.8)), (at(14.2, -12.0), at(14.0, -11.8)));
        assert!(cross < f64::EPSILON);
        let beside = between((at(14.0, -12.0), at(14.0, -11.0)), (at(14.1, -12.0), at(14.1, -11.0)));
        assert!((beside - 11.12).abs() < 0.1);
    }
}
