//! What the program prints: panes, records, charts and scenes as plain text.

use std::path::Path;

use crate::common::command;
use crate::common::secrets::{Held, betrayed, case};

#[test]
fn show_prints_nothing_held_back() {
    for audience in ["SEN", "SEN,MLI,MRT,GIN"] {
        let (full, bare) = (case(audience, Held::Seed(10)), case(audience, Held::Nothing));
        let folders = [tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder")];
        full.files.write(folders[0].path());
        bare.files.write(folders[1].path());
        let show = |folder: &Path, what: &str| {
            command::tribrief(folder, &["show", ".", what, "--for", audience, "--lang", "fr"])
        };
        let panes =
            ["overview", "agenda", "incidents", "patrols", "infrastructure", "map", "community", "decisions"];
        let charts = tribrief::analysis::chart::ALL.iter().map(|chart| tribrief::analysis::chart::id(*chart));
        let visible = full.visible.iter().map(String::as_str);
        let mut printed = 0;
        for what in panes.into_iter().chain(charts).chain(visible) {
            let [with, without] = folders.each_ref().map(|folder| show(folder.path(), what));
            assert_eq!(with.code, Some(0), "{what}: {}", with.err());
            assert_eq!(betrayed(&with.out(), false), None, "{audience}: {what}\n{}", with.out());
            assert_eq!(with.out(), without.out(), "{audience}: {what} tells of secrets");
        }
        for scene in 1..=24 {
            let what = format!("9.{scene}");
            let [with, without] = folders.each_ref().map(|folder| show(folder.path(), &what));
            assert_eq!(betrayed(&with.out(), false), None, "{audience}: {what}\n{}", with.out());
            assert_eq!((with.code, with.out()), (without.code, without.out()), "{audience}: {what}");
            printed += usize::from(with.code == Some(0));
        }
        assert!((15..24).contains(&printed), "{printed} scenes: some are held back, and none has a gap");
        for id in full.hidden.iter().step_by(29) {
            let [with, without] = folders.each_ref().map(|folder| show(folder.path(), id));
            assert_eq!((with.code, with.out()), (Some(2), String::new()), "{id}");
            assert_eq!(with.err(), without.err(), "{id}: an id held back is an id that does not exist");
        }
    }
}

/// The meeting of the charts and the one before it, in two folders of a library.
const NOW: &str = include_str!("../data/charts/now.ron");
const BEFORE: &str = include_str!("../data/charts/before.ron");

/// A risk of the meeting before, without the mark of its line.
fn risk(id: &str) -> &'static str {
    BEFORE.lines().find(|line| line.contains(&format!("(id: \"{id}\""))).expect("a risk")
}

#[test]
fn what_was_held_back_before_is_in_nothing_that_is_printed() {
    let only = |line: &str, marking: &str| line.replacen("\", ", &format!("\", marking: ({marking}), "), 1);
    let moved = risk("sen-risk-01");
    let without = BEFORE.replace(moved, "");
    let alone =
        format!("(contributor: SEN, @HEAD marking: (class: DR, rel_to: [SEN, MLI, MRT]), risks: [{moved}])");
    let asset = r#"(id: "sen-ast-1""#;
    assert!(without.contains(asset), "what the risk is on stays");
    // Each a way of being held back then: the file of it that is shared, and one beside it.
    let ways: [(String, Option<String>); 7] = [
        (BEFORE.replace(moved, &only(moved, "class: DR, rel_to: [SEN]")), None),
        (BEFORE.replace(moved, &only(moved, "class: S, rel_to: [SEN, MLI, MRT]")), None),
        (BEFORE.replace(moved, &only(moved, "tlp: Red")), None),
        (BEFORE.replace(moved, &only(moved, "class: XX")), None),
        (BEFORE.replace(moved, &only(moved, "caveats: [NationalOnly]")), None),
        (without.clone(), Some(alone.replace("@HEAD", "private: true,"))),
        (without.clone(), Some(alone.replace("@HEAD", "").replace("marking", "markings"))),
    ];
    let printed = |before: &str, beside: Option<&String>| {
        let shelf = tempfile::tempdir().expect("a folder");
        for (name, text) in [("now/a.ron", NOW), ("before/a.ron", before)] {
            let path = shelf.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, text).expect("a file");
        }
        if let Some(text) = beside {
            std::fs::write(shelf.path().join("before/z.ron"), text).expect("a file");
        }
        let run = |words: &[&str]| {
            let done = command::tribrief(shelf.path(), &[words, &["--for", "SEN,MLI,MRT"]].concat());
            assert_eq!(done.code, Some(0), "{words:?}: {}", done.err());
            done.out()
        };
        let mut all = Vec::new();
        for what in ["overview", "infrastructure", "matrix", "sen-risk-01", "1.1", "1.2"] {
            all.push((what, run(&["show", "now", what])));
            all.push((what, run(&["export", "svg", "now", what])));
        }
        all
    };
    let nothing = printed(&without, None);
    let told = printed(BEFORE, None);
    let differ = told.iter().zip(&nothing).filter(|(told, nothing)| told != nothing).count();
    assert!(differ >= 5, "control: {differ} pictures tell what moved");
    for (at, (before, beside)) in ways.iter().enumerate() {
        assert!(before != BEFORE, "way {at} is another file");
        for ((what, with), (_, bare)) in printed(before, beside.as_ref()).iter().zip(&nothing) {
            assert!(with == bare, "way {at}: {what} tells of it\n{with}");
        }
    }
}
