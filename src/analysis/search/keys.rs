//! Ids in order, whole and without their contributor: `mli-inc-012` and `inc-012`.

use super::entry::Entry;
use super::fold::{self, Token};
use super::rank;
use super::wanted::clipped;

/// Shortest text that is taken for the beginning of an id.
const SHORTEST: usize = 3;

/// Every id, in order.
#[derive(Debug, Default)]
pub(super) struct Keys {
    /// Record and where in its id the key begins.
    keys: Vec<(u32, u8)>,
}

impl Keys {
    pub(super) fn new(entries: &[Entry]) -> Self {
        let mut keys: Vec<(u32, u8)> = (0_u32..).take(entries.len()).map(|at| (at, 0)).collect();
        for (entry, at) in entries.iter().zip(0_u32..) {
            let tail = entry.id.find('-').and_then(|dash| u8::try_from(dash + 1).ok());
            if let Some(tail) = tail.filter(|_| !entry.built_in) {
                keys.push((at, tail));
            }
        }
        // Files number their records in order: a stable sort takes such runs as they are.
        keys.sort_by(|a, b| text(entries, *a).cmp(text(entries, *b)));
        Self { keys }
    }

    /// Calls `each` with every record whose id `query` is or begins, and with its points.
    pub(super) fn find(&self, entries: &[Entry], query: &str, mut each: impl FnMut(usize, u32)) {
        let Some(typed) = as_id(query) else { return };
        let typed = typed.as_str();
        let from = self.keys.partition_point(|key| text(entries, *key) < typed);
        let count = self.keys[from..].partition_point(|key| text(entries, *key).starts_with(typed));
        // What is the key, not only begins with it, comes first.
        let equal = self.keys[from..from + count].partition_point(|key| text(entries, *key) == typed);
        for (at, (record, tail)) in self.keys[from..from + count].iter().enumerate() {
            let points = match (*tail == 0, at < equal) {
                (true, true) => rank::ID,
                (true, false) => rank::ID_BEGINNING,
                (false, true) => rank::ID_TAIL,
                (false, false) => rank::ID_TAIL_BEGINNING,
            };
            each(*record as usize, points);
        }
    }
}

fn text(entries: &[Entry], (record, from): (u32, u8)) -> &str {
    &entries[record as usize].id[usize::from(from)..]
}

/// What was typed as the text of an id, if it can be one: words are not, `inc 012` and `mli-` are.
fn as_id(query: &str) -> Option<String> {
    let query = clipped(query);
    if !query.contains('-') && !query.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut id = String::new();
    fold::words(query, |Token { text, joined, .. }| {
        if !joined {
            if !id.is_empty() {
                id.push('-');
            }
            id.push_str(text);
        }
    });
    (id.len() >= SHORTEST).then_some(id)
}
