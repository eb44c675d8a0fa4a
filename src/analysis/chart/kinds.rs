//! Incidents by kind: the period over the one before it, the most frequent first.

use super::{Ask, Drawing, brief, brief_change, count, sentence, widest};
use crate::analysis::overview::{self, Overview};
use crate::analysis::rows::{Block, Row, Sign, Stroke, cells};
use crate::look::tone::Tone;
use crate::model::record::IncidentKind;

/// Cells each of the numbers at the right takes, the gap before it too.
const NUMBER: u16 = 6;

/// A kind with its numbers; the last one may be all that have no row of their own.
struct Line {
    name: String,
    now: u32,
    before: u32,
    killed: i64,
}

impl Line {
    fn change(&self) -> i64 {
        i64::from(self.now) - i64::from(self.before)
    }
}

/// Where things stand on the page.
struct Grid {
    /// First cell and longest length of a bar.
    x: u16,
    room: u16,
    /// Counts on the longest bar.
    most: u32,
    /// Whether the bar of the period before has a row of its own.
    paired: bool,
}

impl Grid {
    /// Cells of a bar of `n`: one for each as long as that fits; what is there is seen.
    fn bar(&self, n: u32) -> u16 {
        let (room, most) = (u64::from(self.room), u64::from(self.most.max(1)));
        // Wide screens draw few incidents longer, by whole cells.
        let each = (room / most).min(8);
        let long = if each > 0 { u64::from(n) * each } else { (u64::from(n) * room).div_ceil(most) };
        u16::try_from(long).unwrap_or(self.room).min(self.room)
    }
}

pub(super) fn lay(ask: Ask<'_>) -> Drawing {
    let all = overview::incidents(ask.cx, ask.region);
    let mut lines = lines(ask, &all);
    let words = words(ask, &lines);
    let below = sentence(ask.width, &words);
    // Title, legend, total, and the sentence stand beside the rows.
    let free = usize::from(ask.height).saturating_sub(3 + below.rows.len());
    let paired = lines.len() * 2 <= free;
    if ask.large && !paired {
        fold(ask, &mut lines, free);
    }
    let names = widest(lines.iter().map(|line| line.name.as_str())).max(5);
    let numbers = killed(ask) + NUMBER * 3 + 1;
    let x = names + 2;
    let grid = Grid {
        x,
        room: ask.width.saturating_sub(x + numbers),
        most: lines.iter().map(|line| line.now.max(line.before)).max().unwrap_or(0),
        paired,
    };
    let mut block = head(ask);
    for line in &lines {
        rows(ask, &mut block, line, &grid);
    }
    total(ask, &mut block, &all);
    let mut drawing = Drawing { composite: all.composite, ..Drawing::default() };
    drawing.under(block, false);
    let air = drawing.height() + below.rows.len() < usize::from(ask.height);
    drawing.under(below, air);
    drawing
}

/// Cells of the killed, where there is room for them.
const fn killed(ask: Ask<'_>) -> u16 {
    if ask.width >= 60 { 8 } else { 0 }
}

/// Where the numbers end: now, before, the difference, from 2 down.
const fn end(ask: Ask<'_>, at: u16) -> u16 {
    ask.width - killed(ask) - NUMBER * at
}

fn lines(ask: Ask<'_>, all: &Overview) -> Vec<Line> {
    let killed = |kind: IncidentKind| {
        all.killed_by_kind.iter().find(|(known, _)| *known == kind).map_or(0, |(_, killed)| *killed)
    };
    let line = |&(kind, now, before): &(IncidentKind, u32, u32)| Line {
        name: kind.word(ask.cx.lang).to_owned(),
        now,
        before,
        killed: killed(kind),
    };
    all.kinds.iter().map(line).collect()
}

/// Joins the least frequent kinds in one row, so that all of it is on the screen.
fn fold(ask: Ask<'_>, lines: &mut Vec<Line>, free: usize) {
    if lines.len() <= free || free < 2 {
        return;
    }
    let rest = lines.split_off(free - 1);
    let sum = |read: fn(&Line) -> u32| rest.iter().fold(0_u32, |sum, line| sum.saturating_add(read(line)));
    lines.push(Line {
        name: format!("{} {}", rest.len(), ask.cx.say("autres", "others")),
        now: sum(|line| line.now),
        before: sum(|line| line.before),
        killed: rest.iter().fold(0_i64, |sum, line| sum.saturating_add(line.killed)),
    });
}

/// The head, with what the bars are.
fn head(ask: Ask<'_>) -> Block {
    let cx = ask.cx;
    let mut block = ask.section(&ask.title("INCIDENTS PAR NATURE", "INCIDENTS BY KIND"), "");
    let (now, before) = (cx.say("cette période", "this period"), cx.say("celle d'avant", "the one before"));
    let mut row = Row::default()
        .line(0, 2, Stroke::Half, Tone::Accent)
        .text(3, now, Tone::Ink3)
        .sign(3 + cells(now) + 2, Sign::Tick, Tone::Ink)
        .line(3 + cells(now) + 4, 2, Stroke::Thin, Tone::Ink3)
        .text(3 + cells(now) + 7, before, Tone::Ink3)
        .right(end(ask, 2), cx.say("cas", "now"), Tone::Ink3)
        .right(end(ask, 1), cx.say("avant", "was"), Tone::Ink3)
        .right(end(ask, 0), "Δ", Tone::Ink3);
    if killed(ask) > 0 {
        row = row.right(ask.width, cx.say("tués", "killed"), Tone::Ink3);
    }
    block.push(row);
    block
}

/// The row of a kind, and where there is room one more for the period before.
fn rows(ask: Ask<'_>, block: &mut Block, line: &Line, grid: &Grid) {
    let (now, before) = (grid.bar(line.now), grid.bar(line.before));
    let mut row = Row::default().text(0, line.name.clone(), Tone::Ink);
    if !grid.paired && before > now {
        row = row.line(grid.x, before, Stroke::Thin, Tone::Ink3);
    }
    row = row.line(grid.x, now, Stroke::Half, Tone::Accent);
    if !grid.paired && before > 0 && before < now {
        // Where the bar ended the last time.
        row = row.sign(grid.x + before, Sign::Tick, Tone::Ink);
    }
    block.push(with_numbers(ask, row, line, false));
    if grid.paired {
        block.push(Row::default().line(grid.x, before, Stroke::Thin, Tone::Ink3));
    }
}

fn with_numbers(ask: Ask<'_>, row: Row, line: &Line, bold: bool) -> Row {
    let change = line.change();
    let row = row
        .right_bold(end(ask, 2), brief(line.now.into(), NUMBER - 1), Tone::Ink)
        .right(end(ask, 1), brief(line.before.into(), NUMBER - 1), Tone::Ink2)
        .right(
            end(ask, 0),
            brief_change(change, NUMBER - 1),
            if change > 0 { Tone::Bad } else { Tone::Ink2 },
        );
    if killed(ask) == 0 {
        return row;
    }
    match line.killed {
        0 => row.right(ask.width, "–", Tone::Ink3),
        killed if bold => row.right_bold(ask.width, brief(killed, 7), Tone::Ink),
        killed => row.right(ask.width, brief(killed, 7), Tone::Ink),
    }
}

fn total(ask: Ask<'_>, block: &mut Block, all: &Overview) {
    let line =
        Line { name: String::new(), now: all.incidents, before: all.incidents_before, killed: all.killed };
    let row = Row::default().bold(0, ask.cx.say("total", "total"), Tone::Ink);
    block.push(with_numbers(ask, row, &line, true));
}

/// What the numbers say: what rose most, what is new.
fn words(ask: Ask<'_>, lines: &[Line]) -> String {
    let cx = ask.cx;
    let mut parts = Vec::new();
    let rose = lines.iter().rev().max_by_key(|line| line.change());
    if let Some(line) = rose.filter(|line| line.change() > 0) {
        let (before, now) = (count(line.before), count(line.now));
        let head = cx.say("Plus forte hausse :", "Rose most:");
        parts.push(format!("{head} {}, {before} → {now}.", line.name));
    }
    let new = |line: &&Line| line.before == 0 && line.now > 0;
    let count = lines.iter().filter(new).count();
    if count > 0 && lines.iter().any(|line| line.before > 0) {
        parts.push(format!("{} {count}.", cx.say("Natures nouvelles :", "Kinds not seen before:")));
    }
    parts.join(" ")
}
