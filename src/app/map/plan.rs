//! Where the parts of the map pane stand: the map, what is said beside or below it, the bar of time.

use ratatui::layout::Rect;

use crate::app::geometry::WIDE;

/// Columns of what is said beside the map.
const SIDE: u16 = 32;
/// Between map and side: two cells, the hairline, one cell.
const GUTTER: u16 = 4;
/// Lowest screen whose bar of time has a head of its own.
const ROOMY: u16 = 24;

/// Parts of the map pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    pub map: Rect,
    /// Beside the map, on wide screens.
    pub side: Option<Rect>,
    /// Below the map, on narrow ones.
    pub readout: Option<Rect>,
    pub time: Rect,
}

/// The parts on a screen of `size`.
#[must_use]
pub fn plan((width, height): (u16, u16)) -> Plan {
    // From the row under the title; the row above the keys stays free where there is a side to read.
    let wide = width >= WIDE;
    let below = if wide && height >= ROOMY { 3 } else { 2 };
    let body =
        Rect::new(2.min(width), 4.min(height), width.saturating_sub(4), height.saturating_sub(4 + below));
    let side = wide.then(|| Rect { x: body.right() - SIDE, width: SIDE, ..body });
    let left = Rect { width: if wide { body.width - SIDE - GUTTER } else { body.width }, ..body };
    let time = rows(left, if wide && height >= ROOMY { 4 } else { 2 });
    let rest = Rect { height: left.height - time.height, ..left };
    let readout = (!wide).then(|| rows(rest, 2));
    let taken = readout.map_or(0, |readout| readout.height);
    Plan { map: Rect { height: rest.height - taken, ..rest }, side, readout, time }
}

/// The last `count` rows of `area`.
fn rows(area: Rect, count: u16) -> Rect {
    let height = count.min(area.height);
    Rect { y: area.bottom() - height, height, ..area }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_apart_inside_the_screen() {
        for width in 1..=200 {
            for height in 1..=60 {
                let plan = plan((width, height));
                let screen = Rect::new(0, 0, width, height);
                let all: Vec<Rect> = [Some(plan.map), plan.side, plan.readout, Some(plan.time)]
                    .into_iter()
                    .flatten()
                    .filter(|rect| !rect.is_empty())
                    .collect();
                for (at, rect) in all.iter().enumerate() {
                    assert_eq!(rect.intersection(screen), *rect, "{width}×{height} {plan:?}");
                    assert!(all[..at].iter().all(|other| !other.intersects(*rect)), "{plan:?}");
                }
            }
        }
        assert!(plan((60, 20)).map.height >= 10 && plan((80, 24)).map.height >= 14);
        assert_eq!(plan((120, 36)).side.map(|side| side.width), Some(SIDE));
    }
}
