//! What every region draws on: the painter, the state, and what has been shown so far.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Frame;
use crate::analysis::context::Cx;
use crate::app::state::State;
use crate::app::target::Target;
use crate::look::glyphs::Glyphs;
use crate::look::painter::Painter;
use crate::look::theme::Theme;
use crate::look::tone::Ground;
use crate::model::marking::{Composite, Marking};
use crate::model::safe_text::is_safe_char;
use crate::model::table::Record;

/// A frame being drawn.
pub struct Canvas<'s, 'b> {
    pub state: &'s State,
    pub cx: Cx<'s>,
    pub paint: Painter<'b>,
    /// The strictest marking of everything that was drawn.
    shown: Composite,
    frame: Frame,
}

impl<'s, 'b> Canvas<'s, 'b> {
    /// A canvas over `buf`.
    pub fn new(state: &'s State, buf: &'b mut Buffer, theme: &'b Theme, glyphs: &'static Glyphs) -> Self {
        let paint = Painter::new(buf, theme, glyphs, is_safe_char).folding(state.fold);
        Self { state, cx: state.cx(), paint, shown: Composite::default(), frame: Frame::default() }
    }

    /// Paper everywhere.
    pub fn clear(&mut self) {
        let area = self.paint.area();
        self.paint.fill(area, Ground::Paper);
    }

    /// Says that something of `record` is on the screen.
    pub fn uses(&mut self, record: &Record) {
        self.shown.add(&record.marking);
    }

    /// Says that something with this marking is on the screen.
    pub fn uses_marking(&mut self, marking: &Marking) {
        self.shown.add(marking);
    }

    /// Says that everything `composite` was made of is on the screen.
    pub fn uses_all(&mut self, composite: &Composite) {
        self.shown.merge(composite);
    }

    /// The marking of the screen as it stands.
    #[must_use]
    pub const fn shown(&self) -> Composite {
        self.shown
    }

    /// Makes `rect` clickable.
    pub fn hit(&mut self, rect: Rect, target: Target) {
        self.frame.hits.push((rect, target));
    }

    /// Puts the text cursor at `x`, `y`.
    pub fn cursor(&mut self, x: u16, y: u16) {
        self.frame.cursor = Some(Position { x, y });
    }

    /// What the frame knows.
    #[must_use]
    pub fn finish(self) -> Frame {
        self.frame
    }
}

/// A number of cells as a screen coordinate.
#[must_use]
pub fn cells(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}
