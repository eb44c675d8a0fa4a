//! Signs drawn as shapes, so that lines join and blocks meet whatever font shows the picture.
use ratatui::symbols::pixel::{OCTANTS, QUADRANTS, SEXTANTS};

use super::svg_ink::Ink;
use super::svg_signs::{Sign, sign};
use super::theme::mix;

/// Width of a cell in pixels.
pub(super) const CELL_W: i32 = 12;
/// Height of a cell in pixels.
pub(super) const CELL_H: i32 = 24;

/// The strokes of U+2500 to U+257F, one digit each for up, right, down, left:
/// 0 none, 1 light, 2 heavy, 3 double. Arcs, dashes and diagonals are drawn apart.
#[rustfmt::skip]
const STROKES: [u16; 128] = [
    0x0101, 0x0202, 0x1010, 0x2020, 0x0101, 0x0202, 0x1010, 0x2020,
    0x0101, 0x0202, 0x1010, 0x2020, 0x0110, 0x0210, 0x0120, 0x0220,
    0x0011, 0x0012, 0x0021, 0x0022, 0x1100, 0x1200, 0x2100, 0x2200,
    0x1001, 0x1002, 0x2001, 0x2002, 0x1110, 0x1210, 0x2110, 0x1120,
    0x2120, 0x2210, 0x1220, 0x2220, 0x1011, 0x1012, 0x2011, 0x1021,
    0x2021, 0x2012, 0x1022, 0x2022, 0x0111, 0x0112, 0x0211, 0x0212,
    0x0121, 0x0122, 0x0221, 0x0222, 0x1101, 0x1102, 0x1201, 0x1202,
    0x2101, 0x2102, 0x2201, 0x2202, 0x1111, 0x1112, 0x1211, 0x1212,
    0x2111, 0x1121, 0x2121, 0x2112, 0x2211, 0x1122, 0x1221, 0x2212,
    0x1222, 0x2122, 0x2221, 0x2222, 0x0101, 0x0202, 0x1010, 0x2020,
    0x0303, 0x3030, 0x0310, 0x0130, 0x0330, 0x0013, 0x0031, 0x0033,
    0x1300, 0x3100, 0x3300, 0x1003, 0x3001, 0x3003, 0x1310, 0x3130,
    0x3330, 0x1013, 0x3031, 0x3033, 0x0313, 0x0131, 0x0333, 0x1303,
    0x3101, 0x3303, 0x1313, 0x3131, 0x3333, 0x0110, 0x0011, 0x1001,
    0x1100, 0x0000, 0x0000, 0x0000, 0x0001, 0x1000, 0x0100, 0x0010,
    0x0002, 0x2000, 0x0200, 0x0020, 0x0201, 0x1020, 0x0102, 0x2010,
];

/// Whether the sign continues evenly into an equal neighbour, so that a run is one shape.
pub(super) const fn runs_on(c: char) -> bool {
    matches!(c, '─' | '━' | '═' | '\u{2580}'..='\u{2588}' | '░' | '▒' | '▓' | '▔')
}

/// Whether the sign is drawn as a shape.
#[must_use]
pub(super) fn is_shape(c: char) -> bool {
    matches!(c, '\u{2500}'..='\u{2595}' | '\u{2800}'..='\u{28ff}') || sign(c).is_some() || dots(c).is_some()
}

/// The dots of a mosaic sign — quadrant, sextant, octant — bit 0 top left, and its rows of dots.
#[must_use]
pub(super) fn dots(c: char) -> Option<(u8, i32)> {
    if !matches!(c as u32, 0x2596..=0x259f | 0x1_cd00..=0x1_ceff | 0x1_fb00..=0x1_fbff) {
        return None;
    }
    [(&QUADRANTS[..], 2), (&SEXTANTS[..], 3), (&OCTANTS[..], 4)].into_iter().find_map(|(table, rows)| {
        let at = table.iter().position(|&known| known == c)?;
        Some((u8::try_from(at).ok()?, rows))
    })
}

/// Where and in which colours a sign is drawn.
pub(super) struct Pen<'p> {
    pub x: i32,
    pub y: i32,
    /// Equal signs side by side that are one shape.
    pub cells: i32,
    pub text: u32,
    pub back: u32,
    pub ink: &'p mut Ink,
}

impl Pen<'_> {
    /// Draws a sign; false when it is a letter to print.
    pub(super) fn draw(&mut self, c: char) -> bool {
        match c {
            '╭' | '╮' | '╰' | '╯' => self.arc(c),
            '╱' => self.line((0, 24), "l12-24"),
            '╲' => self.line((0, 0), "l12 24"),
            '╳' => self.line((0, 24), "l12-24m-12 0l12 24"),
            '┄' | '┅' | '┆' | '┇' => self.dashes(c, 3),
            '┈' | '┉' | '┊' | '┋' => self.dashes(c, 4),
            '╌' | '╍' | '╎' | '╏' => self.dashes(c, 2),
            '\u{2500}'..='\u{257f}' => self.strokes(strokes(c)),
            '\u{2580}'..='\u{2595}' => self.block(c),
            '\u{2800}'..='\u{28ff}' => self.braille(c as u32 - 0x2800),
            _ => return self.sign(c),
        }
        true
    }

    fn sign(&mut self, c: char) -> bool {
        let Some(parts) = sign(c) else { return false };
        for part in parts {
            match *part {
                Sign::Filled(x, y, outline) => self.ink.fill(self.text, (self.x + x, self.y + y), outline),
                Sign::Line(width, x, y, line) => {
                    self.ink.line(self.text, width, (self.x + x, self.y + y), line);
                }
                Sign::Block([x, y, wide, high]) => self.rect(x, y, wide, high),
            }
        }
        true
    }

    fn rect(&mut self, x: i32, y: i32, w: i32, h: i32) {
        self.ink.rect(self.text, [self.x + x, self.y + y, w, h]);
    }

    fn line(&mut self, (x, y): (i32, i32), line: &str) {
        self.ink.line(self.text, 20, (self.x + x, self.y + y), line);
    }

    fn strokes(&mut self, [up, right, down, left]: [u16; 4]) {
        let (mid_x, mid_y) = (CELL_W / 2, CELL_H / 2);
        if (up, down) == (0, 0) && left == right && left > 0 {
            self.lane(0, mid_y, CELL_W * self.cells, left, true);
            return;
        }
        if (left, right) == (0, 0) && up == down && up > 0 {
            self.lane(mid_x, 0, CELL_H, up, false);
            return;
        }
        // Arms reach one pixel past the middle so that corners close.
        self.lane(mid_x, 0, mid_y + 1, up, false);
        self.lane(mid_x - 1, mid_y, CELL_W - mid_x + 1, right, true);
        self.lane(mid_x, mid_y - 1, CELL_H - mid_y + 1, down, false);
        self.lane(0, mid_y, mid_x + 1, left, true);
    }

    /// One arm from (x, y) along the row or column, centred on it.
    fn lane(&mut self, x: i32, y: i32, length: i32, weight: u16, level: bool) {
        let offsets: &[(i32, i32)] = match weight {
            0 => &[],
            1 => &[(-1, 2)],
            2 => &[(-2, 4)],
            _ => &[(-3, 2), (1, 2)],
        };
        for &(offset, thick) in offsets {
            if level {
                self.rect(x, y + offset, length, thick);
            } else {
                self.rect(x + offset, y, thick, length);
            }
        }
    }

    fn arc(&mut self, c: char) {
        match c {
            '╭' => self.line((6, 24), "v-6q0-6 6-6"),
            '╮' => self.line((6, 24), "v-6q0-6-6-6"),
            '╰' => self.line((6, 0), "v6q0 6 6 6"),
            _ => self.line((6, 0), "v6q0 6-6 6"),
        }
    }

    fn dashes(&mut self, c: char, count: i32) {
        let [up, right, ..] = strokes(c);
        let level = right > 0;
        let step = if level { CELL_W / count } else { CELL_H / count };
        let gap = if count == 4 { step / 2 } else { step / 3 };
        for i in 0..count {
            let (at, length) = (i * step + gap / 2, step - gap);
            if level {
                self.lane(at, CELL_H / 2, length, right, true);
            } else {
                self.lane(CELL_W / 2, at, length, up, false);
            }
        }
    }

    fn block(&mut self, c: char) {
        let (w, h) = (CELL_W * self.cells, CELL_H);
        let code = i32::try_from(c as u32).unwrap_or(0);
        match c {
            '▀' => self.rect(0, 0, w, h / 2),
            '\u{2581}'..='\u{2588}' => {
                let tall = h * (code - 0x2580) / 8;
                self.rect(0, h - tall, w, tall);
            }
            // Left seven eighths down to one eighth; 12 pixels do not divide, so they round up.
            '\u{2589}'..='\u{258f}' => self.rect(0, 0, (CELL_W * (0x2590 - code) + 7) / 8, h),
            '▐' => self.rect(CELL_W / 2, 0, CELL_W / 2, h),
            '▔' => self.rect(0, 0, w, h / 8),
            '▕' => self.rect(CELL_W - 2, 0, 2, h),
            _ => {
                let part = 25 * (u32::from(c) - 0x2590);
                let colour = mix(self.back, self.text, part);
                self.ink.rect(colour, [self.x, self.y, w, h]);
            }
        }
    }

    fn braille(&mut self, bits: u32) {
        // Dots 1 2 3 run down the left column, 4 5 6 down the right, 7 and 8 below.
        const PLACES: [(i32, i32); 8] = [(2, 2), (2, 8), (2, 14), (8, 2), (8, 8), (8, 14), (2, 20), (8, 20)];
        for (i, (x, y)) in PLACES.into_iter().enumerate() {
            if bits >> i & 1 == 1 {
                self.rect(x, y, 3, 3);
            }
        }
    }
}

/// Draws the mosaic signs of a run of cells of one colour: equal neighbours in a row of dots are one
/// rectangle.
pub(super) fn mosaic(run: &[u8], rows: i32, (x, y): (i32, i32), text: u32, ink: &mut Ink) {
    let (w, h) = (CELL_W / 2, CELL_H / rows.max(1));
    for row in 0..rows {
        let lit = |dot: usize| {
            let bit = row * 2 + i32::from(dot % 2 == 1);
            run.get(dot / 2).is_some_and(|bits| bits >> bit & 1 == 1)
        };
        let (mut from, end) = (0, run.len() * 2);
        while from < end {
            let length = (from..end).take_while(|dot| lit(*dot)).count();
            if length > 0 {
                let wide = |dots: usize| i32::try_from(dots).unwrap_or(0) * w;
                ink.rect(text, [x + wide(from), y + row * h, wide(length), h]);
            }
            from += length.max(1);
        }
    }
}

fn strokes(c: char) -> [u16; 4] {
    let code = STROKES.get((c as usize).wrapping_sub(0x2500)).copied().unwrap_or(0);
    [code >> 12, code >> 8 & 15, code >> 4 & 15, code & 15]
}
