//! The one gate to cells: every string is filtered here, clipped, and given the ground it falls on.
#![expect(clippy::disallowed_methods, reason = "the one gate to cells; every text was filtered")]
use std::borrow::Cow;

use ratatui::{
    buffer::{Buffer, Cell, CellWidth},
    layout::Rect,
    style::{Color, Modifier, Style},
};
use unicode_segmentation::UnicodeSegmentation;

use super::{
    fold::{fold_ascii, fold_signs},
    glyphs::{GlyphSet, Glyphs},
    measure::{cut, is_one_cell, width},
    theme::Theme,
    tone::{Ground, Tone},
};

mod parts;
#[cfg(test)]
mod tests;

/// More characters in one cluster than any script needs: the rest is dropped.
const CLUSTER_LIMIT: usize = 12;

/// Draws text and signs by tone into a buffer. Nothing is ever drawn outside of it.
pub struct Painter<'a> {
    buf: &'a mut Buffer,
    theme: &'a Theme,
    glyphs: &'static Glyphs,
    is_safe: fn(char) -> bool,
    fold: bool,
}

/// One style, worked out again only where the ground changes.
struct Brush<'t> {
    theme: &'t Theme,
    tone: Tone,
    bold: bool,
    seen: (Color, Modifier),
    style: (Color, Color, Modifier),
}

impl<'t> Brush<'t> {
    fn new(theme: &'t Theme, tone: Tone, bold: bool) -> Self {
        let mut brush = Self {
            theme,
            tone,
            bold,
            seen: (Color::Reset, Modifier::empty()),
            style: (Color::Reset, Color::Reset, Modifier::empty()),
        };
        brush.mix();
        brush
    }

    fn mix(&mut self) {
        let (back, modifier) = self.seen;
        let ground = self.theme.ground_of(back, modifier);
        let style = self.theme.style(self.tone, ground.unwrap_or(Ground::Paper), self.bold);
        let kept = if ground.is_none() && !self.tone.is_chip() { Some(back) } else { style.bg };
        self.style = (style.fg.unwrap_or_default(), kept.unwrap_or_default(), style.add_modifier);
    }

    /// Draws one sign, on the ground the cell shows.
    fn paint(&mut self, cell: &mut Cell, sign: &str) {
        if self.seen != (cell.bg, cell.modifier) {
            self.seen = (cell.bg, cell.modifier);
            self.mix();
        }
        cell.set_symbol(sign);
        (cell.fg, cell.bg, cell.modifier) = self.style;
    }
}

impl<'a> Painter<'a> {
    /// A painter on a buffer. `is_safe` says which characters may reach a terminal; the others
    /// become U+FFFD, or nothing where they have no width.
    pub fn new(
        buf: &'a mut Buffer,
        theme: &'a Theme,
        glyphs: &'static Glyphs,
        is_safe: fn(char) -> bool,
    ) -> Self {
        Self { buf, theme, glyphs, is_safe, fold: false }
    }

    /// Folds every text to ASCII, for terminals that are not UTF-8.
    #[must_use]
    pub const fn folding(mut self, fold: bool) -> Self {
        self.fold = fold;
        self
    }

    /// The whole buffer.
    #[must_use]
    pub const fn area(&self) -> Rect {
        self.buf.area
    }

    /// The theme in use.
    #[must_use]
    pub const fn theme(&self) -> &'a Theme {
        self.theme
    }

    /// The signs in use.
    #[must_use]
    pub const fn glyphs(&self) -> &'static Glyphs {
        self.glyphs
    }

    /// The buffer itself, for pictures made of cells such as the map; loaded text never goes here.
    pub const fn buffer(&mut self) -> &mut Buffer {
        self.buf
    }

    /// Clears a rectangle to a ground; text put there later stands on it.
    pub fn fill(&mut self, rect: Rect, ground: Ground) {
        self.flood(rect, " ", self.theme.ground(ground));
    }

    /// Clears a rectangle to a heat level, 1 low to 4 very high: a colour, or a shade without.
    pub fn heat(&mut self, rect: Rect, level: u8) {
        let sign = if self.theme.has_tints() { " " } else { self.glyphs.shade(level) };
        self.flood(rect, sign, self.theme.style(Tone::Heat(level), Ground::Paper, false));
    }

    /// Covers a rectangle with black, or with white: a screen that is turned off, whatever the theme.
    pub fn cover(&mut self, rect: Rect, white: bool) {
        self.flood(rect, " ", self.theme.cover(white));
    }

    fn flood(&mut self, rect: Rect, sign: &str, style: Style) {
        let rect = rect.intersection(self.buf.area);
        if rect.is_empty() {
            return;
        }
        let mut cell = Cell::default();
        cell.set_symbol(sign).set_style(style);
        for y in rect.top()..rect.bottom() {
            self.mend(rect.left(), y);
            let first = self.buf.index_of(rect.left(), y);
            self.buf.content[first..first + usize::from(rect.width)].fill(cell.clone());
        }
    }

    /// Blanks a wide sign whose right half is about to be drawn over.
    fn mend(&mut self, x: u16, y: u16) {
        let Some(before) = x.checked_sub(1).and_then(|left| self.buf.cell_mut((left, y))) else { return };
        if before.symbol().len() > 2 && before.symbol().cell_width() > 1 {
            before.set_symbol(" ");
        }
    }

    /// Writes at most `max` cells of a text and returns the column after it.
    ///
    /// The ground is the one already there, cell by cell: fill a row first, then write on it.
    /// A chip or a search hit counts as ground too, so fill again before writing over one.
    pub fn put(&mut self, x: u16, y: u16, max: u16, text: &str, tone: Tone, bold: bool) -> u16 {
        let area = self.buf.area;
        if y < area.top() || y >= area.bottom() || x < area.left() || x >= area.right() {
            return x;
        }
        let end = x.saturating_add(max).min(area.right());
        self.mend(x, y);
        let brush = Brush::new(self.theme, tone, bold);
        if text.is_ascii() {
            self.put_ascii(x, y, end, text, brush)
        } else {
            let text = match (self.fold, self.glyphs.set) {
                (true, _) => Cow::Owned(fold_ascii(text)),
                (false, GlyphSet::Plain) => Cow::Owned(fold_signs(&self.cleaned(text))),
                (false, GlyphSet::Unicode) => self.cleaned(text),
            };
            if text.chars().all(is_one_cell) {
                self.put_chars(x, y, end, &text, brush)
            } else {
                self.put_clusters(x, y, end, &text, brush)
            }
        }
    }

    fn put_ascii(&mut self, x: u16, y: u16, end: u16, text: &str, mut brush: Brush) -> u16 {
        let first = self.buf.index_of(x, y);
        let cells = &mut self.buf.content[first..first + usize::from(end - x)];
        let mut at = x;
        for (cell, (i, byte)) in cells.iter_mut().zip(text.bytes().enumerate()) {
            let sign = match byte {
                b' '..=b'~' => &text[i..=i],
                _ if self.fold => "?",
                _ => "\u{fffd}",
            };
            brush.paint(cell, sign);
            at += 1;
        }
        at
    }

    fn put_chars(&mut self, x: u16, y: u16, end: u16, text: &str, mut brush: Brush) -> u16 {
        let mut at = x;
        let mut bytes = [0; 4];
        for c in text.chars().take(usize::from(end - x)) {
            brush.paint(&mut self.buf[(at, y)], c.encode_utf8(&mut bytes));
            at += 1;
        }
        at
    }

    fn put_clusters(&mut self, x: u16, y: u16, end: u16, text: &str, mut brush: Brush) -> u16 {
        let mut at = x;
        for cluster in text.graphemes(true) {
            let cluster = match cluster.char_indices().nth(CLUSTER_LIMIT) {
                Some((limit, _)) => &cluster[..limit],
                None => cluster,
            };
            let cells = cluster.cell_width();
            if cells == 0 {
                continue;
            }
            if end - at < cells {
                break;
            }
            for offset in 0..cells {
                // The right half of a wide sign stays empty: the terminal fills it.
                let sign = if offset == 0 { cluster } else { " " };
                brush.paint(&mut self.buf[(at + offset, y)], sign);
            }
            at += cells;
        }
        at
    }

    /// The last gate: no character passes that could steer the terminal or hide in the text.
    fn cleaned<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let safe = |c: char| !c.is_control() && (self.is_safe)(c);
        if text.chars().all(safe) {
            return Cow::Borrowed(text);
        }
        let mut bytes = [0; 4];
        let mut shown = |c: char| c.is_control() || c.encode_utf8(&mut bytes).cell_width() > 0;
        Cow::Owned(
            text.chars()
                .filter_map(|c| if safe(c) { Some(c) } else { shown(c).then_some('\u{fffd}') })
                .collect(),
        )
    }

    /// Writes a text so that it ends before `right`, cut to `max` cells.
    pub fn put_right(&mut self, right: u16, y: u16, max: u16, text: &str, tone: Tone, bold: bool) {
        let shown = cut(text, usize::from(max), self.glyphs.ellipsis);
        let cells = u16::try_from(width(&shown)).unwrap_or(u16::MAX);
        self.put(right.saturating_sub(cells), y, cells, &shown, tone, bold);
    }

    /// Writes a text cut to `max` cells with an ellipsis and returns the column after it.
    pub fn put_cut(&mut self, x: u16, y: u16, max: u16, text: &str, tone: Tone, bold: bool) -> u16 {
        let shown = cut(text, usize::from(max), self.glyphs.ellipsis);
        self.put(x, y, max, &shown, tone, bold)
    }

    /// A horizontal rule, thin or heavy.
    pub fn hline(&mut self, x: u16, y: u16, w: u16, heavy: bool, tone: Tone) {
        let sign = if heavy { self.glyphs.heavy } else { self.glyphs.hairline };
        self.repeat(Rect { x, y, width: w, height: 1 }, sign, tone);
    }

    /// A vertical hairline.
    pub fn vline(&mut self, x: u16, y: u16, h: u16, tone: Tone) {
        self.repeat(Rect { x, y, width: 1, height: h }, self.glyphs.vertical, tone);
    }

    /// The same narrow sign in every cell of a rectangle, on the grounds already there.
    pub fn repeat(&mut self, rect: Rect, sign: &'static str, tone: Tone) {
        let rect = rect.intersection(self.buf.area);
        let mut brush = Brush::new(self.theme, tone, false);
        for y in rect.top()..rect.bottom() {
            self.mend(rect.left(), y);
            for x in rect.left()..rect.right() {
                brush.paint(&mut self.buf[(x, y)], sign);
            }
        }
    }
}
