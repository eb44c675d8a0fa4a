use super::*;
use crate::journal::entry::{Action, Decision, Note};
use crate::model::marking::Tlp;
use crate::model::nation::Nation;
use crate::model::record::DecisionStatus;
use crate::model::time::Day;

fn mark(nations: &[Nation], tlp: Option<Tlp>) -> Mark {
    let rel_to = nations.iter().copied().collect();
    Mark { class: Class::DR, rel_to, tlp, originator: Some(Nation::SEN), exercise: true }
}

fn entry(what: What) -> Entry {
    let all = mark(&[Nation::SEN, Nation::MLI, Nation::MRT], None);
    let at = DateTime::from_timestamp(1_760_000_000, 0).expect("a moment");
    Entry { at, item: Some(SafeText::new("item-4")), marking: all, place: Place::Minutes, what }
}

fn decision(number: &str, text: &str) -> What {
    What::Decision(Decision {
        number: SafeText::new(number),
        record: None,
        text: SafeText::lines(text),
        option: None,
        status: DecisionStatus::Adopted,
        positions: Vec::new(),
    })
}

fn note(number: &str, text: &str) -> What {
    What::Note(Note { number: SafeText::new(number), text: SafeText::lines(text) })
}

fn action(number: &str) -> What {
    What::Action(Action {
        number: SafeText::new(number),
        text: SafeText::lines("send the list"),
        owner: Nation::MLI,
        due: Day::parse("2025-11-01").ok(),
        decision: None,
    })
}

fn correct(of: Seq, what: What) -> What {
    What::Correct { of, what: Box::new(what) }
}

fn withdraw(of: Seq) -> What {
    What::Withdraw { of, reason: SafeText::new("misheard") }
}

fn ledger(all: impl IntoIterator<Item = What>) -> Ledger {
    Ledger::of(&(1..).zip(all.into_iter().map(entry)).collect::<Vec<_>>())
}

fn members(ledger: &Ledger) -> Vec<String> {
    ledger.released(NationSet::MEMBERS, Class::DR, false).map(|row| row.text.to_string()).collect()
}

#[test]
fn rows_come_newest_first_with_their_fields() {
    let rows = ledger([decision("D-04", "one\ntwo"), action("A-20")]).rows();
    let [action, decision] = &rows[..] else { panic!("{rows:?}") };
    assert_eq!((decision.text.as_str(), decision.status), ("one", Some(DecisionStatus::Adopted)));
    assert_eq!(
        (action.seq, action.nation, action.due),
        (2, Some(Nation::MLI), Day::parse("2025-11-01").ok())
    );
    assert_eq!(action.number.as_deref(), Some("A-20"));
    assert_eq!(decision.item.as_deref(), Some("item-4"));
}

#[test]
fn a_correction_of_a_correction_keeps_the_first_number() {
    let ledger = ledger([
        decision("D-04", "one"),
        correct(1, decision("D-99", "two")),
        correct(2, decision("D-98", "three")),
    ]);
    let rows = ledger.rows();
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].text.as_str(), rows[0].corrected, rows[0].seq), ("three", Some(3), 1));
    assert_eq!(rows[0].number.as_deref(), Some("D-04"));
    assert_eq!(ledger.current(2), ledger.current(1));
}

#[test]
fn a_correction_of_another_kind_or_of_nothing_changes_nothing() {
    let ledger =
        ledger([decision("D-04", "one"), correct(1, note("N-01", "x")), correct(9, note("N-01", "x"))]);
    assert_eq!(members(&ledger), ["one"]);
    assert_eq!((ledger.rows().len(), ledger.len()), (1, 3));
}

#[test]
fn a_withdrawal_can_be_taken_back_and_so_can_a_correction() {
    let two = || [note("N-01", "one"), correct(1, note("N-01", "two"))];
    assert_eq!(members(&ledger(two())), ["two"]);
    assert_eq!(members(&ledger(two().into_iter().chain([withdraw(2)]))), ["one"]);
    let gone = ledger(two().into_iter().chain([withdraw(1)]));
    assert_eq!(members(&gone), Vec::<String>::new());
    assert_eq!(gone.rows()[0].withdrawn.as_ref().map(|w| (w.seq, w.reason.as_str())), Some((3, "misheard")));
    assert_eq!(members(&ledger(two().into_iter().chain([withdraw(1), withdraw(3)]))), ["two"]);
}

#[test]
fn what_is_held_back_is_not_released() {
    let mut private = entry(note("N-02", "private"));
    private.place = Place::Private;
    let mut own = entry(note("N-03", "own"));
    own.marking = mark(&[Nation::SEN], None);
    let mut red = entry(note("N-04", "red"));
    red.marking = mark(&[Nation::SEN, Nation::MLI, Nation::MRT], Some(Tlp::Red));
    let mut secret = entry(note("N-05", "secret"));
    secret.marking.class = Class::S;
    let all = [entry(note("N-01", "open")), private, own, red, secret];
    let ledger = Ledger::of(&(1..).zip(all).collect::<Vec<_>>());
    let seen = |audience, ceiling, red| -> Vec<String> {
        ledger.released(audience, ceiling, red).map(|row| row.text.to_string()).collect()
    };
    assert_eq!(seen(NationSet::MEMBERS, Class::DR, false), ["open"]);
    assert_eq!(seen(NationSet::MEMBERS, Class::DR, true), ["open", "red"]);
    assert_eq!(seen(NationSet::of(Nation::SEN), Class::DR, false), ["open", "own"]);
    assert_eq!(seen(NationSet::MEMBERS, Class::S, false), ["open", "secret"]);
    assert_eq!(seen(NationSet::EMPTY, Class::S, true), Vec::<String>::new());
}

#[test]
fn a_correction_brings_its_own_marking() {
    let mut closed = entry(correct(1, note("N-01", "two")));
    closed.marking = mark(&[Nation::SEN], None);
    let ledger = Ledger::of(&[(1, entry(note("N-01", "one"))), (2, closed)]);
    assert_eq!(members(&ledger), Vec::<String>::new());
}

#[test]
fn numbers_go_on_after_the_briefing_and_are_never_given_twice() {
    let ledger = ledger([decision("D-04", "one"), withdraw(1), action("A-20")]);
    assert_eq!(ledger.next_number("D-", 0), "D-05");
    assert_eq!(ledger.next_number("D-", 11), "D-12");
    assert_eq!(ledger.next_number("A-", 3), "A-21");
    assert_eq!(ledger.next_number("N-", 0), "N-01");
}

#[test]
fn the_last_word_counts_for_room_scene_attendance_and_follow_ups() {
    let show = |item: &str, scene| What::Show { item: SafeText::new(item), scene };
    let follow = |step| What::Follow { record: SafeText::new("a-9"), step };
    let due = Day::parse("2025-12-01").ok();
    let room = What::Room { audience: NationSet::MEMBERS, red: false };
    let ledger = ledger([
        What::Begin { meeting: SafeText::new("tri-12"), rehearsal: true },
        show("item-1", 0),
        show("item-2", 3),
        room,
        What::Clock(Tick::Pause),
        What::Attendance { present: vec![SafeText::new("p-1")] },
        What::Attendance { present: vec![SafeText::new("p-2")] },
        withdraw(7),
        follow(Step::Carried { due: None }),
        follow(Step::Carried { due }),
        What::End,
    ]);
    assert_eq!(ledger.scene().map(|(item, scene)| (item.as_str(), scene)), Some(("item-2", 3)));
    assert_eq!(ledger.room(), Some((NationSet::MEMBERS, false)));
    assert_eq!(ledger.ticks().len(), 1);
    assert_eq!(ledger.attendance(), Some(&[SafeText::new("p-1")][..]));
    assert_eq!(ledger.followed("a-9"), Some(Followed { step: Step::Carried { due }, carried: 2 }));
    assert_eq!(ledger.followed("a-8"), None);
    assert!(ledger.ended() && ledger.begun().is_some_and(|(_, rehearsal)| rehearsal));
}
