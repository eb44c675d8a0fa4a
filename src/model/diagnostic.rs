//! What is wrong with a file, as a value: one list feeds `check`, the problems pane and later tools.

use super::lang::Lang;
use super::span::Span;

/// How bad it is. Errors leave a record out or fail `check`; warnings and hints never hide anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Error,
    Warning,
    Hint,
}

/// A sentence in the two languages of the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Both {
    pub fr: String,
    pub en: String,
}

impl Both {
    /// French first, as everywhere in the code.
    #[must_use]
    pub fn new(fr: impl Into<String>, en: impl Into<String>) -> Self {
        Self { fr: fr.into(), en: en.into() }
    }

    /// The sentence in `lang`.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }
}

/// A second place that explains the first ("first used here").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub span: Span,
    pub text: Both,
}

/// A machine-applicable change: replace the text of `span` by `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub span: Span,
    pub text: String,
    /// It keeps the meaning, so that it may be applied without a look; otherwise it is a guess to be shown.
    pub safe: bool,
}

/// One thing to mend, with the place, the reason and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code of the check table, for example `STR-002`.
    pub code: &'static str,
    pub severity: Severity,
    pub message: Both,
    pub span: Span,
    /// Words under the place itself; empty when the message says it all.
    pub here: Both,
    pub labels: Vec<Label>,
    pub help: Option<Both>,
    pub fix: Option<Edit>,
}

impl Diagnostic {
    /// A bare error; add to it with the `with_…` methods.
    #[must_use]
    pub fn error(code: &'static str, span: Span, message: Both) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message,
            span,
            here: Both::default(),
            labels: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// A bare warning.
    #[must_use]
    pub fn warning(code: &'static str, span: Span, message: Both) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, span, message) }
    }

    /// Words under the marked place.
    #[must_use]
    pub fn with_here(mut self, here: Both) -> Self {
        self.here = here;
        self
    }

    /// A second place.
    #[must_use]
    pub fn with_label(mut self, span: Span, text: Both) -> Self {
        self.labels.push(Label { span, text });
        self
    }

    /// What to write instead.
    #[must_use]
    pub fn with_help(mut self, help: Both) -> Self {
        self.help = Some(help);
        self
    }

    /// The change that mends it and keeps the meaning.
    #[must_use]
    pub fn with_fix(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix = Some(Edit { span, text: text.into(), safe: true });
        self
    }

    /// The change that probably mends it: for a person to judge.
    #[must_use]
    pub fn with_guess(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix = Some(Edit { span, text: text.into(), safe: false });
        self
    }
}
