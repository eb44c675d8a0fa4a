//! A buffer as text, and where which tones stand in it.

use std::collections::HashMap;
use std::fmt::Write as _;

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::style::Style;
use tribrief::look::theme::Theme;
use tribrief::look::tone::{Ground, Tone};

/// The text of the buffer, without blanks at the ends of rows.
pub fn text(buffer: &Buffer) -> String {
    let width = usize::from(buffer.area.width);
    if width == 0 {
        return String::new();
    }
    let rows = buffer.content.chunks(width).map(|cells| {
        let mut row = String::new();
        let mut x = 0;
        while let Some(cell) = cells.get(x) {
            row.push_str(cell.symbol());
            x += usize::from(cell.cell_width()).max(1);
        }
        row.trim_end().to_owned()
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// Row by row the columns of every tone but plain ink: `04   2–11 Head, 40–44 Ink3`.
pub fn legend(buffer: &Buffer, theme: &Theme) -> String {
    let names = names(theme);
    let width = usize::from(buffer.area.width);
    let plain = theme.style(Tone::Ink, Ground::Paper, false);
    let mut out = String::new();
    for (y, cells) in buffer.content.chunks(width.max(1)).enumerate() {
        let mut runs: Vec<(usize, usize, Style)> = Vec::new();
        for (x, cell) in cells.iter().enumerate() {
            let style = Style { underline_color: None, ..cell.style() };
            match runs.last_mut() {
                Some((_, end, known)) if *known == style && *end == x => *end = x + 1,
                _ => runs.push((x, x + 1, style)),
            }
        }
        let words: Vec<String> = runs
            .iter()
            .filter(|(.., style)| key(style) != key(&plain))
            .map(|(start, end, style)| {
                let name = names.get(&key(style)).cloned().unwrap_or_else(|| "?".to_owned());
                format!("{start}–{} {name}", end - 1)
            })
            .collect();
        if !words.is_empty() {
            let _ = writeln!(out, "{y:02}   {}", words.join(", "));
        }
    }
    out
}

/// What makes two styles look the same.
fn key(style: &Style) -> String {
    format!("{:?} {:?} {:?}", style.fg, style.bg, style.add_modifier)
}

/// Every style of the theme with the first tone that has it.
fn names(theme: &Theme) -> HashMap<String, String> {
    let mut names = HashMap::new();
    for ground in Ground::ALL {
        for bold in [false, true] {
            for tone in Tone::ALL {
                let place = if ground == Ground::Paper { String::new() } else { format!("/{ground:?}") };
                let weight = if bold { "+" } else { "" };
                names
                    .entry(key(&theme.style(tone, ground, bold)))
                    .or_insert_with(|| format!("{tone:?}{weight}{place}"));
            }
        }
    }
    names
}
