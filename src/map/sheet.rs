//! The basemap as it was last drawn, larger than the screen: while the view moves by whole cells it
//! is only shown elsewhere.
use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
};

use crate::look::{
    glyphs::{GlyphSet, glyphs},
    painter::Painter,
    theme::{Depth, Theme, ThemeName},
};

use super::{
    fill::{Plane, Spans},
    grid::{Grid, ink},
    layers,
    military::{self, Net},
    paint,
    pixels::Pixels,
    projection::View,
    scene::{Layers, Scene},
};

/// Columns and rows drawn beyond every edge once a view moves.
const BEYOND: (u16, u16) = (24, 12);

/// What a sheet depends on beside the part of the world.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Style {
    pixels: Pixels,
    layers: Layers,
    theme: (ThemeName, Depth),
}

/// The basemap in cells.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    made: Option<(View, Style)>,
    /// Where the corner of the view lies in it.
    pub(super) left: usize,
    pub(super) top: usize,
    /// Lines of the basemap.
    pub(super) grid: Grid,
    /// The tint of every dot, by the number of [`crate::look::relief::MapTint`].
    pub(super) tints: Plane,
    /// The region a cell lies in, from 1.
    pub(super) regions: Plane,
    /// The state a cell lies in, from 1.
    pub(super) states: Plane,
    /// The military grid.
    pub(super) net: Net,
    /// Dots left of a column, row by row, one column more than the sheet has.
    ink: Vec<u32>,
    spans: Spans,
    cells: Buffer,
}

impl Sheet {
    /// Draws the basemap for a view, or finds the part of what is drawn.
    pub(super) fn show(&mut self, view: &View, scene: &Scene, theme: &Theme) {
        let layers = Layers { towns: false, assets: false, scale: false, ..scene.layers };
        let style = Style { pixels: scene.pixels, layers, theme: (theme.name(), theme.depth()) };
        let corner = self.made.filter(|made| made.1 == style).and_then(|(made, _)| made.corner_of(view));
        let inside = corner.and_then(|(left, top)| {
            let (left, top) = (usize::try_from(left).ok()?, usize::try_from(top).ok()?);
            let (cols, rows) = view.size();
            let fits =
                left + usize::from(cols) <= self.grid.cols && top + usize::from(rows) <= self.grid.rows;
            fits.then_some((left, top))
        });
        if let Some(corner) = inside {
            (self.left, self.top) = corner;
            return;
        }
        // A view that moves will move again; a new one may not.
        let beyond = if corner.is_some() { BEYOND } else { (0, 0) };
        let (cols, rows) = view.size();
        let large = view.resized((
            cols.saturating_add(beyond.0.saturating_mul(2)),
            rows.saturating_add(beyond.1.saturating_mul(2)),
        ));
        (self.left, self.top) = (usize::from(beyond.0), usize::from(beyond.1));
        self.draw(&large, style, theme);
        self.made = Some((large, style));
    }

    fn draw(&mut self, view: &View, style: Style, theme: &Theme) {
        let (cols, rows) = view.size();
        let size = (usize::from(cols), usize::from(rows));
        self.grid.begin(size, style.pixels);
        self.tints.begin(self.grid.extent());
        self.regions.begin(size);
        self.states.begin(size);
        layers::draw(self, view, style.layers, theme);
        self.net = if style.layers.mgrs { military::net(view) } else { Net::default() };
        military::draw(&self.net, &mut self.grid, view);
        self.ink.clear();
        for row in self.grid.masks.chunks(size.0.max(1)) {
            let mut sum = 0;
            self.ink.push(0);
            for mask in row {
                sum += ink(*mask);
                self.ink.push(sum);
            }
        }
        let area = Rect::new(0, 0, cols, rows);
        if self.cells.area != area {
            self.cells = Buffer::empty(area);
        }
        let mut cells = std::mem::take(&mut self.cells);
        let set = if style.pixels == Pixels::Ascii { GlyphSet::Plain } else { GlyphSet::Unicode };
        let mut painter = Painter::new(&mut cells, theme, glyphs(set), |_| true);
        paint::sheet(self, &mut painter, area, style.pixels, view.anchor());
        self.cells = cells;
    }

    /// Fills a plane of the sheet with the inside of areas.
    pub(super) fn fill(&mut self, plane: Which, area: &super::data::Feature, view: &View, value: u8) {
        let dots = if plane == Which::Tints { self.grid.dots } else { (1, 1) };
        let to = match plane {
            Which::Tints => &mut self.tints,
            Which::Regions => &mut self.regions,
            Which::States => &mut self.states,
        };
        to.fill(&mut self.spans, &area.parts, view.scale(dots.0, dots.1), value);
    }

    /// A row of the view as drawn.
    pub(super) fn row(&self, row: usize, cols: usize) -> &[Cell] {
        let from = (row + self.top) * self.grid.cols + self.left;
        self.cells.content.get(from..from + cols).unwrap_or(&[])
    }

    /// Sums of dots along a row of the view, one more than it has cells.
    pub(super) fn sums(&self, row: usize, cols: usize) -> &[u32] {
        let from = (row + self.top) * (self.grid.cols + 1) + self.left;
        self.ink.get(from..=from + cols).unwrap_or(&[])
    }

    /// The place in the sheet of a cell of the view.
    pub(super) const fn at(&self, col: usize, row: usize) -> (usize, usize) {
        (col + self.left, row + self.top)
    }
}

/// The planes of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// Tints, dot by dot.
    Tints,
    /// Regions, cell by cell.
    Regions,
    /// States, cell by cell.
    States,
}
