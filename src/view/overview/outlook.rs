//! What lies ahead, on screens with room for it: threats, corridors, unanswered requests.

use super::{Marks, head, row, shown};
use crate::analysis::describe;
use crate::analysis::overview::{Overview, outlook};
use crate::app::overview::plan::Slot;
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::model::record::{Corridor, SegmentStatus, Threat};
use crate::model::table::Body;
use crate::view::canvas::{Canvas, cells};

/// Threats: title, then the probability in the words of its scale, and the confidence.
pub(super) fn threats(canvas: &mut Canvas<'_, '_>, o: &Overview, slot: &Slot, marks: &mut Marks) {
    let cx = canvas.cx;
    let note = cx.say("probabilité, confiance", "probability, confidence");
    head(canvas, slot, marks, cx.say("MENACES", "THREATS"), o.threats.len(), note);
    for (at, record) in shown(canvas, o, slot).into_iter().enumerate() {
        let line = row(canvas, slot, at, marks);
        let Body::Threat(r) = &record.body else { continue };
        let (x, right, low) = (line.x + 2, line.right(), line.y + 1);
        canvas.paint.put_cut(x, line.y, right - x, record.title().get(cx.lang), Tone::Ink, false);
        let confidence = r.confidence.word(cx.lang);
        let room = (right - x).saturating_sub(cells(width(confidence)) + 2);
        let after = canvas.paint.put_cut(x, low, room, r.probability.term.get(cx.lang), Tone::Ink, true);
        let share = percent_words(r);
        if usize::from((x + room).saturating_sub(after)) >= width(&share) + 2 {
            canvas.paint.put(after + 2, low, room, &share, Tone::Ink2, false);
        }
        canvas.paint.put_right(right, low, right - x, confidence, Tone::Ink2, false);
    }
}

/// `55–80 %`, as far as the bounds are known.
fn percent_words(threat: &Threat) -> String {
    match outlook::percents(threat) {
        (Some(low), Some(high)) => format!("{low}–{high} %"),
        (Some(low), None) => format!("≥ {low} %"),
        (None, Some(high)) => format!("≤ {high} %"),
        (None, None) => String::new(),
    }
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

/// Corridors: the state of every segment, and the worst of them in words.
pub(super) fn corridors(canvas: &mut Canvas<'_, '_>, o: &Overview, slot: &Slot, marks: &mut Marks) {
    let cx = canvas.cx;
    let note = cx.say("état des tronçons", "state of the segments");
    head(canvas, slot, marks, "CORRIDORS", o.corridors.len(), note);
    let records = shown(canvas, o, slot);
    let segments = records.iter().filter_map(|record| match &record.body {
        Body::Corridor(r) => Some(cells(r.segments.len())),
        _ => None,
    });
    // One scale for all, so that a longer chain of towns looks longer.
    let step = (slot.area.width.saturating_sub(3) / segments.max().unwrap_or(1).max(1)).min(6);
    for (at, record) in records.into_iter().enumerate() {
        let line = row(canvas, slot, at, marks);
        let Body::Corridor(r) = &record.body else { continue };
        let (x, right) = (line.x + 2, line.right());
        let status = describe::corridor_state(&canvas.cx, r);
        let word = status.word(cx.lang);
        let end = right.saturating_sub(cells(width(word)) + 2);
        let title = record.title().get(cx.lang);
        // A name that is cut may be that of another corridor too; the code is not.
        let whole = width(title) <= usize::from(end.saturating_sub(x));
        let code = if whole { "" } else { r.code.get(cx.lang) };
        let after = canvas.paint.put_cut(x, line.y, end.saturating_sub(x), code, Tone::Ink3, false);
        let title_x = after + u16::from(!whole);
        canvas.paint.put_cut(title_x, line.y, end.saturating_sub(title_x), title, Tone::Ink, false);
        canvas.paint.put_right(right, line.y, right - x, word, describe::segment_tone(status), false);
        // Less than a dot and a line for each: no picture.
        if step >= 2 {
            strip(canvas, r, (x, line.y + 1), step);
        }
    }
}

/// `●━━●╍▲╍●`: towns on their segments, equally far apart.
fn strip(canvas: &mut Canvas<'_, '_>, corridor: &Corridor, (mut x, y): (u16, u16), step: u16) {
    let glyphs = canvas.paint.glyphs();
    for segment in &corridor.segments {
        let tone = describe::segment_tone(segment.status);
        let (line, sign) = match segment.status {
            SegmentStatus::Open => (glyphs.heavy, None),
            SegmentStatus::Unknown => (glyphs.leader, None),
            SegmentStatus::Restricted => (glyphs.broken, None),
            SegmentStatus::Threatened => (glyphs.broken, Some(glyphs.attention)),
            SegmentStatus::Closed => (glyphs.broken, Some(glyphs.cross)),
        };
        canvas.paint.put(x, y, 1, glyphs.dot, Tone::Ink2, false);
        canvas.paint.repeat(ratatui::layout::Rect::new(x + 1, y, step - 1, 1), line, tone);
        if let Some(sign) = sign {
            canvas.paint.put(x + step / 2, y, 1, sign, tone, false);
        }
        x += step;
    }
    canvas.paint.put(x, y, 1, glyphs.dot, Tone::Ink2, false);
}
