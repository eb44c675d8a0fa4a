//! Each slip: one message, at its place, and the rest is read as meant.

use super::{BRIEFING, check_tree, errors, lines, messages, read, root};
use crate::model::diagnostic::Severity;
use crate::syntax::{Node, Shape};

/// Reads `text`, which holds the slips whose messages begin like `wanted`, in order.
fn slips(text: &str, wanted: &[&str]) {
    let found = messages(text);
    check_tree(text, &read(text));
    let same = found.len() == wanted.len() && found.iter().zip(wanted).all(|(f, w)| f.starts_with(w));
    assert!(same, "{text}\n{found:#?}\nwanted {wanted:#?}");
}

/// Applies the fixes of `text` until nothing is left to say.
fn mended(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..20 {
        let tree = read(&text);
        let Some(fix) = tree.diagnostics().iter().find_map(|report| report.fix.clone()) else { break };
        text.replace_range(fix.span.start as usize..fix.span.end as usize, &fix.text);
    }
    text
}

fn fields(text: &str) -> Vec<String> {
    let tree = read(text);
    root(&tree, text).fields().map(|field| format!("{}={:?}", field.name, field.value.shape())).collect()
}

#[test]
fn fixes_lead_to_clean_text() {
    for (slip, fixed) in [
        ("(a: 1 b: 2)", "(a: 1, b: 2)"),
        ("(a: 1,, b: 2)", "(a: 1, b: 2)"),
        ("(a = 1; b => 2)", "(a : 1, b : 2)"),
        ("(a \"x\", b: 1)", "(a: \"x\", b: 1)"),
        ("(\"a\": 1)", "(a: 1)"),
        ("(a: “x”, b: «\u{A0}y\u{A0}»)", "(a: \"x\", b: \"y\")"),
        ("(a: 'deux mots', b: 'l'eau')", "(a: \"deux mots\", b: \"l'eau\")"),
        ("(a: 14,45, b: -0,5)", "(a: 14.45, b: -0.5)"),
        ("(a: 1,234,567)", "(a: 1234567)"),
        ("(a: 12 500, b: -1\u{A0}234\u{202F}567)", "(a: 12500, b: -1234567)"),
        ("(a: \"C:\\d\\n\\q\")", "(a: \"C:\\\\d\\n\\\\q\")"),
        (
            "(a: 2025-07-01, b: 14:30, c: 010400Z JUL 25)",
            "(a: \"2025-07-01\", b: \"14:30\", c: \"010400Z JUL 25\")",
        ),
        ("(a: Poste de Kayes, b: 1)", "(a: \"Poste de Kayes\", b: 1)"),
        ("(a: \"il dit \"oui\" hier\")", "(a: \"il dit \\\"oui\\\" hier\")"),
        ("(a: \"C:\\dir\")", "(a: \"C:\\\\dir\")"),
        ("(a: \"x,\n b: 1)", "(a: \"x\",\n b: 1)"),
        ("(a: x y\", b: 1)", "(a: \"x y\", b: 1)"),
        ("(fr: \"abc, en: \"def\")", "(fr: \"abc\", en: \"def\")"),
        ("(a: [\"x\", \"y], b: \"z\")", "(a: [\"x\", \"y\"], b: \"z\")"),
        ("[(a: \"x, b: 9), (a: \"y\")]", "[(a: \"x\", b: 9), (a: \"y\")]"),
        ("(a: \"x\ny\" b: 1)", "(a: \"x\ny\", b: 1)"),
        ("(a: 1, place (lat: 1), c: 2)", "(a: 1, place: (lat: 1), c: 2)"),
        ("(place (lat: 1), c: 2)", "(place: (lat: 1), c: 2)"),
        ("(class DR, b: 2)", "(class: DR, b: 2)"),
        ("{\"a: 1, \"b\": 2}", "{\"a\": 1, \"b\": 2}"),
        ("(a: [1, 2)", "(a: [1, 2])"),
        ("(a: [1, 2), b: 3)", "(a: [1, 2], b: 3)"),
        ("(a: \"x\"], b: 3)", "(a: [\"x\"], b: 3)"),
        ("(b: 3, a: (c: 1)])", "(b: 3, a: [(c: 1)])"),
        ("(a: 1, 2], b: 3)", "(a: [1, 2], b: 3)"),
        ("(a: 1.5, 2), b: 3)", "(a: (1.5, 2), b: 3)"),
        ("(a: lat: 1, lon: 2), b: 3)", "(a: (lat: 1, lon: 2), b: 3)"),
        ("(a: \"k\": 1, \"l\": 2}, b: 3)", "(a: {\"k\": 1, \"l\": 2}, b: 3)"),
        ("(a: 1)\n)", "(a: 1)\n"),
        ("(a: 1), b: 2)", "(a: 1, b: 2)"),
        ("a: 1, b: 2)", "(a: 1, b: 2)"),
        ("(a: [(b: 1, c: [2", "(a: [(b: 1, c: [2])])"),
        ("#![enable(implicit_sum)] (a: 1)", "#![enable(implicit_some)] (a: 1)"),
        ("# note\n(a: 1)", "// note\n(a: 1)"),
        ("\u{FEFF}(a\u{A0}: 1,\u{200B} b: 2)", "(a : 1, b: 2)"),
    ] {
        assert_eq!(mended(slip), fixed);
        assert!(read(fixed).diagnostics().is_empty(), "{fixed}: {:?}", messages(fixed));
    }
}

#[test]
fn a_bracket_is_not_put_into_a_comment() {
    for slip in ["(a: // x\n  \"y\"\n], b: 1)", "(a: /* x\n */ \"y\"], b: 1)", "(a:\n  \"y\"\n], b: 1)"] {
        let comments = |text: &str| {
            let spans = read(text).comments().to_vec();
            spans
                .iter()
                .map(|span| text[span.start as usize..span.end as usize].to_owned())
                .collect::<Vec<_>>()
        };
        let fixed = mended(slip);
        assert!(read(&fixed).diagnostics().is_empty(), "{fixed}");
        assert_eq!(comments(&fixed), comments(slip), "{fixed}");
    }
    assert!(read(&mended("(a: SEN, b: []\na#\n\u{201c}])")).diagnostics().is_empty());
}

#[test]
fn one_slip_one_message() {
    slips("(a: , b: 1)", &["value missing"]);
    slips("(a: 1, b:)", &["value missing"]);
    slips("(a: 1, b)", &["value missing"]);
    slips("(a: 127,368)", &["comma in a number"]);
    slips("(a: \"x\" y z, b: 1)", &["unexpected text"]);
    slips("(a: @, b: 1)", &["unexpected character"]);
    slips("(a: 1, @ b: 1)", &["unexpected character"]);
    slips("/* x\n(a: 1)", &["comment `/*`"]);
    slips("{\"a\" 1, \"b\": 2}", &["`:` is missing"]);
    slips("{\"a\", \"b\": 2}", &["`:` and value"]);
    slips("[1 2]", &["`,` is missing"]);
    slips("[SEN MLI]", &["`,` is missing"]);
    slips("[poste de police, b]", &["this text must"]);
    slips("(a: r#\"x, b: 1)", &["raw text never"]);
    slips("(1, a: 2)", &["named field"]);
    slips("(a: 1) (b: 2)", &["text after the end"]);
    slips("", &["the file is empty"]);
    slips("Bonjour, voici le fichier", &["text after the end"]);
    slips("#![enable(qqq)]\n()", &["unknown extension"]);
    slips("#![enable\n()", &["unreadable attribute"]);
}

#[test]
fn two_slips_on_a_line_are_two() {
    slips("(a: 14,45, b = 2, c: 3)", &["decimal comma", "`=` instead"]);
    slips("(a: “x”, b 2, c: [1, 2), d: 1)", &["a text stands", "`:` is missing", "`)` instead"]);
}

#[test]
fn values_are_read_as_intended() {
    let text = "(a: 14,45, b: “x”, c: 2025-07-01, d: 1,234,567, e: \"x, f: MLI)";
    let tree = read(text);
    let values: Vec<_> = root(&tree, text).fields().map(|field| field.value).collect();
    assert!(values.len() == 6 && errors(&tree) == 0 && values.iter().all(|value| !value.has_errors()));
    assert!((values[0].float().unwrap() - 14.45).abs() < 1e-9);
    assert_eq!(values[1].text().as_deref(), Some("x"));
    assert_eq!(values[2].text().as_deref(), Some("2025-07-01"));
    assert_eq!(values[3].integer(), Some(1_234_567));
    assert_eq!(values[4].text().as_deref(), Some("x"));
    assert_eq!(values[5].name(), Some("MLI"));
}

#[test]
fn what_may_hide_a_field_is_an_error() {
    for text in [
        "(a: \"x marking: (b: 1), c: 2)",
        "(a: “x, marking: (b: 1), c: ”y”)",
        "(a: note: x y, b: 1)",
        "(a: \"il dit \"oui, rel_to: x\" hier\")",
        "(a: 1,234)",
        "(a: 1, 2], b: 3)",
        "(a: 1) (b: 2)",
    ] {
        assert!(errors(&read(text)) > 0, "{text}: {:?}", messages(text));
    }
}

#[test]
fn invisible_characters_only_warn() {
    let tree = read("\u{FEFF}(a\u{A0}: 1,\u{200B} b: 2)");
    assert_eq!((tree.diagnostics().len(), errors(&tree)), (3, 0));
    assert!(tree.diagnostics().iter().all(|report| report.severity == Severity::Warning));
}

#[test]
fn a_merge_conflict_reads_as_its_first_version() {
    let text = "(\n<<<<<<< HEAD\n    a: 1,\n=======\n    a: \"2\",\n    c: 3,\n>>>>>>> other\n    b: 2,\n)";
    slips(text, &["unfinished merge"]);
    assert_eq!(lines(text), [2]);
    assert_eq!(fields(text), ["a=Integer", "b=Integer"]);
}

fn ids(text: &str) -> Vec<String> {
    let tree = read(text);
    let root = root(&tree, text);
    let records = root.fields().filter(|field| field.value.shape() == Shape::List);
    let ids = records.flat_map(|field| field.value.items().collect::<Vec<Node<'_>>>());
    ids.filter_map(|item| item.fields().find(|field| field.name == "id")?.value.text().map(Into::into))
        .collect()
}

#[test]
fn an_unclosed_record_does_not_swallow_the_next() {
    let all = ids(BRIEFING);
    assert_eq!(all.len(), 7);
    let text = BRIEFING.replacen("        ),\n        (\n", "        (\n", 1);
    assert_eq!((ids(&text), messages(&text).len()), (all.clone(), 1));
    let text = BRIEFING.replacen("done: false),", "done: false,", 1);
    assert_eq!((ids(&text), messages(&text).len()), (all.clone(), 1));
    let text =
        BRIEFING.replacen("                wounded: 3,\n            ),", "                wounded: 3,", 1);
    assert_eq!((ids(&text), messages(&text).len()), (all.clone(), 1));
    let text = BRIEFING.replacen("            ],\n        ),\n", "", 1);
    assert_eq!((ids(&text), messages(&text).len()), (all.clone(), 2));
    let text = BRIEFING.replacen("[(from", "(from", 1);
    assert_eq!((ids(&text), messages(&text).len()), (all, 1));
}

#[test]
fn single_deletions_report_the_right_line() {
    let (mut hits, mut reports, mut all) = (0, 0, 0);
    for (at, c) in BRIEFING.char_indices().filter(|(_, c)| ",:()[]{}\"".contains(*c)) {
        let mut text = BRIEFING.to_owned();
        text.remove(at);
        let line = u32::try_from(1 + text[..at].matches('\n').count()).unwrap();
        let found = lines(&text);
        // A trailing comma, or a sign inside a text or comment, may go without a report.
        if found.is_empty() {
            assert!(",:()".contains(c), "{c} on line {line} went unnoticed");
            continue;
        }
        all += 1;
        hits += usize::from(found.contains(&line));
        reports += found.len();
    }
    assert!(hits * 100 >= all * 96, "{hits} of {all}");
    assert!(reports * 100 <= all * 115, "{reports} for {all}");
}
