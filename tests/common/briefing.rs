//! Questions to a loaded briefing that tests ask.

use std::sync::Arc;

use tribrief::model::briefing::Briefing;
use tribrief::model::nation::NationSet;
use tribrief::model::room::Room;
use tribrief::model::table::{Kind, Record};
use tribrief::model::value::{FieldSpec, Seen};

use super::nations;

/// Every set of nations but the empty one.
pub fn audiences() -> Vec<NationSet> {
    let codes = ["SEN", "MLI", "MRT", "GIN"];
    (1..16_usize)
        .map(|bits| {
            let list: Vec<&str> = codes
                .iter()
                .enumerate()
                .filter(|(at, _)| bits & (1 << at) != 0)
                .map(|(_, code)| *code)
                .collect();
            nations(&list.join(","))
        })
        .collect()
}

/// Records of `kind`, whoever may see them: gathered from the rooms of all audiences.
pub fn everything(briefing: &Arc<Briefing>) -> Vec<Record> {
    let mut all: Vec<Record> = Vec::new();
    for audience in audiences() {
        let room = Room::new(Arc::clone(briefing), audience, true);
        for record in room.records().filter(|record| !record.built_in) {
            if !all.iter().any(|known| known.id == record.id) {
                all.push(record.clone());
            }
        }
    }
    all
}

/// Records of one kind among `all`.
pub fn of(all: &[Record], kind: Kind) -> Vec<&Record> {
    all.iter().filter(|record| record.kind == kind).collect()
}

/// Shows every value of a record to `look`.
pub fn each(record: &Record, look: &mut dyn FnMut(&'static FieldSpec, Seen<'_>)) {
    record.body.walk(&mut |spec, seen| look(spec, seen));
}
