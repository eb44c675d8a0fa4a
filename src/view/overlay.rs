//! What lies over the screen: search, palette, help, short lists, questions, problems.

mod choose;
mod goto;
mod help;
mod ledger;
mod problems;
mod search;
mod timings;

use ratatui::layout::Rect;

use super::canvas::{Canvas, cells};
use super::footer::arrow_signs;
use crate::app::keymap::{self, KEYMAP};
use crate::app::keys::shown;
use crate::app::overlay::Overlay;
use crate::app::target::Target;
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::model::lang::Lang;

/// Draws the overlay, if there is one.
pub fn draw(canvas: &mut Canvas<'_, '_>) {
    let state = canvas.state;
    match &state.overlay {
        None => {}
        Some(Overlay::Search(search)) => search::draw(canvas, search),
        Some(Overlay::Palette(chooser)) => help::palette(canvas, chooser),
        Some(Overlay::Help(chooser)) => help::help(canvas, chooser),
        Some(Overlay::Pick(pick)) => choose::pick(canvas, pick),
        Some(Overlay::Goto(goto)) => goto::draw(canvas, goto),
        Some(Overlay::Audience(room)) => choose::audience(canvas, *room),
        Some(Overlay::Question(question)) => choose::question(canvas, *question),
        Some(Overlay::Problems(problems)) => problems::draw(canvas, problems),
        Some(Overlay::Form(form)) => super::form::draw(canvas, form),
        Some(Overlay::Ledger(list)) => ledger::draw(canvas, *list),
        Some(Overlay::Timings(cursor)) => timings::draw(canvas, *cursor),
    }
}

/// Dims what is below (not the markings) and frames a panel of `wide` × `high` cells.
fn panel(canvas: &mut Canvas<'_, '_>, wide: u16, high: u16) -> Rect {
    let area = canvas.paint.area();
    let wide = wide.min(area.width.saturating_sub(4));
    let high = high.min(area.height.saturating_sub(4));
    // A little above the middle, where the eye is.
    let y = (area.height.saturating_sub(high)) / 3;
    let rect = Rect::new((area.width - wide) / 2, y.max(2), wide, high);
    raise(canvas, rect);
    rect
}

/// Dims what is below (not the markings) and frames `rect`.
pub fn raise(canvas: &mut Canvas<'_, '_>, rect: Rect) {
    let area = canvas.paint.area();
    let below = Rect::new(0, 1, area.width, area.height.saturating_sub(2));
    let theme = canvas.paint.theme();
    theme.dim_under_overlay(canvas.paint.buffer(), below);
    canvas.hit(area, Target::Nothing);
    canvas.paint.frame(rect);
    canvas.hit(rect, Target::Overlay);
}

/// The inside of a panel: two cells of margin at the sides.
pub fn inside(rect: Rect) -> Rect {
    Rect::new(rect.x + 3, rect.y + 1, rect.width.saturating_sub(6), rect.height.saturating_sub(2))
}

/// The keys of the overlay, in its last row.
fn keys(canvas: &mut Canvas<'_, '_>, rect: Rect) {
    let context = keymap::context(canvas.state);
    let y = rect.bottom().saturating_sub(2);
    let right = rect.right().saturating_sub(3);
    let mut x = rect.x + 3;
    let mut all: Vec<_> =
        KEYMAP.iter().filter(|b| b.context == context && b.footer > 0 && (b.when)(canvas.state)).collect();
    all.sort_by_key(|binding| binding.footer);
    for binding in all {
        let key = shown(binding.keys[0], canvas.cx.lang == Lang::Fr, arrow_signs(canvas));
        let words = binding.words.get(canvas.cx.lang);
        if x + cells(width(&key) + 1 + width(words)) > right {
            break;
        }
        let start = x;
        x = canvas.paint.put(x, y, right - x, &key, Tone::AccentBold, true);
        x = canvas.paint.put(x + 1, y, right.saturating_sub(x + 1), words, Tone::Ink2, false);
        canvas.hit(Rect::new(start, y, x - start, 1), Target::Hint(binding.action));
        x += 3;
    }
}

/// What is typed, with the cursor behind it; returns the column after the text.
fn typed(canvas: &mut Canvas<'_, '_>, row: Rect, sign: &str, input: &tui_input::Input) {
    let x = canvas.paint.put(row.x, row.y, row.width, sign, Tone::AccentBold, true) + 1;
    let room = row.right().saturating_sub(x + 1);
    let skip = input.visual_scroll(usize::from(room));
    // The part that fits, from the scroll position on.
    let mut left = skip;
    let shown: String = input
        .value()
        .chars()
        .skip_while(|c| {
            let wide = width(c.encode_utf8(&mut [0; 4]));
            let skipped = left > 0;
            left = left.saturating_sub(wide.max(1));
            skipped
        })
        .collect();
    canvas.paint.put(x, row.y, room, &shown, Tone::Head, true);
    let at = x + cells(input.visual_cursor().saturating_sub(skip));
    canvas.cursor(at.min(row.right()), row.y);
}

/// The window of `height` rows that shows `cursor` out of `count`.
fn window(cursor: usize, count: usize, height: usize) -> usize {
    if count <= height { 0 } else { cursor.saturating_sub(height / 2).min(count - height) }
}
