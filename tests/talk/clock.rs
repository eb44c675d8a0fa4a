//! The clock of the meeting.

use tribrief::analysis::clock::{Cue, ItemTime};
use tribrief::app::overlay::Overlay;
use tribrief::look::tone::Tone;
use tribrief::model::lang::Lang;

use crate::common::{App, Memory, app, sample};
use crate::{row, talk};

fn item(desk: &App) -> Option<ItemTime> {
    desk.state.talk.as_ref().expect("the meeting runs").timing().item
}

/// Seconds used and seconds the item has.
fn used(desk: &App) -> (i64, i64) {
    item(desk).map(|item| (item.used, item.budget)).expect("an item is on")
}

/// The tones in which `words` stand on the screen.
fn tone(desk: &App, words: &str) -> String {
    let screen = desk.screen();
    let at = screen.lines().position(|row| row.contains(words)).expect("the words");
    let row = screen.lines().nth(at).expect("the row");
    let x = row[..row.find(words).expect("the words")].chars().count();
    let legend = desk.legend();
    let key = format!("{at:02}   ");
    let line = legend.lines().rev().find(|line| line.starts_with(&key)).expect("a row of tones").to_owned();
    let spans = line[key.len()..].split(", ");
    let hit = spans.filter_map(|span| {
        let (range, tone) = span.split_once(' ')?;
        let (from, to) = range.split_once('–')?;
        (from.parse::<usize>().ok()? <= x && x <= to.parse::<usize>().ok()?).then(|| tone.to_owned())
    });
    hit.last().unwrap_or_else(|| "Ink".to_owned())
}

#[test]
fn it_starts_with_the_first_step_and_not_before() {
    let mut desk = talk();
    desk.pass(300);
    assert_eq!(item(&desk), None);
    assert!(desk.screen().contains("It starts with the first step."), "{}", desk.screen());
    desk.press("Right");
    desk.pass(65);
    assert_eq!(used(&desk).0, 65);
    let by_key = talk().keys("t");
    assert!(item(&by_key).is_some(), "t starts it too");
    assert_eq!(by_key.paper.entries.len(), talk().paper.entries.len() + 1);
}

#[test]
fn it_warns_at_80_and_at_100_per_cent_in_words_and_tones() {
    let mut desk = talk().keys("t");
    let (_, budget) = used(&desk);
    desk.pass(budget * 8 / 10 - 1);
    assert_eq!(item(&desk).map(|item| item.cue), Some(Cue::Fine));
    assert!(!desk.screen().contains("80% gone"));
    desk.pass(1);
    assert!(desk.screen().contains("80% gone"), "{}", desk.screen());
    assert!(tone(&desk, "80% gone").starts_with(&format!("{:?}", Tone::Warn)), "{}", tone(&desk, "80% gone"));
    desk.pass(budget - budget * 8 / 10 - 1);
    assert!(desk.screen().contains("80% gone"));
    desk.pass(1);
    assert!(desk.screen().contains("over by 0:00"), "{}", desk.screen());
    assert!(tone(&desk, "over by").starts_with(&format!("{:?}", Tone::Bad)), "{}", tone(&desk, "over by"));
    desk.pass(75);
    assert!(desk.screen().contains("over by 1:15"));
    desk.press("L");
    assert!(desk.screen().contains("dépassé +1:15"), "{}", desk.screen());
}

#[test]
fn the_narrow_console_says_the_same() {
    let mut desk = app(sample()).size(80, 24).present().keys("t");
    let (_, budget) = used(&desk);
    desk.pass(budget * 9 / 10);
    assert!(row(&desk, "80% gone").contains("left"));
    desk.pass(budget / 10 + 5);
    assert!(desk.screen().contains("over by 0:05"), "{}", desk.screen());
}

#[test]
fn a_pause_holds_it_and_the_next_item_ends_the_pause() {
    let mut desk = talk().keys("t");
    desk.pass(60);
    desk.press("t");
    desk.pass(600);
    assert_eq!(used(&desk).0, 60);
    assert!(desk.screen().contains("PAUSED"), "{}", desk.screen());
    assert!(desk.paper.cue.as_ref().is_some_and(|cue| cue.paused), "the room reads it too");
    desk.press("t");
    desk.pass(30);
    assert_eq!(used(&desk).0, 90);
    desk.press("t >");
    desk.pass(10);
    assert_eq!(used(&desk).0, 10, "another item runs");
    assert!(!desk.paper.cue.as_ref().is_some_and(|cue| cue.paused));
}

#[test]
fn minutes_are_given_and_taken_and_an_item_begins_anew() {
    let mut desk = talk().keys("t");
    let (_, budget) = used(&desk);
    desk.press("+ + =");
    assert_eq!(used(&desk).1, budget + 180);
    desk.press("-");
    assert_eq!(used(&desk).1, budget + 120);
    for _ in 0..200 {
        desk.press("-");
    }
    assert_eq!(used(&desk).1, 60, "a minute is left");
    desk.pass(45);
    desk.press("T");
    assert_eq!(used(&desk).0, 0);
    desk.pass(5);
    assert_eq!(used(&desk).0, 5, "and it runs");
}

#[test]
fn an_item_that_is_entered_again_goes_on_where_it_was() {
    let mut desk = talk().keys("t");
    desk.pass(100);
    desk.press(">");
    desk.pass(50);
    desk.press("<");
    desk.pass(20);
    assert_eq!(used(&desk).0, 120);
}

#[test]
fn it_says_how_late_the_meeting_is_when_it_ends_and_what_to_cut() {
    let mut desk = talk().keys("t");
    assert!(row(&desk, "now 08:00").contains("on time"), "{}", desk.screen());
    assert!(!desk.screen().contains("TO FINISH ON TIME"));
    let (_, budget) = used(&desk);
    desk.pass(budget + 400);
    assert!(row(&desk, "now ").contains("6:40 late"), "{}", desk.screen());
    assert!(row(&desk, "ends ").contains("instead of"), "{}", desk.screen());
    assert!(
        desk.screen().contains("TO FINISH ON TIME") && desk.screen().contains("skip"),
        "{}",
        desk.screen()
    );
    let item = |n| {
        format!(
            r#"(id: "sen-{n}", number: "{n}", title: "Item", kind: Information, owner: SEN, duration: 20)"#
        )
    };
    let files = Memory::default().with(
        "a.ron",
        format!(
            r#"(contributor: SEN, marking: (class: DR, rel_to: [SEN]), meeting: (id: "sen-m", title: "M", host: SEN,
            place: "kayes", start: "2025-10-14T08:00Z", end: "2025-10-14T11:00Z", status: Planned,
            period: (from: "2025-04-01", to: "2025-09-30"), agenda: [{}, {}]))"#,
            item(1),
            item(2)
        ),
    );
    let mut early = app(files).audience("SEN").size(120, 36).present().keys("t");
    early.pass(60);
    early.press(">");
    assert!(row(&early, "now ").contains("19:00 early"), "{}", early.screen());
}

#[test]
fn planned_and_actual_stand_side_by_side() {
    let mut desk = talk().keys("t");
    desk.pass(200);
    desk.press("> P");
    assert!(matches!(desk.state.overlay, Some(Overlay::Timings(_))));
    let first = row(&desk, "08:00");
    assert!(first.contains("3:20"), "what was used: {first}");
    assert!(row(&desk, "items begun").contains("3:20"), "{}", desk.screen());
    desk.press("Down Down Esc");
    assert!(desk.state.overlay.is_none());
    desk.press("L P");
    assert!(desk.screen().contains("Prévu et réel"), "{}", desk.screen());
}

#[test]
fn it_wakes_at_the_next_full_second() {
    let mut desk = talk().keys("Right");
    desk.paper.now += chrono::TimeDelta::milliseconds(250);
    desk.pass(1);
    assert_eq!(desk.paper.alarm, Some(std::time::Duration::from_millis(750)));
}

#[test]
fn a_wall_clock_that_goes_back_takes_nothing() {
    let mut desk = talk().keys("t");
    desk.pass(100);
    desk.press(">");
    desk.paper.now -= chrono::TimeDelta::hours(2);
    desk.pass(1);
    assert!(used(&desk).0 >= 0);
    desk.press("<");
    assert_eq!(used(&desk).0, 100);
    assert_eq!(desk.state.lang, Lang::En);
}
