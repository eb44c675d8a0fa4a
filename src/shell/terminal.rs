//! Taking the terminal and giving it back, in every way a run can end.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, queue};

use crate::model::diagnostic::Both;

/// Size where the terminal does not know its own (a serial line).
const UNKNOWN: (u16, u16) = (80, 24);

/// No screen is larger; a number beyond is a mistake that would only cost memory.
const LARGEST: (u16, u16) = (1000, 500);

/// Whether the terminal is ours at the moment: the panic hook has to know without a reference.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether another program has it from us and will give it back.
static LENT: AtomicBool = AtomicBool::new(false);

/// When it was given back the last time.
static RETURNED: Mutex<Option<Instant>> = Mutex::new(None);

/// How long after that a Ctrl-C may still be one for the other program: the thread that hears of signals may
/// be late, and with the terminal ours none comes from the keyboard.
#[cfg(unix)]
const AFTERMATH: std::time::Duration = std::time::Duration::from_millis(500);

/// Why there can be no screen.
#[derive(Debug)]
pub enum NoTerminal {
    /// Keys would come from a file or a pipe.
    Input,
    /// The picture would go to a file or a pipe.
    Output,
    /// The terminal does not let itself be switched.
    Refused(io::Error),
}

impl NoTerminal {
    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> Both {
        match self {
            Self::Input => {
                Both::new("l'entrée standard n'est pas un terminal", "standard input is not a terminal")
            }
            Self::Output => {
                Both::new("la sortie standard n'est pas un terminal", "standard output is not a terminal")
            }
            Self::Refused(_) => Both::new(
                "le terminal ne se laisse pas passer en plein écran",
                "the terminal does not let itself be switched to full screen",
            ),
        }
    }

    /// What to do instead.
    #[must_use]
    pub fn help(&self) -> Both {
        match self {
            Self::Input | Self::Output => Both::new(
                "lancez tribrief dans un terminal ; pour un fichier ou un tube : `tribrief show`",
                "start tribrief in a terminal; for a file or a pipe: `tribrief show`",
            ),
            Self::Refused(_) => Both::new(
                "essayez un autre terminal, ou `tribrief show` qui n'écrit que du texte",
                "try another terminal, or `tribrief show`, which only writes text",
            ),
        }
    }
}

/// Whether there is a terminal on both sides. Writes nothing.
///
/// # Errors
///
/// When there is not.
pub fn check() -> Result<(), NoTerminal> {
    if !io::stdin().is_terminal() {
        return Err(NoTerminal::Input);
    }
    if !io::stdout().is_terminal() {
        return Err(NoTerminal::Output);
    }
    // Asking also switches the console to escape sequences.
    #[cfg(windows)]
    if !crossterm::ansi_support::supports_ansi() {
        return Err(NoTerminal::Refused(io::ErrorKind::Unsupported.into()));
    }
    Ok(())
}

/// Columns and rows of the terminal.
pub(super) fn size() -> (u16, u16) {
    let (width, height) = crossterm::terminal::size().unwrap_or(UNKNOWN);
    sane(width, height)
}

/// A size one can work with.
pub(super) fn sane(width: u16, height: u16) -> (u16, u16) {
    if width == 0 || height == 0 { UNKNOWN } else { (width.min(LARGEST.0), height.min(LARGEST.1)) }
}

/// The terminal while it is ours; given back at the latest when dropped.
pub(super) struct Terminal {
    mouse: bool,
}

impl Terminal {
    /// Raw mode, alternate screen, no cursor, pasted text marked, mouse as wanted.
    pub(super) fn enter(mouse: bool) -> io::Result<Self> {
        let terminal = Self { mouse };
        terminal.take()?;
        Ok(terminal)
    }

    /// Takes the terminal, again after [`Self::leave`].
    pub(super) fn take(&self) -> io::Result<()> {
        enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        let mut out = io::stdout().lock();
        queue!(out, EnterAlternateScreen, cursor::Hide)?;
        // Old consoles know no marks around pasted text, and get along without.
        let _ = queue!(out, EnableBracketedPaste);
        let _ = mouse_mode(&mut out, self.mouse);
        out.flush()
    }

    /// Gives the terminal back.
    #[expect(clippy::unused_self, reason = "only who holds the terminal may give it back")]
    pub(super) fn leave(&self) {
        restore();
    }

    /// Takes the mouse, or leaves it to the terminal's own copy and paste.
    pub(super) fn set_mouse(&mut self, on: bool) {
        let changes = self.mouse != on;
        self.mouse = on;
        // While suspended the terminal is somebody else's; taking it again sets the mouse.
        if changes && taken() {
            let mut out = io::stdout().lock();
            let _ = mouse_mode(&mut out, on).and_then(|()| out.flush());
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        restore();
    }
}

/// Whether the terminal is ours.
pub(super) fn taken() -> bool {
    TAKEN.load(Ordering::SeqCst)
}

/// Whether another program has the terminal from us.
pub(super) fn lent() -> bool {
    LENT.load(Ordering::SeqCst)
}

/// Whether another program has the terminal from us, or had it until just now.
#[cfg(unix)]
pub(super) fn lent_lately() -> bool {
    let returned = RETURNED.lock().unwrap_or_else(PoisonError::into_inner);
    lent() || returned.is_some_and(|at| at.elapsed() < AFTERMATH)
}

/// Says that another program has the terminal from us, or no more.
#[expect(clippy::disallowed_methods, reason = "a late signal is told by the time of its cause")]
pub(super) fn set_lent(lent: bool) {
    if !lent {
        *RETURNED.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }
    LENT.store(lent, Ordering::SeqCst);
}

/// Gives the terminal back, if it is ours. A terminal that is gone is no error: nobody can see one.
pub(super) fn restore() -> bool {
    let ours = TAKEN.swap(false, Ordering::SeqCst);
    if ours {
        let mut out = io::stdout().lock();
        // An open frame would keep the screen frozen, a set colour would stay.
        let _ = out.write_all(b"\x1b[?2026l\x1b[m");
        let _ = mouse_mode(&mut out, false);
        let _ = queue!(out, DisableBracketedPaste);
        let _ = queue!(out, LeaveAlternateScreen, cursor::Show);
        let _ = out.flush();
        let _ = disable_raw_mode();
    }
    ours
}

/// Only the line discipline: for a terminal that takes no output, where writing would wait forever.
#[cfg(unix)]
pub(super) fn restore_quietly() {
    if taken() {
        let _ = disable_raw_mode();
    }
}

/// Buttons, wheel and drags with the buttons held, numbers in decimal. Not mere movements: they would
/// wake the program all the time.
#[cfg(not(windows))]
fn mouse_mode(out: &mut impl Write, on: bool) -> io::Result<()> {
    out.write_all(if on {
        b"\x1b[?1000h\x1b[?1002h\x1b[?1006h"
    } else {
        b"\x1b[?1006l\x1b[?1002l\x1b[?1000l"
    })
}

/// The console has a switch of its own for it.
#[cfg(windows)]
fn mouse_mode(out: &mut impl Write, on: bool) -> io::Result<()> {
    use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
    if on { queue!(out, EnableMouseCapture) } else { queue!(out, DisableMouseCapture) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_made_sane() {
        assert_eq!(sane(0, 0), UNKNOWN);
        assert_eq!(sane(100, 0), UNKNOWN);
        assert_eq!(sane(1, 1), (1, 1));
        assert_eq!(sane(u16::MAX, u16::MAX), LARGEST);
    }
}
