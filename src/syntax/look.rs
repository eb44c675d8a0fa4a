//! Looking ahead over brackets to decide what a slip was.

use super::lexer::Group;
use super::scan;

/// How far, in bytes, the search for an unmatched closer goes.
const REACH: usize = 4096;

/// The same for the closers of one line.
const REACH_OF_LINE: usize = 1 << 14;

/// Closers of one line that are looked at.
const MANY: usize = 32;

/// A closer that no bracket after `from` opens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unmatched {
    pub at: usize,
    pub group: Group,
    pub same_line: bool,
    /// Its column, if it begins a line.
    pub column: Option<usize>,
}

/// The first closer from `from` on that is opened before it, if one is near.
pub(super) fn unmatched(text: &str, from: usize) -> Option<Unmatched> {
    unmatched_within(text, from, REACH, false).ok()
}

/// The same within `reach` bytes, on the line of `from` only if `on_line`; else whether all of it was read.
fn unmatched_within(text: &str, from: usize, reach: usize, on_line: bool) -> Result<Unmatched, bool> {
    let bytes = text.as_bytes();
    let (mut at, mut depth, mut same_line, mut line) = (from, 0_usize, true, from);
    let stop = (from + reach).min(bytes.len());
    while at < stop {
        match bytes[at] {
            b'"' => {
                at = quoted_end(bytes, at, stop);
                continue;
            }
            b'\n' if on_line => return Err(true),
            b'\n' => {
                same_line = false;
                line = at + 1;
            }
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                at = scan::line_end(text, at);
                continue;
            }
            b'(' | b'[' | b'{' => depth += 1,
            close @ (b')' | b']' | b'}') => {
                if depth == 0 {
                    let group = match close {
                        b')' => Group::Paren,
                        b']' => Group::List,
                        _ => Group::Map,
                    };
                    let first = !same_line && scan::skip_blank(text, line) == at;
                    return Ok(Unmatched { at, group, same_line, column: first.then_some(at - line) });
                }
                depth -= 1;
            }
            _ => {}
        }
        at += 1;
    }
    Err(stop == bytes.len())
}

fn quoted_end(bytes: &[u8], open: usize, stop: usize) -> usize {
    let mut at = open + 1;
    while at < stop {
        match bytes[at] {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    stop
}

/// Whether the rest of the line from `from` closes a group of this kind that it did not open.
pub(super) fn closes_on_line(text: &str, from: usize, group: Group) -> bool {
    let mut from = from;
    for _ in 0..4 {
        match unmatched(text, from) {
            Some(found) if !found.same_line => return false,
            Some(found) if found.group == group => return true,
            Some(found) => from = found.at + 1,
            None => return false,
        }
    }
    false
}

/// The closers on the rest of the line from `from` that nothing on it opens, in their order; `None` where they
/// are many, or the line is long.
pub(super) fn closers(text: &str, from: usize) -> Option<Vec<Group>> {
    let mut all = Vec::new();
    let mut from = from;
    while all.len() < MANY {
        match unmatched_within(text, from, REACH_OF_LINE, true) {
            Ok(found) => {
                all.push(found.group);
                from = found.at + 1;
            }
            Err(whole) => return whole.then_some(all),
        }
    }
    None
}

/// What comes behind a closer and its comma.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Behind {
    /// `name:`, with its column if it begins a line.
    Field(Option<usize>),
    /// Another value.
    Item,
    /// A closer or the end of the text.
    Closer,
}

/// What stands behind `at`, a comma skipped.
pub(super) fn behind(text: &str, at: usize) -> Behind {
    let mut next = scan::skip_trivia(text, at);
    if text.as_bytes().get(next) == Some(&b',') {
        next = scan::skip_trivia(text, next + 1);
    }
    match text.as_bytes().get(next) {
        None | Some(b')' | b']' | b'}') => Behind::Closer,
        _ if scan::field_at(text, next) => {
            let line = memchr::memrchr(b'\n', &text.as_bytes()[at..next]).map(|found| at + found + 1);
            let column = line.filter(|&line| scan::skip_blank(text, line) == next).map(|line| next - line);
            Behind::Field(column)
        }
        _ => Behind::Item,
    }
}

/// The column of a place that begins its line.
pub(super) fn column_of(text: &str, at: usize) -> Option<usize> {
    let blank = text.as_bytes()[..at]
        .iter()
        .rev()
        .take(256)
        .take_while(|&&byte| byte == b' ' || byte == b'\t')
        .count();
    (blank == at || text.as_bytes()[at - blank - 1] == b'\n').then_some(blank)
}
