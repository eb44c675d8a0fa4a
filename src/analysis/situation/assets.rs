//! Assets: dams and mines by signs of their own, the others by one.

use super::Entry;
use super::laying::{Laying, group, mark, rank};
use super::legend::Works;
use crate::look::tone::Tone;
use crate::map::scene::{Mark, Sign};
use crate::model::record::{AssetKind, MapLayer};
use crate::model::table::{Body, Kind};

/// The least criticality, 1 to 5, with which an asset has its name on the map; others step back.
const NAMED: i64 = 4;

/// Puts the assets that have a position.
pub(super) fn lay(laying: &mut Laying<'_>) {
    for record in laying.records(Kind::Asset, MapLayer::Assets) {
        let Body::Asset(asset) = &record.body else { continue };
        let Some(position) = asset.position.as_ref().and_then(|place| laying.locate(record, place)) else {
            continue;
        };
        let works = works(asset.kind);
        let critical = asset.criticality.0.clamp(1, 5);
        let (sign, tone, group) = match works {
            Works::Dam => (Sign::Triangle, Tone::Water, group::DAM),
            Works::Mine if critical >= NAMED => (Sign::DiamondEmpty, Tone::Ink, group::MINE),
            Works::Mine => (Sign::DiamondEmpty, Tone::Ink3, group::MINE),
            Works::Other if critical >= NAMED => (Sign::Square, Tone::Ink2, group::ASSET),
            Works::Other => (Sign::Square, Tone::Ink3, group::ASSET),
        };
        let later = u8::try_from(5 - critical).unwrap_or(0);
        // Others have the town they stand in to be known by.
        let named = critical >= NAMED && works != Works::Other;
        let label = if named { super::short_name(&laying.cx, record) } else { String::new() };
        laying.count(record, Entry::Works(works), position);
        let tone = laying.tone(record, tone);
        let id = laying.id(record);
        let place = Mark { label, ..mark(position, sign, tone, (group, rank::ASSET + later), id) };
        laying.mark(record, place);
    }
}

/// Which sign an asset has.
const fn works(kind: AssetKind) -> Works {
    match kind {
        AssetKind::Hydro | AssetKind::Dam => Works::Dam,
        AssetKind::Mine => Works::Mine,
        _ => Works::Other,
    }
}
