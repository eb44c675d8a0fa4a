//! The key table against hands: layouts, clickers, and what `product.md` promises.

mod common;

use std::collections::HashMap;

use common::{App, app, keys};
use tribrief::analysis::pane::Pane;
use tribrief::app::action::Action;
use tribrief::app::keymap::{Context, KEYMAP, context, find};
use tribrief::app::keys::name;
use tribrief::app::overlay::Overlay;
use tribrief::model::record::ChartName;

const CONTEXTS: [Context; 14] = [
    Context::Desk,
    Context::Map,
    Context::Chart,
    Context::Scene,
    Context::Typing,
    Context::Pick,
    Context::Room,
    Context::Question,
    Context::Problems,
    Context::Talk,
    Context::Form,
    Context::Ledger,
    Context::Timings,
    Context::Projector,
];

/// Signs of a keyboard: as they are, with Shift, with `AltGr`.
struct Layout {
    name: &'static str,
    plain: &'static str,
    shifted: &'static str,
    alt_gr: &'static str,
}

const LAYOUTS: [Layout; 2] = [
    Layout {
        name: "US",
        plain: "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./",
        shifted: "~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?",
        alt_gr: "",
    },
    Layout {
        name: "AZERTY",
        plain: "²&é\"'(-è_çà)=azertyuiop$qsdfghjklmù*<wxcvbn,;:!",
        shifted: "1234567890°+AZERTYUIOP£QSDFGHJKLM%µ>WXCVBN?./§",
        alt_gr: "~#{[|`\\^@]}€¤",
    },
];

/// The unshifted digits of AZERTY, from 1 on.
const AZERTY_DIGITS: [&str; 9] = ["&", "é", "\"", "'", "(", "-", "è", "_", "ç"];

/// What clickers send: forward, back, start and end of a show, black screen. The sign of the black
/// screen is the key of the full stop, which is `:` on AZERTY.
const CLICKERS: [(&str, &[&str]); 3] = [
    ("R400", &["PgDn", "PgUp", "F5", "Esc", ".", ":"]),
    ("R500", &["PgDn", "PgUp", "Right", "Left"]),
    ("Kensington", &["PgDn", "PgUp", "F5", "Esc", "b", "."]),
];

/// Rows of the key table of `product.md` that exist in this version.
const PROMISED: &[(Context, &[&str], Action)] = &[
    (Context::Desk, &["Up", "k"], Action::Up),
    (Context::Desk, &["Down", "j"], Action::Down),
    (Context::Desk, &["Left", "h"], Action::Left),
    (Context::Desk, &["Right", "l"], Action::Right),
    (Context::Desk, &["g", "Home"], Action::First),
    (Context::Desk, &["G", "End"], Action::Last),
    (Context::Desk, &["PgUp"], Action::PageUp),
    (Context::Desk, &["PgDn"], Action::PageDown),
    (Context::Desk, &["Tab"], Action::Focus),
    (Context::Desk, &["Enter"], Action::Open),
    (Context::Desk, &["Esc"], Action::Escape),
    (Context::Desk, &["Alt-Left"], Action::Back),
    (Context::Desk, &["Alt-Right"], Action::Forward),
    (Context::Desk, &["/", "F3"], Action::Search),
    (Context::Desk, &["n"], Action::NextHit),
    (Context::Desk, &["N", "Shift-F3"], Action::PreviousHit),
    (Context::Desk, &["Ctrl-P", ":"], Action::Palette),
    (Context::Desk, &["?", "F1"], Action::Help),
    (Context::Desk, &["r"], Action::Region),
    (Context::Desk, &["F6"], Action::Audience),
    (Context::Desk, &["L", "F2"], Action::Language),
    (Context::Desk, &["c"], Action::Coordinates),
    (Context::Desk, &["s"], Action::Sort),
    (Context::Desk, &["f"], Action::Filter),
    (Context::Desk, &["!"], Action::Problems),
    (Context::Desk, &["e"], Action::Edit),
    (Context::Map, &["e"], Action::Edit),
    (Context::Problems, &["e"], Action::Edit),
    (Context::Problems, &["f"], Action::Filter),
    (Context::Problems, &["s"], Action::Sort),
    (Context::Problems, &["Enter"], Action::Open),
    (Context::Desk, &["t"], Action::Theme),
    (Context::Desk, &["q", "Ctrl-C"], Action::Quit),
    (Context::Desk, &["Ctrl-Z"], Action::Suspend),
    (Context::Desk, &["v"], Action::Charts),
    (Context::Chart, &["v"], Action::Charts),
    (Context::Chart, &["Enter"], Action::Open),
    (Context::Chart, &["r"], Action::Region),
    (Context::Chart, &["Alt-Left"], Action::Back),
    (Context::Chart, &["4"], Action::Pane(Pane::Patrols)),
    (Context::Scene, &["Right", "Space", "PgDn"], Action::Right),
    (Context::Scene, &["Left", "PgUp", "Backspace"], Action::Left),
    (Context::Scene, &["Home"], Action::First),
    (Context::Scene, &["End"], Action::Last),
    (Context::Scene, &["Esc"], Action::Escape),
    (Context::Scene, &["/", "F3"], Action::Search),
    (Context::Scene, &["Ctrl-P", ":"], Action::Palette),
    (Context::Scene, &["?", "F1"], Action::Help),
    (Context::Scene, &["F6"], Action::Audience),
    (Context::Scene, &["L", "F2"], Action::Language),
    (Context::Scene, &["c"], Action::Coordinates),
    (Context::Desk, &["m"], Action::ShowOnMap),
    (Context::Scene, &["m"], Action::ShowOnMap),
    (Context::Map, &["Up", "k"], Action::Up),
    (Context::Map, &["Down", "j"], Action::Down),
    (Context::Map, &["Left", "h"], Action::Left),
    (Context::Map, &["Right", "l"], Action::Right),
    (Context::Map, &["+", "=", "PgUp"], Action::ZoomIn),
    (Context::Map, &["-", "PgDn"], Action::ZoomOut),
    (Context::Map, &["Home"], Action::First),
    (Context::Map, &["Tab"], Action::Focus),
    (Context::Map, &["Enter"], Action::Open),
    (Context::Map, &["Alt-Left"], Action::Back),
    (Context::Map, &["/", "F3"], Action::Search),
    (Context::Map, &["Ctrl-P", ":"], Action::Palette),
    (Context::Map, &["?", "F1"], Action::Help),
    (Context::Map, &["r"], Action::Region),
    (Context::Map, &["F6"], Action::Audience),
    (Context::Map, &["L", "F2"], Action::Language),
    (Context::Map, &["c"], Action::Coordinates),
    (Context::Map, &["m"], Action::ShowOnMap),
    (Context::Map, &["t"], Action::Theme),
    (Context::Map, &["q", "Ctrl-C"], Action::Quit),
    (Context::Desk, &["F5"], Action::Present),
    (Context::Talk, &["Right", "Space", "PgDn"], Action::Next),
    (Context::Talk, &["Left", "PgUp", "Backspace"], Action::Previous),
    (Context::Talk, &["Home"], Action::First),
    (Context::Talk, &["End"], Action::Last),
    (Context::Talk, &["Enter"], Action::Open),
    (Context::Talk, &["Esc"], Action::Escape),
    (Context::Talk, &["Alt-Left"], Action::Back),
    (Context::Talk, &["/", "F3"], Action::Search),
    (Context::Talk, &["Ctrl-P"], Action::Palette),
    (Context::Talk, &["?", "F1"], Action::Help),
    (Context::Talk, &["F6"], Action::Audience),
    (Context::Talk, &["L", "F2"], Action::Language),
    (Context::Talk, &["c"], Action::Coordinates),
    (Context::Talk, &["x"], Action::Attend),
    (Context::Talk, &["b", ".", ":", "F8"], Action::Black),
    (Context::Talk, &["w"], Action::White),
    (Context::Talk, &["d"], Action::Decide),
    (Context::Talk, &["a", "A"], Action::Assign),
    (Context::Talk, &["n"], Action::Remark),
    (Context::Talk, &["t"], Action::Pause),
    (Context::Talk, &["+", "="], Action::Give),
    (Context::Talk, &["-"], Action::Take),
    (Context::Talk, &["v"], Action::Swap),
    (Context::Talk, &["z"], Action::Zoom),
    (Context::Talk, &["q", "Ctrl-C"], Action::Quit),
    (Context::Form, &["PgDn"], Action::Next),
    (Context::Form, &["PgUp"], Action::Previous),
    (Context::Typing, &["PgUp"], Action::PageUp),
    (Context::Typing, &["PgDn"], Action::PageDown),
];

/// Actions that only the palette runs, beside the charts.
const PALETTE_ONLY: [Action; 6] =
    [Action::Rehearse, Action::Library, Action::Red, Action::Notes, Action::Mouse, Action::Glyphs];

/// Every action but those of the panes and charts, once in a list and once in a match: a new one does not compile
/// until it stands here.
macro_rules! actions {
    ($($name:ident)*) => {
        fn plain_actions() -> Vec<Action> {
            let known = |action: Action| match action {
                $( Action::$name => action, )*
                Action::Pane(_) | Action::Chart(_) => unreachable!("they are added below"),
            };
            [$( Action::$name, )*].into_iter().map(known).collect()
        }
    };
}

actions! {
    Up Down Left Right PageUp PageDown First Last Focus FocusBack Open Escape Back Forward Search
    NextHit PreviousHit Palette Help Problems Edit Region Filter Sort Coordinates Audience Red Language
    Theme Glyphs Mouse Notes Library Toggle Yes Number Present Rehearse Next Previous NextItem PreviousItem
    Items Black White Swap Zoom NotesUp NotesDown Pause Give Take Restart Decide Assign Remark
    Charts Attend Recorded Withdraw Done Carry Reassign Timings Elsewhere Save Undo ShowOnMap FineUp FineDown
    FineLeft FineRight ZoomIn ZoomOut Fit GoTo Layers Grid Measure Rings Pixels Window Earlier Later Play
    Suspend Quit
}

/// Every action.
fn actions() -> Vec<Action> {
    let panes = Pane::ALL.iter().map(|pane| Action::Pane(*pane));
    let charts = ChartName::ALL.iter().map(|chart| Action::Chart(*chart));
    plain_actions().into_iter().chain(panes).chain(charts).collect()
}

/// The sign of a key that is a sign, without its modifiers.
fn sign(key: &str) -> Option<char> {
    let bare = key.trim_start_matches("Ctrl-").trim_start_matches("Alt-");
    let mut chars = bare.chars();
    chars.next().filter(|_| chars.next().is_none())
}

#[test]
fn no_key_means_two_things_in_one_place() {
    for context in CONTEXTS {
        let mut seen: HashMap<&str, Action> = HashMap::new();
        for binding in KEYMAP.iter().filter(|binding| binding.context == context) {
            for key in binding.keys {
                let before = seen.insert(key, binding.action);
                assert!(before.is_none(), "{context:?}: {key} is {before:?} and {:?}", binding.action);
            }
        }
        assert!(!seen.is_empty(), "{context:?}");
    }
}

#[test]
fn no_key_is_shadowed_by_typing_or_picking() {
    let shadowed = |context, signs: &str| {
        for binding in KEYMAP.iter().filter(|binding| binding.context == context) {
            for key in binding.keys.iter().filter(|key| key.chars().count() == 1) {
                assert!(!signs.contains(*key), "{context:?}: {key} has two meanings");
            }
        }
    };
    let every_letter: String = LAYOUTS.iter().flat_map(|l| [l.plain, l.shifted, l.alt_gr]).collect();
    shadowed(Context::Typing, &every_letter);
    shadowed(Context::Pick, "0123456789&é\"'(-è_çà");
    shadowed(Context::Room, "slrgSLRG1234");
    assert!(find(Context::Typing, "Space").is_none(), "a blank is typed");
}

#[test]
fn every_key_can_be_pressed_and_is_heard_by_its_name() {
    // A terminal cannot tell these from Tab, Enter, Backspace and Esc.
    let alike = ["Ctrl-I", "Ctrl-M", "Ctrl-H", "Ctrl-[", "Ctrl-J"];
    for binding in KEYMAP {
        for key in binding.keys {
            let event = keys::event(key).unwrap_or_else(|| panic!("no key is called {key}"));
            assert_eq!(name(&event).as_deref(), Some(*key));
            assert!(!alike.contains(key), "{key}");
        }
    }
}

#[test]
fn every_action_has_a_key_or_a_line_in_the_palette() {
    for action in actions() {
        let rows: Vec<_> = KEYMAP.iter().filter(|binding| binding.action == action).collect();
        let bound = rows.iter().any(|binding| !binding.keys.is_empty());
        let in_palette = rows.iter().any(|binding| binding.context == Context::Desk);
        let palette = PALETTE_ONLY.contains(&action) || matches!(action, Action::Chart(_));
        assert_eq!(!bound, palette, "{action:?}");
        assert!(bound || in_palette, "{action:?} cannot be asked for");
    }
}

#[test]
fn nothing_needs_alt_gr() {
    for binding in KEYMAP {
        for key in binding.keys {
            let forbidden = sign(key).filter(|sign| "[]{}|~\\@#".contains(*sign));
            assert!(forbidden.is_none(), "{key} is written with AltGr somewhere");
        }
        for layout in &LAYOUTS {
            let reached = |key: &&'static str| match sign(key) {
                Some(sign) => layout.plain.contains(sign) || layout.shifted.contains(sign),
                None => true,
            };
            let all = binding.keys;
            let way = all.is_empty() || all.iter().any(reached);
            assert!(way, "{}: no way to {:?} by {all:?}", layout.name, binding.action);
        }
    }
    for layout in &LAYOUTS {
        for sign in layout.alt_gr.chars() {
            let key = sign.to_string();
            assert!(CONTEXTS.iter().all(|context| find(*context, &key).is_none()), "{}: {key}", layout.name);
        }
    }
}

#[test]
fn panes_open_by_digit_by_alt_digit_and_by_the_unshifted_row_of_azerty() {
    for pane in Pane::ALL {
        let digit = usize::from(pane.digit());
        let all = [digit.to_string(), format!("Alt-{digit}"), AZERTY_DIGITS[digit - 1].to_owned()];
        // The unshifted 6 of AZERTY is the minus of the zoom.
        for key in all.iter().filter(|key| *key != "-") {
            for context in [Context::Desk, Context::Map] {
                let action = find(context, key).map(|binding| binding.action);
                assert_eq!(action, Some(Action::Pane(*pane)), "{context:?}: {key}");
            }
        }
    }
    assert!(find(Context::Desk, "-").is_none(), "minus is kept for the zoom");
    assert_eq!(find(Context::Map, "-").map(|binding| binding.action), Some(Action::ZoomOut));
}

#[test]
fn the_table_of_the_product_holds() {
    for (context, all, action) in PROMISED {
        for key in *all {
            let bound = find(*context, key).map(|binding| binding.action);
            assert_eq!(bound, Some(*action), "{context:?}: {key}");
        }
    }
}

#[test]
fn escape_never_quits() {
    for context in CONTEXTS {
        let bound = find(context, "Esc").map(|binding| binding.action);
        assert_eq!(bound, Some(Action::Escape), "{context:?}");
    }
    let desk = app(common::sample()).keys("esc esc esc 3 enter esc esc esc esc");
    assert!(!desk.quit);
}

/// A desk in every context, with what it takes to get there.
fn places() -> Vec<(&'static str, App)> {
    let slip = common::Memory::default().with("a.ron", "(contributor: SEN, actors: [(id: \"x\")])");
    let desk = || app(common::sample()).size(120, 40);
    let mut places: Vec<(&str, App)> = [
        "",
        "3",
        "3 enter",
        "2 enter",
        "6",
        "6 tab enter",
        "6 g",
        "6 f",
        "/",
        "/ text:kayes",
        ":",
        "?",
        "r",
        "3 f",
        "3 v",
        "F6",
        "F6 g enter",
        ": text:red enter",
    ]
    .into_iter()
    .map(|keys| (keys, desk().keys(keys)))
    .collect();
    places.push(("a scene", desk().open_scene()));
    for keys in
        ["", "PgDn", "d", "a", "n", "x", "R", "Tab", "/", "?", "q", "F6", "P", "v", "b", "5 Enter Down"]
    {
        places.push((keys, desk().present().keys(keys)));
    }
    places.push(("R", desk().present().keys("n text:heard ctrl-s R")));
    places.push(("the room screen", follower()));
    places.push(("problems", app(slip).keys("!")));
    places
}

/// A room screen that follows no console yet.
fn follower() -> App {
    let mut room = app(common::sample()).size(120, 40);
    let now = room.paper.now;
    room.state.follow = Some(Box::new(tribrief::app::follow::Follow::new(7, now)));
    room
}

#[test]
fn the_places_are_all_the_contexts() {
    let seen: Vec<Context> = places().iter().map(|(_, desk)| context(&desk.state)).collect();
    for context in CONTEXTS {
        assert!(seen.contains(&context), "{context:?} is tried");
    }
}

#[test]
fn a_clicker_does_no_harm_anywhere() {
    for (clicker, sent) in CLICKERS {
        for first in sent {
            for second in sent {
                for (place, mut desk) in places() {
                    let before = (desk.state.room.audience(), desk.state.room.red(), desk.state.show_notes);
                    desk.press(&format!("{first} {second}"));
                    let after = (desk.state.room.audience(), desk.state.room.red(), desk.state.show_notes);
                    let how = format!("{clicker} at {place:?}: {first} {second}");
                    assert!(!desk.quit && desk.suspended == 0, "{how} ends it");
                    assert_eq!(before, after, "{how} shows more or less");
                    assert!(desk.loaded.is_empty(), "{how} loads");
                }
            }
        }
    }
}

#[test]
fn a_clicker_steps_through_scenes_and_through_hits() {
    let mut desk = app(common::sample()).size(120, 40).open_scene();
    assert_eq!(desk.state.scene.as_ref().map(|scene| scene.at), Some(0));
    desk.press("PgUp PgUp");
    assert!(desk.state.scene.is_some(), "before the first is the first");
    let mut typing = app(common::sample()).keys("/ text:kayes PgDn");
    let Some(Overlay::Search(search)) = &typing.state.overlay else { panic!("the search is open") };
    assert!(search.cursor > 0 && search.input.value() == "kayes", "PgDn steps and types nothing");
    typing.press("b .");
    let Some(Overlay::Search(search)) = &typing.state.overlay else { panic!("the search is open") };
    assert_eq!(search.input.value(), "kayesb.");
}
