//! Checks, arrows, dots and the punctuation some fonts lack, as outlines.

/// A sign in a cell of 12 × 24 pixels: where its outline begins, and relative path commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// Filled; the outline is closed.
    Filled(i32, i32, &'static str),
    /// A line, its width in tenths of a pixel.
    Line(u8, i32, i32, &'static str),
    /// A rectangle: left, top, width, height.
    Block([i32; 4]),
}

use Sign::{Block, Filled, Line};

/// The parts of a sign; nothing when it is a letter to print.
pub(super) const fn sign(c: char) -> Option<&'static [Sign]> {
    Some(match c {
        '●' => &[Filled(1, 12, "a5 5 0 1 1 10 0a5 5 0 1 1-10 0")],
        '•' => &[Filled(3, 12, "a3 3 0 1 1 6 0a3 3 0 1 1-6 0")],
        '·' => &[Filled(4, 12, "a2 2 0 1 1 4 0a2 2 0 1 1-4 0")],
        '○' => &[Line(15, 1, 12, "a5 5 0 1 1 10 0a5 5 0 1 1-10 0")],
        '◉' | '◎' => &[
            Line(15, 1, 12, "a5 5 0 1 1 10 0a5 5 0 1 1-10 0"),
            Filled(4, 12, "a2 2 0 1 1 4 0a2 2 0 1 1-4 0"),
        ],
        '◆' => &[Filled(6, 6, "l6 6l-6 6l-6-6")],
        '◇' => &[Line(15, 6, 7, "l5 5l-5 5l-5-5z")],
        '▲' => &[Filled(6, 6, "l6 11h-12")],
        '△' => &[Line(15, 6, 7, "l5 9h-10z")],
        '▼' => &[Filled(6, 18, "l6-11h-12")],
        '▽' => &[Line(15, 6, 17, "l5-9h-10z")],
        '▸' | '▶' => &[Filled(2, 7, "l8 5l-8 5")],
        '◂' | '◀' => &[Filled(10, 7, "l-8 5l8 5")],
        '▪' => &[Block([3, 9, 6, 6])],
        '■' => &[Block([1, 7, 10, 10])],
        '□' | '▫' => &[Line(15, 2, 8, "h8v8h-8z")],
        '★' => &[Filled(6, 6, "l1.6 4.2l4.4.2l-3.4 2.8l1.2 4.3l-3.8-2.5l-3.8 2.5l1.2-4.3l-3.4-2.8l4.4-.2")],
        '☆' => {
            &[Line(12, 6, 6, "l1.6 4.2l4.4.2l-3.4 2.8l1.2 4.3l-3.8-2.5l-3.8 2.5l1.2-4.3l-3.4-2.8l4.4-.2z")]
        }
        '✓' | '✔' => &[Line(20, 1, 13, "l4 4l6-10")],
        '✗' | '✕' | '✘' | '✖' => &[Line(22, 2, 8, "l8 9m0-9l-8 9")],
        '✚' | '⊕' => &[Line(22, 6, 7, "v10m-5-5h10")],
        _ => return arrow(c),
    })
}

/// Arrows and punctuation.
const fn arrow(c: char) -> Option<&'static [Sign]> {
    Some(match c {
        '→' => &[Line(16, 1, 12, "h9m-4-4l4 4l-4 4")],
        '←' => &[Line(16, 11, 12, "h-9m4-4l-4 4l4 4")],
        '↑' => &[Line(16, 6, 18, "v-11m-4 4l4-4l4 4")],
        '↓' => &[Line(16, 6, 6, "v11m-4-4l4 4l4-4")],
        '↗' => &[Line(16, 2, 16, "l8-8m-6 0h6v6")],
        '↘' => &[Line(16, 2, 8, "l8 8m-6 0h6v-6")],
        '↖' => &[Line(16, 10, 16, "l-8-8m6 0h-6v6")],
        '↙' => &[Line(16, 10, 8, "l-8 8m6 0h-6v-6")],
        '…' => &[Block([1, 16, 2, 2]), Block([5, 16, 2, 2]), Block([9, 16, 2, 2])],
        '–' | '−' => &[Block([2, 12, 8, 2])],
        '—' => &[Block([0, 12, 12, 2])],
        '′' => &[Line(16, 7, 4, "l-2 5")],
        '″' => &[Line(16, 5, 4, "l-2 5m6-5l-2 5")],
        '≥' => &[Line(16, 2, 7, "l8 4l-8 4m0 3h8")],
        '≤' => &[Line(16, 10, 7, "l-8 4l8 4m0 3h-8")],
        '≈' => &[Line(16, 1, 11, "q2.5-3 5 0t5 0m-10 5q2.5-3 5 0t5 0")],
        '×' => &[Line(16, 3, 9, "l6 7m0-7l-6 7")],
        _ => return None,
    })
}
