//! From dots to cells: the sign, the strongest class, and the tints of every cell.
use crate::look::{
    painter::Painter,
    relief::{MapInk, MapTint},
    theme::Theme,
    tone::Tone,
};
use ratatui::layout::Rect;

use super::{
    grid::{Class, Grid, OVERLAY, SLOTS},
    num,
    pixels::Pixels,
};

/// Cells after which a river and what runs along it give way to each other.
const STRETCH: i32 = 3;

/// What does not change within a frame.
struct Look<'a> {
    pixels: Pixels,
    tones: &'a [Tone],
    /// The first tint that looks like each one.
    alike: [MapTint; MapTint::ALL.len()],
    anchor: (i32, i32),
}

impl Look<'_> {
    fn tint(&self, number: u8) -> MapTint {
        self.alike.get(usize::from(number)).copied().unwrap_or_default()
    }

    fn ink(&self, slot: usize) -> MapInk {
        match Class::ALL.get(slot) {
            Some(Class::Admin) => MapInk::Admin,
            Some(Class::Track) => MapInk::Track,
            Some(Class::Road) => MapInk::Road,
            Some(Class::Rail) => MapInk::Rail,
            Some(Class::Stream) => MapInk::Stream,
            Some(Class::River) => MapInk::River,
            Some(Class::Coast) => MapInk::Coast,
            Some(Class::Border) => MapInk::Border,
            None => MapInk::Tone(self.tones.get(slot - OVERLAY).copied().unwrap_or(Tone::Ink)),
        }
    }
}

/// The letter of a class where a cell is one letter: it says what the colour cannot.
const fn letter(slot: usize) -> char {
    const LETTERS: [char; OVERLAY] = ['.', '-', '~', '~', '#', '=', '~', '+'];
    if slot < OVERLAY { LETTERS[slot] } else { '*' }
}

/// Draws the whole grid.
pub(super) fn paint(
    grid: &Grid,
    painter: &mut Painter,
    rect: Rect,
    pixels: Pixels,
    tones: &[Tone],
    anchor: (i32, i32),
) {
    let look = Look { pixels, tones, alike: alike(painter.theme()), anchor };
    let mut mosaic = painter.mosaic(rect);
    for y in 0..grid.rows {
        for x in 0..grid.cols {
            let (sign, ink, tint) = cell(grid, &look, x, y);
            mosaic.set(num::cells(x), num::cells(y), sign, ink, tint);
        }
    }
}

fn alike(theme: &Theme) -> [MapTint; MapTint::ALL.len()] {
    MapTint::ALL
        .map(|tint| MapTint::ALL.into_iter().find(|&other| theme.same_tint(tint, other)).unwrap_or(tint))
}

fn cell(grid: &Grid, look: &Look, x: usize, y: usize) -> (char, MapInk, MapTint) {
    let mask = grid.masks[y * grid.cols + x];
    if u128::from_le_bytes(mask) == 0 {
        return ground(grid, look, x, y);
    }
    let (slot, bits) = strongest(&mask, look.anchor, x, y);
    let tint = look.tint(main_tint(grid, look, x, y, bits));
    let sign = if look.pixels == Pixels::Ascii { letter(slot) } else { look.pixels.sign(bits) };
    (sign, look.ink(slot), tint)
}

/// The class that gives the colour, and the dots to draw.
///
/// Where a river shares a cell with border or railway they take turns, so that both can be followed.
fn strongest(mask: &[u8; SLOTS], anchor: (i32, i32), x: usize, y: usize) -> (usize, u8) {
    let top = (0..SLOTS).rev().find(|&slot| mask[slot] != 0).unwrap_or(0);
    let water = [Class::River, Class::Stream].into_iter().find(|&class| mask[class as usize] != 0);
    let shares = top == Class::Border as usize || top == Class::Rail as usize;
    if shares && let Some(water) = water {
        let along = anchor.0 + anchor.1 + num::signed(x) + num::signed(y);
        let slot = if along.div_euclid(STRETCH) % 2 == 0 { top } else { water as usize };
        return (slot, mask[slot]);
    }
    (top, mask.iter().fold(0, |all, bits| all | bits))
}

/// Tints of the dots of a cell.
fn tints(grid: &Grid, x: usize, y: usize) -> impl Iterator<Item = u8> + '_ {
    let (sx, sy) = grid.dots;
    (0..sy).flat_map(move |row| grid.tints.row(y * sy + row)[x * sx..(x + 1) * sx].iter().copied())
}

/// The tint most of the dots have that no line covers.
fn main_tint(grid: &Grid, look: &Look, x: usize, y: usize, covered: u8) -> u8 {
    let mut count = [0_u8; MapTint::ALL.len()];
    for (bit, tint) in tints(grid, x, y).enumerate() {
        // A covered dot counts only where all of them are.
        count[look.tint(tint) as usize] += if covered >> bit & 1 == 0 { 16 } else { 1 };
    }
    let best = (0..count.len()).max_by_key(|&at| (count[at], MapTint::ALL.len() - at)).unwrap_or(0);
    u8::try_from(best).unwrap_or(0)
}

/// A cell without lines: one tint, or two where the signs can show the edge between them.
fn ground(grid: &Grid, look: &Look, x: usize, y: usize) -> (char, MapInk, MapTint) {
    let (sx, sy) = grid.dots;
    let corner = grid.tints.row(y * sy)[x * sx];
    let row = |at: usize| &grid.tints.row(y * sy + at)[x * sx..(x + 1) * sx];
    // Nearly every cell has one tint: that must be seen fast.
    if (0..sy).all(|at| row(at).iter().all(|&tint| tint == corner)) {
        let tint = look.tint(corner);
        return (' ', MapInk::Tint(tint), tint);
    }
    let mut dots = tints(grid, x, y).map(|number| look.tint(number));
    let first = dots.next().unwrap_or_default();
    let Some(second) = dots.find(|&tint| tint != first) else {
        return (' ', MapInk::Tint(first), first);
    };
    let main = MapTint::ALL[usize::from(main_tint(grid, look, x, y, 0))];
    if !look.pixels.is_solid() {
        return (' ', MapInk::Tint(main), main);
    }
    let other = if main == first { second } else { first };
    let bits = tints(grid, x, y)
        .enumerate()
        .filter(|(_, number)| look.tint(*number) == other)
        .fold(0_u8, |bits, (bit, _)| bits | 1 << bit);
    (look.pixels.sign(bits), MapInk::Tint(other), main)
}
