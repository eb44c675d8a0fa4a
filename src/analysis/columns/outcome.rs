//! Columns of actions, decisions, requests, communities and everything plain.

use super::{Cell, Column, SortKey};
use crate::analysis::context::Cx;
use crate::analysis::describe::{self, decision_tone, nations};
use crate::look::tone::Tone;
use crate::model::record::{Region, Trend};
use crate::model::table::{Body, Record};
use crate::model::time::Day;

fn number(cx: &Cx<'_>, record: &Record) -> Cell {
    let number = match &record.body {
        Body::Action(r) => r.number.as_ref(),
        Body::Decision(r) => r.number.as_ref(),
        _ => None,
    };
    Cell::toned(number.map_or_else(|| super::short_id(record), |n| n.get(cx.lang).to_owned()), Tone::Ink3)
}

fn owner(_: &Cx<'_>, record: &Record) -> Cell {
    match &record.body {
        Body::Action(r) => Cell::toned(r.owner.code(), Tone::Ink2),
        Body::Request(r) => Cell::toned(nations(&r.to), Tone::Ink2),
        _ => Cell::none(),
    }
}

fn day(record: &Record) -> Option<Day> {
    match &record.body {
        Body::Action(r) => Some(r.due),
        Body::Request(r) => Some(r.due),
        Body::Decision(r) => r.date,
        _ => None,
    }
}

fn due(_: &Cx<'_>, record: &Record) -> Cell {
    day(record).map_or_else(Cell::none, |day| Cell::toned(day.day_month(), Tone::Ink2))
}

fn day_key(_: &Cx<'_>, record: &Record) -> SortKey {
    let days = day(record).map_or(i32::MAX, |day| chrono::Datelike::num_days_from_ce(&day.0));
    SortKey::Number(f64::from(days))
}

/// The most overdue first, then by due date, then what is done.
fn late_key(cx: &Cx<'_>, record: &Record) -> SortKey {
    let open = match &record.body {
        Body::Action(r) => r.is_open(),
        _ => true,
    };
    let past = day(record).and_then(|day| cx.days_past(day)).unwrap_or(-100_000);
    #[expect(clippy::cast_precision_loss, reason = "days are exact in 53 bits")]
    SortKey::Number(if open { past as f64 } else { past as f64 - 1_000_000.0 })
}

fn late(cx: &Cx<'_>, record: &Record) -> Cell {
    let state = match &record.body {
        Body::Action(r) => match describe::days_late(cx, r.due, r.is_open()) {
            Some(days) => return Cell::bold(cx.days(days), describe::late_tone(days)),
            None if r.is_open() => return Cell::toned(r.status.word(cx.lang), Tone::Ink2),
            None => describe::action_state(cx, r.status, r.due, false),
        },
        Body::Request(r) => describe::request_state(cx, r.status, r.due),
        _ => describe::State::default(),
    };
    Cell::toned(state.text, state.tone.unwrap_or(Tone::Ink2))
}

/// Columns of actions.
pub(super) static ACTION: &[Column] = &[
    Column::new("n°", "no.", 7, number),
    Column::new("action", "action", 0, super::title).up(super::by_title),
    Column::new("resp.", "owner", 5, owner),
    Column::new("échéance", "due", 8, due).leaves(1).up(day_key),
    Column::new("retard", "late", 12, late).right().down(late_key).opens(),
];

/// Columns of requests for information.
pub(super) static REQUEST: &[Column] = &[
    Column::new("question", "question", 0, super::title).up(super::by_title),
    Column::new("à", "to", 11, owner),
    Column::new("échéance", "due", 8, due).leaves(1).up(day_key).opens(),
    Column::new("retard", "late", 11, late).right(),
];

fn decided(cx: &Cx<'_>, record: &Record) -> Cell {
    match &record.body {
        Body::Decision(r) => Cell::toned(r.status.word(cx.lang), decision_tone(r.status)),
        _ => Cell::none(),
    }
}

fn decided_key(_: &Cx<'_>, record: &Record) -> SortKey {
    match &record.body {
        Body::Decision(r) => SortKey::Number(f64::from(r.status as u8)),
        _ => SortKey::Number(0.0),
    }
}

/// Columns of decisions.
pub(super) static DECISION: &[Column] = &[
    Column::new("n°", "no.", 7, number),
    Column::new("décision", "decision", 0, super::title).up(super::by_title),
    Column::new("date", "date", 8, due).leaves(1).down(day_key).opens(),
    Column::new("état", "status", 17, decided).right().up(decided_key),
];

fn region(cx: &Cx<'_>, record: &Record) -> Cell {
    cx.room.region(record).map_or_else(Cell::none, |region| Cell::toned(region.word(cx.lang), Tone::Ink2))
}

fn region_key(cx: &Cx<'_>, record: &Record) -> SortKey {
    SortKey::Number(f64::from(cx.room.region(record).unwrap_or(Region::Elsewhere) as u8))
}

fn level(_: &Cx<'_>, record: &Record) -> Cell {
    let (level, trend) = match &record.body {
        Body::Tension(r) => (r.level.0, r.trend),
        Body::ServiceGap(r) => (r.severity.0, None),
        _ => return Cell::none(),
    };
    let sign = match trend {
        Some(Trend::Up) => " ▲",
        Some(Trend::Down) => " ▼",
        _ => "",
    };
    let tone = match level {
        5 => Tone::Bad,
        4 => Tone::High,
        3 => Tone::Warn,
        _ => Tone::Ink2,
    };
    Cell::bold(format!("{level} / 5{sign}"), tone)
}

fn level_key(_: &Cx<'_>, record: &Record) -> SortKey {
    #[expect(clippy::cast_precision_loss, reason = "a level is at most 5")]
    SortKey::Number(match &record.body {
        Body::Tension(r) => r.level.0 as f64,
        Body::ServiceGap(r) => r.severity.0 as f64,
        _ => 0.0,
    })
}

/// Columns of tensions.
pub(super) static TENSION: &[Column] = &[
    Column::new("tension", "tension", 0, super::title).up(super::by_title),
    Column::new("région", "region", 11, region).up(region_key),
    Column::new("nature", "kind", 21, super::state).leaves(2),
    Column::new("niveau", "level", 7, level).down(level_key).leaves(1).opens(),
];

/// Columns of service gaps.
pub(super) static SERVICE: &[Column] = &[
    Column::new("manque", "gap", 0, super::title).up(super::by_title),
    Column::new("région", "region", 11, region).up(region_key),
    Column::new("secteur", "sector", 14, super::state).leaves(1),
    Column::new("gravité", "severity", 8, level).down(level_key).opens(),
];

fn partners(_: &Cx<'_>, record: &Record) -> Cell {
    match &record.body {
        Body::Initiative(r) => Cell::toned(nations(&r.nations), Tone::Ink2),
        _ => Cell::none(),
    }
}

/// Columns of initiatives.
pub(super) static INITIATIVE: &[Column] = &[
    Column::new("initiative", "initiative", 0, super::title).up(super::by_title),
    Column::new("nations", "nations", 15, partners).leaves(1),
    Column::new("état", "status", 9, super::state).right(),
];

fn harm_date(_: &Cx<'_>, record: &Record) -> Cell {
    match &record.body {
        Body::DoNoHarm(r) => r.date.map_or_else(Cell::none, |day| Cell::toned(day.format(), Tone::Ink2)),
        _ => Cell::none(),
    }
}

/// Columns of do-no-harm notes.
pub(super) static HARM: &[Column] = &[
    Column::new("précaution", "precaution", 0, super::title).up(super::by_title),
    Column::new("origine", "from", 7, super::originator).leaves(1),
    Column::new("date", "date", 9, harm_date).right().leaves(2),
];

/// Columns of everything else: title and state.
pub(super) static PLAIN: &[Column] = &[
    Column::new("titre", "title", 0, super::title).up(super::by_title),
    Column::new("origine", "from", 7, super::originator).leaves(1),
    Column::new("état", "state", 22, super::state).right(),
];
