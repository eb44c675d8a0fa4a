//! A line of a page made of parts that stand at columns of their own: time strips, plots, tables
//! beside each other. What stands where is worked out here; the view only draws it.

use std::ops::Range;

use super::sheet::Door;
use super::sheet::layout::{Laid, Page};
use crate::look::glyphs::{GlyphSet, Glyphs, glyphs};
use crate::look::measure::{cut, width};
use crate::look::tone::Tone;
use crate::map::hatch_sign;

/// A sign by what it means; the glyph set says how it looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Dot,
    Circle,
    Diamond,
    DiamondEmpty,
    /// A stroke of a hatched area of the map.
    Hatch,
    Check,
    Cross,
    Attention,
    /// From one side to the other.
    To,
    /// A short vertical stroke: a check-in.
    Tick,
    /// Corner at the left under a line: something begins.
    CornerLeft,
    /// Corner at the right under a line: something ends.
    CornerRight,
    /// A link.
    Link,
    /// An item of a list.
    Square,
    /// An item in an item; nothing here.
    Small,
    /// Moved in the matrix: 0 up, then clockwise in eighths.
    Moved(u8),
    /// The sign of part `n` of a stacked column.
    Fill(u8),
}

impl Sign {
    /// The sign in a glyph set.
    #[must_use]
    pub const fn get(self, glyphs: &Glyphs) -> &'static str {
        match self {
            Self::Dot => glyphs.dot,
            Self::Circle => glyphs.circle,
            Self::Diamond => glyphs.diamond,
            Self::DiamondEmpty => glyphs.diamond_empty,
            Self::Hatch => hatch_sign(glyphs.set),
            Self::Check => glyphs.check,
            Self::Cross => glyphs.cross,
            Self::Attention => glyphs.attention,
            Self::To => glyphs.to,
            Self::Tick => glyphs.vertical,
            Self::CornerLeft => glyphs.corner_bl,
            Self::CornerRight => glyphs.corner_br,
            Self::Link => glyphs.arrow_right,
            Self::Square => glyphs.square,
            Self::Small => glyphs.dot_empty,
            Self::Moved(way) => glyphs.moved[way as usize % 8],
            Self::Fill(part) => glyphs.fills[part as usize % 5],
        }
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    Thin,
    Heavy,
    /// A road that is not free.
    Broken,
    /// The hours without light.
    Night,
    /// From text to a plot.
    Leader,
    /// A bar, and one of half a row that touches no other.
    Block,
    Half,
    /// Part `n` of a stacked column.
    Fill(u8),
    /// The top of a column, in eighths of a cell.
    Level(u8),
}

impl Stroke {
    /// The sign in a glyph set.
    #[must_use]
    pub const fn sign(self, glyphs: &Glyphs) -> &'static str {
        match self {
            Self::Thin => glyphs.hairline,
            Self::Heavy => glyphs.heavy,
            Self::Broken => glyphs.broken,
            Self::Night => glyphs.shades[2],
            Self::Leader => glyphs.leader,
            Self::Block => glyphs.block,
            Self::Half => glyphs.half_lower,
            Self::Fill(part) => glyphs.fills[part as usize % 5],
            Self::Level(eighths) => glyphs.spark[eighths.saturating_sub(1) as usize % 8],
        }
    }
}

/// What a part is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Text from the column on, cut to `max` cells.
    Text {
        text: String,
        max: u16,
        tone: Tone,
        bold: bool,
    },
    /// Text that ends before the column.
    Right {
        text: String,
        tone: Tone,
        bold: bool,
    },
    Sign(Sign, Tone),
    Line {
        cells: u16,
        stroke: Stroke,
        tone: Tone,
    },
    /// A bar with its name inside.
    Bar {
        cells: u16,
        text: String,
    },
    /// The head of a section, focused while the cursor is on one of `doors`.
    Section {
        cells: u16,
        title: String,
        note: String,
        doors: Range<usize>,
    },
    /// Counts on one scale; from number `from` on they are those of now.
    Spark {
        values: Vec<u32>,
        max: u32,
        from: usize,
    },
    /// Dots of a gravity.
    Dots(u8),
    /// Ground of a matrix cell, 1 low to 4 very high.
    Heat {
        cells: u16,
        level: u8,
    },
    /// The cells that lead somewhere.
    Door {
        cells: u16,
        door: usize,
    },
}

/// A part and the column it stands at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub x: u16,
    pub ink: Ink,
}

/// A line of parts, drawn in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    pub parts: Vec<Part>,
}

/// The cells a text takes.
#[must_use]
pub fn cells(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

impl Row {
    /// Adds a part at `x`.
    #[must_use]
    pub fn part(mut self, x: u16, ink: Ink) -> Self {
        self.parts.push(Part { x, ink });
        self
    }

    /// Adds text at `x`.
    #[must_use]
    pub fn text(self, x: u16, text: impl Into<String>, tone: Tone) -> Self {
        let text = text.into();
        let max = cells(&text);
        self.part(x, Ink::Text { text, max, tone, bold: false })
    }

    /// Adds text at `x`, cut to `max` cells.
    #[must_use]
    pub fn cut(self, x: u16, max: u16, text: impl Into<String>, tone: Tone) -> Self {
        self.part(x, Ink::Text { text: text.into(), max, tone, bold: false })
    }

    /// Adds bold text at `x`.
    #[must_use]
    pub fn bold(self, x: u16, text: impl Into<String>, tone: Tone) -> Self {
        let text = text.into();
        let max = cells(&text);
        self.part(x, Ink::Text { text, max, tone, bold: true })
    }

    /// Adds text that ends before `x`.
    #[must_use]
    pub fn right(self, x: u16, text: impl Into<String>, tone: Tone) -> Self {
        self.part(x, Ink::Right { text: text.into(), tone, bold: false })
    }

    /// Adds bold text that ends before `x`.
    #[must_use]
    pub fn right_bold(self, x: u16, text: impl Into<String>, tone: Tone) -> Self {
        self.part(x, Ink::Right { text: text.into(), tone, bold: true })
    }

    /// Adds a sign at `x`.
    #[must_use]
    pub fn sign(self, x: u16, sign: Sign, tone: Tone) -> Self {
        self.part(x, Ink::Sign(sign, tone))
    }

    /// Adds a line of `cells` cells at `x`.
    #[must_use]
    pub fn line(self, x: u16, cells: u16, stroke: Stroke, tone: Tone) -> Self {
        self.part(x, Ink::Line { cells, stroke, tone })
    }

    /// Adds texts two cells apart, each in its tone, and tells where they end.
    #[must_use]
    pub fn words(mut self, mut x: u16, words: &[(&str, Tone)]) -> Self {
        for (text, tone) in words.iter().filter(|(text, _)| !text.is_empty()) {
            self = self.text(x, *text, *tone);
            x += cells(text) + 2;
        }
        self
    }

    /// The number of the door that begins in this row.
    pub fn doors(&self) -> impl Iterator<Item = usize> + '_ {
        self.parts.iter().filter_map(|part| match part.ink {
            Ink::Door { door, .. } => Some(door),
            _ => None,
        })
    }

    /// The row as plain text: every part at its column, what is drawn later on top.
    #[must_use]
    pub fn plain(&self) -> String {
        let signs = glyphs(GlyphSet::Unicode);
        let mut line: Vec<char> = Vec::new();
        let mut put = |x: u16, text: &str| {
            let from = usize::from(x);
            let wide = text.chars().count();
            line.resize(line.len().max(from + wide), ' ');
            line.splice(from..from + wide, text.chars());
        };
        for part in &self.parts {
            match &part.ink {
                Ink::Text { text, max, .. } => put(part.x, &cut(text, usize::from(*max), signs.ellipsis)),
                Ink::Right { text, .. } => put(part.x.saturating_sub(cells(text)), text),
                Ink::Sign(sign, _) => put(part.x, sign.get(signs)),
                Ink::Line { cells, stroke, .. } => {
                    put(part.x, &stroke.sign(signs).repeat(usize::from(*cells)));
                }
                Ink::Bar { cells, text } => put(part.x, &cut(text, usize::from(*cells), signs.ellipsis)),
                Ink::Section { title, note, .. } if note.is_empty() => put(part.x, title),
                Ink::Section { title, note, .. } => put(part.x, &format!("{title} ({note})")),
                Ink::Spark { values, max, .. } => {
                    let levels: String = values.iter().map(|value| signs.spark_level(*value, *max)).collect();
                    put(part.x, &levels);
                }
                Ink::Dots(n) => put(part.x, &signs.dot.repeat(usize::from(*n))),
                Ink::Heat { .. } | Ink::Door { .. } => {}
            }
        }
        line.into_iter().collect::<String>().trim_end().to_owned()
    }

    /// The row moved right by `by` cells, its doors counted from `base`.
    fn moved(mut self, by: u16, base: usize) -> Self {
        for part in &mut self.parts {
            part.x += by;
            match &mut part.ink {
                Ink::Door { door, .. } => *door += base,
                Ink::Section { doors, .. } => *doors = doors.start + base..doors.end + base,
                _ => {}
            }
        }
        self
    }
}

/// A section of a page: its rows, and its doors counted from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    pub rows: Vec<Row>,
    pub doors: Vec<Door>,
}

impl Block {
    /// A block under a head of `cells` cells.
    #[must_use]
    pub fn titled(cells: u16, title: &str, note: impl Into<String>) -> Self {
        let ink = Ink::Section { cells, title: title.to_owned(), note: note.into(), doors: 0..0 };
        Self { rows: vec![Row::default().part(0, ink)], doors: Vec::new() }
    }

    /// Adds a row.
    pub fn push(&mut self, row: Row) {
        self.rows.push(row);
    }

    /// Adds a row that leads to `door`: marked from column `x` on over `cells` cells.
    pub fn push_door(&mut self, x: u16, cells: u16, door: Door, row: Row) {
        let mark = Ink::Door { cells, door: self.doors.len() };
        self.doors.push(door);
        let mut marked = Row::default().part(x, mark);
        marked.parts.extend(row.parts);
        self.rows.push(marked);
        let count = self.doors.len();
        if let Some(Part { ink: Ink::Section { doors, .. }, .. }) =
            self.rows.first_mut().and_then(|row| row.parts.first_mut())
        {
            *doors = 0..count;
        }
    }

    /// Adds one more row of the door that was added last.
    pub fn push_more(&mut self, x: u16, cells: u16, row: Row) {
        let mark = self.doors.len().checked_sub(1).map(|door| Ink::Door { cells, door });
        let mut marked = mark.into_iter().fold(Row::default(), |row, mark| row.part(x, mark));
        marked.parts.extend(row.parts);
        self.rows.push(marked);
    }
}

/// Puts blocks at their column and row and makes a page of them; doors run block by block, from
/// the highest to the lowest, so that the cursor goes through a table before it leaves it.
#[must_use]
pub fn page(mut blocks: Vec<(u16, usize, Block)>) -> Page {
    blocks.sort_by_key(|(x, y, _)| (*y, *x));
    let mut rows: Vec<Row> = Vec::new();
    let mut page = Page::default();
    for (x, y, block) in blocks {
        let base = page.doors.len();
        page.doors.extend(block.doors);
        for (at, row) in (y..).zip(block.rows) {
            if rows.len() <= at {
                rows.resize_with(at + 1, Row::default);
            }
            rows[at].parts.extend(row.moved(x, base).parts);
        }
    }
    page.lines =
        rows.into_iter().map(|row| if row.parts.is_empty() { Laid::Blank } else { Laid::Row(row) }).collect();
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doors_run_block_by_block_and_sections_know_theirs() {
        let block = |names: &[&str]| {
            let mut block = Block::titled(10, "T", "");
            for name in names {
                block.push_door(
                    0,
                    10,
                    Door::Record((*name).into()),
                    Row::default().text(0, *name, Tone::Ink),
                );
            }
            block
        };
        let page = page(vec![(20, 0, block(&["c"])), (0, 0, block(&["a", "b"])), (0, 4, block(&["d"]))]);
        let names: Vec<String> = page.doors.iter().map(|door| format!("{door:?}")).collect();
        assert_eq!(names, ["a", "b", "c", "d"].map(|name| format!("Record({name:?})")));
        assert_eq!((page.line_of(1), page.line_of(2), page.line_of(3)), (Some(2), Some(1), Some(5)));
        let Laid::Row(first) = &page.lines[0] else { panic!("a head") };
        let ranges: Vec<_> = first.parts.iter().map(|part| &part.ink).collect();
        assert!(matches!(ranges[1], Ink::Section { doors, .. } if *doors == (2..3)), "{ranges:?}");
    }
}
