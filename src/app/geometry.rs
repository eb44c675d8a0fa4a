//! Where things stand on a screen of a size: shared by drawing, scrolling and clicking.

use ratatui::layout::Rect;

use crate::analysis::pane::Pane;

/// Smallest screen the program works on.
pub const MIN: (u16, u16) = (60, 20);

/// Narrowest screen on which list and detail stand side by side.
pub const WIDE: u16 = 100;

/// Lowest screen whose agenda keeps rows free for the strip of the day, and how many.
const STRIP: (u16, u16) = (36, 12);

/// Rows of the bar of time under the incidents, with an empty one above: on low screens, on tall ones.
const TIME: [u16; 2] = [4, 5];
/// Lowest screen whose bar of time is tall.
const TALL: u16 = 30;

/// Parts of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Geometry {
    pub width: u16,
    pub height: u16,
    /// Everything between title line and footer.
    pub body: Rect,
    /// The list; the whole body when there is no room for two.
    pub list: Rect,
    /// The detail; the whole body when there is no room for two.
    pub detail: Rect,
    /// The bar of time under the list; empty where there is none.
    pub time: Rect,
    /// Whether both stand side by side.
    pub split: bool,
}

/// Whether the screen is too small for anything but saying so.
#[must_use]
pub const fn too_small(size: (u16, u16)) -> bool {
    size.0 < MIN.0 || size.1 < MIN.1
}

/// Parts of the desk for `size` in `pane` (`style.md` 3: text from column 2 to w−3, body from row 5
/// to h−4; low screens give up the empty rows first).
#[must_use]
pub fn of(size: (u16, u16), pane: Pane) -> Geometry {
    let (width, height) = size;
    let roomy = height >= 24;
    let top = if roomy { 5 } else { 4 };
    let bottom = if roomy { 3 } else { 2 };
    let body = Rect::new(
        2.min(width),
        top.min(height),
        width.saturating_sub(4),
        height.saturating_sub(top + bottom),
    );
    let split = width >= WIDE;
    let bar = if pane == Pane::Incidents && roomy { TIME[usize::from(height >= TALL)] } else { 0 };
    if !split {
        let (list, time) = below(body, bar);
        return Geometry { width, height, body, list, detail: body, time, split };
    }
    // A gutter of four: two cells, the hairline, one cell.
    let content = body.width - 4;
    let share = if pane == Pane::Agenda { 66 } else { 59 };
    let list = (content * share / 100).min(104);
    let detail = content - list;
    let strip = if pane == Pane::Agenda && height >= STRIP.0 { STRIP.1 } else { 0 };
    let left = Rect { width: list, height: body.height.saturating_sub(strip), ..body };
    let (list_area, time) = below(left, bar);
    Geometry {
        width,
        height,
        body,
        list: list_area,
        detail: Rect { x: body.x + list + 4, width: detail, ..body },
        time,
        split,
    }
}

/// The list, and the bar of time below it after an empty row.
fn below(area: Rect, rows: u16) -> (Rect, Rect) {
    let taken = rows.min(area.height);
    let list = Rect { height: area.height - taken, ..area };
    let time = Rect { y: list.bottom() + taken.min(1), height: taken.saturating_sub(1), ..area };
    (list, time)
}

impl Geometry {
    /// Rows of the list, under its header line when it has one.
    #[must_use]
    pub fn list_rows(&self, header: bool) -> usize {
        usize::from(self.list.height.saturating_sub(u16::from(header)))
    }

    /// The detail over the whole body, from the row under the title line on.
    #[must_use]
    pub fn whole(self) -> Self {
        let Rect { x, y, width, height } = self.body;
        Self { detail: Rect { x, y: y.saturating_sub(1), width, height: height.saturating_add(1) }, ..self }
    }

    /// The hairline between list and detail.
    #[must_use]
    pub fn divider(&self) -> u16 {
        self.list.right() + 2
    }
}
