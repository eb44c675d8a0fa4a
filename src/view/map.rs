//! The map in a rectangle.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::detail;
use crate::analysis::describe;
use crate::analysis::scene::map::MapPicture;
use crate::analysis::sheet::layout::Laid;
use crate::analysis::situation::{Situation, readout, short_name};
use crate::app::State;
use crate::look::glyphs::GlyphSet;
use crate::look::measure::width;
use crate::look::tone::{Ground, Tone};
use crate::map::Map;
use crate::map::pixels::Pixels;
use crate::map::scene::{Layers, Scene, Selection};
use crate::model::lang::Lang;
use crate::model::position::Position;
use crate::model::table::Record;

/// Which signs the map is made of.
#[must_use]
pub fn pixels_of(state: &State) -> Pixels {
    if state.glyphs == GlyphSet::Plain { Pixels::Ascii } else { state.map.pixels }
}

/// Draws a map that was laid for a scene, with its legend below; `pointer` is the stop that is pointed at.
pub fn picture(canvas: &mut Canvas<'_, '_>, picture: &MapPicture, area: Rect, pointer: Option<usize>) {
    let rows = u16::try_from(picture.legend.len()).unwrap_or(0);
    let rows = if rows < area.height { rows } else { 0 };
    let map = Rect { height: area.height - rows, ..area };
    let view = picture.view.resized((map.width, map.height));
    let stop = pointer.and_then(|at| picture.stops.get(at));
    let stop = stop.and_then(|stop| Some((canvas.cx.room.get(&stop.id)?, stop.position)));
    let pointed = stop.map(|(record, position)| Selection { position, name: short_name(&canvas.cx, record) });
    let mut scene = scene(&picture.situation, pixels_of(canvas.state), canvas.cx.lang);
    if let Some(pointed) = &pointed {
        scene.selection = Some(pointed);
    }
    Map::new().draw(&mut canvas.paint, map, &view, &scene);
    for (y, row) in (map.bottom()..area.bottom()).zip(&picture.legend) {
        detail::line_at(canvas, &Laid::Row(row.clone()), Rect { y, height: 1, ..area }, None, false);
    }
    if let Some((record, position)) = stop.filter(|_| rows > 0) {
        let last = Rect { y: area.bottom() - 1, height: 1, ..area };
        caption(canvas, record, position, last);
    }
}

/// What is pointed at, in the last row: its state, its title, where it is.
fn caption(canvas: &mut Canvas<'_, '_>, record: &Record, position: Position, row: Rect) {
    let cx = canvas.cx;
    let there = readout::around(&cx, position);
    canvas.uses(record);
    canvas.uses_all(&there.composite);
    canvas.paint.fill(row, Ground::Paper);
    let state = describe::state(&cx, record);
    let facts = [there.nearby(&cx), there.coordinates(cx.coords).to_owned()];
    let facts: Vec<&str> = facts.iter().map(String::as_str).filter(|fact| !fact.is_empty()).collect();
    let right = row.right();
    let x = canvas.paint.put(row.x, row.y, row.width, &state.text, state.tone.unwrap_or(Tone::Ink2), false);
    let x = if x > row.x { x + 2 } else { x };
    let room = right.saturating_sub(x);
    let x = canvas.paint.put_cut(x, row.y, room, record.title().get(cx.lang), Tone::Head, true) + 2;
    // Where it is only whole: half a coordinate is another place.
    for words in [facts.join("  "), facts.first().map(ToString::to_string).unwrap_or_default()] {
        if usize::from(right.saturating_sub(x)) >= width(&words) {
            canvas.paint.put(x, row.y, right.saturating_sub(x), &words, Tone::Ink2, false);
            break;
        }
    }
}

/// What lies on the map, as the renderer takes it. Dams of the briefing stand for those of the basemap.
#[must_use]
pub fn scene(situation: &Situation, pixels: Pixels, lang: Lang) -> Scene<'_> {
    Scene {
        layers: Layers { assets: !situation.has_dams(), ..Layers::default() },
        places: &situation.places,
        marks: &situation.marks,
        routes: &situation.routes,
        areas: &situation.areas,
        selection: situation.selection.as_ref(),
        ..Scene::bare(pixels, lang)
    }
}
