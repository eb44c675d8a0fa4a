//! The basemap as dots: which features show at which scale, with which class and pattern.
use crate::look::{
    relief::{MapInk, MapTint},
    theme::Theme,
};

use super::{
    data::{Feature, Layer, Level, Part, Quality, features},
    grid::Class,
    projection::View,
    raster::{Dash, Tracer},
    scene::Layers,
    sheet::{Sheet, Which},
};

/// How a line is drawn, or `None` where it is too small for the scale.
fn line(feature: &Feature, layers: Layers, km: f64, tinted: bool) -> Option<(Class, Dash)> {
    let schematic = feature.quality == Quality::Schematic;
    let solid = if schematic { Dash::SCHEMATIC } else { Dash::SOLID };
    let (shown, class, dash, farthest) = match (feature.layer, feature.rank) {
        (Layer::Coast, _) => (layers.water, Class::River, Dash::SOLID, 100.0),
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

/// Class and pattern of a line of the basemap, for the legend.
pub(super) const fn stroke(ink: MapInk) -> Option<(Class, Dash)> {
    Some(match ink {
        MapInk::River => (Class::River, Dash::SOLID),
        MapInk::Stream => (Class::Stream, Dash::SOLID),
        MapInk::Border => (Class::Border, Dash::BORDER),
        MapInk::Admin => (Class::Admin, Dash::DOTTED),
        MapInk::Net => (Class::Net, Dash::NET),
        MapInk::Road => (Class::Road, Dash::SCHEMATIC),
        MapInk::Track => (Class::Track, Dash::TRACK),
        MapInk::Rail => (Class::Rail, Dash::SCHEMATIC),
        MapInk::Tint(_) | MapInk::Tone(_) => return None,
    })
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

/// Draws every line and tint of the basemap into an empty sheet.
pub(super) fn draw(sheet: &mut Sheet, view: &View, layers: Layers, theme: &Theme) {
    let tinted = theme.has_relief();
    let km = view.km_per_cell();
    let all = features(Level::for_scale(km));
    let bounds = around(view);
    // Regions lie on their state, reservoirs on both.
    for layer in [Layer::Country, Layer::Region, Layer::Lake] {
        let areas = all.iter().filter(|feature| tinted && layers.tints && feature.layer == layer);
        for (area, tint) in areas.filter_map(|area| Some((area, tint(area)?))) {
            sheet.fill(Which::Tints, area, view, tint as u8);
        }
    }
    for feature in all {
        if let Some(how) = line(feature, layers, km, tinted && layers.tints) {
            let wide = theme.has_wide_borders() && how.0 == Class::Border;
            let shifts: &[[f64; 2]] =
                if wide { &[[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]] } else { &[[0.0, 0.0]] };
            for shift in shifts {
                trace(sheet, view, feature, how, (bounds, *shift));
            }
        }
    }
    // Which region and which state every cell lies in.
    for (layer, plane) in [(Layer::Country, Which::States), (Layer::Region, Which::Regions)] {
        for (number, feature) in numbered(all, layer).filter(|_| layers.names) {
            sheet.fill(plane, feature, view, number);
        }
    }
}

fn trace(
    sheet: &mut Sheet,
    view: &View,
    feature: &Feature,
    (class, dash): (Class, Dash),
    (bounds, shift): ([f64; 4], [f64; 2]),
) {
    let (sx, sy) = sheet.grid.dots;
    let scale = view.scale(sx, sy);
    // One letter a cell has no room for dashes.
    let dash = if sx * sy < 2 { Dash::SOLID } else { dash };
    let mut tracer = Tracer::new(&mut sheet.grid, class as usize, dash, view.aspect());
    for part in feature.parts.iter().filter(|part| reaches(part, bounds)) {
        tracer.line(part.points.iter().map(|point| {
            let [x, y] = scale.at(*point);
            [x + shift[0], y + shift[1]]
        }));
    }
}

/// The areas of a layer, counted from 1 as the planes of the grid count them.
pub(super) fn numbered(all: &[Feature], layer: Layer) -> impl Iterator<Item = (u8, &Feature)> {
    (1..=u8::MAX).zip(all.iter().filter(move |feature| feature.layer == layer))
}
