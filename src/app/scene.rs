//! Stepping through the scenes of an agenda item at the desk.

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::state::State;
use crate::analysis::context::Cx;
use crate::analysis::scene::{self, Drawn};
use crate::analysis::sheet::layout;
use crate::model::record::Scene;

/// The scene that is shown.
#[derive(Clone, Debug)]
pub struct ScenePlace {
    /// The agenda item.
    pub item: Box<str>,
    /// Number of the scene in the item, from 0.
    pub at: usize,
    /// What is pointed at; the desk points at rows of tables only.
    pub pointer: Option<usize>,
    /// How far down one has scrolled: 0 the top, 1000 the end.
    pub scroll: u16,
}

/// Scenes of the item `id` that the room may see, by their number in the item.
#[must_use]
pub fn scenes<'s>(cx: &Cx<'s>, id: &str) -> Vec<(usize, Cow<'s, Scene>)> {
    scene::scenes(cx, id)
}

/// Cells a page is wide on a body of `width`: large margins, no line over 100 cells.
#[must_use]
pub fn text_width(width: u16) -> u16 {
    width.saturating_sub(8).min(layout::TEXT_WIDTH).max(width.min(40))
}

/// Where on the body a scene stands: pages keep margins, tables and the overview take all of it.
#[must_use]
pub fn area(cx: &Cx<'_>, shown: &Scene, body: Rect) -> Rect {
    match scene::lay(cx, shown, (body.width, body.height), false).body {
        Drawn::Page(_) => {
            let width = text_width(body.width);
            Rect { x: body.x + (body.width - width) / 2, width, ..body }
        }
        Drawn::Overview | Drawn::Table { .. } | Drawn::Map(_) => body,
    }
}

/// Lines above the first one that is seen, of `more` that do not fit, after scrolling by `permille`.
#[must_use]
pub fn lines_above(permille: u16, more: usize) -> usize {
    usize::from(permille.min(1000)) * more / 1000
}

/// The scroll that leaves `above` of `more` lines above the screen.
#[must_use]
pub fn permille(above: usize, more: usize) -> u16 {
    // Rounded up, so that `lines_above` finds the same line again.
    u16::try_from((above.min(more) * 1000).div_ceil(more.max(1))).unwrap_or(1000)
}

/// Lines of `total` that `height` rows show: the last row is for the mark that there is more.
#[must_use]
pub const fn rows_seen(total: usize, height: usize) -> usize {
    if total > height && height > 1 { height - 1 } else { height }
}

impl ScenePlace {
    /// Scrolls a page by one line, never past its end; a table moves its cursor.
    pub fn scroll_by(&mut self, cx: &Cx<'_>, down: bool, body: Rect) {
        let Some(shown) = self.scene(cx) else { return };
        let area = area(cx, &shown, body);
        let picture = scene::lay(cx, &shown, (area.width, area.height), false);
        let step = |at: usize| if down { at + 1 } else { at.saturating_sub(1) };
        if let Drawn::Table { .. } = picture.body {
            let last = picture.stops().saturating_sub(1);
            self.pointer = self.pointer.map(|at| step(at).min(last));
            return;
        }
        let more = picture.rows().saturating_sub(rows_seen(picture.rows(), usize::from(area.height)));
        self.scroll = permille(step(lines_above(self.scroll, more)), more);
    }

    /// The record it is about, or the one that is pointed at.
    #[must_use]
    pub fn record(&self, cx: &Cx<'_>) -> Option<Box<str>> {
        match &*self.scene(cx)? {
            Scene::Record(scene) => Some(scene.id.id().into()),
            shown => scene::lay(cx, shown, (100, u16::MAX), false).leads(self.pointer?),
        }
    }

    /// Opens scene `at` of `item`, if the room may see it.
    #[must_use]
    pub fn open(state: &State, item: &str, at: usize) -> Option<Self> {
        let cx = state.cx();
        let shown = scene::scene(&cx, item, at)?;
        let picture = scene::lay(&cx, &shown, state.size, false);
        let pointer = matches!(picture.body, Drawn::Table { .. }).then_some(0);
        Some(Self { item: item.into(), at, pointer, scroll: 0 })
    }

    /// Its number as people count, from 1: only scenes that the room may see.
    #[must_use]
    pub fn number(&self, cx: &Cx<'_>) -> usize {
        scenes(cx, &self.item).iter().position(|(at, _)| *at == self.at).unwrap_or(0) + 1
    }

    /// The scene itself.
    #[must_use]
    pub fn scene<'s>(&self, cx: &Cx<'s>) -> Option<Cow<'s, Scene>> {
        scene::scene(cx, &self.item, self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scrolling_line_by_line_reaches_every_line() {
        for more in 1..=900 {
            for above in 0..=more {
                assert_eq!(lines_above(permille(above, more), more), above, "{above} of {more}");
            }
        }
        assert_eq!((permille(5, 0), lines_above(1000, 0)), (0, 0));
    }
}
