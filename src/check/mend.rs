//! Applying fixes: texts and what is wrong with them become new texts and a list of what was done. Pure.
//!
//! Only fixes that keep the meaning are taken. Those that touch each other wait for the next round, as do
//! those that a fix uncovers. A fix after which a record could not be read any more is not taken, nor one
//! after which the same is asked for again.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::run::{Cancel, run};
use crate::model::diagnostic::Both;
use crate::model::room::Room;
use crate::model::span::{FileId, Span};
use crate::model::time::Moment;
use crate::source::{self, FileSet, Limits, Loaded, ReadError};

/// Most rounds; more would be fixes that undo each other.
const ROUNDS: usize = 50;

/// Most attempts to take only a part of a round, in each round.
const ATTEMPTS: usize = 32;

/// Code of what is said about a file that is not plain UTF-8.
pub const ENCODING: &str = "STR-005";

/// A file as it was read.
#[derive(Clone, Debug)]
pub struct Draft {
    pub name: String,
    /// Its text, or why there is none.
    pub text: Result<String, ReadError>,
    /// Nothing in it may be changed.
    pub frozen: bool,
}

/// Something that was mended, where it stood when it was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// Number of the file.
    pub file: usize,
    pub line: u32,
    pub column: u32,
    pub code: &'static str,
    pub message: Both,
}

/// What became of the files.
#[derive(Debug)]
pub struct Mended {
    pub drafts: Vec<Draft>,
    pub done: Vec<Done>,
    /// The files as they are now, judged.
    pub loaded: Loaded,
}

/// Files in memory.
struct Drafts<'a> {
    names: Vec<String>,
    drafts: &'a [Draft],
}

impl FileSet for Drafts<'_> {
    fn names(&self) -> &[String] {
        &self.names
    }

    fn read(&self, at: usize, _: u64) -> Result<Vec<u8>, ReadError> {
        self.drafts[at].text.clone().map(String::into_bytes)
    }
}

/// Loads and judges files in memory.
fn judged(drafts: &[Draft], now: Option<Moment>) -> Loaded {
    let files = Drafts { names: drafts.iter().map(|draft| draft.name.clone()).collect(), drafts };
    let loaded = source::load(&files, Limits::default(), now);
    if let Some(found) = run(&loaded, &Cancel::default()) {
        loaded.briefing.judge(found);
    }
    loaded
}

/// One fix, and what to say once it was made.
#[derive(Clone)]
struct Chosen {
    span: Span,
    text: String,
    done: Done,
}

/// Applies every fix that keeps the meaning and whose code is `wanted`, until none is left.
#[must_use]
pub fn mend(drafts: Vec<Draft>, wanted: &dyn Fn(&str) -> bool, now: Option<Moment>) -> Mended {
    let loaded = judged(&drafts, now);
    let mut work = Work { mended: Mended { drafts, done: Vec::new(), loaded }, now, attempts: 0 };
    // How much was done when the texts were in that state.
    let mut seen = HashMap::from([(work.mark(), 0)]);
    for _ in 0..ROUNDS {
        work.attempts = ATTEMPTS;
        let chosen = work.chosen(wanted);
        if chosen.is_empty() || !work.take(&chosen) {
            break;
        }
        let done = work.mended.done.len();
        if let Some(before) = seen.insert(work.mark(), done) {
            // The fixes since then undid each other: nothing came of them.
            work.mended.done.truncate(before);
            break;
        }
    }
    work.mended
}

struct Work {
    mended: Mended,
    now: Option<Moment>,
    attempts: usize,
}

impl Work {
    /// Differs where the texts do.
    fn mark(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for draft in &self.mended.drafts {
            draft.text.as_deref().unwrap_or_default().hash(&mut hasher);
        }
        hasher.finish()
    }

    /// The fixes of this round in the order of their places; none touches another.
    fn chosen(&self, wanted: &dyn Fn(&str) -> bool) -> Vec<Chosen> {
        let mut all: Vec<Chosen> = Vec::new();
        for problem in self.mended.loaded.briefing.problems_for_owner() {
            let d = &problem.diagnostic;
            let Some(fix) = d.fix.as_ref().filter(|fix| fix.safe && wanted(d.code)) else { continue };
            let file = usize::from(fix.span.file.0);
            let draft = self.mended.drafts.get(file).filter(|draft| !draft.frozen);
            let Some(Ok(text)) = draft.map(|draft| &draft.text) else { continue };
            let old = text.get(fix.span.start as usize..fix.span.end as usize);
            if old.is_none_or(|old| old == fix.text) {
                continue;
            }
            let done = Done {
                file,
                line: problem.line,
                column: problem.column,
                code: d.code,
                message: d.message.clone(),
            };
            all.push(Chosen { span: fix.span, text: fix.text.clone(), done });
        }
        all.sort_by_key(|chosen| chosen.span);
        let mut end: Option<Span> = None;
        all.retain(|chosen| {
            let free = end.is_none_or(|last| last.file != chosen.span.file || last.end < chosen.span.start);
            if free {
                end = Some(chosen.span);
            }
            free
        });
        all
    }

    /// Applies `chosen`, or as many of them as do good, the last first so that the places of the
    /// others hold. Whether any was applied.
    fn take(&mut self, chosen: &[Chosen]) -> bool {
        let mut drafts = self.mended.drafts.clone();
        apply(&mut drafts, chosen);
        let loaded = judged(&drafts, self.now);
        if !loses(&self.mended.loaded, &loaded) && !repeats(&self.mended.loaded, &loaded, chosen) {
            self.mended.drafts = drafts;
            self.mended.loaded = loaded;
            self.mended.done.extend(chosen.iter().map(|chosen| chosen.done.clone()));
            return true;
        }
        let (front, back) = chosen.split_at(chosen.len() / 2);
        let mut taken = false;
        for half in [back, front] {
            if front.is_empty() || self.attempts == 0 {
                break;
            }
            self.attempts -= 1;
            taken |= self.take(half);
        }
        taken
    }
}

/// Puts the new texts in the place of the old.
fn apply(drafts: &mut [Draft], chosen: &[Chosen]) {
    for group in chosen.chunk_by(|a, b| a.done.file == b.done.file) {
        let Some(Ok(text)) = drafts.get_mut(group[0].done.file).map(|draft| draft.text.as_mut()) else {
            continue;
        };
        let mut new = String::with_capacity(text.len() + group.len());
        let mut at = 0;
        for Chosen { span, text: put, .. } in group {
            new.push_str(text.get(at..span.start as usize).unwrap_or_default());
            new.push_str(put);
            at = span.end as usize;
        }
        new.push_str(text.get(at..).unwrap_or_default());
        *text = new;
    }
}

/// Whether a record that was understood is not any more.
fn loses(before: &Loaded, after: &Loaded) -> bool {
    let (old, new) = (owner(before), owner(after));
    let known: HashSet<&str> = new.records().map(|record| &*record.id).collect();
    old.records().any(|record| !known.contains(&*record.id))
}

/// Fixes that a briefing asks for, by what they do and where.
fn asked(loaded: &Loaded) -> Vec<(FileId, &'static str, &str, u32)> {
    let problems = loaded.briefing.problems_for_owner().iter();
    let fixes =
        problems.filter_map(|problem| Some((problem.diagnostic.code, problem.diagnostic.fix.as_ref()?)));
    let mut all: Vec<_> =
        fixes.map(|(code, fix)| (fix.span.file, code, fix.text.as_str(), fix.span.start)).collect();
    all.sort_unstable();
    all
}

/// Whether one of `chosen` is asked for again at its place, as often as before.
fn repeats(before: &Loaded, after: &Loaded, chosen: &[Chosen]) -> bool {
    let (old, new) = (asked(before), asked(after));
    let count = |all: &[(FileId, &'static str, &str, u32)], chosen: &Chosen, from: i64, to: i64| {
        let at = |place: i64| {
            all.partition_point(|&(file, code, text, start)| {
                (file, code, text, i64::from(start))
                    < (chosen.span.file, chosen.done.code, &chosen.text, place)
            })
        };
        at(to + 1).saturating_sub(at(from))
    };
    let mut file = FileId::default();
    let mut moved = 0_i64;
    chosen.iter().any(|chosen| {
        if chosen.span.file != file {
            (file, moved) = (chosen.span.file, 0);
        }
        let (from, to) = (i64::from(chosen.span.start), i64::from(chosen.span.end));
        let put = i64::try_from(chosen.text.len()).unwrap_or(i64::MAX >> 8);
        let now = count(&new, chosen, from + moved, from + moved + put);
        moved += put - (to - from);
        now > 0 && now >= count(&old, chosen, from, to)
    })
}

fn owner(loaded: &Loaded) -> Room {
    Room::of_owner(std::sync::Arc::clone(&loaded.briefing))
}
