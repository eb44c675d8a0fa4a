//! INC: incidents.

mod account;
mod figures;
mod personal;
mod twins;

use super::table::{Check, Run};
use crate::model::diagnostic::Severity;
use crate::model::table::Kind;
use crate::model::value::Pair;

pub(super) const CHECKS: &[Check] = &[
    Check {
        code: "INC-001",
        severity: Severity::Error,
        title: Pair { fr: "incident sans source", en: "incident without a source" },
        why: Pair {
            fr: "Ce que personne n'a rapporté ne peut être ni coté ni vérifié.",
            en: "What nobody reported can be neither graded nor checked.",
        },
        run: Run::Of(Kind::Incident, account::sources),
    },
    Check {
        code: "INC-002",
        severity: Severity::Warning,
        title: Pair { fr: "renseignement non coté", en: "information not graded" },
        why: Pair {
            fr: "La salle doit savoir si elle entend un fait ou une rumeur.",
            en: "The room has to know whether it hears a fact or a rumour.",
        },
        run: Run::Of(Kind::Incident, account::grade),
    },
    Check {
        code: "INC-003",
        severity: Severity::Warning,
        title: Pair { fr: "« corroborée » avec une seule source", en: "confirmed with a single source" },
        why: Pair {
            fr: "La véracité 1 demande deux sources indépendantes (AJP-2.1).",
            en: "Credibility 1 asks for two independent sources (AJP-2.1).",
        },
        run: Run::Of(Kind::Incident, account::confirmed),
    },
    Check {
        code: "INC-004",
        severity: Severity::Warning,
        title: Pair { fr: "bilan incohérent", en: "casualty range out of order" },
        why: Pair {
            fr: "Les totaux et les courbes additionnent ces nombres.",
            en: "Totals and charts add these numbers up.",
        },
        run: Run::Of(Kind::Incident, figures::range),
    },
    Check {
        code: "INC-005",
        severity: Severity::Warning,
        title: Pair { fr: "nature et bilan ne concordent pas", en: "kind and figures do not agree" },
        why: Pair {
            fr: "Les tableaux comptent par nature : l'événement y serait mal rangé.",
            en: "Tables count by kind: the event would stand in the wrong row.",
        },
        run: Run::Of(Kind::Incident, figures::kind),
    },
    Check {
        code: "INC-006",
        severity: Severity::Warning,
        title: Pair { fr: "doublon probable", en: "likely duplicate" },
        why: Pair {
            fr: "Un événement rapporté par deux états-majors compte sinon deux fois.",
            en: "An event reported by two staffs is otherwise counted twice.",
        },
        run: Run::Whole(twins::twins),
    },
    Check {
        code: "INC-007",
        severity: Severity::Warning,
        title: Pair { fr: "auteur présumé sans base", en: "perpetrator stated without a basis" },
        why: Pair {
            fr: "Nommer un coupable sans dire sur quelle base peut faire des victimes.",
            en: "Naming a culprit without a basis can cost lives.",
        },
        run: Run::Of(Kind::Incident, account::perpetrators),
    },
    Check {
        code: "INC-008",
        severity: Severity::Warning,
        title: Pair { fr: "bilan donné par une partie seule", en: "figure from one party only" },
        why: Pair {
            fr: "Chaque partie a intérêt à un chiffre.",
            en: "Each party has an interest in a number.",
        },
        run: Run::Of(Kind::Incident, figures::party),
    },
    Check {
        code: "INC-009",
        severity: Severity::Hint,
        title: Pair { fr: "précision plus fine que la date", en: "precision finer than the date" },
        why: Pair {
            fr: "Une heure qui n'est pas écrite ne peut pas être exacte.",
            en: "A time that is not written cannot be exact.",
        },
        run: Run::Of(Kind::Incident, figures::precision),
    },
    Check {
        code: "INC-010",
        severity: Severity::Error,
        title: Pair {
            fr: "donnée personnelle dans un texte partagé", en: "personal data in a shared text"
        },
        why: Pair {
            fr: "Un numéro sur une clé USB perdue met une personne en danger.",
            en: "A number on a lost USB stick puts a person in danger.",
        },
        run: Run::Each(personal::personal_data),
    },
    Check {
        code: "INC-011",
        severity: Severity::Warning,
        title: Pair { fr: "groupe incomplet", en: "group incomplete" },
        why: Pair {
            fr: "La salle verrait six attaques là où sept sont annoncées.",
            en: "The room would see six attacks where seven are announced.",
        },
        run: Run::Whole(twins::groups),
    },
    Check {
        code: "INC-012",
        severity: Severity::Hint,
        title: Pair { fr: "incident ancien et sans usage", en: "old incident without use" },
        why: Pair {
            fr: "Ce que rien n'utilise encombre les listes et les cartes.",
            en: "What nothing uses crowds lists and maps.",
        },
        run: Run::Of(Kind::Incident, twins::old),
    },
    Check {
        code: "INC-013",
        severity: Severity::Warning,
        title: Pair {
            fr: "menace déclarée comptée comme événement",
            en: "threat statement recorded as an event",
        },
        why: Pair {
            fr: "Une menace comptée comme attaque fausse les courbes.",
            en: "A threat counted as an attack distorts the charts.",
        },
        run: Run::Of(Kind::Incident, account::statement),
    },
];
