//! Keys and mouse on the map.

use std::collections::BTreeSet;

use super::Effect;
use crate::analysis::describe;
use crate::analysis::pane::Pane;
use crate::app::action::Action;
use crate::app::map::goto::GotoBox;
use crate::app::map::layers::{Base, Layer, pick};
use crate::app::map::{Marked, RINGS};
use crate::app::overlay::{Choice, Overlay, Pick, Picked};
use crate::app::state::State;
use crate::look::glyphs::GlyphSet;
use crate::look::tone::Tone;
use crate::map::Hit;
use crate::model::position::Position;

/// Records of one place that are offered at most.
const MOST: usize = 1_000;
/// Parts of the width and height one key pans.
const PAN: u16 = 8;

/// Does what `action` means on the map; `false` when it means nothing special here.
pub(super) fn act(state: &mut State, action: Action) -> bool {
    let (cols, rows) = state.map_view().size();
    let (wide, high) = (i32::from((cols / PAN).max(1)), i32::from((rows / PAN).max(1)));
    match action {
        Action::Left => pan(state, -wide, 0),
        Action::Right => pan(state, wide, 0),
        Action::Up => pan(state, 0, -high),
        Action::Down => pan(state, 0, high),
        Action::FineLeft => pan(state, -1, 0),
        Action::FineRight => pan(state, 1, 0),
        Action::FineUp => pan(state, 0, -1),
        Action::FineDown => pan(state, 0, 1),
        Action::ZoomIn | Action::ZoomOut => {
            let steps = if action == Action::ZoomIn { 1 } else { -1 };
            let place = state.map.marked.as_ref().map(|marked| marked.at).or(state.map.cross);
            zoom(state, steps, place);
        }
        Action::First => {
            state.map.home();
            state.map.cross = None;
        }
        Action::Fit => fit(state),
        Action::Focus => state.step_marker(true),
        Action::FocusBack => state.step_marker(false),
        Action::Open => open(state),
        Action::ShowOnMap => {
            if let Some(at) = state.map.marked.as_ref().map(|marked| marked.at) {
                state.fly(at);
            }
        }
        Action::GoTo => state.overlay = Some(Overlay::Goto(Box::new(GotoBox::new(state.map.places.clone())))),
        Action::Layers => state.overlay = Some(Overlay::Pick(pick(&state.cx(), &state.map, 0))),
        Action::Grid => Layer::Base(Base::Grid).toggle(&mut state.map),
        Action::Measure => measure(state),
        Action::Rings => state.map.rings = (state.map.rings + 1) % (RINGS.len() + 1),
        Action::Pixels => pixels(state),
        _ => return false,
    }
    true
}

/// Esc on the map: one thing less; `false` when nothing of the map is left to clear.
pub(super) fn escape(state: &mut State) -> bool {
    let map = &mut state.map;
    if map.ruler.take().is_some() {
        return true;
    }
    if map.marked.take().is_some() {
        map.focus = None;
        state.refresh_map();
        return true;
    }
    if map.cross.take().is_some() {
        return true;
    }
    std::mem::take(&mut map.rings) > 0
}

/// Moves by cells. The cross is in the middle again; what is measured follows it.
fn pan(state: &mut State, east: i32, south: i32) {
    let view = state.map_view().pan(east, south);
    state.map.look(view);
    state.map.cross = None;
    if state.map.ruler.is_some() {
        state.map.marked = None;
    }
}

/// Moves the map with the mouse; the cross stays where it is in the world.
pub(super) fn drag(state: &mut State, from: (u16, u16), to: (u16, u16)) {
    if !state.on_map() || state.overlay.is_some() {
        return;
    }
    let by = |from: u16, to: u16| i32::from(from) - i32::from(to);
    let view = state.map_view().pan(by(from.0, to.0), by(from.1, to.1));
    state.map.look(view);
}

/// Closer or farther; `place` keeps its place on the screen, else the middle does.
fn zoom(state: &mut State, steps: i32, place: Option<Position>) {
    let view = state.map_view();
    let closer = view.zoom(steps);
    let kept = place.filter(|place| view.cell(*place).is_some()).and_then(|place| {
        let (ratio, centre) = (closer.km_per_cell() / view.km_per_cell(), view.centre()?);
        let toward = |place: f64, centre: f64| place + (centre - place) * ratio;
        Position::new(toward(place.lat(), centre.lat()), toward(place.lon(), centre.lon())).ok()
    });
    state.map.look(kept.map_or(closer, |centre| closer.centred(centre)));
}

/// The wheel at a cell: what is under the pointer stays there.
pub(super) fn wheel(state: &mut State, lines: isize, (col, row): (u16, u16)) {
    let place = state.map_view().position(col, row);
    zoom(state, if lines > 0 { -1 } else { 1 }, place);
}

/// A click: selects a mark, opens it when it was selected; elsewhere puts the cross.
pub(super) fn click(state: &mut State, cell: (u16, u16)) -> Vec<Effect> {
    let mark = match state.hit(cell) {
        Some(Hit::Mark(mark)) => Some(mark),
        // The worst, whose sign is seen, stands for all of them.
        Some(Hit::Cluster(marks)) => {
            let here: BTreeSet<u32> = marks.into_iter().collect();
            let all = state.map.situation.marks.iter().filter(|mark| here.contains(&mark.id));
            all.min_by_key(|mark| mark.rank).map(|mark| mark.id)
        }
        None => None,
    };
    let found = mark.and_then(|mark| {
        let id: Box<str> = state.map.record(mark)?.into();
        let at = state.map.situation.marks.iter().find(|known| known.id == mark)?.position;
        Some(Marked { id, at })
    });
    match found {
        Some(marked) if state.marked_here(MOST).0.contains(&marked.id) => open(state),
        Some(marked) => {
            state.map.marked = Some(marked);
            state.map.cross = None;
        }
        None => {
            state.map.marked = None;
            state.map.cross = state.map_view().position(cell.0, cell.1);
        }
    }
    Vec::new()
}

/// What is selected fills the map, else everything that lies on it.
fn fit(state: &mut State) {
    let mut points = match &state.map.marked {
        Some(marked) => state.positions(&marked.id),
        None => state.map.situation.marks.iter().map(|mark| mark.position).collect(),
    };
    if points.is_empty() {
        points.extend(state.map.marked.as_ref().map(|marked| marked.at));
    }
    state.fit(&points);
}

/// Opens the record of the marker; where several share its place, asks which.
fn open(state: &mut State) {
    let (here, _) = state.marked_here(MOST);
    if let [only] = &*here {
        open_record(state, &only.clone());
        return;
    }
    if here.is_empty() {
        return;
    }
    let cx = state.cx();
    let options: Vec<Choice> = here
        .iter()
        .filter_map(|id| state.room.get(id))
        .map(|record| Choice {
            label: record.title().get(cx.lang).to_string(),
            note: describe::state(&cx, record).text,
            value: Picked::Record(record.id.clone()),
        })
        .collect();
    let title = format!("{} {}", options.len(), cx.say("fiches ici", "records here"));
    state.overlay = Some(Overlay::Pick(Pick { title, options, cursor: 0, ..Pick::default() }));
}

/// Opens a record from the map; Esc comes back.
pub(super) fn open_record(state: &mut State, id: &str) {
    state.go(id);
    state.map.opened = Some(id.into());
}

/// Begins to measure at the cross, or ends it.
fn measure(state: &mut State) {
    if state.map.ruler.take().is_none() {
        state.map.ruler = state.cross();
    }
}

fn pixels(state: &mut State) {
    let words = if state.glyphs == GlyphSet::Plain {
        state.cx().say("signes ASCII : rien d'autre ici", "ASCII signs: nothing else here").to_owned()
    } else {
        state.map.pixels = state.map.pixels.next();
        format!("{} {}", state.cx().say("points de la carte :", "dots of the map:"), state.map.pixels.id())
    };
    state.say(words, Tone::Ink2);
}

/// Flies to where the box aims, and puts the cross there.
pub(super) fn arrive(state: &mut State, place: Position) {
    state.fly(place);
    state.map.marked = None;
    state.map.cross = Some(place);
}

/// Shows the record one is at on the map, or says that it has no place.
pub(super) fn from_record(state: &mut State) {
    if let Some(id) = state.placed_record() {
        show(state, &id);
    } else {
        let words = state.cx().say("cette fiche n'a pas de lieu", "this record has no place");
        state.say(words, Tone::Ink2);
    }
}

/// Shows the record `id` on the map, from wherever one is.
fn show(state: &mut State, id: &str) {
    let points = state.positions(id);
    let Some(first) = points.first().copied() else { return };
    state.history.leave(state.spot());
    (state.pane, state.scene, state.chart, state.visiting) = (Pane::Map, None, None, None);
    state.focus = crate::app::state::Focus::List;
    state.map.focus = Some(id.into());
    state.map.ruler = None;
    state.map.opened = None;
    state.rebuild();
    state.fit(&points);
    let marks = &state.map.situation;
    let own = marks.marks.iter().find(|mark| state.map.record(mark.id) == Some(id));
    let at = own.map_or(first, |mark| mark.position);
    state.map.marked = Some(Marked { id: id.into(), at });
    state.map.cross = None;
}
