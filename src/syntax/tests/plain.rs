//! What is read without tokens is what the tokens give.

use proptest::prelude::*;

use super::{BRIEFING, agree, robust};
use crate::model::span::FileId;
use crate::syntax::parser::Parser;

fn same(text: &str) {
    let read = |swift: bool| {
        let mut parser = Parser::new(text, FileId(0), false);
        parser.swift = swift;
        // Only the short way knows at once that a text holds no escapes.
        format!("{:?}", parser.run().finish()).replace("form: Simple", "form: Plain")
    };
    assert_eq!(read(true), read(false), "{text:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 800, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn generated_files(text in agree::file()) {
        same(&text);
    }

    #[test]
    fn any_pieces(text in robust::pieces()) {
        same(&text);
        same(&format!("(\n    {text}"));
    }

    #[test]
    fn changed_briefings(cut in any::<prop::sample::Index>(), piece in robust::pieces(), removed in 0_usize..8) {
        let mut text = BRIEFING.to_owned();
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let from = cut.index(places.len());
        let end = places.get(from + removed).copied().unwrap_or(text.len());
        text.replace_range(places[from]..end, if removed < 4 { &piece } else { "" });
        same(&text);
    }
}

#[test]
fn usual_and_unusual_values() {
    for value in [
        "1", "-1.5", "1,5", "1,", "1, 2", "12:30", "1_0", "5u8", "0x1F", "1..2", "+3", ".5", "1.", "1,\"",
        "true", "inf", "x", "x y", "x, y\"", "x(1)", "x (1)", "r#x", "r\"x\"", "b\"x\"", "br", "()", "[]",
        "{}", "{1: 2}", "\"a\"", "\"a\" ", "\"a\"b", "\"a\\n\"", "\"a\nb\"", "\"a", "élan", "“x”", "'x'",
        "\"a\": 1", "x: 1", "x:: 1", "true: 1",
    ] {
        for text in [
            format!("(a: {value}, b: 2)"),
            format!("(a:{value})"),
            format!("({value}, {value})"),
            format!("({value})"),
            format!("[{value}, {value},]"),
            format!("{{{value}: {value}}}"),
            format!("(\n    a: {value},\n    b: [\n        {value},\n    ],\n)"),
            value.to_owned(),
        ] {
            same(&text);
        }
    }
}
