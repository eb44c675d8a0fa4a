//! Pointing at a row of the scene, scrolling it, filling the screen with a part of it.

use crate::analysis::scene::{self, Picture};
use crate::app::state::State;
use crate::app::update::Effect;
use crate::look::tone::Tone;
use crate::model::stage::{Blank, Stage};

/// The scene that is shown, laid for a room the size of the console's preview: what can be pointed at has
/// the same number on both.
fn picture(state: &State) -> Option<Picture> {
    let talk = state.talk.as_ref()?;
    let scene = scene::staged(&state.cx(), &talk.stage)?;
    let (width, height) = crate::app::console::preview(state);
    // As it will be laid once something is pointed at.
    let pointed = Stage { pointer: Some(0), ..talk.stage.clone() };
    let large = scene::is_large(&scene, &pointed);
    // The room's own picture is as high as it is; its preview may be laid for more rows.
    let whole = talk.swapped || !large;
    let rows = if whole { height } else { scene::preview_rows(&state.cx(), &scene, (width, height)) };
    let size = (width, rows);
    let part = talk.stage.zoom.map(usize::from);
    let part = part.and_then(|part| scene::lay_part(&state.cx(), &scene, part, size, large));
    Some(part.unwrap_or_else(|| scene::lay(&state.cx(), &scene, size, large)))
}

/// Moves the pointer; long things scroll under it first.
pub(in crate::app) fn point(state: &mut State, down: bool) {
    let Some(picture) = picture(state) else { return };
    let height = usize::from(crate::app::console::preview(state).1);
    let Some(talk) = &mut state.talk else { return };
    let count = picture.stops();
    let last_line = picture.rows().saturating_sub(height);
    if count == 0 {
        talk.stage.scroll = scrolled(talk.stage.scroll, last_line, down);
        return;
    }
    let here = talk.stage.pointer.map(usize::from);
    let next = match (here, down) {
        (None, true) => Some(0),
        (None, false) => Some(count - 1),
        (Some(at), true) => Some((at + 1).min(count - 1)),
        (Some(at), false) => at.checked_sub(1),
    };
    // The last row may be longer than the screen: then it is scrolled to its end.
    if here == next || next.is_none() {
        talk.stage.scroll = scrolled(talk.stage.scroll, last_line, down);
    } else if let Some(line) = next.and_then(|at| picture.line_of(at)) {
        let top = usize::from(talk.stage.scroll) * last_line / 1000;
        let wanted = if line < top || line >= top + height { line.saturating_sub(height / 3) } else { top };
        talk.stage.scroll = permille(wanted.min(last_line), last_line);
    }
    talk.stage.pointer = next.and_then(|at| u16::try_from(at).ok());
}

/// One line further, as a share of what can be scrolled.
fn scrolled(scroll: u16, last: usize, down: bool) -> u16 {
    let line = (usize::from(scroll) * last + 500) / 1000;
    let line = if down { (line + 1).min(last) } else { line.saturating_sub(1) };
    permille(line, last)
}

fn permille(line: usize, last: usize) -> u16 {
    if last == 0 { 0 } else { u16::try_from((line * 1000).div_ceil(last)).unwrap_or(1000).min(1000) }
}

/// Opens the record that is pointed at, before the room; without a pointer, the next scene.
pub(in crate::app) fn open(state: &mut State) -> Vec<Effect> {
    match pointed(state) {
        Some(id) => super::agenda::arrive(state, &id),
        None => super::agenda::step(state, true),
    }
}

/// The record under the pointer.
pub(in crate::app) fn pointed(state: &State) -> Option<Box<str>> {
    let talk = state.talk.as_ref()?;
    picture(state)?.leads(usize::from(talk.stage.pointer?))
}

/// The stop that a clicked row or door of the preview belongs to.
pub(in crate::app) fn stop_at(state: &State, place: usize) -> Option<u16> {
    picture(state)?.stop_at(place).and_then(|stop| u16::try_from(stop).ok())
}

/// The part with the pointer fills the screen, or the whole scene does again.
pub(in crate::app) fn zoom(state: &mut State) {
    let picture = picture(state);
    let Some(talk) = &mut state.talk else { return };
    if talk.stage.zoom.take().is_some() {
        talk.stage.scroll = 0;
        return;
    }
    let Some(picture) = picture.filter(|picture| picture.parts > 1) else {
        let words = state.cx().say("cette vue n'a qu'une partie", "this view has one part only");
        state.say(words, Tone::Ink2);
        return;
    };
    let part = talk.stage.pointer.and_then(|at| picture.part_of(usize::from(at))).unwrap_or(0);
    talk.stage.zoom = u16::try_from(part).ok();
    talk.stage.scroll = 0;
    talk.stage.pointer = None;
}

/// Covers the room screen, or uncovers it.
pub(in crate::app) fn blank(state: &mut State, wanted: Blank) {
    let Some(talk) = &mut state.talk else { return };
    talk.stage.blank = if talk.stage.blank == wanted { Blank::No } else { wanted };
}
