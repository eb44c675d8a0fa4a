//! One line of the record, and the versions behind it.

use chrono::{DateTime, Utc};

use crate::journal::entry::{Entry, Mark, Place, Seq, Step, What};
use crate::model::nation::Nation;
use crate::model::record::DecisionStatus;
use crate::model::safe_text::SafeText;
use crate::model::time::Day;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Decision,
    Action,
    Note,
    Attendance,
    Follow,
}

/// One thing of the record as it reads now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Number of the first entry.
    pub seq: Seq,
    /// The moment of the first entry.
    pub at: DateTime<Utc>,
    /// The agenda item that was on then.
    pub item: Option<SafeText>,
    /// `D-04`, `A-20`, `N-02`; of a follow-up the id of the record.
    pub number: Option<SafeText>,
    pub kind: Kind,
    /// First line of the text; empty for attendance and follow-ups.
    pub text: SafeText,
    /// All of it, corrections applied.
    pub what: What,
    /// Status of a decision.
    pub status: Option<DecisionStatus>,
    /// Who owns the action, or whom it was given to.
    pub nation: Option<Nation>,
    /// When the action is due, or is now.
    pub due: Option<Day>,
    pub mark: Mark,
    pub place: Place,
    /// The entry that says how it reads now, when it was corrected.
    pub corrected: Option<Seq>,
    pub withdrawn: Option<Withdrawn>,
}

/// That something does not hold any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    /// The entry that says so.
    pub seq: Seq,
    pub reason: SafeText,
}

/// Something of the record with all its versions.
#[derive(Clone, Debug)]
pub(super) struct History {
    seq: Seq,
    at: DateTime<Utc>,
    item: Option<SafeText>,
    /// As first recorded.
    first: Version,
    /// The corrections that hold.
    corrections: Vec<Version>,
    withdrawn: Option<Withdrawn>,
}

#[derive(Clone, Debug)]
struct Version {
    seq: Seq,
    what: What,
    mark: Mark,
    place: Place,
}

impl History {
    pub fn new(seq: Seq, entry: &Entry) -> Self {
        let first = Version { seq, what: entry.what.clone(), mark: entry.marking, place: entry.place };
        Self { seq, at: entry.at, item: entry.item.clone(), first, corrections: Vec::new(), withdrawn: None }
    }

    /// Takes a correction, its number that of the first; whether it is of the same kind.
    pub fn correct(&mut self, seq: Seq, entry: &Entry, what: &What) -> bool {
        let mut what = what.clone();
        match (&mut what, &self.first.what) {
            (What::Decision(new), What::Decision(first)) => new.number = first.number.clone(),
            (What::Action(new), What::Action(first)) => new.number = first.number.clone(),
            (What::Note(new), What::Note(first)) => new.number = first.number.clone(),
            (What::Attendance { .. }, What::Attendance { .. })
            | (What::Follow { .. }, What::Follow { .. }) => {}
            _ => return false,
        }
        self.corrections.push(Version { seq, what, mark: entry.marking, place: entry.place });
        true
    }

    /// Takes back entry `of`: all of it, one of its corrections, or that it was withdrawn.
    pub fn withdraw(&mut self, seq: Seq, of: Seq, reason: &SafeText) {
        if of == self.seq {
            self.withdrawn = Some(Withdrawn { seq, reason: reason.clone() });
        } else if self.withdrawn.as_ref().is_some_and(|withdrawn| withdrawn.seq == of) {
            self.withdrawn = None;
        } else {
            self.corrections.retain(|version| version.seq != of);
        }
    }

    pub fn is_withdrawn(&self) -> bool {
        self.withdrawn.is_some()
    }

    fn version(&self) -> &Version {
        self.corrections.last().unwrap_or(&self.first)
    }

    pub fn what(&self) -> &What {
        &self.version().what
    }

    pub fn current(&self) -> (&What, Mark, Place) {
        let version = self.version();
        (&version.what, version.mark, version.place)
    }

    pub fn number(&self) -> Option<&SafeText> {
        match self.what() {
            What::Decision(decision) => Some(&decision.number),
            What::Action(action) => Some(&action.number),
            What::Note(note) => Some(&note.number),
            What::Follow { record, .. } => Some(record),
            _ => None,
        }
    }

    pub fn row(&self) -> Row {
        let version = self.version();
        let what = &version.what;
        let (kind, lines): (_, &[SafeText]) = match what {
            What::Decision(decision) => (Kind::Decision, &decision.text),
            What::Action(action) => (Kind::Action, &action.text),
            What::Note(note) => (Kind::Note, &note.text),
            What::Follow { .. } => (Kind::Follow, &[]),
            _ => (Kind::Attendance, &[]),
        };
        let (status, nation, due) = match what {
            What::Decision(decision) => (Some(decision.status), None, None),
            What::Action(action) => (None, Some(action.owner), action.due),
            What::Follow { step: Step::Carried { due }, .. } => (None, None, *due),
            What::Follow { step: Step::Reassigned { owner }, .. } => (None, Some(*owner), None),
            _ => (None, None, None),
        };
        Row {
            seq: self.seq,
            at: self.at,
            item: self.item.clone(),
            number: self.number().cloned(),
            kind,
            text: lines.first().cloned().unwrap_or_default(),
            what: what.clone(),
            status,
            nation,
            due,
            mark: version.mark,
            place: version.place,
            corrected: (version.seq != self.seq).then_some(version.seq),
            withdrawn: self.withdrawn.clone(),
        }
    }
}
