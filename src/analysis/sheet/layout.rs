//! A sheet broken into lines of a width: what the screen scrolls and `show` prints.

use std::ops::Range;

use super::{Door, Line, Piece, Sheet, StripMark};
use crate::analysis::context::Cx;
use crate::analysis::rows::{Block, Row};
use crate::look::measure::{width, wrap};
use crate::look::tone::Tone;

/// Widest line of text, in cells: longer lines are hard to read.
pub const TEXT_WIDTH: u16 = 100;

/// Narrowest column of text beside words at the right, in cells.
const NARROWEST: usize = 22;

/// A line of a page, ready to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Laid {
    Blank,
    /// Title, and the id at the right.
    Title {
        title: String,
        id: String,
    },
    /// Dots of a gravity and words.
    Lead {
        dots: u8,
        pieces: Vec<Piece>,
    },
    /// Pieces from column `x`; words at the right edge; number of the door it belongs to.
    Text {
        x: u16,
        label: Option<String>,
        pieces: Vec<Piece>,
        right: Option<Piece>,
        door: Option<usize>,
    },
    Section {
        title: String,
        note: String,
    },
    /// The strip of what happened nearby.
    Strip {
        marks: Vec<StripMark>,
        centre: chrono::NaiveDate,
    },
    /// Parts at columns of their own.
    Row(Row),
    /// The same on the tinted block of a question, with its edge in the margin.
    Block(Row),
    /// One row, 0 to 2, of a text in large letters.
    Big {
        text: String,
        row: u8,
    },
}

/// Something on a page that can be pointed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Its lines.
    pub lines: Range<usize>,
    /// Its columns.
    pub x: u16,
    pub cells: u16,
    /// The record it opens.
    pub leads: Option<Box<str>>,
}

/// A page: its lines, and its doors in order.
#[derive(Clone, Debug, Default)]
pub struct Page {
    pub lines: Vec<Laid>,
    pub doors: Vec<Door>,
    /// What can be pointed at when the page is a scene.
    pub stops: Vec<Stop>,
    /// Lines of the parts that can fill the screen by themselves.
    pub parts: Vec<Range<usize>>,
}

impl Page {
    /// Index of the head of the section that door `door` stands in; `None` among the facts.
    #[must_use]
    pub fn section_of(&self, door: usize) -> Option<usize> {
        let line = self.line_of(door)?;
        self.lines[..line].iter().rposition(|line| matches!(line, Laid::Section { .. }))
    }

    /// Index of the line on which door `door` begins.
    #[must_use]
    pub fn line_of(&self, door: usize) -> Option<usize> {
        self.lines.iter().position(|line| match line {
            Laid::Text { door: begins, .. } => *begins == Some(door),
            Laid::Row(row) => row.doors().any(|begins| begins == door),
            _ => false,
        })
    }
}

/// Breaks `sheet` into lines of `room` cells.
#[must_use]
pub fn lay(cx: &Cx<'_>, sheet: &Sheet, room: u16) -> Page {
    let room = room.min(TEXT_WIDTH);
    let mut page = Page::default();
    title(&mut page, sheet, room);
    if !sheet.lead.is_empty() || sheet.dots > 0 {
        let space = usize::from(room).saturating_sub(if sheet.dots > 0 { 4 } else { 0 }).max(8);
        for (at, pieces) in rows(&sheet.lead, space).into_iter().enumerate() {
            page.lines.push(Laid::Lead { dots: if at == 0 { sheet.dots } else { 0 }, pieces });
        }
    }
    let picture = sheet.picture.as_ref().map(|picture| (picture, picture.rows(cx, room)));
    if let Some((picture, rows)) = picture.filter(|(_, rows)| !rows.is_empty()) {
        page.lines.push(Laid::Blank);
        let block = Block::titled(room, picture.title(cx), picture.note(cx));
        page.lines.extend(block.rows.into_iter().chain(rows).map(Laid::Row));
        page.lines.push(Laid::Blank);
    }
    let label = sheet.facts.iter().map(|fact| width(&fact.label)).max().unwrap_or(0);
    let label = u16::try_from(label).unwrap_or(0).min(room / 3) + 1;
    for fact in &sheet.facts {
        text(&mut page, fact, label, room);
    }
    if !sheet.prose.is_empty() {
        page.lines.push(Laid::Blank);
        for paragraph in &sheet.prose {
            if paragraph.is_empty() {
                page.lines.push(Laid::Blank);
            }
            for line in wrap(paragraph, usize::from(room)) {
                page.lines.push(plain(0, vec![Piece::new(line, Tone::Ink)]));
            }
        }
    }
    if let (Some(centre), true) = (sheet.centre, sheet.nearby.len() > 1 && room >= 40) {
        page.lines.push(Laid::Blank);
        page.lines.push(Laid::Section {
            title: cx.say("DANS 50 KM", "WITHIN 50 KM").to_owned(),
            note: cx.say("90 jours avant et après", "90 days either side").to_owned(),
        });
        page.lines.push(Laid::Strip { marks: sheet.nearby.clone(), centre });
        // The strip is three rows high.
        page.lines.extend([Laid::Blank, Laid::Blank]);
    }
    for section in &sheet.sections {
        page.lines.push(Laid::Blank);
        page.lines.push(Laid::Section { title: section.title.clone(), note: section.note.clone() });
        for line in &section.lines {
            text(&mut page, line, section.label_width.min(room / 2), room);
        }
    }
    page
}

/// The title in full, over as many rows as it takes; the id at the right of the first.
fn title(page: &mut Page, sheet: &Sheet, room: u16) {
    let space = usize::from(room).saturating_sub(width(&sheet.id) + 2).max(8);
    let mut rows = wrap(&sheet.title, space).into_iter();
    let first = rows.next().unwrap_or_default().to_owned();
    page.lines.push(Laid::Title { title: first, id: sheet.id.clone() });
    page.lines.extend(rows.map(|row| plain(0, vec![Piece::bold(row, Tone::Head)])));
}

fn plain(x: u16, pieces: Vec<Piece>) -> Laid {
    Laid::Text { x, label: None, pieces, right: None, door: None }
}

/// Lays a line: label, pieces wrapped behind it, words at the right of its first row.
fn text(page: &mut Page, line: &Line, label_width: u16, room: u16) {
    let door = line.door.as_ref().map(|door| {
        page.doors.push(door.clone());
        page.doors.len() - 1
    });
    // Doors to records carry a sign before them.
    let sign = if door.is_some() && line.right.is_some() { 2 } else { 0 };
    let x = label_width + sign;
    let all = usize::from(room.saturating_sub(x)).max(8);
    let right = line.right.as_ref().map_or(0, |piece| width(&piece.text) + 2);
    let text: usize = line.pieces.iter().map(|piece| width(&piece.text) + 2).sum();
    // Words at the right that would squeeze the text go under it, where they stay whole.
    let under = right > 0 && text > all.saturating_sub(right) + 2 && all.saturating_sub(right) < NARROWEST;
    let space = if under { all } else { all.saturating_sub(right).max(8) };
    let mut rows = rows(&line.pieces, space).into_iter();
    let first = rows.next().unwrap_or_default();
    let label = (!line.label.is_empty()).then(|| line.label.clone());
    // An empty piece keeps the line a door to look at.
    let beside = if under { Some(Piece::new("", Tone::Ink3)) } else { line.right.clone() };
    let below = line.right.clone().filter(|_| under);
    page.lines.push(Laid::Text { x, label, pieces: first, right: beside, door });
    for pieces in rows {
        page.lines.push(Laid::Text { x, label: None, pieces, right: None, door: None });
    }
    if below.is_some() {
        page.lines.push(Laid::Text { x, label: None, pieces: Vec::new(), right: below, door: None });
    }
}

/// Breaks pieces into rows of `space` cells; pieces stand two cells apart.
fn rows(pieces: &[Piece], space: usize) -> Vec<Vec<Piece>> {
    let mut rows: Vec<Vec<Piece>> = vec![Vec::new()];
    let mut used = 0;
    for piece in pieces {
        let whole = width(&piece.text);
        let gap = if used == 0 { 0 } else { 2 };
        if used + gap + whole <= space {
            used += gap + whole;
            if let Some(row) = rows.last_mut() {
                row.push(piece.clone());
            }
            continue;
        }
        // A long piece begins a row of its own.
        for (at, part) in wrap(&piece.text, space).into_iter().enumerate() {
            let piece = Piece { text: part.to_owned(), ..piece.clone() };
            used = width(part);
            match rows.last_mut() {
                Some(row) if at == 0 && row.is_empty() => row.push(piece),
                _ => rows.push(vec![piece]),
            }
        }
    }
    rows
}
