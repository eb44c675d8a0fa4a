//! Two to four records side by side; below each other where the screen is narrow.

use super::{Kind, Picture, Space, record};
use crate::analysis::context::Cx;
use crate::analysis::rows::{self, Block};
use crate::analysis::sheet::layout::{self, Laid, Page, Stop};
use crate::analysis::sheet::{self, Sheet};
use crate::model::marking::Composite;
use crate::model::record::RecordsScene;
use crate::model::table::Record;

/// Most records that are compared at once.
const MOST: usize = 4;

/// Narrowest column of a record, and the gutter between two.
const NARROWEST: u16 = 30;
const GUTTER: u16 = 4;

impl Kind for RecordsScene {
    fn title(&self, cx: &Cx<'_>) -> Option<String> {
        let titles: Vec<&str> = seen(self, cx).iter().map(|record| record.title().get(cx.lang)).collect();
        (!titles.is_empty()).then(|| titles.join(" · "))
    }

    fn lay(&self, cx: &Cx<'_>, space: Space) -> Picture {
        let records = seen(self, cx);
        match records.as_slice() {
            [] => Picture::page(Page::default(), Composite::default()),
            [one] => record::picture(cx, one, space),
            several => side_by_side(cx, several, space),
        }
    }

    fn lay_part(&self, cx: &Cx<'_>, part: usize, space: Space) -> Option<Picture> {
        let records = seen(self, cx);
        let record = records.get(part)?;
        let picture = record::picture(cx, record, space);
        Some(Picture { parts: records.len(), ..picture })
    }
}

/// The records the room may see, each once.
fn seen<'a>(scene: &RecordsScene, cx: &Cx<'a>) -> Vec<&'a Record> {
    let mut all: Vec<&Record> = Vec::new();
    for record in scene.ids.iter().filter_map(|id| cx.room.follow(&id.0)) {
        if !all.iter().any(|known| known.id == record.id) {
            all.push(record);
        }
    }
    all.truncate(MOST);
    all
}

/// How many columns a width has for so many records: as many in each row, and none too narrow.
fn columns(records: usize, wide: u16) -> usize {
    let fits = |columns: usize| {
        let columns = u16::try_from(columns).unwrap_or(u16::MAX);
        columns == 1 || wide >= NARROWEST * columns + GUTTER * (columns - 1)
    };
    let most = (1..=records).rev().find(|columns| fits(*columns)).unwrap_or(1);
    records.div_ceil(records.div_ceil(most))
}

fn side_by_side(cx: &Cx<'_>, records: &[&Record], space: Space) -> Picture {
    let count = columns(records.len(), space.width);
    let across = u16::try_from(count).unwrap_or(1);
    let wide = ((space.width + GUTTER) / across).saturating_sub(GUTTER).max(1);
    let mut composite = Composite::default();
    // For a room every row of records has its share of the height, less the row between two.
    let shelves = records.len().div_ceil(count);
    let height =
        if space.large { ((usize::from(space.height) + 1) / shelves).saturating_sub(1) } else { usize::MAX };
    let (mut blocks, mut stops, mut parts) = (Vec::new(), Vec::new(), Vec::new());
    let (mut top, mut below) = (0, 0);
    for (at, record) in records.iter().enumerate() {
        let column = at % count;
        if column == 0 {
            // One empty row between two rows of records.
            top = if at == 0 { 0 } else { below + 1 };
        }
        let block = summary(cx, record, (wide, height), &mut composite);
        let x = u16::try_from(column).unwrap_or(0) * (wide + GUTTER);
        let lines = top..top + block.rows.len();
        below = below.max(lines.end);
        parts.push(lines.clone());
        stops.push(Stop { lines, x, cells: wide, leads: Some(record.id.clone()) });
        blocks.push((x, top, block));
    }
    let page = Page { stops, parts, ..rows::page(blocks) };
    Picture::page(page, composite)
}

/// What is compared: title, lead, picture, facts and text; not where each one leads.
fn summary(cx: &Cx<'_>, record: &Record, (wide, height): (u16, usize), composite: &mut Composite) -> Block {
    let mut sheet: Sheet = sheet::build(cx, record);
    add(composite, sheet.composite);
    sheet.sections.clear();
    record::bare(cx, &mut sheet);
    let mut page = layout::lay(cx, &record::reduced(cx, sheet, wide, height), wide);
    while page.lines.last() == Some(&Laid::Blank) {
        page.lines.pop();
    }
    record::block(page, wide)
}

/// Takes in a marking that is made of several.
fn add(sum: &mut Composite, more: Composite) {
    let Some(rel_to) = more.rel_to else { return };
    sum.class = sum.class.max(more.class);
    sum.tlp = sum.tlp.max(more.tlp);
    sum.rel_to = Some(sum.rel_to.map_or(rel_to, |set| set.intersect(rel_to)));
    sum.exercise |= more.exercise;
}
