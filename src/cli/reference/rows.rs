//! The fields of a group as rows, groups inside it opened.

use crate::model::lang::Lang;
use crate::model::meaning;
use crate::model::table::KindSet;
use crate::model::value::{FieldSpec, GroupSpec, Need, Pair, TypeSpec, WordSpec};

/// A field.
pub(super) struct Row {
    /// Names of the fields it stands in, then its own.
    pub path: Vec<&'static str>,
    pub need: Need,
    pub ty: TypeSpec,
    pub unit: &'static str,
    meaning: Pair,
}

impl Row {
    /// `*` for a field that must stand, `+` for a list of at least one, `…` for a list.
    pub fn sign(&self) -> &'static str {
        match self.need {
            Need::Required => "*",
            Need::Some => "+",
            Need::Many => "…",
            Need::Optional => "",
        }
    }

    /// What it means; labels begin with a capital on screens, not here.
    pub fn meaning(&self, lang: Lang) -> String {
        uncapped(self.meaning.get(lang))
    }

    /// What may stand there, with its unit.
    pub fn kind(&self, lang: Lang) -> String {
        let ty = of_type(self.ty, lang);
        if self.unit.is_empty() { ty } else { format!("{ty}, {}", unit(self.unit, lang)) }
    }
}

/// `words` without the capital of a sentence; codes such as `DR` keep theirs.
pub(super) fn uncapped(words: &str) -> String {
    let mut rest = words.chars();
    match (rest.next(), rest.clone().next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            first.to_lowercase().chain(rest).collect()
        }
        _ => words.to_owned(),
    }
}

/// A unit as it is written in `lang`.
fn unit(unit: &'static str, lang: Lang) -> &'static str {
    match (unit, lang) {
        ("months", Lang::Fr) => "mois",
        _ => unit,
    }
}

/// Every field of `group` and of the groups in it.
pub(super) fn rows(group: &'static GroupSpec) -> Vec<Row> {
    let mut all = Vec::new();
    gather(group, &mut Vec::new(), &mut all);
    all
}

fn gather(group: &'static GroupSpec, path: &mut Vec<&'static str>, all: &mut Vec<Row>) {
    for field in group.fields {
        path.push(field.name);
        all.push(row(group, field, path));
        match field.ty {
            // The thresholds have a part of their own.
            TypeSpec::Group(inner) if inner.name != "Thresholds" => gather(inner, path, all),
            _ => {}
        }
        path.pop();
    }
}

fn row(group: &'static GroupSpec, field: &'static FieldSpec, path: &[&'static str]) -> Row {
    let meaning = meaning::of_field(group, field);
    Row { path: path.to_vec(), need: field.need, ty: field.ty, unit: field.unit, meaning }
}

/// Largest whole number that is a bound on purpose; counts go beyond.
const BOUND: i64 = 1_000_000;

/// What may stand in a field, in words.
fn of_type(ty: TypeSpec, lang: Lang) -> String {
    let say = |fr: &str, en: &str| if lang == Lang::Fr { fr.to_owned() } else { en.to_owned() };
    match ty {
        TypeSpec::Text => say("texte", "text"),
        TypeSpec::Prose => say("texte long", "long text"),
        TypeSpec::Word(spec) => format!("{} {}", say("mot", "word"), spec.name),
        TypeSpec::Integer { min, max } if max > BOUND => format!("{} ≥ {min}", say("entier", "whole")),
        TypeSpec::Integer { min, max } => format!("{} {min}–{max}", say("entier", "whole")),
        TypeSpec::Number => say("nombre", "number"),
        TypeSpec::Bool => "true / false".to_owned(),
        TypeSpec::Moment => say("heure", "time"),
        TypeSpec::Day => say("date", "date"),
        TypeSpec::Place => say("position", "position"),
        TypeSpec::Ref(kinds) => of_kinds(kinds, lang),
        TypeSpec::Token(form) => format!("{} {form}", say("code", "code")),
        TypeSpec::Marking => say("marquage", "marking"),
        TypeSpec::Group(_) => "( … )".to_owned(),
        TypeSpec::Choice(_) => say("vue", "view"),
        TypeSpec::Records => say("fiches", "records"),
    }
}

fn of_kinds(kinds: KindSet, lang: Lang) -> String {
    let say = |fr: &str, en: &str| if lang == Lang::Fr { fr.to_owned() } else { en.to_owned() };
    if kinds.0 == u64::MAX {
        return say("id d'une fiche", "id of a record");
    }
    let names: Vec<&str> = kinds.iter().map(|kind| kind.one().get(lang)).collect();
    format!("{} {}", say("id :", "id:"), names.join(", "))
}

/// The closed lists that `rows` name, each once.
pub(super) fn words(rows: &[Row]) -> Vec<&'static WordSpec> {
    let mut all: Vec<&'static WordSpec> = Vec::new();
    for row in rows {
        if let TypeSpec::Word(spec) = row.ty
            && !all.iter().any(|known| known.name == spec.name)
        {
            all.push(spec);
        }
    }
    all
}
