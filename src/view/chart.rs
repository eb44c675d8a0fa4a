//! A chart over the body of the desk.

use super::canvas::Canvas;
use super::chrome::{as_of, region_words};
use super::scene::{self, Look};
use crate::analysis::chart;
use crate::app::chart::ChartPlace;
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::view::canvas::cells;

/// Draws the chart of the desk, with its title line.
pub fn draw(canvas: &mut Canvas<'_, '_>, place: &ChartPlace) {
    title(canvas, place);
    let (page, composite) = place.page(canvas.state);
    canvas.uses_all(&composite);
    let look = Look { pointer: place.pointer, scroll: place.scroll, ..Look::default() };
    scene::page(canvas, &page, ChartPlace::area(canvas.state.geometry().body), look);
}

/// `Incidents ▸ Incidents by month  all regions                      as of 141000Z OCT 25`.
fn title(canvas: &mut Canvas<'_, '_>, place: &ChartPlace) {
    let (cx, state) = (canvas.cx, canvas.state);
    let right = canvas.paint.area().width.saturating_sub(2);
    let room = |x: u16| right.saturating_sub(x);
    let x = canvas.paint.put_cut(2, 3, room(2), state.pane.name().get(cx.lang), Tone::Head, true) + 1;
    let sign = canvas.paint.glyphs().arrow_right;
    let x = canvas.paint.put_cut(x, 3, room(x), sign, Tone::Ink3, false) + 1;
    let x = canvas.paint.put_cut(x, 3, room(x), &chart::title(&cx, place.chart), Tone::Ink, false) + 2;
    let x = canvas.paint.put_cut(x, 3, room(x), &region_words(canvas), Tone::Ink2, false) + 2;
    let note = as_of(canvas);
    let long = cells(width(&note));
    if x + long <= right {
        canvas.paint.put_right(right, 3, long, &note, Tone::Ink3, false);
    }
    if let Some((record, _)) = state.room.meeting() {
        canvas.uses(record);
    }
}
