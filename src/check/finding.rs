//! What a rule found.

use std::collections::HashSet;

use crate::model::diagnostic::{Both, Severity};
use crate::model::kept::Kept;
use crate::model::span::{Span, Spot};
use crate::model::table::Record;

/// Words about another place.
#[derive(Clone, Debug)]
pub struct Other {
    pub spot: Spot,
    pub text: Both,
}

/// A change that mends it.
#[derive(Clone, Debug)]
pub struct Fix {
    /// What is replaced; an absent field is never replaced.
    pub spot: Spot,
    pub text: String,
    /// It keeps the meaning (see [`crate::model::diagnostic::Edit::safe`]).
    pub safe: bool,
}

/// One thing to mend. Code and severity come from the table.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The record it is about.
    pub record: Box<str>,
    pub spot: Spot,
    pub message: Both,
    /// Words under the place itself, may be empty.
    pub here: Both,
    pub others: Vec<Other>,
    pub help: Option<Both>,
    pub fix: Option<Fix>,
    /// Every other record that its words name, or that was counted for them: who may not see one of
    /// them may not read the words.
    pub mentions: Vec<Box<str>>,
    /// Another severity than that of the table.
    pub severity: Option<Severity>,
    /// Its message is not led by the id of the record.
    pub alone: bool,
}

/// What rules find, as it comes: no more of each severity is held than is shown, the others are counted.
#[derive(Debug)]
pub struct Findings {
    list: Vec<(Severity, Finding)>,
    kept: Kept,
    /// Severity of the rule that is asked.
    usual: Severity,
}

impl Findings {
    /// None yet, and at most `limit` of each severity.
    #[must_use]
    pub const fn new(limit: usize) -> Self {
        Self { list: Vec::new(), kept: Kept::new(limit), usual: Severity::Error }
    }

    /// What is found from now on has the severity of the table, `usual`, unless it says otherwise.
    pub fn ask(&mut self, usual: Severity) {
        self.usual = usual;
    }

    /// Takes one more.
    pub fn push(&mut self, finding: Finding) {
        let severity = finding.severity.unwrap_or(self.usual);
        if self.kept.keeps(severity) {
            self.list.push((severity, finding));
        }
    }

    /// Hands out those held since the last time, each with its severity.
    pub fn drain(&mut self) -> impl Iterator<Item = (Severity, Finding)> {
        self.list.drain(..)
    }

    /// How many there were.
    #[must_use]
    pub fn kept(&self) -> &Kept {
        &self.kept
    }
}

impl Extend<Finding> for Findings {
    fn extend<I: IntoIterator<Item = Finding>>(&mut self, all: I) {
        all.into_iter().for_each(|finding| self.push(finding));
    }
}

impl Finding {
    /// A finding at a place of `record`.
    #[must_use]
    pub fn at(record: &Record, spot: Spot, fr: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            record: record.id.clone(),
            spot,
            message: Both::new(fr, en),
            here: Both::default(),
            others: Vec::new(),
            help: None,
            fix: None,
            mentions: Vec::new(),
            severity: None,
            alone: false,
        }
    }

    /// A finding about `record` as a whole: its id is underlined.
    #[must_use]
    pub fn on(record: &Record, fr: impl Into<String>, en: impl Into<String>) -> Self {
        Self::at(record, Spot::field(record.span, "id"), fr, en)
    }

    /// A finding about a field of `record` itself; its id is underlined where the field is absent.
    #[must_use]
    pub fn field(record: &Record, field: &'static str, fr: impl Into<String>, en: impl Into<String>) -> Self {
        Self::at(record, Spot::field(record.span, field), fr, en)
    }

    /// Words under the place.
    #[must_use]
    pub fn here(mut self, fr: impl Into<String>, en: impl Into<String>) -> Self {
        self.here = Both::new(fr, en);
        self
    }

    /// What to write instead.
    #[must_use]
    pub fn help(mut self, fr: impl Into<String>, en: impl Into<String>) -> Self {
        self.help = Some(Both::new(fr, en));
        self
    }

    /// A second place, in `other`.
    #[must_use]
    pub fn label(mut self, other: &Record, spot: Spot, fr: impl Into<String>, en: impl Into<String>) -> Self {
        self.others.push(Other { spot, text: Both::new(fr, en) });
        self.mention(other)
    }

    /// Names another record in its words, or counts it.
    #[must_use]
    pub fn mention(mut self, other: &Record) -> Self {
        if other.id != self.record && !self.mentions.contains(&other.id) {
            self.mentions.push(other.id.clone());
        }
        self
    }

    /// Names or counts many other records.
    #[must_use]
    pub fn mention_all<'r>(mut self, others: impl IntoIterator<Item = &'r Record>) -> Self {
        let mut known: HashSet<Box<str>> = self.mentions.iter().cloned().collect();
        known.insert(self.record.clone());
        let new = others.into_iter().filter(|other| known.insert(other.id.clone()));
        self.mentions.extend(new.map(|other| other.id.clone()));
        self
    }

    /// A change that keeps the meaning: the text of `spot` becomes `text`.
    #[must_use]
    pub fn fix(mut self, spot: Spot, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { spot, text: text.into(), safe: true });
        self
    }

    /// A change for a person to judge.
    #[must_use]
    pub fn guess(mut self, spot: Spot, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { spot, text: text.into(), safe: false });
        self
    }

    /// Says it with another severity than that of the table.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// Its words need no id before them: they are about the whole meeting or file, or name an item by its
    /// number.
    #[must_use]
    pub fn alone(mut self) -> Self {
        self.alone = true;
        self
    }

    /// Its message; led by the id of `record` where the words do not name it: a line of a list stands by
    /// itself.
    #[must_use]
    pub fn told(&self, record: &Record) -> Both {
        let (fr, en) = (&self.message.fr, &self.message.en);
        if self.alone || names(fr, &record.id) {
            return self.message.clone();
        }
        let id = record.safe_id();
        Both::new(format!("{id} : {fr}"), format!("{id}: {en}"))
    }

    /// Where it stands, for the order of findings.
    #[must_use]
    pub fn span(&self) -> Span {
        self.spot.span
    }
}

/// Whether `words` hold `id` as a whole: `sen-act-1` is not in `sen-act-10`.
fn names(words: &str, id: &str) -> bool {
    let inside = |c: char| c.is_ascii_alphanumeric() || c == '-';
    words
        .match_indices(id)
        .any(|(at, id)| !words[..at].ends_with(inside) && !words[at + id.len()..].starts_with(inside))
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn an_id_counts_as_a_whole_only() {
        assert!(names("`sen-act-1` refers to itself", "sen-act-1"));
        assert!(names("touches sen-act-1, sen-act-2", "sen-act-2"));
        assert!(!names("same event as sen-act-10", "sen-act-1"));
        assert!(!names("due too early", "sen-act-1"));
    }
}
