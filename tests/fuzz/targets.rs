//! What is done with hostile bytes; the fuzzer and the replay of its corpus call the same functions.
#![allow(dead_code, reason = "each binary takes one of them")]

#[path = "agree.rs"]
pub mod agree;

use std::collections::BTreeSet;
use std::sync::Arc;

use ron::extensions::Extensions;
use tribrief::check::mend::{Draft, Mended, mend};
use tribrief::check::page::{ASCII, Pages, Sources, Style, short};
use tribrief::check::{self, Cancel};
use tribrief::model::lang::Lang;
use tribrief::model::room::Room;
use tribrief::model::span::{FileId, Span};
use tribrief::source::{self, FileSet, Limits, ReadError};
use tribrief::syntax::{self, Node, Tree, Unformatted};

/// Bytes as a file: the tree is sound, and agrees with the `ron` crate.
pub fn parse(bytes: &[u8]) {
    let text = syntax::decode_bytes(bytes).text;
    let tree = syntax::parse(&text, FileId(0));
    let sound = |span: Span| {
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?}");
    };
    for report in tree.diagnostics() {
        sound(report.span);
        report.labels.iter().for_each(|label| sound(label.span));
        report.fix.iter().for_each(|fix| sound(fix.span));
    }
    tree.comments().iter().for_each(|span| sound(*span));
    for fix in tree.diagnostics().iter().filter_map(|report| report.fix.as_ref()) {
        assert!(fix.span.start < fix.span.end || !lost(&text, &tree, fix.span.start), "{fix:?} in {text:?}");
    }
    if let Some(root) = tree.root() {
        walk(tree.node(&text, root), &sound);
    }
    if let Err(difference) = agree::agree(&text) {
        panic!("{difference}\n{text:?}");
    }
}

/// Whether what is put there would be a part of a comment.
fn lost(text: &str, tree: &Tree, at: u32) -> bool {
    tree.comments().iter().any(|comment| {
        let line = !text[comment.start as usize..].starts_with("/*");
        comment.start < at && (at < comment.end || (line && at == comment.end))
    })
}

fn walk(node: Node<'_>, sound: &impl Fn(Span)) {
    sound(node.span());
    let _ = (node.text(), node.integer(), node.float(), node.boolean(), node.character(), node.name());
    let mut reached = node.span().start;
    let mut child = |inner: Node<'_>| {
        let span = inner.span();
        assert!(reached <= span.start && span.end <= node.span().end, "{span:?} in {:?}", node.span());
        reached = span.end;
        walk(inner, sound);
    };
    node.items().for_each(&mut child);
    for (key, value) in node.entries() {
        child(key);
        child(value);
    }
    node.fields().for_each(|field| child(field.value));
}

/// One file.
struct Only {
    names: Vec<String>,
    bytes: Vec<u8>,
}

impl FileSet for Only {
    fn names(&self) -> &[String] {
        &self.names
    }

    fn read(&self, _: usize, _: u64) -> Result<Vec<u8>, ReadError> {
        Ok(self.bytes.clone())
    }
}

/// Bytes as a briefing: what is said of it holds no byte that steers a terminal, in no form and language.
pub fn check(bytes: &[u8]) {
    let files = Only { names: vec!["a.ron".to_owned()], bytes: bytes.to_vec() };
    let loaded = source::load(&files, Limits::default(), None);
    if let Some(found) = check::run(&loaded, &Cancel::default()) {
        loaded.briefing.judge(found);
    }
    for problem in loaded.briefing.problems_for_owner().iter().take(200) {
        for lang in [Lang::Fr, Lang::En] {
            let sources = Sources { files: &loaded.files, folder: "" };
            let style = Style { lang, signs: &ASCII, width: 80, wrap: false };
            let mut lines = Pages::default().full(problem, sources, &style);
            lines.push(short(problem, sources, lang));
            lines.iter().flatten().for_each(|part| clean(&part.text));
        }
    }
}

fn clean(printed: &str) {
    let steers = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
    };
    assert!(!printed.contains(steers), "{printed:?}");
}

/// Bytes as a file to be laid out: what is accepted keeps its values and comments, and is not changed again.
pub fn fmt(bytes: &[u8]) {
    let text = syntax::decode_bytes(bytes).text;
    let once = match syntax::format(&text) {
        Ok(once) => once,
        Err(Unformatted::Unsure) => panic!("the layout says something else than {text:?}"),
        Err(_) => return,
    };
    assert_eq!(syntax::format(&once).as_ref(), Ok(&once), "laid out again, from {text:?}");
    let (old, new) = (syntax::parse(&text, FileId(0)), syntax::parse(&once, FileId(0)));
    match (old.root(), new.root()) {
        (Some(one), Some(other)) => same(old.node(&text, one), new.node(&once, other)),
        (one, other) => assert!(one.is_none() && other.is_none(), "{text:?} became {once:?}"),
    }
    assert_eq!(comments(&text, &old), comments(&once, &new), "{text:?} became {once:?}");
    if let Some(value) = oracle(&text) {
        assert_eq!(oracle(&once), Some(value), "{text:?} became {once:?}");
    }
}

/// Both are the same value, read and not as written.
fn same(a: Node<'_>, b: Node<'_>) {
    assert_eq!((a.shape(), a.name()), (b.shape(), b.name()));
    assert_eq!((a.text(), a.integer(), a.character()), (b.text(), b.integer(), b.character()));
    assert_eq!((a.float().map(f64::to_bits), a.boolean()), (b.float().map(f64::to_bits), b.boolean()));
    let (fields, others) = (a.fields(), b.fields());
    assert!(fields.map(|field| field.name).eq(others.map(|field| field.name)), "{a:?} {b:?}");
    let inner = |node: Node<'_>| node.items().count() + 2 * node.entries().count();
    assert_eq!(inner(a), inner(b));
    a.items().zip(b.items()).for_each(|(one, other)| same(one, other));
    a.fields().zip(b.fields()).for_each(|(one, other)| same(one.value, other.value));
    for (one, other) in a.entries().zip(b.entries()) {
        same(one.0, other.0);
        same(one.1, other.1);
    }
}

/// The words of the comments, in order.
fn comments<'t>(text: &'t str, tree: &Tree) -> Vec<&'t str> {
    tree.comments().iter().map(|span| text[span.start as usize..span.end as usize].trim_end()).collect()
}

/// What the `ron` crate reads, in words, since NaN is equal to nothing.
fn oracle(text: &str) -> Option<String> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str::<ron::Value>(text).ok().map(|value| format!("{value:?}"))
}

/// Bytes as the one file of a briefing, mended: it ends, no record is lost, a second run does nothing.
pub fn fix(bytes: &[u8]) {
    let before = syntax::decode_bytes(bytes).text;
    let first = mended(&before);
    let after = written(&first);
    let (old, new) = (ids(&before), ids(after));
    assert!(old.is_subset(&new), "lost {:?} of {before:?}, now {after:?}", old.difference(&new));
    assert_eq!(first.done.is_empty(), after == before, "{:?} from {before:?} to {after:?}", first.done);
    let second = mended(after);
    assert!(second.done.is_empty(), "{:?} mended again in {after:?}, from {before:?}", second.done);
    assert_eq!(written(&second), after);
}

fn mended(text: &str) -> Mended {
    let draft = Draft { name: "a.ron".to_owned(), text: Ok(text.to_owned()), frozen: false };
    mend(vec![draft], &|_| true, None)
}

fn written(mended: &Mended) -> &str {
    mended.drafts[0].text.as_deref().expect("a text")
}

/// Ids of the records that can be read.
fn ids(text: &str) -> BTreeSet<String> {
    let files = Only { names: vec!["a.ron".to_owned()], bytes: text.as_bytes().to_vec() };
    let loaded = source::load(&files, Limits::default(), None);
    Room::of_owner(Arc::clone(&loaded.briefing)).records().map(|record| record.id.to_string()).collect()
}
