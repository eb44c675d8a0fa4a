//! The input thread: blocks on the terminal and sends what came.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use crossterm::event::{self, MouseEventKind};

use super::gate::Gate;
use super::{Event, Mail};

/// Events sent in one piece at most.
const BATCH: usize = 256;

/// Opens the source of events, which is otherwise done by the first read: only then are changes of
/// size heard of.
pub(super) fn open() -> io::Result<()> {
    event::poll(Duration::ZERO).map(|_| ())
}

/// Starts the thread; at `gate` it can be held.
pub(super) fn watch<A: Send + 'static>(sender: Sender<Mail<A>>, gate: Gate) -> io::Result<()> {
    let post = Farewell(sender, gate);
    thread::Builder::new().name("input".into()).spawn(move || listen(&post))?;
    Ok(())
}

fn listen<A>(post: &Farewell<A>) {
    while let Ok(mut events) = read() {
        if post.1.pass() {
            // The size is asked for when the terminal comes back; this one may be a mere wake-up.
            events.retain(|event| !matches!(event, Event::Resize(..)));
        }
        if !events.is_empty() && post.0.send(Mail::Input(events)).is_err() {
            return;
        }
    }
}

/// Whatever ends the thread, a panic too, the loop hears of it.
struct Farewell<A>(Sender<Mail<A>>, Gate);

impl<A> Drop for Farewell<A> {
    fn drop(&mut self) {
        self.1.gone();
        let _ = self.0.send(Mail::InputLost);
    }
}

/// Waits for one event and takes those that are there already: held keys become one frame.
fn read<A>() -> io::Result<Vec<Event<A>>> {
    let mut events = Vec::new();
    events.extend(wanted(event::read()?));
    while events.len() < BATCH && event::poll(Duration::ZERO)? {
        events.extend(wanted(event::read()?));
    }
    Ok(events)
}

/// Releases (Windows sends them), mere movements and focus changes wake nobody.
fn wanted<A>(event: event::Event) -> Option<Event<A>> {
    match event {
        event::Event::Key(key) if !key.is_release() => Some(Event::Key(key)),
        event::Event::Mouse(mouse) if mouse.kind != MouseEventKind::Moved => Some(Event::Mouse(mouse)),
        event::Event::Paste(text) => Some(Event::Paste(text)),
        event::Event::Resize(width, height) => Some(Event::Resize(width, height)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseEvent};

    use super::*;

    fn key(kind: KeyEventKind) -> event::Event {
        event::Event::Key(KeyEvent::new_with_kind(KeyCode::Char('j'), KeyModifiers::NONE, kind))
    }

    #[test]
    fn presses_and_repeats_count_and_releases_do_not() {
        assert!(wanted::<()>(key(KeyEventKind::Press)).is_some());
        assert!(wanted::<()>(key(KeyEventKind::Repeat)).is_some());
        assert!(wanted::<()>(key(KeyEventKind::Release)).is_none());
    }

    #[test]
    fn focus_and_mere_movement_wake_nobody() {
        let moved =
            MouseEvent { kind: MouseEventKind::Moved, column: 1, row: 1, modifiers: KeyModifiers::NONE };
        assert!(wanted::<()>(event::Event::Mouse(moved)).is_none());
        assert!(wanted::<()>(event::Event::FocusGained).is_none());
        assert!(wanted::<()>(event::Event::FocusLost).is_none());
    }
}
