//! What lies ahead: threats, requests nobody answered, the state of the corridors.

use std::cmp::Reverse;

use super::Scope;
use super::{Overview, ranked};
use crate::analysis::context::Cx;
use crate::analysis::corridor::Road;
use crate::analysis::describe;
use crate::model::record::{Corridor, RequestStatus, SegmentStatus, Threat};
use crate::model::table::{Body, Kind};

/// Threats by probability, the highest first; one without numbers comes last.
pub(super) fn threats(scope: Scope<'_>, all: &mut Overview) {
    let mut list = Vec::new();
    for record in scope.of(Kind::Threat) {
        let Body::Threat(r) = &record.body else { continue };
        let (low, high) = percents(r);
        list.push((Reverse((high, low)), record));
    }
    all.threats = ranked(list, &mut all.composite);
}

/// The bounds of a threat's probability, as far as they are given.
#[must_use]
pub fn percents(threat: &Threat) -> (Option<i64>, Option<i64>) {
    let probability = &threat.probability;
    (probability.low_pct.map(|pct| pct.0), probability.high_pct.map(|pct| pct.0))
}

/// Requests past their due date.
pub(super) fn requests(scope: Scope<'_>, all: &mut Overview) {
    let cx = &scope.cx;
    let mut late = Vec::new();
    for record in scope.of(Kind::Request) {
        let Body::Request(r) = &record.body else { continue };
        if !matches!(r.status, RequestStatus::Open | RequestStatus::InProgress) {
            continue;
        }
        all.composite.add(&record.marking);
        all.open_requests += 1;
        if let Some(days) = describe::days_late(cx, r.due, true) {
            late.push((-days, record));
        }
    }
    all.requests = ranked(late, &mut all.composite);
}

/// Corridors, the worst state first.
pub(super) fn corridors(scope: Scope<'_>, all: &mut Overview) {
    let mut list = Vec::new();
    for record in scope.of(Kind::Corridor) {
        let Body::Corridor(r) = &record.body else { continue };
        // Its state is that of the stretches between these places.
        for place in Road::new(&scope.cx, r).nodes.into_iter().filter(|place| !place.built_in) {
            all.composite.add(&place.marking);
        }
        list.push((Reverse((describe::corridor_state(&scope.cx, r), troubled(&scope.cx, r))), record));
    }
    all.corridors = ranked(list, &mut all.composite);
}

/// Stretches that the room sees and that are not simply open.
fn troubled(cx: &Cx<'_>, corridor: &Corridor) -> usize {
    let road = Road::new(cx, corridor);
    road.stretches().filter(|(.., segment)| segment.status > SegmentStatus::Unknown).count()
}
