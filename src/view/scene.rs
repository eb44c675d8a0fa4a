//! A scene of an agenda item in any rectangle: at the desk, on the room screen, in its preview.

use ratatui::layout::Rect;

use super::canvas::{Canvas, cells};
use super::{detail, list, map, overview};
use crate::analysis::list::{Query, Row};
use crate::analysis::pane::Pane;
use crate::analysis::scene::{
    Drawn, is_large, lay, lay_part, preview_rows, staged as staged_scene, title as scene_title,
};
use crate::analysis::sheet::layout::{Laid, Page};
use crate::app::list::List;
use crate::app::scene::{self, ScenePlace, lines_above, rows_seen};
use crate::look::tone::{Ground, Tone};
use crate::model::marking::Composite;
use crate::model::record::Scene;
use crate::model::stage::Stage;

/// How a scene is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// What is pointed at, counted over what can be pointed at.
    pub pointer: Option<usize>,
    /// How far down one has scrolled: 0 the top, 1000 the end.
    pub scroll: u16,
    /// The part that fills the rectangle.
    pub zoom: Option<usize>,
    /// Made for a room: larger, with more air.
    pub large: bool,
    /// Rows it is laid for, when these are more than there are.
    pub rows: u16,
}

/// Which lines of a scene are on the screen: the first, the one after the last, and how many there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    pub first: usize,
    pub last: usize,
    pub total: usize,
}

/// Draws the scene of the desk over the whole body.
pub fn draw(canvas: &mut Canvas<'_, '_>, place: &ScenePlace) {
    let geometry = canvas.state.geometry();
    let cx = canvas.cx;
    let Some(shown) = place.scene(&cx) else { return };
    title(canvas, place, &shown);
    let area = scene::area(&cx, &shown, geometry.body);
    let look = Look { pointer: place.pointer, scroll: place.scroll, ..Look::default() };
    body(canvas, &place.item, &shown, area, look);
}

/// Draws the scene of the item `item_id` into `area`. What lies outside is never silent: the last row
/// says that there is more.
pub fn body(canvas: &mut Canvas<'_, '_>, item_id: &str, scene: &Scene, area: Rect, look: Look) -> Seen {
    let area = area.intersection(canvas.paint.area());
    if area.is_empty() {
        return Seen::default();
    }
    if let Some(item) = canvas.state.room.get(item_id) {
        canvas.uses(item);
    }
    let (cx, size) = (canvas.cx, (area.width, area.height.max(look.rows)));
    let part = look.zoom.and_then(|part| lay_part(&cx, scene, part, size, look.large));
    let picture = part.unwrap_or_else(|| lay(&cx, scene, size, look.large));
    canvas.uses_all(&picture.composite);
    match picture.body {
        Drawn::Overview => {
            overview::scene(canvas, area);
            Seen::default()
        }
        Drawn::Table { pane, query, rows } => table(canvas, (pane, query, rows), area, look),
        Drawn::Page(shown) => page(canvas, &shown, area, look),
        Drawn::Map(picture) => {
            map::picture(canvas, &picture, area, look.pointer);
            Seen::default()
        }
    }
}

/// Draws what a stage shows before a room; `preview` smaller: what is not shown there is not shown here,
/// and what can be pointed at has the same numbers.
pub fn staged(canvas: &mut Canvas<'_, '_>, stage: &Stage, area: Rect, preview: bool) -> Seen {
    let cx = canvas.cx;
    let Some(scene) = staged_scene(&cx, stage) else { return Seen::default() };
    let large = is_large(&scene, stage);
    let look = Look {
        pointer: stage.pointer.map(usize::from),
        scroll: stage.scroll,
        zoom: stage.zoom.map(usize::from),
        large,
        rows: if preview && large { preview_rows(&cx, &scene, (area.width, area.height)) } else { 0 },
    };
    body(canvas, &stage.item, &scene, area, look)
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

/// The first of the lines that are seen: as one has scrolled, but never without what is pointed at.
fn first_line(scroll: u16, total: usize, height: usize, pointed: Option<std::ops::Range<usize>>) -> usize {
    let more = total.saturating_sub(height);
    let first = lines_above(scroll, more);
    let Some(lines) = pointed else { return first };
    // The beginning counts more than the end when both do not fit.
    first.max(lines.end.saturating_sub(height)).min(lines.start).min(more)
}

fn table(
    canvas: &mut Canvas<'_, '_>,
    (pane, query, rows): (Pane, Query, Vec<Row>),
    area: Rect,
    look: Look,
) -> Seen {
    if rows.is_empty() {
        let words = canvas.cx.say("Rien à montrer ici.", "Nothing to show here.");
        canvas.paint.put_cut(area.x, area.y, area.width, words, Tone::Ink2, false);
        return Seen::default();
    }
    let items = |row: &(usize, &Row)| matches!(row.1, Row::Item(_));
    let pointed = look.pointer.and_then(|at| rows.iter().enumerate().filter(items).nth(at)).map(|(at, _)| at);
    // The marking was taken from the picture.
    let mut list = List { rows, query, composite: Composite::default(), ..List::default() };
    let header = usize::from(list.has_header());
    let total = list.rows.len();
    let height = usize::from(area.height).saturating_sub(header);
    let seen = rows_seen(total, height);
    list.cursor = pointed.unwrap_or(usize::MAX);
    list.offset = first_line(look.scroll, total, seen, pointed.map(|at| at..at + 1));
    let cursor = if pointed.is_some() { list::Cursor::Focused } else { list::Cursor::Hidden };
    let drawn = Rect { height: cells(seen + header).min(area.height), ..area };
    list::draw(canvas, &list, pane, drawn, cursor);
    let seen = Seen { first: list.offset, last: (list.offset + seen).min(total), total };
    more(canvas, area, seen);
    seen
}

/// Draws a page that was laid for `area`; what can be pointed at is marked.
pub fn page(canvas: &mut Canvas<'_, '_>, page: &Page, area: Rect, look: Look) -> Seen {
    let total = page.lines.len();
    let height = rows_seen(total, usize::from(area.height));
    let stop = look.pointer.and_then(|at| page.stops.get(at));
    let first = first_line(look.scroll, total, height, stop.map(|stop| stop.lines.clone()));
    let lines = page.lines.iter().enumerate().skip(first).take(height);
    for (y, (at, line)) in (area.y..).zip(lines) {
        if matches!(line, Laid::Block(_)) {
            block(canvas, Rect { y, height: 1, ..area });
        }
        if let Some(stop) = stop.filter(|stop| stop.lines.contains(&at)) {
            // The selection begins in the margin and runs one cell past the last column.
            let x = (area.x + stop.x).saturating_sub(1);
            let room = (area.right() + 1).saturating_sub(x);
            canvas.paint.select(Rect::new(x, y, (stop.cells + 2).min(room), 1), true);
        }
        detail::line_at(canvas, line, Rect { y, height: 1, ..area }, None, false);
    }
    let seen = Seen { first, last: (first + height).min(total), total };
    more(canvas, area, seen);
    seen
}

/// A row of the tinted block: it runs into the margins, its edge at the left.
fn block(canvas: &mut Canvas<'_, '_>, row: Rect) {
    let margin = match row.width {
        84.. => 4,
        68.. => 2,
        _ => 1,
    };
    let screen = canvas.paint.area();
    let left = row.x.saturating_sub(margin).max(screen.x);
    let right = (row.right() + margin).min(screen.right());
    let whole = Rect::new(left, row.y, right - left, 1);
    canvas.paint.fill(whole, Ground::Tint);
    if left < row.x {
        let edge = canvas.paint.glyphs().edge;
        canvas.paint.put(left, row.y, 1, edge, Tone::Accent, false);
    }
}

/// The mark in the last row that lines stand above or below.
fn more(canvas: &mut Canvas<'_, '_>, area: Rect, seen: Seen) {
    let word = match (seen.first > 0, seen.last < seen.total) {
        (false, false) => return,
        (true, false) => canvas.cx.say("↑ plus haut", "↑ more above"),
        (false, true) => canvas.cx.say("↓ suite", "↓ more"),
        (true, true) => canvas.cx.say("↑ ↓ suite", "↑ ↓ more"),
    };
    let y = area.bottom().saturating_sub(1);
    canvas.paint.put_right(area.right(), y, area.width, word, Tone::Accent, false);
}
