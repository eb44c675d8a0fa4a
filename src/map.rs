//! The map: positions become dots, dots become cells, and names find their places among them.
//!
//! Knows nothing of briefings: a caller hands over places, marks, routes and areas of its own.
use ratatui::layout::Rect;

use crate::look::{fold::fold_ascii, glyphs::GlyphSet, painter::Painter, tone::Tone};

pub mod data;
mod fill;
mod grid;
mod labels;
mod layers;
mod marks;
mod military;
mod num;
mod overlay;
mod paint;
pub mod pixels;
pub mod projection;
mod raster;
pub mod region;
pub mod scale;
pub mod scene;
mod sheet;
#[cfg(test)]
mod tests;

pub use labels::Label;
pub use marks::{Cluster, Hit};
pub use overlay::{destination, hatch_sign};
pub use region::{RegionHit, region_at};

use data::{Feature, Layer, Level, features};
use fill::{Plane, Spans};
use grid::{Grid, SLOTS};
use labels::{Board, areas, rivers, towns};
use marks::Clusters;
use overlay::measure;
use pixels::Pixels;
use projection::View;
use scene::{Mark, Scene};
use sheet::Sheet;

/// Tone of lines that give way to nothing: the ring around what is selected, the measure.
const WHOLE: Tone = Tone::AccentBold;

/// The map with what it keeps between frames: the basemap as drawn, and where names stood.
#[derive(Debug, Default)]
pub struct Map {
    sheet: Sheet,
    /// Lines of the caller.
    grid: Grid,
    spans: Spans,
    /// Which cells the caller wants hatched.
    hatch: Plane,
    /// The cells a stroke of the hatch stands in.
    strokes: Vec<(usize, usize)>,
    board: Board,
    clusters: Clusters,
    /// Tones of the lines the caller brought, slot by slot.
    tones: Vec<Tone>,
}

impl Map {
    /// A map that has not drawn anything yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Draws a frame into `rect`; the view takes its size from there.
    pub fn draw(&mut self, painter: &mut Painter, rect: Rect, view: &View, scene: &Scene) {
        let rect = rect.intersection(painter.area());
        if rect.is_empty() {
            return;
        }
        let view = view.resized((rect.width, rect.height));
        let set = if scene.pixels == Pixels::Ascii { GlyphSet::Plain } else { painter.glyphs().set };
        let all = features(Level::for_scale(view.km_per_cell()));
        self.sheet.show(&view, scene, painter.theme());
        self.grid.begin((usize::from(rect.width), usize::from(rect.height)), scene.pixels);
        self.draw_overlay(&view, scene, all);
        self.clusters.gather(&view, scene.marks);
        self.board.begin(&self.sheet, &self.grid, view.anchor());
        self.place_names(&view, scene, all, set);
        overlay::strokes(&self.hatch, &self.board, &mut self.strokes);
        let over = paint::Over {
            grid: &self.grid,
            tones: &self.tones,
            strokes: &self.strokes,
            stroke: overlay::hatch_sign(set),
            anchor: view.anchor(),
        };
        paint::frame(&self.sheet, &over, painter, rect, scene.pixels);
        self.write(painter, rect, scene, set);
    }

    /// Names of the last frame, as they stand.
    #[must_use]
    pub fn labels(&self) -> &[Label] {
        &self.board.labels
    }

    /// Marks of the last frame, as they were joined.
    #[must_use]
    pub fn clusters(&self) -> &[Cluster] {
        &self.clusters.list
    }

    /// Joins the marks as a frame of `view` does, without drawing one.
    pub fn gather(&mut self, view: &View, marks: &[Mark]) {
        self.clusters.gather(view, marks);
    }

    /// The marks of the last frame at a cell, counted from the corner of the map.
    #[must_use]
    pub fn hit(&self, view: &View, marks: &[Mark], cell: (u16, u16)) -> Option<Hit> {
        self.clusters.hit(view, marks, cell)
    }

    /// Lines of the caller, each tone in a slot of its own.
    fn draw_overlay(&mut self, view: &View, scene: &Scene, all: &[Feature]) {
        self.tones.clear();
        self.hatch.begin((self.grid.cols, self.grid.rows));
        for area in scene.areas {
            let slot = self.slot(area.tone);
            overlay::area(&mut self.grid, (&mut self.hatch, &mut self.spans), view, area, slot, all);
        }
        for route in scene.routes {
            let slot = self.slot(route.tone);
            overlay::route(&mut self.grid, view, route, slot);
        }
        if let Some(ruler) = scene.ruler {
            let slot = self.slot(WHOLE);
            measure::ruler(&mut self.grid, view, ruler, slot);
        }
        if let Some(selection) = scene.selection {
            let slot = self.slot(WHOLE);
            overlay::ring(&mut self.grid, view, selection, slot);
        }
    }

    /// Finds a place for every name, the most important first.
    fn place_names(&mut self, view: &View, scene: &Scene, all: &[Feature], set: GlyphSet) {
        let board = &mut self.board;
        self.clusters.reserve(board);
        // Signs first: a name finds another place, they do not.
        if let Some(cursor) = scene.cursor {
            measure::cursor(board, view, cursor, set);
        }
        if let Some(ruler) = scene.ruler {
            measure::ruler_ends(board, view, ruler, set);
        }
        if let Some(selection) = scene.selection {
            overlay::name_selection(board, view, selection, set, scene.pixels == Pixels::Ascii);
        }
        military::digits(&self.sheet.net, board, view);
        for route in scene.routes {
            overlay::route_signs(board, view, route, set);
        }
        let named = scene.layers.names;
        let regions = if named { areas::runs(&self.sheet, &self.sheet.regions, board) } else { Vec::new() };
        let mut items = towns::gather(board, view, all, scene, set);
        towns::reserve(board, &mut items, 0..=0);
        towns::place(board, &items, 0..=0);
        if let Some(ruler) = scene.ruler {
            measure::ruler_name(board, view, ruler, (scene.lang, set));
        }
        towns::reserve(board, &mut items, 1..=u8::MAX);
        if named {
            name_regions(board, &regions, view, scene, all, 0..=1);
        }
        if scene.layers.scale {
            scale::draw(board, view, set == GlyphSet::Plain);
        }
        towns::place(board, &items, 1..=3);
        self.clusters.name(board, scene);
        towns::place(board, &items, 4..=7);
        if named {
            rivers::place(board, view, all);
            // Closer than this the names of regions say it, and towns need the room.
            if view.km_per_cell() >= 11.0 {
                name_states(board, &self.sheet, scene, all);
            }
            name_regions(board, &regions, view, scene, all, 2..=3);
        }
        towns::place(board, &items, 8..=u8::MAX);
        if named {
            // The signs of towns that found no place for their names have left room.
            name_regions(board, &regions, view, scene, all, 0..=1);
        }
        military::names(&self.sheet.net, board, view);
    }

    /// Writes signs, marks and names over the picture.
    fn write(&self, painter: &mut Painter, rect: Rect, scene: &Scene, set: GlyphSet) {
        let glyphs = crate::look::glyphs::glyphs(set);
        for stamp in &self.board.stamps {
            let inside =
                (0..self.board.cols).contains(&stamp.col) && (0..self.board.rows).contains(&stamp.row);
            if inside {
                let (x, y) = (rect.x + num::column(stamp.col), rect.y + num::column(stamp.row));
                painter.put(x, y, 1, stamp.sign, stamp.tone, stamp.bold);
            }
        }
        for cluster in &self.clusters.list {
            // Where the first of names had to stand on a mark, half a count would say another number.
            let covered = self.board.labels.iter().any(|label| label.touches(cluster));
            let Some(mark) = scene.marks.get(cluster.worst).filter(|_| !covered) else { continue };
            let (x, y) = (rect.x + cluster.col, rect.y + cluster.row);
            painter.put(x, y, 1, mark.sign.of(glyphs), mark.tone, true);
            painter.put(x + 1, y, cluster.len - 1, &cluster.count_text(), mark.tone, true);
        }
        for label in &self.board.labels {
            let (x, y) = (rect.x + label.col, rect.y + label.row);
            if scene.pixels == Pixels::Ascii {
                painter.put(x, y, label.width(), &fold_ascii(&label.text), label.tone, label.bold);
            } else {
                painter.put(x, y, label.width(), &label.text, label.tone, label.bold);
            }
        }
    }

    /// The slot of lines of a tone; when all are taken, the last.
    fn slot(&mut self, tone: Tone) -> usize {
        let known = self.tones.iter().position(|&known| known == tone);
        known.unwrap_or_else(|| {
            if self.tones.len() < SLOTS {
                self.tones.push(tone);
            }
            self.tones.len() - 1
        })
    }
}

/// Names regions of a range of ranks, and says of Kayes which limits it has.
fn name_regions(
    board: &mut Board,
    runs: &[Vec<areas::Run>],
    view: &View,
    scene: &Scene,
    all: &[Feature],
    ranks: std::ops::RangeInclusive<u8>,
) {
    let last = match view.km_per_cell() {
        km if km < 3.0 => 3,
        km if km < 12.0 => 2,
        _ => 1,
    };
    for (number, region) in layers::numbered(all, Layer::Region) {
        if !ranks.contains(&region.rank) || region.rank > last || areas::is_named(board, &region.name) {
            continue;
        }
        let tone = if region.rank <= 1 { Tone::Ink2 } else { Tone::Ink3 };
        let done = areas::place(board, &runs[usize::from(number)], &region.name, (tone, false));
        if done && region.name == "Kayes" {
            areas::note(board, &runs[usize::from(number)], areas::OLD_LIMITS.get(scene.lang));
        }
    }
}

/// Names the states.
fn name_states(board: &mut Board, sheet: &Sheet, scene: &Scene, all: &[Feature]) {
    let runs = areas::runs(sheet, &sheet.states, board);
    for (number, state) in layers::numbered(all, Layer::Country) {
        if let Some(name) = areas::state_name(&state.iso, scene.lang) {
            areas::place_state(board, &runs[usize::from(number)], name, (Tone::Ink3, true));
        }
    }
}
