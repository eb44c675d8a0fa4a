//! What stands at the cross, in words: coordinates, the nearest place, what is measured.

use ratatui::layout::Rect;

use crate::analysis::describe;
use crate::analysis::situation::readout::{away_words, distance_words};
use crate::app::map::RINGS;
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::map::scale::ORIGIN;
use crate::model::position::Position;
use crate::model::table::{Body, Record};
use crate::view::canvas::{Canvas, cells};

/// Places farther than this are not named, in kilometres.
const FAR: f64 = 120.0;

/// The nearest place with distance and direction: `12 km NE of Kayes`.
pub fn nearest(canvas: &mut Canvas<'_, '_>, position: Position) -> Option<String> {
    let (cx, state) = (canvas.cx, canvas.state);
    let (km, spot) = state.map.places.nearest(position, FAR)?;
    if let Some(record) = spot.record.as_deref().and_then(|id| state.room.get(id)).filter(|r| !r.built_in) {
        canvas.uses(record);
    }
    Some(away_words(&cx, &spot.name, km, spot.position.bearing_deg(position)))
}

/// What is measured: `123 km  045°`.
pub fn measured(canvas: &Canvas<'_, '_>) -> Option<String> {
    let state = canvas.state;
    let (start, end) = (state.map.ruler?, state.cross()?);
    let bearing = start.bearing_deg(end);
    Some(format!("{}  {:03.0}°", distance_words(&canvas.cx, start.distance_km(end)), bearing.round() % 360.0))
}

/// The rings that are drawn: `10, 25, 50 km`.
pub fn rings(canvas: &Canvas<'_, '_>) -> Option<String> {
    let all = RINGS.get(canvas.state.map.rings.checked_sub(1)?)?;
    let all: Vec<String> = all.iter().map(|km| format!("{km:.0}")).collect();
    Some(format!("{} km", all.join(", ")))
}

/// When it happened, of an incident or a patrol.
pub fn when(record: &Record) -> Option<String> {
    match &record.body {
        Body::Incident(incident) => Some(incident.start.dtg()),
        Body::Patrol(patrol) if patrol.window.start.date() == patrol.window.end.date() => {
            Some(patrol.window.start.dtg())
        }
        Body::Patrol(patrol) => {
            Some(format!("{} – {}", patrol.window.start.day_month(), patrol.window.end.day_month_year()))
        }
        _ => None,
    }
}

/// Two lines under a map that has no room beside it.
pub fn draw(canvas: &mut Canvas<'_, '_>, area: Rect) {
    if area.height < 2 {
        return;
    }
    first(canvas, Rect { height: 1, ..area });
    second(canvas, Rect { y: area.y + 1, height: 1, ..area });
}

/// The marker's record, else what is near the cross; what is measured at the right.
fn first(canvas: &mut Canvas<'_, '_>, row: Rect) {
    let (cx, state) = (canvas.cx, canvas.state);
    let note = match (measured(canvas), rings(canvas)) {
        (Some(measured), _) => format!("{} {measured}", cx.say("mesure", "measured")),
        (None, Some(rings)) => format!("{} {rings}", cx.say("cercles", "rings")),
        (None, None) => String::new(),
    };
    let taken = cells(width(&note));
    canvas.paint.put_right(row.right(), row.y, taken, &note, Tone::AccentBold, true);
    let room = row.width.saturating_sub(if taken > 0 { taken + 2 } else { 0 });
    let end = row.x + room;
    let record = state.map.marked.as_ref().and_then(|marked| state.room.get(&marked.id));
    let Some(record) = record else {
        let label = cx.say("croix", "cross");
        let x = canvas.paint.put_cut(row.x, row.y, room, label, Tone::Ink3, false) + 2;
        let words = state.cross().and_then(|cross| nearest(canvas, cross)).unwrap_or_default();
        let x = canvas.paint.put_cut(x, row.y, end.saturating_sub(x), &words, Tone::Ink, false);
        let wide = cells(width(ORIGIN));
        if taken == 0 && x + 3 + wide <= row.right() {
            canvas.paint.put_right(row.right(), row.y, wide, ORIGIN, Tone::Ink3, false);
        }
        return;
    };
    canvas.uses(record);
    let (_, here) = state.marked_here(1);
    let others = if here > 1 { format!(" +{}", here - 1) } else { String::new() };
    let others_wide = cells(width(&others));
    let title = record.title().get(cx.lang);
    let x = canvas.paint.put_cut(row.x, row.y, room.saturating_sub(others_wide), title, Tone::Head, true);
    let x = canvas.paint.put(x, row.y, end.saturating_sub(x), &others, Tone::Accent, true) + 2;
    // A date is whole or not there.
    let when = when(record).filter(|when| x + cells(width(when)) <= end).unwrap_or_default();
    let x = canvas.paint.put(x, row.y, end.saturating_sub(x), &when, Tone::Ink2, false) + 2;
    let (word, tone) = if let Body::Incident(incident) = &record.body {
        let severity = incident.severity;
        let word = severity.map_or("", |severity| severity.word(cx.lang));
        (word.to_owned(), severity.map(describe::gravity_tone))
    } else {
        let word = describe::state(&cx, record);
        (word.text, word.tone)
    };
    if x + cells(width(&word)) <= end {
        canvas.paint.put(x, row.y, end - x, &word, tone.unwrap_or(Tone::Ink2), false);
    }
}

/// Coordinates in the style that is chosen, then the others as far as they fit.
fn second(canvas: &mut Canvas<'_, '_>, row: Rect) {
    let Some(cross) = canvas.state.cross() else { return };
    let first = canvas.cx.coords;
    let mut x = row.x;
    for style in [first, first.next(), first.next().next()] {
        let text = cross.format(style);
        let wide = cells(width(&text));
        if x + wide > row.right() {
            break;
        }
        let tone = if style == first { Tone::Ink } else { Tone::Ink3 };
        x = canvas.paint.put(x, row.y, wide, &text, tone, false) + 3;
    }
}
