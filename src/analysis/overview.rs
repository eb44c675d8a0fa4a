//! The situation at a glance: counts by region and kind, risks, what is overdue, next patrols.

use chrono::{Datelike, NaiveDate};

use super::context::Cx;
use super::describe;
use super::list::{Filter, passes};
use crate::model::marking::Composite;
use crate::model::record::{Gravity, Incident, IncidentKind, PatrolStatus, Region};
use crate::model::table::{Body, Kind, Record};

/// Months shown, the last one being that of the end of the period.
pub const MONTHS: usize = 12;

/// A part of the overview that the cursor can stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Regions,
    Risks,
    Overdue,
    Patrols,
}

/// How many rows of each part a size has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Big figures are drawn.
    pub figures: bool,
    /// Two columns side by side.
    pub split: bool,
    pub kinds: usize,
    pub risks: usize,
    pub overdue: usize,
    pub patrols: usize,
}

/// The plan for a screen of `size`.
#[must_use]
pub fn plan(size: (u16, u16)) -> Plan {
    let (width, height) = size;
    let split = width >= 100 && height >= 30;
    let rows = usize::from(height);
    if split {
        let spare = rows.saturating_sub(34);
        return Plan {
            figures: true,
            split,
            kinds: 8 + spare,
            risks: 4 + spare / 3,
            overdue: 5 + spare / 3,
            patrols: 5 + spare / 2,
        };
    }
    let figures = height >= 24;
    // Rows left under the table of regions and the head of the next part.
    let left = rows.saturating_sub(if figures { 20 } else { 14 });
    let risks = if left > 8 { (left - 4) / 3 } else { 0 };
    let patrols = if left > 8 { (left - 4) / 3 } else { 0 };
    let overdue = left.saturating_sub(if risks > 0 { risks + patrols + 4 } else { 0 });
    Plan { figures, split, kinds: 0, risks, overdue, patrols }
}

/// Counts of one region.
#[derive(Clone, Debug)]
pub struct RegionRow {
    pub region: Region,
    /// Incidents by month, oldest first.
    pub months: [u32; MONTHS],
    pub now: u32,
    pub before: u32,
    pub severe: u32,
    pub killed: i64,
}

/// Everything the overview shows.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    pub regions: Vec<RegionRow>,
    /// First of the twelve months, as year and month from 0.
    pub first_month: (i32, u32),
    /// Index of the first month of the period.
    pub current_from: usize,
    pub incidents: u32,
    pub incidents_before: u32,
    /// Killed, best estimate, this period and the one before; bounds of this period.
    pub killed: i64,
    pub killed_before: i64,
    pub killed_range: (i64, i64),
    pub kinds: Vec<(IncidentKind, u32, u32)>,
    pub risks: Vec<Box<str>>,
    pub very_high: usize,
    pub past_review: usize,
    pub overdue: Vec<Box<str>>,
    pub oldest_days: i64,
    pub over_sixty: usize,
    pub open_actions: usize,
    /// Patrols to come, the next first.
    pub patrols: Vec<Box<str>>,
    pub patrols_held: usize,
    pub patrols_cancelled: usize,
    /// Patrols of the period that were planned.
    pub patrols_planned: usize,
    pub composite: Composite,
}

/// First and last day of the period, and of the one before it of the same length.
#[must_use]
pub fn periods(cx: &Cx<'_>) -> Option<(NaiveDate, NaiveDate, NaiveDate, NaiveDate)> {
    let (from, to) = match cx.room.meeting() {
        Some((_, meeting)) => (meeting.period.from.0, meeting.period.to.0),
        None => {
            let to = cx.room.today()?.0;
            (to - chrono::Duration::days(180), to)
        }
    };
    let length = to - from + chrono::Duration::days(1);
    Some((from, to, from - length, from - chrono::Duration::days(1)))
}

/// Computes the overview of the room.
#[must_use]
pub fn build(cx: &Cx<'_>) -> Overview {
    let mut all = Overview::default();
    incidents(cx, &mut all);
    risks(cx, &mut all);
    actions(cx, &mut all);
    patrols(cx, &mut all);
    all
}

fn incidents(cx: &Cx<'_>, all: &mut Overview) {
    all.regions = Region::ALL
        .iter()
        .map(|region| RegionRow { region: *region, months: [0; MONTHS], now: 0, before: 0, severe: 0, killed: 0 })
        .collect();
    let Some((from, to, before_from, before_to)) = periods(cx) else { return };
    let month = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month0());
    let first = month(to) - (MONTHS as i64 - 1);
    all.first_month = (i32::try_from(first.div_euclid(12)).unwrap_or(0), u32::try_from(first.rem_euclid(12)).unwrap_or(0));
    all.current_from = usize::try_from((month(from) - first).max(0)).unwrap_or(0);
    for record in cx.room.of(Kind::Incident) {
        let Body::Incident(r) = &record.body else { continue };
        all.composite.add(&record.marking);
        let date = r.start.date();
        let region = cx.room.region(record).unwrap_or(Region::Elsewhere);
        let row = &mut all.regions[region as usize];
        if let Some(slot) = usize::try_from(month(date) - first).ok().and_then(|at| row.months.get_mut(at)) {
            *slot += 1;
        }
        if (from..=to).contains(&date) {
            row.now += 1;
            row.severe += u32::from(r.severity == Some(Gravity::Severe));
            row.killed += best(r).unwrap_or(0);
        } else if (before_from..=before_to).contains(&date) {
            row.before += 1;
        }
        count(all, r, (from..=to).contains(&date), (before_from..=before_to).contains(&date));
    }
    all.kinds.sort_by(|a, b| b.1.cmp(&a.1).then(b.2.cmp(&a.2)).then(a.0.cmp(&b.0)));
}

fn best(incident: &Incident) -> Option<i64> {
    incident.fatalities.as_ref().and_then(|f| f.best.or(f.low)).map(|n| n.0)
}

fn count(all: &mut Overview, r: &Incident, now: bool, before: bool) {
    if !now && !before {
        return;
    }
    let kind = match all.kinds.iter_mut().find(|(kind, ..)| *kind == r.kind) {
        Some(row) => row,
        None => {
            all.kinds.push((r.kind, 0, 0));
            let last = all.kinds.len() - 1;
            &mut all.kinds[last]
        }
    };
    let killed = best(r).unwrap_or(0);
    if now {
        kind.1 += 1;
        all.incidents += 1;
        all.killed += killed;
        let bound = |n: Option<crate::model::scalar::Count>| n.map_or(killed, |n| n.0);
        let fatalities = r.fatalities.as_ref();
        all.killed_range.0 += bound(fatalities.and_then(|f| f.low));
        all.killed_range.1 += bound(fatalities.and_then(|f| f.high));
    } else {
        kind.2 += 1;
        all.incidents_before += 1;
        all.killed_before += killed;
    }
}

/// Ids of `records`, their markings taken in.
fn ids(records: &[&Record], all: &mut Overview) -> Vec<Box<str>> {
    for record in records {
        all.composite.add(&record.marking);
    }
    records.iter().map(|record| record.id.clone()).collect()
}

fn risks(cx: &Cx<'_>, all: &mut Overview) {
    let mut list: Vec<(&Record, i64)> = cx
        .room
        .of(Kind::Risk)
        .filter_map(|record| match &record.body {
            Body::Risk(r) => Some((record, r.score())),
            _ => None,
        })
        .collect();
    list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.id.cmp(&b.0.id)));
    all.very_high = list.iter().filter(|(_, score)| *score >= 15).count();
    all.past_review = list.iter().filter(|(record, _)| passes(cx, record, Filter::PastReview)).count();
    let records: Vec<&Record> = list.into_iter().map(|(record, _)| record).collect();
    all.risks = ids(&records, all);
}

fn actions(cx: &Cx<'_>, all: &mut Overview) {
    let mut list: Vec<(&Record, i64)> = Vec::new();
    for record in cx.room.of(Kind::Action) {
        let Body::Action(r) = &record.body else { continue };
        all.composite.add(&record.marking);
        all.open_actions += usize::from(r.is_open());
        if let Some(days) = describe::days_late(cx, r.due, r.is_open()) {
            all.oldest_days = all.oldest_days.max(days);
            all.over_sixty += usize::from(days > 60);
            list.push((record, days));
        }
    }
    list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.id.cmp(&b.0.id)));
    let records: Vec<&Record> = list.into_iter().map(|(record, _)| record).collect();
    all.overdue = ids(&records, all);
}

fn patrols(cx: &Cx<'_>, all: &mut Overview) {
    let period = periods(cx);
    let mut coming: Vec<(&Record, crate::model::time::Moment)> = Vec::new();
    for record in cx.room.of(Kind::Patrol) {
        let Body::Patrol(r) = &record.body else { continue };
        all.composite.add(&record.marking);
        if passes(cx, record, Filter::Coming) {
            coming.push((record, r.window.start));
        }
        let within = period.is_some_and(|(from, to, ..)| (from..=to).contains(&r.window.start.date()));
        if within {
            all.patrols_planned += 1;
            all.patrols_held += usize::from(r.status == PatrolStatus::Done);
            all.patrols_cancelled += usize::from(r.status == PatrolStatus::Cancelled);
        }
    }
    coming.sort_by(|a, b| a.1.cmp(&b.1).then_with(|| a.0.id.cmp(&b.0.id)));
    let records: Vec<&Record> = coming.into_iter().map(|(record, _)| record).collect();
    all.patrols = ids(&records, all);
}
