//! Risks, overdue actions and the next patrols.

use super::brief::Tail;
use super::{Marks, head, row, sentence, shown, widest};
use crate::analysis::columns::short_id;
use crate::analysis::context::Cx;
use crate::analysis::describe;
use crate::analysis::movement;
use crate::analysis::overview::Overview;
use crate::app::overview::plan::Slot;
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::model::record::{Action, Patrol, Risk, Trend};
use crate::model::table::{Body, Record};
use crate::view::canvas::{Canvas, cells};

/// What a record is called in the room: the number of an action, else its short id.
pub(super) fn number(canvas: &Canvas<'_, '_>, record: &Record) -> String {
    match &record.body {
        Body::Action(r) => r.number.as_ref().map(|n| n.get(canvas.cx.lang).to_owned()),
        _ => None,
    }
    .unwrap_or_else(|| short_id(record))
}

/// Number and title at the left of a row, the title cut before `end`.
fn name(canvas: &mut Canvas<'_, '_>, record: &Record, (x, y): (u16, u16), numbers: u16, end: u16) {
    let number = number(canvas, record);
    canvas.paint.put_cut(x + 2, y, numbers, &number, Tone::Ink3, false);
    let x = x + 2 + if numbers > 0 { numbers + 1 } else { 0 };
    let title = record.title().get(canvas.cx.lang);
    canvas.paint.put_cut(x, y, end.saturating_sub(x), title, Tone::Ink, false);
}

/// Cells the numbers of some records take.
fn numbers(canvas: &Canvas<'_, '_>, records: &[&Record]) -> u16 {
    let all: Vec<String> = records.iter().map(|record| number(canvas, record)).collect();
    widest(all.iter().map(String::as_str)).min(8)
}

/// How a risk has moved: `15 →` where it had another score at the meeting before, else the arrow of its
/// trend.
fn movement(canvas: &mut Canvas<'_, '_>, record: &Record, risk: &Risk) -> (String, Tone) {
    let (cx, glyphs) = (canvas.cx, canvas.paint.glyphs());
    if let Some(before) = movement::score_before(&cx, &record.id) {
        if let Some(then) = movement::before(&cx, &record.id) {
            canvas.uses(then);
        }
        let words = if before == risk.score() { String::new() } else { format!("{before} {}", glyphs.to) };
        return (words, Tone::Ink3);
    }
    match risk.trend {
        Some(Trend::Up) => (glyphs.moved[0].to_owned(), Tone::Bad),
        Some(Trend::Down) => (glyphs.moved[4].to_owned(), Tone::Good),
        Some(Trend::Flat) | None => (String::new(), Tone::Ink3),
    }
}

/// Owner, and the score with the way it moved.
pub(super) fn risk_tail(canvas: &mut Canvas<'_, '_>, record: &Record, risk: &Risk) -> Tail {
    let score = risk.score();
    let (moved, _) = movement(canvas, record, risk);
    let text = format!("{moved} {score}").trim_start().to_owned();
    vec![(risk.owner.code().to_owned(), Tone::Ink2, false), (text, describe::score_tone(score), true)]
}

/// The highest risks: how they moved, score, and where there is room their number, owner and days past
/// review.
pub(super) fn risks(canvas: &mut Canvas<'_, '_>, o: &Overview, slot: &Slot, marks: &mut Marks) {
    let cx = canvas.cx;
    let wide = slot.area.width >= 56;
    let note = if wide {
        cx.say("cote sur 25 · responsable · réexamen dépassé", "score of 25 · owner · review late")
    } else {
        cx.say("cote sur 25", "score of 25")
    };
    head(canvas, slot, marks, cx.say("RISQUES MAJEURS", "TOP RISKS"), o.risks.len(), note);
    let records = shown(canvas, o, slot);
    let late = |r: &Risk| describe::review_late(&cx, r).map(|days| cx.days(days)).unwrap_or_default();
    let all: Vec<(&Record, &Risk, String)> = records
        .iter()
        .filter_map(|record| match &record.body {
            Body::Risk(r) => Some((*record, &**r, late(r))),
            _ => None,
        })
        .collect();
    let moves: Vec<_> = all.iter().map(|(record, r, _)| movement(canvas, record, r)).collect();
    let moved = widest(moves.iter().map(|(text, _)| text.as_str()));
    let numbers = if wide { numbers(canvas, &records) } else { 0 };
    let days = if wide { widest(all.iter().map(|(.., late)| late.as_str())) } else { 0 };
    let right = slot.area.right();
    // Owner and score before the days, two cells between them.
    let owner_x = right - days - if days > 0 { 5 } else { 3 };
    let score_end = if wide { owner_x - 2 } else { right };
    let end = score_end.saturating_sub(2 + 2 + if moved > 0 { moved + 1 } else { 0 });
    for (at, (record, r, late)) in all.iter().enumerate() {
        let line = row(canvas, slot, at, marks);
        name(canvas, record, (line.x, line.y), numbers, end);
        let score = r.score();
        canvas.paint.put_right(score_end, line.y, 2, &score.to_string(), describe::score_tone(score), true);
        let (text, tone) = &moves[at];
        canvas.paint.put_right(score_end - 3, line.y, moved, text, *tone, false);
        if wide {
            canvas.paint.put(owner_x, line.y, 3, r.owner.code(), Tone::Ink2, false);
            canvas.paint.put_right(right, line.y, days, late, Tone::Warn, false);
        }
    }
}

/// Owner and days late.
pub(super) fn action_tail(cx: &Cx<'_>, action: &Action) -> Tail {
    let days = describe::days_late(cx, action.due, action.is_open()).unwrap_or(0);
    vec![
        (action.owner.code().to_owned(), Tone::Ink2, false),
        (cx.days(days), describe::late_tone(days), true),
    ]
}

/// Actions past their due date: owner, due date where titles leave room for it, days late.
pub(super) fn overdue(canvas: &mut Canvas<'_, '_>, o: &Overview, slot: &Slot, marks: &mut Marks) {
    let cx = canvas.cx;
    let note = cx.say("jours de retard", "days late");
    head(canvas, slot, marks, cx.say("ACTIONS EN RETARD", "OVERDUE ACTIONS"), o.overdue.len(), note);
    let records = shown(canvas, o, slot);
    if records.is_empty() {
        return sentence(
            canvas,
            slot,
            cx.say("Aucune action en retard.", "No action is overdue."),
            Tone::Ink2,
        );
    }
    let late = |r: &Action| describe::days_late(&cx, r.due, r.is_open()).unwrap_or(0);
    let numbers = numbers(canvas, &records);
    let titles = widest(records.iter().map(|record| record.title().get(cx.lang)));
    let most = records.iter().filter_map(|record| match &record.body {
        Body::Action(r) => Some(cells(width(&cx.days(late(r))))),
        _ => None,
    });
    let right = slot.area.right();
    let days_x = right - most.max().unwrap_or(0);
    // The days late say the due date; it goes before a title is cut.
    let with_due = slot.area.x + 3 + numbers + titles + 2 + 3 + 2 + 6 + 2 <= days_x;
    let owner_x = days_x.saturating_sub(if with_due { 13 } else { 5 });
    for (at, record) in records.iter().enumerate() {
        let line = row(canvas, slot, at, marks);
        let Body::Action(r) = &record.body else { continue };
        name(canvas, record, (line.x, line.y), numbers, owner_x.saturating_sub(2));
        canvas.paint.put(owner_x, line.y, 3, r.owner.code(), Tone::Ink2, false);
        if with_due {
            canvas.paint.put(owner_x + 5, line.y, 6, &r.due.day_month(), Tone::Ink2, false);
        }
        let days = late(r);
        canvas.paint.put_right(right, line.y, 8, &cx.days(days), describe::late_tone(days), true);
    }
}

/// Nations and state.
pub(super) fn patrol_tail(cx: &Cx<'_>, patrol: &Patrol) -> Tail {
    let state = describe::patrol_state(cx, patrol);
    vec![
        (describe::nations(&patrol.nations), Tone::Ink2, false),
        (state.text, state.tone.unwrap_or(Tone::Ink2), false),
    ]
}

/// Patrols to come, in one line or, in a narrow column, with everything else below the title.
pub(super) fn patrols(canvas: &mut Canvas<'_, '_>, o: &Overview, slot: &Slot, marks: &mut Marks) {
    let cx = canvas.cx;
    head(canvas, slot, marks, cx.say("PROCHAINES PATROUILLES", "NEXT PATROLS"), o.patrols.len(), "");
    let records = shown(canvas, o, slot);
    if records.is_empty() {
        let words = cx.say("Aucune patrouille à venir.", "No patrol to come.");
        return sentence(canvas, slot, words, Tone::Warn);
    }
    let all: Vec<(&Record, &Patrol)> = records
        .iter()
        .filter_map(|record| match &record.body {
            Body::Patrol(r) => Some((*record, &**r)),
            _ => None,
        })
        .collect();
    let states: Vec<_> = all.iter().map(|(_, r)| describe::patrol_state(&cx, r)).collect();
    let state_cells = widest(states.iter().map(|state| state.text.as_str()));
    let nations: Vec<String> = all.iter().map(|(_, r)| describe::nations(&r.nations)).collect();
    let nation_cells = widest(nations.iter().map(String::as_str));
    for (at, (record, r)) in all.iter().enumerate() {
        let line = row(canvas, slot, at, marks);
        let (x, right, two) = (line.x + 2, line.right(), slot.lines > 1);
        let last = line.bottom() - 1;
        let after = canvas.paint.put(x, last, 6, &r.window.start.day_month(), Tone::Ink2, false) + 2;
        let nations_x = if two { after } else { right - state_cells - 2 - nation_cells };
        let (title_x, end) = if two { (x, right) } else { (after, nations_x - 2) };
        let title = record.title().get(cx.lang);
        canvas.paint.put_cut(title_x, line.y, end.saturating_sub(title_x), title, Tone::Ink, false);
        let after = canvas.paint.put(nations_x, last, nation_cells, &nations[at], Tone::Ink2, false) + 2;
        let state = &states[at];
        let free = (right - cells(width(&state.text))).saturating_sub(after);
        let mode = r.mode.word(cx.lang);
        if two && usize::from(free) >= width(mode) + 2 {
            canvas.paint.put(after, last, free, mode, Tone::Ink3, false);
        }
        canvas.paint.put_right(
            right,
            last,
            state_cells,
            &state.text,
            state.tone.unwrap_or(Tone::Ink2),
            false,
        );
    }
}
