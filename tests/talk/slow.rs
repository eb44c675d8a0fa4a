//! A slow disk: what is recorded while an answer is on its way.

use tribrief::app::talk::Moved;
use tribrief::app::{Answer, Effect, Msg, update};
use tribrief::journal::entry::What;

use crate::common::App;
use crate::{recorded, talk};

/// Does what waits, and what that asks for.
fn work(desk: &mut App) {
    let mut todo = std::mem::take(&mut desk.waiting);
    while !todo.is_empty() {
        if let Some(answer) = desk.run(todo.remove(0)) {
            todo.extend(update(&mut desk.state, Msg::Answer(answer)));
        }
    }
}

fn notes(desk: &App) -> Vec<String> {
    let note = |what: &What| match what {
        What::Note(note) => Some(note.text[0].to_string()),
        _ => None,
    };
    recorded(desk).iter().filter_map(|entry| note(&entry.what)).collect()
}

/// What the console holds for recorded, the oldest first.
fn believed(desk: &App) -> Vec<String> {
    let rows = desk.state.talk.as_ref().expect("the meeting runs").ledger.rows();
    rows.iter().rev().map(|row| row.text.to_string()).collect()
}

#[test]
fn what_is_recorded_while_the_journal_moves_is_saved_too() {
    let mut desk = talk();
    desk.paper.full = true;
    desk.press("n text:primo c-s");
    let mut desk = desk.lazy();
    desk.press("Enter");
    assert!(matches!(desk.waiting.last(), Some(Effect::Cue(_))));
    assert!(desk.waiting.iter().any(|effect| matches!(effect, Effect::Move { .. })), "it is on its way");
    desk.press("n text:secundo c-s > n text:tertio c-s W Enter");
    work(&mut desk);
    assert_eq!(notes(&desk), ["primo", "secundo", "tertio"], "each once");
    assert_eq!(believed(&desk), notes(&desk));
    let talk = desk.state.talk.as_ref().expect("the meeting runs");
    assert!(talk.waiting.is_empty() && talk.unsaved() == 0);
    desk.press("n text:quarto c-s");
    work(&mut desk);
    assert_eq!(notes(&desk), ["primo", "secundo", "tertio", "quarto"]);
    assert_eq!(believed(&desk), notes(&desk));
    let last = desk.paper.entries.iter().rev().find_map(|entry| match &entry.what {
        What::Show { item, .. } => Some(item.to_string()),
        _ => None,
    });
    assert_eq!(last.as_deref(), Some("sen-ag-02"), "where one is, too");
}

#[test]
fn several_on_their_way_are_each_confirmed_as_themselves() {
    let mut desk = talk().lazy();
    desk.press("n text:primo c-s n text:secundo c-s n text:tertio c-s");
    assert!(believed(&desk).is_empty(), "nothing is said to be saved before it is");
    assert!(desk.screen().contains("saving"), "{}", desk.screen());
    work(&mut desk);
    assert_eq!((notes(&desk), believed(&desk)), (believed(&desk), notes(&desk)));
    assert_eq!(notes(&desk).len(), 3);
}

#[test]
fn several_that_failed_are_all_moved_in_their_order() {
    let mut desk = talk().lazy();
    desk.paper.full = true;
    desk.press("n text:primo c-s n text:secundo c-s");
    work(&mut desk);
    assert!(desk.screen().contains("NOT SAVED"), "{}", desk.screen());
    desk.press("Enter");
    work(&mut desk);
    assert_eq!(notes(&desk), ["primo", "secundo"]);
    assert_eq!(believed(&desk), notes(&desk));
}

#[test]
fn a_place_that_takes_nothing_either_is_asked_for_again() {
    let mut desk = talk();
    desk.paper.full = true;
    desk.press("n text:primo c-s");
    let mut desk = desk.lazy();
    desk.press("Enter");
    desk.waiting.clear();
    let no = tribrief::model::diagnostic::Both::new("plein", "full");
    let refused = Moved { to: 1, there: false, saved: Vec::new(), refused: Some(no) };
    update(&mut desk.state, Msg::Answer(Answer::Moved(refused)));
    assert!(desk.state.overlay.is_some(), "it asks where");
    assert!(desk.screen().contains("NOT SAVED"), "{}", desk.screen());
    desk.press("Enter");
    work(&mut desk);
    assert_eq!(notes(&desk), ["primo"]);
}
