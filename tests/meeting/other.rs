//! Somebody else on the same machine: what console and room share is closed to them.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::common::command::{Ended, ended, skipped};
use crate::harness::Setup;
use crate::stage::{House, RIGHT, at, note, quit};

/// A user that owns nothing.
const NOBODY: u32 = 65_534;

const WAITING: &str = "waiting for the console";

/// The words before a command that give it to somebody else.
fn other() -> [String; 4] {
    ["--reuid".to_owned(), NOBODY.to_string(), format!("--regid={NOBODY}"), "--clear-groups".to_owned()]
}

/// Runs a command as somebody else.
fn as_other<A: AsRef<OsStr>>(words: &[A]) -> Ended {
    let mut command = Command::new("setpriv");
    command.args(other()).args(words).current_dir("/").env_clear();
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    ended(command)
}

/// Tries to lock a file as somebody else.
fn hold(file: &Path) -> Option<i32> {
    as_other(&[OsStr::new("flock"), OsStr::new("-n"), file.as_os_str(), OsStr::new("true")]).code
}

/// A house whose doors are open, but for what the program itself closes, and the program in it.
fn open_house() -> Option<(House, PathBuf)> {
    if !Command::new("setpriv").args(other()).arg("true").status().is_ok_and(|status| status.success()) {
        skipped("somebody else on the machine: only root can be somebody else, by setpriv");
        return None;
    }
    let house = House::new();
    let program = house.root().join("tribrief");
    fs::copy(env!("CARGO_BIN_EXE_tribrief"), &program).expect("a copy of the program");
    let folders = [house.root().to_owned(), house.briefing(), house.home(), house.runtime()];
    for path in folders.iter().chain([&program]) {
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("an open door");
    }
    let file = house.briefing().join("meeting.ron");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).expect("an open file");
    // The control: the way to the files is open.
    let version = as_other(&[program.as_os_str(), OsStr::new("--version")]);
    let briefing = as_other(&[OsStr::new("cat"), file.as_os_str()]);
    if version.code != Some(0) || briefing.code != Some(0) {
        skipped("somebody else on the machine: temporary folders are closed to them here");
        return None;
    }
    Some((house, program))
}

/// Every file of a meeting that runs, and the folder of the link.
fn files(house: &House) -> Vec<PathBuf> {
    let inside =
        fs::read_dir(house.live()).expect("the folder of the link").flatten().map(|file| file.path());
    let mut all: Vec<PathBuf> = inside.collect();
    all.extend([house.near(), house.near().with_extension("journal.reserve")]);
    all
}

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).expect("it is there").permissions().mode() & 0o777
}

#[test]
fn everything_it_writes_is_for_its_owner_alone() {
    let house = House::new();
    let path = house.briefing();
    // Where a person lets everybody read what they write.
    let script = "umask 000; exec \"$0\" \"$@\"";
    let words = ["-c", script, env!("CARGO_BIN_EXE_tribrief"), "--lang", "en", "present"];
    let console = house.setup("sh").args(&words).args(&[&*path.to_string_lossy()]).size(120, 36);
    let mut console = console.start();
    at(&mut console, 1, 1);
    note(&mut console, "N-15-01", "UNE NOTE");
    assert_eq!(mode(&house.live()), 0o700);
    let all = files(&house);
    assert_eq!(all.len(), 4, "record, lock, journal, reserve: {all:?}");
    for file in &all {
        assert_eq!(mode(file), 0o600, "{}", file.display());
    }
    quit(console);
    assert_eq!(mode(&house.near()), 0o600);
}

#[test]
fn somebody_else_can_neither_read_nor_write_nor_hold_what_belongs_to_the_meeting() {
    let Some((house, program)) = open_house() else { return };
    let mut console = house.present();
    note(&mut console, "N-15-01", "NOTE-SECRÈTE");
    let before = fs::read(house.near()).expect("a journal");
    assert_eq!(
        hold(&house.briefing().join("meeting.ron")),
        Some(0),
        "control: what can be read can be locked"
    );
    let live = house.live();
    let listed = as_other(&[OsStr::new("ls"), live.as_os_str()]);
    assert!(listed.code != Some(0) && listed.stdout.is_empty(), "the folder is closed: {}", listed.out());
    for file in files(&house) {
        let read = as_other(&[OsStr::new("cat"), file.as_os_str()]);
        assert!(read.code != Some(0) && read.stdout.is_empty(), "{} is read", file.display());
        for script in [": >> \"$0\"", "rm -f \"$0\"", "mv \"$0\" \"$0.gone\""] {
            let done = as_other(&[OsStr::new("sh"), OsStr::new("-c"), OsStr::new(script), file.as_os_str()]);
            assert_ne!(done.code, Some(0), "{script} on {}", file.display());
        }
        assert_ne!(hold(&file), Some(0), "{} is locked", file.display());
    }
    assert_eq!(fs::read(house.near()).expect("a journal"), before);
    let briefing = house.briefing();
    for wish in ["show", "verify"] {
        let words = [program.as_os_str(), OsStr::new("journal"), OsStr::new(wish), briefing.as_os_str()];
        let shown = as_other(&words);
        assert_eq!(shown.code, Some(2), "{}{}", shown.out(), shown.err());
        assert!(!shown.out().contains("NOTE-SECRÈTE"));
    }
    note(&mut console, "N-15-02", "ENCORE");
    quit(console);
}

/// The screen of a room that somebody else starts, with these folders as their own.
fn room_of_other(house: &House, program: &Path, home: &Path, runtime: &Path) -> Setup {
    let path = house.briefing();
    let setup = Setup::new("setpriv").args(&other().each_ref().map(String::as_str));
    let words = [&*program.to_string_lossy(), "--lang", "en", "room", &*path.to_string_lossy()];
    setup
        .args(&words)
        .env("HOME", &home.to_string_lossy())
        .env("XDG_RUNTIME_DIR", &runtime.to_string_lossy())
        .size(100, 30)
}

#[test]
fn the_room_of_somebody_else_sees_nothing_of_the_meeting() {
    let Some((house, program)) = open_house() else { return };
    let mut console = house.present();
    // With the folder of the meeting it is refused.
    let mut room = room_of_other(&house, &program, &house.home(), &house.runtime()).start();
    assert_eq!(room.end(), 2);
    let said = room.terminal.screen().contents();
    assert!(said.contains("error:") && said.contains("cannot be used"), "{said}");
    room.assert_given_back();
    // With one of its own it waits for a console of its own.
    let own = house.root().join("own");
    fs::create_dir(&own).expect("a folder");
    chown(&own, Some(NOBODY), Some(NOBODY)).expect("theirs");
    let mut room = room_of_other(&house, &program, &own, &own).start();
    room.wait_for(WAITING);
    console.keys(RIGHT);
    at(&mut console, 1, 2);
    // A new size makes it look, and draw.
    room.resize(90, 28);
    let before = room.frames_since(0);
    while room.frames_since(0) == before {
        assert!(room.read(), "a frame");
    }
    room.wait_for(WAITING);
    quit(console);
    room.keys("\x03\x03");
    assert_eq!(room.end(), 0);
    assert!(!String::from_utf8_lossy(&room.bytes).contains("VUE-"));
}
