//! What is feared: tensions as areas without blame, and the places threats are aimed at.

use std::collections::HashSet;

use super::laying::{Laying, group, mark, rank};
use super::{Entry, corners, region_name};
use crate::look::tone::Tone;
use crate::map::scene::{Area, Mark, Shape, Sign};
use crate::model::position::Position;
use crate::model::record::{MapLayer, Region};
use crate::model::table::{Body, Kind};

/// Radius of the area drawn around the place of a tension, in km: a sign, not a limit.
const AROUND_KM: f64 = 15.0;

/// Radius of the ring around a place under threat, in km: a sign, not a limit.
const RING_KM: f64 = 6.0;

/// A point as something that can be looked up.
fn key(at: Position) -> (u64, u64) {
    (at.lat().to_bits(), at.lon().to_bits())
}

/// The middle of a region.
fn middle(region: Region) -> Option<Position> {
    let [low, high] = corners(region)?;
    Position::new(f64::midpoint(low.lat(), high.lat()), f64::midpoint(low.lon(), high.lon())).ok()
}

/// Draws the tensions: around their place, else over their region, in no tone that judges.
pub(super) fn tensions(laying: &mut Laying<'_>) {
    let mut hatched: HashSet<(u64, u64)> = HashSet::new();
    let middles: Vec<Option<Position>> = Region::ALL.iter().map(|region| middle(*region)).collect();
    for record in laying.records(Kind::Tension, MapLayer::Tensions) {
        let Body::Tension(tension) = &record.body else { continue };
        let place = tension.place.as_ref().and_then(|place| laying.cx.room.follow(&place.0));
        let at = place.and_then(|place| laying.cx.room.position(place));
        let shape = match (at, region_name(tension.region)) {
            (Some(at), _) => Shape::Circle(at, AROUND_KM),
            (None, Some(name)) => Shape::Region(name.to_owned()),
            (None, None) => continue,
        };
        let Some(counted) = at.or(middles[tension.region as usize]) else { continue };
        let id = laying.id(record);
        laying.count(record, Entry::Tension, counted);
        // A region or a place is hatched once, however many tensions it has.
        if hatched.insert(at.map_or((tension.region as u64, u64::MAX), key)) {
            let tone = if laying.in_focus(record) { Tone::Ink } else { laying.tone(record, Tone::Ink3) };
            laying.all.areas.push(Area { shape, tone, hatched: true });
        }
        if let Some((at, place)) = at.zip(place) {
            laying.name(place);
            laying.mark(record, mark(at, Sign::Small, Tone::Ink2, (group::TENSION, rank::TENSION), id));
        }
    }
}

/// Marks the places that threats are aimed at; corridors say by their own state what they face.
pub(super) fn threats(laying: &mut Laying<'_>) {
    let mut ringed: HashSet<(u64, u64)> = HashSet::new();
    for record in laying.records(Kind::Threat, MapLayer::Threats) {
        let Body::Threat(threat) = &record.body else { continue };
        let mut id = None;
        for target in threat.exposed.iter().filter_map(|to| laying.cx.room.follow(&to.0)) {
            let Some(at) = laying.cx.room.position(target) else { continue };
            let number = *id.get_or_insert_with(|| laying.id(record));
            if !target.built_in {
                laying.all.composite.add(&target.marking);
            }
            if target.kind == Kind::Place {
                laying.name(target);
            }
            let tone = laying.tone(record, Tone::High);
            // Several threats to one place are one ring.
            if ringed.insert(key(at)) {
                laying.count(record, Entry::Threat, at);
                laying.all.areas.push(Area { shape: Shape::Circle(at, RING_KM), tone, hatched: false });
            }
            let label = match target.kind {
                Kind::Place => String::new(),
                _ => super::short_name(&laying.cx, target),
            };
            let first = if laying.in_focus(record) { rank::FOCUS } else { rank::THREAT };
            let place = Mark { label, ..mark(at, Sign::Triangle, tone, (group::THREAT, first), number) };
            laying.all.marks.push(place);
        }
    }
}
