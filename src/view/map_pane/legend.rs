//! What the signs on the map mean, and which layers are off.

use ratatui::layout::Rect;

use super::side::Pen;
use crate::analysis::situation::{LegendLine, Swatch};
use crate::app::map::layers::{Base, Layer};
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::view::canvas::{Canvas, cells};

/// Cells between two entries of a row at least.
const GAP: usize = 2;

/// The key that switches layers.
const KEY: &str = "f";

/// Cells between two words of gravity at least.
const WORD_GAP: usize = 1;

/// Draws the legend of what lies on the map, then the layers that are off.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, pen: &mut Pen) {
    let cx = canvas.cx;
    let state = canvas.state;
    let lines = &state.map.legend;
    let marks = state.map.situation.marks.len().to_string();
    pen.section(canvas, cx.say("SUR LA CARTE", "ON THE MAP"), &marks, false);
    if lines.is_empty() {
        let words =
            cx.say("Rien à ces dates, ici.  w  autres dates", "Nothing on these days.  w  other days");
        pen.wrapped(canvas, words, 2, Tone::Ink2, false);
    }
    let wide = usize::from(pen.width());
    let names = switched_off(canvas);
    let off = format!("{} {names}", cx.say("masqué :", "off:"));
    // One row where the names fit, else a gap, a head and the names.
    let kept = match width(&off) + width(KEY) + 1 {
        _ if names.is_empty() => 0,
        row if row <= wide => 1,
        _ => 3,
    };
    let room = usize::from(pen.left()).saturating_sub(kept);
    let mut rows = rows(lines, wide);
    let missing = rows.len().saturating_sub(room);
    pair(&mut rows, wide, missing);
    for (at, row) in rows.iter().enumerate() {
        if at + 1 >= room && at + 1 < rows.len() {
            let left: usize = rows[at..].iter().map(Vec::len).sum();
            pen.text(
                canvas,
                &format!("+{left} {}", cx.say("autres signes", "more signs")),
                Tone::Ink3,
                false,
            );
            break;
        }
        let Some(place) = pen.row() else { return };
        entries(canvas, place, row);
    }
    if names.is_empty() {
        return;
    }
    if pen.left() >= 3 {
        pen.section(canvas, cx.say("MASQUÉ", "SWITCHED OFF"), KEY, false);
        pen.wrapped(canvas, &names, 3, Tone::Ink2, false);
        return;
    }
    let Some(row) = pen.row() else { return };
    let x = canvas.paint.put(row.x, row.y, row.width, KEY, Tone::AccentBold, true) + 1;
    canvas.paint.put_cut(x, row.y, row.right().saturating_sub(x), &off, Tone::Ink3, false);
}

/// The entries row by row, words of gravity together.
fn rows(lines: &[LegendLine], wide: usize) -> Vec<Vec<&LegendLine>> {
    let mut rows: Vec<Vec<&LegendLine>> = Vec::new();
    for line in lines {
        let joined = rows.last_mut().filter(|row| {
            let taken: usize = row.iter().map(|line| cells_of(line) + WORD_GAP).sum();
            let words = row.iter().chain([&line]).all(|line| line.sign == Swatch::Words);
            words && taken + cells_of(line) <= wide
        });
        match joined {
            Some(row) => row.push(line),
            None => rows.push(vec![line]),
        }
    }
    rows
}

/// Puts two entries with signs into one row, from the end, until so many rows are saved.
fn pair(rows: &mut Vec<Vec<&LegendLine>>, wide: usize, mut missing: usize) {
    let mut at = rows.len();
    while missing > 0 && at >= 2 {
        at -= 1;
        let two = [&rows[at - 1], &rows[at]];
        let single = two.iter().all(|row| row.len() == 1 && row[0].sign != Swatch::Words);
        let taken: usize = two.iter().flat_map(|row| row.iter()).map(|line| cells_of(line)).sum();
        if single && taken + GAP <= wide {
            let second = rows.remove(at);
            rows[at - 1].extend(second);
            missing -= 1;
            at -= 1;
        }
    }
}

/// Cells an entry takes: sign, words, count.
fn cells_of(line: &LegendLine) -> usize {
    let sign = if line.sign == Swatch::Words { 0 } else { 2 };
    sign + width(&line.words) + 1 + width(&line.count.to_string())
}

/// Draws the entries of a row: the count of the last at the right edge, those of the others behind their
/// words.
fn entries(canvas: &mut Canvas<'_, '_>, row: Rect, lines: &[&LegendLine]) {
    let glyphs = canvas.paint.glyphs();
    let taken: usize = lines.iter().map(|line| cells_of(line)).sum();
    let spare = usize::from(row.width).saturating_sub(taken);
    // Words stand under the words of the signs where there is room.
    let indent = if lines[0].sign == Swatch::Words && spare >= 2 + (lines.len() - 1) * GAP { 2 } else { 0 };
    let spare = spare - usize::from(indent);
    let mut x = row.x + indent;
    for (at, line) in lines.iter().enumerate() {
        let last = at + 1 == lines.len();
        let count = line.count.to_string();
        let wide = cells(width(&count));
        let tone = if line.sign == Swatch::Words { line.tone } else { Tone::Ink2 };
        if line.sign != Swatch::Words {
            canvas.paint.put(x, row.y, 1, line.sign.of(glyphs), line.tone, true);
            x += 2;
        }
        let room = row.right().saturating_sub(x + wide + 1);
        x = canvas.paint.put_cut(x, row.y, room, &line.words, tone, false) + 1;
        if last {
            canvas.paint.put_right(row.right(), row.y, wide, &count, Tone::Ink, false);
        } else {
            x = canvas.paint.put(x, row.y, wide, &count, Tone::Ink, false);
            x += cells(spare / (lines.len() - 1));
        }
    }
}

/// The names of the layers that are off.
fn switched_off(canvas: &Canvas<'_, '_>) -> String {
    let map = &canvas.state.map;
    // The grid is off unless it is asked for.
    let off = Layer::all().filter(|layer| *layer != Layer::Base(Base::Grid) && !layer.is_on(map));
    off.map(|layer| layer.word(&canvas.cx)).collect::<Vec<_>>().join(", ")
}
