//! A patrol plan over the whole body: its title line; the page itself is made of rows.
//!
//! ```text
//! Patrols ▸ Falémé north  mixed, motorised, SEN MLI       SUN 19 OCT 25  0600Z–1600Z
//! ready   lead SEN   strength 26 SEN + 24 MLI   approved SEN ✓ MLI ✓   …
//!
//! TIMELINE ─────────────────────────────────────────────────────────────────────────
//! ROUTE LEGS ──────────────────────────────────    BORDER CROSSINGS ────────────────
//! ```

use super::canvas::{Canvas, cells};
use super::detail;
use crate::analysis::pane::Pane;
use crate::analysis::patrol;
use crate::look::measure::width;
use crate::look::tone::Tone;

/// Draws the page and its title line.
pub fn draw(canvas: &mut Canvas<'_, '_>) {
    title(canvas);
    let area = canvas.state.geometry().detail;
    detail::draw(canvas, area);
}

/// `Patrols ▸ name  what        when`; the name is cut last.
fn title(canvas: &mut Canvas<'_, '_>) {
    let state = canvas.state;
    let Some(record) = state.selected().and_then(|id| state.room.get(id)) else { return };
    let Some(title) = patrol::title(&canvas.cx, record) else { return };
    let right = canvas.paint.area().width.saturating_sub(2);
    let when = cells(width(&title.when));
    canvas.paint.put_right(right, 3, when, &title.when, Tone::Ink2, false);
    let end = right.saturating_sub(when + 3);
    let pane = Pane::Patrols.name().get(canvas.cx.lang);
    let mut x = canvas.paint.put_cut(2, 3, end.saturating_sub(2), pane, Tone::Ink3, false) + 1;
    let sign = canvas.paint.glyphs().arrow_right;
    x = canvas.paint.put(x, 3, end.saturating_sub(x), sign, Tone::Ink3, false) + 1;
    x = canvas.paint.put_cut(x, 3, end.saturating_sub(x), &title.name, Tone::Head, true) + 2;
    if x + 8 < end {
        canvas.paint.put_cut(x, 3, end - x, &title.what, Tone::Ink2, false);
    }
}
