//! One line of what works now; each hint can be clicked.

use ratatui::layout::Rect;

use super::canvas::{Canvas, cells};
use super::chrome::as_of;
use crate::analysis::pane::Pane;
use crate::app::keymap;
use crate::app::keys::shown;
use crate::app::state::{Focus, State};
use crate::app::target::Target;
use crate::look::glyphs::GlyphSet;
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::model::lang::Lang;

/// Draws the footer.
pub fn draw(canvas: &mut Canvas<'_, '_>) {
    let area = canvas.paint.area();
    let y = area.height.saturating_sub(2);
    let right = area.width.saturating_sub(2);
    if let Some(notice) = &canvas.state.notice {
        canvas.paint.put_cut(2, y, right.saturating_sub(2), &notice.text, notice.tone, true);
        return;
    }
    let place = position(canvas);
    let place_width = cells(width(&place));
    canvas.paint.put_right(right, y, place_width, &place, Tone::Ink3, false);
    let room = right.saturating_sub(place_width + if place.is_empty() { 0 } else { 3 });
    let arrows = canvas.paint.glyphs();
    let mut x = 2;
    let on_map = canvas.state.on_map();
    let moves = if on_map { canvas.cx.say("déplacer", "pan") } else { canvas.cx.say("choisir", "move") };
    let all = arrow_signs(canvas).concat();
    let key = match arrows.set {
        GlyphSet::Unicode if on_map => &all,
        _ => arrows.keys_up_down,
    };
    if x + cells(width(key) + 1 + width(moves)) <= room {
        x = canvas.paint.put(x, y, room, key, Tone::AccentBold, true);
        x = canvas.paint.put(x + 1, y, room, moves, Tone::Ink2, false) + 3;
    }
    hints(canvas, x, y, room);
}

/// The keys that work here, from column `x` to `end`, as many as fit.
pub fn hints(canvas: &mut Canvas<'_, '_>, mut x: u16, y: u16, end: u16) {
    for binding in bindings(canvas.state) {
        let words = binding.words.get(canvas.cx.lang);
        let key = shown(binding.keys[0], canvas.cx.lang == Lang::Fr, arrow_signs(canvas));
        let needed = cells(width(&key) + 1 + width(words));
        if x + needed > end {
            break;
        }
        let start = x;
        x = canvas.paint.put(x, y, end, &key, Tone::AccentBold, true);
        x = canvas.paint.put(x + 1, y, end, words, Tone::Ink2, false);
        canvas.hit(Rect::new(start, y, x - start, 1), Target::Hint(binding.action));
        x += 3;
    }
}

/// Arrow signs of the glyph set: up, down, left, right.
pub fn arrow_signs(canvas: &Canvas<'_, '_>) -> [&'static str; 4] {
    let g = canvas.paint.glyphs();
    match g.set {
        crate::look::glyphs::GlyphSet::Unicode => ["↑", "↓", "←", "→"],
        crate::look::glyphs::GlyphSet::Plain => ["Up", "Down", "Left", "Right"],
    }
}

/// Bindings shown in the footer, the most useful first; keys of other places are left out.
fn bindings(state: &State) -> Vec<&'static keymap::Binding> {
    let mut all: Vec<_> = keymap::here(state).filter(|b| b.footer > 0 && !b.keys.is_empty()).collect();
    all.sort_by_key(|binding| binding.footer);
    all
}

/// Where one is: number in the list, scene of the item, or the day everything is computed for.
fn position(canvas: &Canvas<'_, '_>) -> String {
    let state = canvas.state;
    if let Some(place) = &state.scene {
        let all = crate::app::scene::scenes(&canvas.cx, &place.item);
        let at = all.iter().position(|(number, _)| *number == place.at).unwrap_or(0);
        return format!("{} / {}", at + 1, all.len());
    }
    if let Some(place) = &state.chart {
        let Some(at) = place.pointer else { return String::new() };
        let count = place.page(state).0.stops.len();
        return format!("{} / {count}", (at + 1).min(count));
    }
    if state.pane == Pane::Overview {
        return as_of(canvas);
    }
    if state.on_map() {
        let number = state.marker_number();
        return number.map(|(at, of)| format!("{at} / {of}")).unwrap_or_default();
    }
    if state.visiting.is_some() && state.focus == Focus::Detail {
        return String::new();
    }
    let list = state.list();
    if list.count == 0 { String::new() } else { format!("{} / {}", list.number(), list.count) }
}
