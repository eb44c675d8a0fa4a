//! Columns of the lists: one table per kind of record, used by the screen and by plain text alike.

mod infrastructure;
mod meeting;
mod operations;
mod outcome;

use super::context::Cx;
use crate::look::tone::Tone;
use crate::model::table::{Kind, Record};
use crate::model::value::Pair;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Text {
        text: String,
        tone: Tone,
        bold: bool,
    },
    /// Three dots for a gravity of 0–3.
    Dots(u8),
    /// The place of a risk on 1–25: target, now, inherent.
    Plot {
        target: Option<u8>,
        now: u8,
        inherent: Option<u8>,
    },
}

impl Cell {
    /// Text in ink.
    pub fn ink(text: impl Into<String>) -> Self {
        Self::toned(text, Tone::Ink)
    }

    /// Text in a tone.
    pub fn toned(text: impl Into<String>, tone: Tone) -> Self {
        Self::Text { text: text.into(), tone, bold: false }
    }

    /// Bold text in a tone.
    pub fn bold(text: impl Into<String>, tone: Tone) -> Self {
        Self::Text { text: text.into(), tone, bold: true }
    }

    /// Nothing known: a dash.
    #[must_use]
    pub fn none() -> Self {
        Self::toned("–", Tone::Ink3)
    }

    /// The cell as plain text.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Self::Text { text, .. } => text.clone(),
            Self::Dots(n) => (0..3).map(|at| if at < *n { '●' } else { '·' }).collect(),
            Self::Plot { now, .. } => now.to_string(),
        }
    }
}

/// What a list is sorted by.
#[derive(Clone, Debug, PartialEq, PartialOrd)]
pub enum SortKey {
    Number(f64),
    Text(String),
}

/// What a column is sorted by.
pub type Sorter = fn(&Cx<'_>, &Record) -> SortKey;

/// One column of a list.
pub struct Column {
    pub head: Pair,
    /// Width in cells; the starred column (0) takes what is left.
    pub width: u16,
    /// Numbers and days stand at the right of their column.
    pub right: bool,
    /// Leaves first when room is short: the highest rank first; 0 stays always.
    pub rank: u8,
    pub cell: fn(&Cx<'_>, &Record) -> Cell,
    /// How the list is sorted by it, and whether the largest comes first.
    pub sort: Option<(Sorter, bool)>,
    /// The list opens in this order; without one, in that of the first sortable column.
    pub opens: bool,
    /// Empty cells behind it; 1 where the column is wide enough to stand apart by itself.
    pub gap: u16,
}

impl Column {
    /// A column that is not sorted by.
    pub const fn new(
        fr: &'static str,
        en: &'static str,
        width: u16,
        cell: fn(&Cx<'_>, &Record) -> Cell,
    ) -> Self {
        Self { head: Pair { fr, en }, width, right: false, rank: 0, cell, sort: None, opens: false, gap: 2 }
    }

    /// At the right of its cells.
    #[must_use]
    pub const fn right(mut self) -> Self {
        self.right = true;
        self
    }

    /// Leaves when room is short, the highest rank first.
    #[must_use]
    pub const fn leaves(mut self, rank: u8) -> Self {
        self.rank = rank;
        self
    }

    /// The list opens in the order of this column.
    #[must_use]
    pub const fn opens(mut self) -> Self {
        self.opens = true;
        self
    }

    /// One empty cell behind it.
    #[must_use]
    pub const fn close(mut self) -> Self {
        self.gap = 1;
        self
    }

    /// Sorted by `key`, the smallest first.
    #[must_use]
    pub const fn up(mut self, key: fn(&Cx<'_>, &Record) -> SortKey) -> Self {
        self.sort = Some((key, false));
        self
    }

    /// Sorted by `key`, the largest first.
    #[must_use]
    pub const fn down(mut self, key: fn(&Cx<'_>, &Record) -> SortKey) -> Self {
        self.sort = Some((key, true));
        self
    }
}

/// The columns of a kind.
#[must_use]
pub fn of(kind: Kind) -> &'static [Column] {
    match kind {
        Kind::Incident => operations::INCIDENT,
        Kind::Patrol => operations::PATROL,
        Kind::AgendaItem => meeting::ITEM,
        Kind::Delegation => meeting::DELEGATION,
        Kind::Risk => infrastructure::RISK,
        Kind::Corridor => infrastructure::CORRIDOR,
        Kind::Asset => infrastructure::ASSET,
        Kind::Threat => infrastructure::THREAT,
        Kind::Request => outcome::REQUEST,
        Kind::Action => outcome::ACTION,
        Kind::Decision => outcome::DECISION,
        Kind::Tension => outcome::TENSION,
        Kind::DoNoHarm => outcome::HARM,
        Kind::ServiceGap => outcome::SERVICE,
        Kind::Initiative => outcome::INITIATIVE,
        _ => outcome::PLAIN,
    }
}

/// Columns that fit into `width`, and the width of the starred one.
#[must_use]
pub fn fit(kind: Kind, width: u16) -> (Vec<&'static Column>, u16) {
    // Narrowest starred column that is still readable: a place is short, a title is not.
    let star_min = if kind == Kind::Incident { 15 } else { 30 };
    let mut kept: Vec<&'static Column> = of(kind).iter().collect();
    loop {
        let fixed: u16 = kept.iter().map(|c| c.width + c.gap).sum();
        let last = kept.last().map_or(0, |c| c.gap);
        let left = (width + last).saturating_sub(fixed);
        if left >= star_min {
            return (kept, left);
        }
        let Some(at) = (0..kept.len()).filter(|at| kept[*at].rank > 0).max_by_key(|at| kept[*at].rank) else {
            return (kept, left);
        };
        kept.remove(at);
    }
}

/// Title of a record, as a sort key.
pub(super) fn by_title(cx: &Cx<'_>, record: &Record) -> SortKey {
    SortKey::Text(crate::look::fold::fold_ascii(record.title().get(cx.lang)).to_lowercase())
}

/// Title of a record, as a cell.
pub(super) fn title(cx: &Cx<'_>, record: &Record) -> Cell {
    Cell::ink(record.title().get(cx.lang))
}

/// State of a record, as a cell.
pub(super) fn state(cx: &Cx<'_>, record: &Record) -> Cell {
    let state = super::describe::state(cx, record);
    Cell::toned(state.text, state.tone.unwrap_or(Tone::Ink2))
}

/// The nation a record comes from, as a cell.
pub(super) fn originator(_: &Cx<'_>, record: &Record) -> Cell {
    record.originator().map_or_else(Cell::none, |nation| Cell::toned(nation.code(), Tone::Ink2))
}

/// The short number at the end of an id: `mli-risk-04` is `04`; with the nation it stays unique.
#[must_use]
pub fn short_id(record: &Record) -> String {
    let id = record.safe_id();
    let nation = id.split('-').next().unwrap_or_default().to_uppercase();
    let number = id.rsplit('-').next().unwrap_or_default();
    if number.bytes().all(|b| b.is_ascii_digit()) && !number.is_empty() {
        format!("{nation} {number}")
    } else {
        nation
    }
}
