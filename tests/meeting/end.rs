//! Every way to end, and what does not end it.

use tribrief::journal::entry::What;

use crate::harness::Desk;
use crate::stage::{CTRL_S, House, RIGHT, at, is_saved, note, quit};

/// Says how the program under it ended.
const UNDER_A_SHELL: &str = r#"set -m; "$0" "$@"; echo "code: $?""#;

/// Notes that are typed at once.
const NOTES: usize = 40;

#[test]
fn ctrl_c_asks_once_and_ends_when_it_is_pressed_again() {
    let house = House::new();
    let mut console = house.present();
    console.keys("\x03");
    console.wait_for("End presenting?");
    console.keys("n");
    console.wait("no question", |screen| !screen.contents().contains("End presenting?"));
    console.keys(RIGHT);
    at(&mut console, 1, 2);
    assert!(!house.read().contains(&What::End), "it goes on");
    console.keys("\x03\x03");
    assert_eq!(console.end(), 0);
    console.assert_given_back();
    assert_eq!(house.read().last(), Some(&What::End));
}

#[test]
fn ctrl_c_ends_it_over_a_form_too() {
    let house = House::new();
    let mut console = house.present();
    console.keys("n");
    console.wait_for("for the minutes");
    console.keys("A MOITIÉ\x03\x03");
    assert_eq!(console.end(), 0);
    console.assert_given_back();
    let all = house.read();
    assert_eq!(all.last(), Some(&What::End));
    assert!(!all.iter().any(|what| matches!(what, What::Note(_))));
}

#[test]
fn ctrl_z_does_not_suspend_it() {
    let house = House::new();
    let path = house.briefing();
    let words = ["-c", UNDER_A_SHELL, env!("CARGO_BIN_EXE_tribrief"), "--lang", "en", "present"];
    let mut console = house.setup("sh").args(&words).args(&[&*path.to_string_lossy()]).size(120, 36).start();
    at(&mut console, 1, 1);
    console.keys("\x1a");
    console.keys(RIGHT);
    at(&mut console, 1, 2);
    console.keys("q");
    console.wait_for("End presenting?");
    // Nor while it asks.
    console.keys("\x1ay");
    console.wait_for("code: 0");
    console.assert_given_back();
    assert_eq!(console.end(), 0);
}

/// The last picture before the terminal was given back.
fn last_picture(console: &Desk) -> vt100::Parser {
    let left = console.bytes.windows(8).rposition(|window| window == b"\x1b[?1049l");
    let mut parser = vt100::Parser::new(36.try_into().expect("rows"), 120.try_into().expect("columns"), 0);
    parser.process(&console.bytes[..left.expect("it was given back")]);
    parser
}

/// The highest number of a note that stands on the screen as saved.
fn highest(screen: &vt100::Screen) -> usize {
    (1..=NOTES).rev().find(|number| is_saved(screen, &format!("N-15-{number:02}"))).unwrap_or(0)
}

/// The notes of a journal.
fn notes(house: &House) -> Vec<String> {
    let all = house.read().into_iter().filter_map(|what| match what {
        What::Note(note) => note.text.first().map(ToString::to_string),
        _ => None,
    });
    all.collect()
}

#[test]
fn a_signal_while_it_saves_loses_nothing_that_was_shown_as_saved() {
    let script: Vec<String> = (1..=NOTES).map(|number| format!("nNOTE-{number:02}{CTRL_S}")).collect();
    let mut early = 0;
    for turn in 0..8 {
        let house = House::new();
        let mut console = house.present();
        console.keys(&script.concat());
        // At another moment each time; at first before anything is saved.
        console.wait("some notes", |screen| highest(screen) >= turn * 2);
        console.signal("TERM");
        assert_eq!(console.end(), 143);
        console.assert_given_back();
        let shown = highest(last_picture(&console).screen());
        let kept = notes(&house);
        let wanted: Vec<String> = (1..=kept.len()).map(|number| format!("NOTE-{number:02}")).collect();
        assert_eq!(kept, wanted, "in order, none left out");
        assert!((turn * 2..=kept.len()).contains(&shown), "shown up to {shown}, kept {}", kept.len());
        let (code, said) = house.journal(&["verify"]);
        assert_eq!(code, Some(0), "{said}");
        early += usize::from(shown < NOTES);
    }
    println!("cut short while saving: {early} of 8");
}

#[test]
fn after_a_signal_the_meeting_goes_on_where_it_was() {
    let house = House::new();
    let mut console = house.present();
    console.keys(RIGHT);
    at(&mut console, 1, 2);
    note(&mut console, "N-15-01", "AVANT");
    console.signal("HUP");
    assert_eq!(console.end(), 129);
    console.assert_given_back();
    let mut console = house.console().start();
    at(&mut console, 1, 2);
    note(&mut console, "N-15-02", "APRÈS");
    quit(console);
    assert_eq!(house.journal(&["verify"]).0, Some(0));
}
