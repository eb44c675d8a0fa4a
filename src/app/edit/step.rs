//! Where a cursor may stand: between signs, at words, at the ends of lines.

use unicode_segmentation::UnicodeSegmentation;

/// The sign before `at`.
pub fn before(text: &str, at: usize) -> usize {
    text[..at].grapheme_indices(true).next_back().map_or(0, |(start, _)| start)
}

/// Behind the sign at `at`.
pub fn after(text: &str, at: usize) -> usize {
    text[at..].graphemes(true).next().map_or(at, |sign| at + sign.len())
}

/// The first place from byte `at` on that is not inside a sign.
pub fn boundary(text: &str, at: usize) -> usize {
    let starts = text.grapheme_indices(true).map(|(start, _)| start);
    starts.chain([text.len()]).find(|start| *start >= at).unwrap_or(text.len())
}

/// The start of the word before `at`; a line end stops on its own.
pub fn word_before(text: &str, at: usize) -> usize {
    let head = &text[..at];
    let blank = head.trim_end_matches(gap);
    if blank.ends_with('\n') && blank.len() < head.len() {
        return blank.len();
    }
    let head = blank.strip_suffix('\n').map_or(blank, |line| line.trim_end_matches(gap));
    head.rfind(char::is_whitespace).map_or(0, |space| boundary(text, space + 1))
}

/// The end of the word after `at`.
pub fn word_after(text: &str, at: usize) -> usize {
    let rest = text[at..].trim_start();
    let start = text.len() - rest.len();
    rest.find(char::is_whitespace).map_or(text.len(), |space| boundary(text, start + space))
}

/// The start of the line `at` is in.
pub fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// The end of the line `at` is in.
pub fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end)
}

const fn gap(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}')
}
