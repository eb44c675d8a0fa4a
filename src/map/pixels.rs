//! The ladder of signs a picture is made of, finest first.
use ratatui::symbols::pixel::{OCTANTS, QUADRANTS, SEXTANTS};

/// Which signs stand for the dots of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pixels {
    /// 2 × 4 blocks (Unicode 16): drawn by some terminals, found in few fonts.
    Octant,
    /// 2 × 3 blocks (Unicode 13).
    Sextant,
    /// 2 × 2 blocks.
    Quadrant,
    /// 2 × 4 dots: in nearly every font.
    #[default]
    Braille,
    /// 1 × 2 blocks.
    HalfBlock,
    /// One letter a cell.
    Ascii,
}

/// Dots of a Braille sign, row by row, as bits of its number.
const BRAILLE: [u8; 8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];

impl Pixels {
    /// Every kind, in the order of [`Pixels::next`].
    pub const ALL: [Self; 6] =
        [Self::Octant, Self::Sextant, Self::Quadrant, Self::Braille, Self::HalfBlock, Self::Ascii];

    /// The finest kind the terminal surely shows, from its environment, given as a function so that no
    /// test needs any. Where the signs are ASCII only, the caller takes [`Pixels::Ascii`].
    ///
    /// kitty, Ghostty, foot and `WezTerm` draw sextants themselves in every version in use; octants came
    /// later, and the environment does not say which version runs.
    #[must_use]
    pub fn from_env(get: impl Fn(&str) -> Option<String>) -> Self {
        let term = get("TERM").unwrap_or_default();
        if term == "linux" {
            // The console's font has blocks, but no dots.
            return Self::HalfBlock;
        }
        if term == "dumb" || term.starts_with("vt") {
            return Self::Ascii;
        }
        // A multiplexer draws in any terminal, whatever the variables it was started with say.
        if term.starts_with("screen") || term.starts_with("tmux") {
            return Self::Braille;
        }
        let known = ["xterm-kitty", "xterm-ghostty", "foot", "wezterm"];
        let program = get("TERM_PROGRAM").unwrap_or_default();
        if known.iter().any(|name| term.starts_with(name)) || program == "WezTerm" || program == "ghostty" {
            Self::Sextant
        } else {
            Self::Braille
        }
    }

    /// The kind after this one, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|&kind| kind == self).unwrap_or(0);
        Self::ALL[(at + 1) % Self::ALL.len()]
    }

    /// The word used in options and settings.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Octant => "octant",
            Self::Sextant => "sextant",
            Self::Quadrant => "quadrant",
            Self::Braille => "braille",
            Self::HalfBlock => "half",
            Self::Ascii => "ascii",
        }
    }

    /// The kind of a word.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Dots of a cell, across and down.
    #[must_use]
    pub const fn dots(self) -> (usize, usize) {
        match self {
            Self::Octant | Self::Braille => (2, 4),
            Self::Sextant => (2, 3),
            Self::Quadrant => (2, 2),
            Self::HalfBlock => (1, 2),
            Self::Ascii => (1, 1),
        }
    }

    /// Whether the signs fill their dots, so that a cell can show two tints.
    #[must_use]
    pub const fn is_solid(self) -> bool {
        !matches!(self, Self::Braille | Self::Ascii)
    }

    /// The sign for the dots of a cell: bit 0 top left, then row by row. Not for ASCII.
    #[must_use]
    pub fn sign(self, bits: u8) -> char {
        let at = usize::from(bits);
        match self {
            Self::Octant => OCTANTS[at],
            Self::Sextant => SEXTANTS[at & 63],
            Self::Quadrant => QUADRANTS[at & 15],
            Self::HalfBlock => [' ', '▀', '▄', '█'][at & 3],
            Self::Ascii => [' ', '#'][at & 1],
            Self::Braille if bits == 0 => ' ',
            Self::Braille => {
                let dots = (0..8).filter(|bit| bits >> bit & 1 == 1).fold(0, |all, bit| all | BRAILLE[bit]);
                char::from_u32(0x2800 + u32::from(dots)).unwrap_or(' ')
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terminal_is_known_by_its_environment() {
        let kind = |pairs: &[(&str, &str)]| {
            Pixels::from_env(|name| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).into()))
        };
        assert_eq!(kind(&[]), Pixels::Braille);
        assert_eq!(kind(&[("TERM", "xterm-256color")]), Pixels::Braille);
        assert_eq!(kind(&[("TERM", "xterm-kitty")]), Pixels::Sextant);
        assert_eq!(kind(&[("TERM", "foot-extra")]), Pixels::Sextant);
        assert_eq!(kind(&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "WezTerm")]), Pixels::Sextant);
        assert_eq!(kind(&[("TERM", "tmux-256color"), ("TERM_PROGRAM", "WezTerm")]), Pixels::Braille);
        assert_eq!(kind(&[("TERM", "linux")]), Pixels::HalfBlock);
        assert_eq!(kind(&[("TERM", "dumb")]), Pixels::Ascii);
    }

    #[test]
    fn dots_stand_where_they_should() {
        assert_eq!(Pixels::Octant.sign(0b0000_0011), '🮂');
        assert_eq!(Pixels::Octant.sign(0b0000_1111), '▀');
        assert_eq!(Pixels::Octant.sign(0b0101_0101), '▌');
        assert_eq!(Pixels::Sextant.sign(0b01_0101), '▌');
        assert_eq!(Pixels::Quadrant.sign(0b0011), '▀');
        assert_eq!(Pixels::Braille.sign(0b0000_0001), '⠁');
        assert_eq!(Pixels::Braille.sign(0b1000_0000), '⢀');
        for kind in Pixels::ALL {
            assert_eq!(Pixels::from_id(kind.id()), Some(kind));
            assert_eq!(kind.sign(0), ' ');
        }
    }
}
