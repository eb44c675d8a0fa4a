//! Panics. The thread decides: the one that draws gives the terminal back and says what happened;
//! any other only leaves a note, for its fault becomes a message on the screen.

use std::cell::RefCell;
use std::io::Write;
use std::panic::{self, PanicHookInfo};
use std::sync::OnceLock;
use std::thread::{self, ThreadId};

use super::terminal;
use crate::model::safe_text::{REPLACEMENT, is_safe_char};

static DRAWING_THREAD: OnceLock<ThreadId> = OnceLock::new();

thread_local! {
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Puts the hook in place, once; the calling thread is the one that draws.
pub(super) fn install() {
    if DRAWING_THREAD.set(thread::current().id()).is_err() {
        return;
    }
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if DRAWING_THREAD.get() == Some(&thread::current().id()) {
            if terminal::restore() { report(info) } else { before(info) }
        } else if terminal::taken() || terminal::lent() {
            let _ = LAST.try_with(|last| *last.borrow_mut() = describe(info));
        } else {
            before(info);
        }
    }));
}

/// What the last panic of this thread said.
pub(super) fn last() -> String {
    LAST.with(|last| std::mem::take(&mut *last.borrow_mut()))
}

/// `text` on one line, with nothing in it that a terminal would obey.
pub(super) fn safe(text: &str) -> String {
    text.chars()
        .map(|c| {
            if is_safe_char(c) {
                c
            } else if c == '\n' {
                ' '
            } else {
                REPLACEMENT
            }
        })
        .collect()
}

fn describe(info: &PanicHookInfo<'_>) -> String {
    let what = info.payload_as_str().unwrap_or("no message");
    match info.location() {
        Some(place) => safe(&format!("{what} ({}:{})", place.file(), place.line())),
        None => safe(what),
    }
}

/// Says it on stderr; a dead stderr is no reason for a second fault.
fn report(info: &PanicHookInfo<'_>) {
    let text = format!(
        "error: internal fault: {}\nhelp: please report this line · merci de signaler cette ligne\n",
        describe(info)
    );
    let mut stderr = std::io::stderr().lock();
    let _ = stderr.write_all(text.as_bytes());
    let trace = std::backtrace::Backtrace::capture();
    if trace.status() == std::backtrace::BacktraceStatus::Captured {
        let _ = writeln!(stderr, "{trace}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_cannot_steer_the_terminal() {
        assert_eq!(safe("a\u{1b}[2Jb\nc\u{202e}d"), "a\u{fffd}[2Jb c\u{fffd}d");
    }
}
