//! `tribrief completions`: what a shell completes, from the command line as it is described.

use clap::Command;
use clap::builder::PossibleValuesParser;
use clap_complete::{Shell, generate};

use super::command;
use crate::check;
use crate::model::lang::Lang;

/// The script for `shell`, a name of [`SHELLS`], with its help in `lang`; `None` for another shell.
#[must_use]
pub fn script(shell: &str, lang: Lang) -> Option<String> {
    let shell: Shell = shell.parse().ok()?;
    let mut command = with_codes(command::command(lang));
    let mut out = Vec::new();
    generate(shell, &mut command, "tribrief", &mut out);
    String::from_utf8(out).ok()
}

/// Names of the shells.
pub const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "powershell", "elvish"];

/// Arguments that take the code of a check complete to every code there is.
fn with_codes(command: Command) -> Command {
    let codes: Vec<&'static str> = check::all().map(|check| check.code).collect();
    command.mut_subcommands(|sub| {
        sub.mut_args(|arg| {
            let named = arg.get_value_names().and_then(|names| names.first());
            if named.is_some_and(|name| name.starts_with("CODE")) {
                arg.value_parser(PossibleValuesParser::new(codes.clone()))
            } else {
                arg
            }
        })
    })
}
