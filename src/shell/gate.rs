//! Holds the input thread while somebody else reads from the terminal.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// How it stands with the thread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stand {
    /// It reads.
    #[default]
    Open,
    /// It is to wait at the gate, and may not be there yet.
    Closing,
    /// It waits at the gate.
    Held,
    /// There is none any more.
    Gone,
}

/// Longest wait for the thread: it comes at once, unless the terminal is stuck.
const PATIENCE: Duration = Duration::from_secs(2);

/// The gate; the clones are one.
#[derive(Clone, Debug, Default)]
pub(super) struct Gate(Arc<(Mutex<Stand>, Condvar)>);

impl Gate {
    fn set(&self, change: impl Fn(Stand) -> Stand) {
        let mut stand = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        *stand = change(*stand);
        self.0.1.notify_all();
    }

    /// Lets the thread go on no further; on return it reads nothing.
    pub(super) fn close(&self) {
        self.set(|stand| if stand == Stand::Gone { stand } else { Stand::Closing });
        wake_reader();
        let stand = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.0.1.wait_timeout_while(stand, PATIENCE, |stand| *stand == Stand::Closing));
    }

    /// Lets it go on.
    pub(super) fn open(&self) {
        self.set(|stand| if stand == Stand::Gone { stand } else { Stand::Open });
    }

    /// The thread, on its way to read again: waits while the gate is closed; whether it had to.
    pub(super) fn pass(&self) -> bool {
        let mut stand = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        if *stand == Stand::Open {
            return false;
        }
        while matches!(*stand, Stand::Closing | Stand::Held) {
            *stand = Stand::Held;
            self.0.1.notify_all();
            stand = self.0.1.wait(stand).unwrap_or_else(PoisonError::into_inner);
        }
        true
    }

    /// The thread ends: nobody has to wait for it.
    pub(super) fn gone(&self) {
        self.set(|_| Stand::Gone);
    }
}

/// Ends the wait for a key: the reader looks up when the size of the terminal is said to have changed.
#[cfg(unix)]
fn wake_reader() {
    // A reader that does not hear it is only waited for in vain.
    let _ = signal_hook::low_level::raise(signal_hook::consts::SIGWINCH);
}

#[cfg(not(unix))]
fn wake_reader() {}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    #[test]
    fn the_thread_is_held_until_the_gate_opens() {
        let gate = Gate::default();
        assert!(!gate.pass(), "an open gate holds nobody");
        let (reader, (told, over)) = (gate.clone(), mpsc::channel());
        gate.set(|_| Stand::Closing);
        let thread = thread::spawn(move || told.send(reader.pass()));
        gate.close();
        assert_eq!(over.try_recv(), Err(mpsc::TryRecvError::Empty));
        gate.open();
        assert_eq!(over.recv(), Ok(true));
        assert!(thread.join().is_ok());
    }

    #[test]
    fn nobody_waits_for_a_thread_that_is_gone() {
        let gate = Gate::default();
        gate.gone();
        gate.close();
        gate.open();
        assert_eq!(*gate.0.0.lock().unwrap_or_else(PoisonError::into_inner), Stand::Gone);
    }
}
