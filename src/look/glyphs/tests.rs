use super::*;
use crate::look::measure::width;

/// Every sign of a set, read out of the debug form so that none can be forgotten.
fn signs(set: GlyphSet) -> Vec<String> {
    let shown = format!("{:?}", glyphs(set));
    shown.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_sign_is_one_cell_and_plain_is_ascii() {
    for set in [GlyphSet::Unicode, GlyphSet::Plain] {
        let signs = signs(set);
        assert!(signs.len() > 45);
        for sign in signs {
            let cells = if matches!(sign.as_str(), "↑↓" | "^v") { 2 } else { 1 };
            assert_eq!(width(&sign), cells, "{sign}");
            assert!(set == GlyphSet::Unicode || sign.is_ascii(), "{sign}");
        }
    }
}

#[test]
fn sets_follow_the_environment() {
    let set = |pairs: &[(&str, &str)]| {
        GlyphSet::from_env(|name| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).into()))
    };
    assert_eq!(set(&[("TERM", "xterm"), ("LANG", "fr_SN.UTF-8")]), GlyphSet::Unicode);
    assert_eq!(set(&[("TERM", "xterm"), ("LANG", "C.utf8")]), GlyphSet::Unicode);
    assert_eq!(set(&[("TERM", "linux"), ("LANG", "fr_SN.UTF-8")]), GlyphSet::Plain);
    assert_eq!(set(&[("TERM", "dumb"), ("LANG", "fr_SN.UTF-8")]), GlyphSet::Plain);
    assert_eq!(set(&[("LC_ALL", "C"), ("LANG", "fr_SN.UTF-8")]), GlyphSet::Plain);
    assert_eq!(set(&[("LC_ALL", ""), ("LANG", "fr_SN.UTF-8")]), GlyphSet::Unicode);
}

#[test]
fn spark_levels_never_hide_a_count() {
    let g = glyphs(GlyphSet::Unicode);
    assert_eq!(g.spark_level(0, 10), "·");
    assert_eq!(g.spark_level(1, 1000), "▁");
    assert_eq!(g.spark_level(10, 10), "█");
    assert_eq!(g.spark_level(99, 10), "█");
    assert_eq!(g.spark_level(3, 0), "█");
    assert_eq!(g.spark_level(u32::MAX, u32::MAX), "█");
    assert_eq!(g.spark_level(5, 10), "▄");
}

#[test]
fn folding_leaves_ascii_only() {
    assert_eq!(fold_ascii("Sélibaby, « Félou » – cœur…"), "Selibaby, \" Felou \" - coeur~");
    assert_eq!(fold_ascii("14°01′30″N © GeoNames"), "14d01'30\"N c GeoNames");
    assert_eq!(fold_ascii("Bɔgɔ ɲɛ ŋ ƴ ɓ ɗ"), "Bogo ne n y b d");
    assert_eq!(fold_ascii("e\u{301} 1\u{202f}229 −3 ●●· 水"), "e 1 229 -3 oo. ?");
    for c in '\0'..=char::MAX {
        let folded = fold_ascii(c.encode_utf8(&mut [0; 4]));
        assert!(folded.bytes().all(|b| (b' '..=b'~').contains(&b)), "{c:?}");
    }
}
