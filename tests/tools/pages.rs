//! `reference`, `man` and `completions` say what the program does.

use std::path::Path;

use clap::Command;
use tribrief::cli::{command, completions, man, reference};
use tribrief::look::measure::width;
use tribrief::model::lang::Lang;
use tribrief::model::meaning::{ANY, MEANINGS};
use tribrief::model::table::{Header, Kind};
use tribrief::model::value::{Group, GroupSpec, TypeSpec};
use tribrief::source::{HEAD, IDENTITY};

use super::command::tribrief;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every group of fields that a file may hold.
fn groups() -> Vec<&'static GroupSpec> {
    fn inner(group: &'static GroupSpec, all: &mut Vec<&'static GroupSpec>) {
        all.push(group);
        for field in group.fields {
            match field.ty {
                TypeSpec::Group(group) => inner(group, all),
                TypeSpec::Choice(groups) => groups.iter().for_each(|group| inner(group, all)),
                _ => {}
            }
        }
    }
    let mut all = Vec::new();
    for kind in Kind::ALL {
        inner(kind.spec(), &mut all);
    }
    inner(const { &HEAD }, &mut all);
    inner(&IDENTITY, &mut all);
    inner(const { &<Header as Group>::SPEC }, &mut all);
    all
}

#[test]
fn the_reference_has_every_record_field_and_word() {
    for lang in ["fr", "en"] {
        let page = tribrief(root(), &["reference", "--lang", lang]);
        assert_eq!(page.code, Some(0));
        let out = page.out();
        for line in out.lines() {
            assert!(width(line) <= 80, "{} columns: {line}", width(line));
        }
        let words: std::collections::HashSet<&str> = out.split_whitespace().collect();
        for group in groups() {
            for field in group.fields {
                let last = |word: &&&str| word.rsplit('.').next() == Some(field.name);
                assert!(words.iter().find(last).is_some(), "{} of {} in {lang}", field.name, group.name);
                if let TypeSpec::Word(spec) = field.ty {
                    assert!(words.contains(spec.name), "{}", spec.name);
                    spec.variants.iter().for_each(|(word, _)| assert!(words.contains(word), "{word}"));
                }
            }
        }
    }
}

#[test]
fn meanings_belong_to_fields_that_are_there() {
    let all = groups();
    for (group, field, meaning) in MEANINGS {
        let there = all.iter().any(|known| {
            (*group == ANY || known.name == *group) && known.fields.iter().any(|f| f.name == *field)
        });
        assert!(there, "{group}.{field}");
        assert!(!meaning.fr.is_empty() && !meaning.en.is_empty());
    }
}

#[test]
fn one_part_is_printed_and_a_slip_is_met_with_a_guess() {
    let page = tribrief(root(), &["reference", "incidents", "--lang", "en"]).out();
    assert!(page.starts_with("incidents\n") && page.contains("position_precision"), "{page}");
    assert_eq!(
        tribrief(root(), &["reference", "Incident", "--lang", "fr"]).out(),
        tribrief(root(), &["reference", "incidents", "--lang", "fr"]).out()
    );
    let slip = tribrief(root(), &["reference", "incidnets", "--lang", "en"]);
    assert_eq!(slip.code, Some(2));
    assert!(slip.err().contains("did you mean \"incidents\"?"), "{}", slip.err());
    let nothing = tribrief(root(), &["reference", "\u{1b}[31m", "--lang", "en"]);
    assert!(nothing.code == Some(2) && !nothing.err().contains('\u{1b}'));
    let markdown = tribrief(root(), &["reference", "--format", "markdown"]).out();
    assert_eq!(markdown, reference::markdown(&reference::parts()));
}

/// Every command that can be given, with those it stands in.
fn commands(command: &Command, before: &str, all: &mut Vec<(String, Command)>) {
    for sub in command.get_subcommands() {
        let name = format!("{before} {}", sub.get_name());
        if sub.has_subcommands() { commands(sub, &name, all) } else { all.push((name, sub.clone())) }
    }
}

#[test]
fn the_manual_names_every_command_and_option() {
    for lang in [Lang::Fr, Lang::En] {
        let page = man::page(lang).replace("\\-", "-");
        let command = command::command(lang);
        let mut all = Vec::new();
        commands(&command, "tribrief", &mut all);
        assert!(all.len() > 10);
        for (name, sub) in &all {
            let head = format!("\\fB{name}\\fR");
            let list =
                page.find(if lang == Lang::Fr { ".SH COMMANDES" } else { ".SH COMMANDS" }).unwrap_or(0);
            let page = &page[list..];
            let at = page.find(&head).unwrap_or_else(|| panic!("{head} in {page}"));
            let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(page.contains(&about.replace('\'', "\\*(Aq")) || page.contains(&about), "{about}");
            let rest = &page[at + head.len()..];
            let own = rest.split("\\fBtribrief ").next().unwrap_or_default();
            for option in sub.get_opts() {
                let option = format!("--{}", option.get_long().unwrap_or_default());
                assert!(own.contains(&option), "{option} of {name} in {own}");
            }
        }
        for option in command.get_opts() {
            assert!(page.contains(&format!("--{}", option.get_long().unwrap_or_default())));
        }
        let heads =
            [("NOM", "NAME"), ("COMMANDES", "COMMANDS"), ("TOUCHES", "KEYS"), ("EXEMPLES", "EXAMPLES")];
        for (fr, en) in heads {
            assert!(page.contains(&format!(".SH {}", if lang == Lang::Fr { fr } else { en })));
        }
        assert!(!page.contains('\u{1b}'));
    }
}

#[test]
fn examples_of_the_manual_are_commands() {
    let page = man::page(Lang::En).replace("\\-", "-");
    let examples = page.split(".SH EXAMPLES").nth(1).unwrap_or_default();
    assert!(examples.matches("\\fBtribrief").count() > 5, "{examples}");
    for line in examples.lines() {
        let Some(example) = line.strip_prefix("\\fBtribrief ").and_then(|rest| rest.strip_suffix("\\fR"))
        else {
            continue;
        };
        let words = example.split(['|', '>']).next().unwrap_or_default().split_whitespace();
        let parsed =
            command::command(Lang::En).try_get_matches_from(std::iter::once("tribrief").chain(words));
        let missing = |error: &clap::Error| error.kind() == clap::error::ErrorKind::MissingRequiredArgument;
        assert!(parsed.as_ref().err().is_none_or(missing), "{example}: {parsed:?}");
    }
}

#[test]
fn every_shell_completes_every_command_and_code() {
    for shell in completions::SHELLS {
        let script = completions::script(shell, Lang::En).unwrap_or_default();
        for word in ["present", "journal", "timings", "reference", "--previous", "--rehearse"] {
            assert!(script.contains(word.trim_start_matches('-')), "{word} for {shell}");
        }
    }
    assert_eq!(completions::script("cmd", Lang::En), None);
    assert_eq!(tribrief(root(), &["completions", "tcsh"]).code, Some(2));
    assert_eq!(
        tribrief(root(), &["completions", "bash"]).out(),
        completions::script("bash", Lang::En).unwrap_or_default()
    );
}
