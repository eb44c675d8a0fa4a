//! The files of a briefing as they stand on the disk at one moment.
#![expect(clippy::disallowed_methods, reason = "looks at the files of the briefing")]

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::source::{Limits, briefing_files};

/// Clocks of drives go in steps of 2 s at most (FAT); what was written within them may look the same.
const STEP: Duration = Duration::from_secs(3);

/// What is known of a file without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stat {
    /// When it was written, as far as the drive says.
    pub written: Option<SystemTime>,
    pub bytes: u64,
    /// Device and number of the file, where there are such.
    pub node: (u64, u64),
    pub content: Content,
}

/// What is known of the text of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// It was not looked at.
    Unread,
    /// It may have changed since it was looked at.
    Doubtful,
    /// A number that is another one for another text.
    Print(u64),
    /// It cannot be read.
    Locked,
}

/// The files of a briefing, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listing {
    /// The folder is not there.
    Gone,
    Files(BTreeMap<String, Stat>),
}

impl Listing {
    /// The files at `place` now; the text of those is read that `wanted` asks for.
    pub fn of(place: &Path, wanted: impl Fn(&str, &Stat) -> bool) -> Self {
        let Some(paths) = briefing_files(place) else { return Self::Gone };
        let listed = paths.into_iter().filter_map(|path| {
            let name = path.file_name()?.to_string_lossy().into_owned();
            // What went between listing and looking counts as gone.
            let mut stat = Stat::of(&fs::metadata(&path).ok()?);
            if wanted(&name, &stat) {
                stat.content = Content::of(&path);
            }
            Some((name, stat))
        });
        Self::Files(listed.collect())
    }

    /// The same just before the files are read for the first time.
    pub fn before_reading(place: &Path) -> Self {
        let mut listing = Self::of(place, |_, _| false);
        let now = SystemTime::now();
        if let Self::Files(files) = &mut listing {
            for stat in files.values_mut() {
                let age =
                    stat.written.map(|at| now.duration_since(at).unwrap_or_else(|ahead| ahead.duration()));
                if age.is_none_or(|age| age < STEP) {
                    stat.content = Content::Doubtful;
                }
            }
        }
        listing
    }
}

impl Stat {
    fn of(known: &Metadata) -> Self {
        Self {
            written: known.modified().ok(),
            bytes: known.len(),
            node: node(known),
            content: Content::Unread,
        }
    }
}

#[cfg(unix)]
fn node(known: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (known.dev(), known.ino())
}

#[cfg(not(unix))]
fn node(_: &Metadata) -> (u64, u64) {
    (0, 0)
}

impl Content {
    fn of(path: &Path) -> Self {
        match read(path) {
            Some(bytes) => {
                let mut hasher = DefaultHasher::new();
                bytes.hash(&mut hasher);
                Self::Print(hasher.finish())
            }
            None => Self::Locked,
        }
    }
}

/// The text of a file; one that is too large to be loaded has none to compare.
fn read(path: &Path) -> Option<Vec<u8>> {
    let known = fs::metadata(path).ok()?;
    if !known.is_file() || known.len() > Limits::default().file_bytes {
        return Some(Vec::new());
    }
    fs::read(path).ok()
}
