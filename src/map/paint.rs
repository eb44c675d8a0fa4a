//! From dots to cells: the sign, the strongest class, and the tints of every cell.
use crate::look::{
    painter::Painter,
    relief::{MapInk, MapTint},
    theme::Theme,
    tone::Tone,
};
use ratatui::layout::Rect;

use super::{
    WHOLE,
    grid::{Class, Grid, SLOTS, union},
    num,
    pixels::Pixels,
    projection::DEFAULT_ASPECT,
    raster::{Dash, Tracer},
    sheet::Sheet,
};

/// Cells after which a river and what runs along it give way to each other.
const STRETCH: i32 = 3;

/// Cells of shade in a row at least.
const LEAST_SHADE: usize = 4;

/// What does not change within a frame.
struct Look {
    pixels: Pixels,
    /// The first tint that looks like each one.
    alike: [MapTint; MapTint::ALL.len()],
    shaded: [bool; MapTint::ALL.len()],
    anchor: (i32, i32),
}

impl Look {
    fn new(theme: &Theme, pixels: Pixels, anchor: (i32, i32)) -> Self {
        let shaded = MapTint::ALL.map(|tint| theme.is_shaded(tint));
        let alike = MapTint::ALL
            .map(|tint| MapTint::ALL.into_iter().find(|&other| theme.same_tint(tint, other)).unwrap_or(tint));
        Self { pixels, alike, shaded, anchor }
    }

    /// A cell of one tint.
    const fn plain(tint: MapTint) -> (char, MapInk, MapTint) {
        (' ', MapInk::Tint(tint), tint)
    }

    /// Leaves out shade between lines: it would cost a change of colour a cell, and be hard to see.
    fn thin(&self, row: &mut [(char, MapInk, MapTint)]) {
        let shaded = |cell: &(char, MapInk, MapTint)| cell.0 == ' ' && self.shaded[cell.2 as usize];
        for run in row.chunk_by_mut(|a, b| shaded(a) == shaded(b)) {
            if run.len() < LEAST_SHADE && run.first().is_some_and(shaded) {
                run.fill(Self::plain(MapTint::Paper));
            }
        }
    }

    fn tint(&self, number: u8) -> MapTint {
        self.alike.get(usize::from(number)).copied().unwrap_or_default()
    }

    fn sign(&self, bits: u8, letter: char) -> char {
        if self.pixels == Pixels::Ascii { letter } else { self.pixels.sign(bits) }
    }
}

const fn ink(slot: usize) -> MapInk {
    const INKS: [MapInk; SLOTS] = [
        MapInk::Net,
        MapInk::Admin,
        MapInk::Track,
        MapInk::Stream,
        MapInk::River,
        MapInk::Rail,
        MapInk::Road,
        MapInk::Border,
    ];
    INKS[slot]
}

/// The letter of a class where a cell is one letter: it says what the colour cannot.
const LETTERS: [char; SLOTS] = [':', '.', '-', '~', '~', '#', '=', '+'];
/// The letter of a line of the caller.
const LINE: char = '*';

/// Four cells of a straight line, for the legend.
pub(super) fn sample(class: Class, dash: Dash, pixels: Pixels) -> [char; 4] {
    let mut grid = Grid::default();
    grid.begin((4, 1), pixels);
    let (wide, high) = grid.extent();
    let middle = f64::from(num::signed(high / 2));
    let dash = if pixels == Pixels::Ascii { Dash::SOLID } else { dash };
    Tracer::new(&mut grid, class as usize, dash, DEFAULT_ASPECT)
        .line([[0.0, middle], [f64::from(num::signed(wide)), middle]].into_iter());
    [0, 1, 2, 3].map(|at| match union(grid.masks[at]) {
        0 => ' ',
        _ if pixels == Pixels::Ascii => LETTERS[class as usize],
        bits => pixels.sign(bits),
    })
}

/// Draws every cell of a sheet.
pub(super) fn sheet(sheet: &Sheet, painter: &mut Painter, area: Rect, pixels: Pixels, anchor: (i32, i32)) {
    let look = Look::new(painter.theme(), pixels, anchor);
    let mut mosaic = painter.mosaic(area);
    let mut row = Vec::with_capacity(sheet.grid.cols);
    for y in 0..sheet.grid.rows {
        row.clear();
        row.extend((0..sheet.grid.cols).map(|x| cell(sheet, &look, x, y)));
        look.thin(&mut row);
        for (x, &(sign, ink, tint)) in row.iter().enumerate() {
            mosaic.set(num::cells(x), num::cells(y), sign, ink, tint);
        }
    }
}

/// What the caller laid over the basemap.
pub(super) struct Over<'a> {
    /// Lines, each tone in a slot of its own.
    pub(super) grid: &'a Grid,
    /// Tones of the slots.
    pub(super) tones: &'a [Tone],
    /// Cells with a stroke of a hatch.
    pub(super) strokes: &'a [(usize, usize)],
    /// The stroke.
    pub(super) stroke: &'static str,
    /// Where the view lies in the cells of the world.
    pub(super) anchor: (i32, i32),
}

/// Shows the part of the sheet in view, and what the caller laid over it.
pub(super) fn frame(sheet: &Sheet, over: &Over, painter: &mut Painter, rect: Rect, pixels: Pixels) {
    let look = Look::new(painter.theme(), pixels, over.anchor);
    let mut mosaic = painter.mosaic(rect);
    let grid = over.grid;
    for y in 0..grid.rows {
        mosaic.copy(num::cells(y), sheet.row(y, grid.cols));
    }
    for &at in &grid.marked {
        let (x, y) = (at % grid.cols, at / grid.cols);
        let mask = grid.masks[at];
        let top = (0..SLOTS).rev().find(|&slot| mask[slot] != 0).unwrap_or(0);
        let tone = over.tones.get(top).copied().unwrap_or(Tone::Ink);
        let (col, row) = sheet.at(x, y);
        // A way runs on its road: only water and borders go on beside it.
        let kept = kept(sheet, (col, row));
        let along = kept != 0 && tone != WHOLE && runs_along(sheet, grid, (x, y));
        if along && !is_turn(look.anchor, x, y) {
            continue;
        }
        let bits = union(mask) | if along { 0 } else { kept };
        let tint = look.tint(main_tint(sheet, &look, (col, row), bits));
        mosaic.set(num::cells(x), num::cells(y), look.sign(bits, LINE), MapInk::Tone(tone), tint);
    }
    let Some(stroke) = over.stroke.chars().next() else { return };
    for &(x, y) in over.strokes {
        let (col, row) = sheet.at(x, y);
        let tint = look.tint(main_tint(sheet, &look, (col, row), 0));
        mosaic.set(num::cells(x), num::cells(y), stroke, MapInk::Tone(Tone::Rule), tint);
    }
}

/// The dots of water and borders in a cell of the sheet.
fn kept(sheet: &Sheet, (col, row): (usize, usize)) -> u8 {
    let Some(below) = sheet.grid.masks.get(row * sheet.grid.cols + col) else { return 0 };
    [Class::Stream, Class::River, Class::Border].iter().fold(0, |all, class| all | below[*class as usize])
}

/// Whether a line of the caller goes on beside the same river or border: two cells around share both.
fn runs_along(sheet: &Sheet, grid: &Grid, (x, y): (usize, usize)) -> bool {
    let around =
        (y.saturating_sub(1)..=y + 1).flat_map(|y| (x.saturating_sub(1)..=x + 1).map(move |x| (x, y)));
    let shared = around.filter(|&(col, row)| {
        let inside = (col, row) != (x, y) && col < grid.cols && row < grid.rows;
        inside && union(grid.masks[row * grid.cols + col]) != 0 && kept(sheet, sheet.at(col, row)) != 0
    });
    shared.take(2).count() == 2
}

fn cell(sheet: &Sheet, look: &Look, x: usize, y: usize) -> (char, MapInk, MapTint) {
    let mask = sheet.grid.masks[y * sheet.grid.cols + x];
    if u64::from_le_bytes(mask) == 0 {
        return ground(sheet, look, x, y);
    }
    let (slot, bits) = strongest(mask, look.anchor, x, y);
    let tint = look.tint(main_tint(sheet, look, (x, y), bits));
    (look.sign(bits, LETTERS[slot]), ink(slot), tint)
}

/// Whether it is the turn of the stronger of two lines that share their cells.
fn is_turn(anchor: (i32, i32), x: usize, y: usize) -> bool {
    let along = anchor.0.wrapping_add(anchor.1).wrapping_add(num::signed(x)).wrapping_add(num::signed(y));
    along.div_euclid(STRETCH) % 2 == 0
}

/// The class that gives the colour, and the dots to draw.
///
/// Where a river shares a cell with border or railway they take turns, so that both can be followed.
fn strongest(mask: [u8; SLOTS], anchor: (i32, i32), x: usize, y: usize) -> (usize, u8) {
    let top = (0..SLOTS).rev().find(|&slot| mask[slot] != 0).unwrap_or(0);
    let water = [Class::River, Class::Stream].into_iter().find(|&class| mask[class as usize] != 0);
    let shares = top == Class::Border as usize || top == Class::Rail as usize;
    if shares && let Some(water) = water {
        let slot = if is_turn(anchor, x, y) { top } else { water as usize };
        return (slot, mask[slot]);
    }
    (top, union(mask))
}

/// Tints of the dots of a cell.
fn tints(sheet: &Sheet, x: usize, y: usize) -> impl Iterator<Item = u8> + '_ {
    let (sx, sy) = sheet.grid.dots;
    (0..sy).flat_map(move |row| sheet.tints.run(y * sy + row, x * sx, sx).iter().copied())
}

/// The tint most of the dots have that no line covers.
fn main_tint(sheet: &Sheet, look: &Look, (x, y): (usize, usize), covered: u8) -> u8 {
    if let Some(tint) = only_tint(sheet, x, y) {
        return look.tint(tint) as u8;
    }
    let mut count = [0_u8; MapTint::ALL.len()];
    for (bit, tint) in tints(sheet, x, y).enumerate() {
        // A covered dot counts only where all of them are.
        count[look.tint(tint) as usize] += if covered >> bit & 1 == 0 { 16 } else { 1 };
    }
    let best = (0..count.len()).max_by_key(|&at| (count[at], MapTint::ALL.len() - at)).unwrap_or(0);
    u8::try_from(best).unwrap_or(0)
}

/// The tint of a cell that has one only: nearly every cell, so that must be seen fast.
fn only_tint(sheet: &Sheet, x: usize, y: usize) -> Option<u8> {
    let (sx, sy) = sheet.grid.dots;
    let first = *sheet.tints.run(y * sy, x * sx, sx).first()?;
    (0..sy)
        .all(|row| sheet.tints.run(y * sy + row, x * sx, sx).iter().all(|&tint| tint == first))
        .then_some(first)
}

/// A cell without lines: one tint, or two where the signs can show the edge between them.
fn ground(sheet: &Sheet, look: &Look, x: usize, y: usize) -> (char, MapInk, MapTint) {
    if let Some(only) = only_tint(sheet, x, y) {
        return Look::plain(look.tint(only));
    }
    let mut dots = tints(sheet, x, y).map(|number| look.tint(number));
    let first = dots.next().unwrap_or_default();
    let Some(second) = dots.find(|&tint| tint != first) else {
        return Look::plain(first);
    };
    let main = MapTint::ALL[usize::from(main_tint(sheet, look, (x, y), 0))];
    let other = if main == first { second } else { first };
    if !look.pixels.is_solid() || look.shaded[main as usize] || look.shaded[other as usize] {
        return Look::plain(main);
    }
    let bits = tints(sheet, x, y)
        .enumerate()
        .filter(|(_, number)| look.tint(*number) == other)
        .fold(0_u8, |bits, (bit, _)| bits | 1 << bit);
    (look.pixels.sign(bits), MapInk::Tint(other), main)
}
