//! Patrols: the way with its points and direction, and where it crosses a border.

use super::Entry;
use super::laying::{Laying, group, mark, rank};
use super::legend::PatrolState;
use crate::analysis::describe::lacks_liaison;
use crate::look::tone::Tone;
use crate::map::scene::{Mark, Route, Sign};
use crate::model::position::Position;
use crate::model::record::{MapLayer, Patrol, PatrolStatus};
use crate::model::reference::Where;
use crate::model::table::{Body, Kind, Record};

/// Draws the patrols of the days that are wanted, and those still to come.
pub(super) fn lay(laying: &mut Laying<'_>) {
    for record in laying.records(Kind::Patrol, MapLayer::Patrols) {
        let Body::Patrol(patrol) = &record.body else { continue };
        let state = state(laying, patrol);
        if laying.in_focus(record) || shows(laying, patrol, state) {
            draw(laying, record, patrol, state);
        }
    }
}

/// How the map shows a patrol.
fn state(laying: &Laying<'_>, patrol: &Patrol) -> PatrolState {
    let over = laying.cx.room.as_of().is_some_and(|now| patrol.window.end < now);
    match patrol.status {
        PatrolStatus::Done | PatrolStatus::Cancelled => PatrolState::Over,
        _ if over => PatrolState::Over,
        _ if lacks_liaison(patrol) => PatrolState::NoLiaison,
        _ => PatrolState::ToCome,
    }
}

/// Whether a patrol belongs on the map; a cancelled one does not.
fn shows(laying: &Laying<'_>, patrol: &Patrol, state: PatrolState) -> bool {
    let inside = laying.wanted.days.is_none_or(|(from, to)| {
        let (start, end) = (patrol.window.start.date(), patrol.window.end.date());
        state != PatrolState::Over || (start <= to && end >= from)
    });
    inside && patrol.status != PatrolStatus::Cancelled
}

fn draw<'a>(laying: &mut Laying<'a>, record: &'a Record, patrol: &'a Patrol, state: PatrolState) {
    let over = state == PatrolState::Over;
    // Places that only a patrol of the past names need no name.
    let named = !over || laying.in_focus(record);
    let at = |laying: &mut Laying<'a>, place: &'a Where| {
        if named { laying.locate(record, place) } else { laying.cx.room.locate(place) }
    };
    let points: Vec<Position> = patrol.route.iter().filter_map(|point| at(laying, &point.place)).collect();
    let Some(start) = points.first().copied() else { return };
    let tone = laying.tone(record, state.tone());
    let id = laying.id(record);
    laying.count(record, Entry::Patrol(state), start);
    if points.len() > 1 {
        laying.all.routes.push(Route { points, tone, waypoints: !over, arrows: true, ..Route::default() });
    }
    let label = if over { String::new() } else { super::short_name(&laying.cx, record) };
    laying.mark(record, Mark { label, ..mark(start, Sign::Circle, tone, (group::PATROL, rank::PATROL), id) });
    for crossing in patrol.border.iter().flat_map(|border| &border.crossings) {
        let Some(at) = at(laying, &crossing.place) else { continue };
        // A liaison that is missing is what to look at, except where nobody is to go any more.
        let missing = crossing.liaison.is_none() && !over;
        let tone = if missing { laying.tone(record, Tone::Bad) } else { tone };
        laying.count(record, Entry::Crossing, at);
        // The name stands at the start alone.
        laying.all.marks.push(mark(at, Sign::Diamond, tone, (group::CROSSING, rank::CROSSING), id));
    }
}
