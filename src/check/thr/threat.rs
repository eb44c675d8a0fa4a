//! One threat: what it stands on, and how old it is.

use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::check::phrase;
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
pub fn indicators(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(threat) = threat(record).filter(|threat| !is_over(ground, threat)) else { return };
    if threat.indicators.is_empty() {
        found.push(
            Finding::field(
                record,
                "indicators",
                "menace sans indice à surveiller (indicators)",
                "threat without an indicator to watch for (indicators)",
            )
            .help(
                "écrivez indicators: [(text: …, observed: false)] : ce qu'on verrait avant",
                "write indicators: [(text: …, observed: false)]: what would be seen before",
            ),
        );
    }
}

/// THR-006.
pub fn evidence(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(threat) = threat(record).filter(|threat| !is_over(ground, threat)) else { return };
    if threat.evidence.is_empty() && threat.sources.is_empty() && threat.statements.is_empty() {
        found.push(
            Finding::field(
                record,
                "evidence",
                "menace sans élément (evidence), ni déclaration (statements), ni source (sources)",
                "threat without evidence, statements or sources",
            )
            .help(
                "écrivez evidence: [\"…\"], les identifiants d'incidents ou de sources",
                "write evidence: [\"…\"], the ids of incidents or sources",
            ),
        );
    }
}

/// THR-008: assessed before the period that the meeting looks at.
pub fn reviewed(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some((threat, (meeting, body))) = threat(record).zip(ground.meeting()) else { return };
    let from = body.period.from;
    if threat.assessed_at >= from || is_over(ground, threat) {
        return;
    }
    found.push(
        Finding::field(
            record,
            "assessed_at",
            format!("menace appréciée le {}, pas revue depuis le début de la période", threat.assessed_at),
            format!("threat assessed {}, not reviewed since the period began", threat.assessed_at),
        )
        .label(
            meeting,
            Spot::field(body.period.span, "from"),
            format!("la période commence le {from}"),
            format!("the period begins {from}"),
        )
        .help(
            "revoyez le jugement, puis écrivez la nouvelle date dans assessed_at",
            "review the judgement, then write the new date in assessed_at",
        ),
    );
}

/// THR-009.
pub fn over(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(threat) = threat(record) else { return };
    let Some(today) = ground.today().filter(|today| threat.horizon.to < *today) else { return };
    let (to, since) = (threat.horizon.to, phrase::days(today.days_since(threat.horizon.to)));
    found.push(
        Finding::at(
            record,
            Spot::field(threat.horizon.span, "to"),
            format!("horizon de la menace fini le {to}, il y a {}", since.fr),
            format!("the horizon of the threat ended {to}, {} ago", since.en),
        )
        .help("écrivez un nouvel horizon, ou retirez la menace", "write a new horizon, or remove the threat"),
    );
}
