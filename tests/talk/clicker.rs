//! Clickers: whatever they send, wherever one is, they step, darken, close, and do no harm.

use tribrief::app::overlay::Overlay;

use crate::common::App;
use crate::common::secrets::Random;
use crate::{of_people, place, talk};

/// What each sends; the sign of the black screen is the key of the full stop, `:` on AZERTY.
const CLICKERS: [(&str, &[&str]); 4] = [
    ("R400", &["PgUp", "PgDn", "F5", "Esc", "."]),
    ("R400 on AZERTY", &["PgUp", "PgDn", "F5", "Esc", ":"]),
    ("R500", &["PgUp", "PgDn", "Left", "Right"]),
    ("Kensington", &["PgUp", "PgDn", "F5", "Esc", "b", "."]),
];

/// Ways to where it is pressed: the console, every form, every overlay.
const PLACES: [&str; 22] = [
    "",
    "v",
    "> Down Enter",
    "5",
    "b",
    "t",
    "d",
    "d text:Agreed",
    "a",
    "a text:Send",
    "n",
    "n text:Heard esc",
    "x",
    "R",
    "Tab",
    "/ text:kayes",
    "c-p",
    "? text:b",
    "F6",
    "F6 g",
    "q",
    "P",
];

/// Presses of one walk.
const PRESSES: usize = 500;

fn assert_harmless(desk: &App, before: &App, how: &str) {
    assert!(!desk.quit && desk.suspended == 0, "{how} ends it");
    assert!(desk.state.talk.is_some(), "{how} ends presenting");
    assert_eq!(desk.state.room.audience(), before.state.room.audience(), "{how} changes the room");
    assert_eq!(desk.state.room.red(), before.state.room.red(), "{how} changes the room");
    let new = desk.paper.entries.iter().skip(before.paper.entries.len());
    for entry in new {
        let ends = matches!(entry.what, tribrief::journal::entry::What::End);
        let room = matches!(entry.what, tribrief::journal::entry::What::Room { .. });
        assert!(!of_people(&entry.what) && !ends && !room, "{how} records {:?}", entry.what);
    }
}

#[test]
fn five_hundred_presses_at_every_place_do_no_harm() {
    for (clicker, sent) in CLICKERS {
        for (seed, way) in (1..).zip(PLACES) {
            // An entry, so that there is something to correct or withdraw.
            let start = || talk().keys("n text:noted c-s").keys(way);
            let (before, mut desk) = (start(), start());
            let mut random = Random(seed);
            for press in 0..PRESSES {
                let key = sent[random.below(sent.len())];
                desk.press(key);
                if press % 7 == 0 {
                    desk.pass(1);
                }
                assert_harmless(&desk, &before, &format!("{clicker} at {way:?}, press {press}: {key}"));
            }
        }
    }
}

#[test]
fn a_form_that_is_filled_in_is_not_recorded_by_a_clicker() {
    for (clicker, sent) in CLICKERS {
        for way in
            ["d text:Agreed", "a text:Send tab right", "n text:Heard", "x a", "n text:Heard tab tab tab"]
        {
            for key in sent {
                let start = || talk().keys(way);
                let (before, mut desk) = (start(), start());
                desk.press(&format!("{key} {key} {key}"));
                assert_harmless(&desk, &before, &format!("{clicker} at {way:?}: {key}"));
                if matches!(*key, "PgDn" | "PgUp") {
                    assert!(
                        matches!(desk.state.overlay, Some(Overlay::Form(_))),
                        "{way}: the form stays open"
                    );
                }
            }
        }
    }
}

#[test]
fn forward_steps_whatever_is_open() {
    for way in PLACES.iter().filter(|way| !["b", "> Down Enter"].contains(*way)) {
        let mut desk = talk().keys(way);
        let before = (place(&desk).0.to_owned(), place(&desk).1);
        desk.press("PgDn");
        assert_ne!((place(&desk).0.to_owned(), place(&desk).1), before, "{way:?}");
    }
}

#[test]
fn a_question_is_not_answered_by_a_clicker() {
    for (_, sent) in CLICKERS {
        for way in ["q", "F6 s enter F6 s enter", "n text:noted c-s R x", "c-p text:TLP enter"] {
            for key in sent {
                let start = || talk().keys(way);
                let (before, mut desk) = (start(), start());
                assert!(matches!(desk.state.overlay, Some(Overlay::Question(_))), "{way:?} asks");
                desk.press(key);
                assert_harmless(&desk, &before, &format!("{way:?}: {key}"));
                desk.press("PgDn PgDn");
                assert_harmless(&desk, &before, &format!("{way:?}: {key}"));
                assert!(desk.state.overlay.is_none(), "{way:?}: {key}");
            }
        }
    }
}
