//! INF: infrastructure and risks.

mod asset;
mod risk;

use super::table::{Check, Run};
use crate::model::diagnostic::Severity;
use crate::model::table::Kind;
use crate::model::value::Pair;

pub(super) const CHECKS: &[Check] = &[
    Check {
        code: "INF-002",
        severity: Severity::Error,
        title: Pair { fr: "cote écrite fausse", en: "stated score wrong" },
        why: Pair {
            fr: "La matrice se calcule ; deux cotes pour un risque, c'est une de trop.",
            en: "The matrix is computed; two scores for one risk are one too many.",
        },
        run: Run::Of(Kind::Risk, risk::score),
    },
    Check {
        code: "INF-004",
        severity: Severity::Warning,
        title: Pair { fr: "risque élevé sans mesure", en: "high risk without a mitigation" },
        why: Pair { fr: "La salle demandera qui fait quoi.", en: "The room will ask who does what." },
        run: Run::Of(Kind::Risk, risk::mitigation),
    },
    Check {
        code: "INF-005",
        severity: Severity::Warning,
        title: Pair { fr: "réexamen en retard", en: "review overdue" },
        why: Pair {
            fr: "Une cote qui n'est plus revue ne dit plus rien.",
            en: "A score that is not reviewed no longer says anything.",
        },
        run: Run::Of(Kind::Risk, risk::review),
    },
    Check {
        code: "INF-006",
        severity: Severity::Warning,
        title: Pair {
            fr: "cotes brute, actuelle et cible en désordre",
            en: "inherent, current and target out of order",
        },
        why: Pair {
            fr: "Les mesures font baisser une cote, jamais monter.",
            en: "Mitigations lower a score, they never raise it.",
        },
        run: Run::Of(Kind::Risk, risk::target),
    },
    Check {
        code: "INF-007",
        severity: Severity::Warning,
        title: Pair {
            fr: "ouvrage critique sans risque ni menace",
            en: "critical asset without risk or threat",
        },
        why: Pair {
            fr: "Ce dont quatre pays dépendent mérite qu'on dise ce qui peut l'arrêter.",
            en: "What four countries depend on deserves a word on what can stop it.",
        },
        run: Run::Whole(asset::watched),
    },
    Check {
        code: "INF-008",
        severity: Severity::Warning,
        title: Pair { fr: "parts qui ne font pas cent", en: "shares that do not sum to a hundred" },
        why: Pair {
            fr: "On calcule avec elles qui perd quoi quand l'ouvrage s'arrête.",
            en: "Who loses what when the asset stops is computed from them.",
        },
        run: Run::Of(Kind::Asset, asset::shares),
    },
    Check {
        code: "INF-009",
        severity: Severity::Warning,
        title: Pair { fr: "dépendances en cercle", en: "dependencies in a circle" },
        why: Pair {
            fr: "Une panne s'y nourrit d'elle-même ; le plus souvent, une flèche est à l'envers.",
            en: "A failure there feeds itself; most often one arrow points the wrong way.",
        },
        run: Run::Whole(asset::circles),
    },
    Check {
        code: "INF-010",
        severity: Severity::Warning,
        title: Pair { fr: "faiblesse décrite à diffusion large", en: "weakness described for many" },
        why: Pair {
            fr: "Qui veut nuire lit d'abord les points faibles.",
            en: "Whoever means harm reads the weak points first.",
        },
        run: Run::Each(asset::weakness),
    },
    Check {
        code: "INF-011",
        severity: Severity::Hint,
        title: Pair {
            fr: "nation fournie qui ne voit pas la fiche",
            en: "supplied nation that may not see the record",
        },
        why: Pair {
            fr: "Elle dépend de l'ouvrage et ne peut pas en parler.",
            en: "It depends on the asset and cannot discuss it.",
        },
        run: Run::Of(Kind::Asset, asset::consumers),
    },
    Check {
        code: "INF-012",
        severity: Severity::Warning,
        title: Pair { fr: "réexamen avant toute mesure", en: "review before any mitigation" },
        why: Pair { fr: "Le réexamen n'aura rien à juger.", en: "The review will have nothing to judge." },
        run: Run::Of(Kind::Risk, risk::due),
    },
];
