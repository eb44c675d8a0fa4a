//! In what field of a record a value counts.

use super::rank::Field;
use crate::model::safe_text::SafeText;
use crate::model::table::{Body, Kind, Record};
use crate::model::text::Text;
use crate::model::value::{FieldSpec, WordSpec};

/// Where the name of a record of this kind counts in records that refer to it.
pub(super) const fn linked_field(kind: Kind) -> Option<Field> {
    match kind {
        Kind::Place | Kind::RegionFacts | Kind::Actor => Some(Field::Place),
        Kind::Asset | Kind::Corridor | Kind::Command | Kind::IncidentGroup => Some(Field::Body),
        _ => None,
    }
}

/// Other names of a record.
pub(super) fn aliases(record: &Record) -> &[Text] {
    match &record.body {
        Body::Place(r) => &r.aliases,
        Body::Actor(r) => &r.aliases,
        Body::Asset(r) => &r.aliases,
        Body::RegionFacts(r) => &r.aliases,
        _ => &[],
    }
}

/// In what field a text of a record stands.
pub(super) fn text_field(record: &Record, spec: &FieldSpec, text: &Text) -> Field {
    match spec.name {
        _ if std::ptr::eq(text, record.title()) => Field::Title,
        "aliases" | "number" | "code" => Field::Alias,
        "place" | "admin" | "admin_as_reported" => Field::Place,
        _ => Field::Body,
    }
}

/// The French and the English of a text; once when they are the same.
pub(super) fn sides(text: &Text) -> impl Iterator<Item = &str> {
    let english = text.en.as_ref().filter(|en| text.fr.as_ref() != Some(en));
    text.fr.iter().chain(english).map(SafeText::as_str)
}

/// In what field a word of a closed list stands.
pub(super) fn word_field(spec: &FieldSpec, words: &WordSpec) -> Field {
    match (words.name, spec.name) {
        ("Nation", _) => Field::Nation,
        (_, "kind" | "class" | "form" | "mode" | "sector" | "region" | "regions") => Field::Word,
        _ => Field::Body,
    }
}
