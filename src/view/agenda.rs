//! Below the agenda: how the day of the chosen item runs, and who speaks how long.
//!
//! ```text
//! RUNNING ORDER, DAY 1 ────────────── 08:00–14:50
//! 1  2   3   4             5
//! ▂▂ ▂▂▂ ▇▇▇ ▄▄▄▄▄▄▄ ┈┈┈┈ ▂▂▂▂
//! │08:00     │09:00      │10:00
//! ▂ information 155 min   ▄ discussion 85 min
//!
//! BY DELEGATION ───────── minutes of speech, ▪ 5 min
//! SEN  ▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪▪                  210 min
//! ```

use ratatui::layout::Rect;

use super::canvas::{Canvas, cells};
use crate::analysis::agenda::{self, Bar, Running};
use crate::analysis::list::Row;
use crate::app::target::Target;
use crate::look::glyphs::Glyphs;
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::model::record::ItemKind;

/// Rows of the strip, and of the head of the delegations with an empty row above.
const STRIP: u16 = 5;
const NATIONS: u16 = 2;

/// Draws both parts between the last row of the list and the end of the body.
pub fn draw(canvas: &mut Canvas<'_, '_>) {
    let state = canvas.state;
    let geometry = state.geometry();
    let (list, body) = (geometry.list, geometry.body);
    let header = u16::from(state.list().has_header());
    let used = cells(state.list().rows.len()).saturating_add(header).min(list.height);
    // One empty row under the list.
    let y = list.y + used + 1;
    let area = Rect { y, height: body.bottom().saturating_sub(y), ..list };
    if area.height < STRIP || area.width < 40 {
        return;
    }
    let chosen = state.list().selected();
    let Some(running) = agenda::day(&canvas.cx, chosen).filter(|running| running.span > 0) else { return };
    canvas.uses_all(&running.composite);
    let nations = running.nations();
    let speakers = cells(nations.len());
    // An empty row before the legend where there is one to spare; without hours theirs is empty.
    let spare = area.height > STRIP + NATIONS + speakers;
    let air = u16::from(spare && running.starts.is_some());
    strip(canvas, &running, Rect { height: STRIP + air, ..area }, chosen);
    let y = area.y + STRIP + air + 1;
    if y + NATIONS <= area.bottom() && !nations.is_empty() {
        by_nation(canvas, &nations, Rect { y, height: area.bottom() - y, ..area });
    }
}

/// The sign and tone of a kind of item: the more is decided, the higher.
const fn sign(glyphs: &Glyphs, kind: ItemKind) -> (&'static str, Tone) {
    match kind {
        ItemKind::Information => (glyphs.spark[1], Tone::Ink3),
        ItemKind::Discussion => (glyphs.spark[3], Tone::Ink2),
        ItemKind::Decision => (glyphs.spark[6], Tone::Accent),
        ItemKind::Ceremony => (glyphs.spark[0], Tone::Ink3),
        ItemKind::Break => (glyphs.leader, Tone::Ink3),
    }
}

/// Minutes of a day as columns of the strip.
struct Scale {
    x: u16,
    cells: u16,
    span: i64,
}

impl Scale {
    /// The column of a minute.
    fn at(&self, minute: i64) -> u16 {
        let along = minute.clamp(0, self.span) * i64::from(self.cells) / self.span.max(1);
        self.x + u16::try_from(along).unwrap_or(self.cells)
    }
}

fn clock(minute: i64) -> String {
    format!("{:02}:{:02}", minute.div_euclid(60) % 24, minute.rem_euclid(60))
}

fn strip(canvas: &mut Canvas<'_, '_>, running: &Running, area: Rect, chosen: Option<&str>) {
    let cx = canvas.cx;
    let title = match running.day {
        Some(day) => format!("{} {day}", cx.say("DÉROULÉ, JOUR", "RUNNING ORDER, DAY")),
        None => cx.say("DÉROULÉ", "RUNNING ORDER").to_owned(),
    };
    let hours = running.starts.map(|from| format!("{}–{}", clock(from), clock(from + running.span)));
    canvas.paint.section(area.x, area.y, area.width, &title, &hours.unwrap_or_default(), false);
    let scale = Scale { x: area.x, cells: area.width, span: running.span };
    for bar in &running.bars {
        one(canvas, bar, &scale, area.y + 2, chosen == Some(&*bar.id));
    }
    numbers(canvas, running, &scale, area.y + 1, chosen);
    ticks(canvas, running, &scale, area.y + 3);
    legend(canvas, running, Rect { y: area.bottom() - 1, height: 1, ..area });
}

/// One bar; a click on it chooses the item.
fn one(canvas: &mut Canvas<'_, '_>, bar: &Bar, scale: &Scale, y: u16, chosen: bool) {
    let (from, to) = (scale.at(bar.from), scale.at(bar.from + bar.minutes));
    // One empty cell between two bars, as far as there is one.
    let wide = to.saturating_sub(from + 1).max(1);
    let (sign, tone) = sign(canvas.paint.glyphs(), bar.kind);
    let tone = if chosen { Tone::Head } else { tone };
    canvas.paint.repeat(Rect::new(from, y, wide, 1), sign, tone);
    let place = canvas.state.list().rows.iter().position(|row| matches!(row, Row::Item(id) if *id == bar.id));
    if let Some(at) = place {
        canvas.hit(Rect::new(from, y - 1, wide, 2), Target::Row(at));
    }
}

/// Numbers over the bars, that of the chosen item first, no two running into each other.
fn numbers(canvas: &mut Canvas<'_, '_>, running: &Running, scale: &Scale, y: u16, chosen: Option<&str>) {
    let end = scale.x + scale.cells;
    let mut taken: Vec<(u16, u16)> = Vec::new();
    let is_chosen = |bar: &&Bar| chosen == Some(&*bar.id);
    let first = running.bars.iter().filter(is_chosen);
    let others = running.bars.iter().filter(|bar| !is_chosen(bar));
    for bar in first.chain(others).filter(|bar| !bar.number.is_empty()) {
        let from = scale.at(bar.from);
        let to = from + cells(width(&bar.number));
        let free = to <= end && taken.iter().all(|(start, stop)| to < *start || from > *stop);
        if !free {
            continue;
        }
        taken.push((from, to));
        let chosen = is_chosen(&bar);
        let tone = if chosen { Tone::AccentBold } else { Tone::Ink2 };
        canvas.paint.put(from, y, to - from, &bar.number, tone, chosen);
    }
}

/// Full hours, or the halves or multiples for which there is room.
fn ticks(canvas: &mut Canvas<'_, '_>, running: &Running, scale: &Scale, y: u16) {
    let Some(starts) = running.starts else { return };
    let steps = [15, 30, 60, 120, 240, 480];
    // `│09:00` and two cells to the next.
    let fits = |step: &&i64| **step * i64::from(scale.cells) >= 8 * running.span;
    let step = *steps.iter().find(fits).unwrap_or(&720);
    let mut minute = (starts + step - 1).div_euclid(step) * step;
    let tick = canvas.paint.glyphs().vertical;
    while minute <= starts + running.span {
        let x = scale.at(minute - starts);
        if x + 6 > scale.x + scale.cells {
            break;
        }
        canvas.paint.put(x, y, 1, tick, Tone::Rule, false);
        canvas.paint.put(x + 1, y, 5, &clock(minute), Tone::Ink3, false);
        minute += step;
    }
}

/// What the heights mean, with the minutes of each; the last ones go when room is short.
fn legend(canvas: &mut Canvas<'_, '_>, running: &Running, area: Rect) {
    let cx = canvas.cx;
    let kinds = running.kinds();
    let words = |all: bool| -> Vec<String> {
        let unit = |at: usize| if all || at == 0 { " min" } else { "" };
        let pairs = kinds.iter().enumerate();
        pairs.map(|(at, (kind, minutes))| format!("{} {minutes}{}", kind.word(cx.lang), unit(at))).collect()
    };
    // The unit once where it does not fit behind every number.
    let mut texts = words(true);
    if texts.iter().map(|text| width(text) + 5).sum::<usize>() > usize::from(area.width) + 3 {
        texts = words(false);
    }
    let mut x = area.x;
    for ((kind, _), text) in kinds.iter().zip(&texts) {
        let wide = cells(width(text));
        if x + 2 + wide > area.right() {
            break;
        }
        let (sign, tone) = sign(canvas.paint.glyphs(), *kind);
        canvas.paint.put(x, area.y, 1, sign, tone, false);
        x = canvas.paint.put(x + 2, area.y, wide, text, Tone::Ink2, false) + 3;
    }
}

/// Minutes of speech of each nation, one square for so many minutes.
fn by_nation(canvas: &mut Canvas<'_, '_>, nations: &[(crate::model::nation::Nation, i64)], area: Rect) {
    let cx = canvas.cx;
    let room = i64::from(area.width.saturating_sub(5 + 2 + 8));
    let most = nations.iter().map(|(_, minutes)| *minutes).max().unwrap_or(0);
    let unit = [1, 5, 10, 15, 30, 60].into_iter().find(|unit| most <= room * unit).unwrap_or(120);
    let square = canvas.paint.glyphs().square;
    let note = format!("{}, {square} {unit} min", cx.say("minutes de parole prévues", "minutes of speech"));
    canvas.paint.section(area.x, area.y, area.width, cx.say("PAR DÉLÉGATION", "BY DELEGATION"), &note, false);
    for (y, (nation, minutes)) in (area.y + 1..area.bottom()).zip(nations) {
        canvas.paint.put(area.x, y, 3, nation.code(), Tone::Ink2, false);
        let squares = u16::try_from((minutes + unit - 1) / unit).unwrap_or(0);
        canvas.paint.repeat(Rect::new(area.x + 5, y, squares, 1), square, Tone::Ink2);
        canvas.paint.put_right(area.right(), y, 8, &format!("{minutes} min"), Tone::Ink, false);
    }
}
