//! The colours of the map: lines by class, tints by country, and the one gate for cells of a picture.
#![expect(clippy::disallowed_methods, reason = "a gate to cells: only signs of pictures pass")]
use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::{Color, Modifier},
};

use super::{
    depth::Depth,
    glyphs::GlyphSet,
    painter::Painter,
    palette::{Swatch, swatch},
    theme::{Theme, ThemeName},
    tone::{Ground, Tone},
};

#[cfg(test)]
mod tests;

/// What a line of the map is, or the tint a dot takes where a cell shows two tints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MapInk {
    /// A main river, the coast, the shore of a lake.
    River,
    /// A river of second rank.
    Stream,
    /// Border between states.
    Border,
    /// Line between regions.
    Admin,
    /// Line of the military grid.
    Net,
    /// Main road.
    Road,
    /// Road of second rank.
    Track,
    /// Railway.
    Rail,
    /// A tint, for cells that show two of them.
    Tint(MapTint),
    /// A meaning of the rest of the program: routes, areas, the selection.
    Tone(Tone),
}

/// What an area of the map is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum MapTint {
    /// Nothing known: sea, or outside of the data.
    #[default]
    Paper,
    /// Senegal.
    Senegal,
    /// Mali.
    Mali,
    /// Mauritania.
    Mauritania,
    /// Guinea.
    Guinea,
    /// Every other neighbour.
    Neighbour,
    /// A region of Senegal the meeting is about.
    SenegalRegion,
    /// A region of Mali the meeting is about.
    MaliRegion,
    /// A region of Mauritania the meeting is about.
    MauritaniaRegion,
    /// A reservoir.
    Lake,
}

impl MapTint {
    /// Every tint, by its number.
    pub const ALL: [Self; 10] = [
        Self::Paper,
        Self::Senegal,
        Self::Mali,
        Self::Mauritania,
        Self::Guinea,
        Self::Neighbour,
        Self::SenegalRegion,
        Self::MaliRegion,
        Self::MauritaniaRegion,
        Self::Lake,
    ];
}

/// The colours of one theme.
struct Relief {
    river: Swatch,
    stream: Swatch,
    border: Swatch,
    admin: Swatch,
    net: Swatch,
    road: Swatch,
    track: Swatch,
    rail: Swatch,
    /// By the number of the tint; paper stands in the palette.
    tints: [Swatch; 9],
}

/// A quarter of a cell in the colour of a tint.
const SHADE: char = '░';

const RESET: Color = Color::Reset;

// Pattern tells the classes apart as well: blue, yellow, orange and violet stay distinct for every
// common colour blindness by their brightness.
static DARK: Relief = Relief {
    river: swatch("58A8F4", 75, Color::LightBlue),
    stream: swatch("3F80C6", 68, Color::Blue),
    border: swatch("F0D88A", 222, Color::White),
    admin: swatch("6E737B", 242, Color::DarkGray),
    net: swatch("3F5866", 239, Color::DarkGray),
    road: swatch("E0975A", 173, Color::Yellow),
    track: swatch("A0714C", 94, Color::Yellow),
    rail: swatch("B595DC", 140, Color::LightMagenta),
    // The 256 colours have no dark tints between black and a full colour: a light shade of the full
    // one looks like the tint, see `is_shaded`.
    tints: [
        swatch("101C1B", 233, RESET),
        swatch("1E1B13", 233, RESET),
        swatch("1F151B", 233, RESET),
        swatch("121A28", 17, RESET),
        swatch("14171A", 233, RESET),
        swatch("142B27", 22, RESET),
        swatch("2C281A", 58, RESET),
        swatch("2E1F28", 52, RESET),
        swatch("1D4A7C", 25, RESET),
    ],
};

static LIGHT: Relief = Relief {
    river: swatch("1F6FB8", 25, Color::Blue),
    stream: swatch("5E9CCF", 68, Color::Blue),
    border: swatch("4A3A12", 237, Color::Black),
    admin: swatch("A29C8C", 246, Color::Gray),
    net: swatch("A9C2CB", 152, Color::Gray),
    road: swatch("B4602A", 130, Color::Red),
    track: swatch("C99B72", 173, Color::Red),
    rail: swatch("7B4FA6", 97, Color::Magenta),
    tints: [
        swatch("EDF4EE", 231, RESET),
        swatch("F8F2E2", 231, RESET),
        swatch("F7EDF0", 231, RESET),
        swatch("EAF0F8", 231, RESET),
        swatch("F2F1EC", 255, RESET),
        swatch("D7EADD", 194, RESET),
        swatch("EFE3C2", 230, RESET),
        swatch("EFD9E0", 225, RESET),
        swatch("A8CDEE", 153, RESET),
    ],
};

/// Full colours, and no tint but paper.
static CONTRAST: Relief = Relief {
    river: swatch("5FAFFF", 75, Color::LightBlue),
    stream: swatch("5F87FF", 69, Color::Blue),
    border: swatch("FFFFFF", 231, Color::White),
    admin: swatch("B2B2B2", 249, Color::Gray),
    net: swatch("5F8787", 66, Color::DarkGray),
    road: swatch("FFAF5F", 215, Color::Yellow),
    track: swatch("D78700", 172, Color::Yellow),
    rail: swatch("D787FF", 177, Color::LightMagenta),
    tints: [swatch("000000", 16, RESET); 9],
};

impl Theme {
    /// The colour of a line of the map.
    fn map_ink(&self, ink: MapInk) -> (Color, Modifier) {
        let relief = self.relief();
        let swatch = match ink {
            MapInk::River => relief.river,
            MapInk::Stream => relief.stream,
            MapInk::Border => relief.border,
            MapInk::Admin => relief.admin,
            MapInk::Net => relief.net,
            MapInk::Road => relief.road,
            MapInk::Track => relief.track,
            MapInk::Rail => relief.rail,
            MapInk::Tint(tint) => return (self.tint_colour(tint), Modifier::empty()),
            MapInk::Tone(tone) => {
                let style = self.style(tone, Ground::Paper, false);
                return (style.fg.unwrap_or_default(), style.add_modifier);
            }
        };
        let modifier = match (self.depth(), ink) {
            (Depth::Mono, MapInk::Border) => Modifier::BOLD,
            (Depth::Mono, MapInk::Admin | MapInk::Net | MapInk::Track) => Modifier::DIM,
            _ => Modifier::empty(),
        };
        (swatch.at(self.depth()), modifier)
    }

    /// The ground of an area of the map; the terminal's own where there are no tints.
    fn map_tint(&self, tint: MapTint) -> Color {
        if self.is_shaded(tint) { self.tint_colour(MapTint::Paper) } else { self.tint_colour(tint) }
    }

    fn tint_colour(&self, tint: MapTint) -> Color {
        if !self.has_tints() {
            return RESET;
        }
        match (tint as usize).checked_sub(1) {
            None => self.ground(Ground::Paper).bg.unwrap_or_default(),
            Some(at) => self.relief().tints[at].at(self.depth()),
        }
    }

    /// Whether a tint shows as a light shade of its colour on paper: as a ground it would be too bright.
    #[must_use]
    pub fn is_shaded(&self, tint: MapTint) -> bool {
        let dark = self.depth() == Depth::Indexed && self.name() == ThemeName::Dark;
        dark && tint != MapTint::Lake && self.tint_colour(tint) != self.tint_colour(MapTint::Paper)
    }

    /// Whether areas of the map have tints; without them outlines must do.
    #[must_use]
    pub fn has_relief(&self) -> bool {
        !self.same_tint(MapTint::Paper, MapTint::Lake)
    }

    /// Whether borders of the map are drawn twice as wide.
    #[must_use]
    pub fn has_wide_borders(&self) -> bool {
        self.name() == ThemeName::Contrast
    }

    /// Whether two tints look the same, so that no cell has to show both.
    #[must_use]
    pub fn same_tint(&self, a: MapTint, b: MapTint) -> bool {
        a == b || self.tint_colour(a) == self.tint_colour(b)
    }

    const fn relief(&self) -> &'static Relief {
        match self.name() {
            ThemeName::Light => &LIGHT,
            ThemeName::Contrast => &CONTRAST,
            _ => &DARK,
        }
    }
}

/// A part of the screen that is drawn cell by cell from blocks and dots.
pub struct Mosaic<'a> {
    buf: &'a mut Buffer,
    theme: &'a Theme,
    area: Rect,
    /// Whether the font has [`SHADE`].
    shades: bool,
    last: Option<(MapInk, MapTint, Color, Color, Modifier)>,
}

impl Painter<'_> {
    /// The cells of a rectangle as a picture.
    pub fn mosaic(&mut self, rect: Rect) -> Mosaic<'_> {
        let theme = self.theme();
        let area = rect.intersection(self.area());
        let shades = self.glyphs().set == GlyphSet::Unicode;
        Mosaic { buf: self.buffer(), theme, area, shades, last: None }
    }
}

impl Mosaic<'_> {
    /// Shows a row of cells that were drawn by a picture before, from its left edge.
    pub fn copy(&mut self, y: u16, cells: &[Cell]) {
        if y >= self.area.height {
            return;
        }
        let first = self.buf.index_of(self.area.x, self.area.y + y);
        let len = cells.len().min(usize::from(self.area.width));
        self.buf.content[first..first + len].clone_from_slice(&cells[..len]);
    }

    /// Draws one cell, counted from the corner of the picture; outside of it nothing happens.
    pub fn set(&mut self, x: u16, y: u16, sign: char, ink: MapInk, tint: MapTint) {
        if x >= self.area.width || y >= self.area.height {
            return;
        }
        let (fg, bg, modifier) = match self.last {
            Some((i, t, fg, bg, modifier)) if i == ink && t == tint => (fg, bg, modifier),
            _ => {
                let (fg, modifier) = self.theme.map_ink(ink);
                let bg = self.theme.map_tint(tint);
                self.last = Some((ink, tint, fg, bg, modifier));
                (fg, bg, modifier)
            }
        };
        let cell = &mut self.buf[(self.area.x + x, self.area.y + y)];
        if sign == ' ' {
            // An empty cell shows its ground only: one colour less to send.
            cell.reset();
            cell.bg = bg;
            if self.shades && self.theme.is_shaded(tint) {
                cell.set_char(SHADE);
                cell.fg = self.theme.tint_colour(tint);
            }
            return;
        }
        cell.set_char(if is_picture(sign) { sign } else { ' ' });
        (cell.fg, cell.bg, cell.modifier) = (fg, bg, modifier);
    }
}

/// Blocks, Braille, sextants, octants, ASCII and the stroke of a hatch: what a picture is made of.
const fn is_picture(sign: char) -> bool {
    matches!(
        sign,
        ' '..='~' | '\u{2571}' | '\u{2580}'..='\u{259f}' | '\u{2800}'..='\u{28ff}' | '\u{1cd00}'..='\u{1ceaf}' | '\u{1fb00}'..='\u{1fbff}'
    )
}
