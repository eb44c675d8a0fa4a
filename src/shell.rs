//! The only place with side effects while running: the terminal, its input, signals and workers.
//!
//! ```text
//!  input thread  ──┐                                  ┌─> Effect::Work ──> a worker thread ─┐
//!  signal thread ──┤                                  ├─> Effect::Queue ─> the queue thread ┤
//!  worker threads ─┼─> mail ─> Program::handle ───────┼─> Effect::WakeIn ─> the alarm       │
//!  queue thread ───┘   all that is queued, then       ├─> Effect::Suspend, Lend, Mouse, Quit│
//!        ^             one frame, if something changed└─> …                                 │
//!        └──────────────────────────────── Event::Answer, Event::WorkerFailed ──────────────┘
//! ```
//!
//! No ticks: a program that sets no alarm writes no byte and never wakes up while nothing happens. The
//! terminal is never asked anything.

mod alarm;
mod clock;
mod editor;
mod encode;
mod fault;
mod gate;
mod input;
pub mod link;
mod pen;
mod queue;
mod run;
mod screen;
mod signals;
mod terminal;
mod vault;
mod watch;
mod work;

use std::process::ExitCode;
use std::time::Duration;

use crossterm::event::{KeyEvent, MouseEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

pub use clock::now;
pub use editor::{Editor, NotEdited, Place};
pub(crate) use pen::Pen;
pub use run::run;
pub use screen::Screen;
pub use terminal::{NoTerminal, check as check_terminal};
pub use vault::{
    Best, Found, NotOpened, Vault, VaultError, best_on_disk, candidates, journals_of, open_best,
};
pub use watch::{Sign, Watcher};

/// What the shell runs: events in, effects out, a picture on demand.
pub trait Program {
    /// What a worker hands back.
    type Answer: Send + 'static;

    /// Takes one event; what has to be done about it comes back as data.
    fn handle(&mut self, event: Event<Self::Answer>) -> Vec<Effect<Self::Answer>>;

    /// Whether the picture changed since the last call; taking the answer clears it.
    fn take_dirty(&mut self) -> bool;

    /// Draws the whole picture on an empty buffer; the position is where a text cursor belongs.
    fn draw(&self, buffer: &mut Buffer) -> Option<Position>;
}

/// Something happened. The first event of a run is the size.
#[derive(Debug)]
pub enum Event<A> {
    /// A key went down or repeats; releases never come.
    Key(KeyEvent),
    /// Text arrived in one piece, unfiltered.
    Paste(String),
    /// A button, the wheel or a drag.
    Mouse(MouseEvent),
    /// The terminal has this many columns and rows.
    Resize(u16, u16),
    /// A worker is done.
    Answer(A),
    /// A worker broke; the text says where, safe to show.
    WorkerFailed(String),
    /// The time of [`Effect::WakeIn`] has come.
    Wake,
}

/// A piece of work for a thread of its own.
pub type Job<A> = Box<dyn FnOnce() -> A + Send>;

/// Something to be done outside the program.
pub enum Effect<A> {
    /// End the run.
    Quit,
    /// Give the terminal back and stop, as Ctrl-Z does; nothing where there is no job control.
    Suspend,
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Run a job; its result comes as [`Event::Answer`], its panic as [`Event::WorkerFailed`].
    Work(Job<A>),
    /// Run a job after all that were queued before it, answered as [`Effect::Work`]. Whatever ends the
    /// run, the process does not end before it is done.
    Queue(Job<A>),
    /// Give the terminal away while the job runs, a program of another in it; then take it again, and
    /// answer as [`Effect::Work`]. Only where [`CAN_LEND`].
    Lend(Job<A>),
    /// Send [`Event::Wake`] once, after this time, in place of what was set before; while suspended it
    /// waits.
    WakeIn(Duration),
    /// No [`Event::Wake`] any more.
    NoWake,
}

/// Whether the terminal can be lent: elsewhere nothing can keep the input thread from taking keys that are
/// for the other program.
pub const CAN_LEND: bool = cfg!(unix);

/// Why a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// The program wanted to.
    Quit,
    /// A signal asked for it.
    Signal(u8),
    /// The terminal is gone.
    Lost,
}

impl Exit {
    /// The exit code: 0, or 128 + signal as shells have it; a lost terminal counts as a hang-up.
    #[must_use]
    pub fn code(self) -> ExitCode {
        const HANGUP: u8 = 1;
        match self {
            Self::Quit => ExitCode::SUCCESS,
            Self::Signal(number) => ExitCode::from(number.saturating_add(128)),
            Self::Lost => ExitCode::from(128 + HANGUP),
        }
    }
}

/// What the threads around the loop send to it.
enum Mail<A> {
    /// Keys, text, mouse and sizes, in order, as far as they were there at once.
    Input(Vec<Event<A>>),
    /// A worker is done or broke.
    Worker(Event<A>),
    /// The same of the one that had the terminal.
    Returned(Event<A>),
    /// A signal came.
    #[cfg_attr(not(unix), allow(dead_code, reason = "there are none"))]
    Signal(signals::Signal),
    /// Nothing will come from the terminal any more.
    InputLost,
}
