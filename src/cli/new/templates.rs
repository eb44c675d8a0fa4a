//! Every section as a commented template, from the record table.

use super::plan::Plan;
use super::sheet::Sheet;
use crate::model::lang::Lang;
use crate::model::meaning;
use crate::model::table::{Kind, KindSet};
use crate::model::value::{FieldSpec, GroupSpec, Need, TypeSpec};

/// Column of the meaning of a field, behind `//`.
const MEANING_AT: usize = 52;

/// What ids of a kind have in their middle.
const fn short(kind: Kind) -> &'static str {
    match kind {
        Kind::Incident => "inc",
        Kind::IncidentGroup => "grp",
        Kind::Actor => "act",
        Kind::Patrol => "pat",
        Kind::Asset => "ast",
        Kind::Risk => "risk",
        Kind::Corridor => "cor",
        Kind::Threat => "thr",
        Kind::Tension => "ten",
        Kind::DoNoHarm => "dnh",
        Kind::ServiceGap => "svc",
        Kind::CapabilityGap => "gap",
        Kind::Initiative => "ini",
        Kind::Framework => "frm",
        Kind::Request => "rfi",
        Kind::Decision => "dec",
        Kind::Action => "actn",
        Kind::Statistic => "stat",
        Kind::Source => "src",
        Kind::Place => "plc",
        Kind::RegionFacts => "reg",
        Kind::Command => "cmd",
        Kind::Note => "note",
        Kind::Meeting => "mtg",
        Kind::Delegation => "del",
        Kind::Participant => "par",
        Kind::AgendaItem => "ag",
    }
}

/// Writes the templates of all sections of a shared file, each behind `//`.
pub(super) fn write(sheet: &mut Sheet, plan: &Plan) {
    let sections = Kind::ALL.iter().copied();
    for kind in sections.filter(|kind| !kind.in_meeting() && !matches!(kind, Kind::Meeting | Kind::Note)) {
        sheet.blank();
        let meaning = meaning::of_record(kind);
        sheet.head(meaning.fr, meaning.en);
        for line in section(kind, plan).lines() {
            sheet.line(&format!("// {line}"));
        }
    }
}

/// The template of a section, one record in it.
pub(super) fn section(kind: Kind, plan: &Plan) -> String {
    let id = format!("{}-{}-01", plan.prefix(), short(kind));
    let mut lines =
        vec![format!("{}: [", kind.section()), "    (".to_owned(), format!("        id: \"{id}\",")];
    for field in kind.spec().fields {
        let code = format!("        {}: {},", field.name, value(field, plan));
        let meaning = meaning::of_field(kind.spec(), field);
        let need = match field.need {
            Need::Required | Need::Some => "* ",
            _ => "",
        };
        let space = MEANING_AT.saturating_sub(code.chars().count()).max(1);
        let (fr, en) = (meaning.get(Lang::Fr), meaning.get(Lang::En));
        let words = if fr == en { fr.to_owned() } else { format!("{fr} / {en}") };
        lines.push(format!("{code}{}// {need}{words}{}", " ".repeat(space), choice(field)));
    }
    lines.extend(["    ),".to_owned(), "],".to_owned()]);
    lines.join("\n")
}

/// Longest list of words that stands behind a field; longer ones are in the reference.
const FEW: usize = 8;

/// The words a field may take.
fn choice(field: &FieldSpec) -> String {
    match field.ty {
        TypeSpec::Word(spec) if spec.variants.len() <= FEW => {
            let names: Vec<&str> = spec.variants.iter().map(|(name, _)| *name).collect();
            format!(" : {}", names.join(", "))
        }
        TypeSpec::Integer { min, max } if max < 1_000 => format!(" : {min}–{max}"),
        _ if !field.unit.is_empty() => format!(" ({})", field.unit),
        _ => String::new(),
    }
}

/// A value that the field takes, to be replaced.
fn value(field: &FieldSpec, plan: &Plan) -> String {
    let one = single(field.ty, plan);
    match field.need {
        Need::Many | Need::Some => format!("[{one}]"),
        Need::Required | Need::Optional => one,
    }
}

fn single(ty: TypeSpec, plan: &Plan) -> String {
    match ty {
        TypeSpec::Text | TypeSpec::Prose => "(fr: \"…\", en: \"…\")".to_owned(),
        TypeSpec::Word(spec) => spec.variants.first().map_or("", |(name, _)| *name).to_owned(),
        TypeSpec::Integer { min, .. } => min.max(1).to_string(),
        TypeSpec::Number => "1.0".to_owned(),
        TypeSpec::Bool => "false".to_owned(),
        TypeSpec::Moment => format!("\"{}T09:00Z\"", plan.cutoff),
        TypeSpec::Day => format!("\"{}\"", plan.cutoff),
        TypeSpec::Place => "\"kidira\"".to_owned(),
        TypeSpec::Ref(kinds) => format!("\"{}\"", target(kinds, plan)),
        TypeSpec::Token(form) => format!("\"{form}\""),
        TypeSpec::Marking => "()".to_owned(),
        TypeSpec::Group(group) => inner(group, plan),
        TypeSpec::Choice(_) | TypeSpec::Records => String::new(),
    }
}

/// The id of a record that may be named.
fn target(kinds: KindSet, plan: &Plan) -> String {
    // The program knows this place; other records are those of this file.
    if kinds.has(Kind::Place) && kinds.0 != u64::MAX {
        return "kidira".to_owned();
    }
    let kind = if kinds.0 == u64::MAX { Some(Kind::Incident) } else { kinds.iter().next() };
    let key = match kind {
        Some(Kind::Participant) => "par-chair".to_owned(),
        Some(Kind::AgendaItem) => "ag-01".to_owned(),
        other => format!("{}-01", other.map_or("inc", short)),
    };
    format!("{}-{key}", plan.prefix())
}

/// A group with the fields it must have, else with its first.
fn inner(group: &GroupSpec, plan: &Plan) -> String {
    let needed = |field: &&FieldSpec| matches!(field.need, Need::Required | Need::Some);
    let mut fields: Vec<&FieldSpec> = group.fields.iter().filter(needed).collect();
    if fields.is_empty() {
        fields.extend(group.fields.first());
    }
    let all = fields.iter().map(|field| format!("{}: {}", field.name, value(field, plan)));
    format!("({})", all.collect::<Vec<_>>().join(", "))
}
