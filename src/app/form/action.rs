//! An action as it is given out: text, owner, due date.

use super::Sheet;
use super::common::{self, Defaults, Remark};
use super::due;
use super::slot::{Id, Label, Value, pair, slot};
use crate::app::edit::TextField;
use crate::journal::entry::Action;
use crate::model::diagnostic::Both;
use crate::model::nation::Nation;
use crate::model::safe_text::SafeText;
use crate::model::time::Day;

/// The form of an action.
#[derive(Clone, Debug)]
pub struct ActionForm {
    pub(super) sheet: Sheet,
    pub(super) today: Day,
    next_meeting: Option<Day>,
    /// Decisions it may follow from.
    decisions: Vec<SafeText>,
}

impl ActionForm {
    /// An empty form: who owns it has to be said.
    pub(super) fn new(defaults: &Defaults) -> Self {
        Self::of(defaults, None)
    }

    /// A form that shows `action`, or an empty one.
    pub(super) fn of(defaults: &Defaults, action: Option<&Action>) -> Self {
        let text = action.map_or(&defaults.text, |action| &action.text);
        let none = || Label::Code("–");
        let nations = Nation::ALL.iter().map(|nation| Label::Code(nation.code()));
        let owners = std::iter::once(none()).chain(nations).collect();
        let due = action.and_then(|action| action.due).map(|day| SafeText::new(&day.format()));
        let mut slots = vec![
            common::text(text, "ce qui est à faire", "what is to be done"),
            common::choice(
                Id::Owner,
                pair("Responsable", "Owner"),
                owners,
                action.map_or(0, |action| action.owner as usize + 1),
            ),
            slot(Id::Due, pair("Échéance", "Due"), Value::Text(TextField::single(&due.unwrap_or_default())))
                .hint("15 NOV 25, +30, fin nov", "15 NOV 25, +30, end nov"),
        ];
        let follows = action.and_then(|action| action.decision.clone());
        let mut decisions = defaults.decisions.clone();
        decisions.extend(follows.iter().filter(|number| !defaults.decisions.contains(number)).cloned());
        if !decisions.is_empty() {
            let at = decisions.iter().position(|number| Some(number) == follows.as_ref());
            let labels = std::iter::once(none()).chain(decisions.iter().cloned().map(Label::Text)).collect();
            slots.push(common::choice(
                Id::Follows,
                pair("Suite de", "Follows"),
                labels,
                at.map_or(0, |at| at + 1),
            ));
        }
        let sheet = Sheet::new(defaults, slots);
        Self { sheet, today: defaults.today, next_meeting: defaults.next_meeting, decisions }
    }

    /// The due date as it reads.
    pub(super) fn due(&self) -> Result<Option<Day>, due::DueError> {
        let text = self.sheet.text(Id::Due).map_or("", TextField::as_str);
        due::read(text, self.today, self.next_meeting)
    }

    /// What is missing or odd.
    pub(super) fn remarks(&self) -> Vec<Remark> {
        let mut all: Vec<Remark> = common::needs_text(&self.sheet).into_iter().collect();
        if self.owner().is_none() {
            all.push(Remark::stop(Id::Owner, "Qui en est responsable ?", "Who owns it?"));
        }
        match self.due() {
            Err(error) => {
                all.push(Remark { id: Id::Due, words: error.words(), stops: true, live: true });
            }
            Ok(Some(day)) if day < self.today => {
                let words = Both::new("Cette date est passée.", "This day has passed.");
                all.push(Remark { id: Id::Due, words, stops: false, live: true });
            }
            Ok(_) => {}
        }
        all
    }

    fn owner(&self) -> Option<Nation> {
        let at = self.sheet.chosen(Id::Owner)?.checked_sub(1)?;
        Nation::ALL.get(at).copied()
    }

    /// The action as it stands; none while it has no owner or its date cannot be read.
    pub(super) fn action(&self) -> Option<Action> {
        let follows = self.sheet.chosen(Id::Follows).and_then(|at| at.checked_sub(1));
        Some(Action {
            number: self.sheet.number.clone(),
            text: self.sheet.text(Id::Text).map(TextField::lines).unwrap_or_default(),
            owner: self.owner()?,
            due: self.due().ok()?,
            decision: follows.and_then(|at| self.decisions.get(at).cloned()),
        })
    }
}
