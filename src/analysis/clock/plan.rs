//! What the agenda says: items in their order, days, and what runs at the same time.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use super::{DAY, MINUTE};
use crate::analysis::context::Cx;
use crate::model::marking::{Composite, Marking};
use crate::model::nation::Nation;
use crate::model::record::ItemKind;
use crate::model::table::{Body, Kind, Record};

/// Longest item the clock believes, in minutes.
const LONGEST: i64 = 24 * 60;

/// An item as planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub id: Box<str>,
    /// Its number on the agenda; a break has none.
    pub number: String,
    pub title: String,
    /// The day it is planned for, when a date was given.
    pub date: Option<NaiveDate>,
    /// The hour it is planned for, when one was given.
    pub start: Option<DateTime<Utc>>,
    /// Planned length in minutes.
    pub minutes: i64,
    pub kind: ItemKind,
    pub owner: Nation,
    /// The session it belongs to, where sessions run side by side.
    pub track: Option<String>,
    pub marking: Marking,
}

/// The agenda as the room may see it, laid out in time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    items: Vec<Planned>,
    index: HashMap<Box<str>, usize>,
    pub(super) slots: Vec<Slot>,
    pub(super) days: Vec<Day>,
    last_day: i64,
    composite: Composite,
}

/// When an item runs: its day (index), and begin and end in milliseconds since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Slot {
    pub day: usize,
    /// Index of its block among those of the day.
    pub block: usize,
    pub begin: i64,
    pub end: i64,
}

/// A day of the meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Day {
    /// Day of the meeting, from 1.
    pub number: i64,
    pub date: Option<NaiveDate>,
    /// Whether any item of it has an hour; without, begin and end only tell its length.
    pub timed: bool,
    pub begin: i64,
    pub end: i64,
    /// Its items, in the order of the agenda.
    pub items: Vec<usize>,
    /// What runs one after the other, in the order of the agenda.
    pub blocks: Vec<Block>,
}

/// Items that overlap, directly or through others; most blocks have one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    pub items: Vec<usize>,
    /// Keeps its hour when the meeting is early: first of the day, a break, after a break or a gap.
    pub pinned: bool,
}

impl Plan {
    /// The items that the room may see, in the order of the agenda list.
    #[must_use]
    pub fn of(cx: &Cx<'_>) -> Self {
        let items = cx.room.of(Kind::AgendaItem).filter_map(|record| planned(cx, record)).collect();
        let meeting = cx.room.meeting().map(|(_, meeting)| (meeting.start.date(), meeting.end.date()));
        Self::new(items, meeting)
    }

    /// Lays out `items`; `meeting` is its first and last day, from which its days are numbered.
    #[must_use]
    pub fn new(items: Vec<Planned>, meeting: Option<(NaiveDate, NaiveDate)>) -> Self {
        let mut plan = Self { items, ..Self::default() };
        for (at, item) in plan.items.iter_mut().enumerate() {
            item.minutes = item.minutes.clamp(1, LONGEST);
            plan.composite.add(&item.marking);
            plan.index.entry(item.id.clone()).or_insert(at);
        }
        plan.slots = vec![Slot::default(); plan.items.len()];
        let dates = dates(&plan.items);
        let first = dates.keys().flatten().copied().chain(meeting.map(|(from, _)| from)).min();
        let last = dates.keys().flatten().copied().chain(meeting.map(|(_, to)| to)).max();
        let number = |date: Option<NaiveDate>| {
            date.zip(first).map_or(1, |(date, first)| date.signed_duration_since(first).num_days() + 1)
        };
        plan.last_day = number(last);
        for (date, items) in dates {
            plan.lay_out(Day { number: number(date), date, items, ..Day::default() });
        }
        plan
    }

    /// The items, in the order the presenter steps through them.
    #[must_use]
    pub fn items(&self) -> &[Planned] {
        &self.items
    }

    /// The item `id`.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Planned> {
        self.position(id).map(|at| &self.items[at])
    }

    /// Where the item `id` stands in the order, from 0.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// When the item at `position` is planned to begin: its hour, or the end of what comes before.
    /// None on a day without hours.
    #[must_use]
    pub fn begins(&self, position: usize) -> Option<DateTime<Utc>> {
        let slot = self.slots.get(position)?;
        let timed = self.days.get(slot.day)?.timed;
        DateTime::from_timestamp_millis(slot.begin).filter(|_| timed)
    }

    /// Day of the meeting on which the item at `position` is planned, from 1.
    #[must_use]
    pub fn day(&self, position: usize) -> Option<i64> {
        Some(self.days.get(self.slots.get(position)?.day)?.number)
    }

    /// Number of the last day of the meeting.
    #[must_use]
    pub fn last_day(&self) -> i64 {
        self.last_day
    }

    /// The marking of everything that stands in the plan.
    #[must_use]
    pub fn composite(&self) -> &Composite {
        &self.composite
    }

    /// Gives the items of a day their times, and finds what runs at the same time.
    fn lay_out(&mut self, mut day: Day) {
        let at = self.days.len();
        let hour = |item: &Planned| item.start.map(|start| start.timestamp_millis());
        let length = |item: &Planned| item.minutes * MINUTE;
        let first = day.items.iter().find_map(|at| hour(&self.items[*at]));
        let before = day.items.iter().map(|at| &self.items[*at]).take_while(|item| item.start.is_none());
        day.timed = first.is_some();
        // Items without an hour at the head of the day end where the first one with an hour begins.
        let mut behind = first.map_or(0, |first| first - before.map(length).sum::<i64>());
        for item in &day.items {
            let begin = hour(&self.items[*item]).unwrap_or(behind);
            let end = begin + length(&self.items[*item]);
            self.slots[*item] = Slot { day: at, block: 0, begin, end };
            behind = behind.max(end);
        }
        day.begin = day.items.iter().map(|item| self.slots[*item].begin).min().unwrap_or_default();
        day.end = behind;
        day.blocks = self.blocks(&day.items);
        for (block, items) in day.blocks.iter().enumerate() {
            for item in &items.items {
                self.slots[*item].block = block;
            }
        }
        self.days.push(day);
    }

    /// Sweeps the items of a day by their times into blocks.
    fn blocks(&self, items: &[usize]) -> Vec<Block> {
        let mut sorted = items.to_vec();
        sorted.sort_by_key(|item| (self.slots[*item].begin, *item));
        let mut blocks: Vec<Block> = Vec::new();
        // Nothing before the first: it keeps its hour as after a gap.
        let (mut end, mut rest) = (i64::MIN, false);
        for item in sorted {
            let slot = self.slots[item];
            match blocks.last_mut() {
                Some(block) if slot.begin < end => block.items.push(item),
                _ => blocks.push(Block { items: vec![item], pinned: slot.begin > end || rest }),
            }
            end = end.max(slot.end);
            if let Some(block) = blocks.last_mut() {
                rest = block.items.iter().any(|item| self.items[*item].kind == ItemKind::Break);
                block.pinned |= rest;
            }
        }
        blocks.sort_by_key(|block| block.items.iter().copied().min());
        blocks
    }
}

/// The positions of the items of each day; an item without a date goes with the one before.
fn dates(items: &[Planned]) -> BTreeMap<Option<NaiveDate>, Vec<usize>> {
    let date = |item: &Planned| item.start.map(|start| start.date_naive()).or(item.date);
    let mut now = items.iter().find_map(date);
    let mut all: BTreeMap<Option<NaiveDate>, Vec<usize>> = BTreeMap::new();
    for (at, item) in items.iter().enumerate() {
        now = date(item).or(now);
        all.entry(now).or_default().push(at);
    }
    all
}

fn planned(cx: &Cx<'_>, record: &Record) -> Option<Planned> {
    let Body::AgendaItem(item) = &record.body else { return None };
    let number = match item.kind {
        ItemKind::Break => String::new(),
        _ => item.number.get(cx.lang).to_owned(),
    };
    Some(Planned {
        id: record.id.clone(),
        number,
        title: item.title.get(cx.lang).to_owned(),
        date: item.start.map(crate::model::time::Moment::date),
        start: item.start.filter(|start| start.has_clock()).map(crate::model::time::Moment::utc),
        minutes: item.duration.0,
        kind: item.kind,
        owner: item.owner,
        track: item.track.as_ref().map(|track| track.get(cx.lang).to_owned()),
        marking: record.marking.clone(),
    })
}

impl Day {
    /// The first millisecond of its date and of the next; none without a date.
    pub fn bounds(&self) -> Option<(i64, i64)> {
        let from = self.date?.and_time(NaiveTime::MIN).and_utc().timestamp_millis();
        Some((from, from + DAY))
    }

    /// Whether a moment falls on its date.
    pub fn holds(&self, millis: i64) -> bool {
        self.bounds().is_some_and(|(from, to)| (from..to).contains(&millis))
    }
}
