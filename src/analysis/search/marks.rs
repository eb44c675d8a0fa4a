//! What to highlight of a shown text.

use std::ops::Range;

use super::fold::{self, Token};
use super::typo;
use super::wanted::{self, Wanted};
use crate::model::position::looks_like_mgrs;

/// Byte ranges of `shown` that match `query`, in order and apart; accents do not count, typos are
/// forgiven where nothing matches exactly.
#[must_use]
pub fn marks(query: &str, shown: &str) -> Vec<Range<usize>> {
    let found = of(&wanted::wanted(query), shown);
    if found.is_empty() && looks_like_mgrs(query) { square(query, shown) } else { found }
}

/// Byte ranges of `shown` that match the words of a query.
pub(super) fn of(wanted: &[Wanted], shown: &str) -> Vec<Range<usize>> {
    let mut exact = vec![false; wanted.len()];
    let mut found: Vec<Range<usize>> = Vec::new();
    fold::words(shown, |token| {
        for (word, seen) in wanted.iter().zip(&mut exact) {
            if let Some(range) = begins(word, &token, shown) {
                *seen = true;
                found.push(range);
            }
        }
    });
    let mut missing = wanted.iter().zip(exact).filter(|(word, seen)| !seen && word.budget > 0).peekable();
    if missing.peek().is_some() {
        let missing: Vec<&Wanted> = missing.map(|(word, _)| word).collect();
        fold::words(shown, |token| {
            let near =
                |word: &&Wanted| typo::typos(&word.letters, token.text, word.budget, word.open).is_some();
            if !token.joined && missing.iter().any(near) {
                found.push(token.range);
            }
        });
    }
    merged(found, shown)
}

/// Which words of a query `line` shows, one bit each; with `slips` also those with typos.
pub(super) fn shown(wanted: &[Wanted], line: &str, slips: bool) -> u8 {
    let mut seen = 0_u8;
    fold::words(line, |token| {
        for (at, word) in wanted.iter().enumerate().take(8) {
            let begins = token.text.starts_with(word.text.as_str());
            let exact = begins && (word.open || token.text.len() == word.text.len());
            let near = || slips && typo::typos(&word.letters, token.text, word.budget, word.open).is_some();
            if seen & (1 << at) == 0 && (exact || near()) {
                seen |= 1 << at;
            }
        }
    });
    seen
}

/// The part of `token` that is the word, or begins with it.
fn begins(word: &Wanted, token: &Token<'_>, shown: &str) -> Option<Range<usize>> {
    let rest = token.text.strip_prefix(word.text.as_str())?;
    if rest.is_empty() {
        return Some(token.range.clone());
    }
    let end = fold::spelled(&shown[token.range.clone()], word.letters.len());
    word.open.then(|| token.range.start..token.range.start + end)
}

/// Sorted, joined where they touch or only a hyphen or apostrophe stands between.
fn merged(mut ranges: Vec<Range<usize>>, shown: &str) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end || tied(&shown[last.end..range.start]) => {
                last.end = last.end.max(range.end);
            }
            _ => merged.push(range),
        }
    }
    merged
}

fn tied(between: &str) -> bool {
    matches!(between, "-" | "'" | "’" | "–" | "‑")
}

/// The beginning of an MGRS reference written in groups.
fn square(query: &str, shown: &str) -> Vec<Range<usize>> {
    let typed: Vec<char> = query.chars().filter(|c| !c.is_whitespace()).collect();
    let starts = shown
        .char_indices()
        .filter(|(at, _)| shown[..*at].chars().next_back().is_none_or(|before| !before.is_alphanumeric()));
    for (start, _) in starts {
        let mut left = typed.iter();
        let mut next = left.next();
        for (at, c) in shown[start..].char_indices() {
            match next {
                Some(wanted) if wanted.eq_ignore_ascii_case(&c) => next = left.next(),
                Some(_) if c == ' ' && at > 0 => continue,
                _ => break,
            }
            if next.is_none() {
                return std::iter::once(start..start + at + c.len_utf8()).collect();
            }
        }
    }
    Vec::new()
}
