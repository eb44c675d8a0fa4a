//! The parts every screen is made of: section heads, frames, dots, sparklines, large figures.
use ratatui::layout::Rect;

use super::Painter;
use crate::look::{
    big::{big, big_low},
    glyphs::GlyphSet,
    measure::width,
    tone::{Ground, Tone},
};

impl Painter<'_> {
    /// An overlay: tint inside one rounded accent frame.
    pub fn frame(&mut self, rect: Rect) {
        let rect = rect.intersection(self.buf.area);
        self.fill(rect, Ground::Tint);
        if rect.width < 2 || rect.height < 2 {
            return;
        }
        let (left, right, top, bottom) = (rect.x, rect.right() - 1, rect.y, rect.bottom() - 1);
        let g = self.glyphs;
        self.hline(left, top, rect.width, false, Tone::Accent);
        self.hline(left, bottom, rect.width, false, Tone::Accent);
        self.vline(left, top, rect.height, Tone::Accent);
        self.vline(right, top, rect.height, Tone::Accent);
        self.put(left, top, 1, g.corner_tl, Tone::Accent, false);
        self.put(right, top, 1, g.corner_tr, Tone::Accent, false);
        self.put(left, bottom, 1, g.corner_bl, Tone::Accent, false);
        self.put(right, bottom, 1, g.corner_br, Tone::Accent, false);
    }

    /// The selected row of a list: its ground and the edge in its first column.
    pub fn select(&mut self, row: Rect, focused: bool) {
        let ground = if focused { Ground::Selected } else { Ground::SelectedElsewhere };
        self.fill(row, ground);
        // On a reversed row the half block would bite a notch out of the bar.
        if focused && !self.theme.has_tints() && self.glyphs.set == GlyphSet::Unicode {
            return;
        }
        let edge = Rect { width: row.width.min(1), ..row };
        self.repeat(edge, self.glyphs.edge, if focused { Tone::Accent } else { Tone::Ink3 });
    }

    /// `TITLE ─────── note`: the head of a section `w` columns wide; the focused one is heavy.
    pub fn section(&mut self, x: u16, y: u16, w: u16, title: &str, note: &str, focused: bool) {
        let right = x.saturating_add(w);
        let (head, rule) = if focused { (Tone::AccentBold, Tone::Accent) } else { (Tone::Head, Tone::Rule) };
        let after = self.put_cut(x, y, w, title, head, true);
        let note_cells = u16::try_from(width(note)).unwrap_or(u16::MAX);
        // The rule needs three cells to read as one; without them the note goes.
        let free = right.saturating_sub(after);
        let with_note = note_cells > 0 && free >= note_cells.saturating_add(5);
        let rule_end = if with_note { right - note_cells - 1 } else { right };
        let start = after.saturating_add(1);
        self.hline(start, y, rule_end.saturating_sub(start), focused, rule);
        if with_note {
            self.put(rule_end + 1, y, note_cells, note, Tone::Ink3, false);
        }
    }

    /// A severity in three cells: 3 severe, 2 serious, 1 minor, 0 none.
    pub fn dots(&mut self, x: u16, y: u16, severity: u8) {
        // Empty dots keep the tone of the full ones: one colour a row is cheaper on a slow line.
        let tone = if severity == 0 { Tone::Rule } else { Tone::of_severity(severity) };
        for i in 0..3_u8 {
            let sign = if i < severity { self.glyphs.dot } else { self.glyphs.dot_empty };
            self.put(x.saturating_add(u16::from(i)), y, 1, sign, tone, false);
        }
    }

    /// A sparkline, one cell a value, on the scale `max`; from `current_from` on it is "now".
    pub fn spark(&mut self, x: u16, y: u16, values: &[u32], max: u32, current_from: usize) {
        self.spark_spaced(x, y, 1, values, max, current_from);
    }

    /// A sparkline with `step` columns from one value to the next, as under month letters.
    pub fn spark_spaced(&mut self, x: u16, y: u16, step: u16, values: &[u32], max: u32, current_from: usize) {
        let mut at = x;
        for (i, &value) in values.iter().enumerate() {
            let tone = match value {
                0 => Tone::Rule,
                _ if i >= current_from => Tone::Accent,
                _ => Tone::Ink3,
            };
            self.put(at, y, 1, self.glyphs.spark_level(value, max), tone, false);
            at = at.saturating_add(step.max(1));
            if at >= self.buf.area.right() {
                break;
            }
        }
    }

    /// A large figure or title, three rows high, and the column after it. What does not fit or
    /// has no picture is written as a plain head in the first row.
    pub fn big_number(&mut self, x: u16, y: u16, text: &str, tone: Tone) -> u16 {
        self.big_rows((x, y), text, big(text), tone)
    }

    /// The same half a row lower, under its label.
    pub fn low_number(&mut self, x: u16, y: u16, text: &str, tone: Tone) -> u16 {
        self.big_rows((x, y), text, big_low(text), tone)
    }

    fn big_rows(&mut self, (x, y): (u16, u16), text: &str, rows: Option<[String; 3]>, tone: Tone) -> u16 {
        let area = self.buf.area;
        let room = usize::from(area.right().saturating_sub(x));
        let rows = rows.filter(|_| self.glyphs.set != GlyphSet::Plain);
        match rows {
            Some(rows) if width(&rows[0]) <= room && y.saturating_add(3) <= area.bottom() => {
                let mut after = x;
                for (row, y) in rows.iter().zip(y..) {
                    after = self.put(x, y, u16::MAX, row, tone, false);
                }
                after
            }
            _ => self.put(x, y, u16::MAX, text, tone, true),
        }
    }
}
