//! What reaches the terminal, byte by byte: through the encoder of the shell, and through the
//! program's stdout and stderr.

use std::path::Path;

use tribrief::app::Msg;
use tribrief::look::theme::{Depth, ThemeName};
use tribrief::shell::Screen;

use super::{PAYLOADS, Written, briefing, hostile_in, is_hostile};
use crate::common::{App, app, command};

/// The text among the encoder's own sequences; panics at a sequence that is not one of them.
fn stripped(bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\u{1b}') {
        out.push_str(&rest[..at]);
        let after = rest[at + 1..].strip_prefix('[').unwrap_or_else(|| panic!("no CSI: {:?}", &rest[at..]));
        let after = after.strip_prefix('?').unwrap_or(after);
        let end = after.find(|c: char| !c.is_ascii_digit() && c != ';' && c != ':').expect("a final sign");
        let last = after[end..].chars().next().expect("a final sign");
        assert!("HCBmJhl".contains(last), "the encoder does not send {last:?}");
        rest = &after[end + last.len_utf8()..];
    }
    out.push_str(rest);
    out
}

/// A terminal that keeps what it was sent.
struct Wire {
    screen: Screen<Vec<u8>>,
    bytes: Vec<u8>,
    frames: usize,
}

/// Draws the desk anew on a screen of its own and checks every character.
fn check(desk: &App, wire: &mut Wire, how: &str) {
    wire.bytes.clear();
    let (width, height) = desk.state.size;
    let mut screen = Screen::new(&mut wire.bytes, width, height);
    screen
        .frame(|buffer| tribrief::view::draw(&desk.state, buffer).cursor)
        .expect("a vector takes every byte");
    wire.screen.resize(width, height);
    wire.frames += 1;
    let text = stripped(&wire.bytes);
    let found = text.chars().find(|c| is_hostile(*c));
    assert!(found.is_none(), "{how}: {found:?} reaches the terminal\n{}", desk.screen());
}

fn wire() -> Wire {
    Wire { screen: Screen::new(Vec::new(), 80, 24), bytes: Vec::new(), frames: 0 }
}

#[test]
fn the_check_sees_what_is_hostile() {
    // Every payload but those of joined and stacked letters holds something that must be caught.
    for payload in PAYLOADS.iter().filter(|payload| !payload.starts_with("e\u{301}")) {
        assert!(hostile_in(payload).is_some(), "{payload:?}");
    }
    assert_eq!(stripped(b"\x1b[?2026h\x1b[2;3Hab\x1b[mc\x1b[?2026l"), "abc");
}

#[test]
fn no_text_of_a_file_steers_the_terminal() {
    for written in [Written::Raw, Written::Escaped] {
        let files = briefing(written);
        for (theme, depth, size) in
            [(ThemeName::Dark, Depth::True, (120, 40)), (ThemeName::Mono, Depth::Mono, (80, 24))]
        {
            let mut desk = app(files.clone()).size(size.0, size.1).theme(theme, depth);
            let mut wire = wire();
            let ids: Vec<String> =
                desk.state.room.records().filter(|r| !r.built_in).map(|r| r.id.to_string()).collect();
            assert!(ids.len() > 20, "{} records are understood", ids.len());
            for keys in [
                "",
                "1",
                "2",
                "3",
                "3 v",
                "v",
                "4 v",
                "5 v",
                "v",
                "6",
                "tab",
                "z",
                "6 g text:a",
                "esc",
                "7 v",
                "8 v",
                "esc 1",
                "L",
                "?",
                "esc :",
                "esc r",
                "esc 3 f",
                "esc F6",
                "esc",
            ] {
                desk.press(keys);
                check(&desk, &mut wire, keys);
            }
            for id in ids {
                desk.press("esc esc esc /");
                desk.type_text(&id);
                check(&desk, &mut wire, &id);
                desk.press("enter");
                for _ in 0..8 {
                    check(&desk, &mut wire, &id);
                    desk.press("pgdn");
                }
            }
            assert!(wire.frames > 200);
        }
    }
}

#[test]
fn no_problem_steers_the_terminal() {
    let mut desk = app(briefing(Written::Raw)).size(120, 40).keys("!");
    let mut wire = wire();
    let count = desk.state.room.problems().len();
    assert!(count > PAYLOADS.len(), "{count} problems");
    for _ in 0..count {
        check(&desk, &mut wire, "problems");
        desk.press("down");
    }
}

#[test]
fn nothing_that_is_typed_or_pasted_steers_the_terminal() {
    let mut desk = app(briefing(Written::Raw)).size(80, 24);
    let mut wire = wire();
    for open in ["/", ":", "?", "r", "F6", "!", ""] {
        for payload in PAYLOADS {
            desk.press("esc esc esc");
            desk.press(open);
            desk.send(Msg::Paste(format!("x{payload}y")));
            check(&desk, &mut wire, payload);
            // A control sign as a letter is no letter; a terminal sends it as a key of its own.
            let letters: String = payload.chars().filter(|c| !c.is_control()).collect();
            if open == "/" {
                desk.type_text(&letters);
            }
            check(&desk, &mut wire, payload);
        }
    }
    for payload in PAYLOADS {
        desk.send(Msg::WorkerFailed(tribrief::model::safe_text::SafeText::new(payload).to_string()));
        check(&desk, &mut wire, payload);
    }
}

/// Runs the program and checks both of its outputs.
fn run(folder: &Path, args: &[&str]) -> command::Ended {
    let ended = command::tribrief(folder, args);
    for (name, text) in [("stdout", ended.out()), ("stderr", ended.err())] {
        assert_eq!(hostile_in(&text), None, "{args:?}: {name}");
    }
    ended
}

#[test]
fn check_prints_nothing_that_steers_the_terminal() {
    for written in [Written::Raw, Written::Escaped] {
        let folder = tempfile::tempdir().expect("a folder");
        briefing(written).write(folder.path());
        for format in ["full", "short"] {
            for lang in ["fr", "en"] {
                let ended = run(folder.path(), &["check", ".", "--format", format, "--lang", lang]);
                assert_eq!(ended.code, Some(1));
                assert!(ended.out().lines().count() > PAYLOADS.len());
            }
        }
    }
}

#[test]
fn show_prints_nothing_that_steers_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = briefing(Written::Raw);
    files.write(folder.path());
    let desk = app(files);
    let ids: Vec<String> =
        desk.state.room.records().filter(|r| !r.built_in).map(|r| r.id.to_string()).collect();
    assert!(ids.len() > 20, "{} records are understood", ids.len());
    let panes = [
        "overview",
        "agenda",
        "incidents",
        "patrols",
        "infrastructure",
        "map",
        "community",
        "decisions",
        "months",
        "matrix",
        "corridors",
    ];
    for what in panes.into_iter().chain(ids.iter().map(String::as_str)) {
        let ended = run(folder.path(), &["show", ".", what]);
        assert_eq!(ended.code, Some(0), "{what}: {}", ended.err());
    }
}

#[test]
fn arguments_are_not_echoed_raw() {
    let folder = tempfile::tempdir().expect("a folder");
    briefing(Written::Raw).write(folder.path());
    for payload in PAYLOADS.iter().filter(|payload| !payload.contains('\0')) {
        let word = format!("x{payload}y");
        for args in [
            vec!["check", &word],
            vec!["check", ".", "--format", &word],
            vec!["check", ".", "--lang", &word],
            vec!["show", ".", &word],
            vec!["show", ".", "overview", "--for", &word],
            vec!["show", ".", "overview", "--now", &word],
            vec!["--theme", &word],
            vec!["--now", &word],
            vec!["--for", &word, "."],
            vec![&word, &word, &word],
        ] {
            assert_eq!(run(folder.path(), &args).code, Some(2), "{args:?}");
        }
    }
}

#[test]
fn a_folder_with_a_hostile_name_is_not_echoed_raw() {
    let shelf = tempfile::tempdir().expect("a folder");
    for (at, payload) in PAYLOADS.iter().enumerate() {
        let folder = shelf.path().join(format!("{at:02}{}", payload.replace(['\0', '/'], "")));
        std::fs::create_dir(&folder).expect("a folder");
        std::fs::write(folder.join("a.ron"), "(incidents: [(id: 1)])").expect("a file");
    }
    let ended = run(shelf.path(), &["check", "."]);
    assert_eq!(ended.code, Some(1));
    let mut desk = app(crate::common::Files::Path(shelf.path().to_owned())).size(120, 40);
    assert_eq!(desk.state.library.len(), PAYLOADS.len());
    let mut wire = wire();
    desk.press(": text:meeting enter");
    for _ in PAYLOADS {
        check(&desk, &mut wire, "library");
        desk.press("down");
    }
    desk.press("enter");
    assert_eq!(desk.loaded.len(), 1);
    check(&desk, &mut wire, "loaded");
}
