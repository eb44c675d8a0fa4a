//! One threat: what it stands on, and how old it is.

use crate::check::finding::Finding;
use crate::check::ground::Ground;
use crate::model::record::Threat;
use crate::model::span::Spot;
use crate::model::table::{Body, Record};

/// The assessment in a record.
pub fn threat(record: &Record) -> Option<&Threat> {
    match &record.body {
        Body::Threat(threat) => Some(threat),
        _ => None,
    }
}

/// Whether its horizon has passed.
fn is_over(ground: &Ground, threat: &Threat) -> bool {
    ground.today().is_some_and(|today| threat.horizon.to < today)
}

/// THR-005; nothing is watched for once the horizon has passed.
pub fn indicators(ground: &Ground, record: &Record, found: &mut Vec<Finding>) {
    let Some(threat) = threat(record).filter(|threat| !is_over(ground, threat)) else { return };
    if threat.indicators.is_empty() {
        found.push(
            Finding::field(record, "indicators", "aucun indice à surveiller", "no indicator to watch for")
                .help(
                    "écrivez indicators: [(text: …, observed: false)] : ce qu'on verrait avant",
                    "write indicators: [(text: …, observed: false)]: what would be seen before",
                ),
        );
    }
}

/// THR-006.
pub fn evidence(ground: &Ground, record: &Record, found: &mut Vec<Finding>) {
    let Some(threat) = threat(record).filter(|threat| !is_over(ground, threat)) else { return };
    if threat.evidence.is_empty() && threat.sources.is_empty() && threat.statements.is_empty() {
        found.push(
            Finding::field(
                record,
                "evidence",
                "ni élément, ni déclaration, ni source",
                "no evidence, statement or source",
            )
            .help(
                "écrivez evidence: [\"…\"] avec les ids d'incidents ou de sources",
                "write evidence: [\"…\"] with the ids of incidents or sources",
            ),
        );
    }
}

/// THR-008: assessed before the period that the meeting looks at.
pub fn reviewed(ground: &Ground, record: &Record, found: &mut Vec<Finding>) {
    let Some((threat, (meeting, body))) = threat(record).zip(ground.meeting()) else { return };
    let from = body.period.from;
    if threat.assessed_at >= from || is_over(ground, threat) {
        return;
    }
    found.push(
        Finding::field(
            record,
            "assessed_at",
            format!("apprécié le {}, pas revu depuis la réunion précédente", threat.assessed_at),
            format!("assessed {}, not reviewed since the previous meeting", threat.assessed_at),
        )
        .label(
            meeting,
            Spot::field(body.period.span, "from"),
            format!("la période commence le {from}"),
            format!("the period begins {from}"),
        )
        .help("revoyez l'appréciation et sa date", "review the judgement and its date"),
    );
}

/// THR-009.
pub fn over(ground: &Ground, record: &Record, found: &mut Vec<Finding>) {
    let Some(threat) = threat(record) else { return };
    let Some(today) = ground.today().filter(|today| threat.horizon.to < *today) else { return };
    let (to, days) = (threat.horizon.to, today.days_since(threat.horizon.to));
    found.push(
        Finding::at(
            record,
            Spot::field(threat.horizon.span, "to"),
            format!("l'horizon s'est achevé le {to}, il y a {days} j"),
            format!("the horizon ended {to}, {days} d ago"),
        )
        .help("donnez un nouvel horizon, ou retirez la menace", "give a new horizon, or take the threat out"),
    );
}
