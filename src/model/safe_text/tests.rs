//! Exhaustive over all scalar values, the known hostile payloads, and the scripts that must survive.

use super::*;
use chars::{is_attaching, is_joiner, is_plain};
use proptest::prelude::*;
use unicode_normalization::is_nfc;
use unicode_segmentation::UnicodeSegmentation;

/// What must hold for any cleaned text, whatever went in.
fn check_clean(input: &str) -> Cleaned {
    let cleaned = SafeText::clean(input);
    let text = cleaned.text.as_str();
    assert!(text.chars().all(|c| is_safe_char(c) || is_joiner(c)), "{input:?} -> {text:?}");
    assert!(is_nfc(text), "{input:?} -> {text:?}");
    assert!(is_safe(text), "{input:?} -> {text:?}");
    let again = SafeText::clean(text);
    assert_eq!((&again.text, again.replaced), (&cleaned.text, 0), "{input:?}");
    assert_eq!(cleaned.replaced > 0, cleaned.first.is_some());
    if let Some(first) = cleaned.first {
        assert!(input.is_char_boundary(first as usize) && (first as usize) < input.len(), "{input:?}");
    }
    cleaned
}

#[test]
fn every_scalar_value_alone_and_between_letters() {
    let mut buffer = String::new();
    for c in '\0'..=char::MAX {
        for (before, after) in [("", ""), ("a", "b"), ("\u{628}", "\u{628}")] {
            buffer.clear();
            buffer.extend([before, c.encode_utf8(&mut [0; 4]), after]);
            let cleaned = check_clean(&buffer);
            if is_plain(c) {
                assert_eq!(cleaned.text, buffer.as_str(), "{c:?} takes the fast path");
            }
        }
        assert_eq!(excerpt(&buffer).chars().count(), buffer.chars().count());
        assert!(excerpt(&buffer).chars().all(is_safe_char), "{c:?}");
    }
}

#[test]
fn the_fast_path_agrees_with_the_slow_one() {
    for c in ('\0'..=char::MAX).filter(|c| is_plain(*c)) {
        let text = format!("a{c}b");
        assert_eq!(
            scan::clean(&text),
            Cleaned { text: SafeText(text.as_str().into()), replaced: 0, first: None }
        );
        assert!(is_safe_char(c) && !is_attaching(c));
    }
}

#[test]
fn hostile_payloads_leave_nothing_behind() {
    let payloads = [
        "\x1b[31mred",
        "\x1b]52;c;cm0gLXJm\x07",
        "\x1b]8;;http://evil\x1b\\link",
        "\x1b]0;title\x07",
        "\x1bPq#0;2\x1b\\",
        "\u{9b}31m",
        "\u{9d}0;t\u{9c}",
        "a\u{85}b",
        "\x07",
        "a\x08",
        "a\rb",
        "\x0b",
        "\0",
        "\x7f",
        "\u{202e}gpj.exe",
        "\u{202d}x",
        "\u{2067}x\u{2069}",
        "\u{2068}x",
        "\u{200e}",
        "\u{200f}",
        "\u{61c}",
        "a\u{200b}b",
        "a\u{2060}b",
        "\u{feff}a",
        "so\u{ad}ft",
        "a\u{2028}b",
        "a\u{2029}b",
        "\u{e0041}\u{e007f}",
        "a\u{200d}b",
        "a\u{200c}b",
        "\u{10eeee}\u{305}\u{30d}",
        "\u{e000}",
        "\u{f0000}",
        "\u{301}lead",
        "a\u{fe0f}",
        "\u{3164}",
        "\u{115f}\u{1160}",
        "\u{ffa0}",
        "\u{2800}",
        "\u{378}",
        "\u{fdd0}",
        "\u{1f468}\u{200d}\u{1f469}",
        "a\u{34f}b",
        "\u{180e}",
        "\u{fff9}x\u{fffb}",
        " \u{301}",
    ];
    for payload in payloads {
        let cleaned = check_clean(payload);
        assert!(cleaned.replaced > 0, "{payload:?}");
        let text = cleaned.text.as_str();
        assert!(text.chars().all(is_safe_char), "{payload:?} -> {text:?}");
    }
    assert_eq!(SafeText::new("\x1b[31mred"), "\u{fffd}[31mred");
}

#[test]
fn counts_and_offsets() {
    let count = |text: &str| {
        let cleaned = SafeText::clean(text);
        (cleaned.text.to_string(), cleaned.replaced, cleaned.first)
    };
    assert_eq!(count("a\nb\tc\r\nd"), ("a b c d".into(), 0, None));
    assert_eq!(count("é\u{200b}x\u{200b}"), ("é\u{fffd}x\u{fffd}".into(), 2, Some(2)));
    assert_eq!(count("ab\u{200d}c\0"), ("ab\u{fffd}c\u{fffd}".into(), 2, Some(2)));
    assert_eq!(count("\u{628}\u{200d}\0"), ("\u{628}\u{fffd}\u{fffd}".into(), 2, Some(2)));
    assert_eq!(count("a\r"), ("a\u{fffd}".into(), 1, Some(1)));
    // A literal U+FFFD in the file was not put there by cleaning.
    assert_eq!(count("a\u{fffd}"), ("a\u{fffd}".into(), 0, None));
}

#[test]
fn piles_of_marks_are_cut_to_four() {
    // Marks that do not compose with x and keep their order.
    let pile = |count: usize| format!("x{}y", "\u{305}".repeat(count));
    assert_eq!(SafeText::clean(&pile(4)).replaced, 0);
    let cleaned = check_clean(&format!("ab{}", pile(20)));
    assert_eq!(cleaned.text, format!("abx{}\u{fffd}y", "\u{305}".repeat(4)).as_str());
    assert_eq!((cleaned.replaced, cleaned.first), (16, Some(2)));
    // Conjoining Hangul, skin tones and Indic signs pile up in the same way.
    for pile in
        ["\u{1100}".to_owned() + &"\u{1161}".repeat(9), "\u{1f44d}".to_owned() + &"\u{1f3fb}".repeat(9)]
    {
        assert!(check_clean(&pile).replaced > 0, "{pile:?}");
    }
}

#[test]
fn scripts_are_kept() {
    for text in [
        "Sélibaby, Kédougou, Aïoun el-Atrouss : « Œuvre » n° 4 – 5 %…",
        "Bamanankan: ɛ ɔ ɲ ŋ Ɛ Ɔ Ɲ Ŋ ka ɲɛ",
        "Pulaar: ɓ ɗ ŋ ƴ Ɓ Ɗ Ƴ laamɗo",
        "Soninke Sooninkanxanne ñ Ñ; Wolof ë ŋ",
        "كيدي ماغا، سيليبابي ١٢٣ مُحَمَّد",
        "ߒߞߏ ߞߊ߬ߙߊ߲߬",
        "𞤆𞤵𞤤𞤢𞤪 𞤀𞤣𞤤𞤢𞤥 𞤢𞥄",
        "ⵜⴰⵎⴰⵣⵉⵖⵜ ⵜⵉⴼⵉⵏⴰⵖ",
        "军事 会議 한국어 かな",
        "Кириллица Ελληνικά हिन्दी ไทย",
        "14°26′52″N ← → ▲ ✓ █ € ″ 😀",
        "می\u{200c}خواهم",
        "ه\u{200d}ب",
    ] {
        let normal: String = unicode_normalization::UnicodeNormalization::nfc(text).collect();
        let cleaned = check_clean(text);
        assert_eq!((cleaned.text.as_str(), cleaned.replaced), (normal.as_str(), 0), "{text}");
    }
    assert_eq!(SafeText::new("e\u{301}"), "é");
}

#[test]
fn joiners_live_only_between_joining_letters() {
    for (text, kept) in [
        ("\u{628}\u{200c}\u{628}", true),
        ("\u{628}\u{64e}\u{200c}\u{628}", true),
        ("\u{7d2}\u{200d}\u{7de}", true),
        ("\u{628}\u{200c}", false),
        ("\u{200c}\u{628}", false),
        ("\u{628}\u{200c}\u{200c}\u{628}", false),
        ("\u{628}\u{200c} \u{628}", false),
        ("\u{628}\u{200c}\u{64e}\u{628}", false),
        ("\u{661}\u{200c}\u{662}", false),
        ("a\u{200d}\u{628}", false),
        ("\u{628}\u{200d}a", false),
    ] {
        assert_eq!(check_clean(text).replaced == 0, kept, "{text:?}");
    }
    assert!(!is_safe_char('\u{200c}') && !is_safe_char('\u{200d}'));
}

#[test]
fn fields_of_several_lines() {
    let lines = |text: &str| SafeText::lines(text).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(lines("a\r\nb\n\nc\td\n"), ["a", "b", "", "c d"]);
    assert_eq!(lines(""), [""; 0]);
}

#[test]
fn excerpts_keep_their_columns() {
    assert_eq!(excerpt("\ta\x1b[1m\x7f\u{202e}é\0"), " a\u{241b}[1m\u{2421}\u{fffd}é\u{2400}");
    assert_eq!(excerpt("x\u{301}\u{200d}"), "x\u{301}\u{fffd}");
    assert_eq!(excerpt("\u{301}a\r"), "\u{fffd}a\u{240d}");
}

#[test]
fn reads_like_a_str() {
    let text = SafeText::literal("Kayes");
    assert_eq!(format!("{text:<7}|"), "Kayes  |");
    assert!(text.starts_with('K') && !text.is_empty() && SafeText::default().is_empty());
}

proptest! {
    #[test]
    fn any_text_comes_out_clean(text in any::<String>()) {
        check_clean(&text);
        prop_assert_eq!(excerpt(&text).chars().count(), text.chars().count());
    }

    #[test]
    fn hostile_mixtures_come_out_clean(
        text in "[ae\u{e9}\u{301}\u{305}\u{327}\u{628}\u{64e}\u{200c}\u{200d}\u{1100}\u{1161}\u{11a8}\u{958}\u{344}\u{16d63}\u{16d67}\u{fffd}\u{1f3fb}\u{ff9e} \n\r\x1b]{0,24}"
    ) {
        let cleaned = check_clean(&text);
        for cluster in cleaned.text.graphemes(true) {
            // The first is the base, even where it could attach to something else.
            let marks = cluster.chars().skip(1).filter(|c| is_attaching(*c)).count();
            prop_assert!(marks <= 4, "{cluster:?}");
        }
    }
}
