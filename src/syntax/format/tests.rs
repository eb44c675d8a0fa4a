//! Tests of the layout.

mod random;

use ron::extensions::Extensions;

use super::{Unformatted, format};

/// The new layout of `text`, after what must hold of any: formatted again it stays, and the `ron` crate
/// reads the same in both.
fn laid(text: &str) -> String {
    let once = format(text).unwrap_or_else(|why| panic!("{why:?} for {text:?}"));
    let twice = format(&once).unwrap_or_else(|why| panic!("{why:?} for {once:?}, laid out from {text:?}"));
    assert_eq!(once, twice, "from {text:?}");
    if let Some(value) = oracle(text) {
        assert_eq!(oracle(&once), Some(value), "{once:?} from {text:?}");
    }
    once
}

/// What the `ron` crate reads, in words, since NaN is equal to nothing.
fn oracle(text: &str) -> Option<String> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str::<ron::Value>(text).ok().map(|value| format!("{value:?}"))
}

#[test]
fn a_file_gets_its_layout() {
    let text = "  // head\n\n\n\n(a:1,b :[1,2 ,3,], // why\n\n\n c:(x:1,\ny:2)\n,  /* in */d: Name( z : 1 )\n// foot\n) // end\n//last";
    let wanted = "\
// head

(
    a: 1,
    b: [1, 2, 3], // why

    c: (
        x: 1,
        y: 2,
    ),
    /* in */ d: Name(z: 1),
    // foot
) // end
// last
";
    assert_eq!(laid(text), wanted.replace("// last", "//last"));
}

#[test]
fn short_groups_stay_on_their_line_and_long_ones_do_not() {
    assert_eq!(laid("( a : 1, )"), "(a: 1)\n");
    assert_eq!(laid("[ ]"), "[]\n");
    assert_eq!(laid("[\n]"), "[]\n");
    assert_eq!(laid("{ \"a\" : 1 , }"), "{\"a\": 1}\n");
    let long = format!("(a: [\"{}\", 1])", "x".repeat(110));
    assert_eq!(
        laid(&long),
        format!("(\n    a: [\"{}\", 1],\n)\n", "x".repeat(110))
            .replace("[\"", "[\n        \"")
            .replace(", 1],", ",\n        1,\n    ],")
    );
}

#[test]
fn the_comma_counts_against_the_width() {
    for (letters, fits) in [(108, true), (109, false)] {
        let text = format!("(\n    a: [\"{}\"],\n)", "x".repeat(letters));
        assert_eq!(laid(&text).lines().count() == 3, fits, "{letters}");
        assert!(laid(&text).lines().all(|line| line.chars().count() <= 120));
    }
}

#[test]
fn an_empty_tuple_with_space_is_not_the_unit() {
    assert_ne!(oracle("( )"), oracle("()"), "the crate tells them apart");
    assert_eq!(laid("(  )"), "( )\n");
    assert_eq!(laid("()"), "()\n");
    assert_eq!(laid("(a:\n(\n))"), "(\n    a: ( ),\n)\n");
}

#[test]
fn block_comments_keep_their_lines() {
    let text = "/* a\n b\n      c */\n( a: 1, /* d\n e */\n)";
    assert_eq!(laid(text), "/* a\n b\n      c */\n(\n    a: 1, /* d\n e */\n)\n");
}

#[test]
fn comments_in_odd_places_stay() {
    assert_eq!(laid("[ /* nothing */ ]"), "[/* nothing */]\n");
    assert_eq!(laid("[ // nothing\n]"), "[ // nothing\n]\n");
    assert_eq!(laid("(a /* k */ : /* v */ 1)"), "(\n    a: /* k */ /* v */ 1,\n)\n");
    assert_eq!(laid("(a: // why\n [\n1])"), "(\n    a: // why\n        [\n            1,\n        ],\n)\n");
    assert_eq!(laid("(1 /* one */, /* two */ 2)"), "(\n    1, /* one */\n    /* two */ 2,\n)\n");
    assert_eq!(laid("Name /* n */ ( a: 1 )"), "Name /* n */ (\n    a: 1,\n)\n");
    assert_eq!(
        laid("#![enable( /* x */ implicit_some)]// y\n(a: 1)"),
        "#![enable( /* x */ implicit_some)] // y\n(a: 1)\n"
    );
}

#[test]
fn columns_of_comments_are_kept() {
    let table = "(\n  a: 1,      // one\n  bb: [1,2], // two\n\n  c: 3,      // three\n  d: 4, // four\n)";
    let wanted = "(\n    a: 1,      // one\n    bb: [1, 2], // two\n";
    let wanted = wanted.replace("a: 1,      //", "a: 1,       //");
    assert_eq!(laid(table), format!("{wanted}\n    c: 3,    // three\n    d: 4, // four\n)\n"));
}

#[test]
fn line_ends_are_those_of_the_file() {
    assert_eq!(laid("(a:1,\r\nb:2)\r\n"), "(\r\n    a: 1,\r\n    b: 2,\r\n)\r\n");
    assert_eq!(laid("(a:1,\r\nb:2)\n"), "(\n    a: 1,\n    b: 2,\n)\n");
    assert_eq!(laid("(a:1,\r\n/* x\r\n y */ b:2)\n"), "(\n    a: 1,\n    /* x\r\n y */ b: 2,\n)\n");
}

#[test]
fn values_are_written_as_they_stand() {
    for value in [
        "r#\"a\"b\"#",
        "b\"x\\xFF\"",
        "1_000",
        "0xFF_u8",
        "1e5",
        "'x'",
        "r#type",
        "1..=2",
        "\"two\nlines\"",
        "None",
        "Some(4)",
    ] {
        assert_eq!(
            laid(&format!("[{value}]")).replace([' ', '\n', ','], ""),
            format!("[{value}]").replace([' ', '\n'], "")
        );
    }
    assert_eq!(laid("(r#type:1)"), "(r#type: 1)\n");
}

#[test]
fn what_is_not_right_is_left() {
    assert_eq!(format("(a: 1"), Err(Unformatted::Slips(1)));
    assert_eq!(format("(a: , b: 1)"), Err(Unformatted::Errors(1)));
    assert!(matches!(format("(a: 1, b: “x”)"), Err(Unformatted::Errors(_) | Unformatted::Slips(_))));
    assert!(matches!(format(&"[".repeat(2_000_000)), Err(Unformatted::Errors(_))));
    assert!(matches!(format("// no value"), Err(Unformatted::Errors(1))));
}

#[test]
fn hostile_layouts_stay_cheap() {
    let far = "1  /* a */, ".repeat(100_000);
    let out = laid(&format!("[{far}]"));
    assert!(out.len() < 4_000_000, "{}", out.len());
    let deep = format!("{}1{}", "[".repeat(59), "]".repeat(59));
    assert_eq!(laid(&deep), format!("{deep}\n"));
    let lines = format!("{}1{}", "[\n".repeat(60), "]".repeat(60));
    assert!(laid(&lines).len() > 60 * 60 * 4);
    let column = format!("[\n\"{}\", // x\n{}]", "y".repeat(1_000_000), "1,  // x\n".repeat(100_000));
    assert!(laid(&column).len() < 4_000_000);
}

#[test]
fn a_briefing_keeps_its_layout() {
    let text = crate::syntax::tests::BRIEFING;
    let lines = |text: &str| text.lines().filter(|line| !line.trim().is_empty()).count();
    assert!(lines(&laid(text)) >= lines(text));
}
