//! The house of a meeting: a briefing, a home, the folders of a person, and what happens in them.
#![allow(clippy::disallowed_methods, reason = "reads the files of real programs, waits for them")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use tribrief::journal::entry::What;
use tribrief::journal::recover::{self, Reading};
use tribrief::shell::link::{self, Seen, Watcher};

use super::briefing;
use crate::harness::{Desk, PATIENCE, Setup};

pub const RIGHT: &str = "\x1b[C";
pub const LEFT: &str = "\x1b[D";
pub const DOWN: &str = "\x1b[B";
pub const F6: &str = "\x1b[17~";
pub const CTRL_S: &str = "\x13";

/// Items and views of most tests.
pub const ITEMS: usize = 12;
pub const VIEWS: usize = 4;

/// Where a meeting is held.
pub struct House {
    root: tempfile::TempDir,
}

impl House {
    pub fn new() -> Self {
        Self::with(ITEMS, VIEWS)
    }

    /// With a briefing of its own size.
    pub fn with(items: usize, views: usize) -> Self {
        Self::below(&std::env::temp_dir(), items, views)
    }

    /// In a folder of that one.
    pub fn below(folder: &Path, items: usize, views: usize) -> Self {
        let house = Self { root: tempfile::tempdir_in(folder).expect("a temporary folder") };
        for folder in [house.briefing(), house.home(), house.runtime()] {
            fs::create_dir(folder).expect("a folder");
        }
        briefing::write(&house.briefing(), items, views);
        house
    }

    pub fn root(&self) -> &Path {
        self.root.path()
    }

    pub fn briefing(&self) -> PathBuf {
        self.root().join("briefing")
    }

    pub fn home(&self) -> PathBuf {
        self.root().join("home")
    }

    pub fn runtime(&self) -> PathBuf {
        self.root().join("runtime")
    }

    /// The folder where console and room meet.
    pub fn live(&self) -> PathBuf {
        self.runtime().join("tribrief")
    }

    /// The journal beside the briefing.
    pub fn near(&self) -> PathBuf {
        self.briefing().join("sen-mtg-15.journal")
    }

    /// The journal in the folder of the state.
    pub fn far(&self) -> PathBuf {
        let all = tribrief::shell::candidates(
            Some(&self.briefing()),
            Some(&self.home().join("state")),
            "sen-mtg-15",
            false,
        );
        all.into_iter().nth(1).expect("a place in the state folder")
    }

    /// `program` with the folders of this house.
    pub fn setup(&self, program: impl Into<PathBuf>) -> Setup {
        Setup::new(program)
            .env("HOME", &self.home().to_string_lossy())
            .env("XDG_STATE_HOME", &self.home().join("state").to_string_lossy())
            .env("XDG_RUNTIME_DIR", &self.runtime().to_string_lossy())
    }

    fn screen(&self, lang: &str, word: &str) -> Setup {
        let path = self.briefing();
        self.setup(env!("CARGO_BIN_EXE_tribrief")).args(&["--lang", lang, word, &path.to_string_lossy()])
    }

    /// The console, in English, with a column for the clock.
    pub fn console(&self) -> Setup {
        self.console_in("en")
    }

    pub fn console_in(&self, lang: &str) -> Setup {
        self.screen(lang, "present").size(120, 36)
    }

    /// The screen of the room.
    pub fn room(&self) -> Setup {
        self.screen("en", "room").size(100, 30)
    }

    /// The console at its first view.
    pub fn present(&self) -> Desk {
        let mut console = self.console().start();
        at(&mut console, 1, 1);
        console
    }

    /// `tribrief journal` in this house: exit code, output.
    pub fn journal(&self, words: &[&str]) -> (Option<i32>, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tribrief"));
        command.args(["--lang", "en", "journal"]).args(words).arg(self.briefing()).env_clear();
        command.env("HOME", self.home()).env("XDG_STATE_HOME", self.home().join("state"));
        let ended = crate::common::command::ended(command);
        (ended.code, ended.out() + &ended.err())
    }

    /// The journal beside the briefing is whole; what is in it.
    pub fn read(&self) -> Vec<What> {
        entries(&self.near())
    }

    /// Watches the link as the room does.
    pub fn watcher(&self) -> Watcher {
        Watcher::open(&self.live(), &link::name(link::Meeting::Disk(&self.briefing())))
    }
}

/// The entries of a journal whose numbers follow each other.
pub fn entries(path: &Path) -> Vec<What> {
    let Reading { entries, gaps, .. } = recover::read(&fs::read(path).expect("a journal"));
    assert!(gaps.is_empty(), "{gaps:?}");
    let numbers: Vec<u64> = entries.iter().map(|(seq, _)| *seq).collect();
    assert!(numbers.iter().copied().eq(1..=entries.len() as u64), "one after the other: {numbers:?}");
    entries.into_iter().map(|(_, entry)| entry.what).collect()
}

/// The counter of a console that lives.
pub fn counter(watcher: &Watcher) -> Option<u64> {
    match watcher.read() {
        Seen::Live { counter, .. } => Some(counter),
        _ => None,
    }
}

/// Reads what the console writes until its sign of life has moved `times` times; how often it did.
pub fn moves(console: &mut Desk, watcher: &Watcher, times: u64) -> u64 {
    let deadline = Instant::now() + PATIENCE;
    let first = counter(watcher).expect("a console");
    loop {
        console.listen(Duration::from_millis(20));
        let moved = counter(watcher).map_or(0, |counter| counter - first);
        if moved >= times {
            return moved;
        }
        assert!(Instant::now() < deadline, "the console moved {moved} times");
    }
}

/// Waits until the console stands at view `view` of item `item`.
pub fn at(console: &mut Desk, item: usize, view: usize) {
    let head = format!("NOW  {item}.{view} ");
    console.wait(&head, |screen| screen.contents().contains(&head));
}

/// Goes to the first view of an item by its number.
pub fn jump(console: &mut Desk, item: usize) {
    console.keys(&item.to_string());
    console.wait_for(&format!("GO TO ITEM  {item}_"));
    console.keys("\r");
    at(console, item, 1);
}

/// Whether entry `number` stands among what was recorded and is on the disk.
pub fn is_saved(screen: &vt100::Screen, number: &str) -> bool {
    rows(screen).iter().any(|row| is_row(row, number) && !row.contains("not yet"))
}

/// Whether a row is that of entry `number`: `09:42   D-04  …`.
pub fn is_row(row: &str, number: &str) -> bool {
    let mut words = row.split_whitespace();
    words.next().is_some_and(|time| time.len() == 5 && time.contains(':')) && words.next() == Some(number)
}

pub fn rows(screen: &vt100::Screen) -> Vec<String> {
    screen.rows(0, screen.size().1.get()).collect()
}

/// Waits until entry `number` is shown as saved, and the journal with it.
pub fn saved(console: &mut Desk, number: &str) {
    console.wait(&format!("{number} saved"), |screen| {
        is_saved(screen, number) && screen.contents().contains("saved ")
    });
}

/// Whether the screen of the room is covered: nothing on it but its marking.
pub fn is_covered(screen: &vt100::Screen) -> bool {
    let rows = rows(screen);
    let [first, inside @ .., _] = &rows[..] else { return false };
    !first.trim().is_empty() && inside.iter().all(|row| row.trim().is_empty())
}

/// Records a note and waits until it is saved.
pub fn note(console: &mut Desk, number: &str, text: &str) {
    console.keys("n");
    console.wait_for("for the minutes");
    console.keys(&format!("{text}{CTRL_S}"));
    saved(console, number);
}

/// Ends presenting by `q` and `y`.
pub fn quit(mut console: Desk) {
    console.keys("q");
    console.wait_for("End presenting?");
    console.keys("y");
    assert_eq!(console.end(), 0);
    console.assert_given_back();
}

/// Closes the screen of the room.
pub fn close(mut room: Desk) {
    room.keys("\x03\x03");
    assert_eq!(room.end(), 0);
    room.assert_given_back();
}

/// Kills a program as the system does when memory runs out.
pub fn kill(desk: &mut Desk) {
    desk.signal("KILL");
    assert_ne!(desk.end(), 0);
}
