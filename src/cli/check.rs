//! `tribrief check`: every mistake of the files, for their owner.

mod diff;
mod fix;
mod summary;
mod target;

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use self::fix::Fixed;
use self::target::Target;
use super::carried;
use super::output;
use super::paint::Paint;
use crate::check::codes::Only;
use crate::check::group::{Entry, grouped};
use crate::check::json::{Document, Summary};
use crate::check::page::{Line, Pages, Sources, Style, part, short};
use crate::check::{self, Cancel};
use crate::look::tone::Tone;
use crate::model::briefing::Problem;
use crate::model::diagnostic::Both;
use crate::model::lang::Lang;
use crate::model::time::Moment;
use crate::source::{self, Limits, Loaded};

/// How the list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Full,
    Short,
    Json,
}

/// What `check` was asked.
#[derive(Debug)]
pub struct Request {
    /// Paths to check; none means the sample or `briefings`.
    pub paths: Vec<PathBuf>,
    pub format: Format,
    /// Warnings count as errors.
    pub deny_warnings: bool,
    /// The codes that are asked for.
    pub only: Only,
    /// Every message is shown, however many there are of one kind.
    pub all: bool,
    /// What can be mended without a look is mended.
    pub fix: bool,
    /// The same, but only the difference is shown.
    pub dry_run: bool,
    pub paint: Paint,
    pub lang: Lang,
    pub now: Option<Moment>,
}

/// Exit code of a list that holds errors.
const HAS_ERRORS: u8 = 1;

/// Size of a briefing from which the work is announced, in bytes: it takes more than half a second.
const LARGE: u64 = 8 * 1024 * 1024;

/// What was gathered over all briefings.
struct Report<'r> {
    request: &'r Request,
    lines: Vec<Line>,
    document: Document,
    pages: Pages,
    totals: Summary,
    fixed: (usize, usize),
}

/// Prints the list: exit 0 without errors, 1 with, 2 when something could not be opened or written.
pub fn run(request: &Request) -> ExitCode {
    let fail = |(message, help): (Both, Both)| output::fail(&message, &help, request.lang);
    let targets = match target::targets(&request.paths) {
        Ok(targets) => targets,
        Err(error) => return fail((error.message, error.help)),
    };
    let mut report = Report {
        request,
        lines: Vec::new(),
        document: Document::default(),
        pages: Pages::default(),
        totals: Summary::default(),
        fixed: (0, 0),
    };
    let mut trouble = None;
    for target in &targets {
        announce(target, request.lang);
        if let Err(refused) = report.target(target) {
            trouble = Some(refused);
            break;
        }
    }
    if let Some(refused) = trouble {
        // What was mended before is said all the same.
        if report.fixed.0 > 0 {
            report.print();
        }
        return fail(refused);
    }
    let printed = report.print();
    let Summary { errors, warnings, .. } = report.totals;
    if errors > 0 || (request.deny_warnings && warnings > 0) {
        return ExitCode::from(HAS_ERRORS);
    }
    printed
}

/// Says that this will take a moment, to a person who waits.
fn announce(target: &Target, lang: Lang) {
    let bytes = target.opened.files.bytes();
    if bytes > LARGE && std::io::stderr().is_terminal() {
        let word = if lang == Lang::Fr { "vérification de" } else { "checking" };
        output::tell(&format!("tribrief: {word} {} MiB…\n", bytes >> 20));
    }
}

impl Report<'_> {
    /// Mends a briefing, if that was asked, and lists what is wrong with it.
    fn target(&mut self, target: &Target) -> Result<(), (Both, Both)> {
        let request = self.request;
        if !request.fix {
            self.list(&judged(target, request.now), target);
            return Ok(());
        }
        let mut fixed = fix::mended(target, request)?;
        if request.dry_run {
            self.add(fixed.counts());
            fixed.document(target, &mut self.document);
            self.lines.append(&mut fixed.diff(target));
            self.list(&fixed.mended.loaded, target);
            return Ok(());
        }
        let written = fixed.write(target);
        self.add(fixed.counts());
        self.tell(&fixed, target);
        written?;
        drop(fixed);
        self.list(&judged(target, request.now), target);
        Ok(())
    }

    fn add(&mut self, (count, files): (usize, usize)) {
        self.fixed = (self.fixed.0 + count, self.fixed.1 + files);
    }

    fn tell(&mut self, fixed: &Fixed, target: &Target) {
        match self.request.format {
            Format::Json => fixed.document(target, &mut self.document),
            _ => fixed.report(target, self.request, &self.request.paint.style, &mut self.lines),
        }
    }

    /// Adds what is wrong with one briefing.
    fn list(&mut self, loaded: &Loaded, target: &Target) {
        let request = self.request;
        let (kept, left_out) = loaded.briefing.loaded_and_left_out();
        self.totals.files += loaded.files.len();
        self.totals.read += kept;
        self.totals.left_out += left_out;
        let wanted = |problem: &&Problem| problem.dropped > 0 || request.only.has(problem.diagnostic.code);
        let problems: Vec<&Problem> = loaded.briefing.problems_for_owner().iter().filter(wanted).collect();
        // What stands for messages that were not kept is said last.
        let (mut problems, others): (Vec<&Problem>, Vec<&Problem>) =
            problems.into_iter().partition(|problem| problem.dropped == 0);
        problems.extend(others);
        for problem in &problems {
            self.totals.count(problem.diagnostic.severity, problem.dropped.max(1));
            self.totals.fixable += usize::from(problem.diagnostic.fix.as_ref().is_some_and(|fix| fix.safe));
        }
        if request.fix && request.dry_run && request.format != Format::Json {
            return;
        }
        let sources = Sources { files: &loaded.files, folder: &target.prefix };
        match request.format {
            Format::Json => problems.iter().for_each(|problem| self.document.push(problem, sources)),
            Format::Short => {
                self.lines.extend(problems.iter().map(|problem| short(problem, sources, request.lang)));
            }
            Format::Full if request.all => {
                for problem in &problems {
                    self.full(problem, sources);
                }
            }
            Format::Full => {
                for entry in grouped(&problems) {
                    match entry {
                        Entry::One(problem) => self.full(problem, sources),
                        Entry::More { problem, count, lines } => {
                            let style = &request.paint.style;
                            self.lines.push(more((problem, count, &lines), sources, style));
                            let code = problem.diagnostic.code;
                            let way = format!("  tribrief check {}--only {code} --all", target.typed());
                            self.lines.push(vec![part(way, Tone::Ink2)]);
                            self.lines.push(Vec::new());
                        }
                    }
                }
            }
        }
    }

    fn full(&mut self, problem: &Problem, sources: Sources<'_>) {
        let page = self.pages.full(problem, sources, &self.request.paint.style);
        self.lines.extend(page);
    }

    /// Prints everything.
    fn print(&mut self) -> ExitCode {
        let request = self.request;
        if request.format == Format::Json {
            return output::page(&self.document.text(self.totals));
        }
        let style = &request.paint.style;
        if request.fix && request.dry_run {
            let printed = request.paint.print(&self.lines);
            output::tell(&summary::would_fix(self.fixed, style));
            return printed;
        }
        if request.fix {
            self.lines.insert(0, summary::fixed(self.fixed, style));
            self.lines.insert(1, Vec::new());
        }
        self.lines.push(summary::line(&self.totals, style));
        if self.totals.fixable > 0 && !request.fix && request.format == Format::Full {
            self.lines.push(summary::way(&self.totals, style));
        }
        request.paint.print(&self.lines)
    }
}

/// The files of `target`, loaded and judged.
fn judged(target: &Target, now: Option<Moment>) -> Loaded {
    let loaded = source::load(&*target.opened.files, Limits::default(), now);
    let chosen = target.opened.chosen.as_deref();
    carried::look_back(target.path.as_deref(), chosen, &loaded.briefing);
    if let Some(found) = check::run(&loaded, &Cancel::default()) {
        loaded.briefing.judge(found);
    }
    loaded
}

/// One line for many messages of one kind.
fn more((problem, count, lines): (&Problem, usize, &[u32]), sources: Sources<'_>, style: &Style) -> Line {
    let code = problem.diagnostic.code;
    let numbers: Vec<String> = lines.iter().map(u32::to_string).collect();
    let cut = style.signs.cut;
    let rest = if count > lines.len() { format!(" {cut}") } else { String::new() };
    let title = check::find(code).map(|check| check.title.get(style.lang)).unwrap_or_default();
    let title = if title.is_empty() { String::new() } else { format!(" ({title})") };
    let file = sources.name(&problem.file);
    let many = if lines.len() == 1 { "" } else { "s" };
    let count = summary::number(count, style.lang);
    let (head, place) = match style.lang {
        Lang::Fr => (format!("et {count} {code} de plus"), format!("{title} dans {file} : ligne{many} ")),
        Lang::En => (format!("and {count} more {code}"), format!("{title} in {file}: line{many} ")),
    };
    vec![
        part(format!("{cut} "), Tone::Ink),
        part(head, check::page::severity_tone(problem.diagnostic.severity)),
        part(format!("{place}{}{rest}", numbers.join(", ")), Tone::Ink),
    ]
}
