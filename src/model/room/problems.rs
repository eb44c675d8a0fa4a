//! What is wrong with the files, as far as the room may read it.

use std::sync::Arc;

use super::{Inner, Room};
use crate::model::briefing::{Briefing, Place, Problem};
use crate::model::diagnostic::{Both, Edit, Label, Severity};
use crate::model::marking::Marking;
use crate::model::safe_text::SafeText;
use crate::model::span::{FileId, Span};
use crate::model::table::{Kind, Record};

/// A problem as the program may show it in this room.
#[derive(Clone, Copy, Debug)]
pub struct ProblemLine<'p> {
    pub file: &'p SafeText,
    pub line: u32,
    pub column: u32,
    pub code: &'static str,
    pub severity: Severity,
    /// Where it stands; the words of the file are not reached through it.
    pub span: Span,
    pub message: Option<&'p Both>,
    /// Words under the place, may be empty.
    pub here: Option<&'p Both>,
    pub help: Option<&'p Both>,
    /// What would mend it.
    pub fix: Option<&'p Edit>,
    pub record: Option<&'p str>,
    pub left_out: bool,
    /// Marking of the words, when they are shown.
    pub marking: Option<&'p Marking>,
    labels: &'p [Label],
    places: &'p [Place],
}

impl<'p> ProblemLine<'p> {
    /// The other places that explain it, with their words.
    pub fn others(&self) -> impl Iterator<Item = (&'p Place, &'p Both)> + use<'p> {
        self.places.iter().zip(self.labels.iter().map(|label| &label.text))
    }
}

impl Room {
    /// What is wrong with the files. Words only where the record is visible, or was left out with
    /// a marking that lets the room see it, and so is every record the words name.
    #[must_use]
    pub fn problems(&self) -> Vec<ProblemLine<'_>> {
        self.told().iter().map(|problem| self.problem_line(problem)).collect()
    }

    /// Problem number `at` of [`Self::problems`].
    #[must_use]
    pub fn problem(&self, at: usize) -> Option<ProblemLine<'_>> {
        self.told().get(at).map(|problem| self.problem_line(problem))
    }

    /// How many there are.
    #[must_use]
    pub fn problem_count(&self) -> usize {
        self.told().len()
    }

    /// Errors, warnings and hints among them.
    #[must_use]
    pub fn severities(&self) -> (usize, usize, usize) {
        self.inner.briefing.severities()
    }

    /// The same, of those that any screen may count: the words may be read here, or it is about a file and
    /// no record. A count of all would hint at what is held back.
    #[must_use]
    pub fn readable_severities(&self) -> (usize, usize, usize) {
        *self.inner.readable[usize::from(self.is_judged())].get_or_init(|| {
            let of_file = |p: &&Problem| p.record.is_none() && p.marking.is_none() && !p.left_out;
            let counted = self.told().iter().filter(|p| of_file(p) || self.is_readable(p));
            counted.fold((0, 0, 0), |(errors, warnings, hints), problem| match problem.diagnostic.severity {
                Severity::Error => (errors + 1, warnings, hints),
                Severity::Warning => (errors, warnings + 1, hints),
                Severity::Hint => (errors, warnings, hints + 1),
            })
        })
    }

    /// Whether the rules have spoken: the list is whole then.
    #[must_use]
    pub fn is_judged(&self) -> bool {
        self.inner.briefing.is_judged()
    }

    /// Whether it is `briefing` that this room sees.
    #[must_use]
    pub fn is_of(&self, briefing: &Arc<Briefing>) -> bool {
        Arc::ptr_eq(&self.inner.briefing, briefing)
    }

    /// Whether `file` holds, or may hold, something that this room may not see: who opens it as it is
    /// shows that too.
    #[must_use]
    pub fn holds_back(&self, file: FileId) -> bool {
        let Inner { briefing, audience, red, ceiling, .. } = &*self.inner;
        let hidden = |record: &Record| {
            record.private
                || record.kind == Kind::Note
                || !record.marking.visible_to(*audience, *ceiling, *red)
        };
        let of_file = |record: &&Record| !record.built_in && record.span.file == file;
        // What could not be read may be anything.
        let unread = |problem: &&Problem| {
            let seen = |marking: &Marking| marking.visible_to(*audience, *ceiling, *red);
            problem.diagnostic.span.file == file
                && problem.diagnostic.severity == Severity::Error
                && !problem.marking.as_ref().is_some_and(seen)
        };
        briefing.records.iter().filter(of_file).any(hidden) || self.told().iter().any(|p| unread(&p))
    }

    fn told(&self) -> &[Problem] {
        self.inner.briefing.problems_for_owner()
    }

    /// Whether the room may read the words of `problem`.
    fn is_readable(&self, problem: &Problem) -> bool {
        let Inner { briefing, audience, red, .. } = &*self.inner;
        let marked =
            problem.marking.as_ref().is_some_and(|m| m.visible_to(*audience, briefing.ceiling, *red));
        marked && problem.mentions.iter().all(|id| self.get(id).is_some())
    }

    fn problem_line<'p>(&self, problem: &'p Problem) -> ProblemLine<'p> {
        let readable = self.is_readable(problem);
        let words = &problem.diagnostic;
        ProblemLine {
            file: &problem.file,
            line: problem.line,
            column: problem.column,
            code: words.code,
            severity: words.severity,
            span: words.span,
            message: readable.then_some(&words.message),
            here: readable.then_some(&words.here),
            help: words.help.as_ref().filter(|_| readable),
            fix: words.fix.as_ref().filter(|_| readable),
            record: problem.record.as_deref().filter(|_| readable),
            left_out: problem.left_out,
            marking: problem.marking.as_ref().filter(|_| readable),
            labels: if readable { &words.labels } else { &[] },
            places: if readable { &problem.others } else { &[] },
        }
    }
}
