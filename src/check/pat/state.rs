//! What became of a plan: its status against the day and its outcome.

use super::plan::{is_over, patrol};
use crate::check::finding::Finding;
use crate::check::ground::Ground;
use crate::model::diagnostic::Severity;
use crate::model::lang::Lang;
use crate::model::record::PatrolStatus;
use crate::model::span::Spot;
use crate::model::table::Record;

/// PAT-012.
pub fn past(ground: &Ground, record: &Record, found: &mut Vec<Finding>) {
    let Some(patrol) = patrol(record) else { return };
    let settled = matches!(patrol.status, PatrolStatus::Done | PatrolStatus::Cancelled);
    // An outcome that is written asks for another status, which PAT-027 says.
    if settled || patrol.outcome.is_some() || !is_over(ground, patrol) {
        return;
    }
    let end = patrol.window.end;
    let (fr, en) = (patrol.status.word(Lang::Fr), patrol.status.word(Lang::En));
    found.push(
        Finding::field(
            record,
            "status",
            format!("créneau passé ({end}), mais l'état reste « {fr} »"),
            format!("the window has passed ({end}), but the status is still \"{en}\""),
        )
        .label(record, Spot::field(record.span, "window"), "fin du créneau", "end of the window")
        .help(
            "écrivez status: Done avec outcome:, ou status: Cancelled, ou un nouveau créneau",
            "write status: Done with outcome:, or status: Cancelled, or a new window",
        ),
    );
}

/// PAT-027.
pub fn outcome(ground: &Ground, record: &Record, found: &mut Vec<Finding>) {
    let Some(patrol) = patrol(record) else { return };
    let done = patrol.status == PatrolStatus::Done;
    match &patrol.outcome {
        None if done => found.push(
            Finding::field(record, "status", "effectuée, mais sans bilan", "done, but without an outcome")
                .help(
                    "ajoutez outcome: (conducted: true, summary: …)",
                    "add outcome: (conducted: true, summary: …)",
                ),
        ),
        Some(outcome) if done && !outcome.conducted => found.push(
            Finding::at(
                record,
                Spot::field(outcome.span, "conducted"),
                "effectuée selon l'état, non effectuée selon le bilan",
                "done by its status, not conducted by its outcome",
            )
            .label(record, Spot::field(record.span, "status"), "l'état", "the status")
            .help("mettez l'un des deux d'accord avec l'autre", "make one of the two agree with the other"),
        ),
        Some(outcome) if outcome.conducted && !done && is_over(ground, patrol) => found.push(
            Finding::field(
                record,
                "status",
                "le bilan dit effectuée, l'état ne le dit pas",
                "the outcome says conducted, the status does not",
            )
            .severity(Severity::Warning)
            .label(record, Spot::of(outcome.span), "le bilan", "the outcome")
            .help("écrivez status: Done", "write status: Done")
            .guess(Spot::field(record.span, "status"), "Done"),
        ),
        _ => {}
    }
}
