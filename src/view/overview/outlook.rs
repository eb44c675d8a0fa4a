//! What lies ahead: threats, corridors, unanswered requests.

use super::brief::Tail;
use super::{Marks, head, row, shown, widest};
use crate::analysis::context::Cx;
use crate::analysis::corridor::{Road, affected};
use crate::analysis::describe;
use crate::analysis::overview::{Overview, outlook};
use crate::app::overview::plan::Slot;
use crate::look::measure::{decimal, width};
use crate::look::tone::Tone;
use crate::model::lang::Lang;
use crate::model::record::{Corridor, SegmentStatus, Threat};
use crate::model::table::{Body, Record};
use crate::view::canvas::{Canvas, cells};

/// Threats: title and probability in the words of its scale, in one line or, in a narrow column, with
/// the confidence below the title.
pub(super) fn threats(canvas: &mut Canvas<'_, '_>, o: &Overview, slot: &Slot, marks: &mut Marks) {
    let cx = canvas.cx;
    let note = if slot.lines > 1 {
        cx.say("probabilité, confiance", "probability, confidence")
    } else {
        cx.say("probabilité", "probability")
    };
    head(canvas, slot, marks, cx.say("MENACES", "THREATS"), o.threats.len(), note);
    for (at, record) in shown(canvas, o, slot).into_iter().enumerate() {
        let line = row(canvas, slot, at, marks);
        let Body::Threat(r) = &record.body else { continue };
        let (x, right, low) = (line.x + 2, line.right(), line.bottom() - 1);
        let title = record.title().get(cx.lang);
        if slot.lines == 1 {
            let tail = threat_tail(&cx, r, usize::from(right - x));
            let words = tail.first().map_or("", |(words, ..)| words);
            let end = right.saturating_sub(cells(width(words)) + 2);
            canvas.paint.put_cut(x, low, end.saturating_sub(x), title, Tone::Ink, false);
            canvas.paint.put_right(right, low, right - x, words, Tone::Ink, true);
            continue;
        }
        let words = threat_words(&cx, r);
        canvas.paint.put_cut(x, line.y, right - x, title, Tone::Ink, false);
        let confidence = r.confidence.word(cx.lang);
        let after = canvas.paint.put_cut(x, low, right - x, &words, Tone::Ink, true);
        if usize::from(right.saturating_sub(after)) >= width(confidence) + 2 {
            canvas.paint.put_right(right, low, right - x, confidence, Tone::Ink2, false);
        }
    }
}

/// `very likely (80–95 %)`, as far as the bounds are known.
fn threat_words(cx: &Cx<'_>, threat: &Threat) -> String {
    let term = threat.probability.term.get(cx.lang);
    let share = share(threat);
    if share.is_empty() { term.to_owned() } else { format!("{term} ({share})") }
}

/// `80–95 %`.
fn share(threat: &Threat) -> String {
    match outlook::percents(threat) {
        (Some(low), Some(high)) => format!("{low}–{high} %"),
        (Some(low), None) => format!("≥ {low} %"),
        (None, Some(high)) => format!("≤ {high} %"),
        (None, None) => String::new(),
    }
}

/// The probability beside a title in `room` cells: a long term leaves the word to its page.
pub(super) fn threat_tail(cx: &Cx<'_>, threat: &Threat, room: usize) -> Tail {
    let (words, share) = (threat_words(cx, threat), share(threat));
    let long = width(&words) > room * 2 / 3 && !share.is_empty();
    vec![(if long { share } else { words }, Tone::Ink, true)]
}

/// Requests past their due date: the question, who asked whom, days late.
pub(super) fn requests(canvas: &mut Canvas<'_, '_>, o: &Overview, slot: &Slot, marks: &mut Marks) {
    let cx = canvas.cx;
    let title = cx.say("RENSEIGNEMENTS ATTENDUS", "INFORMATION OVERDUE");
    head(canvas, slot, marks, title, o.requests.len(), cx.say("jours de retard", "days late"));
    let to = canvas.paint.glyphs().to;
    for (at, record) in shown(canvas, o, slot).into_iter().enumerate() {
        let line = row(canvas, slot, at, marks);
        let Body::Request(r) = &record.body else { continue };
        let (x, right, low) = (line.x + 2, line.right(), line.y + 1);
        canvas.paint.put_cut(x, line.y, right - x, record.title().get(cx.lang), Tone::Ink, false);
        let who = format!("{} {to} {}", r.asked_by.code(), describe::nations(&r.to));
        canvas.paint.put_cut(x, low, right - x, &who, Tone::Ink2, false);
        if let Some(days) = describe::days_late(&cx, r.due, true) {
            canvas.paint.put_right(right, low, 8, &cx.days(days), describe::late_tone(days), true);
        }
    }
}

/// Kilometres that are not free, as far as lengths are known; whether some are in a straight line.
fn not_free(cx: &Cx<'_>, corridor: &Corridor) -> (String, bool) {
    let all = affected(cx, corridor);
    if all.all_km <= 0.0 {
        return ("–".to_owned(), false);
    }
    (decimal(all.troubled_km, 0, cx.lang == Lang::Fr), all.straight && all.troubled_km > 0.0)
}

/// Kilometres that are not free, and the state.
pub(super) fn corridor_tail(cx: &Cx<'_>, corridor: &Corridor) -> Tail {
    let status = describe::corridor_state(cx, corridor);
    let (km, about) = not_free(cx, corridor);
    let km = format!("{}{km} km", if about { "≈ " } else { "" });
    vec![(km, Tone::Ink2, false), (status.word(cx.lang).to_owned(), describe::segment_tone(status), false)]
}

/// A corridor as it is listed.
struct Line<'r> {
    record: &'r Record,
    code: &'r str,
    road: Road<'r>,
    status: SegmentStatus,
    /// Kilometres that are not free; some are in a straight line.
    km: (String, bool),
}

/// Corridors: code, name or state of every stretch, worst state, kilometres not free; in two lines
/// the name stands above the stretches.
pub(super) fn corridors(canvas: &mut Canvas<'_, '_>, o: &Overview, slot: &Slot, marks: &mut Marks) {
    let cx = canvas.cx;
    let records = shown(canvas, o, slot);
    let lines = records.into_iter().filter_map(|record| {
        let Body::Corridor(r) = &record.body else { return None };
        let (road, status) = (Road::new(&cx, r), describe::corridor_state(&cx, r));
        Some(Line { record, code: r.code.get(cx.lang), road, status, km: not_free(&cx, r) })
    });
    let lines: Vec<Line<'_>> = lines.collect();
    let about = if lines.iter().any(|line| line.km.1) { "≈ " } else { "" };
    let note = format!("{about}{}", cx.say("km non libres", "km not free"));
    head(canvas, slot, marks, "CORRIDORS", o.corridors.len(), &note);
    let codes = widest(lines.iter().map(|line| line.code));
    let km = widest(lines.iter().map(|line| line.km.0.as_str()));
    let states = widest(lines.iter().map(|line| line.status.word(cx.lang)));
    let two = slot.lines > 1;
    let (left, right) = (slot.area.x + 2, slot.area.right());
    let state_x = right.saturating_sub(if two { states } else { km + 2 + states });
    let x = left + codes + 2;
    let end = if two { right.saturating_sub(km) } else { state_x };
    let room = end.saturating_sub(x + 2);
    let names = widest(lines.iter().map(|line| line.record.title().get(cx.lang))) <= room;
    // One scale for all, so that a longer chain of towns looks longer.
    let longest = lines.iter().map(|line| cells(line.road.links.len())).max().unwrap_or(0);
    for (at, line) in lines.iter().enumerate() {
        let place = row(canvas, slot, at, marks);
        let (y, low) = (place.y, place.bottom() - 1);
        let title = line.record.title().get(cx.lang);
        canvas.paint.put(left, low, codes, line.code, Tone::Ink3, false);
        if two {
            canvas.paint.put_cut(left, y, state_x.saturating_sub(left + 2), title, Tone::Ink, false);
        } else if names {
            canvas.paint.put(x, y, room, title, Tone::Ink, false);
        }
        if two || !names {
            strip(canvas, &line.road, (x, low), (room, longest));
        }
        let word = line.status.word(cx.lang);
        canvas.paint.put_right(state_x + states, y, states, word, describe::segment_tone(line.status), false);
        canvas.paint.put_right(right, low, km, &line.km.0, Tone::Ink2, false);
    }
}

/// Sign and tone of a stretch; a gap in the road has none.
fn stretch(canvas: &Canvas<'_, '_>, status: SegmentStatus) -> (&'static str, &'static str, Tone) {
    let glyphs = canvas.paint.glyphs();
    let (line, sign) = match status {
        SegmentStatus::Open => (glyphs.heavy, glyphs.heavy),
        SegmentStatus::Unknown => (glyphs.leader, glyphs.leader),
        SegmentStatus::Restricted => (glyphs.broken, glyphs.broken),
        SegmentStatus::Threatened => (glyphs.broken, glyphs.attention),
        SegmentStatus::Closed => (glyphs.broken, glyphs.cross),
    };
    (line, sign, describe::segment_tone(status))
}

/// The state of the stretches in `room` cells, on one scale with a chain of `longest`: `●━━●╍▲╍●` with
/// the towns between them, else one sign a cell, `━━▲╍`, for the worst stretch in it.
fn strip(canvas: &mut Canvas<'_, '_>, road: &Road<'_>, (x, y): (u16, u16), (room, longest): (u16, u16)) {
    let step = (room.saturating_sub(1) / longest.max(1)).min(6);
    let (all, scale) = (road.links.len(), usize::from(longest.max(1)));
    let dot = canvas.paint.glyphs().dot;
    if step < 2 {
        let cells_used = if longest > room { all * usize::from(room) / scale } else { all };
        for at in 0..cells_used {
            let from = at * all / cells_used;
            let to = ((at + 1) * all / cells_used).max(from + 1).min(all);
            let worst = road.links[from..to].iter().flatten().map(|segment| segment.status).max();
            if let Some(status) = worst {
                let (_, sign, tone) = stretch(canvas, status);
                canvas.paint.put(x + cells(at), y, 1, sign, tone, false);
            }
        }
        return;
    }
    for (x, link) in (x..).step_by(usize::from(step)).zip(&road.links) {
        canvas.paint.put(x, y, 1, dot, Tone::Ink2, false);
        canvas.paint.put(x + step, y, 1, dot, Tone::Ink2, false);
        if let Some(segment) = link {
            let (line, sign, tone) = stretch(canvas, segment.status);
            canvas.paint.repeat(ratatui::layout::Rect::new(x + 1, y, step - 1, 1), line, tone);
            canvas.paint.put(x + step / 2, y, 1, sign, tone, false);
        }
    }
}
