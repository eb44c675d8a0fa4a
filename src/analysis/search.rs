//! Search over everything a room may see, fast enough to run at every key stroke.
//!
//! An inverted index over folded words: `gather` turns a record into words, `vocabulary` keeps them
//! sorted with the records they stand in, `lookup` evaluates a query, `rank` says what counts how
//! much. Only what [`Room`] shows goes in, so that a record held back is neither found nor counted.

mod entry;
mod excerpt;
mod fields;
mod fold;
mod gather;
mod grid;
mod keys;
mod lookup;
mod marks;
mod rank;
#[cfg(test)]
mod tests;
mod typo;
mod vocabulary;
mod wanted;

use crate::model::room::Room;
use crate::model::table::Kind;

pub use excerpt::Excerpt;
pub use marks::marks;
pub use wanted::Words;

use entry::Entry;
use gather::Gatherer;
use grid::Grid;
use keys::Keys;
use vocabulary::Vocabulary;

/// Most records one index holds: their numbers take 24 bits.
const MOST_RECORDS: usize = 1 << 24;

/// The words of every visible record, ready to be asked. Built on any thread, asked from any.
#[derive(Debug)]
pub struct SearchIndex {
    /// For excerpts; shows no more than the records that were indexed.
    room: Room,
    entries: Vec<Entry>,
    vocabulary: Vocabulary,
    keys: Keys,
    grid: Grid,
}

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// How many records match.
    pub total: usize,
    /// Of how many kinds they are.
    pub kinds: usize,
    /// The best of them, best first.
    pub hits: Vec<Hit>,
}

/// A record that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub id: Box<str>,
    pub kind: Kind,
    /// Higher is better; comparable within one answer only.
    pub score: u32,
    /// The line that matches, where the title does not.
    pub excerpt: Option<Excerpt>,
}

impl SearchIndex {
    /// Reads every record that `room` shows.
    #[must_use]
    pub fn build(room: &Room) -> Self {
        let mut gatherer = Gatherer::new(room);
        let mut entries = Vec::new();
        let mut grid = Grid::default();
        for (record, at) in room.records().take(MOST_RECORDS).zip(0_u32..) {
            entries.push(gatherer.record(record, at));
            if let Some(position) = room.position(record) {
                let square = position.mgrs_compact();
                gatherer.square(&square, at);
                grid.add(&square, at);
            }
        }
        let keys = Keys::new(&entries);
        grid.sort();
        Self { room: room.clone(), entries, vocabulary: gatherer.finish(), keys, grid }
    }

    /// The records that match `text`, at most `limit` of them in full; nothing for an empty query.
    #[must_use]
    pub fn query(&self, text: &str, limit: usize) -> Results {
        lookup::run(self, text, limit)
    }

    /// How many records it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it holds no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}
