//! What to cut to finish on time.
//!
//! Briefings first, then breaks (shortened, never dropped), then discussions; decisions, ceremonies
//! and the item that is on, with what runs beside it, stay. Of each kind as few items as suffice, and of those as short ones as
//! suffice; of equally long ones the one with fewer scenes, then the later one.

use std::cmp::Reverse;

use super::forecast::span;
use super::plan::Plan;
use super::timing::Timing;
use super::{MINUTE, words};
use crate::model::record::ItemKind;

/// Most suggestions.
const MOST: usize = 5;

/// A break keeps this many minutes.
const SHORTEST_BREAK: i64 = 10;

/// What may be done to an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CutWhat {
    Skip,
    Shorten,
}

/// A way to win time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    pub id: Box<str>,
    pub number: String,
    pub title: String,
    pub minutes_won: i64,
    pub what: CutWhat,
}

/// A cut that could be made: position, minutes won, scenes lost.
#[derive(Clone, Copy)]
struct Offer {
    at: usize,
    won: i64,
    scenes: usize,
    what: CutWhat,
}

/// What to cut of the rest of the day, the least harm first; empty when the meeting is on time.
/// `scenes` says how many scenes an item has.
#[must_use]
pub fn cuts(plan: &Plan, timing: &Timing, scenes: &dyn Fn(&str) -> usize) -> Vec<Cut> {
    let late = timing.meeting.late;
    if late <= words::ON_TIME {
        return Vec::new();
    }
    let mut need = late.saturating_add(59) / 60;
    let mut chosen: Vec<Offer> = Vec::new();
    for kind in [ItemKind::Information, ItemKind::Break, ItemKind::Discussion] {
        let items = timing.to_come.iter().copied().filter(|at| plan.items()[*at].kind == kind);
        let offers = items.filter_map(|at| offer(plan, timing, scenes, at)).collect();
        let mut picked = pick(offers, need, MOST - chosen.len());
        need -= picked.iter().map(|offer| offer.won).sum::<i64>();
        picked.sort_by_key(|offer| offer.at);
        chosen.extend(picked);
        if need <= 0 {
            break;
        }
    }
    let named = |offer: &Offer| {
        let item = &plan.items()[offer.at];
        let (id, number, title) = (item.id.clone(), item.number.clone(), item.title.clone());
        Cut { id, number, title, minutes_won: offer.won, what: offer.what }
    };
    chosen.iter().map(named).collect()
}

/// What cutting an item wins; none when that is nothing.
fn offer(plan: &Plan, timing: &Timing, scenes: &dyn Fn(&str) -> usize, at: usize) -> Option<Offer> {
    let (item, slot) = (&plan.items()[at], plan.slots[at]);
    let block = &plan.days.get(slot.day)?.blocks.get(slot.block)?.items;
    let alone = block.len() == 1;
    let (what, won) = if item.kind == ItemKind::Break {
        let kept = (item.minutes - item.minutes / 2).max(SHORTEST_BREAK);
        // A break beside a session ends with the session: shortening it wins nothing that is sure.
        (CutWhat::Shorten, if alone { item.minutes - kept } else { 0 })
    } else {
        let length = |skipped: Option<usize>| {
            let new = |at: &usize| timing.to_come.binary_search(at).is_ok();
            let rest = block.iter().copied().filter(|at| new(at) && Some(*at) != skipped);
            span(rest.map(|at| (plan.slots[at], plan.items()[at].minutes * MINUTE))).map_or(0, |span| span.1)
        };
        (CutWhat::Skip, (length(None) - length(Some(at))) / MINUTE)
    };
    (won > 0).then(|| Offer { at, won, scenes: scenes(&item.id), what })
}

/// The fewest offers that win `need` minutes, and of those as small ones as suffice; when all
/// together do not suffice, the `most` largest.
fn pick(mut offers: Vec<Offer>, need: i64, most: usize) -> Vec<Offer> {
    offers.sort_by_key(|offer| (Reverse(offer.won), offer.scenes, Reverse(offer.at)));
    let mut sum = 0;
    let enough = offers.iter().position(|offer| {
        sum += offer.won;
        sum >= need
    });
    let count = enough.map_or(most, |last| last + 1).min(most).min(offers.len());
    let mut spare = offers.split_off(count);
    let mut surplus = offers.iter().map(|offer| offer.won).sum::<i64>() - need;
    // The smallest that was chosen is changed first: it costs the least to give up.
    for chosen in offers.iter_mut().rev() {
        let fits = |offer: &&mut Offer| chosen.won - offer.won <= surplus;
        let better = |offer: &&mut Offer| (offer.won, offer.scenes, Reverse(offer.at));
        if let Some(smaller) = spare.iter_mut().filter(fits).min_by_key(better)
            && smaller.won < chosen.won
        {
            surplus -= chosen.won - smaller.won;
            std::mem::swap(chosen, smaller);
        }
    }
    offers
}
