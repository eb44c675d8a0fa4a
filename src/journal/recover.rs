//! Reading a journal that may have been torn or damaged. Any bytes may come; nothing is changed here.
//!
//! A line holds when its digest fits the line before it. What follows the last line that holds is the
//! torn tail. A damaged line in the middle is a gap: the digest of the next one is over the digest
//! that stood in the damaged stretch, so it is looked for there. Where only the digest itself was
//! damaged, the next line bears witness to what it must have been, and the entry holds.

use std::collections::VecDeque;

use super::chain::{self, Digest, Header, Parts};
use super::entry::{Entry, Seq};

/// Longest journal that is read, in bytes: tens of thousands of entries.
pub const LARGEST: u64 = 64 << 20;

/// Digests of a damaged stretch that are tried; the last one of its last line is the likely one.
const TRIED: usize = 8;

/// What the bytes of a journal hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The header, when its line holds.
    pub header: Option<Header>,
    /// The entries that hold, in order.
    pub entries: Vec<(Seq, Entry)>,
    /// Damage in the middle.
    pub gaps: Vec<Gap>,
    /// Lines (from 1) that hold but say what this program does not know.
    pub unknown: Vec<usize>,
    /// Bytes up to the end of the last line that holds.
    pub good: usize,
    /// The last line that holds is complete but for its line end.
    pub unended: bool,
    /// Digest of the last line that holds.
    pub digest: Digest,
    /// Number of the last line that holds.
    pub last: Seq,
}

/// Damaged lines before one that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The first damaged line, from 1.
    pub line: usize,
    /// How many lines.
    pub lines: usize,
    /// Only a digest was damaged and the next line confirms the entry: nothing is missing.
    pub confirmed: bool,
}

impl Reading {
    /// How many lines hold, the header too.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.entries.len() + self.unknown.len() + usize::from(self.header.is_some())
    }

    fn accept(&mut self, number: usize, parts: &Parts<'_>, digest: Digest) {
        let text = std::str::from_utf8(parts.body).ok();
        if parts.seq == 0 {
            self.header = text.and_then(|body| ron::from_str(body).ok());
        } else if let Some(entry) = text.and_then(|body| ron::from_str(body).ok()) {
            self.entries.push((parts.seq, entry));
        } else {
            self.unknown.push(number);
        }
        self.last = parts.seq;
        self.digest = digest;
    }
}

/// What stands between the last line that holds and the one that is looked at.
#[derive(Default)]
struct Damage<'a> {
    /// The first damaged line, from 1; 0 without damage.
    line: usize,
    lines: usize,
    /// The one damaged line and what its digest must have been.
    suspect: Option<(Parts<'a>, Digest)>,
    seen: VecDeque<Digest>,
}

impl<'a> Damage<'a> {
    fn add(&mut self, number: usize, line: &'a [u8], expected: Seq, before: Digest) {
        if self.lines == 0 {
            self.line = number;
            let parts = chain::parts(line).filter(|parts| parts.seq == expected);
            self.suspect = parts.map(|parts| (parts, Digest::of(before, parts.seq, parts.body)));
        } else {
            self.suspect = None;
        }
        self.lines += 1;
        let mut found: Vec<Digest> = chain::digests(line).take(TRIED).collect();
        found.reverse();
        self.seen.extend(found);
        while self.seen.len() > TRIED {
            self.seen.pop_front();
        }
    }
}

/// Reads all of it.
#[must_use]
pub fn read(bytes: &[u8]) -> Reading {
    let mut reading = Reading::default();
    let mut damage = Damage::default();
    let mut begun = false;
    let mut start = 0;
    for number in 1.. {
        let Some(rest) = bytes.get(start..).filter(|rest| !rest.is_empty()) else { break };
        let end = memchr::memchr(b'\n', rest);
        let line = &rest[..end.unwrap_or(rest.len())];
        start += line.len() + 1;
        // Number 0 is the header's, and comes first or never.
        let expected = if begun { reading.last + 1 } else { 0 };
        let holds = chain::parts(line)
            .filter(|parts| parts.seq >= expected && (parts.seq > 0 || damage.lines == 0))
            .and_then(|parts| Some((parts, parts.digest?)));
        let fits = |before: Digest, (parts, digest): &(Parts<'_>, Digest)| {
            Digest::of(before, parts.seq, parts.body) == *digest
        };
        let Some((found, by)) = holds.and_then(|found| {
            let before = std::iter::once(reading.digest)
                .chain(damage.suspect.iter().map(|(_, digest)| *digest))
                .chain(damage.seen.iter().rev().copied());
            before.into_iter().find(|before| fits(*before, &found)).map(|by| (found, by))
        }) else {
            damage.add(number, line, expected, reading.digest);
            continue;
        };
        if damage.lines > 0 {
            let witness = damage.suspect.filter(|(_, digest)| *digest == by);
            if let Some((parts, digest)) = witness {
                reading.accept(damage.line, &parts, digest);
            }
            let confirmed = witness.is_some();
            reading.gaps.push(Gap { line: damage.line, lines: damage.lines, confirmed });
            damage = Damage::default();
        }
        reading.accept(number, &found.0, found.1);
        begun = true;
        reading.unended = end.is_none();
        reading.good = start.min(bytes.len());
    }
    reading
}
