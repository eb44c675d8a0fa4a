//! A list, filtered by region and kind.

use super::{Drawn, Kind, Picture, Space};
use crate::analysis::context::Cx;
use crate::analysis::list::{self, Filter, Query, Row};
use crate::analysis::pane::Pane;
use crate::model::record::TableScene;
use crate::model::table::Body;

impl Kind for TableScene {
    fn title(&self, cx: &Cx<'_>) -> Option<String> {
        Some(Pane::of_list(self.list).name().get(cx.lang).to_owned())
    }

    fn lay(&self, cx: &Cx<'_>, _: Space) -> Picture {
        let pane = Pane::of_list(self.list);
        let query =
            Query { region: self.region, filter: self.kind.map(Filter::Incident), ..Query::default() };
        let mut rows = list::rows(cx, pane, &query);
        if let Some(day) = self.day {
            rows = of_day(cx, pane, rows, day.get());
        }
        let composite = list::composite(cx, &rows);
        Picture { body: Drawn::Table { pane, query, rows }, composite, parts: 0 }
    }
}

/// Items of the agenda on one day of the meeting, under their head.
fn of_day(cx: &Cx<'_>, pane: Pane, rows: Vec<Row>, day: i64) -> Vec<Row> {
    let Some(first) = cx.room.meeting().map(|(_, meeting)| meeting.start.date()) else { return rows };
    let on_day = |id: &str| match cx.room.get(id).map(|record| &record.body) {
        Some(Body::AgendaItem(item)) => {
            item.start.is_some_and(|start| (start.date() - first).num_days() + 1 == day)
        }
        // The delegations beside the agenda belong to no day; other lists have none.
        _ => pane != Pane::Agenda,
    };
    let mut kept: Vec<Row> = Vec::new();
    for row in rows {
        match &row {
            Row::Item(id) if !on_day(id) => continue,
            // A head that stays empty gives way to the next one.
            Row::Head { .. } if matches!(kept.last(), Some(Row::Head { .. })) => drop(kept.pop()),
            _ => {}
        }
        kept.push(row);
    }
    if matches!(kept.last(), Some(Row::Head { .. })) {
        kept.pop();
    }
    kept
}
