//! `tribrief reference`: every record and field, from the tables that read them.

mod forms;
mod markdown;
mod rows;
mod text;

use std::process::ExitCode;

use super::output;
use crate::model::diagnostic::Both;
use crate::model::lang::Lang;
use crate::model::safe_text::SafeText;
use crate::model::table::Kind;

/// How the reference is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Text,
    Markdown,
}

/// A part of the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Head of a file, and what every record has.
    File,
    Record(Kind),
    /// Views of agenda items.
    Views,
    /// How values are written.
    Forms,
    /// Thresholds of the checks.
    Thresholds,
}

/// Everything, in the order it is printed.
#[must_use]
pub fn parts() -> Vec<Part> {
    let records = Kind::ALL.iter().map(|kind| Part::Record(*kind));
    [Part::File].into_iter().chain(records).chain([Part::Views, Part::Forms, Part::Thresholds]).collect()
}

/// Prints the reference, or the part that `wanted` names: exit 0, or 2 when there is no such part.
#[must_use]
pub fn run(wanted: Option<&str>, format: Format, lang: Lang) -> ExitCode {
    let parts = match wanted.map(named) {
        None => parts(),
        Some(Some(part)) => vec![part],
        Some(None) => return unknown(wanted.unwrap_or_default(), lang),
    };
    output::page(&match format {
        Format::Text => text::pages(&parts, lang),
        Format::Markdown => markdown(&parts),
    })
}

/// The parts as Markdown in both languages, for the README.
#[must_use]
pub fn markdown(parts: &[Part]) -> String {
    markdown::pages(parts)
}

/// The word that asks for a part.
fn word(part: Part) -> &'static str {
    match part {
        Part::File => "file",
        Part::Record(kind) => kind.section(),
        Part::Views => "scenes",
        Part::Forms => "forms",
        Part::Thresholds => "thresholds",
    }
}

/// The part of that name: its section, or its name in either language.
fn named(name: &str) -> Option<Part> {
    let name = name.to_lowercase();
    let called = |part: &Part| match part {
        Part::Record(kind) => {
            let (one, several) = (kind.one(), kind.several());
            [one.fr, one.en, several.fr, several.en].contains(&name.as_str())
        }
        _ => false,
    };
    let all = parts();
    all.iter().copied().find(|part| word(*part) == name).or_else(|| all.into_iter().find(called))
}

fn unknown(name: &str, lang: Lang) -> ExitCode {
    let shown = SafeText::new(name);
    let words: Vec<&str> = parts().into_iter().map(word).collect();
    let near = words
        .iter()
        .map(|word| (strsim::jaro_winkler(word, &name.to_lowercase()), *word))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let message = Both::new(format!("aucune fiche « {shown} »"), format!("no record \"{shown}\""));
    let help = if let Some((_, near)) = near {
        Both::new(format!("vouliez-vous « {near} » ?"), format!("did you mean \"{near}\"?"))
    } else {
        let list = words.join(", ");
        Both::new(format!("il y a {list}"), format!("there are {list}"))
    };
    output::fail(&message, &help, lang)
}
