//! Time as it is looked at: a window of days, moved and played, and incidents counted along it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days as Count, NaiveDate};

use super::context::Cx;
use crate::model::marking::Composite;
use crate::model::record::Region;
use crate::model::table::{Body, Kind, Record};
use crate::model::time::Day;

pub mod bars;
#[cfg(test)]
mod tests;

/// First and last day, both in it.
pub type Range = (NaiveDate, NaiveDate);

/// Longest stretch of days a bar of time shows: three years. What is older has no room on it.
const LONGEST: i64 = 1_096;
/// Days between the first and the last attack of a group that still count as one moment.
const AT_ONCE: i64 = 3;

/// How many days are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Window {
    Week,
    Month,
    Quarter,
    /// The period of the meeting.
    Period,
    All,
}

impl Window {
    /// Every window, in the order of its key.
    pub const ALL: [Self; 5] = [Self::Week, Self::Month, Self::Quarter, Self::Period, Self::All];

    /// The window after this one, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|window| *window == self).unwrap_or(0);
        Self::ALL[(at + 1) % Self::ALL.len()]
    }

    /// Its length in days, where it has one of its own.
    #[must_use]
    pub const fn days(self) -> Option<u64> {
        match self {
            Self::Week => Some(7),
            Self::Month => Some(30),
            Self::Quarter => Some(90),
            Self::Period | Self::All => None,
        }
    }

    /// How far one step moves it: a day, a week, a month.
    const fn step(self) -> u64 {
        match self {
            Self::Week => 1,
            Self::Month | Self::Period | Self::All => 7,
            Self::Quarter => 30,
        }
    }
}

/// The days that are looked at. Nothing chosen leaves it to the place that shows them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    pub window: Option<Window>,
    /// Its last day; the newest there is when nothing is chosen.
    pub end: Option<NaiveDate>,
}

/// The days on which something happened, as the room may know them.
#[derive(Clone, Debug, Default)]
pub struct Days {
    /// Day of each incident, in order.
    sorted: Vec<NaiveDate>,
    /// Where playing stops: simultaneous attacks share a stop.
    stops: Vec<NaiveDate>,
    period: Option<Range>,
    /// Marking of the incidents, and of the meeting that gives the period.
    pub composite: Composite,
}

impl Days {
    /// The days of the incidents of `region`, or of all.
    #[must_use]
    pub fn of(cx: &Cx<'_>, region: Option<Region>) -> Self {
        let mut days = Self::default();
        let mut groups: BTreeMap<&str, Range> = BTreeMap::new();
        let here = |record: &&Record| region.is_none_or(|region| cx.room.in_region(record, region));
        for record in cx.room.of(Kind::Incident).filter(here) {
            let Body::Incident(incident) = &record.body else { continue };
            let day = incident.start.date();
            days.composite.add(&record.marking);
            days.sorted.push(day);
            let group = incident.group.as_ref().and_then(|group| cx.room.follow(&group.0));
            if let Some(group) = group {
                let (first, last) = groups.entry(&group.id).or_insert((day, day));
                (*first, *last) = ((*first).min(day), (*last).max(day));
            }
        }
        days.sorted.sort_unstable();
        let mut stops: BTreeSet<NaiveDate> = days.sorted.iter().copied().collect();
        for (first, last) in groups.into_values() {
            if (1..=AT_ONCE).contains(&(last - first).num_days()) {
                stops.retain(|day| *day < first || *day >= last);
            }
        }
        days.stops = stops.into_iter().collect();
        if let Some((record, meeting)) = cx.room.meeting() {
            let (from, to) = (meeting.period.from.0, meeting.period.to.0);
            days.period = (from <= to).then_some((from, to));
            days.composite.add(&record.marking);
        }
        days
    }

    /// The period of the meeting.
    #[must_use]
    pub const fn period(&self) -> Option<Range> {
        self.period
    }

    /// From the first to the last day there is something to see, at most three years.
    #[must_use]
    pub fn span(&self) -> Option<Range> {
        let first = [self.sorted.first().copied(), self.period.map(|(from, _)| from)];
        let last = [self.sorted.last().copied(), self.period.map(|(_, to)| to)];
        let first = first.into_iter().flatten().min()?;
        let last = last.into_iter().flatten().max()?;
        let floor = Day(last).0.checked_sub_days(Count::new(LONGEST.unsigned_abs() - 1));
        Some((floor.map_or(first, |floor| first.max(floor)), last))
    }

    /// How many incidents fall into `range`; all without one.
    #[must_use]
    pub fn count(&self, range: Option<Range>) -> usize {
        let Some((from, to)) = range else { return self.sorted.len() };
        let before = |day: NaiveDate| self.sorted.partition_point(|known| *known < day);
        let after = self.sorted.partition_point(|known| *known <= to);
        after.saturating_sub(before(from))
    }

    /// The first moment of `range`, or of all, at which something happened.
    #[must_use]
    pub fn first_stop(&self, range: Option<Range>) -> Option<NaiveDate> {
        let (from, to) = range.unwrap_or((NaiveDate::MIN, NaiveDate::MAX));
        self.stops.iter().copied().find(|day| (from..=to).contains(day))
    }

    /// The moment after `day`, up to `last`.
    #[must_use]
    pub fn next_stop(&self, day: NaiveDate, last: NaiveDate) -> Option<NaiveDate> {
        let at = self.stops.partition_point(|known| *known <= day);
        self.stops.get(at).copied().filter(|next| *next <= last)
    }
}

impl Timeline {
    /// Whether days were chosen here.
    #[must_use]
    pub const fn is_set(&self) -> bool {
        self.window.is_some() || self.end.is_some()
    }

    /// The window that is shown where `usual` is what nothing chosen means.
    #[must_use]
    pub fn window(&self, usual: Window) -> Window {
        self.window.unwrap_or(usual)
    }

    /// The days that are shown; nothing for all of them.
    #[must_use]
    pub fn range(&self, days: &Days, usual: Window) -> Option<Range> {
        let (first, last) = days.span()?;
        let window = self.window(usual);
        let end = self.end.unwrap_or(last);
        match (window, window.days(), days.period) {
            (_, Some(length), _) => {
                let from = end.checked_sub_days(Count::new(length - 1)).unwrap_or(NaiveDate::MIN);
                Some((from, end))
            }
            (Window::Period, None, Some((from, to))) => {
                let to = self.end.map_or(to, |end| end.min(to));
                Some((from.min(to), to))
            }
            _ => self.end.map(|end| (first.min(end), end)),
        }
    }

    /// The days in words: `30 days to 12 SEP`.
    #[must_use]
    pub fn words(&self, cx: &Cx<'_>, days: &Days, usual: Window) -> String {
        let word = |day: NaiveDate| {
            let here = cx.room.today().is_some_and(|today| today.0.year() == day.year());
            if here { Day(day).day_month() } else { Day(day).format() }
        };
        let range = self.range(days, usual);
        match (self.window(usual).days(), range) {
            (Some(length), Some((_, to))) => {
                let unit = cx.say("jours jusqu'au", "days to");
                format!("{length} {unit} {}", word(to))
            }
            (None, Some((from, to))) if self.window(usual) == Window::Period && days.period.is_some() => {
                let period = cx.say("période", "period");
                format!("{period} {} – {}", Day(from).day_month(), word(to))
            }
            (_, Some((_, to))) => format!("{} {}", cx.say("jusqu'au", "up to"), word(to)),
            (_, None) => cx.say("toutes les dates", "all dates").to_owned(),
        }
    }

    /// The next window; its end stays.
    pub fn widen(&mut self) {
        self.window = Some(self.window.map_or(Window::Week, Window::next));
    }

    /// Moves the window by a step; one without a length becomes thirty days.
    pub fn step(&mut self, days: &Days, usual: Window, forward: bool) {
        let Some((first, last)) = days.span() else { return };
        let window = self.window(usual);
        if window.days().is_none() {
            let whole = self.range(days, usual);
            self.window = Some(Window::Month);
            self.end = Some(whole.map_or(last, |(_, to)| to).clamp(first, last));
            if forward {
                return;
            }
        }
        let end = self.end.unwrap_or(last);
        let by = Count::new(self.window(usual).step());
        let moved = if forward { end.checked_add_days(by) } else { end.checked_sub_days(by) };
        self.end = Some(moved.unwrap_or(end).clamp(first, last));
    }

    /// Puts the end of the window on `day`; one without a length becomes thirty days.
    pub fn put(&mut self, days: &Days, usual: Window, day: NaiveDate) {
        let Some((first, last)) = days.span() else { return };
        if self.window(usual).days().is_none() {
            self.window = Some(Window::Month);
        }
        self.end = Some(day.clamp(first, last));
    }

    /// Plays on: to the next moment at which something happened; `false` at the end.
    pub fn play(&mut self, days: &Days, usual: Window) -> bool {
        let Some((first, last)) = days.span() else { return false };
        // What is played is the whole of the period, or everything.
        let whole = Self { window: self.window, end: None }.range(days, usual);
        let bounds = match self.window(usual).days() {
            Some(_) => Some((first, last)),
            None => whole,
        };
        let stop = bounds.map_or(last, |(_, to)| to);
        let next = match self.end {
            Some(end) => days.next_stop(end, stop),
            None => days.first_stop(bounds),
        };
        if let Some(day) = next {
            self.end = Some(day);
        } else if self.window(usual).days().is_none() {
            self.end = None;
        }
        next.is_some()
    }
}
