//! The map of the desk: the picture, what is said beside or below it, the bar of time.

mod legend;
mod readout;
mod side;

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::{map, time_bar};
use crate::app::map::RINGS;
use crate::app::map::plan::{Plan, plan};
use crate::app::target::Target;
use crate::look::measure::cut;
use crate::look::tone::Tone;
use crate::map::scene::{Area, Layers, Scene, Selection, Shape};
use crate::model::table::Body;

/// Longest name of the marker, in cells; on a narrow map half its width.
const LABEL: usize = 40;

/// Draws the pane.
pub fn draw(canvas: &mut Canvas<'_, '_>) {
    let Plan { map, side, readout, time } = plan(canvas.state.size);
    picture(canvas, map);
    time_bar::draw(canvas, time);
    if let Some(side) = side {
        canvas.paint.vline(side.x.saturating_sub(2), side.y, side.height, Tone::Rule);
        side::draw(canvas, side);
    }
    if let Some(readout) = readout {
        readout::draw(canvas, readout);
    }
}

/// The map itself, with what was put on it here: cross, ruler, rings, the marker.
fn picture(canvas: &mut Canvas<'_, '_>, area: Rect) {
    let state = canvas.state;
    let desk = &state.map;
    if area.is_empty() {
        return;
    }
    canvas.uses_all(&desk.situation.composite);
    let selection = selection(canvas, area.width);
    let cross = state.cross();
    let mut areas = desk.situation.areas.clone();
    areas.extend(rings(canvas));
    let laid = map::scene(&desk.situation, super::map::pixels_of(canvas.state), canvas.cx.lang);
    let scene = Scene {
        layers: Layers { assets: desk.base.assets && laid.layers.assets, ..desk.base },
        areas: &areas,
        selection: selection.as_ref(),
        cursor: cross.filter(|_| desk.marked.is_none()),
        ruler: desk.ruler.zip(cross),
        ..laid
    };
    let view = state.map_view();
    if let Ok(mut renderer) = desk.scratch.try_borrow_mut() {
        renderer.draw(&mut canvas.paint, area, &view, &scene);
    }
    canvas.hit(area, Target::Map { col: 0, row: 0 });
}

/// The marker and its name, on a map of so many columns.
fn selection(canvas: &mut Canvas<'_, '_>, columns: u16) -> Option<Selection> {
    let state = canvas.state;
    let marked = state.map.marked.as_ref()?;
    let record = state.room.get(&marked.id)?;
    canvas.uses(record);
    let lang = canvas.cx.lang;
    // The place says enough on the map; what happened there stands beside it.
    let name = match &record.body {
        Body::Incident(incident) => incident.place.as_ref().unwrap_or_else(|| record.title()),
        _ => record.title(),
    };
    let most = LABEL.min(usize::from(columns) / 2);
    let name = cut(name.get(lang), most, canvas.paint.glyphs().ellipsis).into_owned();
    Some(Selection { position: marked.at, name })
}

/// Range rings round the marker or the cross.
fn rings(canvas: &Canvas<'_, '_>) -> Vec<Area> {
    let chosen = canvas.state.map.rings.checked_sub(1).and_then(|at| RINGS.get(at));
    let (Some(all), Some(centre)) = (chosen, canvas.state.cross()) else { return Vec::new() };
    let ring = |km: &f64| Area { shape: Shape::Circle(centre, *km), tone: Tone::Accent, hatched: false };
    all.iter().map(ring).collect()
}
