//! The account of one incident: its sources, its grade, who is said to have done it.

use std::collections::HashSet;

use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::check::phrase;
use crate::model::diagnostic::Severity;
use crate::model::record::{Incident, IncidentKind, Role, ToSource};
use crate::model::span::Spot;
use crate::model::table::{Body, Kind, Record};

/// The account in a record.
pub fn incident(record: &Record) -> Option<&Incident> {
    match &record.body {
        Body::Incident(incident) => Some(incident),
        _ => None,
    }
}

/// INC-001; a provisional account may still be waiting for its source.
pub fn sources(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(incident) = incident(record).filter(|incident| incident.sources.is_empty()) else { return };
    let waiting = incident.provisional == Some(true);
    found.push(
        Finding::field(record, "sources", "incident sans source", "incident without a source")
            .severity(if waiting { Severity::Warning } else { Severity::Error })
            .help(
                "écrivez sources: [\"…\"], l'identifiant d'une fiche source",
                "write sources: [\"…\"], the id of a source record",
            ),
    );
}

/// The records of sources.
fn follow<'g>(ground: &'g Ground, sources: &'g [ToSource]) -> impl Iterator<Item = &'g Record> {
    sources.iter().filter_map(|source| ground.room.follow(&source.0))
}

/// INC-002; the reliability of a source stands in for a grade (`domain.md` 2.1).
pub fn grade(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(incident) = incident(record).filter(|incident| incident.grade.is_none()) else { return };
    // Without a source there is nothing to grade, which INC-001 says.
    if incident.sources.is_empty() || ground.lost(Kind::Source) {
        return;
    }
    let rated = |record: &Record| match &record.body {
        Body::Source(source) => source.reliability.is_some(),
        _ => false,
    };
    if !follow(ground, &incident.sources).any(rated) {
        found.push(
            Finding::field(record, "grade", "incident non coté (grade)", "incident not graded (grade)").help(
                "écrivez grade: \"C3\" : fiabilité A–F, véracité 1–6 ; F6 quand on ne peut en juger",
                "write grade: \"C3\": reliability A–F, credibility 1–6; F6 when it cannot be judged",
            ),
        );
    }
}

/// INC-003: confirmed means at least two sources that do not come from one actor.
pub fn confirmed(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some((incident, grade)) = incident(record).and_then(|i| Some((i, i.grade?))) else { return };
    if grade.credibility() != 0 || incident.sources.is_empty() || ground.lost(Kind::Source) {
        return;
    }
    let accounts = ground.room.accounts(record);
    let others = accounts.iter().filter_map(|other| Some(&self::incident(other)?.sources));
    let all: Vec<&Record> = follow(ground, &incident.sources)
        .chain(others.flatten().filter_map(|source| ground.room.follow(&source.0)))
        .collect();
    let independent: HashSet<&str> = all
        .iter()
        .map(|source| match &source.body {
            Body::Source(body) => body.issued_by.as_ref().map_or(&*source.id, |actor| actor.id()),
            _ => &*source.id,
        })
        .collect();
    if independent.len() != 1 {
        return;
    }
    let code = grade.code();
    let lower = format!("{}2", code.get(..1).unwrap_or("F"));
    let finding = Finding::field(
        record,
        "grade",
        format!("cotation {code}, donc « corroborée », mais une seule source indépendante"),
        format!("grade {code} says \"confirmed\", but there is only one independent source"),
    )
    .label(record, Spot::field(record.span, "sources"), "les sources", "the sources")
    .help(
        format!("ajoutez une deuxième source, ou écrivez grade: \"{lower}\""),
        format!("add a second source, or write grade: \"{lower}\""),
    )
    .guess(Spot::field(record.span, "grade"), format!("\"{lower}\""));
    found.push(all.iter().fold(finding, |finding, source| finding.mention(source)));
}

/// INC-007.
pub fn perpetrators(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(incident) = incident(record) else { return };
    for involved in &incident.actors {
        if involved.role != Role::PerpetratorAlleged || involved.attribution.is_some() {
            continue;
        }
        let mut words = ("un acteur".to_owned(), "an actor".to_owned());
        let actor = ground.room.follow(&involved.actor.0);
        if let Some(actor) = actor {
            let name = phrase::name(actor);
            words = (name.fr, name.en);
        }
        let finding = Finding::at(
            record,
            Spot::field(involved.span, "role"),
            format!("{} est donné comme auteur présumé, sans dire sur quelle base (attribution)", words.0),
            format!(
                "{} is named as alleged perpetrator, without saying on what basis (attribution)",
                words.1
            ),
        )
        .help(
            "ajoutez attribution: Claimed, Assessed, Alleged ou Confirmed",
            "add attribution: Claimed, Assessed, Alleged or Confirmed",
        );
        found.push(actor.into_iter().fold(finding, Finding::mention));
    }
}

/// INC-013: words are not deeds; they belong to the threat they announce.
pub fn statement(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(incident) = incident(record).filter(|i| i.kind == IncidentKind::ThreatStatement) else { return };
    if ground.lost(Kind::Threat) {
        return;
    }
    let mut linked = incident.related.iter().filter_map(|other| ground.room.follow(&other.0));
    let known = linked.any(|other| other.kind == Kind::Threat)
        || ground.room.referrers(record).iter().any(|other| other.kind == Kind::Threat);
    if !known {
        found.push(
            Finding::field(
                record,
                "kind",
                "menace déclarée (kind: ThreatStatement) comptée comme incident, sans lien avec une fiche de menace",
                "declared threat (kind: ThreatStatement) counted as an incident, without a link to a threat record",
            )
            .help(
                "écrivez-la dans statements: d'une fiche de menace (threats), ou citez cette fiche dans related",
                "write it in statements: of a threat (threats), or name that threat in related",
            ),
        );
    }
}
