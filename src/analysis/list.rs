//! The rows of a pane: what is listed, in which order, under which heads.

use super::columns::{self, SortKey};
use super::context::Cx;
use super::describe;
use super::pane::Pane;
use super::window::Range;
use crate::model::marking::Composite;
use crate::model::record::{Gravity, IncidentKind, PatrolStatus, Region};
use crate::model::table::{Body, Kind, Record};
use crate::model::time::MONTHS;

/// Narrows a list to some of its records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// Records of one kind.
    Kind(Kind),
    Incident(IncidentKind),
    /// Incidents of at least this gravity.
    AtLeast(Gravity),
    /// Open actions and requests past their due date.
    Overdue,
    /// Actions still to be done.
    Open,
    /// Incidents nobody has graded.
    Ungraded,
    /// Incidents that one source alone reports.
    OneSource,
    /// Risks past their review date.
    PastReview,
    /// Risks scored 15 or more.
    VeryHigh,
    /// Patrols that have not begun.
    Coming,
    /// Patrols with a crossing nobody is named for.
    NoLiaison,
}

/// A line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A head with the number of records under it; `kind` names its columns when kinds are mixed.
    Head { title: String, count: usize, kind: Option<Kind> },
    /// A record, by id.
    Item(Box<str>),
}

/// What a list was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub region: Option<Region>,
    pub filter: Option<Filter>,
    /// How many sortable columns (of the first kind) on from the one the list opens with.
    pub sort: usize,
    /// First and last day of the incidents that are listed.
    pub days: Option<Range>,
}

/// The sortable columns of a pane: those of its first kind.
#[must_use]
pub fn sortable(pane: Pane) -> Vec<&'static columns::Column> {
    pane.kinds()
        .first()
        .map(|kind| columns::of(*kind).iter().filter(|column| column.sort.is_some()).collect())
        .unwrap_or_default()
}

/// The column a list is sorted by.
#[must_use]
pub fn sorted_by(pane: Pane, query: &Query) -> Option<&'static columns::Column> {
    let all = sortable(pane);
    let opens = all.iter().position(|column| column.opens).unwrap_or(0);
    (!all.is_empty()).then(|| all[(opens + query.sort) % all.len()])
}

/// The rows of `pane` for `query`.
#[must_use]
pub fn rows(cx: &Cx<'_>, pane: Pane, query: &Query) -> Vec<Row> {
    let mut rows = Vec::new();
    let kinds = pane.kinds();
    for kind in kinds {
        let mut records: Vec<&Record> = cx.room.of(*kind).filter(|r| wanted(cx, r, query)).collect();
        if records.is_empty() {
            continue;
        }
        let by_first = sort(cx, pane, *kind, query, &mut records);
        // Heads by time make sense only in the order of time.
        let grouped = by_first.then(|| group_of(*kind)).flatten();
        if kinds.len() > 1 && grouped.is_none() {
            let title = kind.several().get(cx.lang).to_uppercase();
            rows.push(Row::Head { title, count: records.len(), kind: Some(*kind) });
        }
        push(cx, &records, grouped, &mut rows);
    }
    rows
}

/// Sorts; tells whether the order is the one the list opens in.
fn sort(cx: &Cx<'_>, pane: Pane, kind: Kind, query: &Query, records: &mut [&Record]) -> bool {
    let own: Vec<_> = columns::of(kind).iter().filter_map(|c| c.sort.map(|s| (c, s))).collect();
    let opens = own.iter().position(|(column, _)| column.opens).unwrap_or(0);
    // Kinds with a column of that name follow; the others keep the order they open in.
    let wanted = sorted_by(pane, query).filter(|_| query.sort > 0).map(|column| column.head);
    let at = own.iter().position(|(column, _)| Some(column.head) == wanted).unwrap_or(opens);
    let Some((_, (key, down))) = own.get(at) else { return true };
    let mut keyed: Vec<(SortKey, &Record)> = records.iter().map(|r| (key(cx, r), *r)).collect();
    keyed.sort_by(|(a, ra), (b, rb)| {
        let order = a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal);
        let order = if *down { order.reverse() } else { order };
        order.then_with(|| ra.id.cmp(&rb.id))
    });
    for (slot, (_, record)) in records.iter_mut().zip(keyed) {
        *slot = record;
    }
    at == opens
}

/// How records of a kind are put under heads.
#[derive(Clone, Copy)]
enum Grouped {
    Month,
    Day,
    Coming,
}

const fn group_of(kind: Kind) -> Option<Grouped> {
    match kind {
        Kind::Incident => Some(Grouped::Month),
        Kind::AgendaItem => Some(Grouped::Day),
        Kind::Patrol => Some(Grouped::Coming),
        _ => None,
    }
}

/// Full month names for heads, French then English.
const MONTH_NAMES: [(&str, &str); 12] = [
    ("JANVIER", "JANUARY"),
    ("FÉVRIER", "FEBRUARY"),
    ("MARS", "MARCH"),
    ("AVRIL", "APRIL"),
    ("MAI", "MAY"),
    ("JUIN", "JUNE"),
    ("JUILLET", "JULY"),
    ("AOÛT", "AUGUST"),
    ("SEPTEMBRE", "SEPTEMBER"),
    ("OCTOBRE", "OCTOBER"),
    ("NOVEMBRE", "NOVEMBER"),
    ("DÉCEMBRE", "DECEMBER"),
];

fn head_of(cx: &Cx<'_>, grouped: Grouped, record: &Record) -> String {
    use chrono::Datelike;
    match (grouped, &record.body) {
        (Grouped::Month, Body::Incident(r)) => {
            let date = r.start.date();
            let (fr, en) = MONTH_NAMES[date.month0() as usize % 12];
            format!("{} {}", cx.say(fr, en), date.year())
        }
        (Grouped::Day, Body::AgendaItem(r)) => match r.start {
            None => cx.say("SANS HEURE", "NO TIME").to_owned(),
            Some(start) => {
                let date = start.date();
                let first = cx.room.meeting().map_or(date, |(_, meeting)| meeting.start.date());
                let number = (date - first).num_days() + 1;
                format!(
                    "{} {number}, {:02} {}",
                    cx.say("JOUR", "DAY"),
                    date.day(),
                    MONTHS[date.month0() as usize % 12]
                )
            }
        },
        (Grouped::Coming, Body::Patrol(r)) => {
            let done = matches!(r.status, PatrolStatus::Done | PatrolStatus::Cancelled);
            let coming = !done && cx.room.as_of().is_none_or(|now| r.window.end >= now);
            if coming { cx.say("À VENIR", "TO COME") } else { cx.say("PASSÉES", "PAST") }.to_owned()
        }
        _ => String::new(),
    }
}

fn push(cx: &Cx<'_>, records: &[&Record], grouped: Option<Grouped>, rows: &mut Vec<Row>) {
    let Some(grouped) = grouped else {
        rows.extend(records.iter().map(|record| Row::Item(record.id.clone())));
        return;
    };
    // Heads in the order in which they come up; what is to come stands before what is past.
    let mut heads: Vec<(String, Vec<Box<str>>)> = Vec::new();
    for record in records {
        let title = head_of(cx, grouped, record);
        match heads.iter_mut().rev().find(|(known, _)| *known == title) {
            Some((_, list)) => list.push(record.id.clone()),
            None => heads.push((title, vec![record.id.clone()])),
        }
    }
    if matches!(grouped, Grouped::Coming) {
        let coming = cx.say("À VENIR", "TO COME");
        heads.sort_by_key(|(title, _)| title != coming);
    }
    for (title, list) in heads {
        rows.push(Row::Head { title, count: list.len(), kind: None });
        rows.extend(list.into_iter().map(Row::Item));
    }
}

fn wanted(cx: &Cx<'_>, record: &Record, query: &Query) -> bool {
    // The agenda and the delegations belong to no region.
    let anywhere =
        matches!(record.kind, Kind::AgendaItem | Kind::Delegation | Kind::Statistic | Kind::Framework);
    let here = query.region.is_none_or(|region| anywhere || cx.room.in_region(record, region));
    here && query.days.is_none_or(|days| within(record, days))
        && query.filter.is_none_or(|filter| passes(cx, record, filter))
}

/// Whether an incident began on one of `days`; other records have no such day.
#[must_use]
pub fn within(record: &Record, (from, to): Range) -> bool {
    match &record.body {
        Body::Incident(incident) => (from..=to).contains(&incident.start.date()),
        _ => true,
    }
}

/// Whether `record` passes `filter`.
#[must_use]
pub fn passes(cx: &Cx<'_>, record: &Record, filter: Filter) -> bool {
    match (filter, &record.body) {
        (Filter::Kind(kind), _) => record.kind == kind,
        (Filter::Incident(kind), Body::Incident(r)) => r.kind == kind,
        (Filter::AtLeast(gravity), Body::Incident(r)) => r.severity.is_some_and(|s| s >= gravity),
        (Filter::Ungraded, Body::Incident(r)) => r.grade.is_none(),
        (Filter::OneSource, Body::Incident(r)) => r.sources.len() == 1,
        (Filter::Overdue, Body::Action(r)) => describe::days_late(cx, r.due, r.is_open()).is_some(),
        (Filter::Overdue, Body::Request(r)) => {
            use crate::model::record::RequestStatus::{InProgress, Open};
            describe::days_late(cx, r.due, matches!(r.status, Open | InProgress)).is_some()
        }
        (Filter::Open, Body::Action(r)) => r.is_open(),
        (Filter::PastReview, Body::Risk(r)) => describe::review_late(cx, r).is_some(),
        (Filter::VeryHigh, Body::Risk(r)) => r.score() >= 15,
        (Filter::Coming, Body::Patrol(r)) => {
            !matches!(r.status, PatrolStatus::Done | PatrolStatus::Cancelled)
                && cx.room.as_of().is_none_or(|now| r.window.end >= now)
        }
        (Filter::NoLiaison, Body::Patrol(r)) => describe::lacks_liaison(r),
        _ => false,
    }
}

/// The filter in words.
#[must_use]
pub fn filter_word(cx: &Cx<'_>, filter: Filter) -> String {
    match filter {
        Filter::Kind(kind) => kind.several().get(cx.lang).to_owned(),
        Filter::Incident(kind) => kind.word(cx.lang).to_owned(),
        Filter::AtLeast(Gravity::Severe) => cx.say("graves", "severe").to_owned(),
        Filter::AtLeast(_) => cx.say("sérieux ou graves", "serious or severe").to_owned(),
        Filter::Overdue => cx.say("en retard", "overdue").to_owned(),
        Filter::Open => cx.say("à faire", "still open").to_owned(),
        Filter::Ungraded => cx.say("sans cotation", "not graded").to_owned(),
        Filter::OneSource => cx.say("une seule source", "one source only").to_owned(),
        Filter::PastReview => cx.say("réexamen dépassé", "past review").to_owned(),
        Filter::VeryHigh => cx.say("très élevés", "very high").to_owned(),
        Filter::Coming => cx.say("à venir", "to come").to_owned(),
        Filter::NoLiaison => cx.say("sans liaison", "no liaison").to_owned(),
    }
}

/// Filters that find something in `pane` within region and days of `query`, with what each finds.
#[must_use]
pub fn filters(cx: &Cx<'_>, pane: Pane, query: &Query) -> Vec<(Filter, usize)> {
    let mut all: Vec<Filter> = Vec::new();
    let general = [
        Filter::Overdue,
        Filter::Open,
        Filter::VeryHigh,
        Filter::PastReview,
        Filter::Coming,
        Filter::NoLiaison,
        Filter::AtLeast(Gravity::Severe),
        Filter::AtLeast(Gravity::Serious),
        Filter::Ungraded,
        Filter::OneSource,
    ];
    all.extend(general);
    if pane.kinds().len() > 1 {
        all.extend(pane.kinds().iter().map(|kind| Filter::Kind(*kind)));
    }
    if pane == Pane::Incidents {
        all.extend(IncidentKind::ALL.iter().map(|kind| Filter::Incident(*kind)));
    }
    let count = |filter| {
        let query = Query { filter: Some(filter), ..*query };
        pane.kinds().iter().flat_map(|kind| cx.room.of(*kind)).filter(|r| wanted(cx, r, &query)).count()
    };
    all.into_iter().map(|filter| (filter, count(filter))).filter(|(_, n)| *n > 0).collect()
}

/// How many records the rows hold.
#[must_use]
pub fn count(rows: &[Row]) -> usize {
    rows.iter().filter(|row| matches!(row, Row::Item(_))).count()
}

/// The marking of a list: the strictest of its records.
#[must_use]
pub fn composite(cx: &Cx<'_>, rows: &[Row]) -> Composite {
    let mut composite = Composite::default();
    for row in rows {
        if let Row::Item(id) = row
            && let Some(record) = cx.room.get(id)
        {
            composite.add(&record.marking);
        }
    }
    composite
}
