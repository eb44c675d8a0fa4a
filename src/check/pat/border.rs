//! Crossings: planned, agreed, with a liaison officer and rules.

use super::plan::{ahead, crosses, crossings, gap, is_firm};
use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::check::phrase;
use crate::model::diagnostic::Severity;
use crate::model::nation::Nation;
use crate::model::record::{Crossing, Patrol, Waypoint};
use crate::model::span::Spot;
use crate::model::table::{Body, Record};

/// Crossings named in one finding.
const MOST: usize = 6;

/// Whether a liaison officer of `nation` goes with the patrol.
fn has_officer(ground: &Ground, patrol: &Patrol, nation: Nation) -> bool {
    let officers = patrol.liaison.iter().filter_map(|officer| ground.room.follow(&officer.0));
    officers.into_iter().any(|record| match &record.body {
        Body::Participant(participant) => participant.nation == nation,
        _ => false,
    })
}

/// PAT-003.
pub fn liaison(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(patrol) = ahead(ground, record) else { return };
    for crossing in crossings(patrol) {
        if crossing.liaison.is_some() || has_officer(ground, patrol, crossing.to) {
            continue;
        }
        let place = phrase::place(&ground.room, &crossing.place);
        let (from, to) = (crossing.from.code(), crossing.to.code());
        let mut finding = Finding::at(
            record,
            Spot::field(crossing.span, "to"),
            format!("passage de frontière {from}–{to} ({}) sans officier de liaison", place.fr),
            format!("border crossing {from}–{to} ({}) without a liaison officer", place.en),
        )
        .severity(gap(patrol))
        .help(
            format!("ajoutez liaison: \"…\", l'identifiant d'un participant de {to}"),
            format!("add liaison: \"…\", the id of a participant of {to}"),
        );
        if let Some(named) = ground.room.place_of(&crossing.place).filter(|place| !place.built_in) {
            finding = finding.mention(named);
        }
        found.push(finding);
    }
}

/// Changes of soil in the order of the route, each direction once.
fn changes(patrol: &Patrol) -> Vec<(Nation, Nation, &Waypoint, &Waypoint)> {
    let mut all: Vec<(Nation, Nation, &Waypoint, &Waypoint)> = Vec::new();
    let mut last: Option<(Nation, &Waypoint)> = None;
    for point in &patrol.route {
        let Some(soil) = point.country else { continue };
        if let Some((before, from)) = last.filter(|(before, _)| *before != soil)
            && !all.iter().any(|(a, b, ..)| (*a, *b) == (before, soil))
        {
            all.push((before, soil, from, point));
        }
        last = Some((soil, point));
    }
    all
}

/// PAT-004: soil that changes where no crossing is planned, and crossings that are not agreed.
pub fn consent(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(patrol) = ahead(ground, record) else { return };
    for (from, to, before, point) in changes(patrol) {
        if crossings(patrol).iter().any(|crossing| (crossing.from, crossing.to) == (from, to)) {
            continue;
        }
        let (from, to) = (from.code(), to.code());
        found.push(
            Finding::at(
                record,
                Spot::field(point.span, "country"),
                format!("l'itinéraire passe de {from} à {to} sans passage de frontière prévu"),
                format!("the route goes from {from} to {to} and no border crossing is planned"),
            )
            .severity(gap(patrol))
            .label(record, Spot::field(before.span, "country"), format!("ici {from}"), format!("{from} here"))
            .help(
                format!(
                    "ajoutez à border.crossings : (place: …, from: {from}, to: {to}, liaison: …, agreed: …)"
                ),
                format!("add to border.crossings: (place: …, from: {from}, to: {to}, liaison: …, agreed: …)"),
            ),
        );
    }
    not_agreed(record, patrol, found);
}

/// Crossings that are not agreed, all of them in one finding: they are asked for together. Of a proposal,
/// which is made to be agreed, only a plain no is worth a word.
fn not_agreed(record: &Record, patrol: &Patrol, found: &mut Findings) {
    let open = |crossing: &&Crossing| match crossing.agreed {
        Some(agreed) => !agreed,
        None => is_firm(patrol),
    };
    let open: Vec<&Crossing> = crossings(patrol).iter().filter(open).take(MOST).collect();
    let Some((first, rest)) = open.split_first() else { return };
    let pairs: Vec<String> = open.iter().map(|c| format!("{}–{}", c.from.code(), c.to.code())).collect();
    let (fr, en) = match pairs.len() {
        1 => ("passage de frontière non convenu", "border crossing not agreed"),
        _ => ("passages de frontière non convenus", "border crossings not agreed"),
    };
    let pairs = pairs.join(", ");
    let finding = Finding::at(
        record,
        Spot::field(first.span, "agreed"),
        format!("{fr} : {pairs}"),
        format!("{en}: {pairs}"),
    )
    .severity(gap(patrol))
    .help(
        "obtenez l'accord de la nation où l'on entre, puis écrivez agreed: true",
        "get the consent of the nation that is entered, then write agreed: true",
    );
    let label = |finding: Finding, crossing: &&Crossing| {
        finding.label(record, Spot::field(crossing.span, "agreed"), "celui-ci aussi", "this one too")
    };
    found.push(rest.iter().fold(finding, label));
}

/// PAT-014.
pub fn rules(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(patrol) = ahead(ground, record).filter(|patrol| crosses(patrol)) else { return };
    let border = patrol.border.as_ref();
    let rules = [
        ("weapons_caveat", border.is_some_and(|border| border.weapons_caveat.is_some())),
        ("pursuit_rule", border.is_some_and(|border| border.pursuit_rule.is_some())),
        ("detention_handover", border.is_some_and(|border| border.detention_handover.is_some())),
    ];
    let missing: Vec<&str> = rules.iter().filter(|(_, written)| !written).map(|(name, _)| *name).collect();
    if missing.is_empty() {
        return;
    }
    let list = missing.join(", ");
    let severity = if missing.contains(&"weapons_caveat") { gap(patrol) } else { Severity::Warning };
    found.push(
        Finding::field(
            record,
            "border",
            format!("frontière franchie sans règle écrite : {list}"),
            format!("border crossed without a written rule: {list}"),
        )
        .severity(severity)
        .help(
            "écrivez dans border : weapons_caveat (armes et engagement), pursuit_rule (droit de poursuite), detention_handover (remise de détenus)",
            "write in border: weapons_caveat (weapons and engagement), pursuit_rule (hot pursuit), detention_handover (handover of detainees)",
        ),
    );
}
