use ratatui::{buffer::Buffer, layout::Rect};

use super::*;
use crate::look::svg::indexed;

const COLOURED: [ThemeName; 3] = [ThemeName::Dark, ThemeName::Light, ThemeName::Contrast];
const DEPTHS: [Depth; 4] = [Depth::True, Depth::Indexed, Depth::Sixteen, Depth::Mono];
const READ: [Ground; 3] = [Ground::Paper, Ground::Tint, Ground::Selected];

fn luminance(rgb: u32) -> f64 {
    let [_, r, g, b] = rgb.to_be_bytes();
    let linear = |channel: u8| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/// WCAG 2 contrast of a style's two colours.
fn contrast(style: Style) -> f64 {
    let rgb = |colour| match colour {
        Some(Color::Rgb(r, g, b)) => u32::from_be_bytes([0, r, g, b]),
        Some(Color::Indexed(index)) => indexed(index),
        other => panic!("no fixed colour: {other:?}"),
    };
    let (a, b) = (luminance(rgb(style.fg)), luminance(rgb(style.bg)));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn contrast_is_what_the_design_promises() {
    let table: [(Tone, [f64; 3], [f64; 3]); 8] = [
        (Tone::Ink, [16.4, 14.4, 11.2], [17.4, 15.5, 13.6]),
        (Tone::Ink2, [9.9, 8.7, 6.8], [8.8, 7.8, 6.9]),
        // On the selected row the label is drawn as a secondary value.
        (Tone::Ink3, [6.4, 5.7, 6.8], [6.0, 5.3, 6.9]),
        (Tone::Accent, [9.2, 8.1, 6.3], [7.0, 6.2, 5.5]),
        (Tone::Bad, [7.2, 6.3, 4.9], [6.5, 5.8, 5.1]),
        (Tone::High, [9.2, 8.1, 6.3], [6.2, 5.5, 4.9]),
        (Tone::Warn, [12.2, 10.7, 8.4], [6.7, 6.0, 5.2]),
        (Tone::Good, [10.6, 9.3, 7.3], [6.8, 6.0, 5.3]),
    ];
    for (tone, dark, light) in table {
        for (name, wanted) in [(ThemeName::Dark, dark), (ThemeName::Light, light)] {
            let theme = Theme::new(name, Depth::True);
            for (ground, wanted) in READ.into_iter().zip(wanted) {
                let found = contrast(theme.style(tone, ground, false));
                assert!(found >= wanted - 0.1, "{name:?} {tone:?} on {ground:?}: {found:.2} < {wanted}");
            }
        }
    }
}

#[test]
fn high_contrast_is_higher_than_the_others() {
    for depth in [Depth::True, Depth::Indexed] {
        let theme = Theme::new(ThemeName::Contrast, depth);
        for tone in Tone::ALL.into_iter().filter(|tone| !tone.is_chip() && *tone != Tone::Alarm) {
            let found = contrast(theme.style(tone, Ground::Paper, false));
            assert!(found >= 7.0, "{depth:?} {tone:?}: {found:.2}");
        }
        assert!(contrast(theme.style(Tone::Ink, Ground::Paper, false)) > 20.9);
    }
}

#[test]
fn everything_that_must_be_read_can_be_read() {
    for name in COLOURED {
        for depth in [Depth::True, Depth::Indexed] {
            let theme = Theme::new(name, depth);
            for tone in Tone::ALL.into_iter().filter(|&tone| tone != Tone::Rule) {
                for ground in Ground::ALL {
                    let found = contrast(theme.style(tone, ground, false));
                    // The 256 colours have no better steps for the rows that stand out.
                    let steps = depth == Depth::Indexed && !matches!(ground, Ground::Paper | Ground::Tint);
                    let least = if steps { 4.0 } else { 4.5 };
                    assert!(found >= least, "{name:?} {depth:?} {tone:?} on {ground:?}: {found:.2}");
                }
            }
        }
    }
}

#[test]
fn band_and_chips_keep_their_contrast() {
    for (name, tone, wanted) in [
        (ThemeName::Dark, Tone::Band, 8.7),
        (ThemeName::Light, Tone::Band, 7.4),
        (ThemeName::Dark, Tone::Exercise, 9.0),
        (ThemeName::Light, Tone::Exercise, 8.1),
        (ThemeName::Dark, Tone::ClassDr, 11.1),
        (ThemeName::Dark, Tone::Heat(1), 9.7),
        (ThemeName::Dark, Tone::Heat(2), 7.6),
        (ThemeName::Dark, Tone::Heat(3), 7.2),
        (ThemeName::Dark, Tone::Heat(4), 7.8),
        (ThemeName::Light, Tone::Heat(4), 10.1),
    ] {
        let found = contrast(Theme::new(name, Depth::True).style(tone, Ground::Band, false));
        assert!(found >= wanted - 0.1, "{name:?} {tone:?}: {found:.2} < {wanted}");
    }
}

#[test]
fn mono_uses_the_terminals_own_colours_and_four_attributes() {
    let allowed = Modifier::REVERSED | Modifier::BOLD | Modifier::UNDERLINED | Modifier::DIM;
    for theme in [Theme::new(ThemeName::Mono, Depth::True), Theme::new(ThemeName::Light, Depth::Mono)] {
        for tone in Tone::ALL {
            for ground in Ground::ALL {
                let style = theme.style(tone, ground, true);
                assert_eq!((style.fg, style.bg), (Some(Color::Reset), Some(Color::Reset)));
                assert!(allowed.contains(style.add_modifier), "{tone:?} on {ground:?}");
            }
        }
    }
}

#[test]
fn sixteen_colours_never_need_a_palette_of_their_own() {
    for name in COLOURED {
        let theme = Theme::new(name, Depth::Sixteen);
        for tone in Tone::ALL {
            for ground in Ground::ALL {
                let style = theme.style(tone, ground, false);
                for colour in [style.fg, style.bg].into_iter().flatten() {
                    assert!(!matches!(colour, Color::Rgb(..) | Color::Indexed(_)), "{tone:?}");
                }
            }
        }
    }
    let dark = Theme::new(ThemeName::Dark, Depth::Sixteen);
    assert_eq!(dark.style(Tone::Ink3, Ground::Paper, false).fg, Some(Color::Gray));
    assert_eq!(dark.style(Tone::Exercise, Ground::Band, false).bg, Some(Color::Magenta));
}

#[test]
fn selection_shows_at_every_depth() {
    for name in ThemeName::ALL {
        for depth in DEPTHS {
            let theme = Theme::new(name, depth);
            let grounds = [Ground::Paper, Ground::SelectedElsewhere, Ground::Selected];
            let styles = grounds.map(|ground| theme.style(Tone::Ink, ground, false));
            assert!(styles[0] != styles[1] && styles[1] != styles[2] && styles[0] != styles[2]);
            // A chip must stand out from the row it is on.
            for (ground, style) in grounds.into_iter().zip(styles) {
                let chip = theme.style(Tone::Chip, ground, false);
                let same = chip.bg == style.bg && chip.add_modifier == style.add_modifier;
                // 256 colours have no third grey between the selection and the chip.
                assert!(!same || (depth, ground) == (Depth::Indexed, Ground::Selected));
            }
        }
    }
}

#[test]
fn the_ground_is_read_back_from_a_cell() {
    for name in COLOURED {
        for depth in [Depth::True, Depth::Indexed] {
            let theme = Theme::new(name, depth);
            for ground in Ground::ALL {
                let style = theme.ground(ground);
                let found = theme.ground_of(style.bg.unwrap(), style.add_modifier).unwrap();
                assert_eq!(theme.ground(found), style, "{name:?} {depth:?}");
            }
            assert_eq!(theme.ground_of(Color::Rgb(1, 2, 3), Modifier::empty()), None);
        }
    }
}

#[test]
fn an_overlay_takes_back_what_is_below_and_no_more() {
    for name in ThemeName::ALL {
        for depth in DEPTHS {
            let theme = Theme::new(name, depth);
            let mut buf = Buffer::empty(Rect::new(0, 0, 4, 2));
            buf.set_style(buf.area, theme.style(Tone::BadBold, Ground::Paper, true));
            let before = buf[(0, 0)].clone();
            theme.dim_under_overlay(&mut buf, Rect::new(0, 1, 900, 900));
            assert_eq!(buf[(0, 0)], before);
            assert!(!buf[(0, 1)].modifier.contains(Modifier::BOLD));
            assert_eq!(buf[(0, 1)].fg == before.fg, theme.depth() == Depth::Mono);
            assert_eq!(buf[(0, 1)].bg, before.bg);
        }
    }
    assert_eq!(mix(0xFF_FF_FF, 0, 60), 0x66_66_66);
}

#[test]
fn depth_follows_the_environment() {
    let depth = |pairs: &[(&str, &str)]| {
        Depth::from_env(|name| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).into()))
    };
    assert_eq!(depth(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]), Depth::True);
    assert_eq!(depth(&[("TERM", "xterm"), ("COLORTERM", "24bit")]), Depth::True);
    assert_eq!(depth(&[("TERM", "screen-256color")]), Depth::Indexed);
    assert_eq!(depth(&[("TERM", "linux"), ("COLORTERM", "truecolor")]), Depth::Sixteen);
    assert_eq!(depth(&[("TERM", "vt220")]), Depth::Sixteen);
    assert_eq!(depth(&[("TERM", "dumb")]), Depth::Sixteen);
    assert_eq!(depth(&[]), Depth::Sixteen);
    assert_eq!(depth(&[("WT_SESSION", "x")]), Depth::True);
    assert_eq!(depth(&[("NO_COLOR", "1"), ("COLORTERM", "truecolor")]), Depth::Mono);
    assert_eq!(depth(&[("NO_COLOR", ""), ("TERM", "xterm-256color")]), Depth::Indexed);
}

#[test]
fn theme_names_go_round_and_read_back() {
    for name in ThemeName::ALL {
        assert_eq!(ThemeName::from_id(name.id()), Some(name));
        let round = ThemeName::ALL.into_iter().fold(name, |name, _| name.next());
        assert_eq!(round, name);
    }
    assert_eq!(ThemeName::from_id("Dark"), None);
}
