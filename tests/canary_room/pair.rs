//! Console and room over one briefing, the link between them, and their twins over a briefing in
//! which what is held back never stood.

use std::collections::HashMap;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tribrief::analysis::clock::Plan;
use tribrief::analysis::scene;
use tribrief::app::console::Console;
use tribrief::app::follow::{Follow, Sight};
use tribrief::app::{Effect, Msg, State, update};
use tribrief::journal::entry::What;
use tribrief::model::briefing::Briefing;
use tribrief::model::nation::NationSet;
use tribrief::model::record::Scene;
use tribrief::model::room::Room;
use tribrief::model::stage::{Blank, Cue};
use tribrief::shell::link::{self, Meeting, Name, Seen, Watcher};
use tribrief::source::{self, Limits};
use tribrief::view;

use crate::common::secrets::{Case, Held, NOTE, betrayed, case, case_of};
use crate::common::{App, Files, app, nations, picture};

/// Begins every word that is typed, so that it is known again.
pub const TYPED: &str = "zqtyped";

/// What came before the eyes of the test, so that a walk proves something.
#[derive(Default)]
pub struct Sights {
    scenes: Vec<(Box<str>, u16)>,
    maps: usize,
    charts: usize,
    pointed: usize,
    detours: usize,
    notes: usize,
    audiences: usize,
    private: usize,
    held: usize,
}

impl Sights {
    /// Whether the walk led through what it is there for.
    pub fn assert_enough(&self) {
        let all = [
            ("scenes", self.scenes.len(), 10),
            ("maps", self.maps, 20),
            ("charts", self.charts, 10),
            ("maps that something is pointed at on", self.pointed, 3),
            ("records opened", self.detours, 20),
            ("private notes on the console", self.notes, 10),
            ("changes of audience", self.audiences, 3),
            ("private entries", self.private, 1),
            ("steps with records held back", self.held, 200),
        ];
        for (what, count, least) in all {
            assert!(count >= least, "only {count} {what}");
        }
    }
}

/// The briefing as one audience has it, without the rest.
struct Bare {
    briefing: Arc<Briefing>,
    /// Ids that are held back from this audience.
    hidden: Vec<String>,
}

/// The two programs, and what stands around them.
pub struct Pair {
    audience: String,
    seed: u64,
    pub case: Case,
    whole: Arc<Briefing>,
    /// Visible records alone.
    nothing: Arc<Briefing>,
    bare: HashMap<(NationSet, bool), Bare>,
    pub files: u64,
    console: Option<App>,
    console_twin: App,
    pub room: App,
    pub room_twin: App,
    folder: tempfile::TempDir,
    link: Option<link::Console>,
    watcher: Watcher,
    name: Name,
    last: Option<NationSet>,
    pub seen: Sights,
}

impl Pair {
    /// Begins to present before `audience`; the secrets are drawn from `seed`.
    pub fn new(audience: &str, seed: u64) -> Self {
        let case = case(audience, Held::Seed(seed));
        let bare = case_of(audience, Held::Nothing, &|_| false);
        let shared = source::load_shared(&case.files, Limits::default(), None);
        let files = shared.fingerprint();
        let mut console = app(case.files.clone()).audience(audience).size(120, 36);
        console.paper.files = files;
        let folder = tempfile::tempdir().expect("a folder");
        let name = link::name(Meeting::Embedded("canary"));
        let watcher = Watcher::open(folder.path(), &name);
        let room = screen(shared.briefing, audience, files);
        let twin = bare.files.load().briefing;
        let room_twin = screen(Arc::clone(&twin), audience, files);
        let console_twin =
            app(Files::Ready(Arc::clone(&twin), Vec::new(), None)).audience(audience).present();
        let link = link::Console::open(folder.path(), &name).ok();
        Self {
            audience: audience.to_owned(),
            seed,
            whole: case.files.load().briefing,
            case,
            nothing: twin,
            bare: HashMap::new(),
            files,
            console: Some(console.present()),
            console_twin,
            room,
            room_twin,
            folder,
            link,
            watcher,
            name,
            last: None,
            seen: Sights::default(),
        }
    }

    /// The console.
    pub fn console(&mut self) -> &mut App {
        self.console.as_mut().expect("the console runs")
    }

    /// The power of the console fails, and it is started again.
    pub fn crash_console(&mut self) {
        let size = self.console().state.size;
        let crashed = self.console.take().expect("the console runs").crash();
        self.console = Some(crashed);
        self.console().quit = false;
        self.console().send(Msg::Resize(size.0, size.1));
        // The link is taken anew, as after a start.
        self.link = None;
        let folder = self.folder.path();
        self.link = link::Console::open(folder, &self.name).ok();
    }

    /// The room screen is closed and started again.
    pub fn crash_room(&mut self) {
        let size = self.room.state.size;
        let shared = source::load_shared(&self.case.files, Limits::default(), None);
        self.room = screen(shared.briefing, &self.audience, self.files);
        self.room_twin = screen(Arc::clone(&self.nothing), &self.audience, self.files);
        self.room_takes(|| Msg::Resize(size.0, size.1));
    }

    /// A message for the room screen and its twin; it does nothing but quit and read files.
    pub fn room_takes(&mut self, msg: impl Fn() -> Msg) {
        for room in [&mut self.room, &mut self.room_twin] {
            for effect in update(&mut room.state, msg()) {
                match effect {
                    Effect::Quit => room.quit = true,
                    Effect::Suspend | Effect::Reload | Effect::LookBack(_) => {}
                    other => panic!("the room screen does {other:?}"),
                }
            }
        }
        if self.room.quit {
            (self.room.quit, self.room_twin.quit) = (false, false);
            self.crash_room();
        }
    }

    /// The console's last word goes over the link to the room.
    pub fn deliver(&mut self) -> Cue {
        let cue = self.console().paper.cue.clone().expect("the console said something");
        let now = self.console().paper.now;
        let link = self.link.as_mut().expect("the link is open");
        link.publish(&cue).expect("512 bytes");
        let Seen::Live { cue: read, counter } = self.watcher.read() else { panic!("the word is read") };
        assert_eq!(read, cue, "what is written is read");
        self.bare_of(&cue);
        let bare = &self.bare[&(cue.audience, cue.red)];
        // The people who are in stay those of before: the word itself is what changes them.
        let before = &self.room_twin.state.room;
        self.room_twin.state.room = Room::new(Arc::clone(&bare.briefing), before.audience(), before.red());
        (self.room.paper.now, self.room_twin.paper.now) = (now, now);
        self.room_takes(|| Msg::Sight(now, Sight::Live { cue: read.clone(), counter }));
        cue
    }

    /// Makes the briefing without what this audience may not see, unless it was made before.
    fn bare_of(&mut self, cue: &Cue) {
        let key = (cue.audience, cue.red);
        if self.bare.contains_key(&key) {
            return;
        }
        let room = Room::new(Arc::clone(&self.whole), cue.audience, cue.red);
        let keep = |id: &str| room.get(id).is_some();
        let case = case_of(&self.audience, Held::Seed(self.seed), &keep);
        let hidden = case.hidden.iter().filter(|id| !keep(id)).cloned().collect();
        let shared = source::load_shared(&case.files, Limits::default(), None);
        self.bare.insert(key, Bare { briefing: shared.briefing, hidden });
    }

    /// Everything that must hold after a step.
    pub fn check(&mut self, how: &str) {
        let cue = self.deliver();
        let whole = Room::new(Arc::clone(&self.whole), cue.audience, cue.red);
        let named = [Some(&cue.stage.item), cue.stage.detour.as_ref()].into_iter().flatten();
        for id in named.filter(|id| !id.is_empty()) {
            assert!(whole.get(id).is_some(), "{how}: the word names {id}");
        }
        let who = &self.room.state.room;
        assert_eq!((who.audience(), who.red()), (cue.audience, cue.red), "{how}: the room is for others");
        let (room, twin) = (paint(&self.room.state), paint(&self.room_twin.state));
        self.same(how, "the room", &cue, &room, &twin);
        self.look_alike(&cue);
        let console = paint(&self.console().state);
        if picture::text(&console).contains(NOTE) {
            self.seen.notes += 1;
        }
        let (mine, other) = (self.swapped(), swapped(&mut self.console_twin.state));
        self.same(how, "the console's room view", &cue, &mine, &other);
        self.preview(how);
        self.count(&cue);
    }

    /// One picture of the room against that of the twin, and word by word.
    fn same(&self, how: &str, what: &str, cue: &Cue, mine: &Buffer, other: &Buffer) {
        let (text, without) = (picture::text(mine), picture::text(other));
        assert!(text == without, "{how}: {what} tells of secrets; {cue:?}\n{}", difference(&text, &without));
        assert!(mine == other, "{how}: {what} has other colours; {cue:?}\n{text}");
        let low = text.to_lowercase();
        let begins = |word: &str| word.starts_with(NOTE) || word.starts_with(TYPED);
        let private = low.split(|c: char| !c.is_alphanumeric()).find(|word| begins(word));
        assert_eq!(private, None, "{how}: {what} shows what is private\n{text}");
        let bare = &self.bare[&(cue.audience, cue.red)];
        let dense: String = low.chars().filter(|c| !c.is_whitespace()).collect();
        for id in &bare.hidden {
            assert!(!dense.contains(id.as_str()), "{how}: {what} names {id}\n{text}");
        }
        // Where nothing of the secrets may be seen, none of their marks may occur either.
        if bare.hidden.len() == self.case.hidden.len() {
            assert_eq!(betrayed(&text, false), None, "{how}: {what}\n{text}");
        }
    }

    /// The console's terminal as the room's picture, without what lies over it.
    fn swapped(&mut self) -> Buffer {
        let state = &mut self.console().state;
        let overlay = state.overlay.take();
        let buffer = swapped(state);
        state.overlay = overlay;
        buffer
    }

    /// Brings the twin of the console to where the console is.
    fn look_alike(&mut self, cue: &Cue) {
        let bare = &self.bare[&(cue.audience, cue.red)];
        let (Some(console), twin) = (&self.console, &mut self.console_twin.state) else { return };
        let state = &console.state;
        twin.room = Room::new(Arc::clone(&bare.briefing), cue.audience, cue.red);
        (twin.lang, twin.theme, twin.depth) = (state.lang, state.theme, state.depth);
        (twin.glyphs, twin.coords, twin.size) = (state.glyphs, state.coords, state.size);
        let plan = Plan::of(&twin.cx());
        let (Some(talk), Some(twin)) = (&state.talk, &mut twin.talk) else { return };
        twin.plan = plan;
        twin.stage.clone_from(&talk.stage);
        twin.clock.clone_from(&talk.clock);
        twin.trouble.clone_from(&talk.trouble);
        twin.digits.clone_from(&talk.digits);
        (twin.now, twin.swapped) = (talk.now, false);
    }

    /// All of the console that shows the room: the items, the present view, the next ones.
    fn preview(&mut self, how: &str) {
        let state = &mut self.console().state;
        let size = state.size;
        let overlay = state.overlay.take();
        let talk = state.talk.as_mut().expect("the meeting runs");
        let before = std::mem::replace(&mut talk.swapped, false);
        let mine = paint(state);
        state.overlay = overlay;
        state.talk.as_mut().expect("the meeting runs").swapped = before;
        let other = paint(&self.console_twin.state);
        if tribrief::app::geometry::too_small(size) {
            return;
        }
        let parts = Console::of(size);
        for (what, part) in
            [("items", parts.line), ("head", parts.head), ("preview", parts.now), ("next", parts.next)]
        {
            let (mine, other) = (cut(&mine, part), cut(&other, part));
            let (text, without) = (picture::text(&mine), picture::text(&other));
            assert!(text == without, "{how}: {what} tells of secrets\n{}", difference(&text, &without));
            assert!(mine == other, "{how}: {what} has other colours");
        }
    }

    fn count(&mut self, cue: &Cue) {
        let place = (cue.stage.item.clone(), cue.stage.scene);
        if cue.stage.blank == Blank::No && !self.seen.scenes.contains(&place) {
            self.seen.scenes.push(place);
        }
        let scene = scene::staged(&self.room_twin.state.cx(), &cue.stage);
        let shown = scene.as_deref().filter(|_| cue.stage.blank == Blank::No);
        let map = matches!(shown, Some(Scene::Map(_)));
        self.seen.maps += usize::from(map);
        self.seen.charts += usize::from(matches!(shown, Some(Scene::Chart(_))));
        self.seen.pointed += usize::from(map && cue.stage.pointer.is_some());
        self.seen.detours += usize::from(cue.stage.detour.is_some());
        self.seen.audiences += usize::from(self.last != Some(cue.audience));
        self.last = Some(cue.audience);
        self.seen.held += usize::from(self.console().state.room.held_back() > 0);
        let typed = |entry: &tribrief::journal::Entry| {
            let words = matches!(entry.what, What::Note(_) | What::Decision(_) | What::Action(_));
            words && entry.place == tribrief::journal::entry::Place::Private
        };
        self.seen.private = self.console().paper.entries.iter().filter(|entry| typed(entry)).count();
    }
}

/// A room screen that has seen no console yet.
fn screen(briefing: Arc<Briefing>, audience: &str, files: u64) -> App {
    let mut room = app(Files::Ready(briefing, Vec::new(), None)).audience(audience).size(100, 30);
    assert!(!nations(audience).is_empty());
    room.state.follow = Some(Box::new(Follow::new(files, room.paper.now)));
    room
}

/// The picture of `state`.
pub fn paint(state: &State) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, state.size.0, state.size.1));
    view::draw(state, &mut buffer);
    buffer
}

/// The picture of a console as the room's.
fn swapped(state: &mut State) -> Buffer {
    let set = |state: &mut State, to| {
        state.talk.as_mut().map(|talk| std::mem::replace(&mut talk.swapped, to)).expect("the meeting runs")
    };
    let before = set(state, true);
    let buffer = paint(state);
    set(state, before);
    buffer
}

/// The rows in which two pictures differ.
fn difference(mine: &str, other: &str) -> String {
    let rows = mine.lines().zip(other.lines()).filter(|(mine, other)| mine != other);
    rows.map(|(mine, other)| format!("- {other}\n+ {mine}")).collect::<Vec<_>>().join("\n")
}

/// A part of a picture.
pub fn cut(buffer: &Buffer, area: Rect) -> Buffer {
    let area = area.intersection(buffer.area);
    let mut out = Buffer::empty(area);
    for place in area.positions() {
        out[place] = buffer[place].clone();
    }
    out
}
