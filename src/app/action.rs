//! Everything a key, a click or a command can ask for.

use crate::analysis::pane::Pane;

/// One thing to do. What it does is said once, in `keymap`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    First,
    Last,
    /// Between list and detail, or from section to section.
    Focus,
    FocusBack,
    Open,
    Escape,
    Back,
    Forward,
    Pane(Pane),
    Search,
    NextHit,
    PreviousHit,
    Palette,
    Help,
    Problems,
    Region,
    Filter,
    Sort,
    Coordinates,
    Audience,
    Red,
    Language,
    Theme,
    Glyphs,
    Mouse,
    Notes,
    Library,
    /// Puts the marked nation in or out of the room.
    Toggle,
    Yes,
    Suspend,
    Quit,
}
