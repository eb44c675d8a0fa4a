//! What stands between tokens: white space, comments, and marks that do not belong in RON.

use super::lexer::Lexer;
use super::limits::MAX_NODES;
use super::messages as say;
use super::scan;
use crate::model::span::Span;

/// The ASCII characters that begin a token, whatever follows.
const SOLID: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = b'!';
    while byte < 0x7F {
        table[byte as usize] = !matches!(byte, b'/' | b'#' | b'<' | b'=' | b'>' | b'|');
        byte += 1;
    }
    table
};

impl Lexer<'_> {
    /// Skips what stands between tokens.
    #[inline]
    pub(super) fn skip_trivia(&mut self) {
        // One space, mostly.
        let at = self.pos + usize::from(self.byte(self.pos) == Some(b' '));
        match self.byte(at) {
            Some(byte) if SOLID[usize::from(byte)] => self.pos = at,
            _ => self.skip_all_trivia(),
        }
    }

    #[inline(never)] // keeps the usual case small
    fn skip_all_trivia(&mut self) {
        while !self.sink.stop {
            self.skip_spaces();
            match self.byte(self.pos) {
                Some(b'/' | b'#' | b'<' | b'=' | b'>' | b'|' | 128..) if self.odd_trivia() => {}
                _ => return,
            }
        }
    }

    /// Skips ASCII white space, which is nearly all there is.
    #[inline]
    fn skip_spaces(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = self.pos;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b' ' | b'\t' | b'\r' | 0x0B | 0x0C => at += 1,
                b'\n' => {
                    self.line = at + 1;
                    self.fresh = true;
                    at = scan::spaces_end(bytes, at + 1);
                }
                _ => break,
            }
        }
        self.pos = at;
    }

    /// Skips a comment, a mark that does not belong there, or white space outside ASCII; `false` for a token.
    fn odd_trivia(&mut self) -> bool {
        match self.byte(self.pos) {
            Some(b'/') if matches!(self.byte(self.pos + 1), Some(b'/' | b'*')) => self.comment(),
            Some(b'#') if self.headed || !self.attribute_at(self.pos) => self.shell_comment(),
            Some(b'<' | b'=' | b'>' | b'|') if self.pos == self.line => return self.marker(),
            Some(128..) => match scan::char_at(self.text, self.pos) {
                Some(c) if scan::is_space(c) => self.pos += c.len_utf8(),
                Some(c) if scan::is_stray_space(c) => self.stray_space(),
                _ => return false,
            },
            _ => return false,
        }
        true
    }

    /// Notes the last line break inside `start..self.pos`, which was read as one piece.
    pub(super) fn note_lines(&mut self, start: usize) {
        if let Some(at) = memchr::memrchr(b'\n', &self.text.as_bytes()[start..self.pos]) {
            self.line = start + at + 1;
            self.indent = scan::skip_blank(self.text, self.line) - self.line;
        }
    }

    fn comment(&mut self) {
        let start = self.pos;
        if self.byte(start + 1) == Some(b'/') {
            self.pos = scan::line_end(self.text, start);
        } else {
            let fresh = self.fresh;
            match scan::block_comment_end(self.text, start) {
                Some(end) => self.pos = end,
                None => self.open_comment(start),
            }
            self.note_lines(start);
            self.fresh = fresh;
        }
        self.keep_comment(start);
    }

    fn keep_comment(&mut self, start: usize) {
        if self.comments.len() < MAX_NODES {
            self.comments.push(self.span(start, self.pos));
        }
    }

    /// A block comment without end covers its line; a second one the rest of the text.
    fn open_comment(&mut self, start: usize) {
        self.open_comments += 1;
        self.pos = if self.open_comments > 1 { self.text.len() } else { scan::line_end(self.text, start) };
        self.sink.push(say::open_comment(self.span(start, start + 2)));
    }

    /// Whether `#![` stands at `at`.
    fn attribute_at(&self, at: usize) -> bool {
        let mark = scan::skip_trivia(self.text, at + 1);
        self.byte(mark) == Some(b'!') && self.byte(scan::skip_trivia(self.text, mark + 1)) == Some(b'[')
    }

    fn shell_comment(&mut self) {
        let start = self.pos;
        let rest = &self.text[start..];
        self.pos = scan::line_end(self.text, start);
        if rest.starts_with("#![") {
            self.sink.push(say::late_attribute(self.span(start, self.pos)));
            return;
        }
        self.sink.push(say::shell_comment(self.span(start, start + 1)));
        self.keep_comment(start);
    }

    fn stray_space(&mut self) {
        let start = self.pos;
        while let Some(c) = scan::char_at(self.text, self.pos).filter(|&c| scan::is_stray_space(c)) {
            self.pos += c.len_utf8();
        }
        let first = scan::char_at(self.text, start).unwrap_or(' ');
        let span = self.span(start, self.pos);
        self.sink.push(say::stray_space(span, first, start == 0));
    }

    /// Marks of an unfinished merge: the first version is read, the others are skipped.
    fn marker(&mut self) -> bool {
        let rest = &self.text[self.pos..];
        let found = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].into_iter().find(|m| rest.starts_with(m));
        let Some(mark) =
            found.filter(|_| matches!(rest.as_bytes().get(7), None | Some(b' ' | b'\n' | b'\r')))
        else {
            return false;
        };
        let start = self.pos;
        self.pos = scan::line_end(self.text, start);
        match mark {
            "<<<<<<<" => self.conflict(start),
            ">>>>>>>" => {}
            _ => self.skip_other_versions(),
        }
        true
    }

    fn conflict(&mut self, start: usize) {
        let other = self.merges.other.find(self.text, self.pos, b"\n=======");
        let end = self.merges.end.find(self.text, self.pos, b"\n>>>>>>>");
        let other = other.map(|at| self.span(at, scan::line_end(self.text, at)));
        self.sink.push(say::conflict(self.span(start, self.pos), other));
        let end = end.map_or(self.text.len(), |at| scan::line_end(self.text, at));
        // One inside another reaches no further.
        if self.merges.spans.last().is_none_or(|last| (last.end as usize) < start) {
            self.merges.spans.push(self.span(start, end));
        }
    }

    fn skip_other_versions(&mut self) {
        if let Some(mark) = self.merges.end.find(self.text, self.pos, b"\n>>>>>>>") {
            self.pos = scan::line_end(self.text, mark);
        }
    }
}

/// Unfinished merges, and the marks of them that were looked for last.
#[derive(Default)]
pub(super) struct Merges {
    /// From the first to the last mark of each.
    pub spans: Vec<Span>,
    other: Mark,
    end: Mark,
}

/// Where a mark stands next; kept, so that many searches cost as one.
#[derive(Clone, Copy, Default)]
enum Mark {
    #[default]
    Unknown,
    At(usize),
    Nowhere,
}

impl Mark {
    /// The first `mark` behind `from`: where its line begins.
    fn find(&mut self, text: &str, from: usize, mark: &[u8]) -> Option<usize> {
        if matches!(*self, Self::Unknown) || matches!(*self, Self::At(at) if at <= from) {
            let found = memchr::memmem::find(text.as_bytes().get(from..)?, mark);
            *self = found.map_or(Self::Nowhere, |at| Self::At(from + at + 1));
        }
        match *self {
            Self::At(at) => Some(at),
            _ => None,
        }
    }
}
