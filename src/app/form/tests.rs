//! Keys in, fields and entries out.

mod random;

use chrono::{DateTime, Utc};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::slot::{Id, Value};
use super::{Defaults, Drafted, Form, Outcome, Person};
use crate::journal::entry::{Decision, Entry, Place, What};
use crate::model::lang::Lang;
use crate::model::marking::Class;
use crate::model::nation::{Nation, NationSet};
use crate::model::record::{DecisionStatus, Stance};
use crate::model::safe_text::SafeText;
use crate::model::time::Day;

/// A meeting of three, kept by Senegal.
pub fn defaults(lang: Lang) -> Defaults {
    Defaults {
        lang,
        number: SafeText::literal("D-04"),
        audience: NationSet::MEMBERS,
        originator: Nation::SEN,
        class: Class::DR,
        exercise: true,
        today: Day::parse("2025-10-14").expect("a day"),
        next_meeting: Day::parse("2026-01-20").ok(),
        options: Vec::new(),
        record: None,
        text: Vec::new(),
        decisions: Vec::new(),
    }
}

/// Presses keys: `tab`, `ctrl-s`, `text:nioro`; `_` in a text is a blank.
pub fn press(form: &mut Form, script: &str) -> Outcome {
    let mut last = Outcome::Nothing;
    for word in script.split_whitespace() {
        if let Some(text) = word.strip_prefix("text:") {
            for letter in text.chars() {
                let letter = if letter == '_' { ' ' } else { letter };
                last = form.key(&KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE));
            }
        } else {
            last = form.key(&event(word));
        }
    }
    last
}

/// The event of a key by its name.
pub fn event(name: &str) -> KeyEvent {
    let ctrl = name.strip_prefix("ctrl-");
    let modifiers = if ctrl.is_some() { KeyModifiers::CONTROL } else { KeyModifiers::NONE };
    let code = match ctrl.unwrap_or(name) {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "back" => KeyCode::BackTab,
        "space" => KeyCode::Char(' '),
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "pgdn" => KeyCode::PageDown,
        "pgup" => KeyCode::PageUp,
        "bs" => KeyCode::Backspace,
        "f5" => KeyCode::F(5),
        letter => KeyCode::Char(letter.chars().next().expect("a letter")),
    };
    KeyEvent::new(code, modifiers)
}

fn ready(outcome: Outcome) -> Drafted {
    match outcome {
        Outcome::Ready(drafted) => *drafted,
        other => panic!("not recorded: {other:?}"),
    }
}

fn focus(form: &Form) -> Id {
    form.sheet().focused().expect("a field").id
}

fn lines(text: &[&str]) -> Vec<SafeText> {
    text.iter().map(|line| SafeText::new(line)).collect()
}

#[test]
fn a_decision_is_typed_and_recorded() {
    let mut form = Form::decision(&defaults(Lang::Fr));
    let drafted = ready(press(&mut form, "text:On_ouvre_la_route. enter text:Dès_lundi. ctrl-s"));
    let What::Decision(decision) = drafted.what else { panic!("a decision") };
    assert_eq!(decision.text, lines(&["On ouvre la route.", "Dès lundi."]));
    assert_eq!(decision.status, DecisionStatus::Adopted);
    assert_eq!(decision.number, "D-04");
    let stances: Vec<_> = decision.positions.iter().map(|p| (p.nation, p.stance)).collect();
    let all = [Nation::SEN, Nation::MLI, Nation::MRT].map(|nation| (nation, Stance::Agree));
    assert_eq!(stances, all);
    assert_eq!(drafted.place, Place::Minutes);
    assert_eq!(drafted.mark.rel_to, NationSet::MEMBERS);
    assert_eq!(drafted.mark.originator, Some(Nation::SEN));
    assert!(drafted.mark.exercise);
}

#[test]
fn fields_follow_each_other() {
    let mut form = Form::decision(&defaults(Lang::Fr));
    let mut order = vec![focus(&form)];
    for _ in 0..7 {
        press(&mut form, "tab");
        order.push(focus(&form));
    }
    let wanted = [
        Id::Text,
        Id::Status,
        Id::Stance(Nation::SEN),
        Id::Stance(Nation::MLI),
        Id::Stance(Nation::MRT),
        Id::Place,
        Id::RelTo,
        Id::Record,
    ];
    assert_eq!(order, wanted);
    press(&mut form, "tab");
    assert_eq!(focus(&form), Id::Text, "round");
    press(&mut form, "back");
    assert_eq!(focus(&form), Id::Record);
    press(&mut form, "up up up enter down");
    assert_eq!(focus(&form), Id::RelTo, "Enter goes on in a choice");
    press(&mut form, "down down down");
    assert_eq!(focus(&form), Id::Record, "Down stops at the end");
}

#[test]
fn up_and_down_move_inside_a_text_first() {
    let mut form = Form::decision(&defaults(Lang::Fr));
    press(&mut form, "text:un enter text:deux up");
    assert_eq!(focus(&form), Id::Text);
    press(&mut form, "up");
    assert_eq!(focus(&form), Id::Text, "nothing is above");
    press(&mut form, "down");
    assert_eq!(focus(&form), Id::Text);
    press(&mut form, "down");
    assert_eq!(focus(&form), Id::Status);
}

#[test]
fn choices_change_with_arrows_blank_and_first_letter() {
    let mut form = Form::decision(&defaults(Lang::Fr));
    press(&mut form, "tab right");
    assert_eq!(form.sheet().chosen(Id::Status), Some(2));
    press(&mut form, "left left");
    assert_eq!(form.sheet().chosen(Id::Status), Some(0));
    press(&mut form, "left");
    assert_eq!(form.sheet().chosen(Id::Status), Some(4), "round");
    press(&mut form, "space text:a");
    assert_eq!(form.sheet().chosen(Id::Status), Some(1));
    press(&mut form, "text:aa");
    assert_eq!(form.sheet().chosen(Id::Status), Some(3), "ajournée is the third with that letter");
    let before = form.sheet().chosen(Id::Status);
    assert_eq!(press(&mut form, "text:q"), Outcome::Changed, "letters do not reach the console");
    assert_eq!(form.sheet().chosen(Id::Status), before);
}

#[test]
fn a_reservation_is_asked_for_its_words_once() {
    let mut form = Form::decision(&defaults(Lang::Fr));
    // Adopted with reservation, and Mali reserves.
    press(&mut form, "text:x tab right tab tab text:r");
    assert_eq!(focus(&form), Id::Stance(Nation::MLI));
    assert_eq!(press(&mut form, "ctrl-s"), Outcome::Changed);
    assert_eq!(form.shown_remarks()[0].id, Id::Words(Nation::MLI));
    let drafted = ready(press(&mut form, "ctrl-s"));
    let What::Decision(decision) = drafted.what else { panic!("a decision") };
    assert_eq!(decision.positions[1].stance, Stance::Reserve);
    assert!(decision.positions[1].note.is_empty());
    // With words nobody asks.
    press(&mut form, "text:sous_réserve");
    assert_eq!(focus(&form), Id::Words(Nation::MLI));
    let What::Decision(decision) = ready(press(&mut form, "ctrl-s")).what else { panic!("a decision") };
    assert_eq!(decision.positions[1].note, "sous réserve");
}

#[test]
fn a_status_against_the_reservations_is_asked_once() {
    let mut form = Form::decision(&defaults(Lang::En));
    press(&mut form, "text:x tab tab tab text:r tab text:y");
    assert_eq!(press(&mut form, "ctrl-s"), Outcome::Changed);
    assert_eq!(form.shown_remarks()[0].id, Id::Status);
    assert_eq!(focus(&form), Id::Status);
    ready(press(&mut form, "ctrl-s"));
    // On the button the second Enter is enough.
    let mut form = Form::decision(&defaults(Lang::En));
    press(&mut form, "text:x tab tab tab text:r back back back back");
    assert_eq!((focus(&form), press(&mut form, "enter")), (Id::Record, Outcome::Changed));
    ready(press(&mut form, "enter"));
}

#[test]
fn an_empty_text_is_not_recorded() {
    for make in [Form::decision, Form::action, Form::note] {
        let mut form = make(&defaults(Lang::En));
        assert!(form.shown_remarks().is_empty(), "nothing is said before");
        press(&mut form, "space enter space tab");
        assert_eq!(press(&mut form, "ctrl-s"), Outcome::Changed);
        assert_eq!(press(&mut form, "ctrl-s"), Outcome::Changed, "however often");
        assert_eq!(focus(&form), Id::Text);
        assert!(form.shown_remarks().iter().any(|r| r.id == Id::Text && r.stops));
    }
}

#[test]
fn an_action_needs_an_owner_and_a_readable_date() {
    let mut form = Form::action(&defaults(Lang::Fr));
    press(&mut form, "text:Réparer_le_pont ctrl-s");
    assert_eq!(focus(&form), Id::Owner);
    press(&mut form, "text:r enter text:bientôt ctrl-s");
    assert_eq!(focus(&form), Id::Due);
    press(&mut form, "ctrl-u text:+30");
    assert_eq!(form.due(Lang::Fr), Some(("13 NOV 25, +30 j".to_owned(), false)));
    let What::Action(action) = ready(press(&mut form, "ctrl-s")).what else { panic!("an action") };
    assert_eq!(action.owner, Nation::MRT);
    assert_eq!(action.due, Day::parse("2025-11-13").ok());
    assert_eq!(action.decision, None);
}

#[test]
fn a_day_that_has_passed_is_asked_once() {
    let mut form = Form::action(&defaults(Lang::En));
    press(&mut form, "text:x tab text:m tab text:01/10/2025");
    assert!(form.due(Lang::En).is_some_and(|(_, past)| past));
    assert_eq!(press(&mut form, "ctrl-s"), Outcome::Changed);
    let What::Action(action) = ready(press(&mut form, "ctrl-s")).what else { panic!("an action") };
    assert_eq!(action.owner, Nation::MLI);
}

#[test]
fn an_action_may_follow_from_a_decision() {
    let with = Defaults { decisions: lines(&["D-03", "D-02"]), ..defaults(Lang::En) };
    let mut form = Form::action(&with);
    press(&mut form, "text:x tab text:g tab tab right");
    assert_eq!(focus(&form), Id::Follows);
    let What::Action(action) = ready(press(&mut form, "ctrl-s")).what else { panic!("an action") };
    assert_eq!((action.owner, action.decision.as_deref()), (Nation::GIN, Some("D-03")));
}

#[test]
fn an_option_is_taken_from_the_prepared_ones() {
    let with = Defaults {
        options: lines(&["Escorte", "Attente"]),
        record: Some(SafeText::literal("sen-dec-1")),
        text: lines(&["La piste."]),
        ..defaults(Lang::Fr)
    };
    let mut form = Form::decision(&with);
    assert!(!form.sheet().is_touched());
    press(&mut form, "tab text:e");
    let What::Decision(decision) = ready(press(&mut form, "ctrl-s")).what else { panic!("a decision") };
    assert_eq!(decision.option.as_deref(), Some("Escorte"));
    assert_eq!(decision.record.as_deref(), Some("sen-dec-1"));
    assert_eq!(decision.text, lines(&["La piste."]));
}

#[test]
fn the_marking_never_lacks_its_originator() {
    let mut form = Form::note(&defaults(Lang::Fr));
    press(&mut form, "text:x tab tab text:s text:l text:g");
    assert_eq!(focus(&form), Id::RelTo);
    let drafted = ready(press(&mut form, "ctrl-s"));
    let wanted: NationSet = [Nation::SEN, Nation::MRT, Nation::GIN].into_iter().collect();
    assert_eq!(drafted.mark.rel_to, wanted);
    // Private is for the originator alone, whatever was ticked, and the ticks cannot be reached.
    press(&mut form, "back text:p tab");
    assert_eq!(focus(&form), Id::Record);
    let drafted = ready(press(&mut form, "enter"));
    assert_eq!((drafted.place, drafted.mark.rel_to), (Place::Private, NationSet::of(Nation::SEN)));
    press(&mut form, "up text:a");
    assert_eq!(ready(press(&mut form, "ctrl-s")).mark.rel_to, wanted, "the ticks were kept");
}

#[test]
fn leaving_asks_only_when_something_would_be_lost() {
    let mut form = Form::note(&defaults(Lang::Fr));
    assert_eq!(press(&mut form, "tab esc"), Outcome::Cancelled);
    let mut form = Form::note(&defaults(Lang::Fr));
    assert_eq!(press(&mut form, "text:x esc"), Outcome::Changed);
    assert!(form.sheet().asking);
    assert_eq!(press(&mut form, "text:y"), Outcome::Changed);
    assert!(!form.sheet().asking);
    assert_eq!(form.sheet().text(Id::Text).expect("a text").as_str(), "x", "the answer types nothing");
    assert_eq!(press(&mut form, "esc esc"), Outcome::Cancelled);
    assert_eq!(press(&mut form, "q esc enter"), Outcome::Cancelled);
    // Typed and taken back: nothing would be lost.
    let mut form = Form::note(&defaults(Lang::Fr));
    assert_eq!(press(&mut form, "text:x bs esc"), Outcome::Cancelled);
}

#[test]
fn clicker_keys_go_through_and_letters_do_not() {
    let mut form = Form::note(&defaults(Lang::Fr));
    for key in ["pgdn", "pgup", "f5", "ctrl-c", "ctrl-p"] {
        assert_eq!(press(&mut form, key), Outcome::Nothing, "{key}");
    }
    for _ in 0..3 {
        for key in ["q", "?", "1", "b", ".", "/", "space"] {
            assert_eq!(press(&mut form, key), Outcome::Changed, "{key}");
        }
        press(&mut form, "tab");
    }
    assert_eq!(form.sheet().text(Id::Text).expect("a text").as_str(), "q?1b./ ");
    press(&mut form, "esc");
    assert_eq!(press(&mut form, "pgdn"), Outcome::Nothing, "the talk goes on under the question too");
    assert!(form.sheet().asking);
}

pub fn people() -> Vec<Person> {
    let person = |id: &str, nation, post: &str| Person { id: id.into(), nation, post: post.to_owned() };
    vec![
        person(
            "sen-1",
            Nation::SEN,
            "Commandant de la zone militaire n° 4 (Tambacounda), chef de délégation",
        ),
        person("mli-1", Nation::MLI, "Commandant de la région militaire de Kayes"),
        person("sen-2", Nation::SEN, "Officier de liaison"),
        person("mli-2", Nation::MLI, "Officier de renseignement"),
        person("mrt-1", Nation::MRT, "Commandant de la région militaire de Sélibaby"),
    ]
}

#[test]
fn attendance_is_ticked_by_person_and_by_delegation() {
    let present = lines(&["sen-1", "old-9"]);
    let mut form = Form::attendance(&defaults(Lang::Fr), &people(), &present);
    assert_eq!(focus(&form), Id::Delegation(Nation::SEN));
    let now = |form: &mut Form| match ready(press(form, "ctrl-s")).what {
        What::Attendance { present } => present.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        _ => panic!("attendance"),
    };
    assert_eq!(now(&mut form), "sen-1 old-9", "who is in no delegation stays");
    press(&mut form, "down space down space down");
    assert_eq!(focus(&form), Id::Delegation(Nation::MLI));
    assert_eq!(now(&mut form), "sen-2 old-9");
    press(&mut form, "text:a");
    assert_eq!(now(&mut form), "mli-1 sen-2 mli-2 old-9");
    press(&mut form, "text:n up up up space");
    assert_eq!(now(&mut form), "sen-1 sen-2 old-9");
}

#[test]
fn an_earlier_entry_is_corrected() {
    let mut first = Form::decision(&defaults(Lang::Fr));
    press(&mut first, "text:Faux tab right tab tab text:r tab text:à_voir tab tab text:p");
    let drafted = ready(press(&mut first, "ctrl-s"));
    let at: DateTime<Utc> = "2025-10-14T10:00:00Z".parse().expect("a moment");
    let entry =
        Entry { at, item: None, marking: drafted.mark, place: drafted.place, what: drafted.what.clone() };
    let other = Defaults { number: SafeText::literal("D-09"), ..defaults(Lang::Fr) };
    let mut form = Form::from_entry(7, &entry, &other, &[]).expect("a form");
    assert_eq!(form.corrects(), Some(7));
    assert!(!form.sheet().is_touched());
    assert_eq!(ready(press(&mut form, "ctrl-s")), drafted, "unchanged it is the same");
    let What::Decision(decision) = ready(press(&mut form, "ctrl-u text:Juste ctrl-s")).what else {
        panic!("a decision")
    };
    assert_eq!((decision.text, decision.number.as_str()), (lines(&["Juste"]), "D-04"));
    // A correction of a correction begins with what was corrected to.
    let corrected = What::Correct { of: 7, what: Box::new(drafted.what.clone()) };
    let again = Form::from_entry(8, &Entry { what: corrected, ..entry.clone() }, &other, &[]);
    assert!(matches!(again, Some(Form::Decision(_))));
    assert!(Form::from_entry(9, &Entry { what: What::End, ..entry }, &other, &[]).is_none());
}

#[test]
fn an_unknown_option_of_an_earlier_entry_is_kept() {
    let decision = Decision {
        number: SafeText::literal("D-01"),
        record: None,
        text: lines(&["x"]),
        option: Some(SafeText::literal("autre")),
        status: DecisionStatus::Deferred,
        positions: Vec::new(),
    };
    let at: DateTime<Utc> = "2025-10-14T10:00:00Z".parse().expect("a moment");
    let marking = defaults(Lang::Fr).mark();
    let what = What::Decision(decision);
    let entry = Entry { at, item: None, marking, place: Place::Minutes, what };
    let mut form = Form::from_entry(1, &entry, &defaults(Lang::Fr), &[]).expect("a form");
    let What::Decision(decision) = ready(press(&mut form, "ctrl-s")).what else { panic!("a decision") };
    assert_eq!((decision.option.as_deref(), decision.status), (Some("autre"), DecisionStatus::Deferred));
}

#[test]
fn a_click_goes_to_a_field_and_ticks() {
    let mut form = Form::attendance(&defaults(Lang::Fr), &people(), &[]);
    form.click(1);
    assert_eq!(form.sheet().value(Id::Person(0)), Some(&Value::Tick(true)));
    assert_eq!(form.cancel(), Outcome::Changed, "something would be lost");
    let button = form.sheet().slots.len() - 1;
    assert!(matches!(form.click(button), Outcome::Ready(_)));
    assert_eq!(form.click(999), Outcome::Changed);
}
