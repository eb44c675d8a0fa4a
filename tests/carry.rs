//! What a meeting recorded comes up at the next one: through the real program, its files and `show`.
#![allow(clippy::disallowed_methods, reason = "tests write files and start programs")]

mod common;

use std::path::Path;

use chrono::DateTime;
use common::command;
use tribrief::journal::entry::{Action, Entry, Mark, Place, What};
use tribrief::journal::{Facts, Journal};
use tribrief::model::marking::Class;
use tribrief::model::nation::{Nation, NationSet};
use tribrief::model::safe_text::SafeText;
use tribrief::model::time::Day;
use tribrief::shell::Vault;

/// A meeting with one open action of its own; `previous` names the folder of the one before.
fn briefing(previous: &str) -> String {
    format!(
        r#"(contributor: SEN, marking: (class: DR, rel_to: [SEN, MLI, MRT], exercise: true),
        meeting: (id: "sen-mtg-2", title: "Second", host: SEN, place: "kayes", start: "2026-04-14T08:00Z",
            end: "2026-04-14T12:00Z", period: (from: "2025-10-01", to: "2026-04-01"), previous: "{previous}",
            status: Planned, agenda: [(id: "sen-ag-1", number: "1", title: "Review of actions",
            kind: Discussion, owner: SEN, duration: 30, scenes: [Actions()])]),
        actions: [(id: "sen-a-1", text: "Already transcribed", number: "A-1-02", owner: SEN, due: "2026-05-01",
            status: Open)])"#
    )
}

fn action(number: &str, text: &str, rel_to: NationSet, place: Place) -> Entry {
    let marking = Mark { class: Class::DR, rel_to, tlp: None, originator: Some(Nation::SEN), exercise: true };
    let what = What::Action(Action {
        number: SafeText::new(number),
        text: vec![SafeText::new(text)],
        owner: Nation::MLI,
        due: Day::parse("2026-03-01").ok(),
        decision: None,
    });
    let at = DateTime::from_timestamp(1_760_440_000, 0).expect("a moment");
    Entry { at, item: None, marking, place, what }
}

/// Two meetings in a folder; the first left a journal.
fn library(folder: &Path, previous: &str) {
    let (first, second) = (folder.join("first"), folder.join("second"));
    std::fs::create_dir(&first).expect("a folder");
    std::fs::create_dir(&second).expect("a folder");
    std::fs::write(second.join("a.ron"), briefing(previous)).expect("a file");
    let vault = Vault::open(&first.join("sen-mtg-1.journal")).expect("a vault");
    let facts = Facts { meeting: SafeText::new("sen-mtg-1"), rehearsal: false };
    let now = DateTime::from_timestamp(1_760_430_000, 0).expect("a moment");
    let (mut journal, _) = Journal::open(vault, &facts, now).expect("a journal");
    let members = NationSet::MEMBERS;
    let own = NationSet::of(Nation::SEN);
    for entry in [
        action("A-1-01", "Open the common net", members, Place::Minutes),
        action("A-1-02", "In the files by now", members, Place::Minutes),
        action("A-1-03", "Whispered", members, Place::Private),
        action("A-1-04", "For Senegal alone", own, Place::Minutes),
    ] {
        journal.append(&entry).expect("saved");
    }
}

fn actions(folder: &Path, nations: &str) -> String {
    command::tribrief(folder, &["show", "second", "1.1", "--for", nations, "--lang", "en"]).out()
}

#[test]
fn the_next_meeting_shows_what_the_last_one_left_open_to_those_who_may_see_it() {
    let folder = tempfile::tempdir().expect("a folder");
    library(folder.path(), "first");
    let seen = actions(folder.path(), "SEN,MLI,MRT");
    assert!(seen.contains("Open the common net") && seen.contains("A-1-01"), "{seen}");
    assert!(seen.contains("Already transcribed") && !seen.contains("In the files by now"), "{seen}");
    assert!(!seen.contains("Whispered") && !seen.contains("For Senegal alone"), "{seen}");
    let own = actions(folder.path(), "SEN");
    assert!(own.contains("For Senegal alone") && !own.contains("Whispered"), "{own}");
}

#[test]
fn a_previous_meeting_elsewhere_is_not_looked_for() {
    for previous in ["../first", "/first", "second/../first", "..", ""] {
        let folder = tempfile::tempdir().expect("a folder");
        library(folder.path(), previous);
        let seen = actions(folder.path(), "SEN,MLI,MRT");
        assert!(!seen.contains("Open the common net"), "{previous}: {seen}");
        assert!(seen.contains("Already transcribed"), "{previous}: {seen}");
    }
}
