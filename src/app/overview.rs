//! What can be opened on the overview, and where the cursor is.

pub mod plan;

use std::sync::Arc;

use super::geometry;
use super::state::State;
use crate::analysis::overview::{self, Overview, Part, ground};
use crate::analysis::pane::Pane;
use crate::analysis::situation::Situation;
use crate::model::lang::Lang;
use crate::model::record::Region;
use crate::model::room::Room;
use plan::Plan;

/// What the overview shows, made anew only when what it depends on changes.
#[derive(Debug, Default)]
pub struct Summary {
    overview: Option<(Counted, Arc<Overview>)>,
    ground: Option<(Counted, Lang, Arc<Situation>)>,
}

/// What was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Counted {
    room: Room,
    region: Option<Region>,
}

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
    let overview = state.summary(state.region);
    listed(&overview, &plan(state, &overview))
}

impl State {
    fn counted_for(&self, region: Option<Region>) -> Counted {
        Counted { room: self.room.clone(), region }
    }

    /// The overview of `region` or of all, as it is kept; one that is not is made.
    #[must_use]
    pub fn summary(&self, region: Option<Region>) -> Arc<Overview> {
        let kept = self.summary.overview.as_ref().filter(|(now, _)| *now == self.counted_for(region));
        kept.map_or_else(|| Arc::new(overview::build(&self.cx(), region)), |(_, kept)| Arc::clone(kept))
    }

    /// What lies on the small map of the overview of `region` or of all.
    #[must_use]
    pub fn ground(&self, region: Option<Region>) -> Arc<Situation> {
        let now = (self.counted_for(region), self.lang);
        let kept =
            self.summary.ground.as_ref().filter(|(counted, lang, _)| (counted, *lang) == (&now.0, now.1));
        kept.map_or_else(|| Arc::new(ground::build(&self.cx(), region)), |(.., kept)| Arc::clone(kept))
    }

    /// Brings what is kept up to date; the small map only where one is shown.
    pub(super) fn refresh_overview(&mut self) {
        let now = self.counted_for(self.region);
        let overview = self.summary(self.region);
        let has_map = || plan(self, &overview).slots.iter().any(|slot| slot.part == Part::Map);
        let ground = (self.pane == Pane::Overview && has_map())
            .then(|| (now.clone(), self.lang, self.ground(self.region)))
            // What another room saw is forgotten.
            .or_else(|| self.summary.ground.take().filter(|(counted, ..)| *counted == now));
        self.summary = Summary { overview: Some((now, overview)), ground };
    }
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
