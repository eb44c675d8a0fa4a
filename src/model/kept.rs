//! Which messages are kept when there are very many: so many of each severity, the others are counted, so
//! that hints never hide an error and nobody believes that there are no more.

use super::briefing::Problem;
use super::diagnostic::{Both, Diagnostic, Severity};
use super::safe_text::SafeText;
use super::span::{FileId, Span};

/// Code of what stands for messages that were not kept.
pub const MORE: &str = "STR-010";

/// Counts messages as they come.
#[derive(Debug)]
pub struct Kept {
    limit: usize,
    /// Kept of each severity.
    counts: [usize; 3],
    /// Not kept of each.
    dropped: [usize; 3],
}

impl Kept {
    /// Keeps at most `limit` messages of each severity.
    #[must_use]
    pub const fn new(limit: usize) -> Self {
        Self { limit, counts: [0; 3], dropped: [0; 3] }
    }

    /// Counts a message; whether it is kept.
    pub fn keeps(&mut self, severity: Severity) -> bool {
        let at = severity as usize;
        let keeps = self.counts[at] < self.limit;
        self.counts[at] += usize::from(keeps);
        self.dropped[at] += usize::from(!keeps);
        keeps
    }

    /// Counts what another one counted and did not keep.
    pub fn count(&mut self, other: &Self) {
        for (count, others) in self.dropped.iter_mut().zip(other.dropped) {
            *count += others;
        }
    }

    /// One message for those of each severity that were not kept; `file` is where it is put.
    #[must_use]
    pub fn others(&self, file: &SafeText) -> Vec<Problem> {
        let severities = [
            (Severity::Error, "erreurs", "errors"),
            (Severity::Warning, "avertissements", "warnings"),
            (Severity::Hint, "conseils", "hints"),
        ];
        let more = severities.into_iter().zip(self.dropped).filter(|(_, dropped)| *dropped > 0);
        more.map(|((severity, fr, en), dropped)| {
            let message = Both::new(
                format!("{dropped} {fr} de plus : seuls les {} premiers sont gardés", self.limit),
                format!("{dropped} more {en}: only the first {} are kept", self.limit),
            );
            let span = Span::new(FileId(0), 0, 0);
            Problem {
                diagnostic: Diagnostic { severity, ..Diagnostic::error(MORE, span, message) },
                file: file.clone(),
                line: 1,
                column: 1,
                marking: None,
                record: None,
                left_out: false,
                mentions: Vec::new(),
                others: Vec::new(),
                dropped,
            }
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Kept, Severity};
    use crate::model::safe_text::SafeText;

    #[test]
    fn hints_hide_no_error_and_what_is_not_kept_is_counted() {
        let mut kept = Kept::new(2);
        let hints = (0..5).filter(|_| kept.keeps(Severity::Hint)).count();
        assert_eq!(hints, 2);
        assert!(kept.keeps(Severity::Error) && kept.keeps(Severity::Error));
        let mut sum = Kept::new(2);
        sum.count(&kept);
        let again = (0..4).filter(|_| sum.keeps(Severity::Hint)).count();
        assert_eq!((again, sum.others(&SafeText::new("a.ron"))[0].dropped), (2, 5));
        let others = kept.others(&SafeText::new("a.ron"));
        assert_eq!(others.len(), 1, "both errors were kept");
        assert_eq!((others[0].dropped, others[0].diagnostic.severity), (3, Severity::Hint));
    }
}
