//! SRC: sources and figures.

use std::collections::HashMap;

use super::finding::{Finding, Findings};
use super::ground::Ground;
use super::table::{Check, Run};
use crate::model::diagnostic::Severity;
use crate::model::record::{Source, SourceKind};
use crate::model::span::Spot;
use crate::model::table::{Body, Kind, Record};
use crate::model::text::Text;
use crate::model::value::Pair;

mod figures;

pub(super) const CHECKS: &[Check] = &[
    Check {
        code: "SRC-001",
        severity: Severity::Warning,
        title: Pair { fr: "source sans date", en: "source without a date" },
        why: Pair {
            fr: "Sans date on ne sait si une source est d'avant ou d'après le fait, ni si elle vaut encore.",
            en: "Without a date nobody knows whether a source is from before or after the event, or still holds.",
        },
        run: Run::Of(Kind::Source, no_date),
    },
    Check {
        code: "SRC-002",
        severity: Severity::Hint,
        title: Pair { fr: "fiabilité jamais appréciée", en: "reliability never judged" },
        why: Pair {
            fr: "La lettre d'une cotation dit ce que vaut la source ; ici personne ne l'a appréciée.",
            en: "The letter of a grade says what the source is worth; here nobody has judged that.",
        },
        run: Run::Whole(never_judged),
    },
    Check {
        code: "SRC-003",
        severity: Severity::Warning,
        title: Pair { fr: "jeu de données sans licence", en: "dataset without a licence" },
        why: Pair {
            fr: "Des données sans licence connue ne se redistribuent pas aux autres nations.",
            en: "Data without a known licence may not be handed on to the other nations.",
        },
        run: Run::Of(Kind::Source, no_licence),
    },
    Check {
        code: "SRC-004",
        severity: Severity::Error,
        title: Pair { fr: "lignes ACLED dans un export", en: "ACLED rows in an export" },
        why: Pair {
            fr: "Les conditions d'ACLED permettent de citer et de compter, pas de redistribuer les lignes.",
            en: "The terms of ACLED allow quoting and counting, not handing on the rows.",
        },
        run: Run::Export,
    },
    Check {
        code: "SRC-005",
        severity: Severity::Warning,
        title: Pair { fr: "source protégée reconnaissable", en: "protected source that can be recognised" },
        why: Pair {
            fr: "Le nom ou l'adresse d'une source protégée part avec chaque copie du fichier.",
            en: "The name or address of a protected source leaves with every copy of the file.",
        },
        run: Run::Of(Kind::Source, unprotected),
    },
    Check {
        code: "SRC-006",
        severity: Severity::Hint,
        title: Pair { fr: "chiffre sans année", en: "figure without a year" },
        why: Pair {
            fr: "Un chiffre sans année, ou « le 1er juillet » sans année, ne se compare à rien.",
            en: "A figure without a year, or \"1 July\" without one, compares with nothing.",
        },
        run: Run::Of(Kind::Statistic, figures::no_year),
    },
    Check {
        code: "SRC-007",
        severity: Severity::Hint,
        title: Pair { fr: "chiffre ancien", en: "old figure" },
        why: Pair {
            fr: "Un chiffre de plus de deux ans se présente avec son année, ou se remplace.",
            en: "A figure more than two years old is presented with its year, or replaced.",
        },
        run: Run::Whole(figures::old),
    },
];

fn source(record: &Record) -> Option<&Source> {
    match &record.body {
        Body::Source(source) => Some(source),
        _ => None,
    }
}

/// Whether a text speaks of a date: a year, or that there is none.
fn speaks_of_date(text: &Text) -> bool {
    let dated = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric())
            .any(|word| is_year(word) || word.eq_ignore_ascii_case("date"))
    };
    [&text.fr, &text.en].into_iter().flatten().any(|text| dated(text.as_str()))
}

/// Whether a word is a year of these two centuries.
fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year))
}

fn no_date(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(source) = source(record).filter(|source| source.date.is_none()) else { return };
    // A page without a date of its own has that of the day it was read; a note may say why there is none.
    let told = [Some(&source.name), source.note.as_ref()].into_iter().flatten().any(speaks_of_date);
    if source.accessed.is_some() || told {
        return;
    }
    let finding = Finding::on(record, "source sans date", "source without a date");
    found.push(if source.url.is_some() {
        finding.help(
            "ajoutez date: \"2025-09-30\", accessed (jour de lecture), ou dites dans note que la date manque",
            "add date: \"2025-09-30\", accessed (day it was read), or say in note that there is no date",
        )
    } else {
        finding.help(
            "ajoutez date: \"2025-09-30\", ou dites dans note que la date manque",
            "add date: \"2025-09-30\", or say in note that there is no date",
        )
    });
}

/// Place of F, "cannot be judged", among the letters.
const CANNOT_JUDGE: usize = 5;

fn never_judged(ground: &Ground, found: &mut Findings) {
    // An incident without a grade is told by INC-002.
    let mut needed: HashMap<&str, Vec<&Record>> = HashMap::new();
    for record in ground.of(Kind::Incident) {
        if let Body::Incident(incident) = &record.body
            && incident.grade.is_some_and(|grade| grade.reliability() < CANNOT_JUDGE)
        {
            for source in &incident.sources {
                needed.entry(source.id()).or_default().push(record);
            }
        }
    }
    for record in ground.of(Kind::Source) {
        let Some(citing) = needed.remove(&*record.id) else { continue };
        if source(record).is_some_and(|source| source.reliability.is_none()) {
            let finding = Finding::on(
                record,
                "fiabilité (reliability) jamais appréciée, mais des incidents cotés citent cette source",
                "reliability never judged, yet graded incidents name this source",
            );
            let help = finding.help(
                "ajoutez reliability: A (sûre) à E (non sûre), ou F si elle ne peut être estimée",
                "add reliability: A (reliable) to E (unreliable), or F where it cannot be judged",
            );
            found.push(help.mention_all(citing));
        }
    }
}

fn no_licence(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(source) = source(record) else { return };
    if source.kind == SourceKind::Dataset && source.licence.is_none() {
        found.push(
            Finding::field(record, "kind", "jeu de données sans licence", "dataset without a licence").help(
                "ajoutez licence: \"CC BY 4.0\", ou les conditions d'emploi",
                "add licence: \"CC BY 4.0\", or the terms of use",
            ),
        );
    }
}

/// Whether a name may be that of a person: two capitalised words in a row, the same in every language.
fn may_be_person(name: &Text) -> bool {
    let person = |text: &str| {
        let capital = |word: &str| {
            let mut signs = word.chars();
            signs.next().is_some_and(char::is_uppercase) && signs.any(char::is_lowercase)
        };
        let words: Vec<&str> = text.split_whitespace().collect();
        words.windows(2).any(|pair| pair.iter().all(|word| capital(word)))
    };
    [&name.fr, &name.en].into_iter().flatten().all(|text| person(text.as_str()))
}

fn unprotected(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(source) = source(record).filter(|source| source.protect_identity == Some(true)) else { return };
    let (spot, fr, en) = if may_be_person(&source.name) {
        (
            source.name.span,
            "source protégée (protect_identity), mais name semble être le nom d'une personne",
            "protected source (protect_identity), but name looks like the name of a person",
        )
    } else if let Some(url) = &source.url {
        (
            url.span,
            "source protégée (protect_identity), mais son adresse (url) est écrite",
            "protected source (protect_identity), but its address (url) is written",
        )
    } else {
        return;
    };
    found.push(Finding::at(record, Spot::of(spot), fr, en).help(
        "écrivez name: \"Source 12\" et retirez url ; gardez nom et adresse hors du fichier",
        "write name: \"Source 12\" and remove url; keep name and address out of the file",
    ));
}
