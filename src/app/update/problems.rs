//! Keys over the list of problems, and what the rules found.

use std::sync::Arc;

use super::{Effect, editor};
use crate::app::action::Action;
use crate::app::overlay::{Choice, Overlay, Pick, Picked};
use crate::app::problems::{Choices, Order, ProblemList, Wanted};
use crate::app::state::State;
use crate::check;
use crate::look::tone::Tone;
use crate::model::briefing::{Briefing, Problem};
use crate::model::diagnostic::Severity;

/// Does what a key of the list says; `None` when it is one that every overlay has.
pub(super) fn act(state: &mut State, action: Action) -> Option<Vec<Effect>> {
    let room = state.room.clone();
    let Some(Overlay::Problems(list)) = &mut state.overlay else { return None };
    match action {
        Action::Escape if list.leave(&room) => {}
        Action::Focus => list.whole = !list.whole && list.current().is_some(),
        Action::Sort => {
            list.sort(&room);
            let (fr, en) = match list.order {
                Order::Severity => ("les plus graves d'abord", "the gravest first"),
                Order::File => ("dans l'ordre des fichiers", "in the order of the files"),
                Order::Code => ("par code", "by code"),
            };
            let words = state.cx().say(fr, en);
            state.say(words, Tone::Ink2);
        }
        Action::Filter => {
            if let Some(Overlay::Problems(list)) = state.overlay.take() {
                state.overlay = Some(Overlay::Pick(filters(state, &list)));
                state.below = Some(list);
            }
        }
        Action::Edit => {
            let span = list.current().and_then(|at| room.problem(at)).map(|problem| problem.span);
            return span.map(|span| editor::at(state, span));
        }
        _ => return None,
    }
    Some(Vec::new())
}

/// Enter: into the group, or to the page of the record.
pub(super) fn open(state: &mut State, mut list: Box<ProblemList>) {
    let room = state.room.clone();
    if list.enter(&room) {
        state.overlay = Some(Overlay::Problems(list));
        return;
    }
    let record = list.current().and_then(|at| room.problem(at)).and_then(|problem| problem.record);
    if let Some(id) = record.filter(|id| room.get(id).is_some()) {
        state.go(id);
        return;
    }
    state.overlay = Some(Overlay::Problems(list));
    let words =
        state.cx().say("pas de fiche à ouvrir ; e ouvre le fichier", "no record to open; e opens the file");
    state.say(words, Tone::Ink2);
}

/// Only `wanted`, in the list below.
pub(super) fn want(state: &mut State, wanted: &Wanted) {
    if let Some(mut list) = state.below.take() {
        list.want(wanted.clone(), &state.room);
        state.overlay = Some(Overlay::Problems(list));
    }
}

/// What can be wanted: a severity, a file, a code, each together with the rest of what is wanted now.
fn filters(state: &State, list: &ProblemList) -> Pick {
    let cx = state.cx();
    let now = &list.wanted;
    let choices = Choices::of(&state.room, now);
    let total = state.room.problem_count();
    let choice = |label: String, count: usize, wanted: Wanted| {
        let chosen = *now == wanted && now.is_set();
        let mark = if chosen { "· " } else { "" };
        Choice { label, note: format!("{mark}{count}"), value: Picked::Problems(wanted) }
    };
    let mut options = vec![choice(cx.say("tout", "everything").to_owned(), total, Wanted::default())];
    options.extend(choices.severities.into_iter().map(|(severity, count)| {
        let label = match severity {
            Severity::Error => cx.say("erreurs", "errors"),
            Severity::Warning => cx.say("avertissements", "warnings"),
            Severity::Hint => cx.say("conseils", "hints"),
        };
        choice(label.to_owned(), count, Wanted { severity: Some(severity), ..now.clone() })
    }));
    options.extend(
        choices
            .files
            .into_iter()
            .map(|(file, count)| choice(file.to_string(), count, Wanted { file: Some(file), ..now.clone() })),
    );
    options.extend(choices.codes.into_iter().map(|(code, count)| {
        let title = check::find(code).map(|check| check.title.get(state.lang)).unwrap_or_default();
        let label = format!("{code}  {title}");
        choice(label.trim_end().to_owned(), count, Wanted { code: Some(code), ..now.clone() })
    }));
    let title = cx.say("Montrer seulement", "Show only").to_owned();
    Pick { title, options, cursor: 0, foot: String::new() }
}

/// Takes what the rules found in `of`; says it where nothing else is said.
pub(super) fn judged(state: &mut State, of: &Arc<Briefing>, problems: Option<Vec<Problem>>) {
    let Some(problems) = problems else { return };
    // What changed in the files is said longer than how many problems there are now.
    let free = state.notice.is_none() || state.notice == state.problem_notice();
    of.settle(problems);
    let on_desk = state.talk.is_none() && state.follow.is_none() && state.overlay.is_none();
    let tells = on_desk && state.play.is_none() && state.room.is_of(of);
    if tells && free {
        state.say_problems();
        state.dirty |= state.notice.is_some();
    }
    state.reading.unheard = tells && !free && state.reading.announced;
}

/// The list follows the room, whatever happened to it.
pub(super) fn follow(state: &mut State) {
    if state.overlay.is_none() {
        state.below = None;
    }
    let open = match &mut state.overlay {
        Some(Overlay::Problems(list)) => Some(list),
        _ => state.below.as_mut(),
    };
    if let Some(list) = open {
        list.follow(&state.room);
    }
}
