//! Files with many mistakes, written before the reading of mistakes was tuned.

use std::path::Path;

use tribrief::model::diagnostic::Severity;

use crate::common::Memory;
use crate::problems;

/// A mistake that was planted.
struct Slip {
    line: u32,
    /// Code of the report, or its family; `-` for whatever it is called.
    code: String,
    what: String,
}

fn path(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn slips(name: &str) -> Vec<Slip> {
    let list = std::fs::read_to_string(path(&format!("tests/data/slips/{name}.txt"))).expect("a list");
    let rows = list.lines().filter(|row| !row.starts_with('#'));
    rows.map(|row| {
        let mut parts = row.splitn(3, ' ');
        let mut part = || parts.next().expect("line, code and slip").to_owned();
        Slip { line: part().parse().expect("a line"), code: part(), what: part() }
    })
    .collect()
}

/// Reads `name` beside the other files of `folder`; `most` of its slips may be missed.
fn run(name: &str, folder: Option<&str>, most: usize) {
    let file = format!("{name}.ron");
    let mut files = Memory::default();
    for entry in folder.iter().flat_map(|folder| std::fs::read_dir(path(folder)).expect("a folder")) {
        let entry = entry.expect("an entry").path();
        let other = entry.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        if Path::new(&other).extension().is_some_and(|end| end == "ron")
            && other != file
            && !(name == "merge" && other == "mli.ron")
        {
            files = files.with(&other, std::fs::read(&entry).expect("a file"));
        }
    }
    files = files.with(&file, std::fs::read(path(&format!("tests/data/slips/{file}"))).expect("a file"));
    let all = problems(&files);
    let mut left: Vec<(u32, &str, String)> = all
        .iter()
        .filter(|p| p.file.as_str() == file && p.diagnostic.severity != Severity::Hint)
        .map(|p| (p.line, p.diagnostic.code, format!("{} {}", p.diagnostic.code, p.diagnostic.message.en)))
        .collect();
    let slips = slips(name);
    let false_ones: Vec<_> =
        left.iter().filter(|(line, ..)| !slips.iter().any(|slip| slip.line == *line)).cloned().collect();
    let mut missed = Vec::new();
    for slip in &slips {
        let fits = |(line, code, _): &(u32, &str, String)| {
            *line == slip.line && (slip.code == "-" || code.starts_with(&slip.code))
        };
        match left.iter().position(fits) {
            Some(at) => drop(left.remove(at)),
            None => missed.push(format!("{} {} {}", slip.line, slip.code, slip.what)),
        }
    }
    println!("{name}: {} of {} slips named, {} more", slips.len() - missed.len(), slips.len(), left.len());
    assert!(false_ones.is_empty(), "{name}: reports without a slip {false_ones:#?}\nmissed {missed:#?}");
    assert!(missed.len() <= most, "{name}: missed {missed:#?}\nleft {left:#?}");
    assert!(left.len() <= slips.len() / 8, "{name}: said twice {left:#?}");
}

#[test]
fn one_run_names_twenty_five_mistakes() {
    run("25", None, 1);
}

#[test]
fn mistakes_of_form_in_a_dense_file() {
    run("mrt", Some("briefings/2025-04-kayes"), 1);
}

#[test]
fn a_badly_merged_file() {
    run("merge", Some("tests/data/small"), 0);
}

#[test]
fn french_latin_letters_tabs_and_windows_lines() {
    run("latin", None, 1);
}
