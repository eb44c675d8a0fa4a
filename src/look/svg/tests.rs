#![allow(clippy::disallowed_methods, reason = "tests fill cells with what a program must not")]
use ratatui::layout::Rect;

use super::*;
use crate::look::{
    glyphs::{GlyphSet, glyphs},
    painter::Painter,
    theme::{Depth, ThemeName},
    tone::{Ground, Tone},
};
use crate::map::pixels::Pixels;

fn picture(name: ThemeName, draw: impl FnOnce(&mut Painter)) -> String {
    let theme = Theme::new(name, Depth::True);
    let mut buf = Buffer::empty(Rect::new(0, 0, 24, 4));
    draw(&mut Painter::new(&mut buf, &theme, glyphs(GlyphSet::Unicode), |_| true));
    svg(&buf, &theme)
}

#[test]
fn letters_are_text_and_lines_are_shapes() {
    let svg = picture(ThemeName::Dark, |p| {
        p.put(0, 0, 20, "A < B & C", Tone::Head, true);
        p.hline(0, 1, 24, false, Tone::Rule);
        p.fill(Rect::new(0, 2, 24, 1), Ground::Selected);
        p.put(0, 2, 24, "●●· ▂▄█ ╭╮ ⣿ 🬀", Tone::Bad, false);
    });
    assert!(svg.contains(r##"textLength="108" lengthAdjust="spacingAndGlyphs" fill="#eceef1" font-weight="700">A &lt; B &amp; C</text>"##));
    assert!(svg.contains(r##"<path fill="#465063" d="M0 35h288v2h-288z"/>"##), "{svg}");
    assert!(svg.contains(r##"<path fill="#18324f" d="M0 48h288v24h-288z"/>"##), "{svg}");
    assert_eq!(svg.matches("<text").count(), 1);
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    well_formed(&svg);
}

#[test]
fn every_sign_of_the_program_has_a_shape() {
    let mut signs: Vec<char> = format!("{:?}", glyphs(GlyphSet::Unicode)).chars().collect();
    for pixels in Pixels::ALL {
        signs.extend((0..=255).map(|bits| pixels.sign(bits)));
    }
    signs.extend("→←↑↓↗↘↖↙≥≤≈×′″—".chars());
    signs.retain(|c| !c.is_ascii());
    assert!(signs.len() > 600, "{}", signs.len());
    let theme = Theme::new(ThemeName::Dark, Depth::True);
    for c in signs {
        let mut buf = Buffer::empty(Rect::new(0, 0, 1, 1));
        buf[(0, 0)].set_char(c);
        let svg = svg(&buf, &theme);
        assert!(!svg.contains("<text") && svg.contains("<path"), "{c} {:x} is left to a font", u32::from(c));
        well_formed(&svg);
    }
}

#[test]
fn equal_neighbours_of_a_mosaic_are_one_rectangle() {
    let theme = Theme::new(ThemeName::Dark, Depth::True);
    let mut buf = Buffer::empty(Rect::new(0, 0, 4, 1));
    for x in 0..4 {
        // The two upper dots of four rows.
        buf[(x, 0)].set_char(Pixels::Octant.sign(0b0000_0011));
    }
    let svg = svg(&buf, &theme);
    assert!(svg.contains("d=\"M0 0h48v6h-48z\""), "{svg}");
}

#[test]
fn a_page_of_dots_stays_small() {
    let theme = Theme::new(ThemeName::Dark, Depth::True);
    let mut buf = Buffer::empty(Rect::new(0, 0, 120, 36));
    for (at, cell) in (0_u8..=255).cycle().zip(&mut buf.content) {
        cell.set_char(Pixels::Braille.sign(at)).set_fg(Color::Indexed(at % 16));
    }
    assert!(svg(&buf, &theme).len() < 300_000, "{}", svg(&buf, &theme).len());
}

/// Fails unless every element is closed, every attribute quoted and every text escaped.
fn well_formed(svg: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = svg;
    while let Some(at) = rest.find('<') {
        let text = &rest[..at];
        assert!(!text.contains('>'), "{text}");
        for entity in text.split('&').skip(1) {
            assert!(["amp;", "lt;", "gt;"].iter().any(|known| entity.starts_with(known)), "&{entity}");
        }
        let end = rest.find('>').expect("a tag ends");
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(["svg", "g", "path", "rect", "text"].contains(&name), "{name}");
        let parts: Vec<&str> = attributes.trim_end_matches('/').split('"').collect();
        assert!(parts.len() % 2 == 1 && parts.last() == Some(&""), "{tag}");
        assert!(parts.iter().step_by(2).all(|name| name.is_empty() || name.ends_with('=')), "{tag}");
        if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty() && rest == "\n", "{open:?} {rest}");
}

#[test]
fn the_same_screen_is_the_same_bytes() {
    let draw = |p: &mut Painter| {
        p.frame(Rect::new(1, 0, 20, 4));
        p.put(3, 1, 9, "Kayes", Tone::HitBold, false);
    };
    assert_eq!(picture(ThemeName::Light, draw), picture(ThemeName::Light, draw));
    assert!(picture(ThemeName::Mono, draw).contains(r##"<rect width="288" height="96" fill="#000000"/>"##));
}

#[test]
fn no_cell_makes_a_broken_picture() {
    let theme = Theme::new(ThemeName::Dark, Depth::Sixteen);
    for symbol in ["\u{1b}", "\u{fffe}", "\"'<&>", "水", "e\u{301}", ""] {
        let mut buf = Buffer::empty(Rect::new(0, 0, 3, 1));
        buf[(0, 0)].set_symbol(symbol);
        let svg = svg(&buf, &theme);
        assert!(!svg.contains('\u{1b}') && !svg.contains('\u{fffe}'), "{svg}");
        well_formed(&svg);
    }
    for c in '\u{2500}'..='\u{28ff}' {
        let mut buf = Buffer::empty(Rect::new(0, 0, 1, 1));
        buf[(0, 0)].set_char(c);
        let svg = svg(&buf, &theme);
        well_formed(&svg);
    }
    assert!(svg(&Buffer::empty(Rect::ZERO), &theme).ends_with("</svg>\n"));
}
