//! A screen as a picture: a cell buffer becomes a self-contained SVG of 12 × 24 pixel cells.
//!
//! Same buffer, same bytes: a picture in the documentation changes only when the screen does.
use std::fmt::Write as _;

use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier},
};

use super::{
    measure::width,
    svg_ink::Ink,
    svg_shapes::{CELL_H, CELL_W, Pen, dots, is_shape, mosaic, runs_on},
    theme::{Theme, mix},
};

#[cfg(test)]
mod tests;

const FONTS: &str = "'JetBrains Mono','DejaVu Sans Mono',Menlo,Consolas,monospace";
/// Fits 12 pixel wide cells in the usual monospace fonts.
const FONT_SIZE: i32 = 20;
/// From the top of a cell to the line letters stand on.
const BASELINE: i32 = 18;

/// What of a cell's style shows in the picture.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Shown {
    text: u32,
    back: u32,
    bold: bool,
    italic: bool,
    underlined: bool,
}

/// The buffer as SVG: letters are text, one piece a run, and lines, blocks, dots and the signs of
/// maps and charts are shapes, one path a colour.
#[must_use]
pub fn svg(buf: &Buffer, theme: &Theme) -> String {
    let area = buf.area;
    let (w, h) = (i32::from(area.width) * CELL_W, i32::from(area.height) * CELL_H);
    let paper = hex(theme.picture_base().1);
    let mut out = String::with_capacity(4096 + buf.content.len() * 8);
    let _ = writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" font-family="{FONTS}" font-size="{FONT_SIZE}">"#
    );
    let _ = writeln!(out, r#"<rect width="{w}" height="{h}" fill="{paper}"/>"#);
    let (mut ink, mut text) = (Ink::default(), String::new());
    for (y, row) in rows(buf) {
        backgrounds(row, y, theme, &mut ink);
        underlines(row, y, theme, &mut ink);
        signs(row, y, theme, (&mut ink, &mut text));
    }
    ink.write(&mut out);
    out.push_str(&text);
    out.push_str("</svg>\n");
    out
}

/// The rows of a buffer with their place in pixels.
fn rows(buf: &Buffer) -> impl Iterator<Item = (i32, &[Cell])> {
    let row_len = usize::from(buf.area.width).max(1);
    buf.content.chunks(row_len).zip(0..).map(|(row, i)| (i * CELL_H, row))
}

fn px(cells: usize) -> i32 {
    i32::try_from(cells).unwrap_or(i32::MAX / CELL_W) * CELL_W
}

fn backgrounds(row: &[Cell], y: i32, theme: &Theme, ink: &mut Ink) {
    let paper = theme.picture_base().1;
    let mut start = 0;
    while start < row.len() {
        let back = shown(&row[start], theme).back;
        let run = row[start..].iter().take_while(|cell| shown(cell, theme).back == back).count();
        if back != paper {
            ink.ground(back, px(start), y, px(run));
        }
        start += run;
    }
}

/// The one character of a cell, when it is drawn as a shape.
fn shape(cell: &Cell) -> Option<char> {
    let mut chars = cell.symbol().chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if !c.is_ascii() => is_shape(c).then_some(c),
        _ => None,
    }
}

fn signs(row: &[Cell], y: i32, theme: &Theme, (ink, text): (&mut Ink, &mut String)) {
    let mut at = 0;
    while at < row.len() {
        let look = shown(&row[at], theme);
        let symbol = row[at].symbol();
        if symbol == " " {
            at += 1;
            continue;
        }
        let Some(c) = shape(&row[at]) else {
            at += text_run(row, at, y, look, theme, text);
            continue;
        };
        let alike = |cell: &&Cell| shown(cell, theme).text == look.text;
        if let Some((_, rows)) = dots(c) {
            let same = row[at..].iter().take_while(alike).map_while(|cell| {
                let (bits, other) = dots(shape(cell)?)?;
                (other == rows).then_some(bits)
            });
            let run: Vec<u8> = same.collect();
            mosaic(&run, rows, (px(at), y), look.text, ink);
            at += run.len().max(1);
            continue;
        }
        let same = |cell: &&Cell| cell.symbol() == symbol && shown(cell, theme) == look;
        let run = if runs_on(c) { row[at..].iter().take_while(same).count() } else { 1 };
        let cells = px(run) / CELL_W;
        Pen { x: px(at), y, cells, text: look.text, back: look.back, ink }.draw(c);
        at += run;
    }
}

fn underlines(row: &[Cell], y: i32, theme: &Theme, ink: &mut Ink) {
    let line = |cell: &Cell| {
        let look = shown(cell, theme);
        look.underlined.then_some(look.text)
    };
    let mut start = 0;
    while start < row.len() {
        let colour = line(&row[start]);
        let run = row[start..].iter().take_while(|cell| line(cell) == colour).count();
        if let Some(colour) = colour {
            ink.rect(colour, [px(start), y + BASELINE + 3, px(run), 1]);
        }
        start += run;
    }
}

/// Prints letters of one style up to a sign, a change of style or a wide gap; returns the cells.
fn text_run(row: &[Cell], at: usize, y: i32, look: Shown, theme: &Theme, out: &mut String) -> usize {
    let mut text = String::new();
    let (mut cells, mut end, mut kept) = (0, 0, 0);
    let style = |look: Shown| (look.text, look.bold, look.italic);
    while let Some(cell) = row.get(at + cells) {
        let symbol = cell.symbol();
        let blank = symbol == " ";
        if shape(cell).is_some() || blank && cells > end || !blank && style(shown(cell, theme)) != style(look)
        {
            break;
        }
        push_escaped(symbol, &mut text);
        cells += if blank { 1 } else { width(symbol).max(1) };
        if !blank {
            (end, kept) = (cells, text.len());
        }
    }
    text.truncate(kept);
    let (x, w, y, fill) = (px(at), px(end), y + BASELINE, hex(look.text));
    let weight = if look.bold { r#" font-weight="700""# } else { "" };
    let slant = if look.italic { r#" font-style="italic""# } else { "" };
    let _ = writeln!(
        out,
        r#"<text x="{x}" y="{y}" textLength="{w}" lengthAdjust="spacingAndGlyphs" fill="{fill}"{weight}{slant}>{text}</text>"#
    );
    end.max(1)
}

fn push_escaped(symbol: &str, out: &mut String) {
    for c in symbol.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // XML knows no control characters and no noncharacters.
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

fn shown(cell: &Cell, theme: &Theme) -> Shown {
    let (ink, paper) = theme.picture_base();
    let (mut text, mut back) = (rgb(cell.fg, ink), rgb(cell.bg, paper));
    if cell.modifier.contains(Modifier::REVERSED) {
        (text, back) = (back, text);
    }
    if cell.modifier.contains(Modifier::DIM) {
        text = mix(text, back, 50);
    }
    Shown {
        text,
        back,
        bold: cell.modifier.contains(Modifier::BOLD),
        italic: cell.modifier.contains(Modifier::ITALIC),
        underlined: cell.modifier.contains(Modifier::UNDERLINED),
    }
}

fn hex(rgb: u32) -> String {
    format!("#{rgb:06x}")
}

/// A cell's colour in red, green and blue, as xterm shows it.
fn rgb(colour: Color, when_reset: u32) -> u32 {
    let index = match colour {
        Color::Reset => return when_reset,
        Color::Rgb(r, g, b) => return u32::from_be_bytes([0, r, g, b]),
        Color::Indexed(index) => index,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    indexed(index)
}

/// The usual 256 colours: 16 named, a cube of 216, 24 greys.
pub(super) fn indexed(index: u8) -> u32 {
    const NAMED: [u32; 16] = [
        0x00_00_00, 0xCD_00_00, 0x00_CD_00, 0xCD_CD_00, 0x1E_5A_E6, 0xCD_00_CD, 0x00_CD_CD, 0xE5_E5_E5,
        0x7F_7F_7F, 0xFF_5C_5C, 0x5C_FF_5C, 0xFF_FF_5C, 0x5C_8C_FF, 0xFF_5C_FF, 0x5C_FF_FF, 0xFF_FF_FF,
    ];
    let level = |step: u32| if step == 0 { 0 } else { 55 + 40 * step };
    match index {
        0..=15 => NAMED[usize::from(index)],
        16..=231 => {
            let cube = u32::from(index) - 16;
            level(cube / 36) << 16 | level(cube / 6 % 6) << 8 | level(cube % 6)
        }
        232.. => (8 + 10 * (u32::from(index) - 232)) * 0x01_01_01,
    }
}
