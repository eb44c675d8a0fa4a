//! Planned against actual, item by item, with the sum of each day.

use ratatui::layout::Rect;

use super::{inside, keys, panel, window};
use crate::analysis::clock::words::clock_face;
use crate::analysis::clock::{Actual, actuals};
use crate::app::target::Target;
use crate::look::tone::Tone;
use crate::view::canvas::{Canvas, cells};

/// Cells of a column of times.
const TIME: u16 = 9;

/// Draws the table from row `cursor` on.
pub fn draw(canvas: &mut Canvas<'_, '_>, cursor: usize) {
    let cx = canvas.cx;
    let Some(talk) = &canvas.state.talk else { return };
    let all = actuals(&talk.plan, &talk.clock, talk.now);
    let rect = panel(canvas, 92, cells(all.len()).saturating_add(7).max(10));
    let area = inside(rect);
    canvas.paint.put_cut(
        area.x,
        area.y,
        area.width,
        cx.say("Prévu et réel", "Planned and actual"),
        Tone::Head,
        true,
    );
    let right = area.right();
    let heads = [
        cx.say("début", "began"),
        cx.say("prévu", "planned"),
        cx.say("réel", "actual"),
        cx.say("écart", "off by"),
    ];
    for (at, head) in (0_u16..).zip(heads.iter().rev()) {
        canvas.paint.put_right(right.saturating_sub(at * TIME), area.y + 1, TIME, head, Tone::Ink3, false);
    }
    let height = usize::from(area.height.saturating_sub(5));
    let first = window(cursor, all.len(), height);
    for (y, (at, actual)) in (area.y + 2..).zip(all.iter().enumerate().skip(first).take(height)) {
        let line = Rect::new(rect.x + 1, y, rect.width - 2, 1);
        if at == cursor {
            canvas.paint.select(line, true);
        }
        row(canvas, actual, Rect::new(area.x, y, area.width, 1));
        canvas.hit(line, Target::Choice(at));
    }
    let planned: i64 = all.iter().filter(|a| a.began.is_some()).map(|a| a.planned).sum();
    let used: i64 = all.iter().map(|a| a.used).sum();
    let y = area.bottom().saturating_sub(3);
    canvas.paint.hline(right.saturating_sub(3 * TIME - 2), y, 3 * TIME - 2, false, Tone::Rule);
    let words = cx.say("points abordés", "items begun");
    canvas.paint.put_cut(area.x, y + 1, area.width, words, Tone::Ink2, false);
    times(canvas, right, y + 1, planned, used);
    keys(canvas, rect);
}

fn row(canvas: &mut Canvas<'_, '_>, actual: &Actual, line: Rect) {
    let right = line.right();
    canvas.paint.put_cut(line.x, line.y, 5, &actual.number, Tone::Ink3, false);
    let room = line.width.saturating_sub(7 + 4 * TIME);
    canvas.paint.put_cut(line.x + 6, line.y, room, &actual.title, Tone::Ink, false);
    let Some(began) = actual.began else {
        let sign = canvas.paint.glyphs().range;
        canvas.paint.put_right(right - 3 * TIME, line.y, TIME, sign, Tone::Ink3, false);
        canvas.paint.put_right(
            right - 2 * TIME,
            line.y,
            TIME,
            &clock_face(actual.planned),
            Tone::Ink2,
            false,
        );
        canvas.paint.put_right(right - TIME, line.y, TIME, sign, Tone::Ink3, false);
        return;
    };
    let began = began.format("%H:%M").to_string();
    canvas.paint.put_right(right - 3 * TIME, line.y, TIME, &began, Tone::Ink2, false);
    times(canvas, right, line.y, actual.planned, actual.used);
}

/// Planned, used and the difference.
fn times(canvas: &mut Canvas<'_, '_>, right: u16, y: u16, planned: i64, used: i64) {
    let off = used - planned;
    let tone = if off > 60 { Tone::High } else { Tone::Good };
    let sign = if off > 0 { "+" } else { "" };
    canvas.paint.put_right(right - 2 * TIME, y, TIME, &clock_face(planned), Tone::Ink2, false);
    canvas.paint.put_right(right - TIME, y, TIME, &clock_face(used), Tone::Ink, false);
    canvas.paint.put_right(right, y, TIME, &format!("{sign}{}", clock_face(off)), tone, false);
}
