//! Open actions of the meeting before: those in its files, and those its journal alone has.
//!
//! What the journal recorded comes back by itself where the new meeting names the folder beside it; it is
//! written down only where it would be lost.

use std::collections::{HashMap, HashSet};

use crate::journal::entry::Step;
use crate::journal::{Ledger, carry};
use crate::model::marking::Marking;
use crate::model::nation::Nation;
use crate::model::record::Action;
use crate::model::scalar::Count;
use crate::model::span::FileId;
use crate::model::table::{Body, Record};
use crate::model::time::Day;
use crate::source::SourceFile;
use crate::syntax;

/// An action that is still to be done.
#[derive(Clone, Debug)]
pub(super) struct Promise {
    pub id: String,
    /// Whose file it belongs in.
    pub contributor: Nation,
    pub action: Action,
    pub owner: Nation,
    pub due: Day,
    /// How often it was carried over, this time included.
    pub count: i64,
    pub marking: Marking,
    /// Caveats that the marking does not keep apart.
    pub caveats: Vec<&'static str>,
    /// The folder it comes from.
    pub from: String,
}

/// What `records` and `ledger` leave open; without what the journal alone has if that `comes_back`.
pub(super) fn open(
    records: &[&Record],
    files: &[SourceFile],
    ledger: Option<&Ledger>,
    comes_back: bool,
    from: &str,
) -> Vec<Promise> {
    let mut heads = HashMap::new();
    let mut all: Vec<Promise> = records
        .iter()
        .filter_map(|record| promise(record, ledger, from, caveats(record, files, &mut heads)))
        .collect();
    if let Some(ledger) = ledger.filter(|_| !comes_back) {
        let known: HashSet<String> = all.iter().map(|promise| promise.id.clone()).collect();
        let left = carry::records(ledger);
        let left = left.iter().filter_map(|record| promise(record, Some(ledger), from, Vec::new()));
        all.extend(left.filter(|promise| !known.contains(&promise.id)));
    }
    all
}

fn promise(
    record: &Record,
    ledger: Option<&Ledger>,
    from: &str,
    caveats: Vec<&'static str>,
) -> Option<Promise> {
    let Body::Action(action) = &record.body else { return None };
    let followed = ledger.and_then(|ledger| ledger.followed(&record.id));
    let step = followed.map(|followed| followed.step);
    if !action.is_open() || step == Some(Step::Done) {
        return None;
    }
    let prefix = record.id.get(..3).unwrap_or_default();
    let named = Nation::ALL.iter().copied().find(|nation| nation.code().eq_ignore_ascii_case(prefix));
    let times = followed.map_or(1, |followed| i64::try_from(followed.carried).unwrap_or(1).max(1));
    Some(Promise {
        id: record.id.to_string(),
        contributor: named.or(record.originator())?,
        action: (**action).clone(),
        owner: match step {
            Some(Step::Reassigned { owner }) => owner,
            _ => action.owner,
        },
        due: match step {
            Some(Step::Carried { due: Some(due) }) => due,
            _ => action.due,
        },
        count: action.carried_count.map_or(0, Count::get).saturating_add(times),
        marking: record.marking.clone(),
        caveats,
        from: from.to_owned(),
    })
}

/// Caveats as they are written, which the loaded marking knows only in part.
const CAVEATS: [&str; 2] = ["OriginatorControlled", "ChathamHouse"];

/// Those of `record`: its own, else those at the head of its file.
fn caveats(record: &Record, files: &[SourceFile], heads: &mut HashMap<u16, String>) -> Vec<&'static str> {
    let Some(file) = files.iter().find(|file| file.id == record.span.file) else { return Vec::new() };
    let (start, end) = (record.span.start as usize, record.span.end as usize);
    let own = file.text.get(start..end).map(marking_in).unwrap_or_default();
    let words = if own.contains("caveats") {
        own
    } else {
        heads.entry(file.id.0).or_insert_with(|| marking_in(&file.text)).clone()
    };
    CAVEATS.into_iter().filter(|word| words.contains(word)).collect()
}

/// The field `marking` of the struct that `text` is, as written.
fn marking_in(text: &str) -> String {
    let tree = syntax::parse(text, FileId(0));
    let Some(root) = tree.root().map(|id| tree.node(text, id)) else { return String::new() };
    let found = root.fields().find(|field| field.name == "marking");
    found.map(|field| field.value.raw().to_owned()).unwrap_or_default()
}
