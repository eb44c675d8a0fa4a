//! The writing end: one console for a meeting, for as long as it runs.

use std::fs::{File, TryLockError};
use std::hash::{BuildHasher, RandomState};
use std::io;
use std::path::Path;

use super::record::{LENGTH, Record};
use super::{LinkError, Name, file, watcher};
use crate::model::stage::Cue;

/// Says what stands before the room. Dropping it says that the meeting has ended.
#[derive(Debug)]
pub struct Console {
    record: File,
    /// Held, and given free by closing.
    _lock: File,
    session: u64,
    counter: u64,
    /// What was published last.
    cue: Option<Cue>,
}

impl Console {
    /// Takes the link `name` in `folder`, which [`super::folder`] gave. Says nothing yet.
    ///
    /// # Errors
    ///
    /// [`LinkError::Taken`] when another console has it; else what is wrong with the files.
    pub fn open(folder: &Path, name: &Name) -> Result<Self, LinkError> {
        let path = folder.join(name.lock());
        let lock = file::open_own(&path)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(LinkError::Taken),
            Err(TryLockError::Error(error)) => return Err(LinkError::Io(path, error)),
        }
        let path = folder.join(name.live());
        let record = file::open_own(&path)?;
        // The counter goes on from the console before: who watches sees it move, and not jump back.
        let counter = watcher::look(&record).map_or(0, |before| before.counter);
        let length = record.metadata().map_err(LinkError::io(&path))?.len();
        if length > LENGTH as u64 {
            record.set_len(LENGTH as u64).map_err(LinkError::io(&path))?;
        }
        let session = RandomState::new().hash_one(std::process::id());
        Ok(Self { record, _lock: lock, session, counter, cue: None })
    }

    /// Shows `cue` from now on; the same cue again says that the console is alive.
    ///
    /// # Errors
    ///
    /// When the disk does not take it, or an id in it is none.
    pub fn publish(&mut self, cue: &Cue) -> io::Result<()> {
        self.write(cue.clone(), false)?;
        Ok(())
    }

    fn write(&mut self, cue: Cue, ended: bool) -> io::Result<()> {
        let counter = self.counter.wrapping_add(1);
        let record = Record { session: self.session, counter, ended, cue };
        let bytes = record.encode().ok_or(io::ErrorKind::InvalidInput)?;
        // Counted although it may fail: half of it may have been written.
        self.counter = counter;
        file::write_at_start(&self.record, &bytes)?;
        self.cue = Some(record.cue);
        Ok(())
    }
}

impl Drop for Console {
    fn drop(&mut self) {
        if let Some(cue) = self.cue.take() {
            // Where this fails, the counter stands still: the room knows that too.
            let _ = self.write(cue, true);
        }
    }
}
