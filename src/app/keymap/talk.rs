//! Keys of the presenter's console and of the room screen. What clickers send steps, blackens or does
//! nothing; nothing they send ends, writes or opens anything.

use super::Context::{Projector, Talk};
use super::Group::{Clock, Find, Move, Record, Screen};
use super::{Binding, row};
use crate::app::action::Action;
use crate::app::state::State;

fn has_back(state: &State) -> bool {
    state.talk.as_ref().is_some_and(|talk| talk.has_back())
}

fn has_trouble(state: &State) -> bool {
    state.talk.as_ref().is_some_and(|talk| talk.trouble.is_some())
}

fn has_records(state: &State) -> bool {
    state.talk.as_ref().is_some_and(|talk| talk.has_rows())
}

/// The rows.
pub(super) static ROWS: &[Binding] = &[
    row(Talk, &["Right", "Space", "PgDn", "l"], Action::Next, "suite", "next", Move, 1),
    row(Talk, &["Left", "PgUp", "Backspace", "h"], Action::Previous, "retour", "back", Move, 2),
    row(Talk, &[">", "Shift-Right"], Action::NextItem, "point suivant", "next item", Move, 0),
    row(Talk, &["<", "Shift-Left"], Action::PreviousItem, "point d'avant", "item before", Move, 0),
    row(
        Talk,
        &["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "&", "é", "\"", "'", "(", "è", "_", "ç", "à"],
        Action::Number,
        "n° puis Entrée",
        "no., then Enter",
        Move,
        0,
    ),
    row(Talk, &["Home"], Action::First, "première vue", "first view", Move, 0),
    row(Talk, &["End"], Action::Last, "dernière vue", "last view", Move, 0),
    row(Talk, &["Down", "j"], Action::Down, "pointer", "point", Move, 0),
    row(Talk, &["Up", "k"], Action::Up, "pointer", "point", Move, 0),
    row(Talk, &["Enter"], Action::Open, "ouvrir, suite", "open, or next", Move, 0),
    row(Talk, &["Esc"], Action::Escape, "fermer", "close", Move, 0),
    row(Talk, &["Alt-Left"], Action::Back, "où l'on était", "where one was", Move, 8).when(has_back),
    row(Talk, &["Tab"], Action::Items, "ordre du jour", "agenda", Find, 10),
    row(Talk, &["/", "F3"], Action::Search, "chercher", "search", Find, 11),
    row(Talk, &["Ctrl-P"], Action::Palette, "commandes", "commands", Find, 0),
    row(Talk, &["c"], Action::Coordinates, "coordonnées", "coordinates", Find, 0),
    row(Talk, &["m"], Action::ShowOnMap, "carte", "map", Find, 0),
    row(Talk, &["b", ".", ":", "F8"], Action::Black, "noir", "black", Screen, 6),
    row(Talk, &["w"], Action::White, "blanc", "white", Screen, 0),
    row(Talk, &["v"], Action::Swap, "vue de la salle", "room view", Screen, 9),
    row(Talk, &["z"], Action::Zoom, "agrandir", "zoom a part", Screen, 0),
    row(Talk, &["J", "Shift-Down"], Action::NotesDown, "notes", "notes down", Screen, 0),
    row(Talk, &["K", "Shift-Up"], Action::NotesUp, "notes", "notes up", Screen, 0),
    row(Talk, &["F6"], Action::Audience, "qui est présent", "who is in", Screen, 0),
    row(Talk, &["L", "F2"], Action::Language, "English", "français", Screen, 0),
    row(Talk, &["?", "F1"], Action::Help, "aide", "help", Screen, 9),
    row(Talk, &["q", "Ctrl-C"], Action::Quit, "terminer", "end", Screen, 0),
    row(Talk, &["t"], Action::Pause, "pause", "pause", Clock, 7),
    row(Talk, &["+", "="], Action::Give, "+1 minute", "+1 minute", Clock, 0),
    row(Talk, &["-"], Action::Take, "−1 minute", "−1 minute", Clock, 0),
    row(Talk, &["T"], Action::Restart, "recommencer", "restart item", Clock, 0),
    row(Talk, &["P"], Action::Timings, "prévu, réel", "plan, actual", Clock, 0),
    row(Talk, &["d"], Action::Decide, "décision", "decision", Record, 3),
    row(Talk, &["a", "A"], Action::Assign, "action", "action", Record, 4),
    row(Talk, &["n"], Action::Remark, "note", "note", Record, 5),
    row(Talk, &["x"], Action::Attend, "présences", "attendance", Record, 0),
    row(Talk, &["R"], Action::Recorded, "consigné", "recorded", Record, 0).when(has_records),
    row(Talk, &["f"], Action::Done, "action faite", "action done", Record, 0),
    row(Talk, &["r"], Action::Carry, "reporter", "carry over", Record, 0),
    row(Talk, &["s"], Action::Reassign, "réattribuer", "reassign", Record, 0),
    row(Talk, &["W"], Action::Elsewhere, "ailleurs", "elsewhere", Record, 1).when(has_trouble),
    row(Talk, &[], Action::Theme, "thème", "theme", Screen, 0),
    row(Talk, &[], Action::Red, "montrer TLP:RED", "show TLP:RED", Screen, 0),
    row(Talk, &[], Action::Mouse, "souris", "mouse", Screen, 0),
    row(Talk, &[], Action::Glyphs, "signes ASCII", "ASCII signs", Screen, 0),
    row(Projector, &["t"], Action::Theme, "thème", "theme", Screen, 2),
    row(Projector, &["q", "Ctrl-C"], Action::Quit, "quitter", "quit", Screen, 3),
    row(Projector, &["Esc"], Action::Escape, "fermer", "close", Move, 0),
    row(Projector, &[], Action::Glyphs, "signes ASCII", "ASCII signs", Screen, 0),
];
