//! Messages as one JSON document for tools. Its shape is a promise: fields may be added, none changes
//! its meaning while `version` stays.

use std::fmt::Write as _;

use serde::Serialize;

use super::page::{Sources, severity_word};
use crate::model::briefing::Problem;
use crate::model::diagnostic::{Both, Severity};
use crate::model::lang::Lang;
use crate::model::safe_text::is_safe_char;
use crate::model::span::Span;

/// Version of the shape.
const VERSION: u32 = 1;

/// What was checked, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    pub errors: usize,
    pub warnings: usize,
    pub hints: usize,
    /// Files that were read.
    pub files: usize,
    /// Records that were understood.
    pub read: usize,
    /// Records that were left out.
    pub left_out: usize,
    /// Messages that `--fix` mends.
    pub fixable: usize,
}

/// The document.
#[derive(Debug, Serialize)]
pub struct Document {
    version: u32,
    summary: Summary,
    fixed: Vec<Fixed>,
    diagnostics: Vec<Entry>,
}

/// A text in the two languages.
#[derive(Debug, Serialize)]
struct Words {
    fr: String,
    en: String,
}

/// Where something stands. Lines and columns from 1, columns in characters; bytes from 0, of the text
/// as UTF-8 without a byte order mark.
#[derive(Debug, Serialize)]
struct Place {
    file: String,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    byte_start: u32,
    byte_end: u32,
}

#[derive(Debug, Serialize)]
struct Label {
    #[serde(flatten)]
    place: Place,
    text: Words,
}

#[derive(Debug, Serialize)]
struct Fix {
    #[serde(flatten)]
    place: Place,
    text: String,
    safe: bool,
}

#[derive(Debug, Serialize)]
struct Entry {
    #[serde(flatten)]
    place: Place,
    code: &'static str,
    severity: &'static str,
    title: Option<Words>,
    message: Words,
    here: Option<Words>,
    labels: Vec<Label>,
    help: Option<Words>,
    fix: Option<Fix>,
    record: Option<String>,
    left_out: bool,
}

/// A mistake that was mended.
#[derive(Debug, Serialize)]
struct Fixed {
    file: String,
    line: u32,
    column: u32,
    code: &'static str,
    message: Words,
}

impl From<&Both> for Words {
    fn from(both: &Both) -> Self {
        Self { fr: both.fr.clone(), en: both.en.clone() }
    }
}

impl Default for Document {
    fn default() -> Self {
        Self { version: VERSION, summary: Summary::default(), fixed: Vec::new(), diagnostics: Vec::new() }
    }
}

impl Document {
    /// Adds a message.
    pub fn push(&mut self, problem: &Problem, sources: Sources<'_>) {
        let d = &problem.diagnostic;
        let mut own = place(d.span, sources);
        // A file that could not be read has a name and no text.
        own.file = sources.name(&problem.file);
        (own.line, own.column) = (problem.line, problem.column);
        let title = super::find(d.code).map(|check| check.title);
        self.diagnostics.push(Entry {
            place: own,
            code: d.code,
            severity: severity_word(d.severity, Lang::En),
            title: title.map(|title| Words { fr: title.fr.to_owned(), en: title.en.to_owned() }),
            message: (&d.message).into(),
            here: (!d.here.fr.is_empty()).then(|| (&d.here).into()),
            labels: d
                .labels
                .iter()
                .map(|label| Label { place: place(label.span, sources), text: (&label.text).into() })
                .collect(),
            help: d.help.as_ref().map(Into::into),
            fix: d.fix.as_ref().map(|fix| Fix {
                place: place(fix.span, sources),
                text: fix.text.clone(),
                safe: fix.safe,
            }),
            record: problem.record.as_deref().map(str::to_owned),
            left_out: problem.left_out,
        });
    }

    /// Adds a mistake that was mended; `file` is a name to open it by.
    pub fn push_fixed(
        &mut self,
        file: String,
        (line, column): (u32, u32),
        code: &'static str,
        message: &Both,
    ) {
        self.fixed.push(Fixed { file, line, column, code, message: message.into() });
    }

    /// The text of the document, a line at its end. What a terminal would obey is escaped.
    #[must_use]
    pub fn text(&mut self, summary: Summary) -> String {
        self.summary = summary;
        // Maps with keys of text and numbers are all there is: that cannot fail.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        escaped(&text)
    }
}

/// Where a span stands.
fn place(span: Span, sources: Sources<'_>) -> Place {
    let file = sources.files.get(usize::from(span.file.0));
    let at = |offset| file.map_or((1, 1), |file| file.lines.line_col(&file.text, offset));
    let ((line, column), (end_line, end_column)) = (at(span.start), at(span.end));
    Place {
        file: file.map(|file| sources.name(&file.name)).unwrap_or_default(),
        line,
        column,
        end_line,
        end_column,
        byte_start: span.start,
        byte_end: span.end,
    }
}

/// The same document with every character that is not for terminals as `\uXXXX`: outside of texts there
/// is nothing but ASCII.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '\n' || is_safe_char(c) {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
    out
}

impl Summary {
    /// Counts `count` messages of `severity`.
    pub fn count(&mut self, severity: Severity, count: usize) {
        match severity {
            Severity::Error => self.errors += count,
            Severity::Warning => self.warnings += count,
            Severity::Hint => self.hints += count,
        }
    }
}
