//! Any keys and pastes: no panic, and nothing unsafe in an entry.

use proptest::prelude::*;

use super::{defaults, event, people};
use crate::app::form::slot::Value;
use crate::app::form::{Defaults, Form, Outcome};
use crate::journal::entry::What;
use crate::model::lang::Lang;
use crate::model::safe_text::{SafeText, is_safe};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

#[derive(Clone, Debug)]
enum Hand {
    Key(&'static str),
    Letter(char),
    Paste(String),
    Click(usize),
    Fit(u16, u16),
    Speak(bool),
}

fn hand() -> impl Strategy<Value = Hand> {
    let names = vec![
        "tab", "back", "enter", "up", "down", "left", "right", "space", "bs", "esc", "ctrl-s", "ctrl-z",
        "ctrl-y", "ctrl-w", "ctrl-u", "pgdn", "f5", "a", "r", "n", "p", "m",
    ];
    let nasty =
        vec!['\u{1b}', '\u{202e}', '\u{301}', '日', '\u{200d}', '👩', 'é', '+', '3', '\u{7}', '\r', '\n'];
    prop_oneof![
        12 => proptest::sample::select(names).prop_map(Hand::Key),
        2 => any::<char>().prop_map(Hand::Letter),
        4 => proptest::sample::select(nasty).prop_map(Hand::Letter),
        2 => any::<String>().prop_map(Hand::Paste),
        1 => (0..20_usize).prop_map(Hand::Click),
        1 => (0..130_u16, 0..40_u16).prop_map(|(width, height)| Hand::Fit(width, height)),
        1 => any::<bool>().prop_map(Hand::Speak),
    ]
}

fn form(kind: u8) -> Form {
    let options = vec![SafeText::literal("Escorte"), SafeText::literal("Attente")];
    let with = Defaults { decisions: options.clone(), options, ..defaults(Lang::Fr) };
    match kind {
        0 => Form::decision(&with),
        1 => Form::action(&with),
        2 => Form::note(&with),
        _ => Form::attendance(&with, &people(), &[]),
    }
}

fn texts(what: &What) -> Vec<SafeText> {
    match what {
        What::Decision(decision) => {
            let notes = decision.positions.iter().map(|position| position.note.clone());
            decision.text.iter().cloned().chain(notes).chain(decision.option.clone()).collect()
        }
        What::Action(action) => action.text.clone(),
        What::Note(note) => note.text.clone(),
        What::Attendance { present } => present.clone(),
        _ => Vec::new(),
    }
}

proptest! {
    #[test]
    fn any_hand_at_a_form(kind in 0..4_u8, hands in proptest::collection::vec(hand(), 0..60)) {
        let mut form = form(kind);
        for hand in hands {
            let outcome = match hand {
                Hand::Key(name) => form.key(&event(name)),
                Hand::Letter(letter) => form.key(&KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE)),
                Hand::Paste(text) => {
                    form.paste(&text);
                    Outcome::Changed
                }
                Hand::Click(at) => form.click(at),
                Hand::Fit(width, height) => {
                    form.fit((width, height));
                    Outcome::Changed
                }
                Hand::Speak(french) => {
                    form.speak(if french { Lang::Fr } else { Lang::En });
                    Outcome::Changed
                }
            };
            let sheet = form.sheet();
            prop_assert!(sheet.focused().is_some());
            prop_assert!(sheet.takes_keys(sheet.focus), "{:?} has the keys", sheet.focused());
            for slot in &sheet.slots {
                if let Value::Text(text) = &slot.value {
                    prop_assert!(text.as_str().split('\n').all(is_safe), "{:?}", text);
                }
            }
            let own = crate::model::nation::NationSet::of(crate::model::nation::Nation::SEN);
            prop_assert!(own.is_subset(sheet.mark().rel_to));
            if let Outcome::Ready(drafted) = outcome {
                prop_assert!(texts(&drafted.what).iter().all(|text| is_safe(text)), "{:?}", drafted);
                prop_assert!(kind == 3 || texts(&drafted.what).iter().any(|text| !text.trim().is_empty()));
            }
        }
    }
}
