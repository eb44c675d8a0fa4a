//! The reading end: any number of room screens, with no trace in the files.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::record::{LENGTH, Record};
use super::{Name, file};
use crate::model::stage::Cue;

/// Looks in a row before a record counts as unreadable: one may meet a write half-way.
const LOOKS: usize = 64;

/// What the console says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Nothing that can be read: no file, or not one of ours.
    Nothing,
    /// The console ended; this stood there last.
    Ended(Cue),
    /// This stands there. A counter that does not move for three seconds is a console that is gone.
    Live {
        /// What stands before the room.
        cue: Cue,
        /// Moves with every word of the console.
        counter: u64,
    },
}

/// Reads what stands before the room.
#[derive(Clone, Debug)]
pub struct Watcher {
    path: PathBuf,
}

impl Watcher {
    /// Watches the link `name` in `folder`; nothing has to be there yet.
    #[must_use]
    pub fn open(folder: &Path, name: &Name) -> Self {
        Self { path: folder.join(name.live()) }
    }

    /// What the console says now. The file is opened anew: it may have come, gone or been replaced.
    #[must_use]
    pub fn read(&self) -> Seen {
        let Ok(file) = file::open_to_read(&self.path) else { return Seen::Nothing };
        let record = (0..LOOKS).find_map(|turn| {
            if turn > 0 {
                std::thread::yield_now();
            }
            look(&file)
        });
        match record {
            None => Seen::Nothing,
            Some(Record { ended: true, cue, .. }) => Seen::Ended(cue),
            Some(Record { cue, counter, .. }) => Seen::Live { cue, counter },
        }
    }
}

/// One look; a file that is longer is not ours.
pub(super) fn look(file: &File) -> Option<Record> {
    let mut bytes = [0; LENGTH + 1];
    let read = file::read_at_start(file, &mut bytes).ok()?;
    Record::decode(bytes.get(..read)?)
}
