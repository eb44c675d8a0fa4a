//! A list: heads, rows on one grid of columns, the mark of the cursor.
//!
//! ```text
//!      time ↓        place              kind              sev  grade  killed
//! JULY 2025 ───────────────────────────────────────────────────────────── 9
//! ▌╭ 01 JUL 0400Z   Kayes              attack on forces  ●●●  B2        11
//! ```

use ratatui::layout::Rect;

use super::canvas::{Canvas, cells};
use crate::analysis::columns::{self, Cell, Column};
use crate::analysis::list::{Row, sorted_by};
use crate::analysis::pane::Pane;
use crate::analysis::stale;
use crate::app::list::List;
use crate::app::state::{Focus, State};
use crate::app::target::Target;
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::model::table::{Body, Kind, Record};
use crate::model::value::Pair;

/// How the cursor of a list is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cursor {
    /// The list has the keys.
    Focused,
    /// The record has the keys.
    Elsewhere,
    /// Another record is being visited.
    Hidden,
}

impl Cursor {
    /// The cursor of the desk's list.
    #[must_use]
    pub fn of(state: &State) -> Self {
        match (state.visiting.is_some(), state.focus) {
            (true, _) => Self::Hidden,
            (false, Focus::List) => Self::Focused,
            (false, Focus::Detail) => Self::Elsewhere,
        }
    }
}

/// Cells before the first column: the edge of the selection and the bracket of one event.
const MARGIN: u16 = 3;

/// Draws `list` into `area`.
pub fn draw(canvas: &mut Canvas<'_, '_>, list: &List, pane: Pane, area: Rect, cursor: Cursor) {
    canvas.uses_all(&list.composite);
    canvas.hit(area, Target::List);
    if list.rows.is_empty() {
        empty(canvas, area);
        return;
    }
    let mut area = area;
    if let (true, Some(first)) = (list.has_header(), pane.kinds().first()) {
        let (columns, star) = columns::fit(*first, area.width.saturating_sub(MARGIN));
        header(canvas, list, pane, area, &columns, star);
        area = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    }
    let height = usize::from(area.height);
    let seen = list.rows.iter().enumerate().skip(list.offset).take(height);
    for (y, (at, row)) in (area.y..).zip(seen) {
        let line = Rect::new(area.x, y, area.width, 1);
        match row {
            Row::Head { title, count, kind } => {
                let sorted = sorted_by(pane, &list.query).map(|column| column.head);
                head(canvas, line, (title, *count), *kind, sorted);
            }
            Row::Item(id) => {
                let Some(record) = canvas.state.room.get(id) else { continue };
                if at == list.cursor && cursor != Cursor::Hidden {
                    let bar = Rect { width: area.width + 1, ..line };
                    canvas.paint.select(bar, cursor == Cursor::Focused);
                }
                let selected = at == list.cursor && cursor == Cursor::Focused;
                let free = outdated(canvas, record, line);
                item(canvas, record, line, free, selected);
                canvas.hit(line, Target::Row(at));
            }
        }
    }
    brackets(canvas, list, area, height);
    thumb(canvas, list, area, height);
}

/// The header of the columns; the one the list is sorted by is accented.
fn header(
    canvas: &mut Canvas<'_, '_>,
    list: &List,
    pane: Pane,
    area: Rect,
    columns: &[&'static Column],
    star: u16,
) {
    let sorted = sorted_by(pane, &list.query).map(|column| column.head);
    let glyphs = canvas.paint.glyphs();
    let mut x = area.x + MARGIN;
    for column in columns {
        let cells_wide = if column.width == 0 { star } else { column.width };
        let head = column.head.get(canvas.cx.lang);
        if sorted == Some(column.head) {
            let down = column.sort.is_some_and(|(_, down)| down);
            let sign = if down { glyphs.sort_down } else { glyphs.sort_up };
            // The sign may stand in the gap, so that a narrow head stays whole, but touches nothing.
            let room = cells_wide + column.gap - 1;
            let space = if cells(width(head)) + 2 <= room { " " } else { "" };
            let text = format!("{head}{space}{sign}");
            if column.right {
                canvas.paint.put_right(x + cells_wide, area.y, room, &text, Tone::Accent, false);
            } else {
                canvas.paint.put(x, area.y, room, &text, Tone::Accent, false);
            }
        } else if column.right {
            canvas.paint.put_right(x + cells_wide, area.y, cells_wide, head, Tone::Ink3, false);
        } else {
            canvas.paint.put(x, area.y, cells_wide, head, Tone::Ink3, false);
        }
        x += cells_wide + column.gap;
    }
}

/// `JULY 2025 ───── 9`; where kinds are mixed the head carries the names of their columns.
fn head(
    canvas: &mut Canvas<'_, '_>,
    line: Rect,
    (title, count): (&str, usize),
    kind: Option<Kind>,
    sorted: Option<Pair>,
) {
    let Some(kind) = kind else {
        canvas.paint.section(line.x, line.y, line.width, title, &count.to_string(), false);
        return;
    };
    let (columns, star) = columns::fit(kind, line.width.saturating_sub(MARGIN));
    let text = format!("{title} {count}");
    canvas.paint.section(line.x, line.y, line.width, &text, "", false);
    let mut x = line.x + MARGIN;
    let from = line.x + cells(width(&text)) + 3;
    for column in columns {
        let cells_wide = if column.width == 0 { star } else { column.width };
        let name = format!(" {} ", column.head.get(canvas.cx.lang));
        let wide = cells(width(&name));
        let at = if column.right { (x + cells_wide + 1).saturating_sub(wide) } else { x.saturating_sub(1) };
        if column.width != 0 && at > from {
            let tone = if sorted == Some(column.head) { Tone::Accent } else { Tone::Ink3 };
            canvas.paint.put(at, line.y, wide, &name, tone, false);
        }
        x += cells_wide + column.gap;
    }
}

/// Draws the cells of a row; those that do not fit before `end` are left out whole.
fn item(canvas: &mut Canvas<'_, '_>, record: &Record, line: Rect, end: u16, selected: bool) {
    let (columns, star) = columns::fit(record.kind, line.width.saturating_sub(MARGIN));
    let mut x = line.x + MARGIN;
    for column in columns {
        let whole = if column.width == 0 { star } else { column.width };
        let wide = if column.width == 0 { whole.min(end.saturating_sub(x)) } else { whole };
        if x + wide > end || wide == 0 {
            x += whole + column.gap;
            continue;
        }
        match (column.cell)(&canvas.cx, record) {
            Cell::Dots(n) => canvas.paint.dots(x, line.y, n),
            Cell::Plot { target, now, inherent } => {
                plot(canvas, x, line.y, wide, [target, Some(now), inherent]);
            }
            Cell::Text { text, tone, bold } => {
                // The starred column is the name of the row: bold when it is selected.
                let bold = bold || (selected && column.width == 0);
                if column.right {
                    canvas.paint.put_right(x + wide, line.y, wide, &text, tone, bold);
                } else {
                    canvas.paint.put_cut(x, line.y, wide, &text, tone, bold);
                }
            }
        }
        x += whole + column.gap;
    }
}

/// Says at the end of a row that the record is not what its file says now; where the free part ends.
fn outdated(canvas: &mut Canvas<'_, '_>, record: &Record, line: Rect) -> u16 {
    if record.stale.is_none() {
        return line.right();
    }
    let words = format!("{} {}", canvas.paint.glyphs().attention, stale::short(&canvas.cx, record));
    let wide = cells(width(&words));
    canvas.paint.put_right(line.right(), line.y, wide, &words, Tone::Warn, false);
    line.right().saturating_sub(wide + 2)
}

/// The place of a risk on 1–25: target, now, inherent on one line.
fn plot(canvas: &mut Canvas<'_, '_>, x: u16, y: u16, wide: u16, [target, now, inherent]: [Option<u8>; 3]) {
    let glyphs = canvas.paint.glyphs();
    let at = |score: u8| x + (u16::from(score.max(1)) - 1) * (wide - 1) / 24;
    for column in x..x + wide {
        canvas.paint.put(column, y, 1, glyphs.leader, Tone::Rule, false);
    }
    let known: Vec<u16> = [target, now, inherent].into_iter().flatten().map(at).collect();
    if let (Some(first), Some(last)) = (known.iter().min(), known.iter().max()) {
        canvas.paint.hline(*first, y, last - first + 1, false, Tone::Ink3);
    }
    if let Some(score) = inherent {
        canvas.paint.put(at(score), y, 1, glyphs.circle, Tone::Ink2, false);
    }
    if let Some(score) = target {
        canvas.paint.put(at(score), y, 1, glyphs.diamond_empty, Tone::Good, false);
    }
    if let Some(score) = now {
        let tone = crate::analysis::describe::score_tone(i64::from(score));
        canvas.paint.put(at(score), y, 1, glyphs.dot, tone, false);
    }
}

/// One event in several places: a bracket before the rows that belong together.
fn brackets(canvas: &mut Canvas<'_, '_>, list: &List, area: Rect, height: usize) {
    let group = |at: usize| match list.rows.get(at) {
        Some(Row::Item(id)) => canvas.state.room.get(id).and_then(|record| match &record.body {
            Body::Incident(incident) => incident.group.as_ref().map(|group| group.id().to_owned()),
            _ => None,
        }),
        _ => None,
    };
    let mut marks: Vec<(usize, &'static str)> = Vec::new();
    let glyphs = canvas.paint.glyphs();
    for at in list.offset..(list.offset + height).min(list.rows.len()) {
        let Some(here) = group(at) else { continue };
        let above = at > 0 && group(at - 1).as_ref() == Some(&here);
        let below = group(at + 1).as_ref() == Some(&here);
        let sign = match (above, below) {
            (false, true) => glyphs.bracket_top,
            (true, true) => glyphs.bracket_mid,
            (true, false) => glyphs.bracket_end,
            (false, false) => continue,
        };
        marks.push((at, sign));
    }
    for (at, sign) in marks {
        canvas.paint.put(area.x + 1, area.y + cells(at - list.offset), 1, sign, Tone::Ink3, false);
    }
}

/// The thumb of the scroll bar, on the hairline or in the last column.
fn thumb(canvas: &mut Canvas<'_, '_>, list: &List, area: Rect, height: usize) {
    if list.rows.len() <= height || height == 0 {
        return;
    }
    let geometry = canvas.state.geometry();
    // On the hairline between list and detail where there is one.
    let on_line = geometry.split && area.right() == geometry.list.right();
    let last = canvas.paint.area().width.saturating_sub(1);
    let x = if on_line { geometry.divider() } else { (area.right() + 1).min(last) };
    let length = (height * height / list.rows.len()).max(1);
    let top = list.offset * (height - length) / (list.rows.len() - height).max(1);
    if !on_line {
        canvas.paint.vline(x, area.y, cells(height), Tone::Rule);
    }
    let glyph = canvas.paint.glyphs().thumb;
    canvas.paint.repeat(Rect::new(x, area.y + cells(top), 1, cells(length)), glyph, Tone::Ink3);
}

/// Nothing here: one sentence, and what to do.
fn empty(canvas: &mut Canvas<'_, '_>, area: Rect) {
    let state = canvas.state;
    let cx = canvas.cx;
    let (text, hint) = if state.list().query.filter.is_some() {
        (
            cx.say("Rien ne passe ce filtre.", "Nothing passes this filter."),
            cx.say("f  filtrer autrement", "f  another filter"),
        )
    } else if state.region.is_some() {
        (
            cx.say("Rien dans cette région.", "Nothing in this region."),
            cx.say("r  toutes les régions", "r  all regions"),
        )
    } else {
        (cx.say("Rien à montrer ici.", "Nothing to show here."), cx.say("2  ordre du jour", "2  agenda"))
    };
    let x = canvas.paint.put_cut(area.x, area.y + 1, area.width, text, Tone::Ink2, false);
    canvas.paint.put_cut(
        x + 2,
        area.y + 1,
        area.width.saturating_sub(x + 2 - area.x),
        hint,
        Tone::Accent,
        false,
    );
}
