//! A record that stays because its present text cannot be read never appears to a room that this text
//! excludes: not in a pane, a search, a count, the map, a chart or on paper.

use tribrief::analysis::chart;
use tribrief::analysis::list::Query;
use tribrief::analysis::pane::Pane;
use tribrief::report::plain;

use super::{Pictures, assert_same, assert_silent, charts, look, map};
use crate::common::saved::Saved;
use crate::common::{Memory, nations};
use tribrief::model::lang::Lang;

/// What the second save makes of a record that everybody saw: its words cannot be read, and it is for Mali.
const EXCLUDED: [&str; 4] = [
    "marking: (rel_to: [MLI]), ",
    "marking: (caveats: [NationalOnly]), ",
    "marking: (class: S), ",
    "marking: (rel_to: [XXX]), ",
];

const HEAD: &str = "contributor: MLI, marking: (class: DR, rel_to: [SEN, MLI, MRT])";

/// Records of several kinds around one that is named `zq…`; `secret` is what they say of it.
fn files(secret: Option<(&str, &str)>) -> Memory {
    let of = |make: &dyn Fn(&str, &str) -> String| {
        secret.map(|(marking, date)| make(marking, date)).unwrap_or_default()
    };
    let incident = of(&|marking, date| {
        format!(
            "(id: \"mli-inc-zq\", {marking}title: \"zqincident\", kind: Other, start: \"{date}\",
            position: \"14.77310 N 11.77310 W\", narrative: \"zqtext\"),"
        )
    });
    let decision = of(&|marking, date| {
        format!(
            "(id: \"mli-dec-zq\", {marking}title: \"zqdecision\", text: \"zqtext\", status: Proposed, date: \"{date}\"),"
        )
    });
    let text = format!(
        "({HEAD}, incidents: [{incident}
            (id: \"mli-inc-a\", title: \"Open\", kind: Other, start: \"2025-07-01\", position: \"kayes\")],
        decisions: [{decision}])"
    );
    Memory::default().with("mli.ron", text)
}

/// Every picture of the desk as it stands, and everything it prints. Help is left aside: it names the key of
/// the problems where files have errors, whoever is in the room.
fn walk(saved: &mut Saved) -> Pictures {
    let mut seen = Pictures::new();
    look(&saved.desk, &mut seen, "after the save".to_owned());
    saved.desk.state.notice = None;
    for keys in ["1", "2", "3", "v", "esc esc 4", "5", "6", "z", "7", "8", "3 f", "esc r", "esc esc"] {
        saved.desk.press(keys);
        look(&saved.desk, &mut seen, format!("at {keys}"));
    }
    saved.desk.press("/");
    saved.desk.type_text("text");
    look(&saved.desk, &mut seen, "searched".to_owned());
    saved.desk.press("esc alt-left");
    look(&saved.desk, &mut seen, "back".to_owned());
    charts::walk(&mut saved.desk, &mut seen);
    map::walk(&mut saved.desk, &mut seen);
    let cx = saved.desk.state.cx();
    for kind in chart::ALL {
        seen.insert(format!("{} printed", chart::id(*kind)), (plain::chart(&cx, *kind), 0));
    }
    for pane in Pane::ALL {
        seen.insert(format!("{} printed", pane.id()), (plain::pane(&cx, *pane, &Query::default()), 0));
    }
    seen
}

/// A desk that showed the record, then read a save.
fn after(audience: &str, save: &Memory) -> Saved {
    let open = files(Some(("", "2025-07-02")));
    let mut saved = Saved::new(&open, |app| app.audience(audience).lang(Lang::En).size(120, 36));
    saved.desk.press("6 3 g down up /");
    saved.desk.type_text("zqincident");
    saved.desk.press("enter");
    assert_eq!(saved.desk.state.selected(), Some("mli-inc-zq"), "control: it was on the screen");
    saved.save(save);
    saved
}

#[test]
fn a_room_that_the_new_text_excludes_sees_nothing_of_what_stays() {
    for audience in ["SEN,MLI", "SEN,MLI,MRT"] {
        for marking in EXCLUDED {
            let broken = files(Some((marking, "yesterday")));
            let mut saved = after(audience, &broken);
            assert!(saved.desk.state.room.get("mli-inc-zq").is_none());
            let seen = walk(&mut saved);
            assert_silent(&seen, &format!("{audience} after {marking}"));
            // The same desk, after a save that took the record out: the notice and its errors aside.
            let mut without = walk(&mut after(audience, &files(None)));
            let mut with = seen;
            for pictures in [&mut with, &mut without] {
                pictures.remove("after the save");
            }
            assert_same(&with, &without, &format!("{audience} after {marking}"));
        }
    }
}

#[test]
fn those_whom_both_texts_let_see_it_see_the_last_good_version() {
    let broken = files(Some(("marking: (rel_to: [MLI]), ", "yesterday")));
    let saved = after("MLI", &broken);
    let record = saved.desk.state.room.get("mli-inc-zq").expect("kept");
    assert!(record.stale.is_some());
    assert_eq!(record.marking.rel_to, nations("MLI"));
    assert!(saved.desk.screen().contains("zqincident"), "{}", saved.desk.screen());
}
