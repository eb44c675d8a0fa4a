//! `tribrief new`: the folder of the next meeting, to be filled in.
#![expect(clippy::disallowed_methods, reason = "the folder that was asked for is written here")]

mod agenda;
mod carried;
mod files;
mod hosts;
mod meeting;
mod plan;
mod sheet;
mod templates;

use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use self::plan::Plan;
use super::output;
use crate::model::diagnostic::Both;
use crate::model::lang::Lang;
use crate::model::nation::Nation;
use crate::model::safe_text::SafeText;
use crate::model::time::{Day, Moment};

/// What `new` was asked.
#[derive(Debug)]
pub struct Request {
    /// The folder to be made.
    pub folder: PathBuf,
    /// The briefing of the meeting before.
    pub previous: Option<PathBuf>,
    /// Who writes; the host otherwise.
    pub nation: Option<Nation>,
    /// First day, as it was written.
    pub date: Option<String>,
    pub host: Option<Nation>,
    pub lang: Lang,
    pub now: Option<Moment>,
}

/// What is wrong, and what helps.
type Trouble = (Both, Both);

/// Writes the folder: exit 0, or 2 with nothing written.
pub fn run(request: &Request) -> ExitCode {
    match made(request) {
        Ok(text) => output::page(&text),
        Err((message, help)) => output::fail(&message, &help, request.lang),
    }
}

fn made(request: &Request) -> Result<String, Trouble> {
    vacant(&request.folder)?;
    let plan = Plan::of(request)?;
    let files = files::files(&plan);
    write(&request.folder, &files)?;
    let shown = SafeText::new(&request.folder.to_string_lossy());
    let mut text = String::new();
    for (name, _) in &files {
        text.push_str(SafeText::new(&request.folder.join(name).to_string_lossy()).as_str());
        text.push('\n');
    }
    let open = plan.promises.len();
    // Writing to a string cannot fail.
    let _ = match request.lang {
        _ if open == 0 => Ok(()),
        Lang::Fr => writeln!(text, "{open} action{} reprise{}", plural(open), plural(open)),
        Lang::En => writeln!(text, "{open} action{} carried over", plural(open)),
    };
    let _ = match request.lang {
        Lang::Fr => writeln!(text, "remplissez-les, puis : tribrief check {shown}"),
        Lang::En => writeln!(text, "fill them in, then: tribrief check {shown}"),
    };
    Ok(text)
}

fn plural(n: usize) -> &'static str {
    if n == 1 { "" } else { "s" }
}

/// Nothing may be written over.
fn vacant(folder: &Path) -> Result<(), Trouble> {
    let shown = SafeText::new(&folder.to_string_lossy());
    let full = (
        Both::new(format!("{shown} n'est pas vide"), format!("{shown} is not empty")),
        Both::new("donnez le nom d'un nouveau dossier", "give the name of a new folder"),
    );
    match fs::read_dir(folder) {
        Ok(mut entries) => {
            if entries.next().is_none() {
                Ok(())
            } else {
                Err(full)
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            Err((Both::new(format!("{shown} est un fichier"), format!("{shown} is a file")), full.1))
        }
        Err(error) => Err(refused(folder, &error)),
    }
}

fn refused(path: &Path, error: &io::Error) -> Trouble {
    let (shown, error) = (SafeText::new(&path.to_string_lossy()), SafeText::new(&error.to_string()));
    (
        Both::new(
            format!("{shown} ne peut pas être écrit : {error}"),
            format!("{shown} cannot be written: {error}"),
        ),
        Both::new("choisissez un dossier où vous pouvez écrire", "choose a folder you may write to"),
    )
}

/// Writes the files; what was begun is taken back when one fails.
fn write(folder: &Path, files: &[(String, String)]) -> Result<(), Trouble> {
    fs::create_dir_all(folder).map_err(|error| refused(folder, &error))?;
    for (at, (name, text)) in files.iter().enumerate() {
        let path = folder.join(name);
        let filled = OpenOptions::new().write(true).create_new(true).open(&path).and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        });
        if let Err(error) = filled {
            for (name, _) in &files[..=at] {
                let _ = fs::remove_file(folder.join(name));
            }
            return Err(refused(&path, &error));
        }
    }
    Ok(())
}

/// The first day as `--date` gives it.
fn day(text: &str) -> Result<Day, Trouble> {
    let help = Both::new("par exemple --date 2026-03-10", "for example --date 2026-03-10");
    Day::parse(text).map_err(|error| (error.message(), help))
}
