//! Columns of risks, corridors, assets and threats.

use super::{Cell, Column, SortKey};
use crate::analysis::context::Cx;
use crate::analysis::corridor::affected;
use crate::analysis::corridor::strip::affected_words;
use crate::analysis::describe::{self, nations, score_tone};
use crate::look::tone::Tone;
use crate::model::record::{Asset, Corridor, Risk, Threat, Trend};
use crate::model::table::{Body, Record};

fn risk<T>(record: &Record, read: impl FnOnce(&Risk) -> T, other: T) -> T {
    match &record.body {
        Body::Risk(risk) => read(risk),
        _ => other,
    }
}

fn small(score: i64) -> u8 {
    u8::try_from(score.clamp(1, 25)).unwrap_or(25)
}

fn risk_id(_: &Cx<'_>, record: &Record) -> Cell {
    Cell::toned(super::short_id(record), Tone::Ink3)
}

fn plot(_: &Cx<'_>, record: &Record) -> Cell {
    risk(
        record,
        |r| Cell::Plot {
            target: r.target.as_ref().map(|score| small(score.product())),
            now: small(r.score()),
            inherent: r.inherent.as_ref().map(|score| small(score.product())),
        },
        Cell::none(),
    )
}

fn score(_: &Cx<'_>, record: &Record) -> Cell {
    risk(record, |r| Cell::bold(r.score().to_string(), score_tone(r.score())), Cell::none())
}

fn score_key(_: &Cx<'_>, record: &Record) -> SortKey {
    #[expect(clippy::cast_precision_loss, reason = "a score is at most 25")]
    SortKey::Number(risk(record, |r| r.score() as f64, 0.0))
}

fn owner(_: &Cx<'_>, record: &Record) -> Cell {
    risk(record, |r| Cell::toned(r.owner.code(), Tone::Ink2), Cell::none())
}

fn trend(cx: &Cx<'_>, record: &Record) -> Cell {
    risk(
        record,
        |r| match r.trend {
            Some(Trend::Up) => Cell::toned(cx.say("▲ monte", "▲ rising"), Tone::High),
            Some(Trend::Down) => Cell::toned(cx.say("▼ baisse", "▼ falling"), Tone::Good),
            Some(Trend::Flat) => Cell::toned(cx.say("stable", "steady"), Tone::Ink3),
            None => Cell::toned("", Tone::Ink3),
        },
        Cell::none(),
    )
}

fn late(cx: &Cx<'_>, record: &Record) -> Cell {
    risk(
        record,
        |r| match describe::review_late(cx, r) {
            Some(days) => Cell::toned(cx.days(days), Tone::Warn),
            None => Cell::toned("", Tone::Ink3),
        },
        Cell::none(),
    )
}

fn late_key(cx: &Cx<'_>, record: &Record) -> SortKey {
    #[expect(clippy::cast_precision_loss, reason = "days are exact in 53 bits")]
    SortKey::Number(risk(record, |r| describe::review_late(cx, r).unwrap_or(0) as f64, 0.0))
}

/// Columns of risks.
pub(super) static RISK: &[Column] = &[
    Column::new("id", "id", 6, risk_id),
    Column::new("risque", "risk", 0, super::title).up(super::by_title),
    Column::new("1       10        20", "1       10        20", 21, plot).leaves(3),
    Column::new("cote", "now", 4, score).right().down(score_key).opens(),
    Column::new("tendance", "trend", 9, trend).leaves(2),
    Column::new("resp.", "owner", 5, owner),
    Column::new("retard", "late", 6, late).right().down(late_key).leaves(1),
];

fn corridor<T>(record: &Record, read: impl FnOnce(&Corridor) -> T, other: T) -> T {
    match &record.body {
        Body::Corridor(corridor) => read(corridor),
        _ => other,
    }
}

fn code(cx: &Cx<'_>, record: &Record) -> Cell {
    corridor(record, |r| Cell::toned(r.code.get(cx.lang), Tone::Ink3), Cell::none())
}

fn km(cx: &Cx<'_>, record: &Record) -> Cell {
    corridor(
        record,
        |r| {
            affected_words(cx, affected(cx, r))
                .map_or_else(Cell::none, |words| Cell::toned(words, Tone::Ink2))
        },
        Cell::none(),
    )
}

fn corridor_key(cx: &Cx<'_>, record: &Record) -> SortKey {
    SortKey::Number(corridor(record, |r| f64::from(describe::corridor_state(cx, r) as u8), 0.0))
}

/// Columns of corridors.
pub(super) static CORRIDOR: &[Column] = &[
    Column::new("code", "code", 9, code),
    Column::new("corridor", "corridor", 0, super::title).up(super::by_title),
    Column::new("touché", "affected", 18, km).right().leaves(1),
    Column::new("état", "state", 11, super::state).right().down(corridor_key).opens(),
];

fn asset<T>(record: &Record, read: impl FnOnce(&Asset) -> T, other: T) -> T {
    match &record.body {
        Body::Asset(asset) => read(asset),
        _ => other,
    }
}

fn asset_kind(cx: &Cx<'_>, record: &Record) -> Cell {
    asset(record, |r| Cell::toned(r.kind.word(cx.lang), Tone::Ink2), Cell::none())
}

fn criticality(_: &Cx<'_>, record: &Record) -> Cell {
    asset(
        record,
        |r| Cell::Text {
            text: r.criticality.0.to_string(),
            tone: if r.criticality.0 >= 4 { Tone::High } else { Tone::Ink2 },
            bold: r.criticality.0 >= 4,
        },
        Cell::none(),
    )
}

fn criticality_key(_: &Cx<'_>, record: &Record) -> SortKey {
    #[expect(clippy::cast_precision_loss, reason = "a criticality is at most 5")]
    SortKey::Number(asset(record, |r| r.criticality.0 as f64, 0.0))
}

fn supplies(_: &Cx<'_>, record: &Record) -> Cell {
    asset(
        record,
        |r| {
            let mut list: Vec<_> = r.supplies.iter().map(|supply| supply.nation).collect();
            list.sort_unstable();
            list.dedup();
            Cell::toned(nations(&list), Tone::Ink2)
        },
        Cell::none(),
    )
}

/// Columns of assets.
pub(super) static ASSET: &[Column] = &[
    Column::new("ouvrage", "asset", 0, super::title).up(super::by_title),
    Column::new("nature", "kind", 16, asset_kind),
    Column::new("fournit", "supplies", 15, supplies).leaves(1),
    Column::new("criticité", "critical", 9, criticality).right().down(criticality_key).opens(),
];

fn threat<T>(record: &Record, read: impl FnOnce(&Threat) -> T, other: T) -> T {
    match &record.body {
        Body::Threat(threat) => read(threat),
        _ => other,
    }
}

fn class(cx: &Cx<'_>, record: &Record) -> Cell {
    threat(record, |r| Cell::toned(r.class.word(cx.lang), Tone::Ink2), Cell::none())
}

fn term(cx: &Cx<'_>, record: &Record) -> Cell {
    threat(record, |r| Cell::bold(r.probability.term.get(cx.lang), Tone::Ink), Cell::none())
}

fn term_key(_: &Cx<'_>, record: &Record) -> SortKey {
    #[expect(clippy::cast_precision_loss, reason = "a percentage is at most 100")]
    SortKey::Number(threat(record, |r| r.probability.high_pct.map_or(0.0, |p| p.0 as f64), 0.0))
}

/// Columns of threats.
pub(super) static THREAT: &[Column] = &[
    Column::new("menace", "threat", 0, super::title).up(super::by_title),
    Column::new("nature", "class", 19, class).leaves(1),
    Column::new("probabilité", "probability", 17, term).right().down(term_key).opens(),
];
