//! Keys of the map.

use super::Context::Map;
use super::Group::{Find, Move, Panes, Record, Screen, Time};
use super::{Binding, row};
use crate::analysis::pane::Pane;
use crate::app::action::Action;
use crate::app::state::State;

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

fn is_marked(state: &State) -> bool {
    state.map.marked.is_some()
}

fn has_marks(state: &State) -> bool {
    !state.map.situation.marks.is_empty()
}

/// The rows.
pub(super) static ROWS: &[Binding] = &[
    row(Map, &["Left", "h"], Action::Left, "vers l'ouest", "west", Move, 0),
    row(Map, &["Right", "l"], Action::Right, "vers l'est", "east", Move, 0),
    row(Map, &["Up", "k"], Action::Up, "vers le nord", "north", Move, 0),
    row(Map, &["Down", "j"], Action::Down, "vers le sud", "south", Move, 0),
    row(Map, &["Shift-Left"], Action::FineLeft, "ouest, 1 case", "west, 1 cell", Move, 0),
    row(Map, &["Shift-Right"], Action::FineRight, "est, 1 case", "east, 1 cell", Move, 0),
    row(Map, &["Shift-Up"], Action::FineUp, "nord, 1 case", "north, 1 cell", Move, 0),
    row(Map, &["Shift-Down"], Action::FineDown, "sud, 1 case", "south, 1 cell", Move, 0),
    row(Map, &["+", "=", "PgUp"], Action::ZoomIn, "plus près", "closer", Move, 3),
    row(Map, &["-", "PgDn"], Action::ZoomOut, "plus loin", "farther", Move, 10),
    row(Map, &["Home"], Action::First, "toute la zone", "the whole area", Move, 0),
    row(Map, &["z"], Action::Fit, "cadrer", "fit", Move, 9),
    row(Map, &["Tab"], Action::Focus, "repère suivant", "next marker", Move, 2).when(has_marks),
    row(Map, &["Shift-Tab"], Action::FocusBack, "repère d'avant", "marker before", Move, 0).when(has_marks),
    row(Map, &["Enter"], Action::Open, "ouvrir", "open", Move, 1).when(is_marked),
    row(Map, &["m"], Action::ShowOnMap, "centrer", "centre", Move, 0).when(is_marked),
    row(Map, &["Esc"], Action::Escape, "revenir", "back out", Move, 12),
    row(Map, &["Alt-Left"], Action::Back, "page d'avant", "page before", Move, 12).when(has_back),
    row(Map, &["Alt-Right"], Action::Forward, "page d'après", "page after", Move, 0).when(has_forward),
    row(Map, &["g"], Action::GoTo, "aller à", "go to", Find, 4),
    row(Map, &["f"], Action::Layers, "couches", "layers", Find, 5),
    row(Map, &["M"], Action::Measure, "mesurer", "measure", Find, 10),
    row(Map, &["o"], Action::Rings, "cercles", "range rings", Find, 0),
    row(Map, &["G"], Action::Grid, "carroyage MGRS", "MGRS grid", Find, 0),
    row(Map, &["b"], Action::Pixels, "finesse du tracé", "finer, coarser", Screen, 0),
    row(Map, &["c"], Action::Coordinates, "coordonnées", "coordinates", Find, 0),
    row(Map, &["r"], Action::Region, "région", "region", Find, 9),
    row(Map, &["/", "F3"], Action::Search, "chercher", "search", Find, 11),
    row(Map, &["n"], Action::NextHit, "résultat suivant", "next hit", Find, 0).when(has_hits),
    row(Map, &["N", "Shift-F3"], Action::PreviousHit, "résultat précédent", "previous hit", Find, 0)
        .when(has_hits),
    row(Map, &["Ctrl-P", ":"], Action::Palette, "commandes", "commands", Find, 0),
    row(Map, &["!"], Action::Problems, "problèmes", "problems", Find, 0).when(has_problems),
    row(Map, &["e"], Action::Edit, "éditer le fichier", "edit the file", Find, 0).when(is_marked),
    row(Map, &["w"], Action::Window, "dates", "dates", Time, 6),
    row(Map, &["<", ","], Action::Earlier, "plus tôt", "earlier", Time, 0),
    row(Map, &[">", "."], Action::Later, "plus tard", "later", Time, 0),
    row(Map, &["p"], Action::Play, "dérouler", "play", Time, 8),
    row(Map, &["1", "&", "Alt-1"], Action::Pane(Pane::Overview), "synthèse", "overview", Panes, 0),
    row(Map, &["2", "é", "Alt-2"], Action::Pane(Pane::Agenda), "ordre du jour", "agenda", Panes, 0),
    row(Map, &["3", "\"", "Alt-3"], Action::Pane(Pane::Incidents), "incidents", "incidents", Panes, 0),
    row(Map, &["4", "'", "Alt-4"], Action::Pane(Pane::Patrols), "patrouilles", "patrols", Panes, 0),
    row(
        Map,
        &["5", "(", "Alt-5"],
        Action::Pane(Pane::Infrastructure),
        "infrastructures",
        "infrastructure",
        Panes,
        0,
    ),
    row(Map, &["6", "Alt-6"], Action::Pane(Pane::Map), "carte", "map", Panes, 0),
    row(Map, &["7", "è", "Alt-7"], Action::Pane(Pane::Community), "communautés", "community", Panes, 0),
    row(Map, &["8", "_", "Alt-8"], Action::Pane(Pane::Decisions), "décisions", "decisions", Panes, 0),
    row(Map, &["F6"], Action::Audience, "qui est présent", "who is in", Screen, 0),
    row(Map, &["L", "F2"], Action::Language, "English", "français", Screen, 13),
    row(Map, &["t"], Action::Theme, "thème", "theme", Screen, 0),
    row(Map, &["?", "F1"], Action::Help, "aide", "help", Screen, 7),
    row(Map, &["q", "Ctrl-C"], Action::Quit, "quitter", "quit", Screen, 0),
    row(Map, &["Ctrl-Z"], Action::Suspend, "suspendre", "suspend", Screen, 0),
    row(Map, &["F5"], Action::Present, "présenter", "present", Record, 0).when(has_meeting),
    row(Map, &[], Action::Rehearse, "répéter sans consigner", "rehearse, without minutes", Record, 0)
        .when(has_meeting),
    row(Map, &[], Action::Library, "autre réunion", "another meeting", Find, 0).when(has_library),
    row(Map, &[], Action::Red, "montrer TLP:RED", "show TLP:RED", Screen, 0),
    row(Map, &[], Action::Mouse, "souris", "mouse", Screen, 0),
    row(Map, &[], Action::Glyphs, "signes ASCII", "ASCII signs", Screen, 0),
];
