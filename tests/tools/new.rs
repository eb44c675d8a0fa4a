//! `tribrief new`: what it writes is a briefing without mistakes.

use std::fs;
use std::path::Path;

use super::command::{Ended, tribrief};

fn library() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("briefings/2025-10-tambacounda");
    let to = folder.path().join("2025-10-tambacounda");
    fs::create_dir(&to).expect("a folder");
    for file in fs::read_dir(from).expect("the sample").flatten() {
        fs::copy(file.path(), to.join(file.file_name())).expect("a copy");
    }
    folder
}

fn new(folder: &Path, args: &[&str]) -> Ended {
    tribrief(folder, &[&["new"], args].concat())
}

fn last_line(ended: &Ended) -> String {
    ended.out().lines().last().unwrap_or_default().to_owned()
}

#[test]
fn a_new_briefing_has_no_mistakes_and_its_layout() {
    for nation in ["SEN", "mli", "MRT"] {
        let folder = tempfile::tempdir().expect("a folder");
        let made = new(folder.path(), &["next", "--date", "2026-03-10", "--nation", nation, "--lang", "en"]);
        assert_eq!(made.code, Some(0), "{}", made.err());
        let checked = tribrief(folder.path(), &["check", "next", "--lang", "en", "--deny", "warnings"]);
        assert_eq!(checked.code, Some(0), "{}", checked.out());
        assert!(
            last_line(&checked).starts_with("0 errors, 0 warnings, 1 hint in 3 files"),
            "{}",
            checked.out()
        );
        assert!(checked.out().contains("hint[TIM-008]"), "the first meeting has none before it");
        let tidy = tribrief(folder.path(), &["fmt", "next", "--check"]);
        assert_eq!((tidy.code, tidy.out().as_str()), (Some(0), ""), "{}", tidy.err());
    }
}

#[test]
fn the_day_is_asked_for_once() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(new(folder.path(), &["a", "--now", "2026-01-01", "--lang", "en"]).code, Some(0));
    let text = fs::read_to_string(folder.path().join("a/meeting.ron")).expect("the meeting");
    assert!(text.contains("start: \"2026-01-29T08:00Z\""), "four weeks on: {text}");
    for date in ["yesterday", "0001-01-01", "9999-12-31", ""] {
        let refused = new(folder.path(), &["b", "--date", date, "--lang", "en"]);
        assert_eq!(refused.code, Some(2), "{date}");
        assert!(refused.err().contains("--date 2026-03-10"), "{}", refused.err());
        assert!(!folder.path().join("b").exists(), "nothing is written");
    }
}

#[test]
fn nothing_is_written_over() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("full")).expect("a folder");
    fs::write(folder.path().join("full/notes.txt"), "mine").expect("a file");
    fs::write(folder.path().join("file"), "mine").expect("a file");
    fs::create_dir(folder.path().join("empty")).expect("a folder");
    let full = new(folder.path(), &["full", "--date", "2026-03-10", "--lang", "en"]);
    assert_eq!(full.code, Some(2));
    assert!(full.err().contains("full is not empty"), "{}", full.err());
    assert_eq!(fs::read_dir(folder.path().join("full")).expect("it").count(), 1);
    let file = new(folder.path(), &["file", "--date", "2026-03-10", "--lang", "en"]);
    assert!(file.code == Some(2) && file.err().contains("file is a file"), "{}", file.err());
    assert_eq!(new(folder.path(), &["empty", "--date", "2026-03-10"]).code, Some(0));
}

#[test]
fn the_meeting_before_is_taken_over() {
    let library = library();
    let made =
        new(library.path(), &["2026-04-selibaby", "--previous", "2025-10-tambacounda", "--lang", "en"]);
    assert_eq!(made.code, Some(0), "{}", made.err());
    let meeting =
        fs::read_to_string(library.path().join("2026-04-selibaby/meeting.ron")).expect("the meeting");
    for told in [
        "number: 16,",
        "host: MRT,",
        "place: \"selibaby\",",
        "start: \"2026-04-14T08:00Z\"",
        "period: (from: \"2025-10-01\", to: \"2026-04-10\")",
        "previous: \"2025-10-tambacounda\",",
        "status: Proposed,",
    ] {
        assert!(meeting.contains(told), "{told} in {meeting}");
    }
    let checked =
        tribrief(library.path(), &["check", "2026-04-selibaby", "--format", "short", "--lang", "en"]);
    assert_eq!(checked.code, Some(0), "{}", checked.out());
    // What is late stays late until somebody says otherwise.
    let other = |line: &&str| line.contains("warning[") && !line.contains("warning[ACT-");
    assert_eq!(checked.out().lines().find(other), None, "{}", checked.out());
    let tidy = tribrief(library.path(), &["fmt", "2026-04-selibaby", "--check"]);
    assert_eq!((tidy.code, tidy.out().as_str()), (Some(0), ""));
}

#[test]
fn open_actions_are_carried_with_their_marking_and_private_ones_are_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let before = folder.path().join("before");
    fs::create_dir(&before).expect("a folder");
    let meeting = "(contributor: SEN, marking: (class: DR, rel_to: [SEN, MLI, MRT], exercise: true), meeting: (id: \"sen-mtg-1\", title: \"x\", number: 1, host: SEN, place: \"tambacounda\", start: \"2025-03-04T08:00Z\", end: \"2025-03-04T12:00Z\", period: (from: \"2024-09-01\", to: \"2025-02-28\"), status: Held))";
    let action = |id: &str, more: &str, text: &str| {
        format!("(id: \"{id}\", {more} text: \"{text}\", owner: MLI, due: \"2026-06-01\", status: Open)")
    };
    let shared = format!(
        "(contributor: MLI, marking: (class: DR, rel_to: [SEN, MLI, MRT], exercise: true), actions: [{}, {}, {}])",
        action("mli-actn-1", "carried_count: 2,", "KEPT \\\"so\\\""),
        action(
            "mli-actn-2",
            "marking: (rel_to: [MLI, SEN], tlp: Amber, caveats: [OriginatorControlled]),",
            "NARROW"
        ),
        action("mli-actn-3", "", "DONE").replace("status: Open", "status: Done, done_on: \"2025-05-01\""),
    );
    let private = format!(
        "(contributor: SEN, private: true, marking: (class: DR, rel_to: [SEN], exercise: true), actions: [{}])",
        action("sen-actn-9", "", "SECRET")
    );
    for (name, text) in [("meeting", meeting), ("mli", &shared), ("sen-private", &private)] {
        fs::write(before.join(format!("{name}.ron")), text).expect("a file");
    }
    let made = new(
        folder.path(),
        &["next", "--previous", "before", "--date", "2025-10-07", "--nation", "SEN", "--lang", "en"],
    );
    assert_eq!(made.code, Some(0), "{}", made.err());
    assert!(made.out().contains("2 actions carried over"), "{}", made.out());
    let read = |name: &str| fs::read_to_string(folder.path().join("next").join(name)).expect("a file");
    let mli = read("mli.ron");
    assert!(mli.contains("text: \"KEPT \\\"so\\\"\",") && mli.contains("carried_count: 3,"), "{mli}");
    assert!(
        mli.contains("rel_to: [SEN, MLI], tlp: Amber, caveats: [OriginatorControlled], exercise: true"),
        "{mli}"
    );
    let all = ["meeting.ron", "sen.ron", "mli.ron", "sen-private.ron"].map(read).concat();
    assert!(!all.contains("SECRET") && !all.contains("DONE"), "{all}");
    let checked = tribrief(folder.path(), &["check", "next", "--lang", "en"]);
    assert_eq!(checked.code, Some(0), "{}", checked.out());
    assert!(
        checked.out().lines().last().is_some_and(|line| line.starts_with("0 errors")),
        "{}",
        checked.out()
    );
}

/// The templates as staff use them: each section without the `// ` before its lines.
fn uncommented(text: &str) -> String {
    let mut inside = false;
    let mut out = String::new();
    for line in text.lines() {
        let template = line.trim_start().strip_prefix("// ");
        inside |= template.is_some_and(|rest| rest.ends_with(": ["));
        let line = template.filter(|_| inside).unwrap_or(line);
        inside &= line != "],";
        out.push_str(line);
        out.push('\n');
    }
    out
}

#[test]
fn every_template_is_understood_once_its_comments_are_taken_away() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(new(folder.path(), &["a", "--date", "2026-03-10", "--nation", "SEN"]).code, Some(0));
    let path = folder.path().join("a/sen.ron");
    let text = uncommented(&fs::read_to_string(&path).expect("the templates"));
    assert!(text.contains("\nincidents: [\n    (\n"), "{text}");
    fs::write(&path, &text).expect("the file");
    let checked = tribrief(folder.path(), &["check", "a", "--format", "short", "--lang", "en"]);
    let out = checked.out();
    let wrong =
        |code: &str| out.lines().filter(|line| line.contains(&format!("[{code}"))).collect::<Vec<_>>();
    assert_eq!(wrong("STR-"), Vec::<&str>::new());
    assert_eq!(wrong("ID-"), Vec::<&str>::new());
    assert_eq!(wrong("REF-001"), Vec::<&str>::new());
    assert!(out.lines().last().is_some_and(|line| line.ends_with("55 records read, 0 left out")), "{out}");
    assert_eq!(tribrief(folder.path(), &["fmt", "a"]).code, Some(0));
}
