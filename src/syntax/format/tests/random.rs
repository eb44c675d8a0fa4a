//! Any accepted text keeps its values and comments and is left alone the second time.

use proptest::prelude::*;

use super::laid;
use crate::model::span::FileId;
use crate::syntax::parse;

/// Space, line ends and comments of every kind.
const GAPS: &[&str] = &[
    "",
    "",
    "",
    " ",
    "  ",
    "\n",
    "\n\n\n",
    "\r\n",
    "\t",
    "/* x */",
    "/**/",
    " /* a /* b */ \" ) */ ",
    "/* two\n  lines */",
    "/* two\r\n lines */\n",
    "// \"c(,\n",
    "//\n",
    "  // wide   \n",
    "      // column\n",
    "\n// own\n",
    "\n\n// apart\n\n",
    " // win\r\n",
    "\u{2028}",
];

const LEAVES: &[&str] = &[
    "1",
    "-7",
    "1_000",
    "0xFF_u8",
    "1.5",
    ".5",
    "inf",
    "NaN",
    "true",
    "None",
    "MLI",
    "r#type",
    "'x'",
    "b'a'",
    "b\"a\\xFF\"",
    "r#\"a\"b\"#",
    "\"\"",
    "\"a, b: c\"",
    "\"// no\"",
    "\"two\nlines\"",
    "\"a\\\n   b\"",
    "\"l'eau\"",
    "()",
    "( )",
    "[]",
    "{}",
    "Unit()",
    "1..2",
    "élan",
];

fn gap() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(GAPS), 0..3).prop_map(|all| all.concat())
}

fn leaf() -> BoxedStrategy<String> {
    prop_oneof![
        6 => prop::sample::select(LEAVES).prop_map(str::to_owned),
        1 => any::<String>().prop_map(|text| format!("{text:?}")),
        1 => "[a-z]{1,90}".prop_map(|text| format!("\"{text}\"")),
    ]
    .boxed()
}

fn joined(items: &[(String, String)], last: &str, comma: bool) -> String {
    let parts: Vec<String> = items.iter().map(|(item, gap)| format!("{item}{gap}")).collect();
    let comma = if comma && !items.is_empty() { "," } else { "" };
    format!("{}{comma}{last}", parts.join(","))
}

fn value() -> BoxedStrategy<String> {
    leaf()
        .prop_recursive(5, 40, 5, |inner| {
            let item = (gap(), inner.clone()).prop_map(|(gap, value)| format!("{gap}{value}")).boxed();
            let field = (gap(), "[a-c]{1,3}", gap(), gap(), inner.clone())
                .prop_map(|(before, name, colon, gap, value)| format!("{before}{name}{colon}:{gap}{value}"));
            let entry = (gap(), leaf(), gap(), gap(), inner)
                .prop_map(|(before, key, colon, gap, value)| format!("{before}{key}{colon}:{gap}{value}"));
            let group = |member: BoxedStrategy<String>| {
                (prop::collection::vec((member, gap()), 0..5), gap(), any::<bool>())
                    .prop_map(|(items, last, comma)| joined(&items, &last, comma))
            };
            let name = prop_oneof![3 => Just(String::new()), 1 => gap().prop_map(|gap| format!("Name{gap}"))];
            prop_oneof![
                3 => (name.clone(), group(field.boxed())).prop_map(|(name, all)| format!("{name}({all})")),
                1 => (name, group(item.clone())).prop_map(|(name, all)| format!("{name}({all})")),
                2 => group(item).prop_map(|all| format!("[{all}]")),
                1 => group(entry.boxed()).prop_map(|all| format!("{{{all}}}")),
            ]
            .boxed()
        })
        .boxed()
}

fn file() -> impl Strategy<Value = String> {
    let head = prop_oneof![
        3 => Just(String::new()),
        1 => (gap(), gap()).prop_map(|(a, b)| format!("{a}#![enable({b}implicit_some)]")),
    ];
    (head, gap(), value(), gap())
        .prop_map(|(head, before, value, after)| format!("{head}{before}{value}{after}"))
}

/// Whether the parser has nothing to say against `text`.
fn accepted(text: &str) -> bool {
    parse(text, FileId(0)).diagnostics().is_empty()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn generated(text in file()) {
        if accepted(&text) {
            laid(&text);
        }
    }

    #[test]
    fn generated_of_every_literal(text in crate::syntax::tests::agree::file()) {
        if accepted(&text) {
            laid(&text);
        }
    }

    #[test]
    fn pieces(text in crate::syntax::tests::robust::pieces()) {
        if accepted(&text) {
            laid(&text);
        }
    }
}

#[test]
fn most_generated_texts_are_accepted() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let texts = (0..200).filter_map(|_| Some(file().new_tree(&mut runner).ok()?.current()));
    let (good, all) = texts.fold((0, 0), |(good, all), text| (good + usize::from(accepted(&text)), all + 1));
    assert!(good * 2 > all, "{good} of {all}");
}
