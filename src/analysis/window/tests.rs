//! The window moves over days that are there; bars count each incident once.

use std::sync::Arc;

use chrono::NaiveDate;

use super::bars::bars;
use super::{Days, Timeline, Window};
use crate::analysis::context::Cx;
use crate::model::lang::Lang;
use crate::model::position::CoordinateStyle;
use crate::model::room::Room;
use crate::source::{Limits, load, open_embedded};

fn room() -> Room {
    let opened = open_embedded(None).expect("the sample");
    let briefing = load(&*opened.files, Limits::default(), None).briefing;
    let audience = briefing.default_audience();
    Room::new(Arc::clone(&briefing), audience, false)
}

fn cx(room: &Room) -> Cx<'_> {
    Cx { room, lang: Lang::En, coords: CoordinateStyle::default() }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn every_window_is_counted_and_named() {
    let room = room();
    let days = Days::of(&cx(&room), None);
    let (first, last) = days.span().expect("a span");
    let mut before = 0;
    for window in [Window::Week, Window::Month, Window::Quarter] {
        let timeline = Timeline { window: Some(window), end: None };
        let (from, to) = timeline.range(&days, Window::All).expect("days");
        assert_eq!(u64::try_from((to - from).num_days() + 1).ok(), window.days());
        assert_eq!(to, last);
        let count = days.count(Some((from, to)));
        assert!(count >= before, "a longer window holds no less");
        before = count;
        let words = timeline.words(&cx(&room), &days, Window::All);
        assert!(words.starts_with(&format!("{} days to ", (to - from).num_days() + 1)), "{words}");
    }
    assert!(before > 0 && first < last);
    let all = Timeline::default();
    assert_eq!(all.range(&days, Window::All), None);
    assert_eq!(all.words(&cx(&room), &days, Window::All), "all dates");
    assert_eq!(all.range(&days, Window::Period), days.period());
    assert!(all.words(&cx(&room), &days, Window::Period).starts_with("period "));
}

#[test]
fn steps_stay_between_the_first_and_the_last_day() {
    let room = room();
    let days = Days::of(&cx(&room), None);
    let (first, last) = days.span().expect("a span");
    for window in Window::ALL {
        for forward in [false, true] {
            let mut timeline = Timeline { window: Some(window), end: None };
            for _ in 0..2_000 {
                timeline.step(&days, Window::All, forward);
                let end = timeline.end.expect("an end");
                assert!((first..=last).contains(&end), "{window:?} {end}");
            }
            assert_eq!(timeline.end, Some(if forward { last } else { first }), "{window:?}");
        }
    }
}

#[test]
fn playing_shows_every_day_with_an_incident_and_ends() {
    let room = room();
    let days = Days::of(&cx(&room), None);
    let mut timeline = Timeline { window: Some(Window::All), end: None };
    let mut seen = Vec::new();
    while timeline.play(&days, Window::All) {
        let end = timeline.end.expect("an end");
        assert!(seen.last().is_none_or(|before| *before < end), "time goes on");
        seen.push(end);
        assert!(seen.len() <= days.count(None));
    }
    assert_eq!(seen.last(), days.sorted.last());
    assert_eq!(timeline.end, None, "at the end everything stands as before");
    let july = day("2025-07-01");
    assert!(seen.contains(&july), "attacks of one day share a stop");
    let together = days.sorted.iter().filter(|known| **known == july).count();
    assert!(together > 1, "{together}");
}

#[test]
fn a_bar_of_any_width_counts_each_incident_once() {
    let room = room();
    let days = Days::of(&cx(&room), None);
    let (first, last) = days.span().expect("a span");
    let inside = days.count(Some((first, last)));
    for width in [1, 2, 3, 7, 20, 56, 84, 200, 2_000] {
        let timeline = Timeline { window: Some(Window::Month), end: None };
        let bars = bars(&days, timeline.range(&days, Window::All), width);
        assert_eq!(bars.cells.len(), width);
        assert!(bars.window.end == width && bars.window.start < width, "{:?}", bars.window);
        // Cells of one bin show one count: bins are counted once each.
        let mut sum = 0;
        let mut bin = usize::MAX;
        for (cell, count) in bars.cells.iter().enumerate() {
            let here = cell * bars.bins / width;
            if here != bin {
                sum += *count as usize;
                bin = here;
            }
        }
        assert_eq!(sum, inside, "{width}");
        assert_eq!(bars.day_at(width - 1).map(|day| day >= last), Some(true));
        let mut free = 0;
        for (cell, label) in &bars.labels {
            assert!(*cell >= free && cell + label.len() <= width, "{width}: {:?}", bars.labels);
            free = cell + label.len();
        }
    }
}

#[test]
fn days_at_the_ends_of_the_calendar_do_no_harm() {
    let days = Days {
        sorted: vec![NaiveDate::MIN, day("0001-01-01"), day("9999-12-31"), NaiveDate::MAX],
        stops: vec![NaiveDate::MIN, NaiveDate::MAX],
        ..Days::default()
    };
    let none = Days::default();
    for days in [&days, &none] {
        for window in Window::ALL {
            let mut timeline = Timeline { window: Some(window), end: None };
            for end in [None, Some(NaiveDate::MIN), Some(NaiveDate::MAX)] {
                timeline.end = end;
                let range = timeline.range(days, Window::All);
                for width in [0, 1, 90] {
                    assert_eq!(
                        bars(days, range, width).cells.len(),
                        if days.span().is_none() { 0 } else { width }
                    );
                }
                timeline.step(days, Window::All, true);
                timeline.play(days, Window::All);
                timeline.step(days, Window::All, false);
            }
        }
    }
}
