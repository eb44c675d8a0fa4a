//! Not one entry that was said to be saved is ever lost: torn writes, flipped bits, killed programs,
//! full disks, power cuts, and a disk that lies as the control.
#![allow(clippy::disallowed_methods, reason = "tests write files and start programs")]

mod common;

#[path = "journal/samples.rs"]
mod samples;

#[path = "journal/torn.rs"]
mod torn;

#[path = "journal/disk.rs"]
mod disk;

#[path = "journal/crash.rs"]
mod crash;

#[path = "journal/places.rs"]
mod places;

#[path = "journal/command.rs"]
mod command;

#[cfg(target_os = "linux")]
#[path = "journal/child.rs"]
mod child;

#[cfg(target_os = "linux")]
#[path = "journal/kill.rs"]
mod kill;

#[cfg(target_os = "linux")]
#[path = "journal/full.rs"]
mod full;

#[cfg(target_os = "linux")]
#[path = "journal/power.rs"]
mod power;

#[cfg(not(target_os = "linux"))]
#[test]
fn processes() {
    common::command::skipped("killed programs, full disks and power cuts need Linux");
}
