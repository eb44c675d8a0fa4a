//! A scene of an agenda item, over the whole body.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::{detail, list, overview};
use crate::analysis::pane::Pane;
use crate::analysis::sheet::{build, doors::scene_title, layout};
use crate::app::scene::{ScenePlace, text_lines, text_width};
use crate::look::tone::Tone;
use crate::model::record::{Scene, TextScene};

/// Draws the scene `place`.
pub fn draw(canvas: &mut Canvas<'_, '_>, place: &ScenePlace) {
    let state = canvas.state;
    let geometry = state.geometry();
    let Some(item) = state.room.get(&place.item) else { return };
    let Some(scene) = place.scene(&canvas.cx) else { return };
    canvas.uses(item);
    title(canvas, place, scene);
    let body = geometry.body;
    match scene {
        Scene::Overview(_) => overview::draw(canvas, body),
        Scene::Table(table) => {
            list::draw(canvas, &place.list, Pane::of_list(table.list), body, list::Cursor::Focused);
        }
        Scene::Record(shown) => {
            let Some(record) = state.room.follow(&shown.id.0) else { return };
            let sheet = build(&canvas.cx, record);
            canvas.uses_all(&sheet.composite);
            let page = layout::lay(&canvas.cx, &sheet, body.width);
            let scroll = place.scroll.min(page.lines.len().saturating_sub(usize::from(body.height)));
            detail::page(canvas, &page, body, scroll, None);
        }
        Scene::Text(text) => page(canvas, text, body, place.scroll),
    }
}

/// `3.2  title of the item ▸ title of the scene`.
fn title(canvas: &mut Canvas<'_, '_>, place: &ScenePlace, scene: &Scene) {
    let Some(item) = canvas.state.room.get(&place.item) else { return };
    let crate::model::table::Body::AgendaItem(body) = &item.body else { return };
    let number = format!("{}.{}", body.number.get(canvas.cx.lang), place.number(&canvas.cx));
    let right = canvas.paint.area().width.saturating_sub(2);
    let x = canvas.paint.put_cut(2, 3, right - 2, &number, Tone::AccentBold, true);
    let name = item.title().get(canvas.cx.lang);
    let x = canvas.paint.put_cut(x + 2, 3, right.saturating_sub(x + 2), name, Tone::Head, true);
    if let Some(title) = scene_title(&canvas.cx, scene) {
        let sign = canvas.paint.glyphs().arrow_right;
        let x = canvas.paint.put_cut(x + 1, 3, right.saturating_sub(x + 1), sign, Tone::Ink3, false);
        canvas.paint.put_cut(x + 1, 3, right.saturating_sub(x + 1), &title, Tone::Ink2, false);
    }
}

/// A page of text: large margins, no line over 100 cells.
fn page(canvas: &mut Canvas<'_, '_>, text: &TextScene, body: Rect, scroll: usize) {
    let wide = text_width(body.width);
    let x = body.x + body.width.saturating_sub(wide) / 2;
    let lines = text_lines(&canvas.cx, text, body.width);
    let height = usize::from(body.height);
    let scroll = scroll.min(lines.len().saturating_sub(height));
    for (y, line) in (body.y..).zip(lines.iter().skip(scroll).take(height)) {
        canvas.paint.put(x, y, wide, line, Tone::Ink, false);
    }
    if lines.len() > scroll + height {
        let word = canvas.cx.say("↓ suite", "↓ more");
        canvas.paint.put_right(body.right(), body.bottom().saturating_sub(1), 8, word, Tone::Accent, false);
    }
}
