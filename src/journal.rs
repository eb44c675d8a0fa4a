//! What a meeting records: entries, the append-only log that holds them, what they add up to.

pub mod carry;
pub mod chain;
pub mod entry;
pub mod ledger;
pub mod log;
pub mod recover;
pub mod storage;

pub use entry::{Entry, Mark, Seq, What};
pub use ledger::{Kind, Ledger, Row};
pub use log::{Facts, Journal, NotSaved, OpenError, Recovery, Saved, Torn, adopt};
pub use storage::Storage;
