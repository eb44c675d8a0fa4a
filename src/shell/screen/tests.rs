//! Random pictures, one after the other, through an independent terminal.
#![allow(clippy::disallowed_methods, reason = "tests fill cells with what a program must not")]

use proptest::prelude::*;
use ratatui::style::{Color, Modifier, Style};
use vt100::Parser;

use super::*;

const WORDS: [&str; 8] = ["Kayes", "  ", "─┼─", "界隈", "●●·", "é", "e\u{301}x", "⣿⡇ 12"];
const COLOURS: [Color; 6] = [
    Color::Reset,
    Color::Red,
    Color::LightBlue,
    Color::DarkGray,
    Color::Indexed(111),
    Color::Rgb(13, 16, 23),
];
const SIZES: [(u16, u16); 4] = [(30, 6), (31, 5), (1, 1), (12, 3)];

/// Word, letter colour, ground colour, attributes, gap in front.
type Piece = (usize, usize, usize, u16, u16);

fn piece() -> impl Strategy<Value = Piece> {
    (0..WORDS.len(), 0..COLOURS.len(), 0..COLOURS.len(), 0u16..32, 0u16..4)
}

fn picture() -> impl Strategy<Value = Vec<Vec<Piece>>> {
    prop::collection::vec(prop::collection::vec(piece(), 0..6), 0..6)
}

fn paint(picture: &[Vec<Piece>], buffer: &mut Buffer) {
    for (y, pieces) in (0..buffer.area.height).zip(picture) {
        let mut x = 0;
        for &(word, fg, bg, bits, gap) in pieces {
            let modifiers =
                [Modifier::BOLD, Modifier::DIM, Modifier::ITALIC, Modifier::UNDERLINED, Modifier::REVERSED];
            let set = (0..5).filter(|bit| bits & (1 << bit) != 0).map(|bit| modifiers[bit]);
            let style = Style::new().fg(COLOURS[fg]).bg(COLOURS[bg]).add_modifier(set.collect::<Modifier>());
            if x + gap < buffer.area.width {
                x = buffer.set_stringn(x + gap, y, WORDS[word], 99, style).0;
            }
        }
    }
}

fn colour(colour: Color) -> vt100::Color {
    match colour {
        Color::Red => vt100::Color::Idx(1),
        Color::LightBlue => vt100::Color::Idx(12),
        Color::DarkGray => vt100::Color::Idx(8),
        Color::Indexed(number) => vt100::Color::Idx(number),
        Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
        _ => vt100::Color::Default,
    }
}

/// What is on the terminal is what was drawn, cell by cell.
fn agrees(terminal: &Parser, expected: &Buffer) -> Result<(), TestCaseError> {
    for y in 0..expected.area.height {
        for x in 0..expected.area.width {
            let Some(shown) = terminal.screen().cell(y, x) else {
                return Err(TestCaseError::fail(format!("no cell at {x},{y}")));
            };
            if shown.is_wide_continuation() {
                continue;
            }
            let cell = &expected[(x, y)];
            let text = if shown.contents().is_empty() { " " } else { shown.contents() };
            prop_assert_eq!(text, cell.symbol(), "text at {},{}", x, y);
            prop_assert_eq!(shown.inverse(), cell.modifier.contains(Modifier::REVERSED));
            prop_assert_eq!(shown.underline(), cell.modifier.contains(Modifier::UNDERLINED));
            prop_assert_eq!(shown.bgcolor(), colour(cell.bg), "ground at {},{}", x, y);
            if text != " " || shown.inverse() || shown.underline() {
                prop_assert_eq!(shown.fgcolor(), colour(cell.fg), "colour at {},{}", x, y);
                prop_assert_eq!(shown.italic(), cell.modifier.contains(Modifier::ITALIC));
                // This terminal knows one intensity at a time.
                if !cell.modifier.contains(Modifier::BOLD.union(Modifier::DIM)) {
                    prop_assert_eq!(shown.bold(), cell.modifier.contains(Modifier::BOLD));
                    prop_assert_eq!(shown.dim(), cell.modifier.contains(Modifier::DIM));
                }
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_terminal_shows_what_was_drawn(
        frames in prop::collection::vec((picture(), 0..SIZES.len() * 3), 1..6),
    ) {
        let mut screen = Screen::new(Vec::new(), SIZES[0].0, SIZES[0].1);
        let mut terminal = Parser::new(SIZES[0].1.try_into().unwrap(), SIZES[0].0.try_into().unwrap(), 0);
        // What somebody else left on the screen.
        terminal.process(b"\x1b[41mrubbish\x1b[3;3Hmore\x1b[m\x1b[?25l");
        let mut expected = Buffer::default();
        for (picture, size) in frames {
            if let Some(&(width, height)) = SIZES.get(size) {
                screen.resize(width, height);
                terminal.screen_mut().set_size(height.try_into().unwrap(), width.try_into().unwrap());
            }
            let written = screen.frame(|buffer| {
                paint(&picture, buffer);
                expected = buffer.clone();
                None
            }).unwrap();
            prop_assert_eq!(written, screen.out.len());
            terminal.process(&std::mem::take(&mut screen.out));
            agrees(&terminal, &expected)?;
            let again = screen.frame(|buffer| { paint(&picture, buffer); None }).unwrap();
            prop_assert_eq!(again, 0);
        }
    }
}

fn frame(screen: &mut Screen<Vec<u8>>, text: &str, cursor: Option<(u16, u16)>) -> String {
    let _ = screen.frame(|buffer| {
        buffer.set_string(0, 0, text, Style::new());
        cursor.map(Position::from)
    });
    String::from_utf8(std::mem::take(&mut screen.out)).unwrap_or_default()
}

#[test]
fn a_frame_is_one_marked_piece_and_an_equal_one_is_nothing() {
    let mut screen = Screen::new(Vec::new(), 10, 2);
    assert_eq!(frame(&mut screen, "abc", None), "\x1b[?2026h\x1b[m\x1b[2J\x1b[Habc\x1b[?2026l");
    assert_eq!(frame(&mut screen, "abc", None), "");
    assert_eq!(frame(&mut screen, "abd", None), "\x1b[?2026h\x1b[1;3Hd\x1b[?2026l");
}

#[test]
fn the_cursor_shows_only_where_it_is_wanted() {
    let mut screen = Screen::new(Vec::new(), 10, 2);
    frame(&mut screen, "abc", None);
    assert_eq!(frame(&mut screen, "abc", Some((2, 0))), "\x1b[?2026h\x1b[1;3H\x1b[?25h\x1b[?2026l");
    assert_eq!(frame(&mut screen, "abc", Some((2, 0))), "");
    assert_eq!(frame(&mut screen, "abc", Some((3, 0))), "\x1b[?2026h\x1b[1;4H\x1b[?2026l");
    assert_eq!(
        frame(&mut screen, "abd", Some((3, 0))),
        "\x1b[?2026h\x1b[?25l\x1b[1;3Hd\x1b[1;4H\x1b[?25h\x1b[?2026l"
    );
    assert_eq!(frame(&mut screen, "abd", Some((30, 0))), "\x1b[?2026h\x1b[?25l\x1b[?2026l");
    assert_eq!(frame(&mut screen, "abd", None), "");
}

#[test]
fn another_size_and_a_foreign_hand_mean_a_whole_frame() {
    let mut screen = Screen::new(Vec::new(), 10, 2);
    frame(&mut screen, "abc", None);
    screen.resize(10, 2);
    assert_eq!(frame(&mut screen, "abc", None), "");
    screen.resize(11, 2);
    assert!(frame(&mut screen, "abc", None).contains("\x1b[2J\x1b[Habc"));
    screen.repaint();
    assert!(frame(&mut screen, "abc", None).contains("\x1b[2J\x1b[Habc"));
}
