//! A diagnostic as a page of text: place, source line, underline, what to write instead.

use std::fmt::Write as _;

use crate::model::briefing::Problem;
use crate::model::diagnostic::{Both, Severity};
use crate::model::lang::Lang;
use crate::model::safe_text::excerpt;
use crate::model::span::Span;
use crate::source::SourceFile;

/// Widest piece of a source line that is shown, in characters.
const LINE: usize = 96;

/// The text of `both` in `lang`.
pub fn of(both: &Both, lang: Lang) -> &str {
    match lang {
        Lang::Fr => &both.fr,
        Lang::En => &both.en,
    }
}

/// `error`, `warning`, `hint`, or the French words.
pub fn severity(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::Fr) => "erreur",
        (Severity::Error, Lang::En) => "error",
        (Severity::Warning, Lang::Fr) => "avertissement",
        (Severity::Warning, Lang::En) => "warning",
        (Severity::Hint, Lang::Fr) => "conseil",
        (Severity::Hint, Lang::En) => "hint",
    }
}

/// One line: `file:line:col: error[CODE]: message`.
pub fn short(problem: &Problem, lang: Lang) -> String {
    let d = &problem.diagnostic;
    format!(
        "{}:{}:{}: {}[{}]: {}\n",
        problem.file,
        problem.line,
        problem.column,
        severity(d.severity, lang),
        d.code,
        of(&d.message, lang)
    )
}

/// The whole message with its source lines.
pub fn full(problem: &Problem, files: &[SourceFile], lang: Lang) -> String {
    let d = &problem.diagnostic;
    let mut out = format!("{}[{}]: {}\n", severity(d.severity, lang), d.code, of(&d.message, lang));
    if problem.file.is_empty() {
        out.push('\n');
        return out;
    }
    let _ = writeln!(out, "  --> {}:{}:{}", problem.file, problem.line, problem.column);
    let help = d.help.as_ref().map_or("", |help| of(help, lang));
    let here = of(&d.here, lang);
    let mut places = vec![(d.span, here, '^')];
    places.extend(d.labels.iter().map(|label| (label.span, of(&label.text, lang), '-')));
    places.sort_by_key(|(span, ..)| *span);
    for (span, words, mark) in places {
        source_line(&mut out, span, words, mark, files);
    }
    if !help.is_empty() {
        let word = if lang == Lang::Fr { "aide" } else { "help" };
        let _ = writeln!(out, "   = {word}: {help}");
    }
    out.push('\n');
    out
}

/// The first line of `span`, underlined with `mark`, the words behind it.
fn source_line(out: &mut String, span: Span, words: &str, mark: char, files: &[SourceFile]) {
    let Some(file) = files.get(span.file.0 as usize).filter(|file| !file.text.is_empty()) else {
        return;
    };
    let (line, column) = file.lines.line_col(&file.text, span.start);
    let (start, end) = file.lines.line_range(line);
    let Some(text) = file.text.get(start as usize..end as usize) else {
        return;
    };
    let shown = excerpt(text.trim_end_matches(['\n', '\r']));
    let column = column as usize - 1;
    // A long line is shown from a little before the place.
    let skip = if column + 24 > LINE { column.saturating_sub(LINE / 2) } else { 0 };
    let piece: String = shown.chars().skip(skip).take(LINE).collect();
    let stop = span.end.min(end).max(span.start) as usize;
    let marked = file.text.get(span.start as usize..stop).map_or(1, |t| t.trim_end().chars().count());
    let room = LINE.saturating_sub(column - skip).max(1);
    let under: String = std::iter::repeat_n(mark, marked.clamp(1, room)).collect();
    let number = line.to_string();
    let gutter = " ".repeat(number.len());
    let _ = writeln!(out, " {gutter} |");
    let _ = writeln!(out, " {number} | {piece}");
    let space = if words.is_empty() { "" } else { " " };
    let _ = writeln!(out, " {gutter} | {}{under}{space}{words}", " ".repeat(column - skip));
}
