//! DEC: decisions.

use std::collections::HashSet;

use super::finding::{Finding, Findings};
use super::ground::Ground;
use super::table::{Check, Run};
use crate::model::diagnostic::Severity;
use crate::model::nation::{Nation, NationSet};
use crate::model::record::{Decision, DecisionStatus, Seat, Stance};
use crate::model::reference::Ref;
use crate::model::safe_text::SafeText;
use crate::model::span::Spot;
use crate::model::table::{Body, Kind, Record};
use crate::model::text::Prose;
use crate::model::value::Pair;

pub(super) const CHECKS: &[Check] = &[
    Check {
        code: "DEC-001",
        severity: Severity::Error,
        title: Pair { fr: "décision adoptée sans texte", en: "decision adopted without a text" },
        why: Pair {
            fr: "Le relevé de décisions reprend ce texte mot pour mot.",
            en: "The record of decisions takes this text word for word.",
        },
        run: Run::Of(Kind::Decision, no_text),
    },
    Check {
        code: "DEC-002",
        severity: Severity::Warning,
        title: Pair { fr: "position d'une nation absente", en: "position of a nation missing" },
        why: Pair {
            fr: "Une décision engage ceux dont la position est écrite ; un silence se discute à la réunion suivante.",
            en: "A decision binds those whose position is written; a silence is argued about at the next meeting.",
        },
        run: Run::Whole(no_position),
    },
    Check {
        code: "DEC-003",
        severity: Severity::Hint,
        title: Pair { fr: "décision adoptée sans action", en: "decision adopted without an action" },
        why: Pair {
            fr: "Sans action, ni responsable ni échéance, une décision reste une phrase.",
            en: "Without an action, an owner and a date a decision stays a sentence.",
        },
        run: Run::Whole(no_action),
    },
    Check {
        code: "DEC-004",
        severity: Severity::Warning,
        title: Pair { fr: "réserve sans texte", en: "reservation without a text" },
        why: Pair {
            fr: "Une réserve dont on ignore l'objet ne peut être levée.",
            en: "A reservation of which nobody knows the point cannot be lifted.",
        },
        run: Run::Of(Kind::Decision, silent_reservation),
    },
    Check {
        code: "DEC-005",
        severity: Severity::Warning,
        title: Pair {
            fr: "position d'une nation qui ne pouvait voir la décision",
            en: "position of a nation that could not see the decision",
        },
        why: Pair {
            fr: "Une nation ne prend pas position sur ce qui ne lui a pas été montré.",
            en: "A nation takes no position on what it was not shown.",
        },
        run: Run::Of(Kind::Decision, unseen),
    },
];

fn decision(record: &Record) -> Option<&Decision> {
    match &record.body {
        Body::Decision(decision) => Some(decision),
        _ => None,
    }
}

const fn adopted(decision: &Decision) -> bool {
    matches!(decision.status, DecisionStatus::Adopted | DecisionStatus::AdoptedWithReservation)
}

/// Whether a text says nothing: empty, dots, or a note that it is still to be written.
fn says_nothing(prose: &Prose) -> bool {
    let blank = |line: &SafeText| {
        let text = line.as_str().trim();
        !text.chars().any(char::is_alphanumeric)
            || ["tbd", "todo", "à compléter", "à rédiger", "to be written"]
                .iter()
                .any(|word| text.eq_ignore_ascii_case(word))
    };
    prose.fr.iter().chain(&prose.en).all(blank)
}

fn no_text(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(decision) = decision(record).filter(|d| adopted(d) && says_nothing(&d.text)) else { return };
    found.push(
        Finding::at(
            record,
            Spot::of(decision.text.span),
            "décision adoptée, mais sans texte (text)",
            "decision adopted, but without a text",
        )
        .help("écrivez dans text ce qui a été adopté", "write in text what was adopted"),
    );
}

fn no_position(ground: &Ground, found: &mut Findings) {
    if ground.lost(Kind::Delegation) {
        return;
    }
    let members: NationSet = ground
        .of(Kind::Delegation)
        .filter_map(|record| match &record.body {
            Body::Delegation(d) if d.status == Seat::Member && d.present != Some(false) => Some(d.nation),
            _ => None,
        })
        .collect();
    for record in ground.of(Kind::Decision) {
        let Some(decision) = decision(record) else { continue };
        if !adopted(decision) && decision.status != DecisionStatus::Rejected {
            continue;
        }
        let recorded = |nation| decision.parties.iter().any(|party| party.nation == nation);
        // Who may not see a decision was not asked.
        let asked = members.intersect(record.marking.rel_to);
        let missing: NationSet = asked.iter().filter(|nation| !recorded(*nation)).collect();
        let Some(first) = missing.iter().next().map(Nation::code) else { continue };
        found.push(
            Finding::field(
                record,
                "parties",
                format!("décision sans position (parties) de {missing}"),
                format!("decision without a position (parties) of {missing}"),
            )
            .help(
                format!("ajoutez à parties (nation: {first}, position: Agree), ou Abstain, Reserve, Refuse"),
                format!("add to parties (nation: {first}, position: Agree), or Abstain, Reserve, Refuse"),
            ),
        );
    }
}

fn no_action(ground: &Ground, found: &mut Findings) {
    if ground.lost(Kind::Action) {
        return;
    }
    let mut carried: HashSet<&str> = HashSet::new();
    for record in ground.of(Kind::Action) {
        let Body::Action(action) = &record.body else { continue };
        carried.extend(action.decision.iter().map(Ref::id));
        carried.extend(action.related.iter().map(Ref::id));
    }
    for record in ground.of(Kind::Decision) {
        let Some(decision) = decision(record).filter(|d| adopted(d)) else { continue };
        let names_one = decision
            .related
            .iter()
            .filter_map(|related| ground.room.follow(&related.0))
            .any(|related| related.kind == Kind::Action);
        if !names_one && !carried.contains(&*record.id) {
            let id = record.safe_id();
            found.push(
                Finding::on(
                    record,
                    "décision adoptée, mais aucune action ne la suit",
                    "decision adopted, but no action follows",
                )
                .help(
                    format!("écrivez decision: \"{id}\" dans l'action qui l'exécute"),
                    format!("write decision: \"{id}\" in the action that carries it out"),
                ),
            );
        }
    }
}

fn silent_reservation(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(decision) = decision(record) else { return };
    let mut reserved = false;
    for party in decision.parties.iter().filter(|party| party.position == Stance::Reserve) {
        reserved = true;
        if party.note.is_none() {
            let code = party.nation.code();
            found.push(
                Finding::at(
                    record,
                    Spot::field(party.span, "position"),
                    format!("{code} fait une réserve sur la décision, sans dire laquelle (note)"),
                    format!("{code} has a reservation on the decision, without saying which (note)"),
                )
                .help(
                    "ajoutez note: (fr: \"sous réserve de …\", en: \"subject to …\")",
                    "add note: (fr: \"sous réserve de …\", en: \"subject to …\")",
                ),
            );
        }
    }
    if decision.status == DecisionStatus::AdoptedWithReservation && !reserved {
        found.push(
            Finding::field(
                record,
                "status",
                "décision adoptée avec réserve, mais aucune nation n'en fait (parties)",
                "decision adopted with a reservation, but no nation has one (parties)",
            )
            .help(
                "écrivez position: Reserve et note: chez la nation qui la fait, ou status: Adopted",
                "write position: Reserve and note: at the nation that has it, or status: Adopted",
            ),
        );
    }
}

fn unseen(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(decision) = decision(record).filter(|_| !record.marking.assumed) else { return };
    let item = decision.item.as_ref().and_then(|item| ground.room.follow(&item.0));
    for party in &decision.parties {
        let code = party.nation.code();
        let spot = Spot::field(party.span, "nation");
        let rel_to = record.marking.rel_to;
        if !rel_to.has(party.nation) {
            found.push(
                Finding::at(
                    record,
                    spot,
                    format!("{code} a une position, mais ne peut voir la décision, communicable à {rel_to}"),
                    format!("{code} has a position, but may not see the decision, releasable to {rel_to}"),
                )
                .help(
                    format!("retirez {code} de parties, ou ajoutez {code} à rel_to"),
                    format!("remove {code} from parties, or add {code} to rel_to"),
                ),
            );
            continue;
        }
        let Some(item) = item else { continue };
        let Body::AgendaItem(body) = &item.body else { continue };
        let audience: NationSet = body.audience.iter().copied().collect();
        if (audience.is_empty() || audience.has(party.nation))
            && (item.marking.assumed || item.marking.rel_to.has(party.nation))
        {
            continue;
        }
        found.push(
            Finding::at(
                record,
                spot,
                format!("{code} a une position, mais n'était pas dans la salle du point {}", item.safe_id()),
                format!("{code} has a position, but was not in the room of item {}", item.safe_id()),
            )
            .label(item, Spot::field(item.span, "audience"), "le point", "the item")
            .help(
                format!("retirez {code} de parties, ou ajoutez {code} à audience du point"),
                format!("remove {code} from parties, or add {code} to audience of the item"),
            ),
        );
    }
}
