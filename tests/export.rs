//! `tribrief export svg`: what is pictured, for whom, and where it goes.
#![allow(clippy::disallowed_methods, reason = "tests write files and start programs")]

mod common;

use std::path::Path;

use common::command::{Ended, ended, tribrief};
use common::secrets::{Held, betrayed, case};
use tribrief::analysis::chart;
use tribrief::analysis::pane::Pane;

fn svg(words: &[&str]) -> Ended {
    let folder = tempfile::tempdir().expect("a folder");
    tribrief(folder.path(), &[&["export", "svg"], words].concat())
}

/// The words of a picture, in the order in which they stand.
fn words(picture: &str) -> String {
    let texts = picture.split("<text ").skip(1);
    let inner = texts.filter_map(|text| text.split_once('>')?.1.split_once('<').map(|(words, _)| words));
    inner.collect::<Vec<_>>().join("\n")
}

#[test]
fn panes_records_scenes_and_charts_are_pictured() {
    for (what, said) in [
        (&["overview"][..], "INCIDENTS BY REGION"),
        (&["incidents"], "Incidents"),
        (&["mli-inc-001"], "mli-inc-001"),
        (&["4.1"], "OVERDUE"),
        (&["chart", "months"], ""),
        (&["service-gaps"], ""),
    ] {
        let done = svg(&[what, &["--lang", "en"]].concat());
        assert_eq!(done.code, Some(0), "{what:?}: {}", done.err());
        let picture = done.out();
        assert!(picture.starts_with("<svg xmlns=") && picture.ends_with("</svg>\n"), "{what:?}");
        assert!(picture.contains(r#"width="1440" height="864""#), "{what:?}");
        let read = words(&picture);
        assert_eq!(read.matches("REL TO ").count(), 2, "{what:?}: marked twice\n{read}");
        assert!(read.contains(said), "{what:?}: {said:?} in\n{read}");
        assert_eq!(picture, svg(&[what, &["--lang", "en"]].concat()).out(), "{what:?}: the same twice");
    }
}

#[test]
fn any_size_is_a_picture_and_a_wrong_one_is_said() {
    for size in ["1x1", "20x400", "60x20", "200x60"] {
        let done = svg(&["overview", "--size", size]);
        assert_eq!(done.code, Some(0), "{size}: {}", done.err());
    }
    for size in ["0x1", "401x1", "120", "x"] {
        let done = svg(&["overview", "--size", size, "--lang", "fr"]);
        assert_eq!(done.code, Some(2), "{size}");
        assert!(done.err().contains("error: ") && done.err().contains("colonnes"), "{}", done.err());
        assert!(done.stdout.is_empty());
    }
}

#[test]
fn theme_language_and_signs_are_as_asked() {
    let dark = svg(&["agenda", "--lang", "en"]).out();
    let light = svg(&["agenda", "--lang", "en", "--theme", "light"]).out();
    assert!(dark.contains(r##"fill="#0d1017""##) && light.contains(r##"fill="#fcfbf8""##));
    assert_eq!(words(&dark), words(&light));
    assert!(words(&svg(&["agenda", "--lang", "fr"]).out()).contains("EXERCICE"));
    // As on the screen: the letters of both languages stay.
    let ascii = words(&svg(&["overview", "--ascii", "--lang", "fr"]).out());
    let other: String = ascii.chars().filter(|c| !c.is_ascii() && !c.is_alphabetic()).collect();
    assert_eq!(other, "", "{ascii}");
}

#[test]
fn what_does_not_exist_is_said_with_what_does() {
    for what in [&["nothing"][..], &["99.9"], &["chart", "weather"], &["a", "b", "c"]] {
        let done = svg(&[what, &["--lang", "en"]].concat());
        assert_eq!(done.code, Some(2), "{what:?}");
        assert!(done.err().starts_with("error: ") && done.err().contains("help: "), "{}", done.err());
        assert!(done.stdout.is_empty());
    }
}

#[test]
fn a_file_is_written_whole_and_replaced_only_when_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |words: &[&str]| tribrief(folder.path(), &[&["export", "svg", "--lang", "en"], words].concat());
    let path = folder.path().join("a.svg");
    assert_eq!(run(&["overview", "--out", "a.svg"]).code, Some(0));
    let first = std::fs::read_to_string(&path).expect("the picture");
    assert!(first.ends_with("</svg>\n"));
    let refused = run(&["agenda", "--out", "a.svg"]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.err().contains("already there") && refused.err().contains("--force"));
    assert_eq!(std::fs::read_to_string(&path).expect("the picture"), first);
    assert_eq!(run(&["agenda", "--out", "a.svg", "--force"]).code, Some(0));
    assert_ne!(std::fs::read_to_string(&path).expect("the picture"), first);
    for wrong in [".", "none/a.svg"] {
        assert_eq!(run(&["agenda", "--out", wrong, "--force"]).code, Some(2), "{wrong}");
    }
    let left: Vec<_> = names(folder.path());
    assert_eq!(left, ["a.svg"], "nothing is left beside it");
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.ends_with("svg") || name.ends_with("part")).collect()
}

#[cfg(unix)]
#[test]
fn a_reader_who_has_seen_enough_is_no_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = std::process::Command::new("sh");
    let program = env!("CARGO_BIN_EXE_tribrief");
    let script = format!("{{ '{program}' export svg overview --size 400x400; echo $? >&2; }} | head -c 9");
    command.args(["-c", &script]).current_dir(folder.path()).env("HOME", folder.path());
    let done = ended(command);
    assert_eq!(done.out(), "<svg xmln");
    assert_eq!(done.err().trim(), "0");
}

#[test]
fn no_picture_tells_of_what_is_held_back() {
    let audience = "SEN,MLI";
    let (full, bare) = (case(audience, Held::Seed(11)), case(audience, Held::Nothing));
    let folders = [tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder")];
    full.files.write(folders[0].path());
    bare.files.write(folders[1].path());
    let picture = |folder: &Path, what: &str, size: &str| {
        let words = ["export", "svg", ".", what, "--for", audience, "--lang", "en", "--size", size];
        tribrief(folder, &words)
    };
    let some = full.visible.iter().step_by(7).cloned();
    let panes = Pane::ALL.iter().map(|pane| pane.id().to_owned());
    let charts = chart::ALL.iter().map(|chart| format!("chart-{}", chart::id(*chart)));
    let scenes = (1..=24).map(|at| format!("9.{at}"));
    let mut drawn = 0;
    for (at, what) in panes.chain(charts).chain(scenes).chain(some).enumerate() {
        let size = ["120x36", "200x60", "80x24"][at % 3];
        let [with, without] = folders.each_ref().map(|folder| picture(folder.path(), &what, size));
        assert_eq!(with.code, without.code, "{what}: {}", with.err());
        assert_eq!(betrayed(&words(&with.out()), true), None, "{what}");
        assert!(with.out() == without.out(), "{what} tells of secrets");
        drawn += usize::from(with.code == Some(0));
    }
    assert!(drawn > 30, "{drawn} pictures");
    for id in full.hidden.iter().step_by(53) {
        let [with, without] = folders.each_ref().map(|folder| picture(folder.path(), id, "120x36"));
        assert_eq!((with.code, with.out()), (Some(2), String::new()), "{id}");
        assert_eq!(with.err(), without.err(), "{id}");
    }
}
