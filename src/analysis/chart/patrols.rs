//! The calendar of joint patrols: nations by months, six behind and six ahead, against what was meant.

use chrono::Datelike;

use super::{Ask, Drawing};
use crate::analysis::describe;
use crate::analysis::rows::{Block, Row, Sign, cells};
use crate::analysis::sheet::Door;
use crate::look::tone::Tone;
use crate::model::marking::Composite;
use crate::model::nation::Nation;
use crate::model::record::{Patrol, PatrolStatus};
use crate::model::room::Room;
use crate::model::table::{Body, Kind, Record};
use crate::model::time;

/// Months of the calendar, and how many of them lie behind.
const MONTHS: usize = 12;
const BEHIND: i64 = 6;

/// Cells of the name of a nation, and of each number at the right.
const LABEL: u16 = 5;
const NUMBER: u16 = 8;

/// What became of a patrol.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Held,
    Planned,
    Cancelled,
}

impl Fate {
    const fn of(patrol: &Patrol) -> Self {
        match patrol.status {
            PatrolStatus::Done => Self::Held,
            PatrolStatus::Cancelled => Self::Cancelled,
            _ => Self::Planned,
        }
    }

    const fn sign(self) -> (Sign, Tone) {
        match self {
            Self::Held => (Sign::Dot, Tone::Good),
            Self::Planned => (Sign::Circle, Tone::Accent),
            Self::Cancelled => (Sign::Cross, Tone::Ink3),
        }
    }
}

/// A joint patrol of the months shown.
struct Line<'a> {
    record: &'a Record,
    patrol: &'a Patrol,
    /// Its month among those shown.
    month: usize,
    fate: Fate,
}

/// The months that are shown, as months since the year 0; the first one.
#[derive(Clone, Copy)]
struct Months {
    first: i64,
}

impl Months {
    fn around(today: chrono::NaiveDate) -> Self {
        Self { first: i64::from(today.year()) * 12 + i64::from(today.month0()) - BEHIND }
    }

    fn at(self, date: chrono::NaiveDate) -> Option<usize> {
        let month = i64::from(date.year()) * 12 + i64::from(date.month0());
        usize::try_from(month - self.first).ok().filter(|at| *at < MONTHS)
    }

    fn name(self, at: usize) -> &'static str {
        let month = self.first + i64::try_from(at).unwrap_or(0);
        time::MONTHS[usize::try_from(month.rem_euclid(12)).unwrap_or(0)]
    }

    fn year(self, at: usize) -> i64 {
        (self.first + i64::try_from(at).unwrap_or(0)).div_euclid(12)
    }
}

/// Place of the month of today among those shown.
const NOW: usize = 6;

/// Whether `record` is a patrol of two nations or more.
pub(super) fn is_joint(record: &Record) -> bool {
    let Body::Patrol(patrol) = &record.body else { return false };
    patrol.nations.iter().any(|nation| Some(nation) != patrol.nations.first())
}

pub(super) fn lay(ask: Ask<'_>) -> Drawing {
    let mut composite = Composite::default();
    let Some(months) = months(ask) else { return Drawing::default() };
    let lines = lines(ask, months, &mut composite);
    let targets = targets(ask, &mut composite);
    let nations = nations(ask, &lines, &targets);
    let grid = Grid::new(ask, &targets);
    let mut block = head(ask, months, &grid);
    for nation in nations {
        block.push(row(nation, &lines, &targets, &grid));
        if ask.large && usize::from(ask.height) > 18 {
            block.push(Row::default());
        }
    }
    let mut drawing = Drawing { composite, ..Drawing::default() };
    drawing.under(block, false);
    drawing.say(ask, &words(ask, months, &lines));
    // What is coming first: a room that has no rows for all of it still sees that.
    let (mut listed, past): (Vec<&Line<'_>>, Vec<&Line<'_>>) =
        lines.iter().partition(|line| line.month >= NOW);
    listed.extend(past);
    if ask.large {
        listed.truncate(ask.limit.saturating_sub(drawing.height() + 2));
    }
    if !listed.is_empty() {
        drawing.under(rows(ask, &listed, lines.len()), true);
    }
    drawing
}

/// Six months behind today, this one and five ahead; without a day the months of the last patrol.
fn months(ask: Ask<'_>) -> Option<Months> {
    let starts = ask.of(Kind::Patrol).filter_map(|record| match &record.body {
        Body::Patrol(patrol) => Some(patrol.window.start.date()),
        _ => None,
    });
    let today = ask.cx.room.today().map(|day| day.0).or_else(|| starts.max())?;
    Some(Months::around(today))
}

/// Joint patrols of the twelve months around today, those called off left out: what is counted against
/// the target of a nation.
#[must_use]
pub fn joint_patrols(room: &Room) -> Vec<(&Record, &Patrol)> {
    let Some(months) = room.today().map(|today| Months::around(today.0)) else { return Vec::new() };
    let joint = room.of(Kind::Patrol).filter(|record| is_joint(record));
    let patrols = joint.filter_map(|record| match &record.body {
        Body::Patrol(patrol) => Some((record, &**patrol)),
        _ => None,
    });
    let counts = |patrol: &Patrol| {
        months.at(patrol.window.start.date()).is_some() && Fate::of(patrol) != Fate::Cancelled
    };
    patrols.filter(|(_, patrol)| counts(patrol)).collect()
}

/// Joint patrols of the months, the earliest first.
fn lines<'a>(ask: Ask<'a>, months: Months, composite: &mut Composite) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    for record in ask.of(Kind::Patrol).filter(|record| is_joint(record)) {
        let Body::Patrol(patrol) = &record.body else { continue };
        let Some(month) = months.at(patrol.window.start.date()) else { continue };
        composite.add(&record.marking);
        lines.push(Line { record, patrol, month, fate: Fate::of(patrol) });
    }
    lines.sort_by_key(|line| (line.patrol.window.start.utc(), &line.record.id));
    lines
}

/// Patrols a year that the meeting names, by nation.
fn targets(ask: Ask<'_>, composite: &mut Composite) -> Vec<(Nation, i64)> {
    let Some((record, meeting)) = ask.cx.room.meeting() else { return Vec::new() };
    if !meeting.patrol_targets.is_empty() {
        composite.add(&record.marking);
    }
    meeting.patrol_targets.iter().map(|target| (target.nation, target.per_year.get())).collect()
}

/// Nations that take part or mean to, and those in the room.
fn nations(ask: Ask<'_>, lines: &[Line<'_>], targets: &[(Nation, i64)]) -> Vec<Nation> {
    let part = |nation: Nation| {
        lines.iter().any(|line| line.patrol.nations.contains(&nation))
            || targets.iter().any(|(named, _)| *named == nation)
    };
    Nation::ALL
        .iter()
        .copied()
        .filter(|nation| ask.cx.room.audience().has(*nation) || part(*nation))
        .collect()
}

/// Where the columns stand.
struct Grid {
    step: u16,
    /// Ends of the numbers: held, planned, meant.
    held: u16,
    planned: u16,
    target: Option<u16>,
}

impl Grid {
    fn new(ask: Ask<'_>, targets: &[(Nation, i64)]) -> Self {
        let number = if ask.width >= 70 { NUMBER } else { 4 };
        let target = (!targets.is_empty()).then_some(ask.width);
        let right = ask.width - if target.is_some() { number } else { 0 };
        let (planned, held) = (right, right - number);
        let free = held.saturating_sub(number + LABEL);
        Self { step: (free / 12).clamp(2, 7), held, planned, target }
    }

    fn x(&self, month: usize) -> u16 {
        LABEL + u16::try_from(month).unwrap_or(0) * self.step
    }
}

/// The head with its legend, and the months.
fn head(ask: Ask<'_>, months: Months, grid: &Grid) -> Block {
    let cx = ask.cx;
    let note = format!("{} – {}", months.year(0), months.year(MONTHS - 1));
    let note = if months.year(0) == months.year(MONTHS - 1) { months.year(0).to_string() } else { note };
    let mut block = ask.section(&ask.title("PATROUILLES COMMUNES", "JOINT PATROLS"), note);
    let mut legend = Row::default();
    let mut x = 0;
    for (fate, words) in [
        (Fate::Held, cx.say("effectuée", "held")),
        (Fate::Planned, cx.say("prévue", "planned")),
        (Fate::Cancelled, cx.say("annulée", "cancelled")),
    ] {
        let (sign, tone) = fate.sign();
        legend = legend.sign(x, sign, tone).text(x + 2, words, Tone::Ink3);
        x += cells(words) + 4;
    }
    block.push(legend);
    let mut row = Row::default();
    for at in 0..MONTHS {
        let name = if grid.step > 3 { months.name(at) } else { months.name(at).get(..1).unwrap_or_default() };
        let tone = if at == NOW { Tone::Accent } else { Tone::Ink3 };
        row = if at == NOW { row.bold(grid.x(at), name, tone) } else { row.text(grid.x(at), name, tone) };
    }
    let wide = grid.planned - grid.held >= NUMBER;
    let short = |long: &'static str, short: &'static str| if wide { long } else { short };
    row = row.right(grid.held, short(cx.say("faites", "held"), cx.say("fait", "done")), Tone::Ink3).right(
        grid.planned,
        short(cx.say("prévues", "planned"), "+"),
        Tone::Ink3,
    );
    if let Some(x) = grid.target {
        row = row.right(x, short(cx.say("par an", "a year"), cx.say("sur", "of")), Tone::Ink3);
    }
    block.push(row);
    block
}

/// A nation: a sign for each patrol, or their number where they are many; then held, planned, meant a year.
fn row(nation: Nation, lines: &[Line<'_>], targets: &[(Nation, i64)], grid: &Grid) -> Row {
    let mut row = Row::default().bold(0, nation.code(), Tone::Ink);
    let own: Vec<&Line<'_>> = lines.iter().filter(|line| line.patrol.nations.contains(&nation)).collect();
    for month in 0..MONTHS {
        let mut fates: Vec<Fate> =
            own.iter().filter(|line| line.month == month).map(|line| line.fate).collect();
        fates.sort_unstable();
        let x = grid.x(month);
        if fates.is_empty() {
            row = row.sign(x, Sign::Small, Tone::Rule);
        } else if fates.len() < usize::from(grid.step) {
            for (x, fate) in (x..).zip(&fates) {
                let (sign, tone) = fate.sign();
                row = row.sign(x, sign, tone);
            }
        } else {
            row = row.cut(x, grid.step - 1, fates.len().to_string(), Tone::Ink);
        }
    }
    let number = |fate: Fate| own.iter().filter(|line| line.fate == fate).count();
    let (held, planned) = (number(Fate::Held), number(Fate::Planned));
    row = row.right_bold(grid.held, held.to_string(), Tone::Ink).right(
        grid.planned,
        planned.to_string(),
        Tone::Ink2,
    );
    let Some(x) = grid.target else { return row };
    let Some((_, target)) = targets.iter().find(|(named, _)| *named == nation) else {
        return row.right(x, "–", Tone::Ink3);
    };
    let met = i64::try_from(held + planned).unwrap_or(i64::MAX) >= *target;
    row.right(x, target.to_string(), if met { Tone::Good } else { Tone::Warn })
}

/// Months behind in which none was held, and months ahead for which none is planned; who is short.
fn words(ask: Ask<'_>, months: Months, lines: &[Line<'_>]) -> String {
    let cx = ask.cx;
    let without = |range: std::ops::Range<usize>, counts: fn(Fate) -> bool| -> String {
        let empty = |month: &usize| !lines.iter().any(|line| line.month == *month && counts(line.fate));
        let names: Vec<&str> = range.filter(empty).map(|month| months.name(month)).collect();
        names.join(" ")
    };
    let mut parts = Vec::new();
    let behind = without(0..NOW, |fate| fate == Fate::Held);
    if !behind.is_empty() {
        parts.push(format!(
            "{} {behind}.",
            cx.say("Mois sans patrouille commune :", "Months without a joint patrol:")
        ));
    }
    let ahead = without(NOW..MONTHS, |fate| fate != Fate::Cancelled);
    if !ahead.is_empty() {
        parts.push(format!("{} {ahead}.", cx.say("Rien de prévu en :", "Nothing planned for:")));
    }
    parts.join(" ")
}

/// The patrols themselves, each a way to its page.
fn rows(ask: Ask<'_>, lines: &[&Line<'_>], all: usize) -> Block {
    let cx = ask.cx;
    let note = if lines.len() < all { format!("{} / {all}", lines.len()) } else { all.to_string() };
    let mut block = ask.section(cx.say("LESQUELLES", "WHICH ONES"), note);
    for line in lines {
        let (sign, tone) = line.fate.sign();
        let state = describe::patrol_state(cx, line.patrol);
        let nations = describe::nations(&line.patrol.nations);
        let (state_x, nations_x) = (ask.width, ask.width.saturating_sub(cells(&state.text).max(11) + 2));
        let text = nations_x.saturating_sub(cells(&nations).max(11) + 2 + 10);
        let day = line.patrol.window.start.day_month();
        let row = Row::default()
            .sign(0, sign, tone)
            .text(2, day, Tone::Ink2)
            .cut(10, text, line.record.title().get(cx.lang), Tone::Ink)
            .right(nations_x, nations, Tone::Ink2)
            .right(state_x, state.text, state.tone.unwrap_or(Tone::Ink2));
        block.push_door(0, ask.width, Door::Record(line.record.id.clone()), row);
    }
    block
}
