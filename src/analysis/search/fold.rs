//! Words as they are compared: lower case, no accents, ligatures spelled out.

use std::ops::Range;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Longest word kept, in bytes; what is longer is cut, in files and in queries alike.
const LONGEST: usize = 64;

/// A folded word and the bytes it was folded from.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub text: &'a str,
    pub range: Range<usize>,
    /// Several words written with hyphens or apostrophes, taken together.
    pub joined: bool,
}

/// What a character does to the word it stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Part of a word; the folded form was pushed.
    Letter,
    /// Changes a letter and nothing else.
    Mark,
    /// Ends a word but ties it to the next one: `Dakar-Bamako`, `Jama'at`.
    Tie,
    Break,
}

/// Calls `each` with every word of `text`, and with the joined form of words that are tied.
pub(super) fn words(text: &str, each: impl FnMut(Token<'_>)) {
    Folder::default().words(text, each);
}

/// Folds text after text in the same memory: the word and the chain of tied words being read.
#[derive(Debug, Default)]
pub(super) struct Folder {
    word: String,
    start: usize,
    end: usize,
    chain: String,
    chain_start: usize,
    links: usize,
}

impl Folder {
    /// As the function [`words`].
    pub(super) fn words(&mut self, text: &str, mut each: impl FnMut(Token<'_>)) {
        for (at, c) in text.char_indices() {
            let before = self.word.len();
            match fold_char(c, &mut |folded| self.word.push(folded)) {
                Role::Letter => {
                    if before == 0 {
                        self.start = at;
                    }
                    self.end = at + c.len_utf8();
                }
                Role::Mark => {
                    if before > 0 {
                        self.end = at + c.len_utf8();
                    }
                }
                Role::Tie => self.end_word(&mut each),
                Role::Break => {
                    self.end_word(&mut each);
                    self.end_chain(&mut each);
                }
            }
        }
        self.end_word(&mut each);
        self.end_chain(&mut each);
    }

    fn end_word(&mut self, each: &mut impl FnMut(Token<'_>)) {
        if self.word.is_empty() {
            return;
        }
        cut(&mut self.word);
        each(Token { text: &self.word, range: self.start..self.end, joined: false });
        if self.links == 0 {
            self.chain_start = self.start;
        }
        self.links += 1;
        if self.chain.len() < LONGEST {
            self.chain.push_str(&self.word);
        }
        self.word.clear();
    }

    fn end_chain(&mut self, each: &mut impl FnMut(Token<'_>)) {
        if self.links > 1 {
            cut(&mut self.chain);
            each(Token { text: &self.chain, range: self.chain_start..self.end, joined: true });
        }
        self.chain.clear();
        self.links = 0;
    }
}

fn cut(word: &mut String) {
    word.truncate(beginning(word, LONGEST).len());
}

/// The first `most` bytes of `text`, fewer where a character would be split.
pub(super) fn beginning(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}

/// Bytes of `shown` that make up its first `count` folded characters, marks on them included.
pub(super) fn spelled(shown: &str, count: usize) -> usize {
    let mut seen = 0;
    for (at, c) in shown.char_indices() {
        let before = seen;
        fold_char(c, &mut |_| seen += 1);
        if before >= count && seen > before {
            return at;
        }
    }
    shown.len()
}

/// Folds one character into `push`.
fn fold_char(c: char, push: &mut impl FnMut(char)) -> Role {
    if c.is_ascii() {
        return match c {
            '-' | '\'' => Role::Tie,
            _ if c.is_ascii_alphanumeric() => {
                push(c.to_ascii_lowercase());
                Role::Letter
            }
            _ => Role::Break,
        };
    }
    if let Some(spelled) = special(c) {
        spelled.chars().for_each(push);
        return Role::Letter;
    }
    match c {
        '‘' | '’' | 'ʼ' | 'ʹ' | '´' | '‐' | '‑' | '–' | '—' | '−' => Role::Tie,
        // Stretches an Arabic word and says nothing.
        'ـ' => Role::Mark,
        _ if is_combining_mark(c) => Role::Mark,
        _ => decomposed(c, push),
    }
}

fn decomposed(c: char, push: &mut impl FnMut(char)) -> Role {
    let mut any = false;
    decompose_compatible(c, |part| {
        if part.is_alphanumeric() && !is_combining_mark(part) {
            any = true;
            match special(part) {
                Some(spelled) => spelled.chars().for_each(&mut *push),
                None => part.to_lowercase().filter(|c| !is_combining_mark(*c)).for_each(&mut *push),
            }
        }
    });
    if any { Role::Letter } else { Role::Break }
}

/// Letters that no decomposition spells: ligatures, and letters of Bambara, Pulaar and Soninke.
fn special(c: char) -> Option<&'static str> {
    Some(match c {
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        'ß' | 'ẞ' => "ss",
        'ø' | 'Ø' | 'ɔ' | 'Ɔ' => "o",
        'ɛ' | 'Ɛ' => "e",
        'ŋ' | 'Ŋ' | 'ɲ' | 'Ɲ' => "n",
        'ɓ' | 'Ɓ' => "b",
        'ɗ' | 'Ɗ' | 'ð' | 'Ð' | 'đ' | 'Đ' => "d",
        'ƴ' | 'Ƴ' => "y",
        'ɣ' | 'Ɣ' => "g",
        'ł' | 'Ł' => "l",
        'ı' => "i",
        _ => return None,
    })
}
