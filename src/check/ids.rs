//! ID: ids.

use std::collections::HashMap;

use super::finding::{Finding, Findings};
use super::ground::Ground;
use super::table::{Check, Run};
use crate::model::diagnostic::Severity;
use crate::model::reference::Where;
use crate::model::table::{Body, Kind, Record};
use crate::model::value::{Pair, Seen};

pub(super) const CHECKS: &[Check] = &[
    Check {
        code: "ID-001",
        severity: Severity::Error,
        title: Pair { fr: "identifiant pris deux fois", en: "id taken twice" },
        why: Pair {
            fr: "Une référence doit mener à une seule fiche ; la seconde est écartée.",
            en: "A reference must lead to one record; the second one is left out.",
        },
        run: Run::Reading,
    },
    Check {
        code: "ID-002",
        severity: Severity::Error,
        title: Pair { fr: "identifiant mal formé", en: "malformed id" },
        why: Pair {
            fr: "Un identifiant se tape, se dicte et se recopie : a–z, 0–9 et - y suffisent.",
            en: "An id is typed, dictated and copied: a–z, 0–9 and - are enough for that.",
        },
        run: Run::Reading,
    },
    Check {
        code: "ID-003",
        severity: Severity::Hint,
        title: Pair { fr: "fiche que rien ne cite", en: "record that nothing names" },
        why: Pair {
            fr: "Source, acteur, groupe ou chiffre ne se voient que par les fiches qui les citent.",
            en: "A source, actor, group or figure is only seen through the records that name it.",
        },
        run: Run::Whole(unnamed),
    },
    Check {
        code: "ID-004",
        severity: Severity::Warning,
        title: Pair { fr: "identifiant d'une autre nation", en: "id of another nation" },
        why: Pair {
            fr: "Chaque état-major commence ses identifiants par son code : trois fichiers copiés ensemble ne se heurtent pas.",
            en: "Each staff begins its ids with its code: three files copied together do not collide.",
        },
        run: Run::Reading,
    },
];

/// Kinds without a list of their own.
const CITED: [Kind; 4] = [Kind::Source, Kind::Actor, Kind::IncidentGroup, Kind::Statistic];

fn unnamed(ground: &Ground, found: &mut Findings) {
    // What was left out may have named it.
    if !ground.complete() {
        return;
    }
    let mut named: HashMap<&str, (&Record, bool)> = CITED
        .into_iter()
        .flat_map(|kind| ground.of(kind))
        .map(|record| (&*record.id, (record, false)))
        .collect();
    if named.is_empty() {
        return;
    }
    let mut dangling = false;
    for record in ground.records() {
        record.body.walk(&mut |_, seen| {
            let (Seen::Ref(reference) | Seen::Place(Where::Place(reference))) = seen else { return };
            if *reference.id == *record.id {
                return;
            }
            match named.get_mut(&*reference.id) {
                Some((_, is_named)) => *is_named = true,
                None => dangling |= ground.room.get(&reference.id).is_none(),
            }
        });
    }
    // A reference that leads nowhere may have meant it.
    if dangling {
        return;
    }
    for record in CITED.into_iter().flat_map(|kind| ground.of(kind)) {
        let is_named = named.get(&*record.id).is_none_or(|(_, is_named)| *is_named);
        let told_elsewhere = match &record.body {
            // A group that lacks its members is told of as such (INC-011).
            Body::IncidentGroup(group) => group.expected_count.is_some(),
            // A figure stands on the page of what it is about.
            Body::Statistic(figure) => figure.of.is_some(),
            _ => false,
        };
        if is_named || told_elsewhere {
            continue;
        }
        let kind = record.kind.one();
        found.push(
            Finding::on(
                record,
                format!("{} que rien ne cite", kind.fr),
                format!("{} that no record names", kind.en),
            )
            .help(
                "citez cette fiche là où elle sert, ou retirez-la",
                "name this record where it is of use, or remove it",
            ),
        );
    }
}
