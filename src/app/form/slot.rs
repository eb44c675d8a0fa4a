//! A field of a form: its label, its value, and what the keys do to the value.

use crate::app::edit::TextField;
use crate::look::glyphs::fold_ascii;
use crate::model::lang::Lang;
use crate::model::nation::{Nation, NationSet};
use crate::model::safe_text::SafeText;
use crate::model::value::Pair;

/// Which field it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Id {
    Text,
    /// Which of the options was taken.
    Option,
    Status,
    /// Where a nation stands.
    Stance(Nation),
    /// The reservation of a nation in words.
    Words(Nation),
    Owner,
    Due,
    /// The decision an action follows from.
    Follows,
    /// A delegation, to put in or out as a whole.
    Delegation(Nation),
    /// A participant, by place in the list.
    Person(usize),
    /// For whom it is.
    RelTo,
    /// For the minutes or private.
    Place,
    /// The button.
    Record,
}

/// A word to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    Pair(Pair),
    Code(&'static str),
    Text(SafeText),
}

impl Label {
    /// What a person reads.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match self {
            Self::Pair(pair) => pair.get(lang),
            Self::Code(code) => code,
            Self::Text(text) => text,
        }
    }
}

/// One of several words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub options: Vec<Label>,
    pub at: usize,
}

impl Choice {
    /// The word that is chosen.
    #[must_use]
    pub fn label(&self, lang: Lang) -> &str {
        self.options.get(self.at).map_or("", |label| label.get(lang))
    }

    fn step(&mut self, forward: bool) {
        let count = self.options.len().max(1);
        self.at = if forward { self.at + 1 } else { self.at + count - 1 } % count;
    }

    /// The next word that begins with `letter`; where none does, one that has it second (L for MLI).
    fn letter(&mut self, letter: char, lang: Lang) -> bool {
        let wanted = fold_ascii(&letter.to_string()).to_lowercase();
        let folded: Vec<String> =
            self.options.iter().map(|label| fold_ascii(label.get(lang)).to_lowercase()).collect();
        let count = folded.len();
        let round = || (1..=count).map(|ahead| (self.at + ahead) % count);
        let has =
            |at: &usize, place: usize| folded[*at].get(place..).is_some_and(|rest| rest.starts_with(&wanted));
        let found = round().find(|at| has(at, 0)).or_else(|| round().find(|at| has(at, 1)));
        if let Some(at) = found {
            self.at = at;
        }
        found.is_some()
    }
}

/// A set of nations, with the one the cursor is on.
#[derive(Clone, Copy, Debug)]
pub struct Nations {
    pub set: NationSet,
    /// Stays in whatever is asked.
    pub always: Nation,
    pub cursor: usize,
}

impl PartialEq for Nations {
    fn eq(&self, other: &Self) -> bool {
        self.set == other.set
    }
}

impl Nations {
    fn toggle(&mut self) {
        let nation = Nation::ALL[self.cursor.min(Nation::ALL.len() - 1)];
        if nation != self.always {
            self.set = self.set.toggled(nation);
        }
    }
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(TextField),
    Choice(Choice),
    Nations(Nations),
    Tick(bool),
    /// A row that acts on those below it.
    Head,
    Button,
}

/// A field.
#[derive(Clone, Debug)]
pub struct Slot {
    pub id: Id,
    pub label: Pair,
    /// What to write, where nothing is written yet.
    pub hint: Pair,
    pub value: Value,
}

/// A field as its kind writes it.
pub(super) const fn slot(id: Id, label: Pair, value: Value) -> Slot {
    Slot { id, label, hint: pair("", ""), value }
}

/// A word in both languages.
pub(super) const fn pair(fr: &'static str, en: &'static str) -> Pair {
    Pair { fr, en }
}

impl Slot {
    /// With words for the empty field.
    pub(super) const fn hint(mut self, fr: &'static str, en: &'static str) -> Self {
        self.hint = pair(fr, en);
        self
    }
}

impl Value {
    /// A key on anything but a text; `false` when it changes nothing.
    pub(super) fn key(&mut self, name: &str, letter: Option<char>, lang: Lang) -> bool {
        match (self, name) {
            (Self::Choice(choice), "Left") => choice.step(false),
            (Self::Choice(choice), "Right" | "Space") => choice.step(true),
            (Self::Choice(choice), _) => return letter.is_some_and(|letter| choice.letter(letter, lang)),
            (Self::Nations(nations), "Left") => nations.cursor = nations.cursor.saturating_sub(1),
            (Self::Nations(nations), "Right") => {
                nations.cursor = (nations.cursor + 1).min(Nation::ALL.len() - 1);
            }
            (Self::Nations(nations), "Space") => nations.toggle(),
            (Self::Nations(nations), _) => {
                // M is shared, so Mali has L and Mauritania R, as where the room is chosen.
                let letters = ['s', 'l', 'r', 'g'];
                let at =
                    letter.and_then(|letter| letters.iter().position(|l| *l == letter.to_ascii_lowercase()));
                let Some(at) = at else { return false };
                nations.cursor = at;
                nations.toggle();
            }
            (Self::Tick(tick), "Space" | "x") => *tick = !*tick,
            _ => return false,
        }
        true
    }
}
