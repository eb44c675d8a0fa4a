//! The words of a query.

use super::fold::{self, Token};
use super::{marks, typo};

/// Longest query that is read, in bytes.
const LONGEST_QUERY: usize = 400;
/// Most words of a query that count.
const MOST_WORDS: usize = 8;
/// From so many letters a word matches by its beginning even when others follow.
const BEGINS_FROM: usize = 3;

/// Words that say nothing beside others, French and English.
const FILLERS: &[&str] = &[
    "a", "an", "and", "at", "au", "aux", "d", "de", "des", "du", "en", "et", "for", "in", "l", "la", "le",
    "les", "of", "on", "ou", "par", "pour", "sur", "the", "to", "un", "une",
];

/// Whether `word` says nothing beside others.
pub(super) fn is_filler(word: &str) -> bool {
    FILLERS.binary_search(&word).is_ok()
}

/// A word that is looked for.
#[derive(Debug)]
pub(super) struct Wanted {
    pub text: String,
    pub letters: Vec<char>,
    pub mask: u64,
    /// Typos that are forgiven.
    pub budget: u8,
    /// Words that go on after it match too.
    pub open: bool,
}

impl Wanted {
    fn new(text: String, last: bool) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let open = last || letters.len() >= BEGINS_FROM;
        Self { mask: typo::mask(&text), budget: typo::budget(&letters), open, letters, text }
    }
}

/// The beginning of `query` that is read.
pub(super) fn clipped(query: &str) -> &str {
    fold::beginning(query, LONGEST_QUERY)
}

/// The words of `query`, without the ones that say nothing.
pub(super) fn wanted(query: &str) -> Vec<Wanted> {
    let mut words: Vec<String> = Vec::new();
    fold::words(clipped(query), |Token { text, joined, .. }| {
        if !joined {
            words.push(text.to_owned());
        }
    });
    let telling: Vec<bool> = (0..words.len()).map(|at| tells(&words, at)).collect();
    if telling.contains(&true) {
        let mut tells = telling.into_iter();
        words.retain(|_| tells.next().unwrap_or(true));
    }
    words.truncate(MOST_WORDS);
    let last = words.len().saturating_sub(1);
    words.into_iter().enumerate().map(|(at, word)| Wanted::new(word, at == last)).collect()
}

/// A filler before a number is a letter of its own: `D-03`, `A 11`.
fn tells(words: &[String], at: usize) -> bool {
    let number = words.get(at + 1).is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
    !is_filler(&words[at]) || (number && words[at].len() == 1)
}

/// The words of a short text that names something, compared as the search compares them.
#[derive(Debug)]
pub struct Words(Vec<Wanted>);

impl Words {
    /// The words of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(wanted(text))
    }

    /// Whether it has no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether every word stands in `line`, with `slips` also with a typo.
    #[must_use]
    pub fn all_in(&self, line: &str, slips: bool) -> bool {
        marks::shown(&self.0, line, slips).count_ones() as usize == self.0.len()
    }

    /// Whether `line` begins with the first word.
    #[must_use]
    pub fn begin(&self, line: &str) -> bool {
        let mut first = None;
        fold::words(line, |token| {
            if first.is_none() {
                first = self.0.first().map(|word| token.text.starts_with(word.text.as_str()));
            }
        });
        first.unwrap_or(false)
    }
}
