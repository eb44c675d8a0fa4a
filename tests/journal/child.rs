//! The writer that is killed: this test binary starts itself once more, as a program that appends
//! entries and says `ACK n` after each one that was said to be saved.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use tribrief::journal::recover;
use tribrief::journal::{Journal, NotSaved};
use tribrief::shell::{Vault, VaultError};

use crate::samples::{facts, note, now};

const PATH: &str = "JOURNAL_PATH";
const COUNT: &str = "JOURNAL_COUNT";

/// Appends entries until it is killed, the disk refuses, or enough is written.
#[test]
#[ignore = "started by the other tests as a program of its own"]
fn writer() {
    use std::io::Write as _;
    let Some(path) = std::env::var_os(PATH) else { return };
    let count = std::env::var(COUNT).ok().and_then(|count| count.parse().ok()).unwrap_or(0);
    let mut out = std::io::stdout();
    let vault = vault(Path::new(&path));
    let (mut journal, _) = Journal::open(vault, &facts(), now()).expect("a journal");
    for _ in 0..count {
        let number = journal.entries().len() + 1;
        let text = "une ligne de texte qui dit ce qui a été décidé ".repeat(1 + number % 9);
        match journal.append(&note(number, &text)) {
            Ok(saved) => writeln!(out, "\nACK {}", saved.seq).expect("a reader"),
            Err(NotSaved::Disk(error)) => {
                writeln!(out, "\nREFUSED {:?} {}", error.kind(), journal.is_poisoned()).expect("a reader");
                return;
            }
            Err(other) => panic!("{other:?}"),
        }
    }
}

/// How the writer is started.
#[derive(Default)]
pub struct Writer {
    pub path: PathBuf,
    pub count: usize,
    /// Programs before it: `strace …`, `prlimit …`, `sh -c …`.
    pub before: Vec<String>,
}

/// What it said.
pub struct Said {
    /// The last number that was said to be saved.
    pub acks: u64,
    pub out: String,
    /// Whether it came to its end.
    pub ended: bool,
}

impl Writer {
    pub fn new(path: &Path, count: usize) -> Self {
        Self { path: path.to_owned(), count, before: Vec::new() }
    }

    pub fn under<S: AsRef<str>>(mut self, before: &[S]) -> Self {
        self.before.extend(before.iter().map(|word| word.as_ref().to_owned()));
        self
    }

    pub fn command(&self) -> Command {
        let own = std::env::current_exe().expect("this program");
        let own = own.to_str().expect("a plain name");
        let end = [own, "--exact", "child::writer", "--ignored", "--nocapture", "--test-threads=1"];
        let mut words = self.before.iter().map(String::as_str).chain(end);
        let mut command = Command::new(words.next().unwrap_or_default());
        command.args(words).env(PATH, &self.path).env(COUNT, self.count.to_string());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        command
    }

    /// Runs it to its end, or to that of who kills it.
    pub fn run(&self) -> Said {
        let output = self.command().output().expect("the writer starts");
        said(&output.stdout, output.status.success())
    }
}

pub fn said(out: &[u8], ended: bool) -> Said {
    let out = String::from_utf8_lossy(out).into_owned();
    let acks = out.lines().filter_map(|line| line.strip_prefix("ACK ")?.parse().ok()).max().unwrap_or(0);
    Said { acks, out, ended }
}

/// The vault at `path`. A program that a test beside is just starting holds all that is open here until
/// it begins, so that what was given free may look taken for a moment.
fn vault(path: &Path) -> Vault {
    const LOOKS: usize = 100_000;
    for _ in 0..LOOKS {
        match Vault::open(path) {
            Err(VaultError::Busy) => std::thread::yield_now(),
            opened => return opened.expect("a file"),
        }
    }
    panic!("somebody has it and keeps it");
}

/// How many of the first `acks` entries are not in the journal at `path`, which must open.
pub fn lost(path: &Path, acks: u64) -> u64 {
    if acks == 0 && !path.exists() {
        return 0;
    }
    let vault = vault(path);
    let (journal, _) = Journal::open(vault, &facts(), now()).expect("a journal");
    let there = journal.entries();
    assert!((1..).zip(there).all(|(number, (seq, _))| *seq == number), "entries follow each other");
    assert!(recover::read(journal.lines()).gaps.is_empty());
    acks.saturating_sub(there.len() as u64)
}

/// Whether `strace` can stand between a program and the system here.
pub fn strace() -> bool {
    static WORKS: OnceLock<bool> = OnceLock::new();
    *WORKS.get_or_init(|| {
        let mut command = Command::new("strace");
        command.args(["-f", "-o", "/dev/null", "-e", "inject=fsync:error=EIO:when=1", "true"]);
        command.output().is_ok_and(|output| output.status.success())
    })
}

/// Whether this user may mount a disk of its own in memory.
pub fn may_mount(folder: &Path) -> bool {
    mount(folder, &["-t", "tmpfs", "-o", "size=64k", "tmpfs"]).is_some()
}

/// Something mounted, until this goes.
pub struct Mounted(PathBuf);

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).stderr(Stdio::null()).status();
    }
}

/// Mounts at `folder`; `None` where that is not permitted.
pub fn mount(folder: &Path, args: &[&str]) -> Option<Mounted> {
    let mut command = Command::new("mount");
    command.args(args).arg(folder).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success()).then(|| Mounted(folder.to_owned()))
}
