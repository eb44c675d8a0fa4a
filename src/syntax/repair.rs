//! Values where they should not stand: a separator, colon, name or opening bracket is missing before them.
#![allow(clippy::cast_possible_truncation)] // texts over 4 GiB are refused before

use super::lexer::{Group, Kind, Token};
use super::look;
use super::messages as say;
use super::parser::{Frame, Langs, Parser, Step, Style, Want};
use super::scan;
use super::tree::{Cell, Form, Shape};
use crate::model::span::Span;

/// Largest value, in nodes, that is moved to give it a bracket.
const MAX_MOVE: usize = 100_000;

impl Parser<'_> {
    /// A value, a comma missing before it.
    pub fn unseparated(&mut self, token: Token) -> Step {
        let Some(&frame) = self.stack.last() else { return Step::Done };
        let text = self.lex.text;
        let end = frame.last_end;
        let field = frame.group == Group::Paren && self.begins_field(token);
        if frame.group == Group::Paren && !field {
            self.torn();
        }
        if self.names_group(frame, token) {
            return Step::Again;
        }
        let joined = memchr::memchr(b'\n', &text.as_bytes()[end..token.start.max(end)]).is_none();
        if frame.style == Style::Fields && !field && joined {
            // One report for whatever follows a value up to the next separator.
            let last = match token.kind {
                Kind::Word | Kind::Odd => self.run_end(token).max(token.end),
                _ => token.end,
            };
            if matches!(token.kind, Kind::Open(_)) {
                self.lex.sink.push(say::guessed(say::missing_comma(self.lex.span(end, end))));
                return self.value(token);
            }
            self.lex.pos = last;
            let span = self.lex.span(token.start, last);
            self.lex.sink.push(say::stray_text(span));
            return Step::Done;
        }
        self.lex.sink.push(say::missing_comma(self.lex.span(end, end)));
        self.want(Want::Item);
        Step::Again
    }

    /// Whether `token` is the first field behind `Name`, whose bracket is missing; that name then opens a group.
    fn names_group(&mut self, frame: Frame, token: Token) -> bool {
        let named = token.kind == Kind::Word && !token.first && scan::field_at(self.lex.text, token.start);
        let Some(last) = frame.last.filter(|&last| named && last + 1 == self.cells.len()) else {
            return false;
        };
        let cell = self.cells[last];
        let (start, end) = (cell.start as usize, cell.end as usize);
        let capital = scan::char_at(self.lex.text, start).is_some_and(char::is_uppercase);
        // In a struct a comma is missing rather.
        let listed = frame.group == Group::List;
        if cell.shape != Shape::Word
            || !capital
            || !listed
            || scan::skip_blank(self.lex.text, end) != token.start
        {
            return false;
        }
        self.torn();
        self.cells.truncate(last);
        self.want(Want::Item);
        self.imply_named(token, Group::Paren, start, end - start);
        true
    }

    /// A map value, the colon missing before it.
    pub fn uncoloned(&mut self, _token: Token) -> Step {
        let Some(&frame) = self.stack.last() else { return Step::Done };
        let key = frame.last.map_or((0, 0), |last| (self.cells[last].start, self.cells[last].end));
        let name = scan::excerpt(self.lex.text.get(key.0 as usize..key.1 as usize).unwrap_or_default());
        let end = frame.last_end;
        self.lex.sink.push(say::missing_colon(self.lex.span(end, end), &name));
        self.want(Want::Value);
        Step::Again
    }

    pub fn begins_field(&self, token: Token) -> bool {
        match token.kind {
            Kind::Word => scan::field_at(self.lex.text, token.start),
            Kind::Leaf(Shape::Text) => {
                scan::colon_at(self.lex.text, scan::skip_blank(self.lex.text, token.end))
            }
            _ => false,
        }
    }

    pub fn colon(&mut self, token: Token) -> Step {
        let Some(&frame) = self.stack.last() else { return Step::Done };
        if frame.want == Want::Colon {
            self.want(Want::Value);
            return Step::Done;
        }
        let last = frame.last.map(|last| self.cells[last].shape);
        let keyed = matches!(last, Some(Shape::Text | Shape::Integer | Shape::Char | Shape::Word));
        if frame.want == Want::Separator && keyed && frame.group != Group::Map {
            self.torn();
            if self.wrap(frame, Group::Map) {
                self.want(Want::Value);
                return Step::Done;
            }
        }
        self.lex.sink.push(say::extra_colon(self.at(token)));
        Step::Done
    }

    /// In a list, where an item may begin.
    pub fn list_item(&mut self, token: Token) -> Step {
        let named = token.kind == Kind::Word && scan::field_at(self.lex.text, token.start);
        let Some(&frame) = self.stack.last().filter(|_| named) else { return self.value(token) };
        self.torn();
        let name = &self.lex.text[token.start..token.end];
        let below = self.stack.len().checked_sub(2).map(|parent| self.stack[parent].style);
        let inside = below == Some(Style::Fields);
        let last = frame.last.filter(|_| inside);
        // A field that the records of the list do not have.
        let plain = |cell: &Cell| is_group(cell.shape) && cell.name_len == 0;
        let odd = last.is_some_and(|last| plain(&self.cells[last]) && !self.has_field(last, name));
        let ended = odd.then(|| self.list_ended(token)).flatten();
        let scalars = last.is_some_and(|last| !is_group(self.cells[last].shape));
        if odd && !token.first && ended == Some(true) {
            self.leave_guessing();
            self.want(Want::Item);
        } else if let Some((closed, closer)) = self.reopenable(frame, token) {
            self.lex.sink.push(say::guessed(say::stray_closer(self.at(closer), closed.group)));
            self.stack.push(Frame { want: Want::Item, ..closed });
        } else if odd
            && token.first
            && ended != Some(false)
            && frame.column.is_none_or(|column| column >= token.indent)
        {
            self.leave_guessing();
            self.want(Want::Item);
        } else if scalars {
            self.leave();
            self.want(Want::Item);
        } else {
            self.imply(token, Group::Paren);
        }
        Step::Again
    }

    /// The item before `token`, if it was closed in the middle of a line and its fields go on.
    fn reopenable(&mut self, list: Frame, token: Token) -> Option<(Frame, Token)> {
        let (item, closer) = self.closed?;
        let name = &self.lex.text[token.start..token.end];
        let column = item.column.or(item.hint);
        let goes_on = list.last == Some(item.cell)
            && !closer.first
            && item.style == Style::Fields
            && (!token.first || column.is_none_or(|column| column == token.indent))
            && !(token.first && list.column == Some(token.indent))
            && !self.has_field(item.cell, name);
        self.closed.take_if(|_| goes_on)
    }

    /// Whether a group has a field of this name.
    fn has_field(&self, group: usize, name: &str) -> bool {
        let mut at = group + 1;
        while let Some(cell) = self.cells.get(at).filter(|cell| cell.next as usize > at) {
            let key = cell.key_start as usize;
            if self.lex.text.get(key..key + usize::from(cell.key_len)) == Some(name) {
                return true;
            }
            at = cell.next as usize;
        }
        false
    }

    /// Whether the only value so far is `name (…)`, a field that lacks its colon; if so it becomes one.
    pub fn named_by_mistake(&mut self) -> bool {
        let Some(&frame) = self.stack.last() else { return false };
        let Some(last) = frame.last.filter(|&last| last == frame.cell + 1) else { return false };
        let cell = self.cells[last];
        let end = cell.start as usize + usize::from(cell.name_len);
        let name = self.lex.text.get(cell.start as usize..end).unwrap_or_default().to_owned();
        if !is_group(cell.shape) || !name.starts_with(|c: char| c.is_ascii_lowercase()) {
            return false;
        }
        self.lex.sink.push(say::missing_colon(self.lex.span(end, end), &name));
        let cell = &mut self.cells[last];
        (cell.key_start, cell.key_len, cell.name_len) = (cell.start, cell.name_len, 0);
        cell.start += u32::from(cell.key_len);
        let gap = scan::skip_trivia(self.lex.text, cell.start as usize);
        cell.start = gap as u32;
        true
    }

    /// Whether a word at the start of a group is a field name whose colon is missing.
    pub fn lacks_colon(&self, token: Token) -> bool {
        let word = &self.lex.text[token.start..token.end];
        let lower = word.bytes().all(|b| b == b'_' || b.is_ascii_lowercase() || b.is_ascii_digit());
        let next = self.lex.byte(scan::skip_blank(self.lex.text, token.end));
        if token.kind != Kind::Word || !lower {
            return false;
        }
        if matches!(next, Some(b'"' | b'0'..=b'9' | b'-' | b'[' | b'{')) {
            return true;
        }
        // `(class DR, rel_to: …`
        let begin = scan::skip_blank(self.lex.text, token.end);
        let end = scan::word_end(self.lex.text, begin);
        end > begin && matches!(look::behind(self.lex.text, end), look::Behind::Field(_))
    }

    pub fn without_colon(&mut self, token: Token) -> Step {
        let name = scan::excerpt(&self.lex.text[token.start..token.end]);
        self.lex.sink.push(say::missing_colon(self.lex.span(token.end, token.end), &name));
        if let Some(frame) = self.top() {
            frame.style = Style::Fields;
            frame.key = (token.start, token.end);
            frame.want = Want::Value;
        }
        Step::Done
    }

    /// In a struct, a value where a field name should stand.
    pub fn nameless(&mut self, token: Token) -> Step {
        let Some(&frame) = self.stack.last() else { return Step::Done };
        let text = self.lex.text;
        let next = scan::skip_blank(text, token.end);
        let valued = !scan::ends_value(text, next);
        if token.kind == Kind::Word && valued && text[token.start..].starts_with(|c: char| c.is_lowercase()) {
            return self.without_colon(token);
        }
        if let Some(group) = self.lacks_opener(frame, token)
            && self.wrap(frame, group)
        {
            self.torn();
            self.want(Want::Item);
            return Step::Again;
        }
        let parent = self.stack.len().checked_sub(2).map(|parent| self.stack[parent].group);
        if self.opens_record(token) && frame.line == token.line && parent == Some(Group::List) {
            self.torn();
            self.leave();
            self.want(Want::Item);
            return Step::Again;
        }
        if token.kind == Kind::Word {
            if !scan::ends_value(self.lex.text, next) {
                if token.first && self.lex.byte(next) == Some(b'(') {
                    self.torn();
                }
                return self.without_colon(token);
            }
            let name = scan::excerpt(&self.lex.text[token.start..token.end]);
            self.lex.sink.push(say::missing_value(self.at(token), &name));
            if let Some(frame) = self.top() {
                frame.key = (token.start, token.end);
            }
            return self.leaf(Shape::Broken, Form::Plain, token.end, token.end, true);
        }
        self.torn();
        self.lex.sink.push(say::missing_key(self.at(token)));
        self.value(token)
    }

    /// The bracket that must be missing before the last value, judging by a closer that nothing opens.
    fn lacks_opener(&self, frame: Frame, token: Token) -> Option<Group> {
        let last = self.cells[frame.last?].start as usize;
        let text = self.lex.text;
        if token.first && self.opens_record(token) && look::column_of(text, last) == Some(token.indent) {
            return Some(Group::List);
        }
        let found = look::unmatched(text, token.start)?;
        let around = self.stack.iter().rev().find(|frame| frame.group == Group::List);
        match found.group {
            Group::List => {
                let own = around.is_some_and(|list| {
                    list.line == token.line && !look::closes_on_line(text, found.at + 1, Group::List)
                });
                let hanging = found.column.is_some() && found.column == frame.column;
                // `Border, Road,` and `Night],` on the next line: no name in between.
                let plain = !text[token.start..found.at].contains(':') && !found.same_line;
                let outer = found.column.is_some() && found.column == around.map(|list| list.indent);
                let inner = (found.same_line && !own) || hanging || (plain && !outer);
                (inner || around.is_none()).then_some(Group::List)
            }
            Group::Map => None,
            Group::Paren => {
                let own = frame.line == token.line && !look::closes_on_line(text, found.at + 1, Group::Paren);
                (found.same_line && !own).then_some(Group::Paren)
            }
        }
    }

    /// Puts the last value of a group into a new group whose bracket is missing; reports that.
    pub fn wrap(&mut self, frame: Frame, group: Group) -> bool {
        let Some(last) = frame.last else { return false };
        if self.cells.len() - last > MAX_MOVE
            || self.stack.len() >= super::MAX_DEPTH
            || !self.room(frame.last_end)
        {
            return false;
        }
        let inner = self.cells[last];
        let (start, end) = (inner.start as usize, frame.last_end);
        self.lex.sink.push(say::unopened(
            group,
            self.wrap_place(inner.key_start + u32::from(inner.key_len), start, end),
        ));
        for cell in &mut self.cells[last..] {
            cell.next += 1;
        }
        let outer = Cell {
            key_start: inner.key_start,
            key_len: inner.key_len,
            ..Cell::leaf(Shape::Broken, start, end)
        };
        self.cells[last].key_len = 0;
        self.cells.insert(last, outer);
        let errors = self.lex.sink.errors.saturating_sub(1);
        let column = look::column_of(self.lex.text, start);
        self.stack.push(Frame {
            cell: last,
            group,
            style: if group == Group::Paren { Style::Tuple } else { Style::Open },
            want: Want::Separator,
            open: (start, start),
            column,
            last: Some(last + 1),
            last_end: end,
            key: (0, 0),
            implied: true,
            errors,
            langs: Langs::default(),
            ..frame
        });
        true
    }

    /// Where the bracket of a wrapped value belongs: behind its name if the value begins the next line.
    fn wrap_place(&self, key_end: u32, start: usize, end: usize) -> Span {
        let key_end = key_end as usize;
        let between = self.lex.text.get(key_end..start).unwrap_or_default();
        match between.find('\n') {
            Some(at) if key_end > 0 => {
                // In a comment it would open nothing.
                let next = self.lex.comments.partition_point(|comment| (comment.start as usize) < key_end);
                let comment = self.lex.comments.get(next).map_or(start, |comment| comment.start as usize);
                let line = self.lex.text.get(key_end..comment.min(key_end + at)).unwrap_or_default();
                let place = key_end + line.trim_end().len();
                self.lex.span(place, place)
            }
            _ => self.lex.span(start, end),
        }
    }
}

fn is_group(shape: Shape) -> bool {
    matches!(shape, Shape::Unit | Shape::Fields | Shape::Tuple | Shape::List | Shape::Map)
}
