//! A day of the meeting: what runs when, how long for what, and who speaks how long.

use chrono::{NaiveDate, Timelike};

use super::context::Cx;
use crate::model::marking::Composite;
use crate::model::nation::Nation;
use crate::model::record::{AgendaItem, ItemKind};
use crate::model::table::{Body, Kind, Record};
use crate::model::time::Moment;

/// An item on the strip of its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub id: Box<str>,
    /// Its number on the agenda; a break has none.
    pub number: String,
    pub kind: ItemKind,
    pub owner: Nation,
    /// Minutes after the first item of the day begins.
    pub from: i64,
    pub minutes: i64,
}

/// The items of one day, in the order of their hours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Running {
    /// Day of the meeting, from 1; none for items without a date.
    pub day: Option<i64>,
    /// Minute of the day at which the first item begins, when it says so.
    pub starts: Option<i64>,
    /// Minutes from the beginning of the first item to the end of the last.
    pub span: i64,
    pub bars: Vec<Bar>,
    pub composite: Composite,
}

/// Longest day that is drawn, in minutes: a silly duration must not flatten the others to nothing.
const LONGEST: i64 = 24 * 60;

/// The day of the item `id`; without one, the first day of the meeting.
#[must_use]
pub fn day(cx: &Cx<'_>, id: Option<&str>) -> Option<Running> {
    let mut items: Vec<(&Record, &AgendaItem)> = cx.room.of(Kind::AgendaItem).filter_map(read).collect();
    items.sort_by_key(|(_, item)| (item.start.is_none(), item.start));
    let wanted = id.and_then(|id| items.iter().find(|(record, _)| *record.id == *id));
    let date = date_of(wanted.or_else(|| items.first())?.1);
    items.retain(|(_, item)| date_of(item) == date);
    let first = cx.room.meeting().map(|(_, meeting)| meeting.start.date());
    let number = |date: NaiveDate| first.map_or(1, |first| (date - first).num_days() + 1);
    let mut running = Running { day: date.map(number), ..Running::default() };
    for (record, item) in items {
        running.push(cx, record, item);
    }
    Some(running)
}

fn read(record: &Record) -> Option<(&Record, &AgendaItem)> {
    match &record.body {
        Body::AgendaItem(item) => Some((record, item)),
        _ => None,
    }
}

fn date_of(item: &AgendaItem) -> Option<NaiveDate> {
    item.start.map(Moment::date)
}

impl Running {
    /// Adds an item: at its hour, or right behind the one before when it has none.
    fn push(&mut self, cx: &Cx<'_>, record: &Record, item: &AgendaItem) {
        let clock = item.start.filter(|start| start.has_clock()).map(|start| {
            let time = start.utc().time();
            i64::from(time.hour() * 60 + time.minute())
        });
        if self.bars.is_empty() {
            self.starts = clock;
        }
        let behind = self.span;
        let from = clock.zip(self.starts).map_or(behind, |(clock, starts)| (clock - starts).max(0));
        let minutes = item.duration.0.clamp(0, LONGEST);
        let number = match item.kind {
            ItemKind::Break => String::new(),
            _ => item.number.get(cx.lang).to_owned(),
        };
        self.composite.add(&record.marking);
        self.span = self.span.max(from + minutes);
        let (id, kind, owner) = (record.id.clone(), item.kind, item.owner);
        self.bars.push(Bar { id, number, kind, owner, from, minutes });
    }

    /// Minutes of each kind of item that the day has.
    #[must_use]
    pub fn kinds(&self) -> Vec<(ItemKind, i64)> {
        let sum = |kind: ItemKind| {
            let bars = self.bars.iter().filter(|bar| bar.kind == kind);
            (kind, bars.map(|bar| bar.minutes).sum())
        };
        ItemKind::ALL.iter().map(|kind| sum(*kind)).filter(|(_, minutes)| *minutes > 0).collect()
    }

    /// Minutes each nation speaks for; breaks are nobody's.
    #[must_use]
    pub fn nations(&self) -> Vec<(Nation, i64)> {
        let sum = |nation: Nation| {
            let bars = self.bars.iter().filter(|bar| bar.owner == nation && bar.kind != ItemKind::Break);
            (nation, bars.map(|bar| bar.minutes).sum())
        };
        Nation::ALL.iter().map(|nation| sum(*nation)).filter(|(_, minutes)| *minutes > 0).collect()
    }
}
