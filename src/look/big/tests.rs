use super::*;
use crate::look::measure::width;

#[test]
fn rows_are_equally_wide_and_digits_stand_in_columns() {
    for (c, _) in SIGNS {
        let rows = big(&format!("{c}É{c}")).unwrap();
        assert!(rows.iter().all(|row| width(row) == width(&rows[0])), "{c}");
    }
    for digit in '0'..='9' {
        assert_eq!(width(&big(&digit.to_string()).unwrap()[0]), 3);
    }
}

#[test]
fn no_two_signs_look_alike() {
    let pictures: Vec<_> = SIGNS.iter().map(|(c, _)| (c, big(&c.to_string()).unwrap())).collect();
    for (i, (a, picture)) in pictures.iter().enumerate() {
        for (b, other) in &pictures[i + 1..] {
            assert_ne!(picture, other, "{a} and {b}");
        }
    }
}

#[test]
fn forty_one_as_on_the_overview() {
    assert_eq!(big("41").unwrap(), ["█ █ ▄█ ", "▀▀█  █ ", "  ▀ ▀▀▀"]);
}

#[test]
fn accents_lower_the_line_and_unknown_signs_have_no_picture() {
    assert_eq!(big("é").unwrap(), ["  ▀", "██▀", "█▄▄"]);
    assert_eq!(big("E").unwrap(), ["█▀▀", "█▀ ", "▀▀▀"]);
    assert_eq!(big("水"), None);
    assert_eq!(big("a\u{1b}b"), None);
    assert_eq!(big("").unwrap(), ["", "", ""]);
}
