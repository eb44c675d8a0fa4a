//! Stepping through the scenes of an agenda item.

use ratatui::layout::Rect;

use super::list::List;
use super::state::State;
use crate::analysis::context::Cx;
use crate::analysis::list::{Filter, Query};
use crate::analysis::pane::Pane;
use crate::analysis::sheet::doors::visible_scenes;
use crate::analysis::sheet::{self, layout};
use crate::look::measure::wrap;
use crate::model::record::{Scene, TextScene};
use crate::model::table::Body;

/// The scene that is shown.
#[derive(Clone, Debug)]
pub struct ScenePlace {
    /// The agenda item.
    pub item: Box<str>,
    /// Number of the scene in the item, from 0.
    pub at: usize,
    /// First line or row that is seen.
    pub scroll: usize,
    /// Rows of a table scene.
    pub list: List,
}

/// Scenes of the item `id` that the room may see, by their number in the item.
#[must_use]
pub fn scenes<'s>(cx: &Cx<'s>, id: &str) -> Vec<(usize, &'s Scene)> {
    let Some(record) = cx.room.get(id) else { return Vec::new() };
    match &record.body {
        Body::AgendaItem(item) => visible_scenes(cx, item).collect(),
        _ => Vec::new(),
    }
}

/// Cells a page of text is wide on a body of `width`: large margins, no line over 100 cells.
#[must_use]
pub fn text_width(width: u16) -> u16 {
    width.saturating_sub(8).min(layout::TEXT_WIDTH).max(width.min(40))
}

/// The lines of a page of text on a body of `width` cells.
#[must_use]
pub fn text_lines<'t>(cx: &Cx<'_>, text: &'t TextScene, width: u16) -> Vec<&'t str> {
    let mut lines: Vec<&str> = Vec::new();
    for paragraph in text.text.get(cx.lang) {
        let wrapped = wrap(paragraph, usize::from(text_width(width)));
        if wrapped.is_empty() {
            lines.push("");
        }
        lines.extend(wrapped);
    }
    lines
}

impl ScenePlace {
    /// Scrolls a record or a text by one line, never past its end; a table moves its cursor.
    pub fn scroll_by(&mut self, cx: &Cx<'_>, down: bool, body: Rect) {
        let height = usize::from(body.height);
        if !self.list.rows.is_empty() {
            self.list.step(if down { 1 } else { -1 });
            let rows = height.saturating_sub(usize::from(self.list.has_header()));
            self.list.scroll(rows);
            return;
        }
        let lines = match self.scene(cx) {
            Some(Scene::Record(record)) => cx
                .room
                .follow(&record.id.0)
                .map_or(0, |record| layout::lay(cx, &sheet::build(cx, record), body.width).lines.len()),
            Some(Scene::Text(text)) => text_lines(cx, text, body.width).len(),
            _ => 0,
        };
        let last = lines.saturating_sub(height);
        self.scroll =
            if down { (self.scroll + 1).min(last) } else { self.scroll.min(last).saturating_sub(1) };
    }

    /// Opens scene `at` of `item`, if the room may see it.
    #[must_use]
    pub fn open(state: &State, item: &str, at: usize) -> Option<Self> {
        let cx = state.cx();
        let (_, scene) = scenes(&cx, item).into_iter().find(|(number, _)| *number == at)?;
        let mut list = List::default();
        if let Scene::Table(table) = scene {
            list.query = Query { region: table.region, filter: table.kind.map(Filter::Incident), sort: 0 };
            list.rebuild(&cx, Pane::of_list(table.list));
        }
        Some(Self { item: item.into(), at, scroll: 0, list })
    }

    /// Its number as people count, from 1: only scenes that the room may see.
    #[must_use]
    pub fn number(&self, cx: &Cx<'_>) -> usize {
        scenes(cx, &self.item).iter().position(|(at, _)| *at == self.at).unwrap_or(0) + 1
    }

    /// The scene itself.
    #[must_use]
    pub fn scene<'s>(&self, cx: &Cx<'s>) -> Option<&'s Scene> {
        scenes(cx, &self.item).into_iter().find(|(number, _)| *number == self.at).map(|(_, scene)| scene)
    }
}
