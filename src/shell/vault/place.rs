//! Where the journal of a meeting may lie, and which of several is the one.
#![expect(clippy::disallowed_methods, reason = "journals are looked for on the disk")]

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::{Vault, VaultError, is_busy};
use crate::journal::chain::fingerprint;
use crate::journal::recover::{self, LARGEST, Reading};
use crate::journal::{Facts, Journal, OpenError, Recovery, Storage as _, adopt};
use crate::model::diagnostic::Both;
use crate::model::reference::is_id;

/// Places for the journal of `meeting`, the best first: beside the briefing's files, else in the state
/// folder under a name that tells briefings apart.
#[must_use]
pub fn candidates(
    beside: Option<&Path>,
    state: Option<&Path>,
    meeting: &str,
    rehearsal: bool,
) -> Vec<PathBuf> {
    let end = if rehearsal { "rehearsal.journal" } else { "journal" };
    let name = file_name(meeting);
    let folder = beside.map(|folder| std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned()));
    let from = folder
        .as_deref()
        .map_or_else(|| "sample".to_owned(), |folder| fingerprint(folder.as_os_str().as_encoded_bytes()));
    let near = folder.map(|folder| folder.join(format!("{name}.{end}")));
    let far = state.map(|state| {
        let folder = state.join("tribrief").join("journals");
        std::path::absolute(folder.join(format!("{from}-{name}.{end}"))).unwrap_or(folder)
    });
    near.into_iter().chain(far).collect()
}

/// Journals there are of the briefing in the folder `beside`, whatever its meeting is called; rehearsals
/// are none.
#[must_use]
pub fn journals_of(beside: &Path, state: Option<&Path>) -> Vec<PathBuf> {
    let prefix = format!("{}-", fingerprint(beside.as_os_str().as_encoded_bytes()));
    let far = state.map(|state| state.join("tribrief").join("journals"));
    let is_journal = |path: &PathBuf, prefix: &str| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with(prefix) && name.ends_with(".journal") && !name.ends_with(".rehearsal.journal")
    };
    let list = |folder: &Path, prefix: &str| -> Vec<PathBuf> {
        let all = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        all.filter(|path| is_journal(path, prefix)).collect()
    };
    let mut found = list(beside, "");
    found.extend(far.map(|far| list(&far, &prefix)).unwrap_or_default());
    found.sort();
    found
}

/// A name for files: the id itself, or what of it can stand there and digits that tell it apart.
fn file_name(meeting: &str) -> String {
    // Names that some systems keep for devices.
    let kept = ["con", "prn", "aux", "nul"].contains(&meeting)
        || (meeting.len() == 4 && (meeting.starts_with("com") || meeting.starts_with("lpt")));
    if is_id(meeting) && !kept {
        return meeting.to_owned();
    }
    let letters = meeting.chars().map(|c| c.to_ascii_lowercase());
    let safe: String = letters.map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(24).collect();
    format!("{safe}-{}", fingerprint(meeting.as_bytes()))
}

/// The journal that was opened.
#[derive(Debug)]
pub struct Best {
    pub journal: Journal<Vault>,
    pub recovery: Recovery,
    /// Journals of the same meeting elsewhere that hold other entries: somebody has to look at them.
    pub differing: Vec<PathBuf>,
    /// Better places that could not be used, and why.
    pub passed_over: Vec<(PathBuf, Both)>,
}

/// Why no journal was opened.
#[derive(Debug)]
pub enum NotOpened {
    /// Another console has it.
    Busy(PathBuf),
    /// No place could be used; each with the reason.
    Nowhere(Vec<(PathBuf, Both)>),
}

impl NotOpened {
    /// What to tell the person who wants to begin.
    #[must_use]
    pub fn message(&self) -> Both {
        match self {
            Self::Busy(_) => VaultError::Busy.message(),
            Self::Nowhere(_) => Both::new(
                "aucun endroit pour le journal de la réunion",
                "no place for the journal of the meeting",
            ),
        }
    }
}

/// Opens the longest of the journals that are there; else begins one in the first place that can be
/// written. A longest one that can only be read is copied to the next place, and goes on there.
///
/// # Errors
/// When another console has it, or no place can be used.
pub fn open_best(places: &[PathBuf], facts: &Facts, now: DateTime<Utc>) -> Result<Best, NotOpened> {
    // Also one that went on in another place than the longest.
    if let Some(busy) = places.iter().find(|place| is_busy(place)) {
        return Err(NotOpened::Busy(busy.clone()));
    }
    let found = on_disk(places, Some(facts));
    let differing = found.differing();
    let mut order: Vec<&PathBuf> = found.best().map(|best| &best.path).into_iter().collect();
    order.extend(places.iter().filter(|place| Some(*place) != found.best().map(|best| &best.path)));
    let lines = found.best().map(|best| &best.bytes[..best.reading.good]);
    let mut passed_over = found.unread.clone();
    for place in order {
        match take(place, lines, facts, now) {
            Ok((journal, recovery)) => return Ok(Best { journal, recovery, differing, passed_over }),
            Err(Refused::Busy) => return Err(NotOpened::Busy(place.clone())),
            Err(Refused::Because(reason)) => {
                passed_over.retain(|(path, _)| path != place);
                passed_over.push((place.clone(), reason));
            }
        }
    }
    Err(NotOpened::Nowhere(passed_over))
}

enum Refused {
    Busy,
    Because(Both),
}

/// Opens the journal at `place`, which has to hold `lines` afterwards.
fn take(
    place: &Path,
    lines: Option<&[u8]>,
    facts: &Facts,
    now: DateTime<Utc>,
) -> Result<(Journal<Vault>, Recovery), Refused> {
    let because = |error: OpenError| Refused::Because(error.message());
    let mut storage = Vault::open(place).map_err(|error| match error {
        VaultError::Busy => Refused::Busy,
        other => Refused::Because(other.message()),
    })?;
    if let Some(lines) = lines {
        // Read again under the lock: a console may have ended just now.
        let there = storage.read(LARGEST).map_err(|error| because(OpenError::Disk(error)))?;
        if !there.starts_with(lines) {
            return adopt(storage, lines, facts).map_err(because);
        }
    }
    Journal::open(storage, facts, now).map_err(because)
}

/// A journal that was found, read without a lock.
#[derive(Debug)]
pub struct Found {
    pub path: PathBuf,
    pub bytes: Vec<u8>,
    pub reading: Reading,
}

/// What was found in several places.
struct OnDisk {
    found: Vec<Found>,
    best: Option<usize>,
    unread: Vec<(PathBuf, Both)>,
}

impl OnDisk {
    fn best(&self) -> Option<&Found> {
        self.best.map(|at| &self.found[at])
    }

    /// Journals that are not the beginning of the best one.
    fn differing(&self) -> Vec<PathBuf> {
        let Some(best) = self.best() else { return Vec::new() };
        let lines = &best.bytes[..best.reading.good];
        let others = self.found.iter().filter(|other| !lines.starts_with(&other.bytes[..other.reading.good]));
        others.map(|other| other.path.clone()).collect()
    }
}

fn on_disk(places: &[PathBuf], facts: Option<&Facts>) -> OnDisk {
    let (mut found, mut unread) = (Vec::new(), Vec::new());
    for path in places {
        match read_file(path) {
            Ok(bytes) => {
                let reading = recover::read(&bytes);
                let other = facts.zip(reading.header.as_ref()).is_some_and(|(facts, header)| {
                    facts.meeting != header.meeting || facts.rehearsal != header.rehearsal
                });
                if other {
                    unread.push((path.clone(), OpenError::NotAJournal.message()));
                } else {
                    found.push(Found { path: path.clone(), bytes, reading });
                }
            }
            Err(VaultError::System(error)) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => unread.push((path.clone(), error.message())),
        }
    }
    // Of equals the first place stays.
    let best = (0..found.len()).rev().max_by_key(|at| found[*at].reading.good);
    OnDisk { best: best.filter(|at| found[*at].reading.good > 0), found, unread }
}

/// The longest of the journals in `places`, read without a lock while a console may be writing it, and
/// those that hold other entries.
///
/// # Errors
/// `None` when there is none, else why it cannot be read.
pub fn best_on_disk(places: &[PathBuf]) -> Result<(Found, Vec<PathBuf>), Option<Both>> {
    let mut all = on_disk(places, None);
    let differing = all.differing();
    // A file without one line that holds is better than no file: it can be talked about.
    match all.best.or_else(|| (!all.found.is_empty()).then_some(0)) {
        Some(best) => Ok((all.found.swap_remove(best), differing)),
        None => Err(all.unread.into_iter().next().map(|(_, reason)| reason)),
    }
}

/// The bytes of a journal, read without a lock.
fn read_file(path: &Path) -> Result<Vec<u8>, VaultError> {
    let known = fs::symlink_metadata(path)?;
    if !known.is_file() {
        return Err(VaultError::NotAFile);
    }
    if known.len() > LARGEST {
        return Err(VaultError::TooLarge);
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST).read_to_end(&mut bytes)?;
    Ok(bytes)
}
