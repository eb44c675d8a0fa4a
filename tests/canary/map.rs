//! The map in the hands of someone who would find out what is held back.

use tribrief::app::Msg;
use tribrief::app::map::plan::plan;
use tribrief::app::overlay::Overlay;

use super::{Pictures, look, open};
use crate::common::secrets::{Held, SECRET, case, positions};
use crate::common::{App, app};

/// Markers, what lies under them, layers, places, days, the cross.
pub fn walk(desk: &mut App, seen: &mut Pictures) {
    desk.press("6");
    markers(desk, seen);
    layers(desk, seen);
    for keys in ["z", "m", "M", "tab", "o", "o", "- -", "+ + +", "home", "G", "f", "esc", "esc"] {
        desk.press(keys);
        look(desk, seen, format!("map, then {keys} {}", seen.len()));
    }
    for dots in 0..6 {
        desk.press("b");
        look(desk, seen, format!("map, dots {dots}"));
    }
    places(desk, seen);
    clicks(desk, seen);
    days(desk, seen, "6");
    days(desk, seen, "3");
}

/// Every marker, and what opens from some of them: a page, or the list of those of one spot.
fn markers(desk: &mut App, seen: &mut Pictures) {
    for step in 0..30 {
        desk.press("tab");
        look(desk, seen, format!("map, marker {step}"));
        if step % 5 > 0 {
            continue;
        }
        desk.press("- - - - enter");
        look(desk, seen, format!("map, marker {step} opened"));
        if matches!(desk.state.overlay, Some(Overlay::Pick(_))) {
            desk.press("end");
            look(desk, seen, format!("map, marker {step}, the last of its spot"));
            desk.press("enter");
            look(desk, seen, format!("map, marker {step}, from the list"));
        }
        desk.press("esc home");
        look(desk, seen, format!("map, marker {step} left"));
    }
}

/// Each layer off, alone.
fn layers(desk: &mut App, seen: &mut Pictures) {
    desk.press("f");
    let Some(Overlay::Pick(pick)) = &desk.state.overlay else { panic!("the list of layers") };
    let count = pick.options.len();
    desk.press("esc");
    assert!(count > 6, "{count} layers");
    for layer in 0..count {
        let keys = format!("f {} space", "down ".repeat(layer));
        desk.press(&keys);
        look(desk, seen, format!("map, list without layer {layer}"));
        desk.press("esc");
        look(desk, seen, format!("map, without layer {layer}"));
        desk.press(&keys);
        desk.press("esc");
    }
}

/// Places one goes to.
fn places(desk: &mut App, seen: &mut Pictures) {
    for typed in ["a", "kay", "open", "14.4, -11.4", "29PKR"] {
        desk.press("g");
        desk.type_text(typed);
        look(desk, seen, format!("map, go to {typed}"));
        desk.press("down enter");
        look(desk, seen, format!("map, gone to {typed}"));
        desk.press("esc");
    }
    desk.press("home");
}

/// Clicks all over, each twice.
fn clicks(desk: &mut App, seen: &mut Pictures) {
    let area = plan(desk.state.size).map;
    for y in (0..area.height).step_by(11) {
        for x in (0..area.width).step_by(19) {
            for time in ["once", "twice"] {
                desk.click(area.x + x, area.y + y);
                look(desk, seen, format!("map, {x}, {y} clicked {time}"));
            }
            desk.press("esc 6");
        }
    }
    desk.press("esc esc esc 6 home");
}

/// Windows, steps and playing, under the list and under the map.
fn days(desk: &mut App, seen: &mut Pictures, pane: &str) {
    desk.press("esc esc esc esc esc");
    desk.press(pane);
    for window in 0..6 {
        desk.press("w");
        look(desk, seen, format!("{pane}, window {window}"));
        for keys in ["<", "<", ">"] {
            desk.press(keys);
            look(desk, seen, format!("{pane}, window {window}, {keys} {}", seen.len()));
        }
    }
    desk.press("p");
    for beat in 0..12 {
        desk.send(Msg::Wake);
        look(desk, seen, format!("{pane}, beat {beat}"));
    }
    desk.press("esc esc esc esc esc esc esc");
}

/// The record `id` on the map, and back.
pub fn shown(desk: &mut App, seen: &mut Pictures, id: &str) {
    open(desk, id);
    desk.press("m");
    look(desk, seen, format!("{id} on the map"));
    desk.press("tab");
    look(desk, seen, format!("{id} on the map, and what is next"));
    desk.press("alt-left esc esc esc esc");
}

#[test]
fn standing_where_a_secret_lies_says_nothing_of_it() {
    for audience in ["MLI", "SEN,MLI,MRT"] {
        let (full, bare) = (case(audience, Held::Seed(14)), case(audience, Held::Nothing));
        let [mut with, mut without] =
            [full, bare].map(|case| app(case.files).audience(audience).size(120, 40));
        let words = positions().into_iter().chain([SECRET.to_owned(), "33.7731, -44.7731".to_owned()]);
        for typed in words {
            for keys in ["g", "enter", "c", "tab", "M", "- - -", "+ + + + +", "G", "esc esc esc"] {
                for desk in [&mut with, &mut without] {
                    desk.press(if keys == "g" { "esc esc esc 6 g" } else { keys });
                    if keys == "g" {
                        desk.type_text(&typed);
                    }
                }
                assert!(
                    with.frame().0 == without.frame().0,
                    "{audience}: {typed}, {keys}\n{}",
                    with.screen()
                );
            }
        }
    }
}

#[test]
fn what_was_fitted_to_secrets_is_not_seen_by_others() {
    // Its owner sees a secret far away, fits the map to everything and leaves the marker on what all see.
    let far = |marking: &str| {
        format!(
            "(contributor: MLI, marking: (class: DR, rel_to: [SEN, MLI]), incidents: [
            (id: \"mli-a\", title: \"A\", kind: Ied, start: \"2025-07-01\", position: \"14.4, -11.4\"), {marking}])"
        )
    };
    let held = far(
        "(id: \"mli-b\", title: \"B\", kind: Ied, start: \"2025-07-01\", position: \"17.9, -3.1\", marking: (rel_to: [MLI]))",
    );
    let look = |text: &str| {
        let files = crate::common::Memory::default().with("mli.ron", text);
        let mut desk = app(files).audience("MLI").size(120, 40).keys("6 z tab");
        for _ in 0..2 {
            if desk.state.map.marked.as_ref().is_none_or(|marked| &*marked.id != "mli-a") {
                desk.press("tab");
            }
        }
        desk.press("F6 s enter");
        assert_eq!(desk.state.map.marked.as_ref().map(|marked| &*marked.id), Some("mli-a"));
        desk.frame().0
    };
    assert!(look(&held) == look(&far("")), "the part that is seen tells of the secret");
}
