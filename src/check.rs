//! The rules: what a briefing should hold beyond being readable.
//!
//! One table, one file per family. A rule is a function over the records of the files' owner; what it
//! finds is a [`Finding`], whose place is looked up in the text only when it is told.

mod acts;
mod agd;
mod cells;
pub mod codes;
mod com;
mod cor;
mod dec;
mod examples;
mod finding;
mod geo;
mod ground;
pub mod group;
mod hall;
mod ids;
mod inc;
mod inf;
mod ini;
pub mod json;
mod l10n;
mod limits;
pub mod mend;
mod mrk;
mod mtg;
pub mod page;
mod pat;
mod phrase;
mod refs;
mod run;
mod src;
mod strs;
mod table;
mod thr;
mod thresholds;
mod tim;

pub use examples::{Example, example};
pub use finding::Finding;
pub use ground::Ground;
pub use limits::Limits;
pub use run::{Cancel, run};
pub use table::{Check, Run, all, find};
pub use thresholds::{Limit, limits_of};
