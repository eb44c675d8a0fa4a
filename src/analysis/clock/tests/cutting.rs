//! What is proposed to finish on time.

use super::{plan, timing};
use crate::analysis::clock::{CutWhat, Plan, cuts};

/// `7-20` for a skipped item and the minutes won, `p~15` for a shortened one.
fn proposed(plan: &Plan, ticks: &str, now: &str) -> String {
    let scenes = |id: &str| if id.ends_with('s') { 3 } else { 1 };
    let timing = timing(plan, ticks, now);
    let all = cuts(plan, &timing, &scenes);
    assert_eq!(all, cuts(plan, &timing, &scenes));
    let words = all.iter().map(|cut| {
        assert_eq!((&cut.title, &cut.number), (&format!("Item {}", cut.id), &cut.id.to_uppercase()));
        let sign = if cut.what == CutWhat::Skip { '-' } else { '~' };
        format!("{}{sign}{}", cut.id, cut.minutes_won)
    });
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn the_least_harm_that_suffices() {
    let day = plan(
        "1 I 30 09:00
         2 I 10 09:30
         3 I 25 09:40
         4 D 20 10:05
         p B 30 10:25
         5 X 30 10:55
         6 I 15 11:25
         q B 15 11:40
         7 D 40 11:55
         8 C 20 12:35",
    );
    let table = [
        // The item that is on ends now: late by what the clock is past 09:30.
        ("09:29", ""),
        ("09:30", ""),
        ("09:31", ""),
        ("09:32", "2-10"),
        ("09:40", "2-10"),
        ("09:41", "6-15"),
        ("09:45", "6-15"),
        ("09:46", "3-25"),
        ("09:55", "3-25"),
        // Two suffice, and the smaller second one does.
        ("10:05", "2-10 3-25"),
        ("10:10", "3-25 6-15"),
        ("10:20", "2-10 3-25 6-15"),
        // Then breaks, to half but ten minutes at least, then discussions; at most five.
        ("10:30", "2-10 3-25 6-15 p~15"),
        ("10:40", "2-10 3-25 6-15 p~15 q~5"),
        ("13:00", "2-10 3-25 6-15 p~15 q~5"),
    ];
    for (now, expected) in table {
        assert_eq!(proposed(&day, "09:00 > 1", now), expected, "{now}");
    }
}

#[test]
fn decisions_and_ceremonies_stay() {
    let day = plan("1 I 30 09:00\n 2 X 30 09:30\n 3 C 30 10:00");
    assert_eq!(proposed(&day, "09:00 > 1", "10:00"), "");
    // Nothing before the item that is on, nothing that was entered already.
    let day = plan("1 I 30 09:00\n 2 I 30 09:30\n 3 X 30 10:00\n 4 D 10 10:30");
    assert_eq!(proposed(&day, "09:00 > 1\n 10:30 > 3", "10:30"), "4-10");
    assert_eq!(proposed(&day, "09:00 > 2\n 09:10 > 1", "11:30"), "4-10");
    // Nothing of another day.
    let day = plan("1 X 30 09:00\n 2 I 30 2 09:30");
    assert_eq!(proposed(&day, "09:00 > 1", "10:30"), "");
}

#[test]
fn before_the_first_item_the_start_itself_may_be_late() {
    let day = plan("1 I 30 09:00\n 2 I 20 09:30\n 3 X 30 09:50");
    assert_eq!(proposed(&day, "", "08:00"), "");
    assert_eq!(proposed(&day, "", "09:15"), "2-20");
}

#[test]
fn of_equal_items_the_one_with_fewer_scenes_then_the_later() {
    let day =
        plan("1 X 30 09:00\n 2s I 20 09:30\n 3 I 20 09:50\n 4s I 20 10:10\n 5 I 20 10:30\n 6s I 20 10:50");
    assert_eq!(proposed(&day, "09:00 > 1", "09:40"), "5-20");
    assert_eq!(proposed(&day, "09:00 > 1", "10:10"), "3-20 5-20");
    assert_eq!(proposed(&day, "09:00 > 1", "10:30"), "3-20 5-20 6s-20");
}

#[test]
fn one_of_two_side_by_side_wins_what_it_is_longer() {
    let day = plan("1 X 30 09:00\n a I 20 09:30\n b I 50 09:30\n 2 X 30 10:20");
    assert_eq!(proposed(&day, "09:00 > 1", "09:45"), "b-30");
    // Beside the item that is on nothing is promised.
    assert_eq!(proposed(&day, "09:30 > a", "10:40"), "");
    // A break beside a session wins nothing.
    let day = plan("1 X 30 09:00\n p B 40 09:30\n b D 40 09:30\n 2 X 30 10:10");
    assert_eq!(proposed(&day, "09:00 > 1", "09:45"), "");
}
