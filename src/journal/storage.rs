//! Where a journal lies: one file and its neighbours, as little of it as the log needs.

use std::io;

/// One journal file. The log calls these in a fixed order; none is tried again after an error, but for
/// a write that found no room and left nothing behind.
pub trait Storage {
    /// All bytes of the file, or the first `limit` + 1 of a longer one.
    ///
    /// # Errors
    /// When the file cannot be read.
    fn read(&mut self, limit: u64) -> io::Result<Vec<u8>>;

    /// Puts `bytes` behind the last byte with one write. After an error any part of them may be there.
    ///
    /// # Errors
    /// When not all of them were taken.
    fn append(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Returns when everything that was written is on the disk, and the length of the file too.
    ///
    /// # Errors
    /// When the disk did not take it: then nothing is known of what was written since the last time.
    fn sync(&mut self) -> io::Result<()>;

    /// Cuts the file to `len` bytes.
    ///
    /// # Errors
    /// When the system refuses.
    fn truncate(&mut self, len: u64) -> io::Result<()>;

    /// Returns when the file's name is on the disk too: once, after it was begun.
    ///
    /// # Errors
    /// When the disk did not take it.
    fn sync_name(&mut self) -> io::Result<()>;

    /// Keeps `bytes` in a new file beside, on the disk before this returns; its name. Nothing that is
    /// there already is written over.
    ///
    /// # Errors
    /// When the file cannot be made; then the journal must stay as it is.
    fn set_aside(&mut self, bytes: &[u8]) -> io::Result<String>;

    /// Gives up the room held back for a full disk; whether there was any.
    fn release_reserve(&mut self) -> bool;
}

/// Lets a log be moved without caring what it lies on.
impl<S: Storage + ?Sized> Storage for Box<S> {
    fn read(&mut self, limit: u64) -> io::Result<Vec<u8>> {
        (**self).read(limit)
    }
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        (**self).append(bytes)
    }
    fn sync(&mut self) -> io::Result<()> {
        (**self).sync()
    }
    fn truncate(&mut self, len: u64) -> io::Result<()> {
        (**self).truncate(len)
    }
    fn sync_name(&mut self) -> io::Result<()> {
        (**self).sync_name()
    }
    fn set_aside(&mut self, bytes: &[u8]) -> io::Result<String> {
        (**self).set_aside(bytes)
    }
    fn release_reserve(&mut self) -> bool {
        (**self).release_reserve()
    }
}
