//! Columns of incidents and patrols.

use super::{Cell, Column, SortKey};
use crate::analysis::context::Cx;
use crate::analysis::describe::{self, nations};
use crate::look::tone::Tone;
use crate::model::record::{Incident, Patrol};
use crate::model::scalar::Count;
use crate::model::table::{Body, Record};

fn incident<T>(record: &Record, read: impl FnOnce(&Incident) -> T, other: T) -> T {
    match &record.body {
        Body::Incident(incident) => read(incident),
        _ => other,
    }
}

fn patrol<T>(record: &Record, read: impl FnOnce(&Patrol) -> T, other: T) -> T {
    match &record.body {
        Body::Patrol(patrol) => read(patrol),
        _ => other,
    }
}

/// Day and clock: `01 JUL 0400Z`; without a clock the cell ends after the month.
fn time(_: &Cx<'_>, record: &Record) -> Cell {
    incident(
        record,
        |r| {
            Cell::toned(
                format!("{} {}", r.start.day_month(), r.start.clock().unwrap_or_default()),
                Tone::Ink2,
            )
        },
        Cell::none(),
    )
}

fn time_key(_: &Cx<'_>, record: &Record) -> SortKey {
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 are exact in 53 bits")]
    incident(record, |r| SortKey::Number(r.start.utc().timestamp() as f64), SortKey::Number(0.0))
}

/// The place as the staff wrote it, else the name of the place it points at, else the town it is near.
pub(in crate::analysis) fn place_name(cx: &Cx<'_>, record: &Record) -> String {
    incident(
        record,
        |r| {
            if let Some(place) = &r.place {
                return place.get(cx.lang).to_owned();
            }
            if let Some(place) = r.position.as_ref().and_then(|place| cx.room.place_of(place)) {
                return place.title().get(cx.lang).to_owned();
            }
            let near = cx.room.position(record).and_then(|position| cx.room.nearest_place(position));
            near.map_or_else(
                || r.title.get(cx.lang).to_owned(),
                |place| format!("{} {}", cx.say("vers", "near"), place.title().get(cx.lang)),
            )
        },
        String::new(),
    )
}

fn place(cx: &Cx<'_>, record: &Record) -> Cell {
    Cell::ink(place_name(cx, record))
}

fn place_key(cx: &Cx<'_>, record: &Record) -> SortKey {
    SortKey::Text(crate::look::fold::fold_ascii(&place_name(cx, record)).to_lowercase())
}

fn kind(cx: &Cx<'_>, record: &Record) -> Cell {
    incident(record, |r| Cell::toned(r.kind.word(cx.lang), Tone::Ink2), Cell::none())
}

fn kind_key(cx: &Cx<'_>, record: &Record) -> SortKey {
    SortKey::Text(incident(record, |r| r.kind.word(cx.lang).to_owned(), String::new()))
}

fn severity(_: &Cx<'_>, record: &Record) -> Cell {
    incident(record, |r| Cell::Dots(describe::dots(r.severity)), Cell::none())
}

fn severity_key(_: &Cx<'_>, record: &Record) -> SortKey {
    SortKey::Number(incident(record, |r| f64::from(describe::dots(r.severity)), 0.0))
}

/// Grade: bold for A–B with 1–2, pale where it cannot be judged; never coloured.
fn grade(_: &Cx<'_>, record: &Record) -> Cell {
    incident(
        record,
        |r| match r.grade {
            None => Cell::none(),
            Some(g) if g.reliability() <= 1 && g.credibility() <= 1 => Cell::bold(g.code(), Tone::Ink),
            Some(g) if g.reliability() == 5 || g.credibility() == 5 => Cell::toned(g.code(), Tone::Ink3),
            Some(g) => Cell::toned(g.code(), Tone::Ink2),
        },
        Cell::none(),
    )
}

fn grade_key(_: &Cx<'_>, record: &Record) -> SortKey {
    SortKey::Text(incident(
        record,
        |r| r.grade.map_or_else(|| "Z".to_owned(), |g| g.code().to_owned()),
        String::new(),
    ))
}

fn best(r: &Incident) -> Option<i64> {
    r.fatalities.as_ref().and_then(|f| f.best).map(Count::get)
}

fn killed(_: &Cx<'_>, record: &Record) -> Cell {
    incident(
        record,
        |r| match best(r) {
            None => Cell::none(),
            Some(0) => Cell::toned("0", Tone::Ink2),
            Some(count) => Cell::ink(count.to_string()),
        },
        Cell::none(),
    )
}

fn killed_key(_: &Cx<'_>, record: &Record) -> SortKey {
    #[expect(clippy::cast_precision_loss, reason = "a count of people is exact in 53 bits")]
    SortKey::Number(incident(record, |r| best(r).unwrap_or(-1) as f64, -1.0))
}

/// Columns of incidents.
pub(super) static INCIDENT: &[Column] = &[
    Column::new("heure", "time", 12, time).down(time_key).opens(),
    Column::new("lieu", "place", 0, place).up(place_key).close(),
    Column::new("nature", "kind", 16, kind).up(kind_key).close(),
    Column::new("grav", "sev", 4, severity).down(severity_key).close(),
    Column::new("cote", "grade", 5, grade).up(grade_key).leaves(1),
    Column::new("tués", "dead", 4, killed).right().down(killed_key).leaves(2),
];

fn start(_: &Cx<'_>, record: &Record) -> Cell {
    patrol(record, |r| Cell::toned(r.window.start.day_month(), Tone::Ink2), Cell::none())
}

fn start_key(_: &Cx<'_>, record: &Record) -> SortKey {
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 are exact in 53 bits")]
    SortKey::Number(patrol(record, |r| r.window.start.utc().timestamp() as f64, 0.0))
}

fn form(cx: &Cx<'_>, record: &Record) -> Cell {
    patrol(record, |r| Cell::toned(r.form.word(cx.lang), Tone::Ink2), Cell::none())
}

fn mode(cx: &Cx<'_>, record: &Record) -> Cell {
    patrol(record, |r| Cell::toned(r.mode.word(cx.lang), Tone::Ink2), Cell::none())
}

fn patrol_nations(_: &Cx<'_>, record: &Record) -> Cell {
    patrol(record, |r| Cell::toned(nations(&r.nations), Tone::Ink2), Cell::none())
}

fn status(cx: &Cx<'_>, record: &Record) -> Cell {
    patrol(
        record,
        |r| {
            let state = describe::patrol_state(cx, r);
            Cell::toned(state.text, state.tone.unwrap_or(Tone::Ink2))
        },
        Cell::none(),
    )
}

fn status_key(_: &Cx<'_>, record: &Record) -> SortKey {
    SortKey::Number(patrol(record, |r| f64::from(r.status as u8), 0.0))
}

/// Columns of patrols.
pub(super) static PATROL: &[Column] = &[
    Column::new("début", "start", 6, start).up(start_key).opens(),
    Column::new("patrouille", "patrol", 0, super::title).up(super::by_title),
    Column::new("nations", "nations", 11, patrol_nations),
    Column::new("forme", "form", 11, form).leaves(2),
    Column::new("mode", "mode", 10, mode).leaves(3),
    Column::new("état", "status", 12, status).right().up(status_key),
];
