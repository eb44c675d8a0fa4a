//! Text to tokens, one at a time. Comments are put aside; what is not RON is reported here and read as
//! intended where that is plain.

use super::messages as say;
use super::tree::{Extension, Form, Shape};
use super::trivia::Merges;
use super::{limits::MAX_ERRORS, numbers, scan, strings};
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::span::{FileId, Span};

/// The kinds of brackets.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Group {
    Paren,
    List,
    Map,
}

impl Group {
    pub fn open(self) -> char {
        match self {
            Self::Paren => '(',
            Self::List => '[',
            Self::Map => '{',
        }
    }

    pub fn close(self) -> char {
        match self {
            Self::Paren => ')',
            Self::List => ']',
            Self::Map => '}',
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Open(Group),
    Close(Group),
    Comma,
    Colon,
    /// An identifier, `r#` included.
    Word,
    /// A complete literal.
    Leaf(Shape),
    /// Starts like a number but is none: `2025x`.
    Odd,
    /// A run of characters that mean nothing; reported already.
    Junk,
    End,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    pub form: Form,
    pub start: usize,
    pub end: usize,
    /// It is the first on its line.
    pub first: bool,
    /// Where its line begins.
    pub line: usize,
    /// Indentation of its line, in bytes.
    pub indent: usize,
    /// An error was reported inside it.
    pub bad: bool,
}

/// Reports in the making, bounded.
#[derive(Default)]
pub(super) struct Sink {
    pub list: Vec<Diagnostic>,
    pub errors: usize,
    /// Nothing more is to be read: a bound was reached, and the last report says which.
    pub stop: bool,
    /// Brackets or fields do not add up, so that indentation is worth a look.
    pub torn: bool,
    /// Groups that the end of the text left open beyond the first.
    pub left_open: usize,
    /// Fields that stand inside a text in two languages and can be none of it.
    pub odd: usize,
}

impl Sink {
    /// How far the reading is from what was meant; less is better.
    pub fn doubt(&self) -> usize {
        self.list.len() + self.left_open + self.odd
    }
}

impl Sink {
    pub fn push(&mut self, report: Diagnostic) {
        if self.stop {
            return;
        }
        let span = report.span;
        self.errors += usize::from(report.severity == Severity::Error);
        self.list.push(report);
        if self.list.len() >= MAX_ERRORS {
            self.list.push(say::too_many_errors(span));
            self.stop = true;
        }
    }

    /// The last report, after which the rest is skipped.
    pub fn halt(&mut self, report: Diagnostic) {
        self.push(report);
        self.stop = true;
    }
}

pub(super) struct Lexer<'t> {
    pub text: &'t str,
    pub file: FileId,
    pub pos: usize,
    pub(super) line: usize,
    pub(super) indent: usize,
    pub(super) fresh: bool,
    pub sink: Sink,
    pub comments: Vec<Span>,
    pub extensions: Vec<Extension>,
    /// The last long scan for a closing quote: from, to, and whether a quote stands there.
    pub(super) quote_scan: (usize, usize, bool),
    /// Raw strings with at least this many `#` do not close any more.
    pub(super) raw_absent: usize,
    /// The next token would be a map key.
    pub at_key: bool,
    /// The attributes at the head of the file were read.
    pub(super) headed: bool,
    pub(super) open_comments: usize,
    pub(super) merges: Merges,
}

impl<'t> Lexer<'t> {
    pub fn new(text: &'t str, file: FileId) -> Self {
        Self {
            text,
            file,
            pos: 0,
            line: 0,
            indent: 0,
            fresh: true,
            sink: Sink::default(),
            comments: Vec::new(),
            extensions: Vec::new(),
            quote_scan: (0, 0, false),
            raw_absent: usize::MAX,
            at_key: false,
            headed: false,
            open_comments: 0,
            merges: Merges::default(),
        }
    }

    #[allow(clippy::cast_possible_truncation)] // texts over 4 GiB are refused before
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, start as u32, end as u32)
    }

    #[inline]
    pub fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// The next token; [`Kind::End`] at the end of the text, again and again.
    pub fn next(&mut self) -> Token {
        self.skip_trivia();
        let start = self.pos;
        if self.fresh {
            self.indent = start - self.line;
        }
        let mut token = Token {
            kind: Kind::End,
            form: Form::Plain,
            start,
            end: start,
            first: self.fresh,
            line: self.line,
            indent: self.indent,
            bad: false,
        };
        let Some(byte) = self.byte(start).filter(|_| !self.sink.stop) else { return token };
        self.fresh = false;
        let errors = self.sink.errors;
        (token.kind, token.form) = self.read(byte);
        token.end = self.pos;
        token.bad = self.sink.errors > errors;
        token
    }

    fn single(&mut self, kind: Kind) -> (Kind, Form) {
        self.pos += 1;
        (kind, Form::Plain)
    }

    fn read(&mut self, byte: u8) -> (Kind, Form) {
        match byte {
            b'(' => self.single(Kind::Open(Group::Paren)),
            b')' => self.single(Kind::Close(Group::Paren)),
            b'[' => self.single(Kind::Open(Group::List)),
            b']' => self.single(Kind::Close(Group::List)),
            b'{' => self.single(Kind::Open(Group::Map)),
            b'}' => self.single(Kind::Close(Group::Map)),
            b',' => self.single(Kind::Comma),
            b':' => self.single(Kind::Colon),
            b'"' => self.string(),
            b'0'..=b'9' | b'+' | b'-' | b'.' => self.number(),
            b'=' => self.equals(),
            b';' => {
                self.sink.push(say::instead(self.span(self.pos, self.pos + 1), ";", ","));
                self.single(Kind::Comma)
            }
            b'\'' => self.quoted('\''),
            b'`' => self.quoted('`'),
            b'r' | b'b' => self.prefixed(),
            _ => self.word_or_junk(),
        }
    }

    fn equals(&mut self) -> (Kind, Form) {
        let len = if self.byte(self.pos + 1) == Some(b'>') { 2 } else { 1 };
        let found = &self.text[self.pos..self.pos + len];
        self.sink.push(say::instead(self.span(self.pos, self.pos + len), found, ":"));
        self.pos += len;
        (Kind::Colon, Form::Plain)
    }

    fn prefixed(&mut self) -> (Kind, Form) {
        let rest = &self.text.as_bytes()[self.pos..];
        match rest {
            [b'r', b'"', ..] | [b'r', b'#', b'"' | b'#', ..] => self.raw_string(1, Shape::Text),
            [b'b', b'r', b'"', ..] | [b'b', b'r', b'#', b'"' | b'#', ..] => self.raw_string(2, Shape::Bytes),
            [b'b', b'"', ..] => {
                self.pos += 1;
                let (kind, form) = self.string();
                (if kind == Kind::Leaf(Shape::Text) { Kind::Leaf(Shape::Bytes) } else { kind }, form)
            }
            [b'b', b'\'', ..] => self.byte_literal(),
            [b'r', b'#', ..] => {
                let begin = self.pos;
                self.pos += 2;
                while let Some(c) = scan::char_at(self.text, self.pos) {
                    if !(scan::is_word_part(c) || matches!(c, '.' | '+' | '-')) {
                        break;
                    }
                    self.pos += c.len_utf8();
                }
                if self.pos == begin + 2 { self.junk(begin) } else { (Kind::Word, Form::Plain) }
            }
            _ => self.word_or_junk(),
        }
    }

    fn byte_literal(&mut self) -> (Kind, Form) {
        let body = self.pos + 2;
        let len = match self.byte(body) {
            Some(b'\\') => strings::escape(&self.text[body..]).map_or(2, |(_, len)| len),
            _ => scan::char_at(self.text, body).map_or(0, char::len_utf8),
        };
        if self.byte(body + len) == Some(b'\'') {
            self.pos = body + len + 1;
            return (Kind::Leaf(Shape::Integer), Form::Plain);
        }
        self.word_or_junk()
    }

    fn word_or_junk(&mut self) -> (Kind, Form) {
        let start = self.pos;
        let Some(first) = scan::char_at(self.text, start) else { return (Kind::End, Form::Plain) };
        if matches!(first, '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '‹' | '″') {
            return self.quoted(first);
        }
        self.pos = scan::word_end(self.text, start);
        if self.pos == start {
            return self.junk(start);
        }
        let kind = match &self.text[start..self.pos] {
            "true" | "false" => Kind::Leaf(Shape::Bool),
            word if scan::is_literal(word.as_bytes()) => return self.range(start, Shape::Float),
            _ => Kind::Word,
        };
        (kind, Form::Plain)
    }

    /// A run of characters that begin nothing.
    fn junk(&mut self, start: usize) -> (Kind, Form) {
        self.pos = self.pos.max(start + 1);
        while !self.text.is_char_boundary(self.pos) {
            self.pos += 1;
        }
        let rest = &self.text[self.pos..];
        self.pos += rest.find(begins_something).unwrap_or(rest.len());
        let found = scan::excerpt(&self.text[start..self.pos]);
        self.sink.push(say::junk(self.span(start, self.pos), &found));
        (Kind::Junk, Form::Plain)
    }

    fn number(&mut self) -> (Kind, Form) {
        let start = self.pos;
        let rest = &self.text[start..];
        if rest.starts_with("..") && !rest.starts_with("...") {
            return self.range(start, Shape::Tuple);
        }
        self.pos = number_end(self.text, start);
        let Some(shape) = numbers::shape(&self.text[start..self.pos]) else {
            if self.pos == start || !self.text.as_bytes()[start..self.pos].iter().any(u8::is_ascii_digit) {
                return self.junk(start);
            }
            return (Kind::Odd, Form::Plain);
        };
        self.range(start, shape)
    }

    /// Behind a number: the rest of a range such as `1..2` or `1..=2`, if one follows.
    fn range(&mut self, start: usize, shape: Shape) -> (Kind, Form) {
        let rest = &self.text[self.pos..];
        let plain = (Kind::Leaf(shape), Form::Plain);
        let Some(tail) = rest.strip_prefix("..") else { return plain };
        let begin = self.text.len() - tail.strip_prefix('=').unwrap_or(tail).len();
        let end = number_end(self.text, begin);
        if end > begin && numbers::shape(&self.text[begin..end]).is_none() {
            return plain;
        }
        debug_assert!(start < end);
        self.pos = end;
        (Kind::Leaf(Shape::Tuple), Form::Plain)
    }
}

/// Whether a character may begin a token or is white space.
fn begins_something(c: char) -> bool {
    match c {
        '(' | ')' | '[' | ']' | '{' | '}' | ',' | ':' | '"' | '\'' | '#' | '=' | ';' | '/' | '“' | '”'
        | '„' | '«' | '»' | '‘' | '’' => true,
        _ => scan::is_space(c) || scan::is_stray_space(c) || scan::is_word_part(c),
    }
}

/// Where the run of characters that a number may be made of ends.
fn number_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    if matches!(bytes.get(at), Some(b'+' | b'-')) {
        at += 1;
    }
    let based = matches!(bytes.get(at..at + 2), Some(b"0x" | b"0b" | b"0o"));
    loop {
        match bytes.get(at) {
            Some(b'.') if bytes.get(at + 1) != Some(&b'.') => at += 1,
            Some(b'+' | b'-') if !based && at > start && matches!(bytes[at - 1], b'e' | b'E') => at += 1,
            Some(&b) if b == b'_' || b.is_ascii_alphanumeric() => at += 1,
            _ => return at,
        }
    }
}
