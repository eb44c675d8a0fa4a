//! Whether two texts hold the same values and comments.

use crate::model::span::Span;
use crate::syntax::tree::{Node, Tree};

/// Whether both parse without a report, to the same values as written, with the same comments.
pub(super) fn same(a: (&str, &Tree), b: (&str, &Tree)) -> bool {
    let values = match (a.1.root(), b.1.root()) {
        (Some(one), Some(other)) => same_value(a.1.node(a.0, one), b.1.node(b.0, other)),
        (one, other) => one.is_none() && other.is_none(),
    };
    values
        && b.1.diagnostics().is_empty()
        && a.1.extensions().iter().map(|e| e.name).eq(b.1.extensions().iter().map(|e| e.name))
        && a.1.comments().iter().map(|c| words(a.0, *c)).eq(b.1.comments().iter().map(|c| words(b.0, *c)))
}

/// A comment without the space behind it.
fn words(text: &str, comment: Span) -> &str {
    text.get(comment.start as usize..comment.end as usize).unwrap_or_default().trim_end()
}

fn same_value(a: Node<'_>, b: Node<'_>) -> bool {
    if a.shape() != b.shape() || a.name() != b.name() {
        return false;
    }
    let mut inner = false;
    let (mut items, mut others) = (a.items(), b.items());
    loop {
        match (items.next(), others.next()) {
            (None, None) => break,
            (Some(one), Some(other)) if same_value(one, other) => inner = true,
            _ => return false,
        }
    }
    let (mut fields, mut others) = (a.fields(), b.fields());
    loop {
        match (fields.next(), others.next()) {
            (None, None) => break,
            (Some(one), Some(other)) if one.name == other.name && same_value(one.value, other.value) => {
                inner = true;
            }
            _ => return false,
        }
    }
    let (mut entries, mut others) = (a.entries(), b.entries());
    loop {
        match (entries.next(), others.next()) {
            (None, None) => break,
            (Some(one), Some(other)) if same_value(one.0, other.0) && same_value(one.1, other.1) => {
                inner = true;
            }
            _ => return false,
        }
    }
    inner || a.raw() == b.raw() || a.raw().ends_with([')', ']', '}'])
}
