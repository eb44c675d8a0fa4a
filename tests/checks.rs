//! Every code: its bad example says it, in both languages, its good one does not; fixes mend.

use std::fmt::Write as _;

use tribrief::check::{self, Cancel, Example};
use tribrief::model::briefing::Problem;
use tribrief::model::diagnostic::Severity;
use tribrief::source::{self, FileSet, Limits, ReadError};

/// Files of an example.
struct Texts {
    names: Vec<String>,
    texts: Vec<String>,
}

impl Texts {
    fn of(example: &str) -> Self {
        let (names, texts) = Example::files(example).into_iter().unzip();
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

fn problems(texts: &Texts) -> Vec<Problem> {
    let loaded = source::load(texts, Limits::default(), None);
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
    for check in check::all().filter(|check| !matches!(check.run, check::Run::Export)) {
        let code = check.code;
        let example = check::example(code).unwrap_or_else(|| panic!("{code} has no example"));
        let good = problems(&Texts::of(example.good));
        assert!(good.iter().all(|p| p.diagnostic.code != code), "{code}: the good example says it");
        assert!(lines(&good).is_empty(), "{code}: the good example says {:#?}", lines(&good));
        let bad = problems(&Texts::of(example.bad));
        let own = told(code, &bad);
        assert!(!own.is_empty(), "{code}: the bad example says {:#?}", lines(&bad));
        let other: Vec<String> = lines(&bad).into_iter().filter(|line| !line.contains(code)).collect();
        assert!(other.is_empty(), "{code}: the bad example also says {other:#?}");
        let family = code.split('-').next().unwrap_or_default().to_owned();
        match snapshots.iter_mut().find(|(name, _)| *name == family) {
            Some((_, text)) => text.push_str(&own),
            None => snapshots.push((family, own)),
        }
    }
    for (family, text) in snapshots {
        insta::assert_snapshot!(format!("checks__{family}"), text);
    }
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
