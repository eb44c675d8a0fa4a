//! All words of all records in order, and for each the records it stands in.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::ops::Range;

use super::typo;

/// A record's number, and in what fields of it a word stands (bits of `rank::Field`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting(u32);

impl Posting {
    const fn new(record: u32, fields: u8) -> Self {
        Self(record << 8 | fields as u32)
    }

    pub(super) const fn record(self) -> usize {
        (self.0 >> 8) as usize
    }

    pub(super) const fn fields(self) -> u8 {
        (self.0 & 0xff) as u8
    }
}

/// Collects words record by record.
#[derive(Debug, Default)]
pub(super) struct Builder {
    numbers: HashMap<Box<str>, u32, Quick>,
    /// For each word how often it stands somewhere, and where in `places` it was put last.
    counts: Vec<(u32, usize)>,
    /// Word numbers and where they stand, in the order of the records.
    places: Vec<(u32, Posting)>,
}

impl Builder {
    /// The number of `word`, now known.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.counts.len()).unwrap_or(u32::MAX);
        self.numbers.insert(word.into(), number);
        self.counts.push((0, 0));
        number
    }

    /// Says that word `number` stands in `fields` of `record`; records come in order.
    pub(super) fn put(&mut self, number: u32, record: u32, fields: u8) {
        let Some((count, newest)) = self.counts.get_mut(number as usize) else { return };
        if *count > 0 && self.places[*newest].1.record() == record as usize {
            let known = self.places[*newest].1.fields();
            self.places[*newest].1 = Posting::new(record, known | fields);
        } else {
            *count += 1;
            *newest = self.places.len();
            self.places.push((number, Posting::new(record, fields)));
        }
    }

    /// Puts everything in order.
    pub(super) fn finish(self) -> Vocabulary {
        let mut words: Vec<(u64, Box<str>, u32)> =
            self.numbers.into_iter().map(|(word, number)| (beginning(&word), word, number)).collect();
        words.sort_unstable();
        let mut made = Vocabulary::default();
        let mut next = vec![0; words.len()];
        let mut start = 0;
        for (_, word, number) in words {
            made.masks.push(typo::mask(&word));
            made.starts.push(start);
            made.words.push(word);
            next[number as usize] = start;
            start += self.counts[number as usize].0 as usize;
        }
        made.starts.push(start);
        made.postings = vec![Posting::new(0, 0); start];
        for (number, posting) in self.places {
            let slot = &mut next[number as usize];
            made.postings[*slot] = posting;
            *slot += 1;
        }
        made
    }
}

/// The first eight bytes as a number: in the order of the words, and quicker to compare.
fn beginning(word: &str) -> u64 {
    let mut eight = [0; 8];
    let count = word.len().min(8);
    eight[..count].copy_from_slice(&word.as_bytes()[..count]);
    u64::from_be_bytes(eight)
}

/// Words in order, with what is needed to find and compare them.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: Vec<Box<str>>,
    masks: Vec<u64>,
    starts: Vec<usize>,
    postings: Vec<Posting>,
}

impl Vocabulary {
    /// Numbers of the words that begin with `prefix`.
    pub(super) fn beginning_with(&self, prefix: &str) -> Range<usize> {
        let from = self.words.partition_point(|word| &**word < prefix);
        let count = self.words[from..].partition_point(|word| word.starts_with(prefix));
        from..from + count
    }

    /// The word with this number.
    pub(super) fn word(&self, number: usize) -> &str {
        &self.words[number]
    }

    /// The records word `number` stands in.
    pub(super) fn postings(&self, number: usize) -> &[Posting] {
        &self.postings[self.starts[number]..self.starts[number + 1]]
    }

    /// Numbers of the words that lack at most `most` of the letters in `mask`: all that so many
    /// typos can reach are among them.
    pub(super) fn nearly(&self, mask: u64, most: u8) -> impl Iterator<Item = usize> {
        let most = u32::from(most);
        let near = move |(number, letters): (usize, &u64)| {
            ((mask & !letters).count_ones() <= most).then_some(number)
        };
        self.masks.iter().enumerate().filter_map(near)
    }
}

/// A quick hash for short words, with a seed of its own so that no file can aim at it.
#[derive(Clone, Debug)]
struct Quick(u64);

impl Default for Quick {
    fn default() -> Self {
        Self(RandomState::new().hash_one(0_u8))
    }
}

impl BuildHasher for Quick {
    type Hasher = Mix;
    fn build_hasher(&self) -> Mix {
        Mix(self.0)
    }
}

/// Eight bytes at a time, multiplied and folded.
struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut eight = [0; 8];
            eight[..chunk.len()].copy_from_slice(chunk);
            let product = u128::from(self.0 ^ u64::from_le_bytes(eight)) * 0x9E37_79B9_7F4A_7C15;
            #[expect(clippy::cast_possible_truncation, reason = "both halves are folded together")]
            let folded = (product >> 64) as u64 ^ product as u64;
            self.0 ^= folded.rotate_left(23);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
