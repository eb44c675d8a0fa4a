//! `e`: the terminal goes to the editor and comes back. The editors are scripts that write down what
//! they were told.
#![allow(clippy::disallowed_methods, reason = "writes scripts, reads what they wrote")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::harness::{Desk, Setup};

/// One file that everyone in the room may read, with a mistake in line 7.
const FILE: &str = r#"(
    contributor: SEN,
    marking: (class: DR, rel_to: [SEN, MLI, MRT], exercise: true),
    meeting: (id: "sen-mtg", title: "Trial", number: 1, host: SEN, place: "tambacounda", start: "2025-10-14T09:00Z",
        end: "2025-10-14T16:00Z", period: (from: "2025-04-01", to: "2025-09-30"), cutoff: "2025-10-10T18:00Z", status: Planned, chair: "sen-p", rapporteur: "sen-p", participants: [(id: "sen-p", post: "Chair", nation: SEN)]),
    decisions: [
        (id: "sen-dec-1", title: "Élargir", text: "Oui.", status: Deferred, colour: 4),
    ],
)
"#;

/// A briefing and an editor.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    /// `script` as the editor `name`: `$TOLD` is the file for what it was told.
    fn new(name: &str, script: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let place = Self { folder };
        fs::create_dir(place.path("briefing")).expect("a folder");
        fs::write(place.path("briefing/sen.ron"), FILE).expect("a file");
        let told = place.path("told");
        let head = format!("#!/bin/sh\nTOLD='{}'\n", told.display());
        let editor = place.path(name);
        fs::write(&editor, head + script).expect("a script");
        fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).expect("it may be run");
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The desk with that editor, on the list of problems.
    fn start(setup: Setup, editor: &str) -> Desk {
        let mut desk = setup.env("VISUAL", editor).env("EDITOR", "false").start();
        desk.wait_for_pane(1, "Overview");
        desk.keys("!");
        desk.wait_for("Problems");
        desk
    }

    fn setup(&self) -> Setup {
        Setup::new(env!("CARGO_BIN_EXE_tribrief")).args(&self.args())
    }

    fn args(&self) -> [&str; 3] {
        ["--lang", "en", self.briefing()]
    }

    fn briefing(&self) -> &str {
        // The name of a temporary folder is plain.
        Path::to_str(self.folder.path()).expect("plain letters")
    }

    fn editor(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    fn told(&self) -> String {
        fs::read_to_string(self.path("told")).expect("the editor was told something")
    }
}

const WAITS: &str = r#"printf '%s\n' "$@" >"$TOLD"; echo "EDITING"; read -r line; echo "$line" >>"$TOLD"; "#;

#[test]
fn the_editor_has_the_terminal_and_gives_it_back() {
    let place = Place::new("nano", &format!("{WAITS} exit 0"));
    let mut desk = Place::start(place.setup(), &format!("'{}' -w", place.editor("nano")));
    desk.keys("e");
    desk.wait_for("EDITING");
    desk.assert_given_back();
    desk.resize(100, 30);
    desk.keys("8qq\n");
    desk.wait("the desk again", vt100::Screen::alternate_screen);
    desk.wait_for("Problems");
    desk.assert_taken();
    let last = desk.terminal.screen().rows(0, 100).nth(29).unwrap_or_default();
    assert!(last.contains("EXERCISE"), "the last of 30 rows is drawn: {last:?}");
    let told = place.told();
    let file = place.path("briefing/sen.ron");
    assert_eq!(told, format!("-w\n+7,77\n{}\n8qq\n", file.display()), "the place, and then the keys");
    desk.keys("q8");
    desk.wait_for_pane(8, "Decisions");
    desk.keys("q");
    assert_eq!(desk.end(), 0);
    desk.assert_given_back();
}

#[test]
fn a_file_with_something_held_back_is_asked_about_first() {
    let place = Place::new("nano", &format!("{WAITS} exit 0"));
    let held = FILE.replace("rel_to: [SEN, MLI, MRT]", "rel_to: [SEN]");
    fs::write(place.path("briefing/sen.ron"), held).expect("a file");
    let mut desk = Place::start(place.setup(), &place.editor("nano"));
    desk.keys("e");
    desk.wait_for("Open the file?");
    desk.keys("n");
    desk.wait_for("Problems");
    desk.keys("e");
    desk.wait_for("Open the file?");
    desk.keys("y");
    desk.wait_for("EDITING");
    desk.keys("\n");
    desk.wait_for("Problems");
    desk.keys("\x03");
    assert_eq!(desk.end(), 0);
}

#[test]
fn an_editor_that_fails_is_told_of() {
    let place = Place::new("vi", &format!("{WAITS} exit 3"));
    let mut desk = Place::start(place.setup(), &place.editor("vi"));
    desk.keys("e");
    desk.wait_for("EDITING");
    desk.keys("\n");
    desk.wait_for("ended with code 3");
    desk.assert_taken();
    desk.keys("\x03");
    assert_eq!(desk.end(), 0);
}

#[test]
fn ctrl_c_is_for_the_editor_and_not_for_the_desk() {
    let place = Place::new("vi", &format!("trap 'echo INTERRUPTED' INT\n{WAITS}\nread -r line\nexit 0"));
    let mut desk = Place::start(place.setup(), &place.editor("vi"));
    desk.keys("e");
    desk.wait_for("EDITING");
    desk.keys("\x03");
    desk.wait_for("INTERRUPTED");
    desk.keys("\n\n");
    desk.wait("the desk again", vt100::Screen::alternate_screen);
    desk.wait_for("Problems");
    desk.keys("\x03");
    assert_eq!(desk.end(), 0);
}

#[test]
fn an_editor_that_is_not_there_leaves_the_desk_alone() {
    let place = Place::new("nano", "exit 0");
    let plain = place.editor("briefing/sen.ron");
    for (editor, words) in [("/nowhere/ed", "editor not found"), (&plain, "no program that may be run")] {
        let mut desk = Place::start(place.setup(), editor);
        desk.keys("e");
        desk.wait_for(words);
        desk.assert_taken();
        desk.keys("\x03");
        assert_eq!(desk.end(), 0);
        desk.assert_given_back();
    }
}

#[test]
fn ctrl_z_in_the_editor_stops_the_desk_with_it() {
    let script = "printf '%s\\n' \"$@\" >\"$TOLD\"; kill -TSTP 0; echo GOES ON; read -r line; exit 0";
    let place = Place::new("vi", script);
    let mut desk = Place::start(Setup::under_a_shell(&place.args()), &place.editor("vi"));
    desk.keys("e");
    desk.wait_for("stopped: 1");
    desk.assert_given_back();
    desk.keys("\n");
    desk.wait_for("GOES ON");
    desk.assert_given_back();
    desk.keys("\n");
    desk.wait("the desk again", vt100::Screen::alternate_screen);
    desk.wait_for("Problems");
    desk.assert_taken();
    desk.keys("\x03");
    desk.wait_for("ended: 0");
    assert_eq!(desk.end(), 0);
    desk.assert_given_back();
}

#[test]
fn a_window_opens_beside_the_desk() {
    // It says that it is there by what it leaves behind: the desk shows the failure.
    let script = "printf '%s\\n' \"$@\" >\"$TOLD\"; echo NOISE; echo NOISE >&2; exit 4";
    let place = Place::new("kate", script);
    let mut desk = Place::start(place.setup(), &place.editor("kate"));
    desk.keys("e");
    desk.wait_for("kate ended with code 4");
    desk.assert_taken();
    assert!(!String::from_utf8_lossy(&desk.bytes).contains("NOISE"), "it writes nothing here");
    let file = place.path("briefing/sen.ron");
    assert_eq!(place.told(), format!("-l\n7\n-c\n77\n{}\n", file.display()));
    desk.keys("\x03");
    assert_eq!(desk.end(), 0);
}
