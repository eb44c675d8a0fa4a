//! Scale bar, north, the military grid, and the legend as data.
use crate::{
    look::{
        relief::{MapInk, MapTint},
        tone::Tone,
    },
    model::value::Pair,
};

use super::{
    labels::{Board, Label, key},
    layers, num, paint,
    pixels::Pixels,
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
    fr: "tirets longs = tracé schématique : routes, voie ferrée, Falémé et Bakoye en partie, lac de Manantali ; tirets courts = autres routes, schématiques aussi",
    en: "long dashes = schematic course: roads, railway, parts of the Falémé and Bakoye, Lake Manantali; short dashes = other roads, schematic too",
};
/// Which regions of Mali are shown.
pub const PRE_2023: Pair = Pair {
    fr: "régions du Mali : limites d'avant 2023 (Kayes avec Nioro et Kita)",
    en: "regions of Mali: pre-2023 limits (Kayes with Nioro and Kita)",
};

/// The notes in the fewest words, one by one.
pub const IN_SHORT: [Pair; 3] = [
    Pair { fr: "tirets longs : schématique", en: "long dashes: schematic" },
    Pair { fr: "Mali : limites d'avant 2023", en: "Mali: pre-2023 limits" },
    Pair { fr: ORIGIN, en: ORIGIN },
];
/// Who made the data, in the fewest words.
pub const ORIGIN: &str = "Natural Earth, © GeoNames CC\u{a0}BY\u{a0}4.0";

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

impl Swatch {
    /// Four cells of a line as it is drawn, or of nothing for an area; one sign for a sign.
    #[must_use]
    pub fn sample(self, pixels: Pixels) -> String {
        match self {
            Self::Line(ink) => layers::stroke(ink).map_or_else(String::new, |(class, dash)| {
                paint::sample(class, dash, pixels).iter().collect()
            }),
            Self::Area(_) => "    ".to_owned(),
            Self::Sign(_, plain, _) if pixels == Pixels::Ascii => plain.to_owned(),
            Self::Sign(sign, ..) => sign.to_owned(),
            Self::Note => String::new(),
        }
    }
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
    static ROWS: [LegendRow; 17] = [
        row(Swatch::Line(MapInk::Border), "frontière", "border"),
        row(Swatch::Line(MapInk::Admin), "limite de région", "limit of a region"),
        row(Swatch::Line(MapInk::River), "fleuve, rivière", "river"),
        row(Swatch::Line(MapInk::Stream), "petite rivière", "small river"),
        row(Swatch::Line(MapInk::Road), "route principale (schématique)", "main road (schematic)"),
        row(Swatch::Line(MapInk::Track), "autre route (schématique)", "other road (schematic)"),
        row(Swatch::Line(MapInk::Rail), "voie ferrée (schématique)", "railway (schematic)"),
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
