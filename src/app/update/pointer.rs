//! The mouse: a click selects, a click on what is selected opens, the wheel scrolls.

use super::{Effect, act};
use crate::app::action::Action;
use crate::app::state::{Focus, State};
use crate::app::target::Target;

/// A click on `target`.
pub(super) fn click(state: &mut State, target: Target) -> Vec<Effect> {
    if state.overlay.is_some() {
        return match target {
            Target::Choice(at) => super::overlays::click(state, at),
            Target::Overlay => Vec::new(),
            Target::Hint(action) => act(state, action),
            // Beside an overlay: as Esc.
            _ => act(state, Action::Escape),
        };
    }
    state.notice = None;
    if state.talk.is_some() || state.follow.is_some() {
        return super::talk::click(state, target);
    }
    if state.scene.is_some() {
        return match target {
            Target::Hint(action) => act(state, action),
            Target::Pane(pane) => {
                state.scene = None;
                act(state, Action::Pane(pane))
            }
            _ => Vec::new(),
        };
    }
    if let Some(place) = &mut state.chart {
        match target {
            Target::Door(at) if place.pointer == Some(at) => return act(state, Action::Open),
            Target::Door(at) => place.pointer = Some(at),
            Target::Pane(pane) => return act(state, Action::Pane(pane)),
            Target::Hint(action) => return act(state, action),
            _ => {}
        }
        return Vec::new();
    }
    match target {
        Target::Pane(pane) => return act(state, Action::Pane(pane)),
        Target::Hint(action) => return act(state, action),
        Target::Row(at) => {
            let again = state.list().cursor == at && state.focus == Focus::List && state.visiting.is_none();
            state.visiting = None;
            state.focus = Focus::List;
            state.list_mut().put(at);
            state.settle();
            if again {
                return act(state, Action::Open);
            }
        }
        Target::Door(door) => {
            let again = state.focus == Focus::Detail && state.detail.door == door;
            let wanted = state.detail.page.doors.get(door).cloned();
            state.focus = Focus::Detail;
            state.settle();
            // With the keys a patrol takes the whole screen: its doors are counted anew.
            let at = state.detail.page.doors.iter().position(|known| Some(known) == wanted.as_ref());
            state.detail.door = if state.patrol_page() { at.unwrap_or(0) } else { door };
            if again {
                return act(state, Action::Open);
            }
        }
        Target::Overview(at) => {
            let again = state.overview == at;
            state.overview = at;
            if again {
                return act(state, Action::Open);
            }
        }
        Target::Map { col, row } => return super::map::click(state, (col, row)),
        Target::Time { col, width } => super::time::put(state, col, width),
        Target::Detail => {
            state.focus = Focus::Detail;
            state.settle();
        }
        Target::List => {
            state.focus = Focus::List;
            state.settle();
        }
        _ => {}
    }
    Vec::new()
}

/// The wheel over `target`.
pub(super) fn wheel(state: &mut State, lines: isize, target: Target) {
    let action = if lines > 0 { Action::Down } else { Action::Up };
    if state.overlay.is_some() || state.scene.is_some() || state.chart.is_some() || state.talk.is_some() {
        for _ in 0..lines.unsigned_abs() {
            act(state, action);
        }
        return;
    }
    if state.on_map() {
        if let Target::Map { col, row } = target {
            super::map::wheel(state, lines, (col, row));
        }
        return;
    }
    match target {
        Target::Door(_) | Target::Detail => {
            let height = usize::from(state.geometry().detail.height);
            state.detail.scroll_by(lines, height);
        }
        _ => {
            for _ in 0..lines.unsigned_abs() {
                let focus = std::mem::replace(&mut state.focus, Focus::List);
                act(state, action);
                state.focus = focus;
            }
            state.settle();
        }
    }
}
