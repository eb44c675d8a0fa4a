//! Charts: figures to look at, each with its numbers, as pages that the desk, the room screen and plain
//! text draw alike. One file a chart, one line each in `laid`. They count the room and nothing else.

mod actions;
mod bars;
mod corridors;
mod kinds;
mod matrix;
mod months;
mod patrols;
mod services;

pub use patrols::joint_patrols;

use super::context::Cx;
use super::pane::Pane;
use super::rows::{self, Block, Ink, Row};
use super::scene::Space;
use super::sheet::Door;
use super::sheet::layout::{Laid, Page, Stop};
use crate::look::fold::fold_ascii;
use crate::look::measure::{group_thousands, wrap};
use crate::look::tone::Tone;
use crate::model::marking::Composite;
use crate::model::record::{ChartName, Region, RiskStatus};
use crate::model::table::{Body, Kind, Record};
use crate::model::value::Pair;

/// Narrowest page a chart is laid for, in cells; below it is cut.
pub const NARROWEST: u16 = 40;

/// Rows a chart takes where nothing limits it: in plain text, and when its stops are counted.
const ENDLESS: u16 = 36;

/// What a chart is laid for.
#[derive(Clone, Copy)]
struct Ask<'a> {
    cx: &'a Cx<'a>,
    /// One region, or all.
    region: Option<Region>,
    /// Cells across, and rows there are.
    width: u16,
    height: u16,
    /// Rows a list may fill: whatever leads somewhere has the same number at every size.
    limit: usize,
    /// For a room: the essential only, larger.
    large: bool,
}

/// Blocks at their column and row, and the marking of every record that was counted.
#[derive(Default)]
struct Drawing {
    blocks: Vec<(u16, usize, Block)>,
    composite: Composite,
}

impl Drawing {
    /// Rows that are taken.
    fn height(&self) -> usize {
        self.blocks.iter().map(|(_, y, block)| y + block.rows.len()).max().unwrap_or(0)
    }

    /// Puts a sentence under everything, an empty row before it when the height has one to spare.
    fn say(&mut self, ask: Ask<'_>, words: &str) {
        let block = sentence(ask.width, words);
        let air = !ask.large || self.height() + block.rows.len() < usize::from(ask.height);
        self.under(block, air);
    }

    /// Puts `block` under everything, an empty row before it when `apart`.
    fn under(&mut self, block: Block, apart: bool) {
        let y = self.height();
        let gap = usize::from(apart && y > 0);
        self.blocks.push((0, y + gap, block));
    }
}

impl<'a> Ask<'a> {
    /// Records of `kind` in the region.
    fn of(self, kind: Kind) -> impl Iterator<Item = &'a Record> + use<'a> {
        in_scope(self.cx, kind, self.region)
    }

    /// The head of a section over the whole width.
    fn section(&self, title: &str, note: impl Into<String>) -> Block {
        Block::titled(self.width, title, note)
    }

    /// The region behind a title, when it is only one.
    fn title(&self, fr: &'static str, en: &'static str) -> String {
        let title = self.cx.say(fr, en);
        match self.region {
            Some(region) => format!("{title} · {}", region.word(self.cx.lang).to_uppercase()),
            None => title.to_owned(),
        }
    }
}

/// Records of `kind` that the room sees, of one region or of all.
fn in_scope<'a>(
    cx: &Cx<'a>,
    kind: Kind,
    region: Option<Region>,
) -> impl Iterator<Item = &'a Record> + use<'a> {
    let room = cx.room;
    room.of(kind).filter(move |record| region.is_none_or(|region| room.in_region(record, region)))
}

/// Every chart, in the order of its pane.
pub const ALL: &[ChartName] = &[
    ChartName::Months,
    ChartName::Kinds,
    ChartName::Patrols,
    ChartName::Matrix,
    ChartName::Corridors,
    ChartName::ServiceGaps,
    ChartName::Actions,
];

/// The charts of the records a pane lists, in the order in which `v` shows them.
#[must_use]
pub const fn of_pane(pane: Pane) -> &'static [ChartName] {
    match pane {
        Pane::Incidents => &[ChartName::Months, ChartName::Kinds],
        Pane::Patrols => &[ChartName::Patrols],
        Pane::Infrastructure => &[ChartName::Matrix, ChartName::Corridors],
        Pane::Community => &[ChartName::ServiceGaps],
        Pane::Decisions => &[ChartName::Actions],
        _ => &[],
    }
}

/// The pane whose records a chart counts.
#[must_use]
pub fn pane(chart: ChartName) -> Pane {
    let holds = |pane: &&Pane| of_pane(**pane).contains(&chart);
    Pane::ALL.iter().find(holds).copied().unwrap_or_default()
}

/// Its name on the command line.
#[must_use]
pub const fn id(chart: ChartName) -> &'static str {
    match chart {
        ChartName::Months => "months",
        ChartName::Kinds => "kinds",
        ChartName::Matrix => "matrix",
        ChartName::Patrols => "patrols",
        ChartName::Actions => "actions",
        ChartName::ServiceGaps => "service-gaps",
        ChartName::Corridors => "corridors",
    }
}

/// The chart `word` names, by its id, the word of the files, or in either language; accents, case and
/// spaces do not matter.
#[must_use]
pub fn from_word(word: &str) -> Option<ChartName> {
    let plain = |text: &str| {
        let folded = fold_ascii(text).to_lowercase();
        folded.chars().filter(|c| c.is_alphanumeric()).collect::<String>()
    };
    let wanted = plain(word);
    let names = |chart: ChartName| {
        let Pair { fr, en } = ChartName::WORDS.variants[chart as usize].1;
        [id(chart), chart.code(), fr, en]
    };
    ALL.iter().copied().find(|chart| names(*chart).iter().any(|name| plain(name) == wanted))
}

/// What people call it, as a title.
#[must_use]
pub fn title(cx: &Cx<'_>, chart: ChartName) -> String {
    let word = chart.word(cx.lang);
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Whether the room has nothing that the chart could count.
#[must_use]
pub fn is_empty(cx: &Cx<'_>, chart: ChartName, region: Option<Region>) -> bool {
    let (kind, counts): (Kind, fn(&Record) -> bool) = match chart {
        ChartName::Months | ChartName::Kinds => (Kind::Incident, |_| true),
        ChartName::Matrix => (Kind::Risk, is_open_risk),
        ChartName::Patrols => (Kind::Patrol, patrols::is_joint),
        ChartName::Actions => (Kind::Action, |_| true),
        ChartName::ServiceGaps => (Kind::ServiceGap, |_| true),
        ChartName::Corridors => (Kind::Corridor, |_| true),
    };
    !in_scope(cx, kind, region).any(counts)
}

/// Whether `record` is a risk that is not closed.
fn is_open_risk(record: &Record) -> bool {
    matches!(&record.body, Body::Risk(risk) if risk.status != RiskStatus::Closed)
}

/// Lays a chart, of one region when `region` says so, with the marking of every record it counts.
#[must_use]
pub fn lay(cx: &Cx<'_>, chart: ChartName, region: Option<Region>, space: Space) -> (Page, Composite) {
    let endless = space.height > ENDLESS * 4;
    let ask = Ask {
        cx,
        region,
        width: space.width.max(NARROWEST),
        height: if endless { ENDLESS } else { space.height },
        limit: if endless { usize::MAX } else { usize::from(space.height) },
        large: space.large,
    };
    if is_empty(cx, chart, region) {
        return (nothing(ask, chart), Composite::default());
    }
    let drawing = laid(chart, ask);
    let mut page = rows::page(drawing.blocks);
    page.stops = stops(&page);
    (page, drawing.composite)
}

/// The one place that knows which file lays which chart.
fn laid(chart: ChartName, ask: Ask<'_>) -> Drawing {
    match chart {
        ChartName::Months => months::lay(ask),
        ChartName::Kinds => kinds::lay(ask),
        ChartName::Matrix => matrix::lay(ask),
        ChartName::Patrols => patrols::lay(ask),
        ChartName::Actions => actions::lay(ask),
        ChartName::ServiceGaps => services::lay(ask),
        ChartName::Corridors => corridors::lay(ask),
    }
}

/// One sentence where there is nothing to draw, and the way out of it.
fn nothing(ask: Ask<'_>, chart: ChartName) -> Page {
    let cx = ask.cx;
    let what = match chart {
        ChartName::Months | ChartName::Kinds => cx.say("Aucun incident", "No incident"),
        ChartName::Matrix => cx.say("Aucun risque ouvert", "No open risk"),
        ChartName::Patrols => cx.say("Aucune patrouille commune", "No joint patrol"),
        ChartName::Actions => cx.say("Aucune action", "No action"),
        ChartName::ServiceGaps => cx.say("Aucun service manquant", "No missing service"),
        ChartName::Corridors => cx.say("Aucun corridor", "No corridor"),
    };
    let words = match ask.region {
        Some(region) => {
            let way = cx.say("r : toutes les régions", "r all regions");
            format!("{what} · {}.  {way}", region.word(cx.lang))
        }
        None => format!("{what}.  {}", cx.say("Échap : la liste", "Esc the list")),
    };
    let lines = wrap(&words, usize::from(ask.width)).into_iter();
    let lines = lines.map(|line| Laid::Row(Row::default().text(0, line, Tone::Ink2))).collect();
    Page { lines, ..Page::default() }
}

/// What can be pointed at: every row that leads somewhere, in the order of its doors.
fn stops(page: &Page) -> Vec<Stop> {
    let mut found: Vec<Option<Stop>> = vec![None; page.doors.len()];
    for (line, laid) in page.lines.iter().enumerate() {
        let Laid::Row(row) = laid else { continue };
        for part in &row.parts {
            let Ink::Door { cells, door } = part.ink else { continue };
            let Some(Door::Record(id)) = page.doors.get(door) else { continue };
            let lines = line..line + 1;
            let stop = found[door].get_or_insert(Stop { lines, x: part.x, cells, leads: Some(id.clone()) });
            stop.lines.end = line + 1;
        }
    }
    found.into_iter().flatten().collect()
}

/// A sentence over the whole width, each line of it a row.
fn sentence(width: u16, words: &str) -> Block {
    let lines = wrap(words, usize::from(width));
    Block {
        rows: lines.into_iter().map(|line| Row::default().text(0, line, Tone::Ink2)).collect(),
        doors: Vec::new(),
    }
}

/// A count as it is written; nothing is a zero.
fn count(n: impl Into<i64>) -> String {
    group_thousands(n.into())
}

/// A count in at most `cells` cells: whole, or in thousands, millions and so on where that is too long.
fn brief(n: i64, cells: u16) -> String {
    let mut text = group_thousands(n);
    let mut unit: i64 = 1;
    for sign in ["k", "M", "G", "T", "P", "E"] {
        if rows::cells(&text) <= cells {
            break;
        }
        unit = unit.saturating_mul(1000);
        text = group_thousands(n / unit) + sign;
    }
    text
}

/// The same with its sign.
fn brief_change(n: i64, cells: u16) -> String {
    let text = brief(n, cells.saturating_sub(u16::from(n > 0)));
    if n > 0 { format!("+{text}") } else { text }
}

/// Cells of the widest of `texts`.
fn widest<'t>(texts: impl Iterator<Item = &'t str>) -> u16 {
    texts.map(rows::cells).max().unwrap_or(0)
}
