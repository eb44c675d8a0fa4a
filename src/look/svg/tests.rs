#![allow(clippy::disallowed_methods, reason = "tests fill cells with what a program must not")]
use ratatui::layout::Rect;

use super::*;
use crate::look::{
    glyphs::{GlyphSet, glyphs},
    painter::Painter,
    theme::{Depth, ThemeName},
    tone::{Ground, Tone},
};

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
    assert!(svg.contains(r##"<rect x="0" y="35" width="288" height="2" fill="#465063"/>"##), "{svg}");
    assert!(svg.contains(r##"height="24" fill="#18324f"/>"##));
    assert_eq!(svg.matches("<text").count(), 1);
    assert_eq!(svg.matches("<circle").count(), 3);
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
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
    }
    for c in '\u{2500}'..='\u{28ff}' {
        let mut buf = Buffer::empty(Rect::new(0, 0, 1, 1));
        buf[(0, 0)].set_char(c);
        let svg = svg(&buf, &theme);
        assert_eq!(svg.matches('<').count(), svg.matches('>').count(), "{c}");
    }
    assert!(svg(&Buffer::empty(Rect::ZERO), &theme).ends_with("</svg>\n"));
}
