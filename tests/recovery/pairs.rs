//! Two independent slips on one line make two reports: pairs of every two kinds, made by chance in many files.

use std::collections::HashMap;
use std::fmt::Write as _;

use tribrief::model::briefing::Problem;
use tribrief::model::diagnostic::Severity;

use crate::common::Memory;
use crate::edits::{self, Chance, Edit, KINDS, Source};
use crate::tokens;

/// Pairs tried of every two kinds.
const EACH: usize = 8;

/// What came of pairs.
#[derive(Clone, Copy, Default)]
struct Figures {
    pairs: usize,
    /// At least two reports on the line.
    two: usize,
    /// At least one report at each of the two places.
    both: usize,
    reports: usize,
    /// Reports on other lines.
    elsewhere: usize,
}

impl Figures {
    fn add(&mut self, other: Self) {
        self.pairs += other.pairs;
        self.two += other.two;
        self.both += other.both;
        self.reports += other.reports;
        self.elsewhere += other.elsewhere;
    }
}

type Known = HashMap<(u32, &'static str, String), usize>;

fn key(problem: &Problem) -> (u32, &'static str, String) {
    (problem.line, problem.diagnostic.code, problem.diagnostic.message.en.clone())
}

/// What is said of a text that is a file by itself.
fn said(text: &str) -> Vec<Problem> {
    let loaded = Memory::default().with("a.ron", text).load();
    let problems = loaded.briefing.problems_for_owner();
    problems.iter().filter(|p| p.diagnostic.severity != Severity::Hint).cloned().collect()
}

fn known(text: &str) -> Known {
    let mut known = Known::new();
    for problem in said(text) {
        *known.entry(key(&problem)).or_default() += 1;
    }
    known
}

/// What is said of a text and not of the right one.
fn new(text: &str, known: &Known) -> Vec<Problem> {
    let mut known = known.clone();
    let unknown = |problem: &Problem| match known.get_mut(&key(problem)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    said(text).into_iter().filter(unknown).collect()
}

/// Lines of a slip and of what stands next to it.
fn lines(text: &str, edit: &Edit) -> [u32; 3] {
    let before = text[..edit.at.start].trim_end().len().saturating_sub(1);
    let after = text.len() - text[edit.at.end..].trim_start().len();
    [before, edit.at.start, after].map(|at| tokens::line(text, at.min(text.len())))
}

fn measure(source: &Source, first: &Edit, last: &Edit, known: &Known) -> Option<Figures> {
    let text = &source.text;
    let whole = tokens::value(text);
    // Some slips are none: a comma that nothing needs.
    let counts = |edit: &Edit| {
        let one = edits::made(text, &[edit]);
        tokens::value(&one) != whole || !new(&one, known).is_empty()
    };
    if !counts(first) || !counts(last) {
        return None;
    }
    let changed = edits::made(text, &[first, last]);
    let reports = new(&changed, known);
    let near = [lines(text, first), lines(text, last)].concat();
    let on_line: Vec<_> = reports.iter().filter(|report| near.contains(&report.line)).collect();
    // What is said from the second field on is said of the second slip.
    let middle = last.field.start + first.put.len() - first.at.len();
    let of_last = on_line.iter().filter(|report| report.diagnostic.span.start as usize >= middle).count();
    let figures = Figures {
        pairs: 1,
        two: usize::from(on_line.len() > 1),
        both: usize::from(of_last > 0 && of_last < on_line.len()),
        reports: reports.len(),
        elsewhere: reports.len() - on_line.len(),
    };
    if std::env::var_os("SHOW_PAIRS").is_some() && (figures.both == 0 || figures.reports > 3) {
        let line = text.lines().nth(tokens::line(text, first.at.start) as usize - 1).unwrap_or_default();
        let start = text[..first.at.start].rfind('\n').map_or(0, |at| at + 1);
        let (from, to) = (first.at.start.saturating_sub(60).max(start), last.at.end + 60);
        let after = changed[start..].lines().next().unwrap_or_default();
        println!(
            "## {} + {} both {} reports {} {}:{}\n   {}\n   {}",
            KINDS[first.kind],
            KINDS[last.kind],
            figures.both,
            figures.reports,
            source.name,
            near[1],
            cut(line, from - start, to - start),
            cut(after, from - start, to - start),
        );
        for r in reports.iter().take(8) {
            let at = i64::from(r.diagnostic.span.start) - i64::try_from(start).expect("small");
            println!("     {} at {at} {} {}", r.line, r.diagnostic.code, r.diagnostic.message.en);
        }
    }
    Some(figures)
}

fn cut(line: &str, from: usize, to: usize) -> &str {
    let floor = |at: usize| (0..=at.min(line.len())).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0);
    &line[floor(from)..floor(to)]
}

#[test]
fn two_slips_on_a_line_make_two_reports() {
    let sources = edits::sources();
    let before: HashMap<&str, Known> =
        sources.iter().map(|source| (source.name.as_str(), known(&source.text))).collect();
    let seed = std::env::var("PAIRS_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1_u64);
    let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let (mut all, mut table) = (Figures::default(), String::new());
    let mut of_kind = [Figures::default(); KINDS.len()];
    for a in 0..KINDS.len() {
        for b in a + 1..KINDS.len() {
            let mut sum = Figures::default();
            for _ in 0..EACH {
                let Some((source, first, last)) = edits::pair(&sources, (a, b), false, &mut chance) else {
                    break;
                };
                sum.add(measure(source, first, last, &before[source.name.as_str()]).unwrap_or_default());
            }
            let Figures { pairs, two, both, reports, elsewhere } = sum;
            let (left, right) = (KINDS[a], KINDS[b]);
            _ = writeln!(
                table,
                "{left:>14} {right:<14} {pairs:3} {two:4} {both:4} {reports:5} {elsewhere:5}"
            );
            all.add(sum);
            of_kind[a].add(sum);
            of_kind[b].add(sum);
        }
    }
    println!("          kinds              pairs two both reports elsewhere\n{table}");
    for (kind, f) in KINDS.iter().zip(&of_kind) {
        println!(
            "  {kind:>14} {:4} pairs, two {:3} %, both {:3} %, {:4} reports for a hundred, {} elsewhere",
            f.pairs,
            100 * f.two / f.pairs.max(1),
            100 * f.both / f.pairs.max(1),
            100 * f.reports / f.pairs.max(1),
            f.elsewhere
        );
    }
    let (two, both, reports) =
        (1000 * all.two / all.pairs, 1000 * all.both / all.pairs, 100 * all.reports / all.pairs);
    println!(
        "all {} pairs: two reports {two} of a thousand, at both places {both}, {reports} reports for a hundred, {} elsewhere",
        all.pairs, all.elsewhere
    );
    assert!(all.pairs >= 300, "{} pairs", all.pairs);
    // 996, 991 and 204 of 2358 pairs when this was written; two points are left to other files.
    assert!(two >= 970 && both >= 960, "two {two}, both {both} of a thousand");
    assert!(reports <= 230, "{reports} reports for a hundred");
}
