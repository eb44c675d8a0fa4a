//! Scale bar, north, the military grid, and the legend as data.
use crate::{
    look::{
        relief::{MapInk, MapTint},
        tone::Tone,
    },
    model::{
        position::{CoordinateStyle, Position},
        value::Pair,
    },
};

use super::{
    grid::{Class, Grid},
    labels::{Board, Label, key},
    num,
    projection::View,
};

#[cfg(test)]
mod tests;

/// Lengths a scale bar can have, kilometres.
const LENGTHS: [u16; 12] = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000];

/// Who made the data; to be shown with the map.
pub const ATTRIBUTION: Pair = Pair {
    fr: "Carte : Natural Earth (domaine public) · lieux © GeoNames (CC BY 4.0) · aérodromes : airportsdata",
    en: "Map: Natural Earth (public domain) · places © GeoNames (CC BY 4.0) · airfields: airportsdata",
};
/// What a broken line of roads, railway, rivers and the reservoir means.
pub const SCHEMATIC: Pair = Pair {
    fr: "tirets longs = tracé schématique : routes, voie ferrée, Falémé et Bakoye en partie, lac de Manantali",
    en: "long dashes = schematic course: roads, railway, parts of the Falémé and Bakoye, Lake Manantali",
};
/// Which regions of Mali are shown.
pub const PRE_2023: Pair = Pair {
    fr: "régions du Mali : limites d'avant 2023 (Kayes avec Nioro et Kita)",
    en: "regions of Mali: pre-2023 limits (Kayes with Nioro and Kita)",
};

/// A round distance and how many cells it is long.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleBar {
    /// Kilometres.
    pub km: u16,
    /// Cells, at least 2.
    pub cells: u16,
}

/// The longest round distance that fits into `room` cells.
#[must_use]
pub fn scale_bar(view: &View, room: u16) -> Option<ScaleBar> {
    LENGTHS.into_iter().rev().find_map(|km| {
        let cells = num::round(f64::from(km) / view.km_per_cell());
        (2..=i32::from(room)).contains(&cells).then(|| ScaleBar { km, cells: num::column(cells) })
    })
}

/// What a row of the legend shows before its words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Swatch {
    /// A line of the map.
    Line(MapInk),
    /// An area of the map.
    Area(MapTint),
    /// A sign, with its tone; the second one where there is only ASCII.
    Sign(&'static str, &'static str, Tone),
    /// Words only.
    Note,
}

/// One row of the legend.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LegendRow {
    /// What it looks like.
    pub swatch: Swatch,
    /// What it is.
    pub words: Pair,
}

/// The legend of the basemap, most important first, notes last.
#[must_use]
pub fn legend() -> &'static [LegendRow] {
    const fn row(swatch: Swatch, fr: &'static str, en: &'static str) -> LegendRow {
        LegendRow { swatch, words: Pair { fr, en } }
    }
    const fn note(words: Pair) -> LegendRow {
        LegendRow { swatch: Swatch::Note, words }
    }
    static ROWS: [LegendRow; 16] = [
        row(Swatch::Line(MapInk::Border), "frontière", "border"),
        row(Swatch::Line(MapInk::Admin), "limite de région", "limit of a region"),
        row(Swatch::Line(MapInk::River), "fleuve, rivière", "river"),
        row(Swatch::Line(MapInk::Road), "route principale", "main road"),
        row(Swatch::Line(MapInk::Track), "autre route", "other road"),
        row(Swatch::Line(MapInk::Rail), "voie ferrée", "railway"),
        row(Swatch::Area(MapTint::SenegalRegion), "Tambacounda, Kédougou", "Tambacounda, Kédougou"),
        row(Swatch::Area(MapTint::MaliRegion), "Kayes", "Kayes"),
        row(Swatch::Area(MapTint::MauritaniaRegion), "Guidimakha (Sélibaby)", "Guidimakha (Sélibaby)"),
        row(Swatch::Area(MapTint::Lake), "lac de barrage", "reservoir"),
        row(Swatch::Sign("★", "*", Tone::Head), "capitale", "capital"),
        row(Swatch::Sign("◉", "O", Tone::Head), "chef-lieu de région", "regional capital"),
        row(Swatch::Sign("▲", "^", Tone::Water), "barrage, centrale", "dam, power plant"),
        note(SCHEMATIC),
        note(PRE_2023),
        note(ATTRIBUTION),
    ];
    &ROWS
}

/// Puts scale bar and north arrow into the lower corners.
pub(super) fn draw(board: &mut Board, view: &View, plain: bool) {
    let room = num::column(board.cols / 4);
    if board.rows < 6 || board.cols < 24 {
        return;
    }
    let row = board.rows - 1;
    if let Some(bar) = scale_bar(view, room.min(24)) {
        let rule = if plain { "-" } else { "─" };
        let [start, end] = if plain { ["|", "|"] } else { ["├", "┤"] };
        let inner = usize::from(bar.cells.saturating_sub(2));
        let text = format!("{start}{}{end} {} km", rule.repeat(inner), bar.km);
        let label =
            Label { text, col: 0, row: 0, tone: Tone::Ink2, bold: false, side: 8, key: key(7, "scale") };
        board.place(label, true, std::iter::once((1, row, 0, (0, 0))));
    }
    let sign = if plain { "^" } else { "↑" };
    let label = Label {
        text: format!("N{sign}"),
        col: 0,
        row: 0,
        tone: Tone::Ink2,
        bold: false,
        side: 8,
        key: key(7, "N"),
    };
    board.place(label, true, std::iter::once((board.cols - 3, row, 0, (0, 0))));
}

/// Draws the squares of 100 km of the military grid, each with its name.
///
/// A cell lies on a line where its square differs from that of its neighbour: zone borders need no
/// special care.
pub(super) fn mgrs(grid: &mut Grid, board: &mut Board, view: &View) {
    let square = |col: u16, row: u16| view.position(col, row).map(square_of).unwrap_or_default();
    let mut above: Vec<String> = Vec::new();
    let mut named: Vec<String> = Vec::new();
    let (cols, rows) = view.size();
    for row in 0..rows {
        let here: Vec<String> = (0..cols).map(|col| square(col, row)).collect();
        for (col, name) in (0_u16..).zip(&here) {
            let at = usize::from(col);
            let left = at > 0 && here[at - 1] != *name;
            let top = above.get(at).is_some_and(|above| above != name);
            dots(grid, (i32::from(col), i32::from(row)), left, top);
            // The corner of a square: its name stands inside.
            if left && top && !named.contains(name) {
                named.push(name.clone());
                let stamp = (i32::from(col) + 1, i32::from(row) + 1);
                let label = Label {
                    text: name.clone(),
                    col: 0,
                    row: 0,
                    tone: Tone::Ink3,
                    bold: false,
                    side: 8,
                    key: key(8, name),
                };
                board.place(label, false, std::iter::once((stamp.0, stamp.1, 0, (0, 0))));
            }
        }
        above = here;
    }
}

/// `29PKR`: zone, band and square of 100 km.
fn square_of(position: Position) -> String {
    position.format(CoordinateStyle::Mgrs).split(' ').next().unwrap_or_default().to_owned()
}

/// Marks the left or upper edge of a cell.
fn dots(grid: &mut Grid, (col, row): (i32, i32), left: bool, top: bool) {
    let (sx, sy) = (num::signed(grid.dots.0), num::signed(grid.dots.1));
    let slot = Class::Admin as usize;
    if left {
        (0..sy).for_each(|dot| grid.dot(col * sx, row * sy + dot, slot));
    }
    if top {
        (0..sx).for_each(|dot| grid.dot(col * sx + dot, row * sy, slot));
    }
}
