//! All files of a briefing to a `Briefing`: everything readable loads, everything else is named.

mod again;
mod carry;
mod join;
mod nest;

use std::cell::OnceCell;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

pub use carry::Carried;

use nest::Nest;

use super::decode::{self, Context, Found, Met, Written};
use super::encoding;
use super::files::{FileSet, Limits, SourceFile, places};
use super::slips::{self, Slips};
use crate::model::briefing::{Briefing, Parts, Problem};
use crate::model::diagnostic::{Both, Diagnostic, Severity};
use crate::model::kept::Kept;
use crate::model::nation::Nation;
use crate::model::safe_text::SafeText;
use crate::model::span::{FileId, Span};
use crate::model::table::{Kind, KindSet, Record};
use crate::model::time::Moment;
use crate::syntax::{self, LineIndex};

/// The gazetteer of the program, a briefing file like any other.
const GAZETTEER: &str = include_str!("gazetteer.ron");

/// Number of the gazetteer among files; never one that was read.
const GAZETTEER_FILE: FileId = FileId(u16::MAX);

/// A briefing and the files it came from.
#[derive(Debug)]
pub struct Loaded {
    pub briefing: Arc<Briefing>,
    /// The files, for the one who owns them: excerpts of `check`.
    pub files: Vec<SourceFile>,
    /// Kinds of which a record was left out, or may have been: what is missing there proves nothing.
    pub lost: KindSet,
    /// Mark of what was carried over from the meeting before.
    carried: u64,
}

impl Loaded {
    /// What a later look at the same files starts from.
    #[must_use]
    pub fn as_previous(&self) -> Previous {
        Previous {
            briefing: Arc::clone(&self.briefing),
            names: self.files.iter().map(|file| file.name.clone()).collect(),
        }
    }

    /// Names of the files of which one of the two is not as in the other; none when both are the same.
    #[must_use]
    pub fn differing(&self, other: &Self) -> Vec<SafeText> {
        again::differing(self, other)
    }

    /// A number that two programs of one build get for the same files, and hardly for others.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.carried.hash(&mut hasher);
        for file in &self.files {
            file.name.as_str().hash(&mut hasher);
            file.text.hash(&mut hasher);
        }
        hasher.finish()
    }
}

/// What was shown before the files changed.
#[derive(Clone, Debug)]
pub struct Previous {
    briefing: Arc<Briefing>,
    /// Names of its files, by their number.
    names: Vec<SafeText>,
}

/// What one file gave.
struct Part {
    found: Vec<Found>,
    met: Vec<Met>,
    written: Vec<Written>,
    private: bool,
    /// Where the text itself is broken, in order: what stands there may not be what was meant.
    torn: Vec<Span>,
    /// Where the records stand, once that was asked.
    nest: OnceCell<Nest>,
}

/// Loads every file of `files`; `now` replaces the day everything is computed for.
#[must_use]
pub fn load(files: &dyn FileSet, limits: Limits, now: Option<Moment>) -> Loaded {
    load_carrying(files, limits, now, false, &|_| Carried::default())
}

/// The same for a screen that the room sees: without private files, notes and messages about files.
#[must_use]
pub fn load_shared(files: &dyn FileSet, limits: Limits, now: Option<Moment>) -> Loaded {
    load_carrying(files, limits, now, true, &|_| Carried::default())
}

/// The same with what `carry` knows of the briefing that the meeting names as its previous one. What the
/// files have themselves, by id or by number, is not taken twice; `shared` is as for [`load_shared`].
#[must_use]
pub fn load_carrying(
    files: &dyn FileSet,
    limits: Limits,
    now: Option<Moment>,
    shared: bool,
    carry: &dyn Fn(&str) -> Carried,
) -> Loaded {
    load_again(files, limits, now, shared, carry, None)
}

/// The same over what was loaded before: a record whose present text cannot be read keeps the version of
/// `previous`, under the narrower marking of the two texts.
#[must_use]
pub fn load_again(
    files: &dyn FileSet,
    limits: Limits,
    now: Option<Moment>,
    shared: bool,
    carry: &dyn Fn(&str) -> Carried,
    previous: Option<&Previous>,
) -> Loaded {
    let mut all = gather(files, limits);
    all.duplicates();
    all.meetings();
    if let Some(previous) = previous {
        all.keep(previous);
    }
    let mark = all.carry(carry);
    let mut loaded = all.finish(&limits, now, shared);
    loaded.carried = mark;
    loaded
}

fn gather(files: &dyn FileSet, limits: Limits) -> Gathered {
    let mut all = Gathered::default();
    all.take_gazetteer();
    let count = files.names().len().min(limits.files);
    for read in read_all(files, count, &limits) {
        all.take(read);
    }
    if files.names().len() > limits.files {
        let message = Both::new(
            format!("{} fichiers ; au plus {} sont lus", files.names().len(), limits.files),
            format!("{} files; at most {} are read", files.names().len(), limits.files),
        );
        let span = Span::new(FileId(0), 0, 0);
        all.parts.push(Part::of(Diagnostic::error("STR-010", span, message)));
    }
    all
}

impl Part {
    fn of(diagnostic: Diagnostic) -> Self {
        Self {
            found: vec![Found { diagnostic, record: None }],
            met: Vec::new(),
            written: Vec::new(),
            private: false,
            torn: Vec::new(),
            nest: OnceCell::new(),
        }
    }

    fn nest(&self) -> &Nest {
        self.nest.get_or_init(|| Nest::of(&self.met))
    }
}

/// One file, read and decoded.
struct Read {
    source: SourceFile,
    part: Part,
    /// In order, as several threads read them.
    records: Vec<Vec<Record>>,
    contributor: Option<Nation>,
}

/// Most threads that read files at once.
const READERS: usize = 2;

/// Reads and decodes the first `count` files, several at a time, in their order.
fn read_all(files: &dyn FileSet, count: usize, limits: &Limits) -> Vec<Read> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= count {
                return done;
            }
            done.push((at, read(files, at, limits)));
        }
    };
    let mut all: Vec<(usize, Read)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..count.min(READERS)).map(|_| scope.spawn(work)).collect();
        let mut all = work();
        for other in others {
            // A reader that broke is broken here too: nothing is left out in silence.
            all.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        all
    });
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, read)| read).collect()
}

#[derive(Default)]
struct Gathered {
    sources: Vec<SourceFile>,
    parts: Vec<Part>,
    out: Parts,
    /// From elsewhere than the files; joined at the end, for the checks are about files.
    carried: Vec<Record>,
}

impl Gathered {
    fn take_gazetteer(&mut self) {
        let tree = syntax::parse(GAZETTEER, GAZETTEER_FILE);
        let slips = Slips::default();
        let mut context = Context::new(GAZETTEER, true, &slips);
        decode::file(&tree, &mut context);
        self.out.records.extend(context.finish().records().flatten());
    }

    fn take(&mut self, read: Read) {
        self.out.contributors = self.out.contributors.union(read.contributor.into_iter().collect());
        self.out.records.reserve(read.records.iter().map(Vec::len).sum());
        for mut batch in read.records {
            self.out.records.append(&mut batch);
        }
        self.parts.push(read.part);
        self.sources.push(read.source);
    }

    /// Joins the files: ids given twice, references that lead nowhere, one meeting.
    fn finish(mut self, limits: &Limits, now: Option<Moment>, shared: bool) -> Loaded {
        self.links();
        let mut problems = Vec::new();
        let mut kept = Kept::new(limits.diagnostics);
        for part in &self.parts {
            for found in &part.found {
                if kept.keeps(found.diagnostic.severity) {
                    problems.push(self.problem(part, found));
                }
            }
        }
        problems.extend(kept.others(&self.sources.first().map(|file| file.name.clone()).unwrap_or_default()));
        self.out.problems = problems;
        self.out.records.append(&mut self.carried);
        if shared {
            self.out.keep_shared();
        }
        let lost = self.lost();
        let briefing = Arc::new(Briefing::new(self.out, now));
        Loaded { briefing, files: self.sources, lost, carried: 0 }
    }

    /// Kinds of which a record was left out; every kind when a file could not be read.
    fn lost(&self) -> KindSet {
        let unread = self
            .parts
            .iter()
            .flat_map(|part| &part.found)
            .any(|found| found.record.is_none() && found.diagnostic.severity == Severity::Error);
        if unread {
            return KindSet(u64::MAX);
        }
        let left = self.parts.iter().flat_map(|part| &part.met).filter(|met| !met.kept);
        KindSet(left.fold(0, |all, met| all | met.kind.bit()))
    }

    /// Points a diagnostic about a whole record at its first line.
    fn narrow(&self, diagnostic: &mut Diagnostic) {
        let shorten = |span: &mut Span| {
            if let Some(file) = self.sources.get(span.file.0 as usize) {
                let (line, _) = file.lines.line_col(&file.text, span.start);
                span.end = span.end.min(file.lines.line_range(line).1);
            }
        };
        shorten(&mut diagnostic.span);
        for label in &mut diagnostic.labels {
            shorten(&mut label.span);
        }
    }

    /// More than one meeting is a mistake; the first in the order of file names holds.
    fn meetings(&mut self) {
        let mut seen: Option<Span> = None;
        let mut late = Vec::new();
        for record in self.out.records.iter().filter(|r| r.kind == Kind::Meeting && !r.private) {
            match seen {
                None => seen = Some(record.span),
                Some(first) => {
                    let message = Both::new(
                        "une seule réunion par dossier ; celle-ci ne compte pas",
                        "one meeting a folder; this one does not count",
                    );
                    let diagnostic = Diagnostic::error("MTG-006", record.span, message)
                        .with_label(first, Both::new("l'autre est ici", "the other one is here"))
                        .with_help(Both::new("donnez-lui son propre dossier", "give it a folder of its own"));
                    late.push(diagnostic);
                }
            }
        }
        for mut diagnostic in late {
            self.narrow(&mut diagnostic);
            let at = diagnostic.span.file.0 as usize;
            let record = self.parts[at].met.iter().position(|m| m.span.start == diagnostic.span.start);
            self.parts[at].found.push(Found { diagnostic, record });
        }
    }

    /// A diagnostic with its place in words and what may be said of it.
    fn problem(&self, part: &Part, found: &Found) -> Problem {
        let span = found.diagnostic.span;
        let file = self.sources.get(span.file.0 as usize);
        let (line, column) = file.map_or((1, 1), |file| file.lines.line_col(&file.text, span.start));
        let met = found.record.map(|number| &part.met[number]);
        let error = found.diagnostic.severity == Severity::Error;
        Problem {
            file: file.map(|file| file.name.clone()).unwrap_or_default(),
            line,
            column,
            marking: met.and_then(|met| met.marking.clone()).filter(|_| !part.private),
            record: met.and_then(|met| met.id.as_deref().map(Into::into)),
            left_out: error && met.is_some_and(|met| !met.kept),
            mentions: self.mentions(&found.diagnostic),
            others: places(&self.sources, &found.diagnostic),
            dropped: 0,
            diagnostic: found.diagnostic.clone(),
        }
    }

    /// Records of other files or places that the words of a diagnostic name.
    fn mentions(&self, diagnostic: &Diagnostic) -> Vec<Box<str>> {
        let named = diagnostic.fix.as_ref().map(|fix| fix.text.trim_matches('"').to_owned());
        let by_fix = named.filter(|_| diagnostic.code == "REF-001");
        let by_label = diagnostic.labels.iter().filter_map(|label| {
            let part = self.parts.get(label.span.file.0 as usize)?;
            let at = label.span.start;
            let met = &part.met[part.nest().innermost(&part.met, at)?];
            let named = met.span.start == at || met.id_span.start == at;
            met.id.as_deref().filter(|_| named).map(Into::into)
        });
        let by_kind = (diagnostic.code == "REF-002").then(|| {
            let span = diagnostic.span;
            let text =
                self.sources.get(span.file.0 as usize)?.text.get(span.start as usize..span.end as usize)?;
            Some(text.trim_matches('"').into())
        });
        by_fix.map(Into::into).into_iter().chain(by_label).chain(by_kind.flatten()).collect()
    }
}

/// Reads file number `at` and decodes it.
fn read(files: &dyn FileSet, at: usize, limits: &Limits) -> Read {
    let id = FileId(u16::try_from(at).unwrap_or(u16::MAX - 1));
    let name = SafeText::new(&files.names()[at]);
    let start = Span::new(id, 0, 0);
    let (text, early, readable) = match files.read(at, limits.file_bytes) {
        Ok(bytes) => {
            let decoded = syntax::decode_owned(bytes);
            (decoded.text, decoded.warning.map(|warning| encoding::said(warning, start)), true)
        }
        Err(error) => (String::new(), Some(Diagnostic::error("FIL-001", start, error.message())), false),
    };
    // A file that could not be read is an empty text: it has no mistakes of its own.
    let mut tree = syntax::parse(&text, id);
    let mut syntax_errors = tree.take_diagnostics();
    let slips = Slips::of(&syntax_errors, tree.merges(), &text);
    let mut context = Context::new(&text, false, &slips);
    if readable {
        decode::file(&tree, &mut context);
    }
    let mut decoded = context.finish();
    drop(tree);
    let (met, written) = decoded.links();
    let mut found: Vec<Found> =
        early.into_iter().map(|diagnostic| Found { diagnostic, record: None }).collect();
    let mut torn = Vec::new();
    if readable {
        within(&mut syntax_errors, &mut decoded.guarded, slips::guard);
        within(&mut syntax_errors, &mut decoded.scattered, slips::doubt);
        let broken = syntax_errors.iter().filter(|error| error.severity == Severity::Error);
        torn.extend(broken.map(|error| error.span));
        let nest = OnceCell::new();
        let of_syntax = syntax_errors.into_iter().map(|diagnostic| {
            let nest: &Nest = nest.get_or_init(|| Nest::of(&met));
            let record = nest.innermost(&met, diagnostic.span.start);
            Found { diagnostic, record }
        });
        let mut all: Vec<Found> = of_syntax.chain(std::mem::take(&mut decoded.found)).collect();
        all.sort_by_key(|f| (f.diagnostic.span.start, f.diagnostic.span.end));
        found.append(&mut all);
    }
    let contributor = decoded.head.originator();
    let private = decoded.head.private;
    let part = Part { found, met, written, private, torn, nest: OnceCell::new() };
    let records = decoded.records().collect();
    let lines = LineIndex::new(&text);
    Read { source: SourceFile { id, name, text, lines, path: files.path(at) }, part, records, contributor }
}

/// Makes errors of what was read as intended in some parts of a file.
fn within(reports: &mut [Diagnostic], parts: &mut [Span], make: fn(&mut Diagnostic)) {
    parts.sort_unstable();
    let mut last = 0;
    let mut ends = parts.iter().map(|part| (part.start, part.end)).peekable();
    for report in reports.iter_mut() {
        while let Some((_, end)) = ends.next_if(|(start, _)| *start <= report.span.start) {
            last = last.max(end + 1);
        }
        if report.severity != Severity::Error && report.span.start < last {
            make(report);
        }
    }
}
