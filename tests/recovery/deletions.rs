//! One structural character deleted: the line is named, and little else is said.

use std::collections::HashMap;
use std::fmt::Write as _;

use tribrief::model::diagnostic::Severity;

use crate::common::Memory;
use crate::edits;
use crate::layouts::LAYOUTS;
use crate::tokens::{self, MARKS, Token};

/// Deletions of each character in a file.
const EACH: usize = 60;

/// What came of the deletions of one character.
#[derive(Clone, Copy, Default)]
struct Figures {
    deleted: usize,
    /// Of these, those that change validity or meaning.
    counted: usize,
    hits: usize,
    reports: usize,
    most: usize,
    /// Read as intended, and really so.
    mended: usize,
    /// Only warned about though something else was read.
    misread: usize,
}

impl Figures {
    fn add(&mut self, other: Self) {
        self.deleted += other.deleted;
        self.counted += other.counted;
        self.hits += other.hits;
        self.reports += other.reports;
        self.most = self.most.max(other.most);
        self.mended += other.mended;
        self.misread += other.misread;
    }

    /// Hits, in percent, and reports, in hundredths for each deletion.
    fn rates(self) -> (usize, usize) {
        (100 * self.hits / self.counted.max(1), 100 * self.reports / self.counted.max(1))
    }
}

type Said = HashMap<(u32, &'static str, String), usize>;

/// What is said of a text that is a file by itself, and whether an error is among it.
fn said(text: &str) -> Vec<(u32, &'static str, String, Severity)> {
    let loaded = Memory::default().with("a.ron", text).load();
    let problems = loaded.briefing.problems_for_owner();
    let row = |p: &tribrief::model::briefing::Problem| {
        (p.line, p.diagnostic.code, p.diagnostic.message.en.clone(), p.diagnostic.severity)
    };
    problems.iter().filter(|p| p.diagnostic.severity != Severity::Hint).map(row).collect()
}

fn delete(text: &str, token: Token, before: &Said, whole: &str) -> Figures {
    let mut cut = text.to_owned();
    cut.remove(token.at);
    let mut known = before.clone();
    let new: Vec<_> = said(&cut)
        .into_iter()
        .filter(|(line, code, words, _)| match known.get_mut(&(*line, *code, words.clone())) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        })
        .collect();
    let same = tokens::value(&cut) == whole;
    let mut figures = Figures { deleted: 1, ..Figures::default() };
    if new.is_empty() && same {
        return figures;
    }
    let lines = [token.at, token.before, token.after].map(|at| tokens::line(text, at));
    let hit = new.iter().any(|(line, ..)| lines.contains(line));
    let warned = new.iter().all(|(.., severity)| *severity == Severity::Warning);
    figures.counted = 1;
    figures.hits = usize::from(hit);
    figures.reports = new.len();
    figures.most = new.len();
    figures.mended = usize::from(warned && same);
    figures.misread = usize::from(warned && !same);
    if std::env::var_os("SHOW_DELETIONS").is_some() && (!hit || new.len() > 2 || figures.misread > 0) {
        println!("  {:?} on line {}, hit {hit}, misread {}: {new:#?}", token.mark, lines[0], figures.misread);
    }
    figures
}

/// `EACH` deletions of every structural character of `text`, chosen by chance that is always the same.
fn run(text: &str, table: &mut [(char, Figures)]) {
    let mut before = Said::new();
    for (line, code, words, _) in said(text) {
        *before.entry((line, code, words)).or_default() += 1;
    }
    let whole = tokens::value(text);
    let all = tokens::tokens(text);
    for (mark, figures) in table {
        let mut own: Vec<Token> = all.iter().copied().filter(|token| token.mark == *mark).collect();
        let mut chance = 0x9E37_79B9_7F4A_7C15_u64;
        for _ in 0..EACH {
            if own.is_empty() {
                break;
            }
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = usize::try_from(chance >> 33).expect("a small number") % own.len();
            figures.add(delete(text, own.swap_remove(at), &before, &whole));
        }
    }
}

fn table() -> Vec<(char, Figures)> {
    MARKS.chars().map(|mark| (mark, Figures::default())).collect()
}

fn shown(title: &str, table: &[(char, Figures)]) -> String {
    let mut out = format!("{title}\n     deleted counted  line  reports  most  mended  misread\n");
    for (mark, f) in table {
        let (hits, reports) = f.rates();
        let _ = writeln!(
            out,
            "  {mark}  {:7} {:7}  {hits:3} %   {:2}.{:02}  {:4}  {:6}  {:7}",
            f.deleted,
            f.counted,
            reports / 100,
            reports % 100,
            f.most,
            f.mended,
            f.misread
        );
    }
    out
}

/// Prints the figures of `texts` and holds them: together and of each character.
fn hold(title: &str, texts: &[String]) {
    let mut all = table();
    for text in texts {
        run(text, &mut all);
    }
    let mut sum = Figures::default();
    for (_, figures) in &all {
        sum.add(*figures);
    }
    let (hits, reports) = sum.rates();
    println!("{}  all {hits} %, {reports} reports for a hundred", shown(title, &all));
    if std::env::var_os("SHOW_DELETIONS").is_some() {
        return;
    }
    assert!(sum.counted > 200, "{title}: {} deletions", sum.counted);
    assert!(hits >= 92 && reports <= 200, "{title}: {hits} %, {reports} reports for a hundred");
    assert!(sum.misread * 100 <= sum.counted, "{title}: {} of {} misread", sum.misread, sum.counted);
    for (mark, figures) in all.iter().filter(|(_, figures)| figures.counted > 20) {
        let (hits, reports) = figures.rates();
        assert!(hits >= 85 && reports <= 300, "{title}: {mark} {hits} %, {reports} for a hundred");
    }
}

fn folder(name: &str) -> Vec<String> {
    edits::folder(name).into_iter().map(|(_, text)| text).collect()
}

#[test]
fn in_the_meeting_before() {
    hold("2025-04-kayes", &folder("briefings/2025-04-kayes"));
}

#[test]
fn in_the_sample() {
    hold("2025-10-tambacounda", &folder("briefings/2025-10-tambacounda"));
}

/// The same with `{…}` for every text in two languages: no field of a briefing is a map, so that the reader
/// objects to each, before and after; what is measured is the form alone.
fn with_maps(text: &str) -> String {
    let maps = |line: &str| {
        let mut out = line.to_owned();
        while let Some(at) = out.find("(fr: \"") {
            let Some(end) = out[at..].find("\")").map(|end| at + end) else { break };
            let inside = out[at + 1..end].replace("fr: \"", "\"fr\": \"").replace(", en: \"", ", \"en\": \"");
            out.replace_range(at..end + 2, &format!("{{{inside}\"}}"));
        }
        out + "\n"
    };
    text.lines().map(maps).collect()
}

#[test]
fn in_maps() {
    let texts: Vec<String> = folder("briefings/2025-04-kayes").iter().map(|text| with_maps(text)).collect();
    assert!(texts.iter().all(|text| text.matches('{').count() > EACH));
    hold("maps", &texts);
}

/// A generated briefing in one of several layouts.
fn generated(seed: usize) -> String {
    let mut out =
        String::from("(contributor: MLI, marking: (class: DR, rel_to: [SEN, MLI, MRT], exercise: true),\n");
    let (step, own_line) = (["  ", "    ", "\t", "        "][seed % 4], seed.is_multiple_of(3));
    _ = writeln!(out, "{step}incidents: [");
    for n in 0..30 {
        let between = if own_line { format!("\n{step}{step}{step}") } else { " ".to_owned() };
        let fields = [
            format!("id: \"mli-inc-{n}\","),
            format!("title: (fr: \"Titre {n} : essai\", en: \"Title {n} (trial)\"),"),
            "kind: CattleTheft, severity: Minor,".to_owned(),
            format!("start: \"2025-0{}-1{}T10:00Z\", country: MLI, region: Kayes,", 1 + n % 9, n % 10),
            format!("position: \"14.{n}01, -11.5{n}\", position_precision: Near,"),
            format!("fatalities: (low: 0, best: {n}, high: {}), wounded: {n},", n + 2),
            "grade: \"B2\", tags: [(fr: \"a\", en: \"b\"), \"c\"],".to_owned(),
        ];
        let lead = if own_line { between.clone() } else { String::new() };
        let tail = if own_line { format!("\n{step}{step}") } else { String::new() };
        _ = writeln!(out, "{step}{step}({lead}{}{tail}),", fields.join(&between));
    }
    out + &format!("{step}],\n)\n")
}

#[test]
fn in_generated_files() {
    hold("generated", &(0..12).map(generated).collect::<Vec<_>>());
}

#[test]
fn in_small_files() {
    let all = ["briefings/minimal", "tests/data/small", "tests/data/charts"];
    hold("small", &all.iter().flat_map(|name| folder(name)).collect::<Vec<_>>());
}

#[test]
fn in_other_layouts() {
    let folders = ["briefings/2025-04-kayes", "tests/data/small"];
    let texts: Vec<String> = folders.iter().flat_map(|name| folder(name)).collect();
    for (name, layout) in LAYOUTS {
        hold(name, &texts.iter().map(|text| layout(text)).collect::<Vec<_>>());
    }
}
