//! Corridors: each stretch in the tone of its state, straight from place to place.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::Entry;
use super::laying::{Laying, group, mark, rank};
use crate::analysis::corridor::Road;
use crate::analysis::describe::segment_tone;
use crate::map::scene::{Route, Sign, Stroke};
use crate::model::position::Position;
use crate::model::record::{MapLayer, SegmentStatus};
use crate::model::table::{Body, Kind, Record};

/// A stretch that is to be drawn.
struct Stretch<'a> {
    corridor: &'a Record,
    id: u32,
    ends: [Position; 2],
    status: SegmentStatus,
}

/// Draws the corridors; a stretch that two of them share is drawn once, in its worse state.
pub(super) fn lay(laying: &mut Laying<'_>) {
    let mut stretches: Vec<Stretch<'_>> = Vec::new();
    let mut known: HashMap<(&str, &str), usize> = HashMap::new();
    for corridor in laying.records(Kind::Corridor, MapLayer::Corridors) {
        let Body::Corridor(body) = &corridor.body else { continue };
        let road = Road::new(&laying.cx, body);
        let id = laying.id(corridor);
        for (from, to, segment) in road.stretches() {
            let ends = laying.cx.room.position(from).zip(laying.cx.room.position(to));
            let Some((a, b)) = ends else { continue };
            laying.name(from);
            laying.name(to);
            let pair = if from.id <= to.id { (&*from.id, &*to.id) } else { (&*to.id, &*from.id) };
            let stretch = Stretch { corridor, id, ends: [a, b], status: segment.status };
            match known.get(&pair).map(|at| &mut stretches[*at]) {
                Some(drawn) if better(laying, drawn, &stretch) => {}
                Some(drawn) => *drawn = stretch,
                None => {
                    known.insert(pair, stretches.len());
                    stretches.push(stretch);
                }
            }
        }
    }
    for stretch in stretches {
        draw(laying, &stretch);
    }
}

/// Whether what is drawn already says at least as much: the focus comes first, then the worse state.
fn better(laying: &Laying<'_>, drawn: &Stretch<'_>, other: &Stretch<'_>) -> bool {
    let weight = |stretch: &Stretch<'_>| (laying.in_focus(stretch.corridor), stretch.status);
    weight(drawn) >= weight(other)
}

fn draw(laying: &mut Laying<'_>, stretch: &Stretch<'_>) {
    let tone = laying.tone(stretch.corridor, segment_tone(stretch.status));
    let free = stretch.status == SegmentStatus::Open;
    laying.all.routes.push(Route {
        points: stretch.ends.to_vec(),
        tone,
        stroke: if free { Stroke::Solid } else { Stroke::Broken },
        ..Route::default()
    });
    let [a, b] = stretch.ends;
    let middle = Position::new(f64::midpoint(a.lat(), b.lat()), f64::midpoint(a.lon(), b.lon())).unwrap_or(a);
    laying.count(stretch.corridor, Entry::Segment(Reverse(stretch.status)), middle);
    let sign = match stretch.status {
        SegmentStatus::Threatened => Sign::Triangle,
        SegmentStatus::Closed => Sign::Cross,
        _ => return,
    };
    laying.all.marks.push(mark(middle, sign, tone, (group::ROAD, rank::ROAD), stretch.id));
}
