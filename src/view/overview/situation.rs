//! The small map: where incidents were in the last months.

use ratatui::layout::Rect;

use super::Marks;
use crate::app::overview::plan::Slot;
use crate::map::Map;
use crate::map::projection::{DEFAULT_ASPECT, View};
use crate::model::record::Region;
use crate::view::canvas::Canvas;
use crate::view::map::{pixels_of, scene};

/// Draws the map of the four regions.
pub(super) fn map(canvas: &mut Canvas<'_, '_>, slot: &Slot, region: Option<Region>, marks: &mut Marks) {
    let area = slot.area;
    let cx = canvas.cx;
    let note = cx.say("incidents sur 90 jours, corridors", "incidents over 90 days, corridors");
    let focused = marks.part == Some(slot.part);
    canvas.paint.section(area.x, area.y, area.width, "SITUATION", note, focused);
    let place = Rect { y: area.y + slot.head, height: area.height.saturating_sub(slot.head), ..area };
    marks.plain(canvas, place);
    let situation = canvas.state.ground(region);
    canvas.uses_all(&situation.composite);
    let pixels = pixels_of(canvas.state);
    // The four regions up to the edges: so small a map has no cells to spare for air.
    let size = (place.width.saturating_add(4), place.height.saturating_add(4));
    let view = View::home(size, DEFAULT_ASPECT).resized((place.width, place.height));
    Map::new().draw(&mut canvas.paint, place, &view, &scene(&situation, pixels, cx.lang));
}
