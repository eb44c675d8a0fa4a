//! The basemap as dots: which features show at which scale, with which class and pattern.
use crate::look::relief::MapTint;

use super::{
    data::{Feature, Layer, Level, Part, Quality, features},
    grid::{Class, Grid},
    projection::{Scale, View},
    raster::{Dash, Tracer},
    scene::Layers,
};

/// How a line is drawn, or `None` where it is too small for the scale.
fn line(feature: &Feature, layers: Layers, km: f64, tinted: bool) -> Option<(Class, Dash)> {
    let schematic = feature.quality == Quality::Schematic;
    let solid = if schematic { Dash::SCHEMATIC } else { Dash::SOLID };
    let (shown, class, dash, farthest) = match (feature.layer, feature.rank) {
        (Layer::Coast, _) => (layers.water, Class::Coast, Dash::SOLID, 100.0),
        (Layer::Border, _) => (layers.borders, Class::Border, Dash::BORDER, 100.0),
        (Layer::Admin1, _) => (layers.admin, Class::Admin, Dash::DOTTED, 15.0),
        (Layer::River, 0..=1) => (layers.water, Class::River, solid, 100.0),
        (Layer::River, 2) => (layers.water, Class::Stream, solid, 21.0),
        (Layer::River, 3) => (layers.water, Class::Stream, solid, 11.0),
        (Layer::River, _) => (layers.water, Class::Stream, solid, 6.0),
        // Where there are no tints a reservoir is its shore.
        (Layer::Lake, _) => (layers.water && !tinted, Class::River, solid, 21.0),
        (Layer::Road, 0..=1) => (layers.roads, Class::Road, Dash::SCHEMATIC, 29.0),
        (Layer::Road, 2) => (layers.roads, Class::Track, Dash::TRACK, 15.0),
        (Layer::Road, 3) => (layers.roads, Class::Track, Dash::TRACK, 10.0),
        (Layer::Road, _) => (layers.roads, Class::Track, Dash::TRACK, 5.0),
        (Layer::Rail, _) => (layers.rail, Class::Rail, Dash::SCHEMATIC, 21.0),
        _ => return None,
    };
    (shown && km < farthest).then_some((class, dash))
}

/// The tint of an area.
fn tint(feature: &Feature) -> Option<MapTint> {
    Some(match (feature.layer, feature.iso.as_str(), feature.rank) {
        (Layer::Country, "SN", _) => MapTint::Senegal,
        (Layer::Country, "ML", _) => MapTint::Mali,
        (Layer::Country, "MR", _) => MapTint::Mauritania,
        (Layer::Country, "GN", _) => MapTint::Guinea,
        (Layer::Country, ..) => MapTint::Neighbour,
        (Layer::Region, "SN", 1) => MapTint::SenegalRegion,
        (Layer::Region, "ML", 1) => MapTint::MaliRegion,
        (Layer::Region, "MR", 1) => MapTint::MauritaniaRegion,
        (Layer::Lake, ..) => MapTint::Lake,
        _ => return None,
    })
}

/// Whether a part reaches into the bounds, in degrees.
pub(super) fn reaches(part: &Part, [west, south, east, north]: [f64; 4]) -> bool {
    let [w, s, e, n] = part.bounds;
    w <= east && e >= west && s <= north && n >= south
}

/// The part of the world in view, with a few dots around it.
fn around(view: &View) -> [f64; 4] {
    let [west, south, east, north] = view.bounds();
    let edge = view.km_per_cell() * 2.0 / 100.0;
    [west - edge, south - edge, east + edge, north + edge]
}

/// Draws every line and tint of the basemap into an empty grid.
pub(super) fn draw(grid: &mut Grid, view: &View, layers: Layers, tinted: bool) {
    let km = view.km_per_cell();
    let all = features(Level::for_scale(km));
    let scale = view.scale(grid.dots.0, grid.dots.1);
    let bounds = around(view);
    // Regions lie on their state, reservoirs on both.
    for layer in [Layer::Country, Layer::Region, Layer::Lake] {
        let areas = all.iter().filter(|feature| tinted && layers.tints && feature.layer == layer);
        for (area, tint) in areas.filter_map(|area| Some((area, tint(area)?))) {
            grid.tints.fill(&area.parts, scale, tint as u8);
        }
    }
    for feature in all {
        if let Some((class, dash)) = line(feature, layers, km, tinted && layers.tints) {
            trace(grid, view, feature, (class, dash), (scale, bounds));
        }
    }
    if layers.names {
        name_areas(grid, view, all);
    }
}

fn trace(
    grid: &mut Grid,
    view: &View,
    feature: &Feature,
    how: (Class, Dash),
    (scale, bounds): (Scale, [f64; 4]),
) {
    let mut tracer = Tracer::new(grid, how.0 as usize, how.1, view.aspect());
    for part in feature.parts.iter().filter(|part| reaches(part, bounds)) {
        tracer.line(part.points.iter().map(|point| scale.at(*point)));
    }
}

/// Notes which region and which state every cell lies in.
fn name_areas(grid: &mut Grid, view: &View, all: &[Feature]) {
    let scale = view.scale(1, 1);
    for (number, feature) in numbered(all, Layer::Country) {
        grid.states.fill(&feature.parts, scale, number);
    }
    for (number, feature) in numbered(all, Layer::Region) {
        grid.regions.fill(&feature.parts, scale, number);
    }
}

/// The areas of a layer, counted from 1 as the planes of the grid count them.
pub(super) fn numbered(all: &[Feature], layer: Layer) -> impl Iterator<Item = (u8, &Feature)> {
    (1..=u8::MAX).zip(all.iter().filter(move |feature| feature.layer == layer))
}
