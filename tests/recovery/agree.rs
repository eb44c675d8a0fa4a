//! What the `ron` crate accepts is accepted with the same value: the sample, and texts that come of it by
//! chance.

use proptest::prelude::*;

use crate::targets::agree::{EXCEPTIONS, agree};

const TEXTS: &[&str] = &[
    include_str!("../../briefings/minimal/minimal.ron"),
    include_str!("../../briefings/2025-04-kayes/mrt.ron"),
    include_str!("../../briefings/2025-10-tambacounda/sen-private.ron"),
    include_str!("../data/small/mli.ron"),
    include_str!("../data/small/sen.ron"),
];

/// Pieces that change what a text is.
const PIECES: &[&str] = &[
    "",
    "",
    "",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "\\\"",
    "\\n",
    "\\u{e9}",
    "'x'",
    "'\\n'",
    " ",
    "\n",
    "\r\n",
    "\t",
    "1",
    "-2",
    "+3",
    "0x1F",
    "1_000",
    "1.5",
    ".5",
    "1e3",
    "1.",
    "inf",
    "NaN",
    "true",
    "None",
    "Some(1)",
    "Some((1, 2))",
    "Name",
    "Name(1)",
    "Name(a: 1)",
    "r#type",
    "r#\"x\"#",
    "b'a'",
    "b\"x\"",
    "/* x */",
    "// x\n",
    "{\"a\": 1, \"b\": 2}",
    "{1: 2}",
    "()",
    "[]",
    "é",
    "=",
    ";",
    "x y",
    "2025-07-01",
    "1,2",
    "99999999999999999999999",
    "18446744073709551615",
    "-9223372036854775808",
    "\"a\\\n   b\"",
    "\u{85}",
];

fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(PIECES)
}

/// Values of every kind, in every form.
fn value() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        3 => piece().prop_map(str::to_owned),
        1 => any::<f64>().prop_map(|n| format!("{n:?}")),
        1 => any::<i64>().prop_map(|n| n.to_string()),
        1 => any::<String>().prop_map(|text| format!("{text:?}")),
        1 => any::<char>().prop_map(|c| format!("{c:?}")),
    ];
    leaf.prop_recursive(4, 30, 5, |inner| {
        let many = || prop::collection::vec(inner.clone(), 0..5);
        let fields = |list: Vec<String>| {
            list.iter()
                .enumerate()
                .map(|(at, value)| format!("f{at}: {value}"))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let entries = |list: Vec<String>| {
            list.iter()
                .enumerate()
                .map(|(at, value)| format!("\"k{at}\": {value}"))
                .collect::<Vec<_>>()
                .join(",")
        };
        prop_oneof![
            many().prop_map(move |list| format!("({})", fields(list))),
            many().prop_map(move |list| format!("Name({})", fields(list))),
            many().prop_map(|list| format!("({})", list.join(", "))),
            many().prop_map(|list| format!("[{}]", list.join(","))),
            many().prop_map(move |list| format!("{{{}}}", entries(list))),
            inner.clone().prop_map(|value| format!("Some({value})")),
        ]
    })
}

fn hold(text: &str) -> Result<(), TestCaseError> {
    match agree(text) {
        Ok(_) => Ok(()),
        Err(difference) => Err(TestCaseError::fail(format!("{difference}\n{text}"))),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn generated_values(text in value()) {
        hold(&text)?;
    }

    #[test]
    fn mutated_records(
        which in 0..TEXTS.len(), from in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..3, piece()), 0..3),
    ) {
        hold(&mutated(&record(TEXTS[which], from), &changes))?;
    }
}

/// One piece of a file that stands by itself: a group with what is in it.
fn record(text: &str, from: prop::sample::Index) -> String {
    let opens: Vec<usize> = text.match_indices('(').map(|(at, _)| at).collect();
    let start = opens[from.index(opens.len())];
    let (mut depth, mut quoted) = (0_usize, false);
    for (at, c) in text[start..].char_indices() {
        match c {
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return text[start..=start + at].to_owned();
        }
    }
    text[start..].to_owned()
}

fn mutated(text: &str, changes: &[(prop::sample::Index, usize, &str)]) -> String {
    let mut text = text.to_owned();
    for (place, removed, piece) in changes {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        if places.is_empty() {
            break;
        }
        let at = place.index(places.len());
        let end = places.get(at + removed).copied().unwrap_or(text.len());
        text.replace_range(places[at]..end, piece);
    }
    text
}

#[test]
fn whole_files() {
    for text in TEXTS {
        assert_eq!(agree(text), Ok(true));
        assert_eq!(agree(&text.replace('\n', "\r\n")), Ok(true));
    }
}

#[test]
fn every_exception_says_why() {
    assert!(EXCEPTIONS.iter().all(|exception| exception.name.len() > 5 && exception.why.len() > 20));
    for (text, accepted) in [("Some 1", false), ("Some(1)", true), ("(a: \"x\n=======\n\")", false)] {
        assert_eq!(agree(text), Ok(accepted), "{text}");
    }
}

#[test]
fn a_difference_is_told() {
    assert!(agree("[1, 2]").is_ok_and(|accepted| accepted));
    let wrong = crate::targets::agree::differs("[1, 2]", "[1, 3]");
    assert!(wrong, "another value is a difference");
}
