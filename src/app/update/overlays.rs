//! Opening overlays, and the keys inside them.

use crossterm::event::KeyEvent;

use super::{Answer, Effect, enter_room, take_index};
use crate::analysis::list::{self, filter_word};
use crate::analysis::window::Timeline;
use crate::app::action::Action;
use crate::app::audience::{AudienceBox, Question};
use crate::app::chooser::Chooser;
use crate::app::form::Outcome;
use crate::app::map::layers::{self, Layer};
use crate::app::overlay::{Choice, Overlay, Pick, Picked};
use crate::app::problems::ProblemList;
use crate::app::search::SearchBox;
use crate::app::state::State;
use crate::app::talk::{agenda, forms};
use crate::look::tone::Tone;
use crate::model::nation::Nation;
use crate::model::record::Region;
use crate::model::room::{Notes, Room};

/// Rows a page key moves in an overlay.
const PAGE: usize = 10;

/// Opens the search; the first time, or in another room, the index has to be built.
pub(super) fn open_search(state: &mut State) -> Vec<Effect> {
    state.overlay = Some(Overlay::Search(SearchBox::default()));
    if state.index.is_some() {
        return Vec::new();
    }
    vec![Effect::BuildIndex { generation: state.generation, room: state.room.clone() }]
}

/// Opens the overlay that `action` asks for.
pub(super) fn open(state: &mut State, action: Action) {
    state.overlay = match action {
        Action::Palette => Some(Overlay::Palette(Chooser::default())),
        Action::Help => Some(Overlay::Help(Chooser::default())),
        Action::Region => Some(Overlay::Pick(regions(state))),
        Action::Filter => Some(Overlay::Pick(filters(state))),
        Action::Library => Some(Overlay::Pick(library(state))),
        Action::Audience => Some(Overlay::Audience(AudienceBox::new(state.room.audience()))),
        Action::Red => Some(Overlay::Question(Question::ShowRed)),
        Action::Problems => Some(Overlay::Problems(Box::new(ProblemList::new(&state.room)))),
        _ => None,
    };
}

fn regions(state: &State) -> Pick {
    let cx = state.cx();
    let count = |region: Option<Region>| {
        let all = state.pane.kinds().iter().flat_map(|kind| state.room.of(*kind));
        let here = all.filter(|record| region.is_none_or(|region| state.room.in_region(record, region)));
        let days = state.list().query.days;
        let here = here.filter(|record| days.is_none_or(|days| list::within(record, days)));
        here.count().to_string()
    };
    let mut options = vec![Choice {
        label: cx.say("toutes les régions", "all regions").to_owned(),
        note: count(None),
        value: Picked::Region(None),
    }];
    options.extend(Region::ALL.iter().map(|region| Choice {
        label: region.word(state.lang).to_owned(),
        note: count(Some(*region)),
        value: Picked::Region(Some(*region)),
    }));
    // On the overview there is nothing to count.
    if state.pane.kinds().is_empty() {
        for option in &mut options {
            option.note.clear();
        }
    }
    let cursor = options.iter().position(|o| o.value == Picked::Region(state.region)).unwrap_or(0);
    Pick { title: cx.say("Région", "Region").to_owned(), options, cursor, ..Pick::default() }
}

fn filters(state: &State) -> Pick {
    let cx = state.cx();
    let mut options = vec![Choice {
        label: cx.say("tout", "everything").to_owned(),
        note: String::new(),
        value: Picked::Filter(None),
    }];
    options.extend(list::filters(&cx, state.pane, &state.list().query).into_iter().map(|(filter, count)| {
        Choice {
            label: filter_word(&cx, filter),
            note: count.to_string(),
            value: Picked::Filter(Some(filter)),
        }
    }));
    let now = Picked::Filter(state.list().query.filter);
    let cursor = options.iter().position(|option| option.value == now).unwrap_or(0);
    Pick { title: cx.say("Montrer seulement", "Show only").to_owned(), options, cursor, ..Pick::default() }
}

fn library(state: &State) -> Pick {
    let options: Vec<Choice> = state
        .library
        .iter()
        .map(|entry| Choice {
            label: crate::model::safe_text::SafeText::new(&entry.name).to_string(),
            note: entry.start.map(crate::model::time::Moment::day_month_year).unwrap_or_default(),
            value: Picked::Briefing(entry.name.clone()),
        })
        .collect();
    let cursor = state.library.iter().position(|e| Some(&e.name) == state.chosen.as_ref()).unwrap_or(0);
    Pick { title: state.cx().say("Réunions", "Meetings").to_owned(), options, cursor, ..Pick::default() }
}

/// An action while an overlay is open.
pub(super) fn act(state: &mut State, action: Action) -> Vec<Effect> {
    if let Some(Overlay::Form(form)) = &mut state.overlay {
        // The form takes its own keys; what comes here is a click beside it.
        if action == Action::Escape && form.cancel() == Outcome::Cancelled {
            state.overlay = None;
        }
        return Vec::new();
    }
    if let Some(effects) = super::problems::act(state, action) {
        return effects;
    }
    if action == Action::Escape {
        state.overlay = state.below.take().map(Overlay::Problems);
        return Vec::new();
    }
    match action {
        Action::Open | Action::Yes => confirm(state),
        Action::Focus => {
            if let Some(Overlay::Search(search)) = &mut state.overlay {
                search.next_kind();
            }
            Vec::new()
        }
        Action::Withdraw => {
            if let Some(Overlay::Ledger(list)) = &state.overlay
                && let Some(seq) = state.talk.as_ref().and_then(|talk| talk.row(list.cursor))
            {
                state.overlay = Some(Overlay::Question(Question::Withdraw(seq)));
            }
            Vec::new()
        }
        Action::Save => {
            let Some(Overlay::Form(form)) = &mut state.overlay else { return Vec::new() };
            let outcome = form.save();
            form_outcome(state, outcome)
        }
        Action::Toggle => {
            if let Some(Overlay::Audience(room)) = &mut state.overlay {
                room.toggle();
                return Vec::new();
            }
            confirm(state)
        }
        _ => {
            step(state, action);
            Vec::new()
        }
    }
}

/// Moves the cursor of the overlay.
fn step(state: &mut State, action: Action) {
    if let Some(Overlay::Audience(room)) = &mut state.overlay {
        room.step(matches!(action, Action::Down | Action::Last));
        return;
    }
    let last = length(state).saturating_sub(1);
    let Some(cursor) = cursor(state) else { return };
    *cursor = match action {
        Action::Up => cursor.saturating_sub(1),
        Action::Down => (*cursor + 1).min(last),
        Action::PageUp => cursor.saturating_sub(PAGE),
        Action::PageDown => (*cursor + PAGE).min(last),
        Action::First => 0,
        Action::Last => last,
        _ => *cursor,
    };
}

/// How many rows the overlay has.
fn length(state: &State) -> usize {
    match &state.overlay {
        Some(Overlay::Search(search)) => search.shown().len(),
        Some(Overlay::Palette(chooser)) => chooser.palette(state).len(),
        Some(Overlay::Help(chooser)) => chooser.help(state).len(),
        Some(Overlay::Pick(pick)) => pick.options.len(),
        Some(Overlay::Goto(goto)) => goto.found.len(),
        Some(Overlay::Problems(list)) => list.len(),
        Some(Overlay::Ledger(_)) => state.talk.as_ref().map_or(0, |talk| talk.ledger.rows().len()),
        Some(Overlay::Timings(_)) => state.talk.as_ref().map_or(0, |talk| talk.plan.items().len()),
        _ => 0,
    }
}

fn cursor(state: &mut State) -> Option<&mut usize> {
    match &mut state.overlay {
        Some(Overlay::Search(search)) => Some(&mut search.cursor),
        Some(Overlay::Palette(chooser) | Overlay::Help(chooser)) => Some(&mut chooser.cursor),
        Some(Overlay::Pick(pick)) => Some(&mut pick.cursor),
        Some(Overlay::Goto(goto)) => Some(&mut goto.cursor),
        Some(Overlay::Problems(problems)) => Some(&mut problems.cursor),
        Some(Overlay::Ledger(list)) => Some(&mut list.cursor),
        Some(Overlay::Timings(cursor)) => Some(cursor),
        _ => None,
    }
}

/// Enter: takes what the cursor is on.
fn confirm(state: &mut State) -> Vec<Effect> {
    let Some(overlay) = state.overlay.take() else { return Vec::new() };
    match overlay {
        Overlay::Search(mut search) => {
            if let Some(hit) = search.current().map(|hit| hit.id.clone()) {
                state.hits = search.shown().iter().map(|hit| hit.id.clone()).collect();
                state.hit = search.cursor;
                if state.talk.is_some() {
                    return agenda::arrive(state, &hit);
                }
                state.go(&hit);
            } else {
                // Nothing found, or nothing to find it with yet: what was typed stays.
                search.waiting = state.index.is_none() && !search.input.value().trim().is_empty();
                state.overlay = Some(Overlay::Search(search));
            }
        }
        Overlay::Palette(chooser) => {
            if let Some(binding) = chooser.palette(state).get(chooser.cursor) {
                return super::act(state, binding.action);
            }
        }
        Overlay::Help(chooser) => {
            if let Some(binding) = chooser.help(state).get(chooser.cursor) {
                return super::act(state, binding.action);
            }
        }
        Overlay::Pick(pick) => {
            if let Some(choice) = pick.options.get(pick.cursor) {
                return take(state, &choice.value);
            }
        }
        Overlay::Goto(goto) => match goto.current().map(|aim| aim.position) {
            Some(place) => super::map::arrive(state, place),
            None => state.overlay = Some(Overlay::Goto(goto)),
        },
        Overlay::Audience(room) => return audience(state, room),
        Overlay::Question(question) => return answer_yes(state, question),
        Overlay::Form(form) => {
            state.overlay = Some(Overlay::Form(form));
        }
        Overlay::Timings(_) => {}
        Overlay::Ledger(list) => {
            let seq = state.talk.as_ref().and_then(|talk| talk.row(list.cursor));
            if !seq.is_some_and(|seq| forms::correct(state, seq)) {
                state.overlay = Some(Overlay::Ledger(list));
                let words = state.cx().say("cela ne se corrige pas", "this cannot be corrected");
                state.say(words, Tone::Ink2);
            }
        }
        Overlay::Problems(list) => super::problems::open(state, list),
    }
    Vec::new()
}

fn take(state: &mut State, picked: &Picked) -> Vec<Effect> {
    match picked {
        Picked::Region(region) => {
            state.region = *region;
            state.visiting = None;
            state.rebuild();
        }
        Picked::Filter(filter) => {
            state.list_mut().query.filter = *filter;
            state.visiting = None;
            state.rebuild();
        }
        Picked::Briefing(name) => {
            let words = state.cx().say("chargement…", "loading…");
            state.say(words, Tone::Ink2);
            return vec![Effect::Load(name.clone())];
        }
        Picked::Layer(layer) => {
            layer.toggle(&mut state.map);
            state.refresh_map();
            let cursor = Layer::all().position(|known| known == *layer).unwrap_or(0);
            state.overlay = Some(Overlay::Pick(layers::pick(&state.cx(), &state.map, cursor)));
        }
        Picked::Record(id) => super::map::open_record(state, id),
        Picked::Item(id) => return agenda::arrive(state, id),
        Picked::Problems(wanted) => super::problems::want(state, wanted),
        Picked::Place(to) => return crate::app::talk::move_journal(state, *to),
    }
    Vec::new()
}

/// Takes the nations chosen; asks first when more would become visible.
fn audience(state: &mut State, room: AudienceBox) -> Vec<Effect> {
    if room.chosen.is_empty() {
        let words = state.cx().say("au moins une nation dans la salle", "at least one nation in the room");
        state.say(words, Tone::Warn);
        state.overlay = Some(Overlay::Audience(room));
        return Vec::new();
    }
    // A RED that was confirmed for those who were in does not hold for others.
    let next = state.room.for_audience(room.chosen, false);
    if state.room.shows_less_than(&next) {
        state.overlay = Some(Overlay::Question(Question::ShowMore { audience: room.chosen, red: false }));
        return Vec::new();
    }
    changed(state, next)
}

fn answer_yes(state: &mut State, question: Question) -> Vec<Effect> {
    let next = match question {
        Question::ShowMore { audience, red } => state.room.for_audience(audience, red),
        Question::ShowRed => state.room.for_audience(state.room.audience(), true),
        Question::EndTalk => return super::talk::end(state),
        Question::LeaveRoom => return vec![Effect::Quit],
        Question::Edit(span) => {
            state.overlay = state.below.take().map(Overlay::Problems);
            return vec![Effect::Edit(span)];
        }
        Question::Withdraw(seq) => return forms::withdraw(state, seq),
    };
    changed(state, next)
}

fn changed(state: &mut State, room: Room) -> Vec<Effect> {
    enter_room(state, room);
    let words = format!("{} {}", state.cx().say("salle", "room"), state.room.audience());
    state.say(words, Tone::Good);
    crate::app::talk::room_changed(state)
}

/// A key in a form.
pub(super) fn form_key(state: &mut State, event: &KeyEvent) -> Vec<Effect> {
    let Some(Overlay::Form(form)) = &mut state.overlay else { return Vec::new() };
    let outcome = form.key(event);
    form_outcome(state, outcome)
}

/// What a key or a click in a form came to.
fn form_outcome(state: &mut State, outcome: Outcome) -> Vec<Effect> {
    match outcome {
        Outcome::Cancelled => {
            state.overlay = None;
            Vec::new()
        }
        Outcome::Ready(drafted) => forms::take(state, *drafted),
        Outcome::Nothing | Outcome::Changed => Vec::new(),
    }
}

/// A digit picks at once.
pub(super) fn pick_by_digit(state: &mut State, name: &str) {
    // Unshifted digits of an AZERTY keyboard.
    const AZERTY: [&str; 10] = ["à", "&", "é", "\"", "'", "(", "-", "è", "_", "ç"];
    let digit = name.parse::<usize>().ok().or_else(|| AZERTY.iter().position(|key| *key == name));
    let Some(Overlay::Pick(pick)) = &mut state.overlay else { return };
    if let Some(at) = digit.filter(|at| *at < pick.options.len() && *at <= 9) {
        pick.cursor = at;
        // Loading is an effect; it is asked for with Enter.
        if !matches!(pick.options[at].value, Picked::Briefing(_)) {
            confirm(state);
        }
    }
}

/// The first letter of a nation's code puts it in or out; M is shared, so Mali has L and Mauritania R.
pub(super) fn toggle_by_letter(state: &mut State, name: &str) {
    let nation = match name {
        "s" | "S" | "1" => Nation::SEN,
        "l" | "L" | "2" => Nation::MLI,
        "r" | "R" | "3" => Nation::MRT,
        "g" | "G" | "4" => Nation::GIN,
        _ => return,
    };
    if let Some(Overlay::Audience(room)) = &mut state.overlay {
        room.cursor = nation as usize;
        room.toggle();
    }
}

/// A click on row `at` of the overlay: marks it, and takes it when it was marked.
pub(super) fn click(state: &mut State, at: usize) -> Vec<Effect> {
    if let Some(Overlay::Audience(room)) = &mut state.overlay {
        room.cursor = at.min(Nation::ALL.len() - 1);
        room.toggle();
        return Vec::new();
    }
    if let Some(Overlay::Form(form)) = &mut state.overlay {
        let outcome = form.click(at);
        return form_outcome(state, outcome);
    }
    if matches!(state.overlay, Some(Overlay::Question(_))) {
        return if at == 0 { super::act(state, Action::Yes) } else { super::act(state, Action::Escape) };
    }
    let last = length(state).saturating_sub(1);
    let again = cursor(state).is_some_and(|cursor| std::mem::replace(cursor, at.min(last)) == at);
    if again { confirm(state) } else { Vec::new() }
}

/// What a worker handed back.
pub(super) fn answer(state: &mut State, answer: Answer) {
    match answer {
        Answer::Index { generation, index } => {
            take_index(state, generation, index);
            let index = state.index.clone();
            if let Some(Overlay::Search(search)) = &mut state.overlay {
                search.refresh(index.as_ref());
                if std::mem::take(&mut search.waiting) && index.is_some() {
                    confirm(state);
                }
            }
        }
        Answer::Loaded { name, loaded: Ok(briefing) } => {
            // Another meeting, the same people in the room.
            let audience = state.room.audience();
            state.notes = Notes::new(std::sync::Arc::clone(&briefing));
            state.chosen = Some(name);
            state.region = None;
            state.timeline = Timeline::default();
            let room = Room::new(briefing, audience, false);
            for list in &mut state.lists {
                *list = crate::app::list::List::default();
            }
            state.visiting = None;
            state.scene = None;
            state.chart = None;
            enter_room(state, room);
            state.say_problems();
        }
        Answer::Loaded { loaded: Err(error), .. } => {
            let words = match state.lang {
                crate::model::lang::Lang::Fr => error.message.fr,
                crate::model::lang::Lang::En => error.message.en,
            };
            state.say(words, Tone::Bad);
        }
        Answer::Reloaded(Some((briefing, files))) => {
            crate::app::follow::reloaded(state, briefing, files);
        }
        Answer::Reloaded(None) => crate::app::follow::not_reloaded(state),
        Answer::Presenting(_)
        | Answer::Recorded { .. }
        | Answer::Moved(_)
        | Answer::Before { .. }
        | Answer::Judged { .. }
        | Answer::Edited(_)
        | Answer::Watched(_)
        | Answer::Reread(_)
        | Answer::Reading
        | Answer::Closed => {}
    }
}
