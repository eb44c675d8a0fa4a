//! Signs drawn as shapes, so that lines join and blocks meet whatever font shows the picture.
use std::fmt::Write as _;

use ratatui::symbols::pixel::{OCTANTS, QUADRANTS, SEXTANTS};

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

/// Draws `cells` equal signs side by side into `out`; false when the sign is a letter to print.
pub(super) fn draw(c: char, x: i32, y: i32, cells: i32, colour: &str, out: &mut String) -> bool {
    let mut pen = Pen { x, y, w: CELL_W * cells, colour, out };
    match c {
        '╭' | '╮' | '╰' | '╯' => pen.arc(c),
        '╱' | '╲' | '╳' => pen.diagonals(c),
        '┄' | '┅' | '┆' | '┇' => pen.dashes(c, 3),
        '┈' | '┉' | '┊' | '┋' => pen.dashes(c, 4),
        '╌' | '╍' | '╎' | '╏' => pen.dashes(c, 2),
        '\u{2500}'..='\u{257f}' => pen.strokes(strokes(c)),
        '\u{2580}'..='\u{2595}' => pen.block(c),
        '\u{2800}'..='\u{28ff}' => pen.braille(c as u32 - 0x2800),
        _ => return pen.geometric(c) || pen.mosaic(c),
    }
    true
}

fn strokes(c: char) -> [u16; 4] {
    let code = STROKES.get((c as usize).wrapping_sub(0x2500)).copied().unwrap_or(0);
    [code >> 12, code >> 8 & 15, code >> 4 & 15, code & 15]
}

/// Where and in which colour a sign is drawn.
struct Pen<'p> {
    x: i32,
    y: i32,
    w: i32,
    colour: &'p str,
    out: &'p mut String,
}

impl Pen<'_> {
    fn rect(&mut self, x: i32, y: i32, w: i32, h: i32) {
        let (x, y, fill) = (self.x + x, self.y + y, self.colour);
        let _ = writeln!(self.out, r#"<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="{fill}"/>"#);
    }

    fn path(&mut self, path: &str, filled: bool) {
        let colour = self.colour;
        let look = if filled {
            format!(r#"fill="{colour}""#)
        } else {
            format!(r#"fill="none" stroke="{colour}" stroke-width="2""#)
        };
        let (x, y) = (self.x, self.y);
        let _ = writeln!(self.out, r#"<path transform="translate({x} {y})" d="{path}" {look}/>"#);
    }

    fn circle(&mut self, radius: f32, filled: bool) {
        let (x, y, colour) = (self.x + CELL_W / 2, self.y + CELL_H / 2, self.colour);
        let look = if filled {
            format!(r#"fill="{colour}""#)
        } else {
            format!(r#"fill="none" stroke="{colour}" stroke-width="1.5""#)
        };
        let _ = writeln!(self.out, r#"<circle cx="{x}" cy="{y}" r="{radius}" {look}/>"#);
    }

    fn strokes(&mut self, [up, right, down, left]: [u16; 4]) {
        let (mid_x, mid_y) = (CELL_W / 2, CELL_H / 2);
        let run = self.w;
        if (up, down) == (0, 0) && left == right && left > 0 {
            self.lane(0, mid_y, run, left, true);
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
        let path = match c {
            '╭' => "M6 24V18Q6 12 12 12",
            '╮' => "M6 24V18Q6 12 0 12",
            '╰' => "M6 0V6Q6 12 12 12",
            _ => "M6 0V6Q6 12 0 12",
        };
        self.path(path, false);
    }

    fn diagonals(&mut self, c: char) {
        let path = match c {
            '╱' => "M0 24L12 0",
            '╲' => "M0 0L12 24",
            _ => "M0 24L12 0M0 0L12 24",
        };
        self.path(path, false);
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
        let (w, h) = (self.w, CELL_H);
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
                let (left, top, fill) = (self.x, self.y, self.colour);
                let part = 25 * (code - 0x2590);
                let _ = writeln!(
                    self.out,
                    r#"<rect x="{left}" y="{top}" width="{w}" height="{h}" fill="{fill}" fill-opacity="0.{part}"/>"#
                );
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

    fn geometric(&mut self, c: char) -> bool {
        match c {
            '●' => self.circle(5.5, true),
            '·' => self.circle(1.5, true),
            '○' => self.circle(4.5, false),
            '◉' => {
                self.circle(5.0, false);
                self.circle(2.5, true);
            }
            '◆' => self.path("M6 6L12 12L6 18L0 12Z", true),
            '◇' => self.path("M6 7L11 12L6 17L1 12Z", false),
            '▲' => self.path("M6 6L12 17H0Z", true),
            '▼' => self.path("M6 18L12 7H0Z", true),
            '▸' => self.path("M2 7L10 12L2 17Z", true),
            '◂' => self.path("M10 7L2 12L10 17Z", true),
            '▪' => self.rect(3, 9, 6, 6),
            '■' => self.rect(1, 7, 10, 10),
            _ => return false,
        }
        true
    }

    /// Quadrants, sextants and octants: the signs of the map.
    fn mosaic(&mut self, c: char) -> bool {
        if c == ' '
            || c.is_ascii()
            || !matches!(c as u32, 0x2590..=0x259f | 0x1_cd00..=0x1_ceff | 0x1_fb00..=0x1_fbff)
        {
            return false;
        }
        let find = |table: &[char]| table.iter().position(|&sign| sign == c);
        let (bits, rows) = if let Some(bits) = find(&QUADRANTS) {
            (bits, 2)
        } else if let Some(bits) = find(&SEXTANTS) {
            (bits, 3)
        } else if let Some(bits) = find(&OCTANTS) {
            (bits, 4)
        } else {
            return false;
        };
        let (w, h) = (CELL_W / 2, CELL_H / rows);
        for i in (0..rows * 2).filter(|i| bits >> i & 1 == 1) {
            self.rect(i % 2 * w, i / 2 * h, w, h);
        }
        true
    }
}
