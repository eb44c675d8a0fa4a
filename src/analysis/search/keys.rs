//! Ids in order, whole and without their contributor: `mli-inc-012` and `inc-012`.

use super::fold::{self, Token};
use super::gather::Entry;
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
        let mut keys = Vec::with_capacity(entries.len() * 2);
        for (entry, at) in entries.iter().zip(0_u32..) {
            keys.push((at, 0));
            let tail = entry.id.find('-').and_then(|dash| u8::try_from(dash + 1).ok());
            if let Some(tail) = tail.filter(|_| !entry.built_in) {
                keys.push((at, tail));
            }
        }
        keys.sort_unstable_by_key(|key| text(entries, *key));
        Self { keys }
    }

    /// Calls `each` with every record whose id `query` is or begins, and with its points.
    pub(super) fn find(&self, entries: &[Entry], query: &str, mut each: impl FnMut(usize, u32)) {
        let Some(typed) = as_id(query) else { return };
        let from = self.keys.partition_point(|key| text(entries, *key) < typed.as_str());
        for key in &self.keys[from..] {
            let id = text(entries, *key);
            if !id.starts_with(&typed) {
                return;
            }
            let points = match (key.1 == 0, id.len() == typed.len()) {
                (true, true) => rank::ID,
                (true, false) => rank::ID_BEGINNING,
                (false, true) => rank::ID_TAIL,
                (false, false) => rank::ID_TAIL_BEGINNING,
            };
            each(key.0 as usize, points);
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
