//! Who sits at the meeting: members of the mechanism, delegations, nations that are expected.

use super::ground::Ground;
use crate::model::lang::Lang;
use crate::model::nation::{Nation, NationSet};
use crate::model::record::{Delegation, Seat};
use crate::model::table::{Body, Kind, Record};

/// Members of the mechanism: those the meeting's framework names, else the three founders.
pub(super) fn members(ground: &Ground) -> NationSet {
    let named = mechanism(ground).and_then(|record| match &record.body {
        Body::Framework(framework) => Some(framework.members.iter().copied().collect()),
        _ => None,
    });
    named.filter(|set: &NationSet| !set.is_empty()).unwrap_or(NationSet::MEMBERS)
}

/// The record of the mechanism that the meeting names.
pub(super) fn mechanism<'g>(ground: &'g Ground<'_>) -> Option<&'g Record> {
    let (_, meeting) = ground.meeting()?;
    ground.room.follow(&meeting.mechanism.as_ref()?.0)
}

/// The delegations that were read.
pub(super) fn delegations<'g>(ground: &'g Ground<'_>) -> impl Iterator<Item = (&'g Record, &'g Delegation)> {
    ground.of(Kind::Delegation).filter_map(|record| match &record.body {
        Body::Delegation(delegation) => Some((record, &**delegation)),
        _ => None,
    })
}

/// Whether `delegation` is expected in the room.
pub(super) fn is_expected(delegation: &Delegation) -> bool {
    let seated = matches!(delegation.status, Seat::Member | Seat::Observer | Seat::Invited);
    seated && delegation.present != Some(false)
}

/// Nations with a delegation in the room; `None` when nothing can be said: none is written, or one was
/// left out.
pub(super) fn present(ground: &Ground) -> Option<NationSet> {
    let mut all = delegations(ground).peekable();
    if ground.lost(Kind::Delegation) || all.peek().is_none() {
        return None;
    }
    Some(all.filter(|(_, d)| is_expected(d)).map(|(_, d)| d.nation).collect())
}

/// Names of nations: `Mali, Mauritania`.
pub(super) fn names(nations: impl IntoIterator<Item = Nation>, lang: Lang) -> String {
    nations.into_iter().map(|nation| nation.word(lang)).collect::<Vec<_>>().join(", ")
}
