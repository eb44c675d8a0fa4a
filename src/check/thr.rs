//! THR: threats.

mod probability;
mod scale;
mod threat;

use super::table::{Check, Run};
use crate::model::diagnostic::Severity;
use crate::model::table::Kind;
use crate::model::value::Pair;

pub(super) const CHECKS: &[Check] = &[
    Check {
        code: "THR-001",
        severity: Severity::Error,
        title: Pair { fr: "terme hors de l'échelle", en: "term not in its scale" },
        why: Pair {
            fr: "Un terme qui n'est pas de l'échelle, chacun le chiffre à sa façon.",
            en: "A term that is not on the scale means another number to everybody.",
        },
        run: Run::Of(Kind::Threat, probability::term),
    },
    Check {
        code: "THR-002",
        severity: Severity::Warning,
        title: Pair { fr: "deux échelles de probabilité", en: "two probability scales" },
        why: Pair {
            fr: "« Probable » n'a pas le même sens d'une échelle à l'autre.",
            en: "\"Probable\" does not mean the same on two scales.",
        },
        run: Run::Whole(probability::scales),
    },
    Check {
        code: "THR-003",
        severity: Severity::Warning,
        title: Pair { fr: "probabilité et confiance mêlées", en: "probability and confidence mixed" },
        why: Pair {
            fr: "L'une parle du monde, l'autre de ce qu'on en sait (ICD 203).",
            en: "One speaks of the world, the other of what is known of it (ICD 203).",
        },
        run: Run::Of(Kind::Threat, probability::mixed),
    },
    Check {
        code: "THR-005",
        severity: Severity::Warning,
        title: Pair { fr: "menace sans indice", en: "threat without indicators" },
        why: Pair {
            fr: "Sans indice, personne ne saura qu'elle commence.",
            en: "Without indicators nobody will know that it begins.",
        },
        run: Run::Of(Kind::Threat, threat::indicators),
    },
    Check {
        code: "THR-006",
        severity: Severity::Warning,
        title: Pair { fr: "menace sans élément", en: "threat without evidence" },
        why: Pair { fr: "La salle demandera d'où on le sait.", en: "The room will ask how that is known." },
        run: Run::Of(Kind::Threat, threat::evidence),
    },
    Check {
        code: "THR-007",
        severity: Severity::Warning,
        title: Pair { fr: "chiffres hors du terme", en: "numbers outside the term" },
        why: Pair {
            fr: "Le mot et le nombre disent deux choses différentes.",
            en: "The word and the number say two different things.",
        },
        run: Run::Of(Kind::Threat, probability::band),
    },
    Check {
        code: "THR-008",
        severity: Severity::Hint,
        title: Pair { fr: "menace non revue", en: "threat not reviewed" },
        why: Pair {
            fr: "La période écoulée a pu la confirmer ou la démentir.",
            en: "The past period may have borne it out or not.",
        },
        run: Run::Of(Kind::Threat, threat::reviewed),
    },
    Check {
        code: "THR-009",
        severity: Severity::Hint,
        title: Pair { fr: "horizon passé", en: "horizon already over" },
        why: Pair {
            fr: "Elle ne dit plus rien de l'avenir.",
            en: "It no longer says anything about the future.",
        },
        run: Run::Of(Kind::Threat, threat::over),
    },
];
