//! Patrols that come near each other at the same time.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};

use super::plan::{Way, ahead, span};
use crate::analysis::patrol::apart_km;
use crate::check::cells::Cells;
use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::check::phrase;
use crate::model::position::Position;
use crate::model::record::Patrol;
use crate::model::span::Spot;
use crate::model::table::{Kind, Record};

/// Patrols that are kept for one square and day, and other patrols that one is compared with: a plan
/// that crowds a place more has another mistake.
const MOST: usize = 16;

/// Neighbours that one patrol is told of, the nearest first.
const TOLD: usize = 3;

/// Days of one stretch that are looked at.
const DAYS: usize = 31;

/// Stretches of a route that are looked at, and points along them on all days.
const STRETCHES: usize = 256;
const POINTS: usize = 1024;

/// Being somewhere: on a leg, or halting at its end.
#[derive(Clone, Copy)]
struct Stretch {
    ends: (Position, Position),
    from: DateTime<Utc>,
    to: DateTime<Utc>,
}

/// A plan with what it needs of the ground.
struct Plan<'g> {
    record: &'g Record,
    patrol: &'g Patrol,
    stretches: Vec<Stretch>,
}

impl<'g> Plan<'g> {
    fn new(ground: &'g Ground, record: &'g Record) -> Option<Self> {
        let patrol = ahead(ground, record)?;
        let (start, end) = span(&patrol.window);
        let Way { stops, legs } = ground.ways().get(record)?;
        let moving = legs.iter().filter_map(|leg| {
            let ends = (stops.get(leg.from)?.at?, stops.get(leg.to)?.at?);
            // Without times it may be anywhere on its route while the window lasts.
            let (from, to) = leg.dep.zip(stops[leg.to].leave.or(leg.arr)).unwrap_or((start, end));
            (from < to).then_some(Stretch { ends, from, to })
        });
        let stretches: Vec<Stretch> = moving.take(STRETCHES).collect();
        (end > start).then_some(Self { record, patrol, stretches })
    }

    /// Where it may be on which day.
    fn points(&self, cells: &Cells<NaiveDate, usize>) -> Vec<(NaiveDate, Position)> {
        let on = |stretch: &Stretch| {
            let along: Vec<Position> = cells.along(stretch.ends.0, stretch.ends.1).collect();
            days(stretch).flat_map(move |day| along.clone().into_iter().map(move |at| (day, at)))
        };
        self.stretches.iter().flat_map(on).take(POINTS).collect()
    }

    fn names(&self, other: &Self) -> bool {
        let apart = self.patrol.deconfliction.as_ref();
        apart.is_some_and(|apart| apart.others.iter().any(|named| *named.id() == *other.record.id))
    }

    /// The nearest that two plans come while both are under way, and when that begins.
    fn nearest(&self, other: &Self, within: f64) -> Option<(f64, DateTime<Utc>)> {
        let mut best: Option<(f64, DateTime<Utc>)> = None;
        for mine in &self.stretches {
            for theirs in &other.stretches {
                if mine.from >= theirs.to || theirs.from >= mine.to || !are_near(mine, theirs, within) {
                    continue;
                }
                let km = apart_km(mine.ends, theirs.ends);
                if km <= within && best.is_none_or(|(least, _)| km < least) {
                    best = Some((km, mine.from.max(theirs.from)));
                }
            }
        }
        best
    }
}

/// Whether the boxes around two stretches come within `km`, roughly and never too strictly.
fn are_near(a: &Stretch, b: &Stretch, km: f64) -> bool {
    let margin = km / 50.0;
    let apart = |one: (f64, f64), other: (f64, f64)| {
        one.0.max(one.1) + margin < other.0.min(other.1) || other.0.max(other.1) + margin < one.0.min(one.1)
    };
    let lat = |s: &Stretch| (s.ends.0.lat(), s.ends.1.lat());
    let lon = |s: &Stretch| (s.ends.0.lon(), s.ends.1.lon());
    !apart(lat(a), lat(b)) && !apart(lon(a), lon(b))
}

/// The days of a stretch.
fn days(stretch: &Stretch) -> impl Iterator<Item = NaiveDate> + use<> {
    let (first, last) = (stretch.from.date_naive(), stretch.to.date_naive());
    first.iter_days().take(DAYS).take_while(move |day| *day <= last)
}

/// PAT-002.
pub fn near(ground: &Ground, found: &mut Findings) {
    let within = ground.limits.clash_km;
    let mut cells: Cells<NaiveDate, usize> = Cells::within(within);
    let mut plans: Vec<Plan<'_>> = Vec::new();
    for record in ground.room.of(Kind::Patrol) {
        let Some(plan) = Plan::new(ground, record) else { continue };
        let mut squares: HashSet<(NaiveDate, (i32, i32))> = HashSet::new();
        let mut others: HashSet<usize> = HashSet::new();
        let number = plans.len();
        for (day, at) in plan.points(&cells) {
            if squares.insert((day, cells.square(at))) {
                others.extend(cells.near(day, at).filter(|other| *other != number));
                cells.put(day, at, number, MOST);
            }
        }
        let mut others: Vec<usize> = others.into_iter().collect();
        others.sort_unstable();
        let others = others.into_iter().rev().take(MOST).filter_map(|other| plans.get(other));
        let strangers = others.filter(|other| !plan.names(other) && !other.names(&plan));
        let mut near: Vec<_> =
            strangers.filter_map(|other| Some((other, plan.nearest(other, within)?))).collect();
        near.sort_by(|(_, (one, _)), (_, (other, _))| one.total_cmp(other));
        found.extend(near.into_iter().take(TOLD).map(|(other, near)| clash(&plan, other, near)));
        plans.push(plan);
    }
}

fn clash(plan: &Plan<'_>, other: &Plan<'_>, (km, from): (f64, DateTime<Utc>)) -> Finding {
    let name = phrase::name(other.record);
    let km = phrase::km(km);
    let at = crate::model::time::Moment::from_utc(from);
    Finding::field(
        plan.record,
        "deconfliction",
        format!(
            "{} passe à moins de {km} km de cette patrouille au même moment ({at}), sans déconfliction",
            name.fr
        ),
        format!(
            "{} passes within {km} km of this patrol at the same time ({at}), without deconfliction",
            name.en
        ),
    )
    .label(
        other.record,
        Spot::field(other.record.span, "window"),
        format!("dehors du {} au {}", other.patrol.window.start, other.patrol.window.end),
        format!("out from {} to {}", other.patrol.window.start, other.patrol.window.end),
    )
    .help(
        format!(
            "écrivez deconfliction: (others: [\"{}\"], method: …), ou changez de créneau",
            other.record.id
        ),
        format!("write deconfliction: (others: [\"{}\"], method: …), or change the window", other.record.id),
    )
}
