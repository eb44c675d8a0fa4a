//! The one pass that decides, character by character, what stays.

use super::{
    Cleaned, REPLACEMENT, SafeText,
    chars::{is_attaching, is_joiner, is_joining_letter, is_safe_char, stands_alone},
};
use unicode_normalization::{
    IsNormalized, UnicodeNormalization, char::canonical_combining_class, is_nfc_quick,
};

/// Marks one base character may carry; Arabic and Vietnamese need three, piles of more hide other lines.
const MAX_MARKS: u8 = 4;

/// What became of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// It stays, or is the space that stands for it.
    Keep(char),
    /// A joiner after a letter of a joining script: stays when such a letter follows.
    Joiner,
    /// It may not be shown.
    Forbidden,
    /// One mark too many on its base.
    Surplus,
}

/// What stands before the next character.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scan {
    /// Whether there is something a mark can stand on.
    base: bool,
    /// Marks on it so far.
    marks: u8,
    /// Whether it belongs to a joining script.
    joining: bool,
}

impl Scan {
    /// Decides about `c` and takes it as the new neighbour.
    pub(super) fn step(&mut self, c: char) -> Step {
        if matches!(c, '\n' | '\t') {
            *self = Self::default();
            return Step::Keep(' ');
        }
        if is_joiner(c) && self.joining {
            // Nothing may attach to a joiner, and a second one in a row is never needed.
            *self = Self::default();
            return Step::Joiner;
        }
        if !is_safe_char(c) || c == REPLACEMENT {
            *self = Self::default();
            return if c == REPLACEMENT { Step::Keep(c) } else { Step::Forbidden };
        }
        if is_attaching(c) && (self.base || !stands_alone(c)) {
            return self.attach(c);
        }
        // After a space or U+FFFD even a sign that stands alone joins what is before it.
        let marks = u8::from(is_attaching(c));
        *self = Self { base: !c.is_whitespace(), marks, joining: is_joining_letter(c) };
        Step::Keep(c)
    }

    fn attach(&mut self, c: char) -> Step {
        if !self.base {
            return Step::Forbidden;
        }
        self.marks = self.marks.saturating_add(1);
        if self.marks > MAX_MARKS {
            self.joining = false;
            return Step::Surplus;
        }
        Step::Keep(c)
    }
}

/// Collects the cleaned text.
#[derive(Default)]
struct Writer {
    scan: Scan,
    out: String,
    /// A joiner whose right neighbour has not been seen yet, with its offset.
    joiner: Option<(char, u32)>,
    /// Whether the last thing written stands for a surplus of marks; one sign is enough for all.
    surplus: bool,
    replaced: u32,
    first: Option<u32>,
}

impl Writer {
    fn push(&mut self, c: char, offset: u32) {
        let step = self.scan.step(c);
        self.settle_joiner(is_joining_letter(c) && step == Step::Keep(c));
        let again = std::mem::replace(&mut self.surplus, step == Step::Surplus);
        match step {
            Step::Keep(kept) => self.out.push(kept),
            Step::Joiner => self.joiner = Some((c, offset)),
            Step::Forbidden => self.replace(offset, true),
            Step::Surplus => self.replace(offset, !again),
        }
    }

    fn settle_joiner(&mut self, joins: bool) {
        match self.joiner.take() {
            Some((c, _)) if joins => self.out.push(c),
            Some((_, offset)) => self.replace(offset, true),
            None => {}
        }
    }

    fn replace(&mut self, offset: u32, visible: bool) {
        if visible {
            self.out.push(REPLACEMENT);
        }
        self.replaced = self.replaced.saturating_add(1);
        self.first = Some(self.first.map_or(offset, |first| first.min(offset)));
    }
}

/// The slow path of [`SafeText::clean`].
pub(super) fn clean(text: &str) -> Cleaned {
    let mut writer = Writer { out: String::with_capacity(text.len()), ..Writer::default() };
    let mut start = 0;
    for (index, c) in text.char_indices().skip(1) {
        if is_boundary(c) {
            push_segment(&mut writer, text, start, index);
            start = index;
        }
    }
    push_segment(&mut writer, text, start, text.len());
    writer.settle_joiner(false);
    Cleaned { text: SafeText(writer.out.into()), replaced: writer.replaced, first: writer.first }
}

/// Normalises and cleans `text[start..end]`, a piece that normal form C changes by itself alone.
fn push_segment(writer: &mut Writer, text: &str, start: usize, end: usize) {
    let offset = u32::try_from(start).unwrap_or(u32::MAX);
    let segment = &text[start..end];
    if segment == "\r" && text[end..].starts_with('\n') {
        // A Windows line end is one line end.
        return;
    }
    for c in segment.nfc() {
        writer.push(c, offset);
    }
}

/// Whether normal form C never looks across the place before `c`: a starter that is stable.
fn is_boundary(c: char) -> bool {
    c.is_ascii()
        || (canonical_combining_class(c) == 0
            && matches!(is_nfc_quick(std::iter::once(c)), IsNormalized::Yes))
}
