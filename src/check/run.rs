//! Asking every rule, and where its findings stand in the files.

use std::sync::atomic::{AtomicBool, Ordering};

use super::finding::{Finding, Fix};
use super::ground::Ground;
use super::table::{Check, Run, all};
use crate::model::briefing::Problem;
use crate::model::diagnostic::{Diagnostic, Edit, Label};
use crate::model::kept::Kept;
use crate::model::room::Room;
use crate::source::{Limits, Loaded, SourceFile, places, spot};

/// A wish to stop, which another thread may utter.
#[derive(Debug, Default)]
pub struct Cancel(AtomicBool);

impl Cancel {
    /// The rules need not go on.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Records looked at between two looks at [`Cancel`].
const STRIDE: usize = 256;

/// Everything the rules find in `loaded`; nothing when it was cancelled.
#[must_use]
pub fn run(loaded: &Loaded, cancel: &Cancel) -> Option<Vec<Problem>> {
    let ground = Ground::new(&loaded.briefing, loaded.lost, &loaded.files);
    let mut problems = Vec::new();
    let mut found = Vec::new();
    let mut kept = Kept::new(Limits::default().diagnostics);
    let mut take = |check: &'static Check, found: &mut Vec<Finding>| {
        for finding in found.drain(..) {
            // A place is looked up only for what is kept.
            if kept.keeps(finding.severity.unwrap_or(check.severity)) {
                problems.extend(problem(check, finding, &ground.room, &loaded.files));
            }
        }
    };
    for check in all() {
        if cancel.is_set() {
            return None;
        }
        if let Run::Whole(rule) = check.run {
            rule(&ground, &mut found);
            take(check, &mut found);
        }
    }
    for (at, record) in ground.records().enumerate() {
        if at % STRIDE == 0 && cancel.is_set() {
            return None;
        }
        for check in all() {
            match check.run {
                Run::Of(kind, rule) if kind == record.kind => rule(&ground, record, &mut found),
                Run::Each(rule) => rule(&ground, record, &mut found),
                _ => continue,
            }
            take(check, &mut found);
        }
    }
    let first = loaded.files.first().map(|file| file.name.clone()).unwrap_or_default();
    problems.extend(kept.others(&first));
    Some(problems)
}

/// The finding with its place.
fn problem(check: &'static Check, finding: Finding, room: &Room, files: &[SourceFile]) -> Option<Problem> {
    // What its file says now is not known.
    let record = room.get(&finding.record).filter(|record| record.stale.is_none() && !record.built_in)?;
    let place = spot::find(files, finding.spot);
    let file = files.get(usize::from(place.file.0))?;
    let (line, column) = file.lines.line_col(&file.text, place.start);
    let diagnostic = Diagnostic {
        code: check.code,
        severity: finding.severity.unwrap_or(check.severity),
        message: finding.message,
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
