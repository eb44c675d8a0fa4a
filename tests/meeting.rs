//! A whole meeting with the real program in real terminals: the console, the screen of the room, the
//! journal, and what goes wrong in between.
#![allow(clippy::disallowed_methods, reason = "tests write files and start programs")]

mod common;

#[path = "meeting/waiting.rs"]
mod waiting;

#[cfg(unix)]
#[path = "pty/harness.rs"]
#[allow(dead_code, reason = "shared with other tests")]
mod harness;

#[cfg(unix)]
#[path = "meeting/briefing.rs"]
mod briefing;

#[cfg(unix)]
#[path = "meeting/stage.rs"]
#[allow(dead_code, reason = "shared with the bench")]
mod stage;

#[cfg(unix)]
#[path = "meeting/double.rs"]
mod double;

#[cfg(unix)]
#[path = "meeting/disk.rs"]
mod disk;

#[cfg(unix)]
#[path = "meeting/script.rs"]
mod script;

#[cfg(unix)]
#[path = "meeting/room.rs"]
mod room;

#[cfg(unix)]
#[path = "meeting/end.rs"]
mod end;

#[cfg(unix)]
#[path = "meeting/quiet.rs"]
mod quiet;

#[cfg(unix)]
#[path = "meeting/other.rs"]
mod other;

#[cfg(not(unix))]
#[test]
fn skipped() {
    common::command::skipped("these tests need a Unix pseudo-terminal");
}
