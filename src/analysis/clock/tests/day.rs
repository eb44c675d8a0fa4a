//! How the day goes on: late, early, breaks, gaps, what runs side by side, several days.

use super::{at, date, morning, plan, timing};
use crate::analysis::clock::{Plan, Timing};

/// Minutes late, and the projected end of the day.
fn stand(plan: &Plan, ticks: &str, now: &str) -> (i64, String) {
    let meeting = timing(plan, ticks, now).meeting;
    assert_eq!(meeting.late % 60, 0, "{ticks} at {now}: {meeting:?}");
    (meeting.late / 60, meeting.projected_end.expect("an end").format("%d %H:%M").to_string())
}

fn check(plan: &Plan, table: &[(&str, &str, i64, &str)]) {
    for (ticks, now, late, end) in table {
        assert_eq!(stand(plan, ticks, now), (*late, (*end).to_owned()), "{ticks} at {now}");
    }
}

#[test]
fn late_and_early_in_a_morning() {
    check(
        &morning(),
        &[
            // Before the first item: late only once it should have begun; the gap takes 20 minutes.
            ("", "08:00", 0, "10 12:00"),
            ("", "09:00", 0, "10 12:00"),
            ("", "09:15", 0, "10 12:00"),
            ("", "09:30", 10, "10 12:10"),
            ("09:00 > 1", "09:00", 0, "10 12:00"),
            ("09:00 > 1", "09:30", 0, "10 12:00"),
            ("09:00 > 1", "09:50", 0, "10 12:00"),
            ("09:00 > 1", "10:00", 10, "10 12:10"),
            // Pauses hold the item, not the meeting.
            ("09:00 > 1\n 09:10 pause", "09:50", 20, "10 12:20"),
            ("09:00 > 1\n 09:10 give 25", "09:10", 5, "10 12:05"),
            // A break keeps its hour when the meeting is early.
            ("09:00 > 1\n 09:10 > 2", "09:10", 0, "10 12:00"),
            // 1 and 2 were skipped, and what follows the break keeps its hour.
            ("09:00 > 3", "09:00", 0, "10 12:00"),
            // After the gap nothing holds it any more.
            ("11:20 > 5", "11:20", -10, "10 11:50"),
            ("11:40 > 5", "11:40", 10, "10 12:10"),
            ("11:40 > 5", "12:20", 20, "10 12:20"),
            // Back to an earlier item: what was not entered is still to come, what was has its rest.
            ("10:40 > 4\n 10:50 > 3", "10:50", 20, "10 12:20"),
        ],
    );
}

#[test]
fn earliness_carries_over_to_the_next_item() {
    let plan = plan("1 I 30 09:00\n 2 D 30 09:30\n 3 X 20 10:00");
    check(
        &plan,
        &[
            ("09:00 > 1\n 09:10 > 2", "09:10", -20, "10 10:00"),
            ("09:00 > 1\n 09:10 > 3", "09:10", -50, "10 09:30"),
            // Only looked at 3, then back: 2 is still to come.
            ("09:00 > 1\n 09:10 > 3\n 09:10 > 1", "09:10", 0, "10 10:20"),
            ("09:10 > 1", "09:10", 10, "10 10:30"),
            // On an item that this room may not see: 2 and 3 follow.
            ("09:00 > 1\n 09:30 > secret", "09:40", 10, "10 10:30"),
        ],
    );
}

#[test]
fn a_break_that_is_on_ends_when_planned_or_later() {
    let plan = plan("1 I 30 09:00\n p B 20 09:30\n 2 D 30 09:50");
    check(
        &plan,
        &[
            ("09:00 > 1\n 09:20 > p", "09:20", 0, "10 10:20"),
            ("09:00 > 1\n 09:40 > p", "09:40", 10, "10 10:30"),
            ("09:00 > 1\n 09:30 > p\n 09:40 > 2", "09:40", -10, "10 10:10"),
        ],
    );
}

#[test]
fn what_runs_side_by_side_counts_once() {
    // a and b are parallel, b the longer one; c and d are parallel later on.
    let plan =
        plan("1 I 30 09:00\n a D 20 09:30\n b D 40 09:30\n 2 X 20 10:10\n c I 10 10:30\n d I 30 10:30");
    assert_eq!(plan.days[0].blocks.len(), 4);
    check(
        &plan,
        &[
            ("09:00 > 1", "09:00", 0, "10 11:00"),
            ("09:00 > 1", "09:35", 5, "10 11:05"),
            ("09:30 > a", "09:30", 0, "10 11:00"),
            ("09:30 > a", "09:45", 0, "10 11:00"),
            ("09:30 > a", "10:00", 0, "10 11:00"),
            ("09:30 > a", "10:20", 10, "10 11:10"),
            ("09:30 > b", "09:40", 0, "10 11:00"),
            ("09:35 > b", "09:40", 5, "10 11:05"),
            ("09:30 > a\n 09:40 > b", "09:40", 10, "10 11:10"),
            ("10:30 > c", "10:30", 0, "10 11:00"),
            ("10:30 > d", "10:30", 0, "10 11:00"),
        ],
    );
    // Two short sessions beside a long one: the second short one waits for the first.
    let plan = super::plan("a I 30 10:00\n b I 30 10:30\n c I 60 10:00\n 2 X 20 11:00");
    check(
        &plan,
        &[
            ("10:00 > a", "10:00", 0, "10 11:20"),
            ("10:00 > a", "10:40", 10, "10 11:30"),
            ("10:00 > a\n 10:30 > b", "10:50", 0, "10 11:20"),
        ],
    );
}

#[test]
fn days_are_separate() {
    let plan = plan("1 I 60 09:00\n 2 D 60 10:00\n 3 I 60 2 09:00\n 4 X 60 2 10:00");
    check(
        &plan,
        &[
            ("09:30 > 1", "09:30", 30, "10 11:30"),
            // The first day ended late and paused; the second begins on time.
            ("09:30 > 1\n 10:30 > 2\n 11:40 pause", "11:40", 40, "10 11:40"),
            ("09:30 > 1\n 10:30 > 2\n 11:40 pause", "2 08:00", 0, "11 11:00"),
            ("09:30 > 1\n 10:30 > 2\n 11:40 pause", "2 09:10", 10, "11 11:10"),
            ("09:30 > 1\n 10:30 > 2\n 11:40 pause\n 2 09:00 > 3", "2 09:00", 0, "11 11:00"),
            // Looked at day two on day one.
            ("09:00 > 1\n 09:10 > 3\n 09:10 > 1\n 2 09:05 > 4", "2 09:05", -55, "11 10:05"),
        ],
    );
    let day = |ticks: &str, now: &str| {
        let meeting = timing(&plan, ticks, now).meeting;
        (meeting.day, meeting.days)
    };
    assert_eq!(day("", "09:00"), (1, 2));
    assert_eq!(day("", "2 01:00"), (2, 2));
    assert_eq!(day("", "5 01:00"), (2, 2));
    assert_eq!(day("09:00 > 1", "2 09:00"), (1, 2), "still running");
}

#[test]
fn a_rehearsal_is_measured_from_its_first_item() {
    check(
        &plan("1 I 60 2 09:00\n 2 D 60 2 10:00\n 3 X 60 2 11:00"),
        &[
            ("", "15:00", 0, "11 12:00"),
            ("", "7 15:00", 0, "11 12:00"),
            ("15:00 > 1", "15:00", 0, "10 18:00"),
            ("15:00 > 1\n 16:10 > 2", "16:10", 10, "10 18:10"),
            ("15:00 > 2", "15:00", 0, "10 17:00"),
            ("3 15:00 > 1\n 3 15:30 > 2", "3 15:30", -30, "12 17:30"),
        ],
    );
}

#[test]
fn a_plan_without_hours_is_a_length() {
    let plan = plan("1 I 30\n 2 D 30\n 3 X 20");
    check(
        &plan,
        &[
            ("", "09:00", 0, "10 10:20"),
            ("", "11:00", 0, "10 12:20"),
            ("09:00 > 1", "09:40", 10, "10 10:30"),
            ("09:00 > 1\n 09:10 > 2", "09:10", -20, "10 10:00"),
        ],
    );
    assert_eq!((plan.begins(0), plan.day(0), plan.last_day()), (None, Some(1), 1));
}

#[test]
fn items_without_an_hour_follow_the_one_before() {
    let plan = plan("1 I 30\n 2 D 30 09:30\n 3 X 20\n 4 X 20 2 09:00");
    let begins: Vec<_> = (0..4).map(|at| plan.begins(at)).collect();
    assert_eq!(begins, ["09:00", "09:30", "10:00", "2 09:00"].map(|text| Some(at(text))));
    assert_eq!((0..5).map(|at| plan.day(at)).collect::<Vec<_>>(), [Some(1), Some(1), Some(1), Some(2), None]);
    assert_eq!(plan.begins(4), None);
}

#[test]
fn days_are_numbered_from_the_first_of_the_meeting() {
    let items = || plan("1 I 30 2 09:00\n 2 D 30 4 09:30").items().to_vec();
    let days = |meeting| {
        let plan = Plan::new(items(), meeting);
        (plan.day(0), plan.day(1), plan.last_day())
    };
    assert_eq!(days(None), (Some(1), Some(3), 3));
    assert_eq!(days(Some((date(1), date(5)))), (Some(2), Some(4), 5));
    assert_eq!(days(Some((date(3), date(3)))), (Some(1), Some(3), 3), "the agenda is wider");
}

#[test]
fn a_plan_of_nothing_has_no_end() {
    let timing = Timing::at(&Plan::default(), &super::ticks("09:00 > 1"), at("09:10"));
    assert_eq!((timing.item, timing.meeting.planned_end, timing.meeting.days), (None, None, 0));
}

#[test]
fn the_share_of_the_day_that_is_over() {
    let plan = plan("1 I 60 09:00\n 2 D 60 10:00");
    for (ticks, now, share) in [
        ("", "08:00", 0),
        ("09:00 > 1", "09:30", 250),
        ("09:00 > 1", "10:30", 600),
        ("09:00 > 1\n 10:00 > 2", "11:30", 1000),
    ] {
        assert_eq!(timing(&plan, ticks, now).meeting.share_permille, share, "{ticks} at {now}");
    }
}
