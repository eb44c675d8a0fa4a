//! What was asked on the command line: one thin file per subcommand.

mod args;
mod check;
mod desk;
mod excerpt;
mod memory;
mod output;

use std::process::ExitCode;

/// Runs the program with the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    args::run(std::env::args_os().collect())
}
