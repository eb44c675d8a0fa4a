//! What is done with hostile bytes; the fuzzer and the replay of its corpus call the same functions.
#![allow(dead_code, reason = "each binary takes one of them")]

#[path = "agree.rs"]
pub mod agree;

use tribrief::check::page::{ASCII, Pages, Sources, Style, short};
use tribrief::check::{self, Cancel};
use tribrief::model::lang::Lang;
use tribrief::model::span::{FileId, Span};
use tribrief::source::{self, FileSet, Limits, ReadError};
use tribrief::syntax::{self, Node};

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
    if let Some(root) = tree.root() {
        walk(tree.node(&text, root), &sound);
    }
    if let Err(difference) = agree::agree(&text) {
        panic!("{difference}\n{text:?}");
    }
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
