//! Incidents by region and month, and by kind.

use super::{Marks, cut_note, row, widest};
use crate::analysis::overview::{MONTHS, Overview, RegionRow};
use crate::app::overview::plan::Slot;
use crate::look::measure::{signed, width};
use crate::look::tone::Tone;
use crate::model::time;
use crate::view::canvas::{Canvas, cells};

/// A column of counts: its head, its values by region, its width with the gap before it.
struct Counts {
    head: &'static str,
    values: Vec<(String, Tone, bool)>,
    cells: u16,
}

fn counts(canvas: &Canvas<'_, '_>, rows: &[RegionRow]) -> Vec<Counts> {
    let cx = canvas.cx;
    let column = |head: &'static str, value: fn(&RegionRow) -> (String, Tone, bool)| {
        let values: Vec<_> = rows.iter().map(value).collect();
        let wide = widest(values.iter().map(|(text, ..)| text.as_str())).max(cells(width(head)));
        Counts { head, values, cells: wide.max(3) + 2 }
    };
    vec![
        column(cx.say("cas", "now"), |r| (r.now.to_string(), Tone::Ink, true)),
        column(cx.say("avant", "was"), |r| (r.before.to_string(), Tone::Ink2, false)),
        column("Δ", |r| {
            let change = i64::from(r.now) - i64::from(r.before);
            (signed(change), if change > 0 { Tone::Bad } else { Tone::Ink2 }, false)
        }),
        column(cx.say("graves", "severe"), |r| known(i64::from(r.severe), Tone::Bad)),
        column(cx.say("tués", "killed"), |r| known(r.killed, Tone::Ink)),
    ]
}

/// A number, or a dash for none.
fn known(n: i64, tone: Tone) -> (String, Tone, bool) {
    if n == 0 { ("–".to_owned(), Tone::Ink3, false) } else { (n.to_string(), tone, false) }
}

/// Regions by months, with their counts of the period and of the one before.
pub(super) fn regions(canvas: &mut Canvas<'_, '_>, o: &Overview, slot: &Slot, marks: &mut Marks) {
    let area = slot.area;
    let rows = &o.regions[..slot.items.min(o.regions.len())];
    let lang = canvas.cx.lang;
    let mut counts = counts(canvas, rows);
    let months_x = area.x + 2 + widest(rows.iter().map(|r| r.region.word(lang))) + 2;
    let room = area.right().saturating_sub(months_x);
    // Months two cells apart say more than the last columns.
    let months = cells(MONTHS) * 2 - 1;
    let fixed = |counts: &[Counts]| counts.iter().map(|c| c.cells).sum::<u16>();
    while counts.len() > 3 && fixed(&counts) + months > room {
        counts.pop();
    }
    let free = room.saturating_sub(fixed(&counts));
    let step = ((free + 1) / cells(MONTHS)).clamp(1, 3);
    // In a narrow column the latest months stay.
    let first = MONTHS.saturating_sub(usize::from(free));
    heads(canvas, o, slot, marks, &counts, (months_x, step));
    let max = rows.iter().flat_map(|r| r.months).max().unwrap_or(0);
    for (at, region) in rows.iter().enumerate() {
        let y = row(canvas, slot, at, marks).y;
        canvas.paint.put(area.x + 2, y, area.width, region.region.word(lang), Tone::Ink, false);
        let current = o.current_from.saturating_sub(first);
        canvas.paint.spark_spaced(months_x, y, step, &region.months[first..], max, current);
        let mut x = area.right() - fixed(&counts).min(area.width);
        for column in &counts {
            x += column.cells;
            let (text, tone, bold) = &column.values[at];
            canvas.paint.put_right(x, y, column.cells, text, *tone, *bold);
        }
    }
}

/// Title, letters of the months, heads of the counts: in one row where rows are few.
fn heads(
    canvas: &mut Canvas<'_, '_>,
    o: &Overview,
    slot: &Slot,
    marks: &Marks,
    counts: &[Counts],
    (months_x, step): (u16, u16),
) {
    let area = slot.area;
    let cx = canvas.cx;
    let month = |at: usize| time::MONTHS[(o.first_month.1 as usize + at) % 12];
    let fixed: u16 = counts.iter().map(|c| c.cells).sum();
    let long = cx.say("INCIDENTS PAR RÉGION", "INCIDENTS BY REGION");
    let fits = cells(width(long)) + fixed + 4 <= area.width;
    let title = if fits { long } else { cx.say("PAR RÉGION", "BY REGION") };
    let note = format!("{} {}", cx.say("12 mois jusqu'en", "12 months to"), month(MONTHS - 1));
    let own_row = slot.head > 1;
    let wide = if own_row { area.width } else { area.width.saturating_sub(fixed) };
    let focused = marks.part == Some(slot.part);
    canvas.paint.section(area.x, area.y, wide, title, &note, focused);
    let y = area.y + slot.head - 1;
    if own_row {
        for at in 0..MONTHS {
            let letter = month(at).get(..1).unwrap_or_default();
            let tone = if at >= o.current_from { Tone::Ink2 } else { Tone::Ink3 };
            canvas.paint.put(months_x + cells(at) * step, y, 1, letter, tone, false);
        }
    }
    let mut x = area.right() - fixed.min(area.width);
    for column in counts {
        x += column.cells;
        canvas.paint.put_right(x, y, column.cells, column.head, Tone::Ink3, false);
    }
}

/// Kinds of incidents: one square for each of the period, the number, the number before.
pub(super) fn kinds(canvas: &mut Canvas<'_, '_>, o: &Overview, slot: &Slot) {
    let area = slot.area;
    let cx = canvas.cx;
    let rows = &o.kinds[..slot.items.min(o.kinds.len())];
    let (now, was) = (cx.say("cas", "now"), cx.say("avant", "was"));
    let (now_cells, was_cells) = (5, cells(width(was)) + 2);
    let numbers = now_cells + was_cells;
    let note = cut_note(canvas, rows.len(), o.kinds.len());
    let title = cx.say("PAR NATURE", "BY KIND");
    canvas.paint.section(area.x, area.y, area.width.saturating_sub(numbers), title, &note, false);
    canvas.paint.put_right(area.right() - was_cells, area.y, now_cells, now, Tone::Ink3, false);
    canvas.paint.put_right(area.right(), area.y, was_cells, was, Tone::Ink3, false);
    let names = widest(rows.iter().map(|(kind, ..)| kind.word(cx.lang)));
    let bar_x = area.x + 2 + names + 2;
    let room = (area.right() - numbers).saturating_sub(bar_x);
    let most = rows.iter().map(|(_, now, _)| *now).max().unwrap_or(0).max(1);
    let glyph = canvas.paint.glyphs().square;
    for (y, (kind, now, before)) in (area.y + slot.head..).zip(rows) {
        canvas.paint.put_cut(area.x + 2, y, names, kind.word(cx.lang), Tone::Ink, false);
        // One for each incident as long as the longest bar fits.
        let share = if most <= u32::from(room) { *now } else { (u32::from(room) * now).div_ceil(most) };
        let bar = u16::try_from(share).unwrap_or(room).min(room);
        canvas.paint.repeat(ratatui::layout::Rect::new(bar_x, y, bar, 1), glyph, Tone::Accent);
        canvas.paint.put_right(area.right() - was_cells, y, now_cells, &now.to_string(), Tone::Ink, true);
        canvas.paint.put_right(area.right(), y, was_cells, &before.to_string(), Tone::Ink2, false);
    }
}
