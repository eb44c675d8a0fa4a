//! What two readers make of a text is what one makes of it.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::{BRIEFING, agree, robust};
use crate::model::span::FileId;
use crate::syntax::parser::Parser;
use crate::syntax::relay;

fn same(text: &str, at: usize) {
    let alone = Parser::new(text, FileId(0), false).run().finish();
    let mut parted = relay::parted(text, FileId(0), at).finish();
    let behind = std::mem::take(&mut parted.behind);
    let known = parted.cells.len();
    parted.cells.extend(behind.cells.iter().skip(known - behind.first));
    assert_eq!(format!("{parted:?}"), format!("{alone:?}"), "{at} in {text:?}");
}

/// Every bracket that begins a line.
fn brackets(text: &str) -> Vec<usize> {
    let lines = text.split_inclusive('\n').scan(0, |from, line| {
        let start = *from;
        *from += line.len();
        Some((start, line))
    });
    let first = |(start, line): (usize, &str)| start + line.len() - line.trim_start().len();
    lines.map(first).filter(|at| text[*at..].starts_with('(')).collect()
}

/// A file of `count` records.
fn long(count: usize) -> String {
    let mut text = String::from("(\n    contributor: MLI,\n    incidents: [\n");
    for at in 0..count {
        let _ =
            writeln!(text, "        (id: \"mli-{at}\", updates: [\n            (text: \"x\"),\n        ]),");
    }
    text.push_str("    ],\n    sources: [],\n)\n");
    text
}

#[test]
fn the_second_reader_begins_with_a_record_and_its_part_is_taken() {
    let text = long(400);
    let at = relay::middle(&text).unwrap();
    assert!(text[at..].starts_with("(id: \"mli-2"), "{}", &text[at..at + 20]);
    same(&text, at);
    let mut first = Parser::new(&text, FileId(0), false);
    first.until = at;
    first.read_on();
    assert!(first.takes(relay::second(&text, FileId(0), at)));
    assert!(first.behind.cells.len() > first.cells.len() / 2);
}

#[test]
fn a_mistake_in_either_half_is_told_as_ever() {
    let text = long(20);
    for at in brackets(&text) {
        for (from, place) in text.match_indices([',', '(', ')', '[', ']', '"', ':']).step_by(7) {
            let mut torn = text.clone();
            torn.replace_range(from..from + place.len(), " ");
            same(&torn, at);
        }
    }
}

#[test]
fn a_bracket_elsewhere_is_no_beginning() {
    for text in [
        "(\n    a: \"x,\n    (id: 1),\n    (id: 2)\",\n    b: [\n    ],\n)",
        "(\n    a: [/*,\n    (id: 1),\n    */(id: 2)],\n)",
        "(\n    a: [[(id: 0),\n    (id: 1)],\n    ],\n)",
        "[\n    (id: 1),\n    (id: 2),\n]",
        "(\n    a: (b: [\n    (id: 1),\n    (id: 2),\n]),\n)",
        "(\n    (a: 1),\n    (id: 2),\n)",
        "(\n    a: [\n    (id: 1),\n    (id: 2),\n    ],\n) x",
    ] {
        for at in brackets(text) {
            same(text, at);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn generated_files(text in agree::file(), at in any::<prop::sample::Index>()) {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        same(&text, places[at.index(places.len())]);
    }

    #[test]
    fn changed_briefings(
        cut in any::<prop::sample::Index>(),
        piece in robust::pieces(),
        at in any::<prop::sample::Index>(),
    ) {
        let mut text = BRIEFING.to_owned();
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        text.insert_str(places[cut.index(places.len())], &piece);
        let places = brackets(&text);
        if !places.is_empty() {
            same(&text, places[at.index(places.len())]);
        }
    }
}
