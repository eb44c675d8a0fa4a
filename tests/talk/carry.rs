//! Promises of earlier meetings, followed up by one key.

use tribrief::analysis::scene;
use tribrief::journal::entry::{Step, What};
use tribrief::model::nation::Nation;
use tribrief::model::record::Scene;
use tribrief::model::table::Body;

use crate::common::App;
use crate::{notice, recorded, row, stage, talk};

/// At the view of the actions, the first one pointed at.
fn at_actions() -> App {
    let mut desk = talk();
    loop {
        let shown = scene::staged(&desk.state.cx(), stage(&desk));
        if shown.is_some_and(|shown| matches!(&*shown, Scene::Actions(_))) {
            desk.press("Down");
            return desk;
        }
        desk.press("Right");
        assert_ne!(notice(&desk), "end of the agenda", "no list of actions");
    }
}

/// Id and owner of the action that is pointed at.
fn pointed(desk: &App) -> (String, Nation) {
    let cx = desk.state.cx();
    let shown = scene::staged(&cx, stage(desk)).expect("a scene");
    let at = usize::from(stage(desk).pointer.expect("a pointer"));
    let id = scene::record_at(&cx, &shown, at).expect("a record");
    match &desk.state.room.get(&id).expect("it is visible").body {
        Body::Action(action) => (id.to_string(), action.owner),
        other => panic!("{other:?}"),
    }
}

fn last(desk: &App) -> (String, Step) {
    match recorded(desk).last().map(|entry| &entry.what) {
        Some(What::Follow { record, step }) => (record.to_string(), *step),
        other => panic!("{other:?}"),
    }
}

#[test]
fn f_says_that_it_is_done() {
    let mut desk = at_actions();
    let (id, _) = pointed(&desk);
    desk.press("f");
    assert_eq!(last(&desk), (id, Step::Done));
    assert!(notice(&desk).ends_with("done"), "{}", notice(&desk));
    assert!(row(&desk, "08:00  ").contains("done") || desk.screen().contains("done"), "{}", desk.screen());
}

#[test]
fn r_carries_it_over_to_the_next_meeting() {
    let mut desk = at_actions();
    let (id, _) = pointed(&desk);
    desk.press("r");
    let (record, step) = last(&desk);
    assert_eq!(record, id);
    let Step::Carried { due: Some(day) } = step else { panic!("{step:?}") };
    assert_eq!(day.to_string(), "14 APR 26");
    assert!(notice(&desk).contains("carried over to 14 APR 26"), "{}", notice(&desk));
    desk.press("r");
    let followed = desk.state.talk.as_ref().and_then(|talk| talk.ledger.followed(&id));
    assert_eq!(followed.map(|followed| followed.carried), Some(2), "it is counted");
}

#[test]
fn s_gives_it_to_the_next_nation_of_the_room_and_around() {
    let mut desk = at_actions();
    let (id, owner) = pointed(&desk);
    let room: Vec<Nation> = desk.state.room.audience().iter().collect();
    let at = room.iter().position(|nation| *nation == owner).expect("the owner is in");
    for ahead in 1..=room.len() {
        desk.press("s");
        let next = room[(at + ahead) % room.len()];
        assert_eq!(last(&desk), (id.clone(), Step::Reassigned { owner: next }));
        assert!(notice(&desk).contains(next.code()), "{}", notice(&desk));
    }
}

#[test]
fn without_an_action_nothing_is_recorded() {
    for key in ["f", "r", "s"] {
        let desk = talk().keys(key);
        assert!(recorded(&desk).is_empty(), "{key}");
        assert!(notice(&desk).contains("point at an action"), "{}", notice(&desk));
    }
}

#[test]
fn an_action_that_is_open_before_the_room_is_the_one() {
    let mut desk = at_actions();
    let (id, _) = pointed(&desk);
    desk.press("Enter f");
    assert_eq!(last(&desk), (id, Step::Done));
}
