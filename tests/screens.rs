//! Pictures of the main screens over a small briefing that never changes (`data/small`).
//!
//! After a wanted change: `INSTA_UPDATE=always cargo test --test screens`, and read the difference.

mod common;

use common::{App, app};
use tribrief::look::theme::{Depth, ThemeName};
use tribrief::model::lang::Lang;

const SMALL: &str = "tests/data/small";

fn desk(width: u16, height: u16, lang: Lang) -> App {
    app(SMALL).size(width, height).lang(lang)
}

/// Compares with `tests/snapshots/screens__NAME.snap`.
fn same(name: &str, picture: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, picture));
}

fn pictures(width: u16, height: u16, lang: Lang, all: &[(&str, &str)]) {
    let mut failed = Vec::new();
    for (what, keys) in all {
        let name = format!("{what}_{width}x{height}_{}", lang.code());
        let screen = desk(width, height, lang).keys(keys).screen();
        // Every picture is looked at before the first difference ends the test.
        if std::panic::catch_unwind(|| same(&name, &screen)).is_err() {
            failed.push(name);
        }
    }
    assert!(failed.is_empty(), "{failed:?} look different");
}

#[test]
fn smallest() {
    pictures(60, 20, Lang::En, &[("overview", "1"), ("incidents", "3"), ("incident", "3 enter")]);
}

#[test]
fn ordinary() {
    let panes = [
        ("overview", "1"),
        ("agenda", "2"),
        ("incidents", "3"),
        ("patrols", "4"),
        ("infrastructure", "5"),
        ("community", "7"),
        ("decisions", "8"),
    ];
    pictures(80, 24, Lang::En, &panes);
}

#[test]
fn wide() {
    let panes =
        [("overview", "1"), ("agenda", "2 enter"), ("incidents", "3 g enter"), ("patrols", "4 g enter")];
    pictures(120, 40, Lang::Fr, &panes);
}

#[test]
fn widest() {
    pictures(200, 60, Lang::En, &[("overview", "1"), ("infrastructure", "5")]);
}

#[test]
fn over_the_desk() {
    let overlays = [
        ("help", "3 ?"),
        ("palette", ": text:re"),
        ("search", "/ text:kayes"),
        ("nothing", "/ text:zzzz"),
        ("region", "3 r"),
        ("audience", "F6"),
        ("question", "F6 g enter F6 g enter"),
        ("problems", "!"),
    ];
    pictures(80, 24, Lang::En, &overlays);
}

#[test]
fn scenes() {
    let mut scene = desk(80, 24, Lang::Fr).open_scene();
    same("scene_text_80x24_fr", &scene.screen());
    scene.press("pgdn pgdn");
    same("scene_list_80x24_fr", &scene.screen());
}

#[test]
fn too_small() {
    same("too_small_40x10_fr", &desk(40, 10, Lang::Fr).screen());
}

#[test]
fn tones() {
    same("tones_incidents_80x24_en", &desk(80, 24, Lang::En).keys("3").legend());
    let mono = desk(80, 24, Lang::En).theme(ThemeName::Mono, Depth::Mono).keys("3 down");
    same("tones_mono_80x24_en", &mono.legend());
}

/// Rows that every screen has, whatever its size.
fn frame_of(screen: &str) -> (String, String) {
    let first = screen.lines().next().unwrap_or_default().to_owned();
    let last = screen.lines().last().unwrap_or_default().to_owned();
    (first, last)
}

#[test]
fn every_screen_bears_its_marking_above_and_below() {
    // Also behind overlays, in scenes, on too small a screen.
    for (width, height) in [(60, 20), (80, 24), (120, 40), (200, 60)] {
        for (lang, exercise) in [(Lang::En, "EXERCISE"), (Lang::Fr, "EXERCICE")] {
            for keys in [
                "1",
                "2",
                "3",
                "3 enter",
                "4",
                "5",
                "7",
                "8",
                "3 ?",
                "3 :",
                "3 r",
                "3 F6",
                "/ text:kayes",
                "!",
            ] {
                let screen = desk(width, height, lang).keys(keys).screen();
                let (first, last) = frame_of(&screen);
                for row in [first, last] {
                    let marked = row.contains(exercise)
                        && (row.contains("DIFFUSION RESTREINTE") || row.contains(" DR "));
                    assert!(marked, "{width}x{height} {keys}: {row:?}\n{screen}");
                }
                assert_eq!(screen.lines().count(), usize::from(height));
            }
        }
    }
}

#[test]
fn the_language_key_changes_every_screen_and_changes_it_back() {
    for keys in ["1", "2 enter", "3", "3 enter", "4 enter", "5", "7", "8"] {
        let mut desk = desk(120, 40, Lang::En).keys(keys);
        let english = desk.screen();
        desk.press("L");
        let french = desk.screen();
        assert_ne!(english, french, "{keys}");
        assert_eq!(
            french,
            self::desk(120, 40, Lang::Fr).keys(keys).screen(),
            "{keys}: as if opened in French"
        );
        desk.press("L");
        assert_eq!(desk.screen(), english, "{keys}");
    }
}

#[test]
fn a_resize_shows_what_a_start_at_that_size_shows() {
    for keys in ["1", "2", "3", "3 enter", "4", "5 end", "7", "8"] {
        for (width, height) in [(60, 20), (80, 24), (120, 40), (200, 60), (30, 5)] {
            let mut desk = desk(80, 24, Lang::En).keys(keys);
            desk.send(tribrief::app::Msg::Resize(width, height));
            let fresh = self::desk(width, height, Lang::En).keys(keys);
            assert_eq!(desk.screen(), fresh.screen(), "{keys} at {width}x{height}");
        }
    }
}
