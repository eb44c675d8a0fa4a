//! Toned lines on standard output: with colours on a terminal, plain otherwise.
#![expect(clippy::disallowed_methods, reason = "the environment says what the terminal can show")]

use std::io::IsTerminal;
use std::process::ExitCode;

use super::output;
use crate::check::page::{ASCII, Line, Style, UNICODE};
use crate::look::glyphs::GlyphSet;
use crate::look::theme::{Depth, Theme, ThemeName};
use crate::look::tone::Tone;
use crate::model::lang::Lang;
use crate::shell::Pen;

/// Cells of a line where nobody says how wide it is.
const WIDTH: usize = 100;

/// Cells of a line on any terminal.
const LIMITS: (usize, usize) = (40, 140);

/// When to write colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// On a terminal that has not said no.
    #[default]
    Auto,
    Always,
    Never,
}

/// Where colours come from.
#[derive(Debug)]
enum Colours {
    None,
    /// A theme that fits the terminal's ground, because somebody said so.
    Theme(Theme),
    /// Those that can be read on any ground.
    Any(Depth),
}

/// How to write toned lines.
#[derive(Debug)]
pub struct Paint {
    colours: Colours,
    pub style: Style,
}

impl Paint {
    /// What standard output can show; without a theme, in colours for any background.
    #[must_use]
    pub fn new(lang: Lang, colour: Colour, theme: Option<ThemeName>, ascii: bool) -> Self {
        let env = |name: &str| std::env::var(name).ok();
        let terminal = std::io::stdout().is_terminal();
        let dumb = env("TERM").as_deref() == Some("dumb");
        let depth = Depth::from_env(env);
        let coloured = match colour {
            Colour::Auto => terminal && !dumb && depth != Depth::Mono,
            Colour::Always => true,
            Colour::Never => false,
        };
        let colours = match theme {
            _ if !coloured => Colours::None,
            Some(theme) if depth != Depth::Mono => Colours::Theme(Theme::new(theme, depth)),
            _ => Colours::Any(depth),
        };
        let unicode =
            (terminal || colour == Colour::Always) && !ascii && GlyphSet::from_env(env) == GlyphSet::Unicode;
        // The last two columns stay free, as on every screen.
        let size = terminal.then(|| crossterm::terminal::size().ok()).flatten();
        let width = size
            .map_or(WIDTH, |(columns, _)| usize::from(columns.saturating_sub(2)).clamp(LIMITS.0, LIMITS.1));
        Self {
            colours,
            style: Style { lang, signs: if unicode { &UNICODE } else { &ASCII }, width, wrap: terminal },
        }
    }

    /// Prints the lines.
    pub fn print(&self, lines: &[Line]) -> ExitCode {
        let mut out = Vec::new();
        for line in lines {
            self.line(line, &mut out);
        }
        output::bytes(&out)
    }

    fn pen(&self, tone: Tone) -> Pen {
        match &self.colours {
            Colours::None => Pen::PLAIN,
            Colours::Theme(theme) => Pen::of(theme.on_foreign_ground(tone)),
            Colours::Any(depth) => Pen::of(Theme::on_any_ground(tone, *depth)),
        }
    }

    fn line(&self, line: &Line, out: &mut Vec<u8>) {
        let mut pen = Pen::PLAIN;
        let end = line.iter().rposition(|part| !part.text.trim_end().is_empty()).map_or(0, |at| at + 1);
        for (at, part) in line[..end].iter().enumerate() {
            let text = if at + 1 == end { part.text.trim_end() } else { &*part.text };
            let next = self.pen(part.tone);
            pen.change(next, out);
            pen = next;
            out.extend_from_slice(output::gate(text).as_bytes());
        }
        pen.change(Pen::PLAIN, out);
        out.push(b'\n');
    }
}
