//! Text that may reach a terminal, a printer or a log.
//!
//! Files come from several staffs on sticks and may hold anything, so loaded text has one type and
//! that type has one constructor, which cleans. What it takes out: control and format characters
//! (escape sequences, bidirectional overrides, zero-width characters), private use, unassigned and
//! invisible ones. What it keeps: every script staffs write in, Arabic, N'Ko, Adlam, Tifinagh and
//! CJK included.

mod chars;
mod scan;
#[cfg(test)]
mod tests;

use std::{borrow::Borrow, fmt, ops::Deref, sync::Arc};

pub use chars::is_safe_char;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use scan::{Scan, Step};

/// Stands for every character that was taken out.
pub const REPLACEMENT: char = '\u{FFFD}';

/// Cleaned text in Unicode normal form C; the only constructors clean. Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct SafeText(Arc<str>);

/// Cleaned text and what had to be replaced, for a warning at the place.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Cleaned {
    /// The text to use.
    pub text: SafeText,
    /// How many characters were taken out; line ends and tabs turned into spaces do not count.
    pub replaced: u32,
    /// Byte offset in the input of the first of them; for a pile of marks, of its base character.
    pub first: Option<u32>,
}

impl SafeText {
    /// Cleans `text`; use [`SafeText::clean`] where a person should be told about it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self::clean(text).text
    }

    /// Text written in the program itself.
    ///
    /// # Panics
    /// In debug builds, when `text` is not clean as it stands.
    #[must_use]
    pub fn literal(text: &'static str) -> Self {
        debug_assert!(is_safe(text), "a literal of the program is not clean: {text:?}");
        Self::new(text)
    }

    /// Cleans `text` and counts what was replaced.
    ///
    /// Line ends and tabs become one space, forbidden characters U+FFFD; the rest is brought into
    /// normal form C. Cleaning clean text changes nothing.
    #[must_use]
    pub fn clean(text: &str) -> Cleaned {
        if is_ascii_print(text) || text.chars().all(chars::is_plain) {
            return Cleaned { text: Self(text.into()), replaced: 0, first: None };
        }
        scan::clean(text)
    }

    /// A field of several lines: one text a line, split at `\n` and `\r\n`.
    ///
    /// A line end at the very end opens no further line. The count of replaced characters is that of
    /// [`SafeText::clean`] over the whole field.
    #[must_use]
    pub fn lines(text: &str) -> Vec<Self> {
        text.lines().map(Self::new).collect()
    }

    /// The cleaned text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is no character at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Whether all of `text` is printable ASCII; most text is, and this looks at many bytes at once.
fn is_ascii_print(text: &str) -> bool {
    let print = |bytes: &[u8]| bytes.iter().fold(true, |all, byte| all & matches!(byte, b' '..=b'~'));
    let (chunks, rest) = text.as_bytes().as_chunks::<16>();
    chunks.iter().all(|chunk| print(chunk)) && print(rest)
}

impl fmt::Display for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // `pad` and not `write_str`, so that `{:<12}` works as it does for `str`.
        f.pad(&self.0)
    }
}

impl Serialize for SafeText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for SafeText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::new(&String::deserialize(deserializer)?))
    }
}

impl AsRef<str> for SafeText {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for SafeText {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl Deref for SafeText {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for SafeText {
    fn eq(&self, other: &str) -> bool {
        *self.0 == *other
    }
}

impl PartialEq<&str> for SafeText {
    fn eq(&self, other: &&str) -> bool {
        *self.0 == **other
    }
}

/// Whether cleaning would leave `text` exactly as it is.
///
/// True for every [`SafeText`]. Such text may still hold a joiner (U+200C, U+200D) between two
/// letters of a joining script, for which [`is_safe_char`] is false: painters drop those.
#[must_use]
pub fn is_safe(text: &str) -> bool {
    text.chars().all(chars::is_plain) || SafeText::new(text).as_str() == text
}

/// A source line for a diagnostic excerpt: cleaned one character for one, so that columns fit.
///
/// A tab becomes one space, other C0 controls and DEL their pictures (U+2400…), everything else that
/// may not be shown U+FFFD. Not normalised, because that would move columns.
#[must_use]
pub fn excerpt(line: &str) -> String {
    let mut scan = Scan::default();
    line.chars()
        .map(|c| match (c, scan.step(c)) {
            ('\t', _) => ' ',
            ('\u{0}'..='\u{1F}', _) => char::from_u32(0x2400 + u32::from(c)).unwrap_or(REPLACEMENT),
            ('\u{7F}', _) => '\u{2421}',
            (_, Step::Keep(kept)) => kept,
            (_, Step::Joiner | Step::Forbidden | Step::Surplus) => REPLACEMENT,
        })
        .collect()
}
