//! Granting rows to the parts of a column.

use ratatui::layout::Rect;

use super::Slot;
use crate::analysis::overview::Part;

/// Fewest rows of a map; lower ones show nothing.
const LOWEST_MAP: u16 = 9;

/// A part that asks for room in a column.
#[derive(Clone, Copy)]
pub(super) struct Wish {
    pub slot: Slot,
    pub have: usize,
    /// Fewest items worth a head, and enough of them for a screen of usual height.
    pub least: usize,
    pub enough: usize,
    /// The first ones are placed first.
    pub rank: u8,
    /// Placed before the others get any room.
    pub main: bool,
}

impl Wish {
    /// Rows with `items` items; a sentence takes one.
    pub(super) fn rows(&self, items: usize) -> u16 {
        if items == 0 {
            return self.slot.head.saturating_add(1);
        }
        let items = u16::try_from(items).unwrap_or(u16::MAX).saturating_mul(self.slot.lines);
        self.slot.head.saturating_add(items)
    }

    /// Whether the part has something to say.
    pub(super) fn speaks(&self) -> bool {
        self.have > 0 || matches!(self.slot.part, Part::Overdue | Part::Patrols)
    }
}

/// Grants what fits into `column`, in the order of rank: first the least of every part, then
/// enough, then the map, then all there is.
pub(super) fn fill(column: Rect, mut wishes: Vec<Wish>, slots: &mut Vec<Slot>) {
    wishes.retain(Wish::speaks);
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by_key(|at| wishes[*at].rank);
    let mut free = column.height;
    let mut granted = vec![false; wishes.len()];
    let is_map = |wish: &Wish| wish.slot.part == Part::Map;
    let texts = |wishes: &[Wish], main: bool| -> Vec<usize> {
        order.iter().copied().filter(|at| !is_map(&wishes[*at]) && (wishes[*at].main || !main)).collect()
    };
    let (main, all) = (texts(&wishes, true), texts(&wishes, false));
    admit(&mut wishes, &main, &mut granted, &mut free);
    grow(&mut wishes, &all, &granted, &mut free, |wish| wish.enough.min(wish.have));
    if let Some(at) = wishes.iter().position(is_map) {
        granted[at] = map(&mut wishes[at], &mut free);
    }
    admit(&mut wishes, &all, &mut granted, &mut free);
    grow(&mut wishes, &all, &granted, &mut free, |wish| wish.have);
    let mut y = column.y;
    for (wish, _) in wishes.into_iter().zip(granted).filter(|(_, granted)| *granted) {
        let height = wish.rows(wish.slot.items);
        slots.push(Slot { area: Rect { y, height, ..column }, ..wish.slot });
        y += height + 1;
    }
}

/// Gives the map what is free, up to what it can use.
fn map(wish: &mut Wish, free: &mut u16) -> bool {
    // Its head, and the empty row after it.
    let rows = free.saturating_sub(wish.slot.head + 1).min(wish.slot.lines);
    if rows < LOWEST_MAP {
        return false;
    }
    wish.slot.lines = rows;
    wish.slot.items = 1;
    *free -= rows + wish.slot.head + 1;
    true
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
