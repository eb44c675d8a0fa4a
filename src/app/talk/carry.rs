//! What was promised at earlier meetings: done, carried over, given to another nation, by one key.

use crate::app::state::State;
use crate::app::update::Effect;
use crate::journal::entry::{Place, Step, What};
use crate::look::tone::Tone;
use crate::model::nation::Nation;
use crate::model::safe_text::SafeText;
use crate::model::table::{Body, Record};

/// What the key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follow {
    Done,
    Carry,
    Reassign,
}

/// The action or decision that is pointed at or shown.
fn target(state: &State) -> Option<&Record> {
    let talk = state.talk.as_ref()?;
    let pointed = super::point::pointed(state);
    let id = pointed.or_else(|| talk.stage.detour.clone())?;
    state.room.get(&id).filter(|record| matches!(record.body, Body::Action(_) | Body::Decision(_)))
}

/// Follows up what is pointed at, and records it.
pub(in crate::app) fn follow(state: &mut State, wanted: Follow) -> Vec<Effect> {
    let Some(record) = target(state) else {
        let words = state.cx().say(
            "pointez d'abord une action ou une décision (↓)",
            "point at an action or a decision first (↓)",
        );
        state.say(words, Tone::Warn);
        return Vec::new();
    };
    let (id, number) = (record.safe_id(), number(record));
    let Some(step) = step(state, record, wanted) else {
        let words = state.cx().say("une décision n'a pas de responsable", "a decision has no owner");
        state.say(words, Tone::Warn);
        return Vec::new();
    };
    let words = words(state, step);
    let mark = super::record::default_mark(state);
    let effects = super::record::record(state, What::Follow { record: id, step }, mark, Place::Minutes);
    state.say(format!("{number} {words}"), Tone::Good);
    effects
}

fn number(record: &Record) -> SafeText {
    let number = match &record.body {
        Body::Action(action) => action.number.as_ref(),
        Body::Decision(decision) => decision.number.as_ref(),
        _ => None,
    };
    number.map_or_else(|| record.safe_id(), |text| SafeText::new(text.get(crate::model::lang::Lang::Fr)))
}

/// The step that is recorded; `None` where it has no meaning.
fn step(state: &State, record: &Record, wanted: Follow) -> Option<Step> {
    Some(match wanted {
        Follow::Done => Step::Done,
        Follow::Carry => {
            let next = state.room.meeting().and_then(|(_, meeting)| meeting.next_meeting.as_ref()?.date);
            Step::Carried { due: next }
        }
        Follow::Reassign => Step::Reassigned { owner: next_owner(state, record)? },
    })
}

/// The nation of the room after the present owner.
fn next_owner(state: &State, record: &Record) -> Option<Nation> {
    let Body::Action(action) = &record.body else { return None };
    let talk = state.talk.as_ref()?;
    let given = talk.ledger.followed(&record.id).and_then(|followed| match followed.step {
        Step::Reassigned { owner } => Some(owner),
        _ => None,
    });
    let owner = given.unwrap_or(action.owner);
    let room: Vec<Nation> = state.room.audience().iter().collect();
    let at = room.iter().position(|nation| *nation == owner);
    room.get(at.map_or(0, |at| (at + 1) % room.len())).copied()
}

fn words(state: &State, step: Step) -> String {
    let cx = state.cx();
    match step {
        Step::Done => cx.say("réalisée", "done").to_owned(),
        Step::Carried { due: Some(day) } => format!("{} {day}", cx.say("reportée au", "carried over to")),
        Step::Carried { due: None } => cx.say("reportée", "carried over").to_owned(),
        Step::Reassigned { owner } => format!("{} {}", cx.say("confiée à", "given to"), owner.code()),
    }
}
