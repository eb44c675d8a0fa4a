//! Everything that was recorded, the latest first, to be corrected or withdrawn.

use ratatui::layout::Rect;

use super::{inside, keys, panel, window};
use crate::app::overlay::LedgerList;
use crate::app::target::Target;
use crate::look::tone::Tone;
use crate::view::canvas::{Canvas, cells};
use crate::view::console::recorded;

/// Draws the list.
pub fn draw(canvas: &mut Canvas<'_, '_>, list: LedgerList) {
    let cx = canvas.cx;
    let Some(talk) = &canvas.state.talk else { return };
    let rows = talk.ledger.rows();
    let rect = panel(canvas, 100, cells(rows.len()).saturating_add(6).max(10));
    let area = inside(rect);
    canvas.paint.put_cut(area.x, area.y, area.width, cx.say("Consigné", "Recorded"), Tone::Head, true);
    let place = talk.places.first().map_or("", String::as_str);
    canvas.paint.put_right(area.right(), area.y, area.width.saturating_sub(14), place, Tone::Ink3, false);
    let height = usize::from(area.height.saturating_sub(4));
    let first = window(list.cursor, rows.len(), height);
    for (y, (at, row)) in (area.y + 2..).zip(rows.iter().enumerate().skip(first).take(height)) {
        let line = Rect::new(rect.x + 1, y, rect.width - 2, 1);
        if at == list.cursor {
            canvas.paint.select(line, true);
        }
        recorded::one(canvas, row, Rect::new(area.x, y, area.width, 1), area.width >= 76, true);
        canvas.hit(line, Target::Choice(at));
    }
    if rows.is_empty() {
        let words = cx.say("Rien n'est consigné encore.", "Nothing is recorded yet.");
        canvas.paint.put_cut(area.x, area.y + 2, area.width, words, Tone::Ink2, false);
    }
    keys(canvas, rect);
}
