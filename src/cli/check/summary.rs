//! The last line of `check`: how many mistakes of each severity, files and records.

use crate::check::json::Summary;
use crate::check::page::{Line, Part, Style, part, severity_tone};
use crate::look::tone::Tone;
use crate::model::diagnostic::Severity;
use crate::model::lang::Lang;

/// A count as it is read: `12 345` in French, `12,345` in English.
pub fn number(count: usize, lang: Lang) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(if lang == Lang::Fr { ' ' } else { ',' });
        }
        text.push(digit);
    }
    text
}

/// `3 errors`: a count with its noun.
fn counted(count: usize, lang: Lang, (fr, en): (&str, &str)) -> String {
    let noun = if lang == Lang::Fr { fr } else { en };
    let many = count > 1 || (count == 0 && lang == Lang::En);
    format!("{} {noun}{}", number(count, lang), if many { "s" } else { "" })
}

/// The summary; what is zero is not named, but errors and warnings always are when anything is wrong.
pub fn line(totals: &Summary, style: &Style) -> Line {
    let lang = style.lang;
    let severities = [
        (Severity::Error, totals.errors, ("erreur", "error")),
        (Severity::Warning, totals.warnings, ("avertissement", "warning")),
        (Severity::Hint, totals.hints, ("conseil", "hint")),
    ];
    let mut line: Vec<Part> = Vec::new();
    for (severity, count, words) in severities {
        if !line.is_empty() {
            line.push(part(", ", Tone::Ink));
        }
        let tone = if count == 0 { Tone::Ink } else { severity_tone(severity) };
        line.push(part(counted(count, lang, words), tone));
    }
    if totals.errors + totals.warnings + totals.hints == 0 {
        line = vec![part(style.say("rien à redire", "nothing wrong"), Tone::GoodBold)];
    }
    let read = match lang {
        Lang::Fr => format!(
            " dans {} ; {} lue{}, {} écartée{}",
            counted(totals.files, lang, ("fichier", "file")),
            counted(totals.read, lang, ("fiche", "record")),
            if totals.read > 1 { "s" } else { "" },
            number(totals.left_out, lang),
            if totals.left_out > 1 { "s" } else { "" },
        ),
        Lang::En => format!(
            " in {}; {} read, {} left out",
            counted(totals.files, lang, ("fichier", "file")),
            counted(totals.read, lang, ("fiche", "record")),
            number(totals.left_out, lang),
        ),
    };
    line.push(part(read, Tone::Ink));
    line
}

/// How to have mended what can be mended without a look.
pub fn way(totals: &Summary, style: &Style) -> Line {
    let count = number(totals.fixable, style.lang);
    let words = match (style.lang, totals.fixable) {
        (Lang::Fr, 1) => "--fix en corrige une".to_owned(),
        (Lang::Fr, _) => format!("--fix en corrige {count}"),
        (Lang::En, _) => format!("--fix mends {count} of them"),
    };
    vec![part(words, Tone::Ink2)]
}

/// What `--fix` did, over all files.
pub fn fixed((count, files): (usize, usize), style: &Style) -> Line {
    let lang = style.lang;
    if count == 0 {
        return vec![part(
            style.say("rien à corriger sans regard humain", "nothing to fix without a look"),
            Tone::Good,
        )];
    }
    let fixes = counted(count, lang, ("correction", "fix"));
    // The English plural of the word is irregular.
    let fixes = fixes.strip_suffix("fixs").map_or(fixes.clone(), |head| format!("{head}fixes"));
    let place = counted(files, lang, ("fichier", "file"));
    let text = format!("{fixes} {} {place}", style.say("dans", "in"));
    vec![part(text, Tone::GoodBold)]
}

/// What `--fix --dry-run` says beside the difference.
pub fn would_fix(counts: (usize, usize), style: &Style) -> String {
    let text: String = fixed(counts, style).into_iter().map(|part| part.text).collect();
    if counts.0 == 0 {
        return format!("tribrief: {text}\n");
    }
    format!("tribrief: {text}{}\n", style.say(" ; rien n'est écrit", "; nothing is written"))
}
