//! Opening the forms, and taking what they say into the journal.

use crate::app::form::{Defaults, Drafted, Form, Person};
use crate::app::overlay::{LedgerList, Overlay};
use crate::app::state::State;
use crate::app::update::Effect;
use crate::journal::entry::{Seq, What};
use crate::journal::ledger::Kind as RowKind;
use crate::model::lang::Lang;
use crate::model::nation::Nation;
use crate::model::record::Scene;
use crate::model::safe_text::SafeText;
use crate::model::table::{Body, Kind, Record};
use crate::model::time::Day;

/// What every form begins with.
fn defaults(state: &State, prefix: char) -> Option<Defaults> {
    let talk = state.talk.as_ref()?;
    let mark = super::record::default_mark(state);
    let meeting = state.room.meeting().map(|(_, meeting)| meeting);
    let decided = talk.ledger.rows().into_iter().filter(|row| row.kind == RowKind::Decision);
    Some(Defaults {
        lang: state.lang,
        number: super::record::next_number(state, prefix),
        audience: state.room.audience(),
        originator: mark.originator.unwrap_or(Nation::SEN),
        class: mark.class,
        exercise: mark.exercise,
        today: Day(talk.now.date_naive()),
        next_meeting: meeting.and_then(|meeting| meeting.next_meeting.as_ref()?.date),
        options: Vec::new(),
        record: None,
        text: Vec::new(),
        decisions: decided.filter_map(|row| row.number).collect(),
    })
}

/// Those who may be present.
fn people(state: &State) -> Vec<Person> {
    let people = state.room.of(Kind::Participant).filter_map(|record| match &record.body {
        Body::Participant(person) => Some(Person {
            id: record.id.clone(),
            nation: person.nation,
            post: person.post.get(state.lang).to_owned(),
        }),
        _ => None,
    });
    people.collect()
}

/// The decision that is before the room: opened, pointed at, or the question of the scene.
fn prepared(state: &State) -> Option<&Record> {
    let talk = state.talk.as_ref()?;
    let decision = |id: &str| state.room.get(id).filter(|record| record.kind == Kind::Decision);
    let opened = talk.stage.detour.as_deref().and_then(decision);
    let pointed = || super::point::pointed(state).and_then(|id| decision(&id));
    opened.or_else(pointed).or_else(|| match &*crate::analysis::scene::staged(&state.cx(), &talk.stage)? {
        Scene::Question(question) => decision(question.decision.id()),
        _ => None,
    })
}

/// A decision, begun with what was prepared.
pub(in crate::app) fn decision(state: &mut State) -> Vec<Effect> {
    let Some(mut with) = defaults(state, 'D') else { return Vec::new() };
    if let Some(record) = prepared(state)
        && let Body::Decision(decision) = &record.body
    {
        // It keeps the number it was prepared under, unless that has fallen already.
        let own = decision.number.as_ref().map(|number| SafeText::new(number.get(Lang::Fr)));
        let fallen = |number: &SafeText| {
            let talk = state.talk.as_ref();
            let rows = talk.map(|talk| [talk.ledger.rows(), talk.pending()].concat()).unwrap_or_default();
            rows.iter().any(|row| row.number.as_ref() == Some(number))
        };
        if let Some(number) = own.filter(|number| !fallen(number)) {
            with.number = number;
        }
        with.record = Some(record.safe_id());
        with.text = decision.text.get(state.lang).to_vec();
        with.options = decision.options.iter().map(|option| SafeText::new(option.get(state.lang))).collect();
    }
    show(state, Form::decision(&with))
}

/// An action.
pub(in crate::app) fn action(state: &mut State) -> Vec<Effect> {
    let Some(with) = defaults(state, 'A') else { return Vec::new() };
    show(state, Form::action(&with))
}

/// A note.
pub(in crate::app) fn note(state: &mut State) -> Vec<Effect> {
    let Some(with) = defaults(state, 'N') else { return Vec::new() };
    show(state, Form::note(&with))
}

/// Who is present.
pub(in crate::app) fn attendance(state: &mut State) -> Vec<Effect> {
    let Some(with) = defaults(state, 'N') else { return Vec::new() };
    let present = state.talk.as_ref().and_then(|talk| talk.ledger.attendance()).unwrap_or_default();
    let form = Form::attendance(&with, &people(state), present);
    show(state, form)
}

fn show(state: &mut State, mut form: Form) -> Vec<Effect> {
    form.fit(state.size);
    state.overlay = Some(Overlay::Form(Box::new(form)));
    Vec::new()
}

/// Takes what a form says.
pub(in crate::app) fn take(state: &mut State, drafted: Drafted) -> Vec<Effect> {
    let corrects = match state.overlay.take() {
        Some(Overlay::Form(form)) => form.corrects(),
        _ => None,
    };
    let Drafted { what, mark, place } = drafted;
    let what = match corrects {
        Some(of) => What::Correct { of, what: Box::new(what) },
        None => what,
    };
    let effects = super::record::record(state, what, mark, place);
    // The offer of another place waited until what was typed is safe.
    if state.talk.as_ref().is_some_and(|talk| talk.trouble.is_some() && !talk.offered) {
        super::offer_places(state);
    }
    effects
}

/// The list of what was recorded.
pub(in crate::app) fn recorded(state: &mut State) {
    state.overlay = Some(Overlay::Ledger(LedgerList::default()));
}

/// Opens entry `seq` to be corrected.
pub(in crate::app) fn correct(state: &mut State, seq: Seq) -> bool {
    let Some(with) = defaults(state, 'D') else { return false };
    let Some(entry) = state.talk.as_ref().and_then(|talk| talk.entry(seq)) else { return false };
    let Some(form) = Form::from_entry(seq, &entry, &with, &people(state)) else { return false };
    show(state, form);
    true
}

/// Takes entry `seq` back; it stays in the journal, struck out.
pub(in crate::app) fn withdraw(state: &mut State, seq: Seq) -> Vec<Effect> {
    let Some(entry) = state.talk.as_ref().and_then(|talk| talk.entry(seq)) else { return Vec::new() };
    let (mark, place) = (entry.marking, entry.place);
    let what = What::Withdraw { of: seq, reason: SafeText::default() };
    super::record::record(state, what, mark, place)
}
