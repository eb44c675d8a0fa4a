//! Every position of a record, with what the record says about it.

use crate::model::nation::Nation;
use crate::model::record::{PositionPrecision, Region};
use crate::model::reference::Where;
use crate::model::table::{Body, Record};
use crate::model::text::Text;

/// A position and what is declared beside it.
#[derive(Clone, Copy)]
pub(super) struct Declared<'r> {
    pub place: &'r Where,
    pub country: Option<Nation>,
    pub region: Option<Region>,
    pub precision: Option<PositionPrecision>,
    /// It is said how far off it may be.
    pub uncertain: bool,
    /// The name that stands beside it.
    pub name: Option<&'r Text>,
}

impl<'r> Declared<'r> {
    fn bare(place: &'r Where) -> Self {
        Self { place, country: None, region: None, precision: None, uncertain: false, name: None }
    }
}

/// Calls `each` with every position of `record`.
pub(super) fn each<'r>(record: &'r Record, mut each: impl FnMut(Declared<'r>)) {
    match &record.body {
        Body::Incident(r) => {
            if let Some(place) = &r.position {
                let (country, region, precision) = (r.country, r.region, r.position_precision);
                each(Declared {
                    country,
                    region,
                    precision,
                    name: r.place.as_ref(),
                    ..Declared::bare(place)
                });
            }
        }
        Body::Asset(r) => {
            if let Some(place) = &r.position {
                each(Declared { region: r.region, ..Declared::bare(place) });
            }
        }
        Body::Place(r) => each(Declared {
            country: r.country,
            region: r.region,
            uncertain: r.uncertainty_km.is_some(),
            name: Some(&r.name),
            ..Declared::bare(&r.position)
        }),
        Body::Patrol(r) => {
            // A route may leave the region it belongs to, but not when that is "elsewhere".
            let region = r.region.filter(|region| *region == Region::Elsewhere);
            for point in &r.route {
                let (country, name) = (point.country, point.name.as_ref());
                each(Declared { country, region, name, ..Declared::bare(&point.place) });
            }
            let crossings = r.border.iter().flat_map(|border| &border.crossings).map(|c| &c.place);
            let measures = r.measures.iter().filter_map(|measure| measure.place.as_ref());
            let facility = r.medevac.iter().filter_map(|medevac| medevac.facility.as_ref());
            for place in crossings.chain(measures).chain(facility) {
                each(Declared { region, ..Declared::bare(place) });
            }
        }
        _ => {}
    }
}
