//! What the terminal shows and what it is to show: one write per frame, none without a difference.

use std::io::{self, Write};

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::encode::{encode, move_to};

#[cfg(all(test, unix))]
mod tests;

/// Terminals that know it show the frame at once; the others ignore it.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";
const SHOW_CURSOR: &[u8] = b"\x1b[?25h";
const HIDE_CURSOR: &[u8] = b"\x1b[?25l";
const CLEAR: &[u8] = b"\x1b[m\x1b[2J";

/// Two buffers and the writer of the difference. Starts on a screen it knows nothing about, with the
/// cursor hidden. Never asks the terminal anything.
#[derive(Debug)]
pub struct Screen<W: Write> {
    out: W,
    shown: Buffer,
    next: Buffer,
    cursor: Option<Position>,
    /// What the terminal shows is not known: clear it first.
    whole: bool,
    bytes: Vec<u8>,
}

impl<W: Write> Screen<W> {
    /// A screen of this many columns and rows.
    pub fn new(out: W, width: u16, height: u16) -> Self {
        let area = Rect::new(0, 0, width, height);
        let (shown, next) = (Buffer::empty(area), Buffer::empty(area));
        Self { out, shown, next, cursor: None, whole: true, bytes: Vec::new() }
    }

    /// The terminal has another size: the next frame is painted whole. The same size changes nothing.
    pub fn resize(&mut self, width: u16, height: u16) {
        let area = Rect::new(0, 0, width, height);
        if area != self.next.area {
            self.next = Buffer::empty(area);
            self.shown = Buffer::empty(area);
            self.whole = true;
        }
    }

    /// Something else wrote on the terminal, and hid the cursor: the next frame is painted whole.
    pub fn repaint(&mut self) {
        self.whole = true;
        self.cursor = None;
    }

    /// Lets `draw` fill an empty buffer and writes the difference; the number of bytes written.
    ///
    /// # Errors
    ///
    /// When the terminal does not take them.
    pub fn frame(&mut self, draw: impl FnOnce(&mut Buffer) -> Option<Position>) -> io::Result<usize> {
        self.next.reset();
        let area = self.next.area;
        let cursor = draw(&mut self.next).filter(|position| area.contains(*position));
        self.bytes.clear();
        if self.whole {
            self.shown.reset();
            self.bytes.extend_from_slice(CLEAR);
        }
        encode(&self.shown, &self.next, &mut self.bytes);
        let drawn = !self.bytes.is_empty();
        if !drawn && cursor == self.cursor {
            return Ok(0);
        }
        self.wrap(cursor, drawn);
        self.out.write_all(&self.bytes)?;
        self.out.flush()?;
        std::mem::swap(&mut self.shown, &mut self.next);
        self.cursor = cursor;
        self.whole = false;
        Ok(self.bytes.len())
    }

    /// Puts cursor and frame marks around the drawing; a visible cursor does not run across it.
    fn wrap(&mut self, cursor: Option<Position>, drawn: bool) {
        let mut head = BEGIN.to_vec();
        if self.cursor.is_some() && (drawn || cursor.is_none()) {
            head.extend_from_slice(HIDE_CURSOR);
        }
        self.bytes.splice(..0, head);
        if let Some(position) = cursor {
            move_to(&mut self.bytes, position.x, position.y);
            if drawn || self.cursor.is_none() {
                self.bytes.extend_from_slice(SHOW_CURSOR);
            }
        }
        self.bytes.extend_from_slice(END);
    }
}
