//! How wide a text is, where to cut it, where to break it, and how a number is written.
use std::borrow::Cow;

use ratatui::buffer::CellWidth;
use unicode_segmentation::UnicodeSegmentation;

#[cfg(test)]
mod tests;

/// Narrow no-break space, between thousands and before French high punctuation.
pub const NARROW_SPACE: char = '\u{202f}';

/// The cells a text takes when drawn: the sum over its grapheme clusters, as the buffer counts.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    if text.chars().all(is_one_cell) {
        return text.chars().count();
    }
    text.graphemes(true).map(cluster_width).sum()
}

/// Whether a character is always a cluster of its own and one cell wide: Latin, common
/// punctuation, lines and blocks. Nearly all text is, and then needs no segmentation.
pub(super) const fn is_one_cell(c: char) -> bool {
    matches!(
        c,
        ' '..='~'
            | '\u{a0}'..='\u{ac}'
            | '\u{ae}'..='\u{2ff}'
            | '\u{2010}'..='\u{2027}'
            | '\u{202f}'
            | '\u{2212}'
            | '\u{2500}'..='\u{259f}'
    )
}

/// The cells one grapheme cluster takes; a control character is shown as one replacement sign.
fn cluster_width(cluster: &str) -> usize {
    if cluster.chars().any(char::is_control) {
        return 1;
    }
    usize::from(cluster.cell_width())
}

/// The longest start of a text that fits into `room` cells.
fn prefix(text: &str, room: usize) -> &str {
    if text.is_ascii() {
        return &text[..text.len().min(room)];
    }
    if text.chars().all(is_one_cell) {
        return text.char_indices().nth(room).map_or(text, |(at, _)| &text[..at]);
    }
    let mut used = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        used += cluster_width(cluster);
        if used > room {
            return &text[..at];
        }
    }
    text
}

/// Cuts a text at its end so that it fits, with `ellipsis` as its last sign.
///
/// No space, comma or dash stays before the ellipsis.
#[must_use]
pub fn cut<'a>(text: &'a str, room: usize, ellipsis: &str) -> Cow<'a, str> {
    let whole = prefix(text, room);
    if whole.len() == text.len() {
        return Cow::Borrowed(text);
    }
    let Some(left) = room.checked_sub(width(ellipsis)) else { return Cow::Borrowed(whole) };
    let kept = prefix(text, left).trim_end_matches(hangs);
    Cow::Owned([kept, ellipsis].concat())
}

/// What must not stand before an ellipsis.
fn hangs(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '‐'..='―' | '−' | '·' | '/' | '(' | '«')
}

/// Breaks a text into lines of at most `room` cells, each a slice of the text.
///
/// Breaks at spaces and line feeds, never at a no-break space nor before `: ; ? ! »` or after
/// `«`; a longer word is broken inside. Each line takes at least one cluster, so any width ends.
#[must_use]
pub fn wrap(text: &str, room: usize) -> Vec<&str> {
    let room = room.max(1);
    let mut lines = Vec::new();
    if text.is_empty() {
        return lines;
    }
    for paragraph in text.split('\n') {
        wrap_paragraph(paragraph, room, &mut lines);
    }
    lines
}

fn wrap_paragraph<'a>(text: &'a str, room: usize, lines: &mut Vec<&'a str>) {
    let mut rest = text.trim_start_matches(breaks);
    if rest.is_empty() {
        lines.push("");
        return;
    }
    while !rest.is_empty() {
        let end = line_end(rest, room);
        lines.push(rest[..end].trim_end_matches(breaks));
        rest = rest[end..].trim_start_matches(breaks);
    }
}

const fn breaks(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r')
}

/// The byte where the first line of `text` ends; never 0 for a text that is not empty.
fn line_end(text: &str, room: usize) -> usize {
    let fit = prefix(text, room).len();
    if fit == text.len() || text[fit..].starts_with(breaks) && may_break(text, fit) {
        return fit;
    }
    // A hyphen inside a long name is a better place than the middle of a syllable.
    let at_space =
        text[..fit].rmatch_indices(breaks).map(|(at, _)| at).find(|&at| at > 0 && may_break(text, at));
    if let Some(at) = at_space {
        return at;
    }
    if let Some(at) = text[..fit].rfind(['-', '/']).filter(|&at| at > 1) {
        return at + 1;
    }
    if fit > 0 {
        return fit;
    }
    text.graphemes(true).next().map_or(text.len(), str::len)
}

/// Whether a line may end at the space at `at`: not before high punctuation, not after `«`.
fn may_break(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(breaks);
    let mut after = text[at..].trim_start_matches(breaks).chars();
    // A full stop or a comma may follow the closing quote.
    let high = matches!(after.next(), Some(':' | ';' | '?' | '!' | '»' | '%' | '–'))
        && after.next().is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | ')'));
    !before.is_empty() && !before.ends_with('«') && !high
}

/// An integer with a narrow space between thousands and a true minus sign, as in both languages.
#[must_use]
pub fn group_thousands(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() * 2 + 3);
    if value < 0 {
        text.push('−');
    }
    push_grouped(&digits, &mut text);
    text
}

fn push_grouped(digits: &str, text: &mut String) {
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(NARROW_SPACE);
        }
        text.push(digit);
    }
}

/// A number with `places` decimals: French comma, English point. What is no number is `–`.
#[must_use]
pub fn decimal(value: f64, places: usize, french: bool) -> String {
    if !value.is_finite() {
        return "–".into();
    }
    let plain = format!("{:.*}", places.min(12), value.abs());
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::with_capacity(plain.len() + 8);
    // What rounds to zero has no sign.
    if value < 0.0 && plain.bytes().any(|b| b.is_ascii_digit() && b != b'0') {
        text.push('−');
    }
    push_grouped(whole, &mut text);
    if !part.is_empty() {
        text.push(if french { ',' } else { '.' });
        text.push_str(part);
    }
    text
}

/// A change: `+14`, `−3`, `0`.
#[must_use]
pub fn signed(value: i64) -> String {
    let text = group_thousands(value);
    if value > 0 { format!("+{text}") } else { text }
}
