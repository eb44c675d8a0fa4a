//! The search box: what is typed, what was found, where the cursor is.

use std::sync::Arc;

use crate::analysis::search::{Hit, Results, SearchIndex};
use crate::model::table::Kind;
use tui_input::Input;

/// Hits that are kept in full; `total` says how many there are.
const KEPT: usize = 200;

/// The search box.
#[derive(Clone, Debug, Default)]
pub struct SearchBox {
    pub input: Input,
    pub results: Results,
    pub cursor: usize,
    /// Narrowed to one kind.
    pub kind: Option<Kind>,
    /// Enter was pressed before the index was there: its best hit is opened when it comes.
    pub waiting: bool,
}

impl SearchBox {
    /// Asks the index anew.
    pub fn refresh(&mut self, index: Option<&Arc<SearchIndex>>) {
        self.results = index.map(|index| index.query(self.input.value(), KEPT)).unwrap_or_default();
        self.kind = self.kind.filter(|kind| self.results.hits.iter().any(|hit| hit.kind == *kind));
        self.cursor = 0;
    }

    /// The hits that are shown.
    #[must_use]
    pub fn shown(&self) -> Vec<&Hit> {
        self.results.hits.iter().filter(|hit| self.kind.is_none_or(|kind| hit.kind == kind)).collect()
    }

    /// The hit under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<&Hit> {
        self.shown().get(self.cursor).copied()
    }

    /// Narrows to the next kind that was found, then to all again.
    pub fn next_kind(&mut self) {
        let mut kinds: Vec<Kind> = Vec::new();
        for hit in &self.results.hits {
            if !kinds.contains(&hit.kind) {
                kinds.push(hit.kind);
            }
        }
        self.kind = match self.kind {
            None => kinds.first().copied(),
            Some(kind) => kinds.iter().skip_while(|known| **known != kind).nth(1).copied(),
        };
        self.cursor = 0;
    }
}
