//! A source line made ready to be shown: safe, cut around its places, with the cells they stand on.

use unicode_segmentation::UnicodeSegmentation;

use crate::look::measure::width;
use crate::model::safe_text::excerpt;

/// What a tab is shown as.
const TAB: &str = "    ";

/// Bytes a cell may come from: most characters of one cell have fewer.
const BYTES_PER_CELL: usize = 4;

/// A part of a line, ready to be shown.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub text: String,
    /// First cell and cell behind the last of each place, within the room.
    pub places: Vec<(usize, usize)>,
}

/// One sign of the line.
struct Sign {
    /// Where it begins and ends in the line, in bytes.
    bytes: (usize, usize),
    /// Where it begins, in cells.
    cell: usize,
    cells: usize,
    text: String,
}

/// `line` in at most `room` cells, around `places` (byte ranges in order); `dedent` blanks at its
/// beginning are not shown. `cut` stands where something was left away.
///
/// Only the surroundings of the places are looked at, so that a line of any length is shown at once.
pub(super) fn cut_out(line: &str, places: &[(usize, usize)], room: usize, dedent: usize, cut: &str) -> Piece {
    let room = room.max(16);
    let reach = room * BYTES_PER_CELL;
    let first = places.iter().map(|place| place.0).min().unwrap_or(0).min(line.len());
    let last = places.iter().map(|place| place.1.min(place.0 + reach)).max().unwrap_or(0);
    let from = line.floor_char_boundary(first.saturating_sub(reach));
    let to = line.ceil_char_boundary(last.min(first + reach).saturating_add(reach).min(line.len()));
    let signs = signs(&line[from..to], from);
    let dedent = if from == 0 { blanks(line).min(dedent) } else { 0 };
    let start = signs.get(dedent).map_or(0, |sign| sign.cell);
    let total = signs.last().map_or(0, |sign| sign.cell + sign.cells);
    let cells: Vec<(usize, usize)> = places.iter().map(|place| on_cells(&signs, *place, total)).collect();
    let window = window(&cells, (start, total), room, from > 0, to < line.len(), width(cut));
    let shift = |cell: usize| cell.clamp(window.start, window.start + room) - window.start;
    let places = cells
        .iter()
        .map(|&(a, b)| {
            let a = shift(a).min(room - 1);
            (a, shift(b).max(a + 1).min(room))
        })
        .collect();
    Piece { text: window.text(&signs, cut), places }
}

/// How many blanks a line begins with, among its first few.
pub(super) fn blanks(line: &str) -> usize {
    line.bytes().take(400).take_while(|byte| matches!(byte, b' ' | b'\t')).count()
}

/// The safe signs of `text`, which begins at byte `from` of its line.
fn signs(text: &str, from: usize) -> Vec<Sign> {
    let safe = excerpt(text);
    let mut chars = text.char_indices();
    let mut cell = 0;
    let mut all = Vec::with_capacity(safe.len());
    for cluster in safe.graphemes(true) {
        let mut bytes: Option<(usize, usize)> = None;
        let mut tab = false;
        for (at, c) in cluster.chars().filter_map(|_| chars.next()) {
            let start = bytes.map_or(from + at, |known| known.0);
            bytes = Some((start, from + at + c.len_utf8()));
            tab |= c == '\t';
        }
        let text = if tab { TAB } else { cluster };
        let cells = width(text);
        all.push(Sign { bytes: bytes.unwrap_or((from, from)), cell, cells, text: text.to_owned() });
        cell += cells;
    }
    all
}

/// The cells of a byte range; an empty one stands on the sign behind it.
fn on_cells(signs: &[Sign], (a, b): (usize, usize), total: usize) -> (usize, usize) {
    let start = signs.partition_point(|sign| sign.bytes.1 <= a);
    let start_cell = signs.get(start).map_or(total, |sign| sign.cell);
    if b <= a {
        let cells = signs.get(start).map_or(1, |sign| sign.cells);
        return (start_cell, start_cell + cells.max(1));
    }
    let end = signs.partition_point(|sign| sign.bytes.0 < b);
    let end_cell = signs.get(end).map_or(total, |sign| sign.cell);
    (start_cell, end_cell.max(start_cell + 1))
}

/// The cells of a line that are shown.
struct Window {
    /// The cell in the first column.
    start: usize,
    /// The cell behind the last.
    end: usize,
    cut_left: bool,
    cut_right: bool,
}

/// Where to cut: the whole line if it fits, else so that the places stand within.
fn window(
    places: &[(usize, usize)],
    (start, total): (usize, usize),
    room: usize,
    more_left: bool,
    more_right: bool,
    mark: usize,
) -> Window {
    if !more_left && !more_right && total - start <= room {
        return Window { start, end: total, cut_left: false, cut_right: false };
    }
    let a = places.iter().map(|place| place.0).min().unwrap_or(start);
    let b = places.iter().map(|place| place.1).max().unwrap_or(start).max(a);
    let from = if !more_left && b + mark < start + room {
        start
    } else {
        let free = room.saturating_sub(b - a);
        let wanted = a.saturating_sub((free / 2).max(mark + 4));
        let latest = if more_right { usize::MAX } else { total.saturating_sub(room) };
        wanted.min(latest).max(start)
    };
    let cut_left = more_left || from > start;
    let cut_right = more_right || total > from + room;
    Window { start: from, end: from + room, cut_left, cut_right }
}

impl Window {
    fn text(&self, signs: &[Sign], cut: &str) -> String {
        let mark = width(cut);
        let from = self.start + if self.cut_left { mark } else { 0 };
        let to = self.end.saturating_sub(if self.cut_right { mark } else { 0 });
        let mut text = if self.cut_left { cut.to_owned() } else { String::new() };
        let mut at = from;
        for sign in signs.iter().filter(|sign| sign.cell >= from && sign.cell + sign.cells <= to) {
            // A wide sign that was cut in half leaves a gap.
            text.extend(std::iter::repeat_n(' ', sign.cell.saturating_sub(at)));
            text.push_str(&sign.text);
            at = sign.cell + sign.cells;
        }
        if self.cut_right {
            text.push_str(cut);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::cut_out;
    use crate::look::measure::width;
    use crate::model::safe_text::is_safe_char;

    fn shown(line: &str, place: (usize, usize), room: usize) -> (String, String) {
        let piece = cut_out(line, &[place], room, 0, "…");
        let (a, b) = piece.places[0];
        (piece.text, format!("{}{}", " ".repeat(a), "^".repeat(b - a)))
    }

    #[test]
    fn wide_signs_tabs_and_marks_stay_over_their_underline() {
        let at = |line: &str, word: &str| {
            let start = line.find(word).expect("the word");
            shown(line, (start, start + word.len()), 60).1
        };
        assert_eq!(at("a: x", "x"), "   ^");
        assert_eq!(at("\tx", "x"), "    ^");
        assert_eq!(at("村庄: x", "x"), "      ^");
        assert_eq!(at("村庄: x", "庄"), "  ^^");
        assert_eq!(at("e\u{301}te\u{301}: x", "x"), "     ^");
        assert_eq!(at("e\u{301}x", "\u{301}"), "^");
        assert_eq!(at("\u{202e}\x1bx", "x"), "  ^");
    }

    #[test]
    fn a_place_behind_the_end_is_marked_there() {
        assert_eq!(shown("ab", (2, 2), 60), ("ab".into(), "  ^".into()));
        assert_eq!(shown("", (0, 0), 60), (String::new(), "^".into()));
        assert_eq!(shown("ab", (900, 907), 60), ("ab".into(), "  ^".into()));
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let line = format!("{}HERE{}", "a".repeat(5_000_000), "b".repeat(5_000_000));
        let (text, under) = shown(&line, (5_000_000, 5_000_004), 40);
        assert!(text.starts_with('…') && text.ends_with('…') && width(&text) == 40, "{text}");
        let at = under.find('^').expect("a mark");
        assert_eq!(text.chars().skip(at).take(4).collect::<String>(), "HERE", "{text}\n{under}");
        let (text, _) = shown(&line, (0, 3), 40);
        assert!(text.starts_with("aaa") && text.ends_with('…'), "{text}");
        let (text, under) = shown(&line, (line.len() - 2, line.len()), 40);
        assert!(text.starts_with('…') && text.ends_with("bb"), "{text}\n{under}");
        assert_eq!(width(&text), width(&under));
    }

    proptest! {
        #[test]
        fn nothing_unsafe_comes_out_and_it_fits(
            line in "\\PC{0,80}|[ -~\\t\\x00-\\x1f\u{80}-\u{9f}\u{202e}\u{301}\u{200d}é村]{0,200}",
            a in 0_usize..220, len in 0_usize..60, room in 1_usize..90, dedent in 0_usize..9,
        ) {
            let piece = cut_out(&line, &[(a, a + len)], room, dedent, "…");
            prop_assert!(piece.text.chars().all(is_safe_char), "{:?}", piece.text);
            prop_assert!(width(&piece.text) <= room.max(16));
            let (from, to) = piece.places[0];
            prop_assert!(from < to && to <= room.max(16));
        }
    }
}
