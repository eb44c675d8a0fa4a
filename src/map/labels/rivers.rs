//! Names of rivers: each once, on its quietest stretch.
use crate::{
    look::{measure::width, tone::Tone},
    map::{
        data::{Feature, Layer},
        layers::reaches,
        num,
        projection::View,
    },
};

use super::{Board, Label, key};

/// Rivers up to which rank are named at a scale.
const fn named(rank: u8, km: f64) -> bool {
    match rank {
        0..=1 => km < 29.0,
        2 => km < 15.0,
        3 => km < 8.0,
        _ => km < 4.0,
    }
}

/// Writes the name of every river in view that has room for it.
pub(in crate::map) fn place(board: &mut Board, view: &View, all: &[Feature]) {
    let mut names: Vec<(&str, u8)> = all
        .iter()
        .filter(|feature| feature.layer == Layer::River && named(feature.rank, view.km_per_cell()))
        .map(|feature| (feature.name.as_str(), feature.rank))
        .collect();
    names.sort_unstable();
    names.dedup_by_key(|(name, _)| *name);
    names.sort_unstable_by_key(|&(name, rank)| (rank, name));
    for (name, _) in names {
        let cells = course(board, view, all, name);
        let len = num::signed(width(name));
        let anchor = board.anchor;
        let places = cells.iter().flat_map(|&(x, y)| {
            let around =
                [(x + 2, y, 2), (x - 1 - len, y, 2), (x - len / 2, y - 1, 0), (x - len / 2, y + 1, 0)];
            around.map(|(col, row, extra)| (col, row, extra, (col + anchor.0, row + anchor.1)))
        });
        let label = Label {
            text: name.to_owned(),
            col: 0,
            row: 0,
            tone: Tone::Water,
            bold: false,
            side: 8,
            key: key(3, name),
        };
        board.place(label, false, places);
    }
}

/// The cells in view a river of this name has a point in.
fn course(board: &Board, view: &View, all: &[Feature], name: &str) -> Vec<(i32, i32)> {
    let (scale, bounds) = (view.scale(1, 1), view.bounds());
    let mut cells: Vec<(i32, i32)> = Vec::new();
    for feature in all.iter().filter(|feature| feature.layer == Layer::River && feature.name == name) {
        for part in feature.parts.iter().filter(|part| reaches(part, bounds)) {
            for point in &part.points {
                let [x, y] = scale.at(*point).map(num::floor);
                let seen = (0..board.cols).contains(&x) && (0..board.rows).contains(&y);
                if seen && cells.last() != Some(&(x, y)) {
                    cells.push((x, y));
                }
            }
        }
    }
    cells
}
