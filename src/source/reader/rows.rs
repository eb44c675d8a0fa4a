//! Which rows of its tables are written in the group at hand.

use crate::model::value::{FieldSpec, GroupSpec};
use crate::syntax::NodeId;

/// Most tables of one group: those of a record, which has its identity, its header and its own fields.
const TABLES: usize = 3;

/// Values by the row they are written for; a group inside another one has its rows behind those of it.
pub(in crate::source) type Slots = Vec<Option<NodeId>>;

/// The tables of a group.
#[derive(Clone, Copy, Default)]
pub(super) struct Rows {
    tables: [&'static [FieldSpec]; TABLES],
    /// Where the first row stands among the slots.
    first: usize,
    /// The row behind the one that was asked for last: they are asked for in the order of their table.
    next: Row,
}

/// A row: its table, its place there, and its slot.
#[derive(Clone, Copy, Default)]
struct Row {
    table: usize,
    at: usize,
    slot: usize,
}

impl Rows {
    /// The rows of `specs`, nothing written yet.
    pub fn of(specs: &[&'static GroupSpec], slots: &mut Slots) -> Self {
        debug_assert!(specs.len() <= TABLES, "a group of more tables than there is room for");
        let mut tables = [&[][..]; TABLES];
        let mut count = 0;
        for (table, spec) in tables.iter_mut().zip(specs) {
            *table = spec.fields;
            count += spec.fields.len();
        }
        let first = slots.len();
        slots.resize(first + count, None);
        Self { tables, first, next: Row { table: 0, at: 0, slot: first } }
    }

    /// The slot of the row called `name`, as the rows are asked for.
    #[inline]
    pub fn named(&mut self, name: &str) -> Option<usize> {
        self.find(|row| super::words::same(row.name, name))
    }

    /// The slot of the row `spec`, which is known by its address.
    #[inline]
    pub fn of_row(&mut self, spec: &'static FieldSpec) -> Option<usize> {
        let Row { table, at, slot } = self.next;
        if self.tables[table].get(at).is_some_and(|row| std::ptr::eq(row, spec)) {
            (self.next.at, self.next.slot) = (at + 1, slot + 1);
            return Some(slot);
        }
        self.find(|row| std::ptr::eq(row, spec))
    }

    /// Begins again at the first row.
    pub fn rewind(&mut self) {
        self.next = Row { table: 0, at: 0, slot: self.first };
    }

    /// Looks from the next row to the end of its table, then through all tables, the record's own first.
    fn find(&mut self, fits: impl Fn(&FieldSpec) -> bool) -> Option<usize> {
        let next = self.next;
        let found = self.within(next, &fits).or_else(|| {
            let mut slot = self.first + self.tables.iter().map(|table| table.len()).sum::<usize>();
            (0..TABLES).rev().find_map(|table| {
                slot -= self.tables[table].len();
                self.within(Row { table, at: 0, slot }, &fits)
            })
        })?;
        self.next = Row { at: found.at + 1, slot: found.slot + 1, ..found };
        Some(found.slot)
    }

    #[inline]
    fn within(&self, from: Row, fits: impl Fn(&FieldSpec) -> bool) -> Option<Row> {
        let more = self.tables[from.table].get(from.at..)?.iter().position(fits)?;
        Some(Row { at: from.at + more, slot: from.slot + more, ..from })
    }
}
