//! A query evaluated: all words must match, each wherever it likes in the record.

use std::cmp::Reverse;

use super::entry::Entry;
use super::excerpt;
use super::rank::{self, Asked, Field, Match};
use super::vocabulary::Posting;
use super::wanted::{self, Wanted};
use super::{Hit, Results, SearchIndex, typo};

/// Most places of words that forgiving may look at for one word.
const MOST_FORGIVEN: usize = 400_000;

/// Answers `text`.
pub(super) fn run(index: &SearchIndex, text: &str, limit: usize) -> Results {
    let wanted = wanted::wanted(text);
    if wanted.is_empty() || index.entries.is_empty() {
        return Results::default();
    }
    let mut board = Board::new(index.entries.len());
    board.direct(index, text);
    for (at, word) in (0..).zip(&wanted) {
        board.exact(index, word, at);
    }
    let words = u8::try_from(wanted.len()).unwrap_or(u8::MAX);
    // Beside what is exactly what was typed, what is nearly so would only be noise.
    if !board.any(words) && wanted.iter().any(|word| word.budget > 0) {
        board.restart();
        for (at, word) in (0..).zip(&wanted) {
            board.exact(index, word, at);
            board.forgiving(index, word, at);
        }
    }
    results(index, &board, &wanted, limit)
}

/// The state of one record while words are matched.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    /// Points of all words so far.
    points: u32,
    /// Points of the present word.
    best: u32,
    /// Points for an id or a square, apart from words.
    direct: u32,
    /// How many words matched.
    matched: u8,
    /// Fields that hold every word, before the present word and with it.
    before: u8,
    shared: u8,
    begun: bool,
    slips: u8,
}

/// How a word of the vocabulary matches a word of the query.
#[derive(Clone, Copy, Debug)]
struct Fit {
    whole: bool,
    slips: u8,
}

/// All records while words are matched.
struct Board {
    cells: Vec<Cell>,
}

impl Board {
    fn new(records: usize) -> Self {
        Self { cells: vec![Cell::default(); records] }
    }

    /// Forgets the words, not what was named directly.
    fn restart(&mut self) {
        for cell in &mut self.cells {
            *cell = Cell { direct: cell.direct, ..Cell::default() };
        }
    }

    /// Records named by id or by position.
    fn direct(&mut self, index: &SearchIndex, text: &str) {
        index.keys.find(&index.entries, text, |record, points| {
            let direct = &mut self.cells[record].direct;
            *direct = points.max(*direct);
        });
        index.grid.find(text, |record| {
            let direct = &mut self.cells[record].direct;
            *direct = rank::SQUARE.max(*direct);
        });
    }

    /// Words that are the wanted one, then words that begin with it.
    fn exact(&mut self, index: &SearchIndex, wanted: &Wanted, at: u8) {
        for (place, number) in index.vocabulary.beginning_with(&wanted.text).enumerate() {
            // In order, so that only the first can be the word itself.
            let whole = place == 0 && index.vocabulary.word(number).len() == wanted.text.len();
            if !whole && !wanted.open {
                return;
            }
            self.take(index.vocabulary.postings(number), at, Fit { whole, slips: 0 });
        }
    }

    /// Words that are the wanted one but for a typo or two, the nearest first.
    fn forgiving(&mut self, index: &SearchIndex, wanted: &Wanted, at: u8) {
        let mut near: Vec<(u8, bool, usize)> = Vec::new();
        for number in index.vocabulary.nearly(wanted.mask, wanted.budget) {
            let word = index.vocabulary.word(number);
            let compare = |open| typo::typos(&wanted.letters, word, wanted.budget, open);
            if let Some(slips) = compare(wanted.open).filter(|slips| *slips > 0) {
                let begun = wanted.open && compare(false) != Some(slips);
                near.push((slips, begun, number));
            }
        }
        near.sort_unstable();
        let mut left = MOST_FORGIVEN;
        for (slips, begun, number) in near {
            let postings = index.vocabulary.postings(number);
            self.take(postings, at, Fit { whole: !begun, slips });
            left = left.saturating_sub(postings.len());
            if left == 0 {
                return;
            }
        }
    }

    /// Marks the records of `postings` as matching word number `at`, if they match all before it.
    fn take(&mut self, postings: &[Posting], at: u8, fit: Fit) {
        for posting in postings {
            let Some(cell) = self.cells.get_mut(posting.record()) else { continue };
            let (fields, points) = (posting.fields(), rank::points(posting.fields(), fit.whole));
            if cell.matched == at {
                cell.matched = at + 1;
                cell.before = if at == 0 { u8::MAX } else { cell.shared };
                cell.shared = cell.before & fields;
                cell.begun |= !fit.whole;
                cell.slips += fit.slips;
                cell.best = points;
                cell.points += points;
            } else if cell.matched == at + 1 {
                cell.shared |= cell.before & fields;
                if points > cell.best && fit.slips == 0 {
                    cell.points += points - cell.best;
                    cell.best = points;
                }
            }
        }
    }

    /// Whether a record matches all of `words` words, or was named directly.
    fn any(&self, words: u8) -> bool {
        self.cells.iter().any(|cell| cell.found(words))
    }
}

impl Cell {
    const fn found(&self, words: u8) -> bool {
        self.matched == words || self.direct > 0
    }

    /// Whether a line beside the title may show what matches.
    const fn shows_a_line(&self, words: usize) -> bool {
        const LINES: u8 = Field::Alias.bit() | Field::Place.bit() | Field::Word.bit() | Field::Body.bit();
        let elsewhere = words > 1 || self.shared & LINES != 0;
        self.direct == 0 && self.shared & Field::Title.bit() == 0 && elsewhere
    }

    fn score(&self, entry: &Entry, words: u8, asked: Asked) -> u32 {
        let by_words = if self.matched == words {
            let (points, shared, begun) = (self.points, self.shared, self.begun);
            rank::score(entry, asked, Match { points, shared, begun, slips: self.slips.into() })
        } else {
            rank::standing(entry)
        };
        self.direct + by_words
    }
}

/// Counts what was found and picks the best of it.
fn results(index: &SearchIndex, board: &Board, wanted: &[Wanted], limit: usize) -> Results {
    let words = u8::try_from(wanted.len()).unwrap_or(u8::MAX);
    let asked = Asked::new(wanted);
    let mut kinds = 0_u64;
    let mut found = Vec::new();
    for ((cell, entry), at) in board.cells.iter().zip(&index.entries).zip(0_usize..) {
        if cell.found(words) {
            kinds |= entry.kind.bit();
            // What is new first, then the order of the files.
            found.push((Reverse(cell.score(entry, words, asked)), Reverse(entry.day), at));
        }
    }
    let total = found.len();
    if limit < total {
        found.select_nth_unstable(limit);
        found.truncate(limit);
    }
    found.sort_unstable();
    let hit = |(score, _, at): (Reverse<u32>, _, usize)| {
        let entry = &index.entries[at];
        let cell = &board.cells[at];
        let excerpt = cell.shows_a_line(wanted.len());
        let excerpt = excerpt.then(|| excerpt::of(&index.room, &entry.id, wanted, cell.slips > 0)).flatten();
        Hit { id: entry.id.clone(), kind: entry.kind, score: score.0, excerpt }
    };
    Results { total, kinds: kinds.count_ones() as usize, hits: found.into_iter().map(hit).collect() }
}
