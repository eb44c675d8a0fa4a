//! How values are written, with examples, and the usual thresholds.

use crate::check::Limits;
use crate::model::marking::MarkingFields;
use crate::model::record::Thresholds;
use crate::model::value::{Group, GroupSpec, Pair};

/// A form: what it is called, an example, what there is to know.
pub(super) struct Form {
    pub name: Pair,
    pub examples: &'static [&'static str],
    pub words: Pair,
}

const fn form(
    name: (&'static str, &'static str),
    examples: &'static [&'static str],
    words: (&'static str, &'static str),
) -> Form {
    Form { name: Pair { fr: name.0, en: name.1 }, examples, words: Pair { fr: words.0, en: words.1 } }
}

/// The forms of values.
pub(super) const FORMS: &[Form] = &[
    form(
        ("texte", "text"),
        &["\"Kidira\"", "(fr: \"Pont\", en: \"Bridge\")"],
        (
            "une ligne, dans les deux langues ou une fois pour toutes",
            "one line, in both languages or once for both",
        ),
    ),
    form(
        ("texte long", "long text"),
        &["(fr: \"Un.\\nDeux.\", en: \"One.\\nTwo.\")"],
        ("plusieurs lignes, séparées par \\n", "several lines, parted by \\n"),
    ),
    form(
        ("mot", "word"),
        &["ConvoyStopped"],
        ("un mot de la liste, sans guillemets", "a word of the list, without quotes"),
    ),
    form(
        ("heure", "time"),
        &["\"2025-09-10T17:30Z\"", "\"101730Z SEP 25\"", "\"2025-09-10\""],
        (
            "RFC 3339 avec le fuseau, groupe date-heure, ou date seule si l'heure est inconnue",
            "RFC 3339 with the time zone, a date-time group, or a date alone if the time is unknown",
        ),
    ),
    form(("date", "date"), &["\"2025-09-10\""], ("année, mois, jour", "year, month, day")),
    form(
        ("position", "position"),
        &["\"14.4410, -12.2300\"", "\"14°26'28\\\"N 12°13'48\\\"W\"", "\"28PHB9884797465\"", "\"kidira\""],
        (
            "degrés (latitude, longitude), DMS, MGRS, ou l'identifiant d'un lieu",
            "degrees (latitude, longitude), DMS, MGRS, or the id of a place",
        ),
    ),
    form(("id", "id"), &["\"mli-inc-001\""], ("l'identifiant d'une autre fiche", "the id of another record")),
    form(
        ("code B2", "code B2"),
        &["\"B2\""],
        ("A–F : la source ; 1–6 : le fait (AJP-2.1)", "A–F: the source; 1–6: the fact (AJP-2.1)"),
    ),
    form(
        ("marquage", "marking"),
        &["(class: DR, rel_to: [SEN, MLI, MRT], exercise: true)"],
        (
            "sans marquage lisible, une fiche n'est montrée qu'à son auteur",
            "a record without a readable marking is shown to its originator alone",
        ),
    ),
    form(
        ("vue", "view"),
        &["Table(list: Incidents)"],
        ("une vue d'un point, voir scenes", "a view of an item, see scenes"),
    ),
];

/// The fields of a marking.
pub(super) const MARKING: &GroupSpec = &<MarkingFields as Group>::SPEC;

/// A threshold: its name in a file, its usual value with its unit, what it says.
pub(super) fn thresholds() -> Vec<(&'static str, String, &'static str, Pair)> {
    let usual = Limits::default().values();
    let fields = const { &<Thresholds as Group>::SPEC }.fields;
    fields
        .iter()
        .map(|field| {
            let value = usual.iter().find(|(name, _)| *name == field.name);
            (field.name, value.map(|(_, value)| value.clone()).unwrap_or_default(), field.unit, field.label)
        })
        .collect()
}
