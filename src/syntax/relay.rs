//! A large text read from two places at once. What the second reader finds counts only where both of them
//! met nothing odd and the first one came to the second one's place in the state that it began in; otherwise
//! the first one reads on alone. So the tree never depends on where, or whether, a text was parted.
#![allow(clippy::cast_possible_truncation)] // offsets and counts fit: larger texts are refused before

use super::lexer::Group;
use super::limits::MAX_NODES;
use super::parser::{Frame, Parser, Style, Want};
use super::tree::{Behind, Cell, Shape};
use crate::model::span::FileId;

/// Shortest text that is worth a second reader, in bytes.
const LARGE: usize = 4 << 20;

/// Bytes behind the middle in which the beginning of a record is looked for.
const WINDOW: usize = 64 << 10;

/// Groups around a record: the file and its section.
const AROUND: usize = 2;

/// Reads `text`, a large one from two places.
pub(super) fn read(text: &str, file: FileId) -> Parser<'_> {
    let alone = || Parser::new(text, file, false).run();
    if text.len() < LARGE || std::thread::available_parallelism().map_or(1, usize::from) < 2 {
        return alone();
    }
    middle(text).map_or_else(alone, |at| parted(text, file, at))
}

/// Reads `text` from its beginning and from `at`.
pub(super) fn parted(text: &str, file: FileId, at: usize) -> Parser<'_> {
    std::thread::scope(|scope| {
        let behind = scope.spawn(move || second(text, file, at));
        let mut first = Parser::new(text, file, false);
        first.until = at;
        first.lex.attributes();
        first.read_on();
        // A reader that broke is broken here too: nothing is left out in silence.
        let second = behind.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        if !first.takes(second) {
            first.until = usize::MAX;
            first.read_on();
        }
        first.close_all();
        first
    })
}

/// Reads on from a record of a section at `at`, as long as nothing is odd.
pub(super) fn second(text: &str, file: FileId, at: usize) -> Parser<'_> {
    let mut parser = Parser::of_size(text, file, text.len() - at);
    for (group, style) in [(Group::Paren, Style::Fields), (Group::List, Style::Open)] {
        let want = if group == Group::List { Want::Item } else { Want::Value };
        parser.stack.push(Frame { cell: parser.cells.len(), want, style, ..Frame::opened(group) });
        parser.cells.push(Cell::leaf(Shape::Broken, 0, 0));
    }
    parser.picky = true;
    parser.lex.headed = true;
    parser.lex.pos = at;
    parser.lex.line = text[..at].rfind('\n').map_or(0, |before| before + 1);
    parser.read_on();
    parser
}

/// Where a record probably begins behind the middle of `text`: a bracket that begins a line behind one that
/// ends with a comma, the least indented of those close by.
pub(super) fn middle(text: &str) -> Option<usize> {
    let half = text.len() / 2;
    let window = text.as_bytes().get(half..)?;
    let window = &window[..window.len().min(WINDOW)];
    let mut best: Option<(usize, usize)> = None;
    let mut comma = false;
    let mut from = 0;
    for end in memchr::memchr_iter(b'\n', window) {
        let line = window[from..end].trim_ascii();
        let indent = window[from..end].len() - window[from..end].trim_ascii_start().len();
        if comma && line.first() == Some(&b'(') && best.is_none_or(|(least, _)| indent < least) {
            best = Some((indent, half + from + indent));
        }
        comma = if line.is_empty() { comma } else { line.last() == Some(&b',') };
        from = end + 1;
    }
    best.map(|(_, at)| at)
}

impl Parser<'_> {
    /// Whether nothing odd was met so far.
    pub fn spotless(&self) -> bool {
        let sink = &self.lex.sink;
        sink.doubt() == 0
            && !sink.stop
            && !sink.torn
            && self.lex.open_comments == 0
            && self.lex.merges.spans.is_empty()
    }

    /// Whether the place where the second reader began is at hand, and is what it was taken for.
    fn arrived(&self) -> bool {
        let state = |frame: &Frame| (frame.group, frame.style, frame.want);
        let around = [(Group::Paren, Style::Fields, Want::Value), (Group::List, Style::Open, Want::Item)];
        self.lex.pos == self.until
            && self.lex.fresh
            && self.swift
            && self.spotless()
            && self.stack.iter().map(state).eq(around)
    }

    /// Takes what the `second` reader found for the rest of the text; `false` leaves that to this one.
    pub fn takes(&mut self, second: Self) -> bool {
        let whole = second.stack.is_empty() && second.spotless();
        let room = self.cells.len() + second.cells.len() - AROUND <= MAX_NODES;
        let taken = whole && room && self.arrived();
        if taken {
            self.append(second);
        }
        taken
    }

    fn append(&mut self, mut second: Self) {
        let first = self.cells.len() - AROUND;
        second.cells.iter_mut().for_each(|cell| cell.next += first as u32);
        for (frame, cell) in self.stack.drain(..).zip(&second.cells) {
            let known = self.cells[frame.cell];
            self.cells[frame.cell] = Cell {
                start: known.start,
                name_len: known.name_len,
                key_start: known.key_start,
                key_len: known.key_len,
                ..*cell
            };
        }
        self.lex.comments.extend(second.lex.comments);
        self.lex.pos = second.lex.pos;
        self.behind = Behind { cells: second.cells, first };
    }
}
