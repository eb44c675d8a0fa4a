//! Columns of the agenda and of the delegations.

use super::{Cell, Column, SortKey};
use crate::analysis::context::Cx;
use crate::analysis::scene;
use crate::look::tone::Tone;
use crate::model::record::{AgendaItem, Delegation, ItemKind, Seat};
use crate::model::table::{Body, Record};

fn item<T>(record: &Record, read: impl FnOnce(&AgendaItem) -> T, other: T) -> T {
    match &record.body {
        Body::AgendaItem(item) => read(item),
        _ => other,
    }
}

fn number(cx: &Cx<'_>, record: &Record) -> Cell {
    item(
        record,
        |r| match r.kind {
            // A break is no point of the agenda.
            ItemKind::Break => Cell::toned("", Tone::Ink3),
            _ => Cell::toned(r.number.get(cx.lang), Tone::Ink2),
        },
        Cell::none(),
    )
}

/// `2.10` comes after `2.9`; an item without a start keeps its place by number.
fn number_key(cx: &Cx<'_>, record: &Record) -> SortKey {
    item(
        record,
        |r| {
            let padded = r.number.get(cx.lang).split('.').map(|part| format!("{part:0>6}"));
            SortKey::Text(padded.collect::<Vec<_>>().join("."))
        },
        SortKey::Text(String::new()),
    )
}

fn clock(_: &Cx<'_>, record: &Record) -> Cell {
    item(
        record,
        |r| match r.start {
            Some(start) if start.has_clock() => {
                Cell::toned(start.utc().format("%H:%M").to_string(), Tone::Ink2)
            }
            _ => Cell::toned("", Tone::Ink2),
        },
        Cell::none(),
    )
}

/// By start; what has none comes last, in the order of its number.
fn clock_key(_: &Cx<'_>, record: &Record) -> SortKey {
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 are exact in 53 bits")]
    SortKey::Number(item(record, |r| r.start.map_or(f64::MAX, |s| s.utc().timestamp() as f64), f64::MAX))
}

fn minutes(_: &Cx<'_>, record: &Record) -> Cell {
    item(
        record,
        |r| {
            Cell::toned(
                r.duration.0.to_string(),
                if r.kind == ItemKind::Break { Tone::Ink3 } else { Tone::Ink },
            )
        },
        Cell::none(),
    )
}

fn point(cx: &Cx<'_>, record: &Record) -> Cell {
    let tone = item(record, |r| if r.kind == ItemKind::Break { Tone::Ink3 } else { Tone::Ink }, Tone::Ink);
    Cell::toned(record.title().get(cx.lang), tone)
}

fn owner(_: &Cx<'_>, record: &Record) -> Cell {
    item(record, |r| Cell::toned(r.owner.code(), Tone::Ink2), Cell::none())
}

fn kind(cx: &Cx<'_>, record: &Record) -> Cell {
    item(
        record,
        |r| match r.kind {
            ItemKind::Decision => Cell::bold(r.kind.word(cx.lang), Tone::Accent),
            ItemKind::Discussion => Cell::toned(r.kind.word(cx.lang), Tone::Ink2),
            _ => Cell::toned(r.kind.word(cx.lang), Tone::Ink3),
        },
        Cell::none(),
    )
}

fn kind_key(_: &Cx<'_>, record: &Record) -> SortKey {
    SortKey::Number(item(record, |r| f64::from(r.kind as u8), 0.0))
}

fn scenes(cx: &Cx<'_>, record: &Record) -> Cell {
    item(
        record,
        |_| match scene::scenes(cx, &record.id).len() {
            0 => Cell::toned("·", Tone::Ink3),
            n => Cell::toned(n.to_string(), Tone::Ink2),
        },
        Cell::none(),
    )
}

/// Columns of the agenda.
pub(super) static ITEM: &[Column] = &[
    Column::new("n°", "no.", 4, number).right().up(number_key),
    Column::new("heure", "time", 5, clock).leaves(2).up(clock_key).opens(),
    Column::new("min", "min", 3, minutes).right(),
    Column::new("point", "item", 0, point),
    Column::new("resp.", "owner", 5, owner),
    Column::new("nature", "kind", 11, kind).leaves(1).up(kind_key),
    Column::new("vues", "views", 5, scenes).right().leaves(3),
];

fn delegation<T>(record: &Record, read: impl FnOnce(&Delegation) -> T, other: T) -> T {
    match &record.body {
        Body::Delegation(delegation) => read(delegation),
        _ => other,
    }
}

fn nation(_: &Cx<'_>, record: &Record) -> Cell {
    delegation(record, |r| Cell::toned(r.nation.code(), Tone::Ink2), Cell::none())
}

fn seat(cx: &Cx<'_>, record: &Record) -> Cell {
    delegation(record, |r| Cell::toned(r.status.word(cx.lang), Tone::Ink2), Cell::none())
}

fn present(cx: &Cx<'_>, record: &Record) -> Cell {
    delegation(
        record,
        |r| match (r.present, r.status) {
            (Some(true), _) => Cell::toned(cx.say("présente", "present"), Tone::Good),
            (Some(false), Seat::Member) => Cell::toned(cx.say("absente", "absent"), Tone::Bad),
            (Some(false), _) => Cell::toned(cx.say("absente", "absent"), Tone::Ink3),
            (None, _) => Cell::none(),
        },
        Cell::none(),
    )
}

/// Columns of the delegations.
pub(super) static DELEGATION: &[Column] = &[
    Column::new("nation", "nation", 6, nation),
    Column::new("délégation", "delegation", 0, super::title).up(super::by_title),
    Column::new("siège", "seat", 11, seat),
    Column::new("présence", "presence", 9, present).right(),
];
