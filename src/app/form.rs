//! What is typed while the meeting runs: a decision, an action, a note, who is present.
//!
//! A form is a list of fields. Tab and the arrows go from one to the next, Ctrl-S or the button at the
//! end yields the entry; the form writes nothing itself.

mod action;
mod attendance;
mod common;
mod decision;
pub mod due;
mod note;
pub mod shape;
pub mod sheet;
pub mod slot;
#[cfg(test)]
pub(crate) mod tests;

use crossterm::event::KeyEvent;

pub use action::ActionForm;
pub use attendance::AttendanceForm;
pub use common::{Defaults, Person, Remark};
pub use decision::DecisionForm;
pub use note::NoteForm;
pub use sheet::Sheet;

use crate::journal::entry::{Entry, Mark, Place, Seq, What};
use crate::model::lang::Lang;
use crate::model::safe_text::SafeText;
use crate::model::time::Day;
use crate::model::value::Pair;
use sheet::Step;
use slot::{Id, Value, pair};

/// A form being filled in.
#[derive(Clone, Debug)]
pub enum Form {
    Decision(DecisionForm),
    Action(ActionForm),
    Note(NoteForm),
    Attendance(AttendanceForm),
}

/// What a form yields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafted {
    /// The entry; for a correction what the earlier one is to read as.
    pub what: What,
    pub mark: Mark,
    pub place: Place,
}

/// What a key came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The form has no use for the key: it may mean something to the console (`PgUp`, `PgDn`, F keys).
    Nothing,
    /// The key was for the form.
    Changed,
    /// The form is to be closed; nothing is recorded.
    Cancelled,
    /// The entry is to be recorded.
    Ready(Box<Drafted>),
}

impl Form {
    /// A decision.
    #[must_use]
    pub fn decision(defaults: &Defaults) -> Self {
        Self::Decision(DecisionForm::new(defaults))
    }

    /// An action.
    #[must_use]
    pub fn action(defaults: &Defaults) -> Self {
        Self::Action(ActionForm::new(defaults))
    }

    /// A note.
    #[must_use]
    pub fn note(defaults: &Defaults) -> Self {
        Self::Note(NoteForm::of(defaults, &defaults.text))
    }

    /// Who is present, with the ids of those who are now.
    #[must_use]
    pub fn attendance(defaults: &Defaults, people: &[Person], present: &[SafeText]) -> Self {
        Self::Attendance(AttendanceForm::new(defaults, people, present))
    }

    /// An earlier entry to be corrected, with its own number, marking and place; `None` for what no form
    /// records.
    #[must_use]
    pub fn from_entry(seq: Seq, entry: &Entry, defaults: &Defaults, people: &[Person]) -> Option<Self> {
        let mut what = &entry.what;
        while let What::Correct { what: inner, .. } = what {
            what = inner;
        }
        let numbered = |number: &SafeText| Defaults { number: number.clone(), ..defaults.clone() };
        let mut form = match what {
            What::Decision(decision) => {
                Self::Decision(DecisionForm::of(&numbered(&decision.number), decision))
            }
            What::Action(action) => Self::Action(ActionForm::of(&numbered(&action.number), Some(action))),
            What::Note(note) => Self::Note(NoteForm::of(&numbered(&note.number), &note.text)),
            What::Attendance { present } => Self::attendance(defaults, people, present),
            _ => return None,
        };
        form.sheet_mut().correct(seq, entry.marking, entry.place);
        Some(form)
    }

    /// Its fields.
    #[must_use]
    pub const fn sheet(&self) -> &Sheet {
        match self {
            Self::Decision(form) => &form.sheet,
            Self::Action(form) => &form.sheet,
            Self::Note(form) => &form.sheet,
            Self::Attendance(form) => &form.sheet,
        }
    }

    const fn sheet_mut(&mut self) -> &mut Sheet {
        match self {
            Self::Decision(form) => &mut form.sheet,
            Self::Action(form) => &mut form.sheet,
            Self::Note(form) => &mut form.sheet,
            Self::Attendance(form) => &mut form.sheet,
        }
    }

    /// What is being recorded.
    #[must_use]
    pub const fn title(&self) -> Pair {
        match self {
            Self::Decision(_) => pair("Décision", "Decision"),
            Self::Action(_) => pair("Action", "Action"),
            Self::Note(_) => pair("Note", "Note"),
            Self::Attendance(_) => pair("Présences", "Attendance"),
        }
    }

    /// The entry that is corrected.
    #[must_use]
    pub const fn corrects(&self) -> Option<Seq> {
        self.sheet().corrects
    }

    /// Fits the form to the screen: Up and Down go by the rows that are seen.
    pub const fn fit(&mut self, size: (u16, u16)) {
        self.sheet_mut().size = size;
    }

    /// Says in which language letters choose words.
    pub const fn speak(&mut self, lang: Lang) {
        self.sheet_mut().lang = lang;
    }

    /// Takes a key.
    pub fn key(&mut self, event: &KeyEvent) -> Outcome {
        let step = self.sheet_mut().key(event);
        self.outcome(step)
    }

    /// Takes text from the clipboard, where text is typed.
    pub fn paste(&mut self, text: &str) {
        let sheet = self.sheet_mut();
        let focus = sheet.focus;
        if let Some(Value::Text(field)) = sheet.slots.get_mut(focus).map(|slot| &mut slot.value) {
            field.paste(text);
        }
    }

    /// A click on field number `at`: goes there, and does what Space does where that chooses.
    pub fn click(&mut self, at: usize) -> Outcome {
        let sheet = self.sheet_mut();
        let again = sheet.focus == at;
        sheet.point(at);
        let lang = sheet.lang;
        match sheet.slots.get_mut(at).map(|slot| &mut slot.value) {
            Some(Value::Button) => return self.outcome(Step::Record),
            Some(value @ Value::Tick(_)) => _ = value.key("Space", None, lang),
            Some(value @ Value::Choice(_)) if again => _ = value.key("Right", None, lang),
            _ => {}
        }
        Outcome::Changed
    }

    /// Records, as Ctrl-S does.
    pub fn save(&mut self) -> Outcome {
        self.outcome(Step::Record)
    }

    /// Leaves as Esc does: asks first when something was typed.
    pub fn cancel(&mut self) -> Outcome {
        let step = self.sheet_mut().cancel();
        self.outcome(step)
    }

    fn outcome(&mut self, step: Step) -> Outcome {
        match step {
            Step::Nothing => Outcome::Nothing,
            Step::Changed => Outcome::Changed,
            Step::Cancelled => Outcome::Cancelled,
            Step::Record => self.record(),
        }
    }

    /// The entry, unless something is missing; what is only odd is asked once.
    fn record(&mut self) -> Outcome {
        let remarks = self.remarks();
        let sheet = self.sheet_mut();
        (sheet.tried, sheet.asking) = (true, false);
        if let Some(stop) = remarks.iter().find(|remark| remark.stops) {
            sheet.point_to(stop.id);
            return Outcome::Changed;
        }
        let fresh: Vec<Id> =
            remarks.iter().map(|remark| remark.id).filter(|id| !sheet.warned.contains(id)).collect();
        if let Some(first) = fresh.first() {
            // On the button a second Enter confirms; from a field one is led to what is asked.
            if sheet.focused().is_some_and(|slot| slot.id != Id::Record) {
                sheet.point_to(*first);
            }
            sheet.warned.extend(fresh);
            return Outcome::Changed;
        }
        let Some(what) = self.what() else { return Outcome::Changed };
        let sheet = self.sheet();
        Outcome::Ready(Box::new(Drafted { what, mark: sheet.mark(), place: sheet.place() }))
    }

    /// What is missing or odd, field by field.
    #[must_use]
    pub fn remarks(&self) -> Vec<Remark> {
        let mut all = match self {
            Self::Decision(form) => form.remarks(),
            Self::Action(form) => form.remarks(),
            Self::Note(form) => form.remarks(),
            Self::Attendance(_) => Vec::new(),
        };
        all.extend(common::full(self.sheet()));
        all
    }

    /// The remarks a person reads now.
    #[must_use]
    pub fn shown_remarks(&self) -> Vec<Remark> {
        let tried = self.sheet().tried;
        self.remarks().into_iter().filter(|remark| remark.live || tried).collect()
    }

    /// Whether recording was asked for.
    #[must_use]
    pub const fn was_tried(&self) -> bool {
        self.sheet().tried
    }

    /// The due date as it reads, and whether it has passed.
    #[must_use]
    pub fn due(&self, lang: Lang) -> Option<(String, bool)> {
        let Self::Action(form) = self else { return None };
        let day: Day = form.due().ok().flatten()?;
        Some((due::shown(day, form.today, lang), day < form.today))
    }

    /// What a person of the attendance is.
    #[must_use]
    pub fn post(&self, at: usize) -> &str {
        match self {
            Self::Attendance(form) => form.post(at),
            _ => "",
        }
    }

    fn what(&self) -> Option<What> {
        Some(match self {
            Self::Decision(form) => What::Decision(form.decision()),
            Self::Action(form) => What::Action(form.action()?),
            Self::Note(form) => What::Note(form.note()),
            Self::Attendance(form) => What::Attendance { present: form.present() },
        })
    }
}
