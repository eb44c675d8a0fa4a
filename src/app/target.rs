//! What stands under the mouse.

use super::action::Action;
use crate::analysis::pane::Pane;

/// Something that can be clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Pane(Pane),
    /// Row of the list, counted over all rows.
    Row(usize),
    /// Anywhere else in the list.
    List,
    /// A door of the detail.
    Door(usize),
    /// Anywhere else in the detail.
    Detail,
    /// An item of the overview.
    Overview(usize),
    /// A cell of the map, from its corner.
    Map {
        col: u16,
        row: u16,
    },
    /// A cell of the bar of time, and how many it has.
    Time {
        col: u16,
        width: u16,
    },
    /// A row of an overlay.
    Choice(usize),
    /// Inside an overlay, on nothing.
    Overlay,
    /// An item of the agenda on the console's line, by its place.
    Item(usize),
    /// A hint of the footer.
    Hint(Action),
    Nothing,
}
