//! The small map: where incidents were in the last months.

use chrono::Duration;
use ratatui::layout::Rect;

use super::Marks;
use crate::analysis::overview::latest_day;
use crate::analysis::situation::{self, LayerSet, Situation, Wanted};
use crate::app::overview::plan::Slot;
use crate::map::Map;
use crate::map::projection::{DEFAULT_ASPECT, View};
use crate::model::record::{MapLayer, Region};
use crate::view::canvas::Canvas;
use crate::view::map::{pixels_of, scene};

/// Days up to the day everything is computed for.
const DAYS: i64 = 90;

/// What lies on the map.
fn on_it(canvas: &Canvas<'_, '_>, region: Option<Region>) -> Situation {
    let to = latest_day(&canvas.cx);
    let days = to.and_then(|to| Some((to.checked_sub_signed(Duration::days(DAYS))?, to)));
    let layers = LayerSet::of(&[MapLayer::Incidents, MapLayer::Corridors]);
    situation::build(&canvas.cx, &Wanted { layers, days, region, focus: Vec::new() })
}

/// Draws the map of the four regions.
pub(super) fn map(canvas: &mut Canvas<'_, '_>, slot: &Slot, region: Option<Region>, marks: &mut Marks) {
    let area = slot.area;
    let cx = canvas.cx;
    let glyphs = canvas.paint.glyphs();
    let note = format!("{} {}", glyphs.cross, cx.say("incidents, 90 jours", "incidents, 90 days"));
    let focused = marks.part == Some(slot.part);
    canvas.paint.section(area.x, area.y, area.width, "SITUATION", &note, focused);
    let place = Rect { y: area.y + slot.head, height: area.height.saturating_sub(slot.head), ..area };
    marks.plain(canvas, place);
    let situation = on_it(canvas, region);
    canvas.uses_all(&situation.composite);
    let pixels = pixels_of(canvas.state);
    // The four regions up to the edges: so small a map has no cells to spare for air.
    let size = (place.width.saturating_add(4), place.height.saturating_add(4));
    let view = View::home(size, DEFAULT_ASPECT).resized((place.width, place.height));
    Map::new().draw(&mut canvas.paint, place, &view, &scene(&situation, pixels, cx.lang));
}
