//! Letters and keys in, text and cursor out.

use proptest::prelude::*;

use super::{LIMIT, TextField};
use crate::model::safe_text::{SafeText, is_safe};

fn field(text: &str) -> TextField {
    TextField::several(&SafeText::lines(text))
}

fn type_all(field: &mut TextField, text: &str) {
    text.chars().for_each(|letter| field.type_letter(letter));
}

fn keys(field: &mut TextField, names: &str) {
    for name in names.split_whitespace() {
        assert!(field.key(name), "{name}");
    }
}

/// The text with `|` at the cursor.
fn seen(field: &TextField) -> String {
    format!("{}|{}", &field.text[..field.cursor], &field.text[field.cursor..])
}

#[test]
fn letters_digits_and_signs_type() {
    let mut text = field("");
    type_all(&mut text, "q? 7 « été » !");
    assert_eq!(seen(&text), "q? 7 « été » !|");
}

#[test]
fn an_accent_typed_behind_its_letter_is_one_step() {
    let mut text = field("");
    type_all(&mut text, "cafe\u{301}");
    assert_eq!(seen(&text), "café|");
    keys(&mut text, "Backspace");
    assert_eq!(seen(&text), "caf|");
    // No composed form: still one sign.
    type_all(&mut text, "x\u{330}y");
    keys(&mut text, "Left Left");
    assert_eq!(seen(&text), "caf|x\u{330}y");
    keys(&mut text, "Delete");
    assert_eq!(seen(&text), "caf|y");
}

#[test]
fn what_may_not_stand_in_a_text_is_not_taken() {
    let mut text = field("");
    type_all(&mut text, "\u{301}a\u{1b}\u{202e}\u{200b}\u{7}b");
    assert_eq!(seen(&text), "ab|");
}

#[test]
fn words_and_ends() {
    let cases = [
        ("Ctrl-Left", "un |deux", "deux"),
        ("Alt-b Alt-b", "|un deux", ""),
        ("Home Ctrl-Right", "un| deux", ""),
        ("Home Alt-f Alt-f", "un deux|", ""),
        ("Ctrl-A", "|un deux", ""),
        ("Ctrl-A Ctrl-E", "un deux|", ""),
        ("Ctrl-W", "un |", ""),
        ("Ctrl-W Ctrl-W", "|", ""),
        ("Ctrl-U", "|", ""),
        ("Home Ctrl-K", "|", ""),
        ("Home Ctrl-Delete", "| deux", ""),
    ];
    for (names, wanted, _) in cases {
        let mut text = field("un deux");
        keys(&mut text, names);
        assert_eq!(seen(&text), wanted, "{names}");
    }
}

#[test]
fn ends_are_those_of_the_line() {
    let mut text = field("un\ndeux");
    keys(&mut text, "Home");
    assert_eq!(seen(&text), "un\n|deux");
    keys(&mut text, "Left Ctrl-U");
    assert_eq!(seen(&text), "|\ndeux");
    keys(&mut text, "Delete Ctrl-End");
    assert_eq!(seen(&text), "deux|");
}

#[test]
fn a_word_typed_is_taken_back_at_once_and_brought_again() {
    let mut text = field("");
    type_all(&mut text, "un deux");
    keys(&mut text, "Ctrl-Z");
    assert_eq!(seen(&text), "un |");
    keys(&mut text, "Ctrl-Z Ctrl-Z");
    assert_eq!(seen(&text), "|");
    keys(&mut text, "Ctrl-Z Ctrl-Y Ctrl-Y Ctrl-Y Ctrl-Y");
    assert_eq!(seen(&text), "un deux|");
    keys(&mut text, "Backspace Backspace Ctrl-Z");
    assert_eq!(seen(&text), "un deux|");
    // What is typed now ends what could be brought again.
    keys(&mut text, "Ctrl-Z");
    type_all(&mut text, "x");
    keys(&mut text, "Ctrl-Y");
    assert_eq!(seen(&text), "un x|");
}

#[test]
fn pasted_text_is_cleaned() {
    let mut text = field("");
    text.paste("un\r\ndeux\rtrois\n");
    assert_eq!(seen(&text), "un\ndeux\ntrois|");
    let mut line = TextField::single(&SafeText::default());
    line.paste("un\r\ndeux\rtrois\n");
    assert_eq!(seen(&line), "un deux trois|");
    line.paste("\u{1b}[31m\u{202e}");
    assert!(is_safe(line.as_str()) && !line.as_str().contains('\u{1b}'), "{line:?}");
}

#[test]
fn a_text_has_an_end_and_says_so() {
    let mut text = field("");
    text.paste(&"é".repeat(LIMIT + 5));
    assert!(text.is_full());
    assert_eq!(text.as_str().chars().count(), LIMIT);
    type_all(&mut text, "x");
    assert!(text.is_full());
    assert_eq!(text.as_str().chars().count(), LIMIT);
    keys(&mut text, "Backspace");
    assert!(!text.is_full());
    type_all(&mut text, "x");
    assert!(!text.is_full());
    // A stick full of text is not even read to its end.
    text.paste(&"x\n".repeat(1_000_000));
    assert!(text.is_full());
}

#[test]
fn rows_break_at_words_and_the_cursor_is_seen() {
    let mut text = field("la route de Kidira est ouverte");
    let shown = text.visible(12, 2);
    assert_eq!(shown.lines, ["Kidira est ", "ouverte"]);
    assert_eq!((shown.cursor, shown.above, shown.below), ((7, 1), 1, 0));
    keys(&mut text, "Home");
    let shown = text.visible(12, 2);
    assert_eq!(shown.lines, ["la route de ", "Kidira est "]);
    assert_eq!((shown.cursor, shown.below), ((0, 0), 1));
    // Signs of two cells.
    let wide = field("日本語日本語");
    assert_eq!(wide.visible(6, 9).lines, ["日本", "語日", "本語"]);
}

#[test]
fn up_and_down_go_by_rows() {
    let mut text = field("la route de Kidira est ouverte\nfin");
    assert!(!text.climb(true, 12), "the last row");
    assert!(text.climb(false, 12));
    assert_eq!(seen(&text), "la route de Kidira est ouv|erte\nfin");
    assert!(text.climb(false, 12) && text.climb(false, 12));
    assert_eq!(seen(&text), "la |route de Kidira est ouverte\nfin");
    assert!(!text.climb(false, 12), "the first row");
}

/// A hand at a text.
#[derive(Clone, Debug)]
enum Hand {
    Letter(char),
    Key(&'static str),
    Paste(String),
    Line,
    Climb(bool, usize),
}

fn hand() -> impl Strategy<Value = Hand> {
    let nasty = vec![
        '\u{301}',
        '\u{330}',
        '\u{200d}',
        '\u{200c}',
        '\u{202e}',
        '\u{1b}',
        '日',
        'ߒ',
        '\u{7eb}',
        'ب',
        '👨',
        '\u{1f3fd}',
        '\u{fe0f}',
        '\u{1100}',
        '\u{1161}',
        '\u{11a8}',
        ' ',
        '\n',
        'e',
        '\u{1f1f8}',
        '\u{fffd}',
        '\u{94d}',
        'क',
    ];
    let names = vec![
        "Left",
        "Right",
        "Ctrl-Left",
        "Ctrl-Right",
        "Home",
        "End",
        "Ctrl-Home",
        "Backspace",
        "Delete",
        "Ctrl-W",
        "Ctrl-U",
        "Ctrl-K",
        "Ctrl-Z",
        "Ctrl-Y",
        "Ctrl-Delete",
    ];
    prop_oneof![
        3 => any::<char>().prop_map(Hand::Letter),
        5 => proptest::sample::select(nasty.clone()).prop_map(Hand::Letter),
        6 => proptest::sample::select(names).prop_map(Hand::Key),
        1 => any::<String>().prop_map(Hand::Paste),
        2 => proptest::collection::vec(proptest::sample::select(nasty), 0..9).prop_map(|all| Hand::Paste(all.into_iter().collect())),
        1 => Just(Hand::Line),
        2 => (any::<bool>(), 0..20_usize).prop_map(|(down, wide)| Hand::Climb(down, wide)),
    ]
}

proptest! {
    #[test]
    fn nothing_unsafe_gets_in(several: bool, hands in proptest::collection::vec(hand(), 0..60), wide in 0..30_usize) {
        let mut text = if several { field("") } else { TextField::single(&SafeText::default()) };
        for hand in hands {
            match hand {
                Hand::Letter(letter) => text.type_letter(letter),
                Hand::Key(name) => _ = text.key(name),
                Hand::Paste(pasted) => text.paste(&pasted),
                Hand::Line => text.new_line(),
                Hand::Climb(down, wide) => _ = text.climb(down, wide),
            }
            prop_assert!(text.as_str().split('\n').all(is_safe), "{:?}", text);
            prop_assert!(several || !text.as_str().contains('\n'));
            prop_assert!(text.text.is_char_boundary(text.cursor));
            prop_assert_eq!(super::step::boundary(&text.text, text.cursor), text.cursor);
            prop_assert!(text.lines().iter().all(|line| is_safe(line)));
            let shown = text.visible(wide, 3);
            prop_assert!(!shown.lines.is_empty() && shown.lines.len() <= 3);
            prop_assert!(shown.cursor.1 < shown.lines.len() && shown.cursor.0 <= wide.saturating_sub(1).max(1));
            let whole = text.visible(wide, usize::MAX).lines.concat();
            prop_assert_eq!(whole, text.as_str().replace('\n', ""));
        }
    }
}
