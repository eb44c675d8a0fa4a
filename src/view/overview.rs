//! The situation at a glance.
//!
//! ```text
//! figures ×5
//! INCIDENTS BY REGION × 12 months        │ INCIDENTS BY KIND
//! TOP RISKS                              │ NEXT PATROLS
//! OVERDUE ACTIONS                        │
//! ```

use ratatui::layout::Rect;

use super::canvas::{Canvas, cells};
use crate::analysis::columns::short_id;
use crate::analysis::describe;
use crate::analysis::overview::{self, MONTHS, Overview, Part, Plan};
use crate::app::overview as cursor;
use crate::app::target::Target;
use crate::look::measure::{signed, width};
use crate::look::tone::Tone;
use crate::model::table::{Body, Record};

/// Where the cursor stands while rows are drawn.
struct Marks {
    /// Part the cursor is in; none in a scene.
    part: Option<Part>,
    /// Item under the cursor.
    cursor: usize,
    /// Number of the next item to be drawn.
    next: usize,
}

/// Draws the overview into `area`.
pub fn draw(canvas: &mut Canvas<'_, '_>, area: Rect) {
    let state = canvas.state;
    let overview = overview::build(&canvas.cx);
    canvas.uses_all(&overview.composite);
    let plan = overview::plan(state.size);
    let items = cursor::items(state);
    let part = items.get(state.overview).map(|(part, _)| *part).filter(|_| state.scene.is_none());
    let mut marks = Marks { part, cursor: state.overview, next: 0 };
    let mut y = area.y;
    if plan.figures {
        figures(canvas, &overview, area);
        y += 5;
    }
    let (left, right) = if plan.split {
        let left = (area.width * 70 / 116).min(92);
        let right = Rect::new(area.x + left + 4, y, area.width - left - 4, area.bottom() - y);
        (Rect::new(area.x, y, left, area.bottom() - y), Some(right))
    } else {
        (Rect::new(area.x, y, area.width, area.bottom().saturating_sub(y)), None)
    };
    let mut y = regions(canvas, &overview, left, &mut marks);
    y = risks(canvas, &overview, Rect { y, ..left }, &plan, &mut marks);
    y = overdue(canvas, &overview, Rect { y, ..left }, &plan, &mut marks);
    match right {
        Some(right) => {
            let y = kinds(canvas, &overview, right, &plan);
            patrols(canvas, &overview, Rect { y, ..right }, &plan, &mut marks);
        }
        None => {
            patrols(canvas, &overview, Rect { y, ..left }, &plan, &mut marks);
        }
    }
}

fn figures(canvas: &mut Canvas<'_, '_>, o: &Overview, area: Rect) {
    let cx = canvas.cx;
    let change = |now: i64, before: i64| {
        let sign = if now > before { "▲" } else if now < before { "▼" } else { "=" };
        format!("{sign} {}", (now - before).abs())
    };
    let worse = |now: i64, before: i64| if now > before { Tone::Bad } else { Tone::Ink2 };
    let (now, was) = (i64::from(o.incidents), i64::from(o.incidents_before));
    let late = !o.overdue.is_empty();
    let all = [
        (cx.say("INCIDENTS", "INCIDENTS"), o.incidents.to_string(), Tone::Ink,
         vec![(change(now, was), worse(now, was)), (format!("{was} {}", cx.say("avant", "before")), Tone::Ink2)]),
        (cx.say("TUÉS, ESTIMATION", "KILLED, ESTIMATE"), o.killed.to_string(), Tone::Ink,
         vec![(change(o.killed, o.killed_before), worse(o.killed, o.killed_before)),
              (format!("{}–{}", o.killed_range.0, o.killed_range.1), Tone::Ink2)]),
        (cx.say("ACTIONS EN RETARD", "ACTIONS OVERDUE"), o.overdue.len().to_string(), if late { Tone::Bad } else { Tone::Ink },
         vec![(format!("{} {} {}", cx.say("sur", "of"), o.open_actions, cx.say("à faire", "open")), Tone::Ink2),
              (if late { format!("{} {}", cx.say("jusqu'à", "up to"), cx.days(o.oldest_days)) } else { String::new() }, Tone::Ink2)]),
        (cx.say("PATROUILLES FAITES", "PATROLS HELD"), o.patrols_held.to_string(), Tone::Ink,
         vec![(format!("{} {} {}", cx.say("sur", "of"), o.patrols_planned, cx.say("prévues", "planned")), Tone::Ink2),
              (format!("{} {}", o.patrols.len(), cx.say("à venir", "to come")), Tone::Ink2)]),
        (cx.say("RISQUES TRÈS ÉLEVÉS", "RISKS VERY HIGH"), o.very_high.to_string(), if o.very_high > 0 { Tone::Bad } else { Tone::Ink },
         vec![(format!("{} {}", cx.say("sur", "of"), o.risks.len()), Tone::Ink2),
              (if o.past_review > 0 { format!("{} {}", o.past_review, cx.say("à réexaminer", "past review")) } else { String::new() }, Tone::Warn)]),
    ];
    let wide = area.width >= 100;
    let step = area.width / 5;
    for (at, (label, number, tone, notes)) in (0_u16..).zip(all) {
        let x = area.x + at * step;
        let room = step.saturating_sub(1);
        // Narrow screens keep the first word of the label.
        let label = if wide { label } else { label.split([',', ' ']).find(|w| w.len() > 3).unwrap_or(label) };
        canvas.paint.put_cut(x, area.y, room, label, Tone::Ink3, false);
        let after = canvas.paint.big_number(x, area.y + 1, &number, tone) + 2;
        for (y, (text, tone)) in (area.y + 1..).zip(notes) {
            canvas.paint.put_cut(after, y, (x + room).saturating_sub(after), &text, tone, false);
        }
    }
}

/// A selectable row: its ground, and its number.
fn row(canvas: &mut Canvas<'_, '_>, line: Rect, marks: &mut Marks) {
    if marks.part.is_some() && marks.next == marks.cursor {
        canvas.paint.select(Rect { width: line.width + 1, ..line }, true);
    }
    canvas.hit(line, Target::Overview(marks.next));
    marks.next += 1;
}

fn regions(canvas: &mut Canvas<'_, '_>, o: &Overview, area: Rect, marks: &mut Marks) -> u16 {
    let cx = canvas.cx;
    let focused = marks.part == Some(Part::Regions);
    canvas.paint.section(area.x, area.y, area.width, cx.say("INCIDENTS PAR RÉGION", "INCIDENTS BY REGION"), cx.say("12 mois", "12 months"), focused);
    // now, was, Δ, severe, killed: fixed cells at the right; months take what is left.
    let wide = area.width >= 66;
    let heads: &[(&str, u16)] = if wide {
        &[("now", 5), ("was", 5), ("Δ", 5), ("severe", 8), ("killed", 8)]
    } else {
        &[("now", 5), ("was", 5), ("Δ", 5)]
    };
    let fixed: u16 = heads.iter().map(|(_, w)| w).sum();
    let months_x = area.x + 16;
    let room = area.width.saturating_sub(16 + fixed + 2);
    let step = (room / 12).clamp(1, 3);
    let y = area.y + 1;
    let (year, first) = o.first_month;
    let _ = year;
    for at in 0..MONTHS {
        let letter = crate::model::time::MONTHS[(first as usize + at) % 12].get(..1).unwrap_or("");
        let tone = if at >= o.current_from { Tone::Ink2 } else { Tone::Ink3 };
        canvas.paint.put(months_x + cells(at) * step, y, 1, letter, tone, false);
    }
    let mut x = area.right() - fixed;
    for (head, w) in heads {
        let word = match *head {
            "now" => cx.say("ici", "now"),
            "was" => cx.say("avant", "was"),
            "severe" => cx.say("graves", "severe"),
            "killed" => cx.say("tués", "killed"),
            other => other,
        };
        canvas.paint.put_right(x + w, y, *w, word, Tone::Ink3, false);
        x += w;
    }
    let max = o.regions.iter().flat_map(|r| r.months).max().unwrap_or(1).max(1);
    for (y, region) in (area.y + 2..).zip(&o.regions) {
        row(canvas, Rect::new(area.x, y, area.width, 1), marks);
        canvas.paint.put_cut(area.x + 2, y, 13, region.region.word(cx.lang), Tone::Ink, false);
        canvas.paint.spark_spaced(months_x, y, step, &region.months, max, o.current_from);
        let delta = i64::from(region.now) - i64::from(region.before);
        let dash = |n: i64| if n == 0 { "–".to_owned() } else { n.to_string() };
        let values = [
            (region.now.to_string(), Tone::Ink, true),
            (region.before.to_string(), Tone::Ink2, false),
            (signed(delta), if delta > 0 { Tone::Bad } else { Tone::Ink2 }, false),
            (dash(i64::from(region.severe)), if region.severe > 0 { Tone::Bad } else { Tone::Ink3 }, false),
            (dash(region.killed), if region.killed > 0 { Tone::Ink } else { Tone::Ink3 }, false),
        ];
        let mut x = area.right() - fixed;
        for ((_, w), (text, tone, bold)) in heads.iter().zip(values) {
            canvas.paint.put_right(x + w, y, *w, &text, tone, bold);
            x += w;
        }
    }
    area.y + 2 + cells(o.regions.len()) + 1
}

fn risks(canvas: &mut Canvas<'_, '_>, o: &Overview, area: Rect, plan: &Plan, marks: &mut Marks) -> u16 {
    if plan.risks == 0 || o.risks.is_empty() {
        return area.y;
    }
    let cx = canvas.cx;
    let note = cx.say("cote sur 25 · responsable · réexamen", "score of 25 · owner · review late");
    canvas.paint.section(area.x, area.y, area.width, cx.say("RISQUES", "TOP RISKS"), note, marks.part == Some(Part::Risks));
    let mut y = area.y + 1;
    for id in o.risks.iter().take(plan.risks) {
        let Some(record) = canvas.state.room.get(id) else { continue };
        row(canvas, Rect::new(area.x, y, area.width, 1), marks);
        if let Body::Risk(r) = &record.body {
            let right = area.right();
            name(canvas, record, area.x + 2, y, right.saturating_sub(21));
            canvas.paint.put_right(right - 16, y, 3, &r.score().to_string(), describe::score_tone(r.score()), true);
            canvas.paint.put(right - 14, y, 3, r.owner.code(), Tone::Ink2, false);
            if let Some(days) = describe::review_late(&cx, r) {
                canvas.paint.put_right(right, y, 9, &cx.days(days), Tone::Warn, false);
            }
        }
        y += 1;
    }
    y + 1
}

/// Short id and title of a record, cut before `end`.
fn name(canvas: &mut Canvas<'_, '_>, record: &Record, x: u16, y: u16, end: u16) {
    let number = match &record.body {
        Body::Action(r) => r.number.as_ref().map(|n| n.get(canvas.cx.lang).to_owned()),
        _ => None,
    };
    canvas.paint.put_cut(x, y, 7, &number.unwrap_or_else(|| short_id(record)), Tone::Ink3, false);
    canvas.paint.put_cut(x + 8, y, end.saturating_sub(x + 8), record.title().get(canvas.cx.lang), Tone::Ink, false);
}

fn overdue(canvas: &mut Canvas<'_, '_>, o: &Overview, area: Rect, plan: &Plan, marks: &mut Marks) -> u16 {
    let cx = canvas.cx;
    if plan.overdue == 0 {
        return area.y;
    }
    let shown = o.overdue.len().min(plan.overdue);
    let note = if shown < o.overdue.len() {
        format!("{shown} {} {}", cx.say("sur", "of"), o.overdue.len())
    } else {
        cx.say("jours de retard", "days late").to_owned()
    };
    canvas.paint.section(area.x, area.y, area.width, cx.say("ACTIONS EN RETARD", "OVERDUE ACTIONS"), &note, marks.part == Some(Part::Overdue));
    let mut y = area.y + 1;
    if o.overdue.is_empty() {
        canvas.paint.put_cut(area.x + 2, y, area.width, cx.say("Aucune action en retard.", "No action is overdue."), Tone::Ink2, false);
        return y + 2;
    }
    for id in o.overdue.iter().take(plan.overdue) {
        let Some(record) = canvas.state.room.get(id) else { continue };
        row(canvas, Rect::new(area.x, y, area.width, 1), marks);
        if let Body::Action(r) = &record.body {
            let right = area.right();
            name(canvas, record, area.x + 2, y, right.saturating_sub(21));
            canvas.paint.put(right - 19, y, 3, r.owner.code(), Tone::Ink2, false);
            canvas.paint.put(right - 14, y, 6, &r.due.day_month(), Tone::Ink2, false);
            if let Some(days) = describe::days_late(&cx, r.due, r.is_open()) {
                canvas.paint.put_right(right, y, 6, &cx.days(days), describe::late_tone(days), true);
            }
        }
        y += 1;
    }
    y + 1
}

fn kinds(canvas: &mut Canvas<'_, '_>, o: &Overview, area: Rect, plan: &Plan) -> u16 {
    let cx = canvas.cx;
    canvas.paint.section(area.x, area.y, area.width, cx.say("PAR NATURE", "BY KIND"), cx.say("période, avant", "period, before"), false);
    let most = o.kinds.iter().map(|(_, now, _)| *now).max().unwrap_or(1).max(1);
    let mut y = area.y + 1;
    for (kind, now, before) in o.kinds.iter().take(plan.kinds) {
        canvas.paint.put_cut(area.x, y, 17, kind.word(cx.lang), Tone::Ink, false);
        let room = area.width.saturating_sub(18 + 10);
        let bar = u16::try_from(u32::from(room) * now / most).unwrap_or(room).max(u16::from(*now > 0));
        let glyph = canvas.paint.glyphs().square;
        canvas.paint.repeat(Rect::new(area.x + 18, y, bar.min(room), 1), glyph, Tone::Accent);
        canvas.paint.put_right(area.right() - 5, y, 4, &now.to_string(), Tone::Ink, true);
        canvas.paint.put_right(area.right(), y, 4, &before.to_string(), Tone::Ink3, false);
        y += 1;
    }
    y + 1
}

fn patrols(canvas: &mut Canvas<'_, '_>, o: &Overview, area: Rect, plan: &Plan, marks: &mut Marks) -> u16 {
    if plan.patrols == 0 {
        return area.y;
    }
    let cx = canvas.cx;
    canvas.paint.section(area.x, area.y, area.width, cx.say("PROCHAINES PATROUILLES", "NEXT PATROLS"), "", marks.part == Some(Part::Patrols));
    let mut y = area.y + 1;
    if o.patrols.is_empty() {
        canvas.paint.put_cut(area.x + 2, y, area.width, cx.say("Aucune patrouille à venir.", "No patrol to come."), Tone::Warn, false);
    }
    for id in o.patrols.iter().take(plan.patrols) {
        let Some(record) = canvas.state.room.get(id) else { continue };
        row(canvas, Rect::new(area.x, y, area.width, 1), marks);
        if let Body::Patrol(r) = &record.body {
            let state = describe::patrol_state(&cx, r);
            let state_width = cells(width(&state.text));
            let x = canvas.paint.put(area.x + 2, y, 6, &r.window.start.day_month(), Tone::Ink2, false) + 2;
            let nations = describe::nations(&r.nations);
            let nations_x = area.right().saturating_sub(state_width.max(11) + 2 + cells(width(&nations)));
            canvas.paint.put_cut(x, y, nations_x.saturating_sub(x + 1), record.title().get(cx.lang), Tone::Ink, false);
            canvas.paint.put(nations_x, y, 16, &nations, Tone::Ink2, false);
            canvas.paint.put_right(area.right(), y, state_width, &state.text, state.tone.unwrap_or(Tone::Ink2), false);
        }
        y += 1;
    }
    y + 1
}
