use super::*;
use crate::look::glyphs::glyphs;

#[test]
fn tints_are_told_apart_where_there_are_colours() {
    for name in [ThemeName::Dark, ThemeName::Light] {
        let theme = Theme::new(name, Depth::True);
        for (at, a) in MapTint::ALL.into_iter().enumerate() {
            for b in MapTint::ALL.into_iter().skip(at + 1) {
                assert!(!theme.same_tint(a, b), "{name:?}: {a:?} {b:?}");
            }
        }
        assert!(Theme::new(name, Depth::Sixteen).same_tint(MapTint::Lake, MapTint::Mali));
    }
}

#[test]
fn dark_256_colours_shade_their_tints_and_high_contrast_has_none() {
    let dark = Theme::new(ThemeName::Dark, Depth::Indexed);
    for tint in [MapTint::SenegalRegion, MapTint::MaliRegion, MapTint::MauritaniaRegion, MapTint::Guinea] {
        assert!(dark.is_shaded(tint) && dark.map_tint(tint) == dark.map_tint(MapTint::Paper), "{tint:?}");
        // Index 16 to 231 is the cube of colours, from 232 on stand the greys.
        let Color::Indexed(index) = dark.tint_colour(tint) else { panic!("an index") };
        assert!((16..=231).contains(&index), "{tint:?}: {index}");
    }
    assert!(!dark.is_shaded(MapTint::Lake) && !dark.is_shaded(MapTint::Paper));
    let contrast = Theme::new(ThemeName::Contrast, Depth::True);
    assert!(!contrast.has_relief() && dark.has_relief());
    assert!(MapTint::ALL.into_iter().all(|tint| contrast.same_tint(tint, MapTint::Paper)));
}

#[test]
fn a_shade_needs_a_font_that_has_it() {
    let theme = Theme::new(ThemeName::Dark, Depth::Indexed);
    for (set, wanted) in [(GlyphSet::Unicode, "░"), (GlyphSet::Plain, " ")] {
        let mut buf = Buffer::empty(Rect::new(0, 0, 1, 1));
        let mut painter = Painter::new(&mut buf, &theme, glyphs(set), |_| true);
        let tint = MapTint::MaliRegion;
        painter.mosaic(Rect::new(0, 0, 1, 1)).set(0, 0, ' ', MapInk::Tint(tint), tint);
        assert_eq!(buf[(0, 0)].symbol(), wanted);
        assert_eq!(buf[(0, 0)].bg, theme.tint_colour(MapTint::Paper));
    }
}

#[test]
fn nothing_but_pictures_and_nothing_outside() {
    let theme = Theme::new(ThemeName::Dark, Depth::True);
    let mut buf = Buffer::empty(Rect::new(0, 0, 4, 2));
    let mut painter = Painter::new(&mut buf, &theme, glyphs(GlyphSet::Unicode), |_| true);
    let mut mosaic = painter.mosaic(Rect::new(1, 0, 9, 9));
    for sign in ['\u{1b}', '\u{202e}', '█', 'x'] {
        mosaic.set(0, 0, sign, MapInk::River, MapTint::Lake);
        mosaic.set(3, 0, sign, MapInk::River, MapTint::Lake);
        mosaic.set(u16::MAX, u16::MAX, sign, MapInk::Border, MapTint::Mali);
    }
    assert_eq!(buf[(1, 0)].symbol(), "x");
    mosaic_is_safe(&theme);
}

fn mosaic_is_safe(theme: &Theme) {
    let mut buf = Buffer::empty(Rect::new(0, 0, 1, 1));
    let mut painter = Painter::new(&mut buf, theme, glyphs(GlyphSet::Unicode), |_| true);
    painter.mosaic(Rect::new(0, 0, 1, 1)).set(0, 0, '\u{1b}', MapInk::River, MapTint::Lake);
    assert_eq!(buf[(0, 0)].symbol(), " ");
}
