//! Matrix B, B2 and C: the writer is killed before the n-th call of the system, while it mends a torn
//! journal, and at any moment under load.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;

use crate::child::{Writer, lost, said, strace};
use crate::common::command::skipped;
use crate::samples::{Dice, meeting, written};

/// `strace` that kills the writer before call number `when` of `call` on the journal's files.
fn killer(path: &Path, call: &str, when: usize) -> Vec<String> {
    let folder = path.parent().expect("a folder").to_string_lossy().into_owned();
    let name = path.to_string_lossy().into_owned();
    let mut words: Vec<String> = ["strace", "-f", "-o", "/dev/null"].map(str::to_owned).into();
    for path in [name.clone(), folder, format!("{name}.reserve")] {
        words.extend(["-P".to_owned(), path]);
    }
    words.extend(["-e".to_owned(), format!("trace={call}")]);
    words.extend(["-e".to_owned(), format!("inject={call}:signal=KILL:when={when}")]);
    words
}

#[test]
fn killed_before_any_call_no_entry_is_lost() {
    if !strace() {
        return skipped("B: killing at a call of the system: strace is missing or not permitted");
    }
    let (mut killed, mut acks) = (0, 0);
    for (call, cases) in [("write", 10), ("fdatasync", 9), ("fsync", 4), ("openat", 4), ("lseek", 5)] {
        for when in 1..=cases {
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join("a.journal");
            let said = Writer::new(&path, 8).under(&killer(&path, call, when)).run();
            killed += usize::from(!said.ended);
            acks += said.acks;
            assert_eq!(lost(&path, said.acks), 0, "{call} {when}: {}", said.out);
        }
    }
    println!("killed: {killed}, acks: {acks}");
    assert!(killed > 15 && acks > 30, "killed {killed} times, {acks} entries saved");
}

#[test]
fn killed_while_mending_no_entry_is_lost() {
    if !strace() {
        return skipped("B2: killing while mending: strace is missing or not permitted");
    }
    let entries = meeting();
    let (bytes, ends) = written(&entries);
    let safe = entries.len() - 1;
    let torn = &bytes[..ends[safe] + 40];
    let mut killed = 0;
    for (call, cases) in [("write", 3), ("fdatasync", 3), ("fsync", 4), ("ftruncate", 2), ("openat", 4)] {
        for when in 1..=cases {
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join("a.journal");
            std::fs::write(&path, torn).expect("a torn journal");
            let said = Writer::new(&path, 1).under(&killer(&path, call, when)).run();
            killed += usize::from(!said.ended);
            let acks = said.acks.max(safe as u64);
            assert_eq!(lost(&path, acks), 0, "{call} {when}: {}", said.out);
            let kept = std::fs::read_dir(folder.path()).expect("a folder").flatten().any(|file| {
                file.file_name().to_string_lossy().contains(".torn-")
                    && std::fs::read(file.path()).is_ok_and(|bytes| bytes == torn[ends[safe]..])
            });
            assert!(kept, "{call} {when}: the torn end is gone");
        }
    }
    println!("killed: {killed}");
    assert!(killed > 6, "killed {killed} times");
}

#[test]
fn killed_at_any_moment_no_entry_is_lost() {
    let mut total = 0;
    for seed in 0..20 {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.journal");
        let mut child = Writer::new(&path, 100_000).command().spawn().expect("the writer starts");
        let mut reader = BufReader::new(child.stdout.take().expect("its words"));
        let mut out = Vec::new();
        for _ in 0..20 + Dice::new(seed).roll(60) {
            if reader.read_until(b'\n', &mut out).expect("its words") == 0 {
                break;
            }
        }
        child.kill().expect("a kill");
        reader.read_to_end(&mut out).expect("its last words");
        child.wait().expect("an end");
        let said = said(&out, false);
        total += said.acks;
        assert!(said.acks > 0, "{}", said.out);
        assert_eq!(lost(&path, said.acks), 0, "seed {seed}");
    }
    println!("acks: {total}");
}
