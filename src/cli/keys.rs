//! `tribrief keys`: the keys, from the table that dispatches them.

use std::fmt::Write as _;

use crate::app::keymap::{Context, Group, KEYMAP};
use crate::app::keys::shown;
use crate::look::measure::width;
use crate::model::lang::Lang;

/// Contexts in the order of the list, with their heads.
const CONTEXTS: [(Context, &str, &str); 14] = [
    (Context::Desk, "Bureau de lecture", "Reading desk"),
    (Context::Map, "Carte", "Map"),
    (Context::Chart, "Graphiques", "Charts"),
    (Context::Scene, "Vues d'un point", "Views of an item"),
    (Context::Talk, "Console de présentation", "Presenter's console"),
    (Context::Form, "Décision, action, note, présences", "Decision, action, note, attendance"),
    (Context::Ledger, "Ce qui est consigné", "What is recorded"),
    (Context::Timings, "Prévu et réel", "Planned and actual"),
    (Context::Projector, "Écran de la salle", "Room screen"),
    (Context::Typing, "Recherche, commandes, aide", "Search, commands, help"),
    (Context::Pick, "Liste courte", "Short list"),
    (Context::Room, "Qui est présent", "Who is in"),
    (Context::Question, "Question", "Question"),
    (Context::Problems, "Problèmes", "Problems"),
];

/// The keys as plain text.
#[must_use]
pub fn text(lang: Lang) -> String {
    let mut out = String::new();
    for (head, rows) in lists(lang) {
        let _ = writeln!(out, "{head}");
        for (keys, words) in rows {
            let space = " ".repeat(26_usize.saturating_sub(width(&keys)).max(1));
            let _ = writeln!(out, "  {keys}{space}{words}");
        }
        out.push('\n');
    }
    out
}

/// Every place with its keys and what they do.
pub(super) fn lists(lang: Lang) -> Vec<(&'static str, Vec<(String, &'static str)>)> {
    let rows = |context: Context| {
        let all = Group::ALL
            .iter()
            .flat_map(move |group| KEYMAP.iter().filter(move |b| b.context == context && b.group == *group));
        all.map(|binding| (key_names(binding.keys, lang), binding.words.get(lang))).collect()
    };
    let heads = CONTEXTS.iter();
    heads.map(|(context, fr, en)| (if lang == Lang::Fr { *fr } else { *en }, rows(*context))).collect()
}

fn key_names(keys: &[&str], lang: Lang) -> String {
    if keys.is_empty() {
        return if lang == Lang::Fr { "(commandes)" } else { "(commands)" }.to_owned();
    }
    let names = keys.iter().map(|key| shown(key, lang == Lang::Fr, ["↑", "↓", "←", "→"]));
    names.collect::<Vec<_>>().join("  ")
}

/// The table of a place's keys for the README.
#[must_use]
pub fn markdown(context: Context) -> String {
    let mut out = String::from("| keys | does | fait |\n| --- | --- | --- |\n");
    for binding in KEYMAP.iter().filter(|b| b.context == context) {
        let keys = if binding.keys.is_empty() {
            "palette".to_owned()
        } else {
            let quoted = binding.keys.iter().map(|key| format!("`{key}`"));
            quoted.collect::<Vec<_>>().join(" ")
        };
        let _ = writeln!(out, "| {keys} | {} | {} |", binding.words.en, binding.words.fr);
    }
    out
}
