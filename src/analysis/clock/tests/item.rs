//! The time of the item that is on.

use super::{at, morning, plan, ticks, timing};
use crate::analysis::clock::{Actual, Cue, DayTotal, Folded, Timing, actuals, next_tick, totals};
use chrono::TimeDelta;

#[test]
fn time_used_is_the_time_it_was_on() {
    // Ticks, moment, then item, used, budget, remaining (seconds), cue, thousandths.
    let table = [
        ("09:00 > 1", "09:00", ("1", 0, 1800, 1800, Cue::Fine, 0)),
        ("09:00 > 1", "09:10", ("1", 600, 1800, 1200, Cue::Fine, 333)),
        ("09:00 > 1", "09:23:59", ("1", 1439, 1800, 361, Cue::Fine, 799)),
        ("09:00 > 1", "09:24", ("1", 1440, 1800, 360, Cue::Near, 800)),
        ("09:00 > 1", "09:29:59", ("1", 1799, 1800, 1, Cue::Near, 999)),
        ("09:00 > 1", "09:30", ("1", 1800, 1800, 0, Cue::Over, 1000)),
        ("09:00 > 1", "09:30:45", ("1", 1845, 1800, -45, Cue::Over, 1025)),
        ("09:00 > 1\n 09:05 pause", "09:50", ("1", 300, 1800, 1500, Cue::Paused, 166)),
        ("09:00 > 1\n 09:05 pause\n 09:50 resume", "09:55", ("1", 600, 1800, 1200, Cue::Fine, 333)),
        // Twice the same changes nothing.
        ("09:00 > 1\n 09:05 pause\n 09:07 pause", "09:50", ("1", 300, 1800, 1500, Cue::Paused, 166)),
        ("09:00 > 1\n 09:05 resume\n 09:07 > 1", "09:10", ("1", 600, 1800, 1200, Cue::Fine, 333)),
        // Back to an item: it goes on counting where it was.
        ("09:00 > 1\n 09:10 > 2\n 09:15 > 1", "09:20", ("1", 900, 1800, 900, Cue::Fine, 500)),
        ("09:00 > 1\n 09:10 restart", "09:12", ("1", 120, 1800, 1680, Cue::Fine, 66)),
        ("09:00 > 1\n 09:10 pause\n 09:11 restart", "09:12", ("1", 0, 1800, 1800, Cue::Paused, 0)),
        // Another item ends the pause, the same one does not.
        ("09:00 > 1\n 09:10 pause\n 09:20 > 1", "09:25", ("1", 600, 1800, 1200, Cue::Paused, 333)),
        ("09:00 > 1\n 09:10 pause\n 09:20 > 2", "09:25", ("2", 300, 1800, 1500, Cue::Fine, 166)),
        // Minutes given, taken, and never below one.
        ("09:00 > 1\n 09:10 give 5", "09:10", ("1", 600, 2100, 1500, Cue::Fine, 285)),
        ("09:00 > 1\n 09:10 give -25", "09:10", ("1", 600, 300, -300, Cue::Over, 2000)),
        ("09:00 > 1\n 09:00 give -99", "09:00", ("1", 0, 60, 60, Cue::Fine, 0)),
        ("09:00 > 1\n 09:00 give -99\n 09:00 give 5", "09:00", ("1", 0, 360, 360, Cue::Fine, 0)),
        ("09:00 > 1\n 09:00 give 9\n 09:00 give -10", "09:00", ("1", 0, 1740, 1740, Cue::Fine, 0)),
        // What was given stays with its item.
        ("09:00 > 1\n 09:10 give 5\n 09:10 > 2", "09:10", ("2", 0, 1800, 1800, Cue::Fine, 0)),
        // A wall clock that goes back counts nothing.
        ("09:00 > 1", "08:00", ("1", 0, 1800, 1800, Cue::Fine, 0)),
        ("09:00 > 1\n 08:00 pause\n 08:10 resume", "08:15", ("1", 300, 1800, 1500, Cue::Fine, 166)),
        ("09:00 > 1\n 09:10 > 2\n 08:00 > 1", "08:05", ("1", 900, 1800, 900, Cue::Fine, 500)),
    ];
    for (ticks, now, (id, used, budget, remaining, cue, share)) in table {
        let item = timing(&morning(), ticks, now).item.expect("an item");
        let found = (&*item.id, item.used, item.budget, item.remaining, item.cue, item.share_permille);
        assert_eq!(found, (id, used, budget, remaining, cue, share), "{ticks} at {now}");
    }
}

#[test]
fn nothing_is_on_before_an_item_is_entered() {
    for lines in ["", "09:00 pause", "09:00 resume", "09:00 give 5\n 09:01 restart"] {
        assert_eq!(timing(&morning(), lines, "09:05").item, None, "{lines}");
        assert!(!Folded::of(&ticks(lines)).holds());
    }
    // An item that the room may not see.
    assert_eq!(timing(&morning(), "09:00 > 1\n 09:10 > secret", "09:20").item, None);
}

#[test]
fn the_picture_changes_with_the_second_of_the_item() {
    let plan = morning();
    let half = TimeDelta::milliseconds(300);
    let mut ticks = ticks("09:00 > 1");
    ticks[0].0 += half;
    let wait = |ticks: &[_], millis: i64| {
        let now = at("09:00:05") + TimeDelta::milliseconds(millis);
        next_tick(&Timing::at(&plan, ticks, now)).as_millis()
    };
    // Its seconds begin 300 ms after those of the wall.
    for (millis, expected) in [(0, 300), (299, 1), (300, 1000), (301, 999), (999, 301)] {
        assert_eq!(wait(&ticks, millis), expected, "{millis}");
    }
    // Paused or before anything began: with the wall.
    ticks.push((at("09:00:04"), crate::journal::entry::Tick::Pause));
    for ticks in [&[][..], &ticks[..]] {
        for (millis, expected) in [(0, 1000), (1, 999), (999, 1)] {
            assert_eq!(wait(ticks, millis), expected, "{millis}");
        }
    }
}

#[test]
fn waking_when_told_shows_every_second_once() {
    let plan = morning();
    let mut ticks = ticks("09:00 > 1");
    ticks[0].0 += TimeDelta::milliseconds(731);
    let folded = Folded::of(&ticks);
    let mut now = ticks[0].0;
    let (mut shown, mut late) = (Vec::new(), Vec::new());
    for wake in 0..2_000 {
        // A wake-up is never early, and up to 40 ms late.
        now += TimeDelta::milliseconds(wake % 41);
        let timing = Timing::of(&plan, &folded, now);
        shown.push(timing.item.as_ref().expect("an item").used);
        late.push(timing.meeting.late);
        now += TimeDelta::from_std(next_tick(&timing)).expect("a second");
    }
    assert!(shown.iter().zip(0..).all(|(used, wake)| *used == wake), "{shown:?}");
    assert!(late.windows(2).all(|pair| (0..=1).contains(&(pair[1] - pair[0]))), "{late:?}");
}

#[test]
fn planned_against_used() {
    let plan = plan("1 I 30 09:00\n 2 D 30 09:30\n 3 X 20 2 10:00");
    let ticks = ticks("09:01 > 1\n 09:11 give 5\n 09:46 > 2\n 2 10:00 > 3\n 2 10:05 pause");
    let all = actuals(&plan, &Folded::of(&ticks), at("2 10:30"));
    let row = |actual: &Actual| (actual.planned, actual.used, actual.began, actual.given, actual.day);
    assert_eq!(
        all.iter().map(row).collect::<Vec<_>>(),
        [
            (1800, 2700, Some(at("09:01")), 5, 1),
            // Nobody paused over night.
            (1800, 24 * 3600 + 14 * 60, Some(at("09:46")), 0, 1),
            (1200, 300, Some(at("2 10:00")), 0, 2),
        ]
    );
    let second = DayTotal { day: 2, planned: 1200, used: 300, items: 1, entered: 1 };
    assert_eq!(totals(&all)[1], second);
    assert_eq!((totals(&all)[0].planned, totals(&all)[0].items), (3600, 2));
    assert_eq!(
        actuals(&plan, &Folded::default(), at("09:00")).iter().map(|actual| actual.used).sum::<i64>(),
        0
    );
}
