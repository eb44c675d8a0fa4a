//! Incidents by region, month and kind, this period and the one before.

use chrono::{Datelike, NaiveDate};

use super::Scope;
use super::{MONTHS, Overview, RegionRow, periods};
use crate::model::record::{Gravity, Incident, Region};
use crate::model::scalar::Count;
use crate::model::table::{Body, Kind};

/// Months since the year 0.
fn month(date: NaiveDate) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month0())
}

/// Counts the incidents of the room.
pub(super) fn incidents(scope: Scope<'_>, all: &mut Overview) {
    let cx = &scope.cx;
    let empty = |region| RegionRow { region, months: [0; MONTHS], now: 0, before: 0, severe: 0, killed: 0 };
    all.regions = Region::ALL.iter().copied().map(empty).collect();
    let Some((from, to, before_from, before_to)) = periods(cx) else { return };
    let first = month(to) + 1 - i64::try_from(MONTHS).unwrap_or(12);
    let year = i32::try_from(first.div_euclid(12)).unwrap_or(0);
    all.first_month = (year, u32::try_from(first.rem_euclid(12)).unwrap_or(0));
    all.current_from = usize::try_from((month(from) - first).max(0)).unwrap_or(0);
    for record in cx.room.of(Kind::Incident) {
        let Body::Incident(r) = &record.body else { continue };
        let date = r.start.date();
        let now = (from..=to).contains(&date);
        let before = (before_from..=before_to).contains(&date);
        let region = cx.room.region(record).unwrap_or(Region::Elsewhere);
        let Some(row) = all.regions.iter_mut().find(|row| row.region == region) else { continue };
        let slot = usize::try_from(month(date) - first).ok().and_then(|at| row.months.get_mut(at));
        // An incident that no figure counts does not mark the page.
        if !now && !before && slot.is_none() {
            continue;
        }
        all.composite.add(&record.marking);
        if let Some(slot) = slot {
            *slot += 1;
        }
        if now {
            row.now += 1;
            row.severe += u32::from(r.severity == Some(Gravity::Severe));
            row.killed = row.killed.saturating_add(best(r));
        } else if before {
            row.before += 1;
        }
        if scope.region.is_none_or(|wanted| wanted == region) {
            total(all, r, now, before);
        }
    }
    all.kinds.sort_by(|a, b| b.1.cmp(&a.1).then(b.2.cmp(&a.2)).then(a.0.cmp(&b.0)));
}

/// Killed by the best estimate; without one, the least that is certain.
fn best(incident: &Incident) -> i64 {
    incident.fatalities.as_ref().and_then(|f| f.best.or(f.low)).map_or(0, Count::get)
}

fn total(all: &mut Overview, r: &Incident, now: bool, before: bool) {
    if !now && !before {
        return;
    }
    let at = all.kinds.iter().position(|(kind, ..)| *kind == r.kind).unwrap_or_else(|| {
        all.kinds.push((r.kind, 0, 0));
        all.killed_by_kind.push((r.kind, 0));
        all.kinds.len() - 1
    });
    let killed = best(r);
    if now {
        all.kinds[at].1 += 1;
        all.incidents += 1;
        all.killed = all.killed.saturating_add(killed);
        // Kinds are sorted only when all are counted: until then both lists go together.
        all.killed_by_kind[at].1 = all.killed_by_kind[at].1.saturating_add(killed);
        let bound = |n: Option<Count>| n.map_or(killed, Count::get);
        let fatalities = r.fatalities.as_ref();
        let (low, high) = all.killed_range;
        all.killed_range = (
            low.saturating_add(bound(fatalities.and_then(|f| f.low))),
            high.saturating_add(bound(fatalities.and_then(|f| f.high))),
        );
    } else {
        all.kinds[at].2 += 1;
        all.incidents_before += 1;
        all.killed_before = all.killed_before.saturating_add(killed);
    }
}
