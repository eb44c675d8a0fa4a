//! How wide the fields of a form are: what is drawn and what Up and Down go by.

/// Widest panel.
const WIDEST: u16 = 76;

/// Highest panel.
const HIGHEST: u16 = 20;

/// Column of the labels with the gap behind it.
pub const LABELS: u16 = 13;

/// Narrowest column of values in which words stand beside the stance they explain.
const BESIDE: u16 = 48;

/// Cells of a nation and its stance, with the gap behind them.
pub const STANCE: u16 = 23;

/// Sizes in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Width of the panel.
    pub wide: u16,
    /// Most rows of the panel.
    pub high: u16,
    /// Width of the column of values.
    pub value: u16,
    /// Width of the words of a reservation.
    pub words: u16,
    /// Whether these stand below their stance.
    pub below: bool,
}

/// The shape on a screen of this size.
#[must_use]
pub fn of((width, height): (u16, u16)) -> Shape {
    let wide = WIDEST.min(width.saturating_sub(4));
    // Beside the labels: the frame and two cells of margin at either side.
    let value = wide.saturating_sub(6 + LABELS);
    let below = value < BESIDE;
    let words = value.saturating_sub(if below { 5 } else { STANCE });
    // The marking line above and one row of what lies below stay visible.
    Shape { wide, high: HIGHEST.min(height.saturating_sub(3)), value, words, below }
}
