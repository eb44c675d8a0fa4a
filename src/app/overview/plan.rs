//! Which parts of the overview a screen has room for, where, and how many rows of each.
//!
//! ```text
//! figures
//! regions    │ kinds      │ map              three columns from 160, two from 100
//! risks      │ corridors  │ threats
//! overdue    │ requests   │
//! patrols    │            │
//! ```
//!
//! Narrow or low screens have regions and risks side by side, and below them one line for each thing
//! that matters, its name in the margin.

mod brief;
mod fill;

use ratatui::layout::Rect;

use crate::analysis::overview::{Overview, Part};
use fill::{Wish, fill};

/// Narrowest body with two and with three columns.
const TWO: u16 = 96;
const THREE: u16 = 156;

/// Fewest rows under the figures for columns of sections.
const COLUMNS: u16 = 17;

/// Fewest rows under the figures with a map beside the sections.
const MAPPED: u16 = 19;

/// From this height on the month letters have a row of their own.
const TALL: u16 = 18;

/// From this height on a corridor has two rows.
const HIGH: u16 = 36;

/// Smallest body with large figures.
const BIG: (u16, u16) = (70, 15);

/// How the five figures are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figures {
    /// Large, with their notes beside them.
    Big,
    /// In one line of text.
    Line,
    /// There is nothing to count.
    None,
}

/// The place of one part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    pub part: Part,
    pub area: Rect,
    /// Rows of the head: the second one of the regions names the months; none where the name of the
    /// part stands in the margin.
    pub head: u16,
    /// Items that are shown; none when a sentence stands instead.
    pub items: usize,
    /// Rows of one item.
    pub lines: u16,
}

/// The places of all parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub figures: Figures,
    pub slots: Vec<Slot>,
}

/// The plan of a body of that place and size.
#[must_use]
pub fn of(body: Rect, overview: &Overview) -> Plan {
    if overview.is_empty() {
        return Plan { figures: Figures::None, slots: Vec::new() };
    }
    let big = body.width >= BIG.0 && body.height >= BIG.1;
    let (figures, above) = if big { (Figures::Big, 5) } else { (Figures::Line, 2) };
    let above = above.min(body.height);
    let rest = Rect { y: body.y + above, height: body.height - above, ..body };
    if rest.width < TWO || rest.height < COLUMNS {
        return Plan { figures, slots: brief::slots(rest, overview) };
    }
    let mut slots = Vec::new();
    for (column, parts) in columns(rest) {
        let wishes = parts.iter().map(|part| wish(*part, column, body.height, overview));
        fill(column, wishes.collect(), &mut slots);
    }
    Plan { figures, slots }
}

/// The columns, left to right, with their parts from top to bottom.
fn columns(area: Rect) -> Vec<(Rect, &'static [Part])> {
    use Part::{Corridors, Kinds, Map, Overdue, Patrols, Regions, Requests, Risks, Threats};
    let part = |x: u16, width: u16| Rect { x: area.x + x, width, ..area };
    let w = area.width;
    if w >= THREE {
        let left = (w * 39 / 100).max(69);
        let middle = (w - left - 8) * 38 / 100;
        let right = w - left - middle - 8;
        return vec![
            (part(0, left), &[Regions, Risks, Overdue, Patrols]),
            (part(left + 4, middle), &[Kinds, Corridors, Requests]),
            (part(left + middle + 8, right), &[Map, Threats]),
        ];
    }
    // The right column begins where the fourth figure stands.
    let left = (w * 70).div_ceil(116);
    let right = part(left + 2, w - left - 2);
    if area.height < MAPPED {
        // The map leaves its room to the patrols.
        return vec![
            (part(0, left), &[Regions, Risks, Overdue]),
            (right, &[Corridors, Threats, Patrols, Requests]),
        ];
    }
    vec![(part(0, left), &[Regions, Risks, Overdue, Patrols]), (right, &[Map, Corridors, Threats, Requests])]
}

/// How many items of a part are fewest, and enough for a screen of usual height.
fn measure(part: Part, have: usize) -> (usize, usize) {
    match part {
        Part::Regions => (have, have),
        Part::Overdue | Part::Corridors => (2, 4),
        Part::Risks => (3, 3),
        Part::Patrols => (1, 3),
        Part::Kinds => (4, 8),
        Part::Map | Part::Threats => (1, 1),
        Part::Requests => (2, 3),
    }
}

/// Items a part has.
fn have(part: Part, overview: &Overview) -> usize {
    match part {
        Part::Regions => overview.regions.len(),
        Part::Kinds => overview.kinds.len(),
        Part::Map => 1,
        _ => overview.list(part).len(),
    }
}

/// What a part asks for in a column.
fn wish(part: Part, column: Rect, height: u16, overview: &Overview) -> Wish {
    let wide = column.width >= 60;
    let have = have(part, overview);
    let (least, enough) = measure(part, have);
    let lines = match part {
        Part::Map => map_rows(column),
        Part::Patrols | Part::Threats if wide => 1,
        Part::Patrols | Part::Threats | Part::Requests => 2,
        // High screens show every stretch under the name.
        Part::Corridors if height >= HIGH => 2,
        _ => 1,
    };
    // What is late comes before what may happen; where rows are few the risks give way.
    let rank = match part {
        Part::Regions => 0,
        Part::Overdue => 1,
        Part::Risks => 2,
        Part::Corridors => 3,
        Part::Patrols | Part::Threats => 4,
        Part::Kinds => 5,
        Part::Requests => 6,
        // Pictures take what is left.
        Part::Map => 7,
    };
    let head = if part == Part::Regions && height >= TALL { 2 } else { 1 };
    // Requests are listed where nothing else asks for the room.
    let main = part != Part::Requests;
    Wish { slot: Slot { part, area: column, head, items: 0, lines }, have, least, enough, rank, main }
}

/// Most rows of a map of that width: the four regions are three units wide and two high, and a cell
/// is twice as high as it is wide.
fn map_rows(column: Rect) -> u16 {
    (column.width / 3).max(1)
}
