//! `tribrief [PATH]`: the reading desk in the terminal.
#![expect(clippy::disallowed_methods, reason = "the environment is read here and handed on")]

use std::path::PathBuf;
use std::process::ExitCode;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{memory, output};
use crate::analysis::pane::Pane;
use crate::analysis::search::SearchIndex;
use crate::app::state::Setup;
use crate::app::update::{Answer, Effect, Msg, update};
use crate::app::{State, target::Target};
use crate::look::glyphs::{GlyphSet, is_utf8_locale};
use crate::look::theme::{Depth, ThemeName};
use crate::model::lang::Lang;
use crate::model::nation::NationSet;
use crate::model::time::Moment;
use crate::shell::{self, Event, Program};
use crate::source::{self, Limits};
use crate::view;

/// What the desk was asked.
#[derive(Debug)]
pub struct Request {
    pub path: Option<PathBuf>,
    pub audience: Option<NationSet>,
    /// Language, theme and signs as given; else as remembered, else as the environment says.
    pub lang: Option<Lang>,
    pub theme: Option<ThemeName>,
    pub ascii: bool,
    pub mouse: bool,
    pub now: Option<Moment>,
}

/// Size of a briefing from which loading is announced, in bytes: it takes more than half a second.
const LARGE: u64 = 8 * 1024 * 1024;

/// Lines the wheel scrolls.
const WHEEL: isize = 3;

/// Runs the desk.
pub fn run(request: &Request) -> ExitCode {
    let remembered = memory::load();
    let lang = request.lang.or(remembered.lang).or_else(super::args::env_lang).unwrap_or_default();
    let opened = match super::args::open(request.path.as_ref(), None) {
        Ok(opened) => opened,
        Err(error) => return output::fail(&error.message, &error.help, lang),
    };
    let bytes = opened.files.bytes();
    if bytes > LARGE {
        let word = if lang == Lang::Fr { "chargement de" } else { "loading" };
        output::tell(&format!("tribrief: {word} {} MiB…\n", bytes >> 20));
    }
    let loaded = source::load(&*opened.files, Limits::default(), request.now);
    let env = |name: &str| std::env::var(name).ok();
    let utf8 = is_utf8_locale(env);
    let glyphs = if request.ascii { GlyphSet::Plain } else { GlyphSet::from_env(env) };
    let last = remembered.place_in(opened.chosen.as_deref());
    let state = State::new(Setup {
        briefing: loaded.briefing,
        library: opened.library,
        chosen: opened.chosen,
        audience: request.audience,
        lang,
        theme: request.theme.or(remembered.theme).unwrap_or(ThemeName::Dark),
        depth: Depth::from_env(env),
        glyphs,
        fold: !utf8,
        mouse: request.mouse,
        size: (80, 24),
        last,
    });
    let mut desk = Desk { state, path: request.path.clone(), now: request.now };
    match shell::run(&mut desk, request.mouse) {
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
}

impl Desk {
    /// What stands under the mouse, from a picture of the present state.
    fn under(&self, x: u16, y: u16) -> Target {
        let (width, height) = self.state.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        view::draw(&self.state, &mut buffer).at(x, y)
    }

    fn mouse(&self, event: MouseEvent) -> Option<Msg> {
        let target = || self.under(event.column, event.row);
        match event.kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Msg::Click(target())),
            MouseEventKind::ScrollDown => Some(Msg::Wheel(WHEEL, target())),
            MouseEventKind::ScrollUp => Some(Msg::Wheel(-WHEEL, target())),
            _ => None,
        }
    }

    fn effect(&self, effect: Effect) -> shell::Effect<Answer> {
        match effect {
            Effect::Quit => shell::Effect::Quit,
            Effect::Suspend => shell::Effect::Suspend,
            Effect::Mouse(on) => shell::Effect::Mouse(on),
            Effect::BuildIndex { generation, room } => shell::Effect::Work(Box::new(move || Answer::Index {
                generation,
                index: SearchIndex::build(&room),
            })),
            Effect::Load(name) => {
                let (path, now) = (self.path.clone(), self.now);
                shell::Effect::Work(Box::new(move || {
                    let loaded = super::args::open(path.as_ref(), Some(&name))
                        .map(|opened| source::load(&*opened.files, Limits::default(), now));
                    Answer::Loaded { name, loaded }
                }))
            }
        }
    }
}

impl Program for Desk {
    type Answer = Answer;

    fn handle(&mut self, event: Event<Answer>) -> Vec<shell::Effect<Answer>> {
        let msg = match event {
            Event::Key(key) => Some(Msg::Key(key)),
            Event::Paste(text) => Some(Msg::Paste(text)),
            Event::Mouse(event) => self.mouse(event),
            Event::Resize(width, height) => Some(Msg::Resize(width, height)),
            Event::Answer(answer) => Some(Msg::Answer(answer)),
            Event::WorkerFailed(words) => Some(Msg::WorkerFailed(words)),
            // The desk sets no alarm.
            Event::Wake => None,
        };
        let effects = msg.map(|msg| update(&mut self.state, msg)).unwrap_or_default();
        effects.into_iter().map(|effect| self.effect(effect)).collect()
    }

    fn take_dirty(&mut self) -> bool {
        self.state.take_dirty()
    }

    fn draw(&self, buffer: &mut Buffer) -> Option<Position> {
        view::draw(&self.state, buffer).cursor
    }
}

/// The pane and record to begin with, as remembered.
pub type Last = Option<(Pane, Option<String>)>;
