//! Rows of parts, as `analysis::rows` laid them.

use ratatui::layout::Rect;

use super::canvas::{Canvas, cells};
use crate::analysis::rows::{Ink, Part, Row};
use crate::app::target::Target;
use crate::look::measure::{cut, width};
use crate::look::tone::{Ground, Tone};

/// Draws `row` into `area`, one line high; the door `cursor` is marked.
pub fn draw(canvas: &mut Canvas<'_, '_>, row: &Row, area: Rect, cursor: Option<usize>) {
    for part in &row.parts {
        part_at(canvas, part, area, cursor);
    }
}

fn part_at(canvas: &mut Canvas<'_, '_>, part: &Part, area: Rect, cursor: Option<usize>) {
    let (x, y) = (area.x.saturating_add(part.x), area.y);
    let room = area.right().saturating_sub(x);
    match &part.ink {
        Ink::Text { text, max, tone, bold } => {
            canvas.paint.put_cut(x, y, (*max).min(room), text, *tone, *bold);
        }
        Ink::Right { text, tone, bold } => {
            canvas.paint.put_right(x, y, cells(width(text)), text, *tone, *bold);
        }
        Ink::Sign(sign, tone) => {
            let sign = sign.get(canvas.paint.glyphs());
            canvas.paint.put(x, y, room.min(1), sign, *tone, false);
        }
        Ink::Line { cells, stroke, tone } => {
            let sign = stroke.sign(canvas.paint.glyphs());
            canvas.paint.repeat(Rect::new(x, y, (*cells).min(room), 1), sign, *tone);
        }
        Ink::Bar { cells, text } => bar(canvas, Rect::new(x, y, (*cells).min(room), 1), text),
        Ink::Section { cells, title, note, doors } => {
            let focused = cursor.is_some_and(|door| doors.contains(&door));
            canvas.paint.section(x, y, (*cells).min(room), title, note, focused);
        }
        Ink::Spark { values, max, from } => canvas.paint.spark(x, y, values, *max, *from),
        Ink::Dots(n) => canvas.paint.dots(x, y, *n),
        Ink::Heat { cells, level } => canvas.paint.heat(Rect::new(x, y, (*cells).min(room), 1), *level),
        Ink::Door { cells, door } => {
            let zone = Rect::new(x, y, (*cells).min(room), 1);
            if cursor == Some(*door) {
                // The selection begins in the margin and runs one cell past the last column.
                let bar = Rect::new(x.saturating_sub(1), y, zone.width + 2, 1);
                canvas.paint.fill(bar, Ground::Selected);
                let edge = canvas.paint.glyphs().edge;
                canvas.paint.put(bar.x, y, 1, edge, Tone::Accent, false);
            }
            canvas.hit(zone, Target::Door(*door));
        }
    }
}

/// A bar in the tone of a chip, its name inside as far as it fits; written once, for a chip that is
/// written over a chip turns back where there is no colour.
fn bar(canvas: &mut Canvas<'_, '_>, area: Rect, text: &str) {
    let wide = usize::from(area.width);
    let inset = usize::from(wide > 3);
    let name = cut(text, wide - 2 * inset, canvas.paint.glyphs().ellipsis);
    let rest = " ".repeat(wide.saturating_sub(inset + width(&name)));
    let whole = format!("{}{name}{rest}", " ".repeat(inset));
    canvas.paint.put(area.x, area.y, area.width, &whole, Tone::Chip, true);
}
