//! Screens too narrow or too low for columns of sections.

use ratatui::layout::Rect;

use super::fill::{Wish, fill};
use super::{Slot, have, measure, wish};
use crate::analysis::overview::{Overview, Part};

/// Narrowest body with regions and risks side by side.
const BESIDE: u16 = 72;

/// Narrowest and widest column of the regions beside the risks: a name, twelve months, three counts.
const REGIONS: (u16, u16) = (44, 70);

/// What matters below, in the order in which it stands.
const LINES: [Part; 5] = [Part::Risks, Part::Overdue, Part::Threats, Part::Corridors, Part::Patrols];

/// What is listed where there is room for sections.
const SECTIONS: [Part; 7] =
    [Part::Risks, Part::Overdue, Part::Patrols, Part::Threats, Part::Corridors, Part::Kinds, Part::Requests];

/// The places of the parts in `area`.
pub(super) fn slots(area: Rect, overview: &Overview) -> Vec<Slot> {
    let mut slots = Vec::new();
    let regions = wish(Part::Regions, area, 0, overview);
    let top = regions.rows(regions.have);
    if top > area.height {
        return lines(area, &LINES, overview);
    }
    let beside = area.width >= BESIDE && have(Part::Risks, overview) > 0;
    let left = if beside { (area.width / 2).clamp(REGIONS.0, REGIONS.1) } else { area.width };
    slots.push(placed(regions, Rect { width: left, height: top, ..area }, regions.have));
    if beside {
        let right = Rect { x: area.x + left + 2, width: area.width - left - 2, height: top, ..area };
        let risks = wish(Part::Risks, right, 0, overview);
        slots.push(placed(risks, right, risks.have.min(usize::from(top - 1))));
    }
    let above = (top + 1).min(area.height);
    let below = Rect { y: area.y + above, height: area.height - above, ..area };
    let wanted = |part: &Part| !(beside && *part == Part::Risks);
    let parts: Vec<Part> = SECTIONS.into_iter().filter(wanted).collect();
    if let Some(sections) = sections(below, &parts, overview) {
        slots.extend(sections);
    } else {
        let parts: Vec<Part> = LINES.into_iter().filter(wanted).collect();
        slots.extend(lines(below, &parts, overview));
    }
    slots
}

fn placed(wish: Wish, area: Rect, items: usize) -> Slot {
    Slot { area, items, ..wish.slot }
}

/// Sections below each other, when all that matters has room.
fn sections(area: Rect, parts: &[Part], overview: &Overview) -> Option<Vec<Slot>> {
    let wishes: Vec<Wish> = parts
        .iter()
        .map(|part| {
            let main = LINES.contains(part);
            Wish { main, least: if main { 1 } else { measure(*part, 0).0 }, ..wish(*part, area, 0, overview) }
        })
        .filter(Wish::speaks)
        .collect();
    let needed = wishes.iter().filter(|wish| wish.main).map(|wish| wish.rows(wish.least) + 1).sum::<u16>();
    if needed > area.height + 1 {
        return None;
    }
    let mut slots = Vec::new();
    fill(area, wishes, &mut slots);
    Some(slots)
}

/// One line for the first of every part, then for the next ones in turn.
fn lines(area: Rect, parts: &[Part], overview: &Overview) -> Vec<Slot> {
    let mut counts = vec![0_usize; parts.len()];
    let mut free = usize::from(area.height);
    loop {
        let before = free;
        for (count, part) in counts.iter_mut().zip(parts) {
            if free > 0 && *count < have(*part, overview) {
                *count += 1;
                free -= 1;
            }
        }
        if free == before {
            break;
        }
    }
    let mut y = area.y;
    let mut slots = Vec::new();
    for (part, items) in parts.iter().zip(counts).filter(|(_, items)| *items > 0) {
        let height = u16::try_from(items).unwrap_or(u16::MAX);
        slots.push(Slot { part: *part, area: Rect { y, height, ..area }, head: 0, items, lines: 1 });
        y += height;
    }
    slots
}
