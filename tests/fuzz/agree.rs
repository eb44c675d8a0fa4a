//! What the `ron` crate accepts (with `implicit_some`) is accepted, with the same value.

use ron::Value;
use ron::extensions::Extensions;
use tribrief::model::diagnostic::Severity;
use tribrief::model::span::FileId;
use tribrief::syntax::{self, Node, Shape, Tree};

/// A way in which the two may differ: its name, why, and whether a text is such a one.
pub struct Exception {
    pub name: &'static str,
    pub why: &'static str,
    pub holds: fn(&str, &Tree) -> bool,
}

/// Every exception for whole texts. Those for single values stand in [`same`], each with its reason.
pub const EXCEPTIONS: &[Exception] = &[
    Exception {
        name: "Some without brackets",
        why: "the crate reads `Some x` as `Some(x)`; nobody writes that, and here a comma is missing",
        holds: |text, _| {
            text.match_indices("Some").any(|(at, some)| {
                !text[at + some.len()..].trim_start_matches(char::is_whitespace).starts_with('(')
            })
        },
    },
    Exception {
        name: "text that runs into the next field",
        why: "a text over several lines that ends where another one opens lost its closing quote: \
              the crate swallows the fields in between",
        holds: |_, tree| said(tree, "text never closed"),
    },
    Exception {
        name: "mark of an unfinished merge",
        why: "`=======` and its like at the beginning of a line are marks of a merge before anything else",
        holds: |text, _| text.lines().any(|line| line.starts_with(['<', '=', '>', '|'])),
    },
    Exception {
        name: "too large",
        why: "a file has bounds: depth, values, reports",
        holds: |_, tree| said(tree, "nested more than") || said(tree, "values: the rest"),
    },
];

fn said(tree: &Tree, words: &str) -> bool {
    tree.diagnostics().iter().any(|report| report.message.en.contains(words))
}

/// Whether the crate accepts the text.
///
/// # Errors
/// The difference, in words, where the two do not agree and no exception holds.
pub fn agree(text: &str) -> Result<bool, String> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let Ok(wanted) = options.from_str::<Value>(text) else { return Ok(false) };
    let tree = syntax::parse(text, FileId(0));
    if EXCEPTIONS.iter().any(|exception| (exception.holds)(text, &tree)) {
        return Ok(false);
    }
    let errors: Vec<_> = tree.diagnostics().iter().filter(|r| r.severity == Severity::Error).collect();
    if let Some(error) = errors.first() {
        return Err(format!("refused: {}", error.message.en));
    }
    let Some(root) = tree.root().map(|root| tree.node(text, root)) else {
        return Err("nothing was read".to_owned());
    };
    if same(root, &wanted) { Ok(true) } else { Err(format!("{root:?} is not {wanted:?}")) }
}

/// Whether one text, read here, is another value than a second one, read by the crate.
pub fn differs(own: &str, wanted: &str) -> bool {
    let tree = syntax::parse(own, FileId(0));
    let root = tree.root().map(|root| tree.node(own, root));
    !ron::from_str::<Value>(wanted).is_ok_and(|wanted| root.is_some_and(|root| same(root, &wanted)))
}

/// Whether a node is the value that the crate gives.
fn same(node: Node<'_>, wanted: &Value) -> bool {
    if node.name() == Some("Some") && node.shape() != Shape::Word {
        let Value::Option(Some(inner)) = wanted else { return false };
        let mut items = node.items();
        // `Some(1, 2)` under `unwrap_variant_newtypes` holds the whole group.
        return match (items.next(), items.next()) {
            (Some(only), None) => same(only, inner) || group(node, inner),
            _ => group(node, inner),
        };
    }
    match (node.shape(), wanted) {
        (Shape::Bool, Value::Bool(truth)) => node.boolean() == Some(*truth),
        (Shape::Char, Value::Char(c)) => node.character() == Some(*c),
        (Shape::Text, Value::String(text)) => node.text().as_deref() == Some(text),
        (Shape::Integer | Shape::Float, Value::Number(number)) => same_number(node, number),
        (Shape::Word, Value::Option(None)) => node.name() == Some("None"),
        // The crate forgets the name of a unit.
        (Shape::Word, Value::Unit) => node.name().is_some(),
        // No field of a briefing holds bytes or a range: their values are not kept here.
        (Shape::Bytes, _) => true,
        (Shape::Tuple, _) if node.items().next().is_none() => true,
        _ => group(node, wanted),
    }
}

fn group(node: Node<'_>, wanted: &Value) -> bool {
    match (node.shape(), wanted) {
        // `()`, `( )` and `Name()` are a unit, a list and a list to the crate.
        (Shape::Unit, Value::Unit) => true,
        (Shape::Unit, Value::Seq(list)) => list.is_empty(),
        (Shape::Unit, Value::Map(map)) => map.is_empty(),
        (Shape::List | Shape::Tuple, Value::Seq(list)) => {
            node.items().count() == list.len()
                && node.items().zip(list).all(|(item, value)| same(item, value))
        }
        (Shape::Fields, Value::Map(map)) => {
            // Of a field written twice the crate keeps the last; here both are told.
            let last = |name: &str| node.fields().filter(|field| field.name == name).last();
            map.iter().all(|(key, value)| {
                let Value::String(name) = key else { return false };
                last(name).is_some_and(|field| same(field.value, value))
            }) && node.fields().all(|field| map.get(&Value::String(field.name.to_owned())).is_some())
        }
        (Shape::Map, Value::Map(map)) => {
            let entries: Vec<_> = node.entries().collect();
            map.iter().all(|(key, value)| {
                entries
                    .iter()
                    .rev()
                    .find(|(own, _)| same(*own, key))
                    .is_some_and(|(_, own)| same(*own, value))
            }) && entries.iter().all(|(own, _)| map.iter().any(|(key, _)| same(*own, key)))
        }
        _ => false,
    }
}

#[allow(
    clippy::match_wildcard_for_single_variants,
    reason = "with 128-bit numbers switched on there are more"
)]
fn same_number(node: Node<'_>, wanted: &ron::Number) -> bool {
    use ron::Number::{F32, F64, I8, I16, I32, I64, U8, U16, U32, U64};
    let whole: i128 = match *wanted {
        I8(n) => n.into(),
        I16(n) => n.into(),
        I32(n) => n.into(),
        I64(n) => n.into(),
        U8(n) => n.into(),
        U16(n) => n.into(),
        U32(n) => n.into(),
        U64(n) => n.into(),
        // The crate keeps the narrower width wherever it holds the number.
        #[allow(clippy::cast_possible_truncation)]
        F32(n) => return node.float().is_some_and(|own| same_float((own as f32).into(), n.get().into())),
        F64(n) => return node.float().is_some_and(|own| same_float(own, n.get())),
        _ => return false,
    };
    node.integer() == Some(whole)
}

fn same_float(own: f64, wanted: f64) -> bool {
    own.to_bits() == wanted.to_bits() || (own.is_nan() && wanted.is_nan()) || own - wanted == 0.0
}
