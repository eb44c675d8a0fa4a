//! Who names whom, among visible records only.

use std::collections::HashMap;

use crate::model::briefing::Briefing;
use crate::model::reference::Where;
use crate::model::table::Record;
use crate::model::value::Seen;

/// References turned round, and accounts of one event.
#[derive(Debug)]
pub(super) struct Links {
    referrers: HashMap<Box<str>, Vec<u32>>,
    accounts: HashMap<Box<str>, Vec<u32>>,
}

/// Index of the visible record that `at` is another account of, following chains.
fn primary(briefing: &Briefing, visible: &[bool], at: usize) -> usize {
    let mut current = at;
    // As many steps as records: a circle of `same_as` ends there.
    for _ in 0..briefing.records.len().min(16) {
        let next = briefing.records[current]
            .same_as
            .as_ref()
            .and_then(|reference| briefing.place_of(&reference.id))
            .filter(|next| visible[*next] && briefing.records[*next].kind == briefing.records[at].kind);
        match next {
            Some(next) if next != at && next != current => current = next,
            Some(_) => return current.min(at),
            None => return current,
        }
    }
    current
}

/// Which visible records stand behind another visible account.
pub(super) fn secondary_accounts(briefing: &Briefing, visible: &[bool]) -> Vec<bool> {
    (0..visible.len()).map(|at| visible[at] && primary(briefing, visible, at) != at).collect()
}

impl Links {
    pub(super) fn new(briefing: &Briefing, visible: &[bool]) -> Self {
        let mut referrers: HashMap<Box<str>, Vec<u32>> = HashMap::new();
        let mut accounts: HashMap<Box<str>, Vec<u32>> = HashMap::new();
        for (at, record) in briefing.records.iter().enumerate().filter(|(at, _)| visible[*at]) {
            let at_u32 = u32::try_from(at).unwrap_or(u32::MAX);
            record.body.walk(&mut |_, seen| {
                let (Seen::Ref(reference) | Seen::Place(Where::Place(reference))) = seen else { return };
                let list = referrers.entry(reference.id.clone()).or_default();
                if list.last() != Some(&at_u32) && *reference.id != *record.id {
                    list.push(at_u32);
                }
            });
            let root = primary(briefing, visible, at);
            accounts.entry(briefing.records[root].id.clone()).or_default().push(at_u32);
        }
        for list in referrers.values_mut() {
            list.sort_unstable();
            list.dedup();
        }
        accounts.retain(|_, list| list.len() > 1);
        Self { referrers, accounts }
    }

    pub(super) fn referrers<'b>(&self, briefing: &'b Briefing, record: &Record) -> Vec<&'b Record> {
        let list = self.referrers.get(&record.id).map_or(&[][..], Vec::as_slice);
        list.iter().map(|at| &briefing.records[*at as usize]).collect()
    }

    pub(super) fn accounts<'b>(&self, briefing: &'b Briefing, record: &Record) -> Vec<&'b Record> {
        self.accounts
            .values()
            .find(|list| list.iter().any(|at| briefing.records[*at as usize].id == record.id))
            .map(|list| {
                let all = list.iter().map(|at| &briefing.records[*at as usize]);
                all.filter(|other| other.id != record.id).collect()
            })
            .unwrap_or_default()
    }
}
