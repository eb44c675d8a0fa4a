//! The search: what is typed, what is found, the best hit in short.
//!
//! ```text
//! ╭ / felou                                   12 in 9 kinds ╮
//! │ asset     Centrale de Félou      hydro, 29PKR 4664   MLI │
//! │ risk      Félou: fuel and spares …                   20  │
//! ├ preview   …                                              │
//! ╰ Enter open   Tab kind   Esc close ──────────────────────╯
//! ```

use ratatui::layout::Rect;

use super::{inside, keys, panel, typed, window};
use crate::analysis::describe;
use crate::analysis::search::{Hit, marks};
use crate::analysis::sheet::{build, marking_words};
use crate::app::search::SearchBox;
use crate::app::target::Target;
use crate::look::measure::{cut, width, wrap};
use crate::look::tone::Tone;
use crate::view::canvas::{Canvas, cells};
use crate::view::detail::pieces;

/// Width of the column of kinds.
const KIND: u16 = 15;

/// Draws the search.
pub fn draw(canvas: &mut Canvas<'_, '_>, search: &SearchBox) {
    let area = canvas.paint.area();
    let wide = if area.width >= 110 { 92 } else { area.width.saturating_sub(4) };
    let rect = panel(canvas, wide, if area.height >= 30 { 24 } else { area.height });
    let inner = inside(rect);
    let count = count(canvas, search);
    let count_width = cells(width(&count));
    typed(
        canvas,
        Rect::new(inner.x, inner.y, inner.width.saturating_sub(count_width + 2), 1),
        "/",
        &search.input,
    );
    canvas.paint.put_right(inner.right(), inner.y, count_width, &count, Tone::Ink3, false);
    canvas.paint.hline(rect.x + 1, inner.y + 1, rect.width - 2, false, Tone::Rule);
    let hits = search.shown();
    if hits.is_empty() {
        nothing(canvas, search, inner);
        keys(canvas, rect);
        return;
    }
    let preview = if inner.height >= 16 { 5 } else { 0 };
    let rows = usize::from(inner.height.saturating_sub(4 + preview));
    let first = window(search.cursor, hits.len(), rows);
    let mut last_kind = None;
    for (y, (at, hit)) in (inner.y + 2..).zip(hits.iter().enumerate().skip(first).take(rows)) {
        let row = Rect::new(rect.x + 1, y, rect.width - 2, 1);
        if at == search.cursor {
            canvas.paint.select(row, true);
        }
        let named = last_kind != Some(hit.kind);
        last_kind = Some(hit.kind);
        hit_row(canvas, hit, search.input.value(), Rect::new(inner.x, y, inner.width, 1), named);
        canvas.hit(row, Target::Choice(at));
    }
    if preview > 0 {
        let top = inner.bottom().saturating_sub(preview + 1);
        canvas.paint.hline(rect.x + 1, top, rect.width - 2, false, Tone::Rule);
        if let Some(hit) = search.current() {
            short(canvas, hit, Rect::new(inner.x, top + 1, inner.width, preview - 2));
        }
        canvas.paint.hline(rect.x + 1, inner.bottom().saturating_sub(2), rect.width - 2, false, Tone::Rule);
    }
    keys(canvas, rect);
}

fn count(canvas: &Canvas<'_, '_>, search: &SearchBox) -> String {
    let cx = canvas.cx;
    if let Some(kind) = search.kind {
        return format!("{} {}", search.shown().len(), kind.several().get(cx.lang));
    }
    match search.results.total {
        0 => String::new(),
        total => format!(
            "{total} {} {} {}",
            cx.say("dans", "in"),
            search.results.kinds,
            cx.say("natures", "kinds")
        ),
    }
}

fn nothing(canvas: &mut Canvas<'_, '_>, search: &SearchBox, inner: Rect) {
    let cx = canvas.cx;
    let words = if search.input.value().trim().is_empty() {
        cx.say(
            "Noms, textes, lieux, identifiants, MGRS. Sans accents, une faute permise.",
            "Names, texts, places, ids, MGRS. Accents do not matter, a slip is forgiven.",
        )
    } else if canvas.state.index.is_none() {
        cx.say("Préparation de la recherche…", "Preparing the search…")
    } else {
        cx.say("Rien de tel ici.", "Nothing like that here.")
    };
    for (y, line) in (inner.y + 2..).zip(wrap(words, usize::from(inner.width))) {
        canvas.paint.put(inner.x, y, inner.width, line, Tone::Ink2, false);
    }
}

/// Kind (once per run), title with the matches marked, state.
fn hit_row(canvas: &mut Canvas<'_, '_>, hit: &Hit, query: &str, row: Rect, named: bool) {
    let Some(record) = canvas.state.room.get(&hit.id) else { return };
    canvas.uses(record);
    let cx = canvas.cx;
    if named {
        canvas.paint.put_cut(row.x, row.y, KIND - 1, record.kind.one().get(cx.lang), Tone::Ink3, false);
    }
    let state = describe::state(&cx, record);
    let state_width = cells(width(&state.text));
    let x = row.x + KIND;
    let end = row.right().saturating_sub(state_width + 2);
    let title = record.title().get(cx.lang);
    let after = marked(canvas, x, row.y, end, title, query, Tone::Ink);
    if let Some(excerpt) = &hit.excerpt {
        let rest = end.saturating_sub(after + 2);
        if rest > 12 {
            marked(canvas, after + 2, row.y, end, excerpt.get(cx.lang), query, Tone::Ink3);
        }
    }
    canvas.paint.put_right(
        row.right(),
        row.y,
        state_width,
        &state.text,
        state.tone.unwrap_or(Tone::Ink2),
        false,
    );
}

/// Text with the matches of `query` marked, cut to end before `end`.
fn marked(canvas: &mut Canvas<'_, '_>, x: u16, y: u16, end: u16, text: &str, query: &str, tone: Tone) -> u16 {
    let room = usize::from(end.saturating_sub(x));
    let shown = cut(text, room, canvas.paint.glyphs().ellipsis).into_owned();
    let (mut at, mut x) = (0, x);
    for range in marks(query, &shown) {
        if range.start < at {
            continue;
        }
        x = canvas.paint.put(x, y, end.saturating_sub(x), &shown[at..range.start], tone, false);
        x = canvas.paint.put(x, y, end.saturating_sub(x), &shown[range.clone()], Tone::HitBold, true);
        at = range.end;
    }
    canvas.paint.put(x, y, end.saturating_sub(x), &shown[at..], tone, false)
}

/// The marked hit in three lines.
fn short(canvas: &mut Canvas<'_, '_>, hit: &Hit, area: Rect) {
    let Some(record) = canvas.state.room.get(&hit.id) else { return };
    let cx = canvas.cx;
    let sheet = build(&cx, record);
    canvas.uses_all(&sheet.composite);
    canvas.paint.put_cut(area.x, area.y, KIND - 1, cx.say("aperçu", "preview"), Tone::Ink3, false);
    let x = area.x + KIND;
    let after =
        canvas.paint.put_cut(x, area.y, area.right().saturating_sub(x), &sheet.title, Tone::Head, true);
    pieces(canvas, after + 2, area.y, area.right(), &sheet.lead);
    let room = usize::from(area.right().saturating_sub(x));
    let mut lines: Vec<String> = sheet.prose.iter().flat_map(|p| wrap(p, room)).map(str::to_owned).collect();
    if lines.is_empty() {
        lines = sheet
            .facts
            .iter()
            .take(2)
            .map(|fact| {
                let words: Vec<&str> = fact.pieces.iter().map(|piece| piece.text.as_str()).collect();
                format!("{}  {}", fact.label, words.join("  "))
            })
            .collect();
    }
    lines.truncate(usize::from(area.height.saturating_sub(1)));
    if lines.is_empty() {
        lines.push(marking_words(&cx, &record.marking));
    }
    for (y, line) in (area.y + 1..area.bottom()).zip(&lines) {
        canvas.paint.put_cut(x, y, area.right().saturating_sub(x), line, Tone::Ink2, false);
    }
}
