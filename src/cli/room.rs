//! `tribrief room [PATH]`: the screen of the room, in a terminal of its own. It loads the briefing
//! without private files and follows the console; it writes nothing but its picture.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::desk::{self, Screen};
use super::{carried, meeting, memory, output};
use crate::app::State;
use crate::app::follow::{Follow, Sight};
use crate::app::update::{Answer, Effect, Msg, update};
use crate::model::briefing::Briefing;
use crate::model::time::Moment;
use crate::shell::link::{Seen, Watcher};
use crate::shell::{self, Event, Program};
use crate::view;

/// What the room screen was asked.
#[derive(Debug)]
pub struct Request {
    pub path: Option<PathBuf>,
    pub screen: Screen,
    pub now: Option<Moment>,
}

/// How often the console is looked at: 20 times a second, so that it is followed within 100 ms.
const LOOK: Duration = Duration::from_millis(50);

/// Runs the room screen.
pub fn run(request: &Request) -> ExitCode {
    let remembered = memory::load();
    let lang = request.screen.language(&remembered);
    let folder = match memory::live_folder() {
        Ok(folder) => folder,
        Err(error) => return output::fail(&error.message(), &error.help(), lang),
    };
    let opened = match super::args::open(request.path.as_ref(), None) {
        Ok(opened) => opened,
        Err(error) => return output::fail(&error.message, &error.help, lang),
    };
    desk::announce(&opened, lang);
    let chosen = opened.chosen.clone();
    let place = super::args::folder(request.path.as_deref(), chosen.as_deref());
    let name = meeting::link_name(place.as_deref(), chosen.as_deref());
    let loaded = carried::load(&opened, request.path.as_deref(), request.now, true);
    let files = loaded.fingerprint();
    let mut state = desk::begin(&loaded, opened, None, request.screen, &memory::Remembered::default());
    let look_back = Some(Arc::clone(&loaded.briefing));
    drop(loaded);
    state.follow = Some(Box::new(Follow::new(files, shell::now())));
    let mut projector = Projector {
        state,
        watcher: Watcher::open(&folder, &name),
        path: request.path.clone(),
        chosen,
        now: request.now,
        look_back,
    };
    match shell::run(&mut projector, false) {
        Ok(exit) => exit.code(),
        Err(error) => output::fail(&error.message(), &error.help(), lang),
    }
}

/// The room screen as the shell runs it.
struct Projector {
    state: State,
    watcher: Watcher,
    path: Option<PathBuf>,
    chosen: Option<String>,
    now: Option<Moment>,
    /// What is to be compared with the meeting before, once there is a picture.
    look_back: Option<Arc<Briefing>>,
}

impl Projector {
    /// Looks at the console, and asks to look again.
    fn look(&mut self) -> Vec<shell::Effect<Answer>> {
        let sight = match self.watcher.read() {
            Seen::Nothing => Sight::Nothing,
            Seen::Ended(cue) => Sight::Ended(cue),
            Seen::Live { cue, counter } => Sight::Live { cue, counter },
        };
        let mut effects = self.pass(Msg::Sight(shell::now(), sight));
        effects.push(shell::Effect::WakeIn(LOOK));
        effects
    }

    fn pass(&mut self, msg: Msg) -> Vec<shell::Effect<Answer>> {
        let effects = update(&mut self.state, msg);
        effects.into_iter().filter_map(|effect| self.effect(&effect)).collect()
    }

    /// This screen quits, is suspended, and reads its files and those before; it does nothing else.
    fn effect(&self, effect: &Effect) -> Option<shell::Effect<Answer>> {
        match effect {
            Effect::Quit => Some(shell::Effect::Quit),
            Effect::Suspend => Some(shell::Effect::Suspend),
            Effect::LookBack(of) => {
                Some(desk::look_back(Arc::clone(of), self.path.clone(), self.chosen.clone()))
            }
            Effect::Reload => {
                let (path, chosen, now) = (self.path.clone(), self.chosen.clone(), self.now);
                Some(shell::Effect::Work(Box::new(move || {
                    let opened = super::args::open(path.as_ref(), chosen.as_deref()).ok();
                    let loaded = opened.map(|opened| carried::load(&opened, path.as_deref(), now, true));
                    Answer::Reloaded(loaded.map(|loaded| {
                        let files = loaded.fingerprint();
                        (loaded.briefing, files)
                    }))
                })))
            }
            _ => None,
        }
    }
}

impl Program for Projector {
    type Answer = Answer;

    fn handle(&mut self, event: Event<Answer>) -> Vec<shell::Effect<Answer>> {
        match event {
            Event::Wake => {
                let due = self.look_back.take().map(Effect::LookBack);
                let mut effects: Vec<_> = due.iter().filter_map(|effect| self.effect(effect)).collect();
                effects.extend(self.look());
                effects
            }
            Event::Resize(width, height) => {
                let mut effects = self.pass(Msg::Resize(width, height));
                effects.extend(self.look());
                effects
            }
            Event::Key(key) => self.pass(Msg::Key(key)),
            Event::Answer(answer) => self.pass(Msg::Answer(answer)),
            Event::WorkerFailed(_) => self.pass(Msg::Answer(Answer::Reloaded(None))),
            Event::Paste(_) | Event::Mouse(_) => Vec::new(),
        }
    }

    fn take_dirty(&mut self) -> bool {
        self.state.take_dirty()
    }

    fn draw(&self, buffer: &mut Buffer) -> Option<Position> {
        view::draw(&self.state, buffer).cursor
    }
}
