//! The visible records of a case alone, with one of them changed or left out.

use tribrief::model::nation::Nation;
use tribrief::model::table::Kind;

use super::{Open, fill, kinds, owner, visible_id};
use crate::common::{Memory, nations};

/// What everyone of `audience` may see; `head` says what stands before the fields of a record, and
/// leaves it out with nothing.
pub fn open(audience: &str, head: &dyn Fn(&str) -> Option<String>) -> Memory {
    let owner = owner(audience);
    let mut body = String::new();
    for kind in kinds() {
        let ids = [false, true].map(|second| (second, visible_id(owner, kind, second)));
        let ids = ids.into_iter().take(if kind == Kind::Meeting { 1 } else { 2 });
        let records = ids.filter_map(|(second, id)| {
            let mut ink = Open { owner, second, inside: None, count: 0, above: 2 };
            Some(fill::record(kind, &id, &head(&id)?, &mut ink))
        });
        body.push_str(&fill::section(kind, &records.collect::<Vec<_>>()));
    }
    let room: Vec<&str> = nations(audience).iter().map(Nation::code).collect();
    let head = format!("contributor: {}, marking: (class: DR, rel_to: [{}])", owner.code(), room.join(", "));
    Memory::default().with("a-open.ron", format!("({head},\n{body})"))
}
