//! A form over the lower part of the screen: labels, fields, the button, its keys in the last row.

mod field;
mod foot;
mod plan;
#[cfg(test)]
mod tests;

use ratatui::layout::Rect;

use super::canvas::{Canvas, cells};
use super::overlay::{inside, raise};
use crate::app::form::Form;
use crate::app::form::shape;
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::model::marking::Composite;

/// Rows that are always there: frame, title, two rules, button, keys.
const FIXED: u16 = 7;

/// Draws the form.
pub fn draw(canvas: &mut Canvas<'_, '_>, form: &Form) {
    let mut composite = Composite::default();
    composite.add(&form.sheet().mark().marking());
    canvas.uses_all(&composite);
    let area = canvas.paint.area();
    let shape = shape::of((area.width, area.height));
    let foot = foot::rows(canvas, form, shape.wide.saturating_sub(6));
    let most = shape.high.saturating_sub(FIXED - 1 + foot);
    let lines = plan::lines(canvas, form, shape, most);
    let high = (cells(lines.len()) + FIXED - 1 + foot).min(shape.high);
    // At the left and at the bottom: the clock stands in the upper right part of the console.
    let y = (area.height.saturating_sub(1)).saturating_sub(high);
    let rect = Rect::new(2.min(area.width), y, shape.wide, high);
    raise(canvas, rect);
    let inner = inside(rect);
    title(canvas, form, inner);
    let rows = inner.height.saturating_sub(4 + foot);
    let first = plan::first(&lines, form, usize::from(rows));
    let more_below = lines.len() > first + usize::from(rows);
    rule(canvas, rect, inner.y + 1, (first > 0).then_some("↑"));
    for (y, line) in (inner.y + 2..inner.y + 2 + rows).zip(lines.iter().skip(first)) {
        field::draw(canvas, form, shape, line, rect, y);
    }
    rule(canvas, rect, inner.y + 2 + rows, more_below.then_some("↓"));
    foot::draw(canvas, form, rect, foot);
}

/// Number and kind; at the right, that it corrects something.
fn title(canvas: &mut Canvas<'_, '_>, form: &Form, inner: Rect) {
    let number = &form.sheet().number;
    let mut x = inner.x;
    if !number.is_empty() && !matches!(form, Form::Attendance(_)) {
        x = canvas.paint.put_cut(x, inner.y, inner.width / 2, number, Tone::AccentBold, true) + 2;
    }
    let words = form.title().get(canvas.cx.lang);
    let x = canvas.paint.put_cut(x, inner.y, inner.right().saturating_sub(x), words, Tone::Head, true);
    if let Some(seq) = form.corrects() {
        let note = format!("{} {seq}", canvas.cx.say("corrige l'entrée", "corrects entry"));
        let room = inner.right().saturating_sub(x + 2);
        canvas.paint.put_right(inner.right(), inner.y, room, &note, Tone::Ink3, false);
    }
}

/// A rule from edge to edge, with a word where fields lie beyond it.
fn rule(canvas: &mut Canvas<'_, '_>, rect: Rect, y: u16, more: Option<&str>) {
    canvas.paint.hline(rect.x + 1, y, rect.width.saturating_sub(2), false, Tone::Rule);
    if let Some(sign) = more {
        let words = format!(" {sign} {} ", canvas.cx.say("suite", "more"));
        let wide = cells(width(&words));
        canvas.paint.put_right(rect.right().saturating_sub(2), y, wide, &words, Tone::AccentBold, true);
    }
}
