//! What every kind of entry begins with and ends in: marking, place, text.

use super::slot::{Choice, Id, Label, Nations, Slot, Value, pair, slot};
use crate::app::edit::{LIMIT, TextField};
use crate::journal::entry::{Mark, Place};
use crate::model::diagnostic::Both;
use crate::model::lang::Lang;
use crate::model::marking::Class;
use crate::model::nation::{Nation, NationSet};
use crate::model::safe_text::SafeText;
use crate::model::time::Day;
use crate::model::value::Pair;

/// What a form begins with.
#[derive(Clone, Debug)]
pub struct Defaults {
    pub lang: Lang,
    /// `D-04`.
    pub number: SafeText,
    /// The nations in the room.
    pub audience: NationSet,
    /// The nation that keeps the record.
    pub originator: Nation,
    /// Ceiling of the meeting.
    pub class: Class,
    pub exercise: bool,
    pub today: Day,
    pub next_meeting: Option<Day>,
    /// Options of the prepared decision.
    pub options: Vec<SafeText>,
    /// Id of the prepared decision.
    pub record: Option<SafeText>,
    /// Text to begin with.
    pub text: Vec<SafeText>,
    /// Numbers of decisions an action may follow from, the latest first.
    pub decisions: Vec<SafeText>,
}

impl Defaults {
    /// For the nations in the room, and always for the originator.
    pub(super) fn mark(&self) -> Mark {
        Mark {
            class: self.class,
            rel_to: self.audience.union(NationSet::of(self.originator)),
            tlp: None,
            originator: Some(self.originator),
            exercise: self.exercise,
        }
    }
}

/// A participant of the meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: Box<str>,
    pub nation: Nation,
    /// What the person is, never who.
    pub post: String,
}

/// Something to say at a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    pub id: Id,
    pub words: Both,
    /// Nothing is recorded until it is put right; otherwise it is asked once.
    pub stops: bool,
    /// Said while typing, not only after recording was asked for.
    pub live: bool,
}

impl Remark {
    pub(super) fn stop(id: Id, fr: &str, en: &str) -> Self {
        Self { id, words: Both::new(fr, en), stops: true, live: false }
    }

    pub(super) fn ask(id: Id, fr: &str, en: &str) -> Self {
        Self { stops: false, ..Self::stop(id, fr, en) }
    }

    pub(super) const fn live(mut self) -> Self {
        self.live = true;
        self
    }
}

/// The places in the order of the field.
pub(super) const PLACES: [Place; 2] = [Place::Minutes, Place::Private];

/// The fields of the marking.
pub(super) fn slots(mark: Mark) -> [Slot; 2] {
    let always = mark.originator.unwrap_or(Nation::SEN);
    let set = mark.rel_to.union(mark.originator.map_or(NationSet::EMPTY, NationSet::of));
    let places =
        vec![Label::Pair(pair("au procès-verbal", "for the minutes")), Label::Pair(pair("privé", "private"))];
    [
        slot(Id::Place, pair("Paraît", "Appears"), Value::Choice(Choice { options: places, at: 0 })),
        slot(
            Id::RelTo,
            pair("Pour", "For"),
            Value::Nations(Nations { set, always, cursor: always as usize }),
        ),
    ]
}

/// The text of an entry.
pub(super) fn text(lines: &[SafeText], fr: &'static str, en: &'static str) -> Slot {
    let value = Value::Text(TextField::several(lines));
    slot(Id::Text, pair("Texte", "Text"), value).hint(fr, en)
}

/// Words to choose from.
pub(super) fn choice(id: Id, label: Pair, options: Vec<Label>, at: usize) -> Slot {
    slot(id, label, Value::Choice(Choice { options, at }))
}

/// The words of a table as labels.
pub(super) fn words(table: &'static [(&'static str, Pair)]) -> Vec<Label> {
    table.iter().map(|(_, pair)| Label::Pair(*pair)).collect()
}

/// The one text every kind needs.
pub(super) fn needs_text(sheet: &super::Sheet) -> Option<Remark> {
    let missing = sheet.text(Id::Text).is_none_or(TextField::is_blank);
    missing.then(|| Remark::stop(Id::Text, "Il manque le texte.", "The text is missing."))
}

/// Fields whose text took no more.
pub(super) fn full(sheet: &super::Sheet) -> Vec<Remark> {
    let full = sheet.slots.iter().filter(|slot| matches!(&slot.value, Value::Text(text) if text.is_full()));
    let words = |id| {
        Remark::ask(
            id,
            &format!("{LIMIT} caractères au plus : la suite n'a pas été prise."),
            &format!("{LIMIT} characters at most: the rest was not taken."),
        )
        .live()
    };
    full.map(|slot| words(slot.id)).collect()
}
