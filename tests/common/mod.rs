//! The language of the tests: keys in, a picture out.
//!
//! `app("sample").size(80, 24).keys("3 j enter").screen()`: effects run at once, in the order in
//! which they are asked for, so that a test reads like an evening at the desk.
#![allow(dead_code, reason = "each test file speaks only a part of the language")]
#![allow(clippy::disallowed_methods, reason = "tests read files and start programs")]

pub mod briefing;
pub mod command;
pub mod fill;
pub mod keys;
pub mod picture;
pub mod saved;
pub mod secrets;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tribrief::analysis::search::SearchIndex;
use tribrief::analysis::sheet::Door;
use tribrief::app::state::Focus;
use tribrief::app::talk::{Moved, Opened};
use tribrief::app::{Answer, Effect, Msg, Setup, State, update};
use tribrief::journal::Entry;
use tribrief::look::glyphs::GlyphSet;
use tribrief::look::theme::{Depth, ThemeName};
use tribrief::model::briefing::Briefing;
use tribrief::model::diagnostic::Both;
use tribrief::model::lang::Lang;
use tribrief::model::nation::NationSet;
use tribrief::model::span::Span;
use tribrief::model::stage::Cue;
use tribrief::source::{self, FileSet, Limits, Loaded, ReadError};
use tribrief::view::{self, Frame};

/// Files in memory.
#[derive(Clone, Default)]
pub struct Memory {
    names: Vec<String>,
    texts: Vec<Vec<u8>>,
}

impl Memory {
    /// With one more file.
    pub fn with(mut self, name: &str, text: impl Into<Vec<u8>>) -> Self {
        self.names.push(name.to_owned());
        self.texts.push(text.into());
        self
    }

    /// Writes the files into `folder`.
    pub fn write(&self, folder: &Path) {
        for (name, text) in self.names.iter().zip(&self.texts) {
            std::fs::write(folder.join(name), text).expect("a file in a temporary folder");
        }
    }

    /// With another text in the file `name`.
    pub fn saved(mut self, name: &str, text: impl Into<Vec<u8>>) -> Self {
        let at = self.names.iter().position(|known| known == name).expect("a file of that name");
        self.texts[at] = text.into();
        self
    }

    pub fn load(&self) -> Loaded {
        source::load(self, Limits::default(), None)
    }
}

impl FileSet for Memory {
    fn names(&self) -> &[String] {
        &self.names
    }
    fn read(&self, at: usize, limit: u64) -> Result<Vec<u8>, ReadError> {
        let bytes = self.texts[at].len() as u64;
        if bytes > limit { Err(ReadError::TooLarge { bytes, limit }) } else { Ok(self.texts[at].clone()) }
    }
}

/// Where a briefing comes from.
#[derive(Clone)]
pub enum Files {
    Sample,
    Path(PathBuf),
    Memory(Memory),
    /// Loaded before: the briefing, the library it stands in, its name there.
    Ready(Arc<Briefing>, Vec<source::Entry>, Option<String>),
}

impl From<&str> for Files {
    /// `sample`, or a path inside the repository.
    fn from(word: &str) -> Self {
        if word == "sample" {
            Self::Sample
        } else {
            Self::Path(Path::new(env!("CARGO_MANIFEST_DIR")).join(word))
        }
    }
}

impl From<Memory> for Files {
    fn from(files: Memory) -> Self {
        Self::Memory(files)
    }
}

/// The sample, read once for all tests of a file.
pub fn sample() -> Files {
    static SAMPLE: std::sync::OnceLock<Open> = std::sync::OnceLock::new();
    let (briefing, library, chosen) = SAMPLE.get_or_init(|| opened(source::open_embedded(None))).clone();
    Files::Ready(briefing, library, chosen)
}

/// The nations of `SEN,MLI`.
pub fn nations(list: &str) -> NationSet {
    NationSet::parse(list).expect("a list of nations")
}

/// The desk over some files, as a person at the keyboard has it.
pub struct App {
    files: Files,
    setup: Setup,
    pub state: State,
    /// Ctrl-C or q was answered.
    pub quit: bool,
    /// Times the terminal was given back.
    pub suspended: usize,
    /// Names of briefings of the library that were loaded.
    pub loaded: Vec<String>,
    /// Places at which an editor was opened.
    pub edited: Vec<Span>,
    /// Effects wait in `waiting` instead of being run.
    lazy: bool,
    pub waiting: Vec<Effect>,
    /// The meeting's paper, when it is presented.
    pub paper: Paper,
}

/// What stands around a console: a clock, a journal in memory, the word for the room.
pub struct Paper {
    pub now: DateTime<Utc>,
    pub entries: Vec<Entry>,
    /// The journal takes nothing more.
    pub full: bool,
    /// Fingerprint of the files.
    pub files: u64,
    /// What the room was told last.
    pub cue: Option<Cue>,
    /// The wake-up that was asked for last.
    pub alarm: Option<Duration>,
}

impl Default for Paper {
    /// At 08:00Z of the first day of the sample's meeting.
    fn default() -> Self {
        let now = DateTime::from_timestamp(1_760_428_800, 0).expect("a moment");
        Self { now, entries: Vec::new(), full: false, files: 7, cue: None, alarm: None }
    }
}

impl Paper {
    fn append(&mut self, entry: Entry) -> Result<u64, Both> {
        if self.full {
            return Err(Both::new("disque plein", "disk full"));
        }
        self.entries.push(entry);
        Ok(self.entries.len() as u64)
    }

    /// What opening the journal brings.
    fn opened(&self, rehearsal: bool) -> Opened {
        Opened {
            rehearsal,
            entries: (1..).zip(self.entries.iter().cloned()).collect(),
            words: Vec::new(),
            places: vec!["/briefing/a.journal".to_owned(), "/state/a.journal".to_owned()],
            place: 0,
            files: self.files,
            now: self.now,
        }
    }
}

/// A desk in English, 80×24, in colour, for the audience of the briefing.
pub fn app(files: impl Into<Files>) -> App {
    let files = files.into();
    let (briefing, library, chosen) = match &files {
        Files::Sample => opened(source::open_embedded(None)),
        Files::Path(path) => opened(source::open(path, None)),
        Files::Memory(memory) => (memory.load().briefing, Vec::new(), None),
        Files::Ready(briefing, library, chosen) => (Arc::clone(briefing), library.clone(), chosen.clone()),
    };
    let setup = Setup {
        briefing,
        library,
        chosen,
        audience: None,
        lang: Lang::En,
        theme: ThemeName::Dark,
        depth: Depth::True,
        glyphs: GlyphSet::Unicode,
        fold: false,
        mouse: true,
        size: (80, 24),
        last: None,
    };
    let state = State::new(setup.clone());
    App {
        files,
        setup,
        state,
        quit: false,
        suspended: 0,
        loaded: Vec::new(),
        edited: Vec::new(),
        lazy: false,
        waiting: Vec::new(),
        paper: Paper::default(),
    }
}

type Open = (Arc<Briefing>, Vec<source::Entry>, Option<String>);

fn opened(opened: Result<source::Opened, source::OpenError>) -> Open {
    let opened = opened.unwrap_or_else(|error| panic!("{}", error.message.en));
    (source::load(&*opened.files, Limits::default(), None).briefing, opened.library, opened.chosen)
}

impl App {
    fn again(mut self, change: impl FnOnce(&mut Setup)) -> Self {
        change(&mut self.setup);
        self.state = State::new(self.setup.clone());
        self
    }

    /// Begins anew on a screen of this size.
    pub fn size(self, width: u16, height: u16) -> Self {
        self.again(|setup| setup.size = (width, height))
    }

    /// Begins anew in this language.
    pub fn lang(self, lang: Lang) -> Self {
        self.again(|setup| setup.lang = lang)
    }

    /// Begins anew with these nations in the room.
    pub fn audience(self, list: &str) -> Self {
        self.again(|setup| setup.audience = Some(nations(list)))
    }

    /// Begins anew with this theme at this depth.
    pub fn theme(self, theme: ThemeName, depth: Depth) -> Self {
        self.again(|setup| (setup.theme, setup.depth) = (theme, depth))
    }

    /// Effects are kept in `waiting` from now on.
    pub fn lazy(mut self) -> Self {
        self.lazy = true;
        self
    }

    /// Presses keys: names between blanks, `text:nioro` types letters.
    pub fn keys(mut self, script: &str) -> Self {
        self.press(script);
        self
    }

    /// The same on a desk one keeps.
    pub fn press(&mut self, script: &str) {
        for event in keys::script(script) {
            self.send(Msg::Key(event));
        }
    }

    /// Types `text` letter by letter.
    pub fn type_text(&mut self, text: &str) {
        for letter in text.chars() {
            self.send(Msg::Key(keys::letter(letter)));
        }
    }

    /// Begins to present, as `tribrief present` does.
    pub fn present(mut self) -> Self {
        let todo = self.state.begin_talk(self.paper.opened(false));
        self.work(todo);
        self
    }

    /// The power fails: what was not in the journal is gone. Presenting begins anew.
    pub fn crash(mut self) -> Self {
        self.state = State::new(self.setup.clone());
        self.present()
    }

    /// Time passes, with the wake-ups of every second.
    pub fn pass(&mut self, seconds: i64) {
        for _ in 0..seconds {
            self.paper.now += TimeDelta::seconds(1);
            self.send(Msg::Wake);
        }
    }

    /// Takes a message and does at once what it asks for.
    pub fn send(&mut self, msg: Msg) {
        if self.state.talk.is_some() {
            update(&mut self.state, Msg::Now(self.paper.now));
        }
        let todo = update(&mut self.state, msg);
        self.work(todo);
    }

    fn work(&mut self, mut todo: Vec<Effect>) {
        while !todo.is_empty() {
            let effect = todo.remove(0);
            if self.lazy {
                self.waiting.push(effect);
            } else if let Some(answer) = self.run(effect) {
                todo.extend(update(&mut self.state, Msg::Answer(answer)));
            }
        }
    }

    /// Does what an effect asks for.
    pub fn run(&mut self, effect: Effect) -> Option<Answer> {
        match effect {
            Effect::Quit => self.quit = true,
            Effect::Suspend => self.suspended += 1,
            // What stands beside the briefing of a test is no part of it.
            // Files are saved by `saved::Saved`.
            Effect::Mouse(_)
            | Effect::EndTalk
            | Effect::Reload
            | Effect::LookBack(_)
            | Effect::Judge
            | Effect::LookAtFiles
            | Effect::Watch
            | Effect::Reread(_)
            | Effect::Patience
            | Effect::Taken(_) => {}
            Effect::Edit(span) => self.edited.push(span),
            Effect::WakeIn(time) => self.paper.alarm = Some(time),
            Effect::NoWake => self.paper.alarm = None,
            Effect::Cue(cue) => self.paper.cue = Some(*cue),
            Effect::Present { rehearsal } => {
                return Some(Answer::Presenting(Ok(Box::new(self.paper.opened(rehearsal)))));
            }
            Effect::Record { ticket, entry } => {
                return Some(Answer::Recorded { ticket, result: self.paper.append(*entry) });
            }
            Effect::Move { to, waiting } => {
                self.paper.full = false;
                let append = |(ticket, entry)| (ticket, self.paper.append(entry).expect("there is room"));
                let saved = waiting.into_iter().map(append).collect();
                return Some(Answer::Moved(Moved { to, there: true, saved, refused: None }));
            }
            Effect::BuildIndex { generation, room } => {
                return Some(Answer::Index { generation, index: SearchIndex::build(&room) });
            }
            Effect::Load(name) => {
                self.loaded.push(name.clone());
                let opened = match &self.files {
                    Files::Path(path) => source::open(path, Some(&name)),
                    _ => source::open_embedded(Some(&name)),
                };
                let loaded =
                    opened.map(|opened| source::load(&*opened.files, Limits::default(), None).briefing);
                return Some(Answer::Loaded { name, loaded });
            }
        }
        None
    }

    /// The picture and what it knows.
    pub fn frame(&self) -> (Buffer, Frame) {
        let (width, height) = self.state.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let frame = view::draw(&self.state, &mut buffer);
        (buffer, frame)
    }

    /// The text of the picture, row by row.
    pub fn screen(&self) -> String {
        picture::text(&self.frame().0)
    }

    /// The text of the picture, then where which tones stand.
    pub fn legend(&self) -> String {
        let (buffer, _) = self.frame();
        let theme = tribrief::look::theme::Theme::new(self.state.theme, self.state.depth);
        format!("{}\n\n{}", picture::text(&buffer), picture::legend(&buffer, &theme))
    }

    /// Opens the first scene of the first item of the agenda that has one.
    pub fn open_scene(mut self) -> Self {
        self.press("2 g");
        for _ in 0..self.state.list().count {
            if self.open_scene_here() {
                return self;
            }
            self.press("esc 2 down");
        }
        panic!("no item has a scene");
    }

    /// Opens the first scene of the item under the cursor, if it has one.
    pub fn open_scene_here(&mut self) -> bool {
        self.press("enter");
        if self.state.scene.is_none() {
            let doors = &self.state.detail.page.doors;
            if let Some(at) = doors.iter().position(|door| matches!(door, Door::Scene(..))) {
                self.through(at);
            }
        }
        self.state.scene.is_some()
    }

    /// Goes through door number `at` of the page that is shown.
    pub fn through(&mut self, at: usize) {
        self.state.focus = Focus::Detail;
        self.state.detail.door = at;
        self.press("enter");
    }

    /// Clicks the cell at column `x`, row `y`.
    pub fn click(&mut self, x: u16, y: u16) {
        let target = self.frame().1.at(x, y);
        self.send(Msg::Click(target));
    }
}
