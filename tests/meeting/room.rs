//! The screen of the room follows the console, and keeps the last view when nothing comes any more.

use std::fs;

use crate::briefing::{CLOSED, NOTED, word};
use crate::harness::Desk;
use crate::stage::{DOWN, F6, House, LEFT, RIGHT, at, close, is_covered, jump, kill, note, quit, rows};

const WAITING: &str = "waiting for the console";
const SILENT: &str = "no console";

/// The word of a view in English.
fn shown(item: usize, view: usize) -> String {
    format!("{}-EN", word(item, view))
}

/// Waits until the room shows a view and no mark.
fn follows(room: &mut Desk, item: usize, view: usize) {
    let word = shown(item, view);
    room.wait(&word, |screen| {
        let text = screen.contents();
        text.contains(&word) && !text.contains(WAITING) && !text.contains(SILENT)
    });
}

/// Waits until the room is covered; the colour it is covered with.
fn covered(room: &mut Desk) -> vt100::Color {
    room.wait("a covered screen", is_covered);
    room.terminal.screen().cell(10, 10).expect("a cell").bgcolor()
}

/// The picture without its foot, where the time stands.
fn picture(screen: &vt100::Screen) -> Vec<String> {
    let rows = rows(screen);
    rows[..rows.len() - 4].to_vec()
}

/// Waits until one room shows the picture of the other.
fn same(room: &mut Desk, other: &Desk) {
    let wanted = picture(other.terminal.screen());
    assert!(wanted.iter().any(|row| !row.trim().is_empty()), "there is something to compare");
    room.wait("the same picture", |screen| picture(screen) == wanted);
}

#[test]
fn it_follows_steps_language_covers_and_what_is_opened() {
    let house = House::new();
    let mut room = house.room().start();
    room.wait_for(WAITING);
    let mut console = house.present();
    follows(&mut room, 1, 1);
    console.keys(RIGHT);
    follows(&mut room, 1, 2);
    console.keys(LEFT);
    follows(&mut room, 1, 1);
    console.keys("L");
    room.wait_for(&format!("{}-FR", word(1, 1)));
    console.keys("L");
    follows(&mut room, 1, 1);
    console.keys("b");
    let black = covered(&mut room);
    console.keys("w");
    room.wait("another cover", |screen| {
        let cell = screen.cell(10, 10).map(vt100::Cell::bgcolor);
        is_covered(screen) && cell.is_some_and(|cell| cell != black)
    });
    console.keys("w");
    follows(&mut room, 1, 1);
    let (item, note) = NOTED;
    jump(&mut console, item);
    console.wait_for(note);
    follows(&mut room, item, 1);
    quit(console);
    room.wait_for(SILENT);
    assert!(room.terminal.screen().contents().contains(&shown(item, 1)), "the last view stays");
    // So it does for a room that comes after the end.
    let mut later = house.room().start();
    later.wait("the last view and the mark", |screen| {
        screen.contents().contains(&shown(item, 1)) && screen.contents().contains(SILENT)
    });
    for room in [room, later] {
        assert!(!String::from_utf8_lossy(&room.bytes).contains(note), "notes stay on the console");
        close(room);
    }
}

#[test]
fn it_shows_the_record_that_is_opened_and_a_later_room_the_same() {
    let house = House::new();
    let mut console = house.present();
    let mut room = house.room().start();
    follows(&mut room, 1, 1);
    console.keys("\x1b[1~");
    console.keys(&RIGHT.repeat(3));
    at(&mut console, 1, 4);
    room.wait("both promises", |screen| {
        screen.contents().contains("PROMISE-ONE") && screen.contents().contains("PROMISE-TWO")
    });
    console.keys(DOWN);
    console.keys("\r");
    room.wait("one promise", |screen| {
        let text = screen.contents();
        text.contains("PROMISE-ONE") != text.contains("PROMISE-TWO")
    });
    let mut later = house.room().start();
    same(&mut later, &room);
    close(room);
    let mut again = house.room().start();
    same(&mut again, &later);
    console.keys("\x1b");
    later.wait("both promises again", |screen| {
        screen.contents().contains("PROMISE-ONE") && screen.contents().contains("PROMISE-TWO")
    });
    same(&mut again, &later);
    quit(console);
    close(again);
    close(later);
}

#[test]
fn it_is_for_those_who_are_in() {
    let house = House::new();
    let item = CLOSED[0];
    let mut console = house.present();
    jump(&mut console, item);
    let mut room = house.room().start();
    follows(&mut room, item, 1);
    let before = room.bytes.len();
    console.keys(F6);
    console.wait_for("apply");
    console.keys("g\r");
    follows(&mut room, item - 1, 1);
    // A room that starts now knows nothing of the former one.
    let mut later = house.room().start();
    follows(&mut later, item - 1, 1);
    // And a console that starts again lets nobody out of the room.
    kill(&mut console);
    let mut console = house.console().start();
    at(&mut console, item - 1, 1);
    console.wait_for("room SEN MLI MRT GIN");
    console.keys(&RIGHT.repeat(4));
    at(&mut console, item + 1, 1);
    for room in [&mut room, &mut later] {
        follows(room, item + 1, 1);
    }
    let all = [room.bytes[before..].to_vec(), later.bytes.clone()].concat();
    assert!(!String::from_utf8_lossy(&all).contains(&word(item, 1)), "not for Guinea");
    quit(console);
    close(room);
    close(later);
}

#[test]
fn a_console_that_is_killed_leaves_its_last_view_and_is_followed_again() {
    let house = House::new();
    let mut room = house.room().start();
    let mut console = house.present();
    jump(&mut console, 3);
    follows(&mut room, 3, 1);
    // What was recorded after the view is on the disk when it shows as saved.
    note(&mut console, "N-15-01", "AVANT");
    kill(&mut console);
    room.wait_for(SILENT);
    assert!(room.terminal.screen().contents().contains(&shown(3, 1)), "the last view stays");
    let mut later = house.room().start();
    later.wait("the last view there too", |screen| screen.contents().contains(&shown(3, 1)));
    later.wait_for(SILENT);
    let mut console = house.console().start();
    at(&mut console, 3, 1);
    follows(&mut room, 3, 1);
    console.keys(RIGHT);
    for room in [&mut room, &mut later] {
        follows(room, 3, 2);
    }
    quit(console);
    close(room);
    close(later);
}

#[test]
fn files_that_were_edited_meanwhile_are_not_shown_by_a_new_room() {
    let house = House::new();
    let mut console = house.present();
    let mut before = house.room().start();
    follows(&mut before, 1, 1);
    let path = house.briefing().join("meeting.ron");
    let text = fs::read_to_string(&path).expect("the briefing");
    fs::write(&path, text.replace("-EN", "-EDITED")).expect("another one");
    let mut after = house.room().start();
    covered(&mut after);
    console.keys(RIGHT);
    // What was loaded before the change is what the console has.
    follows(&mut before, 1, 2);
    quit(console);
    // Its mark says that it has heard everything, and has shown nothing of it.
    after.wait_for(SILENT);
    assert!(!String::from_utf8_lossy(&after.bytes).contains("VUE-"), "nothing of other files");
    // A new console has the new files: both rooms follow it.
    let mut console = house.console().start();
    at(&mut console, 1, 2);
    for room in [&mut before, &mut after] {
        room.wait_for(&format!("{}-EDITED", word(1, 2)));
    }
    quit(console);
    close(before);
    close(after);
}
