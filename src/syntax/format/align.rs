//! Columns of comments at the end of lines.

use super::WIDTH;

/// A comment at the end of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// Where the one space before it stands in the new text.
    pub at: usize,
    /// Its line in the new text.
    pub line: usize,
    /// Columns of what stands before it in the new text.
    pub code: usize,
    /// Its column in the old text.
    pub column: usize,
    /// Columns of space before it in the old text.
    pub gap: usize,
}

/// Columns of a piece of a line: one a character, four a tab.
pub(super) fn columns(piece: &str) -> usize {
    piece.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// `text` with its comments moved to their columns: those on following lines that stood in one column stand
/// in one again; one that stood apart by more than a space keeps its column.
pub(super) fn aligned(text: &str, marks: &[Mark]) -> String {
    let mut out = String::with_capacity(text.len() + marks.len() * 16);
    let mut done = 0;
    for run in marks.chunk_by(|a, b| b.line == a.line + 1 && b.column == a.column) {
        let apart = run.iter().any(|mark| mark.gap > 1);
        let kept = run.first().map_or(0, |mark| mark.column);
        let wanted = if apart && kept <= WIDTH { kept } else { 0 };
        let widest = run.iter().map(|mark| mark.code + 1).max().unwrap_or_default();
        let shared = if widest <= WIDTH { wanted.max(widest) } else { wanted };
        for mark in run {
            out.push_str(&text[done..mark.at]);
            let spaces = shared.saturating_sub(mark.code).max(1);
            out.extend(std::iter::repeat_n(' ', spaces));
            done = mark.at + 1;
        }
    }
    out.push_str(&text[done..]);
    out
}
