//! Printing: the one gate to stdout and stderr. Every character is checked, a closed pipe is no error.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use crate::model::diagnostic::Both;
use crate::model::lang::Lang;
use crate::model::safe_text::{REPLACEMENT, is_safe_char};

/// Exit code of a command that could not run.
pub const COULD_NOT_RUN: u8 = 2;

/// `text` with nothing in it that a terminal would obey; line ends stay.
#[must_use]
pub fn gate(text: &str) -> String {
    text.chars().map(|c| if c == '\n' || is_safe_char(c) { c } else { REPLACEMENT }).collect()
}

/// Prints a page; escape sequences of our own are not in it, colour is added by `paint`.
pub fn page(text: &str) -> ExitCode {
    bytes(gate(text).as_bytes())
}

/// Prints what has passed the gate already.
pub fn bytes(out: &[u8]) -> ExitCode {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(out).and_then(|()| stdout.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        // The reader has seen enough: `tribrief show … | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(COULD_NOT_RUN),
    }
}

/// Prints a text that is to be kept, byte by byte; on a terminal as a page.
pub fn file(text: &str) -> ExitCode {
    let mut stdout = io::stdout().lock();
    if stdout.is_terminal() {
        drop(stdout);
        return page(text);
    }
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(COULD_NOT_RUN),
    }
}

/// Says why a command could not run, and what to do; `error:` and `help:` stay English for tools.
pub fn fail(message: &Both, help: &Both, lang: Lang) -> ExitCode {
    let (message, help) = match lang {
        Lang::Fr => (&message.fr, &help.fr),
        Lang::En => (&message.en, &help.en),
    };
    complain(&format!("error: {message}\nhelp: {help}\n"))
}

/// Prints what is wrong with a command to stderr; exit 2.
pub fn complain(text: &str) -> ExitCode {
    tell(text);
    ExitCode::from(COULD_NOT_RUN)
}

/// Prints to stderr.
pub fn tell(text: &str) {
    // Nobody can be told that stderr is gone.
    let _ = io::stderr().lock().write_all(gate(text).as_bytes());
}
