//! Where a record lies: what the map fits when it is asked to show it.

use std::collections::HashSet;

use super::places::region_name;
use crate::analysis::context::Cx;
use crate::map::data::{Layer, Level, features};
use crate::model::position::Position;
use crate::model::record::Region;
use crate::model::reference::RawRef;
use crate::model::table::{Body, Kind, Record};

/// References followed one after the other: an item of the agenda leads to a decision, that to a risk,
/// that to an asset.
const DEPTH: u8 = 4;

/// Points that are gathered at most: enough for any fit.
const MOST: usize = 5000;

/// Where a record lies: a point, the points of a way, the places it names; empty when it has none.
#[must_use]
pub fn positions(cx: &Cx<'_>, record: &Record) -> Vec<Position> {
    let mut reach = Reach { cx, seen: HashSet::new(), points: Vec::new() };
    reach.record(record, DEPTH);
    reach.points
}

/// South-west and north-east corner of a region of the four; `None` for elsewhere.
#[must_use]
pub fn corners(region: Region) -> Option<[Position; 2]> {
    let name = region_name(region)?;
    let all = features(Level::Overview).iter().filter(|f| f.layer == Layer::Region && f.name == name);
    let mut bounds: Option<[f64; 4]> = None;
    for [w, s, e, n] in all.flat_map(|feature| &feature.parts).map(|part| part.bounds) {
        let [west, south, east, north] = bounds.unwrap_or([w, s, e, n]);
        bounds = Some([west.min(w), south.min(s), east.max(e), north.max(n)]);
    }
    let [west, south, east, north] = bounds?;
    Position::new(south, west).ok().zip(Position::new(north, east).ok()).map(|(a, b)| [a, b])
}

struct Reach<'a, 'c> {
    cx: &'c Cx<'a>,
    seen: HashSet<&'c str>,
    points: Vec<Position>,
}

impl<'c> Reach<'_, 'c> {
    fn record(&mut self, record: &'c Record, depth: u8) {
        if depth == 0 || self.points.len() >= MOST || !self.seen.insert(&record.id) {
            return;
        }
        let depth = depth - 1;
        match &record.body {
            Body::Incident(_) | Body::Asset(_) | Body::Place(_) => {
                self.points.extend(self.cx.room.position(record));
            }
            Body::Patrol(patrol) => {
                let crossings = patrol.border.iter().flat_map(|border| &border.crossings);
                let places = patrol.route.iter().map(|point| &point.place);
                for place in places.chain(crossings.map(|crossing| &crossing.place)).take(MOST) {
                    self.points.extend(self.cx.room.locate(place));
                }
            }
            Body::Corridor(corridor) => {
                for segment in &corridor.segments {
                    self.follow(&segment.from.0, depth);
                    self.follow(&segment.to.0, depth);
                }
            }
            Body::IncidentGroup(_) => {
                let room = self.cx.room;
                for member in room.referrers(record).into_iter().filter(|r| r.kind == Kind::Incident) {
                    self.record(member, depth);
                }
            }
            Body::Threat(threat) => {
                threat.exposed.iter().for_each(|to| self.follow(&to.0, depth));
                self.otherwise(threat.region);
            }
            Body::Risk(risk) => {
                self.follow(&risk.on.0, depth);
                self.otherwise(risk.region);
            }
            Body::Tension(tension) => {
                tension.place.iter().for_each(|to| self.follow(&to.0, depth));
                self.otherwise(Some(tension.region));
            }
            Body::ServiceGap(gap) => self.otherwise(Some(gap.region)),
            Body::RegionFacts(facts) => {
                self.otherwise(Some(facts.region));
                if self.points.is_empty() {
                    facts.capital.iter().for_each(|to| self.follow(&to.0, depth));
                }
            }
            _ => self.named(record, depth),
        }
    }

    /// Records without a place of their own, by what they name.
    fn named(&mut self, record: &'c Record, depth: u8) {
        let refs: Vec<&'c RawRef> = match &record.body {
            Body::Decision(r) => r.related.iter().map(|to| &to.0).collect(),
            Body::Action(r) => r.related.iter().map(|to| &to.0).collect(),
            Body::Request(r) => r.related.iter().map(|to| &to.0).collect(),
            Body::CapabilityGap(r) => r.threats.iter().map(|to| &to.0).collect(),
            Body::DoNoHarm(r) => r.applies_to.iter().map(|to| &to.0).collect(),
            Body::AgendaItem(r) => r.refs.iter().map(|to| &to.0).collect(),
            Body::Initiative(r) => r.related.iter().map(|to| &to.0).collect(),
            Body::Meeting(r) => vec![&r.place.0],
            Body::Command(r) => r.hq.iter().map(|to| &to.0).collect(),
            _ => Vec::new(),
        };
        for reference in refs {
            self.follow(reference, depth);
        }
        self.otherwise(match &record.body {
            Body::Decision(r) => r.region,
            Body::Action(r) => r.region,
            Body::Request(r) => r.region,
            Body::Initiative(r) => r.regions.first().copied(),
            _ => None,
        });
    }

    fn follow(&mut self, reference: &'c RawRef, depth: u8) {
        let cx = self.cx;
        if let Some(record) = cx.room.follow(reference) {
            self.record(record, depth);
        }
    }

    /// The corners of a region, where nothing nearer is known.
    fn otherwise(&mut self, region: Option<Region>) {
        if self.points.is_empty()
            && let Some(corners) = region.and_then(corners)
        {
            self.points.extend(corners);
        }
    }
}
