//! The five figures a commander asks for first.

use ratatui::layout::Rect;

use crate::analysis::overview::{Fate, Overview};
use crate::look::glyphs::GlyphSet;
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::model::lang::Lang;
use crate::view::canvas::{Canvas, cells};

/// Something beside a figure.
enum Note {
    /// The first of some wordings that fits.
    Words(Vec<String>, Tone),
    /// Incidents of the last months, two rows high.
    Months,
    /// One sign for each patrol of the period.
    Fates,
}

/// A figure with what explains it.
struct Figure {
    label: &'static str,
    /// Label for narrow screens.
    short: &'static str,
    number: i64,
    tone: Tone,
    notes: Vec<Note>,
    /// The one note of narrow screens.
    brief: (String, Tone),
}

/// `▲ 17`: the change, with more being worse.
fn change(canvas: &Canvas<'_, '_>, now: i64, before: i64) -> (String, Tone) {
    let glyphs = canvas.paint.glyphs();
    match now.cmp(&before) {
        std::cmp::Ordering::Greater => (format!("{} {}", glyphs.up, now - before), Tone::Bad),
        std::cmp::Ordering::Less => (format!("{} {}", glyphs.down, before - now), Tone::Ink2),
        std::cmp::Ordering::Equal => (canvas.cx.say("inchangé", "unchanged").to_owned(), Tone::Ink2),
    }
}

fn words((text, tone): (String, Tone)) -> Note {
    Note::Words(vec![text], tone)
}

fn plain(text: String) -> Note {
    Note::Words(vec![text], Tone::Ink2)
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn figures(canvas: &Canvas<'_, '_>, o: &Overview) -> [Figure; 5] {
    [incidents(canvas, o), killed(canvas, o), overdue(canvas, o), patrols(canvas, o), risks(canvas, o)]
}

fn incidents(canvas: &Canvas<'_, '_>, o: &Overview) -> Figure {
    let (now, before) = (i64::from(o.incidents), i64::from(o.incidents_before));
    let change = change(canvas, now, before);
    let since = vec![
        format!("{}  {before} {}", change.0, canvas.cx.say("avant", "before")),
        format!("{} {} {before}", change.0, canvas.cx.say("avant", "from")),
        change.0.clone(),
    ];
    Figure {
        label: "INCIDENTS",
        short: "INCIDENTS",
        number: now,
        tone: Tone::Ink,
        notes: vec![Note::Words(since, change.1), Note::Months],
        brief: change,
    }
}

fn killed(canvas: &Canvas<'_, '_>, o: &Overview) -> Figure {
    let cx = canvas.cx;
    let change = change(canvas, o.killed, o.killed_before);
    let (low, high) = o.killed_range;
    let range = match cx.lang {
        Lang::Fr => format!("de {low} à {high}"),
        Lang::En => format!("{low}–{high} range"),
    };
    Figure {
        label: cx.say("TUÉS, ESTIMATION", "KILLED, ESTIMATE"),
        short: cx.say("TUÉS", "KILLED"),
        number: o.killed,
        tone: Tone::Ink,
        notes: vec![
            words(change.clone()),
            plain(format!("{} {}", o.killed_before, cx.say("avant", "before"))),
            plain(if low == high { String::new() } else { range }),
        ],
        brief: change,
    }
}

/// `of 10 open`, shorter where it must; nothing of nothing is said in words.
fn of(canvas: &Canvas<'_, '_>, all: usize, words: &str, none: &str) -> Vec<String> {
    if all == 0 {
        return vec![none.to_owned()];
    }
    let of = format!("{} {all}", canvas.cx.say("sur", "of"));
    vec![format!("{of} {words}"), of]
}

/// The last, shortest wording.
fn shortest(wordings: &[String]) -> (String, Tone) {
    (wordings.last().cloned().unwrap_or_default(), Tone::Ink2)
}

fn overdue(canvas: &Canvas<'_, '_>, o: &Overview) -> Figure {
    let cx = canvas.cx;
    let late = !o.overdue.is_empty();
    let of = of(canvas, o.open_actions, cx.say("à faire", "open"), cx.say("rien à faire", "none open"));
    let oldest = format!("{} {}", cx.say("jusqu'à", "oldest"), cx.days(o.oldest_days));
    let sixty = cx.days(60);
    let over = vec![
        format!("{} {} {sixty}", o.over_sixty, cx.say("de plus de", "over")),
        format!("{} > {sixty}", o.over_sixty),
    ];
    Figure {
        label: cx.say("ACTIONS EN RETARD", "ACTIONS OVERDUE"),
        short: cx.say("RETARDS", "OVERDUE"),
        number: count(o.overdue.len()),
        tone: if late { Tone::Bad } else { Tone::Ink },
        brief: shortest(&of),
        notes: vec![
            Note::Words(of, Tone::Ink2),
            plain(if late { oldest } else { String::new() }),
            Note::Words(if o.over_sixty > 0 { over } else { Vec::new() }, Tone::Bad),
        ],
    }
}

fn patrols(canvas: &Canvas<'_, '_>, o: &Overview) -> Figure {
    let cx = canvas.cx;
    let none = cx.say("aucune prévue", "none planned");
    let planned =
        if o.patrols_planned == 1 { cx.say("prévue", "planned") } else { cx.say("prévues", "planned") };
    let of = of(canvas, o.patrols_planned, planned, none);
    let second = match (o.patrols_cancelled, o.patrols.len()) {
        (0, 0) => cx.say("aucune à venir", "none to come").to_owned(),
        (0, n) => format!("{n} {}", cx.say("à venir", "to come")),
        (1, _) => cx.say("1 annulée", "1 cancelled").to_owned(),
        (n, _) => format!("{n} {}", cx.say("annulées", "cancelled")),
    };
    Figure {
        label: cx.say("PATROUILLES FAITES", "PATROLS HELD"),
        short: cx.say("PATROUILLES", "PATROLS"),
        number: count(o.patrols_held),
        tone: if o.patrols_held < o.patrols_planned { Tone::Warn } else { Tone::Ink },
        brief: shortest(&of),
        notes: vec![Note::Words(of, Tone::Ink2), plain(second), Note::Fates],
    }
}

fn risks(canvas: &Canvas<'_, '_>, o: &Overview) -> Figure {
    let cx = canvas.cx;
    let of = of(canvas, o.risks.len(), "", cx.say("aucun risque", "no risk"));
    let of: Vec<String> = of.into_iter().map(|text| text.trim_end().to_owned()).collect();
    let some = |n: usize, words: &[&str]| match n {
        0 => Vec::new(),
        n => words.iter().map(|words| format!("{n} {words}")).collect(),
    };
    let review = [cx.say("à réexaminer", "past review"), cx.say("à revoir", "late")];
    Figure {
        label: cx.say("RISQUES TRÈS ÉLEVÉS", "RISKS VERY HIGH"),
        short: cx.say("RISQUES ≥ 15", "RISKS ≥ 15"),
        number: count(o.very_high),
        tone: if o.very_high > 0 { Tone::Bad } else { Tone::Ink },
        brief: shortest(&of),
        notes: vec![
            Note::Words(of, Tone::Ink2),
            Note::Words(some(o.rising, &[cx.say("en hausse", "rising")]), Tone::Bad),
            Note::Words(some(o.past_review, &review), Tone::Warn),
        ],
    }
}

/// Five columns: label, large figure, notes beside it.
pub(super) fn big(canvas: &mut Canvas<'_, '_>, o: &Overview, area: Rect) {
    let wide = area.width >= 92;
    // The last figure needs less room than the others.
    let step = (area.width.saturating_add(8) / 5).min(area.width.saturating_sub(12) / 4);
    for (at, figure) in (0_u16..).zip(figures(canvas, o)) {
        let x = area.x + at * step;
        let room = (area.right().saturating_sub(x)).min(step.saturating_sub(2));
        let whole = wide && width(figure.label) <= usize::from(room);
        let label = if whole { figure.label } else { figure.short };
        canvas.paint.put_cut(x, area.y, room, label, Tone::Ink3, false);
        let number = figure.number.to_string();
        let after = canvas.paint.low_number(x, area.y + 1, &number, figure.tone) + 2;
        let left = (x + room).saturating_sub(after);
        if wide {
            for (y, note) in (area.y + 1..).zip(&figure.notes) {
                put(canvas, o, (after, y), left, note);
            }
        } else if width(&figure.brief.0) <= usize::from(left) {
            // Beside the middle of a large figure; a plain one stands in the first row.
            let low = canvas.paint.glyphs().set == GlyphSet::Unicode;
            let y = area.y + 1 + u16::from(low);
            canvas.paint.put(after, y, left, &figure.brief.0, figure.brief.1, false);
        }
    }
}

/// Incidents by month as bars two rows high from row `y` on, those of the period in accent.
fn months(canvas: &mut Canvas<'_, '_>, o: &Overview, (x, y): (u16, u16), room: u16) {
    let months = o.months();
    let seen = months.len().min(usize::from(room));
    let from = months.len() - seen;
    let step = (room / cells(seen.max(1))).clamp(1, 3);
    let max = u64::from(months.iter().copied().max().unwrap_or(0).max(1));
    let glyphs = canvas.paint.glyphs();
    for (at, (x, n)) in (x..).step_by(usize::from(step)).zip(&months[from..]).enumerate() {
        let bar = |row: u16| Rect::new(x, y + row, step, 1);
        if *n == 0 {
            canvas.paint.put(x, y + 1, 1, glyphs.dot_empty, Tone::Rule, false);
            continue;
        }
        let tone = if from + at >= o.current_from { Tone::Accent } else { Tone::Ink3 };
        let eighths = usize::try_from((u64::from(*n) * 16).div_ceil(max)).unwrap_or(16).clamp(1, 16);
        canvas.paint.repeat(bar(1), glyphs.spark[eighths.min(8) - 1], tone);
        if eighths > 8 {
            canvas.paint.repeat(bar(0), glyphs.spark[eighths - 9], tone);
        }
    }
}

/// One note in `room` cells; what does not fit is left out rather than cut.
fn put(canvas: &mut Canvas<'_, '_>, o: &Overview, (x, y): (u16, u16), room: u16, note: &Note) {
    let glyphs = canvas.paint.glyphs();
    match note {
        Note::Words(wordings, tone) => {
            if let Some(text) = wordings.iter().find(|text| width(text) <= usize::from(room)) {
                canvas.paint.put(x, y, room, text, *tone, false);
            }
        }
        Note::Months => months(canvas, o, (x, y), room),
        Note::Fates if o.fates.len() <= usize::from(room) => {
            for (x, fate) in (x..).zip(&o.fates) {
                let (sign, tone) = match fate {
                    Fate::Held => (glyphs.dot, Tone::Good),
                    Fate::Cancelled => (glyphs.cross, Tone::Bad),
                    Fate::Open => (glyphs.dot_empty, Tone::Ink3),
                };
                canvas.paint.put(x, y, 1, sign, tone, false);
            }
        }
        Note::Fates => {}
    }
}

/// The figures in one line; where they do not all fit, the patrols stand back first.
pub(super) fn line(canvas: &mut Canvas<'_, '_>, o: &Overview, area: Rect) {
    let [incidents, killed, overdue, patrols, risks] = figures(canvas, o);
    let mut x = area.x;
    for figure in [incidents, killed, overdue, risks, patrols] {
        let number = figure.number.to_string();
        let name = figure.short.to_lowercase();
        let needed = cells(width(&number) + 1 + width(&name));
        if x + needed > area.right() {
            break;
        }
        x = canvas.paint.put(x, area.y, needed, &number, figure.tone, true) + 1;
        x = canvas.paint.put(x, area.y, needed, &name, Tone::Ink3, false) + 2;
    }
}
