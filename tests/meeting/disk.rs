//! A disk that is full when a test wants it: a small one in memory, or a limit of the length of files.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::briefing;
use crate::common::command::skipped;
use crate::harness::{Desk, Setup};
use crate::stage::{House, ITEMS, VIEWS};

/// Room on the disk: the briefing, the journal, the mebibyte that the journal holds back.
const SIZE: &str = "size=4m";

pub enum Disk {
    /// Of its own, under the briefing.
    Small(PathBuf),
    /// Everybody's; the console's files may not grow.
    Limited,
    /// Nothing can be made full here.
    Endless,
}

impl Disk {
    /// The disk under the briefing of `house`.
    pub fn under(house: &House) -> Self {
        let folder = house.briefing();
        if run(Command::new("mount").args(["-t", "tmpfs", "-o", SIZE, "tmpfs"]).arg(&folder)) {
            briefing::write(&folder, ITEMS, VIEWS);
            return Self::Small(folder);
        }
        if run(Command::new("prlimit").arg("--version")) {
            skipped("a full disk: mounting is not permitted; a limit of the files' length stands for it");
            return Self::Limited;
        }
        skipped("a full disk: mounting is not permitted, and prlimit is missing");
        Self::Endless
    }

    /// The console on this disk.
    pub fn console(&self, house: &House) -> Setup {
        if !matches!(self, Self::Limited) {
            return house.console();
        }
        // A file that may not grow is an error, and not the end of the program.
        let script = "trap '' XFSZ; exec \"$0\" \"$@\"";
        let briefing = house.briefing();
        let words = ["-c", script, env!("CARGO_BIN_EXE_tribrief"), "--lang", "en", "present"];
        house.setup("sh").args(&words).args(&[&*briefing.to_string_lossy()]).size(120, 36)
    }

    /// From now on nothing more goes on it but what was held back; whether that is so.
    pub fn fill(&self, house: &House, console: &Desk) -> bool {
        match self {
            Self::Small(folder) => {
                let filler = OpenOptions::new().create(true).append(true).open(folder.join("filler"));
                let mut filler = filler.expect("a file");
                while filler.write_all(&[0; 4096]).is_ok() {}
                true
            }
            Self::Limited => {
                let length = std::fs::metadata(house.near()).expect("a journal").len();
                limit(console, &format!("{length}:unlimited"))
            }
            Self::Endless => false,
        }
    }

    /// Another place takes files again; the disk itself is as full as before.
    pub fn relent(&self, console: &Desk) {
        if matches!(self, Self::Limited) {
            assert!(limit(console, "unlimited:unlimited"), "the limit goes");
        }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        if let Self::Small(folder) = self {
            // Also while a console still has files there, as after a test that failed.
            run(Command::new("umount").arg("-l").arg(folder));
        }
    }
}

fn limit(console: &Desk, bytes: &str) -> bool {
    run(Command::new("prlimit").args(["--pid", &console.pid.to_string(), &format!("--fsize={bytes}")]))
}

fn run(command: &mut Command) -> bool {
    let command = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}
