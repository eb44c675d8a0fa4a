//! The cross of the cursor, and the line that measures.
use crate::{
    look::{
        glyphs::{GlyphSet, glyphs},
        tone::Tone,
    },
    map::{
        grid::Grid,
        labels::{Board, Label, Stamp, key},
        num,
        projection::View,
        raster::{Dash, Tracer},
        scene::Sign,
    },
    model::{lang::Lang, position::Position},
};

/// Points of the line: a great circle bends less than a dot between them.
const CORNERS: u32 = 32;

/// Puts the cross of the cursor on the board: in its cell, or left and right of what stands there.
pub(in crate::map) fn cursor(board: &mut Board, view: &View, at: Position, set: GlyphSet) {
    let Some((col, row)) = view.cell(at) else { return };
    let (col, row) = (i32::from(col), i32::from(row));
    let [cross, arm] = if set == GlyphSet::Plain { ["+", "-"] } else { ["┼", "─"] };
    let stamp = |col, sign| Stamp { col, row, sign, tone: Tone::AccentBold, bold: true };
    if board.is_free(col, row) {
        board.stamp(stamp(col, cross));
        return;
    }
    for col in [col - 1, col + 1] {
        if board.is_free(col, row) {
            board.stamp(stamp(col, arm));
        }
    }
}

/// Draws the line of a measure along the great circle.
pub(in crate::map) fn ruler(grid: &mut Grid, view: &View, (from, to): (Position, Position), slot: usize) {
    let scale = view.scale(grid.dots.0, grid.dots.1);
    let points = great_circle(from, to);
    Tracer::new(grid, slot, Dash::SOLID, view.aspect()).line(points.iter().map(|point| scale.at(*point)));
}

/// Points from one position to another, in degrees east and north; the shorter way round.
///
/// Formula: E. Williams, Aviation Formulary, "Intermediate points on a great circle".
fn great_circle(from: Position, to: Position) -> Vec<[f64; 2]> {
    let vector = |point: Position| {
        let (lat, lon) = (point.lat().to_radians(), point.lon().to_radians());
        [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
    };
    let ends = [vector(from), vector(to)];
    let angle = (0..3).map(|axis| ends[0][axis] * ends[1][axis]).sum::<f64>().clamp(-1.0, 1.0).acos();
    let inner = (1..CORNERS).map(|at| f64::from(at) / f64::from(CORNERS)).filter_map(|share| {
        let parts = [1.0 - share, share].map(|share| (share * angle).sin() / angle.sin());
        let [x, y, z] = [0, 1, 2].map(|axis| parts[0] * ends[0][axis] + parts[1] * ends[1][axis]);
        let point = [y.atan2(x).to_degrees(), z.atan2(x.hypot(y)).to_degrees()];
        // One point, or two ends of the earth, have no great circle of their own.
        point.iter().all(|value| value.is_finite()).then_some(point)
    });
    let mut points = vec![[from.lon(), from.lat()]];
    for point in inner.chain([[to.lon(), to.lat()]]) {
        // Across the 180th meridian the map ends: the line goes on beyond its edge.
        let before = points.last().map_or(point[0], |last| last[0]);
        let turns = ((point[0] - before) / 360.0).round();
        points.push([point[0] - turns * 360.0, point[1]]);
    }
    points
}

/// `12,4 km`; whole kilometres from 100 on, thousands apart.
fn length(km: f64, lang: Lang, set: GlyphSet) -> String {
    let whole = num::round(km);
    if km >= 1000.0 {
        let gap = if set == GlyphSet::Plain { " " } else { "\u{202f}" };
        return format!("{}{gap}{:03} km", whole / 1000, whole % 1000);
    }
    if km >= 99.95 {
        return format!("{whole} km");
    }
    let text = format!("{km:.1} km");
    if lang == Lang::Fr { text.replace('.', ",") } else { text }
}

/// Puts the ends of a measure on the board.
pub(in crate::map) fn ruler_ends(
    board: &mut Board,
    view: &View,
    (from, to): (Position, Position),
    set: GlyphSet,
) {
    let sign = Sign::Dot.of(glyphs(set));
    for end in [from, to] {
        let Some((col, row)) = view.cell(end) else { continue };
        let (col, row) = (i32::from(col), i32::from(row));
        if board.is_free(col, row) {
            board.stamp(Stamp { col, row, sign, tone: Tone::AccentBold, bold: true });
        }
    }
}

/// Puts the length of a measure at the middle of what is seen of it.
pub(in crate::map) fn ruler_name(
    board: &mut Board,
    view: &View,
    (from, to): (Position, Position),
    (lang, set): (Lang, GlyphSet),
) {
    let Some(middle) = middle_seen(board, view, &great_circle(from, to)) else { return };
    let label = Label {
        text: length(from.distance_km(to), lang, set),
        col: 0,
        row: 0,
        tone: Tone::AccentBold,
        bold: true,
        side: 0,
        key: key(9, "ruler"),
    };
    board.place_around(label, middle, true);
}

/// The cell in the middle of the part of a line that is in view.
fn middle_seen(board: &Board, view: &View, points: &[[f64; 2]]) -> Option<(i32, i32)> {
    const STEPS: i32 = 16;
    let scale = view.scale(1, 1);
    let cells: Vec<(i32, i32)> = points
        .windows(2)
        .flat_map(|pair| {
            let [a, b] = [scale.at(pair[0]), scale.at(pair[1])];
            (0..STEPS).map(move |step| {
                let share = f64::from(step) / f64::from(STEPS);
                [0, 1].map(|axis| num::floor(a[axis] + (b[axis] - a[axis]) * share))
            })
        })
        .map(|[x, y]| (x, y))
        .filter(|(x, y)| (0..board.cols).contains(x) && (0..board.rows).contains(y))
        .collect();
    cells.get(cells.len() / 2).copied()
}
