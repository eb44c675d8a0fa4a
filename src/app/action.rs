//! Everything a key, a click or a command can ask for.

use crate::analysis::pane::Pane;
use crate::model::record::ChartName;

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
    /// A chart, in its pane.
    Chart(ChartName),
    /// From the list to its charts and back.
    Charts,
    Search,
    NextHit,
    PreviousHit,
    Palette,
    Help,
    Problems,
    /// The file, at the line, in the editor of whoever sits here.
    Edit,
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
    /// From the desk to the meeting.
    Present,
    /// The same without minutes, to take timings.
    Rehearse,
    /// Next and previous scene, over the edge of items.
    Next,
    Previous,
    NextItem,
    PreviousItem,
    /// A digit of an agenda number.
    Number,
    /// The list of the agenda, to jump.
    Items,
    Black,
    White,
    /// Console or room view on this screen.
    Swap,
    Zoom,
    NotesUp,
    NotesDown,
    Pause,
    /// A minute more, a minute less for the item.
    Give,
    Take,
    Restart,
    /// What to record.
    Decide,
    Assign,
    Remark,
    Attend,
    /// What was recorded, to correct and withdraw.
    Recorded,
    Withdraw,
    /// What becomes of an action of an earlier meeting.
    Done,
    Carry,
    Reassign,
    /// Planned against actual, item by item.
    Timings,
    /// Another place for the journal.
    Elsewhere,
    /// Records what a form says.
    Save,
    Undo,
    /// A record on the map; on the map itself, the marker in the middle.
    ShowOnMap,
    /// The map by one cell.
    FineUp,
    FineDown,
    FineLeft,
    FineRight,
    ZoomIn,
    ZoomOut,
    /// What is selected, or all there is, fills the map.
    Fit,
    /// To a place by name or coordinates.
    GoTo,
    /// What is switched on on the map.
    Layers,
    /// The squares of the military grid.
    Grid,
    /// Distance and direction from here.
    Measure,
    /// Circles of equal distance.
    Rings,
    /// The signs the map is drawn with.
    Pixels,
    /// How many days are looked at, and which.
    Window,
    Earlier,
    Later,
    Play,
    Suspend,
    Quit,
}
