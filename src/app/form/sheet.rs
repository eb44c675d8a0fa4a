//! The fields of a form in their order, where one is, and what a key does.

use crossterm::event::KeyEvent;

use super::common::{Defaults, PLACES};
use super::shape::{self, Shape};
use super::slot::{Id, Slot, Value, pair, slot};
use crate::app::edit::TextField;
use crate::app::keys;
use crate::journal::entry::{Mark, Place, Seq};
use crate::model::lang::Lang;
use crate::model::nation::NationSet;
use crate::model::record::Stance;
use crate::model::safe_text::SafeText;

/// What a key came to, before the form itself looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The key means nothing here.
    Nothing,
    Changed,
    Cancelled,
    /// The entry is asked for.
    Record,
}

/// The fields of a form.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// `D-04`; empty for what has no number.
    pub number: SafeText,
    /// The entry that is corrected.
    pub corrects: Option<Seq>,
    pub slots: Vec<Slot>,
    /// The field the keys go to.
    pub focus: usize,
    /// Whether it waits for an answer: throw away what was typed?
    pub asking: bool,
    pub(super) lang: Lang,
    pub(super) size: (u16, u16),
    /// The values at the start, to know whether anything would be lost.
    start: Vec<Value>,
    /// Recording was asked for: what is missing is said.
    pub(super) tried: bool,
    /// Warnings that were shown; the next time they do not hold anything up.
    pub(super) warned: Vec<Id>,
    /// Marking with which it began.
    mark: Mark,
}

impl Sheet {
    /// The fields of a kind, then those every entry has.
    pub(super) fn new(defaults: &Defaults, slots: Vec<Slot>) -> Self {
        let mut sheet = Self {
            number: defaults.number.clone(),
            corrects: None,
            slots,
            focus: 0,
            asking: false,
            lang: defaults.lang,
            size: (80, 24),
            start: Vec::new(),
            tried: false,
            warned: Vec::new(),
            mark: defaults.mark(),
        };
        sheet.slots.extend(super::common::slots(sheet.mark));
        sheet.slots.push(slot(Id::Record, pair("", ""), Value::Button));
        sheet.settle();
        sheet
    }

    /// Takes over number, marking and place of an entry that is corrected.
    pub(super) fn correct(&mut self, of: Seq, mark: Mark, place: Place) {
        let mark = Mark { originator: mark.originator.or(self.mark.originator), ..mark };
        self.corrects = Some(of);
        self.mark = mark;
        self.slots.retain(|slot| !matches!(slot.id, Id::RelTo | Id::Place));
        let at = self.slots.len().saturating_sub(1);
        self.slots.splice(at..at, super::common::slots(mark));
        if let Some(Value::Choice(choice)) = self.value_mut(Id::Place) {
            choice.at = PLACES.iter().position(|known| *known == place).unwrap_or(0);
        }
        self.settle();
    }

    /// What stands now is the start: nothing has been typed yet.
    pub(super) fn settle(&mut self) {
        self.start = self.slots.iter().map(|slot| slot.value.clone()).collect();
    }

    /// The value of field `id`.
    #[must_use]
    pub fn value(&self, id: Id) -> Option<&Value> {
        self.slots.iter().find(|slot| slot.id == id).map(|slot| &slot.value)
    }

    /// The value of field `id`.
    pub(super) fn value_mut(&mut self, id: Id) -> Option<&mut Value> {
        self.slots.iter_mut().find(|slot| slot.id == id).map(|slot| &mut slot.value)
    }

    /// The text in field `id`.
    #[must_use]
    pub fn text(&self, id: Id) -> Option<&TextField> {
        match self.value(id) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Number of the word chosen in field `id`.
    #[must_use]
    pub fn chosen(&self, id: Id) -> Option<usize> {
        match self.value(id) {
            Some(Value::Choice(choice)) => Some(choice.at),
            _ => None,
        }
    }

    /// The field the keys go to.
    #[must_use]
    pub fn focused(&self) -> Option<&Slot> {
        self.slots.get(self.focus)
    }

    /// Whether field number `at` is on the form: words belong to a stance that needs some.
    #[must_use]
    pub fn shows(&self, at: usize) -> bool {
        match self.slots.get(at).map(|slot| (slot.id, &slot.value)) {
            Some((Id::Words(nation), Value::Text(text))) => {
                !text.is_blank()
                    || self.stance(Id::Stance(nation)).is_some_and(|stance| stance != Stance::Agree)
            }
            Some(_) => true,
            None => false,
        }
    }

    /// The stance chosen in field `id`.
    pub(super) fn stance(&self, id: Id) -> Option<Stance> {
        self.chosen(id).and_then(|at| Stance::ALL.get(at).copied())
    }

    /// Whether the keys can go to field number `at`: what is private is for the originator alone.
    #[must_use]
    pub fn takes_keys(&self, at: usize) -> bool {
        let fixed =
            self.place() == Place::Private && self.slots.get(at).is_some_and(|slot| slot.id == Id::RelTo);
        self.shows(at) && !fixed
    }

    /// Where the entry may appear.
    #[must_use]
    pub fn place(&self) -> Place {
        self.chosen(Id::Place).and_then(|at| PLACES.get(at).copied()).unwrap_or_default()
    }

    /// Who may see the entry: its originator always, nobody else when it is private.
    #[must_use]
    pub fn mark(&self) -> Mark {
        let own = self.mark.originator.map_or(NationSet::EMPTY, NationSet::of);
        let rel_to = match (self.place(), self.value(Id::RelTo)) {
            (Place::Private, _) => own,
            (Place::Minutes, Some(Value::Nations(nations))) => nations.set.union(own),
            (Place::Minutes, _) => self.mark.rel_to.union(own),
        };
        Mark { rel_to, ..self.mark }
    }

    /// Whether anything would be lost.
    #[must_use]
    pub fn is_touched(&self) -> bool {
        !self.slots.iter().map(|slot| &slot.value).eq(&self.start)
    }

    /// How it stands on the screen.
    #[must_use]
    pub fn shape(&self) -> Shape {
        shape::of(self.size)
    }

    /// Cells the text of field `id` may take.
    #[must_use]
    pub fn room(&self, id: Id) -> usize {
        let shape = self.shape();
        usize::from(if matches!(id, Id::Words(_)) { shape.words } else { shape.value })
    }

    /// Puts the focus on field number `at`, if it takes keys.
    pub fn point(&mut self, at: usize) {
        if self.takes_keys(at) {
            self.focus = at;
        }
    }

    /// Puts the focus on field `id`.
    pub(super) fn point_to(&mut self, id: Id) {
        if let Some(at) = self.slots.iter().position(|slot| slot.id == id) {
            self.point(at);
        }
    }

    /// The next field that takes keys, or the one before; `round` goes from the last to the first.
    fn walk(&mut self, forward: bool, round: bool) {
        let count = self.slots.len();
        for ahead in 1..=count {
            let at = if forward { self.focus + ahead } else { self.focus + 2 * count - ahead };
            let wraps = if forward { at >= count } else { at < 2 * count };
            if wraps && !round {
                return;
            }
            if self.takes_keys(at % count) {
                self.focus = at % count;
                return;
            }
        }
    }

    /// Takes a key.
    pub(super) fn key(&mut self, event: &KeyEvent) -> Step {
        let Some(name) = keys::name(event) else { return Step::Nothing };
        let letter = keys::letter(event);
        if self.asking {
            return self.answer(&name, letter);
        }
        match name.as_str() {
            "Ctrl-S" => return Step::Record,
            "Esc" => return self.cancel(),
            "Tab" => self.walk(true, true),
            "Shift-Tab" => self.walk(false, true),
            // A clicker may be pressed while somebody types.
            "PgUp" | "PgDn" => return Step::Nothing,
            _ => return self.in_field(&name, letter),
        }
        Step::Changed
    }

    /// Leaves: at once when nothing was typed, else after a question.
    pub(super) fn cancel(&mut self) -> Step {
        if self.asking || !self.is_touched() {
            return Step::Cancelled;
        }
        self.asking = true;
        Step::Changed
    }

    fn answer(&mut self, name: &str, letter: Option<char>) -> Step {
        match name {
            "Esc" | "Enter" => Step::Cancelled,
            "PgUp" | "PgDn" => Step::Nothing,
            _ if letter.is_none() && name.starts_with("Ctrl-C") => Step::Nothing,
            _ => {
                self.asking = false;
                Step::Changed
            }
        }
    }

    fn in_field(&mut self, name: &str, letter: Option<char>) -> Step {
        let (lang, here) = (self.lang, self.focus);
        let Some(id) = self.focused().map(|slot| slot.id) else { return Step::Nothing };
        let room = self.room(id);
        let several = matches!(&self.slots[here].value, Value::Text(text) if text.is_several());
        match (&mut self.slots[here].value, name) {
            (Value::Button, "Enter") => return Step::Record,
            (Value::Text(text), "Enter") if several => text.new_line(),
            (_, "Enter") => self.walk(true, false),
            (Value::Text(text), "Up" | "Down") if several => {
                if !text.climb(name == "Down", room) {
                    self.walk(name == "Down", false);
                }
            }
            (_, "Up" | "Down") => self.walk(name == "Down", false),
            (Value::Text(text), _) => match letter {
                Some(letter) => text.type_letter(letter),
                None if text.key(name) => {}
                None => return Step::Nothing,
            },
            (Value::Head, "a" | "A" | "n" | "N" | "Space") => self.delegation(id, name),
            (value, _) => {
                // A letter never falls through to the console below, also where it means nothing.
                let known = value.key(name, letter, lang);
                return if known || letter.is_some() { Step::Changed } else { Step::Nothing };
            }
        }
        Step::Changed
    }

    /// Puts a whole delegation in or out.
    fn delegation(&mut self, id: Id, name: &str) {
        let own: Vec<usize> = self.people_of(id).collect();
        let all = own.iter().all(|at| self.slots[*at].value == Value::Tick(true));
        let present = match name {
            "Space" => !all,
            other => other.eq_ignore_ascii_case("a"),
        };
        for at in own {
            self.slots[at].value = Value::Tick(present);
        }
    }

    /// Fields of the people below the head `id`.
    pub fn people_of(&self, id: Id) -> impl Iterator<Item = usize> {
        let head = self.slots.iter().position(|slot| slot.id == id).unwrap_or(self.slots.len());
        (head + 1..self.slots.len()).take_while(|at| matches!(self.slots[*at].id, Id::Person(_)))
    }
}
