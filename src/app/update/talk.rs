//! Keys on the presenter's console, and what the journal answers.

use super::{Effect, overlays, reload};
use crate::app::action::Action;
use crate::app::audience::Question;
use crate::app::form::Outcome;
use crate::app::overlay::{Choice, Overlay, Pick, Picked};
use crate::app::state::State;
use crate::app::talk::{agenda, carry, forms, point, record};
use crate::journal::entry::{Tick, What};
use crate::look::tone::Tone;
use crate::model::stage::Blank;

/// Does `action`; no overlay is open.
pub(super) fn act(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Next => agenda::step(state, true),
        Action::Previous => agenda::step(state, false),
        Action::NextItem => agenda::item(state, true),
        Action::PreviousItem => agenda::item(state, false),
        Action::First => agenda::end(state, true),
        Action::Last => agenda::end(state, false),
        Action::Back => agenda::back(state),
        Action::Open => open(state),
        Action::ShowOnMap => agenda::on_map(state),
        Action::Pause => pause(state),
        Action::Give => give(state, 1),
        Action::Take => give(state, -1),
        Action::Restart => tick(state, Tick::Restart),
        Action::Decide => forms::decision(state),
        Action::Assign => forms::action(state),
        Action::Remark => forms::note(state),
        Action::Attend => forms::attendance(state),
        Action::Done => carry::follow(state, carry::Follow::Done),
        Action::Carry => carry::follow(state, carry::Follow::Carry),
        Action::Reassign => carry::follow(state, carry::Follow::Reassign),
        _ => {
            look(state, action);
            Vec::new()
        }
    }
}

/// What changes the screen and nothing else.
fn look(state: &mut State, action: Action) {
    match action {
        Action::Up | Action::Down => point::point(state, action == Action::Down),
        Action::Black => point::blank(state, Blank::Black),
        Action::White => point::blank(state, Blank::White),
        Action::Zoom => point::zoom(state),
        Action::Items => state.overlay = Some(Overlay::Pick(items(state))),
        Action::Recorded => forms::recorded(state),
        Action::Timings => state.overlay = Some(Overlay::Timings(0)),
        Action::Elsewhere => crate::app::talk::offer_places(state),
        Action::Swap => {
            if let Some(talk) = &mut state.talk {
                talk.swapped = !talk.swapped;
            }
        }
        Action::NotesUp | Action::NotesDown => {
            let last = crate::app::console::notes_end(state);
            if let Some(talk) = &mut state.talk {
                let here = talk.notes.min(last);
                let down = action == Action::NotesDown;
                talk.notes = if down { (here + 1).min(last) } else { here.saturating_sub(1) };
            }
        }
        _ => {}
    }
}

/// Enter: the number that was typed, else the row that is pointed at, else the next scene.
fn open(state: &mut State) -> Vec<Effect> {
    let typed = state.talk.as_ref().is_some_and(|talk| !talk.digits.is_empty());
    if typed { agenda::by_number(state) } else { point::open(state) }
}

/// Takes a digit of an agenda number; whether `name` is one. What is typed ends with any other key.
pub(super) fn digit(state: &mut State, name: &str) -> bool {
    // Unshifted digits of an AZERTY keyboard; `-` takes a minute.
    const AZERTY: [(&str, char); 9] = [
        ("à", '0'),
        ("&", '1'),
        ("é", '2'),
        ("\"", '3'),
        ("'", '4'),
        ("(", '5'),
        ("è", '7'),
        ("_", '8'),
        ("ç", '9'),
    ];
    /// Digits an agenda number has at most.
    const MOST: usize = 3;
    let plain = name.chars().next().filter(|c| name.len() == 1 && c.is_ascii_digit());
    let digit = plain.or_else(|| AZERTY.iter().find(|(key, _)| *key == name).map(|(_, digit)| *digit));
    let Some(talk) = &mut state.talk else { return false };
    match digit {
        Some(digit) if talk.digits.len() < MOST => talk.digits.push(digit),
        None if !matches!(name, "Enter" | "Esc") => talk.digits.clear(),
        _ => {}
    }
    digit.is_some()
}

/// Esc: closes the nearest thing; when nothing is open, asks.
pub(super) fn escape(state: &mut State) {
    if !agenda::unfold(state) {
        ask(state);
    }
}

/// Whether presenting is to end.
fn ask(state: &mut State) {
    state.overlay = Some(Overlay::Question(Question::EndTalk));
}

/// q and Ctrl-C ask; a second Ctrl-C soon after ends the program.
pub(super) fn leave(state: &mut State) -> Vec<Effect> {
    if let Some(talk) = &mut state.talk {
        let again = talk.leave_again();
        if again {
            let mut effects = state.end_talk();
            effects.push(Effect::Quit);
            return effects;
        }
        // What was typed is not thrown away by one key: the form asks first.
        let form = if let Some(Overlay::Form(form)) = &mut state.overlay { Some(form) } else { None };
        if form.is_none_or(|form| form.cancel() == Outcome::Cancelled) {
            ask(state);
        }
    } else if let Some(follow) = &mut state.follow {
        if follow.leave_again() {
            return vec![Effect::Quit];
        }
        state.overlay = Some(Overlay::Question(Question::LeaveRoom));
    }
    Vec::new()
}

/// The question was answered with yes: back to the desk, or out of the program.
pub(super) fn end(state: &mut State) -> Vec<Effect> {
    let from_desk = state.talk.as_ref().is_some_and(|talk| talk.from_desk);
    let mut effects = state.end_talk();
    if from_desk {
        effects.push(Effect::EndTalk);
        effects.push(Effect::Judge);
        state.talk = None;
        state.rebuild();
    } else {
        effects.push(Effect::Quit);
    }
    effects
}

fn tick(state: &mut State, tick: Tick) -> Vec<Effect> {
    let mut effects = agenda::enter(state);
    effects.extend(record::technical(state, What::Clock(tick)));
    effects
}

/// Holds the clock, or lets it go on; before the first step it starts it.
fn pause(state: &mut State) -> Vec<Effect> {
    let Some(talk) = &state.talk else { return Vec::new() };
    let (paused, on) = (talk.clock.holds(), talk.clock.on() == Some(&*talk.stage.item));
    if !on && !paused {
        return agenda::enter(state);
    }
    tick(state, if paused { Tick::Resume } else { Tick::Pause })
}

fn give(state: &mut State, minutes: i32) -> Vec<Effect> {
    let words = if minutes > 0 {
        state.cx().say("une minute de plus pour ce point", "a minute more for this item")
    } else {
        state.cx().say("une minute de moins pour ce point", "a minute less for this item")
    };
    state.say(words, Tone::Ink2);
    tick(state, Tick::Give { minutes })
}

/// The agenda, to jump by list.
fn items(state: &State) -> Pick {
    let Some(talk) = &state.talk else { return Pick::default() };
    let option = |item: &crate::analysis::clock::Planned| Choice {
        label: format!("{}  {}", item.number, item.title),
        note: format!("{} min", item.minutes),
        value: Picked::Item(item.id.clone()),
    };
    let options: Vec<Choice> = talk.plan.items().iter().map(option).collect();
    let cursor = talk.plan.items().iter().position(|item| item.id == talk.stage.item).unwrap_or(0);
    Pick { title: state.cx().say("Ordre du jour", "Agenda").to_owned(), options, cursor, ..Pick::default() }
}

/// A click on a place of the console.
pub(super) fn click(state: &mut State, target: crate::app::target::Target) -> Vec<Effect> {
    use crate::app::target::Target;
    match target {
        Target::Hint(action) => super::act(state, action),
        Target::Row(place) | Target::Door(place) => {
            let Some(stop) = point::stop_at(state, place) else { return Vec::new() };
            let again = state.talk.as_ref().and_then(|talk| talk.stage.pointer) == Some(stop);
            if again {
                return point::open(state);
            }
            if let Some(talk) = &mut state.talk {
                talk.stage.pointer = Some(stop);
            }
            Vec::new()
        }
        Target::Item(at) => {
            let id =
                state.talk.as_ref().and_then(|talk| talk.plan.items().get(at).map(|item| item.id.clone()));
            id.map(|id| agenda::arrive(state, &id)).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// What the journal answered to what was sent.
pub(super) fn answer(state: &mut State, answer: super::Answer) -> Vec<Effect> {
    use super::Answer;
    match answer {
        Answer::Recorded { ticket, result } => record::recorded(state, ticket, result),
        Answer::Moved(moved) => record::moved(state, moved),
        Answer::Presenting(Ok(opened)) => {
            let effects = state.begin_talk(*opened);
            if let Some(talk) = &mut state.talk {
                talk.from_desk = true;
            }
            effects
        }
        Answer::Presenting(Err(words)) => {
            let words = words.get(state.lang).to_owned();
            state.say(words, Tone::Bad);
            Vec::new()
        }
        Answer::Watched(watched) => reload::watched(state, watched),
        Answer::Reread(reread) => reload::take(state, reread),
        Answer::Reading => {
            reload::reading(state);
            Vec::new()
        }
        Answer::Closed => reload::after_talk(state),
        Answer::Before { of, before } => {
            match before {
                Some(before) => {
                    of.remember(before);
                    super::relay(state);
                }
                None if of.previous().is_some() => of.miss(),
                None => {}
            }
            // Rules compare the two meetings: they are asked when both are there.
            vec![Effect::Judge]
        }
        Answer::Judged { of, problems } => {
            super::problems::judged(state, &of, problems);
            Vec::new()
        }
        Answer::Edited(done) => super::editor::edited(state, done),
        _ => {
            let new = match &answer {
                Answer::Loaded { loaded: Ok(briefing), .. } | Answer::Reloaded(Some((briefing, _))) => {
                    Some(std::sync::Arc::clone(briefing))
                }
                _ => None,
            };
            overlays::answer(state, answer);
            new.map(Effect::LookBack).into_iter().collect()
        }
    }
}
