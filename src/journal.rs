//! What a meeting records: entries, the append-only log that holds them, what they add up to.

pub mod entry;

pub use entry::{Entry, Mark, What};
