use proptest::prelude::*;

use super::*;
use crate::look::{
    glyphs::{GlyphSet, glyphs},
    theme::{Depth, ThemeName},
};

fn safe(c: char) -> bool {
    !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e000}'..='\u{f8ff}')
}

fn drawn(w: u16, h: u16, set: GlyphSet, draw: impl FnOnce(&mut Painter)) -> Vec<String> {
    let theme = Theme::new(ThemeName::Dark, Depth::True);
    let mut buf = Buffer::empty(Rect::new(0, 0, w, h));
    draw(&mut Painter::new(&mut buf, &theme, glyphs(set), safe));
    let row_len = usize::from(w);
    let row = |cells: &[Cell]| cells.iter().map(Cell::symbol).collect::<String>();
    buf.content.chunks(row_len).map(row).map(|row| row.trim_end().to_owned()).collect()
}

#[test]
fn hostile_text_ends_at_the_gate() {
    let rows = drawn(30, 1, GlyphSet::Unicode, |p| {
        p.put(0, 0, 30, "a\u{1b}[2Jb\u{202e}c\u{200b}d\u{e000}\u{9b}é", Tone::Ink, false);
    });
    assert_eq!(rows, ["a\u{fffd}[2Jbcd\u{fffd}\u{fffd}é"]);
    let rows = drawn(9, 1, GlyphSet::Unicode, |p| {
        p.put(0, 0, 9, "a\u{7}b", Tone::Ink, false);
    });
    assert_eq!(rows, ["a\u{fffd}b"]);
}

#[test]
fn text_is_clipped_at_its_room_and_at_the_edge() {
    let rows = drawn(6, 2, GlyphSet::Unicode, |p| {
        assert_eq!(p.put(1, 0, 3, "Kayes", Tone::Ink, false), 4);
        assert_eq!(p.put(3, 1, 99, "a水水", Tone::Ink, false), 6);
        assert_eq!(p.put(6, 0, 3, "x", Tone::Ink, false), 6);
        assert_eq!(p.put(0, 2, 3, "x", Tone::Ink, false), 0);
    });
    // The right half of a wide sign holds a blank of its own.
    assert_eq!(rows, [" Kay", "   a水"]);
}

#[test]
fn drawing_over_half_a_wide_sign_removes_the_other_half() {
    let rows = drawn(6, 1, GlyphSet::Unicode, |p| {
        p.put(0, 0, 6, "水道", Tone::Ink, false);
        p.put(1, 0, 1, "x", Tone::Ink, false);
    });
    assert_eq!(rows, [" x道"]);
}

#[test]
fn text_stands_on_the_ground_that_is_there() {
    let theme = Theme::new(ThemeName::Dark, Depth::True);
    let mut buf = Buffer::empty(Rect::new(0, 0, 6, 2));
    let mut p = Painter::new(&mut buf, &theme, glyphs(GlyphSet::Unicode), safe);
    p.fill(Rect::new(2, 0, 2, 1), Ground::Selected);
    p.put(0, 0, 6, "labels", Tone::Ink3, false);
    p.heat(Rect::new(0, 1, 3, 1), 4);
    p.put(1, 1, 1, "R", Tone::Ink2, true);
    let on = |tone, ground| theme.style(tone, ground, false);
    assert_eq!(buf[(0, 0)].bg, on(Tone::Ink3, Ground::Paper).bg.unwrap());
    assert_eq!(buf[(2, 0)].fg, on(Tone::Ink2, Ground::Selected).fg.unwrap());
    assert_eq!(buf[(2, 0)].bg, on(Tone::Ink2, Ground::Selected).bg.unwrap());
    assert_eq!(buf[(5, 0)].fg, on(Tone::Ink3, Ground::Paper).fg.unwrap());
    assert_eq!(buf[(1, 1)].bg, on(Tone::Heat(4), Ground::Paper).bg.unwrap());
}

#[test]
fn a_section_drops_its_note_before_its_rule() {
    let section = |w, focused| {
        drawn(40, 1, GlyphSet::Unicode, |p| p.section(0, 0, w, "TOP RISKS", "of 25", focused)).remove(0)
    };
    assert_eq!(section(24, false), "TOP RISKS ──────── of 25");
    assert_eq!(section(24, true), "TOP RISKS ━━━━━━━━ of 25");
    assert_eq!(section(19, false), "TOP RISKS ─── of 25");
    assert_eq!(section(18, false), "TOP RISKS ────────");
    assert_eq!(section(6, false), "TOP R…");
}

#[test]
fn parts_have_a_plain_form() {
    let draw = |p: &mut Painter| {
        p.dots(0, 0, 2);
        p.spark(4, 0, &[0, 1, 4, 8], 8, 2);
        p.put_right(16, 0, 6, "−3 é", Tone::Ink, false);
        p.big_number(0, 1, "41", Tone::Head);
    };
    assert_eq!(drawn(16, 4, GlyphSet::Unicode, draw)[0], "●●· ·▁▄█    −3 é");
    assert_eq!(drawn(16, 4, GlyphSet::Unicode, draw)[2], "▀▀█  █");
    let plain = drawn(16, 4, GlyphSet::Plain, |p| {
        let theme = p.theme();
        let mut folded = Painter::new(p.buffer(), theme, glyphs(GlyphSet::Plain), safe).folding(true);
        draw(&mut folded);
    });
    assert_eq!(plain, ["oo. ._=#    -3 e", "41", "", ""]);
    // No room for three rows: the number stays readable.
    assert_eq!(
        drawn(4, 2, GlyphSet::Unicode, |p| {
            p.big_number(0, 0, "41", Tone::Head);
        })[0],
        "41"
    );
}

#[test]
fn a_selected_row_has_its_edge_where_the_row_is_tinted() {
    let row = Rect::new(0, 0, 4, 1);
    assert_eq!(drawn(4, 1, GlyphSet::Unicode, |p| p.select(row, true)), ["▌"]);
    let theme = Theme::new(ThemeName::Mono, Depth::True);
    for (set, focused, sign) in
        [(GlyphSet::Unicode, true, " "), (GlyphSet::Unicode, false, "▌"), (GlyphSet::Plain, true, ">")]
    {
        let mut buf = Buffer::empty(row);
        Painter::new(&mut buf, &theme, glyphs(set), safe).select(row, focused);
        assert_eq!(buf[(0, 0)].symbol(), sign);
        assert_eq!(buf[(3, 0)].modifier.contains(Modifier::REVERSED), focused);
    }
}

#[test]
fn a_frame_is_one_rounded_line() {
    let rows = drawn(5, 3, GlyphSet::Unicode, |p| p.frame(Rect::new(0, 0, 5, 3)));
    assert_eq!(rows, ["╭───╮", "│   │", "╰───╯"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn nothing_panics_and_nothing_unsafe_is_drawn(
        size in (0_u16..40, 0_u16..12, 0_u16..5),
        at in (any::<u16>(), any::<u16>(), any::<u16>(), any::<u16>()),
        near in (0_u16..45, 0_u16..14, 0_u16..45, 0_u16..14),
        text in any::<String>(),
        depth in 0_usize..4,
        flags in any::<(bool, bool)>(),
        severity in any::<u8>(),
    ) {
        let depth = [Depth::True, Depth::Indexed, Depth::Sixteen, Depth::Mono][depth];
        let theme = Theme::new(if flags.0 { ThemeName::Light } else { ThemeName::Dark }, depth);
        let set = if flags.1 { GlyphSet::Plain } else { GlyphSet::Unicode };
        let mut buf = Buffer::empty(Rect::new(size.2, size.2, size.0, size.1));
        for (x, y, w, h) in [near, at, (near.0, near.1, at.2, at.3), (at.0, near.1, near.2, at.3)] {
            let mut p = Painter::new(&mut buf, &theme, glyphs(set), safe).folding(flags.1);
            // Built by hand: a rectangle from outside may reach past the number range.
            let rect = Rect { x, y, width: w, height: h };
            p.fill(rect, Ground::Selected);
            p.heat(rect, severity);
            p.frame(rect);
            p.select(rect, flags.0);
            for tone in Tone::ALL {
                p.put(x, y, w, &text, tone, flags.0);
            }
            p.put_right(x, y, w, &text, Tone::Ink, false);
            p.put_cut(x, y, w, &text, Tone::Ink3, false);
            p.hline(x, y, w, flags.0, Tone::Rule);
            p.vline(x, y, h, Tone::Rule);
            p.section(x, y, w, &text, &text, flags.0);
            p.dots(x, y, severity);
            p.spark(x, y, &[0, 1, u32::MAX], u32::from(h), usize::from(w));
            p.spark_spaced(x, y, h, &[5; 9], 5, 3);
            p.big_number(x, y, "41 É", Tone::Bad);
            p.big_number(x, y, &text, Tone::Bad);
            theme.dim_under_overlay(&mut buf, rect);
        }
        for cell in &buf.content {
            prop_assert!(cell.symbol().chars().all(|c| !c.is_control() && safe(c)));
            prop_assert!(!flags.1 || cell.symbol().is_ascii());
        }
    }
}
