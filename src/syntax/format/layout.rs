//! Values and groups in their layout.

use super::WIDTH;
use super::pen::{Bookmark, Pen};
use crate::model::span::Span;
use crate::syntax::lexer::{Group, Kind, Lexer};
use crate::syntax::scan;
use crate::syntax::tree::{Node, Shape, Tree};

/// What is at work: the old text with its tree, the new text, and the next comment to be written.
pub(super) struct Layout<'t> {
    pub text: &'t str,
    pub tree: &'t Tree,
    pub pen: Pen,
    pub next: usize,
}

/// A member of a group: what stands before its value, and the value.
enum Member<'t> {
    Item(Node<'t>),
    Field(Span, Node<'t>),
    Entry(Node<'t>, Node<'t>),
}

impl<'t> Member<'t> {
    fn start(&self) -> usize {
        match self {
            Self::Item(node) | Self::Entry(node, _) => start(*node),
            Self::Field(name, _) => name.start as usize,
        }
    }

    fn value(&self) -> Node<'t> {
        match self {
            Self::Item(node) | Self::Field(_, node) | Self::Entry(_, node) => *node,
        }
    }
}

fn start(node: Node<'_>) -> usize {
    node.span().start as usize
}

fn end(node: Node<'_>) -> usize {
    node.span().end as usize
}

/// The members of a group in the order of the text.
fn members(node: Node<'_>) -> impl Iterator<Item = Member<'_>> {
    let items = node.items().map(Member::Item);
    let fields = node.fields().map(|field| Member::Field(field.name_span, field.value));
    let entries = node.entries().map(|(key, value)| Member::Entry(key, value));
    items.chain(fields).chain(entries)
}

/// Whether a value has brackets; a range is a tuple without.
fn has_brackets(node: Node<'_>) -> bool {
    matches!(node.shape(), Shape::Unit | Shape::Fields | Shape::Tuple | Shape::List | Shape::Map)
        && node.raw().ends_with([')', ']', '}'])
}

impl<'t> Layout<'t> {
    pub fn new(text: &'t str, tree: &'t Tree) -> Self {
        Self { text, tree, pen: Pen::like(text), next: 0 }
    }

    /// The whole file.
    pub fn file(mut self) -> String {
        let mut from = 0;
        let mut lex = Lexer::new(self.text, self.tree.file);
        while let Some((start, end)) = attribute(&mut lex) {
            self.before((from, start), 0, false);
            self.pen.push(&self.text[start..end]);
            // Comments inside an attribute went with it.
            while self.comment(end).is_some() {
                self.next += 1;
            }
            from = end;
        }
        if let Some(root) = self.tree.root().map(|id| self.tree.node(self.text, id)) {
            self.before((from, start(root)), 0, false);
            self.value(root, 0);
            from = end(root);
        }
        self.last((from, self.text.len()), 0, false);
        self.pen.finish()
    }

    /// A value, behind what stands on the line at `depth`.
    fn value(&mut self, node: Node<'t>, depth: usize) {
        if !has_brackets(node) {
            self.pen.push(node.raw());
            return;
        }
        let raw = node.raw();
        let one_line = memchr::memchr(b'\n', raw.as_bytes()).is_none();
        if one_line && self.comment(end(node)).is_none() {
            let mark = self.pen.here();
            // Behind it comes a comma.
            if self.flat(node, mark) && self.pen.column() < WIDTH {
                return;
            }
            self.pen.back(mark);
        }
        let open = self.opening(node, depth);
        self.pen.push(&self.text[open..=open]);
        self.members((open + 1, end(node) - 1), node, depth, one_line);
        self.pen.push(&self.text[end(node) - 1..end(node)]);
    }

    /// The name of a group and comments behind it; returns where its bracket stands.
    fn opening(&mut self, node: Node<'t>, depth: usize) -> usize {
        let Some(name) = node.name_span() else { return start(node) };
        let (from, to) = (name.start as usize, name.end as usize);
        self.pen.push(&self.text[from..to]);
        let open = scan::skip_trivia(self.text, to);
        if self.comment(open).is_some() {
            self.inline(open, depth);
        }
        open
    }

    /// What stands between the brackets at `inner`, one member a line.
    fn members(&mut self, inner: (usize, usize), node: Node<'t>, depth: usize, one_line: bool) {
        let (mut from, to) = inner;
        let mut any = false;
        for member in members(node) {
            self.before((from, member.start()), depth + 1, any);
            self.member(&member, depth + 1);
            self.pen.push(",");
            from = end(member.value());
            any = true;
        }
        if any {
            self.last((from, to), depth + 1, true);
            self.pen.newline(depth, false);
        } else {
            self.nothing(inner, node, depth, one_line);
        }
    }

    /// The inside of a group without members.
    fn nothing(&mut self, inner: (usize, usize), node: Node<'t>, depth: usize, one_line: bool) {
        let (from, to) = inner;
        if self.comment(to).is_none() {
            self.pen.push(hollow(node, from, to));
        } else if one_line {
            let mut space = "";
            while let Some(comment) = self.comment(to) {
                self.pen.push(space);
                self.pen.push(&self.text[comment.start as usize..comment.end as usize]);
                self.next += 1;
                space = " ";
            }
        } else {
            self.last(inner, depth + 1, false);
            self.pen.newline(depth, false);
        }
    }

    fn member(&mut self, member: &Member<'t>, depth: usize) {
        let value = member.value();
        match member {
            Member::Item(_) => return self.value(value, depth),
            Member::Field(name, _) => self.pen.push(&self.text[name.start as usize..name.end as usize]),
            Member::Entry(key, _) => self.value(*key, depth),
        }
        self.pen.push(":");
        let deeper = self.inline(start(value), depth + 1);
        self.value(value, depth + usize::from(deeper));
    }

    /// A group without comments on the line at hand; `false`, the line half written, when it gets too long.
    fn flat(&mut self, node: Node<'t>, mark: Bookmark) -> bool {
        if self.pen.since(mark) > 4 * WIDTH {
            return false;
        }
        if !has_brackets(node) {
            self.pen.push(node.raw());
            return true;
        }
        let name_end = node.name_span().map_or(start(node), |name| name.end as usize);
        let open = scan::skip_trivia(self.text, name_end);
        self.pen.push(&self.text[start(node)..name_end]);
        self.pen.push(&self.text[open..=open]);
        let mut separator = "";
        for member in members(node) {
            self.pen.push(separator);
            separator = ", ";
            match &member {
                Member::Item(_) => {}
                Member::Field(name, _) => {
                    self.pen.push(&self.text[name.start as usize..name.end as usize]);
                    self.pen.push(": ");
                }
                Member::Entry(key, _) => {
                    if !self.flat(*key, mark) {
                        return false;
                    }
                    self.pen.push(": ");
                }
            }
            if !self.flat(member.value(), mark) {
                return false;
            }
        }
        if separator.is_empty() {
            self.pen.push(hollow(node, open + 1, end(node) - 1));
        }
        self.pen.push(&self.text[end(node) - 1..end(node)]);
        true
    }
}

/// What is kept of an empty inside: the `ron` crate tells `( )` from `()`.
fn hollow(node: Node<'_>, from: usize, to: usize) -> &'static str {
    if node.shape() == Shape::Unit && from < to { " " } else { "" }
}

/// The next `#![…]` at the head of a file: where it starts and ends.
fn attribute(lex: &mut Lexer<'_>) -> Option<(usize, usize)> {
    lex.skip_trivia();
    let start = lex.pos;
    if lex.byte(start) != Some(b'#') {
        return None;
    }
    lex.pos = start + 1;
    lex.skip_trivia();
    lex.pos += usize::from(lex.byte(lex.pos) == Some(b'!'));
    loop {
        match lex.next().kind {
            Kind::Close(Group::List) => return Some((start, lex.pos)),
            Kind::End => return None,
            _ => {}
        }
    }
}
