//! Time on map and incident list: which window, its steps, playing it.

use std::time::Duration;

use super::Effect;
use crate::analysis::window::bars::bars;
use crate::app::action::Action;
use crate::app::state::State;
use crate::look::tone::Tone;

/// How long each moment stays while time is played.
const BEAT: Duration = Duration::from_millis(700);

/// Whether a bar of time stands on the screen.
pub(super) fn shown(state: &State) -> bool {
    state.has_time() && state.overlay.is_none()
}

/// Whether `action` leaves playing as it is.
pub(super) const fn keeps(action: Action) -> bool {
    matches!(action, Action::Play | Action::Window | Action::Earlier | Action::Later)
}

/// Does what a key of time says.
pub(super) fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let usual = state.usual_window();
    match action {
        Action::Window => state.timeline.widen(),
        Action::Earlier | Action::Later => {
            state.timeline.step(&state.days, usual, action == Action::Later);
        }
        Action::Play => return play(state),
        _ => return Vec::new(),
    }
    state.rebuild();
    Vec::new()
}

/// Puts the end of the window where the bar was clicked.
pub(super) fn put(state: &mut State, cell: u16, width: u16) {
    let bars = bars(&state.days, None, usize::from(width));
    if let Some(day) = bars.day_at(usize::from(cell)) {
        state.timeline.put(&state.days, state.usual_window(), day);
        state.rebuild();
    }
}

/// Starts to play, or stops where it is.
fn play(state: &mut State) -> Vec<Effect> {
    if state.play.take().is_some() {
        return Vec::new();
    }
    let before = state.timeline;
    // A window that stands at the end begins anew.
    let usual = state.usual_window();
    let mut ahead = before;
    if before.end.is_none() || !ahead.play(&state.days, usual) {
        state.timeline.end = None;
    }
    if !state.timeline.play(&state.days, usual) {
        state.timeline = before;
        let words = state.cx().say("aucun incident à jouer", "no incident to play");
        state.say(words, Tone::Ink2);
        return Vec::new();
    }
    state.play = Some(before);
    state.rebuild();
    vec![Effect::WakeIn(BEAT)]
}

/// The next moment; at the end playing stops.
pub(super) fn beat(state: &mut State) -> Vec<Effect> {
    if !state.timeline.play(&state.days, state.usual_window()) {
        state.play = None;
        state.rebuild();
        return Vec::new();
    }
    state.rebuild();
    vec![Effect::WakeIn(BEAT)]
}

/// Esc while time is played: as it was before.
pub(super) fn undo(state: &mut State) -> bool {
    let Some(before) = state.play.take() else { return false };
    state.timeline = before;
    state.rebuild();
    true
}
