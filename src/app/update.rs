//! What a key, a click or an answer does to the state. Effects come back as data.

mod desk;
mod editor;
mod escape;
mod map;
mod overlays;
mod pointer;
mod problems;
mod reload;
mod talk;
mod time;
mod typing;

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use crossterm::event::KeyEvent;

use super::action::Action;
use super::follow::{self, Sight};
use super::keymap::{self, Context};
use super::keys;
use super::overlay::Overlay;
use super::reload::{Reread, Watched};
use super::scene::ScenePlace;
use super::state::State;
use super::talk::{Moved, Opened, Ticket};
use super::target::Target;
use crate::analysis::search::SearchIndex;
use crate::journal::entry::{Entry, Seq};
use crate::model::briefing::{Briefing, Problem};
use crate::model::diagnostic::Both;
use crate::model::room::Room;
use crate::model::span::Span;
use crate::model::stage::Cue;

/// What happened.
#[derive(Debug)]
pub enum Msg {
    Key(KeyEvent),
    Paste(String),
    /// A click on something.
    Click(Target),
    /// The wheel, by lines, over something.
    Wheel(isize, Target),
    /// The mouse moved with its button held: from a cell of the screen to another.
    Drag {
        from: (u16, u16),
        to: (u16, u16),
    },
    Resize(u16, u16),
    /// The moment of the event that follows; only where a clock is needed.
    Now(DateTime<Utc>),
    /// The wake-up that was asked for.
    Wake,
    /// What the console says, looked at now.
    Sight(DateTime<Utc>, Sight),
    Answer(Answer),
    /// A worker broke; the words are safe to show.
    WorkerFailed(String),
}

/// What a worker hands back.
#[derive(Debug)]
pub enum Answer {
    Index {
        generation: u64,
        index: SearchIndex,
    },
    /// Another briefing of the library, or why it could not be opened.
    Loaded {
        name: String,
        loaded: Result<Arc<Briefing>, crate::source::OpenError>,
    },
    /// The files of the room screen, read anew, with their fingerprint; nothing when that failed.
    Reloaded(Option<(Arc<Briefing>, u64)>),
    /// What the watch over the files saw.
    Watched(Watched),
    /// The files, read again; nothing when they are as they were, or cannot be had.
    Reread(Option<Box<Reread>>),
    /// Reading them takes its time.
    Reading,
    /// The briefing of the meeting before that of `of`, if there is one.
    Before {
        of: Arc<Briefing>,
        before: Option<Arc<Briefing>>,
    },
    /// All problems of a briefing, those that the rules found among them; nothing when nobody waits for
    /// them any more.
    Judged {
        of: Arc<Briefing>,
        problems: Option<Vec<Problem>>,
    },
    /// The editor is closed, or why it was not opened.
    Edited(Result<(), Both>),
    /// The journal is open, or why it cannot be.
    Presenting(Result<Box<Opened>, Both>),
    /// Journal and link are given free.
    Closed,
    /// The entry `ticket` is on the disk, with its number there, or why it is not.
    Recorded {
        ticket: Ticket,
        result: Result<Seq, Both>,
    },
    /// The journal went to another place, as far as that was possible.
    Moved(Moved),
}

/// What has to be done outside.
#[derive(Debug)]
pub enum Effect {
    Quit,
    Suspend,
    Mouse(bool),
    BuildIndex {
        generation: u64,
        room: Room,
    },
    /// Load the briefing of this name in the library.
    Load(String),
    /// Read the briefing of the meeting before this one.
    LookBack(Arc<Briefing>),
    /// Ask the rules about the briefing that is shown.
    Judge,
    /// Open the file that holds this place in an editor, there.
    Edit(Span),
    /// An editor was closed: look at once whether the files have changed.
    LookAtFiles,
    /// Read the files of the room screen anew.
    Reload,
    /// Look at the files until there is something to tell.
    Watch,
    /// Read the files of this room again.
    Reread(Room),
    /// Say so when that is not done in half a second.
    Patience,
    /// What was read again is shown now: its rules are to be asked, its files are those of the briefing.
    Taken(Arc<Briefing>),
    /// Open the journal of the meeting.
    Present {
        rehearsal: bool,
    },
    /// Presenting is over: give journal and room screen free.
    EndTalk,
    /// Append to the journal, in order.
    Record {
        ticket: Ticket,
        entry: Box<Entry>,
    },
    /// Go on with the journal in place number `to`, with these entries that are not saved yet.
    Move {
        to: usize,
        waiting: Vec<(Ticket, Entry)>,
    },
    /// What the room screen has to show.
    Cue(Box<Cue>),
    WakeIn(Duration),
    /// The wake-up that was asked for is not wanted any more.
    NoWake,
}

/// Takes one message.
pub fn update(state: &mut State, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Now(now) => {
            if let Some(talk) = &mut state.talk {
                talk.now = now;
            }
            return Vec::new();
        }
        Msg::Sight(now, sight) => return follow::look(state, now, sight),
        Msg::Answer(ref answer) if reload::is_silent(state, answer) => {}
        Msg::Wake => {
            let shows = state.talk.as_ref().is_some_and(|talk| talk.clock_shows());
            state.dirty |= shows || state.play.is_some();
        }
        // A verdict that shows nowhere is no frame.
        Msg::Answer(Answer::Judged { .. }) => state.dirty |= state.overlay.is_some(),
        _ => state.dirty = true,
    }
    let playing = state.play.is_some();
    let mut effects = if let Msg::Wake = msg { wake(state) } else { react(state, msg) };
    if state.play.is_some() && !time::shown(state) {
        state.play = None;
    }
    if playing && state.play.is_none() && state.talk.is_none() {
        effects.push(Effect::NoWake);
    }
    problems::follow(state);
    effects.extend(state.cue().map(|cue| Effect::Cue(Box::new(cue))));
    effects
}

/// The clock goes on: the next second, and a sign of life for the room screen.
fn wake(state: &mut State) -> Vec<Effect> {
    if state.talk.is_none() && state.play.is_some() {
        return time::beat(state);
    }
    let next = state.talk.as_ref().map(|talk| talk.next_wake());
    next.map(Effect::WakeIn).into_iter().collect()
}

fn react(state: &mut State, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Key(event) => key(state, &event),
        Msg::Paste(text) => {
            typing::paste(state, &text);
            Vec::new()
        }
        Msg::Click(target) => pointer::click(state, target),
        Msg::Now(_) | Msg::Wake | Msg::Sight(..) => Vec::new(),
        Msg::Wheel(lines, target) => {
            pointer::wheel(state, lines, target);
            Vec::new()
        }
        Msg::Drag { from, to } => {
            map::drag(state, from, to);
            Vec::new()
        }
        Msg::Resize(width, height) => {
            state.size = (width, height);
            if let Some(Overlay::Form(form)) = &mut state.overlay {
                form.fit(state.size);
            }
            state.detail.id = None;
            state.rebuild();
            Vec::new()
        }
        Msg::Answer(answer) => talk::answer(state, answer),
        Msg::WorkerFailed(words) => {
            let said = state.cx().say("une tâche a échoué", "a task failed");
            let text = format!("{said}: {words}");
            state.say(text.clone(), crate::look::tone::Tone::Bad);
            // Whatever broke, what is not confirmed has to find a disk.
            if state.talk.as_ref().is_some_and(|talk| !talk.waiting.is_empty()) {
                super::talk::record::trouble(state, Both::new(text.clone(), text));
            }
            Vec::new()
        }
    }
}

fn key(state: &mut State, event: &KeyEvent) -> Vec<Effect> {
    let Some(name) = keys::name(event) else { return Vec::new() };
    state.notice = None;
    state.detail.changed.clear();
    if &*name != "Ctrl-C" {
        stay(state);
    }
    let context = keymap::context(state);
    // A clicker steps whatever is open; a question it meets goes unanswered.
    if state.talk.is_some() && context != Context::Talk && matches!(&*name, "PgUp" | "PgDn") {
        if context == Context::Question {
            state.overlay = None;
        }
        return talk::act(state, if name == "PgDn" { Action::Next } else { Action::Previous });
    }
    if context == Context::Form && name != "Ctrl-C" {
        return overlays::form_key(state, event);
    }
    if context == Context::Talk && talk::digit(state, &name) {
        return Vec::new();
    }
    let found = keymap::find(context, &name).filter(|binding| (binding.when)(state));
    // Esc is the way back; every other key that is not one of time stops where time stands.
    if !found.is_some_and(|binding| time::keeps(binding.action) || binding.action == Action::Escape) {
        state.play = None;
    }
    if let Some(binding) = found {
        return act(state, binding.action);
    }
    match context {
        Context::Typing => typing::key(state, event),
        Context::Pick => overlays::pick_by_digit(state, &name),
        Context::Room => overlays::toggle_by_letter(state, &name),
        _ => {}
    }
    Vec::new()
}

/// Another key came in between: the next wish to leave is a first one again.
fn stay(state: &mut State) {
    if let Some(talk) = &mut state.talk {
        talk.stay();
    }
    if let Some(follow) = &mut state.follow {
        follow.leaving = None;
    }
}

/// Does what `action` says, wherever it came from.
pub(super) fn act(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Quit if state.talk.is_some() || state.follow.is_some() => return talk::leave(state),
        Action::Quit => return vec![Effect::Quit],
        Action::Suspend if state.talk.is_some() => {}
        Action::Suspend => return vec![Effect::Suspend],
        Action::Mouse => {
            state.mouse = !state.mouse;
            let words = if state.mouse {
                state.cx().say("souris active", "mouse on")
            } else {
                state.cx().say("souris laissée au terminal", "mouse left to the terminal")
            };
            state.say(words, crate::look::tone::Tone::Ink2);
            return vec![Effect::Mouse(state.mouse)];
        }
        Action::Language => language(state),
        Action::Theme => {
            state.theme = state.theme.next();
            let words = format!("{} {}", state.cx().say("thème", "theme"), state.theme.id());
            state.say(words, crate::look::tone::Tone::Ink2);
        }
        Action::Glyphs => {
            use crate::look::glyphs::GlyphSet::{Plain, Unicode};
            state.glyphs = if state.glyphs == Unicode { Plain } else { Unicode };
        }
        _ if state.overlay.is_some() => return overlays::act(state, action),
        Action::Search => return overlays::open_search(state),
        Action::Palette
        | Action::Help
        | Action::Region
        | Action::Filter
        | Action::Audience
        | Action::Problems
        | Action::Library
        | Action::Red => overlays::open(state, action),
        Action::Edit if state.talk.is_none() && state.follow.is_none() => return editor::edit(state),
        Action::Present | Action::Rehearse => {
            return vec![Effect::Present { rehearsal: action == Action::Rehearse }];
        }
        Action::Escape if state.talk.is_some() => talk::escape(state),
        Action::Escape => escape::escape(state),
        Action::Coordinates => {
            state.coords = state.coords.next();
            state.detail.id = None;
            relay(state);
        }
        Action::Notes => {
            state.show_notes = !state.show_notes;
            relay(state);
        }
        Action::NextHit => desk::step_hit(state, true),
        Action::PreviousHit => desk::step_hit(state, false),
        _ if state.talk.is_some() => return talk::act(state, action),
        Action::ShowOnMap if !state.on_map() => map::from_record(state),
        _ if state.scene.is_some() => escape::in_scene(state, action),
        Action::Window | Action::Earlier | Action::Later | Action::Play if state.has_time() => {
            return time::act(state, action);
        }
        _ if state.on_map() && map::act(state, action) => {}
        Action::Charts => state.next_chart(),
        Action::Chart(chart) => state.show_chart(chart),
        Action::Pane(pane) => state.show_pane(pane),
        Action::Back => state.go_back(),
        Action::Forward => state.go_forward(),
        _ if state.chart.is_some() => desk::in_chart(state, action),
        Action::Sort => desk::sort(state),
        Action::Open => desk::open(state),
        Action::Focus | Action::FocusBack => desk::focus(state, action == Action::Focus),
        _ => desk::movement(state, action),
    }
    Vec::new()
}

impl State {
    /// Puts a message into the footer.
    pub(super) fn say(&mut self, text: impl Into<String>, tone: crate::look::tone::Tone) {
        self.notice = Some(super::state::Notice { text: text.into(), tone });
    }
}

fn language(state: &mut State) {
    state.lang = state.lang.other();
    if let Some(Overlay::Form(form)) = &mut state.overlay {
        form.speak(state.lang);
    }
    relay(state);
    if let Some(Overlay::Goto(mut goto)) = state.overlay.take_if(|over| matches!(over, Overlay::Goto(_))) {
        goto.rename(&state.cx(), state.map.places.clone());
        state.overlay = Some(Overlay::Goto(goto));
    }
    state.replan();
    if let Some(scene) = state.scene.take() {
        state.scene = ScenePlace::open(state, &scene.item, scene.at);
    }
}

/// Lays everything anew where one is: rows, page, scroll and door stay.
fn relay(state: &mut State) {
    let (door, scroll) = (state.detail.door, state.detail.scroll);
    state.rebuild();
    state.detail.door = door;
    state.detail.scroll = scroll;
    state.detail.clamp(usize::from(state.geometry().detail.height));
}

/// Shows the room for another audience: nothing of the former one may stay on the screen.
pub(in crate::app) fn enter_room(state: &mut State, room: Room) {
    state.room = room;
    state.generation += 1;
    state.index = None;
    state.hits.clear();
    state.show_notes = false;
    state.history.clear();
    state.overlay = None;
    state.below = None;
    state.notice = None;
    state.visiting = state.visiting.take().filter(|id| state.room.get(id).is_some());
    state.detail = super::detail::Detail::default();
    state.forget_map();
    state.forget_days();
    if let Some(scene) = state.scene.take() {
        state.scene = ScenePlace::open(state, &scene.item, scene.at);
    }
    // Lists that are not shown would keep rows of the former room.
    for list in &mut state.lists {
        let query = list.query;
        *list = super::list::List { query, cursor: list.cursor, ..super::list::List::default() };
    }
    state.rebuild();
    if state.talk.is_some() {
        super::talk::agenda::settle(state);
    }
}

/// Takes an index, unless it is of another room.
pub(super) fn take_index(state: &mut State, generation: u64, index: SearchIndex) {
    if generation == state.generation {
        state.index = Some(Arc::new(index));
    }
}
