//! A page of text with headings, lists and bold words.

use super::markup::{self, Form, Paragraph};
use super::{Kind, Picture, Space, air, blank};
use crate::analysis::context::Cx;
use crate::analysis::rows::{Row, Sign, cells};
use crate::analysis::sheet::layout::{Laid, Page, Stop, TEXT_WIDTH};
use crate::look::big::big;
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::model::marking::Composite;
use crate::model::record::TextScene;

/// Rows of large letters.
const BIG: u8 = 3;

/// Cells before the words of a list item, for each depth.
const INDENT: u16 = 3;

impl Kind for TextScene {
    fn title(&self, cx: &Cx<'_>) -> Option<String> {
        let read = self.text.get(cx.lang).iter().map(|line| markup::read(line).plain());
        Some(read.into_iter().find(|words| !words.is_empty()).unwrap_or_default())
    }

    fn lay(&self, cx: &Cx<'_>, space: Space) -> Picture {
        let read: Vec<Paragraph> = self.text.get(cx.lang).iter().map(|line| markup::read(line)).collect();
        // The item itself is what the text is marked as.
        Picture::page(page(&read, space), Composite::default())
    }
}

/// Lays paragraphs for a size: with large headings and air between the lines when all of it fits.
#[must_use]
pub(super) fn page(paragraphs: &[Paragraph], space: Space) -> Page {
    let wide = space.width.clamp(1, TEXT_WIDTH);
    let tries = [(true, true), (true, false), (false, true)];
    let airy = tries.into_iter().filter(|_| space.large).find_map(|(large, spaced)| {
        let page = laid(paragraphs, wide, large, spaced);
        air(space.height, page.lines.len(), 0).then_some(page)
    });
    airy.unwrap_or_else(|| laid(paragraphs, wide, false, false))
}

fn laid(paragraphs: &[Paragraph], wide: u16, large: bool, spaced: bool) -> Page {
    let mut page = Page::default();
    let mut part: Option<usize> = None;
    let mut after_heading = false;
    for paragraph in paragraphs {
        let heading = matches!(paragraph.form, Form::Heading | Form::SubHeading);
        match paragraph.form {
            Form::Blank => {
                blank(&mut page);
                continue;
            }
            _ if heading => {
                blank(&mut page);
                if let Some(start) = part.replace(page.lines.len()) {
                    page.parts.push(start..trimmed(&page));
                }
                let big = large && paragraph.form == Form::Heading;
                head(&mut page, paragraph, wide, big);
                if big {
                    page.lines.push(Laid::Blank);
                }
            }
            _ => {
                if spaced && !after_heading {
                    blank(&mut page);
                }
                words(&mut page, paragraph, wide);
            }
        }
        after_heading = heading;
    }
    if let Some(start) = part {
        page.parts.push(start..trimmed(&page));
    }
    page.lines.truncate(trimmed(&page));
    page
}

/// Lines without the empty ones at the end.
fn trimmed(page: &Page) -> usize {
    page.lines.iter().rposition(|line| *line != Laid::Blank).map_or(0, |at| at + 1)
}

fn head(page: &mut Page, paragraph: &Paragraph, wide: u16, large: bool) {
    let text = paragraph.plain();
    if large && big(&text).is_some_and(|rows| width(&rows[0]) <= usize::from(wide)) {
        page.lines.extend((0..BIG).map(|row| Laid::Big { text: text.clone(), row }));
        return;
    }
    let tone = if paragraph.form == Form::Heading { Tone::AccentBold } else { Tone::Head };
    for line in paragraph.lines(usize::from(wide)) {
        let text: String = line.into_iter().map(|(_, span)| span.text).collect();
        page.lines.push(Laid::Row(Row::default().bold(0, text, tone)));
    }
}

/// A paragraph or an item of a list; the lines of an item hang under its first word.
fn words(page: &mut Page, paragraph: &Paragraph, wide: u16) {
    let start = page.lines.len();
    let (x, mark) = match paragraph.form {
        Form::Item(depth) | Form::Numbered(depth) => {
            let at = INDENT * u16::from(depth);
            (at + INDENT.max(cells(&paragraph.mark) + 1), Some(at))
        }
        _ => (0, None),
    };
    let x = if x + 8 > wide { 0 } else { x };
    for (at, line) in paragraph.lines(usize::from(wide - x)).into_iter().enumerate() {
        let mut row = Row::default();
        if let (0, Some(column), true) = (at, mark, x > 0) {
            row = match paragraph.form {
                Form::Numbered(_) => row.text(column, paragraph.mark.clone(), Tone::Accent),
                Form::Item(0) => row.sign(column, Sign::Square, Tone::Accent),
                _ => row.sign(column, Sign::Small, Tone::Ink3),
            };
        }
        for (column, span) in line {
            let at = x + column;
            row = if span.bold {
                row.bold(at, span.text, Tone::Head)
            } else {
                row.text(at, span.text, Tone::Ink)
            };
        }
        page.lines.push(Laid::Row(row));
    }
    page.stops.push(Stop { lines: start..page.lines.len(), x: 0, cells: wide, leads: None });
}
