//! Byte offsets to lines and columns.
#![allow(clippy::cast_possible_truncation)] // offsets fit: a text over 4 GiB is refused before it is parsed

use std::sync::OnceLock;

/// Bytes of a line, at the least that briefings have; a guess at the number of lines.
const BYTES_PER_LINE: usize = 48;

/// Bytes between two places up to which characters were counted.
const BLOCK: usize = 4096;

/// Where the lines of a text begin.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    len: u32,
    /// Characters before each block of the text, once a column far behind in a line was asked for.
    blocks: OnceLock<Vec<u32>>,
}

impl LineIndex {
    /// Reads the line starts of `text`. Lines end at `\n`, so CRLF counts once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut starts = Vec::with_capacity(text.len() / BYTES_PER_LINE + 1);
        starts.push(0);
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1));
        Self { starts, len: text.len() as u32, blocks: OnceLock::new() }
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
        let column = if offset - start <= 2 * BLOCK {
            signs(text, start, offset)
        } else {
            self.signs_before(text, offset) - self.signs_before(text, start)
        };
        (line as u32, column + 1)
    }

    /// Characters of `text` before a byte offset; quick however long the text is.
    fn signs_before(&self, text: &str, offset: usize) -> u32 {
        let blocks = self.blocks.get_or_init(|| {
            let mut before = 0;
            let starts = (0..=text.len()).step_by(BLOCK);
            let count = |start| {
                let here = before;
                before += signs(text, start, start + BLOCK);
                here
            };
            starts.map(count).collect()
        });
        let block = offset / BLOCK;
        blocks.get(block).copied().unwrap_or_default() + signs(text, block * BLOCK, offset)
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

/// Characters that begin in a range of bytes.
fn signs(text: &str, start: usize, end: usize) -> u32 {
    let bytes = text.as_bytes().get(start..end.min(text.len())).unwrap_or_default();
    // Continuation bytes (10xxxxxx) do not begin a character.
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, LineIndex};

    #[test]
    fn columns_of_a_very_long_line_are_those_of_a_plain_count() {
        let text = format!("a\n{}\nz", "é–x ".repeat(2 * BLOCK));
        let index = LineIndex::new(&text);
        let start = 2;
        for (at, (offset, _)) in text[start..].char_indices().enumerate().step_by(997) {
            let offset = u32::try_from(start + offset).expect("small");
            assert_eq!(index.line_col(&text, offset), (2, u32::try_from(at).expect("small") + 1));
        }
        let end = u32::try_from(text.len()).expect("small");
        assert_eq!(index.line_col(&text, end + 5), (3, 2));
    }
}
