//! Places: those of the briefing, and built-in ones that something on the map names.

use std::cmp::Reverse;

use super::laying::Laying;
use crate::analysis::context::Cx;
use crate::look::measure::cut;
use crate::look::tone::Tone;
use crate::map::scene::Place;
use crate::model::record::{AssetKind, Region};
use crate::model::table::{Body, Kind, Record};

/// Cells a name on the map may take.
const NAME: usize = 28;

/// Capitals of the four regions, by the id the gazetteer gives them.
const CAPITALS: [&str; 4] = ["tambacounda", "kedougou", "kayes", "selibaby"];

/// What a record is called on a map: without brackets, and without what its sign says.
#[must_use]
pub fn short_name(cx: &Cx<'_>, record: &Record) -> String {
    let whole = record.title().get(cx.lang);
    let bare = whole.split(" (").next().unwrap_or(whole);
    let name = match &record.body {
        Body::Asset(asset) if matches!(asset.kind, AssetKind::Hydro | AssetKind::Dam | AssetKind::Mine) => {
            let alias = asset.aliases.first().map(|alias| alias.get(cx.lang));
            alias.filter(|alias| alias.len() < bare.len()).unwrap_or(bare)
        }
        Body::Corridor(corridor) => corridor.code.get(cx.lang),
        // `Falémé nord : Kidira–Gatiari`: the way itself is on the map.
        Body::Patrol(_) => bare.split(':').next().unwrap_or(bare).trim_end(),
        Body::Place(_) => crate::map::data::short_name(bare),
        _ => bare,
    };
    cut(name, NAME, "…").into_owned()
}

/// Puts the places, those first that most things on the map name.
pub(super) fn lay(laying: &mut Laying<'_>) {
    let cx = laying.cx;
    for record in cx.room.of(Kind::Place) {
        let inside = laying.wanted.region.is_none_or(|region| cx.room.in_region(record, region));
        if inside || laying.in_focus(record) {
            laying.named.entry(&*record.id).or_insert((record, 0));
        }
    }
    let mut all: Vec<(&Record, u32)> = laying.named.values().copied().collect();
    all.sort_unstable_by_key(|(record, count)| (Reverse(*count), &*record.id));
    for (record, count) in all {
        let Some(position) = cx.room.position(record) else { continue };
        if !record.built_in {
            laying.all.composite.add(&record.marking);
        }
        let (rank, tone) =
            if laying.in_focus(record) { (0, Tone::AccentBold) } else { weight(record, count) };
        laying.all.places.push(Place { position, name: short_name(&cx, record), rank, tone });
    }
}

/// Rank and tone of a place that `count` things on the map name.
fn weight(record: &Record, count: u32) -> (u8, Tone) {
    match count {
        _ if CAPITALS.contains(&&*record.id) => (0, Tone::Head),
        2.. => (1, Tone::Ink),
        1 => (2, Tone::Ink2),
        0 => (3, Tone::Ink2),
    }
}

/// A region as the basemap calls it; elsewhere is none.
#[must_use]
pub(super) const fn region_name(region: Region) -> Option<&'static str> {
    match region {
        Region::Tambacounda => Some("Tambacounda"),
        Region::Kedougou => Some("Kédougou"),
        Region::Kayes => Some("Kayes"),
        Region::Selibaby => Some("Guidimakha"),
        Region::Elsewhere => None,
    }
}
