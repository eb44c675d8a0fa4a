//! What the `ron` crate accepts is accepted here.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use ron::extensions::Extensions;

use crate::syntax::scan;

use super::{check_tree, errors, messages, read};

fn ron_accepts(text: &str) -> bool {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str::<ron::Value>(text).is_ok()
}

fn agree(text: &str) {
    // The crate reads `Some x` as `Some(x)`; here a comma is missing.
    let bare = text.match_indices("Some").any(|(at, some)| {
        let next = scan::skip_trivia(text, at + some.len());
        text.as_bytes().get(next) != Some(&b'(')
    });
    if !bare && ron_accepts(text) {
        let tree = read(text);
        check_tree(text, &tree);
        assert_eq!(errors(&tree), 0, "{:?} for {text:?}", messages(text));
    }
}

fn space() -> BoxedStrategy<String> {
    prop::sample::select(vec![
        "",
        "",
        "",
        " ",
        "\n",
        "\r\n",
        "\t",
        "/* x */",
        "/* a /* b */ \" */",
        "// \"c(\n",
        "\u{85}",
        "\u{2028}",
        "\n\n  ",
    ])
    .prop_map(str::to_owned)
    .boxed()
}

/// Literals of every kind.
const LEAVES: &[&str] = &[
    "1",
    "-7",
    "+5",
    "1_000",
    "0xFF_u8",
    "0b10",
    "0o17",
    "300u16",
    "1.5",
    ".5",
    "1.",
    "1e5",
    "1e_5",
    "-1.5e-3f64",
    "2f32",
    "inf",
    "-inf",
    "NaN",
    "NaNf32",
    "inff64",
    "+NaN",
    "99999999999999999999999999999999999999999999",
    "true",
    "false",
    "None",
    "()",
    "MLI",
    "r#type",
    "r#a.b-c",
    "élan",
    "Unit",
    "b'a'",
    "b'\\x41'",
    "'x'",
    "'\\''",
    "'\\n'",
    "'\u{e9}'",
    "b\"a\\xFFb\"",
    "br#\"x\"#",
    "r\"a\\d\"",
    "r#\"a\"b\"#",
    "r##\"\"#\"##",
    "\"\"",
    "\"a\\nb\"",
    "\"a \\\"b\\\" c\"",
    "\"two\nlines\"",
    "\"a\\\n   b\"",
    "\"a, b: c\"",
    "\"// no\"",
    "\"( [\"",
    "\"l'eau\"",
    "\"“x”\"",
    "\"\\u{e9}\\x41\\xC3\\xA9\"",
    "\"12:30\"",
    "1..2",
    "1..=2",
    "1.5..2.5",
    "0..",
];

fn leaf() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(LEAVES).prop_map(str::to_owned);
    prop_oneof![
        4 => fixed,
        1 => any::<f64>().prop_map(|value| format!("{value:?}")),
        1 => any::<i64>().prop_map(|value| value.to_string()),
        2 => any::<String>().prop_map(|text| format!("{text:?}")),
    ]
}

fn value() -> impl Strategy<Value = String> {
    leaf().prop_recursive(5, 40, 5, |inner| {
        let name = prop::sample::select(vec!["", "", "Name", "Some", "r#in", "a_1"]);
        let items = prop::collection::vec((space(), inner.clone(), space()), 0..5).boxed();
        let comma = any::<bool>();
        let joined = |items: Vec<(String, String, String)>, comma: bool, pair: bool| {
            let count = items.len();
            let all = items.into_iter().enumerate().map(|(index, (before, value, after))| {
                let key = if pair { format!("f_{index}{after}:") } else { String::new() };
                let end = if comma || index + 1 < count { "," } else { "" };
                format!("{before}{key}{value}{after}{end}")
            });
            all.collect::<String>()
        };
        prop_oneof![
            (name.clone(), space(), items.clone(), comma)
                .prop_map(move |(n, s, items, comma)| { format!("{n}{s}({})", joined(items, comma, true)) }),
            (name, space(), items.clone(), comma)
                .prop_map(move |(n, s, items, comma)| { format!("{n}{s}({})", joined(items, comma, false)) }),
            (items.clone(), comma)
                .prop_map(move |(items, comma)| format!("[{}]", joined(items, comma, false))),
            prop::collection::vec((space(), inner.clone(), space(), inner), 0..4).prop_map(|entries| {
                let all = entries.into_iter().map(|(a, key, b, value)| format!("{a}{key}{b}:{a}{value},{b}"));
                format!("{{{}}}", all.collect::<String>())
            }),
        ]
    })
}

pub(in crate::syntax) fn file() -> impl Strategy<Value = String> {
    let head = prop::sample::select(vec![
        "",
        "",
        "#![enable(implicit_some)]",
        "#![enable(unwrap_newtypes, implicit_some,)]\n",
        "# ! [type = \"x\"]",
        "#![schema = \"y\"] // z\n",
    ]);
    (space(), head, space(), value(), space())
        .prop_map(|(a, head, b, value, c)| format!("{a}{head}{b}{value}{c}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn generated_files(text in file()) {
        agree(&text);
    }

    #[test]
    fn slightly_damaged_files(text in file(), index in any::<prop::sample::Index>()) {
        let mut text = text;
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        if !places.is_empty() {
            text.remove(places[index.index(places.len())]);
        }
        agree(&text);
    }
}

#[test]
fn the_generator_makes_valid_files() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let accepted = (0..200).filter(|_| ron_accepts(&file().new_tree(&mut runner).unwrap().current())).count();
    assert!(accepted > 120, "{accepted} of 200");
}
