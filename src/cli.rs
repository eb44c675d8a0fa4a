//! What was asked on the command line: one thin file per subcommand.
#![expect(clippy::disallowed_methods, reason = "the arguments of the process")]

pub mod args;
mod carried;
mod check;
pub mod command;
pub mod completions;
mod desk;
mod editor;
mod explain;
mod export;
mod fmt;
mod journal;
mod judge;
pub mod keys;
pub mod man;
mod meeting;
mod memory;
mod new;
mod output;
mod paint;
pub mod reference;
mod reload;
mod rewrite;
mod room;
mod show;

use std::process::ExitCode;

/// Runs the program with the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    args::run(std::env::args_os().collect())
}
