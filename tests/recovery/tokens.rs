//! Structural characters of a text, and the value that a text is read as.

use std::fmt::Write as _;

use tribrief::model::span::FileId;
use tribrief::syntax::{self, Node, Shape};

/// The characters that give a file its form.
pub const MARKS: &str = ",:()[]{}\"";

/// A structural character: where it stands, and the ends of the token before and begin of the one after.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub at: usize,
    pub mark: char,
    pub before: usize,
    pub after: usize,
}

/// Structural characters of `text`, outside texts and comments.
pub fn tokens(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut solid: Vec<(usize, usize, bool)> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        match bytes[at] {
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                at += text[at..].find('\n').unwrap_or(text.len() - at);
                continue;
            }
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                at += text[at..].find("*/").map_or(text.len() - at, |len| len + 2);
                continue;
            }
            b'"' => {
                at = text_end(bytes, at + 1);
                solid.push((start, start + 1, true));
                solid.push((start + 1, at, false));
                solid.push((at, at + 1, true));
                at += 1;
                continue;
            }
            mark if MARKS.as_bytes().contains(&mark) => {
                solid.push((at, at + 1, true));
            }
            space if space.is_ascii_whitespace() => {}
            _ => {
                while at + 1 < bytes.len()
                    && !MARKS.as_bytes().contains(&bytes[at + 1])
                    && !bytes[at + 1].is_ascii_whitespace()
                {
                    at += 1;
                }
                solid.push((start, at + 1, false));
            }
        }
        at += 1;
    }
    let mut all = Vec::new();
    for (index, &(at, end, mark)) in solid.iter().enumerate() {
        if mark && end <= text.len() {
            let before = index.checked_sub(1).map_or(at, |before| solid[before].1.saturating_sub(1));
            let after = solid.get(index + 1).map_or(at, |next| next.0);
            all.push(Token { at, mark: char::from(bytes[at]), before, after });
        }
    }
    all
}

/// Where the quote stands that closes the text whose content begins at `at`.
pub fn text_end(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at
}

/// The line of a place, from 1.
pub fn line(text: &str, at: usize) -> u32 {
    let breaks = memchr::memchr_iter(b'\n', &text.as_bytes()[..at]).count();
    u32::try_from(breaks + 1).expect("a line number")
}

/// What a text says, however it is written.
pub fn value(text: &str) -> String {
    let tree = syntax::parse(text, FileId(0));
    let mut out = String::new();
    if let Some(root) = tree.root() {
        write(tree.node(text, root), &mut out);
    }
    out
}

fn write(node: Node<'_>, out: &mut String) {
    let name = node.name().unwrap_or_default();
    match node.shape() {
        Shape::Text => _ = write!(out, "{:?}", node.text().unwrap_or_default()),
        Shape::Integer | Shape::Float => _ = write!(out, "{:?}", node.float()),
        Shape::Fields | Shape::Unit => {
            out.push_str(name);
            out.push('(');
            for field in node.fields() {
                out.push_str(field.name);
                out.push(':');
                write(field.value, out);
                out.push(',');
            }
            out.push(')');
        }
        Shape::List | Shape::Tuple => {
            out.push_str(name);
            out.push(if node.shape() == Shape::List { '[' } else { '<' });
            for item in node.items() {
                write(item, out);
                out.push(',');
            }
            out.push(']');
        }
        Shape::Map => {
            out.push('{');
            for (key, value) in node.entries() {
                write(key, out);
                out.push(':');
                write(value, out);
                out.push(',');
            }
            out.push('}');
        }
        _ => out.push_str(node.raw()),
    }
}
