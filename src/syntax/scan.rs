//! Looking at the text around a place without reading it; nothing here reports or moves.

use super::limits::LOOK_AHEAD;
use crate::model::safe_text::SafeText;

/// Whether a character may begin an identifier.
pub(super) fn is_word_start(c: char) -> bool {
    c == '_' || c.is_alphabetic() || matches!(c, '\u{2118}' | '\u{212E}' | '\u{309B}' | '\u{309C}')
}

/// Whether a character may continue an identifier: what `XID_Continue` holds, and a little more outside ASCII.
pub(super) fn is_word_part(c: char) -> bool {
    if c.is_ascii() {
        return c == '_' || c.is_ascii_alphanumeric();
    }
    is_word_start(c)
        || c.is_numeric()
        || matches!(c, '\u{B7}' | '\u{387}' | '\u{203F}' | '\u{2040}' | '\u{2054}')
        || matches!(c, '\u{FE33}' | '\u{FE34}' | '\u{FE4D}'..='\u{FE4F}' | '\u{FF3F}')
        || is_mark(c)
}

/// Combining marks outside the alphabetic ones, in wide ranges.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c),
        0x300..=0x36F | 0x483..=0x487 | 0x591..=0x5C7 | 0x610..=0x61A | 0x64B..=0x669 | 0x6D6..=0x6ED
        | 0x711..=0x9FF | 0xA00..=0x109F | 0x135D..=0x135F | 0x1712..=0x1A7F | 0x1AB0..=0x1DFF
        | 0x20D0..=0x20F0 | 0x2CEF..=0x2DFF | 0x302A..=0x302F | 0x3099..=0x309A | 0xA66F..=0xAAFF
        | 0xABE3..=0xABED | 0xFB1E | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F | 0x101FD..=0x11FFF
        | 0x16AF0..=0x16FFF | 0x1BC9D..=0x1BC9E | 0x1CF00..=0x1DAAF | 0x1E000..=0x1E94A | 0xE0100..=0xE01EF)
}

/// White space of RON, new lines included.
pub(super) fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'
            | '\n'
            | '\r'
            | '\x0B'
            | '\x0C'
            | '\u{85}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{2028}'
            | '\u{2029}'
    )
}

/// Invisible characters that slip in from word processors and are no white space of RON.
pub(super) fn is_stray_space(c: char) -> bool {
    matches!(c,
        '\u{A0}' | '\u{AD}' | '\u{1680}' | '\u{180E}' | '\u{2000}'..='\u{200D}' | '\u{202A}'..='\u{202F}'
        | '\u{205F}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{3000}' | '\u{FEFF}')
}

/// The character at a byte offset.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Where the identifier that begins at `at` ends; `at` itself when none does.
#[inline]
pub(super) fn word_end(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at) {
        Some(b'a'..=b'z' | b'A'..=b'Z' | b'_') => run_end(text, at + 1),
        Some(128..) if char_at(text, at).is_some_and(is_word_start) => run_end(text, at),
        _ => at,
    }
}

/// Whether a byte is an ASCII character that may continue an identifier.
const WORD_BYTES: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] = byte == b'_' || byte.is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

/// Where the run of identifier characters at `at` ends.
#[inline]
pub(super) fn run_end(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    match rest.iter().position(|&byte| !WORD_BYTES[usize::from(byte)]) {
        Some(len) if rest[len] >= 128 => wide_run_end(text, at + len),
        Some(len) => at + len,
        None => text.len().max(at),
    }
}

/// The same from a character outside ASCII on.
#[cold]
fn wide_run_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.find(|c| !is_word_part(c)).unwrap_or(rest.len())
}

/// Whether an identifier is a truth value or a number rather than a name.
#[inline]
pub(super) fn is_literal(word: &[u8]) -> bool {
    matches!(word, b"true" | b"false" | b"inf" | b"NaN" | b"inff32" | b"inff64" | b"NaNf32" | b"NaNf64")
}

/// Where the run of spaces at `at` ends; by eights, as indentation mostly is.
#[inline]
pub(super) fn spaces_end(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at..at + 8).is_some_and(|eight| eight == b"        ") {
        at += 8;
    }
    while bytes.get(at) == Some(&b' ') {
        at += 1;
    }
    at
}

/// The end of the line that `at` stands on, before `\r\n` or `\n`.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |len| at + len);
    if end > at && bytes[end - 1] == b'\r' { end - 1 } else { end }
}

/// As far as a guess may look on the line of `at`: its end, or the look-ahead bound.
pub(super) fn window_end(text: &str, at: usize) -> usize {
    let mut bound = (at + LOOK_AHEAD).min(text.len());
    while !text.is_char_boundary(bound) {
        bound -= 1;
    }
    line_end(&text[..bound], at)
}

/// Skips white space but no new line.
#[inline]
pub(super) fn skip_blank(text: &str, mut at: usize) -> usize {
    loop {
        match text.as_bytes().get(at) {
            Some(b' ' | b'\t' | b'\r' | 0x0B | 0x0C) => at += 1,
            Some(128..) => match wide_blank(text, at) {
                0 => return at,
                len => at += len,
            },
            _ => return at,
        }
    }
}

/// Length of the white space outside ASCII, stray or not, at `at`.
#[cold]
fn wide_blank(text: &str, at: usize) -> usize {
    char_at(text, at).filter(|&c| is_space(c) || is_stray_space(c)).map_or(0, char::len_utf8)
}

/// Skips white space, new lines and comments.
pub(super) fn skip_trivia(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        match bytes.get(at) {
            Some(b' ' | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C) => at += 1,
            Some(b'/') if bytes.get(at + 1) == Some(&b'/') => at = line_end(text, at),
            Some(b'/') if bytes.get(at + 1) == Some(&b'*') => match block_comment_end(text, at) {
                Some(end) => at = end,
                None => return at,
            },
            Some(128..) => match wide_blank(text, at) {
                0 => return at,
                len => at += len,
            },
            _ => return at,
        }
    }
}

/// Where the block comment that begins at `at` ends, inner comments counted; `None` when it never does.
pub(super) fn block_comment_end(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut depth = 0_usize;
    let mut at = at;
    loop {
        at += memchr::memchr2(b'/', b'*', bytes.get(at..)?)?;
        match (bytes[at], bytes.get(at + 1)) {
            (b'/', Some(b'*')) => depth += 1,
            (b'*', Some(b'/')) => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return Some(at);
        }
    }
}

/// Whether a value may end at `at`: a separator, a closer, a comment or the end of the line follows.
pub(super) fn ends_value(text: &str, at: usize) -> bool {
    let at = skip_blank(text, at);
    match text.as_bytes().get(at) {
        None | Some(b',' | b')' | b']' | b'}' | b':' | b'\n' | b';') => true,
        Some(b'/') => matches!(text.as_bytes().get(at + 1), Some(b'/' | b'*')),
        _ => false,
    }
}

/// Whether `name:` (or `name =`) stands at `at`, the name and its colon on one line.
pub(super) fn field_at(text: &str, at: usize) -> bool {
    let mut begin = at;
    if text[begin..].starts_with("r#") {
        begin += 2;
    }
    let end = word_end(text, begin);
    end > begin && colon_at(text, skip_blank(text, end))
}

/// Whether a colon, or what is written in its place, stands at `at`.
pub(super) fn colon_at(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        Some(b'=') => text.as_bytes().get(at + 1) != Some(&b'='),
        Some(b':') => text.as_bytes().get(at + 1) != Some(&b':'),
        _ => false,
    }
}

/// Whether `name:` stands in a piece, as a field that a text with a wrong end would have swallowed.
pub(super) fn holds_field(piece: &str) -> bool {
    memchr::memchr_iter(b':', piece.as_bytes()).any(|colon| {
        let before = piece[..colon].trim_end_matches(|c| c == '_' || char::is_alphanumeric(c));
        piece[before.len()..colon].starts_with(|c: char| c == '_' || c.is_alphabetic())
    })
}

/// Number of unescaped double quotes in a piece of a line.
pub(super) fn quotes(piece: &str) -> usize {
    let bytes = piece.as_bytes();
    memchr::memchr_iter(b'"', bytes).filter(|&at| at == 0 || bytes[at - 1] != b'\\').count()
}

/// A piece of source for a message: at most 24 characters, on one line, nothing in it steers a terminal.
pub(super) fn excerpt(piece: &str) -> String {
    let line = piece.lines().next().unwrap_or_default();
    let line: String = line.chars().take(25).collect();
    let line = SafeText::new(&line).to_string();
    if line.chars().count() <= 24 {
        return line;
    }
    line.chars().take(23).chain(['…']).collect()
}
