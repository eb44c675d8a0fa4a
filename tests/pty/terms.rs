//! Terminals that can do less.

use crate::harness::{Desk, Setup};

fn incidents(setup: Setup) -> Desk {
    let mut desk = setup.start();
    desk.wait("a screen", |screen| screen.contents().contains("EXERCISE"));
    desk.keys("3");
    desk.wait_for_pane(3, "Incidents");
    desk
}

/// Parameters of every SGR sequence.
fn attributes(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    text.split("\x1b[")
        .skip(1)
        .filter_map(|rest| rest.split_once('m').map(|(parameters, _)| parameters.to_owned()))
        .filter(|parameters| parameters.chars().all(|c| c.is_ascii_digit() || c == ';'))
        .collect()
}

fn is_colour(parameter: &str) -> bool {
    parameter.parse::<u16>().is_ok_and(|code| matches!(code, 30..=49 | 90..=107))
}

#[test]
fn without_colour_the_selected_row_stands_out() {
    let mut desk = incidents(Setup::desk().env("NO_COLOR", "1"));
    let screen = desk.terminal.screen();
    let (height, width) = (screen.size().0.get(), screen.size().1.get());
    let reversed = (4..height - 3)
        .filter(|row| {
            (0..width).filter(|column| screen.cell(*row, *column).is_some_and(vt100::Cell::inverse)).count()
                > usize::from(width / 3)
        })
        .count();
    assert_eq!(reversed, 1, "one reversed row\n{}", screen.contents());
    desk.keys("q");
    assert_eq!(desk.end(), 0);
    for parameters in attributes(&desk.bytes) {
        assert!(!parameters.split(';').any(is_colour), "colour in {parameters:?}");
    }
}

#[test]
fn a_console_of_16_colours_gets_no_others() {
    let mut desk = incidents(Setup::desk().without("COLORTERM").env("TERM", "linux"));
    desk.keys("q");
    assert_eq!(desk.end(), 0);
    desk.assert_given_back();
    for parameters in attributes(&desk.bytes) {
        assert!(!parameters.contains("38;") && !parameters.contains("48;"), "deep colour in {parameters:?}");
    }
}

#[test]
fn a_dumb_terminal_works_too() {
    let mut desk = incidents(Setup::desk().without("COLORTERM").env("TERM", "dumb"));
    desk.keys("q");
    assert_eq!(desk.end(), 0);
    desk.assert_given_back();
}

/// Keys that lead past overview, map and every chart; each changes the picture.
const KEYS: &str = "6+Gop13vv4v5vv7v8v";

/// Everything that is written on the way past all pictures, without escape sequences.
fn pictures(setup: Setup) -> (Desk, String) {
    let mut desk = setup.size(120, 36).start();
    desk.wait("a screen", |screen| screen.contents().contains("EXERCISE"));
    for key in KEYS.chars() {
        let before = desk.terminal.screen().contents();
        desk.keys(&key.to_string());
        desk.wait("another picture", |screen| screen.contents() != before);
    }
    desk.keys("q");
    assert_eq!(desk.end(), 0);
    let text = String::from_utf8(desk.bytes.clone()).expect("UTF-8");
    (desk, text)
}

/// The first sign in `text` that `allowed` does not allow, with what stands before it.
fn stranger(text: &str, allowed: impl Fn(char) -> bool) -> Option<&str> {
    let (at, sign) = text.char_indices().find(|(_, sign)| !sign.is_ascii() && !allowed(*sign))?;
    let from = text[..at].char_indices().rev().nth(60).map_or(0, |(from, _)| from);
    Some(&text[from..at + sign.len_utf8()])
}

#[test]
fn where_the_locale_is_ascii_every_picture_is() {
    for setup in [Setup::desk(), Setup::desk().without("COLORTERM").env("TERM", "dumb")] {
        let (_, text) = pictures(setup.env("LC_ALL", "C"));
        assert_eq!(stranger(&text, |_| false), None);
    }
}

#[test]
fn without_signs_letters_alone_are_not_ascii() {
    let plain = [
        Setup::desk().args(&["--ascii"]),
        Setup::desk().without("COLORTERM").env("TERM", "dumb"),
        Setup::desk().without("COLORTERM").env("TERM", "linux"),
    ];
    for setup in plain {
        let (_, text) = pictures(setup);
        assert_eq!(stranger(&text, char::is_alphabetic), None);
    }
}

#[test]
fn without_colour_no_picture_has_any() {
    let (desk, _) = pictures(Setup::desk().env("NO_COLOR", "1"));
    for parameters in attributes(&desk.bytes) {
        assert!(!parameters.split(';').any(is_colour), "colour in {parameters:?}");
    }
}

#[test]
fn a_console_of_16_colours_gets_no_others_in_pictures() {
    let (desk, _) = pictures(Setup::desk().without("COLORTERM").env("TERM", "linux"));
    for parameters in attributes(&desk.bytes) {
        assert!(!parameters.contains("38;") && !parameters.contains("48;"), "deep colour in {parameters:?}");
    }
}
