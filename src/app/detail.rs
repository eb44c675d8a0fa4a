//! The page of the record that is shown: its lines, its doors, what part is seen.

use crate::analysis::sheet::Door;
use crate::analysis::sheet::layout::Page;
use crate::model::marking::Composite;

/// The detail beside or instead of the list.
#[derive(Clone, Debug, Default)]
pub struct Detail {
    /// Record the page is of.
    pub id: Option<Box<str>>,
    /// Cells it was laid for.
    pub width: u16,
    pub page: Page,
    pub composite: Composite,
    /// First line that is seen.
    pub scroll: usize,
    /// Door the cursor is on.
    pub door: usize,
    /// Lines that are not as they were, in order; until the next key.
    pub changed: Vec<usize>,
}

impl Detail {
    /// The door under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<&Door> {
        self.page.doors.get(self.door)
    }

    /// To the next door that is near, else one line on; `height` lines are seen.
    pub fn step(&mut self, down: bool, height: usize) {
        let seen = self.scroll..self.scroll + height;
        let here = self.page.line_of(self.door);
        let next = if down { Some(self.door + 1) } else { self.door.checked_sub(1) };
        let next = next.filter(|door| *door < self.page.doors.len());
        let line = next.and_then(|door| self.page.line_of(door));
        // A cursor that has been scrolled out of sight comes back at the edge first.
        if let Some(line) = here
            && !seen.contains(&line)
            && !self.page.doors.is_empty()
        {
            let visible = |door: &usize| self.page.line_of(*door).is_some_and(|line| seen.contains(&line));
            let doors = 0..self.page.doors.len();
            let found = if down { doors.clone().find(visible) } else { doors.clone().rev().find(visible) };
            if let Some(door) = found {
                self.door = door;
                return;
            }
        } else if let (Some(door), Some(line)) = (next, line)
            && (seen.contains(&line) || line.abs_diff(if down { seen.end } else { seen.start }) < height / 2)
        {
            self.door = door;
            self.reveal(height);
            return;
        }
        self.scroll_by(if down { 1 } else { -1 }, height);
    }

    /// Scrolls by lines.
    pub fn scroll_by(&mut self, lines: isize, height: usize) {
        let last = self.page.lines.len().saturating_sub(height);
        self.scroll = self.scroll.saturating_add_signed(lines).min(last);
    }

    /// To the first or the last line and door.
    pub fn end(&mut self, last: bool, height: usize) {
        self.door = if last { self.page.doors.len().saturating_sub(1) } else { 0 };
        self.scroll = if last { self.page.lines.len().saturating_sub(height) } else { 0 };
    }

    /// Scrolls so that the door under the cursor is seen.
    pub fn reveal(&mut self, height: usize) {
        if let Some(line) = self.page.line_of(self.door) {
            if line < self.scroll {
                self.scroll = line;
            } else if line >= self.scroll + height {
                self.scroll = line + 1 - height.max(1);
            }
        }
        self.clamp(height);
    }

    /// Keeps scroll and cursor inside the page.
    pub fn clamp(&mut self, height: usize) {
        self.scroll = self.scroll.min(self.page.lines.len().saturating_sub(height));
        self.door = self.door.min(self.page.doors.len().saturating_sub(1));
    }
}
