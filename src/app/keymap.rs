//! The one table of keys: it dispatches them, and writes help, footer, palette, README and `keys`.

mod chart;
mod desk;
mod map;
mod overlays;
mod talk;

use super::action::Action;
use super::overlay::Overlay;
use super::state::State;
use crate::model::value::Pair;

/// Where a key works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// A pane of the desk.
    Desk,
    /// The map.
    Map,
    /// A chart of the desk.
    Chart,
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
    /// The presenter's console.
    Talk,
    /// What is being recorded: letters type.
    Form,
    /// What was recorded.
    Ledger,
    /// Planned against actual.
    Timings,
    /// The room screen.
    Projector,
}

/// Heads of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    Move,
    Find,
    Time,
    Screen,
    Panes,
    Clock,
    Record,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: &'static [Self] =
        &[Self::Move, Self::Find, Self::Time, Self::Screen, Self::Panes, Self::Clock, Self::Record];

    /// Its head.
    #[must_use]
    pub const fn title(self) -> Pair {
        match self {
            Self::Move => Pair { fr: "SE DÉPLACER", en: "MOVE" },
            Self::Find => Pair { fr: "TROUVER, TRIER", en: "FIND AND SORT" },
            Self::Time => Pair { fr: "TEMPS", en: "TIME" },
            Self::Screen => Pair { fr: "SALLE ET ÉCRAN", en: "ROOM AND SCREEN" },
            Self::Panes => Pair { fr: "VOLETS", en: "PANES" },
            Self::Clock => Pair { fr: "HEURE", en: "CLOCK" },
            Self::Record => Pair { fr: "CONSIGNER", en: "RECORD" },
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

/// Rows of several files as one table.
pub struct Table(&'static [&'static [Binding]]);

impl Table {
    /// Every row, in order.
    pub fn iter(&self) -> impl Iterator<Item = &'static Binding> + use<> {
        self.0.iter().copied().flatten()
    }
}

impl IntoIterator for &'static Table {
    type Item = &'static Binding;
    type IntoIter = std::iter::Flatten<std::iter::Copied<std::slice::Iter<'static, &'static [Binding]>>>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().copied().flatten()
    }
}

/// Every key of the program.
pub static KEYMAP: &Table = &Table(&[desk::ROWS, map::ROWS, chart::ROWS, overlays::ROWS, talk::ROWS]);

/// The context the next key goes to.
#[must_use]
pub fn context(state: &State) -> Context {
    match &state.overlay {
        Some(Overlay::Search(_) | Overlay::Palette(_) | Overlay::Help(_) | Overlay::Goto(_)) => {
            Context::Typing
        }
        Some(Overlay::Pick(_)) => Context::Pick,
        Some(Overlay::Audience(_)) => Context::Room,
        Some(Overlay::Question(_)) => Context::Question,
        Some(Overlay::Problems(_)) => Context::Problems,
        Some(Overlay::Timings(_)) => Context::Timings,
        Some(Overlay::Form(_)) => Context::Form,
        Some(Overlay::Ledger(_)) => Context::Ledger,
        None => below(state),
    }
}

/// The context under any overlay.
#[must_use]
pub fn below(state: &State) -> Context {
    if state.follow.is_some() {
        Context::Projector
    } else if state.talk.is_some() {
        Context::Talk
    } else if state.scene.is_some() {
        Context::Scene
    } else if state.on_map() {
        Context::Map
    } else if state.chart.is_some() {
        Context::Chart
    } else {
        Context::Desk
    }
}

/// What `key` means in `context`.
#[must_use]
pub fn find(context: Context, key: &str) -> Option<&'static Binding> {
    KEYMAP.iter().find(|binding| works_in(binding, context) && binding.keys.contains(&key))
}

/// Whether a row is one of `context`: over a chart most keys of the desk are too.
fn works_in(binding: &Binding, context: Context) -> bool {
    let lent = context == Context::Chart && binding.context == Context::Desk;
    binding.context == context || lent && chart::passes(binding.action)
}

/// Bindings that do something now, in the context under any overlay.
pub fn here(state: &State) -> impl Iterator<Item = &'static Binding> {
    let context = below(state);
    KEYMAP.iter().filter(move |binding| works_in(binding, context) && (binding.when)(state))
}
