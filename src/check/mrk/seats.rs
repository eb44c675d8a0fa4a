//! Who may see records, against who sits at the table.

use super::heads::placed;
use crate::check::finding::Findings;
use crate::check::ground::Ground;
use crate::check::hall;
use crate::model::marking::{Class, Tlp};
use crate::model::nation::Nation;
use crate::model::record::Seat;
use crate::model::span::Spot;
use crate::model::table::{Body, Kind, Record};

/// Whether anybody may have it: then it matters little who else is named.
fn public(record: &Record) -> bool {
    record.marking.class == Class::NP && record.marking.tlp == Some(Tlp::Clear)
}

/// The delegations of `nation`, each with its seat.
fn seats<'g>(ground: &'g Ground, nation: Nation) -> impl Iterator<Item = (&'g Record, Seat)> {
    ground.of(Kind::Delegation).filter_map(move |record| match &record.body {
        Body::Delegation(delegation) if delegation.nation == nation => Some((record, delegation.status)),
        _ => None,
    })
}

/// Nations of which nothing can be said: no meeting, or a delegation was left out.
fn unknown(ground: &Ground) -> bool {
    ground.lost(Kind::Delegation)
        || ground.lost(Kind::Meeting)
        || ground.of(Kind::Delegation).next().is_none()
}

/// The first record that is not public and may be seen by `nation`, and where that is written.
fn first<'g>(ground: &'g Ground, nation: Nation) -> Option<(&'g Record, Spot)> {
    let record = ground.records().find(|record| record.marking.rel_to.has(nation) && !public(record))?;
    let own = Spot::field(record.marking.span, "rel_to");
    let written = record.marking.span.start < record.marking.span.end && ground.has(own);
    let head = Spot::field(ground.root(record.span.file), "marking");
    Some((record, if written { own } else { head }))
}

/// What is releasable: the record, or all those of a file whose head says so.
fn releasable(record: &Record, spot: Spot) -> (&'static str, &'static str) {
    if spot.span == record.marking.span {
        ("communicable", "releasable")
    } else {
        ("fiches de ce fichier communicables", "records of this file are releasable")
    }
}

pub(super) fn without_delegation(ground: &Ground, found: &mut Findings) {
    if unknown(ground) {
        return;
    }
    // Of a member nation MTG-002 has said so.
    let members = hall::members(ground);
    let away = |nation: &Nation| !members.has(*nation) && seats(ground, *nation).next().is_none();
    for nation in Nation::ALL.iter().copied().filter(away) {
        let Some((record, spot)) = first(ground, nation) else { continue };
        let (code, (fr, en)) = (nation.code(), releasable(record, spot));
        found.push(
            placed(
                record,
                spot,
                format!("{fr} à {code}, qui n'a pas de délégation à la réunion"),
                format!("{en} to {code}, which has no delegation at the meeting"),
            )
            .help(
                format!("ajoutez la délégation de {code} à la réunion, ou retirez {code} de rel_to"),
                format!("add the delegation of {code} to the meeting, or remove {code} from rel_to"),
            ),
        );
    }
}

pub(super) fn only_proposed(ground: &Ground, found: &mut Findings) {
    if unknown(ground) {
        return;
    }
    for nation in Nation::ALL.iter().copied() {
        let mut all = seats(ground, nation);
        let Some((delegation, Seat::Proposed)) = all.next() else { continue };
        if all.any(|(_, seat)| seat != Seat::Proposed) {
            continue;
        }
        let Some((record, spot)) = first(ground, nation) else { continue };
        let (code, (fr, en)) = (nation.code(), releasable(record, spot));
        found.push(
            placed(
                record,
                spot,
                format!("{fr} à {code}, dont le siège n'est que proposé"),
                format!("{en} to {code}, whose seat is only proposed"),
            )
            .label(
                delegation,
                Spot::field(delegation.span, "status"),
                "siège proposé ici",
                "seat proposed here",
            )
            .help(
                format!(
                    "retirez {code} de rel_to jusqu'à la décision, ou rendez la fiche publique (NP, TLP:CLEAR)"
                ),
                format!(
                    "remove {code} from rel_to until it is decided, or make the record public (NP, TLP:CLEAR)"
                ),
            ),
        );
    }
}
