//! `check` and `explain` as they are typed: what they print, what they change, how they end.
#![allow(clippy::disallowed_methods, reason = "tests write files and start the program")]

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use common::command::{Ended, ended, tribrief};
use tempfile::TempDir;
use tribrief::model::safe_text::is_safe_char;

/// The bad briefing, in a folder of its own.
fn shelf() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/bad");
    fs::create_dir(folder.path().join("bad")).expect("a folder");
    for name in ["meeting.ron", "mli.ron"] {
        fs::copy(from.join(name), folder.path().join("bad").join(name)).expect("a copy");
    }
    folder
}

fn check(folder: &Path, args: &[&str]) -> Ended {
    tribrief(folder, &[&["check"], args].concat())
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join("bad").join(name)).expect("a text")
}

#[test]
fn every_format_in_both_languages() {
    let shelf = shelf();
    for lang in ["en", "fr"] {
        for format in ["full", "short"] {
            let ended = check(shelf.path(), &["bad", "--format", format, "--lang", lang]);
            assert_eq!((ended.code, ended.err()), (Some(1), String::new()));
            insta::assert_snapshot!(format!("check_{format}_{lang}"), ended.out());
        }
    }
    let json = check(shelf.path(), &["bad", "--format", "json"]);
    assert_eq!(json.code, Some(1));
    insta::assert_snapshot!("check_json", json.out());
}

#[test]
fn short_names_open_from_where_one_stands() {
    let shelf = shelf();
    let absolute = shelf.path().join("bad");
    let inner = shelf.path().join("bad");
    let cases: [(&Path, &str, String); 5] = [
        (shelf.path(), "bad", "bad/mli.ron:".into()),
        (shelf.path(), "bad/", "bad/mli.ron:".into()),
        (shelf.path(), "bad/mli.ron", "bad/mli.ron:".into()),
        (&inner, ".", "mli.ron:".into()),
        (shelf.path(), absolute.to_str().expect("a path"), format!("{}/mli.ron:", absolute.display())),
    ];
    for (folder, path, wanted) in cases {
        let out = check(folder, &[path, "--format", "short"]).out();
        assert!(out.lines().any(|line| line.starts_with(&wanted)), "{path}: {wanted}\n{out}");
    }
    // A library without a path, and one that is named.
    let shelf = TempDir::new().expect("a folder");
    let home = shelf.path().join("briefings/one");
    fs::create_dir_all(&home).expect("a folder");
    fs::write(home.join("a.ron"), "(contributor: SEN, nope: 1)").expect("a file");
    for args in [&["--format", "short"][..], &["briefings", "--format", "short"]] {
        let out = check(shelf.path(), args).out();
        assert!(out.starts_with("briefings/one/a.ron:1:"), "{out}");
    }
}

#[test]
fn what_is_given_twice_is_checked_once() {
    let shelf = shelf();
    let one = check(shelf.path(), &["bad"]).out();
    for paths in [&["bad", "bad"][..], &["bad", "./bad/"], &["bad/mli.ron", "bad"], &["bad", "bad/mli.ron"]] {
        assert_eq!(check(shelf.path(), paths).out(), one, "{paths:?}");
    }
    let file = check(shelf.path(), &["bad/mli.ron"]).out();
    assert_eq!(check(shelf.path(), &["bad/mli.ron", "./bad/mli.ron"]).out(), file);
}

#[test]
fn thousands_are_grouped_and_all_shows_them() {
    let shelf = shelf();
    let late = |args: &[&str]| {
        let out = check(shelf.path(), &[&["bad", "--only", "act-003", "--now", "2025-10-14"], args].concat());
        (out.out().matches("warning[ACT-003]").count(), out.out())
    };
    let (shown, out) = late(&[]);
    assert_eq!(shown, 5, "{out}");
    let more = "... and 3 more ACT-003 (action overdue) in bad/mli.ron: lines 16, 17, 18\n  tribrief check bad --only ACT-003 --all\n";
    assert!(out.contains(more), "{out}");
    assert_eq!(late(&["--all"]).0, 8);
    assert_eq!(late(&["--format", "short"]).0, 8);
}

#[test]
fn only_what_is_asked_for_counts() {
    let shelf = shelf();
    let code = |args: &[&str]| check(shelf.path(), args).code;
    let late = ["bad", "--now", "2025-10-14", "--only", "ACT"];
    assert_eq!(code(&late), Some(0), "warnings are no errors");
    assert_eq!(code(&[&late[..], &["--deny", "warnings"]].concat()), Some(1));
    assert_eq!(code(&["bad"]), Some(1));
    for (word, near) in [("act-03", "did you mean ACT-003?"), ("nonsense-word", "tribrief explain")] {
        let ended = check(shelf.path(), &["bad", "--only", word]);
        assert_eq!((ended.code, ended.out()), (Some(2), String::new()));
        assert!(ended.err().contains(word) && ended.err().contains(near), "{}", ended.err());
    }
    let ended = check(shelf.path(), &["nowhere"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err().starts_with("error: nowhere: not found\nhelp: "), "{}", ended.err());
}

#[test]
fn nothing_wrong_is_one_calm_line() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.ron"), "(contributor: SEN)").expect("a file");
    let ended = check(folder.path(), &["a.ron", "--only", "ACT"]);
    assert_eq!(
        (ended.code, ended.out().as_str()),
        (Some(0), "nothing wrong in 1 file; 0 records read, 0 left out\n")
    );
    let ended = check(folder.path(), &["a.ron", "--only", "ACT", "--lang", "fr"]);
    assert_eq!(ended.out(), "rien à redire dans 1 fichier ; 0 fiche lue, 0 écartée\n");
}

#[test]
fn a_pipe_gets_plain_ascii_frames_and_colours_are_asked_for() {
    let shelf = shelf();
    let plain = check(shelf.path(), &["bad"]).out();
    assert!(!plain.contains('\u{1b}'), "{plain}");
    for sign in ["│", "┌", "├", "─"] {
        let framed =
            plain.lines().filter(|line| line.starts_with([' ', '.'])).any(|line| line.contains(sign));
        assert!(!framed, "{sign} in\n{plain}");
    }
    let always = check(shelf.path(), &["bad", "--color", "always"]).out();
    assert!(always.contains("\u{1b}["), "{always}");
    assert!(!check(shelf.path(), &["bad", "--color", "never"]).out().contains('\u{1b}'));
    // The colours are all that differs on a dumb terminal.
    let mut bare = String::new();
    let mut rest = always.as_str();
    while let Some((text, code)) = rest.split_once("\u{1b}[") {
        bare.push_str(text);
        rest = code.split_once('m').expect("a code ends").1;
    }
    assert_eq!(bare + rest, plain);
}

#[test]
fn fix_mends_what_is_safe_and_nothing_else() {
    let shelf = shelf();
    let (meeting, mli) = (read(shelf.path(), "meeting.ron"), read(shelf.path(), "mli.ron"));
    let dry = check(shelf.path(), &["bad", "--fix", "--dry-run"]);
    assert!(dry.err().contains("nothing is written"), "{}", dry.err());
    insta::assert_snapshot!("check_fix_diff", dry.out());
    assert_eq!(
        (read(shelf.path(), "meeting.ron"), read(shelf.path(), "mli.ron")),
        (meeting.clone(), mli.clone())
    );
    let ended = check(shelf.path(), &["bad", "--fix"]);
    insta::assert_snapshot!("check_fix", ended.out());
    let (new_meeting, new_mli) = (read(shelf.path(), "meeting.ron"), read(shelf.path(), "mli.ron"));
    assert!(new_meeting.contains("\"EXERCISE · meeting\"") && new_meeting.contains("cutoff: \"2025-10-13\""));
    assert!(new_meeting.starts_with("// A briefing full of mistakes") && new_mli.contains("// keep\n"));
    let same = |old: &str, new: &str| {
        assert_eq!(old.lines().count(), new.lines().count());
        old.lines().zip(new.lines()).filter(|(a, b)| a == b).count()
    };
    assert_eq!(same(&meeting, &new_meeting), meeting.lines().count() - 2);
    let again = check(shelf.path(), &["bad", "--fix"]);
    assert!(again.out().starts_with("nothing to fix"), "{}", again.out());
    assert_eq!((read(shelf.path(), "meeting.ron"), read(shelf.path(), "mli.ron")), (new_meeting, new_mli));
    let left: Vec<_> = fs::read_dir(shelf.path().join("bad")).expect("the folder").collect();
    assert_eq!(left.len(), 2, "no file is left behind");
}

#[test]
fn fix_rewrites_other_encodings_and_leaves_what_is_not_certain() {
    let text = "(contributor: SEN, places: [(id: \"sen-plc-1\", name: \"é\", position: \"14.5, -12\", region: Tambacounda)])";
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    let marked = format!("\u{feff}{text}").into_bytes();
    for bytes in [wide, latin, marked] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.ron");
        fs::write(&path, &bytes).expect("a file");
        let ended = check(folder.path(), &["a.ron", "--fix"]);
        assert!(ended.out().contains("STR-005"), "{}", ended.out());
        assert_eq!(fs::read_to_string(&path).expect("UTF-8"), text);
        assert!(check(folder.path(), &["a.ron", "--fix"]).out().starts_with("nothing to fix"));
    }
    let mixed = [text.as_bytes(), b" // \xe9"].concat();
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.ron"), &mixed).expect("a file");
    let ended = check(folder.path(), &["a.ron", "--fix"]);
    assert!(ended.out().contains("a.ron is not touched"), "{}", ended.out());
    assert_eq!(fs::read(folder.path().join("a.ron")).expect("a file"), mixed);
}

#[test]
fn fix_says_why_it_cannot() {
    let folder = tempfile::tempdir().expect("a folder");
    let ended = check(folder.path(), &["--fix"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err().contains("the sample is inside the program"), "{}", ended.err());
    assert_eq!(check(folder.path(), &["--dry-run"]).code, Some(2), "it belongs to --fix");
    let shelf = shelf();
    let path = shelf.path().join("bad/mli.ron");
    let mut rights = fs::metadata(&path).expect("the file").permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).expect("a mode");
    let before = read(shelf.path(), "mli.ron");
    let ended = check(shelf.path(), &["bad", "--fix"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.err().contains("mli.ron is read-only"), "{}", ended.err());
    assert_eq!(read(shelf.path(), "mli.ron"), before);
}

/// Texts that would steer a terminal, in every place a file has.
fn hostile() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let evil = "\u{1b}]0;owned\u{7}\u{9b}31m\u{202e}\u{200b}\u{7f}\r\u{8}";
    let text = format!(
        "(contributor: SEN, {evil}: 1, places: [(id: \"sen-{evil}\", name: \"{evil}\", region: \"{evil}\", pos{evil}ition: \"{evil}\"\n (id: {evil}],"
    );
    fs::write(folder.path().join("a.ron"), text).expect("a file");
    folder
}

#[test]
fn no_byte_of_a_file_reaches_the_terminal_raw() {
    let folder = hostile();
    for format in ["full", "short", "json"] {
        for more in [&[][..], &["--fix", "--dry-run"]] {
            let ended = check(folder.path(), &[&["a.ron", "--format", format], more].concat());
            let all = [ended.out(), ended.err()].concat();
            assert!(all.chars().all(|c| c == '\n' || is_safe_char(c)), "{format}: {all:?}");
            assert!(ended.code == Some(1), "{all}");
        }
    }
}

#[test]
fn json_is_json_whatever_the_files_hold() {
    let folder = hostile();
    let document: serde_json::Value =
        serde_json::from_str(&check(folder.path(), &["a.ron", "--format", "json"]).out()).expect("JSON");
    assert_eq!(document["version"], 1);
    let all = document["diagnostics"].as_array().expect("a list");
    assert_eq!(document["summary"]["errors"], all.iter().filter(|d| d["severity"] == "error").count());
    assert!(all.iter().all(|d| d["file"] == "a.ron" && d["line"].as_u64() >= Some(1)), "{all:#?}");
    // Bytes and columns are those of the text.
    let text = fs::read_to_string(folder.path().join("a.ron")).expect("a text");
    for d in all {
        let number = |key: &str| usize::try_from(d[key].as_u64().expect("a number")).expect("small");
        let before = text.get(..number("byte_start")).expect("a place");
        assert!(text.get(number("byte_start")..number("byte_end")).is_some(), "{d:#?}");
        let line = before.rsplit('\n').next().unwrap_or_default();
        assert_eq!(line.chars().count() + 1, number("column"), "{d:#?}");
        assert_eq!(before.matches('\n').count() + 1, number("line"), "{d:#?}");
    }
    let fixed: serde_json::Value =
        serde_json::from_str(&check(shelf().path(), &["bad", "--fix", "--format", "json"]).out())
            .expect("JSON");
    assert!(fixed["fixed"].as_array().is_some_and(|all| all.len() >= 3), "{fixed:#?}");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let shelf = shelf();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tribrief"));
    command.args(["check", "bad", "--only", "ACT"]).current_dir(shelf.path()).env_clear();
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned()),
        (Some(0), String::new())
    );
}

#[test]
fn explain_tells_one_code_a_family_or_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let explain = |args: &[&str]| tribrief(folder.path(), &[&["explain"], args].concat());
    insta::assert_snapshot!("explain_code", explain(&["act-003"]).out());
    insta::assert_snapshot!("explain_code_fr", explain(&["ACT-003", "--lang", "fr"]).out());
    let family = explain(&["act"]);
    assert_eq!(family.code, Some(0));
    assert!(family.out().starts_with("ACT  actions\n  ACT-"), "{}", family.out());
    let all = explain(&[]).out();
    for check in tribrief::check::all() {
        assert!(all.contains(check.code) && all.contains(check.title.en), "{}\n{all}", check.code);
        let one = explain_page(folder.path(), check.code);
        assert!(one.contains(check.code), "{one}");
    }
    let unknown = explain(&["ATC-003"]);
    assert_eq!((unknown.code, unknown.out()), (Some(2), String::new()));
    assert!(unknown.err().ends_with("help: did you mean ACT-003?\n"), "{}", unknown.err());
}

fn explain_page(folder: &Path, code: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tribrief"));
    command.args(["explain", code]).current_dir(folder).env_clear();
    let ended = ended(command);
    assert_eq!(ended.code, Some(0), "{code}");
    ended.out()
}
