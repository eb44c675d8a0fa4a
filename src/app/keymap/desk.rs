//! Keys of the desk and of its scenes.

use super::Context::{Desk, Scene};
use super::Group::{Find, Move, Panes, Record, Screen, Time};
use super::{Binding, row};
use crate::analysis::pane::Pane;
use crate::app::action::Action;
use crate::app::state::{Focus, State};
use crate::model::record::Scene as Shown;

fn has_list(state: &State) -> bool {
    state.pane != Pane::Overview
}

/// Whether the record that is shown lies somewhere.
fn has_place(state: &State) -> bool {
    state.placed_record().is_some()
}

/// Whether the scene is about one record, or points at one.
fn shows_record(state: &State) -> bool {
    let shown = state.scene.as_ref().and_then(|place| place.scene(&state.cx()));
    shown.is_some_and(|scene| matches!(&*scene, Shown::Record(_) | Shown::Table(_)))
}

fn has_hits(state: &State) -> bool {
    !state.hits.is_empty()
}

fn has_back(state: &State) -> bool {
    state.history.has_back()
}

fn has_forward(state: &State) -> bool {
    state.history.has_forward()
}

fn has_library(state: &State) -> bool {
    !state.library.is_empty()
}

fn has_meeting(state: &State) -> bool {
    state.room.meeting().is_some()
}

fn has_problems(state: &State) -> bool {
    state.room.problem_count() > 0
}

/// Whether there is a record here, whose file can be edited.
pub(super) fn has_record(state: &State) -> bool {
    state.record_here().is_some()
}

fn away_from_home(state: &State) -> bool {
    !state.is_home()
}

fn has_filters(state: &State) -> bool {
    state.pane != Pane::Overview
}

fn two_parts(state: &State) -> bool {
    state.pane == Pane::Overview || state.focus == Focus::Detail || state.selected().is_some()
}

/// The rows.
pub(super) static ROWS: &[Binding] = &[
    row(Desk, &["Up", "k"], Action::Up, "monter", "up", Move, 0),
    row(Desk, &["Down", "j"], Action::Down, "descendre", "down", Move, 0),
    row(Desk, &["Left", "h"], Action::Left, "vers la liste", "to the list", Move, 0).when(has_list),
    row(Desk, &["Right", "l"], Action::Right, "vers la fiche", "to the record", Move, 0).when(has_list),
    row(Desk, &["PgUp"], Action::PageUp, "une page plus haut", "a page up", Move, 0),
    row(Desk, &["PgDn"], Action::PageDown, "une page plus bas", "a page down", Move, 0),
    row(Desk, &["g", "Home"], Action::First, "au début", "first", Move, 0),
    row(Desk, &["G", "End"], Action::Last, "à la fin", "last", Move, 0),
    row(Desk, &["Tab"], Action::Focus, "autre partie", "other part", Move, 7).when(two_parts),
    row(Desk, &["Shift-Tab"], Action::FocusBack, "en arrière", "the other way", Move, 0).when(two_parts),
    row(Desk, &["Enter"], Action::Open, "ouvrir", "open", Move, 2),
    row(Desk, &["Esc"], Action::Escape, "revenir", "back out", Move, 8).when(away_from_home),
    row(Desk, &["Alt-Left"], Action::Back, "page d'avant", "page before", Move, 8).when(has_back),
    row(Desk, &["Alt-Right"], Action::Forward, "page d'après", "page after", Move, 0).when(has_forward),
    row(Desk, &["1", "&", "Alt-1"], Action::Pane(Pane::Overview), "synthèse", "overview", Panes, 0),
    row(Desk, &["2", "é", "Alt-2"], Action::Pane(Pane::Agenda), "ordre du jour", "agenda", Panes, 0),
    row(Desk, &["3", "\"", "Alt-3"], Action::Pane(Pane::Incidents), "incidents", "incidents", Panes, 0),
    row(Desk, &["4", "'", "Alt-4"], Action::Pane(Pane::Patrols), "patrouilles", "patrols", Panes, 0),
    row(
        Desk,
        &["5", "(", "Alt-5"],
        Action::Pane(Pane::Infrastructure),
        "infrastructures",
        "infrastructure",
        Panes,
        0,
    ),
    row(Desk, &["6", "Alt-6"], Action::Pane(Pane::Map), "carte", "map", Panes, 0),
    row(Desk, &["7", "è", "Alt-7"], Action::Pane(Pane::Community), "communautés", "community", Panes, 0),
    row(Desk, &["8", "_", "Alt-8"], Action::Pane(Pane::Decisions), "décisions", "decisions", Panes, 0),
    row(Desk, &["/", "F3"], Action::Search, "chercher", "search", Find, 3),
    row(Desk, &["n"], Action::NextHit, "résultat suivant", "next hit", Find, 0).when(has_hits),
    row(Desk, &["N", "Shift-F3"], Action::PreviousHit, "résultat précédent", "previous hit", Find, 0)
        .when(has_hits),
    row(Desk, &["Ctrl-P", ":"], Action::Palette, "commandes", "commands", Find, 0),
    row(Desk, &["r"], Action::Region, "région", "region", Find, 6),
    row(Desk, &["f"], Action::Filter, "filtrer", "filter", Find, 5).when(has_filters),
    row(Desk, &["s"], Action::Sort, "trier", "sort", Find, 5).when(has_list),
    row(Desk, &["c"], Action::Coordinates, "coordonnées", "coordinates", Find, 0),
    row(Desk, &["m"], Action::ShowOnMap, "carte", "map", Find, 4).when(has_place),
    row(Desk, &["w"], Action::Window, "dates", "dates", Time, 7).when(State::has_time),
    row(Desk, &["<"], Action::Earlier, "plus tôt", "earlier", Time, 0).when(State::has_time),
    row(Desk, &[">"], Action::Later, "plus tard", "later", Time, 0).when(State::has_time),
    row(Desk, &["p"], Action::Play, "dérouler", "play", Time, 0).when(State::has_time),
    row(Desk, &["!"], Action::Problems, "problèmes", "problems", Find, 0).when(has_problems),
    row(Desk, &["e"], Action::Edit, "éditer le fichier", "edit the file", Find, 0).when(has_record),
    row(Desk, &["F6"], Action::Audience, "qui est présent", "who is in", Screen, 0),
    row(Desk, &["L", "F2"], Action::Language, "English", "français", Screen, 9),
    row(Desk, &["t"], Action::Theme, "thème", "theme", Screen, 0),
    row(Desk, &["?", "F1"], Action::Help, "aide", "help", Screen, 4),
    row(Desk, &["q", "Ctrl-C"], Action::Quit, "quitter", "quit", Screen, 0),
    row(Desk, &["Ctrl-Z"], Action::Suspend, "suspendre", "suspend", Screen, 0),
    row(Desk, &["F5"], Action::Present, "présenter", "present", Record, 0).when(has_meeting),
    row(Desk, &[], Action::Rehearse, "répéter sans consigner", "rehearse, without minutes", Record, 0)
        .when(has_meeting),
    row(Desk, &[], Action::Library, "autre réunion", "another meeting", Find, 0).when(has_library),
    row(Desk, &[], Action::Red, "montrer TLP:RED", "show TLP:RED", Screen, 0),
    row(Desk, &[], Action::Notes, "notes privées", "private notes", Screen, 0),
    row(Desk, &[], Action::Mouse, "souris", "mouse", Screen, 0),
    row(Desk, &[], Action::Glyphs, "signes ASCII", "ASCII signs", Screen, 0),
    row(
        Scene,
        &["Right", "l", "Space", "PgDn", "Enter", "n"],
        Action::Right,
        "vue suivante",
        "next view",
        Move,
        2,
    ),
    row(
        Scene,
        &["Left", "h", "Backspace", "PgUp", "N"],
        Action::Left,
        "vue précédente",
        "previous view",
        Move,
        3,
    ),
    row(Scene, &["Up", "k"], Action::Up, "monter", "up", Move, 0),
    row(Scene, &["Down", "j"], Action::Down, "descendre", "down", Move, 0),
    row(Scene, &["g", "Home"], Action::First, "première vue", "first view", Move, 0),
    row(Scene, &["G", "End"], Action::Last, "dernière vue", "last view", Move, 0),
    row(Scene, &["Esc"], Action::Escape, "fermer", "close", Move, 4),
    row(Scene, &["/", "F3"], Action::Search, "chercher", "search", Find, 0),
    row(Scene, &["Ctrl-P", ":"], Action::Palette, "commandes", "commands", Find, 0),
    row(Scene, &["c"], Action::Coordinates, "coordonnées", "coordinates", Find, 0),
    row(Scene, &["m"], Action::ShowOnMap, "carte", "map", Find, 0).when(shows_record),
    row(Scene, &["e"], Action::Edit, "éditer le fichier", "edit the file", Find, 0).when(has_record),
    row(Scene, &["F6"], Action::Audience, "qui est présent", "who is in", Screen, 0),
    row(Scene, &["L", "F2"], Action::Language, "English", "français", Screen, 9),
    row(Scene, &["t"], Action::Theme, "thème", "theme", Screen, 0),
    row(Scene, &["?", "F1"], Action::Help, "aide", "help", Screen, 5),
    row(Scene, &["q", "Ctrl-C"], Action::Quit, "quitter", "quit", Screen, 0),
    row(Scene, &["Ctrl-Z"], Action::Suspend, "suspendre", "suspend", Screen, 0),
];
