//! Records by their id.

use std::hash::BuildHasher;

use foldhash::quality::RandomState;
use hashbrown::HashTable;

use super::table::Record;

/// Where the record of an id stands in a list; the ids themselves are left in the list.
#[derive(Debug, Default)]
pub struct Index {
    /// Part of the hash, and the place in the list.
    places: HashTable<(u32, u32)>,
    /// Seeded: files may be hostile.
    hasher: RandomState,
}

impl Index {
    /// Reads the ids of `records`; of several with one id the first counts.
    #[must_use]
    pub fn of(records: &[Record]) -> Self {
        let mut index =
            Self { places: HashTable::with_capacity(records.len()), hasher: RandomState::default() };
        for (at, record) in (0_u32..).zip(records) {
            let hash = index.hash(&record.id);
            let id = |at: u32| &records[at as usize].id;
            let same = |(known, at): &(u32, u32)| *known == part(hash) && *id(*at) == record.id;
            let again = |(_, at): &(u32, u32)| index.hasher.hash_one(&**id(*at));
            index.places.entry(hash, same, again).or_insert((part(hash), at));
        }
        index
    }

    /// The place of `id` in the list this was made of.
    #[must_use]
    pub fn get(&self, records: &[Record], id: &str) -> Option<u32> {
        let hash = self.hash(id);
        let same = |(known, at): &(u32, u32)| *known == part(hash) && *records[*at as usize].id == *id;
        self.places.find(hash, same).map(|(_, at)| *at)
    }

    fn hash(&self, id: &str) -> u64 {
        self.hasher.hash_one(id)
    }
}

/// The upper half: the table itself looks at other bits first.
fn part(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or(u32::MAX)
}
