//! The reference as plain text of 80 columns.

use std::fmt::Write as _;

use super::rows::{Row, rows, uncapped, words};
use super::{Part, forms, word};
use crate::look::measure::{width, wrap};
use crate::model::lang::Lang;
use crate::model::meaning;
use crate::model::record::Scene;
use crate::model::value::{GroupSpec, Pair, TypeSpec, Value, WordSpec};
use crate::source::{HEAD, IDENTITY};

/// Columns of the text.
const COLUMNS: usize = 80;
/// Where types and meanings begin.
const TYPE_AT: usize = 27;
const MEANING_AT: usize = 47;

/// The parts, one below the other.
pub(super) fn pages(parts: &[Part], lang: Lang) -> String {
    let mut page = Page { out: String::new(), lang };
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            page.out.push('\n');
        }
        page.part(*part);
    }
    page.line("", "");
    let signs = page
        .say("* requis   … liste   + liste d'au moins un", "* required   … list   + list of at least one");
    page.line("", signs);
    page.out
}

struct Page {
    out: String,
    lang: Lang,
}

impl Page {
    fn say(&self, fr: &'static str, en: &'static str) -> &'static str {
        if self.lang == Lang::Fr { fr } else { en }
    }

    fn line(&mut self, indent: &str, text: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.out, "{}", format!("{indent}{text}").trim_end());
    }

    fn head(&mut self, word: &str, title: &str) {
        self.line("", word);
        for line in wrap(title, COLUMNS - 2) {
            self.line("  ", line);
        }
        self.line("", "");
    }

    fn part(&mut self, part: Part) {
        let word = word(part);
        match part {
            Part::File => self.file(word),
            Part::Record(kind) => {
                self.head(word, meaning::of_record(kind).get(self.lang));
                self.group(kind.spec());
            }
            Part::Views => self.views(word),
            Part::Forms => self.forms(word),
            Part::Thresholds => self.thresholds(word),
        }
    }

    fn file(&mut self, word: &str) {
        let title = self.say(
            "Un fichier : sa tête, puis les sections. Toutes sont facultatives.",
            "A file: its head, then the sections. All of them are optional.",
        );
        self.head(word, title);
        self.table(&rows(const { &HEAD }));
        self.line("", "");
        self.line("  ", self.say("Toute fiche peut dire :", "Every record may say:"));
        self.table(&rows(&IDENTITY));
        self.group(const { &<crate::model::table::Header as crate::model::value::Group>::SPEC });
    }

    /// The fields of a group, then the words of its closed lists.
    fn group(&mut self, group: &'static GroupSpec) {
        let rows = rows(group);
        self.table(&rows);
        self.lists(&words(&rows));
    }

    fn lists(&mut self, lists: &[&'static WordSpec]) {
        for spec in lists {
            self.line("", "");
            self.line("  ", spec.name);
            for (name, pair) in spec.variants {
                self.columns(&format!("    {name}"), "", pair.get(self.lang));
            }
        }
    }

    fn table(&mut self, rows: &[Row]) {
        for row in rows {
            let indent = "  ".repeat(row.path.len());
            let name = row.path.last().copied().unwrap_or_default();
            let name = format!("{indent}{name} {}", row.sign());
            self.columns(name.trim_end(), &row.kind(self.lang), &row.meaning(self.lang));
        }
    }

    /// One row of three columns; what is too long for a column goes on below.
    fn columns(&mut self, name: &str, ty: &str, meaning: &str) {
        let at = if ty.is_empty() { TYPE_AT } else { MEANING_AT };
        let types: Vec<&str> = if ty.is_empty() { Vec::new() } else { wrap(ty, MEANING_AT - TYPE_AT - 1) };
        let meanings = wrap(meaning, COLUMNS - at);
        for line in 0..types.len().max(meanings.len()).max(1) {
            let mut text = String::new();
            for (column, piece) in [
                (0, if line == 0 { name } else { "" }),
                (TYPE_AT, types.get(line).copied().unwrap_or_default()),
                (at, meanings.get(line).copied().unwrap_or_default()),
            ] {
                if piece.is_empty() {
                    continue;
                }
                let space = column.saturating_sub(width(&text)).max(usize::from(column > 0));
                text.push_str(&" ".repeat(space));
                text.push_str(piece);
            }
            self.line("", &text);
        }
    }

    fn views(&mut self, word: &str) {
        let title = self.say(
            "Les vues d'un point : Nom(champ: …), dans scenes.",
            "The views of an item: Name(field: …), in scenes.",
        );
        self.head(word, title);
        let TypeSpec::Choice(variants) = <Scene as Value>::TYPE else { return };
        let mut lists: Vec<&'static WordSpec> = Vec::new();
        for group in variants {
            self.line("  ", group.name);
            let rows = rows(group);
            for row in &rows {
                let name = format!("    {} {}", row.path.join("."), row.sign());
                self.columns(name.trim_end(), &row.kind(self.lang), &row.meaning(self.lang));
            }
            lists.extend(
                words(&rows)
                    .iter()
                    .filter(|spec| !lists.iter().any(|known| known.name == spec.name))
                    .copied()
                    .collect::<Vec<_>>(),
            );
        }
        self.lists(&lists);
    }

    fn forms(&mut self, word: &str) {
        let title = self.say("Comment une valeur s'écrit.", "How a value is written.");
        self.head(word, title);
        for form in forms::FORMS {
            self.columns(&format!("  {}", form.name.get(self.lang)), "", form.words.get(self.lang));
            for example in form.examples {
                self.columns("", "", example);
            }
        }
        self.line("", "");
        self.line("  ", self.say("Un marquage dit :", "A marking says:"));
        self.group(forms::MARKING);
    }

    fn thresholds(&mut self, word: &str) {
        let title = self.say(
            "Seuils des contrôles, avec leur valeur habituelle ; thresholds: (…) dans meeting les change.",
            "Thresholds of the checks, with their usual values; thresholds: (…) in meeting changes them.",
        );
        self.head(word, title);
        for (name, value, unit, Pair { fr, en }) in forms::thresholds() {
            let unit = if unit == "months" { self.say("mois", "months") } else { unit };
            let meaning = if self.lang == Lang::Fr { fr } else { en };
            self.columns(&format!("  {name}"), &format!("{value} {unit}"), &uncapped(meaning));
        }
    }
}
