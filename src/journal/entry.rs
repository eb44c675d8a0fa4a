//! One thing a meeting records. Nothing is ever rewritten: a correction is an entry of its own.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::model::marking::{Class, Marking, Tlp, Unsaid};
use crate::model::nation::{Nation, NationSet};
use crate::model::record::{DecisionStatus, Stance};
use crate::model::safe_text::SafeText;
use crate::model::span::Span;
use crate::model::time::Day;

/// Number of an entry in its journal, from 1.
pub type Seq = u64;

/// An entry: when, at which item, for whom, and what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The moment it was recorded, UTC.
    pub at: DateTime<Utc>,
    /// Id of the agenda item that was on.
    pub item: Option<SafeText>,
    pub marking: Mark,
    pub place: Place,
    pub what: What,
}

/// Where an entry may appear.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// In the minutes.
    #[default]
    Minutes,
    /// On the console of its originator, nowhere else.
    Private,
}

/// Who may see an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub class: Class,
    pub rel_to: NationSet,
    pub tlp: Option<Tlp>,
    pub originator: Option<Nation>,
    pub exercise: bool,
}

impl Mark {
    /// The marking as records carry it.
    #[must_use]
    pub fn marking(&self) -> Marking {
        Marking {
            class: self.class,
            rel_to: self.rel_to,
            tlp: self.tlp,
            originator: self.originator,
            national_only: false,
            originator_controlled: false,
            exercise: self.exercise,
            unsaid: Unsaid::default(),
            assumed: false,
            span: Span::default(),
        }
    }
}

/// What is recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// Presenting began, or went on after a stop; `rehearsal` journals are not minutes.
    Begin {
        meeting: SafeText,
        rehearsal: bool,
    },
    /// What stood on the screen: an item, and the number of its scene from 0.
    Show {
        item: SafeText,
        scene: u16,
    },
    /// Something was done to the clock.
    Clock(Tick),
    /// Who is in the room, and whether TLP:RED was confirmed for them.
    Room {
        audience: NationSet,
        red: bool,
    },
    Decision(Decision),
    Action(Action),
    Note(Note),
    /// Who is present: ids of participants, and heads per nation.
    Attendance {
        present: Vec<SafeText>,
    },
    /// What became of an action or a deferred decision of an earlier meeting.
    Follow {
        record: SafeText,
        step: Step,
    },
    /// Entry `of` is to read as `what`; number, item and moment of the first stay.
    Correct {
        of: Seq,
        what: Box<What>,
    },
    /// Entry `of` does not hold any more.
    Withdraw {
        of: Seq,
        reason: SafeText,
    },
    /// Presenting ended.
    End,
}

/// What was done to the clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tick {
    /// Item `item` is on from now; what was used of it before still counts.
    Enter { item: SafeText },
    /// The clock holds.
    Pause,
    /// The clock goes on.
    Resume,
    /// Minutes given to the item that is on (negative: taken).
    Give { minutes: i32 },
    /// The item that is on begins anew.
    Restart,
}

/// A decision as it fell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// `D-04`.
    pub number: SafeText,
    /// Id of the record that was decided on, if it was prepared.
    pub record: Option<SafeText>,
    pub text: Vec<SafeText>,
    /// The option that was taken, if there were several.
    pub option: Option<SafeText>,
    pub status: DecisionStatus,
    pub positions: Vec<Position>,
}

/// Where a nation stands on a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    pub nation: Nation,
    pub stance: Stance,
    /// Its reservation in words.
    pub note: SafeText,
}

/// An action as it was given out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// `A-20`.
    pub number: SafeText,
    pub text: Vec<SafeText>,
    pub owner: Nation,
    pub due: Option<Day>,
    /// Number of the decision it follows from.
    pub decision: Option<SafeText>,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// `N-02`.
    pub number: SafeText,
    pub text: Vec<SafeText>,
}

/// What became of something promised earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// It is done.
    Done,
    /// It is carried over, due then.
    Carried { due: Option<Day> },
    /// Another nation owns it.
    Reassigned { owner: Nation },
}
