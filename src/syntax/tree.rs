//! The tree that parsing gives: one flat vector of values in the order of the text.
#![allow(clippy::cast_possible_truncation)] // offsets and counts fit: larger texts are refused before

use std::borrow::Cow;

use super::{numbers, strings};
use crate::model::diagnostic::Diagnostic;
use crate::model::span::{FileId, Span};

/// Number of a node in its [`Tree`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(super) u32);

/// What kind of value stands at a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// `()` or `Name()`.
    Unit,
    /// `(a: 1)` or `Name(a: 1)`.
    Fields,
    /// `(1, 2)` or `Name(1, 2)`; also a range `1..2`, which has no items.
    Tuple,
    /// `[1, 2]`
    List,
    /// `{"a": 1}`
    Map,
    /// A text, in quotes of whatever kind, or without where it was meant as one.
    Text,
    /// `'x'`
    Char,
    /// A whole number, in any base, or a byte `b'x'`.
    Integer,
    /// A number with a fraction or exponent, `inf` or `NaN`.
    Float,
    /// `true` or `false`
    Bool,
    /// A bare identifier: `MLI`.
    Word,
    /// A byte string.
    Bytes,
    /// Something unreadable stood here, and a diagnostic says so.
    Broken,
}

/// How a leaf was written when not as it should be; decides how its value is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    Plain,
    /// Text between double quotes without escapes.
    Simple,
    /// Text between quotes of another kind: `“x”`, `'x'`.
    OtherQuotes,
    /// Text without quotes.
    Bare,
    /// Text with its closing quote only.
    Unopened,
    /// Text with its opening quote only.
    Unclosed,
    /// A number with a comma for the decimal point.
    DecimalComma,
    /// A number with commas or spaces between groups of three digits.
    Grouped,
}

/// One value. The children of a group follow it up to `next`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub start: u32,
    pub end: u32,
    pub next: u32,
    pub key_start: u32,
    /// Lengths as [`name_len`] gives them.
    pub key_len: u16,
    pub name_len: u16,
    pub shape: Shape,
    pub form: Form,
    pub bad: bool,
}

impl Cell {
    pub fn leaf(shape: Shape, start: usize, end: usize) -> Self {
        Self {
            start: start as u32,
            end: end as u32,
            next: 0,
            key_start: 0,
            key_len: 0,
            name_len: 0,
            shape,
            form: Form::Plain,
            bad: false,
        }
    }
}

/// Length of a name in its [`Cell`], in bytes; of a longer one only the front counts, for no name is as long.
pub(super) fn name_len(len: usize) -> u16 {
    len.min(usize::from(u16::MAX)) as u16
}

/// Values that another reader found.
#[derive(Debug, Default)]
pub(super) struct Behind {
    pub cells: Vec<Cell>,
    /// Number in the tree of the first of them.
    pub first: usize,
}

/// An extension switched on with `#![enable(..)]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extension {
    /// Its name as the `ron` crate spells it.
    pub name: &'static str,
    /// The name in the text.
    pub span: Span,
}

/// A parsed file: values, comments and everything that is wrong with its syntax.
#[derive(Debug, Default)]
pub struct Tree {
    pub(super) file: FileId,
    pub(super) cells: Vec<Cell>,
    /// The values behind those, where two readers shared the text.
    pub(super) behind: Behind,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) comments: Vec<Span>,
    pub(super) extensions: Vec<Extension>,
    pub(super) merges: Vec<Span>,
}

impl Tree {
    /// The one value of the file; `None` for a file without any.
    #[must_use]
    pub fn root(&self) -> Option<NodeId> {
        (!self.cells.is_empty()).then_some(NodeId(0))
    }

    /// The node `id`, to be read against the `text` that was parsed.
    #[must_use]
    pub fn node<'t>(&'t self, text: &'t str, id: NodeId) -> Node<'t> {
        Node { tree: self, text, id }
    }

    /// Syntax errors and warnings in the order of the text.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Moves the diagnostics out; the nodes still know whether they hold an error.
    #[must_use]
    pub fn take_diagnostics(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.diagnostics)
    }

    /// Every comment in the order of the text, with its `//` or `/* */`.
    #[must_use]
    pub fn comments(&self) -> &[Span] {
        &self.comments
    }

    /// Where two versions of an unfinished merge stand, from the first mark to the last.
    #[must_use]
    pub fn merges(&self) -> &[Span] {
        &self.merges
    }

    /// The known extensions that the file switches on.
    #[must_use]
    pub fn extensions(&self) -> &[Extension] {
        &self.extensions
    }
}

/// A value in its tree and text; cheap to copy.
#[derive(Clone, Copy)]
pub struct Node<'t> {
    tree: &'t Tree,
    text: &'t str,
    id: NodeId,
}

/// A field of a struct.
#[derive(Clone, Copy, Debug)]
pub struct Field<'t> {
    /// Its name, without `r#`.
    pub name: &'t str,
    /// Where the name stands.
    pub name_span: Span,
    /// What stands behind the colon.
    pub value: Node<'t>,
}

impl std::fmt::Debug for Node<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:?} {:?}", self.shape(), self.raw())
    }
}

impl<'t> Node<'t> {
    #[inline]
    fn cell(self) -> &'t Cell {
        let at = self.id.0 as usize;
        match self.tree.cells.get(at) {
            Some(cell) => cell,
            None => &self.tree.behind.cells[at - self.tree.behind.first],
        }
    }

    #[inline]
    fn slice(self, start: u32, end: u32) -> &'t str {
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Its number in the tree.
    #[must_use]
    #[inline]
    pub fn id(self) -> NodeId {
        self.id
    }

    /// What kind of value it is.
    #[must_use]
    #[inline]
    pub fn shape(self) -> Shape {
        self.cell().shape
    }

    /// Where it stands, with its name and brackets.
    #[must_use]
    #[inline]
    pub fn span(self) -> Span {
        Span::new(self.tree.file, self.cell().start, self.cell().end)
    }

    /// Its text as written.
    #[must_use]
    #[inline]
    pub fn raw(self) -> &'t str {
        self.slice(self.cell().start, self.cell().end)
    }

    /// The struct or variant name before a group, or the word itself, without `r#`.
    #[must_use]
    #[inline]
    pub fn name(self) -> Option<&'t str> {
        let cell = self.cell();
        (cell.name_len > 0).then(|| plain(self.slice(cell.start, cell.start + u32::from(cell.name_len))))
    }

    /// Where the name stands.
    #[must_use]
    #[inline]
    pub fn name_span(self) -> Option<Span> {
        let cell = self.cell();
        let end = cell.start + u32::from(cell.name_len);
        (cell.name_len > 0).then(|| Span::new(self.tree.file, cell.start, end))
    }

    #[inline]
    fn children(self, of: bool) -> Children<'t> {
        let cell = self.cell();
        Children { parent: self, next: self.id.0 + 1, end: if of { cell.next } else { 0 } }
    }

    /// The values of a list or tuple; nothing for other shapes.
    #[inline]
    pub fn items(self) -> impl Iterator<Item = Node<'t>> {
        self.children(matches!(self.shape(), Shape::List | Shape::Tuple))
    }

    /// The fields of a struct in the order of the text, repeated ones too; nothing for other shapes.
    #[inline]
    pub fn fields(self) -> impl Iterator<Item = Field<'t>> {
        // A value without a name was reported and belongs to no field.
        let named = self.children(self.shape() == Shape::Fields).filter(|value| value.cell().key_len > 0);
        named.map(Node::as_field)
    }

    /// The field of a struct whose value this is.
    #[inline]
    fn as_field(self) -> Field<'t> {
        let cell = self.cell();
        let end = cell.key_start + u32::from(cell.key_len);
        let name_span = Span::new(self.tree.file, cell.key_start, end);
        Field { name: plain(self.slice(cell.key_start, end)), name_span, value: self }
    }

    /// The field of this struct whose value is number `id` of the same tree.
    #[must_use]
    #[inline]
    pub fn field(self, id: NodeId) -> Field<'t> {
        self.other(id).as_field()
    }

    /// Number `id` of the same tree.
    #[must_use]
    #[inline]
    pub fn other(self, id: NodeId) -> Node<'t> {
        Node { id, ..self }
    }

    /// Keys and values of a map; nothing for other shapes.
    pub fn entries(self) -> impl Iterator<Item = (Node<'t>, Node<'t>)> {
        let mut children = self.children(self.shape() == Shape::Map);
        std::iter::from_fn(move || Some((children.next()?, children.next()?)))
    }

    /// The content of a text, escapes resolved; `None` for other shapes.
    #[must_use]
    #[inline]
    pub fn text(self) -> Option<Cow<'t, str>> {
        (self.shape() == Shape::Text).then(|| strings::content(self.raw(), self.cell().form))
    }

    /// The value of a whole number; `None` for other shapes and beyond 128 bits.
    #[must_use]
    pub fn integer(self) -> Option<i128> {
        (self.shape() == Shape::Integer).then(|| numbers::integer(self.raw(), self.cell().form))?
    }

    /// The value of a number, whole or not; `None` for other shapes.
    #[must_use]
    pub fn float(self) -> Option<f64> {
        matches!(self.shape(), Shape::Integer | Shape::Float)
            .then(|| numbers::float(self.raw(), self.cell().form))?
    }

    /// The content of a character `'x'`; `None` for other shapes.
    #[must_use]
    pub fn character(self) -> Option<char> {
        let text = (self.shape() == Shape::Char).then(|| strings::content(self.raw(), Form::Plain))?;
        text.chars().next()
    }

    /// `true` or `false`; `None` for other shapes.
    #[must_use]
    pub fn boolean(self) -> Option<bool> {
        (self.shape() == Shape::Bool).then(|| self.raw() == "true")
    }

    /// Whether a syntax error lies inside this value, so that what it lacks may be a consequence.
    #[must_use]
    pub fn has_errors(self) -> bool {
        self.cell().bad
    }

    /// `x` for `Some(x)`; otherwise the value itself.
    #[must_use]
    #[inline]
    pub fn unwrapped(self) -> Node<'t> {
        if self.shape() == Shape::Tuple { self.only_some() } else { self }
    }

    fn only_some(self) -> Node<'t> {
        if self.name() == Some("Some") {
            let mut items = self.items();
            if let (Some(only), None) = (items.next(), items.next()) {
                return only;
            }
        }
        self
    }
}

/// A name without `r#`.
#[inline]
fn plain(name: &str) -> &str {
    match name.as_bytes() {
        [b'r', b'#', _, ..] => &name[2..],
        _ => name,
    }
}

struct Children<'t> {
    parent: Node<'t>,
    next: u32,
    end: u32,
}

impl<'t> Iterator for Children<'t> {
    type Item = Node<'t>;

    #[inline]
    fn next(&mut self) -> Option<Node<'t>> {
        if self.next >= self.end {
            return None;
        }
        let child = Node { id: NodeId(self.next), ..self.parent };
        self.next = child.cell().next;
        Some(child)
    }
}
