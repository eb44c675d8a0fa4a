//! One record: its page; for a room the essential on the left, where it leads on the right.

use super::{Kind, Picture, Space};
use crate::analysis::context::Cx;
use crate::analysis::rows::{self, Block, Part, Row, Sign, cells};
use crate::analysis::sheet::layout::{self, Laid, Page, Stop};
use crate::analysis::sheet::{self, Door, Line, Piece, Section, Sheet};
use crate::look::tone::Tone;
use crate::model::marking::Composite;
use crate::model::record::RecordScene;
use crate::model::table::Record;

/// Narrowest room screen on which the page stands in two columns, and the gutter between them.
const TWO: u16 = 90;
const GUTTER: u16 = 4;

/// Most lines of a section for a room: it points at the rest.
const FEW: usize = 5;

/// Facts that stay however little room there is.
const FACTS: usize = 3;

/// Lines before the first section of a page that has no title: the empty title, an empty line.
const BARE: usize = 2;

impl Kind for RecordScene {
    fn title(&self, cx: &Cx<'_>) -> Option<String> {
        Some(cx.room.follow(&self.id.0)?.title().get(cx.lang).to_owned())
    }

    fn lay(&self, cx: &Cx<'_>, space: Space) -> Picture {
        match cx.room.follow(&self.id.0) {
            Some(record) => picture(cx, record, space),
            None => Picture::page(Page::default(), Composite::default()),
        }
    }
}

/// The page of a record as a scene.
pub(super) fn picture(cx: &Cx<'_>, record: &Record, space: Space) -> Picture {
    let mut sheet = sheet::build(cx, record);
    let composite = sheet.composite;
    if !space.large {
        let mut page = layout::lay(cx, &sheet, space.width);
        stops(&mut page, space.width);
        return Picture::page(page, composite);
    }
    shorten(cx, &mut sheet);
    let sections = std::mem::take(&mut sheet.sections);
    let height = usize::from(space.height);
    let mut page = if space.width >= TWO && !sections.is_empty() {
        let right = (space.width - GUTTER) * 42 / 100;
        let left = space.width - GUTTER - right;
        let first = block(essential(cx, sheet, left, height), left);
        let mut second = block(led_to(cx, Sheet::default(), &sections, right, height + BARE), right);
        second.rows.drain(..second.rows.len().min(BARE));
        rows::page(vec![(0, 0, first), (left + GUTTER, 0, second)])
    } else {
        let sheet = reduced(cx, sheet, space.width, height);
        let page = led_to(cx, sheet, &sections, space.width, height);
        let wide = space.width.min(layout::TEXT_WIDTH);
        rows::page(vec![(0, 0, block(page, wide))])
    };
    stops(&mut page, space.width);
    // A wide screen has its sections side by side: a part would be another one at every width.
    page.parts.clear();
    Picture::page(page, composite)
}

/// What a room needs of a page: short sections, facts that are no doors, and no strip of what
/// happened nearby. Doors of sections alone can be pointed at, so that they keep their numbers
/// however many facts there is room for.
fn shorten(cx: &Cx<'_>, sheet: &mut Sheet) {
    bare(cx, sheet);
    let last = sheet.sections.last().is_some_and(|section| section.title == "SOURCES");
    let sources = sheet.sections.len().checked_sub(1).filter(|_| last);
    for (at, section) in sheet.sections.iter_mut().enumerate() {
        let most = if Some(at) == sources { 2 } else { FEW };
        cut(cx, section, most);
    }
}

/// Facts without doors; the marking stands above and below the screen, for all of it.
pub(super) fn bare(cx: &Cx<'_>, sheet: &mut Sheet) {
    sheet.nearby.clear();
    let marking = cx.say("Marquage", "Marking");
    sheet.facts.retain(|fact| fact.label != marking);
    for fact in &mut sheet.facts {
        fact.door = None;
    }
}

/// Title, lead, picture, facts and text, with as many facts as there is room for.
fn essential(cx: &Cx<'_>, sheet: Sheet, wide: u16, height: usize) -> Page {
    layout::lay(cx, &reduced(cx, sheet, wide, height), wide)
}

/// The sheet without the facts that do not fit; their names stay.
pub(super) fn reduced(cx: &Cx<'_>, mut sheet: Sheet, wide: u16, height: usize) -> Sheet {
    let facts = std::mem::take(&mut sheet.facts);
    for keep in (FACTS.min(facts.len())..=facts.len()).rev() {
        let (kept, left) = facts.split_at(keep);
        sheet.facts = kept.to_vec();
        if !left.is_empty() {
            let names: Vec<&str> = left.iter().map(|fact| fact.label.as_str()).collect();
            let label = cx.say("et encore", "and more").to_owned();
            sheet.facts.push(Line { label, ..named(&names) });
        }
        if layout::lay(cx, &sheet, wide).lines.len() <= height {
            break;
        }
    }
    sheet
}

/// The page of `sheet` with as many sections, in their order, as there is room for.
fn led_to(cx: &Cx<'_>, sheet: Sheet, sections: &[Section], wide: u16, height: usize) -> Page {
    let mut sheet = sheet;
    let mut page = Page::default();
    for keep in (0..=sections.len()).rev() {
        let (kept, left) = sections.split_at(keep);
        sheet.sections = kept.to_vec();
        if !left.is_empty() {
            let names: Vec<&str> = left.iter().map(|section| section.title.as_str()).collect();
            let title = cx.say("ET ENCORE", "AND MORE").to_owned();
            sheet.sections.push(Section { title, lines: vec![named(&names)], ..Section::default() });
        }
        page = layout::lay(cx, &sheet, wide);
        if page.lines.len() <= height {
            break;
        }
    }
    page
}

/// What a room does not see of a page is named.
fn named(names: &[&str]) -> Line {
    let mut seen: Vec<String> = Vec::new();
    for name in names.iter().map(|name| name.to_lowercase()).filter(|name| !name.is_empty()) {
        if !seen.contains(&name) {
            seen.push(name);
        }
    }
    Line { pieces: vec![Piece::new(seen.join(", "), Tone::Ink3)], ..Line::default() }
}

/// Keeps the first `most` lines and says how many follow; one more line is shorter than saying so.
fn cut(cx: &Cx<'_>, section: &mut Section, most: usize) {
    let more = section.lines.len().saturating_sub(most);
    if more < 2 {
        return;
    }
    section.lines.truncate(most);
    let words = format!("{} {more}", cx.say("et encore", "and more:"));
    section.lines.push(Line { pieces: vec![Piece::new(words, Tone::Ink3)], ..Line::default() });
}

/// Every door of a page can be pointed at.
fn stops(page: &mut Page, wide: u16) {
    let begins: Vec<(usize, Option<Box<str>>)> = page
        .doors
        .iter()
        .enumerate()
        .filter_map(|(at, door)| {
            let leads = match door {
                Door::Record(id) => Some(id.clone()),
                Door::Scene(..) => None,
            };
            Some((page.line_of(at)?, leads))
        })
        .collect();
    let place = |line: usize, number: usize| match &page.lines[line] {
        Laid::Row(row) => row
            .parts
            .iter()
            .find_map(|part| match part.ink {
                rows::Ink::Door { cells, door } if door == number => Some((part.x, cells)),
                _ => None,
            })
            .unwrap_or((0, wide)),
        _ => (0, wide),
    };
    page.stops = begins
        .into_iter()
        .enumerate()
        .map(|(number, (line, leads))| {
            let (x, cells) = place(line, number);
            Stop { lines: line..end_of(page, line, x, cells), x, cells, leads }
        })
        .collect();
    page.parts = sections(page);
}

/// The line after a door: the rest of its words stands below, in the column they began in.
fn end_of(page: &Page, line: usize, x: u16, cells: u16) -> usize {
    let column = |line: &Laid| match line {
        Laid::Row(row) => row.parts.iter().filter(|part| (x..x + cells).contains(&part.x)).cloned().collect(),
        _ => Vec::new(),
    };
    let words = |part: &Part| matches!(part.ink, rows::Ink::Text { .. });
    let begun = column(&page.lines[line]).iter().filter(|part| words(part)).map(|part| part.x).max();
    let more = page.lines.iter().skip(line + 1).take_while(|line| {
        let parts: Vec<Part> = column(line);
        !parts.is_empty() && parts.iter().all(|part| words(part) && Some(part.x) == begun)
    });
    line + 1 + more.count()
}

/// Lines from one head of a section to the next.
fn sections(page: &Page) -> Vec<std::ops::Range<usize>> {
    let heads: Vec<usize> = page
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| match line {
            Laid::Section { .. } => true,
            Laid::Row(row) => {
                matches!(row.parts.first(), Some(Part { x: 0, ink: rows::Ink::Section { .. } }))
            }
            _ => false,
        })
        .map(|(at, _)| at)
        .collect();
    let ends = heads.iter().skip(1).copied().chain([page.lines.len()]);
    heads.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// A page as rows of parts, so that it can stand beside another.
pub(super) fn block(page: Page, wide: u16) -> Block {
    let rows = page.lines.into_iter().map(|line| row(line, wide)).collect();
    Block { rows, doors: page.doors }
}

fn row(line: Laid, wide: u16) -> Row {
    match line {
        Laid::Blank | Laid::Strip { .. } | Laid::Big { .. } => Row::default(),
        Laid::Row(row) | Laid::Block(row) => row,
        Laid::Title { title, id } => {
            let id_wide = cells(&id);
            let title = Row::default().part(
                0,
                rows::Ink::Text {
                    text: title,
                    max: wide.saturating_sub(id_wide + 2),
                    tone: Tone::Head,
                    bold: true,
                },
            );
            title.right(wide, id, Tone::Ink3)
        }
        Laid::Lead { dots, pieces } => {
            let (row, x) = match dots {
                0 => (Row::default(), 0),
                _ => (Row::default().part(0, rows::Ink::Dots(dots)), 4),
            };
            spread(row, x, wide, pieces)
        }
        Laid::Section { title, note } => {
            Row::default().part(0, rows::Ink::Section { cells: wide, title, note, doors: 0..0 })
        }
        Laid::Text { x, label, pieces, right, door } => {
            let mut row = Row::default();
            let mut start = 0;
            if let Some(door) = door {
                row = row.part(0, rows::Ink::Door { cells: wide, door });
                if right.is_some() {
                    row = row.sign(0, Sign::Link, Tone::Accent);
                    start = 2;
                }
            }
            if let Some(label) = label {
                row = row.cut(start, x.saturating_sub(start + 1), label, Tone::Ink3);
            }
            let right = right.filter(|piece| !piece.text.is_empty());
            let taken = right.as_ref().map_or(0, |piece| cells(&piece.text) + 2);
            row = spread(row, x, wide.saturating_sub(taken), pieces);
            match right {
                Some(piece) if piece.bold => row.right_bold(wide, piece.text, piece.tone),
                Some(piece) => row.right(wide, piece.text, piece.tone),
                None => row,
            }
        }
    }
}

/// Pieces two cells apart from column `x` on, none past `end`.
fn spread(mut row: Row, mut x: u16, end: u16, pieces: Vec<Piece>) -> Row {
    for piece in pieces {
        let max = end.saturating_sub(x);
        if max == 0 {
            break;
        }
        let next = x.saturating_add(cells(&piece.text)).saturating_add(2);
        row = row.part(x, rows::Ink::Text { text: piece.text, max, tone: piece.tone, bold: piece.bold });
        x = next;
    }
    row
}
