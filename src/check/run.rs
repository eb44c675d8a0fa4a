//! Asking every rule, and where its findings stand in the files.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::finding::{Finding, Findings, Fix};
use super::ground::Ground;
use super::table::{Check, Run, all};
use crate::model::briefing::Problem;
use crate::model::diagnostic::{Diagnostic, Edit, Label, Severity};
use crate::model::kept::Kept;
use crate::model::room::Room;
use crate::model::table::Record;
use crate::source::{Limits, Loaded, SourceFile, places, spot};

/// A wish to stop, which another thread may utter.
#[derive(Debug, Default)]
pub struct Cancel(AtomicBool);

impl Cancel {
    /// The rules need not go on.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether somebody uttered it.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Records looked at between two looks at [`Cancel`].
const STRIDE: usize = 256;

/// Records that are worth another thread.
const SHARE: usize = 2_000;

/// Most threads that ask the rules.
const JUDGES: usize = 4;

/// Everything the rules find in `loaded`, those about the whole first, then record by record; nothing when it
/// was cancelled.
#[must_use]
pub fn run(loaded: &Loaded, cancel: &Cancel) -> Option<Vec<Problem>> {
    let records = loaded.briefing.loaded_and_left_out().0;
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(JUDGES);
    judged(loaded, cancel, threads.min(records / SHARE).max(1))
}

fn judged(loaded: &Loaded, cancel: &Cancel, threads: usize) -> Option<Vec<Problem>> {
    let ground = Ground::new(&loaded.briefing, loaded.lost, &loaded.files, cancel);
    let court = Court {
        files: &loaded.files,
        wholes: all().filter(|check| matches!(check.run, Run::Whole(_))).collect(),
        records: ground.records().collect(),
        ground: &ground,
        cancel,
        next: AtomicUsize::new(0),
    };
    let judges = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(|| court.sit())).collect();
        let mut all = vec![court.sit()];
        // A judge that broke is broken here too: no rule is left out in silence.
        all.extend(
            others
                .into_iter()
                .map(|other| other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))),
        );
        all.into_iter().collect::<Option<Vec<Judge>>>()
    })?;
    Some(verdict(judges, &loaded.files))
}

/// What several threads share while they ask the rules.
struct Court<'l> {
    ground: &'l Ground<'l>,
    files: &'l [SourceFile],
    /// Rules about the whole briefing, one a piece of the work.
    wholes: Vec<&'static Check>,
    /// Records for the others, [`STRIDE`] a piece.
    records: Vec<&'l Record>,
    cancel: &'l Cancel,
    /// Next piece of the work.
    next: AtomicUsize,
}

/// What one thread found.
struct Judge {
    found: Findings,
    /// With the piece of the work it came from; one without a place in the files is only counted.
    told: Vec<(usize, Severity, Option<Problem>)>,
}

impl Court<'_> {
    /// Takes pieces of the work until none is left; nothing when it was cancelled.
    fn sit(&self) -> Option<Judge> {
        let found = Findings::new(Limits::default().diagnostics);
        let mut judge = Judge { found, told: Vec::new() };
        loop {
            let piece = self.next.fetch_add(1, Ordering::Relaxed);
            if self.cancel.is_set() {
                return None;
            }
            if let Some(check) = self.wholes.get(piece) {
                if let Run::Whole(rule) = check.run {
                    self.ask(check, piece, &mut judge, |found| rule(self.ground, found));
                }
                continue;
            }
            let from = (piece - self.wholes.len()) * STRIDE;
            if from >= self.records.len() {
                return Some(judge);
            }
            for record in self.records[from..].iter().take(STRIDE) {
                for check in all() {
                    let rule = match check.run {
                        Run::Of(kind, rule) if kind == record.kind => rule,
                        Run::Each(rule) => rule,
                        _ => continue,
                    };
                    self.ask(check, piece, &mut judge, |found| rule(self.ground, record, found));
                }
            }
        }
    }

    /// Asks one rule.
    fn ask(&self, check: &'static Check, piece: usize, judge: &mut Judge, rule: impl FnOnce(&mut Findings)) {
        judge.found.ask(check.severity);
        rule(&mut judge.found);
        // A place is looked up only for what is kept.
        let told = judge.found.drain().map(|(severity, finding)| {
            (piece, severity, problem(check, severity, finding, &self.ground.room, self.files))
        });
        judge.told.extend(told);
    }
}

/// What is kept of all that was found, in the order of the work. Each thread took its pieces in that order,
/// so whatever is among the first of all is among its own first.
fn verdict(judges: Vec<Judge>, files: &[SourceFile]) -> Vec<Problem> {
    let mut kept = Kept::new(Limits::default().diagnostics);
    for judge in &judges {
        kept.count(judge.found.kept());
    }
    let mut told: Vec<_> = judges.into_iter().flat_map(|judge| judge.told).collect();
    told.sort_by_key(|(piece, ..)| *piece);
    let told = told.into_iter().filter(|(_, severity, _)| kept.keeps(*severity));
    let mut problems: Vec<Problem> = told.filter_map(|(.., problem)| problem).collect();
    let first = files.first().map(|file| file.name.clone()).unwrap_or_default();
    problems.extend(kept.others(&first));
    problems
}

/// The finding with its place.
fn problem(
    check: &'static Check,
    severity: Severity,
    finding: Finding,
    room: &Room,
    files: &[SourceFile],
) -> Option<Problem> {
    // What its file says now is not known.
    let record = room.get(&finding.record).filter(|record| record.stale.is_none() && !record.built_in)?;
    let place = spot::find(files, finding.spot);
    let file = files.get(usize::from(place.file.0))?;
    let (line, column) = file.lines.line_col(&file.text, place.start);
    let diagnostic = Diagnostic {
        code: check.code,
        severity,
        message: finding.told(record),
        span: place,
        here: finding.here,
        labels: finding
            .others
            .into_iter()
            .map(|other| Label { span: spot::find(files, other.spot), text: other.text })
            .collect(),
        help: finding.help,
        fix: finding.fix.and_then(|fix| edit(fix, files)),
    };
    let others = places(files, &diagnostic);
    Some(Problem {
        diagnostic,
        others,
        file: file.name.clone(),
        line,
        column,
        marking: (!record.private).then(|| record.marking.clone()),
        record: Some(finding.record),
        left_out: false,
        mentions: finding.mentions,
        dropped: 0,
    })
}

/// The change, unless the field it replaces is not written.
fn edit(fix: Fix, files: &[SourceFile]) -> Option<Edit> {
    let span = match fix.spot.field {
        None => fix.spot.span,
        Some(_) => spot::written(files, fix.spot)?,
    };
    Some(Edit { span, text: fix.text, safe: fix.safe })
}

#[cfg(test)]
mod tests {
    use super::{Cancel, Ground, STRIDE, judged};
    use crate::model::table::Kind;
    use crate::source::{self, FileSet, Limits, Loaded, ReadError};

    struct One([String; 1], String);

    impl FileSet for One {
        fn names(&self) -> &[String] {
            &self.0
        }

        fn read(&self, _: usize, _: u64) -> Result<Vec<u8>, ReadError> {
            Ok(self.1.clone().into_bytes())
        }
    }

    /// Incidents without sources, half of them before the last one in time.
    fn crowd(count: usize) -> Loaded {
        let record = |at: usize| {
            let minute = at * 7 % 60;
            format!(
                "(id: \"mli-i-{at}\", title: \"x\", kind: Other, start: \"2025-05-01T10:{minute:02}Z\"),\n"
            )
        };
        let records: String = (0..count).map(record).collect();
        let text = format!("(contributor: MLI, incidents: [\n{records}])");
        source::load(&One(["mli.ron".to_owned()], text), Limits::default(), None)
    }

    #[test]
    fn several_threads_find_what_one_finds_in_its_order() {
        let loaded = crowd(20 * STRIDE + 1);
        let found = |threads| format!("{:?}", judged(&loaded, &Cancel::default(), threads).unwrap());
        let alone = found(1);
        assert!(
            alone.matches("record: Some").count() > 10 * STRIDE && found(2) == alone && found(4) == alone
        );
    }

    #[test]
    fn a_wish_to_stop_ends_every_thread() {
        let (loaded, cancel) = (crowd(4 * STRIDE), Cancel::default());
        assert!(judged(&loaded, &cancel, 3).is_some_and(|found| !found.is_empty()));
        cancel.cancel();
        assert!(judged(&loaded, &cancel, 3).is_none());
    }

    #[test]
    fn after_a_wish_to_stop_no_record_is_handed_out() {
        let (loaded, cancel) = (crowd(10), Cancel::default());
        let ground = Ground::new(&loaded.briefing, loaded.lost, &loaded.files, &cancel);
        let (mut all, mut incidents) = (ground.records(), ground.of(Kind::Incident));
        assert!(all.by_ref().take(3).count() == 3 && incidents.by_ref().take(3).count() == 3);
        cancel.cancel();
        assert!(all.next().is_none() && incidents.next().is_none());
        assert!(ground.records().next().is_none());
    }
}
