//! From meaning to style: a theme, a colour depth, and the way a tone looks on a ground.
use ratatui::{
    buffer::Buffer,
    layout::Rect,
    style::{Color, Modifier, Style},
};

pub use super::depth::Depth;
use super::{
    palette::{self, Palette, Swatch},
    tone::{Ground, Tone},
};

#[cfg(test)]
mod tests;

/// The themes a reader can choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ThemeName {
    /// Light text on dark paper.
    #[default]
    Dark,
    /// Dark text on light paper, for bright rooms.
    Light,
    /// White and full colours on black.
    Contrast,
    /// The terminal's own two colours and attributes.
    Mono,
}

/// Turns tones into styles.
#[derive(Clone, Debug)]
pub struct Theme {
    name: ThemeName,
    depth: Depth,
    palette: &'static Palette,
}

/// Colours and attributes of a tone before it meets a ground.
struct Paint {
    text: Swatch,
    back: Option<Swatch>,
    modifier: Modifier,
}

impl ThemeName {
    /// Every theme in the order of [`ThemeName::next`].
    pub const ALL: [Self; 4] = [Self::Dark, Self::Light, Self::Contrast, Self::Mono];

    /// The theme after this one, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::Contrast,
            Self::Contrast => Self::Mono,
            Self::Mono => Self::Dark,
        }
    }

    /// The word used in options and settings.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Contrast => "contrast",
            Self::Mono => "mono",
        }
    }

    /// The theme of a word.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.id() == id)
    }
}

impl Theme {
    /// A theme at a depth. [`ThemeName::Mono`] uses no colour at any depth.
    #[must_use]
    pub const fn new(name: ThemeName, depth: Depth) -> Self {
        let palette = match name {
            ThemeName::Dark | ThemeName::Mono => &palette::DARK,
            ThemeName::Light => &palette::LIGHT,
            ThemeName::Contrast => &palette::CONTRAST,
        };
        let depth = if matches!(name, ThemeName::Mono) { Depth::Mono } else { depth };
        Self { name, depth, palette }
    }

    /// The theme that was asked for.
    #[must_use]
    pub const fn name(&self) -> ThemeName {
        self.name
    }

    /// The depth in use.
    #[must_use]
    pub const fn depth(&self) -> Depth {
        self.depth
    }

    /// Whether tints and heat show as backgrounds; without them a frame or a shade must speak.
    #[must_use]
    pub const fn has_tints(&self) -> bool {
        matches!(self.depth, Depth::True | Depth::Indexed)
    }

    /// Columns to leave between two chips: without colour they would run into one.
    #[must_use]
    pub const fn chip_gap(&self) -> u16 {
        matches!(self.depth, Depth::Mono) as u16
    }

    /// A screen that is turned off: black, or white; without colours white is black reversed.
    #[must_use]
    pub fn cover(&self, white: bool) -> Style {
        let colour = match (self.depth, white) {
            (Depth::Mono, _) => Color::Reset,
            (Depth::True, false) => Color::Rgb(0, 0, 0),
            (Depth::True, true) => Color::Rgb(255, 255, 255),
            (Depth::Indexed, false) => Color::Indexed(16),
            (Depth::Indexed, true) => Color::Indexed(231),
            (Depth::Sixteen, false) => Color::Black,
            (Depth::Sixteen, true) => Color::White,
        };
        let reversed = matches!(self.depth, Depth::Mono) && white;
        let modifier = if reversed { Modifier::REVERSED } else { Modifier::empty() };
        full(colour, colour, modifier)
    }

    /// The style of a tone on a ground. It sets everything, so nothing below shines through.
    #[must_use]
    pub fn style(&self, tone: Tone, ground: Ground, bold: bool) -> Style {
        let paint = self.paint(tone, ground);
        let mut modifier = paint.modifier;
        if bold {
            modifier |= Modifier::BOLD;
        }
        if self.has_tints() {
            let back = paint.back.unwrap_or_else(|| self.ground_swatch(ground));
            return full(paint.text.at(self.depth), back.at(self.depth), modifier);
        }
        if self.depth == Depth::Mono {
            modifier |= mono_modifier(tone);
        }
        let reversed = ground == Ground::Selected;
        let coloured_chip = self.depth == Depth::Sixteen && tone.is_chip();
        let chip_reversed = tone.is_chip() && !matches!(tone, Tone::Heat(_));
        match paint.back {
            Some(back) if coloured_chip && back.sixteen != Color::Reset => {
                return full(paint.text.sixteen, back.sixteen, modifier);
            }
            _ => {}
        }
        // A reversed chip on a reversed row would vanish: it turns back.
        if chip_reversed != reversed {
            modifier |= Modifier::REVERSED;
        }
        if ground == Ground::SelectedElsewhere {
            modifier |= Modifier::UNDERLINED;
        }
        // Colour on a reversed row would become a patchwork of backgrounds.
        let text = if reversed || chip_reversed { Color::Reset } else { paint.text.at(self.depth) };
        full(text, Color::Reset, modifier)
    }

    /// The style of a tone on a ground that is not ours, of a theme that was chosen for it: ink is the
    /// terminal's own.
    #[must_use]
    pub fn on_foreign_ground(&self, tone: Tone) -> Style {
        let style = self.style(tone, Ground::Paper, false);
        let fg = if is_ink(tone) { Color::Reset } else { style.fg.unwrap_or_default() };
        full(fg, Color::Reset, style.add_modifier)
    }

    /// The style of a tone on a ground of which nothing is known: colours between light and dark, which can
    /// be read on white and on black.
    #[must_use]
    pub fn on_any_ground(tone: Tone, depth: Depth) -> Style {
        let style = Self::new(ThemeName::Dark, Depth::Sixteen).style(tone, Ground::Paper, false);
        let rich = matches!(depth, Depth::True | Depth::Indexed);
        let (sixteen, between) = match style.fg.unwrap_or_default() {
            _ if is_ink(tone) => (Color::Reset, Color::Reset),
            Color::LightRed => (Color::Red, Color::Indexed(167)),
            Color::Yellow => (Color::Yellow, Color::Indexed(166)),
            Color::LightYellow => (Color::Yellow, Color::Indexed(136)),
            Color::LightGreen => (Color::Green, Color::Indexed(64)),
            Color::LightCyan => (Color::Cyan, Color::Indexed(32)),
            other => (other, other),
        };
        full(if rich { between } else { sixteen }, Color::Reset, style.add_modifier)
    }

    /// The style of an empty cell of a ground.
    #[must_use]
    pub fn ground(&self, ground: Ground) -> Style {
        self.style(Tone::Ink, ground, false)
    }

    /// The ground an already drawn cell shows, or `None` for a background of its own.
    #[must_use]
    pub fn ground_of(&self, back: Color, modifier: Modifier) -> Option<Ground> {
        if !self.has_tints() {
            return if back != Color::Reset {
                None
            } else if modifier.contains(Modifier::REVERSED) {
                Some(Ground::Selected)
            } else if modifier.contains(Modifier::UNDERLINED) {
                Some(Ground::SelectedElsewhere)
            } else {
                Some(Ground::Paper)
            };
        }
        if back == Color::Reset {
            return Some(Ground::Paper);
        }
        Ground::ALL.into_iter().find(|&ground| self.ground_swatch(ground).at(self.depth) == back)
    }

    /// Takes everything in `area` back behind an overlay: 60 % into paper, not bold.
    pub fn dim_under_overlay(&self, buf: &mut Buffer, area: Rect) {
        let area = area.intersection(buf.area);
        for position in area.positions() {
            let cell = &mut buf[position];
            cell.modifier.remove(Modifier::BOLD);
            match self.depth {
                Depth::Mono => {}
                Depth::True => {
                    cell.fg = self.toward_paper(cell.fg, self.palette.ink);
                    cell.bg = self.toward_paper(cell.bg, self.palette.paper);
                }
                Depth::Indexed | Depth::Sixteen => {
                    cell.modifier.remove(Modifier::REVERSED | Modifier::UNDERLINED);
                    cell.fg = self.palette.ink3.at(self.depth);
                    cell.bg = self.palette.paper.at(self.depth);
                }
            }
        }
    }

    /// The red, green and blue a cell's colour shows as in a picture of the screen.
    pub(super) fn picture_base(&self) -> (u32, u32) {
        match self.name {
            ThemeName::Mono => (0xFF_FF_FF, 0),
            _ => (self.palette.ink.rgb, self.palette.paper.rgb),
        }
    }

    fn toward_paper(&self, colour: Color, when_reset: Swatch) -> Color {
        let from = match colour {
            Color::Rgb(r, g, b) => u32::from_be_bytes([0, r, g, b]),
            Color::Reset => when_reset.rgb,
            other => return other,
        };
        let [_, r, g, b] = mix(from, self.palette.paper.rgb, 60).to_be_bytes();
        Color::Rgb(r, g, b)
    }

    const fn ground_swatch(&self, ground: Ground) -> Swatch {
        match ground {
            Ground::Paper => self.palette.paper,
            Ground::Tint => self.palette.tint,
            Ground::Selected => self.palette.selected,
            Ground::SelectedElsewhere => self.palette.selected_elsewhere,
            Ground::Band => self.palette.band,
        }
    }

    fn paint(&self, tone: Tone, ground: Ground) -> Paint {
        let p = self.palette;
        let plain = |text| Paint { text, back: None, modifier: Modifier::empty() };
        let bold = |text| Paint { text, back: None, modifier: Modifier::BOLD };
        let chip =
            |c: palette::ChipColours| Paint { text: c.text, back: Some(c.back), modifier: Modifier::BOLD };
        match tone {
            Tone::Ink => plain(p.ink),
            Tone::Head | Tone::Active | Tone::BandHead => bold(p.ink),
            Tone::Ink2 | Tone::Band => plain(p.ink2),
            // Grey on the selection would fall under 4.5:1.
            Tone::Ink3 if ground == Ground::Selected => plain(p.ink2),
            Tone::Ink3 => plain(p.ink3),
            Tone::Rule => plain(p.rule),
            Tone::Accent => plain(p.accent),
            Tone::AccentBold => bold(p.accent),
            Tone::HitBold => Paint { modifier: Modifier::BOLD | Modifier::UNDERLINED, ..plain(p.accent) },
            Tone::Bad => plain(p.bad),
            Tone::BadBold => bold(p.bad),
            Tone::High => plain(p.high),
            Tone::HighBold => bold(p.high),
            Tone::Warn => plain(p.warn),
            Tone::WarnBold => bold(p.warn),
            Tone::Good => plain(p.good),
            Tone::GoodBold => bold(p.good),
            Tone::Alarm => Paint { back: Some(p.bad), ..bold(Swatch { sixteen: Color::Black, ..p.paper }) },
            Tone::Water if self.has_tints() => Paint { modifier: Modifier::ITALIC, ..plain(p.water) },
            Tone::Water => plain(p.water),
            Tone::Exercise => chip(p.exercise),
            Tone::ClassNp => chip(p.class_np),
            Tone::ClassDr => chip(p.class_dr),
            Tone::ClassC => chip(p.class_c),
            Tone::ClassS => chip(p.class_s),
            Tone::Chip => Paint { back: Some(p.chip), ..plain(p.ink) },
            Tone::Heat(level) => Paint { back: Some(p.heat[heat_index(level)]), ..plain(p.ink) },
        }
    }
}

/// 0 to 3 for the levels 1 to 4, anything else to the nearest.
pub(super) fn heat_index(level: u8) -> usize {
    usize::from(level.clamp(1, 4) - 1)
}

/// `percent` of `to` and the rest of `from`, channel by channel.
pub(super) fn mix(from: u32, to: u32, percent: u32) -> u32 {
    let (from, to) = (from.to_be_bytes(), to.to_be_bytes());
    let channel = |i: usize| {
        let sum = u32::from(from[i]) * (100 - percent) + u32::from(to[i]) * percent;
        u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
    };
    u32::from_be_bytes([0, channel(1), channel(2), channel(3)])
}

/// Whether a tone is text without a meaning of its own.
const fn is_ink(tone: Tone) -> bool {
    matches!(tone, Tone::Ink | Tone::Head | Tone::Ink2)
}

/// What stands for colour where there is none.
fn mono_modifier(tone: Tone) -> Modifier {
    match tone {
        Tone::Accent | Tone::Bad | Tone::High => Modifier::BOLD,
        Tone::Rule => Modifier::DIM,
        Tone::Active => Modifier::REVERSED,
        _ => Modifier::empty(),
    }
}

fn full(text: Color, back: Color, modifier: Modifier) -> Style {
    Style::new().fg(text).bg(back).remove_modifier(Modifier::all()).add_modifier(modifier)
}
