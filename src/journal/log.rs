//! The append-only log: an entry counts when the disk has it, never before.

use std::io;

use chrono::{DateTime, Utc};

use super::chain::{self, Digest, Header};
use super::entry::{Entry, Seq};
use super::recover::{self, Gap, LARGEST, Reading};
use super::storage::Storage;
use crate::model::safe_text::SafeText;

mod words;

/// A file without one line that holds is taken for a header that was torn up to this length, in bytes;
/// beyond it, for something that is no journal.
const TORN_HEADER: usize = 4096;

/// Which meeting a journal is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Id of the meeting.
    pub meeting: SafeText,
    /// A rehearsal's journal is not minutes.
    pub rehearsal: bool,
}

/// What was found when a journal was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recovery {
    /// The journal was begun just now.
    pub created: bool,
    /// Entries that were there.
    pub entries: usize,
    /// What was behind the last line that holds.
    pub torn: Option<Torn>,
    /// Damage in the middle: it stays in the file as it is.
    pub gaps: Vec<Gap>,
    /// Lines (from 1) that hold but say what this program does not know.
    pub unknown: Vec<usize>,
}

impl Recovery {
    fn of(reading: &Reading) -> Self {
        Self {
            created: reading.good == 0,
            entries: reading.entries.len(),
            torn: None,
            gaps: reading.gaps.clone(),
            unknown: reading.unknown.clone(),
        }
    }
}

/// A torn tail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Torn {
    /// Its length.
    pub bytes: usize,
    /// The file it is kept in.
    pub kept_as: String,
}

/// An entry that the disk has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    pub seq: Seq,
    /// The disk was full and the reserve was given up: the next entries may not find room.
    pub reserve_used: bool,
}

/// Why an entry was not saved. It is the caller's still, to be saved elsewhere.
#[derive(Debug)]
pub enum NotSaved {
    /// The disk refused; nothing is appended here any more.
    Disk(io::Error),
    /// An earlier entry was refused.
    Poisoned,
    /// The journal is as long as a journal may be.
    Full,
    /// The entry itself is too long or does not read back as itself.
    Entry,
}

/// Why a journal was not opened.
#[derive(Debug)]
pub enum OpenError {
    /// Reading, mending or beginning it failed.
    Disk(io::Error),
    /// It is longer than [`LARGEST`].
    TooLarge,
    /// The file is something else.
    NotAJournal,
    /// It is of another meeting, or a rehearsal where minutes were asked for, or the other way.
    OtherMeeting(Box<Header>),
    /// It is of a later version of the format.
    Later(u32),
    /// It holds other entries than those that were to be copied there.
    Differs,
}

/// An open journal.
#[derive(Debug)]
pub struct Journal<S> {
    storage: S,
    facts: Facts,
    entries: Vec<(Seq, Entry)>,
    /// The file as it stands on the disk, damage in the middle included.
    bytes: Vec<u8>,
    digest: Digest,
    last: Seq,
    poisoned: bool,
}

impl<S: Storage> Journal<S> {
    /// Opens the journal of `facts`, or begins it; mends a torn end, which is kept beside.
    ///
    /// # Errors
    /// When it is not that journal, or the disk refuses. Nothing of it is lost then.
    pub fn open(mut storage: S, facts: &Facts, now: DateTime<Utc>) -> Result<(Self, Recovery), OpenError> {
        let bytes = storage.read(LARGEST).map_err(OpenError::Disk)?;
        if bytes.len() as u64 > LARGEST {
            return Err(OpenError::TooLarge);
        }
        let reading = recover::read(&bytes);
        right(&reading, &bytes, facts)?;
        let mut recovery = Recovery::of(&reading);
        let (good, unended) = (reading.good, reading.unended);
        let mut journal = Self::of(storage, facts, bytes, reading);
        recovery.torn = journal.mend(good, unended).map_err(OpenError::Disk)?;
        if recovery.created {
            journal.begin(now)?;
        }
        // What a killed program wrote may be in memory only, and the file's name too.
        journal.storage.sync().and_then(|()| journal.storage.sync_name()).map_err(OpenError::Disk)?;
        Ok((journal, recovery))
    }

    fn of(storage: S, facts: &Facts, bytes: Vec<u8>, reading: Reading) -> Self {
        Self {
            storage,
            facts: facts.clone(),
            entries: reading.entries,
            bytes,
            digest: reading.digest,
            last: reading.last,
            poisoned: false,
        }
    }

    /// Makes the file `lines`, of which it holds the first `good` bytes, and something torn perhaps.
    fn copy(&mut self, lines: &[u8], good: usize, unended: bool) -> io::Result<Option<Torn>> {
        let torn = if lines.starts_with(&self.bytes) { None } else { self.mend(good, false)? };
        let mut rest = lines[self.bytes.len()..].to_vec();
        rest.extend(unended.then_some(b'\n'));
        if !rest.is_empty() {
            self.storage.append(&rest)?;
            self.bytes.extend(rest);
        }
        self.storage.sync()?;
        self.storage.sync_name()?;
        Ok(torn)
    }

    /// Keeps what is behind `good` bytes in a file beside, then cuts it off.
    fn mend(&mut self, good: usize, unended: bool) -> io::Result<Option<Torn>> {
        let tail = &self.bytes[good..];
        let torn = if tail.is_empty() {
            None
        } else {
            let kept_as = match self.storage.set_aside(tail) {
                Err(error) if is_full(&error) && self.storage.release_reserve() => {
                    self.storage.set_aside(tail)
                }
                kept => kept,
            }?;
            Some(Torn { bytes: tail.len(), kept_as })
        };
        if torn.is_some() {
            self.storage.truncate(good as u64)?;
            self.storage.sync()?;
            self.bytes.truncate(good);
        }
        if unended {
            self.storage.append(b"\n")?;
            self.bytes.push(b'\n');
        }
        Ok(torn)
    }

    /// Writes the header.
    fn begin(&mut self, now: DateTime<Utc>) -> Result<(), OpenError> {
        let header = Header::new(self.facts.meeting.clone(), self.facts.rehearsal, now);
        let too_long = |_| OpenError::Disk(io::ErrorKind::InvalidInput.into());
        let (line, digest) = chain::head(&header).map_err(too_long)?;
        self.storage.append(&line).map_err(OpenError::Disk)?;
        self.bytes.extend_from_slice(&line);
        self.digest = digest;
        Ok(())
    }

    /// Appends `entry`; when this returns `Ok`, the disk has it.
    ///
    /// # Errors
    /// When the disk refuses, the journal takes nothing more: a later success would not tell whether
    /// this entry is there. [`Journal::move_to`] another place and append it again.
    pub fn append(&mut self, entry: &Entry) -> Result<Saved, NotSaved> {
        if self.poisoned {
            return Err(NotSaved::Poisoned);
        }
        let seq = self.last + 1;
        let (line, digest) = chain::line(self.digest, seq, entry).map_err(|_| NotSaved::Entry)?;
        if (self.bytes.len() + line.len()) as u64 > LARGEST {
            return Err(NotSaved::Full);
        }
        let reserve_used = self.write(&line).map_err(|error| {
            self.poisoned = true;
            // What is half there is taken back if that can be; the next opening would do it too.
            let _ = self.storage.truncate(self.bytes.len() as u64);
            NotSaved::Disk(error)
        })?;
        self.bytes.extend_from_slice(&line);
        self.entries.push((seq, entry.clone()));
        self.digest = digest;
        self.last = seq;
        Ok(Saved { seq, reserve_used })
    }

    /// Writes and syncs; whether the reserve had to be given up. A sync is never tried again.
    fn write(&mut self, line: &[u8]) -> io::Result<bool> {
        let mut reserve_used = false;
        match self.storage.append(line) {
            Err(error) if is_full(&error) && self.storage.release_reserve() => {
                self.storage.truncate(self.bytes.len() as u64)?;
                self.storage.append(line)?;
                reserve_used = true;
            }
            written => written?,
        }
        self.storage.sync()?;
        Ok(reserve_used)
    }

    /// Copies the whole journal to `other` and goes on there. `other` is empty or holds the beginning
    /// of this journal; a torn end there is kept beside.
    ///
    /// # Errors
    /// When `other` holds something else, or its disk refuses. This journal stays as it is.
    pub fn move_to<T: Storage>(&self, other: T) -> Result<Journal<T>, OpenError> {
        adopt(other, &self.bytes, &self.facts).map(|(journal, _)| journal)
    }

    /// The entries that the disk has, in order.
    #[must_use]
    pub fn entries(&self) -> &[(Seq, Entry)] {
        &self.entries
    }

    /// Digest of the last line, to be printed and compared.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The file as the disk has it, for copies.
    #[must_use]
    pub fn lines(&self) -> &[u8] {
        &self.bytes
    }

    /// Which meeting it is of.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Whether the disk refused an entry, so that nothing is appended here any more.
    #[must_use]
    pub fn is_poisoned(&self) -> bool {
        self.poisoned
    }

    /// Where it lies.
    #[must_use]
    pub fn storage(&self) -> &S {
        &self.storage
    }
}

/// Writes `lines`, the bytes of a journal of `facts`, to `storage` and opens it there. `storage` is
/// empty or holds their beginning; a torn end there is kept beside.
///
/// # Errors
/// When it holds something else, or the disk refuses.
pub fn adopt<S: Storage>(
    mut storage: S,
    lines: &[u8],
    facts: &Facts,
) -> Result<(Journal<S>, Recovery), OpenError> {
    let there = storage.read(LARGEST).map_err(OpenError::Disk)?;
    let reading = recover::read(&there);
    if there.len() as u64 > LARGEST || !lines.starts_with(&there[..reading.good]) {
        return Err(OpenError::Differs);
    }
    let whole = recover::read(lines);
    let mut recovery = Recovery::of(&whole);
    let unended = whole.unended;
    let mut journal = Journal::of(storage, facts, there, whole);
    recovery.torn = journal.copy(lines, reading.good, unended).map_err(OpenError::Disk)?;
    Ok((journal, recovery))
}

/// Whether `reading` is of the journal that was asked for.
fn right(reading: &Reading, bytes: &[u8], facts: &Facts) -> Result<(), OpenError> {
    if reading.good == 0 && bytes.len() > TORN_HEADER {
        return Err(OpenError::NotAJournal);
    }
    // Without a header that holds, the name of the file has to do.
    let Some(header) = &reading.header else { return Ok(()) };
    if header.format != chain::FORMAT {
        return Err(OpenError::NotAJournal);
    }
    if header.version > chain::VERSION {
        return Err(OpenError::Later(header.version));
    }
    if header.meeting != facts.meeting || header.rehearsal != facts.rehearsal {
        return Err(OpenError::OtherMeeting(Box::new(header.clone())));
    }
    Ok(())
}

/// Whether an error says that there is no room.
fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}
