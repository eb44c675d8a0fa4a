//! Esc: closes the nearest thing; and the keys inside scenes.

use crate::analysis::pane::Pane;
use crate::analysis::window::Timeline;
use crate::app::action::Action;
use crate::app::scene::{ScenePlace, scenes};
use crate::app::state::{Focus, State};

/// Scene, what was opened from the map, door, detail, filter, days, region, home: one of them, in that
/// order.
pub(super) fn escape(state: &mut State) {
    if state.scene.take().is_some() || state.chart.take().is_some() {
        return;
    }
    if super::time::undo(state) || from_map(state) || (state.on_map() && super::map::escape(state)) {
        return;
    }
    if state.visiting.is_some() {
        state.visiting = None;
        state.focus = Focus::List;
    } else if state.focus == Focus::Detail {
        state.focus = Focus::List;
    } else if state.list().query.filter.is_some() {
        state.list_mut().query.filter = None;
    } else if state.timeline.is_set() {
        state.timeline = Timeline::default();
    } else if state.region.is_some() {
        state.region = None;
    } else if state.pane != Pane::Overview {
        state.show_pane(Pane::Overview);
        return;
    } else {
        state.overview = 0;
        for list in &mut state.lists {
            list.query.filter = None;
        }
    }
    state.rebuild();
}

/// Back to the map, from the record that was opened there.
fn from_map(state: &mut State) -> bool {
    let opened = state.map.opened.as_deref().is_some_and(|id| state.selected() == Some(id));
    let behind = state.history.behind().is_some_and(|spot| spot.pane == Pane::Map);
    if !(opened && behind && state.pane != Pane::Map && state.focus == Focus::Detail) {
        return false;
    }
    state.map.opened = None;
    state.go_back();
    true
}

/// Keys while scenes are shown.
pub(super) fn in_scene(state: &mut State, action: Action) {
    let Some(place) = &state.scene else { return };
    let cx = state.cx();
    let all = scenes(&cx, &place.item);
    let here = all.iter().position(|(number, _)| *number == place.at).unwrap_or(0);
    let item = place.item.clone();
    let wanted = match action {
        Action::Right => here + 1,
        Action::Left => here.saturating_sub(1),
        Action::First => 0,
        Action::Last => all.len().saturating_sub(1),
        Action::Up | Action::Down => return scroll(state, action == Action::Down),
        _ => return,
    };
    if wanted >= all.len() {
        let words = cx.say("dernière vue ; Échap ferme", "last view; Esc closes");
        state.say(words, crate::look::tone::Tone::Ink2);
        return;
    }
    let number = all[wanted].0;
    if wanted != here
        && let Some(scene) = ScenePlace::open(state, &item, number)
    {
        state.scene = Some(scene);
    }
}

fn scroll(state: &mut State, down: bool) {
    let body = state.geometry().body;
    if let Some(mut place) = state.scene.take() {
        place.scroll_by(&state.cx(), down, body);
        state.scene = Some(place);
    }
}
