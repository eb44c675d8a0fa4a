//! The palettes as data: true colour, hand-picked 256-colour index, one of 16 colours.
//!
//! Nearest-colour mapping turns the tints grey, so every index was chosen by eye.
use ratatui::style::Color;

use super::depth::Depth;

/// One colour in the three depths.
#[derive(Clone, Copy, Debug)]
pub(super) struct Swatch {
    pub(super) rgb: u32,
    pub(super) index: u8,
    pub(super) sixteen: Color,
}

/// Text and background of a chip.
#[derive(Clone, Copy, Debug)]
pub(super) struct ChipColours {
    pub(super) text: Swatch,
    pub(super) back: Swatch,
}

/// Every colour of one theme.
#[derive(Debug)]
pub(super) struct Palette {
    pub(super) paper: Swatch,
    pub(super) tint: Swatch,
    pub(super) selected: Swatch,
    pub(super) selected_elsewhere: Swatch,
    pub(super) band: Swatch,
    pub(super) chip: Swatch,
    pub(super) ink: Swatch,
    pub(super) ink2: Swatch,
    pub(super) ink3: Swatch,
    pub(super) rule: Swatch,
    pub(super) accent: Swatch,
    pub(super) bad: Swatch,
    pub(super) high: Swatch,
    pub(super) warn: Swatch,
    pub(super) good: Swatch,
    pub(super) water: Swatch,
    pub(super) exercise: ChipColours,
    pub(super) class_np: ChipColours,
    pub(super) class_dr: ChipColours,
    pub(super) class_c: ChipColours,
    pub(super) class_s: ChipColours,
    pub(super) heat: [Swatch; 4],
}

impl Swatch {
    /// The colour for a depth; monochrome knows only the terminal's own.
    pub(super) const fn at(self, depth: Depth) -> Color {
        match depth {
            Depth::True => {
                let [_, r, g, b] = self.rgb.to_be_bytes();
                Color::Rgb(r, g, b)
            }
            Depth::Indexed => Color::Indexed(self.index),
            Depth::Sixteen => self.sixteen,
            Depth::Mono => Color::Reset,
        }
    }
}

/// A swatch from its hexadecimal red, green and blue, as the palette is written everywhere.
pub(super) const fn swatch(rgb: &str, index: u8, sixteen: Color) -> Swatch {
    match u32::from_str_radix(rgb, 16) {
        Ok(rgb) => Swatch { rgb, index, sixteen },
        // Only reached while compiling: every swatch is a constant.
        Err(_) => panic!("a swatch is six hexadecimal digits"),
    }
}

const fn chip(text: Swatch, back: Swatch) -> ChipColours {
    ChipColours { text, back }
}

const RESET: Color = Color::Reset;
const WHITE: Swatch = swatch("FFFFFF", 231, Color::White);
// Black on green where only 16 colours exist: white on the usual green cannot be read.
const CLASS_NP: ChipColours = chip(swatch("FFFFFF", 231, Color::Black), swatch("1A6637", 22, Color::Green));
const CLASS_DR: ChipColours = chip(swatch("16120A", 233, Color::Black), swatch("F2C14E", 221, Color::Yellow));
const CLASS_C: ChipColours = chip(WHITE, swatch("0B57A4", 25, Color::Blue));
const CLASS_S: ChipColours = chip(WHITE, swatch("B3201A", 124, Color::Red));

/// The dark palette.
pub(super) const DARK: Palette = Palette {
    paper: swatch("0D1017", 233, RESET),
    tint: swatch("181E29", 234, RESET),
    selected: swatch("18324F", 237, RESET),
    selected_elsewhere: swatch("1C2330", 235, RESET),
    band: swatch("231D12", 234, RESET),
    chip: swatch("2A3342", 237, RESET),
    ink: swatch("ECEEF1", 255, RESET),
    ink2: swatch("B4BCC8", 250, RESET),
    ink3: swatch("8D97A5", 247, Color::Gray),
    rule: swatch("465063", 240, Color::DarkGray),
    accent: swatch("7DB8FF", 111, Color::LightCyan),
    bad: swatch("FF7469", 209, Color::LightRed),
    high: swatch("FF9D4D", 215, Color::Yellow),
    warn: swatch("F2CB5B", 221, Color::LightYellow),
    good: swatch("6FD68C", 78, Color::LightGreen),
    water: swatch("6FB6F7", 75, Color::LightBlue),
    exercise: chip(swatch("14101C", 233, Color::Black), swatch("C9A2FF", 183, Color::Magenta)),
    class_np: CLASS_NP,
    class_dr: CLASS_DR,
    class_c: CLASS_C,
    class_s: CLASS_S,
    heat: [
        swatch("164232", 236, RESET),
        swatch("544A0F", 58, RESET),
        swatch("783F0B", 94, RESET),
        swatch("8A1F27", 88, RESET),
    ],
};

/// The light palette. Its 16 colours are the dark ones of the terminal: the light ones
/// cannot be read on white.
pub(super) const LIGHT: Palette = Palette {
    paper: swatch("FCFBF8", 231, RESET),
    tint: swatch("F0EEE7", 255, RESET),
    selected: swatch("CFE2F8", 189, RESET),
    selected_elsewhere: swatch("E8E6DE", 254, RESET),
    band: swatch("F6E7BF", 223, RESET),
    chip: swatch("DFDCD2", 253, RESET),
    ink: swatch("14171C", 234, RESET),
    ink2: swatch("424954", 239, RESET),
    ink3: swatch("5A626E", 241, RESET),
    rule: swatch("C4C1B7", 250, Color::Gray),
    accent: swatch("0B57A4", 25, Color::Blue),
    bad: swatch("B3201A", 124, Color::Red),
    // 130 would be nearer, but falls to 4.1:1 on the tint.
    high: swatch("9C4500", 94, Color::Magenta),
    warn: swatch("735500", 58, Color::Magenta),
    good: swatch("1A6637", 23, Color::Green),
    water: swatch("175B9B", 25, Color::Blue),
    exercise: chip(swatch("FFFFFF", 231, Color::Black), swatch("65389C", 61, Color::Magenta)),
    class_np: CLASS_NP,
    class_dr: CLASS_DR,
    class_c: CLASS_C,
    class_s: CLASS_S,
    heat: [
        swatch("CDE7D3", 253, RESET),
        swatch("F6E6A6", 223, RESET),
        swatch("F9CF9F", 215, RESET),
        swatch("F3B2AC", 217, RESET),
    ],
};

/// The palette of high contrast: white and full colours on black.
pub(super) const CONTRAST: Palette = Palette {
    paper: swatch("000000", 16, RESET),
    tint: swatch("1C1C1C", 234, RESET),
    selected: swatch("0000AF", 19, RESET),
    selected_elsewhere: swatch("303030", 236, RESET),
    band: swatch("262626", 235, RESET),
    chip: swatch("444444", 238, RESET),
    ink: swatch("FFFFFF", 231, RESET),
    ink2: swatch("EEEEEE", 255, RESET),
    ink3: swatch("D0D0D0", 252, RESET),
    rule: swatch("9E9E9E", 247, Color::Gray),
    accent: swatch("00FFFF", 51, Color::LightCyan),
    bad: swatch("FF8787", 210, Color::LightRed),
    high: swatch("FFAF00", 214, Color::Yellow),
    warn: swatch("FFFF00", 226, Color::LightYellow),
    good: swatch("00FF5F", 47, Color::LightGreen),
    water: swatch("87D7FF", 117, Color::LightBlue),
    exercise: chip(swatch("000000", 16, Color::Black), swatch("FF87FF", 213, Color::Magenta)),
    class_np: CLASS_NP,
    class_dr: CLASS_DR,
    class_c: CLASS_C,
    class_s: CLASS_S,
    heat: [
        swatch("005F00", 22, RESET),
        swatch("5F5F00", 58, RESET),
        swatch("AF5F00", 130, RESET),
        swatch("D70000", 160, RESET),
    ],
};
