//! What can be opened on the overview, and where the cursor is.

pub mod plan;

use super::geometry;
use super::state::State;
use crate::analysis::overview::{self, Overview, Part};
use crate::analysis::pane::Pane;
use crate::model::record::Region;
use plan::Plan;

/// Something on the overview that Enter opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    Region(Region),
    Record(Box<str>),
    /// The map itself.
    Map,
}

/// The items in the order of the cursor, with the part each belongs to.
#[must_use]
pub fn items(state: &State) -> Vec<(Part, Item)> {
    let overview = overview::build(&state.cx(), state.region);
    listed(&overview, &plan(state, &overview))
}

/// The plan for the screen as it is; drawing and cursor share it.
#[must_use]
pub fn plan(state: &State, overview: &Overview) -> Plan {
    plan::of(geometry::of(state.size, Pane::Overview).body, overview)
}

/// What `plan` shows of `overview`, in the order in which it is drawn.
#[must_use]
pub fn listed(overview: &Overview, plan: &Plan) -> Vec<(Part, Item)> {
    let mut items = Vec::new();
    for slot in &plan.slots {
        if slot.part == Part::Regions {
            let rows = overview.regions.iter().take(slot.items);
            items.extend(rows.map(|row| (slot.part, Item::Region(row.region))));
        }
        if slot.part == Part::Map {
            items.push((slot.part, Item::Map));
        }
        let records = overview.list(slot.part).iter().take(slot.items);
        items.extend(records.map(|id| (slot.part, Item::Record(id.clone()))));
    }
    items
}
