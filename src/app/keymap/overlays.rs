//! Keys of what lies over the screen.

use super::Context::{Form, Ledger, Pick, Problems, Question, Room, Timings, Typing};
use super::Group::{Find, Move, Record, Screen};
use super::{Binding, row};
use crate::app::action::Action;
use crate::app::overlay::{Overlay, Picked};
use crate::app::state::State;

/// Whether the short list is one of switches.
fn is_switches(state: &State) -> bool {
    let Some(Overlay::Pick(pick)) = &state.overlay else { return false };
    pick.options.iter().all(|option| matches!(option.value, Picked::Layer(_)))
}

/// Whether the list of problems has a row.
fn has_rows(state: &State) -> bool {
    matches!(&state.overlay, Some(Overlay::Problems(list)) if !list.is_empty())
}

/// Whether one problem is marked.
fn has_problem(state: &State) -> bool {
    matches!(&state.overlay, Some(Overlay::Problems(list)) if list.current().is_some())
}

/// The rows.
pub(super) static ROWS: &[Binding] = &[
    row(Typing, &["Up"], Action::Up, "monter", "up", Move, 0),
    row(Typing, &["Down"], Action::Down, "descendre", "down", Move, 0),
    row(Typing, &["PgUp"], Action::PageUp, "page", "page", Move, 0),
    row(Typing, &["PgDn"], Action::PageDown, "page", "page", Move, 0),
    row(Typing, &["Enter"], Action::Open, "ouvrir", "open", Move, 2),
    row(Typing, &["Tab"], Action::Focus, "nature", "kind", Move, 3)
        .when(|s| matches!(s.overlay, Some(Overlay::Search(_)))),
    row(Typing, &["Esc", "F1"], Action::Escape, "fermer", "close", Move, 4),
    row(Typing, &["F2"], Action::Language, "English", "français", Screen, 0),
    row(Typing, &["Ctrl-C"], Action::Quit, "quitter", "quit", Screen, 0),
    row(Typing, &["Ctrl-Z"], Action::Suspend, "suspendre", "suspend", Screen, 0),
    row(Pick, &["Up", "k"], Action::Up, "monter", "up", Move, 0),
    row(Pick, &["Down", "j"], Action::Down, "descendre", "down", Move, 0),
    row(Pick, &["g", "Home", "PgUp"], Action::First, "au début", "first", Move, 0),
    row(Pick, &["G", "End", "PgDn"], Action::Last, "à la fin", "last", Move, 0),
    row(Pick, &["Enter"], Action::Open, "choisir", "choose", Move, 2),
    row(Pick, &["Space"], Action::Toggle, "mettre ou ôter", "on or off", Move, 2).when(is_switches),
    row(Pick, &["Ctrl-C"], Action::Quit, "quitter", "quit", Screen, 0),
    row(Pick, &["Esc", "q"], Action::Escape, "fermer", "close", Move, 3),
    row(Pick, &["Ctrl-Z"], Action::Suspend, "suspendre", "suspend", Screen, 0),
    row(Room, &["Up", "k"], Action::Up, "monter", "up", Move, 0),
    row(Room, &["Down", "j"], Action::Down, "descendre", "down", Move, 0),
    row(Room, &["Space"], Action::Toggle, "présent ou non", "in or out", Move, 2),
    row(Room, &["Enter"], Action::Open, "appliquer", "apply", Move, 3),
    row(Room, &["Ctrl-C"], Action::Quit, "quitter", "quit", Screen, 0),
    row(Room, &["Esc", "q", "F6"], Action::Escape, "fermer", "close", Move, 4),
    row(Room, &["Ctrl-Z"], Action::Suspend, "suspendre", "suspend", Screen, 0),
    row(Question, &["y", "o"], Action::Yes, "oui", "yes", Move, 2),
    row(Question, &["Ctrl-C"], Action::Quit, "quitter", "quit", Screen, 0),
    row(Question, &["Esc", "n", "q"], Action::Escape, "non", "no", Move, 3),
    row(Question, &["Ctrl-Z"], Action::Suspend, "suspendre", "suspend", Screen, 0),
    row(Problems, &["Up", "k"], Action::Up, "monter", "up", Move, 0),
    row(Problems, &["Down", "j"], Action::Down, "descendre", "down", Move, 0),
    row(Problems, &["PgUp"], Action::PageUp, "page", "page", Move, 0),
    row(Problems, &["PgDn"], Action::PageDown, "page", "page", Move, 0),
    row(Problems, &["g", "Home"], Action::First, "au début", "first", Move, 0),
    row(Problems, &["G", "End"], Action::Last, "à la fin", "last", Move, 0),
    row(Problems, &["Enter"], Action::Open, "ouvrir", "open", Move, 2).when(has_rows),
    row(Problems, &["e"], Action::Edit, "éditer", "edit", Find, 3).when(has_problem),
    row(Problems, &["f"], Action::Filter, "filtrer", "filter", Find, 4),
    row(Problems, &["s"], Action::Sort, "trier", "sort", Find, 6),
    row(Problems, &["Tab"], Action::Focus, "tout le texte", "all the words", Move, 7).when(has_problem),
    row(Problems, &["Ctrl-C"], Action::Quit, "quitter", "quit", Screen, 0),
    row(Problems, &["Esc", "!", "q"], Action::Escape, "fermer", "close", Move, 5),
    row(Problems, &["L", "F2"], Action::Language, "English", "français", Screen, 0),
    row(Problems, &["Ctrl-Z"], Action::Suspend, "suspendre", "suspend", Screen, 0),
    row(Form, &["Tab", "Down"], Action::Focus, "champ suivant", "next field", Move, 3),
    row(Form, &["Shift-Tab", "Up"], Action::FocusBack, "champ d'avant", "field before", Move, 0),
    row(Form, &["Ctrl-S"], Action::Save, "consigner", "record", Record, 2),
    row(Form, &["Ctrl-Z"], Action::Undo, "annuler la frappe", "undo typing", Record, 0),
    row(Form, &["PgDn"], Action::Next, "vue suivante", "next view", Move, 0),
    row(Form, &["PgUp"], Action::Previous, "vue précédente", "previous view", Move, 0),
    row(Form, &["Esc"], Action::Escape, "fermer", "close", Move, 4),
    row(Form, &["Ctrl-C"], Action::Quit, "quitter", "quit", Screen, 0),
    row(Ledger, &["Up", "k"], Action::Up, "monter", "up", Move, 0),
    row(Ledger, &["Down", "j"], Action::Down, "descendre", "down", Move, 0),
    row(Ledger, &["g", "Home"], Action::First, "au début", "first", Move, 0),
    row(Ledger, &["G", "End"], Action::Last, "à la fin", "last", Move, 0),
    row(Ledger, &["PgDn"], Action::Next, "vue suivante", "next view", Move, 0),
    row(Ledger, &["PgUp"], Action::Previous, "vue précédente", "previous view", Move, 0),
    row(Ledger, &["Enter"], Action::Open, "corriger", "correct", Record, 2),
    row(Ledger, &["Delete", "x"], Action::Withdraw, "retirer", "withdraw", Record, 3),
    row(Ledger, &["Esc", "R", "q"], Action::Escape, "fermer", "close", Move, 4),
    row(Ledger, &["Ctrl-C"], Action::Quit, "quitter", "quit", Screen, 0),
    row(Timings, &["Up", "k"], Action::Up, "monter", "up", Move, 2),
    row(Timings, &["Down", "j"], Action::Down, "descendre", "down", Move, 2),
    row(Timings, &["g", "Home"], Action::First, "au début", "first", Move, 0),
    row(Timings, &["G", "End"], Action::Last, "à la fin", "last", Move, 0),
    row(Timings, &["Esc", "P", "Enter", "q"], Action::Escape, "fermer", "close", Move, 3),
    row(Timings, &["Ctrl-C"], Action::Quit, "quitter", "quit", Screen, 0),
];
