//! What a patrol leans on: the radio plan, the way to a hospital, care for the people it meets.

use super::Plan;
use crate::analysis::rows::{Block, Row, Sign, Stroke, cells};
use crate::analysis::sheet::Door;
use crate::look::measure::wrap;
use crate::look::tone::Tone;
use crate::model::lang::Lang;
use crate::model::marking::Composite;
use crate::model::record::{Means, Medevac, MedevacStep};
use crate::model::table::{Body, Kind, Record};

/// The four levels of the radio plan; a level that is missing says so.
pub fn radio(plan: &Plan<'_>, width: u16) -> Block {
    let cx = plan.cx;
    let comms = plan.patrol.comms.as_ref();
    let every = comms.and_then(|comms| comms.checkin_every_min.as_ref());
    let note = every.map_or_else(String::new, |every| {
        format!("{} {} min", cx.say("vacation toutes les", "check-in every"), every.0)
    });
    let mut block = Block::titled(width, cx.say("RADIO, PACE", "RADIO, PACE"), note);
    for (letter, word, means) in levels(plan) {
        block.push(level(plan, width, letter, word, means));
    }
    block
}

/// The levels in order, each with what is planned for it.
pub fn levels<'p>(plan: &'p Plan<'_>) -> [(&'static str, &'static str, Option<&'p Means>); 4] {
    let cx = plan.cx;
    let comms = plan.patrol.comms.as_ref();
    let of = |pick: fn(&crate::model::record::Comms) -> &Option<Means>| {
        comms.and_then(|comms| pick(comms).as_ref())
    };
    [
        ("P", cx.say("principal", "primary"), of(|c| &c.primary)),
        ("A", cx.say("remplacement", "alternate"), of(|c| &c.alternate)),
        ("C", cx.say("circonstance", "contingency"), of(|c| &c.contingency)),
        ("E", cx.say("secours", "emergency"), of(|c| &c.emergency)),
    ]
}

fn level(
    plan: &Plan<'_>,
    width: u16,
    letter: &'static str,
    word: &'static str,
    means: Option<&Means>,
) -> Row {
    /// Column of the means, behind the longest level word.
    const X: u16 = 15;
    let cx = plan.cx;
    let row = Row::default().bold(0, letter, Tone::Ink).text(2, word, Tone::Ink3);
    let Some(means) = means else {
        return row.text(X, cx.say("non indiqué", "not given"), Tone::Bad);
    };
    let text = means.means.get(cx.lang);
    let net = means.net.as_ref().map_or("", |net| net.get(cx.lang));
    let room = width.saturating_sub(X);
    let row = row.cut(X, room, text, Tone::Ink);
    let left = room.saturating_sub(cells(text) + 2);
    // A net that is cut says nothing; the level keeps its means.
    if cells(net) <= left {
        row.right(width, net, Tone::Ink2)
    } else {
        row.cut(X + cells(text) + 2, left, net, Tone::Ink2)
    }
}

/// `50 min`, `3 h 10`.
pub fn span(minutes: i64) -> String {
    if minutes < 60 { format!("{minutes} min") } else { format!("{} h {:02}", minutes / 60, minutes % 60) }
}

/// The chain from the leg to the hospital.
pub fn medevac(plan: &Plan<'_>, width: u16) -> Block {
    let cx = plan.cx;
    let medevac = plan.patrol.medevac.as_ref();
    let longest = medevac.and_then(|m| m.max_minutes.as_ref());
    let note = longest.map_or_else(String::new, |most| {
        format!("{} {}", cx.say("trajet le plus long", "longest way"), span(most.0))
    });
    let mut block = Block::titled(width, cx.say("ÉVACUATION SANITAIRE", "MEDEVAC"), note);
    let Some(medevac) = medevac.filter(|medevac| !medevac.chain.is_empty()) else {
        let words = medevac.and_then(|m| m.means.as_ref()).map(|means| means.get(cx.lang).to_owned());
        let row = Row::default();
        block.push(match words {
            Some(words) => row.cut(2, width.saturating_sub(2), words, Tone::Ink),
            None => row.text(2, cx.say("non indiquée", "not given"), Tone::Bad),
        });
        return block;
    };
    chain(plan, medevac, width, &mut block);
    block
}

fn chain(plan: &Plan<'_>, medevac: &Medevac, width: u16, block: &mut Block) {
    /// More steps than fit are not drawn side by side.
    const MOST: usize = 4;
    let cx = plan.cx;
    let lang = cx.lang;
    let steps: Vec<&MedevacStep> = medevac.chain.iter().take(MOST).collect();
    let count = u16::try_from(steps.len()).unwrap_or(4) + 1;
    let step = width.saturating_sub(2) / count;
    let start = cx.say("sur l'étape", "on the leg");
    let means = medevac.means.as_ref().map_or("", |means| means.get(lang));
    let mut line = Row::default().sign(2, Sign::Dot, Tone::Good);
    let mut columns: Vec<(u16, Vec<(&str, Tone)>)> = vec![(2, labels(start, means, step.saturating_sub(2)))];
    for (at, part) in (1..).zip(&steps) {
        let x = 2 + at * step;
        let words = part.minutes.as_ref().map_or_else(|| "?".to_owned(), |minutes| span(minutes.0));
        line = line.line(x + 2 - step, step.saturating_sub(3), Stroke::Thin, Tone::Ink3);
        let middle = (x + 1 - step) + (step.saturating_sub(cells(&words) + 2)) / 2;
        line = line.text(middle, format!(" {words} "), Tone::Ink2).sign(x, Sign::Dot, Tone::Good);
        let room = if at + 1 == count { width.saturating_sub(x) } else { step.saturating_sub(2) };
        let role = part.role.as_ref().map_or("", |role| role.get(lang));
        columns.push((x, labels(part.place.get(lang), role, room)));
    }
    block.push(line);
    let rows = columns.iter().map(|(_, labels)| labels.len()).max().unwrap_or(0);
    for at in 0..rows {
        let mut row = Row::default();
        for (x, labels) in &columns {
            if let Some((text, tone)) = labels.get(at) {
                row = row.text(*x, *text, *tone);
            }
        }
        block.push(row);
    }
}

/// A name and what it is for, wrapped into a column.
fn labels<'t>(name: &'t str, role: &'t str, room: u16) -> Vec<(&'t str, Tone)> {
    let lines = |text, tone| wrap(text, usize::from(room)).into_iter().map(move |line| (line, tone));
    lines(name, Tone::Ink).chain(lines(role, Tone::Ink3)).collect()
}

/// Do-no-harm notes on this patrol that the room may see.
pub fn notes<'r>(plan: &Plan<'r>) -> Vec<&'r Record> {
    let room = plan.cx.room;
    let mut found: Vec<&Record> =
        plan.patrol.do_no_harm.iter().filter_map(|note| room.follow(&note.0)).collect();
    let naming = room.referrers(plan.record).into_iter().filter(|record| record.kind == Kind::DoNoHarm);
    for record in naming {
        if !found.iter().any(|known| known.id == record.id) {
            found.push(record);
        }
    }
    found
}

/// The notes, each with what to do.
pub fn harm(plan: &Plan<'_>, width: u16, composite: &mut Composite) -> Block {
    let cx = plan.cx;
    let lang: Lang = cx.lang;
    let mut block = Block::titled(width, cx.say("NE PAS NUIRE", "DO NO HARM"), "");
    let all = notes(plan);
    if all.is_empty() && plan.patrol.do_no_harm.is_empty() {
        block.push(Row::default().text(2, cx.say("pas de note", "no note"), Tone::Ink3));
    }
    for record in all {
        let Body::DoNoHarm(note) = &record.body else { continue };
        composite.add(&record.marking);
        let row = Row::default().sign(2, Sign::Link, Tone::Accent).cut(
            4,
            width.saturating_sub(4),
            note.title.get(lang),
            Tone::Ink,
        );
        block.push_door(2, width.saturating_sub(2), Door::Record(record.id.clone()), row);
        let advice: Vec<&str> =
            note.mitigations.iter().chain(&note.messages).map(|text| text.get(lang)).collect();
        for line in wrap(&advice.join(" · "), usize::from(width.saturating_sub(4))) {
            block.push(Row::default().text(4, line, Tone::Ink2));
        }
    }
    block
}
