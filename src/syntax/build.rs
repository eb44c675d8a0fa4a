//! Adding values and groups to the tree.
#![allow(clippy::cast_possible_truncation)] // texts over 4 GiB are refused before

use super::lexer::{Group, Token};
use super::limits::{MAX_DEPTH, MAX_NODES};
use super::messages as say;
use super::parser::{Frame, Parser, Step, Style, Want};
use super::tree::{Cell, Form, Shape, name_len};
use crate::model::span::Span;

impl Parser<'_> {
    /// Adds a value without children.
    #[inline]
    pub fn leaf(&mut self, shape: Shape, form: Form, start: usize, end: usize, bad: bool) -> Step {
        if !self.room(start) {
            return Step::Done;
        }
        let index = self.cells.len();
        let name_len = if shape == Shape::Word { name_len(end - start) } else { 0 };
        let (key_start, key_len) = self.key();
        self.cells.push(Cell {
            start: start as u32,
            end: end as u32,
            next: index as u32 + 1,
            key_start,
            key_len,
            name_len,
            shape,
            form,
            bad,
        });
        self.placed(index, end);
        Step::Done
    }

    /// Whether one more value may be added; reports once when not.
    #[inline]
    pub fn room(&mut self, at: usize) -> bool {
        let room = self.cells.len() < MAX_NODES;
        if !room {
            self.full(at);
        }
        room
    }

    #[cold]
    fn full(&mut self, at: usize) {
        self.lex.sink.halt(say::too_many_values(self.lex.span(at, at)));
    }

    /// Takes the name that was read for the value to come: where it starts, and its length.
    #[inline]
    fn key(&mut self) -> (u32, u16) {
        let (start, end) = self.top().map(|frame| std::mem::take(&mut frame.key)).unwrap_or_default();
        (start as u32, name_len(end - start))
    }

    /// A value of the top group is complete.
    #[inline]
    pub fn placed(&mut self, index: usize, end: usize) {
        if let Some(frame) = self.top() {
            frame.last = Some(index);
            frame.last_end = end;
            let key = frame.group == Group::Map && frame.want == Want::Item;
            frame.want = if key { Want::Colon } else { Want::Separator };
        }
        self.prev_end = self.prev_end.max(end);
    }

    /// Opens a group at its bracket, the name before it starting at `start` and `name` bytes long.
    pub fn open(&mut self, bracket: Token, group: Group, start: usize, name: usize) -> Step {
        if self.stack.len() >= MAX_DEPTH {
            self.too_deep(bracket);
            return Step::Done;
        }
        if !self.room(start) {
            return Step::Done;
        }
        let (key_start, key_len) = self.key();
        let cell = Cell {
            key_start,
            key_len,
            name_len: name_len(name),
            ..Cell::leaf(Shape::Broken, start, bracket.end)
        };
        let errors = self.lex.sink.errors;
        let hint = self.stack.last().and_then(|frame| frame.inner);
        self.stack.push(Frame {
            cell: self.cells.len(),
            open: (bracket.start, bracket.end),
            line: bracket.line,
            indent: bracket.indent,
            hint,
            last_end: bracket.end,
            errors,
            ..Frame::opened(group)
        });
        self.cells.push(cell);
        Step::Done
    }

    #[cold]
    fn too_deep(&mut self, bracket: Token) {
        self.lex.sink.halt(say::too_deep(self.at(bracket)));
    }

    /// Opens a group whose bracket is missing before `token`, and reports that.
    pub fn imply(&mut self, token: Token, group: Group) {
        self.imply_named(token, group, token.start, 0);
    }

    /// The same behind a name that starts at `start`.
    pub fn imply_named(&mut self, token: Token, group: Group, start: usize, name_len: usize) {
        let place = self.opener_place(token);
        self.lex.sink.push(say::unopened(group, place));
        self.open(Token { end: token.start, ..token }, group, start, name_len);
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
            Some(frame) if token.first && frame.want == Want::Value => {
                self.lex.span(self.prev_end, self.prev_end)
            }
            _ => self.at(token),
        }
    }

    /// Completes the innermost group, which ends at `end`.
    #[inline]
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

    /// The group in `cell`, the last of the innermost group, goes on to `end` and holds an error.
    pub fn extend(&mut self, cell: usize, end: usize) {
        let cell = &mut self.cells[cell];
        (cell.end, cell.bad) = (end as u32, true);
        if let Some(frame) = self.top() {
            frame.last_end = end;
        }
        self.prev_end = self.prev_end.max(end);
    }

    /// A value is missing before the separator or closer that stands at hand.
    pub fn broken(&mut self) {
        let at = self.stack.last().map_or(0, |frame| frame.key.1).max(self.prev_end);
        self.leaf(Shape::Broken, Form::Plain, at, at, true);
    }
}
