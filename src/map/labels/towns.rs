//! Towns, dams and the places of the briefing: who comes first, who is left out.
use std::ops::RangeInclusive;

use crate::{
    look::{glyphs::GlyphSet, tone::Tone},
    map::{
        data::{Feature, Kind, Layer, short_name},
        num,
        projection::{HOME, View},
        scene::Scene,
    },
};

use super::{Board, Label, Stamp, key};

/// Always named where they are in view: the four regions' capitals and Nioro.
pub(in crate::map) const FIRST: [&str; 5] =
    ["Kayes", "Sélibaby", "Tambacounda", "Kédougou", "Nioro du Sahel"];
/// Towns on two banks that are one place on a small map. Checked by hand: names alone mislead.
const TWINS: [(&str, &str); 2] = [("Kidira", "Diboli"), ("Bakel", "Gouraye")];
/// Where a cell is as wide as this a map has no room for towns far off. Kilometres.
const COARSE_KM: f64 = 10.0;
/// Two positions of one place may differ by this much, degrees.
const SAME: f64 = 0.015;

/// Something with a point, a sign and a name.
#[derive(Clone, Debug)]
pub(in crate::map) struct Item {
    /// First of all, then by rank: 0 first.
    order: u8,
    rank: u8,
    name: String,
    cell: (i32, i32),
    sign: &'static str,
    tone: Tone,
    bold: bool,
    key: u64,
    /// Whether its cell is kept for its sign.
    signed: bool,
}

/// Whether a point lies outside the four regions and their surroundings.
fn is_far([lon, lat]: [f64; 2]) -> bool {
    let [west, south, east, north] = HOME;
    !(west..=east).contains(&lon) || !(south..=north).contains(&lat)
}

/// The least important rank that shows at a scale.
fn last_rank(km: f64) -> u8 {
    match km {
        km if km < 2.2 => 5,
        km if km < 5.5 => 4,
        km if km < 12.0 => 3,
        km if km < 16.0 => 2,
        km if km < 22.0 => 1,
        _ => 0,
    }
}

/// The sign of a town.
const fn sign(rank: u8, plain: bool) -> &'static str {
    match (rank, plain) {
        (0, false) => "★",
        (0, true) => "*",
        (1, false) => "◉",
        (1, true) => "O",
        (2..=3, false) => "•",
        (2..=3, true) => "o",
        (_, false) => "·",
        (_, true) => ".",
    }
}

/// Everything that wants a name in this view, the most important first.
pub(in crate::map) fn gather(
    board: &Board,
    view: &View,
    all: &[Feature],
    scene: &Scene,
    set: GlyphSet,
) -> Vec<Item> {
    let plain = set == GlyphSet::Plain;
    let scale = view.scale(1, 1);
    let seen = |point: [f64; 2]| {
        let [x, y] = scale.at(point).map(num::floor);
        ((0..board.cols).contains(&x) && (0..board.rows).contains(&y)).then_some((x, y))
    };
    let mut items: Vec<Item> = Vec::new();
    for place in scene.places {
        let Some(cell) = seen([place.position.lon(), place.position.lat()]) else { continue };
        let (rank, bold) = (place.rank.min(5), place.rank < 2);
        // Before every town but the capitals of states and regions.
        let order = match rank {
            _ if FIRST.contains(&place.name.as_str()) => 0,
            0..=1 => 1,
            _ => 3,
        };
        let (name, key) = (place.name.clone(), key(1, &place.name));
        items.push(Item {
            order,
            rank,
            name,
            cell,
            sign: sign(rank.max(1), plain),
            tone: place.tone,
            bold,
            key,
            signed: false,
        });
    }
    for feature in all {
        let Some(point) = feature.parts.first().and_then(|part| part.points.first()) else { continue };
        let Some((order, sign, tone, bold)) = standing(feature, view, scene, plain) else { continue };
        // On a small map those around the four regions would take the room of those inside.
        let far = feature.layer == Layer::Town && order > 0 && is_far(*point);
        if far && feature.rank > 0 && view.km_per_cell() >= COARSE_KM {
            continue;
        }
        let order = if far { order.max(8) } else { order };
        let Some(cell) = seen(*point) else { continue };
        let known = scene.places.iter().any(|place| {
            let near = |a: f64, b: f64| (a - b).abs() < SAME;
            place.name == feature.name
                || near(place.position.lon(), point[0]) && near(place.position.lat(), point[1])
        });
        if !known {
            let name = short_name(&feature.name).to_owned();
            items.push(Item {
                order,
                rank: feature.rank,
                key: key(feature.layer as u8 + 16, &name),
                name,
                cell,
                sign,
                tone,
                bold,
                signed: false,
            });
        }
    }
    join_twins(&mut items);
    items.sort_by_key(|item| (item.order, item.rank, item.key));
    items
}

/// Order, sign and tone of a town or asset, or `None` where it does not show.
fn standing(
    feature: &Feature,
    view: &View,
    scene: &Scene,
    plain: bool,
) -> Option<(u8, &'static str, Tone, bool)> {
    let km = view.km_per_cell();
    match (feature.layer, feature.kind) {
        (Layer::Town, _) if scene.layers.towns => {
            let first = FIRST.contains(&feature.name.as_str()) && km < 30.0;
            let rank = feature.rank;
            // The two-letter states the meeting is not about stand back.
            let near = matches!(feature.iso.as_str(), "SN" | "ML" | "MR");
            let order = if first { 0 } else { 2 + rank * 2 + u8::from(!near) };
            let tone = match rank {
                0..=1 => Tone::Head,
                2..=3 if near => Tone::Ink2,
                _ => Tone::Ink3,
            };
            (first || rank <= last_rank(km)).then(|| (order, sign(rank, plain), tone, rank <= 1))
        }
        (Layer::Asset, Kind::Dam) if scene.layers.assets => {
            let sign = if plain { "^" } else { "▲" };
            (km < 12.0).then_some((4, sign, Tone::Water, false))
        }
        (Layer::Asset, Kind::Airfield) if scene.layers.assets => {
            let sign = if plain { "+" } else { "┼" };
            (km < 1.2).then_some((14, sign, Tone::Ink3, false))
        }
        _ => None,
    }
}

/// Twin towns that share their cells become one.
fn join_twins(items: &mut Vec<Item>) {
    for (left, right) in TWINS {
        let find = |name: &str| items.iter().position(|item| item.name == name);
        let (Some(a), Some(b)) = (find(left), find(right)) else { continue };
        let (from, to) = (items[a].cell, items[b].cell);
        if (from.0 - to.0).abs() <= 2 && (from.1 - to.1).abs() <= 1 {
            let joined = format!("{left}/{right}");
            items[a].order = items[a].order.min(items[b].order);
            items[a].key = key(1, &joined);
            items[a].name = joined;
            items.remove(b);
        }
    }
}

/// Keeps a cell for every sign of a range of orders, the most important first; who finds none is
/// left out.
pub(in crate::map) fn reserve(board: &mut Board, items: &mut Vec<Item>, orders: RangeInclusive<u8>) {
    items.retain_mut(|item| {
        let (col, row) = item.cell;
        if !orders.contains(&item.order) {
            return true;
        }
        item.signed = board.stands_alone(col, row);
        if item.signed {
            board.reserve(col, row, 1);
        }
        // At a mark, beside one or at a waypoint the sign is not needed, the name is.
        let marked = (col - 1..=col + 1).any(|col| board.is_marked((col, row)));
        item.signed || marked || item.order <= 3 && !board.is_written(col, row)
    });
}

/// Writes the names whose order lies in a range, with their signs. Without a name a small town has
/// no sign either.
pub(in crate::map) fn place(board: &mut Board, items: &[Item], orders: RangeInclusive<u8>) {
    for item in items.iter().filter(|item| orders.contains(&item.order)) {
        let label = Label {
            text: item.name.clone(),
            col: 0,
            row: 0,
            tone: item.tone,
            bold: item.bold,
            side: 0,
            key: item.key,
        };
        let done = board.place_around(label, item.cell, item.order == 0);
        if !item.signed {
            continue;
        }
        let (col, row) = item.cell;
        if !done && item.order > 5 {
            board.release(col, row);
        } else {
            board.stamps.push(Stamp { col, row, sign: item.sign, tone: item.tone, bold: false });
        }
    }
}
