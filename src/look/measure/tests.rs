use proptest::prelude::*;

use super::*;

#[test]
fn width_counts_cells() {
    assert_eq!(width("Kédougou"), 8);
    assert_eq!(width("Ke\u{301}dougou"), 8);
    assert_eq!(width("水道"), 4);
    assert_eq!(width("1\u{202f}229"), 5);
    assert_eq!(width(""), 0);
}

#[test]
fn the_short_way_measures_as_the_buffer_does() {
    for c in ('\0'..=char::MAX).filter(|&c| is_one_cell(c)) {
        let pair = format!("{c}{c}e");
        assert_eq!(pair.graphemes(true).map(cluster_width).collect::<Vec<_>>(), [1, 1, 1], "{c:?}");
    }
}

#[test]
fn cut_ends_on_a_letter() {
    assert_eq!(cut("Kayes", 5, "…"), "Kayes");
    assert_eq!(cut("Kayes", 4, "…"), "Kay…");
    assert_eq!(cut("Diboli, km 41", 9, "…"), "Diboli…");
    assert_eq!(cut("Dakar – Bamako", 9, "…"), "Dakar…");
    assert_eq!(cut("Sélibaby", 4, "…"), "Sél…");
    assert_eq!(cut("水道水道", 4, "…"), "水…");
    assert_eq!(cut("Kayes", 1, "…"), "…");
    assert_eq!(cut("Kayes", 0, "…"), "");
    assert!(matches!(cut("Kayes", 9, "…"), Cow::Borrowed(_)));
}

#[test]
fn wrap_keeps_french_punctuation_together() {
    assert_eq!(wrap("Faut-il inviter la Guinée ?", 25), ["Faut-il inviter la", "Guinée ?"]);
    assert_eq!(wrap("Faut-il inviter la Guinée\u{a0}?", 25), ["Faut-il inviter la", "Guinée\u{a0}?"]);
    assert_eq!(wrap("dit « non » hier", 8), ["dit", "« non »", "hier"]);
}

#[test]
fn wrap_breaks_at_words_then_hyphens_then_anywhere() {
    assert_eq!(wrap("one two three", 7), ["one two", "three"]);
    assert_eq!(wrap("Diboli-Kayes road", 8), ["Diboli-", "Kayes", "road"]);
    assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
    assert_eq!(wrap("a\n\nb", 9), ["a", "", "b"]);
    assert_eq!(wrap("水水", 1), ["水", "水"]);
    assert_eq!(wrap("ab", 0), ["a", "b"]);
    assert!(wrap("", 5).is_empty());
}

#[test]
fn numbers_are_written_for_the_room() {
    assert_eq!(group_thousands(1_229), "1\u{202f}229");
    assert_eq!(group_thousands(-1_234_567), "−1\u{202f}234\u{202f}567");
    assert_eq!(group_thousands(999), "999");
    assert_eq!(
        group_thousands(i64::MIN),
        "−9\u{202f}223\u{202f}372\u{202f}036\u{202f}854\u{202f}775\u{202f}808"
    );
    assert_eq!(decimal(14.447_8, 4, false), "14.4478");
    assert_eq!(decimal(-1_234.56, 1, true), "−1\u{202f}234,6");
    assert_eq!(decimal(-0.01, 1, true), "0,0");
    assert_eq!(decimal(f64::NAN, 1, true), "–");
    assert_eq!(decimal(3.0, 0, true), "3");
    assert_eq!([14, -3, 0].map(signed), ["+14", "−3", "0"]);
}

proptest! {
    #[test]
    fn cut_always_fits(text in any::<String>(), room in 0_usize..40) {
        prop_assert!(width(&cut(&text, room, "…")) <= room);
    }

    #[test]
    fn wrap_fits_and_loses_no_word(text in "[a-zé水\u{202f} ,«»?:\\-]{0,80}", room in 0_usize..24) {
        let lines = wrap(&text, room);
        for line in &lines {
            prop_assert!(width(line) <= room.max(2), "{line:?}");
        }
        let bare = |s: &str| s.chars().filter(|c| !breaks(*c)).collect::<String>();
        prop_assert_eq!(bare(&lines.concat()), bare(&text));
    }

    #[test]
    fn wrap_ends_on_any_text(text in any::<String>(), room in 0_usize..12) {
        prop_assert!(wrap(&text, room).len() <= text.len() + 1);
    }
}
