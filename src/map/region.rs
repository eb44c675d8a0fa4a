//! Which region a point lies in, by the polygons of the finest level.
use crate::model::position::Position;

use super::data::{Feature, Layer, Level, features};
use super::projection::{KM_PER_LAT, KM_PER_LON};

#[cfg(test)]
mod tests;

/// Closer to a limit than this the polygons do not decide. Kilometres.
pub const NEAR_KM: f64 = 3.0;

/// The region of a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RegionHit {
    /// Name of the region in the basemap; regions of Mali are the ones before 2023.
    pub name: &'static str,
    /// Two-letter code of its state (ISO 3166-1).
    pub iso: &'static str,
    /// Kilometres to the nearest limit of the region.
    pub border_km: f64,
    /// Whether that is less than [`NEAR_KM`]: say so, and do not guess.
    pub near_border: bool,
}

/// The region a point lies in, or the nearest one where the polygons leave a gap of less than
/// [`NEAR_KM`]. `None` at sea and outside of the basemap.
#[must_use]
pub fn region_at(position: Position) -> Option<RegionHit> {
    let point = [position.lon(), position.lat()];
    let regions = || features(Level::Detail).iter().filter(|feature| feature.layer == Layer::Region);
    let inside =
        regions().find(|region| holds(region, point)).map(|region| (region, distance(region, point)));
    let nearest = || {
        let all = regions().map(|region| (region, distance(region, point)));
        all.min_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, km)| *km < NEAR_KM)
    };
    let (region, border_km) = inside.or_else(nearest)?;
    Some(RegionHit { name: &region.name, iso: &region.iso, border_km, near_border: border_km < NEAR_KM })
}

/// A state or a region as an area, for questions asked of many points.
#[derive(Clone, Debug)]
pub struct Area {
    feature: &'static Feature,
    /// South end of the first band, in degrees.
    south: f64,
    /// The edges that cross each band of latitude.
    bands: Vec<Vec<[[f64; 2]; 2]>>,
}

/// Height of a band, in degrees: some ten edges of a state each.
const BAND: f64 = 0.1;

impl Area {
    /// The region of the basemap called `name`, at 0.9 km.
    #[must_use]
    pub fn region(name: &str) -> Option<Self> {
        let mut all = features(Level::Mid).iter().filter(|feature| feature.layer == Layer::Region);
        all.find(|feature| feature.name == name).map(Self::new)
    }

    /// The state with the two-letter code `iso`, as far as the basemap shows it, at 0.9 km.
    #[must_use]
    pub fn state(iso: &str) -> Option<Self> {
        let mut all = features(Level::Mid).iter().filter(|feature| feature.layer == Layer::Country);
        all.find(|feature| feature.iso == iso).map(Self::new)
    }

    fn new(feature: &'static Feature) -> Self {
        let south = feature.parts.iter().map(|part| part.bounds[1]).fold(f64::INFINITY, f64::min);
        let mut bands: Vec<Vec<[[f64; 2]; 2]>> = Vec::new();
        for edge in feature.parts.iter().flat_map(|part| edges(&part.points)) {
            let [low, high] = [edge[0][1].min(edge[1][1]), edge[0][1].max(edge[1][1])];
            let (Some(low), Some(high)) = (band(south, low), band(south, high)) else { continue };
            bands.resize(bands.len().max(high + 1), Vec::new());
            bands[low..=high].iter_mut().for_each(|band| band.push(edge));
        }
        Self { feature, south, bands }
    }

    /// Kilometres from a point to the area; 0 inside of it.
    #[must_use]
    pub fn outside_km(&self, position: Position) -> f64 {
        let point = [position.lon(), position.lat()];
        let crossing = band(self.south, position.lat()).and_then(|band| self.bands.get(band));
        let inside = crossing.is_some_and(|edges| odd(edges.iter().copied(), point));
        if inside { 0.0 } else { distance(self.feature, point) }
    }
}

/// Number of the band that `lat` lies in, of those that begin at `south`.
fn band(south: f64, lat: f64) -> Option<usize> {
    let at = (lat - south) / BAND;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1800, checked")]
    (0.0..=1800.0).contains(&at).then_some(at as usize)
}

/// Whether a point lies inside: a ray to the east crosses the rings an odd number of times.
fn holds(region: &Feature, point: [f64; 2]) -> bool {
    odd(region.parts.iter().flat_map(|part| edges(&part.points)), point)
}

/// Whether a ray to the east crosses an odd number of the edges.
fn odd(edges: impl Iterator<Item = [[f64; 2]; 2]>, [lon, lat]: [f64; 2]) -> bool {
    let crossed = edges.filter(|[a, b]| {
        (a[1] > lat) != (b[1] > lat) && lon < a[0] + (lat - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
    });
    crossed.count() % 2 == 1
}

/// Kilometres to the nearest limit of a region; infinite where it has none.
fn distance(region: &Feature, [lon, lat]: [f64; 2]) -> f64 {
    let plane = |point: [f64; 2]| [(point[0] - lon) * KM_PER_LON, (point[1] - lat) * KM_PER_LAT];
    let near =
        region.parts.iter().flat_map(|part| edges(&part.points)).map(|[a, b]| from_edge(plane(a), plane(b)));
    near.fold(f64::INFINITY, f64::min)
}

/// The edges of a ring, its end joined to its start.
fn edges(points: &[[f64; 2]]) -> impl Iterator<Item = [[f64; 2]; 2]> + '_ {
    points.iter().zip(points.iter().cycle().skip(1)).map(|(a, b)| [*a, *b])
}

/// Distance of the origin from an edge.
fn from_edge(a: [f64; 2], b: [f64; 2]) -> f64 {
    let [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    let long = dx * dx + dy * dy;
    // An edge without a length is a point.
    let share = if long > 0.0 { (-(a[0] * dx + a[1] * dy) / long).clamp(0.0, 1.0) } else { 0.0 };
    (a[0] + dx * share).hypot(a[1] + dy * share)
}
