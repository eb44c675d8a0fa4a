//! The command line: what may be asked, and who answers.
#![expect(clippy::disallowed_methods, reason = "the environment and the default folder are looked at here")]

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::check;
use super::desk;
use super::journal;
use super::keys;
use super::output;
use super::show;
use crate::look::theme::ThemeName;
use crate::model::diagnostic::Both;
use crate::model::lang::Lang;
use crate::model::nation::NationSet;
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

/// The command line, with its help in `lang`.
#[must_use]
pub fn command(lang: Lang) -> Command {
    let say = |fr: &'static str, en: &'static str| if lang == Lang::Fr { fr } else { en };
    let lang_arg = Arg::new("lang")
        .long("lang")
        .value_name("LANG")
        .global(true)
        .value_parser(["fr", "en"])
        .help(say("langue : fr ou en", "language: fr or en"));
    let now = Arg::new("now")
        .long("now")
        .value_name("TIME")
        .global(true)
        .help(say("calculer comme à cette date", "compute everything as of this time"));
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    Command::new("tribrief")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .help_template(say(
            "{about}\n\nUsage : {usage}\n\nArguments, commandes et options :\n{positionals}\n{subcommands}\n{options}\n",
            "{about}\n\nUsage: {usage}\n\nArguments, commands and options:\n{positionals}\n{subcommands}\n{options}\n",
        ))
        .arg(help.help(say("cette aide", "this help")))
        .arg(version.help(say("la version", "the version")))
        .about(say(
            "Points de situation hors ligne pour les rencontres tripartites de commandants",
            "Offline briefings for tripartite commander meetings",
        ))
        .arg(Arg::new("path").value_name("PATH").value_parser(clap::value_parser!(PathBuf)).help(say(
            "dossier de fichiers .ron, bibliothèque ou fichier",
            "a folder of .ron files, a library of folders, or a file",
        )))
        .arg(lang_arg)
        .arg(now)
        .arg(Arg::new("for").long("for").global(true).value_name("NATIONS").help(say(
            "qui est dans la salle, par exemple SEN,MLI,MRT",
            "who is in the room, for example SEN,MLI,MRT",
        )))
        .arg(Arg::new("theme").long("theme").value_name("THEME").value_parser(["dark", "light", "mono"]).help(say("thème", "theme")))
        .arg(Arg::new("ascii").long("ascii").action(ArgAction::SetTrue).help(say(
            "signes ASCII seulement",
            "ASCII signs only",
        )))
        .arg(Arg::new("no-mouse").long("no-mouse").action(ArgAction::SetTrue).help(say(
            "laisser la souris au terminal",
            "leave the mouse to the terminal",
        )))
        .subcommand(
            Command::new("check")
                .about(say("toutes les erreurs des fichiers", "every mistake in the files"))
                .arg(
                    Arg::new("paths")
                        .action(ArgAction::Append)
                        .num_args(0..)
                        .value_parser(clap::value_parser!(PathBuf)),
                )
                .arg(Arg::new("format").long("format").value_parser(["full", "short"]).default_value("full"))
                .arg(Arg::new("deny").long("deny").value_parser(["warnings"]).help(say(
                    "les avertissements comptent comme des erreurs",
                    "warnings count as errors",
                ))),
        )
        .subcommand(
            Command::new("show")
                .about(say(
                    "un volet, une fiche ou une vue en texte",
                    "a pane, a record or a view as plain text",
                ))
                .arg(Arg::new("args").required(true).num_args(1..=2).value_name("[PATH] WHAT").help(say(
                    "overview, agenda, incidents…, l'identifiant d'une fiche, ou une vue comme 4.1",
                    "overview, agenda, incidents…, the id of a record, or a view such as 4.1",
                ))),
        )
        .subcommand(journal_command(lang))
        .subcommand(Command::new("keys").about(say("les touches", "the keys")))
        .mut_subcommands(|sub| {
            // The command that has commands of its own lists them.
            let leaf = sub.get_name() != "journal";
            if leaf { sub.help_template(subcommand_help(lang)) } else { sub }
        })
}

/// The page of help of a subcommand.
fn subcommand_help(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "{about}\n\nUsage : {usage}\n\n{positionals}\n{options}\n",
        Lang::En => "{about}\n\nUsage: {usage}\n\n{positionals}\n{options}\n",
    }
}

/// `journal show` and `journal verify`.
fn journal_command(lang: Lang) -> Command {
    let say = |fr: &'static str, en: &'static str| if lang == Lang::Fr { fr } else { en };
    let path =
        Arg::new("journal").value_name("PATH|JOURNAL").value_parser(clap::value_parser!(PathBuf)).help(say(
            "un briefing, dont on cherche le journal, ou un journal",
            "a briefing, whose journal is looked for, or a journal",
        ));
    let rehearsal = Arg::new("rehearsal")
        .long("rehearsal")
        .action(ArgAction::SetTrue)
        .help(say("le journal de la répétition", "the journal of the rehearsal"));
    let all = Arg::new("all").long("all").action(ArgAction::SetTrue).help(say(
        "tout, pour le propriétaire du fichier : privé, retiré et corrigé aussi",
        "everything, for the owner of the file: private, withdrawn and corrected too",
    ));
    Command::new("journal")
        .about(say("ce que la réunion a inscrit", "what the meeting recorded"))
        .help_template(say(
            "{about}\n\nUsage : {usage}\n\n{subcommands}\n{options}\n",
            "{about}\n\nUsage: {usage}\n\n{subcommands}\n{options}\n",
        ))
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommand(
            Command::new("show").about(say("les inscriptions, en texte", "the entries, as text")).args([
                path.clone(),
                all,
                rehearsal.clone(),
            ]),
        )
        .subcommand(
            Command::new("verify")
                .about(say("si chaque ligne tient", "whether every line holds"))
                .args([path, rehearsal]),
        )
        .mut_subcommands(|sub| sub.help_template(subcommand_help(lang)))
}

/// Parses the arguments and runs what they ask.
pub fn run(args: Vec<OsString>) -> ExitCode {
    let lang = env_lang().unwrap_or_default();
    let matches = match command(lang).try_get_matches_from(args) {
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
        Some(("check", sub)) => check::run(&check::Request {
            paths: sub.get_many::<PathBuf>("paths").unwrap_or_default().cloned().collect(),
            format: match sub.get_one::<String>("format").map(String::as_str) {
                Some("short") => check::Format::Short,
                _ => check::Format::Full,
            },
            deny_warnings: sub.get_one::<String>("deny").is_some(),
            lang,
            now,
        }),
        Some(("journal", sub)) => journal_run(&matches, sub, lang, now),
        Some(("keys", _)) => output::page(&keys::text(lang)),
        Some(("show", sub)) => {
            let words: Vec<&String> = sub.get_many::<String>("args").unwrap_or_default().collect();
            let audience = match audience(&matches, lang) {
                Ok(audience) => audience,
                Err(code) => return code,
            };
            let (path, what) = match words[..] {
                [path, what] => (Some(PathBuf::from(path)), what.clone()),
                [what] => (None, what.clone()),
                _ => (None, String::new()),
            };
            show::run(&show::Request { path, what, audience, lang, now })
        }
        _ => {
            let audience = match audience(&matches, lang) {
                Ok(audience) => audience,
                Err(code) => return code,
            };
            desk::run(&desk::Request {
                path: matches.get_one::<PathBuf>("path").cloned(),
                audience,
                lang: asked,
                theme: matches.get_one::<String>("theme").and_then(|id| ThemeName::from_id(id)),
                ascii: matches.get_flag("ascii"),
                mouse: !matches.get_flag("no-mouse"),
                now,
            })
        }
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
