//! Risks: scores, mitigations, reviews.

use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::check::phrase;
use crate::model::record::{MitigationStatus, Risk, RiskStatus, Score};
use crate::model::span::Spot;
use crate::model::table::{Body, Record};

fn risk(record: &Record) -> Option<&Risk> {
    match &record.body {
        Body::Risk(risk) => Some(risk),
        _ => None,
    }
}

/// INF-002.
pub fn score(_: &Ground, record: &Record, found: &mut Findings) {
    let Some((risk, stated)) = risk(record).and_then(|risk| Some((risk, risk.score?.get()))) else { return };
    let (likelihood, impact, score) = (risk.likelihood.0, risk.impact.0, risk.score());
    if stated != score {
        found.push(
            Finding::field(
                record,
                "score",
                format!("cote écrite {stated}, mais probabilité {likelihood} × impact {impact} = {score}"),
                format!("stated score {stated}, but likelihood {likelihood} × impact {impact} = {score}"),
            )
            .help(
                format!("écrivez score: {score}, ou retirez score : la cote se calcule"),
                format!("write score: {score}, or remove score: it is computed"),
            )
            .fix(Spot::field(record.span, "score"), score.to_string()),
        );
    }
}

/// INF-004.
pub fn mitigation(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(risk) = risk(record).filter(|risk| risk.status == RiskStatus::Open) else { return };
    let (score, limit) = (risk.score(), ground.limits.risk_score);
    let works = |status: Option<MitigationStatus>| {
        !matches!(status, Some(MitigationStatus::Done | MitigationStatus::Dropped))
    };
    if score < limit || risk.mitigations.iter().any(|mitigation| works(mitigation.status)) {
        return;
    }
    let (fr, en) = if risk.mitigations.is_empty() {
        ("sans mesure", "without a mitigation")
    } else {
        ("sans mesure encore à prendre", "without a mitigation left to do")
    };
    found.push(
        Finding::field(
            record,
            "mitigations",
            format!("risque de cote {score} (seuil {limit}) {fr}"),
            format!("risk of score {score} (threshold {limit}) {en}"),
        )
        .help(
            "ajoutez à mitigations (text: …, owner: …, due: …), ou écrivez status: Accepted",
            "add to mitigations (text: …, owner: …, due: …), or write status: Accepted",
        ),
    );
}

/// INF-005.
pub fn review(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(risk) = risk(record).filter(|risk| risk.status != RiskStatus::Closed) else { return };
    let days = ground.today().map_or(0, |today| today.days_since(risk.review_date));
    if days > 0 {
        let late = phrase::days(days);
        found.push(
            Finding::field(
                record,
                "review_date",
                format!("réexamen du risque dû le {}, en retard de {}", risk.review_date, late.fr),
                format!("review of the risk was due {}, overdue by {}", risk.review_date, late.en),
            )
            .help(
                "réexaminez le risque, puis écrivez une nouvelle review_date",
                "review the risk, then write a new review_date",
            ),
        );
    }
}

/// INF-006.
pub fn target(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(risk) = risk(record) else { return };
    let now = risk.score();
    let words = |score: &Score| format!("{} × {} = {}", score.likelihood.0, score.impact.0, score.product());
    if let Some(target) = risk.target.as_ref().filter(|target| target.product() > now) {
        let words = words(target);
        found.push(
            Finding::at(
                record,
                Spot::of(target.span),
                format!("la cote cible {words} dépasse la cote actuelle {now}"),
                format!("the target score {words} is above the current score {now}"),
            )
            .help(
                "baissez target, ce qui reste après les mesures, ou corrigez likelihood et impact",
                "lower target, which is what is left after the mitigations, or correct likelihood and impact",
            ),
        );
    }
    if let Some(inherent) = risk.inherent.as_ref().filter(|inherent| inherent.product() < now) {
        let words = words(inherent);
        found.push(
            Finding::at(
                record,
                Spot::of(inherent.span),
                format!("la cote brute {words} est sous la cote actuelle {now}"),
                format!("the inherent score {words} is below the current score {now}"),
            )
            .help(
                "relevez inherent, ce que serait la cote sans mesure, ou corrigez likelihood et impact",
                "raise inherent, which is the score without mitigations, or correct likelihood and impact",
            ),
        );
    }
}

/// INF-012: a risk that has to be treated, and every mitigation that is left to do ends after the review; one that is done or dropped has no
/// date to keep, and a review that has passed is moved first.
pub fn due(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(risk) = risk(record).filter(|risk| risk.status != RiskStatus::Closed) else { return };
    let review = risk.review_date;
    if risk.score() < ground.limits.risk_score {
        return;
    }
    if ground.today().is_some_and(|today| review < today) {
        return;
    }
    let over = |status| matches!(status, Some(MitigationStatus::Done | MitigationStatus::Dropped));
    let left = || risk.mitigations.iter().filter(|mitigation| !over(mitigation.status));
    if !left().all(|mitigation| mitigation.due.is_some_and(|due| due > review)) {
        return;
    }
    let earliest =
        left().filter_map(|mitigation| Some((mitigation, mitigation.due?))).min_by_key(|(_, due)| *due);
    let Some((mitigation, due)) = earliest else { return };
    found.push(
        Finding::field(
            record,
            "review_date",
            format!("réexamen du risque le {review}, avant la première mesure, due le {due}"),
            format!("review of the risk on {review}, before the first mitigation, due {due}"),
        )
        .label(record, Spot::field(mitigation.span, "due"), "la première mesure", "the first mitigation")
        .help(
            format!("écrivez une review_date après le {due} : le réexamen juge les mesures"),
            format!("write a review_date after {due}: the review judges the mitigations"),
        ),
    );
}
