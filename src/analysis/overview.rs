//! The situation at a glance: counts by region and kind, risks, what is overdue, next patrols,
//! and for wide screens what is feared, what was asked for and how the corridors stand.
//!
//! Counts and lists see the room only; [`Overview::composite`] takes in every record behind them.

mod count;
pub mod ground;
pub mod outlook;

use chrono::NaiveDate;

use super::context::Cx;
use super::describe;
use super::list::{Filter, passes};
use crate::model::marking::Composite;
use crate::model::record::{IncidentKind, PatrolStatus, Region, RiskStatus, Trend};
use crate::model::table::{Body, Kind, Record};
use crate::model::time::Moment;

/// Months shown, the last one being that of the end of the period.
pub const MONTHS: usize = 12;

/// A part of the overview; the cursor can stand in all but the kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Regions,
    Risks,
    Overdue,
    Kinds,
    Patrols,
    Threats,
    Requests,
    Corridors,
    /// The map of the last months.
    Map,
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

/// What became of a patrol that the period had on its calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    Held,
    Cancelled,
    /// Neither held nor called off.
    Open,
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
    /// Incidents by kind, this period and the one before, the most frequent first.
    pub kinds: Vec<(IncidentKind, u32, u32)>,
    /// Killed in the period by kind, best estimate; only kinds that `kinds` has.
    pub killed_by_kind: Vec<(IncidentKind, i64)>,
    /// Risks that are not closed, the highest score first.
    pub risks: Vec<Box<str>>,
    pub very_high: usize,
    pub past_review: usize,
    /// Very high risks that are still rising.
    pub rising: usize,
    /// Actions past their due date, the latest first.
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
    /// One entry for each of them: held, cancelled, neither.
    pub fates: Vec<Fate>,
    /// Threats, the most probable first.
    pub threats: Vec<Box<str>>,
    /// Requests for information past their due date, the latest first.
    pub requests: Vec<Box<str>>,
    /// Requests still to be answered.
    pub open_requests: usize,
    /// Corridors, the worst state first.
    pub corridors: Vec<Box<str>>,
    pub composite: Composite,
}

impl Overview {
    /// Whether nothing at all was counted or listed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.composite.rel_to.is_none()
    }

    /// Incidents of all regions by month, oldest first.
    #[must_use]
    pub fn months(&self) -> [u32; MONTHS] {
        let mut sum = [0; MONTHS];
        for row in &self.regions {
            for (slot, n) in sum.iter_mut().zip(row.months) {
                *slot += n;
            }
        }
        sum
    }

    /// The records of a part, in the order in which they are listed.
    #[must_use]
    pub fn list(&self, part: Part) -> &[Box<str>] {
        match part {
            Part::Regions | Part::Kinds | Part::Map => &[],
            Part::Risks => &self.risks,
            Part::Overdue => &self.overdue,
            Part::Patrols => &self.patrols,
            Part::Threats => &self.threats,
            Part::Requests => &self.requests,
            Part::Corridors => &self.corridors,
        }
    }
}

/// First and last day of the period, and of the one before it of the same length.
#[must_use]
pub fn periods(cx: &Cx<'_>) -> Option<(NaiveDate, NaiveDate, NaiveDate, NaiveDate)> {
    let (from, to) = if let Some((_, meeting)) = cx.room.meeting() {
        (meeting.period.from.0, meeting.period.to.0)
    } else {
        let to = latest_day(cx)?;
        (to.checked_sub_signed(chrono::Duration::days(180))?, to)
    };
    let length = to.checked_add_signed(chrono::Duration::days(1))?.signed_duration_since(from);
    let last = from.checked_sub_signed(chrono::Duration::days(1))?;
    Some((from, to, from.checked_sub_signed(length)?, last))
}

/// The day everything is computed for; in a briefing without one, that of the latest incident.
#[must_use]
pub fn latest_day(cx: &Cx<'_>) -> Option<NaiveDate> {
    cx.room.today().map(|day| day.0).or_else(|| latest(cx))
}

/// The day of the latest incident: what a briefing without a meeting is counted up to.
fn latest(cx: &Cx<'_>) -> Option<NaiveDate> {
    let days = cx.room.of(Kind::Incident).filter_map(|record| match &record.body {
        Body::Incident(r) => Some(r.start.date()),
        _ => None,
    });
    days.max()
}

/// What an overview is computed for: the room, and one region of it or all.
#[derive(Clone, Copy)]
struct Scope<'a> {
    cx: Cx<'a>,
    region: Option<Region>,
}

impl<'a> Scope<'a> {
    /// Records of `kind` in the region.
    fn of(self, kind: Kind) -> impl Iterator<Item = &'a Record> {
        let Self { cx, region } = self;
        cx.room.of(kind).filter(move |record| region.is_none_or(|region| cx.room.in_region(record, region)))
    }
}

/// Computes the overview of the room, of one region when `region` says so; the table by region
/// compares them all.
#[must_use]
pub fn build(cx: &Cx<'_>, region: Option<Region>) -> Overview {
    let mut all = Overview::default();
    let scope = Scope { cx: *cx, region };
    count::incidents(scope, &mut all);
    risks(scope, &mut all);
    actions(scope, &mut all);
    patrols(scope, &mut all);
    outlook::threats(scope, &mut all);
    outlook::requests(scope, &mut all);
    outlook::corridors(scope, &mut all);
    all
}

/// What the overview counts of incidents, and nothing else: its marking is that of what it counts.
#[must_use]
pub fn incidents(cx: &Cx<'_>, region: Option<Region>) -> Overview {
    let mut all = Overview::default();
    count::incidents(Scope { cx: *cx, region }, &mut all);
    all
}

/// Sorts `list` by `key`, ties by id; takes in the markings; gives the ids.
fn ranked<K: Ord>(mut list: Vec<(K, &Record)>, composite: &mut Composite) -> Vec<Box<str>> {
    list.sort_by(|(a, ra), (b, rb)| a.cmp(b).then_with(|| ra.id.cmp(&rb.id)));
    for (_, record) in &list {
        composite.add(&record.marking);
    }
    list.into_iter().map(|(_, record)| record.id.clone()).collect()
}

fn risks(scope: Scope<'_>, all: &mut Overview) {
    let cx = &scope.cx;
    let mut list = Vec::new();
    for record in scope.of(Kind::Risk) {
        let Body::Risk(r) = &record.body else { continue };
        // A closed risk is history, whatever its last score.
        if r.status == RiskStatus::Closed {
            continue;
        }
        let very_high = r.score() >= 15;
        all.very_high += usize::from(very_high);
        all.rising += usize::from(very_high && r.trend == Some(Trend::Up));
        all.past_review += usize::from(passes(cx, record, Filter::PastReview));
        list.push((-r.score(), record));
    }
    all.risks = ranked(list, &mut all.composite);
}

fn actions(scope: Scope<'_>, all: &mut Overview) {
    let cx = &scope.cx;
    let mut late = Vec::new();
    for record in scope.of(Kind::Action) {
        let Body::Action(r) = &record.body else { continue };
        if !r.is_open() {
            continue;
        }
        all.composite.add(&record.marking);
        all.open_actions += 1;
        if let Some(days) = describe::days_late(cx, r.due, true) {
            all.oldest_days = all.oldest_days.max(days);
            all.over_sixty += usize::from(days > 60);
            late.push((-days, record));
        }
    }
    all.overdue = ranked(late, &mut all.composite);
}

fn patrols(scope: Scope<'_>, all: &mut Overview) {
    let cx = &scope.cx;
    let period = periods(cx);
    let mut coming: Vec<(Moment, &Record)> = Vec::new();
    for record in scope.of(Kind::Patrol) {
        let Body::Patrol(r) = &record.body else { continue };
        if passes(cx, record, Filter::Coming) {
            coming.push((r.window.start, record));
        }
        if period.is_some_and(|(from, to, ..)| (from..=to).contains(&r.window.start.date())) {
            all.composite.add(&record.marking);
            all.fates.push(match r.status {
                PatrolStatus::Done => Fate::Held,
                PatrolStatus::Cancelled => Fate::Cancelled,
                _ => Fate::Open,
            });
        }
    }
    all.fates.sort_unstable();
    all.patrols_planned = all.fates.len();
    all.patrols_held = all.fates.iter().filter(|fate| **fate == Fate::Held).count();
    all.patrols_cancelled = all.fates.iter().filter(|fate| **fate == Fate::Cancelled).count();
    all.patrols = ranked(coming, &mut all.composite);
}
