//! The findings and seeds of the fuzzer, read again.
#![allow(clippy::disallowed_methods, reason = "tests read files")]

#[path = "fuzz/targets.rs"]
mod targets;

use std::path::Path;

/// Files of one target; more would make every run of the tests slow.
const MOST: usize = 150;

/// Bytes of one of them.
const LARGEST: usize = 4_096;

fn replay(target: &str, run: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(target);
    let mut paths: Vec<_> =
        std::fs::read_dir(&folder).expect("a corpus").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    assert!((10..=MOST).contains(&paths.len()), "{target}: {} files", paths.len());
    for path in paths {
        println!("{}", path.display());
        let bytes = std::fs::read(&path).expect("a file");
        assert!(bytes.len() <= LARGEST, "{} bytes", bytes.len());
        run(&bytes);
    }
}

#[test]
fn parse() {
    replay("parse", targets::parse);
}

#[test]
fn check() {
    replay("check", targets::check);
}

#[test]
fn fmt() {
    replay("fmt", targets::fmt);
}

#[test]
fn fix() {
    replay("fix", targets::fix);
}
