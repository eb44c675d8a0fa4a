//! Keys of the desk: moving, opening, sorting, stepping through what was found.

use crate::analysis::list::{sortable, sorted_by};
use crate::analysis::pane::Pane;
use crate::app::action::Action;
use crate::app::chart::Step;
use crate::app::overview::{self, Item};
use crate::app::scene::{ScenePlace, scenes};
use crate::app::state::{Focus, State};

pub(super) fn step_hit(state: &mut State, forward: bool) {
    if state.hits.is_empty() {
        return;
    }
    let count = state.hits.len();
    state.hit = if forward { (state.hit + 1) % count } else { (state.hit + count - 1) % count };
    let id = state.hits[state.hit].clone();
    state.go(&id);
    let words = format!("{} {} / {count}", state.cx().say("résultat", "hit"), state.hit + 1);
    state.say(words, crate::look::tone::Tone::Ink2);
}

pub(super) fn sort(state: &mut State) {
    let columns = sortable(state.pane);
    if columns.is_empty() {
        return;
    }
    let next = (state.list().query.sort + 1) % columns.len();
    state.list_mut().query.sort = next;
    state.rebuild();
    if let Some(column) = sorted_by(state.pane, &state.list().query) {
        let words = format!("{} {}", state.cx().say("trié par", "sorted by"), column.head.get(state.lang));
        state.say(words, crate::look::tone::Tone::Ink2);
    }
}

/// Keys over a chart.
pub(super) fn in_chart(state: &mut State, action: Action) {
    match action {
        Action::Up | Action::Down => state.move_in_chart(Step::Line(action == Action::Down)),
        Action::PageUp | Action::PageDown => state.move_in_chart(Step::Page(action == Action::PageDown)),
        Action::First | Action::Last => state.move_in_chart(Step::End(action == Action::Last)),
        Action::Open => state.open_in_chart(),
        _ => {}
    }
}

/// Opens what the cursor is on.
pub(super) fn open(state: &mut State) {
    if state.focus == Focus::Detail {
        if let Some(door) = state.detail.current().cloned() {
            state.enter(&door);
        }
        return;
    }
    if state.pane == Pane::Overview {
        match overview::items(state).into_iter().nth(state.overview) {
            Some((_, Item::Region(region))) => {
                state.history.leave(state.spot());
                state.region = Some(region);
                state.pane = Pane::Incidents;
                state.visiting = None;
                state.rebuild();
            }
            Some((_, Item::Record(id))) => state.go(&id),
            Some((_, Item::Map)) => state.show_pane(Pane::Map),
            None => {}
        }
        return;
    }
    let Some(id) = state.selected().map(Box::<str>::from) else { return };
    // Opening an item of the agenda steps through its views; Tab leads to its page.
    let first = scenes(&state.cx(), &id).first().map(|(number, _)| *number);
    if let Some(scene) = first.and_then(|number| ScenePlace::open(state, &id, number)) {
        state.scene = Some(scene);
        return;
    }
    state.focus = Focus::Detail;
    state.settle();
}

pub(super) fn focus(state: &mut State, forward: bool) {
    if state.pane == Pane::Overview && state.visiting.is_none() {
        let items = overview::items(state);
        let Some((here, _)) = items.get(state.overview) else { return };
        let mut parts: Vec<_> = items.iter().map(|(part, _)| *part).collect();
        parts.dedup();
        let at = parts.iter().position(|part| part == here).unwrap_or(0);
        let next = if forward { (at + 1) % parts.len() } else { (at + parts.len() - 1) % parts.len() };
        state.overview = items.iter().position(|(part, _)| *part == parts[next]).unwrap_or(0);
        return;
    }
    state.focus = match state.focus {
        Focus::List if state.selected().is_some() => Focus::Detail,
        _ => Focus::List,
    };
    state.settle();
}

pub(super) fn movement(state: &mut State, action: Action) {
    if state.pane == Pane::Overview && state.visiting.is_none() {
        let last = overview::items(state).len().saturating_sub(1);
        state.overview = match action {
            Action::Up => state.overview.saturating_sub(1),
            Action::Down => (state.overview + 1).min(last),
            Action::PageUp | Action::First => 0,
            Action::PageDown | Action::Last => last,
            _ => state.overview,
        };
        return;
    }
    match action {
        Action::Left => state.focus = Focus::List,
        Action::Right if state.selected().is_some() => state.focus = Focus::Detail,
        Action::Right => {}
        _ if state.focus == Focus::Detail => return in_detail(state, action),
        _ => in_list(state, action),
    }
    state.settle();
}

fn in_list(state: &mut State, action: Action) {
    let page = isize::try_from(state.geometry().list_rows(state.list().has_header())).unwrap_or(1).max(2) - 1;
    // Another record is chosen: the one that was visited is left.
    state.visiting = None;
    let list = state.list_mut();
    match action {
        Action::Up => list.step(-1),
        Action::Down => list.step(1),
        Action::PageUp => list.step(-page),
        Action::PageDown => list.step(page),
        Action::First => list.first(),
        Action::Last => list.last(),
        _ => {}
    }
}

fn in_detail(state: &mut State, action: Action) {
    let height = usize::from(state.geometry().detail.height);
    let page = isize::try_from(height).unwrap_or(1).max(2) - 1;
    match action {
        Action::Up => state.detail.step(false, height),
        Action::Down => state.detail.step(true, height),
        Action::PageUp => state.detail.scroll_by(-page, height),
        Action::PageDown => state.detail.scroll_by(page, height),
        Action::First => state.detail.end(false, height),
        Action::Last => state.detail.end(true, height),
        _ => {}
    }
}
