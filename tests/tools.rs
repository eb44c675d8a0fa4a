//! The tools around the files: `fmt`, `new`, `reference`, `man`, `completions`.
#![allow(clippy::disallowed_methods, reason = "tests make files and start the program")]

#[allow(dead_code, reason = "each suite uses its part")]
#[path = "common/command.rs"]
mod command;
#[path = "tools/fmt.rs"]
mod fmt;
#[path = "tools/new.rs"]
mod new;
#[path = "tools/pages.rs"]
mod pages;
