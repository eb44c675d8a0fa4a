//! What can be opened on the overview, and where the cursor is.

use super::state::State;
use crate::analysis::overview::{self, Part};
use crate::model::record::Region;

/// Something on the overview that Enter opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    Region(Region),
    Record(Box<str>),
}

/// The items in the order of the cursor, with the part each belongs to.
#[must_use]
pub fn items(state: &State) -> Vec<(Part, Item)> {
    let overview = overview::build(&state.cx());
    let plan = overview::plan(state.size);
    let mut items: Vec<(Part, Item)> = Vec::new();
    items.extend(overview.regions.iter().map(|row| (Part::Regions, Item::Region(row.region))));
    let mut take = |part, list: &[Box<str>], most: usize| {
        items.extend(list.iter().take(most).map(|id| (part, Item::Record(id.clone()))));
    };
    take(Part::Risks, &overview.risks, plan.risks);
    take(Part::Overdue, &overview.overdue, plan.overdue);
    take(Part::Patrols, &overview.patrols, plan.patrols);
    items
}
