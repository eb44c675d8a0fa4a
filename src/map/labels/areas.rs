//! Names of regions and states: inside their own visible part, spaced out where there is room.
use crate::{
    look::{measure::width, tone::Tone},
    model::{lang::Lang, value::Pair},
};

use super::{Board, Label, key};
use crate::map::{fill::Plane, num, sheet::Sheet};

/// States of the basemap by their code.
const STATES: [(&str, Pair); 8] = [
    ("SN", Pair { fr: "SÉNÉGAL", en: "SENEGAL" }),
    ("ML", Pair { fr: "MALI", en: "MALI" }),
    ("MR", Pair { fr: "MAURITANIE", en: "MAURITANIA" }),
    ("GN", Pair { fr: "GUINÉE", en: "GUINEA" }),
    ("GM", Pair { fr: "GAMBIE", en: "GAMBIA" }),
    ("GW", Pair { fr: "GUINÉE-BISSAU", en: "GUINEA-BISSAU" }),
    ("CI", Pair { fr: "CÔTE D'IVOIRE", en: "CÔTE D'IVOIRE" }),
    ("BF", Pair { fr: "BURKINA FASO", en: "BURKINA FASO" }),
];

/// Says which division the region Kayes is shown in.
pub(in crate::map) const OLD_LIMITS: Pair = Pair { fr: "(limites avant 2023)", en: "(pre-2023 limits)" };

/// The name of a state on the map.
pub(in crate::map) fn state_name(iso: &str, lang: Lang) -> Option<&'static str> {
    STATES.iter().find(|(code, _)| *code == iso).map(|(_, name)| name.get(lang))
}

/// `K A Y E S`, words three cells apart.
pub(in crate::map) fn spaced(name: &str) -> String {
    let mut text = String::with_capacity(name.len() * 2);
    for c in name.to_uppercase().chars() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push(c);
    }
    text
}

/// Runs of cells: row, first column, column after the last.
pub(in crate::map) type Run = (i32, i32, i32);

/// The runs in view of every area of a plane, by its number.
pub(in crate::map) fn runs(sheet: &Sheet, plane: &Plane, board: &Board) -> Vec<Vec<Run>> {
    let mut all: Vec<Vec<Run>> = vec![Vec::new(); usize::from(u8::MAX) + 1];
    let cols = usize::try_from(board.cols).unwrap_or(0);
    for row in 0..board.rows {
        let mut from = 0;
        let (left, y) = sheet.at(0, usize::try_from(row).unwrap_or(0));
        for run in plane.run(y, left, cols).chunk_by(|a, b| a == b) {
            let to = from + num::signed(run.len());
            if run[0] != 0 {
                all[usize::from(run[0])].push((row, from, to));
            }
            from = to;
        }
    }
    all
}

/// Another name above or below, or so near in the row that the two read as one, costs this much, in dots
/// of ink.
const CROWDED: i32 = 30;

/// Writes the name of an area where its visible part holds it; spaced out, else plain.
pub(in crate::map) fn place(board: &mut Board, runs: &[Run], name: &str, look: (Tone, bool)) -> bool {
    write(board, runs, name, look, |_, _, _, _| 0)
}

/// Whether the name of an area is written.
pub(in crate::map) fn is_named(board: &Board, name: &str) -> bool {
    let key = key(2, name);
    board.labels.iter().any(|label| label.key == key)
}

/// Writes the name of a state, away from other names.
pub(in crate::map) fn place_state(board: &mut Board, runs: &[Run], name: &str, look: (Tone, bool)) -> bool {
    write(
        board,
        runs,
        name,
        look,
        |board, col, row, len| {
            if board.is_crowded(col, row, len) { CROWDED } else { 0 }
        },
    )
}

fn write(
    board: &mut Board,
    runs: &[Run],
    name: &str,
    look: (Tone, bool),
    extra: impl Fn(&Board, i32, i32, i32) -> i32,
) -> bool {
    let cells: i32 = runs.iter().map(|(_, from, to)| to - from).sum();
    if cells == 0 {
        return false;
    }
    let middle = |of: fn(&(i32, i32, i32)) -> i32| {
        let sum: i64 = runs.iter().map(|run| i64::from(of(run)) * i64::from(run.2 - run.1)).sum();
        i32::try_from(sum / i64::from(cells)).unwrap_or(0)
    };
    let centre = (middle(|run| i32::midpoint(run.1, run.2)), middle(|run| run.0));
    // The nearest rows first: most of the others then need no look.
    let mut runs = runs.to_vec();
    runs.sort_by_key(|run| (run.0 - centre.1).abs());
    [spaced(name), name.to_uppercase()].into_iter().any(|text| {
        let len = i32::try_from(width(&text)).unwrap_or(i32::MAX);
        let anchor = board.anchor;
        let places = runs
            .iter()
            .flat_map(|&(row, from, to)| (from..=to.saturating_sub(len)).map(move |col| (col, row)))
            .map(|(col, row)| {
                let far = (col + len / 2 - centre.0).abs() + (row - centre.1).abs() * 2;
                (col, row, far / 2, (col + anchor.0, row + anchor.1))
            });
        let key = key(2, name);
        let label = Label { text, col: 0, row: 0, tone: look.0, bold: look.1, side: 8, key };
        board.place_among(label, false, places, |board, col, row, len| {
            let beside = board.is_written(col - 2, row) || board.is_written(col + len + 1, row);
            extra(board, col, row, len) + if beside { CROWDED } else { 0 }
        })
    })
}

/// Writes a note above or below the last name, if it fits into the same area.
pub(in crate::map) fn note(board: &mut Board, runs: &[Run], text: &str) {
    let Some(name) = board.labels.last().cloned() else { return };
    let len = i32::try_from(width(text)).unwrap_or(i32::MAX);
    let (start, wide) = (i32::from(name.col), i32::from(name.width()));
    let middle = start + (wide - len) / 2;
    let places: Vec<_> = [1, -1]
        .into_iter()
        .flat_map(|below| [middle, start, start + wide - len].map(|col| (col, i32::from(name.row) + below)))
        .filter(|&(col, row)| {
            runs.iter().any(|&(at, from, to)| at == row && from <= col && col.saturating_add(len) <= to)
        })
        .zip(0..)
        .map(|((col, row), at)| (col, row, at * 2, (at, 0)))
        .collect();
    let label = Label { text: text.to_owned(), tone: Tone::Ink3, bold: false, key: key(4, text), ..name };
    board.place(label, false, places.into_iter());
}
