//! Everything that was loaded. Reachable only through a `Room`; nothing here is public but the
//! building of it, so that a view cannot show what the room may not see.

use std::sync::{Arc, OnceLock};

use super::diagnostic::{Diagnostic, Severity};
use super::index::Index;
use super::lang::Lang;
use super::marking::{Class, Marking};
use super::nation::NationSet;
use super::record::Seat;
use super::safe_text::SafeText;
use super::table::{Body, Kind, Record};
use super::time::Moment;

/// A place in a file, for people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Name of the file.
    pub file: SafeText,
    /// Line in the file, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// A diagnostic, and what may be said of it in the program.
#[derive(Clone, Debug)]
pub struct Problem {
    pub diagnostic: Diagnostic,
    /// Name of the file.
    pub file: SafeText,
    /// Line in the file, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Marking of the record it is about, when that could be read and the file is not private.
    pub marking: Option<Marking>,
    /// Id of the record it is about.
    pub record: Option<Box<str>>,
    /// The record was left out because of it.
    pub left_out: bool,
    /// Other records that its words name.
    pub mentions: Vec<Box<str>>,
    /// Where the labels of the diagnostic stand, in their order.
    pub others: Vec<Place>,
    /// How many messages it stands for that were counted and not kept; 0 when it stands for itself.
    pub dropped: usize,
}

/// Parts of a briefing as the loader hands them over.
#[derive(Debug, Default)]
pub struct Parts {
    pub records: Vec<Record>,
    pub problems: Vec<Problem>,
    /// Nations whose files were loaded.
    pub contributors: NationSet,
}

/// A loaded briefing.
#[derive(Debug)]
pub struct Briefing {
    pub(super) records: Vec<Record>,
    pub(super) index: Index,
    pub(super) problems: Vec<Problem>,
    pub(super) meeting: Option<u32>,
    pub(super) ceiling: Class,
    pub(super) as_of: Option<Moment>,
    /// The briefing of the meeting before, once it is read.
    pub(super) before: OnceLock<Arc<Briefing>>,
    /// It was looked for, and is not there.
    before_missing: OnceLock<()>,
    /// The problems together with those that the rules found, once these were asked.
    judged: OnceLock<Vec<Problem>>,
    /// How many of each severity there are, before and after that.
    counts: [OnceLock<(usize, usize, usize)>; 2],
}

impl Parts {
    /// Takes out everything that is for the nation's own laptop alone, and every message about files:
    /// what is left may be loaded by a screen that the room sees.
    pub fn keep_shared(&mut self) {
        self.records.retain(|record| !record.private && record.kind != Kind::Note);
        self.problems.clear();
    }
}

impl Briefing {
    /// Takes the parts; `now` replaces the day everything is computed for.
    ///
    /// Of records with one id the first stays: the loader has reported the others.
    #[must_use]
    pub fn new(parts: Parts, now: Option<Moment>) -> Self {
        let index = Index::of(&parts.records);
        let meeting = parts
            .records
            .iter()
            .position(|record| record.kind == Kind::Meeting && !record.private)
            .and_then(|at| u32::try_from(at).ok());
        let facts = meeting.and_then(|at| match &parts.records[at as usize].body {
            Body::Meeting(meeting) => Some(meeting),
            _ => None,
        });
        let ceiling = meeting.zip(facts).map(|(at, facts)| (&parts.records[at as usize], facts.ceiling));
        let ceiling = Self::ceiling_of(ceiling);
        let as_of = now
            .or_else(|| facts.map(|meeting| meeting.start))
            .or_else(|| facts.and_then(|meeting| meeting.cutoff));
        let Parts { records, problems, .. } = parts;
        Self {
            index,
            meeting,
            ceiling,
            as_of,
            records,
            problems,
            before: OnceLock::new(),
            before_missing: OnceLock::new(),
            judged: OnceLock::new(),
            counts: Default::default(),
        }
    }

    /// Where the record `id` stands among the others.
    pub(super) fn place_of(&self, id: &str) -> Option<usize> {
        self.index.get(&self.records, id).map(|at| at as usize)
    }

    /// The folder that the meeting names as that of the meeting before, as it is written: whoever opens it
    /// has to see that it is a plain name.
    #[must_use]
    pub fn previous(&self) -> Option<&str> {
        match &self.records.get(self.meeting? as usize)?.body {
            Body::Meeting(meeting) => meeting.previous.as_ref().map(|text| text.get(Lang::Fr)),
            _ => None,
        }
    }

    /// Keeps the briefing of the meeting before; the first one stays.
    pub fn remember(&self, before: Arc<Self>) {
        // Whoever came second read the same folder.
        let _ = self.before.set(before);
    }

    /// Notes that the briefing of the meeting before was looked for in vain.
    pub fn miss(&self) {
        // Whoever came second saw the same.
        let _ = self.before_missing.set(());
    }

    /// The briefing of the meeting before, once it is read; its records only through a `Room`.
    #[must_use]
    pub fn before(&self) -> Option<&Arc<Self>> {
        self.before.get()
    }

    /// Whether [`Self::miss`] was called.
    #[must_use]
    pub fn before_is_missing(&self) -> bool {
        self.before_missing.get().is_some()
    }

    /// The nations in the room when nobody says otherwise: delegations with a member's seat, and
    /// observers marked present; without delegations the three members.
    #[must_use]
    pub fn default_audience(&self) -> NationSet {
        let seated: NationSet = self
            .records
            .iter()
            .filter(|record| !record.private)
            .filter_map(|record| match &record.body {
                Body::Delegation(delegation) => Some(delegation),
                _ => None,
            })
            .filter(|delegation| match delegation.status {
                Seat::Member => true,
                Seat::Observer => delegation.present == Some(true),
                _ => false,
            })
            .map(|delegation| delegation.nation)
            .collect();
        if seated.is_empty() { NationSet::MEMBERS } else { seated }
    }

    /// Whether any record was understood.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.iter().all(|record| record.built_in)
    }

    /// How many diagnostics there are: errors, warnings, hints; those that were not kept are counted.
    #[must_use]
    pub fn severities(&self) -> (usize, usize, usize) {
        // Every frame asks.
        *self.counts[usize::from(self.is_judged())].get_or_init(|| {
            self.problems_for_owner().iter().fold((0, 0, 0), |(errors, warnings, hints), problem| {
                let count = problem.dropped.max(1);
                match problem.diagnostic.severity {
                    Severity::Error => (errors + count, warnings, hints),
                    Severity::Warning => (errors, warnings + count, hints),
                    Severity::Hint => (errors, warnings, hints + count),
                }
            })
        })
    }

    /// Everything wrong with the files, for their owner; the program itself asks a `Room`.
    #[must_use]
    pub fn problems_for_owner(&self) -> &[Problem] {
        self.judged.get().unwrap_or(&self.problems)
    }

    /// Adds what the rules found, in the order of the files; the first verdict stays.
    pub fn judge(&self, found: Vec<Problem>) {
        self.settle(self.merged(found));
    }

    /// The problems together with what the rules found, in the order of the files: what takes time of
    /// [`Self::judge`], for another thread.
    #[must_use]
    pub fn merged(&self, found: Vec<Problem>) -> Vec<Problem> {
        let mut all = self.problems.clone();
        all.extend(found);
        all.sort_by_key(|problem| {
            let Diagnostic { span, code, .. } = problem.diagnostic;
            (span.file, span.start, span.end, code)
        });
        all
    }

    /// Takes what [`Self::merged`] made; the first verdict stays.
    pub fn settle(&self, all: Vec<Problem>) {
        // Whoever came second judged the same records.
        let _ = self.judged.set(all);
    }

    /// Whether the rules were asked.
    #[must_use]
    pub fn is_judged(&self) -> bool {
        self.judged.get().is_some()
    }

    /// Records understood and records left out, built-in ones not counted.
    #[must_use]
    pub fn loaded_and_left_out(&self) -> (usize, usize) {
        let loaded = self.records.iter().filter(|record| !record.built_in).count();
        let mut left: Vec<_> = self
            .problems_for_owner()
            .iter()
            .filter(|p| p.left_out)
            .map(|p| (&p.file, &p.record, p.record.is_none().then_some(p.line)))
            .collect();
        left.sort_unstable();
        left.dedup();
        (loaded, left.len())
    }
}
