//! `tribrief fmt`: files in the one layout, comments and values kept.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::{args, output, rewrite};
use crate::model::diagnostic::Both;
use crate::model::lang::Lang;
use crate::model::safe_text::SafeText;
use crate::source::{self, Limits, OpenError};
use crate::syntax::{self, EncodingWarning, Unformatted};

/// What `fmt` was asked.
#[derive(Debug)]
pub struct Request {
    /// Files, folders or libraries; none means the folder `briefings`, `-` standard input.
    pub paths: Vec<PathBuf>,
    /// Only say what would change.
    pub check: bool,
    pub lang: Lang,
}

/// Exit code when a file was left, or would change under `--check`.
const NOT_ALL: u8 = 1;

/// What became of the files.
#[derive(Default)]
struct Tally {
    files: usize,
    changed: usize,
    left: usize,
    failed: bool,
    text: String,
}

/// Formats: exit 0 when all is well, 1 when a file was left or `--check` would change one, 2 when one could
/// not be read or written.
pub fn run(request: &Request) -> ExitCode {
    if request.paths.iter().any(|path| path.as_os_str() == "-") {
        return filter(request);
    }
    let mut tally = Tally::default();
    let given = request.paths.iter().map(|path| Some(path.as_path()));
    let none = request.paths.is_empty().then_some(None);
    for path in given.chain(none) {
        if let Err(error) = folder(path, request, &mut tally) {
            return output::fail(&error.message, &error.help, request.lang);
        }
    }
    summary(&tally, request);
    let _ = output::page(&tally.text);
    match tally {
        Tally { failed: true, .. } => ExitCode::from(output::COULD_NOT_RUN),
        Tally { left, .. } if left > 0 => ExitCode::from(NOT_ALL),
        Tally { changed, .. } if changed > 0 && request.check => ExitCode::from(NOT_ALL),
        _ => ExitCode::SUCCESS,
    }
}

/// Every file that `path` names.
fn folder(path: Option<&Path>, request: &Request, tally: &mut Tally) -> Result<(), OpenError> {
    let Some(path) = args::looked_at(path) else {
        return Err(OpenError {
            message: Both::new("aucun dossier « briefings » ici", "no folder \"briefings\" here"),
            help: Both::new("donnez un fichier ou un dossier .ron", "give a .ron file or folder"),
        });
    };
    let first = source::open(&path, None)?;
    if first.library.is_empty() {
        files(&path, None, &first, request, tally);
        return Ok(());
    }
    let mut names: Vec<String> = first.library.into_iter().map(|entry| entry.name).collect();
    names.sort_unstable();
    for name in names {
        let opened = source::open(&path, Some(&name))?;
        files(&path, Some(&name), &opened, request, tally);
    }
    Ok(())
}

fn files(path: &Path, chosen: Option<&str>, opened: &source::Opened, request: &Request, tally: &mut Tally) {
    let folder = args::folder(Some(path), chosen).unwrap_or_default();
    let limits = Limits::default();
    for (at, name) in opened.files.names().iter().enumerate() {
        let file = folder.join(name);
        tally.files += 1;
        match opened.files.read(at, limits.file_bytes) {
            Ok(bytes) => one(&file, &bytes, request, tally),
            Err(error) => {
                tally.failed = true;
                let why = error.message();
                let shown = SafeText::new(&file.to_string_lossy());
                let message = Both::new(format!("{shown} : {}", why.fr), format!("{shown}: {}", why.en));
                let help = Both::new("le fichier est resté comme il était", "the file is as it was");
                let _ = output::fail(&message, &help, request.lang);
            }
        }
    }
}

fn one(file: &Path, bytes: &[u8], request: &Request, tally: &mut Tally) {
    let shown = SafeText::new(&file.to_string_lossy());
    let laid = match laid(bytes) {
        Ok(laid) => laid,
        Err(why) => {
            tally.left += 1;
            left(&shown, true, why, request.lang);
            return;
        }
    };
    if laid.as_bytes() == bytes {
        return;
    }
    if !request.check
        && let Err((message, help)) = rewrite::rewrite(file, None, bytes, laid.as_bytes())
    {
        tally.failed = true;
        let _ = output::fail(&message, &help, request.lang);
        return;
    }
    tally.changed += 1;
    let _ = match (request.lang, request.check) {
        (Lang::Fr, true) => writeln!(tally.text, "{shown} : à mettre en forme"),
        (Lang::Fr, false) => writeln!(tally.text, "{shown} : mis en forme"),
        (Lang::En, true) => writeln!(tally.text, "{shown}: would be formatted"),
        (Lang::En, false) => writeln!(tally.text, "{shown}: formatted"),
    };
}

/// Why a file is left as it is.
#[derive(Clone, Copy)]
enum Left {
    Layout(Unformatted),
    Encoding,
}

/// The file in its layout, in UTF-8 without a mark.
fn laid(bytes: &[u8]) -> Result<String, Left> {
    let decoded = syntax::decode_bytes(bytes);
    match decoded.warning {
        // What was meant is a guess here.
        Some(EncodingWarning::Windows1252 | EncodingWarning::Damaged) => Err(Left::Encoding),
        _ => syntax::format(&decoded.text).map_err(Left::Layout),
    }
}

/// Says why a file was left, and what to do; standard input is to be saved first.
fn left(shown: &SafeText, saved: bool, why: Left, lang: Lang) {
    let (message, advice) =
        (why.message(), why.advice(&if saved { shown.to_string() } else { String::new() }));
    let message = Both::new(
        format!("{shown} : {}, laissé comme il est", message.fr),
        format!("{shown}: {}, left as it is", message.en),
    );
    let help = if saved {
        advice
    } else {
        Both::new(
            format!("enregistrez-le, puis {}", advice.fr.trim()),
            format!("save it, then {}", advice.en.trim()),
        )
    };
    let _ = output::fail(&message, &help, lang);
}

impl Left {
    fn message(self) -> Both {
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        match self {
            Self::Layout(Unformatted::Errors(n)) => Both::new(
                format!("{n} erreur{} de syntaxe", plural(n)),
                format!("{n} syntax error{}", plural(n)),
            ),
            Self::Layout(Unformatted::Slips(n)) => Both::new(
                format!("{n} faute{} lue{} comme voulu", plural(n), plural(n)),
                format!("{n} slip{} read as intended", plural(n)),
            ),
            Self::Layout(Unformatted::Unsure) => {
                Both::new("la mise en forme ne dirait pas la même chose", "the layout would not say the same")
            }
            Self::Encoding => Both::new("pas en UTF-8", "not in UTF-8"),
        }
    }

    /// What to do with the file `name`.
    fn advice(self, name: &str) -> Both {
        match self {
            Self::Layout(Unformatted::Errors(_)) => {
                Both::new(format!("tribrief check {name}"), format!("tribrief check {name}"))
            }
            Self::Layout(Unformatted::Slips(_)) => {
                Both::new(format!("tribrief check --fix {name}"), format!("tribrief check --fix {name}"))
            }
            Self::Layout(Unformatted::Unsure) => Both::new(
                "mettez chaque valeur sur une ligne à elle, ses commentaires au-dessus",
                "put each value on a line of its own, its comments above",
            ),
            Self::Encoding => Both::new("enregistrez-le en UTF-8", "save it as UTF-8"),
        }
    }
}

/// Standard input to standard output, for editors.
fn filter(request: &Request) -> ExitCode {
    let limit = Limits::default().file_bytes;
    let mut bytes = Vec::new();
    let name = SafeText::new(if request.lang == Lang::Fr { "entrée standard" } else { "standard input" });
    let alone = request.paths.len() == 1;
    let read = io::stdin().lock().take(limit + 1).read_to_end(&mut bytes);
    if !alone || read.is_err() || bytes.len() as u64 > limit {
        let message = match (alone, &read) {
            (false, _) => Both::new("« - » se donne seul", "\"-\" is given alone"),
            (_, Err(error)) => {
                let error = SafeText::new(&error.to_string());
                Both::new(
                    format!("{name} : lecture impossible : {error}"),
                    format!("{name}: cannot be read: {error}"),
                )
            }
            _ => Both::new(
                format!("{name} : plus de {} Mio", limit >> 20),
                format!("{name}: over {} MiB", limit >> 20),
            ),
        };
        let help = Both::new("par exemple tribrief fmt - < mli.ron", "for example tribrief fmt - < mli.ron");
        return output::fail(&message, &help, request.lang);
    }
    match laid(&bytes) {
        Ok(laid) if request.check => {
            if laid.as_bytes() == bytes {
                ExitCode::SUCCESS
            } else {
                ExitCode::from(NOT_ALL)
            }
        }
        Ok(laid) => output::file(&laid),
        Err(why) => {
            left(&name, false, why, request.lang);
            ExitCode::from(NOT_ALL)
        }
    }
}

fn summary(tally: &Tally, request: &Request) {
    // Only when somebody looks: a list of files is what tools want.
    if tally.changed > 0 || tally.left > 0 || tally.failed || !io::stderr().is_terminal() {
        return;
    }
    let plural = |n: usize| if n == 1 || (request.lang == Lang::Fr && n == 0) { "" } else { "s" };
    let n = tally.files;
    output::tell(&match request.lang {
        Lang::Fr => format!("{n} fichier{} en forme\n", plural(n)),
        Lang::En => format!("{n} file{} formatted already\n", plural(n)),
    });
}
