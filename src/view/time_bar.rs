//! The bar of time: incidents along it, the days that are shown among them, months below.
//!
//! ```text
//! TIME ─────────────────────────── 30 days to 12 SEP · 9 incidents
//! ·▁▂··▁▃█▂▁··▂▁▁··▂▃▁▁▂▂▁▁▂▁▁▁▂▂▁▁▂▁▃▂▁▁▂▂▁▁▂▁▁
//! MAY          JUN          JUL           AUG
//! ```

use ratatui::layout::Rect;

use super::canvas::{Canvas, cells};
use crate::analysis::window::bars::bars;
use crate::app::target::Target;
use crate::look::measure::width;
use crate::look::tone::Tone;

/// Draws it into `area`: bars and months; with a head in three rows, with taller bars in four.
pub fn draw(canvas: &mut Canvas<'_, '_>, area: Rect) {
    if area.height < 2 || area.width < 8 {
        return;
    }
    let state = canvas.state;
    canvas.uses_all(&state.days.composite);
    let shown = state.shown_days();
    let mut y = area.y;
    if area.height > 2 {
        let title = canvas.cx.say("TEMPS", "TIME");
        let note = note(canvas, state.days.count(shown));
        canvas.paint.section(area.x, y, area.width, title, &note, state.play.is_some());
        y += 1;
    }
    // Where everything is shown, the period of the meeting is what is looked at.
    let bars = bars(&state.days, shown.or(state.days.period()), usize::from(area.width));
    let rows = (area.bottom() - y - 1).clamp(1, 2);
    for ((cell, count), x) in bars.cells.iter().enumerate().zip(area.x..area.right()) {
        let tone = match (*count, bars.window.contains(&cell)) {
            (0, false) => Tone::Rule,
            (1.., true) => Tone::Accent,
            _ => Tone::Ink3,
        };
        column(canvas, (x, y, rows), (*count, bars.max), tone);
    }
    let below = y + rows;
    for (cell, label) in &bars.labels {
        let inside = bars.window.contains(cell);
        let tone = if inside { Tone::Ink2 } else { Tone::Ink3 };
        canvas.paint.put(area.x + cells(*cell), below, cells(width(label)), label, tone, false);
    }
    canvas.hit(Rect { y, height: rows + 1, ..area }, Target::Time { col: 0, width: area.width });
}

/// One cell of the bar, over one row or two.
fn column(canvas: &mut Canvas<'_, '_>, (x, y, rows): (u16, u16, u16), (count, max): (u32, u32), tone: Tone) {
    let glyphs = canvas.paint.glyphs();
    if rows < 2 {
        canvas.paint.put(x, y, 1, glyphs.spark_level(count, max), tone, false);
        return;
    }
    // Sixteen steps: the lower half of the scale in the lower row, the rest above it.
    let half = u64::from(max.max(1)).div_ceil(2);
    let low = u32::try_from(u64::from(count).min(half)).unwrap_or(u32::MAX);
    let high = count - low;
    let scale = u32::try_from(half).unwrap_or(u32::MAX);
    canvas.paint.put(x, y + 1, 1, glyphs.spark_level(low, scale), tone, false);
    if high > 0 {
        canvas.paint.put(x, y, 1, glyphs.spark_level(high, scale), tone, false);
    }
}

/// What is shown, and how many incidents that are.
fn note(canvas: &Canvas<'_, '_>, count: usize) -> String {
    let unit = if count == 1 { "incident" } else { "incidents" };
    let playing = if canvas.state.play.is_some() { canvas.cx.say("défile · ", "playing · ") } else { "" };
    format!("{playing}{} · {count} {unit}", canvas.state.days_words())
}
