//! Crashes, clean ends, rehearsals, and what is there when one comes back.

use tribrief::app::overlay::Overlay;
use tribrief::app::{Effect, Msg};
use tribrief::journal::entry::{Tick, What};

use crate::common::{App, app, nations, sample};
use crate::{notice, place, recorded, talk};

fn used(desk: &App) -> i64 {
    desk.state.talk.as_ref().expect("the meeting runs").timing().item.map_or(0, |item| item.used)
}

#[test]
fn after_a_crash_everything_is_as_it_was() {
    let mut desk = talk().keys("> > Right");
    desk.pass(100);
    desk.press("d text:Agreed c-s n text:Heard c-s");
    let before = (place(&desk).0.to_owned(), place(&desk).1);
    let rows = desk.state.talk.as_ref().expect("the meeting runs").ledger.rows();
    // A minute goes by before it is started again.
    desk.paper.now += chrono::TimeDelta::seconds(60);
    let desk = desk.crash();
    assert_eq!((place(&desk).0.to_owned(), place(&desk).1), before);
    assert_eq!(used(&desk), 160, "the clock ran on: the meeting did");
    assert_eq!(desk.state.talk.as_ref().expect("the meeting runs").ledger.rows(), rows);
    assert!(notice(&desk).contains("nothing lost"), "{}", notice(&desk));
    assert!(desk.screen().contains("Agreed") && desk.screen().contains("Heard"), "{}", desk.screen());
}

#[test]
fn a_crash_while_it_holds_holds() {
    let mut desk = talk().keys("t");
    desk.pass(30);
    desk.press("t");
    desk.paper.now += chrono::TimeDelta::minutes(20);
    let desk = desk.crash();
    assert_eq!(used(&desk), 30);
    assert!(desk.state.talk.as_ref().expect("the meeting runs").clock.holds());
}

#[test]
fn crashes_in_a_row_lose_nothing() {
    let mut desk = talk();
    for at in 0..8 {
        desk.press(&format!("Right n text:note{at} c-s"));
        desk = desk.crash();
    }
    assert_eq!(recorded(&desk).len(), 8);
    let rows = desk.state.talk.as_ref().expect("the meeting runs").ledger.rows();
    assert_eq!(rows.len(), 8);
    assert!(desk.screen().contains("note7"), "{}", desk.screen());
}

#[test]
fn a_position_that_was_on_its_way_is_written_when_the_one_before_is() {
    // The disk is slow: many steps while the first is written.
    let mut desk = talk().lazy();
    desk.press("Right Right Right Right");
    let sent = desk.waiting.iter().filter(
        |effect| matches!(effect, Effect::Record { entry, .. } if matches!(entry.what, What::Show { .. })),
    );
    assert_eq!(sent.count(), 1, "one at a time");
    let mut todo = std::mem::take(&mut desk.waiting);
    while !todo.is_empty() {
        if let Some(answer) = desk.run(todo.remove(0)) {
            todo.extend(tribrief::app::update(&mut desk.state, Msg::Answer(answer)));
        }
    }
    let last = desk.paper.entries.iter().rev().find_map(|entry| match &entry.what {
        What::Show { item, scene } => Some((item.to_string(), *scene)),
        _ => None,
    });
    assert_eq!(last, Some((place(&desk).0.to_owned(), place(&desk).1)), "the last one counts");
}

#[test]
fn a_clean_end_holds_the_clock_until_the_next_time() {
    let mut desk = talk().keys("> Right");
    desk.pass(90);
    desk.press("q");
    assert!(matches!(desk.state.overlay, Some(Overlay::Question(_))) && !desk.quit);
    desk.press("y");
    assert!(desk.quit);
    let last: Vec<&What> = desk.paper.entries.iter().rev().take(2).map(|entry| &entry.what).collect();
    assert!(matches!(last[..], [What::End, What::Clock(Tick::Pause)]), "{last:?}");
    let before = (place(&desk).0.to_owned(), place(&desk).1);
    desk.paper.now += chrono::TimeDelta::hours(20);
    let mut desk = desk.crash();
    assert_eq!((place(&desk).0.to_owned(), place(&desk).1), before);
    assert_eq!(used(&desk), 90, "the night does not count");
    assert!(notice(&desk).contains("t starts the clock"), "{}", notice(&desk));
    desk.press("t");
    desk.pass(10);
    assert_eq!(used(&desk), 100);
}

#[test]
fn two_ctrl_c_end_it_and_one_asks() {
    let mut desk = talk().keys("Ctrl-C");
    assert!(!desk.quit && matches!(desk.state.overlay, Some(Overlay::Question(_))));
    desk.press("esc");
    desk.pass(3);
    desk.press("Ctrl-C");
    assert!(!desk.quit, "too late for the first one");
    desk.press("Ctrl-C");
    assert!(desk.quit);
    assert!(matches!(desk.paper.entries.last().map(|entry| &entry.what), Some(What::End)));
}

#[test]
fn from_the_desk_it_ends_at_the_desk() {
    let mut desk = app(sample()).size(120, 36).keys("3 F5");
    assert!(desk.state.talk.is_some());
    desk.press("Right q y");
    assert!(desk.state.talk.is_none() && !desk.quit);
    assert!(desk.screen().contains("Incidents"), "{}", desk.screen());
}

#[test]
fn after_a_crash_the_room_is_who_was_in_it_and_never_more() {
    // More people in the room see fewer records: that is kept.
    let desk = talk().keys("F6 g enter").crash();
    assert_eq!(desk.state.room.audience(), nations("SEN,MLI,MRT,GIN"));
    // Started again for people who may see less than those of before: that counts.
    let desk = talk().keys("F6 g enter F6 g enter y");
    assert_eq!(desk.state.room.audience(), nations("SEN,MLI,MRT"));
    let entries = desk.paper.entries;
    let mut again = app(sample()).size(120, 36).audience("SEN,MLI,MRT,GIN");
    again.paper.entries = entries;
    assert_eq!(again.present().state.room.audience(), nations("SEN,MLI,MRT,GIN"));
}

#[test]
fn a_rehearsal_says_so_everywhere() {
    let mut desk = app(sample()).size(120, 36).keys("c-p text:rehears enter");
    let talk = desk.state.talk.as_ref().expect("it runs");
    assert!(talk.rehearsal);
    assert!(desk.screen().contains("REHEARSAL"), "{}", desk.screen());
    assert!(desk.screen().contains("rehearsal 08:00"), "{}", desk.screen());
    desk.press("Right q y");
    assert!(desk.state.talk.is_none());
    assert!(matches!(&desk.paper.entries[0].what, What::Begin { rehearsal: true, .. }));
}
