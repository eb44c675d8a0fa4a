//! Other patrols that are out on the same days, near this one.

use super::ground;
use super::legs::{Stop, stops};
use crate::analysis::context::Cx;
use crate::model::marking::Composite;
use crate::model::position::Position;
use crate::model::record::{Patrol, PatrolStatus};
use crate::model::table::{Body, Kind, Record};

/// Distance within which another patrol is shown, in km.
pub const SHOWN_KM: f64 = 50.0;

/// Distance kept where the plan names none, in km.
const APART_KM: f64 = 10.0;

/// Another patrol.
#[derive(Clone, Copy)]
pub struct Other<'r> {
    pub record: &'r Record,
    pub patrol: &'r Patrol,
    /// Shortest distance between the routes, in km.
    pub km: f64,
    /// Number of the leg it comes nearest to, from 0.
    pub leg: usize,
    /// The plan says how the two are kept apart.
    pub named: bool,
    /// It comes nearer than the distance that is kept.
    pub close: bool,
}

/// Patrols on the same days within 50 km, the nearest first.
pub fn others<'r>(
    cx: &Cx<'r>,
    record: &Record,
    patrol: &Patrol,
    own: &[Stop],
    composite: &mut Composite,
) -> Vec<Other<'r>> {
    let apart = patrol.deconfliction.as_ref().and_then(|d| d.corridor_km).unwrap_or(APART_KM);
    let names = |id: &str| {
        patrol.deconfliction.as_ref().is_some_and(|d| d.others.iter().any(|other| other.id() == id))
    };
    let mut found = Vec::new();
    for other in cx.room.of(Kind::Patrol).filter(|other| other.id != record.id) {
        let Body::Patrol(theirs) = &other.body else { continue };
        if theirs.status == PatrolStatus::Cancelled || !same_days(patrol, theirs) {
            continue;
        }
        let mut marks = Composite::default();
        let route = stops(cx, theirs, &mut marks);
        let Some((leg, km)) = closest(own, &route).filter(|(_, km)| *km <= SHOWN_KM) else { continue };
        composite.add(&other.marking);
        found.push(Other {
            record: other,
            patrol: theirs,
            km,
            leg,
            named: names(&other.id),
            close: km <= apart,
        });
    }
    found.sort_by(|a, b| a.km.total_cmp(&b.km).then_with(|| a.record.id.cmp(&b.record.id)));
    found
}

fn same_days(a: &Patrol, b: &Patrol) -> bool {
    a.window.start.date() <= b.window.end.date() && b.window.start.date() <= a.window.end.date()
}

/// The leg of `own` that comes nearest to `theirs`, and how near.
fn closest(own: &[Stop], theirs: &[Stop]) -> Option<(usize, f64)> {
    let theirs: Vec<(Position, Position)> = stretches(theirs).map(|(_, stretch)| stretch).collect();
    let all = stretches(own)
        .flat_map(|(leg, mine)| theirs.iter().map(move |other| (leg, ground::between(mine, *other))));
    all.min_by(|a, b| a.1.total_cmp(&b.1))
}

/// The stretches of a route with the number of their leg.
fn stretches(stops: &[Stop]) -> impl Iterator<Item = (usize, (Position, Position))> + '_ {
    stops.windows(2).enumerate().filter_map(|(leg, pair)| Some((leg, pair[0].at.zip(pair[1].at)?)))
}
