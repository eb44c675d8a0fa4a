//! `tribrief [PATH]` and `tribrief present [PATH]`: desk and console in the terminal.
#![expect(clippy::disallowed_methods, reason = "the environment is read here and handed on")]

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::judge::Judge;
use super::meeting::{Refused, Stand, Wish};
use super::reload::{self, Reload};
use super::{carried, editor, memory, output};
use crate::analysis::pane::Pane;
use crate::analysis::search::SearchIndex;
use crate::app::state::Setup;
use crate::app::update::{Answer, Effect, Msg, update};
use crate::app::{State, target::Target};
use crate::look::glyphs::{GlyphSet, is_utf8_locale};
use crate::look::theme::{Depth, ThemeName};
use crate::map::pixels::Pixels;
use crate::model::briefing::Briefing;
use crate::model::diagnostic::Both;
use crate::model::lang::Lang;
use crate::model::nation::NationSet;
use crate::model::time::Moment;
use crate::shell::{self, Event, Program, Watcher};
use crate::source::{Loaded, Opened};
use crate::view;

/// What the desk was asked.
#[derive(Debug)]
pub struct Request {
    pub path: Option<PathBuf>,
    pub audience: Option<NationSet>,
    pub screen: Screen,
    pub now: Option<Moment>,
    /// Present at once; `true` for a rehearsal.
    pub present: Option<bool>,
}

/// Language, theme and signs as given; else as remembered, else as the environment says.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    pub lang: Option<Lang>,
    pub theme: Option<ThemeName>,
    pub ascii: bool,
    pub mouse: bool,
}

/// Size of a briefing from which loading is announced, in bytes: it takes more than half a second.
const LARGE: u64 = 8 * 1024 * 1024;

/// After the first picture: the meeting before is read then.
pub const AFTERWARDS: Duration = Duration::from_millis(1);

/// Lines the wheel scrolls.
const WHEEL: isize = 3;

/// Says that loading will take a moment.
pub fn announce(opened: &Opened, lang: Lang) {
    let bytes = opened.files.bytes();
    if bytes > LARGE {
        let word = if lang == Lang::Fr { "chargement de" } else { "loading" };
        output::tell(&format!("tribrief: {word} {} MiB…\n", bytes >> 20));
    }
}

/// The state a screen begins with.
#[must_use]
pub fn begin(
    loaded: &Loaded,
    opened: Opened,
    audience: Option<NationSet>,
    screen: Screen,
    remembered: &memory::Remembered,
) -> State {
    let env = |name: &str| std::env::var(name).ok();
    let last = remembered.place_in(opened.chosen.as_deref());
    let mut state = State::new(Setup {
        briefing: Arc::clone(&loaded.briefing),
        library: opened.library,
        chosen: opened.chosen,
        audience,
        lang: screen.language(remembered),
        theme: screen.theme.or(remembered.theme).unwrap_or(ThemeName::Dark),
        depth: Depth::from_env(env),
        glyphs: if screen.ascii { GlyphSet::Plain } else { GlyphSet::from_env(env) },
        fold: !is_utf8_locale(env),
        mouse: screen.mouse,
        size: (80, 24),
        last,
    });
    state.map.pixels = Pixels::from_env(env);
    state.on_disk = loaded.files.iter().any(|file| file.path.is_some());
    state
}

impl Screen {
    /// The language: as given, as remembered, as the environment has it.
    #[must_use]
    pub fn language(self, remembered: &memory::Remembered) -> Lang {
        self.lang.or(remembered.lang).or_else(super::args::env_lang).unwrap_or_default()
    }
}

/// Runs the desk.
pub fn run(request: &Request) -> ExitCode {
    let remembered = memory::load();
    let lang = request.screen.language(&remembered);
    let opened = match super::args::open(request.path.as_ref(), None) {
        Ok(opened) => opened,
        Err(error) => return output::fail(&error.message, &error.help, lang),
    };
    announce(&opened, lang);
    let shelf = reload::Shelf::default();
    let chosen = opened.chosen.as_deref();
    let reload = Reload::new(request.path.clone(), chosen, request.now, Arc::clone(&shelf));
    let loaded = carried::load(&opened, request.path.as_deref(), request.now, false);
    let state = begin(&loaded, opened, request.audience, request.screen, &remembered);
    let look_back = Some(Arc::clone(&loaded.briefing));
    *shelf.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(loaded));
    let mut desk = Desk {
        state,
        path: request.path.clone(),
        now: request.now,
        stand: Stand::default(),
        loaded: shelf,
        judge: Judge::default(),
        reload,
        todo: Vec::new(),
        held: None,
        look_back,
    };
    // Before a journal is begun that nobody would write.
    if let Err(error) = shell::check_terminal() {
        return output::fail(&error.message(), &error.help(), lang);
    }
    if let Some(rehearsal) = request.present
        && let Err(refused) = desk.present(rehearsal)
    {
        return output::fail(&refused.message, &refused.help, lang);
    }
    match shell::run(&mut desk, request.screen.mouse) {
        Ok(exit) => {
            memory::save(&desk.state);
            exit.code()
        }
        Err(error) => output::fail(&error.message(), &error.help(), lang),
    }
}

/// The desk as the shell runs it.
struct Desk {
    state: State,
    path: Option<PathBuf>,
    now: Option<Moment>,
    stand: Stand,
    /// The files of the briefing that is shown: for their fingerprint when it is presented, for the rules,
    /// for an editor.
    loaded: reload::Shelf,
    judge: Judge,
    /// Watches them, and reads them again.
    reload: Reload,
    /// Asked for before the run began.
    todo: Vec<Effect>,
    /// The button of the mouse is down on the map.
    held: Option<Held>,
    /// What is to be compared with the meeting before, once there is a picture.
    look_back: Option<Arc<Briefing>>,
}

/// A button that is held.
#[derive(Clone, Copy, Debug)]
struct Held {
    /// Column and row of the screen.
    at: (u16, u16),
    moved: bool,
}

impl Desk {
    /// Begins to present before the first picture.
    fn present(&mut self, rehearsal: bool) -> Result<(), Refused> {
        let wish = self.wish(rehearsal).ok_or_else(|| {
            Refused::to_look(Both::new(
                "aucune réunion à présenter dans ces fichiers",
                "no meeting to present in these files",
            ))
        })?;
        let opened = self.stand.open(&wish)?;
        self.todo = self.state.begin_talk(opened);
        Ok(())
    }

    /// The meeting of the briefing that is shown.
    fn wish(&self, rehearsal: bool) -> Option<Wish> {
        let meeting = self.state.room.meeting().map(|(record, _)| record.safe_id())?;
        let loaded = self.files();
        Some(Wish {
            folder: super::args::folder(self.path.as_deref(), self.state.chosen.as_deref()),
            chosen: self.state.chosen.clone(),
            meeting,
            rehearsal,
            files: loaded.map_or(0, |loaded| loaded.fingerprint()),
        })
    }

    /// The files of the briefing that is shown.
    fn files(&self) -> Option<Arc<Loaded>> {
        self.loaded.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What stands under the mouse, from a picture of the present state.
    fn under(&self, x: u16, y: u16) -> Target {
        let (width, height) = self.state.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        view::draw(&self.state, &mut buffer).at(x, y)
    }

    fn mouse(&mut self, event: MouseEvent) -> Option<Msg> {
        let here = (event.column, event.row);
        let target = |desk: &Self| desk.under(event.column, event.row);
        match event.kind {
            MouseEventKind::Down(MouseButton::Left) => {
                let target = target(self);
                // On the map a button that goes down may be the beginning of a drag.
                self.held = matches!(target, Target::Map { .. }).then_some(Held { at: here, moved: false });
                self.held.is_none().then_some(Msg::Click(target))
            }
            MouseEventKind::Drag(MouseButton::Left) => {
                let held = self.held.as_mut()?;
                let from = std::mem::replace(&mut held.at, here);
                held.moved = true;
                Some(Msg::Drag { from, to: here })
            }
            MouseEventKind::Up(MouseButton::Left) => {
                let held = self.held.take()?;
                (!held.moved).then(|| Msg::Click(target(self)))
            }
            MouseEventKind::ScrollDown => Some(Msg::Wheel(WHEEL, target(self))),
            MouseEventKind::ScrollUp => Some(Msg::Wheel(-WHEEL, target(self))),
            _ => None,
        }
    }

    /// What the shell has to do; some is done at once.
    fn effect(&mut self, effect: Effect) -> Option<shell::Effect<Answer>> {
        let stand = self.stand.clone();
        Some(match effect {
            Effect::Quit => shell::Effect::Quit,
            Effect::Suspend => shell::Effect::Suspend,
            Effect::Mouse(on) => shell::Effect::Mouse(on),
            Effect::WakeIn(time) => shell::Effect::WakeIn(time),
            Effect::NoWake => shell::Effect::NoWake,
            Effect::BuildIndex { generation, room } => shell::Effect::Work(Box::new(move || Answer::Index {
                generation,
                index: SearchIndex::build(&room),
            })),
            Effect::Load(name) => self.load(name),
            // The console shows what there is; what is wrong with it is for the desk.
            Effect::Judge if self.state.talk.is_some() => return None,
            Effect::Judge => self.judge.ask(&self.files()?)?,
            Effect::Edit(span) => editor::open(self.files().as_deref(), span),
            Effect::LookBack(of) => {
                // Another briefing is shown. Not sooner: what is read may be as it was, or not be readable.
                self.judge.stop();
                look_back(of, self.path.clone(), self.state.chosen.clone())
            }
            Effect::Present { rehearsal } => {
                let wish = self.wish(rehearsal)?;
                shell::Effect::Queue(Box::new(move || {
                    Answer::Presenting(stand.open(&wish).map(Box::new).map_err(|refused| refused.message))
                }))
            }
            Effect::EndTalk => shell::Effect::Queue(Box::new(move || {
                stand.close();
                Answer::Closed
            })),
            Effect::Record { ticket, entry } => shell::Effect::Queue(Box::new(move || Answer::Recorded {
                ticket,
                result: stand.record(&entry),
            })),
            Effect::Move { to, waiting } => {
                shell::Effect::Queue(Box::new(move || Answer::Moved(stand.move_to(to, &waiting))))
            }
            Effect::Cue(cue) => {
                stand.cue(&cue);
                return None;
            }
            Effect::LookAtFiles => {
                self.reload.watcher().look_now();
                return None;
            }
            Effect::Watch => self.reload.watch(),
            Effect::Reread(room) => self.reload.read(room, self.state.chosen.clone()),
            Effect::Patience => self.reload.patience(),
            Effect::Taken(briefing) => return self.reload.take(&briefing),
            Effect::Reload => return None,
        })
    }

    /// Loads another briefing of the library; its files are kept for their fingerprint.
    fn load(&self, name: String) -> shell::Effect<Answer> {
        let (path, now, kept) = (self.path.clone(), self.now, Arc::clone(&self.loaded));
        let watcher = Arc::clone(self.reload.watcher());
        shell::Effect::Work(Box::new(move || {
            let mark = Watcher::mark(reload::place(path.as_ref(), Some(&name)));
            let loaded = super::args::open(path.as_ref(), Some(&name))
                .map(|opened| carried::load(&opened, path.as_deref(), now, false));
            let loaded = loaded.map(|loaded| {
                let briefing = Arc::clone(&loaded.briefing);
                watcher.turn_to(mark);
                *kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(loaded));
                briefing
            });
            Answer::Loaded { name, loaded }
        }))
    }
}

impl Program for Desk {
    type Answer = Answer;

    fn handle(&mut self, event: Event<Answer>) -> Vec<shell::Effect<Answer>> {
        let due = matches!(event, Event::Wake).then(|| self.look_back.take()).flatten();
        // The worker that broke may have been the watch.
        let broke = matches!(event, Event::WorkerFailed(_));
        let msg = match event {
            Event::Key(key) => Some(Msg::Key(key)),
            Event::Paste(text) => Some(Msg::Paste(text)),
            Event::Mouse(event) => self.mouse(event),
            Event::Resize(width, height) => Some(Msg::Resize(width, height)),
            Event::Wake => Some(Msg::Wake),
            Event::Answer(answer) => Some(Msg::Answer(answer)),
            Event::WorkerFailed(words) => Some(Msg::WorkerFailed(words)),
        };
        let mut effects = std::mem::take(&mut self.todo);
        if self.state.talk.is_some() {
            effects.extend(update(&mut self.state, Msg::Now(shell::now())));
        }
        effects.extend(msg.map(|msg| update(&mut self.state, msg)).unwrap_or_default());
        if due.is_some() || broke {
            effects.push(Effect::Watch);
        }
        effects.extend(due.map(Effect::LookBack));
        if self.look_back.is_some() {
            effects.push(Effect::WakeIn(AFTERWARDS));
        }
        effects.into_iter().filter_map(|effect| self.effect(effect)).collect()
    }

    fn take_dirty(&mut self) -> bool {
        self.state.take_dirty()
    }

    fn draw(&self, buffer: &mut Buffer) -> Option<Position> {
        view::draw(&self.state, buffer).cursor
    }
}

/// Reads the meeting before that of `of`, beside where `path` and `chosen` lead.
pub fn look_back(of: Arc<Briefing>, path: Option<PathBuf>, chosen: Option<String>) -> shell::Effect<Answer> {
    shell::Effect::Work(Box::new(move || {
        let before = carried::before(path.as_deref(), chosen.as_deref(), &of);
        Answer::Before { of, before }
    }))
}

/// The pane and record to begin with, as remembered.
pub type Last = Option<(Pane, Option<String>)>;

#[cfg(test)]
mod tests;
