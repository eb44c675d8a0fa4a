//! One line of a journal: `<digest> <number> <entry on one line>\n`.
//!
//! The digest is over the digest of the line before *as written*, the number and the entry, so a line
//! that was changed, taken out or moved shows; and after damage in the middle the lines that follow
//! can still be checked against their neighbours. Line 0 is the header.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::entry::{Entry, Seq};
use crate::model::safe_text::SafeText;

/// What the header of every journal says.
pub const FORMAT: &str = "tribrief journal";

/// Version of the format that is written; later ones are not.
pub const VERSION: u32 = 1;

/// Digits of a digest as written.
pub const DIGITS: usize = 32;

/// Longest entry as written, in bytes: a screenful of text is a few thousand.
pub const LONGEST: usize = 1 << 20;

/// The digest of a line: the first 128 bits of SHA-256.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Digest([u8; DIGITS / 2]);

impl Digest {
    /// What stands before the header.
    pub const START: Self = Self([0; DIGITS / 2]);

    /// The digest of line `seq` with `body`, after a line of digest `before`.
    #[must_use]
    pub fn of(before: Self, seq: Seq, body: &[u8]) -> Self {
        let mut hash = Sha256::new();
        hash.update(format!("{before} {seq} "));
        hash.update(body);
        let mut first = [0; DIGITS / 2];
        first.copy_from_slice(&hash.finalize()[..DIGITS / 2]);
        Self(first)
    }

    /// Reads the 32 small hexadecimal digits that a line begins with.
    #[must_use]
    pub fn read(text: &[u8]) -> Option<Self> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        };
        let digits: &[u8; DIGITS] = text.first_chunk()?;
        let mut bytes = [0; DIGITS / 2];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for Digest {
    /// 32 hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Sixteen digits that stand for `bytes`, for names of files.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> String {
    Digest::of(Digest::START, 0, bytes).to_string()[..16].to_owned()
}

/// What the first line says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// [`FORMAT`].
    pub format: String,
    pub version: u32,
    /// Id of the meeting.
    pub meeting: SafeText,
    /// A rehearsal's journal is not minutes.
    pub rehearsal: bool,
    /// When the journal was begun, UTC.
    pub created: DateTime<Utc>,
}

impl Header {
    /// The header of a journal begun at `created`.
    #[must_use]
    pub fn new(meeting: SafeText, rehearsal: bool, created: DateTime<Utc>) -> Self {
        Self { format: FORMAT.to_owned(), version: VERSION, meeting, rehearsal, created }
    }
}

/// Why an entry cannot be written as a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotALine;

/// The line of `entry`, and its digest.
///
/// # Errors
/// When the entry is longer than [`LONGEST`] or would not read back as itself.
pub fn line(before: Digest, seq: Seq, entry: &Entry) -> Result<(Vec<u8>, Digest), NotALine> {
    let body = ron::to_string(entry).map_err(|_| NotALine)?;
    if body.len() > LONGEST || ron::from_str::<Entry>(&body).ok().as_ref() != Some(entry) {
        return Err(NotALine);
    }
    written(before, seq, &body)
}

/// The line of `header`, and its digest.
///
/// # Errors
/// As [`line()`].
pub fn head(header: &Header) -> Result<(Vec<u8>, Digest), NotALine> {
    written(Digest::START, 0, &ron::to_string(header).map_err(|_| NotALine)?)
}

fn written(before: Digest, seq: Seq, body: &str) -> Result<(Vec<u8>, Digest), NotALine> {
    if body.contains('\n') {
        return Err(NotALine);
    }
    let digest = Digest::of(before, seq, body.as_bytes());
    Ok((format!("{digest} {seq} {body}\n").into_bytes(), digest))
}

/// The parts of a line, nothing of it checked yet.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    pub digest: Option<Digest>,
    pub seq: Seq,
    pub body: &'a [u8],
}

/// Takes a line without its end apart; a digest that cannot be read is `None`.
#[must_use]
pub fn parts(line: &[u8]) -> Option<Parts<'_>> {
    let (digest, rest) = line.split_at_checked(DIGITS)?;
    let rest = rest.strip_prefix(b" ")?;
    let space = rest.iter().position(|byte| *byte == b' ')?;
    let seq = std::str::from_utf8(&rest[..space]).ok()?;
    // A number has one way to be written, so that a line has.
    if seq.len() > 20
        || !seq.bytes().all(|byte| byte.is_ascii_digit())
        || (seq.len() > 1 && seq.starts_with('0'))
    {
        return None;
    }
    Some(Parts { digest: Digest::read(digest), seq: seq.parse().ok()?, body: &rest[space + 1..] })
}

/// Digests in a damaged line, the last one first: where it begins, and where a second line may have
/// begun that lost the line end before it.
pub fn digests(damaged: &[u8]) -> impl Iterator<Item = Digest> + '_ {
    let ends = move |start: &usize| damaged[start + DIGITS] == b' ';
    let inside = (1..damaged.len().saturating_sub(DIGITS)).rev().filter(ends);
    inside.chain([0]).filter_map(|start| Digest::read(&damaged[start..]))
}
