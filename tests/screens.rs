//! Pictures of the main screens over a small briefing that never changes (`data/small`).
//!
//! After a wanted change: `INSTA_UPDATE=always cargo test --test screens`, and read the difference.

mod common;

use common::{App, Memory, app};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tribrief::look::theme::{Depth, ThemeName};
use tribrief::model::lang::Lang;
use tribrief::model::stage::Stage;

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

/// The map: as it opens, with a marker, and in the smallest form.
#[test]
fn maps() {
    pictures(120, 40, Lang::Fr, &[("map", "6"), ("map_marked", "6 Tab M Right")]);
    pictures(
        80,
        24,
        Lang::En,
        &[("map", "6"), ("map_marked", "6 Tab"), ("goto", "6 g text:kaye"), ("layers", "6 f")],
    );
    pictures(60, 20, Lang::En, &[("map", "6 Tab")]);
}

/// The incidents of the last month, with the bar of time.
#[test]
fn incidents_in_time() {
    pictures(80, 24, Lang::En, &[("incidents_month", "3 w w")]);
    pictures(120, 40, Lang::Fr, &[("incidents_month", "3 w w")]);
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

/// The small briefing as it is presented: with a question and the actions, and with a private note.
fn meeting() -> Memory {
    let sen = include_str!("data/small/sen.ron");
    let sought = "decision_sought: (fr: \"Adopter";
    let scenes = "scenes: [Question(decision: \"sen-dec-1\"), Actions()], ";
    let note = r#"(contributor: SEN, private: true, marking: (class: NP), notes: [(id: "sen-note-1", title: "Note",
        about: "sen-ag-1", text: (fr: "Ne pas nommer la source.\nDemander l'heure du convoi.",
        en: "Do not name the source.\nAsk for the hour of the convoy."))])"#;
    Memory::default()
        .with("mli.ron", include_str!("data/small/mli.ron"))
        .with("mrt.ron", include_str!("data/small/mrt.ron"))
        .with("sen.ron", sen.replacen(sought, &format!("{scenes}{sought}"), 1))
        .with("sen-private.ron", note)
}

/// A console over it.
fn console(width: u16, height: u16, lang: Lang) -> App {
    app(meeting()).size(width, height).lang(lang).present()
}

#[test]
fn consoles() {
    let sizes = [(60, 20), (80, 24), (120, 36), (200, 60)];
    for (width, height) in sizes {
        for lang in [Lang::Fr, Lang::En] {
            let mut desk =
                console(width, height, lang).keys("Right n text:Premier c-s a text:Relais tab s c-s");
            desk.pass(1_000);
            desk.press("Right Down Down f d text:Accord c-s");
            same(&format!("console_{width}x{height}_{}", lang.code()), &desk.screen());
        }
    }
}

#[test]
fn console_states() {
    let mut over = console(120, 36, Lang::En).keys("t");
    over.pass(46 * 60);
    same("console_over_120x36_en", &over.screen());
    let mut held = console(80, 24, Lang::Fr).keys("t");
    held.pass(33 * 60);
    held.press("t b");
    same("console_black_80x24_fr", &held.screen());
    let mut full = console(80, 24, Lang::En).keys("Right");
    full.paper.full = true;
    full.press("n text:kept c-s esc");
    same("console_not_saved_80x24_en", &full.screen());
    let mono =
        console(80, 24, Lang::En).theme(ThemeName::Mono, Depth::Mono).present().keys("t n text:one c-s");
    same("tones_console_mono_80x24_en", &mono.legend());
    same("console_question_80x24_en", &console(80, 24, Lang::En).keys("> d").screen());
    same("console_form_60x20_fr", &console(60, 20, Lang::Fr).keys("a text:Relais").screen());
}

#[test]
fn what_was_recorded_and_the_timings() {
    for (width, height, lang) in [(120, 36, Lang::En), (80, 24, Lang::Fr), (60, 20, Lang::En)] {
        let mut desk = console(width, height, lang).keys("t n text:Premier c-s d text:Accord c-s x a c-s");
        desk.pass(700);
        desk.press("> a text:Relais tab s tab text:+30 c-s R");
        let name = format!("{width}x{height}_{}", lang.code());
        same(&format!("recorded_{name}"), &desk.screen());
        desk.press("x y R Down Down Enter text:X c-s P");
        same(&format!("timings_{name}"), &desk.screen());
    }
}

/// A room screen that follows a console at the stage these keys lead to.
fn room(width: u16, height: u16, lang: Lang, keys: &str) -> App {
    let mut console = console(120, 36, lang).keys("t");
    console.pass(400);
    console.press(keys);
    let cue = console.paper.cue.clone().expect("a word for the room");
    let mut room = app(meeting()).size(width, height);
    let now = console.paper.now;
    room.state.follow = Some(Box::new(tribrief::app::follow::Follow::new(cue.files, now)));
    let sight = tribrief::app::follow::Sight::Live { cue, counter: 1 };
    tribrief::app::update(&mut room.state, tribrief::app::Msg::Sight(now, sight));
    room
}

#[test]
fn room_screens() {
    let scenes = [
        ("text", ""),
        ("table", "Right Right Down"),
        ("record", "Right Right Right"),
        ("question", ">"),
        ("actions", "> Right Down"),
    ];
    for (width, height) in [(60, 20), (80, 24), (120, 36)] {
        for lang in [Lang::Fr, Lang::En] {
            for (what, keys) in scenes {
                let picture = room(width, height, lang, keys).screen();
                same(&format!("room_{what}_{width}x{height}_{}", lang.code()), &picture);
            }
        }
    }
}

/// A map before the room, over the small briefing.
fn map(width: u16, height: u16, lang: Lang, at: u16, pointer: Option<u16>) -> String {
    let scenes =
        r#"scenes: [Map(), Map(centre: "kidira", km: 120, layers: [Incidents, Assets], days: 900)],"#;
    let sought = "decision_sought: (fr: \"Adopter";
    let sen = include_str!("data/small/sen.ron").replacen(sought, &format!("{scenes} {sought}"), 1);
    let files = Memory::default().with("mli.ron", include_str!("data/small/mli.ron"));
    let room = app(files.with("sen.ron", sen)).size(width, height).lang(lang);
    let stage = Stage { item: "sen-ag-2".into(), scene: at, pointer, ..Stage::default() };
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    tribrief::view::draw_room(&room.state, &stage, None, &mut buffer);
    common::picture::text(&buffer)
}

#[test]
fn maps_before_a_room() {
    same("map_area_120x36_en", &map(120, 36, Lang::En, 0, None));
    same("map_area_80x24_fr", &map(80, 24, Lang::Fr, 0, None));
    same("map_near_120x36_fr", &map(120, 36, Lang::Fr, 1, Some(0)));
    same("map_near_60x20_en", &map(60, 20, Lang::En, 1, Some(1)));
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
                "6",
                "6 Tab",
                "6 g",
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
    for keys in ["1", "2 enter", "3", "3 enter", "4 enter", "5", "6", "7", "8"] {
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
    for keys in ["1", "2", "3", "3 enter", "4", "5 end", "6", "7", "8"] {
        for (width, height) in [(60, 20), (80, 24), (120, 40), (200, 60), (30, 5)] {
            let mut desk = desk(80, 24, Lang::En).keys(keys);
            desk.send(tribrief::app::Msg::Resize(width, height));
            let fresh = self::desk(width, height, Lang::En).keys(keys);
            assert_eq!(desk.screen(), fresh.screen(), "{keys} at {width}x{height}");
        }
    }
}
