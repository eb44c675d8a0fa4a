//! COM: communities, named neutrally and never as culprits.

use std::collections::HashSet;

use super::finding::{Finding, Findings};
use super::ground::Ground;
use super::table::{Check, Run};
use crate::model::diagnostic::Severity;
use crate::model::marking::Tlp;
use crate::model::record::{ActorKind, Role, Tension};
use crate::model::reference::{RawRef, Ref};
use crate::model::span::Spot;
use crate::model::table::{Body, Kind, Record};
use crate::model::value::{Pair, Seen};

mod blame;

pub(super) const CHECKS: &[Check] = &[
    Check {
        code: "COM-001",
        severity: Severity::Warning,
        title: Pair {
            fr: "tension touchée sans note « ne pas nuire »",
            en: "tension touched without a do-no-harm note",
        },
        why: Pair {
            fr: "Une patrouille, une décision ou un projet qui touche une tension peut l'aggraver ; la note dit comment l'éviter.",
            en: "A patrol, a decision or a project that touches a tension can make it worse; the note says how not to.",
        },
        run: Run::Whole(no_note),
    },
    Check {
        code: "COM-002",
        severity: Severity::Warning,
        title: Pair {
            fr: "violence attribuée à une communauté", en: "violence attributed to a community"
        },
        why: Pair {
            fr: "Des hommes armés commettent des actes, pas des communautés ; une telle phrase, lue en séance, nourrit la tension.",
            en: "Armed men commit acts, communities do not; such a sentence, read out in a meeting, feeds the tension.",
        },
        run: Run::Each(blame::blamed),
    },
    Check {
        code: "COM-003",
        severity: Severity::Warning,
        title: Pair { fr: "tension diffusée au-delà de TLP:AMBER", en: "tension shared beyond TLP:AMBER" },
        why: Pair {
            fr: "Ce qui se dit d'une communauté ne sort pas des nations participantes.",
            en: "What is said of a community does not leave the participating nations.",
        },
        run: Run::Of(Kind::Tension, too_open),
    },
    Check {
        code: "COM-004",
        severity: Severity::Hint,
        title: Pair {
            fr: "tension sans médiateur ni autorité", en: "tension without mediator or authority"
        },
        why: Pair {
            fr: "Une tension que personne ne suit revient à chaque réunion.",
            en: "A tension that nobody looks after comes back at every meeting.",
        },
        run: Run::Of(Kind::Tension, nobody_in_charge),
    },
    Check {
        code: "COM-005",
        severity: Severity::Hint,
        title: Pair {
            fr: "facteurs de division sans facteurs de cohésion",
            en: "dividers without connectors",
        },
        why: Pair {
            fr: "« Ne pas nuire » se fait des deux : ce qui divise, et ce qui relie et qu'il faut préserver.",
            en: "Doing no harm takes both: what divides, and what connects and has to be kept.",
        },
        run: Run::Of(Kind::Tension, only_dividers),
    },
    Check {
        code: "COM-006",
        severity: Severity::Warning,
        title: Pair {
            fr: "tension employée à charge contre des civils",
            en: "tension used as evidence against civilians",
        },
        why: Pair {
            fr: "Un différend ne prouve pas qui a frappé : relier une tension à un auteur civil désigne une communauté.",
            en: "A dispute does not prove who struck: to tie a tension to a civilian perpetrator points at a community.",
        },
        run: Run::Each(evidence),
    },
];

fn tension(record: &Record) -> Option<&Tension> {
    match &record.body {
        Body::Tension(tension) => Some(tension),
        _ => None,
    }
}

fn no_note(ground: &Ground, found: &mut Findings) {
    if ground.lost(Kind::DoNoHarm) || ground.of(Kind::Tension).next().is_none() {
        return;
    }
    let mut minded: HashSet<&str> = HashSet::new();
    for record in ground.of(Kind::DoNoHarm) {
        if let Body::DoNoHarm(note) = &record.body {
            minded.extend(note.applies_to.iter().map(Ref::id));
        }
    }
    for record in ground.records() {
        let notes = match &record.body {
            Body::Patrol(r) => &r.do_no_harm,
            Body::Decision(r) => &r.do_no_harm,
            Body::Initiative(r) => &r.do_no_harm,
            _ => continue,
        };
        if !notes.is_empty() || minded.contains(&*record.id) {
            continue;
        }
        let mut touched: Option<(&Record, Spot)> = None;
        record.body.walk(&mut |_, value| {
            let Seen::Ref(reference) = value else { return };
            if touched.is_none() {
                touched = to_tension(ground, reference);
            }
        });
        let Some((tension, spot)) = touched else { continue };
        let id = tension.safe_id();
        found.push(
            Finding::at(
                record,
                spot,
                format!("touche la tension {id} sans note « ne pas nuire »"),
                format!("touches the tension {id} without a do-no-harm note"),
            )
            .mention(tension)
            .help(
                format!("écrivez sous do_no_harm: une fiche avec applies_to: [\"{}\"]", record.safe_id()),
                format!("write under do_no_harm: a record with applies_to: [\"{}\"]", record.safe_id()),
            ),
        );
    }
}

/// The tension that a reference leads to.
fn to_tension<'g>(ground: &'g Ground, reference: &RawRef) -> Option<(&'g Record, Spot)> {
    let record = ground.room.follow(reference).filter(|record| record.kind == Kind::Tension)?;
    Some((record, Spot::of(reference.span)))
}

fn too_open(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(tlp) = record.marking.tlp.filter(|tlp| *tlp < Tlp::Amber) else { return };
    let own = Spot::field(record.marking.span, "tlp");
    let written = record.marking.span.start < record.marking.span.end && ground.has(own);
    let word = tlp.word(crate::model::lang::Lang::Fr);
    let spot = if written { own } else { Spot::field(record.span, "id") };
    let finding = Finding::at(
        record,
        spot,
        format!("tension marquée {word}, plus large que TLP:AMBER"),
        format!("tension marked {word}, wider than TLP:AMBER"),
    )
    .help("écrivez marking: (tlp: Amber)", "write marking: (tlp: Amber)");
    found.push(if written { finding.guess(own, "Amber") } else { finding });
}

fn nobody_in_charge(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(tension) = tension(record) else { return };
    if tension.mediation.is_empty() && tension.responsible_admin.is_none() {
        found.push(
            Finding::on(
                record,
                "tension sans médiateur (mediation) ni autorité (responsible_admin)",
                "tension without a mediator (mediation) or an authority (responsible_admin)",
            )
            .help(
                "ajoutez responsible_admin ou mediation: [(who: …)]",
                "add responsible_admin or mediation: [(who: …)]",
            ),
        );
    }
}

fn only_dividers(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(tension) = tension(record) else { return };
    if !tension.dividers.is_empty() && tension.connectors.is_empty() {
        found.push(
            Finding::field(
                record,
                "dividers",
                "tension avec des facteurs de division (dividers) sans facteurs de cohésion (connectors)",
                "tension with dividers, but without connectors",
            )
            .help(
                "ajoutez connectors: […] : marchés, puits, écoles, parentés communes…",
                "add connectors: […]: shared markets, wells, schools, kinship…",
            ),
        );
    }
}

/// Whether an actor is of the people, not of an armed group or a force.
fn of_the_people(record: &Record) -> bool {
    matches!(&record.body, Body::Actor(actor) if matches!(actor.kind, ActorKind::Civilian | ActorKind::Communal))
}

fn evidence(ground: &Ground, record: &Record, found: &mut Findings) {
    let (accused, links) = match &record.body {
        Body::Incident(incident) => {
            let mut blamed = incident
                .actors
                .iter()
                .filter(|involved| matches!(involved.role, Role::PerpetratorAlleged | Role::Claimed));
            (
                blamed
                    .find_map(|involved| ground.room.follow(&involved.actor.0).filter(|a| of_the_people(a))),
                &incident.related,
            )
        }
        Body::Threat(threat) => {
            let actor = threat.actor.as_ref().and_then(|actor| ground.room.follow(&actor.0));
            (actor.filter(|actor| of_the_people(actor)), &threat.evidence)
        }
        _ => return,
    };
    let Some(accused) = accused else { return };
    let Some((tension, spot)) = links.iter().find_map(|link| to_tension(ground, &link.0)) else { return };
    let (id, who) = (tension.safe_id(), accused.safe_id());
    found.push(
        Finding::at(
            record,
            spot,
            format!("la tension {id} est citée à charge contre des civils ({who})"),
            format!("the tension {id} is used as evidence against civilians ({who})"),
        )
        .mention(tension)
        .mention(accused)
        .help(
            "retirez la référence, ou écrivez role: Unknown pour l'acteur tant que rien n'est établi",
            "remove the reference, or write role: Unknown for the actor while nothing is established",
        ),
    );
}
