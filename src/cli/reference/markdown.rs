//! The reference as Markdown in both languages, each part folded.

use std::fmt::Write as _;

use super::rows::{Row, rows, uncapped, words};
use super::{Part, forms, word};
use crate::model::lang::Lang;
use crate::model::meaning;
use crate::model::record::Scene;
use crate::model::table::Header;
use crate::model::value::{Group, TypeSpec, Value, WordSpec};
use crate::source::{HEAD, IDENTITY};

/// The parts, each as a fold.
pub(super) fn pages(parts: &[Part]) -> String {
    let mut out = String::from("`*` required, `…` a list, `+` a list of at least one.\n\n");
    for part in parts {
        let (title, body) = page(*part);
        let _ = write!(
            out,
            "<details><summary><code>{}</code> {title}</summary>\n\n{body}\n</details>\n",
            word(*part)
        );
    }
    out
}

fn page(part: Part) -> (String, String) {
    let mut body = String::new();
    let title = match part {
        Part::File => {
            let mut all = rows(const { &HEAD });
            all.extend(rows(&IDENTITY));
            all.extend(rows(const { &<Header as Group>::SPEC }));
            group(&mut body, &all, "");
            "Head of a file, and what every record may say.".to_owned()
        }
        Part::Record(kind) => {
            group(&mut body, &rows(kind.spec()), "");
            meaning::of_record(kind).en.to_owned()
        }
        Part::Views => {
            let TypeSpec::Choice(variants) = <Scene as Value>::TYPE else { return (String::new(), body) };
            for variant in variants {
                group(&mut body, &rows(variant), variant.name);
            }
            "Views of an agenda item.".to_owned()
        }
        Part::Forms => {
            forms_table(&mut body);
            group(&mut body, &rows(forms::MARKING), "marking");
            "How a value is written.".to_owned()
        }
        Part::Thresholds => {
            thresholds(&mut body);
            "Thresholds of the checks, with their usual values.".to_owned()
        }
    };
    (title, body)
}

/// A table of fields, then the words of its closed lists.
fn group(out: &mut String, rows: &[Row], name: &str) {
    if !name.is_empty() {
        let _ = writeln!(out, "`{name}`\n");
    }
    out.push_str("| field | type | meaning | sens |\n| --- | --- | --- | --- |\n");
    for row in rows {
        let (kind, en, fr) = (row.kind(Lang::En), row.meaning(Lang::En), row.meaning(Lang::Fr));
        let _ = writeln!(
            out,
            "| `{}` {} | {} | {} | {} |",
            row.path.join("."),
            row.sign(),
            cell(&kind),
            cell(&en),
            cell(&fr)
        );
    }
    lists(out, &words(rows));
    out.push('\n');
}

fn lists(out: &mut String, lists: &[&'static WordSpec]) {
    for spec in lists {
        let _ = write!(out, "\n{}: ", spec.name);
        let each = spec.variants.iter().map(|(name, pair)| {
            if pair.fr == pair.en {
                format!("`{name}` {}", pair.en)
            } else {
                format!("`{name}` {} / {}", pair.en, pair.fr)
            }
        });
        let _ = writeln!(out, "{}.", each.collect::<Vec<_>>().join("; "));
    }
}

fn forms_table(out: &mut String) {
    out.push_str("| type | written | meaning | sens |\n| --- | --- | --- | --- |\n");
    for form in forms::FORMS {
        let examples: Vec<String> = form.examples.iter().map(|e| format!("`{e}`")).collect();
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} |",
            form.name.en,
            examples.join(" "),
            cell(form.words.en),
            cell(form.words.fr)
        );
    }
    out.push('\n');
}

fn thresholds(out: &mut String) {
    out.push_str("| threshold | usual | meaning | sens |\n| --- | --- | --- | --- |\n");
    for (name, value, unit, label) in forms::thresholds() {
        let _ = writeln!(
            out,
            "| `{name}` | {} | {} | {} |",
            format!("{value} {unit}").trim_end(),
            uncapped(label.en),
            uncapped(label.fr)
        );
    }
}

/// A text that does not break its cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
