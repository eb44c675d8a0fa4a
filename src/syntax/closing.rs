//! Closers, separators, and groups that end without a closer.

use super::lexer::{Group, Kind, Token};
use super::look::{self, Behind};
use super::messages as say;
use super::parser::{Frame, Parser, Step, Style, Want};
use super::scan;

/// Whose closer a closer of another kind is.
enum Owner {
    /// The innermost group's, typed wrong.
    Inner,
    /// That of the group at this depth; what is above it was never closed.
    Outer(usize),
    Nobody,
}

impl Parser<'_> {
    pub fn close(&mut self, token: Token, group: Group) -> Step {
        let Some(&top) = self.stack.last() else { return Step::Done };
        if top.group == group {
            if self.layout && self.closed_twice(token, top, group) {
                return Step::Done;
            }
            self.complete_item();
            self.close_own(token);
            return Step::Done;
        }
        self.torn();
        if top.implied {
            self.leave();
            return Step::Again;
        }
        if self.closed_twice(token, top, group) {
            return Step::Done;
        }
        if group == Group::List && self.lone_item(token, top) && self.wrap(top, Group::List) {
            return Step::Again;
        }
        match self.owner(token, group, top) {
            Owner::Inner => {
                let open = self.lex.span(top.open.0, top.open.1);
                let report = say::wrong_closer(self.at(token), open, group, top.group);
                self.lex.sink.push(if top.line == token.line { report } else { say::guessed(report) });
                self.complete_item();
                self.pop(token.end);
                Step::Done
            }
            Owner::Outer(depth) => {
                self.leave_to(depth);
                Step::Again
            }
            Owner::Nobody => {
                self.lex.sink.push(say::guessed(say::stray_closer(self.at(token), group)));
                // Its comma goes with it.
                if top.want == Want::Item && self.lex.byte(token.end) == Some(b',') {
                    self.lex.pos = token.end + 1;
                }
                Step::Done
            }
        }
    }

    /// Whether a closer at the beginning of a line is, by its indentation, that of the last item of `top`,
    /// which a stray closer ended before; that one is reported then.
    fn closed_twice(&mut self, token: Token, top: Frame, group: Group) -> bool {
        let Some((item, closer)) = self.closed else { return false };
        let twice = token.first
            && !closer.first
            && item.line != closer.line
            && top.last == Some(item.cell)
            && item.group == group
            && item.indent == token.indent
            && top.indent != token.indent;
        if twice {
            self.lex.sink.push(say::guessed(say::stray_closer(self.at(closer), item.group)));
            self.closed = Some((item, token));
            self.extend(item.cell, token.end);
            self.want(Want::Separator);
        }
        twice
    }

    /// Ends the innermost group, complete as it is, with its own closer.
    #[inline]
    pub fn close_own(&mut self, token: Token) {
        let frame = self.pop(token.end);
        self.closed = frame.map(|frame| (frame, token));
    }

    /// For `related: "x"],`: the struct goes on behind the closer, so only the value lacks its opening.
    fn lone_item(&self, token: Token, top: Frame) -> bool {
        let text = self.lex.text;
        let list = self.stack.iter().rev().find(|frame| frame.group == Group::List);
        let elsewhere = list.is_none_or(|list| list.line != token.line);
        if token.first {
            // A closer under its field's name, the value on lines of its own.
            let start = top.last.map_or(0, |last| self.cells[last].start as usize);
            let below = look::column_of(text, start).is_some_and(|column| column > token.indent);
            return below && top.style == Style::Fields && top.column == Some(token.indent);
        }
        if top.style != Style::Fields || top.want != Want::Separator {
            return false;
        }
        let depth = self.stack.iter().rposition(|frame| frame.group == Group::List);
        if !elsewhere && let Some(own) = self.lacks_own_opener(token, depth) {
            return own;
        }
        elsewhere
            && match look::behind(text, token.end) {
                Behind::Field(column) => column.is_none() || column == top.column,
                Behind::Closer => {
                    let comma = usize::from(self.lex.byte(token.end) == Some(b','));
                    let next = scan::skip_trivia(text, token.end + comma);
                    let own = comma == 0 || look::column_of(text, next) == Some(top.indent);
                    own && self.lex.byte(next) == Some(b')')
                }
                Behind::Item => false,
            }
    }

    fn owner(&self, token: Token, group: Group, top: Frame) -> Owner {
        let text = self.lex.text;
        let Some(depth) = self.stack.iter().rposition(|frame| frame.group == group) else {
            let own = top.line == token.line || (token.first && token.indent == top.indent);
            return if own { Owner::Inner } else { Owner::Nobody };
        };
        let outer = self.stack[depth];
        let behind = look::behind(text, token.end);
        if outer.line == token.line {
            let more = look::closes_on_line(text, token.end, group);
            return if more { Owner::Inner } else { Owner::Outer(depth) };
        }
        if token.first && outer.indent == token.indent {
            return Owner::Outer(depth);
        }
        if token.first && top.indent == token.indent {
            return Owner::Inner;
        }
        if top.line == token.line {
            return match behind {
                // The struct goes on, so its closer is still to come.
                Behind::Field(_) if group == Group::Paren => Owner::Inner,
                Behind::Item if group == Group::List => Owner::Inner,
                _ => Owner::Outer(depth),
            };
        }
        let comma = usize::from(self.lex.byte(token.end) == Some(b','));
        let next = self.lex.byte(scan::skip_trivia(text, token.end + comma));
        let goes_on = match (top.group, behind) {
            (Group::Paren, Behind::Field(column)) => column.is_none() || column == top.column,
            (Group::List, Behind::Item) => true,
            // Its own closer is still to come.
            (Group::List, Behind::Closer) => next == Some(b']') && !token.first,
            _ => false,
        };
        if goes_on { Owner::Nobody } else { Owner::Outer(depth) }
    }

    /// Gives the value that a name or key at the end of a group lacks.
    fn complete_item(&mut self) {
        let Some(&frame) = self.stack.last() else { return };
        match frame.want {
            Want::Value => self.value_missing(frame),
            Want::Colon => {
                let end = frame.last_end;
                self.lex.sink.push(say::lone_key(self.lex.span(end, end)));
                self.want(Want::Value);
                self.broken();
            }
            _ => {}
        }
    }

    pub fn value_missing(&mut self, frame: Frame) {
        let (from, to) = if frame.key.1 > 0 { frame.key } else { (frame.last_end, frame.last_end) };
        let name = scan::excerpt(self.lex.text.get(from..to).unwrap_or_default());
        let at = self.prev_end.max(to);
        self.lex.sink.push(say::missing_value(self.lex.span(from, at), &name));
        self.broken();
    }

    pub fn want(&mut self, want: Want) {
        if let Some(frame) = self.top() {
            frame.want = want;
        }
    }

    /// How badly the closers that follow on a line end groups that are open, these given from the innermost
    /// with whether they were opened on that line; `[]` ends a line well that opened nothing.
    fn misfit(closers: &[Group], open: impl Iterator<Item = (Group, bool)>) -> usize {
        let mut open = open;
        let mut misfit = 0;
        for (at, closer) in closers.iter().enumerate() {
            match open.next() {
                Some((group, own)) if group == *closer => misfit += if own { 0 } else { 2 },
                _ => return misfit + 4 * (closers.len() - at),
            }
        }
        misfit + open.take_while(|(_, own)| *own).count()
    }

    /// The groups open below `depth`, as [`Self::misfit`] wants them.
    fn open_below(&self, depth: usize, line: usize) -> impl Iterator<Item = (Group, bool)> {
        self.stack[..depth].iter().rev().map(move |frame| (frame.group, frame.line == line))
    }

    /// Whether the rest of the line speaks for a list that ended before `token`, a field, rather than for a
    /// record of it that goes on behind a stray closer; `None` where it does not tell.
    pub fn list_ended(&self, token: Token) -> Option<bool> {
        let closers = look::closers(self.lex.text, token.start)?;
        let depth = self.stack.len();
        let record = std::iter::once((Group::Paren, true));
        let goes_on = Self::misfit(&closers, record.chain(self.open_below(depth, token.line)));
        let ended = Self::misfit(&closers, self.open_below(depth - 1, token.line));
        (goes_on != ended).then_some(ended < goes_on)
    }

    /// Whether the rest of the line speaks for a closer at `token` that only lacks its opener, rather than
    /// for one that ends the group at `depth`; `None` where it does not tell.
    fn lacks_own_opener(&self, token: Token, depth: Option<usize>) -> Option<bool> {
        let closers = look::closers(self.lex.text, token.end)?;
        let unopened = Self::misfit(&closers, self.open_below(self.stack.len(), token.line));
        let outer = match depth {
            Some(depth) => {
                let left = self.stack[depth + 1..].iter().filter(|frame| frame.line == token.line).count();
                let far = if self.stack[depth].line == token.line { 0 } else { 2 };
                left + far + Self::misfit(&closers, self.open_below(depth, token.line))
            }
            None => 1 + Self::misfit(&closers, self.open_below(self.stack.len() - 1, token.line)),
        };
        (unopened != outer).then_some(unopened < outer)
    }

    /// Ends the innermost group, whose closer is missing, behind its last item.
    pub fn leave(&mut self) {
        let Some(&frame) = self.stack.last() else { return };
        self.leave_at(frame.last_end, false);
    }

    /// The same where it is a guess.
    pub fn leave_guessing(&mut self) {
        let Some(&frame) = self.stack.last() else { return };
        self.leave_at(frame.last_end, true);
    }

    fn leave_at(&mut self, end: usize, guess: bool) {
        self.complete_item();
        let Some(&frame) = self.stack.last() else { return };
        let end = end.max(frame.last_end);
        if !frame.implied {
            let open = self.lex.span(frame.open.0, frame.open.1);
            let report = say::unclosed(frame.group, open, self.lex.span(end, end));
            self.lex.sink.push(if guess { say::guessed(report) } else { report });
        }
        self.pop(end);
    }

    fn leave_to(&mut self, depth: usize) {
        while self.stack.len() > depth + 1 {
            self.leave();
        }
    }

    /// At the end of the text: everything still open ends, with one report.
    pub fn close_all(&mut self) {
        if !self.stack.is_empty() && !self.lex.sink.stop {
            self.complete_item();
        }
        let end = self.stack.last().map_or(0, |frame| frame.last_end.max(self.prev_end));
        let open: Vec<_> = self.stack.iter().rev().filter(|frame| !frame.implied).collect();
        let open: Vec<_> =
            open.iter().map(|frame| (frame.group, self.lex.span(frame.open.0, frame.open.1))).collect();
        let report = match open.as_slice() {
            [] => None,
            [(group, span)] => Some(say::unclosed(*group, *span, self.lex.span(end, end))),
            _ => Some(say::cut_off(self.lex.span(end, end), &open)),
        };
        if let Some(report) = report {
            self.torn();
            self.lex.sink.left_open = open.len() - 1;
            self.lex.sink.push(report);
        }
        while !self.stack.is_empty() {
            self.pop(end);
        }
        if self.cells.is_empty() && self.lex.sink.list.is_empty() {
            self.lex.sink.push(say::empty(self.lex.span(0, 0)));
        }
    }

    pub fn comma(&mut self, token: Token) -> Step {
        let Some(frame) = self.stack.last() else { return Step::Done };
        match frame.want {
            Want::Separator => self.want(Want::Item),
            Want::Item => {
                if token.first {
                    self.torn();
                }
                self.lex.sink.push(say::extra_comma(self.at(token)));
            }
            Want::Value | Want::Colon => {
                self.complete_item();
                self.want(Want::Item);
            }
        }
        Step::Done
    }

    /// Leaves groups that, by the indentation of a token that begins a line, must have ended before it.
    pub fn leave_by_layout(&mut self, token: Token) -> bool {
        let Some(&top) = self.stack.last() else { return false };
        if top.line == token.line {
            return false;
        }
        let depth = match token.kind {
            Kind::Close(group) => self.closer_depth(token, group, top),
            Kind::Comma => {
                let next = scan::skip_blank(self.lex.text, token.end);
                let alone = next >= scan::line_end(self.lex.text, token.start);
                let opens = self.lex.byte(next) == Some(b'(') && top.style == Style::Fields;
                if (alone || opens) && top.indent == token.indent && top.column != Some(token.indent) {
                    self.leave_at(token.start, false);
                    return true;
                }
                None
            }
            Kind::Word if scan::field_at(self.lex.text, token.start) => self.field_depth(token, top),
            Kind::Junk | Kind::Colon | Kind::End => None,
            _ => self.item_depth(token, top),
        };
        let Some(depth) = depth.filter(|&depth| depth + 1 < self.stack.len()) else { return false };
        self.leave_to(depth);
        // The comma behind the missing closer was read as the inner group's.
        if !matches!(token.kind, Kind::Close(_)) {
            self.want(Want::Item);
        }
        true
    }

    fn closer_depth(&self, token: Token, group: Group, top: Frame) -> Option<usize> {
        let fits = |frame: &Frame| frame.group == group && frame.indent == token.indent && !frame.implied;
        let depth = self.stack.iter().rposition(fits)?;
        (top.indent > token.indent || top.group != group || top.line == self.stack[depth].line)
            .then_some(depth)
    }

    fn field_depth(&self, token: Token, top: Frame) -> Option<usize> {
        let column = |frame: &Frame| frame.column.or(frame.hint);
        let outer = &self.stack[..self.stack.len() - 1];
        let fits = |frame: &Frame| frame.style == Style::Fields && column(frame) == Some(token.indent);
        let depth = outer.iter().rposition(fits)?;
        let fresh = top.last.is_none() && top.want == Want::Item;
        let inside = match top.column {
            Some(column) => column == token.indent,
            None if fresh => token.indent >= top.indent,
            None => token.indent > top.indent && self.stack[depth].hint.is_none(),
        };
        (!inside).then_some(depth)
    }

    fn item_depth(&self, token: Token, top: Frame) -> Option<usize> {
        if top.column == Some(token.indent) && top.group != Group::Paren {
            return None;
        }
        let fits = |frame: &Frame| frame.group != Group::Paren && frame.column == Some(token.indent);
        let by_column = self.stack.iter().rposition(fits);
        let record = top.style == Style::Fields && self.opens_record(token);
        let parent = self.stack.len().checked_sub(2)?;
        let by_shape = (record && self.stack[parent].group == Group::List).then_some(parent);
        let outside = top.style == Style::Fields || top.column.is_some_and(|column| column > token.indent);
        by_column
            .filter(|_| outside && top.want != Want::Value)
            .or(by_shape.filter(|_| top.want != Want::Value))
    }

    /// `(` or `Name(`: a record where a field name should stand.
    pub fn opens_record(&self, token: Token) -> bool {
        match token.kind {
            Kind::Open(Group::Paren) => true,
            // A name in lower case is rather a field without its colon.
            Kind::Word => {
                let capital = scan::char_at(self.lex.text, token.start).is_some_and(char::is_uppercase);
                capital && self.lex.byte(scan::skip_blank(self.lex.text, token.end)) == Some(b'(')
            }
            _ => false,
        }
    }
}
