//! Records in one line each: kind, title, state.

use crate::analysis::context::Cx;
use crate::analysis::describe;
use crate::analysis::rows::{Row, cells};
use crate::look::tone::Tone;
use crate::model::table::Record;

/// Widest column of kinds.
const LABEL: u16 = 22;

/// One line for each record, `wide` cells wide, with the columns in line.
pub(super) fn rows(cx: &Cx<'_>, records: &[&Record], wide: u16) -> Vec<Row> {
    let kinds: Vec<&str> = records.iter().map(|record| record.kind.one().get(cx.lang)).collect();
    let label = kinds.iter().map(|kind| cells(kind)).max().unwrap_or(0) + 3;
    let label = label.min(LABEL).min(wide / 3);
    records.iter().zip(kinds).map(|(record, kind)| row(cx, record, kind, label, wide)).collect()
}

fn row(cx: &Cx<'_>, record: &Record, kind: &str, label: u16, wide: u16) -> Row {
    let state = describe::state(cx, record);
    let title = record.title().get(cx.lang);
    let all = wide.saturating_sub(label);
    // A state that leaves no room for the title goes: the title says more.
    let taken = cells(&state.text) + 2;
    let beside = !state.text.is_empty() && state.text != title && all > taken + 16;
    let room = if beside { all - taken } else { all };
    let row =
        Row::default().cut(0, label.saturating_sub(2), kind, Tone::Ink3).cut(label, room, title, Tone::Ink);
    if beside { row.right(wide, state.text, state.tone.unwrap_or(Tone::Ink2)) } else { row }
}
