//! ACT: actions.

use super::finding::Finding;
use super::ground::Ground;
use super::table::{Check, Run};
use crate::model::diagnostic::Severity;
use crate::model::table::{Body, Kind, Record};
use crate::model::value::Pair;

pub(super) const CHECKS: &[Check] = &[Check {
    code: "ACT-003",
    severity: Severity::Warning,
    title: Pair { fr: "action en retard", en: "action overdue" },
    why: Pair {
        fr: "Une promesse non tenue se dit avant la réunion, pas pendant.",
        en: "A promise that was not kept is better known before the meeting than in it.",
    },
    run: Run::Of(Kind::Action, overdue),
}];

fn overdue(ground: &Ground, record: &Record, found: &mut Vec<Finding>) {
    let Body::Action(action) = &record.body else { return };
    let Some(today) = ground.today().filter(|_| action.is_open()) else { return };
    let days = today.days_since(action.due);
    if days > 0 {
        found.push(
            Finding::field(
                record,
                "due",
                format!("en retard de {days} j"),
                format!("overdue by {days} days"),
            )
            .help("terminez-la, ou convenez d'une nouvelle échéance", "close it, or agree on another date"),
        );
    }
}
