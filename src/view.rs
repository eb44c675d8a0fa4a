//! The state as a picture: pure, one file per region of the screen.
//!
//! ```text
//! row 0      marking                                            room, language
//! row 1–2    panes ──────────────────────────────────────────────────────────
//! row 3      title   filtered to                                       period
//! row 5…     body: a list and a record, or the overview, or a scene
//! row h−2    keys                                                    position
//! row h−1    marking                                           fictional data
//! ```

mod agenda;
pub mod canvas;
mod chart;
mod chrome;
mod console;
mod detail;
mod footer;
mod form;
mod list;
mod map;
mod map_pane;
mod overlay;
mod overview;
mod patrol;
mod projector;
pub mod room_screen;
mod rows;
pub mod scene;
mod small;
mod time_bar;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::geometry;
use crate::app::state::State;
use crate::app::target::Target;
use crate::look::glyphs::glyphs;
use crate::look::theme::Theme;
use crate::model::record::Scene;
use crate::model::stage::Stage;
use canvas::Canvas;

/// What a picture knows beside its cells.
#[derive(Debug, Default)]
pub struct Frame {
    /// Where a text cursor belongs.
    pub cursor: Option<Position>,
    /// What stands where, the last one on top.
    pub hits: Vec<(Rect, Target)>,
}

impl Frame {
    /// What stands at column `x`, row `y`.
    #[must_use]
    pub fn at(&self, x: u16, y: u16) -> Target {
        let hit = self.hits.iter().rev().find(|(rect, _)| rect.contains(Position { x, y }));
        hit.map_or(Target::Nothing, |(rect, target)| match *target {
            Target::Map { .. } => Target::Map { col: x - rect.x, row: y - rect.y },
            Target::Time { width, .. } => Target::Time { col: x - rect.x, width },
            other => other,
        })
    }
}

/// Draws the whole screen into `buf`.
pub fn draw(state: &State, buf: &mut Buffer) -> Frame {
    let theme = Theme::new(state.theme, state.depth);
    let mut canvas = Canvas::new(state, buf, &theme, glyphs(state.glyphs));
    canvas.clear();
    if geometry::too_small(state.size) {
        small::draw(&mut canvas);
        chrome::markings(&mut canvas);
        return canvas.finish();
    }
    if before_the_room(&mut canvas) {
        overlay::draw(&mut canvas);
        chrome::room_markings(&mut canvas);
        return canvas.finish();
    }
    if let Some(talk) = &state.talk {
        console::draw(&mut canvas, talk);
        overlay::draw(&mut canvas);
        chrome::markings(&mut canvas);
        return canvas.finish();
    }
    chrome::panes(&mut canvas);
    match (&state.scene, &state.chart) {
        (Some(place), _) => scene::draw(&mut canvas, place),
        (None, Some(place)) => chart::draw(&mut canvas, place),
        (None, None) => desk(&mut canvas),
    }
    footer::draw(&mut canvas);
    overlay::draw(&mut canvas);
    chrome::markings(&mut canvas);
    canvas.finish()
}

/// Draws what the room sees, when this screen is before the room.
fn before_the_room(canvas: &mut Canvas<'_, '_>) -> bool {
    let state = canvas.state;
    match (&state.follow, &state.talk) {
        (Some(follow), _) => projector::draw(canvas, follow),
        (None, Some(talk)) if talk.swapped => projector::swapped(canvas, talk),
        _ => return false,
    }
    true
}

/// Draws the room screen of `stage` into `buf`, between its markings.
pub fn draw_room(
    state: &State,
    stage: &Stage,
    cue: Option<room_screen::Progress<'_>>,
    buf: &mut Buffer,
) -> Frame {
    let theme = Theme::new(state.theme, state.depth);
    let mut canvas = Canvas::new(state, buf, &theme, glyphs(state.glyphs));
    canvas.clear();
    room_screen::draw(&mut canvas, stage, cue);
    chrome::markings(&mut canvas);
    canvas.finish()
}

/// Draws a scene that belongs to no agenda as a room screen into `buf`, between its markings.
pub fn draw_alone(state: &State, scene: &Scene, buf: &mut Buffer) -> Frame {
    let theme = Theme::new(state.theme, state.depth);
    let mut canvas = Canvas::new(state, buf, &theme, glyphs(state.glyphs));
    canvas.clear();
    room_screen::draw_alone(&mut canvas, scene);
    chrome::markings(&mut canvas);
    canvas.finish()
}

fn desk(canvas: &mut Canvas<'_, '_>) {
    let state = canvas.state;
    let geometry = state.geometry();
    if state.patrol_page() {
        patrol::draw(canvas);
        return;
    }
    chrome::title(canvas);
    if state.pane == crate::analysis::pane::Pane::Overview && state.visiting.is_none() {
        overview::draw(canvas, geometry.body);
        return;
    }
    if state.pane == crate::analysis::pane::Pane::Map {
        map_pane::draw(canvas);
        return;
    }
    let detail = state.detail_shown();
    if geometry.split {
        list::draw(canvas, state.list(), state.pane, geometry.list, list::Cursor::of(state));
        if state.pane == crate::analysis::pane::Pane::Agenda {
            agenda::draw(canvas);
        }
        time_bar::draw(canvas, geometry.time);
        if detail {
            canvas.paint.vline(
                geometry.divider(),
                geometry.body.y,
                geometry.body.height,
                crate::look::tone::Tone::Rule,
            );
            detail::draw(canvas, geometry.detail);
        }
    } else if detail {
        detail::draw(canvas, geometry.detail);
    } else {
        list::draw(canvas, state.list(), state.pane, geometry.list, list::Cursor::of(state));
        time_bar::draw(canvas, geometry.time);
    }
}
