//! What is recorded, corrected, taken back, and not saved yet.

use tribrief::app::overlay::Overlay;
use tribrief::journal::entry::{Place, What};
use tribrief::model::nation::{Nation, NationSet};
use tribrief::model::record::{DecisionStatus, Stance};

use crate::common::{App, nations};
use crate::{notice, recorded, row, talk};

/// The way from the text of a form to where it appears, and to `private`.
const PRIVATE: &str = "s-tab s-tab s-tab right";

fn texts(desk: &App) -> Vec<String> {
    let rows = desk.state.talk.as_ref().expect("the meeting runs").ledger.rows();
    rows.iter().map(|row| row.text.to_string()).collect()
}

#[test]
fn a_decision_is_in_the_journal_with_number_item_marking_and_positions() {
    let desk = talk().keys("> d text:Agreed c-s");
    let all = recorded(&desk);
    let [entry] = all.as_slice() else { panic!("{all:#?}") };
    let What::Decision(decision) = &entry.what else { panic!("{entry:#?}") };
    assert_eq!((decision.number.as_str(), decision.status), ("D-15-07", DecisionStatus::Adopted));
    assert_eq!(decision.text.iter().map(ToString::to_string).collect::<Vec<_>>(), ["Agreed"]);
    let positions: Vec<_> = decision.positions.iter().map(|p| (p.nation, p.stance)).collect();
    let agree = [Nation::SEN, Nation::MLI, Nation::MRT].map(|nation| (nation, Stance::Agree));
    assert_eq!(positions, agree, "those who are in");
    assert_eq!(entry.item.as_deref(), Some("sen-ag-02"));
    assert_eq!((entry.place, entry.marking.rel_to), (Place::Minutes, nations("SEN,MLI,MRT")));
    assert_eq!((entry.marking.originator, entry.marking.exercise), (Some(Nation::SEN), true));
    assert_eq!(entry.at, desk.paper.now);
    assert!(row(&desk, "D-15-07").contains("Agreed"), "it stands on the console");
    assert!(desk.state.overlay.is_none());
}

#[test]
fn an_action_a_note_and_who_is_present_are_in_the_journal() {
    let mut desk = talk().keys("a text:Send tab m tab text:+30 c-s");
    desk.press("n text:Heard c-s x a c-s");
    let all = recorded(&desk);
    let [action, note, present] = all.as_slice() else { panic!("{all:#?}") };
    let What::Action(action) = &action.what else { panic!("{action:#?}") };
    assert_eq!((action.number.as_str(), action.owner), ("A-15-02", Nation::MLI));
    assert_eq!(action.due.map(|day| day.to_string()).as_deref(), Some("13 NOV 25"));
    let What::Note(note) = &note.what else { panic!("{note:#?}") };
    assert_eq!(note.number.as_str(), "N-15-01");
    let What::Attendance { present } = &present.what else { panic!("{present:#?}") };
    assert!(present.len() > 1 && desk.screen().contains("present"), "{}", desk.screen());
}

#[test]
fn numbers_go_on_and_none_is_given_twice() {
    let mut desk = talk();
    for text in ["one", "secundo", "tertio"] {
        desk.press(&format!("n text:{text} c-s"));
    }
    desk.press("R x y");
    desk.press("n text:four c-s");
    let rows = desk.state.talk.as_ref().expect("the meeting runs").ledger.rows();
    let numbers: Vec<String> =
        rows.iter().filter_map(|row| row.number.as_ref().map(ToString::to_string)).collect();
    assert_eq!(
        numbers,
        ["N-15-04", "N-15-03", "N-15-02", "N-15-01"],
        "a number that was withdrawn stays taken"
    );
    assert!(rows[1].withdrawn.is_some());
}

#[test]
fn what_is_private_is_for_its_originator_alone() {
    let desk = talk().keys(&format!("n text:secret {PRIVATE} c-s"));
    let all = recorded(&desk);
    let [entry] = all.as_slice() else { panic!("{all:#?}") };
    assert_eq!((entry.place, entry.marking.rel_to), (Place::Private, NationSet::of(Nation::SEN)));
    assert!(row(&desk, "secret").contains("private"), "{}", desk.screen());
    let swapped = desk.keys("v").screen();
    assert!(!swapped.contains("secret"), "{swapped}");
}

#[test]
fn a_form_without_text_says_so_and_records_nothing() {
    let mut desk = talk().keys("d c-s");
    assert!(desk.screen().contains("The text is missing."), "{}", desk.screen());
    desk.press("esc");
    assert!(desk.state.overlay.is_none() && recorded(&desk).is_empty());
    desk.press("d text:half esc");
    assert!(desk.state.overlay.is_some(), "what was typed is not thrown away unasked");
    desk.press("esc");
    assert!(desk.state.overlay.is_none() && recorded(&desk).is_empty());
}

#[test]
fn a_correction_is_an_entry_of_its_own_and_shows() {
    let desk = talk().keys("n text:one c-s R Enter text:X c-s");
    let all = recorded(&desk);
    let [first, second] = all.as_slice() else { panic!("{all:#?}") };
    let What::Note(note) = &first.what else { panic!("{first:#?}") };
    assert_eq!(note.text[0].as_str(), "one", "the first stays as it was");
    let What::Correct { what, .. } = &second.what else { panic!("{second:#?}") };
    let What::Note(corrected) = &**what else { panic!("{second:#?}") };
    assert_eq!(corrected.number, note.number);
    assert!(corrected.text[0].as_str().contains('X'));
    assert_eq!(texts(&desk), [corrected.text[0].to_string()]);
    assert!(row(&desk, "N-15-01").contains("corrected"), "{}", desk.screen());
}

#[test]
fn what_is_withdrawn_stays_and_is_struck_out() {
    let mut desk = talk().keys("n text:one c-s R x");
    assert!(matches!(desk.state.overlay, Some(Overlay::Question(_))), "it asks");
    desk.press("n");
    assert_eq!(recorded(&desk).len(), 1, "no is no");
    desk.press("R x y");
    let all = recorded(&desk);
    assert!(matches!(all[1].what, What::Withdraw { .. }), "{all:#?}");
    assert!(row(&desk, "N-15-01").contains("withdrawn"), "{}", desk.screen());
}

#[test]
fn a_full_disk_keeps_it_on_the_screen_and_asks_for_another_place() {
    let mut desk = talk().keys("n text:one c-s");
    desk.paper.full = true;
    desk.press("n text:secundo c-s");
    assert_eq!(recorded(&desk).len(), 1);
    assert!(desk.screen().contains("NOT SAVED"), "{}", desk.screen());
    let Some(Overlay::Pick(pick)) = &desk.state.overlay else { panic!("it asks where") };
    assert_eq!(pick.options.len(), 1, "the place that is full is none");
    desk.press("esc");
    assert!(row(&desk, "secundo").contains("not yet"), "{}", desk.screen());
    // The meeting goes on; nothing is lost, and nothing else is asked.
    desk.press("Right > n text:tertio c-s");
    assert!(desk.state.overlay.is_none());
    assert!(row(&desk, "tertio").contains("not yet"), "{}", desk.screen());
    assert!(row(&desk, "NOT SAVED").contains("(2)"), "{}", desk.screen());
    assert!(desk.state.talk.as_ref().expect("the meeting runs").saved.is_some());
    // W asks again; the other place takes everything, in order.
    desk.press("W Enter");
    assert_eq!(notice(&desk), "everything is saved in the new place");
    let notes: Vec<String> = recorded(&desk)
        .iter()
        .filter_map(|entry| match &entry.what {
            What::Note(note) => Some(format!("{} {}", note.number, note.text[0])),
            _ => None,
        })
        .collect();
    assert_eq!(notes, ["N-15-01 one", "N-15-02 secundo", "N-15-03 tertio"]);
    assert!(!desk.screen().contains("NOT SAVED") && !desk.screen().contains("not yet"), "{}", desk.screen());
    let talk = desk.state.talk.as_ref().expect("the meeting runs");
    assert!(talk.waiting.is_empty() && talk.trouble.is_none());
    assert_eq!(talk.place, 1);
    // All that was done meanwhile is there too.
    let desk = desk.crash();
    assert_eq!(texts(&desk), ["tertio", "secundo", "one"]);
    assert_eq!(crate::place(&desk).0, "sen-ag-02");
}

#[test]
fn that_nothing_is_saved_is_seen_on_the_one_terminal_before_the_room() {
    let mut desk = talk().keys("v");
    desk.paper.full = true;
    desk.press("Right esc");
    assert!(desk.screen().contains("NOT SAVED"), "{}", desk.screen());
}

#[test]
fn what_is_decided_in_between_stays_on_the_item_it_began_at() {
    // A clicker steps on while somebody types.
    let desk = talk().keys("> d text:Agreed PgDn PgDn c-s");
    let item = recorded(&desk)[0].item.clone();
    assert_eq!(item.as_deref(), Some(crate::place(&desk).0), "the item that is on when it is recorded");
}

#[test]
fn a_prepared_decision_keeps_its_number_and_a_second_one_gets_the_next() {
    let sample = crate::common::sample();
    let desk = crate::common::app(sample).size(120, 36).present().keys("1 5 Enter Right d c-s d c-s");
    let all = recorded(&desk);
    let numbers = all.iter().filter_map(|entry| match &entry.what {
        What::Decision(decision) => Some((decision.number.as_str(), decision.record.is_some())),
        _ => None,
    });
    assert_eq!(numbers.collect::<Vec<_>>(), [("D-15-04", true), ("D-15-07", true)]);
}

#[test]
fn a_meeting_over_files_with_mistakes_says_so() {
    let text = r#"(contributor: SEN, marking: (class: DR, rel_to: [SEN, MLI, MRT]), meeting: (id: "sen-mtg-1",
        title: "One", host: SEN, place: "kayes", start: "2026-04-14T08:00Z", end: "2026-04-14T12:00Z",
        period: (from: "2025-10-01", to: "2026-04-01"), status: Planned, agenda: [
        (id: "sen-ag-1", number: "1", title: "First", kind: Discusion, owner: SEN, duration: 30),
        (id: "sen-ag-2", number: "2", title: "Second", kind: Discussion, owner: SEN, duration: 30)]))"#;
    let files = crate::common::Memory::default().with("a.ron", text);
    let desk = crate::common::app(files).size(120, 36).present();
    assert!(desk.screen().contains("errors in the files: 1"), "{}", desk.screen());
}
