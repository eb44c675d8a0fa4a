//! The loop: receive, fold everything that is queued, draw once if something changed.

use std::io::{self, Stdout};
use std::sync::mpsc::{self, Receiver, Sender};

use super::screen::Screen;
use super::signals::{self, Signal};
use super::terminal::{self, NoTerminal, Terminal};
use super::{Effect, Event, Exit, Mail, Program, fault, input, work};

/// Letters folded before a frame is due, so that a flood of input cannot keep the screen waiting.
const BATCH: usize = 256;

/// Runs `program` in the terminal until it quits, a signal comes or the terminal is gone.
///
/// At most once in a process: the input thread goes on reading until the process ends.
///
/// # Errors
///
/// When input or output is no terminal, or the terminal refuses; nothing was written then.
pub fn run<P: Program>(program: &mut P, mouse: bool) -> Result<Exit, NoTerminal> {
    terminal::check()?;
    crossterm::style::force_color_output(true);
    fault::install();
    let (sender, mail) = mpsc::channel();
    // Before the terminal changes: no signal may find it changed and nobody listening.
    let watch = signals::watch(&sender).map_err(NoTerminal::Refused)?;
    let terminal = Terminal::enter(mouse).map_err(NoTerminal::Refused)?;
    // Before the size is read: a change of size that comes earlier would be heard by nobody.
    input::open().map_err(NoTerminal::Refused)?;
    input::watch(sender.clone()).map_err(NoTerminal::Refused)?;
    let (width, height) = terminal::size();
    let screen = Screen::new(io::stdout(), width, height);
    let session = Session { program, terminal, screen, sender, away: false, dirty: true, exit: None };
    let exit = session.serve(&mail, (width, height));
    drop(watch);
    Ok(exit)
}

/// One run.
struct Session<'a, P: Program> {
    program: &'a mut P,
    terminal: Terminal,
    screen: Screen<Stdout>,
    sender: Sender<Mail<P::Answer>>,
    /// The terminal was given back for a suspension: no frame until the process is continued.
    away: bool,
    dirty: bool,
    exit: Option<Exit>,
}

impl<P: Program> Session<'_, P> {
    fn serve(mut self, mail: &Receiver<Mail<P::Answer>>, size: (u16, u16)) -> Exit {
        self.feed(Event::Resize(size.0, size.1));
        loop {
            if self.exit.is_none() && !self.away && self.show().is_err() {
                self.exit = Some(Exit::Lost);
            }
            if let Some(exit) = self.exit {
                return exit;
            }
            let Ok(first) = mail.recv() else { return Exit::Lost };
            self.open(first);
            for letter in mail.try_iter().take(BATCH) {
                self.open(letter);
            }
        }
    }

    /// One frame, if there is something new.
    fn show(&mut self) -> io::Result<()> {
        self.dirty |= self.program.take_dirty();
        if std::mem::take(&mut self.dirty) {
            let program = &*self.program;
            self.screen.frame(|buffer| program.draw(buffer))?;
        }
        Ok(())
    }

    fn open(&mut self, letter: Mail<P::Answer>) {
        match letter {
            Mail::Input(events) => {
                for event in events {
                    self.feed(event);
                }
            }
            Mail::Worker(event) => self.feed(event),
            Mail::Signal(Signal::End(number)) => self.exit = self.exit.or(Some(Exit::Signal(number))),
            Mail::Signal(Signal::Suspend) => self.suspend(),
            Mail::Signal(Signal::Continue) => self.resume(),
            Mail::InputLost => self.exit = self.exit.or(Some(Exit::Lost)),
        }
    }

    /// Hands an event to the program and does what it asks for; nothing after the end.
    fn feed(&mut self, event: Event<P::Answer>) {
        if self.exit.is_some() {
            return;
        }
        let event = match event {
            Event::Resize(width, height) => {
                let (width, height) = terminal::sane(width, height);
                self.screen.resize(width, height);
                self.dirty = true;
                Event::Resize(width, height)
            }
            other => other,
        };
        for effect in self.program.handle(event) {
            match effect {
                Effect::Quit => self.exit = self.exit.or(Some(Exit::Quit)),
                Effect::Suspend => self.suspend(),
                Effect::Mouse(on) => self.terminal.set_mouse(on),
                Effect::Work(job) => work::start(job, &self.sender),
            }
        }
    }

    /// Gives the terminal back and stops. [`Signal::Continue`] ends the pause.
    fn suspend(&mut self) {
        if self.exit.is_some() || self.away || !signals::CAN_SUSPEND {
            return;
        }
        self.terminal.leave();
        self.away = true;
        if signals::stop_process().is_err() {
            self.resume();
        }
    }

    /// Takes the terminal again. Also after a stop that could not be caught: who used the terminal
    /// meanwhile left it in a state of his own.
    fn resume(&mut self) {
        self.away = false;
        self.terminal.leave();
        if self.terminal.take().is_err() {
            self.exit = self.exit.or(Some(Exit::Lost));
            return;
        }
        let (width, height) = terminal::size();
        self.screen.repaint();
        self.feed(Event::Resize(width, height));
    }
}
