//! Where things stand on the presenter's console, shared by drawing, pointing and clicking.
//!
//! ```text
//! 120×36                                                          80×24
//! row 2   items ● 1 — ◉ 2 — ○ 3                  2 of 9, view 1   row 1  items
//! row 4   NOW ───────────────────────  TIME ──────────            row 2  NOW ── time in one line
//!         │ what the room sees       │ 12:24                              │ what the room sees │
//! h−13    NEXT ────────  NOTES ───────────────────────            h−10   NEXT in one line
//! h−7     RECORDED ───────────────────────────────────            h−9    NOTES
//! h−2     keys                                                    h−5    RECORDED
//! ```

use ratatui::layout::Rect;

use super::state::State;
use crate::look::measure::wrap;

/// Narrowest console with a column for the clock.
const WIDE: (u16, u16) = (100, 30);

/// Cells of the clock's column, and the gutter before it.
const CLOCK: u16 = 34;
const GUTTER: u16 = 4;

/// Parts of the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Console {
    /// The row of the items.
    pub line: Rect,
    /// Head and title of what is shown, over the preview.
    pub head: Rect,
    /// The preview of the room screen.
    pub now: Rect,
    /// The clock: a column on wide screens, else one or two rows.
    pub time: Rect,
    pub next: Rect,
    pub notes: Rect,
    pub recorded: Rect,
    /// Whether the clock has a column of its own.
    pub wide: bool,
}

impl Console {
    /// The console on a screen of `size`.
    #[must_use]
    pub fn of(size: (u16, u16)) -> Self {
        if size.0 >= WIDE.0 && size.1 >= WIDE.1 { Self::wide(size) } else { Self::narrow(size) }
    }

    fn wide((width, height): (u16, u16)) -> Self {
        let (left, inner) = (2, width - 4);
        // Larger screens give their rows to what the room sees and to what can be cut, then to the rest.
        let spare = (height - WIDE.1).saturating_sub(6);
        let recorded = 4 + (spare / 5).min(8);
        let middle = 5 + (spare / 6).min(5);
        let recorded_y = height - 3 - recorded;
        let middle_y = recorded_y - 1 - middle;
        let column = inner - CLOCK - GUTTER;
        let time = Rect::new(left + column + GUTTER, 4, CLOCK, middle_y - 5);
        let now = Rect::new(left, 6, column, middle_y - 1 - 6);
        let next = (inner / 3).clamp(30, 44);
        Self {
            line: Rect::new(left, 2, inner, 1),
            head: Rect::new(left, 4, column, 2),
            now,
            time,
            next: Rect::new(left, middle_y, next, middle),
            notes: Rect::new(left + next + GUTTER, middle_y, inner - next - GUTTER, middle),
            recorded: Rect::new(left, recorded_y, inner, recorded),
            wide: true,
        }
    }

    fn narrow((width, height): (u16, u16)) -> Self {
        let (left, inner) = (2.min(width), width.saturating_sub(4));
        let low = height < 24;
        let recorded = if low { 2 } else { 3 };
        let notes = if low { 3 } else { 4 };
        let bottom = height.saturating_sub(2);
        let recorded_y = bottom.saturating_sub(recorded);
        let notes_y = recorded_y.saturating_sub(notes);
        let next_y = notes_y.saturating_sub(1);
        let now_y = 5;
        Self {
            line: Rect::new(left, 1, inner, 1),
            head: Rect::new(left, 3, inner, 2),
            now: Rect::new(left, now_y, inner, next_y.saturating_sub(now_y)),
            time: Rect::new(left, 2, inner, 1),
            next: Rect::new(left, next_y, inner, 1),
            notes: Rect::new(left, notes_y, inner, notes),
            recorded: Rect::new(left, recorded_y, inner, recorded),
            wide: false,
        }
    }

    /// The preview inside its margins.
    #[must_use]
    pub fn preview(&self) -> Rect {
        let (side, top) = if self.wide { (2, 1) } else { (1, 0) };
        Rect::new(
            self.now.x + side,
            self.now.y + top,
            self.now.width.saturating_sub(2 * side),
            self.now.height.saturating_sub(2 * top),
        )
    }
}

/// Private notes about the item that is on, in lines of `width` cells; whether each begins a paragraph.
#[must_use]
pub fn note_lines(state: &State, width: u16) -> Vec<(bool, String)> {
    let Some(talk) = &state.talk else { return Vec::new() };
    // A sign, a gap, and as much at the end.
    let room = usize::from(width.saturating_sub(4)).max(10);
    let notes = state.notes.about(&talk.stage.item);
    let paragraphs = notes.flat_map(|(note, _)| note.text.get(state.lang));
    let lines = |paragraph| {
        let parts = wrap(paragraph, room).into_iter().enumerate();
        parts.map(|(at, part)| (at == 0, part.to_owned())).collect::<Vec<_>>()
    };
    paragraphs.flat_map(|paragraph| lines(paragraph)).collect()
}

/// Lines of the notes that can be scrolled away.
#[must_use]
pub fn notes_end(state: &State) -> usize {
    let area = Console::of(state.size).notes;
    note_lines(state, area.width).len().saturating_sub(usize::from(area.height.saturating_sub(1)))
}

/// Columns and rows the present scene is laid for: the preview, or the room's picture when it fills
/// this screen.
#[must_use]
pub fn preview(state: &State) -> (u16, u16) {
    if state.talk.as_ref().is_some_and(|talk| talk.swapped) {
        let body = crate::analysis::scene::frame::RoomFrame::of(state.size).body;
        return (body.width, body.height);
    }
    let rect = Console::of(state.size).preview();
    (rect.width, rect.height)
}
