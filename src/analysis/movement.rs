//! What moved since the meeting before: records that the room sees today and saw then, by their id. What
//! it did not see then has not moved.

use super::context::Cx;
use crate::model::record::Risk;
use crate::model::table::{Body, Record};

/// The record `id` as it stood at the meeting before; `None` unless the room sees it in both.
#[must_use]
pub fn before<'a>(cx: &Cx<'a>, id: &str) -> Option<&'a Record> {
    let now = cx.room.get(id)?;
    cx.room.before()?.get(id).filter(|then| then.kind == now.kind)
}

/// The score, 1–25, that the risk `id` had at the meeting before. Whoever shows it shows the marking of
/// [`before`] too.
#[must_use]
pub fn score_before(cx: &Cx<'_>, id: &str) -> Option<i64> {
    risk(before(cx, id)?).map(Risk::score)
}

/// Where a risk went on the matrix: 0 up, then clockwise in eighths; `None` when it stands where it stood.
#[must_use]
pub fn direction(cx: &Cx<'_>, record: &Record) -> Option<u8> {
    let (now, then) = (risk(record)?, risk(before(cx, &record.id)?)?);
    let step = |now: i64, then: i64| now.cmp(&then) as i8;
    Some(match (step(now.likelihood.0, then.likelihood.0), step(now.impact.0, then.impact.0)) {
        (1, 0) => 0,
        (1, 1) => 1,
        (0, 1) => 2,
        (-1, 1) => 3,
        (-1, 0) => 4,
        (-1, -1) => 5,
        (0, -1) => 6,
        (1, -1) => 7,
        _ => return None,
    })
}

fn risk(record: &Record) -> Option<&Risk> {
    match &record.body {
        Body::Risk(risk) => Some(risk),
        _ => None,
    }
}
