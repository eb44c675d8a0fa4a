//! The route as stops and legs, and what happened along it.

use chrono::{DateTime, Duration, Utc};

use super::ground;
use crate::analysis::context::Cx;
use crate::model::marking::Composite;
use crate::model::nation::Nation;
use crate::model::position::Position;
use crate::model::record::{Gravity, Patrol, Waypoint};
use crate::model::reference::Where;
use crate::model::table::{Body, Kind, Record};

/// Distance within which an incident counts for a leg, in km.
pub const NEAR_KM: f64 = 10.0;

/// Days looked back.
pub const DAYS: i64 = 90;

/// Days of one cell of the small plot of a leg.
const BUCKET_DAYS: i64 = 15;

/// Cells of the small plot of a leg.
pub const BUCKETS: usize = 6;

/// A point of the route.
#[derive(Clone, Debug)]
pub struct Stop {
    /// Its number among the points of the plan, from 0.
    pub point: usize,
    pub name: String,
    pub at: Option<Position>,
    pub country: Option<Nation>,
    pub commands: Option<Nation>,
    pub arrive: Option<DateTime<Utc>>,
    pub leave: Option<DateTime<Utc>>,
}

/// From one stop to the next.
#[derive(Clone, Debug, Default)]
pub struct Leg {
    pub from: usize,
    pub to: usize,
    /// Straight line, in km.
    pub km: Option<f64>,
    pub dep: Option<DateTime<Utc>>,
    pub arr: Option<DateTime<Utc>>,
    /// Incidents near it, oldest first.
    pub buckets: [u32; BUCKETS],
    /// The gravest of them.
    pub worst: Option<Gravity>,
}

impl Leg {
    /// Incidents near it.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.buckets.iter().sum()
    }
}

/// An incident near the route, counted for its nearest leg.
#[derive(Clone, Copy, Debug)]
pub struct Near<'r> {
    pub record: &'r Record,
    pub leg: usize,
    pub km: f64,
}

/// The stops that the room may see.
pub fn stops(cx: &Cx<'_>, patrol: &Patrol, composite: &mut Composite) -> Vec<Stop> {
    let points = patrol.route.iter().enumerate();
    points.filter_map(|(number, point)| stop(cx, number, point, composite)).collect()
}

fn stop(cx: &Cx<'_>, number: usize, point: &Waypoint, composite: &mut Composite) -> Option<Stop> {
    let named = cx.room.place_of(&point.place);
    if named.is_none() && matches!(point.place, Where::Place(_)) {
        return None;
    }
    for place in named.into_iter().filter(|place| !place.built_in) {
        composite.add(&place.marking);
    }
    let own = point.name.as_ref().map(|name| name.get(cx.lang).to_owned());
    let at = cx.room.locate(&point.place);
    let name = named
        .map(|place| place.title().get(cx.lang).to_owned())
        .or(own)
        .or_else(|| at.map(|at| at.format(cx.coords)))
        .unwrap_or_default();
    let arrive = point.eta.filter(|eta| eta.has_clock()).map(crate::model::time::Moment::utc);
    let halt = point.halt_min.as_ref().map_or(0, |halt| halt.0);
    let leave = arrive.and_then(|at| at.checked_add_signed(Duration::try_minutes(halt)?));
    Some(Stop { point: number, name, at, country: point.country, commands: point.commands, arrive, leave })
}

/// The legs between the stops.
pub fn legs(stops: &[Stop]) -> Vec<Leg> {
    let pairs = stops.windows(2).enumerate();
    pairs
        .map(|(at, pair)| Leg {
            from: at,
            to: at + 1,
            km: pair[0].at.zip(pair[1].at).map(|(a, b)| a.distance_km(b)),
            dep: pair[0].leave,
            arr: pair[1].arrive,
            ..Leg::default()
        })
        .collect()
}

/// Incidents within 10 km of the route in the 90 days before the patrol, or before the day
/// everything is computed for, where that comes first.
pub fn nearby<'r>(
    cx: &Cx<'r>,
    patrol: &Patrol,
    stops: &[Stop],
    legs: &mut [Leg],
    composite: &mut Composite,
) -> Vec<Near<'r>> {
    let start = patrol.window.start;
    let until = cx.room.as_of().map_or(start, |now| now.min(start)).utc();
    let mut found = Vec::new();
    for record in cx.room.of(Kind::Incident) {
        let Body::Incident(incident) = &record.body else { continue };
        let before = until - incident.start.utc();
        if before <= Duration::zero() || before.num_days() >= DAYS {
            continue;
        }
        let Some(at) = cx.room.position(record) else { continue };
        let Some((leg, km)) = nearest(at, stops, legs).filter(|(_, km)| *km <= NEAR_KM) else { continue };
        let bucket = usize::try_from(before.num_days() / BUCKET_DAYS).unwrap_or(0).min(BUCKETS - 1);
        legs[leg].buckets[BUCKETS - 1 - bucket] += 1;
        legs[leg].worst = legs[leg].worst.max(incident.severity);
        composite.add(&record.marking);
        found.push(Near { record, leg, km });
    }
    found.sort_by(|a, b| moment(b.record).cmp(&moment(a.record)).then_with(|| a.record.id.cmp(&b.record.id)));
    found
}

fn moment(record: &Record) -> Option<crate::model::time::Moment> {
    match &record.body {
        Body::Incident(incident) => Some(incident.start),
        _ => None,
    }
}

/// The leg nearest to a point, and how far it is.
fn nearest(at: Position, stops: &[Stop], legs: &[Leg]) -> Option<(usize, f64)> {
    let far = |leg: &Leg| Some(ground::to_stretch(at, stops[leg.from].at?, stops[leg.to].at?));
    let all = legs.iter().enumerate().filter_map(|(number, leg)| Some((number, far(leg)?)));
    all.min_by(|a, b| a.1.total_cmp(&b.1))
}
