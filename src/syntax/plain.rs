//! Names and values as nearly every file has them, read without the detour over tokens. Nothing here
//! reports, and nothing is taken that [`Parser::step`] would read otherwise: what is in doubt is left to it.

use super::bare::closing_only;
use super::lexer::{Group, Kind, Lexer, Token};
use super::numbers;
use super::parser::{Frame, Parser, Style, Want};
use super::scan;
use super::tree::{Form, Shape};

impl Parser<'_> {
    /// Reads on as long as all is plain.
    pub fn plain(&mut self) {
        while self.swift && self.plain_item() {}
    }

    #[inline]
    fn plain_item(&mut self) -> bool {
        let Some(byte) = self.lex.plain_byte().filter(|_| self.lex.pos < self.until) else { return false };
        let Some(frame) = self.stack.last_mut() else { return false };
        if matches!(byte, b')' | b']' | b'}') {
            let due = matches!(frame.want, Want::Item | Want::Separator);
            return due && self.plain_closer(byte);
        }
        match (frame.want, frame.group, frame.style) {
            (Want::Value, ..) | (Want::Item, Group::List, _) | (Want::Item, _, Style::Tuple) => {}
            (Want::Item, Group::Paren, style) => match self.lex.plain_name() {
                Some(end) => {
                    let name = &self.lex.text.as_bytes()[self.lex.pos..end];
                    if frame.langs.ended_before(name) {
                        return false;
                    }
                    frame.langs.note(name);
                    begin_item(&mut self.lex, frame, Style::Fields);
                    frame.key = (self.lex.pos, end);
                    frame.want = Want::Value;
                    self.lex.pos = end + 1;
                    self.prev_end = end + 1;
                    let Some(byte) = self.lex.plain_byte() else { return false };
                    return self.plain_value(byte);
                }
                None if style == Style::Open => {}
                None => return false,
            },
            _ => return false,
        }
        self.plain_value(byte)
    }

    /// Takes a value and the comma right behind it, or what opens a group.
    #[inline]
    fn plain_value(&mut self, byte: u8) -> bool {
        let at = self.lex.pos;
        let found = match byte {
            b'(' => return self.plain_opener(at, at, Group::Paren),
            b'[' => return self.plain_opener(at, at, Group::List),
            b'{' => return self.plain_opener(at, at, Group::Map),
            b'"' => self.lex.plain_text(at),
            b'0'..=b'9' | b'+' | b'-' => numbers::plain(self.lex.text.as_bytes(), at),
            _ => match self.lex.plain_word(at, self.in_field()) {
                Some((end, Shape::Fields)) => return self.plain_opener(at, end, Group::Paren),
                found => found,
            },
        };
        let Some((end, shape)) = found else { return false };
        let number = matches!(shape, Shape::Integer | Shape::Float);
        let comma = match self.lex.byte(end) {
            Some(b')' | b']' | b'}') => false,
            // Digits behind the comma may be those of a decimal.
            Some(b',') => match self.lex.byte(end + 1) {
                Some(b'0'..=b'9') if shape != Shape::Text => return false,
                // So may a second number be that of a position without its quotes.
                Some(b' ') if shape == Shape::Float && self.position_behind(end + 2) => return false,
                // And so may all be a text that lacks its opening quote.
                _ if number && self.in_field() && closing_only(self.lex.text, end).is_some() => return false,
                _ => true,
            },
            _ => return false,
        };
        if let Some(frame) = self.stack.last_mut() {
            begin_item(&mut self.lex, frame, Style::Tuple);
        }
        self.lex.pos = end;
        self.prev_end = self.prev_end.max(end);
        let form = if shape == Shape::Text { Form::Simple } else { Form::Plain };
        self.leaf(shape, form, at, end, false);
        if comma {
            self.plain_comma(end);
        }
        true
    }

    /// Whether another number stands at `at`, behind the value of a field.
    fn position_behind(&self, at: usize) -> bool {
        matches!(self.lex.byte(at), Some(b'0'..=b'9' | b'-')) && self.in_field()
    }

    /// Takes the bracket at `bracket`, the name before it starting at `start`.
    fn plain_opener(&mut self, start: usize, bracket: usize, group: Group) -> bool {
        if let Some(frame) = self.stack.last_mut() {
            begin_item(&mut self.lex, frame, Style::Tuple);
        }
        self.lex.pos = bracket + 1;
        self.prev_end = self.prev_end.max(if bracket > start { bracket } else { bracket + 1 });
        self.open(self.lex.bracket(Kind::Open(group), bracket, false), group, start, bracket - start);
        true
    }

    /// Takes a closer of the innermost group and the comma right behind it.
    fn plain_closer(&mut self, byte: u8) -> bool {
        let at = self.lex.pos;
        let group = match byte {
            b')' => Group::Paren,
            b']' => Group::List,
            _ => Group::Map,
        };
        if self.stack.last().is_none_or(|frame| frame.group != group) {
            return false;
        }
        let first = self.lex.begin(at);
        self.lex.pos = at + 1;
        self.close_own(self.lex.bracket(Kind::Close(group), at, first));
        self.prev_end = self.prev_end.max(at + 1);
        if self.lex.byte(at + 1) == Some(b',') {
            self.plain_comma(at + 1);
        }
        true
    }

    /// Takes the comma at `at` if one is due.
    #[inline]
    fn plain_comma(&mut self, at: usize) {
        if let Some(frame) = self.stack.last_mut().filter(|frame| frame.want == Want::Separator) {
            frame.want = Want::Item;
            self.lex.pos = at + 1;
            self.prev_end = self.prev_end.max(at + 1);
        }
    }
}

/// Notes of the item at hand, if one is due, what it tells: the column and, in `(…)`, the style of its group.
#[inline]
fn begin_item(lex: &mut Lexer<'_>, frame: &mut Frame, style: Style) {
    let first = lex.begin(lex.pos);
    if frame.want != Want::Item {
        return;
    }
    if first && frame.column.is_none() {
        frame.column = Some(lex.indent);
    }
    if frame.group == Group::Paren {
        frame.style = style;
    }
}

impl Lexer<'_> {
    /// The byte that the next token begins with.
    #[inline]
    fn plain_byte(&mut self) -> Option<u8> {
        self.skip_trivia();
        self.byte(self.pos).filter(|_| !self.sink.stop)
    }

    /// The end of the name at hand, if a colon stands right behind it.
    #[inline]
    fn plain_name(&self) -> Option<usize> {
        let at = self.pos;
        let end = scan::word_end(self.text, at);
        let colon = self.byte(end) == Some(b':') && self.byte(end + 1) != Some(b':');
        (colon && end > at && !scan::is_literal(&self.text.as_bytes()[at..end])).then_some(end)
    }

    /// End and shape of the text that opens at `at`, if it is on one line and without escapes.
    #[inline]
    fn plain_text(&self, at: usize) -> Option<(usize, Shape)> {
        let bytes = self.text.as_bytes();
        let close = at + 1 + memchr::memchr3(b'"', b'\\', b'\n', bytes.get(at + 1..)?)?;
        (bytes[close] == b'"').then_some((close + 1, Shape::Text))
    }

    /// End and shape of a word that is a value; [`Shape::Fields`] for the name of a group.
    #[inline]
    fn plain_word(&self, at: usize, field: bool) -> Option<(usize, Shape)> {
        let end = scan::word_end(self.text, at);
        let word = &self.text.as_bytes()[at..end];
        let behind = self.byte(end)?;
        if word.is_empty() || scan::is_literal(word) {
            let truth = matches!(word, b"true" | b"false") && behind != b'(';
            return truth.then_some((end, Shape::Bool));
        }
        match behind {
            b')' | b']' | b'}' => Some((end, Shape::Word)),
            b'(' => Some((end, Shape::Fields)),
            b',' if !field || closing_only(self.text, end).is_none() => Some((end, Shape::Word)),
            _ => None,
        }
    }

    /// Notes what [`Lexer::next`] does of a token at `at`; returns whether its line begins with it.
    #[inline]
    fn begin(&mut self, at: usize) -> bool {
        let first = std::mem::take(&mut self.fresh);
        if first {
            self.indent = at - self.line;
        }
        first
    }

    #[inline]
    fn bracket(&self, kind: Kind, at: usize, first: bool) -> Token {
        let (line, indent) = (self.line, self.indent);
        Token { kind, form: Form::Plain, start: at, end: at + 1, first, line, indent, bad: false }
    }
}
