//! ACT: actions.

use std::collections::HashMap;

use super::finding::{Finding, Findings};
use super::ground::Ground;
use super::phrase;
use super::table::{Check, Run};
use crate::model::diagnostic::Severity;
use crate::model::nation::Nation;
use crate::model::record::{Action, ActionStatus, Delegation, Seat};
use crate::model::reference::Ref;
use crate::model::safe_text::SafeText;
use crate::model::scalar::Count;
use crate::model::span::Spot;
use crate::model::table::{Body, Kind, Record};
use crate::model::value::Pair;

pub(super) const CHECKS: &[Check] = &[
    Check {
        code: "ACT-003",
        severity: Severity::Warning,
        title: Pair { fr: "action en retard", en: "action overdue" },
        why: Pair {
            fr: "Une promesse non tenue se dit avant la réunion, pas pendant.",
            en: "A promise that was not kept is better known before the meeting than in it.",
        },
        run: Run::Of(Kind::Action, overdue),
    },
    Check {
        code: "ACT-004",
        severity: Severity::Warning,
        title: Pair {
            fr: "action réalisée sans date ni preuve", en: "action done without date or evidence"
        },
        why: Pair {
            fr: "« Réalisée » se lit en séance : quand, et d'après quoi, sera la question.",
            en: "\"Done\" is read out in the meeting: when, and on what evidence, will be the question.",
        },
        run: Run::Of(Kind::Action, unproven),
    },
    Check {
        code: "ACT-005",
        severity: Severity::Error,
        title: Pair { fr: "échéance avant la décision", en: "due before its decision" },
        why: Pair {
            fr: "Une action ne peut être due avant que l'on ait décidé d'elle.",
            en: "An action cannot be due before it was decided on.",
        },
        run: Run::Of(Kind::Action, too_early),
    },
    Check {
        code: "ACT-006",
        severity: Severity::Warning,
        title: Pair { fr: "délégation du responsable absente", en: "delegation of the owner absent" },
        why: Pair {
            fr: "Personne dans la salle ne pourra répondre de ces actions.",
            en: "Nobody in the room will be able to answer for these actions.",
        },
        run: Run::Whole(absent_owner),
    },
    Check {
        code: "ACT-007",
        severity: Severity::Warning,
        title: Pair { fr: "action reportée plusieurs fois", en: "action carried over several times" },
        why: Pair {
            fr: "Ce qui se reporte de réunion en réunion n'a pas les moyens ou pas le responsable qu'il faut.",
            en: "What is carried from meeting to meeting lacks the means or the right owner.",
        },
        run: Run::Of(Kind::Action, carried),
    },
    Check {
        code: "ACT-008",
        severity: Severity::Hint,
        title: Pair {
            fr: "trop d'actions ouvertes pour un responsable",
            en: "too many open actions for one owner",
        },
        why: Pair {
            fr: "Un officier chargé de tout ne finit rien : d'autres peuvent en prendre.",
            en: "One officer charged with everything finishes nothing: others can take some.",
        },
        run: Run::Whole(too_many),
    },
];

fn action(record: &Record) -> Option<&Action> {
    match &record.body {
        Body::Action(action) => Some(action),
        _ => None,
    }
}

fn overdue(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(action) = action(record) else { return };
    let Some(today) = ground.today().filter(|_| action.is_open()) else { return };
    let days = today.days_since(action.due);
    if days > 0 {
        let late = phrase::days(days);
        found.push(
            Finding::field(
                record,
                "due",
                format!("action en retard de {}, due le {}", late.fr, action.due),
                format!("action overdue by {}, due {}", late.en, action.due),
            )
            .help(
                "écrivez status: Done avec done_on et evidence, ou convenez d'une nouvelle échéance (due)",
                "write status: Done with done_on and evidence, or agree on a new date (due)",
            ),
        );
    }
}

fn unproven(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(action) = action(record).filter(|action| action.status == ActionStatus::Done) else { return };
    let (fr, en) = match (action.done_on, &action.evidence) {
        (Some(_), Some(_)) => return,
        (None, None) => (
            "action réalisée sans date (done_on) ni preuve (evidence)",
            "action done without a date (done_on) or evidence",
        ),
        (None, Some(_)) => ("action réalisée sans date (done_on)", "action done without a date (done_on)"),
        (Some(_), None) => ("action réalisée sans preuve (evidence)", "action done without evidence"),
    };
    found.push(Finding::field(record, "status", fr, en).help(
        "ajoutez done_on: \"2025-09-30\" et evidence: (fr: \"…\", en: \"…\")",
        "add done_on: \"2025-09-30\" and evidence: (fr: \"…\", en: \"…\")",
    ));
}

fn too_early(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(action) = action(record) else { return };
    let decision = action.decision.as_ref().and_then(|decision| ground.room.follow(&decision.0));
    let Some((other, Body::Decision(body))) = decision.map(|record| (record, &record.body)) else { return };
    let Some(date) = body.date.filter(|date| action.due < *date) else { return };
    let (due, id) = (action.due, other.safe_id());
    found.push(
        Finding::field(
            record,
            "due",
            format!("action due le {due}, avant sa décision {id}, du {date}"),
            format!("action due {due}, before its decision {id} of {date}"),
        )
        .label(other, Spot::field(other.span, "date"), "décidée ici", "decided here")
        .help("corrigez due, ou la date de la décision", "correct due, or the date of the decision"),
    );
}

fn absent_owner(ground: &Ground, found: &mut Findings) {
    if ground.lost(Kind::Delegation) || ground.of(Kind::Delegation).next().is_none() {
        return;
    }
    for nation in Nation::ALL.iter().copied() {
        let mut seats = ground.of(Kind::Delegation).filter_map(|record| match &record.body {
            Body::Delegation(d) if d.nation == nation => Some((record, d)),
            _ => None,
        });
        let seat = seats.next();
        let comes = |d: &Delegation| d.present != Some(false) && d.status != Seat::Excused;
        if seat.is_some_and(|(_, d)| comes(d)) || seats.any(|(_, d)| comes(d)) {
            continue;
        }
        let mut open = ground
            .of(Kind::Action)
            .filter(|record| action(record).is_some_and(|action| action.owner == nation && action.is_open()));
        let Some(first) = open.next() else { continue };
        let code = nation.code();
        let finding = Finding::field(
            first,
            "owner",
            format!("{code} répond de l'action, mais sa délégation ne vient pas"),
            format!("{code} owns the action, but its delegation does not come"),
        );
        let finding = match seat {
            Some((delegation, _)) => finding.label(
                delegation,
                Spot::field(delegation.span, "present"),
                "absente ici",
                "absent here",
            ),
            None => finding,
        };
        found.push(finding.help(
            "confiez-la à une nation présente, ou demandez la réponse par écrit avant la réunion",
            "give it to a nation that comes, or ask for a written answer before the meeting",
        ));
    }
}

fn carried(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(action) = action(record).filter(|action| action.is_open()) else { return };
    let Some(times) = action.carried_count.map(Count::get) else { return };
    if times < ground.limits.carried_over {
        return;
    }
    found.push(
        Finding::field(
            record,
            "carried_count",
            format!("action reportée {times} fois"),
            format!("action carried over {times} {}", if times == 1 { "time" } else { "times" }),
        )
        .help(
            "changez de responsable ou de moyens, ou annulez-la (status: Cancelled)",
            "change the owner or the means, or cancel it (status: Cancelled)",
        ),
    );
}

fn too_many(ground: &Ground, found: &mut Findings) {
    // The person who answers, or the nation where none is named.
    let mut open: HashMap<(Nation, Option<&str>), Vec<&Record>> = HashMap::new();
    for record in ground.of(Kind::Action) {
        let Some(action) = action(record).filter(|action| action.is_open()) else { continue };
        let person = action.person.as_ref().map(Ref::id);
        open.entry((action.owner, person)).or_default().push(record);
    }
    let most = ground.limits.actions_per_owner;
    let count = |list: &[&Record]| i64::try_from(list.len()).unwrap_or(i64::MAX);
    let mut many: Vec<_> = open.into_iter().filter(|(_, list)| count(list) > most).collect();
    many.sort_unstable_by_key(|(owner, _)| *owner);
    for ((nation, person), list) in many {
        let (n, code) = (list.len(), nation.code());
        let first = list[0];
        let who = person.map_or_else(|| code.to_owned(), |person| SafeText::new(person).to_string());
        let finding = Finding::field(
            first,
            if person.is_some() { "person" } else { "owner" },
            format!("{n} actions ouvertes pour {who} ; au plus {most}"),
            format!("{n} open actions for {who}; at most {most}"),
        )
        .alone()
        .help(
            "confiez-en à d'autres, ou écrivez status: Done pour celles qui sont réalisées",
            "give some to others, or write status: Done for those that are done",
        );
        let named = person.and_then(|person| ground.room.get(person));
        let finding = named.into_iter().fold(finding, Finding::mention);
        found.push(finding.mention_all(list));
    }
}
