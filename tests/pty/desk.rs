//! The desk by its keys.

use crate::harness::{Desk, Setup};

const PANES: [(u8, &str); 7] = [
    (2, "Agenda"),
    (3, "Incidents"),
    (4, "Patrols"),
    (5, "Infrastructure"),
    (7, "Community"),
    (8, "Decisions"),
    (1, "Overview"),
];

fn opened(setup: Setup) -> Desk {
    let mut desk = setup.start();
    desk.wait_for_pane(1, "Overview");
    desk
}

#[test]
fn it_opens_shows_every_pane_and_quits() {
    let mut desk = opened(Setup::desk());
    desk.assert_taken();
    assert!(desk.terminal.screen().hide_cursor());
    for (number, name) in PANES {
        desk.keys(&number.to_string());
        desk.wait_for_pane(number, name);
        assert!(desk.terminal.screen().contents().contains("EXERCISE"), "pane {name} is marked");
    }
    desk.keys("q");
    assert_eq!(desk.end(), 0);
    desk.assert_given_back();
}

#[test]
fn it_works_in_a_terminal_that_answers_nothing_and_asks_nothing() {
    let mut desk = opened(Setup::desk());
    desk.keys("3");
    desk.wait_for_pane(3, "Incidents");
    desk.keys("q");
    desk.end();
    let text = String::from_utf8_lossy(&desk.bytes);
    // Cursor position, device attributes, colours, keyboard, modes, version.
    for question in ["\x1b[6n", "\x1b[5n", "\x1b[c", "\x1b[0c", "\x1b[>", "\x1b]", "\x1b[?u", "$p", "\x1bP"] {
        assert!(!text.contains(question), "it asks {question:?}");
    }
    assert!(!text.contains("\x1b[?1003h"), "mere mouse movements are not wanted");
}

#[test]
fn help_opens_and_closes() {
    // One that no meeting came before and no rule has anything to say of: its first picture stays.
    let setup = Setup::new(env!("CARGO_BIN_EXE_tribrief")).args(&["--lang", "en", "briefings/minimal"]);
    let mut desk = opened(setup.size(120, 36));
    let before = desk.terminal.screen().contents();
    desk.keys("?");
    desk.wait_for("MOVE");
    desk.keys("\x1b");
    desk.wait("the screen as before", |screen| screen.contents() == before);
    desk.keys("q");
    assert_eq!(desk.end(), 0);
}

#[test]
fn the_cursor_shows_while_typing_only() {
    let mut desk = opened(Setup::desk());
    desk.keys("/");
    desk.wait("a cursor", |screen| !screen.hide_cursor());
    desk.keys("Kayes");
    desk.wait_for("Kayes");
    desk.keys("\x1b");
    desk.wait("no cursor", vt100::Screen::hide_cursor);
    desk.keys("q");
    assert_eq!(desk.end(), 0);
}

#[test]
fn it_follows_the_size() {
    let mut desk = opened(Setup::desk());
    for (width, height) in [(120, 36), (60, 20), (20, 5), (1, 1), (100, 30)] {
        let frames = desk.frames_since(0);
        desk.resize(width, height);
        while desk.frames_since(0) == frames {
            assert!(desk.read(), "a frame for {width}×{height}");
        }
    }
    desk.keys("3");
    desk.wait_for_pane(3, "Incidents");
    desk.keys("q");
    assert_eq!(desk.end(), 0);
    desk.assert_given_back();
}

#[test]
fn held_keys_are_few_frames() {
    let mut desk = opened(Setup::desk());
    desk.keys("3");
    desk.wait_for_pane(3, "Incidents");
    let before = desk.bytes.len();
    desk.keys(&format!("{}8", "j".repeat(20)));
    desk.wait_for_pane(8, "Decisions");
    let frames = desk.frames_since(before);
    assert!((1..=5).contains(&frames), "{frames} frames for 21 keys");
    desk.keys("q");
    assert_eq!(desk.end(), 0);
}

#[test]
fn a_key_without_effect_writes_nothing() {
    let mut desk = opened(Setup::desk());
    let before = desk.bytes.len();
    // Neither bound nor typed anywhere; the pane key after it proves that it was read.
    desk.keys("~~~");
    desk.keys("2");
    desk.wait_for_pane(2, "Agenda");
    assert_eq!(desk.frames_since(before), 1);
    desk.keys("q");
    assert_eq!(desk.end(), 0);
}
