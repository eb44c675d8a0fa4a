//! Slips of the pen at known places of a file that is right: two of them on one line, in different fields.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use tribrief::check::{self, Example};
use tribrief::model::reference::is_id;
use tribrief::model::span::{FileId, Span};
use tribrief::syntax::{self, Field, Node, Shape};

use crate::layouts;
use crate::tokens;

/// The kinds of slips.
pub const KINDS: [&str; 16] = [
    ",",
    ":",
    "\"",
    "(",
    ")",
    "[",
    "]",
    "smart quotes",
    "=",
    "decimal comma",
    "bare date",
    "quoted variant",
    "unknown id",
    "misspelt field",
    "bad date",
    "bad position",
];

/// Bytes between two slips, at the least.
const APART: usize = 12;

/// One slip: what stands at `at` becomes `put`.
#[derive(Clone, Debug)]
pub struct Edit {
    /// Which of [`KINDS`].
    pub kind: usize,
    pub at: Range<usize>,
    pub put: String,
    /// Name and value of the field it is in.
    pub field: Range<usize>,
}

/// A file with the slips that can be made in it.
pub struct Source {
    pub name: String,
    pub text: String,
    /// By line and kind.
    edits: BTreeMap<(usize, usize), Vec<Edit>>,
    /// Lines that say who may see something.
    marked: Vec<usize>,
}

impl Source {
    pub fn new(name: String, text: String) -> Self {
        let tree = syntax::parse(&text, FileId(0));
        assert!(tree.diagnostics().is_empty(), "{name}: {:?}", tree.diagnostics());
        let mut all = Vec::new();
        if let Some(root) = tree.root() {
            walk(&text, tree.node(&text, root), &mut all);
        }
        let mut edits: BTreeMap<_, Vec<Edit>> = BTreeMap::new();
        let breaks: Vec<usize> = memchr::memchr_iter(b'\n', text.as_bytes()).collect();
        for edit in all {
            let line = breaks.partition_point(|at| *at < edit.at.start);
            edits.entry((line, edit.kind)).or_default().push(edit);
        }
        let says = |line: &str| {
            ["marking", "rel_to", "private", "contributor"].iter().any(|word| line.contains(word))
        };
        let marked = text.lines().enumerate().filter(|(_, line)| says(line)).map(|(at, _)| at).collect();
        Self { name, text, edits, marked }
    }

    /// Every slip that can be made.
    pub fn all(&self) -> Vec<&Edit> {
        self.edits.values().flatten().collect()
    }

    /// Lines with slips of both kinds; those with a marking only, if so asked.
    fn lines(&self, kinds: (usize, usize), marked: bool) -> impl Iterator<Item = usize> {
        let own = self.edits.keys().filter(move |key| key.1 == kinds.0).map(|key| key.0);
        let both = own.filter(move |line| self.edits.contains_key(&(*line, kinds.1)));
        both.filter(move |line| !marked || self.marked.binary_search(line).is_ok())
    }
}

/// The text with slips made, which do not overlap.
pub fn made(text: &str, edits: &[&Edit]) -> String {
    let mut order = edits.to_vec();
    order.sort_by_key(|edit| edit.at.start);
    let mut out = text.to_owned();
    for edit in order.iter().rev() {
        out.replace_range(edit.at.clone(), &edit.put);
    }
    out
}

fn range(span: Span) -> Range<usize> {
    span.start as usize..span.end as usize
}

/// Slips that can be made in the fields of `node`, and below.
fn walk(text: &str, node: Node<'_>, all: &mut Vec<Edit>) {
    for field in node.fields() {
        let whole = field.name_span.start as usize..field.value.span().end as usize;
        name(text, field, &whole, all);
        value(text, field.name, field.value, &whole, all);
    }
}

fn push(all: &mut Vec<Edit>, kind: &str, at: Range<usize>, put: &str, field: &Range<usize>) {
    let kind = KINDS.iter().position(|known| *known == kind).expect("a kind");
    all.push(Edit { kind, at, put: put.to_owned(), field: field.clone() });
}

/// Slips around the name of a field.
fn name(text: &str, field: Field<'_>, whole: &Range<usize>, all: &mut Vec<Edit>) {
    let end = field.name_span.end as usize;
    if text[end..].starts_with(':') {
        push(all, ":", end..end + 1, "", whole);
        push(all, "=", end..end + 1, " =", whole);
    }
    if field.name.len() > 3 {
        // Two letters in the middle change places.
        let at = whole.start + field.name.len() / 2;
        let letters = &text[at - 1..=at];
        let swapped: String = letters.chars().rev().collect();
        if swapped != letters && !letters.contains('_') {
            push(all, "misspelt field", at - 1..at + 1, &swapped, whole);
        }
    }
    if text[whole.end..].starts_with(',') {
        push(all, ",", whole.end..whole.end + 1, "", &(whole.start..whole.end + 1));
    }
}

/// Slips in a value, which is that of the field `name`, or stands in its list.
fn value(text: &str, name: &str, node: Node<'_>, field: &Range<usize>, all: &mut Vec<Edit>) {
    let at = range(node.span());
    let raw = &text[at.clone()];
    match node.shape() {
        Shape::Text => leaf(name, &at, raw, field, all),
        // A grade is read in both forms.
        Shape::Word if name == "grade" => {}
        Shape::Word => push(all, "quoted variant", at, &format!("\"{raw}\""), field),
        Shape::Float => push(all, "decimal comma", at, &raw.replace('.', ","), field),
        Shape::Integer if name.ends_with("_km") || name == "value" => {
            push(all, "decimal comma", at, &format!("{raw},5"), field);
        }
        Shape::List | Shape::Fields if at.len() > 2 => {
            let open = at.start + raw.find(['(', '[']).unwrap_or_default();
            for end in [open, at.end - 1] {
                push(all, &text[end..=end], end..end + 1, "", field);
            }
            for item in node.items() {
                value(text, name, item, field, all);
            }
            walk(text, node, all);
        }
        _ => {}
    }
}

/// Slips in a text.
fn leaf(name: &str, at: &Range<usize>, raw: &str, field: &Range<usize>, all: &mut Vec<Edit>) {
    let inner = &raw[1..raw.len() - 1];
    push(all, "\"", at.start..at.start + 1, "", field);
    push(all, "\"", at.end - 1..at.end, "", field);
    if inner.len() > 3 && !inner.contains('\\') {
        push(all, "smart quotes", at.clone(), &format!("“{inner}”"), field);
    }
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 4 && inner.as_bytes().get(4) == Some(&b'-') && inner.len() >= 10 {
        push(all, "bare date", at.clone(), inner, field);
        push(all, "bad date", at.start + 6..at.start + 8, "13", field);
    } else if digits == 6 && inner.get(6..8) == Some("Z ") {
        push(all, "bare date", at.clone(), inner, field);
        push(all, "bad date", at.start + 1..at.start + 3, "47", field);
    } else if name == "position"
        && inner.starts_with('1')
        && inner.contains(['.', '°'])
        && inner.contains(' ')
    {
        push(all, "bad position", at.start + 1..at.start + 2, "9", field);
    } else if name != "id" && is_id(inner) && inner.matches('-').count() > 1 {
        push(all, "unknown id", at.end - 1..at.end - 1, "-x9", field);
    }
}

/// Numbers that look like chance and are always the same.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("a small number") % most.max(1)
    }
}

/// Two slips of the given kinds on one line of one of the files, far enough apart to be independent: each
/// outside the other's field. With `marked`, on a line that says who may see something.
pub fn pair<'s>(
    sources: &'s [Source],
    kinds: (usize, usize),
    marked: bool,
    chance: &mut Chance,
) -> Option<(&'s Source, &'s Edit, &'s Edit)> {
    // A file is as likely as any other, however long it is.
    let fits: Vec<(&Source, Vec<usize>)> = sources
        .iter()
        .map(|source| (source, source.lines(kinds, marked).collect::<Vec<_>>()))
        .filter(|(_, lines)| !lines.is_empty())
        .collect();
    for _ in 0..40 {
        let (source, lines) = fits.get(chance.below(fits.len()))?;
        let line = lines[chance.below(lines.len())];
        let mut one = |kind: usize| {
            let all = &source.edits[&(line, kind)];
            &all[chance.below(all.len())]
        };
        let (a, b) = (one(kinds.0), one(kinds.1));
        let (first, last) = if a.at.start < b.at.start { (a, b) } else { (b, a) };
        let holds = |outer: &Edit, inner: &Edit| {
            outer.field.start <= inner.at.start && inner.at.end <= outer.field.end
        };
        if !holds(a, b) && !holds(b, a) && first.at.end + APART <= last.at.start {
            return Some((source, first, last));
        }
    }
    None
}

/// Names and texts of the files of a folder of the project.
pub fn folder(name: &str) -> Vec<(String, String)> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(name))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "ron"))
        .collect();
    paths.sort();
    let text = |path: &PathBuf| std::fs::read_to_string(path).expect("a file");
    paths.iter().map(|path| (path.display().to_string(), text(path))).collect()
}

/// A part of a large file: its head, and of every section the records from the `from`-th on, some of them.
fn part(text: &str, from: usize) -> String {
    const RECORDS: usize = 4;
    let mut record = 0;
    let keep = |line: &&str| {
        if line.starts_with("    ") && !line.starts_with("     ") {
            record = 0;
        }
        record += usize::from(line.starts_with("        (") || *line == "        (");
        let inside = line.starts_with("        ");
        !inside || (from + 1..=from + RECORDS).contains(&record)
    };
    let lines: Vec<&str> = text.lines().filter(keep).collect();
    lines.join("\n") + "\n"
}

/// Files that are right: the sample's in parts, other ones of the tests, and the good examples of checks; as
/// they stand, with a record a line, and with several fields a line.
pub fn sources() -> Vec<Source> {
    let mut all = Vec::new();
    for (name, text) in
        folder("briefings/2025-10-tambacounda").into_iter().chain(folder("briefings/2025-04-kayes"))
    {
        let small = text.len() < 30_000 || name.contains("meeting");
        let parts: Vec<usize> = if small { vec![0] } else { vec![0, 4, 8, 16] };
        for from in parts {
            all.push((format!("{name}+{from}"), if small { text.clone() } else { part(&text, from) }));
        }
    }
    all.extend(
        ["briefings/minimal", "tests/data/small", "tests/data/charts"].iter().flat_map(|name| folder(name)),
    );
    let codes = check::all().filter_map(|check| Some((check.code, check::example(check.code)?)));
    for (code, example) in codes {
        let files = Example::files(example.good).into_iter();
        let own = files.filter(|(_, text)| syntax::parse(text, FileId(0)).diagnostics().is_empty());
        all.extend(own.map(|(name, text)| (format!("{code} {name}"), text)));
    }
    let mut sources = Vec::new();
    for (name, text) in all {
        sources.push(Source::new(format!("{name}, a record a line"), layouts::record_lines(&text)));
        sources.push(Source::new(format!("{name}, dense"), layouts::dense(&text)));
        sources.push(Source::new(name, text));
    }
    sources
}

#[test]
fn a_slip_is_made_where_it_says() {
    let text = "(incidents: [(id: \"mli-a-1\", start: \"2025-01-02T03:04Z\", kind: Ied)])\n";
    let source = Source::new("a".to_owned(), text.to_owned());
    let one = |kind: &str| {
        let at = KINDS.iter().position(|known| *known == kind).expect("a kind");
        made(text, &[&source.edits[&(0, at)][0]])
    };
    assert_eq!(one("bad date"), text.replace("2025-01", "2025-13"));
    assert_eq!(one("bare date"), text.replace("\"2025-01-02T03:04Z\"", "2025-01-02T03:04Z"));
    assert_eq!(one("quoted variant"), text.replace("Ied", "\"Ied\""));
    assert_eq!(one("misspelt field"), text.replace("incidents", "incdients"));
    assert_eq!(tokens::tokens(&one("[")).len() + 1, tokens::tokens(text).len());
}
