//! Tests of the parser as a whole.

pub(super) mod agree;
mod plain;
mod recovery;
mod relay;
pub(super) mod robust;
mod shapes;

use super::{LineIndex, Node, Tree, parse};
use crate::model::diagnostic::Severity;
use crate::model::span::FileId;

/// A small briefing in the usual layout.
pub(super) const BRIEFING: &str = include_str!("tests/briefing.ron");

fn read(text: &str) -> Tree {
    parse(text, FileId(0))
}

fn root<'t>(tree: &'t Tree, text: &'t str) -> Node<'t> {
    tree.node(text, tree.root().expect("a root"))
}

/// Lines of the reports, in order.
fn lines(text: &str) -> Vec<u32> {
    let index = LineIndex::new(text);
    read(text).diagnostics().iter().map(|report| index.line_col(text, report.span.start).0).collect()
}

/// English messages of the reports, in order.
fn messages(text: &str) -> Vec<String> {
    read(text).diagnostics().iter().map(|report| report.message.en.clone()).collect()
}

fn errors(tree: &Tree) -> usize {
    tree.diagnostics().iter().filter(|report| report.severity == Severity::Error).count()
}

/// Spans in range, on character boundaries, children inside parents and in order.
fn check_tree(text: &str, tree: &Tree) {
    let sound = |start: u32, end: u32| {
        assert!(start <= end, "{start}..{end}");
        assert!(text.get(start as usize..end as usize).is_some(), "{start}..{end}");
    };
    for report in tree.diagnostics() {
        sound(report.span.start, report.span.end);
        report.labels.iter().for_each(|label| sound(label.span.start, label.span.end));
        report.fix.iter().for_each(|fix| sound(fix.span.start, fix.span.end));
        assert!(matches!(report.code, "STR-001" | "STR-012"), "{}", report.code);
        assert!(!report.message.fr.is_empty() && !report.message.en.is_empty());
    }
    let starts: Vec<_> = tree.diagnostics().iter().map(|report| report.span.start).collect();
    assert!(starts.is_sorted(), "{starts:?}");
    tree.comments().iter().for_each(|span| sound(span.start, span.end));
    if let Some(id) = tree.root() {
        check_node(text, tree.node(text, id));
    }
}

fn check_node(text: &str, node: Node<'_>) {
    let span = node.span();
    assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?}");
    let _ = (node.text(), node.integer(), node.float(), node.boolean(), node.name(), node.unwrapped());
    let mut reached = span.start;
    let mut child = |node: Node<'_>| {
        let inner = node.span();
        assert!(reached <= inner.start && inner.end <= span.end, "{inner:?} in {span:?}");
        reached = inner.end;
        check_node(text, node);
    };
    node.items().for_each(&mut child);
    node.entries().for_each(|(key, value)| {
        child(key);
        child(value);
    });
    node.fields().for_each(|field| {
        assert!(
            !field.name.is_empty() && field.name_span.end <= field.value.span().end,
            "{:?}",
            field.name_span
        );
        child(field.value);
    });
}
