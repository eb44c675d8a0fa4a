//! Every code: its bad example says it, in both languages, its good one does not; fixes mend.

use std::fmt::Write as _;

use tribrief::check::{self, Cancel, Example};
use tribrief::model::briefing::Problem;
use tribrief::model::diagnostic::Severity;
use tribrief::source::{self, FileSet, Limits, ReadError};

#[path = "checks/silence.rs"]
mod silence;

/// Files of an example.
struct Texts {
    names: Vec<String>,
    texts: Vec<String>,
}

/// What the name of a file of the meeting before begins with.
const BEFORE: &str = "previous/";

impl Texts {
    /// The files of an example.
    fn of(example: &str) -> Self {
        let (names, texts) = Example::files(example).into_iter().unzip();
        Self { names, texts }
    }

    /// The files of the meeting itself, or those of the meeting before.
    fn of_meeting(&self, before: bool) -> Self {
        let all = self.names.iter().cloned().zip(self.texts.iter().cloned());
        let (names, texts) = all.filter(|(name, _)| name.starts_with(BEFORE) == before).unzip();
        Self { names, texts }
    }
}

impl FileSet for Texts {
    fn names(&self) -> &[String] {
        &self.names
    }

    fn read(&self, at: usize, _: u64) -> Result<Vec<u8>, ReadError> {
        Ok(self.texts[at].clone().into_bytes())
    }
}

/// Codes that no text can show, and why; each has a test of its own below.
const NO_TEXT: &[(&str, &str)] = &[
    ("FIL-001", "the system refuses the file, or it is larger than 64 MiB"),
    ("STR-010", "it takes more than 1,000 files, or 10,000 messages"),
];

fn problems(texts: &Texts) -> Vec<Problem> {
    let loaded = source::load(&texts.of_meeting(false), Limits::default(), None);
    let before = texts.of_meeting(true);
    if !before.names.is_empty() {
        loaded.briefing.remember(source::load_shared(&before, Limits::default(), None).briefing);
    }
    let found = check::run(&loaded, &Cancel::default()).expect("not cancelled");
    loaded.briefing.judge(found);
    loaded.briefing.problems_for_owner().to_vec()
}

/// Errors and warnings, as lines.
fn lines(problems: &[Problem]) -> Vec<String> {
    let grave = problems.iter().filter(|p| p.diagnostic.severity != Severity::Hint);
    grave
        .map(|p| format!("{}:{}: {} {}", p.line, p.column, p.diagnostic.code, p.diagnostic.message.en))
        .collect()
}

/// What a bad example says of its own code, in both languages.
fn told(code: &str, problems: &[Problem]) -> String {
    let mut out = String::new();
    for problem in problems.iter().filter(|p| p.diagnostic.code == code) {
        let d = &problem.diagnostic;
        let _ =
            writeln!(out, "{}:{}:{} {:?}[{code}]", problem.file, problem.line, problem.column, d.severity);
        let both = [("", &d.message), ("here: ", &d.here)];
        for (head, text) in both.into_iter().filter(|(_, text)| !text.fr.is_empty()) {
            let _ = writeln!(out, "  {head}{}\n  {head}{}", text.fr, text.en);
        }
        for label in &d.labels {
            let _ = writeln!(out, "  also: {}\n  also: {}", label.text.fr, label.text.en);
        }
        if let Some(help) = &d.help {
            let _ = writeln!(out, "  help: {}\n  help: {}", help.fr, help.en);
        }
        if let Some(fix) = &d.fix {
            let _ = writeln!(out, "  {}: {:?}", if fix.safe { "fix" } else { "guess" }, fix.text);
        }
    }
    out
}

#[test]
fn every_code_is_said_by_its_bad_example_and_not_by_its_good_one() {
    let mut snapshots: Vec<(String, String)> = Vec::new();
    let mut wrong = Vec::new();
    for check in check::all().filter(|check| !matches!(check.run, check::Run::Export)) {
        let code = check.code;
        if NO_TEXT.iter().any(|(known, _)| *known == code) {
            continue;
        }
        let Some(example) = check::example(code) else {
            wrong.push(format!("{code} has no example"));
            continue;
        };
        let good = problems(&Texts::of(example.good));
        if good.iter().any(|p| p.diagnostic.code == code) || !lines(&good).is_empty() {
            let codes: Vec<_> = good.iter().map(|p| p.diagnostic.code).collect();
            wrong.push(format!("{code}: the good example says {codes:?} {:#?}", lines(&good)));
        }
        let bad = problems(&Texts::of(example.bad));
        let own = told(code, &bad);
        let severe = |p: &Problem| p.diagnostic.code == code && p.diagnostic.severity == check.severity;
        if !bad.iter().any(severe) {
            wrong.push(format!("{code}: the bad example says it nowhere as a {:?}\n{own}", check.severity));
        }
        let other: Vec<String> = lines(&bad).into_iter().filter(|line| !line.contains(code)).collect();
        if !other.is_empty() {
            wrong.push(format!("{code}: the bad example also says {other:#?}"));
        }
        let family = code.split('-').next().unwrap_or_default().to_owned();
        match snapshots.iter_mut().find(|(name, _)| *name == family) {
            Some((_, text)) => text.push_str(&own),
            None => snapshots.push((family, own)),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (family, text) in snapshots {
        insta::assert_snapshot!(format!("checks__{family}"), text);
    }
}

/// Codes whose words are about the whole meeting, a whole file or an item by its number, not about a record.
const ALONE: &[&str] = &[
    "REF-006", "TIM-006", "TIM-007", "TIM-008", "MTG-001", "MTG-002", "MTG-004", "MTG-005", "AGD", "MRK-001",
    "MRK-002", "MRK-003", "MRK-006", "MRK-010", "MRK-011", "PAT-024", "INI-004", "ACT-008",
];

#[test]
fn the_words_of_a_rule_name_their_record_and_say_what_to_write() {
    let mut wrong = Vec::new();
    let by_rule = |check: &&check::Check| !matches!(check.run, check::Run::Reading | check::Run::Export);
    for check in check::all().filter(by_rule) {
        let Some(example) = check::example(check.code) else { continue };
        let all = problems(&Texts::of(example.bad));
        // Of what is left out the reading speaks.
        for problem in all.iter().filter(|p| p.diagnostic.code == check.code && !p.left_out) {
            let d = &problem.diagnostic;
            let id = problem.record.as_deref().expect("a rule speaks of a record");
            let named = [&d.message.fr, &d.message.en].iter().all(|words| words.contains(id));
            let alone = ALONE.iter().any(|code| check.code.starts_with(code));
            if named == alone {
                wrong.push(format!("{} {id}: {}", check.code, d.message.en));
            }
            if d.help.as_ref().is_none_or(|help| help.fr.is_empty() || help.en.is_empty()) {
                wrong.push(format!("{} says not what to write", check.code));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_fix_makes_its_message_vanish_and_raises_no_other() {
    for check in check::all() {
        let Some(example) = check::example(check.code) else { continue };
        let texts = Texts::of(example.bad);
        let before = problems(&texts);
        for problem in before.iter().filter(|p| p.diagnostic.code == check.code) {
            let Some(fix) = &problem.diagnostic.fix else { continue };
            let mut mended = Texts { names: texts.names.clone(), texts: texts.texts.clone() };
            let at = usize::from(fix.span.file.0);
            mended.texts[at].replace_range(fix.span.start as usize..fix.span.end as usize, &fix.text);
            let after = problems(&mended);
            let same = |p: &&Problem| p.diagnostic.code == check.code;
            let (was, is) = (before.iter().filter(same).count(), after.iter().filter(same).count());
            assert!(is < was, "{}: {:?} mends nothing\n{}", check.code, fix.text, mended.texts[at]);
            let grave = |all: &[Problem]| lines(all).len();
            assert!(grave(&after) < grave(&before).max(1), "{}: {:#?}", check.code, lines(&after));
        }
    }
}

/// One file is there, one is refused.
struct Refused(Vec<String>);

impl FileSet for Refused {
    fn names(&self) -> &[String] {
        &self.0
    }

    fn read(&self, at: usize, limit: u64) -> Result<Vec<u8>, ReadError> {
        match at {
            0 => Err(ReadError::TooLarge { bytes: limit + 1, limit }),
            1 => Err(ReadError::NotAFile),
            _ => Ok(b"(contributor: SEN)".to_vec()),
        }
    }
}

fn codes(files: &dyn FileSet, limits: Limits) -> Vec<(String, &'static str, Severity)> {
    let loaded = source::load(files, limits, None);
    let problems = loaded.briefing.problems_for_owner().iter();
    problems.map(|p| (p.file.to_string(), p.diagnostic.code, p.diagnostic.severity)).collect()
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let files = Refused(["a.ron", "b.ron", "c.ron"].map(str::to_owned).to_vec());
    let error = Severity::Error;
    let said = codes(&files, Limits::default());
    assert_eq!(said, [("a.ron".to_owned(), "FIL-001", error), ("b.ron".to_owned(), "FIL-001", error)]);
}

#[test]
fn too_many_files_or_messages_are_told() {
    let files = Refused(["a.ron", "b.ron", "c.ron"].map(str::to_owned).to_vec());
    let few = codes(&files, Limits { files: 2, ..Limits::default() });
    assert!(few.iter().any(|(_, code, _)| *code == "STR-010"), "{few:?}");
    let short = codes(&files, Limits { diagnostics: 1, ..Limits::default() });
    let said: Vec<&str> = short.iter().map(|(_, code, _)| *code).collect();
    assert_eq!(said, ["FIL-001", "STR-010"]);
}

#[test]
fn every_example_shows_something() {
    for check in check::all() {
        let Some(example) = check::example(check.code) else { continue };
        for text in [example.bad, example.good] {
            assert!(!Example::shown(text).trim().is_empty(), "{}", check.code);
        }
    }
}

#[test]
fn what_no_text_can_show_has_no_example() {
    for (code, why) in NO_TEXT {
        assert!(check::find(code).is_some() && check::example(code).is_none() && !why.is_empty(), "{code}");
    }
}

#[test]
fn the_table_is_in_order_and_says_something() {
    let mut seen = std::collections::BTreeSet::new();
    for check in check::all() {
        assert!(seen.insert(check.code), "{} stands twice", check.code);
        for words in [check.title.fr, check.title.en, check.why.fr, check.why.en] {
            assert!(!words.trim().is_empty(), "{}", check.code);
        }
        assert!(!check.title.en.ends_with('.') && check.why.en.ends_with('.'), "{}", check.code);
    }
}
