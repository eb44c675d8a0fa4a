//! How the terminal writes at the moment, and the shortest way to make it write otherwise (SGR).

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier, Style};

/// What shows on an empty cell: everything else may differ there.
const ON_BLANK: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK)
    .union(Modifier::CROSSED_OUT);

/// Attributes that one code takes away together.
const OFF: [(Modifier, u8); 7] = [
    (Modifier::BOLD.union(Modifier::DIM), 22),
    (Modifier::ITALIC, 23),
    (Modifier::UNDERLINED, 24),
    (Modifier::SLOW_BLINK.union(Modifier::RAPID_BLINK), 25),
    (Modifier::REVERSED, 27),
    (Modifier::HIDDEN, 28),
    (Modifier::CROSSED_OUT, 29),
];

const ON: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// Colours and attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Pen {
    /// As the terminal writes after a reset.
    pub(crate) const PLAIN: Self = Self { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    /// The pen of a style that says everything.
    pub(crate) fn of(style: Style) -> Self {
        let (fg, bg) = (style.fg.unwrap_or_default(), style.bg.unwrap_or_default());
        Self { fg, bg, modifier: style.add_modifier }
    }

    /// The pen that makes `cell` look right, as near to this one as can be: of an empty cell only the
    /// ground shows.
    pub(super) fn for_cell(self, cell: &Cell) -> Self {
        if cell.symbol() == " " && !cell.modifier.intersects(ON_BLANK) {
            Self { bg: cell.bg, fg: self.fg, modifier: self.modifier.difference(ON_BLANK) }
        } else {
            Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
        }
    }

    /// Appends the shorter of two ways from this pen to `to`: step by step, or after a reset.
    pub(crate) fn change(self, to: Self, out: &mut Vec<u8>) {
        if self == to {
            return;
        }
        let start = out.len();
        if to == Self::PLAIN {
            out.extend_from_slice(b"\x1b[m");
            return;
        }
        out.extend_from_slice(b"\x1b[");
        self.step(to, out);
        out.push(b'm');
        let middle = out.len();
        out.extend_from_slice(b"\x1b[0;");
        Self::PLAIN.step(to, out);
        out.push(b'm');
        if out.len() - middle < middle - start {
            out.drain(start..middle);
        } else {
            out.truncate(middle);
        }
    }

    /// The codes of what differs.
    fn step(self, to: Self, out: &mut Vec<u8>) {
        let start = out.len();
        let mut has = self.modifier;
        for (group, code) in OFF {
            if has.difference(to.modifier).intersects(group) {
                code_of(code, start, out);
                has.remove(group);
            }
        }
        for (modifier, code) in ON {
            if to.modifier.difference(has).contains(modifier) {
                code_of(code, start, out);
            }
        }
        if self.fg != to.fg {
            colour(to.fg, 30, start, out);
        }
        if self.bg != to.bg {
            colour(to.bg, 40, start, out);
        }
    }
}

/// One number of a list that began at `start`.
fn code_of(code: u8, start: usize, out: &mut Vec<u8>) {
    if out.len() > start {
        out.push(b';');
    }
    decimal(code, out);
}

/// A number in decimal; the general formatter costs more than all the rest of a frame's codes.
fn decimal(number: u8, out: &mut Vec<u8>) {
    if number >= 100 {
        out.push(b'0' + number / 100);
    }
    if number >= 10 {
        out.push(b'0' + number / 10 % 10);
    }
    out.push(b'0' + number % 10);
}

/// More numbers of a list.
fn append(numbers: &[u8], out: &mut Vec<u8>) {
    for number in numbers {
        out.push(b';');
        decimal(*number, out);
    }
}

/// A colour; `base` is 30 for the letter, 40 for the ground.
fn colour(colour: Color, base: u8, start: usize, out: &mut Vec<u8>) {
    let code = match colour {
        Color::Reset => base + 9,
        Color::Black => base,
        Color::Red => base + 1,
        Color::Green => base + 2,
        Color::Yellow => base + 3,
        Color::Blue => base + 4,
        Color::Magenta => base + 5,
        Color::Cyan => base + 6,
        Color::Gray => base + 7,
        Color::DarkGray => base + 60,
        Color::LightRed => base + 61,
        Color::LightGreen => base + 62,
        Color::LightYellow => base + 63,
        Color::LightBlue => base + 64,
        Color::LightMagenta => base + 65,
        Color::LightCyan => base + 66,
        Color::White => base + 67,
        Color::Indexed(number) => {
            code_of(base + 8, start, out);
            append(&[5, number], out);
            return;
        }
        Color::Rgb(red, green, blue) => {
            code_of(base + 8, start, out);
            append(&[2, red, green, blue], out);
            return;
        }
    };
    code_of(code, start, out);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(from: Pen, to: Pen) -> String {
        let mut out = Vec::new();
        from.change(to, &mut out);
        String::from_utf8(out).unwrap_or_default()
    }

    fn pen(fg: Color, bg: Color, modifier: Modifier) -> Pen {
        Pen { fg, bg, modifier }
    }

    #[test]
    fn only_what_differs_is_said() {
        let from = pen(Color::Rgb(1, 2, 3), Color::Indexed(9), Modifier::BOLD);
        assert_eq!(written(from, from), "");
        assert_eq!(written(from, Pen { fg: Color::LightRed, ..from }), "\x1b[91m");
        assert_eq!(written(from, Pen { bg: Color::Rgb(4, 5, 6), ..from }), "\x1b[48;2;4;5;6m");
        assert_eq!(written(from, Pen::PLAIN), "\x1b[m");
    }

    #[test]
    fn bold_goes_without_taking_dim_along() {
        let both = pen(Color::Reset, Color::Reset, Modifier::BOLD | Modifier::DIM);
        assert_eq!(written(both, Pen { modifier: Modifier::DIM, ..both }), "\x1b[0;2m");
        let coloured = Pen { fg: Color::Rgb(10, 20, 30), ..both };
        assert_eq!(written(coloured, Pen { modifier: Modifier::DIM, ..coloured }), "\x1b[22;2m");
    }

    #[test]
    fn a_reset_is_taken_when_it_is_shorter() {
        let from = pen(Color::Red, Color::Blue, Modifier::BOLD | Modifier::ITALIC | Modifier::REVERSED);
        assert_eq!(written(from, Pen { fg: Color::Green, ..Pen::PLAIN }), "\x1b[0;32m");
    }

    #[test]
    fn without_colour_no_colour_code_is_written() {
        let reversed = pen(Color::Reset, Color::Reset, Modifier::REVERSED);
        assert_eq!(written(Pen::PLAIN, reversed), "\x1b[7m");
        assert_eq!(written(reversed, Pen::PLAIN), "\x1b[m");
    }

    #[test]
    fn a_blank_needs_only_its_ground() {
        let mut blank = Cell::EMPTY;
        blank.fg = Color::Red;
        blank.modifier = Modifier::BOLD;
        assert_eq!(Pen::PLAIN.for_cell(&blank), Pen::PLAIN);
        let lined = pen(Color::Green, Color::Reset, Modifier::UNDERLINED | Modifier::DIM);
        assert_eq!(lined.for_cell(&blank), Pen { modifier: Modifier::DIM, ..lined });
        blank.bg = Color::Blue;
        assert_eq!(Pen::PLAIN.for_cell(&blank), Pen { bg: Color::Blue, ..Pen::PLAIN });
        blank.modifier = Modifier::UNDERLINED;
        assert_eq!(Pen::PLAIN.for_cell(&blank), pen(Color::Red, Color::Blue, Modifier::UNDERLINED));
    }
}
