//! Where to go on the map: what is typed, and the places that answer to it.
//!
//! ```text
//! ╭ → kédug                                        2 places ╮
//! │ Kédougou                                      town, SEN │
//! ╰ Enter open   Esc close ────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use super::{inside, keys, panel, typed, window};
use crate::app::map::goto::{Aim, GotoBox};
use crate::app::target::Target;
use crate::look::measure::{width, wrap};
use crate::look::tone::Tone;
use crate::view::canvas::{Canvas, cells};

/// Rows of the box.
const HEIGHT: u16 = 16;

/// Draws the box.
pub fn draw(canvas: &mut Canvas<'_, '_>, goto: &GotoBox) {
    let rect = panel(canvas, 64, HEIGHT);
    let inner = inside(rect);
    let count = match goto.found.len() {
        0 => String::new(),
        1 => canvas.cx.say("1 lieu", "1 place").to_owned(),
        n => format!("{n} {}", canvas.cx.say("lieux", "places")),
    };
    let taken = cells(width(&count));
    let row = Rect { width: inner.width.saturating_sub(taken + 2), height: 1, ..inner };
    let sign = canvas.paint.glyphs().to;
    typed(canvas, row, sign, &goto.input);
    canvas.paint.put_right(inner.right(), inner.y, taken, &count, Tone::Ink3, false);
    canvas.paint.hline(rect.x + 1, inner.y + 1, rect.width.saturating_sub(2), false, Tone::Rule);
    if goto.found.is_empty() {
        nothing(canvas, goto, inner);
    }
    let rows = usize::from(inner.height.saturating_sub(4));
    let first = window(goto.cursor, goto.found.len(), rows);
    for (y, (at, aim)) in (inner.y + 2..).zip(goto.found.iter().enumerate().skip(first).take(rows)) {
        let row = Rect::new(rect.x + 1, y, rect.width.saturating_sub(2), 1);
        if at == goto.cursor {
            canvas.paint.select(row, true);
        }
        line(canvas, aim, Rect { y, height: 1, ..inner }, at == goto.cursor);
        canvas.hit(row, Target::Choice(at));
    }
    keys(canvas, rect);
}

/// Name at the left, what and where it is at the right.
fn line(canvas: &mut Canvas<'_, '_>, aim: &Aim, row: Rect, chosen: bool) {
    if let Some(record) = aim.record.as_deref().and_then(|id| canvas.state.room.get(id))
        && !record.built_in
    {
        canvas.uses(record);
    }
    let taken = cells(width(&aim.note)).min(row.width / 2);
    let room = row.width.saturating_sub(taken + 2);
    canvas.paint.put_cut(row.x, row.y, room, &aim.name, Tone::Ink, chosen);
    canvas.paint.put_right(row.right(), row.y, taken, &aim.note, Tone::Ink3, false);
}

fn nothing(canvas: &mut Canvas<'_, '_>, goto: &GotoBox, inner: Rect) {
    let cx = canvas.cx;
    let words = if goto.input.value().trim().is_empty() {
        cx.say(
            "Un lieu, des degrés, des degrés-minutes-secondes ou une référence MGRS. Sans accents, une faute permise.",
            "A place, degrees, degrees-minutes-seconds or an MGRS reference. Accents do not matter, a slip is forgiven.",
        )
    } else {
        cx.say("Aucun lieu de ce nom, ni coordonnées.", "No place of that name, and no coordinates.")
    };
    for (y, line) in (inner.y + 2..inner.bottom()).zip(wrap(words, usize::from(inner.width))) {
        canvas.paint.put(inner.x, y, inner.width, line, Tone::Ink2, false);
    }
}
