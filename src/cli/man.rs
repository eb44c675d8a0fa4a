//! `tribrief man`: the manual page, from the command line, the keymap and what stands here.

use clap::{Arg, ArgAction, Command};
use roff::{Inline, Roff, bold, italic, roman};

use super::{command, keys};
use crate::model::lang::Lang;

/// The manual page in `lang`, for `man -l`.
#[must_use]
pub fn page(lang: Lang) -> String {
    let command = command::command(lang);
    let mut page = Page { roff: Roff::new(), lang };
    let version = format!("tribrief {}", env!("CARGO_PKG_VERSION"));
    page.roff.control("TH", ["TRIBRIEF", "1", "", version.as_str(), page.say("Manuel", "Manual")]);
    page.head("NOM", "NAME");
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    page.roff.text([roman(format!("tribrief - {about}"))]);
    page.head("SYNOPSIS", "SYNOPSIS");
    page.synopsis(&command);
    page.head("DESCRIPTION", "DESCRIPTION");
    page.prose(DESCRIPTION);
    page.head("COMMANDES", "COMMANDS");
    for sub in command.get_subcommands() {
        page.command("tribrief", sub);
    }
    page.head("OPTIONS", "OPTIONS");
    command.get_arguments().filter(|arg| !arg.is_positional()).for_each(|arg| page.option(arg));
    page.head("TOUCHES", "KEYS");
    page.keys();
    page.head("FICHIERS", "FILES");
    page.terms(FILES);
    page.head("ENVIRONNEMENT", "ENVIRONMENT");
    page.terms(ENVIRONMENT);
    page.head("CODE DE RETOUR", "EXIT STATUS");
    page.terms(EXIT);
    page.head("EXEMPLES", "EXAMPLES");
    page.terms(EXAMPLES);
    page.roff.render()
}

/// French, English.
type Words = (&'static str, &'static str);

const DESCRIPTION: &[Words] = &[
    (
        "Le programme lit les fichiers RON que trois états-majors écrivent, et en tire l'ordre du jour, la carte, les tableaux, les graphiques et le procès-verbal, pour les nations qui sont dans la salle. Il n'ouvre aucune connexion.",
        "The program reads the RON files that three staffs write and computes agenda, map, tables, charts and minutes from them, for the nations that are in the room. It opens no connection.",
    ),
    (
        "PATH est un dossier de fichiers .ron, un fichier, ou une bibliothèque de tels dossiers, dont la rencontre la plus récente est ouverte. Sans PATH, le dossier « briefings » du dossier courant, sinon l'exemple que le programme porte en lui.",
        "PATH is a folder of .ron files, a file, or a library of such folders, of which the latest meeting is opened. Without PATH, the folder \"briefings\" of the current folder, otherwise the sample that the program carries.",
    ),
];

const FILES: &[(&str, Words)] = &[
    (
        "*.ron",
        ("les fichiers d'un briefing, un par contributeur", "the files of a briefing, one a contributor"),
    ),
    (
        "<meeting>.journal",
        (
            "ce que la réunion a consigné, à côté du briefing",
            "what the meeting recorded, beside the briefing",
        ),
    ),
    (
        "$XDG_STATE_HOME/tribrief",
        (
            "la langue, le thème, la dernière place ; les journaux de dossiers en lecture seule",
            "language, theme, last place; journals of read-only folders",
        ),
    ),
    (
        "$XDG_RUNTIME_DIR/tribrief",
        ("où la console et l'écran de la salle se rejoignent", "where console and room screen meet"),
    ),
];

const ENVIRONMENT: &[(&str, Words)] = &[
    ("LC_ALL, LC_MESSAGES, LANG", ("la langue, sans --lang", "the language, without --lang")),
    ("NO_COLOR", ("sans couleur si elle n'est pas vide", "without colour unless empty")),
    ("COLORTERM, TERM", ("le nombre de couleurs et de signes", "how many colours and signs")),
    (
        "XDG_STATE_HOME, XDG_RUNTIME_DIR, HOME",
        ("où sont les fichiers ci-dessus", "where the files above are"),
    ),
];

const EXIT: &[(&str, Words)] = &[
    ("0", ("tout va bien", "all is well")),
    (
        "1",
        (
            "des erreurs sous check, un fichier laissé ou à mettre en forme sous fmt, un journal qui ne tient pas",
            "errors under check, a file left or to be formatted under fmt, a journal that does not hold",
        ),
    ),
    ("2", ("la commande n'a pas pu s'exécuter", "the command could not run")),
];

const EXAMPLES: &[(&str, Words)] = &[
    ("tribrief", ("ouvrir le bureau de lecture", "open the reading desk")),
    (
        "tribrief new 2026-04-selibaby --previous 2025-10-tambacounda",
        ("commencer le briefing de la prochaine rencontre", "begin the briefing of the next meeting"),
    ),
    ("tribrief check 2026-04-selibaby", ("toutes les erreurs des fichiers", "every mistake in the files")),
    ("tribrief fmt 2026-04-selibaby", ("mettre les fichiers en forme", "format the files")),
    ("tribrief present 2026-04-selibaby", ("présenter la réunion", "present the meeting")),
    (
        "tribrief show incidents --for SEN,MLI",
        ("les incidents que ces nations peuvent voir", "the incidents that these nations may see"),
    ),
    ("tribrief man --lang fr | man -l -", ("cette page en français", "this page in French")),
    (
        "tribrief completions bash > ~/.local/share/bash-completion/completions/tribrief",
        ("compléter les commandes dans bash", "complete commands in bash"),
    ),
];

/// The page in the making.
struct Page {
    roff: Roff,
    lang: Lang,
}

impl Page {
    fn say(&self, fr: &'static str, en: &'static str) -> &'static str {
        if self.lang == Lang::Fr { fr } else { en }
    }

    fn head(&mut self, fr: &'static str, en: &'static str) {
        let head = self.say(fr, en);
        self.roff.control("SH", [head]);
    }

    fn prose(&mut self, paragraphs: &[Words]) {
        for (fr, en) in paragraphs {
            let text = if self.lang == Lang::Fr { fr } else { en };
            self.roff.control("PP", []);
            self.roff.text([roman(*text)]);
        }
    }

    fn term(&mut self, term: Vec<Inline>, words: &str) {
        self.roff.control("TP", []);
        self.roff.text(term);
        self.roff.text([roman(words)]);
    }

    fn terms(&mut self, rows: &[(&'static str, Words)]) {
        for (term, (fr, en)) in rows {
            let words = if self.lang == Lang::Fr { fr } else { en };
            self.term(vec![bold(*term)], words);
        }
    }

    fn synopsis(&mut self, command: &Command) {
        self.roff.text([
            bold("tribrief"),
            roman(" ["),
            italic("OPTIONS"),
            roman("] ["),
            italic("PATH"),
            roman("]"),
        ]);
        for sub in command.get_subcommands() {
            self.roff.control("br", []);
            let mut line = vec![bold(format!("tribrief {}", sub.get_name()))];
            if sub.has_subcommands() {
                let inner: Vec<&str> = sub.get_subcommands().map(Command::get_name).collect();
                line.push(roman(format!(" {}", inner.join(" | "))));
            }
            if sub.get_arguments().any(|arg| !arg.is_global_set()) {
                line.push(roman(" …"));
            }
            self.roff.text(line);
        }
    }

    /// A command with its arguments, and the commands it has.
    fn command(&mut self, before: &str, command: &Command) {
        let name = format!("{before} {}", command.get_name());
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        if command.has_subcommands() {
            for inner in command.get_subcommands() {
                self.command(&name, inner);
            }
            return;
        }
        let mut head = vec![bold(name)];
        for arg in command.get_positionals() {
            head.push(roman(" "));
            head.push(italic(value_name(arg)));
        }
        self.term(head, &about);
        let own = command.get_arguments().filter(|arg| !arg.is_global_set());
        let own: Vec<&Arg> = own.filter(|arg| arg.get_help().is_some() || !arg.is_positional()).collect();
        if own.is_empty() {
            return;
        }
        self.roff.control("RS", []);
        for arg in own {
            self.option(arg);
        }
        self.roff.control("RE", []);
    }

    fn option(&mut self, arg: &Arg) {
        let mut term = Vec::new();
        if arg.is_positional() {
            term.push(italic(value_name(arg)));
        } else {
            if let Some(short) = arg.get_short() {
                term.push(bold(format!("-{short}")));
                term.push(roman(", "));
            }
            term.push(bold(format!("--{}", arg.get_long().unwrap_or_default())));
            if arg.get_action().takes_values() {
                term.push(roman(" "));
                term.push(italic(value_name(arg)));
            }
        }
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        let values: Vec<String> = if arg.is_hide_possible_values_set() {
            Vec::new()
        } else {
            arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect()
        };
        let values = match values.len() {
            0 => String::new(),
            _ if !arg.get_action().takes_values() => String::new(),
            _ => format!(" ({})", values.join(", ")),
        };
        self.term(term, &format!("{help}{values}"));
    }

    /// The keys of every place, from the table that dispatches them.
    fn keys(&mut self) {
        for (head, rows) in keys::lists(self.lang) {
            self.roff.control("SS", [head]);
            for (keys, words) in rows {
                self.term(vec![bold(keys)], words);
            }
        }
    }
}

/// What stands for the value of an argument in the help.
fn value_name(arg: &Arg) -> String {
    let name = arg.get_value_names().and_then(|names| names.first());
    let name = name.map_or_else(|| arg.get_id().as_str().to_uppercase(), ToString::to_string);
    let optional = arg.is_positional() && !arg.is_required_set() && !name.contains('[');
    let many = if matches!(arg.get_action(), ArgAction::Append) { "…" } else { "" };
    if optional { format!("[{name}]{many}") } else { format!("{name}{many}") }
}
