//! Writing lines: line ends, indentation, and where comments at the end of lines stand.

use super::align::{self, Mark};

/// Columns of one step of indentation.
const STEP: usize = 4;

/// The text in the making.
pub(super) struct Pen {
    out: String,
    /// `\n`, or `\r\n` in a file that has nothing else.
    eol: &'static str,
    /// Number of the last line, and where it begins.
    line: usize,
    line_start: usize,
    marks: Vec<Mark>,
}

/// A place to come back to.
#[derive(Clone, Copy)]
pub(super) struct Bookmark(usize);

impl Pen {
    /// For a file with the line ends of `text`.
    pub fn like(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut ends = memchr::memchr_iter(b'\n', bytes).peekable();
        let windows = ends.peek().is_some() && ends.all(|at| at > 0 && bytes[at - 1] == b'\r');
        Self {
            out: String::with_capacity(text.len() + text.len() / 8),
            eol: if windows { "\r\n" } else { "\n" },
            line: 0,
            line_start: 0,
            marks: Vec::new(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.out.is_empty()
    }

    pub fn push(&mut self, piece: &str) {
        if let Some(last) = memchr::memrchr(b'\n', piece.as_bytes()) {
            self.line += memchr::memchr_iter(b'\n', piece.as_bytes()).count();
            self.line_start = self.out.len() + last + 1;
        }
        self.out.push_str(piece);
    }

    /// A new line at `depth`, an empty one before it if `blank`; nothing at the start of the file.
    pub fn newline(&mut self, depth: usize, blank: bool) {
        if self.out.is_empty() {
            return;
        }
        for _ in 0..=usize::from(blank) {
            self.out.push_str(self.eol);
            self.line += 1;
        }
        self.line_start = self.out.len();
        self.out.extend(std::iter::repeat_n(' ', depth * STEP));
    }

    /// A comment at the end of a line, which stood at column `column` behind `gap` columns of space.
    pub fn trailing(&mut self, comment: &str, column: usize, gap: usize) {
        self.marks.push(Mark {
            at: self.out.len(),
            line: self.line,
            code: align::columns(&self.out[self.line_start..]),
            column,
            gap,
        });
        self.push(" ");
        self.push(comment);
    }

    /// Columns of the last line.
    pub fn column(&self) -> usize {
        align::columns(&self.out[self.line_start..])
    }

    /// Here, to come back to with [`Pen::back`] as long as the line has not ended.
    pub fn here(&self) -> Bookmark {
        Bookmark(self.out.len())
    }

    /// Takes back what was written on this line since `mark`.
    pub fn back(&mut self, mark: Bookmark) {
        self.out.truncate(mark.0);
    }

    /// Bytes written since `mark`.
    pub fn since(&self, mark: Bookmark) -> usize {
        self.out.len() - mark.0
    }

    /// The whole text, comments in their columns, its last line ended.
    pub fn finish(mut self) -> String {
        if !self.out.is_empty() {
            self.out.push_str(self.eol);
        }
        align::aligned(&self.out, &self.marks)
    }
}
