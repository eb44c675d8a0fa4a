//! What the caller draws over the basemap: routes, areas, range rings and the selection.
use crate::{
    look::{
        glyphs::{GlyphSet, glyphs},
        measure::cut,
        tone::Tone,
    },
    model::position::{MEAN_RADIUS_KM, Position},
};

use super::{
    data::{Feature, Layer},
    fill::{Plane, Spans},
    grid::Grid,
    labels::{Board, Label, Stamp, key},
    num,
    projection::View,
    raster::{Dash, Tracer},
    scene::{Area, Route, Selection, Shape, Sign, Stroke},
};

pub(super) mod measure;

/// Points of a circle: at 200 columns a chord leaves the arc by less than a dot.
const CORNERS: u32 = 96;
/// Cells between two arrows of a route.
const BETWEEN_ARROWS: f64 = 14.0;
/// Cells the name of what is selected may take where the whole has no room.
const SHORT: usize = 24;
/// The same where that has none either.
const SHORTEST: usize = 12;
/// Points of a route or ring that are drawn at most.
const MOST_POINTS: usize = 10_000;

/// The point `km` kilometres from `centre` in the direction of `degrees`, clockwise from north.
///
/// On the sphere; formula: E. Williams, Aviation Formulary, "Lat/lon given radial and distance".
#[must_use]
pub fn destination(centre: Position, km: f64, degrees: f64) -> Option<[f64; 2]> {
    let (lat, along) = (centre.lat().to_radians(), km / MEAN_RADIUS_KM);
    let bearing = degrees.to_radians();
    let sine = lat.sin() * along.cos() + lat.cos() * along.sin() * bearing.cos();
    let to = sine.clamp(-1.0, 1.0).asin();
    let east = (bearing.sin() * along.sin() * lat.cos()).atan2(along.cos() - lat.sin() * to.sin());
    let point = [centre.lon() + east.to_degrees(), to.to_degrees()];
    point.iter().all(|value| value.is_finite()).then_some(point)
}

/// The circle around a point, open: the last corner is the first again.
fn circle(centre: Position, km: f64) -> Vec<[f64; 2]> {
    if !(0.0..=20_000.0).contains(&km) {
        return Vec::new();
    }
    let corners = (0..=CORNERS).map(|at| f64::from(at) * 360.0 / f64::from(CORNERS));
    corners.filter_map(|degrees| destination(centre, km, degrees)).collect()
}

/// The rings of an area.
fn rings(shape: &Shape, all: &[Feature]) -> Vec<Vec<[f64; 2]>> {
    match shape {
        Shape::Circle(centre, km) => vec![circle(*centre, *km)],
        Shape::Region(name) => all
            .iter()
            .filter(|feature| feature.layer == Layer::Region && feature.name == *name)
            .flat_map(|feature| feature.parts.iter().map(|part| part.points.clone()))
            .collect(),
        Shape::Ring(points) => {
            let mut ring: Vec<[f64; 2]> =
                points.iter().take(MOST_POINTS).map(|point| [point.lon(), point.lat()]).collect();
            ring.extend(ring.first().copied());
            vec![ring]
        }
    }
}

/// Draws an area: its outline, and which cells are hatched.
pub(super) fn area(
    grid: &mut Grid,
    (hatch, spans): (&mut Plane, &mut Spans),
    view: &View,
    area: &Area,
    slot: usize,
    all: &[Feature],
) {
    let rings = rings(&area.shape, all);
    if area.hatched {
        hatch.fill_rings(spans, rings.iter().map(Vec::as_slice), view.scale(1, 1), 1);
        // The limit of a region is on the map already.
        if matches!(area.shape, Shape::Region(_)) {
            return;
        }
    }
    let scale = view.scale(grid.dots.0, grid.dots.1);
    let mut tracer = Tracer::new(grid, slot, Dash::SOLID, view.aspect());
    for ring in &rings {
        tracer.line(ring.iter().map(|point| scale.at(*point)));
    }
}

/// Cells from one stroke of a hatch to the next, along a row.
const HATCH_STEP: i32 = 6;

/// The sign of a hatch: in ASCII one that no line, mark or arrow has.
#[must_use]
pub const fn hatch_sign(set: GlyphSet) -> &'static str {
    match set {
        GlyphSet::Plain => "'",
        GlyphSet::Unicode => "╱",
    }
}

/// The hatched cells that nothing else stands in. The strokes are fixed to the world, so that they
/// move with the map.
pub(super) fn strokes(hatch: &Plane, board: &Board, cells: &mut Vec<(usize, usize)>) {
    cells.clear();
    let start = board.anchor.0.wrapping_add(board.anchor.1);
    for (row, y) in (0..board.rows).zip(0..) {
        let first = start.wrapping_add(row).wrapping_neg().rem_euclid(HATCH_STEP);
        let run = hatch.row(y);
        for col in (first..board.cols).step_by(HATCH_STEP.unsigned_abs() as usize) {
            let Some(x) = num::index(col, run.len()) else { break };
            if run[x] != 0 && board.is_empty(col, row) {
                cells.push((x, y));
            }
        }
    }
}

/// Draws the line of a route.
pub(super) fn route(grid: &mut Grid, view: &View, route: &Route, slot: usize) {
    let scale = view.scale(grid.dots.0, grid.dots.1);
    let points = route.points.iter().take(MOST_POINTS).map(|point| scale.at([point.lon(), point.lat()]));
    let dash = match route.stroke {
        Stroke::Solid => Dash::SOLID,
        Stroke::Broken => Dash::BROKEN,
    };
    Tracer::new(grid, slot, dash, view.aspect()).line(points);
}

/// The arrow nearest to a direction on the screen, `y` downwards.
fn arrow(dx: f64, dy: f64, plain: bool) -> &'static str {
    const FINE: [&str; 8] = ["→", "↘", "↓", "↙", "←", "↖", "↑", "↗"];
    const PLAIN: [&str; 8] = [">", "\\", "v", "/", "<", "\\", "^", "/"];
    let eighth = num::round(dy.atan2(dx) / std::f64::consts::FRAC_PI_4).rem_euclid(8);
    let at = usize::try_from(eighth).unwrap_or(0);
    if plain { PLAIN[at] } else { FINE[at] }
}

/// Puts the crossings, waypoints and arrows of a route on the board.
pub(super) fn route_signs(board: &mut Board, view: &View, route: &Route, set: GlyphSet) {
    let plain = set == GlyphSet::Plain;
    let scale = view.scale(1, 1);
    let points: Vec<[f64; 2]> =
        route.points.iter().take(MOST_POINTS).map(|point| scale.at([point.lon(), point.lat()])).collect();
    let mut put = |[x, y]: [f64; 2], sign| {
        let (col, row) = (num::floor(x), num::floor(y));
        if board.is_airy(col, row) {
            board.stamp(Stamp { col, row, sign, tone: route.tone, bold: true });
        }
    };
    for point in route.crossings.iter().take(MOST_POINTS) {
        put(scale.at([point.lon(), point.lat()]), Sign::Diamond.of(glyphs(set)));
    }
    if route.waypoints {
        for point in &points {
            put(*point, Sign::Circle.of(glyphs(set)));
        }
    }
    if !route.arrows {
        return;
    }
    for pair in points.windows(2) {
        let [a, b] = [pair[0], pair[1]];
        let [dx, dy] = [b[0] - a[0], (b[1] - a[1]) * view.aspect()];
        let long = dx.hypot(dy);
        if !(4.0..1e6).contains(&long) {
            continue;
        }
        let count = num::floor(long / BETWEEN_ARROWS).clamp(1, 40);
        for at in 0..count {
            let share = (f64::from(at) + 0.5) / f64::from(count);
            put([a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share], arrow(dx, dy, plain));
        }
    }
}

/// Draws the ring around what is selected.
pub(super) fn ring(grid: &mut Grid, view: &View, selection: &Selection, slot: usize) {
    let Some((col, row)) = view.cell(selection.position) else { return };
    let (sx, sy) = grid.dots;
    if sx * sy < 2 {
        return;
    }
    let [across, down] = [sx, sy].map(|dots| f64::from(num::cells(dots)));
    let middle = [(f64::from(col) + 0.5) * across, (f64::from(row) + 0.5) * down];
    let corners = (0..=24).map(|at| (f64::from(at) * 15.0).to_radians());
    // Around one cell with a cell of air left and right.
    let around = corners.map(|angle| {
        [middle[0] + angle.cos() * across * 2.2, middle[1] + angle.sin() * down * 2.2 / view.aspect()]
    });
    Tracer::new(grid, slot, Dash::SOLID, view.aspect()).line(around);
}

/// Names what is selected, before everything else, and marks its cell.
pub(super) fn name_selection(
    board: &mut Board,
    view: &View,
    selection: &Selection,
    set: GlyphSet,
    ascii: bool,
) {
    let Some((col, row)) = view.cell(selection.position) else { return };
    let (col, row) = (i32::from(col), i32::from(row));
    if ascii {
        for (col, sign) in [(col - 1, "["), (col + 1, "]")] {
            board.stamp(Stamp { col, row, sign, tone: Tone::AccentBold, bold: true });
        }
    }
    if !board.is_marked((col, row)) && board.is_free(col, row) {
        let sign = Sign::Dot.of(glyphs(set));
        board.stamp(Stamp { col, row, sign, tone: Tone::AccentBold, bold: true });
    }
    for col in [col - 2, col - 1, col + 1, col + 2] {
        // A mark that stands there stays one.
        if board.is_free(col, row) {
            board.reserve(col, row, 1);
        }
    }
    if selection.name.is_empty() {
        return;
    }
    // Whole where there is room on any side, else shorter.
    for most in [usize::MAX, SHORT, SHORTEST] {
        let label = Label {
            text: cut(&selection.name, most, glyphs(set).ellipsis).into_owned(),
            col: 0,
            row: 0,
            tone: Tone::AccentBold,
            bold: true,
            side: 0,
            key: key(6, &selection.name),
        };
        let w = i32::from(label.width());
        // Beyond the ring on every side; above and below it may be pushed in from the edge.
        let middle = (col - w / 2).min(board.cols - w).max(0);
        let sides = [(col + 4, row), (col - 3 - w, row), (middle, row - 2), (middle, row + 2)];
        let more = [(col + 3, row - 1), (col + 3, row + 1), (middle, row - 3), (middle, row + 3)];
        let places = (0..).zip(sides.into_iter().chain(more));
        if board.place(label, true, places.map(|(side, (x, y))| (x, y, side * 3, (side, 0)))) {
            return;
        }
    }
}
