use super::*;
use crate::journal::entry::{Action, Entry, Mark, Note};
use crate::model::marking::Class;
use crate::model::nation::NationSet;

fn entry(what: What) -> Entry {
    let marking = Mark {
        class: Class::DR,
        rel_to: NationSet::MEMBERS,
        tlp: None,
        originator: Some(Nation::SEN),
        exercise: true,
    };
    let at = DateTime::from_timestamp(1_760_440_000, 0).expect("a moment");
    Entry { at, item: None, marking, place: Place::Minutes, what }
}

fn action(number: &str) -> What {
    What::Action(Action {
        number: SafeText::new(number),
        text: vec![SafeText::new("Open the net"), SafeText::new("by day and night")],
        owner: Nation::MLI,
        due: Day::parse("2025-11-30").ok(),
        decision: None,
    })
}

fn decision(number: &str, status: DecisionStatus) -> What {
    What::Decision(Decision {
        number: SafeText::new(number),
        record: None,
        text: vec![SafeText::new("A common net")],
        option: None,
        status,
        positions: Vec::new(),
    })
}

fn left(entries: Vec<Entry>) -> Vec<String> {
    let entries: Vec<_> = (1..).zip(entries).collect();
    records(&Ledger::of(&entries)).iter().map(|record| record.id.to_string()).collect()
}

#[test]
fn open_actions_and_decisions_put_off_are_left_to_the_next_meeting() {
    let entries = vec![
        entry(action("A-15-02")),
        entry(decision("D-15-01", DecisionStatus::Deferred)),
        entry(decision("D-15-02", DecisionStatus::Adopted)),
        entry(What::Note(Note { number: SafeText::new("N-15-01"), text: Vec::new() })),
    ];
    assert_eq!(left(entries), ["sen-j-a-15-02", "sen-j-d-15-01"]);
}

#[test]
fn what_is_private_withdrawn_or_rehearsed_leaves_nothing() {
    let private = Entry { place: Place::Private, ..entry(action("A-15-01")) };
    assert_eq!(left(vec![private]), Vec::<String>::new());
    let withdrawn = entry(What::Withdraw { of: 1, reason: SafeText::default() });
    assert_eq!(left(vec![entry(action("A-15-01")), withdrawn]), Vec::<String>::new());
    let rehearsal = entry(What::Begin { meeting: SafeText::new("sen-mtg-15"), rehearsal: true });
    assert_eq!(left(vec![rehearsal, entry(action("A-15-01"))]), Vec::<String>::new());
}

#[test]
fn a_record_says_what_was_recorded_and_for_whom() {
    let entries = [(1, entry(action("A-15-02")))];
    let all = records(&Ledger::of(&entries));
    let Body::Action(action) = &all[0].body else { panic!("an action") };
    assert_eq!(action.text.get(crate::model::lang::Lang::Fr), "Open the net by day and night");
    assert_eq!((action.owner, action.due.iso()), (Nation::MLI, "2025-11-30".to_owned()));
    assert_eq!(action.given.map(Day::iso).as_deref(), Some("2025-10-14"));
    assert_eq!(all[0].marking.rel_to, NationSet::MEMBERS);
    assert!(!all[0].private && all[0].marking.exercise);
}
