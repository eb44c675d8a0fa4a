//! Bytes as expected, and what they save.
#![allow(clippy::disallowed_methods, reason = "tests fill cells with what a program must not")]

use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::style::{Color, Modifier, Style};

use super::*;

fn row(text: &str) -> Buffer {
    Buffer::with_lines([text])
}

fn bytes(shown: &Buffer, next: &Buffer) -> String {
    let mut out = Vec::new();
    encode(shown, next, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

#[test]
fn nothing_changed_is_nothing_written() {
    assert_eq!(bytes(&row("hello"), &row("hello")), "");
}

#[test]
fn near_changes_write_the_letters_between() {
    assert_eq!(bytes(&row("abcdefgh"), &row("Abcdefgh")), "\x1b[HA");
    assert_eq!(bytes(&row("abcdefgh"), &row("AbcdEfgh")), "\x1b[HAbcdE");
    assert_eq!(bytes(&row("abcdefgh"), &row("AbcdefGh")), "\x1b[HA\x1b[5CG");
    assert_eq!(bytes(&row("a─c"), &row("A─C")), "\x1b[HA─C");
    assert_eq!(bytes(&row("a──d"), &row("A──D")), "\x1b[HA\x1b[2CD");
}

#[test]
fn a_styled_gap_is_not_crossed_with_the_wrong_pen() {
    let mut shown = row("a b");
    let mut next = row("A B");
    for buffer in [&mut shown, &mut next] {
        buffer[(1, 0)].set_bg(Color::Blue);
    }
    assert_eq!(bytes(&shown, &next), "\x1b[HA\x1b[CB");
}

#[test]
fn rows_are_reached_by_number_and_the_next_one_by_a_step() {
    let empty = Buffer::with_lines(["    ", "    ", "    "]);
    assert_eq!(bytes(&empty, &Buffer::with_lines(["    ", "x   ", "    "])), "\x1b[2Hx");
    assert_eq!(bytes(&empty, &Buffer::with_lines(["x   ", " y  ", "    "])), "\x1b[Hx\x1b[By");
    assert_eq!(bytes(&empty, &Buffer::with_lines(["x   ", "    ", "  z "])), "\x1b[Hx\x1b[3;3Hz");
}

#[test]
fn after_the_last_column_the_place_is_not_taken_for_granted() {
    let empty = Buffer::with_lines(["  ", "  "]);
    assert_eq!(bytes(&empty, &Buffer::with_lines([" x", "y "])), "\x1b[1;2Hx\x1b[2Hy");
}

#[test]
fn wide_letters_count_twice_and_composed_ones_are_left_with_a_full_move() {
    assert_eq!(bytes(&row("      "), &row("界x   ")), "\x1b[H界x");
    assert_eq!(bytes(&row("    "), &row("e\u{301}x  ")), "\x1b[He\u{301}\x1b[1;2Hx");
    assert_eq!(bytes(&row("a界b"), &row("A界B")), "\x1b[HA\x1b[2CB");
}

#[test]
fn attributes_are_said_once_and_taken_back_at_the_end() {
    let mut next = row("ab cd");
    next.set_style(next.area, Style::new().fg(Color::Red).add_modifier(Modifier::BOLD));
    assert_eq!(bytes(&row("     "), &next), "\x1b[H\x1b[1;31mab cd\x1b[m");
}

#[test]
fn no_control_character_leaves() {
    let mut next = row("   ");
    next[(1, 0)].set_symbol("\u{9b}31m");
    assert_eq!(bytes(&row("   "), &next), "\x1b[1;2H\u{fffd}");
    next[(1, 0)].set_symbol("a\u{202e}");
    assert_eq!(bytes(&row("   "), &next), "\x1b[1;2H\u{fffd}");
}

#[test]
fn a_wide_letter_cannot_wrap_at_the_edge() {
    let mut next = Buffer::with_lines(["  ", "  "]);
    let empty = next.clone();
    next[(1, 0)].set_symbol("界");
    next[(0, 1)].set_symbol("x");
    assert_eq!(bytes(&empty, &next), "\x1b[1;2H\u{fffd}\x1b[2Hx");
}

#[test]
fn an_empty_symbol_is_a_blank() {
    let mut next = row("abc");
    next[(1, 0)].set_symbol("");
    assert_eq!(bytes(&row("abc"), &next), "\x1b[1;2H ");
}

/// A list as the desk draws it: paper, secondary columns, a selected row.
fn list(width: u16, height: u16, selected: u16) -> Buffer {
    let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, width, height));
    let ink = Style::new().fg(Color::Rgb(0xEC, 0xEE, 0xF1)).bg(Color::Rgb(0x0D, 0x10, 0x17));
    buffer.set_style(buffer.area, ink);
    for y in 0..height {
        buffer.set_string(2, y, format!("mli-inc-{y:03}"), ink.fg(Color::Rgb(0x8D, 0x97, 0xA5)));
        buffer.set_string(15, y, format!("Attaque du poste {y}"), ink);
        buffer.set_string(38, y, "●●·", ink.fg(Color::Rgb(0xFF, 0x9D, 0x4D)));
        if y == selected {
            buffer.set_style(
                ratatui::layout::Rect::new(1, y, width - 2, 1),
                Style::new().bg(Color::Rgb(0x18, 0x32, 0x4F)),
            );
        }
    }
    buffer
}

#[test]
fn a_moved_selection_is_under_500_bytes_and_less_than_the_toolkit_writes() -> std::io::Result<()> {
    for (width, height) in [(80, 24), (100, 30)] {
        let (shown, next) = (list(width, height, 4), list(width, height, 5));
        let ours = bytes(&shown, &next).len();
        let mut theirs = Vec::new();
        CrosstermBackend::new(&mut theirs).draw(shown.diff_iter(&next))?;
        println!("{width}x{height}: {ours} bytes, the toolkit's backend {}", theirs.len());
        assert!(ours < 500, "{ours} bytes");
        assert!(ours < theirs.len(), "{ours} bytes against {}", theirs.len());
    }
    Ok(())
}

#[test]
fn a_map_that_moves_goes_through_a_slow_line() {
    use crate::look::{glyphs::*, painter::Painter, theme::*};
    use crate::map::{Map, pixels::Pixels, projection::View, scene::Scene};
    use ratatui::layout::Rect;
    // Nothing is kept of a first frame, and 256 colours shade what true colour has as grounds.
    for (depth, first, bound) in [(Depth::True, 20_000, 20_000), (Depth::Indexed, 15_000, 12_000)] {
        for pixels in [Pixels::Octant, Pixels::Braille, Pixels::Quadrant] {
            let theme = Theme::new(ThemeName::Dark, depth);
            let mut map = Map::new();
            let view = View::home((100, 30), 2.0);
            let mut shown = Buffer::empty(Rect::new(0, 0, 100, 30));
            for (view, bound) in [(view, first), (view.pan(1, 0), bound), (view.pan(5, 2), bound)] {
                let mut next = Buffer::empty(shown.area);
                let mut painter = Painter::new(&mut next, &theme, glyphs(GlyphSet::Unicode), |_| true);
                let scene = Scene::bare(pixels, crate::model::lang::Lang::Fr);
                map.draw(&mut painter, shown.area, &view, &scene);
                let mut out = Vec::new();
                encode(&shown, &next, &mut out);
                assert!(out.len() <= bound, "{depth:?} {pixels:?}: {} bytes", out.len());
                shown = next;
            }
        }
    }
}
