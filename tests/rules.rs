//! The house rules of `architecture.md`, held by reading the sources and the tables.
#![allow(clippy::disallowed_methods, reason = "tests read the sources and start the program")]

mod common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use common::command;
use tribrief::analysis::pane::Pane;
use tribrief::app::keymap::{Group, KEYMAP};
use tribrief::check;
use tribrief::look::measure::width;
use tribrief::model::record::IncidentKind;
use tribrief::model::table::{Header, Kind};
use tribrief::model::value::{Group as _, GroupSpec, Pair, TypeSpec, Value, WordSpec};
use tribrief::source::SAMPLE_FILES;

/// What each floor may look at; a name with `::` is that part of the floor only.
const FLOORS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("look", &["model::lang", "model::safe_text"]),
    ("syntax", &["model::diagnostic", "model::span", "model::safe_text"]),
    ("check", &["model", "look", "map", "analysis", "source"]),
    ("map", &["model", "look"]),
    ("analysis", &["model", "look", "map", "journal"]),
    ("source", &["syntax", "model"]),
    ("exchange", &["model", "source"]),
    ("journal", &["model"]),
    ("report", &["model", "look", "analysis", "map", "journal"]),
    ("app", &["model", "look", "analysis", "check", "map", "source", "report", "journal"]),
    ("view", &["model", "look", "analysis", "check", "app", "map", "report", "journal"]),
    (
        "shell",
        &[
            "model", "look", "analysis", "check", "app", "map", "view", "source", "journal", "exchange",
            "report",
        ],
    ),
    (
        "cli",
        &[
            "model", "look", "analysis", "check", "app", "map", "view", "source", "journal", "exchange",
            "report", "shell", "syntax",
        ],
    ),
];

/// Longest file, in lines.
const LONGEST: usize = 500;

/// What touches the world, and so stands in `shell`, `cli` and one file of `source` only.
const WORLD: [&str; 13] = [
    "std::fs",
    "std::env::",
    "env::var",
    "env::args",
    "std::process",
    "std::net",
    "Instant::now",
    "SystemTime",
    "Utc::now",
    "Local::now",
    "io::stdout",
    "io::stderr",
    "println!",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Rust files below `folder`, in order.
fn sources(folder: &str) -> Vec<PathBuf> {
    fn gather(folder: &Path, all: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                gather(&path, all);
            } else if path.extension().is_some_and(|end| end == "rs") {
                all.push(path);
            }
        }
    }
    let mut all = Vec::new();
    gather(&root().join(folder), &mut all);
    all.sort();
    assert!(all.len() > 5, "{folder} is read");
    all
}

/// Path below `src`, with `/` everywhere.
fn name(path: &Path) -> String {
    let inner = path.strip_prefix(root().join("src")).unwrap_or(path);
    inner.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn floor(path: &Path) -> String {
    name(path).split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned()
}

/// The lines that are built into the program, without comments and without tests.
fn code(path: &Path) -> Vec<(usize, String)> {
    if name(path).ends_with("tests.rs") || name(path).contains("/tests/") {
        return Vec::new();
    }
    let text = std::fs::read_to_string(path).expect("a source");
    let end = ["#[cfg(test)]\nmod tests {", "#[cfg(all(test, unix))]\nmod tests {"]
        .iter()
        .filter_map(|head| text.find(head))
        .min()
        .unwrap_or(text.len());
    let lines = text[..end].lines().enumerate();
    lines.map(|(at, line)| (at + 1, line.split("//").next().unwrap_or_default().to_owned())).collect()
}

/// Parts of the project a file names: `model::lang` of `use crate::model::lang::Lang`.
fn named(path: &Path) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let lines = code(path);
    let whole = lines.iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>().join("\n");
    for (at, _) in whole.match_indices("crate::") {
        // `$crate::` of a macro is the same crate; `extern_crate::` is another one.
        let before = whole[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let line = whole[..at].matches('\n').count() + 1;
        let rest = &whole[at + "crate::".len()..];
        for part in heads(rest) {
            found.push((line, part));
        }
    }
    found
}

/// The first two steps of a path, or of every path in braces.
fn heads(rest: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(list) = rest.strip_prefix('{') else {
        let first = word(rest);
        let after = &rest[first.len()..];
        let Some(inner) = after.strip_prefix("::") else { return vec![first] };
        let Some(list) = inner.strip_prefix('{') else { return vec![format!("{first}::{}", word(inner))] };
        return members(list).into_iter().map(|member| format!("{first}::{}", word(&member))).collect();
    };
    members(list).iter().flat_map(|member| heads(member)).collect()
}

/// Members of a list in braces, its opening brace taken off.
fn members(list: &str) -> Vec<String> {
    let (mut depth, mut all, mut now) = (0, Vec::new(), String::new());
    for c in list.chars() {
        match c {
            '}' if depth == 0 => break,
            ',' if depth == 0 => all.push(std::mem::take(&mut now)),
            _ => {
                depth += i32::from(c == '{') - i32::from(c == '}');
                now.push(c);
            }
        }
    }
    all.push(now);
    all.iter().map(|member| member.trim().to_owned()).filter(|member| !member.is_empty()).collect()
}

#[test]
fn paths_are_read_right() {
    assert_eq!(heads("model::lang::Lang;"), ["model::lang"]);
    assert_eq!(heads("{model::{Kind, room::Room}, look};"), ["model::Kind", "model::room", "look"]);
    assert_eq!(heads("model;"), ["model"]);
}

#[test]
fn each_floor_looks_only_down() {
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for path in sources("src").iter().filter(|path| name(path) != "lib.rs" && name(path) != "main.rs") {
        let own = floor(path);
        let Some((_, allowed)) = FLOORS.iter().find(|(known, _)| *known == own) else {
            wrong.push(format!("{}: floor {own} is not in the table", name(path)));
            continue;
        };
        seen.insert(own.clone());
        for (line, part) in named(path) {
            let target = part.split("::").next().unwrap_or_default();
            let fine = target == own || allowed.iter().any(|known| *known == target || part == *known);
            if !fine && FLOORS.iter().any(|(known, _)| *known == target) {
                wrong.push(format!("{}:{line}: {own} looks at {part}", name(path)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen.len() >= 9, "{seen:?}");
}

#[test]
fn only_the_outer_floors_touch_the_world() {
    let outside =
        |name: &str| name.starts_with("shell") || name.starts_with("cli") || name == "source/disk.rs";
    let touching = |path: &PathBuf| -> Vec<String> {
        let lines = code(path);
        let found = lines.iter().filter(|(_, line)| WORLD.iter().any(|word| line.contains(word)));
        found.map(|(line, text)| format!("{}:{line}: {}", name(path), text.trim())).collect()
    };
    let all = sources("src");
    let wrong: Vec<String> = all.iter().filter(|path| !outside(&name(path))).flat_map(touching).collect();
    // The program starts in one place.
    let wrong: Vec<&String> = wrong.iter().filter(|line| !line.starts_with("main.rs")).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(all.iter().filter(|path| outside(&name(path))).any(|path| !touching(path).is_empty()), "control");
}

#[test]
fn no_file_is_too_long() {
    let all = sources("src").into_iter().chain(sources("tests"));
    let count = |path: &PathBuf| std::fs::read_to_string(path).expect("a source").lines().count();
    let long: Vec<String> = all
        .filter(|path| count(path) > LONGEST)
        .map(|path| format!("{}: {}", path.display(), count(&path)))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn colours_stand_in_look_alone() {
    // The pen writes the colours of cells as bytes; it chooses none.
    let allowed = |name: &str| name.starts_with("look/") || name == "shell/pen.rs";
    let mut wrong = Vec::new();
    for path in sources("src").iter().filter(|path| !allowed(&name(path))) {
        let found = code(path)
            .into_iter()
            .filter(|(_, line)| line.contains("Color::") || line.contains("style::Style"));
        wrong.extend(found.map(|(line, text)| format!("{}:{line}: {}", name(path), text.trim())));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn letters_are_read_in_two_files_only() {
    let allowed = ["app/keys.rs", "app/update/typing.rs"];
    let mut wrong = Vec::new();
    for path in sources("src").iter().filter(|path| !allowed.contains(&name(path).as_str())) {
        let found = code(path).into_iter().filter(|(_, line)| line.contains("KeyCode::"));
        wrong.extend(found.map(|(line, text)| format!("{}:{line}: {}", name(path), text.trim())));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_sample_is_the_folder() {
    let mut on_disk = Vec::new();
    for folder in std::fs::read_dir(root().join("briefings")).expect("briefings").flatten() {
        for file in std::fs::read_dir(folder.path()).expect("a briefing").flatten() {
            let names =
                [folder.file_name(), file.file_name()].map(|name| name.to_string_lossy().into_owned());
            on_disk.push((names, std::fs::read(file.path()).expect("a file")));
        }
    }
    on_disk.sort();
    let carried: Vec<([String; 2], Vec<u8>)> = SAMPLE_FILES
        .iter()
        .map(|(folder, file, text)| ([(*folder).to_owned(), (*file).to_owned()], text.to_vec()))
        .collect();
    let names =
        |all: &[([String; 2], Vec<u8>)]| all.iter().map(|(names, _)| names.clone()).collect::<Vec<_>>();
    assert_eq!(names(&carried), names(&on_disk));
    assert!(carried == on_disk, "the program carries other text than the folder holds");
}

#[test]
fn the_briefings_have_no_mistakes_but_those_that_are_known() {
    let checked = command::tribrief(root(), &["check", "briefings", "--format", "short", "--lang", "en"]);
    let out = checked.out();
    let found = out.lines().filter(|line| line.contains(": warning["));
    let found: Vec<&str> = found.map(|line| line.strip_prefix("briefings/").unwrap_or(line)).collect();
    let known = std::fs::read_to_string(root().join("tests/data/warnings.txt")).expect("the list");
    let known: Vec<&str> = known.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(found, known, "warnings, against tests/data/warnings.txt");
    assert_eq!(checked.code, Some(0), "{out}{}", checked.err());
    assert!(out.lines().last().is_some_and(|line| line.starts_with("0 errors")), "{out}");
}

/// Codes of checks that a text names in quotes: `"STR-002"`.
fn named_codes(text: &str) -> BTreeSet<&str> {
    let is_code = |part: &&str| {
        part.split_once('-').is_some_and(|(family, number)| {
            (2..=4).contains(&family.len())
                && family.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
                && number.len() == 3
                && number.bytes().all(|b| b.is_ascii_digit())
        })
    };
    text.split('"').filter(is_code).collect()
}

#[test]
fn every_code_has_a_row_and_every_row_is_said_somewhere() {
    let rows: BTreeSet<&str> = check::all().map(|check| check.code).collect();
    let reading: BTreeSet<&str> = check::all()
        .filter(|check| matches!(check.run, check::Run::Reading))
        .map(|check| check.code)
        .collect();
    let (mut wrong, mut said) = (Vec::new(), BTreeSet::new());
    for path in sources("src").iter().filter(|path| floor(path) != "check") {
        let lines = code(path).into_iter().map(|(_, line)| line).collect::<Vec<_>>().join("\n");
        for code in named_codes(&lines) {
            if !rows.contains(code) {
                wrong.push(format!("{}: {code} is not in the table", name(path)));
            }
            said.extend(reading.get(code));
        }
    }
    // What a rule finds has its code from the table; only reading says its codes itself.
    wrong.extend(reading.difference(&said).map(|code| format!("{code} is said nowhere")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(said.len() > 15, "{said:?}");
    assert_eq!(named_codes("(\"STR-001\", \"a-001\", \"R400\", \"L10N-002\")").len(), 2);
}

/// Every pair of words of the record table, with what it belongs to.
fn pairs() -> Vec<(String, Pair)> {
    fn words(spec: &'static WordSpec, all: &mut Vec<(String, Pair)>) {
        all.extend(spec.variants.iter().map(|(word, pair)| (format!("{}::{word}", spec.name), *pair)));
    }
    fn group(spec: &'static GroupSpec, all: &mut Vec<(String, Pair)>) {
        for field in spec.fields {
            all.push((format!("{}.{}", spec.name, field.name), field.label));
            match field.ty {
                TypeSpec::Word(spec) => words(spec, all),
                TypeSpec::Group(inner) => group(inner, all),
                TypeSpec::Choice(forms) => forms.iter().for_each(|form| group(form, all)),
                _ => {}
            }
        }
    }
    let mut all = Vec::new();
    group(const { &Header::SPEC }, &mut all);
    for kind in Kind::ALL {
        all.push((format!("{kind:?}, one"), kind.one()));
        all.push((format!("{kind:?}, several"), kind.several()));
        group(kind.spec(), &mut all);
    }
    all.extend(Pane::ALL.iter().map(|pane| (format!("{pane:?}"), pane.name())));
    all.extend(Group::ALL.iter().map(|group| (format!("{group:?}"), group.title())));
    all.extend(KEYMAP.iter().map(|b| (format!("{:?} {:?}", b.context, b.action), b.words)));
    all
}

#[test]
fn every_word_is_there_in_both_languages() {
    let all = pairs();
    assert!(all.len() > 600, "{} pairs", all.len());
    for (what, pair) in all {
        for word in [pair.fr, pair.en] {
            assert!(!word.trim().is_empty() && word.trim() == word, "{what}: {word:?}");
            assert!(tribrief::model::safe_text::is_safe(word), "{what}: {word:?}");
        }
    }
}

#[test]
fn kinds_of_incidents_fit_their_column() {
    let TypeSpec::Word(spec) = IncidentKind::TYPE else { panic!("a list of words") };
    for (word, pair) in spec.variants {
        assert!(width(pair.fr) <= 16 && width(pair.en) <= 16, "{word}: {pair:?}");
    }
}

#[test]
fn words_of_one_list_differ() {
    // Two entries of a filter that read alike cannot be told apart.
    let all = pairs();
    for name in ["IncidentKind", "PatrolStatus", "Region", "Sector", "TensionKind", "Gravity"] {
        let head = format!("{name}::");
        let list: Vec<&(String, Pair)> = all.iter().filter(|(what, _)| what.starts_with(&head)).collect();
        assert!(!list.is_empty(), "{name}");
        for lang in [|pair: &Pair| pair.fr, |pair: &Pair| pair.en] {
            let words: Vec<&str> = list.iter().map(|(_, pair)| lang(pair)).collect();
            let once: BTreeSet<&str> = words.iter().copied().collect();
            let names: BTreeSet<&String> = list.iter().map(|(what, _)| what).collect();
            assert_eq!(once.len(), names.len(), "{name}: {words:?}");
        }
    }
}
