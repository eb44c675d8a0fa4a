//! What lies on the small map: where incidents were in the last months, and the corridors.

use chrono::Duration;

use super::latest_day;
use crate::analysis::context::Cx;
use crate::analysis::situation::{self, LayerSet, Situation, Wanted};
use crate::model::record::{MapLayer, Region};

/// Days up to the day everything is computed for.
const DAYS: i64 = 90;

/// Lays it, of one region when `region` says so.
#[must_use]
pub fn build(cx: &Cx<'_>, region: Option<Region>) -> Situation {
    let to = latest_day(cx);
    let days = to.and_then(|to| Some((to.checked_sub_signed(Duration::days(DAYS))?, to)));
    let layers = LayerSet::of(&[MapLayer::Incidents, MapLayer::Corridors]);
    situation::build(cx, &Wanted { layers, days, region, focus: Vec::new() })
}
