//! Where a place named by the record table stands in the text.

use super::files::SourceFile;
use crate::model::span::{Span, Spot};
use crate::syntax::{self, Node, NodeId};

/// The span of `spot` in `files`; a whole group is narrowed to its first line.
#[must_use]
pub fn find(files: &[SourceFile], spot: Spot) -> Span {
    let Some(file) = files.get(usize::from(spot.span.file.0)) else { return spot.span };
    let span = field(file, spot).unwrap_or_else(|| head(file, spot));
    let line = file.lines.line(span.start);
    Span { end: span.end.min(file.lines.line_range(line).1).max(span.start), ..span }
}

/// The whole span of the field of `spot`, or of the member of it; `None` when it is not written.
#[must_use]
pub fn written(files: &[SourceFile], spot: Spot) -> Option<Span> {
    field(files.get(usize::from(spot.span.file.0))?, spot)
}

fn field(file: &SourceFile, spot: Spot) -> Option<Span> {
    let name = spot.field?;
    let text = file.text.get(spot.span.start as usize..spot.span.end as usize)?;
    let tree = syntax::parse(text, spot.span.file);
    let root: NodeId = tree.root()?;
    let group = tree.node(text, root).unwrapped();
    let value = group.fields().find(|field| field.name == name)?.value.unwrapped();
    let node: Option<Node<'_>> = match spot.item {
        Some(at) => value.items().nth(at),
        None => None,
    };
    let inner = node.unwrap_or(value).span();
    let from = spot.span.start;
    Some(Span { start: inner.start + from, end: inner.end + from, ..inner })
}

/// The beginning of the group: its id where it has one, else its first line.
fn head(file: &SourceFile, spot: Spot) -> Span {
    if spot.field.is_none() || spot.field == Some("id") {
        return spot.span;
    }
    field(file, Spot { field: Some("id"), item: None, ..spot }).unwrap_or(spot.span)
}
