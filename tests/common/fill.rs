//! Records made from the record table: every field of every kind, so that a field that is added
//! tomorrow is tested tomorrow.

use std::fmt::Write as _;

use tribrief::model::table::{Header, Kind, KindSet};
use tribrief::model::value::{FieldSpec, Group, GroupSpec, Need, TypeSpec, WordSpec};

/// What stands in the fields.
pub trait Ink {
    /// A line of text, as it is to be read.
    fn text(&mut self) -> String;
    /// A line of a paragraph.
    fn line(&mut self) -> String {
        self.text()
    }
    fn whole(&mut self, min: i64, max: i64) -> i64;
    fn number(&mut self) -> String;
    /// A date, `2025-07-01`.
    fn day(&mut self) -> String;
    /// A position as a file writes it, without quotes.
    fn place(&mut self) -> String;
    /// An id; `None` when nothing of these kinds is to be named.
    fn reference(&mut self, kinds: KindSet) -> Option<String>;
    fn variant(&mut self, words: &'static WordSpec) -> usize;
    /// Records that stand inside the record.
    fn inside(&mut self, _kind: Kind) -> String {
        String::new()
    }
    /// A text as it stands in a file.
    fn quoted(&self, text: &str) -> String {
        quote(text)
    }
}

/// A string as a file writes it.
pub fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A record of `kind` with everything in it; `head` stands before its fields.
pub fn record(kind: Kind, id: &str, head: &str, ink: &mut dyn Ink) -> String {
    let mut out = format!("(id: {}, {head}", quote(id));
    for spec in [const { &<Header as Group>::SPEC }, kind.spec()] {
        // A record whose required reference has no target is written without it, and is left out.
        out.push_str(&fields(spec, ink).unwrap_or_default());
    }
    out.push(')');
    out
}

/// All fields of a group; `None` when a required one cannot be filled.
fn fields(spec: &'static GroupSpec, ink: &mut dyn Ink) -> Option<String> {
    let mut out = String::new();
    for field in spec.fields {
        match (value(field, ink), field.need) {
            (Some(value), _) => {
                let _ = write!(out, "{}: {value}, ", field.name);
            }
            (None, Need::Required | Need::Some) => return None,
            (None, Need::Optional | Need::Many) => {}
        }
    }
    Some(out)
}

fn value(field: &'static FieldSpec, ink: &mut dyn Ink) -> Option<String> {
    if matches!(field.ty, TypeSpec::Records) {
        let kind = Kind::ALL.iter().find(|kind| kind.in_meeting() && kind.section() == field.name)?;
        return Some(format!("[{}]", ink.inside(*kind)));
    }
    if matches!(field.need, Need::Required | Need::Optional) {
        return one(field.ty, 0, ink);
    }
    // Two members, or one of every form where there are several.
    let members = if let TypeSpec::Choice(forms) = field.ty { forms.len() } else { 2 };
    let all: Vec<String> = (0..members).filter_map(|at| one(field.ty, at, ink)).collect();
    (!all.is_empty()).then(|| format!("[{}]", all.join(", ")))
}

fn one(ty: TypeSpec, at: usize, ink: &mut dyn Ink) -> Option<String> {
    Some(match ty {
        TypeSpec::Text => {
            let (fr, en) = (ink.text(), ink.text());
            format!("(fr: {}, en: {})", ink.quoted(&fr), ink.quoted(&en))
        }
        TypeSpec::Prose => {
            let (fr, en) = (ink.line(), ink.line());
            let (more, rest) = (ink.line(), ink.line());
            format!(
                "(fr: {}, en: {})",
                ink.quoted(&format!("{fr}\n{more}")),
                ink.quoted(&format!("{en}\n{rest}"))
            )
        }
        TypeSpec::Word(words) => words.variants[ink.variant(words)].0.to_owned(),
        TypeSpec::Integer { min, max } => ink.whole(min, max).to_string(),
        TypeSpec::Number => ink.number(),
        TypeSpec::Bool => "true".to_owned(),
        TypeSpec::Moment => format!("\"{}T07:30Z\"", ink.day()),
        TypeSpec::Day => format!("\"{}\"", ink.day()),
        TypeSpec::Place => format!("\"{}\"", ink.place()),
        TypeSpec::Ref(kinds) => quote(&ink.reference(kinds)?),
        TypeSpec::Token(example) => quote(example),
        TypeSpec::Marking => "(class: DR, rel_to: [SEN, MLI, MRT])".to_owned(),
        TypeSpec::Group(spec) => format!("({})", fields(spec, ink)?),
        TypeSpec::Choice(forms) => {
            let form = forms[at % forms.len()];
            format!("{}({})", form.name, fields(form, ink)?)
        }
        TypeSpec::Records => return None,
    })
}

/// A section of a file with these records.
pub fn section(kind: Kind, records: &[String]) -> String {
    match kind {
        Kind::Meeting => records.first().map(|record| format!("meeting: {record},\n")).unwrap_or_default(),
        _ => format!("{}: [\n{}],\n", kind.section(), records.join(",\n")),
    }
}
