//! The marking lines, the bar of panes and the title line.

use std::fmt::Write as _;

use ratatui::layout::Rect;

use super::canvas::{Canvas, cells};
use crate::analysis::list::filter_word;
use crate::analysis::pane::Pane;
use crate::app::target::Target;
use crate::look::measure::width;
use crate::look::tone::{Ground, Tone};
use crate::model::marking::Class;
use crate::model::record::MapLayer;
use crate::model::time::Moment;

/// The marking at the top and at the bottom: the strictest of what is shown. Drawn last.
pub fn markings(canvas: &mut Canvas<'_, '_>) {
    let area = canvas.paint.area();
    if area.height == 0 {
        return;
    }
    let nations: Vec<&str> =
        canvas.state.room.audience().iter().map(crate::model::nation::Nation::code).collect();
    let room =
        format!("{} {}   {}", canvas.cx.say("salle", "room"), nations.join(" "), canvas.cx.say("FR", "EN"));
    let fiction =
        if canvas.shown().exercise { canvas.cx.say("données fictives", "fictional data") } else { "" };
    marking(canvas, 0, &room, true);
    if area.height > 1 {
        marking(canvas, area.height - 1, fiction, false);
    }
}

/// The markings of a screen before the room: what stands on it and nothing about it.
pub fn room_markings(canvas: &mut Canvas<'_, '_>) {
    let height = canvas.paint.area().height;
    let fiction =
        if canvas.shown().exercise { canvas.cx.say("données fictives", "fictional data") } else { "" };
    marking(canvas, 0, fiction, true);
    if height > 1 {
        marking(canvas, height - 1, fiction, false);
    }
}

/// One word of the marking line, in its tone.
type Mark = (String, Tone);

/// The words of the marking, the class written out or as its code.
fn marks(canvas: &Canvas<'_, '_>, short: bool) -> Vec<Mark> {
    let shown = canvas.shown();
    let mut all: Vec<Mark> = Vec::new();
    if shown.exercise {
        all.push((canvas.cx.say(" EXERCICE ", " EXERCISE ").to_owned(), Tone::Exercise));
    }
    let tone = match shown.class {
        Class::NP => Tone::ClassNp,
        Class::DR => Tone::ClassDr,
        Class::C => Tone::ClassC,
        Class::S => Tone::ClassS,
    };
    let class = if short { shown.class.code() } else { shown.class.word(canvas.cx.lang) };
    all.push((format!(" {class} "), tone));
    let nations = shown.rel_to.unwrap_or_else(|| canvas.state.room.audience());
    all.push((format!(" // REL TO {nations}"), Tone::BandHead));
    all.extend(shown.tlp.map(|tlp| (format!(" // {}", tlp.word(canvas.cx.lang)), Tone::BandHead)));
    all
}

/// A marking is never cut: it takes the short class, then further rows (`down` or up from `y`).
fn marking(canvas: &mut Canvas<'_, '_>, y: u16, right: &str, down: bool) {
    let area = canvas.paint.area();
    let gap = canvas.paint.theme().chip_gap();
    let length = |all: &[Mark]| cells(all.iter().map(|(text, _)| width(text)).sum()) + gap;
    let long = marks(canvas, false);
    let all = if length(&long) <= area.width { long } else { marks(canvas, true) };
    let mut rows: Vec<Vec<Mark>> = vec![Vec::new()];
    for mark in all {
        let used = rows.last().map_or(0, |row| length(row));
        if used > gap && used + cells(width(&mark.0)) > area.width {
            rows.push(Vec::new());
        }
        if let Some(row) = rows.last_mut() {
            row.push(mark);
        }
    }
    let count = cells(rows.len());
    let top = if down { y } else { (y + 1).saturating_sub(count) };
    let mut end = 0;
    for (y, row) in (top..area.height).zip(&rows) {
        canvas.paint.fill(Rect::new(0, y, area.width, 1), Ground::Band);
        end = 0;
        for (text, tone) in row {
            let chip = *tone != Tone::BandHead;
            end = canvas.paint.put(end, y, area.width.saturating_sub(end), text, *tone, true);
            end += if chip && *tone == Tone::Exercise { gap } else { 0 };
        }
    }
    if rows.len() > 1 {
        return;
    }
    let room = area.width.saturating_sub(end + 2);
    // Who is in the room matters more than a word cut in half: on narrow screens the language stays.
    let short = right.rsplit("   ").next().unwrap_or(right);
    let text = if width(right) <= usize::from(room) { right } else { short };
    if width(text) <= usize::from(room) {
        canvas.paint.put_right(area.width.saturating_sub(1), y, room, text, Tone::Band, false);
    }
}

/// The bar of panes: all names when they fit, else the names nearest to the active one.
pub fn panes(canvas: &mut Canvas<'_, '_>) {
    let area = canvas.paint.area();
    canvas.paint.hline(0, 2, area.width, false, Tone::Rule);
    let (labels, gap) = names(canvas, area.width);
    let mut x = 2;
    for (pane, label) in Pane::ALL.iter().zip(&labels) {
        let active = *pane == canvas.state.pane && canvas.state.scene.is_none();
        let start = x;
        let digit = pane.digit().to_string();
        let room = area.width.saturating_sub(2);
        x = canvas.paint.put(
            x,
            1,
            room.saturating_sub(x),
            &digit,
            if active { Tone::AccentBold } else { Tone::Ink3 },
            active,
        );
        if !label.is_empty() {
            let tone = if active { Tone::Active } else { Tone::Ink2 };
            x = canvas.paint.put(x + 1, 1, room.saturating_sub(x + 1), label, tone, active);
        }
        if active {
            canvas.paint.hline(start - 1, 2, x - start + 2, true, Tone::Accent);
        }
        canvas.hit(Rect::new(start.saturating_sub(1), 1, x - start + 2, 2), Target::Pane(*pane));
        x += gap;
    }
}

/// Names of the panes and the cells between them; where room is short they stand closer, then those far
/// from the active one become bare digits.
fn names(canvas: &Canvas<'_, '_>, room: u16) -> (Vec<String>, u16) {
    let all: Vec<String> = Pane::ALL.iter().map(|pane| pane.name().get(canvas.cx.lang).to_owned()).collect();
    let active = canvas.state.pane.index();
    let mut kept = vec![true; all.len()];
    let fits = |kept: &[bool], gap: usize| {
        let used: usize =
            all.iter().zip(kept).map(|(name, keep)| 1 + gap + if *keep { 1 + width(name) } else { 0 }).sum();
        cells(used - gap) + 4 <= room
    };
    let gap = if fits(&kept, 3) { 3 } else { 2 };
    while !fits(&kept, gap) {
        // The farthest name goes; the active one stays.
        let farthest =
            (0..all.len()).filter(|at| kept[*at] && *at != active).max_by_key(|at| at.abs_diff(active));
        match farthest {
            Some(at) => kept[at] = false,
            None => break,
        }
    }
    let names = all.into_iter().zip(kept).map(|(name, keep)| if keep { name } else { String::new() });
    (names.collect(), cells(gap))
}

/// The title line: subject, what it is filtered to, the period or the day it is computed for.
pub fn title(canvas: &mut Canvas<'_, '_>) {
    let state = canvas.state;
    let area = canvas.paint.area();
    let (left, right) = (2, area.width.saturating_sub(2));
    let note = note(canvas);
    let note_width = cells(width(&note));
    let (subject, scope) = subject(canvas);
    let room = right.saturating_sub(left);
    let x = canvas.paint.put_cut(left, 3, room, &subject, Tone::Head, true);
    let left_over = right.saturating_sub(x + 2);
    let x = canvas.paint.put_cut(x + 2, 3, left_over, &scope, Tone::Ink2, false);
    if x + 2 + note_width <= right {
        canvas.paint.put_right(right, 3, note_width, &note, Tone::Ink3, false);
    }
    if let Some((record, _)) = state.room.meeting() {
        canvas.uses(record);
    }
}

fn subject(canvas: &Canvas<'_, '_>) -> (String, String) {
    let state = canvas.state;
    let cx = canvas.cx;
    if state.pane == Pane::Overview {
        let Some((record, meeting)) = state.room.meeting() else {
            return (cx.say("Synthèse", "Overview").to_owned(), region_words(canvas));
        };
        let place = state.room.follow(&meeting.place.0).map_or("", |place| place.title().get(cx.lang));
        let (start, end) = (meeting.start, meeting.end);
        let days = if start.date() == end.date() {
            end.day_month_year()
        } else {
            format!("{}–{}", start.utc().format("%d"), end.day_month_year())
        };
        let region = state.region.map(|region| format!(" · {}", region.word(cx.lang))).unwrap_or_default();
        return (record.title().get(cx.lang).to_owned(), format!("{place} · {days}{region}"));
    }
    if state.pane == Pane::Map {
        let mut scope = format!("{} · {}", region_words(canvas), state.days_words());
        // Beside the map what is off is named; where there is no room it is counted.
        let off = MapLayer::ALL.iter().filter(|layer| !state.map.layers.has(**layer)).count();
        if off > 0 && !state.geometry().split {
            let words = if off == 1 {
                cx.say("couche masquée", "layer off")
            } else {
                cx.say("couches masquées", "layers off")
            };
            let name = Pane::Map.name().get(cx.lang);
            let room = usize::from(state.size.0).saturating_sub(6 + width(name) + width(&scope));
            let whole = format!(" · {off} {words} (f)");
            let short = format!(" · {off} {words}");
            scope.extend([whole, short].into_iter().find(|words| width(words) <= room));
        }
        return (Pane::Map.name().get(cx.lang).to_owned(), scope);
    }
    let list = state.list();
    let mut scope = region_words(canvas);
    if let Some(filter) = list.query.filter {
        scope.push_str(", ");
        scope.push_str(&filter_word(&cx, filter));
    }
    if list.query.days.is_some() {
        let _ = write!(scope, ", {}", state.days_words());
    }
    let _ = write!(scope, " · {}", list.count);
    (state.pane.name().get(cx.lang).to_owned(), scope)
}

/// The region that is shown, in words.
pub fn region_words(canvas: &Canvas<'_, '_>) -> String {
    match canvas.state.region {
        None => canvas.cx.say("toutes les régions", "all regions").to_owned(),
        Some(region) => region.word(canvas.cx.lang).to_owned(),
    }
}

fn note(canvas: &Canvas<'_, '_>) -> String {
    let state = canvas.state;
    let period = state.room.meeting().map(|(_, meeting)| (meeting.period.from, meeting.period.to));
    match (state.pane, period) {
        (Pane::Incidents | Pane::Overview, Some((from, to))) if state.size.0 >= 100 => {
            let word = canvas.cx.say("période", "period");
            format!("{word} {} – {}", from.day_month(), to.format())
        }
        _ => as_of(canvas),
    }
}

/// `as of 141000Z OCT 25`.
pub fn as_of(canvas: &Canvas<'_, '_>) -> String {
    let word = canvas.cx.say("au", "as of");
    canvas.state.room.as_of().map(Moment::dtg).map(|dtg| format!("{word} {dtg}")).unwrap_or_default()
}
