//! `tribrief check`: every mistake of the files, for their owner.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::excerpt;
use super::output;
use crate::check::{self, Cancel};
use crate::model::lang::Lang;
use crate::model::time::Moment;
use crate::source::{self, Limits, Loaded, OpenError, Opened};

/// How the list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Full,
    Short,
}

/// What `check` was asked.
#[derive(Debug)]
pub struct Request {
    /// Paths to check; none means the sample or `briefings`.
    pub paths: Vec<PathBuf>,
    pub format: Format,
    /// Warnings count as errors.
    pub deny_warnings: bool,
    pub lang: Lang,
    pub now: Option<Moment>,
}

/// Exit code of a list that holds errors.
const HAS_ERRORS: u8 = 1;

/// Counts over everything that was checked.
#[derive(Default)]
struct Totals {
    errors: usize,
    warnings: usize,
    hints: usize,
    files: usize,
    kept: usize,
    left_out: usize,
}

/// Prints the list: exit 0 without errors, 1 with, 2 when a path could not be opened.
pub fn run(request: &Request) -> ExitCode {
    let mut totals = Totals::default();
    let mut text = String::new();
    let paths: Vec<Option<&PathBuf>> =
        if request.paths.is_empty() { vec![None] } else { request.paths.iter().map(Some).collect() };
    for path in paths {
        let opened = match super::args::open(path, None) {
            Ok(opened) => opened,
            Err(error) => return failed(&error, request.lang),
        };
        for opened in shelves(path, opened) {
            match opened {
                Ok(opened) => one(&opened, path.map(PathBuf::as_path), request, &mut totals, &mut text),
                Err(error) => return failed(&error, request.lang),
            }
        }
    }
    summary(&totals, request.lang, &mut text);
    let printed = output::page(&text);
    if totals.errors > 0 || (request.deny_warnings && totals.warnings > 0) {
        return ExitCode::from(HAS_ERRORS);
    }
    printed
}

fn failed(error: &OpenError, lang: Lang) -> ExitCode {
    output::fail(&error.message, &error.help, lang)
}

/// The briefing that was opened, or every briefing of the library.
fn shelves(path: Option<&PathBuf>, opened: Opened) -> Vec<Result<Opened, OpenError>> {
    if opened.library.is_empty() {
        return vec![Ok(opened)];
    }
    opened.library.iter().map(|entry| super::args::open(path, Some(&entry.name))).collect()
}

fn one(opened: &Opened, path: Option<&Path>, request: &Request, totals: &mut Totals, text: &mut String) {
    let loaded = source::load(&*opened.files, Limits::default(), request.now);
    super::carried::look_back(path, opened.chosen.as_deref(), &loaded.briefing);
    if let Some(found) = check::run(&loaded, &Cancel::default()) {
        loaded.briefing.judge(found);
    }
    let Loaded { briefing, files, .. } = loaded;
    let (errors, warnings, hints) = briefing.severities();
    let (kept, left_out) = briefing.loaded_and_left_out();
    totals.errors += errors;
    totals.warnings += warnings;
    totals.hints += hints;
    totals.files += files.len();
    totals.kept += kept;
    totals.left_out += left_out;
    let shelf = opened.chosen.as_ref().map(|name| format!("{name}/")).unwrap_or_default();
    for mut problem in briefing.problems_for_owner().to_vec() {
        if !problem.file.is_empty() {
            problem.file = crate::model::safe_text::SafeText::new(&format!("{shelf}{}", problem.file));
        }
        text.push_str(&match request.format {
            Format::Full => excerpt::full(&problem, &files, request.lang),
            Format::Short => excerpt::short(&problem, request.lang),
        });
    }
}

fn summary(totals: &Totals, lang: Lang, text: &mut String) {
    let plural = |n: usize| if n == 1 || (lang == Lang::Fr && n == 0) { "" } else { "s" };
    let Totals { errors, warnings, hints, files, kept, left_out } = *totals;
    // Writing to a string cannot fail.
    let _ = match lang {
        Lang::Fr => writeln!(
            text,
            "{errors} erreur{}, {warnings} avertissement{}, {hints} conseil{} dans {files} fichier{} ; {kept} fiche{} lue{}, {left_out} écartée{}",
            plural(errors),
            plural(warnings),
            plural(hints),
            plural(files),
            plural(kept),
            plural(kept),
            plural(left_out)
        ),
        Lang::En => writeln!(
            text,
            "{errors} error{}, {warnings} warning{}, {hints} hint{} in {files} file{}; {kept} record{} read, {left_out} left out",
            plural(errors),
            plural(warnings),
            plural(hints),
            plural(files),
            plural(kept)
        ),
    };
}
