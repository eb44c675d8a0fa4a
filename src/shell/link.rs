//! The link between the presenter's console and the room screen: one record of fixed size in a folder
//! of the user's own, overwritten in place. State and never content: who comes late or starts again
//! reads all there is to know.
//!
//! ```text
//!  Console ── one write of 512 bytes ──> <hash of the briefing>.live ── one read ──> Watcher
//!     └────── lock, for the whole run ──> <hash of the briefing>.lock
//! ```
//!
//! The lock is a file of its own, for a locked file cannot be read everywhere. No socket, no rename: a
//! rename fails on Windows while somebody reads.

mod console;
mod error;
mod file;
mod folder;
mod record;
#[cfg(test)]
mod tests;
mod watcher;

use std::fmt;
use std::path::Path;

pub use console::Console;
pub use error::LinkError;
pub use folder::folder;
pub use watcher::{Seen, Watcher};

/// Which briefing a console and a room have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting<'a> {
    /// A briefing on the disk.
    Disk(&'a Path),
    /// One that the program carries, by its name.
    Embedded(&'a str),
}

/// The name of a link: the same for console and room of one meeting, and telling nothing about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// The file of the record.
    fn live(&self) -> String {
        format!("{}.live", self.0)
    }

    /// The file that the console holds.
    fn lock(&self) -> String {
        format!("{}.lock", self.0)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.live())
    }
}

/// The name of the link for `meeting`. A path is followed to its end, so that `briefing`, `./briefing/`
/// and a symbolic link to it are one meeting.
#[must_use]
pub fn name(meeting: Meeting<'_>) -> Name {
    let hash = match meeting {
        Meeting::Disk(path) => fnv(&[b"disk:", folder::resolved(path).as_os_str().as_encoded_bytes()]),
        Meeting::Embedded(name) => fnv(&[b"embedded:", name.as_bytes()]),
    };
    Name(format!("{hash:016x}"))
}

/// FNV-1a: the same in every process, which the hash tables of the standard library do not promise.
fn fnv(parts: &[&[u8]]) -> u64 {
    parts
        .iter()
        .flat_map(|part| part.iter())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
