//! Incidents by month and region: stacked columns over the table of their numbers.

use super::bars::{Cell, Scale};
use super::{Ask, Drawing, brief, brief_change, count, sentence, widest};
use crate::analysis::overview::{self, MONTHS, Overview, RegionRow};
use crate::analysis::rows::{Block, Ink, Row, Sign, Stroke, cells};
use crate::look::tone::Tone;
use crate::model::time;

/// Cells each of the numbers at the right takes, the gap before it too; the killed are the last.
const NUMBER: u16 = 6;
const KILLED: u16 = 8;

/// Widest distance between two months.
const WIDEST_STEP: u16 = 8;

/// Rows of the columns, at least and at most.
const LOWEST: u16 = 2;
const HIGHEST: u16 = 18;

/// Where things stand on the page.
struct Grid {
    /// First cell of the first month.
    x: u16,
    /// Cells from one month to the next.
    step: u16,
    /// Cells of a column.
    bar: u16,
    /// Whether the table has a number for every month under its column; else a sparkline.
    numbers: bool,
}

/// The numbers at the right.
#[derive(Clone, Copy, Default)]
struct Numbers {
    now: u32,
    before: u32,
    killed: i64,
}

impl Numbers {
    fn add(&mut self, other: Self) {
        self.now = self.now.saturating_add(other.now);
        self.before = self.before.saturating_add(other.before);
        self.killed = self.killed.saturating_add(other.killed);
    }
}

/// What the rows show.
struct Figures<'o> {
    all: &'o Overview,
    rows: Vec<&'o RegionRow>,
}

impl Figures<'_> {
    /// Counts of month `at`, by region.
    fn month(&self, at: usize) -> Vec<u64> {
        self.rows.iter().map(|row| u64::from(row.months[at])).collect()
    }

    /// The tone of month `at`: that of the period is now.
    fn tone(&self, at: usize) -> Tone {
        if at >= self.all.current_from { Tone::Accent } else { Tone::Ink3 }
    }

    fn sum(&self, at: usize) -> u64 {
        self.month(at).iter().sum()
    }

    /// Name and year of month `at`.
    fn name(&self, at: usize) -> (&'static str, i32) {
        let month = self.all.first_month.1 as usize + at;
        let years = i32::try_from(month / 12).unwrap_or(0);
        (time::MONTHS[month % 12], self.all.first_month.0.saturating_add(years))
    }
}

pub(super) fn lay(ask: Ask<'_>) -> Drawing {
    let all = overview::incidents(ask.cx, ask.region);
    let wanted = |row: &&RegionRow| ask.region.is_none_or(|region| region == row.region);
    let figures = Figures { all: &all, rows: all.regions.iter().filter(wanted).collect() };
    let grid = grid(ask, &figures);
    let words = words(ask, &figures);
    let told = words.join(" ");
    let mut block = head(ask, &figures);
    let (table, mut below) = (table(ask, &figures, &grid), sentence(ask.width, &told));
    let least = block.rows.len() + usize::from(LOWEST) + 2 + table.rows.len() - usize::from(grid.numbers);
    if least + below.rows.len() > usize::from(ask.height) {
        below = sentence(ask.width, words.first().map_or("", String::as_str));
    }
    let used = block.rows.len() + table.rows.len() + below.rows.len() + 1;
    // One row for the number on the highest column, and air where there is some.
    let free = usize::from(ask.height).saturating_sub(used + 1);
    let rows = u16::try_from(free).unwrap_or(LOWEST).clamp(LOWEST, HIGHEST);
    let most = (0..MONTHS).map(|at| figures.sum(at)).max().unwrap_or(0);
    let scale = Scale::new(most, rows, 3);
    columns(&mut block, &figures, &grid, scale);
    let mut rows = table.rows.into_iter();
    if let Some(names) = block.rows.last_mut().filter(|_| grid.numbers) {
        // The heads of the numbers have their place beside the names of the months.
        names.parts.extend(rows.next().into_iter().flat_map(|heads| heads.parts));
    }
    block.rows.extend(rows);
    let mut drawing = Drawing { composite: all.composite, ..Drawing::default() };
    drawing.under(block, false);
    let air = drawing.height() + below.rows.len() < usize::from(ask.height);
    drawing.under(below, air);
    drawing
}

fn head(ask: Ask<'_>, figures: &Figures<'_>) -> Block {
    let ((first, from), (last, to)) = (figures.name(0), figures.name(MONTHS - 1));
    let note = format!("{first} {from} – {last} {to}");
    ask.section(&ask.title("INCIDENTS PAR MOIS", "INCIDENTS BY MONTH"), note)
}

fn grid(ask: Ask<'_>, figures: &Figures<'_>) -> Grid {
    let lang = ask.cx.lang;
    let label = 2 + widest(figures.rows.iter().map(|row| row.region.word(lang))).max(5) + 2;
    let months = u16::try_from(MONTHS).unwrap_or(12);
    let tail = tail(ask);
    let digits = cells(&count(
        i64::try_from((0..MONTHS).map(|at| figures.sum(at)).max().unwrap_or(0)).unwrap_or(i64::MAX),
    ));
    let step = ask.width.saturating_sub(label + tail) / months;
    let numbers = step > digits.max(2);
    let step = if numbers { step } else { ask.width.saturating_sub(2) / months };
    let step = step.clamp(1, WIDEST_STEP);
    let bar = step - if step > 4 { 2 } else { u16::from(step > 1) };
    Grid { x: if numbers { label } else { 2 }, step, bar, numbers }
}

/// The numbers at the right: how many columns of them.
fn tail(ask: Ask<'_>) -> u16 {
    NUMBER * 3 + if ask.width >= 90 { KILLED } else { 0 }
}

/// The columns from the top down, each with its number on it, and the months below.
fn columns(block: &mut Block, figures: &Figures<'_>, grid: &Grid, scale: Scale) {
    let x = |at: usize| grid.x + u16::try_from(at).unwrap_or(0) * grid.step;
    for level in (0..=scale.rows()).rev() {
        let mut row = Row::default();
        for at in 0..MONTHS {
            let (parts, tone) = (figures.month(at), figures.tone(at));
            let sum = figures.sum(at);
            let stroke = match scale.cell(&parts, level) {
                Cell::Part(part) => Some(Stroke::Fill(part)),
                Cell::Top(eighths) => Some(Stroke::Level(eighths)),
                Cell::Empty => None,
            };
            if let Some(stroke) = stroke.filter(|_| level < scale.rows()) {
                row = row.line(x(at), grid.bar, stroke, tone);
            } else if scale.height(&parts) == level && sum > 0 {
                let text = brief(i64::try_from(sum).unwrap_or(i64::MAX), grid.step.max(2) - 1);
                let start = x(at) + grid.bar.saturating_sub(cells(&text)) / 2;
                row = row.bold(start, text, if tone == Tone::Accent { Tone::Ink } else { Tone::Ink2 });
            }
        }
        block.push(row);
    }
    let mut row = Row::default();
    for at in 0..MONTHS {
        let name = figures.name(at).0;
        let name = if grid.step > 3 { name } else { name.get(..1).unwrap_or_default() };
        let start = x(at) + grid.bar.saturating_sub(cells(name)) / 2;
        row = row.text(start, name, if figures.tone(at) == Tone::Accent { Tone::Accent } else { Tone::Ink3 });
    }
    block.push(row);
}

/// The regions with their numbers: the sign of each is that of its part of the columns.
fn table(ask: Ask<'_>, figures: &Figures<'_>, grid: &Grid) -> Block {
    let cx = ask.cx;
    let mut block = Block::default();
    let heads = [cx.say("cas", "now"), cx.say("avant", "was"), "Δ", cx.say("tués", "killed")];
    let killed = if ask.width >= 90 { KILLED } else { 0 };
    let shown = if killed > 0 { 4 } else { 3 };
    let end = |at: usize| match at {
        3 => ask.width,
        at => ask.width - killed - NUMBER * u16::try_from(2_usize.saturating_sub(at)).unwrap_or(0),
    };
    let mut row = Row::default();
    for (at, head) in heads.iter().take(shown).enumerate() {
        row = row.right(end(at), *head, Tone::Ink3);
    }
    block.push(row);
    let max = figures.rows.iter().flat_map(|row| row.months).max().unwrap_or(0);
    let mut sum = Numbers::default();
    for (part, region) in (0_u8..).zip(&figures.rows) {
        let name = region.region.word(cx.lang);
        let mut row = Row::default().sign(0, Sign::Fill(part), Tone::Ink2).text(2, name, Tone::Ink);
        row = if grid.numbers {
            by_month(row, figures, grid, &region.months)
        } else {
            let (values, from) = (region.months.to_vec(), figures.all.current_from);
            row.part(2 + 13, Ink::Spark { values, max, from })
        };
        let own = Numbers { now: region.now, before: region.before, killed: region.killed };
        block.push(tailed(row, own, shown, &end));
        sum.add(own);
    }
    // Where rows are few the numbers on the columns have to do.
    if figures.rows.len() > 1 && ask.height >= 14 {
        let row = Row::default().bold(2, cx.say("total", "total"), Tone::Ink);
        block.push(tailed(row, sum, shown, &end));
    }
    block
}

/// Numbers of the months under their columns.
fn by_month(mut row: Row, figures: &Figures<'_>, grid: &Grid, months: &[u32; MONTHS]) -> Row {
    for (at, n) in months.iter().enumerate() {
        let text = if *n == 0 { "·".to_owned() } else { count(*n) };
        let x = grid.x + u16::try_from(at).unwrap_or(0) * grid.step;
        let start = x + grid.bar.saturating_sub(cells(&text)) / 2;
        let tone = match (n, figures.tone(at)) {
            (0, _) => Tone::Rule,
            (_, Tone::Accent) => Tone::Ink,
            _ => Tone::Ink2,
        };
        row = row.text(start, text, tone);
    }
    row
}

/// Now, before, the difference and the killed at the right.
fn tailed(row: Row, own: Numbers, shown: usize, end: &dyn Fn(usize) -> u16) -> Row {
    let change = i64::from(own.now) - i64::from(own.before);
    let mut row = row
        .right_bold(end(0), brief(own.now.into(), NUMBER - 1), Tone::Ink)
        .right(end(1), brief(own.before.into(), NUMBER - 1), Tone::Ink2)
        .right(end(2), brief_change(change, NUMBER - 1), if change > 0 { Tone::Bad } else { Tone::Ink2 });
    if shown > 3 {
        let text = if own.killed == 0 { "–".to_owned() } else { brief(own.killed, KILLED - 1) };
        row = row.right(end(3), text, if own.killed == 0 { Tone::Ink3 } else { Tone::Ink });
    }
    row
}

/// What the numbers say: where it rose most, and the month with the most.
fn words(ask: Ask<'_>, figures: &Figures<'_>) -> Vec<String> {
    let cx = ask.cx;
    let mut parts = Vec::new();
    let change = |row: &&&RegionRow| i64::from(row.now) - i64::from(row.before);
    let rose = figures.rows.iter().max_by_key(change).filter(|row| change(row) > 0);
    if let Some(row) = rose.filter(|_| figures.rows.len() > 1) {
        let name = row.region.word(cx.lang);
        let (before, now) = (count(row.before), count(row.now));
        parts.push(format!("{} {name}, {before} → {now}.", cx.say("Plus forte hausse :", "Rose most:")));
    }
    let most = (0..MONTHS).max_by_key(|at| (figures.sum(*at), *at)).filter(|at| figures.sum(*at) > 0);
    if let Some(at) = most {
        let (name, sum) = (figures.name(at).0, count(i64::try_from(figures.sum(at)).unwrap_or(i64::MAX)));
        parts.push(format!("{} {name}, {sum}.", cx.say("Mois le plus chargé :", "Most in a month:")));
    }
    parts
}
