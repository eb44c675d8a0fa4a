//! The rows below a map: what is on it, what it is filtered to, and where the map itself is from.

use crate::analysis::context::Cx;
use crate::analysis::rows::{Row, cells};
use crate::analysis::situation::{LegendLine, Situation, Swatch};
use crate::look::tone::Tone;
use crate::map::projection::View;
use crate::map::scale::{ATTRIBUTION, IN_SHORT};

/// Cells between two entries.
const GAP: u16 = 3;

/// Rows for the entries and for the notes on the map itself, by the height there is.
const fn share(height: u16) -> (usize, usize) {
    match height {
        0..=9 => (0, 0),
        10..=15 => (1, 0),
        16..=19 => (2, 0),
        20..=23 => (2, 1),
        _ => (3, 1),
    }
}

/// The rows for a map of this size; what has no room is left out from the end.
pub(super) fn rows(cx: &Cx<'_>, situation: &Situation, filter: &str, view: View) -> Vec<Row> {
    let (width, height) = view.size();
    let (most, notes) = share(height);
    let mut rows: Vec<Row> = Vec::new();
    let mut x = 0;
    if most > 0 {
        rows.push(Row::default());
    }
    if most > 0 && !filter.is_empty() {
        let wide = cells(filter).min(width);
        rows = vec![Row::default().cut(0, width, filter, Tone::Ink2)];
        x = wide + GAP;
    }
    for line in situation.legend(cx, Some(view.bounds())) {
        let wide = cells_of(&line);
        if x > 0 && x.saturating_add(wide) > width {
            if rows.len() >= most {
                break;
            }
            rows.push(Row::default());
            x = 0;
        }
        if wide > width {
            continue;
        }
        if let Some(row) = rows.pop() {
            rows.push(entry(row, x, &line));
        }
        x += wide + GAP;
    }
    rows.retain(|row| !row.parts.is_empty());
    rows.extend(origin(cx, width).into_iter().take(notes));
    rows
}

/// Cells an entry takes: sign, words, count.
fn cells_of(line: &LegendLine) -> u16 {
    sign(line) + cells(&line.words) + 1 + cells(&line.count.to_string())
}

/// Cells of the sign with the blank behind it.
const fn sign(line: &LegendLine) -> u16 {
    match line.sign {
        Swatch::Mark(_) | Swatch::Area => 2,
        Swatch::Way(_) => 3,
        Swatch::Words => 0,
    }
}

fn entry(mut row: Row, x: u16, line: &LegendLine) -> Row {
    if let Some(ink) = line.sign.ink(line.tone) {
        row = row.part(x, ink);
    }
    let tone = if line.sign == Swatch::Words { line.tone } else { Tone::Ink2 };
    let words = x + sign(line);
    row.text(words, line.words.as_str(), tone).text(
        words + cells(&line.words) + 1,
        line.count.to_string(),
        Tone::Ink,
    )
}

/// Who made the map and what it does not promise, in one row; the shorter where there is less room.
fn origin(cx: &Cx<'_>, width: u16) -> Option<Row> {
    let joined = cx.say("nombre : au même endroit", "number: in one place");
    let [schematic, limits, source] = IN_SHORT.map(|note| note.get(cx.lang));
    let limits = format!("{schematic} · {limits}");
    let all = [
        format!("{joined} · {limits} · {}", ATTRIBUTION.get(cx.lang)),
        format!("{joined} · {limits} · {source}"),
        format!("{limits} · {source}"),
        source.to_owned(),
    ];
    let fits = all.into_iter().find(|words| cells(words) <= width)?;
    Some(Row::default().text(0, fits, Tone::Ink3))
}
