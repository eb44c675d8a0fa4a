//! The list of problems: what of it is wanted, in which order, and the rows that makes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::analysis::context::Cx;
use crate::look::measure::group_thousands;
use crate::model::diagnostic::Severity;
use crate::model::room::{ProblemLine, Room};
use crate::model::safe_text::SafeText;

/// From so many problems on they are told by code first.
const MANY: usize = 100;

/// Which problems are wanted; nothing set means all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    pub severity: Option<Severity>,
    /// Name of a file.
    pub file: Option<SafeText>,
    pub code: Option<&'static str>,
}

impl Wanted {
    fn takes(&self, problem: &ProblemLine<'_>) -> bool {
        self.severity.is_none_or(|severity| severity == problem.severity)
            && self.code.is_none_or(|code| code == problem.code)
            && self.file.as_ref().is_none_or(|file| file == problem.file)
    }

    /// Whether anything is set.
    #[must_use]
    pub fn is_set(&self) -> bool {
        *self != Self::default()
    }
}

/// In which order they come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Errors first, then as in the files.
    #[default]
    Severity,
    /// As in the files.
    File,
    /// One row a code.
    Code,
}

impl Order {
    /// The one after it.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Severity => Self::File,
            Self::File => Self::Code,
            Self::Code => Self::Severity,
        }
    }
}

/// The problems of one code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub code: &'static str,
    /// The gravest of them.
    pub severity: Severity,
    pub count: usize,
    /// In so many files.
    pub files: usize,
}

/// What the rows are.
#[derive(Clone, Debug)]
pub enum Rows {
    /// Numbers of problems in the room.
    Each(Vec<usize>),
    Groups(Vec<Group>),
}

/// The list.
#[derive(Clone, Debug)]
pub struct ProblemList {
    pub cursor: usize,
    pub wanted: Wanted,
    pub order: Order,
    /// The whole words of the marked one take the place of the list.
    pub whole: bool,
    rows: Rows,
    /// Row of the group that was opened, to go back to.
    opened: Option<usize>,
    /// What the rows were made of.
    made: (Room, bool),
}

impl ProblemList {
    /// All problems of `room`; many are grouped.
    #[must_use]
    pub fn new(room: &Room) -> Self {
        let order = if room.problem_count() > MANY { Order::Code } else { Order::Severity };
        let mut list = Self {
            cursor: 0,
            wanted: Wanted::default(),
            order,
            whole: false,
            rows: Rows::Each(Vec::new()),
            opened: None,
            made: (room.clone(), room.is_judged()),
        };
        list.make(room);
        list
    }

    /// The rows.
    #[must_use]
    pub const fn rows(&self) -> &Rows {
        &self.rows
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.rows {
            Rows::Each(rows) => rows.len(),
            Rows::Groups(groups) => groups.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The marked problem, as a number in the room; none on a group.
    #[must_use]
    pub fn current(&self) -> Option<usize> {
        match &self.rows {
            Rows::Each(rows) => rows.get(self.cursor).copied(),
            Rows::Groups(_) => None,
        }
    }

    /// The marked group.
    #[must_use]
    pub fn group(&self) -> Option<&Group> {
        match &self.rows {
            Rows::Each(_) => None,
            Rows::Groups(groups) => groups.get(self.cursor),
        }
    }

    /// Makes the rows anew when `room` is not the one they were made of, or the rules have spoken since.
    /// The cursor stays where it is, or as near as can be.
    pub fn follow(&mut self, room: &Room) {
        let now = room.is_judged();
        if self.made.0 != *room || self.made.1 != now {
            // Few problems that have become many.
            let untouched = self.cursor == 0 && !self.wanted.is_set() && self.order == Order::Severity;
            if untouched && room.problem_count() > MANY {
                self.order = Order::Code;
            }
            self.make(room);
        }
    }

    /// The next order.
    pub fn sort(&mut self, room: &Room) {
        self.order = self.order.next();
        self.opened = None;
        self.cursor = 0;
        self.make(room);
    }

    /// Only those that are wanted.
    pub fn want(&mut self, wanted: Wanted, room: &Room) {
        // The group that is asked for is told one by one.
        if wanted.code.is_some() && self.order == Order::Code {
            self.order = Order::Severity;
        }
        self.wanted = wanted;
        self.opened = None;
        self.cursor = 0;
        self.make(room);
    }

    /// Opens the marked group; whether there was one.
    pub fn enter(&mut self, room: &Room) -> bool {
        let Some(code) = self.group().map(|group| group.code) else { return false };
        self.opened = Some(self.cursor);
        self.wanted.code = Some(code);
        self.order = Order::File;
        self.cursor = 0;
        self.make(room);
        true
    }

    /// Back from a group, or from the whole words, to where they were opened; whether there was such.
    pub fn leave(&mut self, room: &Room) -> bool {
        if std::mem::take(&mut self.whole) {
            return true;
        }
        let Some(row) = self.opened.take() else { return false };
        self.wanted.code = None;
        self.order = Order::Code;
        self.cursor = row;
        self.make(room);
        true
    }

    fn make(&mut self, room: &Room) {
        let all = (0..room.problem_count()).filter_map(|at| Some((at, room.problem(at)?)));
        let wanted = all.filter(|(_, problem)| self.wanted.takes(problem));
        self.rows = if self.order == Order::Code {
            Rows::Groups(groups(wanted.map(|(_, problem)| problem)))
        } else {
            let mut rows: Vec<(usize, Severity)> = wanted.map(|(at, p)| (at, p.severity)).collect();
            if self.order == Order::Severity {
                rows.sort_by_key(|(_, severity)| *severity);
            }
            Rows::Each(rows.into_iter().map(|(at, _)| at).collect())
        };
        self.cursor = self.cursor.min(self.len().saturating_sub(1));
        self.made = (room.clone(), room.is_judged());
    }
}

/// One group a code: the gravest first, then the largest.
fn groups<'p>(problems: impl Iterator<Item = ProblemLine<'p>>) -> Vec<Group> {
    let mut all: HashMap<&'static str, (Severity, usize, BTreeSet<u16>)> = HashMap::new();
    for problem in problems {
        let group = all.entry(problem.code).or_insert((problem.severity, 0, BTreeSet::new()));
        group.0 = group.0.min(problem.severity);
        group.1 += 1;
        group.2.insert(problem.span.file.0);
    }
    let group = |(code, (severity, count, files)): (&'static str, (Severity, usize, BTreeSet<u16>))| Group {
        code,
        severity,
        count,
        files: files.len(),
    };
    let mut groups: Vec<Group> = all.into_iter().map(group).collect();
    groups.sort_by(|a, b| (a.severity, b.count, a.code).cmp(&(b.severity, a.count, b.code)));
    groups
}

/// What can be wanted, with how many that would be: severities, files, codes, each in its order.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    pub severities: Vec<(Severity, usize)>,
    pub files: Vec<(SafeText, usize)>,
    pub codes: Vec<(&'static str, usize)>,
}

impl Choices {
    /// Those of `room` beside what is wanted `now`.
    #[must_use]
    pub fn of(room: &Room, now: &Wanted) -> Self {
        let any_severity = Wanted { severity: None, ..now.clone() };
        let any_file = Wanted { file: None, ..now.clone() };
        let any_code = Wanted { code: None, ..now.clone() };
        let mut severities: BTreeMap<Severity, usize> = BTreeMap::new();
        let mut files: BTreeMap<&SafeText, usize> = BTreeMap::new();
        let mut codes: BTreeMap<&'static str, usize> = BTreeMap::new();
        for problem in (0..room.problem_count()).filter_map(|at| room.problem(at)) {
            if any_severity.takes(&problem) {
                *severities.entry(problem.severity).or_default() += 1;
            }
            if any_code.takes(&problem) {
                *codes.entry(problem.code).or_default() += 1;
            }
            if any_file.takes(&problem) && !problem.file.is_empty() {
                *files.entry(problem.file).or_default() += 1;
            }
        }
        Self {
            severities: severities.into_iter().collect(),
            files: files.into_iter().map(|(file, count)| (file.clone(), count)).collect(),
            codes: codes.into_iter().collect(),
        }
    }
}

/// Errors, warnings and hints in words, as far as there are any.
#[must_use]
pub fn counts(cx: &Cx<'_>, (errors, warnings, hints): (usize, usize, usize)) -> Vec<String> {
    let all = [
        (errors, cx.say("erreur", "error"), cx.say("erreurs", "errors")),
        (warnings, cx.say("avertissement", "warning"), cx.say("avertissements", "warnings")),
        (hints, cx.say("conseil", "hint"), cx.say("conseils", "hints")),
    ];
    let there = all.into_iter().filter(|(count, ..)| *count > 0);
    let number = |count: usize| group_thousands(i64::try_from(count).unwrap_or(i64::MAX));
    there
        .map(|(count, one, several)| format!("{} {}", number(count), if count == 1 { one } else { several }))
        .collect()
}
