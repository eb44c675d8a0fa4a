//! Shapes, values and spans of text without mistakes.

use super::{BRIEFING, check_tree, messages, read, root};
use crate::syntax::{Node, Shape};

fn shapes(text: &str) -> Vec<Shape> {
    let tree = read(text);
    assert!(tree.diagnostics().is_empty(), "{:?}", messages(text));
    check_tree(text, &tree);
    root(&tree, text).items().map(Node::shape).collect()
}

#[test]
fn every_shape() {
    use Shape::{Bool, Bytes, Char, Fields, Float, Integer, List, Map, Text, Tuple, Unit, Word};
    let text = r##"[(), Empty(), (a: 1), Name(a: 1), (1, 2), Name(1), [1], {"a": 1}, "t", r#"t"#, 'c', 1, 0xF, b'a',
        1.5, inf, true, MLI, r#type, b"x", br"x", 1..2, {}, []]"##;
    let wanted = [
        Unit, Unit, Fields, Fields, Tuple, Tuple, List, Map, Text, Text, Char, Integer, Integer, Integer,
        Float, Float, Bool, Word, Word, Bytes, Bytes, Tuple, Map, List,
    ];
    assert_eq!(shapes(text), wanted);
}

#[test]
fn values() {
    let text = r#"(a: -12, b: 1_000.5, c: true, d: "é\"x\"", e: Some((x: 1)), f: Some(MLI), r#type: Kind(lat: 1), s: 7)"#;
    let tree = read(text);
    let fields: Vec<_> = root(&tree, text).fields().collect();
    let value = |index: usize| fields[index].value;
    assert_eq!((value(0).integer(), value(0).float()), (Some(-12), Some(-12.0)));
    assert_eq!((value(1).integer(), value(1).float()), (None, Some(1000.5)));
    assert_eq!(value(2).boolean(), Some(true));
    assert_eq!(value(3).text().as_deref(), Some("é\"x\""));
    assert_eq!(value(4).unwrapped().shape(), Shape::Fields);
    assert_eq!(value(5).unwrapped().name(), Some("MLI"));
    assert_eq!(fields[6].name, "type");
    assert_eq!(value(6).name(), Some("Kind"));
    assert_eq!(value(7).unwrapped().integer(), Some(7));
    assert_eq!(value(7).text(), None);
}

#[test]
fn spans_slice_to_the_source() {
    let text = "// é\n( a : Name ( lat: 1 ), /* c */ b: [ \"x\" , MLI ] )";
    let tree = read(text);
    let slice = |span: crate::model::span::Span| &text[span.start as usize..span.end as usize];
    let node = root(&tree, text);
    assert_eq!(node.raw(), "( a : Name ( lat: 1 ), /* c */ b: [ \"x\" , MLI ] )");
    let fields: Vec<_> = node.fields().collect();
    assert_eq!(slice(fields[0].name_span), "a");
    assert_eq!(fields[0].value.raw(), "Name ( lat: 1 )");
    assert_eq!(fields[0].value.name_span().map(slice), Some("Name"));
    assert_eq!(fields[1].value.items().map(Node::raw).collect::<Vec<_>>(), ["\"x\"", "MLI"]);
    assert_eq!(tree.comments().iter().map(|span| slice(*span)).collect::<Vec<_>>(), ["// é", "/* c */"]);
}

#[test]
fn maps_and_repeated_fields_keep_their_order() {
    let text = "(m: {\"a\": 1, B: (2), 3: []}, m: 1)";
    let tree = read(text);
    let fields: Vec<_> = root(&tree, text).fields().collect();
    assert_eq!(fields.iter().map(|field| field.name).collect::<Vec<_>>(), ["m", "m"]);
    let entries: Vec<_> = fields[0].value.entries().map(|(key, value)| (key.raw(), value.raw())).collect();
    assert_eq!(entries, [("\"a\"", "1"), ("B", "(2)"), ("3", "[]")]);
}

#[test]
fn the_sample_is_clean() {
    let tree = read(BRIEFING);
    assert!(tree.diagnostics().is_empty(), "{:?}", messages(BRIEFING));
    check_tree(BRIEFING, &tree);
    assert_eq!(
        tree.extensions().iter().map(|extension| extension.name).collect::<Vec<_>>(),
        ["implicit_some"]
    );
    assert_eq!(root(&tree, BRIEFING).fields().count(), 6);
}

#[test]
fn layout_is_free_where_brackets_add_up() {
    for text in [
        "(\na:\n1\n,\nb:\n(\nc: [\n1,\n2\n]\n)\n)",
        "  (\n a: (\nb: 1,\n  c: 2),\n      d: 3)",
        "(a:Some\n(1))",
    ] {
        assert!(read(text).diagnostics().is_empty(), "{text:?}: {:?}", messages(text));
    }
}

#[test]
fn lines_and_columns() {
    let text = "é(\r\n  a";
    let index = crate::syntax::LineIndex::new(text);
    assert_eq!(index.line_col(text, 0), (1, 1));
    assert_eq!(index.line_col(text, 2), (1, 2));
    assert_eq!(index.line_col(text, 5), (2, 1));
    assert_eq!(index.line_col(text, 999), (2, 4));
    assert_eq!((index.line_range(1), index.line_range(2), index.line_range(9)), ((0, 5), (5, 8), (8, 8)));
    assert_eq!(index.line_count(), 2);
}

#[test]
fn nodes_stay_small() {
    assert!(size_of::<crate::syntax::tree::Cell>() <= 32);
}
