//! Byte offsets to lines and columns.
#![allow(clippy::cast_possible_truncation)] // offsets fit: a text over 4 GiB is refused before it is parsed

/// Bytes of a line, at the least that briefings have; a guess at the number of lines.
const BYTES_PER_LINE: usize = 48;

/// Where the lines of a text begin.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    len: u32,
}

impl LineIndex {
    /// Reads the line starts of `text`. Lines end at `\n`, so CRLF counts once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut starts = Vec::with_capacity(text.len() / BYTES_PER_LINE + 1);
        starts.push(0);
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1));
        Self { starts, len: text.len() as u32 }
    }

    /// Number of lines; at least 1.
    #[must_use]
    pub fn line_count(&self) -> u32 {
        self.starts.len() as u32
    }

    /// Line of a byte offset, from 1; one past the end answers for the end.
    #[must_use]
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset.min(self.len)) as u32
    }

    /// Line and column of a byte offset, both from 1; the column counts characters.
    ///
    /// An offset past the end answers for the end; one inside a character for that character.
    #[must_use]
    pub fn line_col(&self, text: &str, offset: u32) -> (u32, u32) {
        let offset = offset.min(self.len) as usize;
        let line = self.starts.partition_point(|&start| start as usize <= offset);
        let start = self.starts[line - 1] as usize;
        let before = text.as_bytes().get(start..offset).unwrap_or_default();
        // Continuation bytes (10xxxxxx) do not begin a character.
        let column = before.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
        (line as u32, column as u32 + 1)
    }

    /// Byte range of a line (from 1) without its line break characters' end: `start..next line's start`.
    ///
    /// A line number outside the text gives an empty range at the nearest end.
    #[must_use]
    pub fn line_range(&self, line: u32) -> (u32, u32) {
        let Some(index) = line.checked_sub(1) else { return (0, 0) };
        match self.starts.get(index as usize) {
            Some(&start) => (start, self.starts.get(index as usize + 1).copied().unwrap_or(self.len)),
            None => (self.len, self.len),
        }
    }
}
