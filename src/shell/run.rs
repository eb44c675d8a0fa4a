//! The loop: receive, fold everything that is queued, draw once if something changed.

use std::io::{self, Stdout};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};

use super::alarm::Alarm;
use super::clock::Stopwatch;
use super::gate::Gate;
use super::queue::Queue;
use super::screen::Screen;
use super::signals::{self, Signal};
use super::terminal::{self, NoTerminal, Terminal};
use super::{CAN_LEND, Effect, Event, Exit, Job, Mail, Program, fault, input, work};

/// Letters folded before a frame is due, so that a flood of input cannot keep the screen waiting.
const BATCH: usize = 256;

/// Runs `program` in the terminal until it quits, a signal comes or the terminal is gone.
///
/// At most once in a process: the input thread goes on reading until the process ends. Returns when the
/// last queued job is done; what it answered still reaches the program, what the program then asks for
/// is not done any more.
///
/// # Errors
///
/// When input or output is no terminal, or the terminal refuses; nothing was written then.
pub fn run<P: Program>(program: &mut P, mouse: bool) -> Result<Exit, NoTerminal> {
    terminal::check()?;
    crossterm::style::force_color_output(true);
    fault::install();
    let (sender, mail) = mpsc::channel();
    let queue = Queue::new(sender.clone());
    // Before the terminal changes: no signal may find it changed and nobody listening.
    let watch = signals::watch(&sender, queue.pending()).map_err(NoTerminal::Refused)?;
    let terminal = Terminal::enter(mouse).map_err(NoTerminal::Refused)?;
    // Before the size is read: a change of size that comes earlier would be heard by nobody.
    input::open().map_err(NoTerminal::Refused)?;
    let gate = Gate::default();
    input::watch(sender.clone(), gate.clone()).map_err(NoTerminal::Refused)?;
    let (width, height) = terminal::size();
    let screen = Screen::new(io::stdout(), width, height);
    let session = Session {
        program: &mut *program,
        terminal,
        screen,
        sender,
        queue,
        gate,
        alarm: Alarm::default(),
        clock: Stopwatch::start(),
        away: false,
        dirty: true,
        exit: None,
    };
    let (exit, queue) = session.serve(&mail, (width, height));
    // The loop has ended by itself: from now on nobody may cut short what is being saved.
    drop(watch);
    drop(queue);
    for letter in mail.try_iter() {
        if let Mail::Worker(event) | Mail::Returned(event) = letter {
            program.handle(event);
        }
    }
    Ok(exit)
}

/// One run.
struct Session<'a, P: Program> {
    program: &'a mut P,
    terminal: Terminal,
    screen: Screen<Stdout>,
    sender: Sender<Mail<P::Answer>>,
    /// After the terminal: whatever ends the run, the terminal is given back before this is waited for.
    queue: Queue<P::Answer>,
    /// Where the input thread is held while the terminal is lent.
    gate: Gate,
    alarm: Alarm,
    clock: Stopwatch,
    /// The terminal was given back for a suspension, or lent: no frame until it is taken again.
    away: bool,
    dirty: bool,
    exit: Option<Exit>,
}

impl<P: Program> Session<'_, P> {
    /// Until the end; the terminal is given back then, and the queue is not yet waited for.
    fn serve(mut self, mail: &Receiver<Mail<P::Answer>>, size: (u16, u16)) -> (Exit, Queue<P::Answer>) {
        self.feed(Event::Resize(size.0, size.1));
        loop {
            if self.exit.is_none() && !self.away && self.show().is_err() {
                self.exit = Some(Exit::Lost);
            }
            if let Some(exit) = self.exit {
                return (exit, self.queue);
            }
            match self.receive(mail) {
                Ok(first) => self.open(first),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return (Exit::Lost, self.queue),
            }
            for _ in 0..BATCH {
                // What comes after the end stays in the box: answers are still handed on from there.
                let Some(letter) = self.exit.is_none().then(|| mail.try_recv().ok()).flatten() else { break };
                self.open(letter);
            }
            self.wake();
        }
    }

    /// Waits for a letter: until the alarm, or for ever. Who is suspended is not woken.
    fn receive(&self, mail: &Receiver<Mail<P::Answer>>) -> Result<Mail<P::Answer>, RecvTimeoutError> {
        let left = if self.away { None } else { self.alarm.wait(self.clock.passed()) };
        match left {
            Some(left) => mail.recv_timeout(left),
            None => mail.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    /// Tells the program when the alarm rings, a flood of letters or not.
    fn wake(&mut self) {
        if !self.away && self.alarm.ring(self.clock.passed()) {
            self.feed(Event::Wake);
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
            Mail::Returned(event) => self.returned(event),
            Mail::Signal(Signal::End(number)) => self.exit = self.exit.or(Some(Exit::Signal(number))),
            Mail::Signal(Signal::Suspend) => self.suspend(),
            // Who has the terminal takes it again by himself.
            Mail::Signal(Signal::Continue) if terminal::lent() => {}
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
            // Typed before the terminal was given away, and not for this program any more.
            Event::Key(_) | Event::Paste(_) | Event::Mouse(_) if terminal::lent() => return,
            other => other,
        };
        for effect in self.program.handle(event) {
            match effect {
                Effect::Quit => self.exit = self.exit.or(Some(Exit::Quit)),
                Effect::Suspend => self.suspend(),
                Effect::Mouse(on) => self.terminal.set_mouse(on),
                Effect::Work(job) => work::start(job, &self.sender),
                Effect::Queue(job) => self.queue.push(job),
                Effect::Lend(job) => self.lend(job),
                Effect::WakeIn(after) => self.alarm.set(self.clock.passed(), after),
                Effect::NoWake => self.alarm.clear(),
            }
        }
    }

    /// Gives the terminal away while `job` runs. [`Mail::Returned`] ends that.
    fn lend(&mut self, job: Job<P::Answer>) {
        if self.exit.is_some() || self.away || !CAN_LEND {
            return;
        }
        self.gate.close();
        terminal::set_lent(true);
        self.terminal.leave();
        self.away = true;
        work::lend(job, &self.sender);
    }

    /// The terminal comes back; then the program hears what was done in it.
    fn returned(&mut self, event: Event<P::Answer>) {
        terminal::set_lent(false);
        if self.exit.is_none() {
            self.gate.open();
            self.resume();
        }
        self.feed(event);
    }

    /// Gives the terminal back and stops. [`Signal::Continue`] ends the pause.
    fn suspend(&mut self) {
        if terminal::lent() {
            // Whoever has the terminal stops with the whole group, and gave it back himself.
            let _ = signals::stop_process();
            return;
        }
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
