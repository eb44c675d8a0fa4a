//! The command line as it is described: commands, options, their help in both languages.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command};

use crate::model::lang::Lang;

/// The French or the English word.
#[derive(Clone, Copy)]
struct Say(Lang);

impl Say {
    fn say(self, fr: &'static str, en: &'static str) -> &'static str {
        if self.0 == Lang::Fr { fr } else { en }
    }
}

/// The command line, with its help in `lang`.
#[must_use]
pub fn command(lang: Lang) -> Command {
    let t = Say(lang);
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    Command::new("tribrief")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .help_template(t.say(
            "{about}\n\nUsage : {usage}\n\nArguments, commandes et options :\n{positionals}\n{subcommands}\n{options}\n",
            "{about}\n\nUsage: {usage}\n\nArguments, commands and options:\n{positionals}\n{subcommands}\n{options}\n",
        ))
        .about(t.say(
            "Points de situation hors ligne pour les rencontres tripartites de commandants",
            "Offline briefings for tripartite commander meetings",
        ))
        .arg(help.help(t.say("cette aide", "this help")))
        .arg(version.help(t.say("la version", "the version")))
        .arg(folder(t, "path"))
        .args(options(t))
        .subcommands([present(t), room(t), check(t), explain(t), new(t), fmt(t), show(t), export(t), journal(t)])
        .subcommand(Command::new("keys").about(t.say("les touches", "the keys")))
        .subcommand(reference(t))
        .subcommand(completions(t))
        .subcommand(Command::new("man").about(t.say("la page de manuel, pour man -l", "the manual page, for man -l")))
        .mut_subcommands(|sub| {
            if sub.has_subcommands() { sub } else { sub.help_template(subcommand_help(t)) }
        })
}

/// A briefing to open.
fn folder(t: Say, id: &'static str) -> Arg {
    Arg::new(id).value_name("PATH").value_parser(clap::value_parser!(PathBuf)).help(t.say(
        "dossier de fichiers .ron, bibliothèque ou fichier",
        "a folder of .ron files, a library of folders, or a file",
    ))
}

/// Options of every command.
fn options(t: Say) -> [Arg; 6] {
    let option = |id: &'static str| Arg::new(id).long(id).global(true);
    [
        option("lang")
            .value_name("LANG")
            .value_parser(["fr", "en"])
            .help(t.say("langue : fr ou en", "language: fr or en")),
        option("now")
            .value_name("TIME")
            .help(t.say("calculer comme à cette date", "compute everything as of this time")),
        option("for").value_name("NATIONS").help(t.say(
            "qui est dans la salle, par exemple SEN,MLI,MRT",
            "who is in the room, for example SEN,MLI,MRT",
        )),
        option("theme")
            .value_name("THEME")
            .value_parser(["dark", "light", "contrast", "mono"])
            .help(t.say("thème", "theme")),
        option("ascii").action(ArgAction::SetTrue).help(t.say("signes ASCII seulement", "ASCII signs only")),
        option("no-mouse")
            .action(ArgAction::SetTrue)
            .help(t.say("laisser la souris au terminal", "leave the mouse to the terminal")),
    ]
}

fn present(t: Say) -> Command {
    let rehearse = Arg::new("rehearse").long("rehearse").action(ArgAction::SetTrue).help(t.say(
        "répéter : les durées sont prises, rien n'est au procès-verbal",
        "rehearse: timings are taken, nothing is for the minutes",
    ));
    Command::new("present")
        .about(t.say("la console de présentation d'une réunion", "the console to present a meeting with"))
        .args([folder(t, "folder"), rehearse])
}

fn room(t: Say) -> Command {
    Command::new("room")
        .about(t.say(
            "l'écran de la salle, qui suit la console",
            "the screen of the room, which follows the console",
        ))
        .arg(folder(t, "folder"))
}

fn check(t: Say) -> Command {
    Command::new("check")
        .about(t.say("toutes les erreurs des fichiers", "every mistake in the files"))
        .args([
        Arg::new("paths").action(ArgAction::Append).num_args(0..).value_parser(clap::value_parser!(PathBuf)),
        Arg::new("format")
            .long("format")
            .value_parser(["full", "short", "json"])
            .default_value("full")
            .help(t.say(
            "full : avec les lignes ; short : une ligne par erreur, pour un éditeur ; json : pour un outil",
            "full: with the lines; short: a line a mistake, for editors; json: for tools",
        )),
        Arg::new("deny")
            .long("deny")
            .value_parser(["warnings"])
            .help(t.say("les avertissements comptent comme des erreurs", "warnings count as errors")),
        Arg::new("only").long("only").value_name("CODES").help(t.say(
            "ces codes ou familles seulement, par exemple STR,PAT-003",
            "only these codes or families, for example STR,PAT-003",
        )),
        switch("all", t.say("tout montrer, sans regrouper", "show all of them, without grouping")),
        switch("fix", t.say("corriger ce qui peut l'être sans risque", "mend what is safe to mend")),
        switch("dry-run", t.say("avec --fix : montrer sans écrire", "with --fix: show it, write nothing"))
            .requires("fix"),
        color(t),
    ])
}

fn explain(t: Say) -> Command {
    Command::new("explain")
        .about(t.say(
            "ce que veut dire un code de check, ou la liste des codes",
            "what a code of check means, or the list of codes",
        ))
        .args([
            Arg::new("code").value_name("CODE").help(t.say("un code ou une famille", "a code or a family")),
            color(t),
        ])
}

/// An option without a value.
fn switch(id: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(id).action(ArgAction::SetTrue).help(help)
}

/// When to write colours.
fn color(t: Say) -> Arg {
    Arg::new("color")
        .long("color")
        .value_parser(["auto", "always", "never"])
        .default_value("auto")
        .help(t.say("couleurs", "colours"))
}

fn reference(t: Say) -> Command {
    let record = Arg::new("record").value_name("RECORD").help(t.say(
        "une fiche (incidents, patrols…), ou file, scenes, forms, thresholds",
        "a record (incidents, patrols…), or file, scenes, forms, thresholds",
    ));
    let format = Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .value_parser(["text", "markdown"])
        .default_value("text")
        .help(t.say("texte de 80 colonnes ou Markdown", "text of 80 columns, or Markdown"));
    Command::new("reference")
        .about(t.say("les champs de chaque fiche", "the fields of every record"))
        .args([record, format])
}

fn new(t: Say) -> Command {
    let dir = Arg::new("dir")
        .value_name("DIR")
        .required(true)
        .value_parser(clap::value_parser!(PathBuf))
        .help(t.say("le dossier à créer", "the folder to make"));
    let previous = Arg::new("previous")
        .long("previous")
        .value_name("DIR")
        .value_parser(clap::value_parser!(PathBuf))
        .help(t.say(
            "la réunion d'avant : numéro, hôte, période et actions ouvertes en viennent",
            "the meeting before: number, host, period and open actions come from it",
        ));
    let member = |id: &'static str| {
        Arg::new(id).long(id).value_name("NATION").value_parser(["SEN", "MLI", "MRT"]).ignore_case(true)
    };
    let nation =
        member("nation").help(t.say("qui écrit ; sans cela, l'hôte", "who writes; the host otherwise"));
    let host =
        member("host").help(t.say("qui reçoit ; sans cela, à tour de rôle", "who hosts; in turn otherwise"));
    let date = Arg::new("date").long("date").value_name("DATE").help(t.say(
        "premier jour, par exemple 2026-03-10 ; sans cela, le jour convenu, ou dans quatre semaines",
        "first day, such as 2026-03-10; otherwise the day agreed, or four weeks from now",
    ));
    Command::new("new")
        .about(
            t.say("commencer le briefing de la prochaine réunion", "begin the briefing of the next meeting"),
        )
        .args([dir, previous, nation, date, host])
}

fn completions(t: Say) -> Command {
    let shell = Arg::new("shell")
        .value_name("SHELL")
        .required(true)
        .value_parser(super::completions::SHELLS)
        .help(t.say("le shell", "the shell"));
    Command::new("completions").about(t.say("ce qu'un shell complète", "what a shell completes")).arg(shell)
}

fn fmt(t: Say) -> Command {
    Command::new("fmt")
        .about(t.say("mettre des fichiers en forme, commentaires gardés", "format files, comments kept"))
        .args([
            Arg::new("paths")
                .value_name("PATH")
                .action(ArgAction::Append)
                .num_args(0..)
                .value_parser(clap::value_parser!(PathBuf))
                .help(t.say(
                    "fichier, dossier ou bibliothèque ; - lit l'entrée standard",
                    "a file, a folder or a library; - reads standard input",
                )),
            Arg::new("check").long("check").action(ArgAction::SetTrue).help(
                t.say("ne rien écrire, dire ce qui changerait", "write nothing, say what would change"),
            ),
        ])
}

fn show(t: Say) -> Command {
    Command::new("show")
        .about(t.say(
            "un volet, une fiche, un graphique ou une vue en texte",
            "a pane, a record, a chart or a view as plain text",
        ))
        .arg(Arg::new("args").required(true).num_args(1..=3).value_name("[PATH] WHAT").help(t.say(
            "overview, agenda, incidents…, l'identifiant d'une fiche, une vue comme 4.1, ou chart months",
            "overview, agenda, incidents…, the id of a record, a view such as 4.1, or chart months",
        )))
}

fn export(t: Say) -> Command {
    let what = Arg::new("args").required(true).num_args(1..=3).value_name("[PATH] WHAT").help(t.say(
        "overview, incidents…, une fiche, une vue comme 4.1, ou chart months",
        "overview, incidents…, a record, a view such as 4.1, or chart months",
    ));
    let size = Arg::new("size")
        .long("size")
        .value_name("COLSxROWS")
        .help(t.say("taille en cellules, 120x36 sans cela", "size in cells, 120x36 otherwise"));
    let out = Arg::new("out")
        .long("out")
        .value_name("FILE")
        .value_parser(clap::value_parser!(PathBuf))
        .help(t.say("le fichier ; sans cela, la sortie standard", "the file; standard output otherwise"));
    let force = Arg::new("force")
        .long("force")
        .action(ArgAction::SetTrue)
        .help(t.say("remplacer le fichier qui existe", "replace a file that is there"));
    Command::new("export")
        .about(t.say("ce qui sort du programme", "what leaves the program"))
        .help_template(group_help(t))
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommand(
            Command::new("svg")
                .about(t.say(
                    "un écran, une fiche, une vue ou un graphique en image",
                    "a screen, a record, a view or a chart as a picture",
                ))
                .args([what, size, out, force]),
        )
        .mut_subcommands(|sub| sub.help_template(subcommand_help(t)))
}

fn journal(t: Say) -> Command {
    let path = Arg::new("journal")
        .value_name("PATH|JOURNAL")
        .value_parser(clap::value_parser!(PathBuf))
        .help(t.say(
            "un briefing, dont on cherche le journal, ou un journal",
            "a briefing, whose journal is looked for, or a journal",
        ));
    let rehearsal = Arg::new("rehearsal")
        .long("rehearsal")
        .action(ArgAction::SetTrue)
        .help(t.say("le journal de la répétition", "the journal of the rehearsal"));
    let all = Arg::new("all").long("all").action(ArgAction::SetTrue).help(t.say(
        "tout, pour le propriétaire du fichier : privé, retiré et corrigé aussi",
        "everything, for the owner of the file: private, withdrawn and corrected too",
    ));
    Command::new("journal")
        .about(t.say("ce que la réunion a consigné", "what the meeting recorded"))
        .help_template(group_help(t))
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommand(
            Command::new("show")
                .about(t.say("ce qui est consigné, en texte", "the entries, as text"))
                .args([path.clone(), all, rehearsal.clone()]),
        )
        .subcommand(
            Command::new("verify")
                .about(t.say("si chaque ligne tient", "whether every line holds"))
                .args([path.clone(), rehearsal.clone()]),
        )
        .subcommand(
            Command::new("timings")
                .about(t.say("prévu et réel, point par point", "planned against actual, item by item"))
                .args([path, rehearsal]),
        )
        .mut_subcommands(|sub| sub.help_template(subcommand_help(t)))
}

/// How the help of a command with commands of its own is laid out.
fn group_help(t: Say) -> &'static str {
    t.say(
        "{about}\n\nUsage : {usage}\n\n{subcommands}\n{options}\n",
        "{about}\n\nUsage: {usage}\n\n{subcommands}\n{options}\n",
    )
}

/// How the help of a command is laid out.
fn subcommand_help(t: Say) -> &'static str {
    t.say(
        "{about}\n\nUsage : {usage}\n\n{positionals}\n{options}\n",
        "{about}\n\nUsage: {usage}\n\n{positionals}\n{options}\n",
    )
}
