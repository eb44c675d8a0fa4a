//! Agendas, ticks and moments in a few signs, for the tests of the clock.

mod cutting;
mod day;
mod item;
mod random;
mod said;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::{Folded, Plan, Planned, Timing};
use crate::journal::entry::Tick;
use crate::model::marking::Marking;
use crate::model::nation::Nation;
use crate::model::record::ItemKind;
use crate::model::safe_text::SafeText;

/// `10 JUN 2025` and the days after, from 1.
fn date(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 6, 9 + day).expect("a day")
}

/// `09:00`, `09:00:30`, or `2 09:00` on the second day.
fn at(text: &str) -> DateTime<Utc> {
    let (day, clock) = text.split_once(' ').unwrap_or(("1", text));
    let mut parts = clock.split(':').map(|part| part.parse::<i64>().expect("a number"));
    let mut part = || parts.next().unwrap_or(0);
    let seconds = part() * 3_600 + part() * 60 + part();
    let midnight = date(day.parse().expect("a day")).and_hms_opt(0, 0, 0).expect("midnight").and_utc();
    midnight + TimeDelta::seconds(seconds)
}

/// An agenda, one item a line: id, kind (`I D X C B`), minutes and hour, if it has one.
fn plan(lines: &str) -> Plan {
    let item = |line: &str| {
        let mut words = line.split_whitespace();
        let mut word = || words.next().expect("three words");
        let (id, kind, minutes) = (word(), word(), word());
        let hour: Vec<&str> = words.collect();
        let kind = match kind {
            "I" => ItemKind::Information,
            "D" => ItemKind::Discussion,
            "X" => ItemKind::Decision,
            "C" => ItemKind::Ceremony,
            _ => ItemKind::Break,
        };
        Planned {
            id: id.into(),
            number: id.to_uppercase(),
            title: format!("Item {id}"),
            date: None,
            start: (!hour.is_empty()).then(|| at(&hour.join(" "))),
            minutes: minutes.parse().expect("minutes"),
            kind,
            owner: Nation::SEN,
            track: None,
            marking: Marking::originator_only(None),
        }
    };
    let items = lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(item);
    Plan::new(items.collect(), None)
}

/// Ticks, one a line: moment, then `> id`, `pause`, `resume`, `restart` or `give 5`.
fn ticks(lines: &str) -> Vec<(DateTime<Utc>, Tick)> {
    let tick = |line: &str| {
        let cut = line.find(|c: char| c.is_alphabetic() || c == '>').expect("a tick");
        let (moment, what) = (line[..cut].trim(), line[cut..].trim());
        let what = match what.split_once(' ') {
            Some((">", id)) => Tick::Enter { item: SafeText::new(id) },
            Some((_, minutes)) => Tick::Give { minutes: minutes.parse().expect("minutes") },
            None if what == "pause" => Tick::Pause,
            None if what == "resume" => Tick::Resume,
            None => Tick::Restart,
        };
        (at(moment), what)
    };
    lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(tick).collect()
}

fn timing(plan: &Plan, lines: &str, now: &str) -> Timing {
    let ticks = ticks(lines);
    let timing = Timing::at(plan, &ticks, at(now));
    assert_eq!(timing, Timing::of(plan, &Folded::of(&ticks), at(now)));
    timing
}

/// A morning: 1 to 3, a break, 4, a gap, 5.
fn morning() -> Plan {
    plan(
        "1 I 30 09:00
         2 D 30 09:30
         3 X 20 10:00
         p B 20 10:20
         4 I 30 10:40
         5 C 30 11:30",
    )
}
