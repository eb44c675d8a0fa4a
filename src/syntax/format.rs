//! The one layout of a file: comments stay, values stay, only the space between them changes.
//!
//! A group stays on one line if its author wrote it so, it holds no comment and fits [`WIDTH`]; any other
//! has one item a line with a comma behind it. At most one empty line is kept between items. Values are
//! written as they stand. Comments at the end of a line that stood in one column still do.

mod align;
mod gaps;
mod layout;
mod pen;
mod same;

#[cfg(test)]
mod tests;

use self::layout::Layout;
use super::limits::MAX_NODES;
use super::parser::parse;
use crate::model::diagnostic::Severity;
use crate::model::span::FileId;

/// Longest line of a group that stays on one line, in characters.
pub const WIDTH: usize = 120;

/// Why a text is left as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unformatted {
    /// It has so many syntax errors.
    Errors(usize),
    /// So many slips were read as intended; they are to be written right first.
    Slips(usize),
    /// The new layout would not say the same.
    Unsure,
}

/// `text` in the one layout: the same values and comments, and the same text again when formatted again.
/// Lines end with `\r\n` where all lines of `text` do, else with `\n`.
///
/// # Errors
/// When the text has syntax errors or slips, or when the result would not hold the same.
pub fn format(text: &str) -> Result<String, Unformatted> {
    let tree = parse(text, FileId(0));
    let errors = tree.diagnostics().iter().filter(|report| report.severity == Severity::Error).count();
    if errors > 0 {
        return Err(Unformatted::Errors(errors));
    }
    if !tree.diagnostics().is_empty() {
        return Err(Unformatted::Slips(tree.diagnostics().len()));
    }
    // Comments beyond the bound of the parser are not in the tree.
    if tree.comments().len() >= MAX_NODES {
        return Err(Unformatted::Unsure);
    }
    let laid = Layout::new(text, &tree).file();
    let again = parse(&laid, FileId(0));
    if same::same((text, &tree), (&laid, &again)) { Ok(laid) } else { Err(Unformatted::Unsure) }
}
