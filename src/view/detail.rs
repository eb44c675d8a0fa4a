//! The page of a record, laid out by `analysis::sheet`.

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use super::canvas::{Canvas, cells};
use crate::analysis::sheet::layout::{Laid, Page};
use crate::analysis::sheet::{Piece, StripMark};
use crate::app::state::Focus;
use crate::app::target::Target;
use crate::look::big::big;
use crate::look::glyphs::GlyphSet;
use crate::look::measure::width;
use crate::look::tone::{Ground, Tone};

/// Draws the page of the desk.
pub fn draw(canvas: &mut Canvas<'_, '_>, area: Rect) {
    let detail = &canvas.state.detail;
    canvas.uses_all(&detail.composite);
    canvas.hit(area, Target::Detail);
    let focused = canvas.state.focus == Focus::Detail;
    let cursor = focused.then_some(detail.door);
    page(canvas, &detail.page, area, detail.scroll, cursor);
    let seen = detail.scroll..detail.scroll + usize::from(area.height);
    for line in detail.changed.iter().filter(|line| seen.contains(line)) {
        changed(canvas, area, area.y + cells(line - detail.scroll));
    }
}

/// A line that is not as it was before its file was saved: a sign in the margin.
fn changed(canvas: &mut Canvas<'_, '_>, area: Rect, y: u16) {
    let sign = canvas.paint.glyphs().changed;
    canvas.paint.put(area.x.saturating_sub(1), y, 1, sign, Tone::AccentBold, true);
}

/// Draws the lines of `page` from line `scroll`; the door `cursor` is marked.
pub fn page(canvas: &mut Canvas<'_, '_>, page: &Page, area: Rect, scroll: usize, cursor: Option<usize>) {
    let height = usize::from(area.height);
    // The section that has the keys is heavy; among the facts it is the title.
    let heavy = cursor.map(|door| page.section_of(door).unwrap_or(0));
    let seen = page.lines.iter().enumerate().skip(scroll).take(height);
    for (y, (at, line)) in (area.y..).zip(seen) {
        line_at(canvas, line, Rect::new(area.x, y, area.width, 1), cursor, heavy == Some(at));
    }
    more(canvas, page.lines.len(), area, scroll);
}

/// Draws one line of a page into `row`.
pub fn line_at(canvas: &mut Canvas<'_, '_>, line: &Laid, row: Rect, cursor: Option<usize>, heavy: bool) {
    match line {
        Laid::Blank => {}
        Laid::Title { title, id } => {
            let id_width = cells(width(id));
            let room = row.width.saturating_sub(id_width + 2);
            let tone = if heavy { Tone::AccentBold } else { Tone::Head };
            canvas.paint.put_cut(row.x, row.y, room, title, tone, true);
            canvas.paint.put_right(row.right(), row.y, id_width, id, Tone::Ink3, false);
        }
        Laid::Lead { dots, pieces: words } => {
            let mut x = row.x;
            if *dots > 0 {
                canvas.paint.dots(x, row.y, *dots);
                x += 4;
            }
            pieces(canvas, x, row.y, row.right(), words);
        }
        Laid::Section { title, note } => {
            canvas.paint.section(row.x, row.y, row.width, title, note, heavy);
        }
        Laid::Strip { marks, centre } => strip(canvas, row, marks, *centre),
        Laid::Row(parts) | Laid::Block(parts) => super::rows::draw(canvas, parts, row, cursor),
        Laid::Big { text, row: part } => large(canvas, row, text, *part),
        Laid::Text { x, label, pieces: words, right, door } => {
            if let Some(door) = door {
                if cursor == Some(*door) {
                    // The selection begins in the margin, its edge beside the text.
                    let bar = Rect::new(row.x.saturating_sub(1), row.y, row.width + 2, 1);
                    canvas.paint.fill(bar, Ground::Selected);
                    let edge = canvas.paint.glyphs().edge;
                    canvas.paint.put(bar.x, row.y, 1, edge, Tone::Accent, false);
                }
                canvas.hit(row, Target::Door(*door));
            }
            let mut start = row.x;
            if door.is_some() && right.is_some() {
                canvas.paint.put(start, row.y, 1, canvas.paint.glyphs().arrow_right, Tone::Accent, false);
                start += 2;
            }
            if let Some(label) = label {
                let room = (row.x + x).saturating_sub(start + 1);
                canvas.paint.put_cut(start, row.y, room, label, Tone::Ink3, false);
            }
            let right_width = right.as_ref().map_or(0, |piece| cells(width(&piece.text)));
            let end = row.right().saturating_sub(if right_width > 0 { right_width + 2 } else { 0 });
            pieces(canvas, row.x + x, row.y, end, words);
            if let Some(piece) = right {
                canvas.paint.put_right(row.right(), row.y, right_width, &piece.text, piece.tone, piece.bold);
            }
        }
    }
}

/// One row of large letters; where the signs cannot be drawn, plain words in the first.
fn large(canvas: &mut Canvas<'_, '_>, row: Rect, text: &str, part: u8) {
    let plain = canvas.paint.glyphs().set == GlyphSet::Plain;
    match big(text).filter(|_| !plain) {
        Some(rows) => {
            let shown = rows.get(usize::from(part)).map_or("", String::as_str);
            canvas.paint.put(row.x, row.y, row.width, shown, Tone::Ink, false);
        }
        None if part == 0 => {
            canvas.paint.put_cut(row.x, row.y, row.width, text, Tone::Head, true);
        }
        None => {}
    }
}

/// Pieces one after the other, two cells apart.
pub fn pieces(canvas: &mut Canvas<'_, '_>, mut x: u16, y: u16, end: u16, list: &[Piece]) -> u16 {
    for piece in list {
        let room = end.saturating_sub(x);
        if room == 0 {
            break;
        }
        x = canvas.paint.put_cut(x, y, room, &piece.text, piece.tone, piece.bold) + 2;
    }
    x
}

/// What happened nearby, on a line of 181 days: months below, this one marked above.
fn strip(canvas: &mut Canvas<'_, '_>, row: Rect, marks: &[StripMark], centre: chrono::NaiveDate) {
    use chrono::Datelike;
    const DAYS: i64 = crate::analysis::sheet::doors::NEARBY_DAYS;
    let wide = i64::from(row.width.max(2)) - 1;
    let column = |offset: i64| row.x + u16::try_from((offset + DAYS) * wide / (2 * DAYS)).unwrap_or(0);
    let glyphs = canvas.paint.glyphs();
    let this = column(0);
    let after = canvas.paint.put(this, row.y, 1, glyphs.down, Tone::Accent, false);
    let here = canvas.cx.say("celui-ci", "this one");
    canvas.paint.put_cut(after + 1, row.y, row.right().saturating_sub(after + 1), here, Tone::Accent, false);
    canvas.paint.hline(row.x, row.y + 1, row.width, false, Tone::Rule);
    // Of all that fall on one column the gravest is drawn, however many there are.
    let mut gravest: BTreeMap<u16, u8> = BTreeMap::new();
    for mark in marks {
        let dots = gravest.entry(column(mark.offset)).or_default();
        *dots = mark.dots.max(*dots);
    }
    for (x, dots) in gravest {
        canvas.paint.put(x, row.y + 1, 1, glyphs.dot, Tone::of_severity(dots), false);
    }
    let mut free = row.x;
    for offset in -DAYS..=DAYS {
        let day = centre + chrono::Duration::days(offset);
        let x = column(offset);
        if day.day() == 1 && x >= free && x + 3 <= row.right() {
            free = canvas.paint.put(
                x,
                row.y + 2,
                3,
                crate::model::time::MONTHS[day.month0() as usize % 12],
                Tone::Ink3,
                false,
            ) + 1;
        }
    }
}

/// A mark at the bottom that there is more, and the thumb at the right.
fn more(canvas: &mut Canvas<'_, '_>, lines: usize, area: Rect, scroll: usize) {
    let height = usize::from(area.height);
    if lines <= height || height == 0 {
        return;
    }
    let x = (area.right() + 1).min(canvas.paint.area().width.saturating_sub(1));
    let length = (height * height / lines).max(1);
    let top = scroll * (height - length) / (lines - height).max(1);
    canvas.paint.vline(x, area.y, area.height, Tone::Rule);
    let thumb = canvas.paint.glyphs().thumb;
    canvas.paint.repeat(Rect::new(x, area.y + cells(top), 1, cells(length)), thumb, Tone::Ink3);
}
