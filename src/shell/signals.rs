//! Signals become mail. Where there are none, nothing comes.
#![expect(clippy::disallowed_methods, reason = "the last way out when the loop is stuck")]

use std::io;
use std::sync::mpsc::Sender;

use super::Mail;
use super::queue::Pending;

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(unix), allow(dead_code, reason = "there are none"))]
pub(super) enum Signal {
    /// End: SIGTERM, SIGINT, SIGHUP.
    End(u8),
    /// Stop: SIGTSTP.
    Suspend,
    /// The process goes on after a stop: SIGCONT.
    Continue,
}

#[cfg(unix)]
pub(super) use unix::{CAN_SUSPEND, stop_process, watch};

#[cfg(unix)]
mod unix {
    use std::process;
    use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
    use std::thread;
    use std::time::Duration;

    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use super::super::terminal;
    use super::{Mail, Pending, Sender, Signal, io};

    /// Whether there is job control.
    pub(in super::super) const CAN_SUSPEND: bool = true;

    /// Time the loop has to end by itself, should the terminal not take its output any more.
    const GRACE: Duration = Duration::from_secs(1);

    /// The thread that listens; the run is over when this is dropped.
    pub(in super::super) struct Watch(#[expect(dead_code, reason = "dropped, never sent on")] Sender<()>);

    /// Starts to listen. `pending` is what has to be done before the process may end.
    pub(in super::super) fn watch<A: Send + 'static>(
        sender: &Sender<Mail<A>>,
        pending: Pending,
    ) -> io::Result<Watch> {
        let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP, SIGTSTP, SIGCONT])?;
        let (over, run) = mpsc::channel();
        let sender = sender.clone();
        thread::Builder::new().name("signals".into()).spawn(move || {
            for number in signals.forever() {
                match number {
                    SIGTSTP => drop(sender.send(Mail::Signal(Signal::Suspend))),
                    SIGCONT => drop(sender.send(Mail::Signal(Signal::Continue))),
                    // Ctrl-C is for whoever has the terminal.
                    SIGINT if terminal::lent_lately() => {}
                    _ => end(number, &sender, &run, &pending),
                }
            }
        })?;
        Ok(Watch(over))
    }

    /// Asks the loop to end, and ends the process when it cannot: it may be stuck in a write to a
    /// terminal that takes nothing, and the input thread spins on a dead one.
    fn end<A>(number: i32, sender: &Sender<Mail<A>>, run: &Receiver<()>, pending: &Pending) {
        let code = u8::try_from(number).unwrap_or(0);
        let _ = sender.send(Mail::Signal(Signal::End(code)));
        if run.recv_timeout(GRACE) == Err(RecvTimeoutError::Timeout) {
            terminal::restore_quietly();
            // What is being saved is saved, however long the disk takes.
            pending.wait();
            process::exit(128 + i32::from(code));
        }
    }

    /// Stops the process as SIGTSTP would; returns when it is continued.
    pub(in super::super) fn stop_process() -> io::Result<()> {
        emulate_default_handler(SIGTSTP)
    }
}

#[cfg(not(unix))]
pub(super) use elsewhere::{CAN_SUSPEND, stop_process, watch};

#[cfg(not(unix))]
mod elsewhere {
    use super::{Mail, Pending, Sender, io};

    /// Whether there is job control.
    pub(in super::super) const CAN_SUSPEND: bool = false;

    /// Nobody listens.
    pub(in super::super) struct Watch;

    /// Nothing to listen to.
    #[expect(clippy::unnecessary_wraps, reason = "as where there are signals")]
    pub(in super::super) fn watch<A>(_: &Sender<Mail<A>>, _: Pending) -> io::Result<Watch> {
        Ok(Watch)
    }

    /// Never done, see [`CAN_SUSPEND`].
    pub(in super::super) fn stop_process() -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}
