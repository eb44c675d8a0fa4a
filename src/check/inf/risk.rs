//! Risks: scores, mitigations, reviews.

use crate::check::finding::Finding;
use crate::check::ground::Ground;
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
pub fn score(_: &Ground, record: &Record, found: &mut Vec<Finding>) {
    let Some((risk, stated)) = risk(record).and_then(|risk| Some((risk, risk.score?.0))) else { return };
    let (likelihood, impact, score) = (risk.likelihood.0, risk.impact.0, risk.score());
    if stated != score {
        found.push(
            Finding::field(
                record,
                "score",
                format!("cote {stated}, mais {likelihood} × {impact} = {score}"),
                format!("score {stated}, but {likelihood} × {impact} = {score}"),
            )
            .help(
                "la cote se calcule : corrigez-la ou ôtez-la",
                "the score is computed: mend it or take it out",
            )
            .fix(Spot::field(record.span, "score"), score.to_string()),
        );
    }
}

/// INF-004.
pub fn mitigation(ground: &Ground, record: &Record, found: &mut Vec<Finding>) {
    let Some(risk) = risk(record).filter(|risk| risk.status == RiskStatus::Open) else { return };
    let (score, limit) = (risk.score(), ground.limits.risk_score);
    let works = |status: Option<MitigationStatus>| {
        !matches!(status, Some(MitigationStatus::Done | MitigationStatus::Dropped))
    };
    if score < limit || risk.mitigations.iter().any(|mitigation| works(mitigation.status)) {
        return;
    }
    let (fr, en) = if risk.mitigations.is_empty() {
        ("aucune mesure", "no mitigation")
    } else {
        ("aucune mesure à faire", "no mitigation left to do")
    };
    found.push(
        Finding::field(
            record,
            "mitigations",
            format!("cote {score} (seuil {limit}), {fr}"),
            format!("score {score} (threshold {limit}), {en}"),
        )
        .help(
            "ajoutez une mesure avec responsable et échéance, ou écrivez status: Accepted",
            "add a mitigation with an owner and a date, or write status: Accepted",
        ),
    );
}

/// INF-005.
pub fn review(ground: &Ground, record: &Record, found: &mut Vec<Finding>) {
    let Some(risk) = risk(record).filter(|risk| risk.status != RiskStatus::Closed) else { return };
    let days = ground.today().map_or(0, |today| today.days_since(risk.review_date));
    if days > 0 {
        found.push(
            Finding::field(
                record,
                "review_date",
                format!("réexamen dû le {}, il y a {days} j", risk.review_date),
                format!("review was due {}, {days} d ago", risk.review_date),
            )
            .help("réexaminez la cote et donnez une nouvelle date", "review the score and give a new date"),
        );
    }
}

/// INF-006.
pub fn target(_: &Ground, record: &Record, found: &mut Vec<Finding>) {
    let Some(risk) = risk(record) else { return };
    let now = risk.score();
    let words = |score: &Score| format!("{} × {} = {}", score.likelihood.0, score.impact.0, score.product());
    if let Some(target) = risk.target.as_ref().filter(|target| target.product() > now) {
        let words = words(target);
        found.push(
            Finding::at(
                record,
                Spot::of(target.span),
                format!("la cible {words} dépasse la cote actuelle {now}"),
                format!("the target {words} is above the current score {now}"),
            )
            .help(
                "la cible est ce qui reste après les mesures",
                "the target is what is left after the mitigations",
            ),
        );
    }
    if let Some(inherent) = risk.inherent.as_ref().filter(|inherent| inherent.product() < now) {
        let words = words(inherent);
        found.push(
            Finding::at(
                record,
                Spot::of(inherent.span),
                format!("le brut {words} est sous la cote actuelle {now}"),
                format!("the inherent score {words} is below the current one {now}"),
            )
            .help(
                "le brut est ce qui serait sans mesure",
                "the inherent score is what it would be without mitigations",
            ),
        );
    }
}

/// INF-012: a risk that has to be treated, and every mitigation that is left to do ends after the review; one that is done or dropped has no
/// date to keep, and a review that has passed is moved first.
pub fn due(ground: &Ground, record: &Record, found: &mut Vec<Finding>) {
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
            format!("réexamen le {review}, avant la première mesure, due le {due}"),
            format!("review on {review}, before the first mitigation, due {due}"),
        )
        .label(record, Spot::field(mitigation.span, "due"), "la première mesure", "the first mitigation")
        .help(
            "le réexamen juge les mesures : fixez-le après la première",
            "the review judges the mitigations: set it after the first",
        ),
    );
}
