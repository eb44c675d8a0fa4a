//! Which parts of the overview a screen has room for, where, and how many rows of each.
//!
//! ```text
//! figures
//! regions    │ kinds      │ patrols          three columns from 150, two from 100,
//! risks      │ corridors  │ threats          one below
//! overdue    │            │
//! requests   │            │
//! ```

use ratatui::layout::Rect;

use crate::analysis::overview::{Overview, Part};

/// Narrowest body with two and with three columns.
const TWO: u16 = 96;
const THREE: u16 = 146;

/// From this height on the month letters have a row of their own.
const TALL: u16 = 18;

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
    /// Rows of the head; the second one of the regions names the months.
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

/// A part that asks for room in a column.
struct Wish {
    slot: Slot,
    have: usize,
    /// Fewest items worth a head, and enough of them for a screen of usual height.
    least: usize,
    enough: usize,
    /// The first ones are placed first.
    rank: u8,
    /// Placed before the others get any room.
    main: bool,
}

impl Wish {
    /// Rows with `items` items; a sentence takes one.
    fn rows(&self, items: usize) -> u16 {
        let items = u16::try_from(items).unwrap_or(u16::MAX).saturating_mul(self.slot.lines);
        self.slot.head.saturating_add(items.max(1))
    }

    /// Whether the part has something to say.
    fn speaks(&self) -> bool {
        self.have > 0 || matches!(self.slot.part, Part::Overdue | Part::Patrols)
    }
}

/// The plan of a body of that place and size.
#[must_use]
pub fn of(body: Rect, overview: &Overview) -> Plan {
    if overview.is_empty() {
        return Plan { figures: Figures::None, slots: Vec::new() };
    }
    let (figures, above) =
        if body.height >= 16 && body.width >= 74 { (Figures::Big, 5) } else { (Figures::Line, 2) };
    let above = above.min(body.height);
    let rest = Rect { y: body.y + above, height: body.height - above, ..body };
    let mut slots = Vec::new();
    let columns = columns(rest);
    // Below each other, what has to be done comes before what is merely counted.
    let single = columns.len() == 1;
    for (column, parts) in columns {
        let wishes = parts.iter().zip(0_u8..).map(|(part, at)| {
            let wish = wish(*part, at, column, body.height, overview);
            Wish { main: is_main(*part) && !(single && *part == Part::Kinds), ..wish }
        });
        fill(column, wishes.collect(), &mut slots);
    }
    Plan { figures, slots }
}

/// The columns, left to right, with their parts from top to bottom.
fn columns(area: Rect) -> Vec<(Rect, &'static [Part])> {
    use Part::{Corridors, Kinds, Overdue, Patrols, Regions, Requests, Risks, Threats};
    let part = |x: u16, width: u16| Rect { x: area.x + x, width, ..area };
    let w = area.width;
    if w >= THREE {
        let left = (w * 42 / 100).max(69);
        // Titles stand in the right column, words and bars in the middle one.
        let middle = (w - left - 4) * 46 / 100;
        let right = w - left - middle - 4;
        return vec![
            (part(0, left), &[Regions, Risks, Overdue, Requests]),
            (part(left + 2, middle), &[Kinds, Corridors]),
            (part(left + middle + 4, right), &[Patrols, Threats]),
        ];
    }
    if w >= TWO {
        let left = w * 70 / 116;
        return vec![
            (part(0, left), &[Regions, Risks, Overdue, Corridors]),
            (part(left + 2, w - left - 2), &[Kinds, Patrols, Threats, Requests]),
        ];
    }
    vec![(area, &[Regions, Risks, Overdue, Patrols, Kinds, Threats, Corridors, Requests])]
}

fn wish(part: Part, at: u8, column: Rect, height: u16, overview: &Overview) -> Wish {
    let wide = column.width >= 60;
    let have = match part {
        Part::Regions => overview.regions.len(),
        Part::Kinds => overview.kinds.len(),
        _ => overview.list(part).len(),
    };
    let (least, enough) = match part {
        Part::Regions => (have, have),
        Part::Overdue => (3, 6),
        Part::Risks => (2, 6),
        Part::Patrols => (2, 7),
        Part::Kinds => (4, 6),
        Part::Threats | Part::Corridors | Part::Requests => (2, 4),
    };
    let lines = match part {
        Part::Patrols if wide => 1,
        Part::Patrols | Part::Corridors | Part::Threats | Part::Requests => 2,
        _ => 1,
    };
    // What is late comes before what may happen; where rows are few the risks give way.
    let rank = match part {
        Part::Regions => 0,
        Part::Overdue => 1,
        Part::Risks => 2,
        _ => 3 + at,
    };
    let head = if part == Part::Regions && height >= TALL { 2 } else { 1 };
    Wish { slot: Slot { part, area: column, head, items: 0, lines }, have, least, enough, rank, main: true }
}

/// Grants what fits into `column`, in the order of rank: first the least of every part, then
/// enough, then all there is.
fn fill(column: Rect, mut wishes: Vec<Wish>, slots: &mut Vec<Slot>) {
    wishes.retain(Wish::speaks);
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by_key(|at| wishes[*at].rank);
    let mut free = column.height;
    let mut granted = vec![false; wishes.len()];
    let main = order.iter().copied().filter(|at| wishes[*at].main).collect::<Vec<_>>();
    admit(&mut wishes, &main, &mut granted, &mut free);
    grow(&mut wishes, &order, &granted, &mut free, |wish| wish.enough.min(wish.have));
    admit(&mut wishes, &order, &mut granted, &mut free);
    grow(&mut wishes, &order, &granted, &mut free, |wish| wish.have);
    let mut y = column.y;
    for (wish, _) in wishes.into_iter().zip(granted).filter(|(_, granted)| *granted) {
        let height = wish.rows(wish.slot.items);
        slots.push(Slot { area: Rect { y, height, ..column }, ..wish.slot });
        y += height + 1;
    }
}

/// Parts that every screen shows before others get room.
const fn is_main(part: Part) -> bool {
    !matches!(part, Part::Threats | Part::Corridors | Part::Requests)
}

/// Lets in the parts of `order` whose least fits; an empty row stands between two.
fn admit(wishes: &mut [Wish], order: &[usize], granted: &mut [bool], free: &mut u16) {
    for &at in order {
        let wish = &mut wishes[at];
        let items = wish.least.min(wish.have);
        let gap = u16::from(granted.iter().any(|granted| *granted));
        let needed = wish.rows(items).saturating_add(gap);
        if !granted[at] && needed <= *free {
            granted[at] = true;
            wish.slot.items = items;
            *free -= needed;
        }
    }
}

/// Hands out rows, one item in turn, up to `most` of each part.
fn grow(
    wishes: &mut [Wish],
    order: &[usize],
    granted: &[bool],
    free: &mut u16,
    most: impl Fn(&Wish) -> usize,
) {
    loop {
        let mut grown = false;
        for &at in order.iter().filter(|at| granted[**at]) {
            let wish = &mut wishes[at];
            if wish.slot.items < most(wish) && wish.slot.lines <= *free {
                wish.slot.items += 1;
                *free -= wish.slot.lines;
                grown = true;
            }
        }
        if !grown {
            return;
        }
    }
}
