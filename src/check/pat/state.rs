//! What became of a plan: its status against the day and its outcome.

use super::plan::{is_over, patrol};
use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::model::diagnostic::Severity;
use crate::model::lang::Lang;
use crate::model::record::PatrolStatus;
use crate::model::span::Spot;
use crate::model::table::Record;

/// PAT-012.
pub fn past(ground: &Ground, record: &Record, found: &mut Findings) {
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
            format!("créneau de la patrouille passé ({end}), mais l'état reste « {fr} »"),
            format!("the window of the patrol has passed ({end}), but its status is still \"{en}\""),
        )
        .label(record, Spot::field(record.span, "window"), "fin du créneau", "end of the window")
        .help(
            "écrivez status: Done avec outcome:, ou status: Cancelled, ou un nouveau créneau",
            "write status: Done with outcome:, or status: Cancelled, or a new window",
        ),
    );
}

/// PAT-027.
pub fn outcome(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(patrol) = patrol(record) else { return };
    let done = patrol.status == PatrolStatus::Done;
    let (fr, en) = (patrol.status.word(Lang::Fr), patrol.status.word(Lang::En));
    match &patrol.outcome {
        None if done => found.push(
            Finding::field(record, "status", "patrouille effectuée, mais sans bilan (outcome)", "patrol done, but without an outcome")
                .help(
                    "ajoutez outcome: (conducted: true, summary: …)",
                    "add outcome: (conducted: true, summary: …)",
                ),
        ),
        Some(outcome) if done && !outcome.conducted => found.push(
            Finding::at(
                record,
                Spot::field(outcome.span, "conducted"),
                "patrouille effectuée selon l'état (status: Done), non effectuée selon le bilan (conducted: false)",
                "patrol done by its status (status: Done), not by its outcome (conducted: false)",
            )
            .label(record, Spot::field(record.span, "status"), "l'état", "the status")
            .help("écrivez conducted: true, ou status: Cancelled", "write conducted: true, or status: Cancelled"),
        ),
        Some(outcome) if outcome.conducted && !done && is_over(ground, patrol) => found.push(
            Finding::field(
                record,
                "status",
                format!("patrouille effectuée selon le bilan (conducted: true), mais l'état est « {fr} »"),
                format!("patrol done by its outcome (conducted: true), but its status is \"{en}\""),
            )
            .severity(Severity::Warning)
            .label(record, Spot::of(outcome.span), "le bilan", "the outcome")
            .help("écrivez status: Done", "write status: Done")
            .guess(Spot::field(record.span, "status"), "Done"),
        ),
        _ => {}
    }
}
