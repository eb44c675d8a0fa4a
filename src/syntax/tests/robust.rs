//! Whatever the text: no panic, no hang, sound spans, bounded cost.

use proptest::prelude::*;

use super::{BRIEFING, check_tree, errors, read};
use crate::syntax::{MAX_ERRORS, MAX_NODES};

/// Pieces that recovery looks at.
const PIECES: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "=",
    ";",
    "\"",
    "'",
    "“",
    "”",
    "«",
    "»",
    "\\",
    "\\n",
    "\\u{e9}",
    "\n",
    "\n    ",
    "\n        ",
    " ",
    "\u{A0}",
    "\u{200B}",
    "\u{FEFF}",
    "é",
    "a",
    "b: ",
    "lat: ",
    "MLI",
    "Name(",
    "Some(",
    "r#",
    "r#\"",
    "\"#",
    "b\"",
    "b'",
    "br\"",
    "/*",
    "*/",
    "//",
    "#",
    "#![enable(",
    "1",
    "14,45",
    "2025-07-01",
    "-",
    "+",
    ".",
    "..",
    "..=",
    "0x",
    "1e",
    "_",
    "inf",
    "true",
    "<<<<<<<",
    "=======",
    "\n<<<<<<< a\n",
    "\n=======\n",
    "\n>>>>>>> b\n",
    "\r\n",
    "\0",
    "😀",
    "\u{301}",
    "@",
    "\"x\", ",
    "\"k\": 1",
];

/// The pieces strung together at random.
pub(in crate::syntax) fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES);
    prop::collection::vec(piece, 0..60).prop_map(|all| all.concat())
}

fn sound(text: &str) {
    let tree = read(text);
    check_tree(text, &tree);
    assert!(tree.diagnostics().len() <= MAX_ERRORS + 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in any::<String>()) {
        sound(&text);
    }

    #[test]
    fn any_pieces(text in pieces()) {
        sound(&text);
    }

    #[test]
    fn mutated_briefing(cuts in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..4, pieces()), 1..4)) {
        let mut text = BRIEFING.to_owned();
        for (index, removed, piece) in cuts {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let from = index.index(places.len());
            let end = places.get(from + removed).copied().unwrap_or(text.len());
            let piece = if removed == 3 { piece } else { String::new() };
            text.replace_range(places[from]..end, &piece);
        }
        sound(&text);
    }

    #[test]
    fn cut_anywhere(index in any::<prop::sample::Index>()) {
        let places: Vec<usize> = BRIEFING.char_indices().map(|(at, _)| at).collect();
        sound(&BRIEFING[..places[index.index(places.len())]]);
    }
}

/// Reads hostile `text` to its end and tells how many errors it gave; a reader that loops never comes back.
fn quick(text: &str) -> usize {
    let tree = read(text);
    assert!(tree.cells.len() <= MAX_NODES);
    errors(&tree)
}

#[test]
fn depth_ends_with_one_error() {
    for bracket in ["[", "(", "{", "a(", "Some(", "(a:"] {
        assert_eq!(quick(&bracket.repeat(10_000)), 1, "{bracket}");
    }
    assert_eq!(quick(&"[".repeat(2_000_000)), 1);
}

#[test]
fn too_many_values_end_with_one_error() {
    assert_eq!(quick(&format!("[{}", "1,".repeat(MAX_NODES + 10))), 1);
}

#[test]
fn repeated_slips_stay_cheap() {
    for slip in [
        "\"",
        "\"\n",
        "\\\"\n\"",
        "a\"b ",
        "r#\"",
        "/*",
        "#\n",
        "'",
        "“a ",
        "a b\n",
        "x, y: ",
        "\u{A0}",
        "<<<<<<<\n",
    ] {
        assert!(quick(&slip.repeat(200_000)) <= MAX_ERRORS + 1);
        assert!(quick(&format!("(a: [\n{}", slip.repeat(200_000))) <= MAX_ERRORS + 1);
    }
}
