//! All open risks on the matrix, and the list of them with what moved since the meeting before.

use std::cmp::Reverse;

use super::{Ask, Drawing, is_open_risk, sentence};
use crate::analysis::columns::short_id;
use crate::analysis::describe::{self, score_tone};
use crate::analysis::matrix::{Matrix, Size};
use crate::analysis::movement;
use crate::analysis::rows::{Block, Row};
use crate::analysis::sheet::Door;
use crate::look::measure::wrap;
use crate::look::tone::Tone;
use crate::model::marking::Composite;
use crate::model::record::Risk;
use crate::model::table::{Body, Kind, Record};

/// Narrowest page with the list beside the matrix.
const BESIDE: u16 = 70;

/// Cells an id takes, with the gap behind it.
const ID: u16 = 8;

/// A risk in the list.
struct Line<'a> {
    record: &'a Record,
    risk: &'a Risk,
    /// Its score at the meeting before.
    before: Option<i64>,
}

impl Line<'_> {
    /// Whether its score is another one.
    fn moved(&self) -> bool {
        self.before.is_some_and(|before| before != self.risk.score())
    }
}

pub(super) fn lay(ask: Ask<'_>) -> Drawing {
    let mut composite = Composite::default();
    let lines = lines(ask, &mut composite);
    let records: Vec<&Record> = lines.iter().map(|line| line.record).collect();
    let matrix = Matrix::of_all(ask.cx, &records, &mut composite);
    let beside = ask.width >= BESIDE;
    let words = words(ask, &lines);
    let size = size(ask, beside, sentence(ask.width, &words).rows.len());
    let left = size.whole().min(ask.width);
    let mut picture =
        Block::titled(left, &ask.title("MATRICE", "MATRIX"), since(ask, &lines, &mut composite));
    picture.rows.extend(matrix.rows(ask.cx, size));
    let mut drawing = Drawing { composite, ..Drawing::default() };
    drawing.under(picture, false);
    let gap = match ask.width {
        100.. => 4,
        76.. => 3,
        _ => 2,
    };
    if beside {
        drawing.blocks.push((left + gap, 0, list(ask, &lines, ask.width - left - gap)));
        let below = sentence(ask.width, &words);
        let air = drawing.height() + below.rows.len() < usize::from(ask.height);
        drawing.under(below, air);
    } else {
        drawing.under(sentence(ask.width, &words), false);
        drawing.under(list(ask, &lines, ask.width), true);
    }
    drawing
}

/// The open risks, the highest score first.
fn lines<'a>(ask: Ask<'a>, composite: &mut Composite) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    for record in ask.of(Kind::Risk).filter(|record| is_open_risk(record)) {
        let Body::Risk(risk) = &record.body else { continue };
        let before = movement::score_before(ask.cx, &record.id);
        if let (Some(_), Some(then)) = (before, movement::before(ask.cx, &record.id)) {
            composite.add(&then.marking);
        }
        lines.push(Line { record, risk, before });
    }
    lines.sort_by_key(|line| (Reverse(line.risk.score()), &line.record.id));
    lines
}

/// As large as the space allows, the list beside it or not.
fn size(ask: Ask<'_>, beside: bool, below: usize) -> Size {
    let width = match ask.width {
        wide if !beside => wide,
        wide @ 100.. => wide / 2,
        // The narrowest that shows ids.
        _ => 46,
    };
    // A title, the axis, the sentence, and three rows a step.
    let tall = usize::from(ask.height) >= 2 + below + 1 + 15;
    Size { width, cell: if beside { 9 } else { 11 }, rows: if tall { 3 } else { 2 } }
}

/// Since when the arrows count, when there are any.
fn since(ask: Ask<'_>, lines: &[Line<'_>], composite: &mut Composite) -> String {
    let moved = lines.iter().any(|line| movement::direction(ask.cx, line.record).is_some());
    let Some((record, meeting)) = ask.cx.room.before().filter(|_| moved).and_then(|room| room.meeting())
    else {
        return String::new();
    };
    composite.add(&record.marking);
    format!("{} {}", ask.cx.say("flèche : depuis le", "arrow: moved since"), meeting.start.day_month())
}

/// The risks in order: id, title, the score before and now, who answers for it, how late its review is.
fn list<'a>(ask: Ask<'a>, lines: &[Line<'a>], width: u16) -> Block {
    let cx = ask.cx;
    let mut block = Block::titled(width, cx.say("RISQUES", "RISKS"), lines.len().to_string());
    let late = width >= 40;
    let owner = width >= 34;
    let mut end = width;
    let mut take = |shown: bool, cells: u16| -> Option<u16> {
        let at = end;
        end = end.saturating_sub(if shown { cells } else { 0 });
        shown.then_some(at)
    };
    let (late, owner, score) = (take(late, 7), take(owner, 5), take(true, 2));
    let score = score.unwrap_or(width);
    // In a narrow list the arrow stands close.
    let gap = u16::from(owner.is_some());
    let text = end.saturating_sub(ID + 4 + 2 * gap);
    if width >= 50 {
        let mut row = Row::default().right(score, cx.say("cote", "score"), Tone::Ink3);
        row = owner.map_or(row.clone(), |x| row.right(x, cx.say("qui", "own"), Tone::Ink3));
        row = late.map_or(row.clone(), |x| row.right(x, cx.say("revue", "review"), Tone::Ink3));
        block.push(row);
    }
    // Whole titles where there is room for all of them.
    let broken = |line: &Line<'a>| wrap(line.record.title().get(cx.lang), usize::from(text.max(8)));
    let free = usize::from(ask.height).saturating_sub(block.rows.len());
    let whole = lines.len() <= free && lines.iter().map(|line| broken(line).len()).sum::<usize>() <= free;
    for line in lines {
        let mut title = if whole { broken(line) } else { vec![line.record.title().get(cx.lang)] }.into_iter();
        let mut row = Row::default()
            .cut(0, ID - 1, short_id(line.record), Tone::Ink3)
            .cut(ID, text, title.next().unwrap_or_default(), Tone::Ink)
            .right_bold(score, line.risk.score().to_string(), score_tone(line.risk.score()));
        if let Some(before) = line.before.filter(|_| line.moved()) {
            row =
                row.right(score - 2 - gap, format!("{before}{}→", " ".repeat(usize::from(gap))), Tone::Ink2);
        }
        if let Some(x) = owner {
            row = row.right(x, line.risk.owner.code(), Tone::Ink2);
        }
        if let (Some(x), Some(days)) = (late, describe::review_late(cx, line.risk)) {
            row = row.right_bold(x, cx.days(days), describe::late_tone(days));
        }
        block.push_door(0, width, Door::Record(line.record.id.clone()), row);
        for more in title {
            block.push_more(0, width, Row::default().text(ID, more, Tone::Ink));
        }
    }
    block
}

/// Risks that the sentence names; the others are counted.
const NAMED: usize = 4;

/// What rose and what fell since the meeting before.
fn words(ask: Ask<'_>, lines: &[Line<'_>]) -> String {
    let cx = ask.cx;
    let mut parts = Vec::new();
    for (rose, head) in [
        (true, cx.say("Plus élevés qu'à la dernière rencontre :", "Higher than at the last meeting:")),
        (false, cx.say("Moins élevés :", "Lower:")),
    ] {
        let mut moved: Vec<(i64, &Line<'_>)> = lines
            .iter()
            .filter_map(|line| Some((line.risk.score() - line.before?, line)))
            .filter(|(by, _)| if rose { *by > 0 } else { *by < 0 })
            .collect();
        moved.sort_by_key(|(by, line)| (Reverse(by.abs()), &line.record.id));
        let told = moved.iter().take(NAMED).map(|(by, line)| told(line, *by));
        let more = moved.len().saturating_sub(NAMED);
        let more = (more > 0).then(|| format!("{more} {}", cx.say("autres", "others")));
        let told: Vec<String> = told.chain(more).collect();
        if !told.is_empty() {
            parts.push(format!("{head} {}.", told.join(", ")));
        }
    }
    let late = lines.iter().filter(|line| describe::review_late(cx, line.risk).is_some()).count();
    if late > 0 {
        parts.push(format!("{} {late}.", cx.say("Réexamen en retard :", "Review overdue:")));
    }
    parts.join(" ")
}

/// `MLI 04 10 → 20`, which no line breaks.
fn told(line: &Line<'_>, by: i64) -> String {
    let now = line.risk.score();
    format!("{} {} → {now}", short_id(line.record), now - by).replace(' ', "\u{a0}")
}
