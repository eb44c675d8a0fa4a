//! Actions by who answers for them and how late they are, and the ones that are late longest.

use super::{Ask, Drawing, brief};
use crate::analysis::describe;
use crate::analysis::overview;
use crate::analysis::rows::{Block, Row, Sign, cells};
use crate::analysis::sheet::Door;
use crate::look::tone::Tone;
use crate::model::marking::Composite;
use crate::model::nation::Nation;
use crate::model::record::{Action, ActionStatus};
use crate::model::table::{Body, Kind, Record};
use crate::model::value::Pair;

/// Cells of the name of a nation, and of a count before its squares.
const LABEL: u16 = 5;
const COUNT: u16 = 4;

/// How an action stands, best to worst; what was done in the period comes last.
const STATES: [(Pair, Pair, Tone); 5] = [
    (Pair { fr: "à temps", en: "on time" }, Pair { fr: "à temps", en: "on time" }, Tone::Good),
    (Pair { fr: "≤ 30 j", en: "≤ 30 d" }, Pair { fr: "≤ 30 j", en: "≤ 30 d" }, Tone::Warn),
    (Pair { fr: "31–60 j", en: "31–60 d" }, Pair { fr: "31–60 j", en: "31–60 d" }, Tone::High),
    (Pair { fr: "> 60 j", en: "> 60 d" }, Pair { fr: "> 60 j", en: "> 60 d" }, Tone::Bad),
    (Pair { fr: "faites, période", en: "done, period" }, Pair { fr: "faites", en: "done" }, Tone::Ink2),
];

/// An action that is counted.
struct Line<'a> {
    record: &'a Record,
    action: &'a Action,
    /// Days late; `None` when it is not.
    late: Option<i64>,
    /// Place in `STATES`.
    state: usize,
}

pub(super) fn lay(ask: Ask<'_>) -> Drawing {
    let mut composite = Composite::default();
    let lines = lines(ask, &mut composite);
    let mut drawing = Drawing { composite, ..Drawing::default() };
    drawing.under(table(ask, &lines), false);
    drawing.say(ask, &words(ask, &lines));
    let mut late: Vec<&Line<'_>> = lines.iter().filter(|line| line.late.is_some()).collect();
    late.sort_by_key(|line| (std::cmp::Reverse(line.late), &line.record.id));
    if ask.large {
        late.truncate(ask.limit.saturating_sub(drawing.height() + 2));
    }
    if !late.is_empty() {
        drawing.under(oldest(ask, &late), true);
    }
    drawing
}

/// Open actions, and those done in the period.
fn lines<'a>(ask: Ask<'a>, composite: &mut Composite) -> Vec<Line<'a>> {
    let period = overview::periods(ask.cx);
    let mut lines = Vec::new();
    for record in ask.of(Kind::Action) {
        let Body::Action(action) = &record.body else { continue };
        let late = describe::days_late(ask.cx, action.due, action.is_open());
        let done = action.status == ActionStatus::Done
            && action.done_on.zip(period).is_some_and(|(day, (from, to, ..))| (from..=to).contains(&day.0));
        let state = match late {
            _ if done => 4,
            _ if !action.is_open() => continue,
            None => 0,
            Some(..=30) => 1,
            Some(..=60) => 2,
            Some(_) => 3,
        };
        composite.add(&record.marking);
        lines.push(Line { record, action, late, state });
    }
    lines
}

/// Nations by states: the number, then a square for each action as far as there is room.
fn table(ask: Ask<'_>, lines: &[Line<'_>]) -> Block {
    let cx = ask.cx;
    let open = lines.iter().filter(|line| line.state < 4).count();
    let note = format!("{open} {}", cx.say("ouvertes", "open"));
    let mut block = ask.section(&ask.title("ACTIONS PAR RESPONSABLE", "ACTIONS BY OWNER"), note);
    let step = ask.width.saturating_sub(LABEL) / 5;
    let x = |at: usize| LABEL + u16::try_from(at).unwrap_or(0) * step;
    let mut row = Row::default();
    for (at, (long, short, _)) in STATES.iter().enumerate() {
        let long = long.get(cx.lang);
        let name = if cells(long) < step { long } else { short.get(cx.lang) };
        row = row.cut(x(at), step.saturating_sub(1), name, Tone::Ink3);
    }
    block.push(row);
    let owns = |nation: Nation| lines.iter().any(|line| line.action.owner == nation);
    let there = cx.room.audience();
    let nations = Nation::ALL.iter().copied().filter(|nation| there.has(*nation) || owns(*nation));
    let spaced = ask.large && usize::from(ask.height) > 18;
    for nation in nations {
        let mut row = Row::default().bold(0, nation.code(), Tone::Ink);
        for (at, (.., tone)) in STATES.iter().enumerate() {
            let n = lines.iter().filter(|line| line.action.owner == nation && line.state == at).count();
            row = cell(row, x(at), step, n, *tone);
        }
        block.push(row);
        if spaced {
            block.push(Row::default());
        }
    }
    let mut row = Row::default().text(0, cx.say("tous", "all"), Tone::Ink3);
    for at in 0..STATES.len() {
        let n = lines.iter().filter(|line| line.state == at).count();
        row =
            row.right(x(at) + COUNT - 1, brief(i64::try_from(n).unwrap_or(i64::MAX), COUNT - 1), Tone::Ink2);
    }
    block.push(row);
    block
}

/// A count and its squares.
fn cell(row: Row, x: u16, step: u16, n: usize, tone: Tone) -> Row {
    if n == 0 {
        return row.right(x + COUNT - 1, "·", Tone::Rule);
    }
    let mut row = row.right_bold(x + COUNT - 1, brief(i64::try_from(n).unwrap_or(i64::MAX), COUNT - 1), tone);
    let room = step.saturating_sub(COUNT + 1);
    for at in 0..u16::try_from(n).unwrap_or(room).min(room) {
        row = row.sign(x + COUNT + at, Sign::Square, tone);
    }
    row
}

/// Who has most that is late.
fn words(ask: Ask<'_>, lines: &[Line<'_>]) -> String {
    let cx = ask.cx;
    let late = |nation: Nation| {
        lines.iter().filter(|line| line.action.owner == nation && line.late.is_some()).count()
    };
    let all = lines.iter().filter(|line| line.late.is_some()).count();
    if all == 0 {
        return cx.say("Aucune action n'est en retard.", "No action is overdue.").to_owned();
    }
    let shares: Vec<String> = Nation::ALL
        .iter()
        .filter(|nation| late(**nation) > 0)
        .map(|nation| format!("{} {}", nation.code(), late(*nation)))
        .collect();
    let oldest = lines.iter().filter_map(|line| line.late).max().unwrap_or(0);
    format!(
        "{} {all} ({}). {} {}.",
        cx.say("En retard :", "Overdue:"),
        shares.join(", "),
        cx.say("La plus ancienne :", "The oldest:"),
        cx.days(oldest)
    )
}

/// What is late, the oldest first; each leads to its page.
fn oldest(ask: Ask<'_>, late: &[&Line<'_>]) -> Block {
    let cx = ask.cx;
    let title = cx.say("EN RETARD, LA PLUS ANCIENNE D'ABORD", "OVERDUE, THE OLDEST FIRST");
    let mut block = ask.section(title, "");
    for line in late {
        let days = line.late.unwrap_or(0);
        let row = Row::default()
            .cut(0, ask.width.saturating_sub(14), line.action.text.get(cx.lang), Tone::Ink)
            .right(ask.width - 8, line.action.owner.code(), Tone::Ink2)
            .right_bold(ask.width, cx.days(days), describe::late_tone(days));
        block.push_door(0, ask.width, Door::Record(line.record.id.clone()), row);
    }
    block
}
