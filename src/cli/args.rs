//! The command line: what may be asked, and who answers.
#![expect(clippy::disallowed_methods, reason = "the environment and the default folder are looked at here")]

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ArgMatches;

use super::check;
use super::command;
use super::completions;
use super::desk::{self, Screen};
use super::explain;
use super::export;
use super::fmt;
use super::journal;
use super::keys;
use super::man;
use super::new;
use super::output;
use super::paint::{Colour, Paint};
use super::reference;
use super::room;
use super::show;
use crate::check::codes::Only;
use crate::look::theme::ThemeName;
use crate::model::diagnostic::Both;
use crate::model::lang::Lang;
use crate::model::nation::{Nation, NationSet};
use crate::model::safe_text::SafeText;
use crate::model::time::Moment;
use crate::source::{self, OpenError, Opened};

/// Folder that is opened when no path is given.
const DEFAULT_FOLDER: &str = "briefings";

/// Opens `path`, else the folder `briefings`, else the sample inside the program.
///
/// # Errors
/// When there is nothing to read there.
pub fn open(path: Option<&PathBuf>, wanted: Option<&str>) -> Result<Opened, OpenError> {
    match looked_at(path.map(PathBuf::as_path)) {
        Some(path) => source::open(&path, wanted),
        None => source::open_embedded(wanted),
    }
}

/// The folder of the briefing that `path` opened; none for the sample inside the program.
#[must_use]
pub fn folder(path: Option<&Path>, chosen: Option<&str>) -> Option<PathBuf> {
    let path = looked_at(path)?;
    let folder = if path.is_file() { path.parent()?.to_owned() } else { path };
    Some(chosen.map_or_else(|| folder.clone(), |name| folder.join(name)))
}

/// What [`open`] looks at: `path`, else the folder `briefings`; `None` is the sample.
#[must_use]
pub fn looked_at(path: Option<&Path>) -> Option<PathBuf> {
    let default = Path::new(DEFAULT_FOLDER);
    path.or_else(|| default.is_dir().then_some(default)).map(Path::to_owned)
}

/// Language of the environment: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that says.
#[must_use]
pub fn env_lang() -> Option<Lang> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty())
        .and_then(|value| Lang::from_locale(&value))
}

/// Parses the arguments and runs what they ask.
#[must_use]
pub fn run(args: Vec<OsString>) -> ExitCode {
    let lang = env_lang().unwrap_or_default();
    let matches = match command::command(lang).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) if error.use_stderr() => return output::complain(&error.render().to_string()),
        Err(page) => return output::page(&page.render().to_string()),
    };
    let asked = lang_of(&matches);
    let lang = asked.unwrap_or(lang);
    let now = match matches.get_one::<String>("now").map(|text| Moment::parse(text)) {
        None => None,
        Some(Ok(now)) => Some(now),
        Some(Err(error)) => {
            let help = Both::new("par exemple --now 2025-10-14", "for example --now 2025-10-14");
            return output::fail(&error.message(), &help, lang);
        }
    };
    match matches.subcommand() {
        Some(("check", sub)) => check_run(&matches, sub, lang, now),
        Some(("explain", sub)) => {
            explain::run(sub.get_one::<String>("code").map(String::as_str), &paint(&matches, sub, lang))
        }
        Some(("room", sub)) => room::run(&room::Request {
            path: sub.get_one::<PathBuf>("folder").cloned(),
            screen: screen(&matches),
            now,
        }),
        Some(("journal", sub)) => journal_run(&matches, sub, lang, now),
        Some(("fmt", sub)) => fmt::run(&fmt::Request {
            paths: sub.get_many::<PathBuf>("paths").unwrap_or_default().cloned().collect(),
            check: sub.get_flag("check"),
            lang,
        }),
        Some(("completions", sub)) => {
            let shell = sub.get_one::<String>("shell").map(String::as_str).unwrap_or_default();
            let script = completions::script(shell, lang);
            script.map_or(ExitCode::from(output::COULD_NOT_RUN), |script| output::file(&script))
        }
        Some(("new", sub)) => new_run(sub, lang, now),
        Some(("reference", sub)) => {
            let markdown = sub.get_one::<String>("format").is_some_and(|format| format == "markdown");
            let format = if markdown { reference::Format::Markdown } else { reference::Format::Text };
            reference::run(sub.get_one::<String>("record").map(String::as_str), format, lang)
        }
        Some(("man", _)) => output::file(&man::page(lang)),
        Some(("keys", _)) => output::page(&keys::text(lang)),
        Some(("show", sub)) => show_run(&matches, sub, lang, now),
        Some(("export", sub)) => export_run(&matches, sub, lang, now),
        _ => desk_run(&matches, lang, now),
    }
}

/// Runs the desk, or the console at once.
fn desk_run(matches: &ArgMatches, lang: Lang, now: Option<Moment>) -> ExitCode {
    let audience = match audience(matches, lang) {
        Ok(audience) => audience,
        Err(code) => return code,
    };
    let present = matches.subcommand_matches("present");
    let path = match present {
        Some(present) => present.get_one::<PathBuf>("folder"),
        None => matches.get_one::<PathBuf>("path"),
    };
    desk::run(&desk::Request {
        path: path.cloned(),
        audience,
        screen: screen(matches),
        now,
        present: present.map(|present| present.get_flag("rehearse")),
    })
}

/// How toned lines are written.
fn paint(matches: &ArgMatches, sub: &ArgMatches, lang: Lang) -> Paint {
    let colour = match sub.get_one::<String>("color").map(String::as_str) {
        Some("always") => Colour::Always,
        Some("never") => Colour::Never,
        _ => Colour::Auto,
    };
    let screen = screen(matches);
    Paint::new(lang, colour, screen.theme, screen.ascii)
}

fn check_run(matches: &ArgMatches, sub: &ArgMatches, lang: Lang, now: Option<Moment>) -> ExitCode {
    let only = match sub.get_one::<String>("only").map(|list| Only::parse(list)) {
        None => Only::default(),
        Some(Ok(only)) => only,
        Some(Err((word, near))) => return explain::unknown(&word, near, lang),
    };
    check::run(&check::Request {
        paths: sub.get_many::<PathBuf>("paths").unwrap_or_default().cloned().collect(),
        format: match sub.get_one::<String>("format").map(String::as_str) {
            Some("short") => check::Format::Short,
            Some("json") => check::Format::Json,
            _ => check::Format::Full,
        },
        deny_warnings: sub.get_one::<String>("deny").is_some(),
        only,
        all: sub.get_flag("all"),
        fix: sub.get_flag("fix"),
        dry_run: sub.get_flag("dry-run"),
        paint: paint(matches, sub, lang),
        lang,
        now,
    })
}

/// Runs `new`.
fn new_run(sub: &ArgMatches, lang: Lang, now: Option<Moment>) -> ExitCode {
    let nation = |id: &str| {
        let code = sub.get_one::<String>(id)?;
        Nation::ALL.iter().copied().find(|nation| nation.code().eq_ignore_ascii_case(code))
    };
    new::run(&new::Request {
        folder: sub.get_one::<PathBuf>("dir").cloned().unwrap_or_default(),
        previous: sub.get_one::<PathBuf>("previous").cloned(),
        nation: nation("nation"),
        date: sub.get_one::<String>("date").cloned(),
        host: nation("host"),
        lang,
        now,
    })
}

fn show_run(matches: &ArgMatches, sub: &ArgMatches, lang: Lang, now: Option<Moment>) -> ExitCode {
    let words: Vec<&String> = sub.get_many::<String>("args").unwrap_or_default().collect();
    let audience = match audience(matches, lang) {
        Ok(audience) => audience,
        Err(code) => return code,
    };
    let (path, what) = match words[..] {
        [path, word, name] => (Some(PathBuf::from(path)), format!("{word} {name}")),
        [word, name] if show::is_chart(word) => (None, format!("{word} {name}")),
        [path, what] => (Some(PathBuf::from(path)), what.clone()),
        [what] => (None, what.clone()),
        _ => (None, String::new()),
    };
    show::run(&show::Request { path, what, audience, lang, now })
}

/// Runs `export svg`.
fn export_run(matches: &ArgMatches, sub: &ArgMatches, lang: Lang, now: Option<Moment>) -> ExitCode {
    let Some(("svg", sub)) = sub.subcommand() else { return ExitCode::from(output::COULD_NOT_RUN) };
    let audience = match audience(matches, lang) {
        Ok(audience) => audience,
        Err(code) => return code,
    };
    let mut words: Vec<&str> =
        sub.get_many::<String>("args").unwrap_or_default().map(String::as_str).collect();
    let mut what = words.pop().unwrap_or_default().to_owned();
    // `chart months` is one thing of two words.
    if let Some(word) = words.pop_if(|word| matches!(*word, "chart" | "graphique")) {
        what = format!("{word} {what}");
    }
    if let [_, more, ..] = words[..] {
        let more = SafeText::new(more);
        let message = Both::new(format!("« {more} » est de trop"), format!("\"{more}\" is one too many"));
        let help = Both::new("un chemin, puis ce qui est à dessiner", "a path, then what to picture");
        return output::fail(&message, &help, lang);
    }
    export::run(&export::Request {
        path: words.first().map(PathBuf::from),
        what,
        size: sub.get_one::<String>("size").cloned(),
        out: sub.get_one::<PathBuf>("out").cloned(),
        force: sub.get_flag("force"),
        audience,
        screen: screen(matches),
        lang,
        now,
    })
}

/// How a screen is asked to look.
fn screen(matches: &ArgMatches) -> Screen {
    Screen {
        lang: lang_of(matches),
        theme: matches.get_one::<String>("theme").and_then(|id| ThemeName::from_id(id)),
        ascii: matches.get_flag("ascii"),
        mouse: !matches.get_flag("no-mouse"),
    }
}

/// Runs `journal show` or `journal verify`.
fn journal_run(matches: &ArgMatches, sub: &ArgMatches, lang: Lang, now: Option<Moment>) -> ExitCode {
    let Some((wish, sub)) = sub.subcommand() else { return ExitCode::from(output::COULD_NOT_RUN) };
    let audience = match audience(matches, lang) {
        Ok(audience) => audience,
        Err(code) => return code,
    };
    journal::run(&journal::Request {
        wish: match wish {
            "verify" => journal::Wish::Verify,
            "timings" => journal::Wish::Timings,
            _ if sub.get_flag("all") => journal::Wish::ShowAll,
            _ => journal::Wish::Show,
        },
        path: sub.get_one::<PathBuf>("journal").cloned(),
        rehearsal: sub.get_flag("rehearsal"),
        audience,
        lang,
        now,
    })
}

/// The nations of `--for`; a word that is no nation ends the program.
fn audience(matches: &ArgMatches, lang: Lang) -> Result<Option<NationSet>, ExitCode> {
    let Some(list) = matches.get_one::<String>("for") else { return Ok(None) };
    let help = Both::new("par exemple --for SEN,MLI,MRT", "for example --for SEN,MLI,MRT");
    let refuse = |fr: String, en: String| Err(output::fail(&Both::new(fr, en), &help, lang));
    match NationSet::parse(list) {
        Ok(set) if set.is_empty() => refuse(
            "--for : il faut au moins une nation".to_owned(),
            "--for: at least one nation is needed".to_owned(),
        ),
        Ok(set) => Ok(Some(set)),
        Err(word) => {
            let word = SafeText::new(&word);
            refuse(
                format!("--for : nation inconnue {word} (SEN, MLI, MRT ou GIN)"),
                format!("--for: unknown nation {word} (SEN, MLI, MRT or GIN)"),
            )
        }
    }
}

fn lang_of(matches: &ArgMatches) -> Option<Lang> {
    matches.get_one::<String>("lang").and_then(|code| Lang::from_locale(code))
}
