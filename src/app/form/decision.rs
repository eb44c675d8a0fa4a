//! A decision as it falls: text, option, status, where each nation stands.

use super::Sheet;
use super::common::{self, Defaults, Remark};
use super::slot::{Id, Label, Value, pair, slot};
use crate::app::edit::TextField;
use crate::journal::entry::{Decision, Position};
use crate::model::nation::Nation;
use crate::model::record::{DecisionStatus, Stance};
use crate::model::safe_text::SafeText;

/// The form of a decision.
#[derive(Clone, Debug)]
pub struct DecisionForm {
    pub(super) sheet: Sheet,
    /// Id of the prepared decision.
    record: Option<SafeText>,
    nations: Vec<Nation>,
}

impl DecisionForm {
    /// An empty form, or one with the prepared text.
    pub(super) fn new(defaults: &Defaults) -> Self {
        let fresh = Decision {
            number: defaults.number.clone(),
            record: defaults.record.clone(),
            text: defaults.text.clone(),
            option: None,
            status: DecisionStatus::Adopted,
            positions: Vec::new(),
        };
        Self::of(defaults, &fresh)
    }

    /// A form that shows `decision`.
    pub(super) fn of(defaults: &Defaults, decision: &Decision) -> Self {
        let hint = ("ce qui est décidé", "what is decided");
        let mut slots = vec![common::text(&decision.text, hint.0, hint.1)];
        let mut options = defaults.options.clone();
        options.extend(decision.option.iter().filter(|option| !defaults.options.contains(option)).cloned());
        if !options.is_empty() {
            let at = options.iter().position(|option| Some(option) == decision.option.as_ref());
            let none = Label::Pair(pair("aucune", "none"));
            let labels = std::iter::once(none).chain(options.into_iter().map(Label::Text)).collect();
            slots.push(common::choice(
                Id::Option,
                pair("Option", "Option"),
                labels,
                at.map_or(0, |at| at + 1),
            ));
        }
        let status = common::words(DecisionStatus::WORDS.variants);
        slots.push(common::choice(Id::Status, pair("État", "Status"), status, decision.status as usize));
        let known = |nation: &Nation| decision.positions.iter().find(|position| position.nation == *nation);
        let nations: Vec<Nation> = Nation::ALL
            .iter()
            .copied()
            .filter(|nation| defaults.audience.has(*nation) || known(nation).is_some())
            .collect();
        for nation in &nations {
            let (stance, note) = known(nation).map_or((Stance::Agree, SafeText::default()), |position| {
                (position.stance, position.note.clone())
            });
            let first = nations.first() == Some(nation);
            let label = if first { pair("Positions", "Positions") } else { pair("", "") };
            let stances = common::words(Stance::WORDS.variants);
            slots.push(common::choice(Id::Stance(*nation), label, stances, stance as usize));
            let words = Value::Text(TextField::single(&note));
            slots
                .push(slot(Id::Words(*nation), pair("", ""), words).hint("en quels termes", "in what words"));
        }
        Self { sheet: Sheet::new(defaults, slots), record: decision.record.clone(), nations }
    }

    /// What is missing or odd.
    pub(super) fn remarks(&self) -> Vec<Remark> {
        let mut all: Vec<Remark> = common::needs_text(&self.sheet).into_iter().collect();
        let reserves = |nation: &&Nation| self.sheet.stance(Id::Stance(**nation)) == Some(Stance::Reserve);
        if self.status() == DecisionStatus::Adopted && self.nations.iter().any(|nation| reserves(&nation)) {
            all.push(Remark::ask(
                Id::Status,
                "Une nation réserve : « adoptée, réserve » ?",
                "A nation reserves: “adopted, reserved”?",
            ));
        }
        for nation in self.nations.iter().filter(reserves) {
            if self.sheet.text(Id::Words(*nation)).is_none_or(TextField::is_blank) {
                all.push(Remark::ask(
                    Id::Words(*nation),
                    &format!("{} réserve : en quels termes ?", nation.code()),
                    &format!("{} reserves: in what words?", nation.code()),
                ));
            }
        }
        all
    }

    fn status(&self) -> DecisionStatus {
        let at = self.sheet.chosen(Id::Status).unwrap_or(0);
        DecisionStatus::ALL.get(at).copied().unwrap_or(DecisionStatus::Proposed)
    }

    /// The decision as it stands.
    pub(super) fn decision(&self) -> Decision {
        let option = match self.sheet.value(Id::Option) {
            Some(Value::Choice(choice)) => match choice.options.get(choice.at) {
                Some(Label::Text(text)) => Some(text.clone()),
                _ => None,
            },
            _ => None,
        };
        let position = |nation: &Nation| Position {
            nation: *nation,
            stance: self.sheet.stance(Id::Stance(*nation)).unwrap_or(Stance::Agree),
            note: self.sheet.text(Id::Words(*nation)).map(TextField::line).unwrap_or_default(),
        };
        Decision {
            number: self.sheet.number.clone(),
            record: self.record.clone(),
            text: self.sheet.text(Id::Text).map(TextField::lines).unwrap_or_default(),
            option,
            status: self.status(),
            positions: self.nations.iter().map(position).collect(),
        }
    }
}
