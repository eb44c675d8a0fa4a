//! What the meeting before left open, beside what the files have themselves.

use std::collections::HashSet;

use super::Gathered;
use crate::model::lang::Lang;
use crate::model::table::{Body, Record};

/// Records from elsewhere than the files: what the meeting before left open.
#[derive(Debug, Default)]
pub struct Carried {
    pub records: Vec<Record>,
    /// Differs where the records do.
    pub mark: u64,
}

/// Number of a decision or an action.
fn number(record: &Record) -> Option<String> {
    let number = match &record.body {
        Body::Decision(decision) => decision.number.as_ref(),
        Body::Action(action) => action.number.as_ref(),
        _ => None,
    };
    number.map(|text| text.get(Lang::Fr).to_owned())
}

impl Gathered {
    /// Takes what the meeting before left open, unless the files have it; the mark of it.
    pub(super) fn carry(&mut self, carry: &dyn Fn(&str) -> Carried) -> u64 {
        let previous = self.out.records.iter().find_map(|record| match &record.body {
            Body::Meeting(meeting) if !record.private => meeting.previous.as_ref(),
            _ => None,
        });
        let Some(previous) = previous.map(|text| text.get(Lang::Fr).to_owned()) else { return 0 };
        let carried = carry(&previous);
        if carried.records.is_empty() {
            return 0;
        }
        let numbers: HashSet<String> = self.out.records.iter().filter_map(number).collect();
        let ids: HashSet<Box<str>> = self.out.records.iter().map(|record| record.id.clone()).collect();
        let new = carried.records.into_iter().filter(|record| {
            !ids.contains(&record.id) && number(record).is_none_or(|number| !numbers.contains(&number))
        });
        self.carried.extend(new);
        carried.mark
    }
}
