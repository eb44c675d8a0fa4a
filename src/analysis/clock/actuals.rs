//! Planned against used, item by item and day by day.

use chrono::{DateTime, Utc};

use super::SECOND;
use super::fold::Folded;
use super::plan::Plan;

/// An item as it went. Times in seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actual {
    pub id: Box<str>,
    pub number: String,
    pub title: String,
    /// Day of the meeting it was planned for, from 1.
    pub day: i64,
    pub planned: i64,
    pub used: i64,
    /// When it was entered first, or begun anew; none for an item that never was.
    pub began: Option<DateTime<Utc>>,
    /// Minutes it had more than planned; negative for fewer.
    pub given: i64,
}

/// The items of a day together. Times in seconds; what ran side by side counts each by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayTotal {
    /// Day of the meeting, from 1.
    pub day: i64,
    pub planned: i64,
    pub used: i64,
    /// Items planned, and those of them that were entered.
    pub items: usize,
    pub entered: usize,
}

/// Each item of the plan as it went up to `now`, in the order of the agenda.
#[must_use]
pub fn actuals(plan: &Plan, folded: &Folded, now: DateTime<Utc>) -> Vec<Actual> {
    let actual = |(at, item): (usize, &super::Planned)| {
        let used = folded.get(&item.id);
        Actual {
            id: item.id.clone(),
            number: item.number.clone(),
            title: item.title.clone(),
            day: plan.day(at).unwrap_or(1),
            planned: item.minutes * 60,
            used: folded.millis(&item.id, now.timestamp_millis()) / SECOND,
            began: used.and_then(super::Used::began),
            given: used.map_or(0, |used| used.budget(item.minutes) - item.minutes),
        }
    };
    plan.items().iter().enumerate().map(actual).collect()
}

/// The totals of each day, the first day first.
#[must_use]
pub fn totals(actuals: &[Actual]) -> Vec<DayTotal> {
    let mut days: Vec<DayTotal> = Vec::new();
    for actual in actuals {
        let at = days.iter().position(|total| total.day == actual.day).unwrap_or_else(|| {
            days.push(DayTotal { day: actual.day, ..DayTotal::default() });
            days.len() - 1
        });
        let total = &mut days[at];
        total.planned += actual.planned;
        total.used += actual.used;
        total.items += 1;
        total.entered += usize::from(actual.began.is_some());
    }
    days.sort_by_key(|total| total.day);
    days
}
