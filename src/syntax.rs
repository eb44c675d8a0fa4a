//! RON text to a spanned tree, reporting every mistake at once.
//!
//! [`parse`] never fails: what cannot be read becomes a [`Shape::Broken`] node and a diagnostic, and the
//! records around it stay readable. Whatever the `ron` crate accepts (with `implicit_some`) parses without
//! an error.

mod attributes;
mod bare;
mod build;
mod closing;
pub mod encoding;
mod format;
mod lexer;
mod limits;
pub mod lines;
mod look;
mod messages;
mod numbers;
mod parser;
mod plain;
mod quotes;
mod relay;
mod repair;
mod scan;
mod strings;
pub mod tree;
mod trivia;

#[cfg(test)]
mod tests;

pub use encoding::{Decoded, EncodingWarning, decode_bytes, decode_owned};
pub use format::{Unformatted, format};
pub use limits::{MAX_DEPTH, MAX_ERRORS, MAX_NODES};
pub use lines::LineIndex;
pub use parser::parse;
pub use tree::{Extension, Field, Node, NodeId, Shape, Tree};
