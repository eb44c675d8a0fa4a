//! Tokens to tree. The groups that are open stand on an explicit stack, so depth costs no call stack.
#![allow(clippy::cast_possible_truncation)] // texts over 4 GiB are refused before

use super::lexer::{Group, Kind, Lexer, Token};
use super::limits::{MAX_DEPTH, MAX_NODES};
use super::messages as say;
use super::scan;
use super::strings;
use super::tree::{Cell, Form, Shape, Tree};
use crate::model::diagnostic::Severity;
use crate::model::span::{FileId, Span};

/// Largest file, in values, that is read a second time.
const SECOND_READING: usize = 1_000_000;

/// Whether the values of a `(…)` have names; open until the first is seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Style {
    Open,
    Fields,
    Tuple,
}

/// What a group expects next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Want {
    Item,
    /// The colon behind a map key.
    Colon,
    /// The value behind a colon.
    Value,
    Separator,
}

/// An open group.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub cell: usize,
    pub group: Group,
    pub style: Style,
    pub want: Want,
    /// Its bracket, and where that bracket's line begins and how far it is indented.
    pub open: (usize, usize),
    pub line: usize,
    pub indent: usize,
    /// Indentation of the first item that begins a line.
    pub column: Option<usize>,
    /// The same of the group before it in its list, and of the last group in it.
    pub hint: Option<usize>,
    pub inner: Option<usize>,
    pub last: Option<usize>,
    pub last_end: usize,
    /// The name read for the value to come.
    pub key: (usize, usize),
    /// Its bracket is missing in the text, and that was reported.
    pub implied: bool,
    pub errors: usize,
}

/// Whether a token was used up or is to be looked at again in the new state.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Done,
    Again,
}

pub(super) struct Parser<'t> {
    pub lex: Lexer<'t>,
    pub cells: Vec<Cell>,
    pub stack: Vec<Frame>,
    /// Trust indentation: on only once brackets were seen not to add up.
    pub layout: bool,
    pub prev_end: usize,
    /// The group that closed last and its closing token.
    pub closed: Option<(Frame, Token)>,
}

/// Reads a text as one RON value, whatever it holds. Never fails, panics or overflows the stack.
///
/// What is wrong stands in [`Tree::diagnostics`]; a text over 4 GiB gives an empty tree and one error.
#[must_use]
pub fn parse(text: &str, file: FileId) -> Tree {
    if u32::try_from(text.len()).is_err() {
        let diagnostics = vec![say::too_large(Span::new(file, 0, 0))];
        return Tree { file, diagnostics, ..Tree::default() };
    }
    let plain = Parser::new(text, file, false).run();
    if !plain.lex.sink.torn || plain.cells.len() > SECOND_READING {
        return plain.finish();
    }
    // Brackets do not add up. Indentation tells where they were meant, if the file has any to trust.
    let laid_out = Parser::new(text, file, true).run();
    if laid_out.lex.sink.errors <= plain.lex.sink.errors { laid_out.finish() } else { plain.finish() }
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, file: FileId, layout: bool) -> Self {
        Self {
            lex: Lexer::new(text, file),
            cells: Vec::new(),
            stack: Vec::new(),
            layout,
            prev_end: 0,
            closed: None,
        }
    }

    fn run(mut self) -> Self {
        self.lex.attributes();
        while !self.lex.sink.stop {
            let key = |frame: &Frame| frame.group == Group::Map && frame.want == Want::Item;
            self.lex.at_key = self.stack.last().is_some_and(key);
            let token = self.lex.next();
            if token.kind == Kind::End {
                break;
            }
            // Every repeat opens or closes a group or changes what is wanted; the bound is for safety.
            for _ in 0..4 * MAX_DEPTH {
                if self.lex.sink.stop || self.step(token) == Step::Done {
                    break;
                }
            }
            self.prev_end = token.end.max(self.prev_end);
        }
        self.close_all();
        self
    }

    fn finish(self) -> Tree {
        let mut diagnostics = self.lex.sink.list;
        // Same place: what was found first stays first.
        diagnostics.sort_by_key(|report| (report.span.start, report.severity != Severity::Error));
        Tree {
            file: self.lex.file,
            cells: self.cells,
            diagnostics,
            comments: self.lex.comments,
            extensions: self.lex.extensions,
        }
    }

    pub fn top(&mut self) -> Option<&mut Frame> {
        self.stack.last_mut()
    }

    fn step(&mut self, token: Token) -> Step {
        let Some(&frame) = self.stack.last() else { return self.at_root(token) };
        if self.layout && token.first && self.leave_by_layout(token) {
            return Step::Again;
        }
        match token.kind {
            Kind::Close(group) => self.close(token, group),
            Kind::Comma => self.comma(token),
            Kind::Colon => self.colon(token),
            Kind::Junk if matches!(frame.want, Want::Separator | Want::Colon) => Step::Done,
            Kind::Junk if frame.style == Style::Fields && frame.want == Want::Item => Step::Done,
            Kind::Junk if !scan::ends_value(self.lex.text, token.end) => Step::Done,
            _ => match frame.want {
                Want::Separator => self.unseparated(token),
                Want::Colon => self.uncoloned(token),
                Want::Value => self.value(token),
                Want::Item => {
                    self.note_column(token);
                    match frame.group {
                        Group::Paren => self.paren_item(token),
                        Group::List => self.list_item(token),
                        Group::Map => self.value(token),
                    }
                }
            },
        }
    }

    fn note_column(&mut self, token: Token) {
        if let Some(frame) = self.stack.last_mut()
            && token.first
            && frame.column.is_none()
        {
            frame.column = Some(token.indent);
        }
    }

    fn at_root(&mut self, token: Token) -> Step {
        if !self.cells.is_empty() {
            return self.behind_root(token);
        }
        match token.kind {
            Kind::Close(group) => self.lex.sink.push(say::stray_closer(self.at(token), group)),
            Kind::Comma => self.lex.sink.push(say::extra_comma(self.at(token))),
            Kind::Colon => self.lex.sink.push(say::extra_colon(self.at(token))),
            Kind::Junk => {}
            Kind::Word if scan::field_at(self.lex.text, token.start) => {
                self.torn();
                self.imply(token, Group::Paren);
                return Step::Again;
            }
            _ => return self.value(token),
        }
        Step::Done
    }

    fn behind_root(&mut self, token: Token) -> Step {
        let field = token.kind == Kind::Word && scan::field_at(self.lex.text, token.start);
        if let Some((frame, closer)) = self.closed.take_if(|(frame, _)| {
            frame.cell == 0 && frame.style == Style::Fields && (field || token.kind == Kind::Comma)
        }) {
            if field || self.field_behind(token.end) {
                self.torn();
                self.lex.sink.push(say::stray_closer(self.at(closer), frame.group));
                self.stack.push(Frame { want: if field { Want::Item } else { Want::Separator }, ..frame });
                return Step::Again;
            }
        }
        match token.kind {
            Kind::Junk => {}
            Kind::Close(group) => {
                self.torn();
                self.lex.sink.push(say::stray_closer(self.at(token), group));
            }
            // Prose instead of a briefing was reported at its first word.
            _ if self.cells[0].bad && self.closed.is_none() => self.lex.sink.stop = true,
            Kind::Comma if scan::skip_trivia(self.lex.text, token.end) == self.lex.text.len() => {
                self.lex.sink.push(say::extra_comma(self.at(token)));
            }
            _ => {
                self.torn();
                self.lex.sink.halt(say::trailing(self.at(token)));
            }
        }
        Step::Done
    }

    fn field_behind(&self, at: usize) -> bool {
        let next = scan::skip_trivia(self.lex.text, at);
        scan::field_at(self.lex.text, next)
    }

    /// In `(…)`, where a field or value may begin.
    fn paren_item(&mut self, token: Token) -> Step {
        let text = self.lex.text;
        let style = self.stack.last().map_or(Style::Open, |frame| frame.style);
        let behind = scan::skip_trivia(text, token.end);
        let colon = match token.kind {
            Kind::Word => scan::colon_at(text, behind),
            Kind::Leaf(Shape::Text) => scan::colon_at(text, behind),
            _ => false,
        };
        if colon {
            if style == Style::Tuple && !self.named_by_mistake() {
                self.torn();
                self.lex.sink.push(say::mixed(self.at(token)));
            }
            self.begin_field(token);
            return Step::Done;
        }
        match style {
            Style::Fields => self.nameless(token),
            Style::Open if self.lacks_colon(token) => self.without_colon(token),
            _ => {
                if let Some(frame) = self.top() {
                    frame.style = Style::Tuple;
                }
                self.value(token)
            }
        }
    }

    /// Takes a name and the colon behind it.
    fn begin_field(&mut self, token: Token) {
        let mut key = (token.start, token.end);
        if token.kind != Kind::Word {
            let quoted = &self.lex.text[token.start..token.end];
            let name = quoted.trim_matches(strings::is_quote).to_owned();
            key.0 += quoted.find(&name).unwrap_or_default();
            key.1 = key.0 + name.len();
            self.lex.sink.push(say::quoted_name(self.at(token), &name));
        }
        self.lex.next();
        self.prev_end = self.lex.pos;
        if let Some(frame) = self.top() {
            frame.style = Style::Fields;
            frame.key = key;
            frame.want = Want::Value;
        }
    }

    /// Adds a value without children.
    pub fn leaf(&mut self, shape: Shape, form: Form, start: usize, end: usize, bad: bool) -> Step {
        if !self.room(start) {
            return Step::Done;
        }
        let name_len = if shape == Shape::Word { (end - start) as u32 } else { 0 };
        let mut cell = Cell { name_len, form, bad, ..Cell::leaf(shape, start, end) };
        let index = self.cells.len();
        self.place(&mut cell);
        cell.next = index as u32 + 1;
        self.cells.push(cell);
        self.placed(index, end);
        Step::Done
    }

    /// Whether one more value may be added; reports once when not.
    pub fn room(&mut self, at: usize) -> bool {
        if self.cells.len() >= MAX_NODES {
            self.lex.sink.halt(say::too_many_values(self.lex.span(at, at)));
            return false;
        }
        true
    }

    /// Gives a value the name that was read for it.
    fn place(&mut self, cell: &mut Cell) {
        if let Some(frame) = self.top() {
            let (start, end) = std::mem::take(&mut frame.key);
            cell.key_start = start as u32;
            cell.key_len = (end - start) as u32;
        }
    }

    /// A value of the top group is complete.
    pub fn placed(&mut self, index: usize, end: usize) {
        if let Some(frame) = self.top() {
            frame.last = Some(index);
            frame.last_end = end;
            let key = frame.group == Group::Map && frame.want == Want::Item;
            frame.want = if key { Want::Colon } else { Want::Separator };
        }
        self.prev_end = self.prev_end.max(end);
    }

    /// Opens a group at its bracket, the name before it starting at `start`.
    pub fn open(&mut self, bracket: Token, group: Group, start: usize, name_len: usize) -> Step {
        if self.stack.len() >= MAX_DEPTH {
            self.lex.sink.halt(say::too_deep(self.at(bracket)));
            return Step::Done;
        }
        if !self.room(start) {
            return Step::Done;
        }
        let mut cell = Cell::leaf(Shape::Broken, start, bracket.end);
        cell.name_len = name_len as u32;
        self.place(&mut cell);
        let errors = self.lex.sink.errors;
        let hint = self.stack.last().and_then(|frame| frame.inner);
        self.stack.push(Frame {
            cell: self.cells.len(),
            group,
            style: Style::Open,
            want: Want::Item,
            open: (bracket.start, bracket.end),
            line: bracket.line,
            indent: bracket.indent,
            column: None,
            hint,
            inner: None,
            last: None,
            last_end: bracket.end,
            key: (0, 0),
            implied: false,
            errors,
        });
        self.cells.push(cell);
        Step::Done
    }

    /// Opens a group whose bracket is missing before `token`, and reports that.
    pub fn imply(&mut self, token: Token, group: Group) {
        let place = self.opener_place(token);
        self.lex.sink.push(say::unopened(group, place));
        self.open(Token { end: token.start, ..token }, group, token.start, 0);
        if let Some(frame) = self.top() {
            frame.implied = true;
            // The missing bracket is an error of this group.
            frame.errors = frame.errors.saturating_sub(1);
            frame.column = token.first.then_some(token.indent);
        }
    }

    /// Where a bracket belongs that is missing before `token`: on an empty line left for it, behind the
    /// name on the line before, or right there.
    fn opener_place(&self, token: Token) -> Span {
        let text = self.lex.text;
        let before = token.line.saturating_sub(1);
        let line = memchr::memrchr(b'\n', &text.as_bytes()[..before]).map_or(0, |at| at + 1);
        if token.first && line <= before && line >= self.prev_end.saturating_sub(1) && before - line < 200 {
            let end = line + text[line..before].trim_end_matches('\r').len();
            if end >= self.prev_end && text[line..end].trim().is_empty() {
                return self.lex.span(end, end);
            }
        }
        match self.stack.last() {
            Some(frame) if token.first && frame.want == Want::Value => self.lex.span(self.prev_end, self.prev_end),
            _ => self.at(token),
        }
    }

    /// Completes the innermost group, which ends at `end`.
    pub fn pop(&mut self, end: usize) -> Option<Frame> {
        let frame = self.stack.pop()?;
        let next = self.cells.len() as u32;
        let cell = &mut self.cells[frame.cell];
        cell.shape = match (frame.group, frame.style) {
            (Group::List, _) => Shape::List,
            (Group::Map, _) => Shape::Map,
            (Group::Paren, Style::Open) => Shape::Unit,
            (Group::Paren, Style::Fields) => Shape::Fields,
            (Group::Paren, Style::Tuple) => Shape::Tuple,
        };
        cell.end = (end as u32).max(cell.end);
        cell.next = next;
        cell.bad = self.lex.sink.errors > frame.errors;
        let end = cell.end as usize;
        self.placed(frame.cell, end);
        if let Some(parent) = self.top()
            && frame.column.is_some()
        {
            parent.inner = frame.column;
        }
        Some(frame)
    }

    /// A value is missing before the separator or closer that stands at hand.
    pub fn broken(&mut self) {
        let at = self.prev_end;
        self.leaf(Shape::Broken, Form::Plain, at, at, true);
    }

    pub fn at(&self, token: Token) -> Span {
        self.lex.span(token.start, token.end)
    }

    pub fn torn(&mut self) {
        self.lex.sink.torn = true;
    }
}
