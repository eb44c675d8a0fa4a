//! The one table of keys: it dispatches them, and writes help, footer, palette, README and `keys`.

use super::action::Action;
use super::overlay::Overlay;
use super::state::{Focus, State};
use crate::analysis::pane::Pane;
use crate::model::value::Pair;

/// Where a key works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// A pane of the desk.
    Desk,
    /// Stepping through the scenes of an agenda item.
    Scene,
    /// Search, palette and help: letters type.
    Typing,
    /// A short list to pick from.
    Pick,
    /// Who is in the room.
    Room,
    /// A question that waits for yes or no.
    Question,
    /// The list of problems.
    Problems,
}

/// Heads of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    Move,
    Find,
    Screen,
    Panes,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: &'static [Self] = &[Self::Move, Self::Find, Self::Screen, Self::Panes];

    /// Its head.
    #[must_use]
    pub const fn title(self) -> Pair {
        match self {
            Self::Move => Pair { fr: "SE DÉPLACER", en: "MOVE" },
            Self::Find => Pair { fr: "TROUVER, TRIER", en: "FIND AND SORT" },
            Self::Screen => Pair { fr: "SALLE ET ÉCRAN", en: "ROOM AND SCREEN" },
            Self::Panes => Pair { fr: "VOLETS", en: "PANES" },
        }
    }
}

/// A row of the table.
pub struct Binding {
    pub context: Context,
    /// Names of the keys; none for a command that only the palette runs.
    pub keys: &'static [&'static str],
    pub action: Action,
    /// What it does, in a few words.
    pub words: Pair,
    pub group: Group,
    /// Place in the footer, the lowest first; 0 keeps it out of it.
    pub footer: u8,
    /// Whether it does something at this moment.
    pub when: fn(&State) -> bool,
}

const fn row(
    context: Context,
    keys: &'static [&'static str],
    action: Action,
    fr: &'static str,
    en: &'static str,
    group: Group,
    footer: u8,
) -> Binding {
    Binding { context, keys, action, words: Pair { fr, en }, group, footer, when: always }
}

impl Binding {
    const fn when(mut self, when: fn(&State) -> bool) -> Self {
        self.when = when;
        self
    }
}

fn always(_: &State) -> bool {
    true
}

fn has_list(state: &State) -> bool {
    state.pane != Pane::Overview
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

fn has_problems(state: &State) -> bool {
    !state.room.problems().is_empty()
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

use Context::{Desk, Pick, Problems, Question, Room, Scene, Typing};
use Group::{Find, Move, Panes, Screen};

/// Every key of the program.
pub static KEYMAP: &[Binding] = &[
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
    row(Desk, &["!"], Action::Problems, "problèmes", "problems", Find, 0).when(has_problems),
    row(Desk, &["F6"], Action::Audience, "qui est présent", "who is in", Screen, 0),
    row(Desk, &["L", "F2"], Action::Language, "English", "français", Screen, 9),
    row(Desk, &["t"], Action::Theme, "thème", "theme", Screen, 0),
    row(Desk, &["?", "F1"], Action::Help, "aide", "help", Screen, 4),
    row(Desk, &["q", "Ctrl-C"], Action::Quit, "quitter", "quit", Screen, 0),
    row(Desk, &["Ctrl-Z"], Action::Suspend, "suspendre", "suspend", Screen, 0),
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
    row(Scene, &["F6"], Action::Audience, "qui est présent", "who is in", Screen, 0),
    row(Scene, &["L", "F2"], Action::Language, "English", "français", Screen, 9),
    row(Scene, &["t"], Action::Theme, "thème", "theme", Screen, 0),
    row(Scene, &["?", "F1"], Action::Help, "aide", "help", Screen, 5),
    row(Scene, &["q", "Ctrl-C"], Action::Quit, "quitter", "quit", Screen, 0),
    row(Scene, &["Ctrl-Z"], Action::Suspend, "suspendre", "suspend", Screen, 0),
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
    row(Problems, &["Enter"], Action::Open, "ouvrir la fiche", "open the record", Move, 2),
    row(Problems, &["Ctrl-C"], Action::Quit, "quitter", "quit", Screen, 0),
    row(Problems, &["Esc", "!", "q"], Action::Escape, "fermer", "close", Move, 3),
    row(Problems, &["L", "F2"], Action::Language, "English", "français", Screen, 0),
    row(Problems, &["Ctrl-Z"], Action::Suspend, "suspendre", "suspend", Screen, 0),
];

/// The context the next key goes to.
#[must_use]
pub fn context(state: &State) -> Context {
    match &state.overlay {
        Some(Overlay::Search(_) | Overlay::Palette(_) | Overlay::Help(_) | Overlay::Form(_)) => Typing,
        Some(Overlay::Pick(_)) => Pick,
        Some(Overlay::Audience(_)) => Room,
        Some(Overlay::Question(_)) => Question,
        Some(Overlay::Problems(_)) => Problems,
        None if state.scene.is_some() => Scene,
        None => Desk,
    }
}

/// What `key` means in `context`.
#[must_use]
pub fn find(context: Context, key: &str) -> Option<&'static Binding> {
    KEYMAP.iter().find(|binding| binding.context == context && binding.keys.contains(&key))
}

/// Bindings that do something now, in the context under any overlay.
pub fn here(state: &State) -> impl Iterator<Item = &'static Binding> {
    let context = if state.scene.is_some() { Scene } else { Desk };
    KEYMAP.iter().filter(move |binding| binding.context == context && (binding.when)(state))
}
