//! A message as lines of toned text: place, source lines, underlines, what to write instead. Pure.
//!
//! ```text
//! error[PAT-003]: leg 3 crosses SEN → MRT without a liaison officer
//!     ┌─ briefings/sen.ron:48:9
//!     │
//!  48 │     (from: SEN, to: MRT, place: "aroundou"),
//!     │     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ nobody meets the patrol
//!     │
//!     = fix  name the liaison officer
//! ```

mod change;
mod frame;
mod marks;
mod piece;

use std::collections::HashSet;

use crate::look::measure::wrap;
use crate::look::tone::Tone;
use crate::model::briefing::Problem;
use crate::model::diagnostic::{Both, Severity};
use crate::model::lang::Lang;
use crate::source::SourceFile;

/// A piece of a line in one tone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub text: String,
    pub tone: Tone,
}

/// One line of a page.
pub type Line = Vec<Part>;

/// A piece of a line.
#[must_use]
pub fn part(text: impl Into<String>, tone: Tone) -> Part {
    Part { text: text.into(), tone }
}

/// Signs of a frame.
#[derive(Debug)]
pub struct Signs {
    /// Before the place of the message.
    pub head: &'static str,
    /// Before a place in another file.
    pub other: &'static str,
    /// Left of the source lines.
    pub bar: &'static str,
    /// Under a second place.
    pub under: &'static str,
    /// From a place down to its words.
    pub stem: &'static str,
    /// Where a line was cut.
    pub cut: &'static str,
}

/// Signs of a terminal that knows Unicode.
pub const UNICODE: Signs =
    Signs { head: "┌─", other: "├─", bar: "│", under: "─", stem: "│", cut: "…" };

/// Signs for pipes and plain terminals.
pub const ASCII: Signs = Signs { head: "-->", other: ":::", bar: "|", under: "-", stem: "|", cut: "..." };

/// How a page looks.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub lang: Lang,
    pub signs: &'static Signs,
    /// Cells of a line: longer source lines are cut around the place.
    pub width: usize,
    /// Longer words are broken into lines; without that a message stays on its line, for `grep`.
    pub wrap: bool,
}

impl Style {
    /// The French or the English word.
    #[must_use]
    pub const fn say(&self, fr: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Fr => fr,
            Lang::En => en,
        }
    }

    /// Words as lines of at most `room` cells.
    pub(super) fn lines<'t>(&self, words: &'t str, room: usize) -> Vec<&'t str> {
        if self.wrap { wrap(words, room.max(16)) } else { words.split('\n').collect() }
    }
}

/// Files with the names a reader can open them by.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    pub files: &'a [SourceFile],
    /// What stands before the name of each file, with its separator; may be empty.
    pub folder: &'a str,
}

impl<'a> Sources<'a> {
    /// The name of a file.
    #[must_use]
    pub fn name(&self, file: &str) -> String {
        if file.is_empty() { String::new() } else { format!("{}{file}", self.folder) }
    }

    fn get(&self, file: crate::model::span::FileId) -> Option<&'a SourceFile> {
        self.files.get(usize::from(file.0)).filter(|file| !file.text.is_empty())
    }
}

/// `error`, `warning`, `hint`, or the French words.
#[must_use]
pub const fn severity_word(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::Fr) => "erreur",
        (Severity::Error, Lang::En) => "error",
        (Severity::Warning, Lang::Fr) => "avertissement",
        (Severity::Warning, Lang::En) => "warning",
        (Severity::Hint, Lang::Fr) => "conseil",
        (Severity::Hint, Lang::En) => "hint",
    }
}

/// The tone of a severity.
#[must_use]
pub const fn severity_tone(severity: Severity) -> Tone {
    match severity {
        Severity::Error => Tone::BadBold,
        Severity::Warning => Tone::WarnBold,
        Severity::Hint => Tone::AccentBold,
    }
}

/// A sentence without line ends, in `lang`.
pub(super) fn flat(both: &Both, lang: Lang) -> String {
    both.get(lang).replace(['\n', '\r'], " ")
}

/// One line for editors: `file:line:col: error[CODE]: message`. The severity is English in both
/// languages, as the patterns of editors want it.
#[must_use]
pub fn short(problem: &Problem, sources: Sources<'_>, lang: Lang) -> Line {
    let d = &problem.diagnostic;
    vec![
        part(format!("{}:{}:{}: ", sources.name(&problem.file), problem.line, problem.column), Tone::Ink),
        part(format!("{}[{}]", severity_word(d.severity, Lang::En), d.code), severity_tone(d.severity)),
        part(format!(": {}", flat(&d.message, lang)), Tone::Ink),
    ]
}

/// Pages of messages; the way to `explain` is shown once a code.
#[derive(Debug, Default)]
pub struct Pages {
    explained: HashSet<&'static str>,
}

impl Pages {
    /// The whole message with its source lines, and an empty line behind it.
    #[must_use]
    pub fn full(&mut self, problem: &Problem, sources: Sources<'_>, style: &Style) -> Vec<Line> {
        let d = &problem.diagnostic;
        let mut lines = title(problem, style);
        let framed = !problem.file.is_empty();
        let mut foot = Vec::new();
        let gutter = frame::gutter(d, sources);
        if framed {
            frame::push(&mut lines, problem, sources, style, gutter);
        }
        notes(&mut foot, problem, sources, style, gutter);
        if self.explained.insert(d.code) && super::find(d.code).is_some() {
            let way = format!("tribrief explain {}", d.code);
            foot.push(note(gutter, style.say("pourquoi", "why"), Tone::Accent, &way, Tone::Ink2));
        }
        if framed && !foot.is_empty() {
            lines.push(vec![part(format!("{:gutter$} {}", "", style.signs.bar), Tone::Accent)]);
        }
        lines.append(&mut foot);
        lines.push(Vec::new());
        lines
    }
}

fn title(problem: &Problem, style: &Style) -> Vec<Line> {
    let d = &problem.diagnostic;
    let head = format!("{}[{}]", severity_word(d.severity, style.lang), d.code);
    let words = format!("{head}: {}", flat(&d.message, style.lang));
    let mut lines = Vec::new();
    for (at, line) in style.lines(&words, style.width).into_iter().enumerate() {
        lines.push(match line.strip_prefix(&head).filter(|_| at == 0) {
            Some(rest) => vec![part(&*head, severity_tone(d.severity)), part(rest, Tone::Head)],
            None => vec![part(format!("  {line}"), Tone::Head)],
        });
    }
    lines
}

/// What to write instead.
fn notes(lines: &mut Vec<Line>, problem: &Problem, sources: Sources<'_>, style: &Style, gutter: usize) {
    let d = &problem.diagnostic;
    let help = d.help.as_ref().map(|help| help.get(style.lang));
    let change =
        d.fix.as_ref().map(|fix| change::lines(fix, d.span, sources, style, gutter)).unwrap_or_default();
    let (word, tone, words) = match &d.fix {
        Some(fix) if !change.is_empty() && fix.safe => {
            let usual = style.say("comme ceci, ou avec --fix", "like this, or with --fix");
            (style.say("corriger", "fix"), Tone::GoodBold, help.unwrap_or(usual))
        }
        Some(_) if !change.is_empty() => {
            let usual = style.say("peut-être ainsi", "perhaps like this");
            (style.say("proposer", "try"), Tone::GoodBold, help.unwrap_or(usual))
        }
        _ => match help {
            Some(help) => (style.say("aide", "help"), Tone::Accent, help),
            None => return,
        },
    };
    let room = style.width.saturating_sub(gutter + 4 + crate::look::measure::width(word));
    for (at, line) in style.lines(words, room).into_iter().enumerate() {
        if at == 0 {
            lines.push(note(gutter, word, tone, line, Tone::Ink));
        } else {
            let indent = gutter + 5 + crate::look::measure::width(word);
            lines.push(vec![part(format!("{:indent$}{line}", ""), Tone::Ink)]);
        }
    }
    lines.extend(change);
}

/// `    = word  text`.
fn note(gutter: usize, word: &str, tone: Tone, text: &str, ink: Tone) -> Line {
    vec![
        part(format!("{:gutter$} = ", ""), Tone::Accent),
        part(word, tone),
        part("  ", ink),
        part(text.replace(['\n', '\r'], " "), ink),
    ]
}

#[cfg(test)]
mod tests;
