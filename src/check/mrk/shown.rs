//! Records against the room of the agenda item that shows them.

use std::collections::HashSet;

use super::marked;
use crate::check::agd::number;
use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::model::marking::Tlp;
use crate::model::nation::{Nation, NationSet};
use crate::model::record::{AgendaItem, DecisionStatus, Stance};
use crate::model::reference::{RawRef, Where};
use crate::model::span::Spot;
use crate::model::table::{Body, Kind, Record};
use crate::model::value::Seen;

/// Every record that `body` names, each once, with the place where it is named first.
fn named<'g>(ground: &'g Ground, body: &Body, mut each: impl FnMut(&'g Record, Spot)) {
    let mut seen: HashSet<&'g str> = HashSet::new();
    body.walk(&mut |_, value| {
        let (Seen::Ref(reference) | Seen::Place(Where::Place(reference))) = value else { return };
        let RawRef { span, .. } = reference;
        let Some(record) = ground.room.follow(reference).filter(|record| !record.built_in) else { return };
        if seen.insert(&record.id) {
            each(record, Spot::of(*span));
        }
    });
}

/// The nations that the item is shown to.
fn room(ground: &Ground, item: &AgendaItem) -> NationSet {
    let own: NationSet = item.audience.iter().copied().collect();
    if own.is_empty() { ground.briefing.default_audience() } else { own }
}

/// Whether the room of a plan that is not complete is known.
fn unsure(ground: &Ground, item: &AgendaItem) -> bool {
    item.audience.is_empty() && ground.lost(Kind::Delegation)
}

pub(super) fn not_for_the_room(ground: &Ground, record: &Record, found: &mut Findings) {
    let Body::AgendaItem(item) = &record.body else { return };
    if unsure(ground, item) {
        return;
    }
    let audience = room(ground, item);
    named(ground, &record.body, |shown, spot| {
        let set = shown.marking.rel_to;
        let missing: NationSet = audience.iter().filter(|nation| !set.has(*nation)).collect();
        // A marking that cannot be read has its own message.
        if missing.is_empty() || shown.marking.assumed {
            return;
        }
        let (id, number) = (shown.safe_id(), number(item));
        found.push(
            Finding::at(
                record,
                spot,
                format!("le point {number} est pour {audience}, mais {id} n'est communicable qu'à {set} : {missing} ne peut la voir"),
                format!("item {number} is for {audience}, but {id} is releasable to {set} only: {missing} may not see it"),
            )
            .label(shown, marked(ground, shown, "rel_to"), format!("communicable à {set}"), format!("releasable to {set}"))
            .alone()
            .help(
                "montrez une autre fiche, écrivez audience: dans ce point, ou élargissez rel_to avec l'accord de la nation d'origine",
                "show another record, write audience: in this item, or widen rel_to with the originator's consent",
            ),
        );
    });
}

/// What keeps a record to its originator's nation.
fn strictness(record: &Record) -> Option<&'static str> {
    match record.marking.tlp {
        Some(Tlp::AmberStrict) => Some("TLP:AMBER+STRICT"),
        _ if record.marking.national_only && !record.marking.assumed => Some("NationalOnly"),
        _ => None,
    }
}

pub(super) fn strict(ground: &Ground, record: &Record, found: &mut Findings) {
    let Body::AgendaItem(item) = &record.body else { return };
    if unsure(ground, item) {
        return;
    }
    let audience = room(ground, item);
    named(ground, &record.body, |shown, spot| {
        let Some(word) = strictness(shown) else { return };
        let alone = shown.originator().is_some_and(|nation| audience == NationSet::of(nation));
        // Where a nation is not in rel_to at all, that is the message.
        if alone || !audience.is_subset(shown.marking.rel_to) {
            return;
        }
        let (id, own) = (shown.safe_id(), shown.originator().map_or("—", Nation::code));
        let number = number(item);
        found.push(
            Finding::at(
                record,
                spot,
                format!("le point {number} est pour {audience}, mais {id} est {word}, pour {own} seulement"),
                format!("item {number} is for {audience}, but {id} is {word}, for {own} alone"),
            )
            .label(shown, marked(ground, shown, "tlp"), "marquée ainsi", "marked so")
            .alone()
            .help(
                "la salle ne la verra pas : retirez-la du point, ou faites changer son marquage par la nation d'origine",
                "the room will not see it: remove it from the item, or have its originator mark it anew",
            ),
        );
    });
}

/// Records that a decision hands over with the word of their originator.
fn consents<'g>(ground: &'g Ground) -> HashSet<&'g str> {
    let mut all = HashSet::new();
    for record in ground.of(Kind::Decision) {
        let Body::Decision(decision) = &record.body else { continue };
        if !matches!(decision.status, DecisionStatus::Adopted | DecisionStatus::AdoptedWithReservation) {
            continue;
        }
        for reference in &decision.related {
            let Some(shown) = ground.room.follow(&reference.0) else { continue };
            let agrees = |nation| {
                decision.parties.iter().any(|party| party.nation == nation && party.position == Stance::Agree)
            };
            if shown.originator().is_some_and(agrees) {
                all.insert(&*shown.id);
            }
        }
    }
    all
}

pub(super) fn without_consent(ground: &Ground, found: &mut Findings) {
    if ground.lost(Kind::Decision) || !ground.records().any(|record| record.marking.originator_controlled) {
        return;
    }
    let consents = consents(ground);
    for record in ground.of(Kind::AgendaItem) {
        let Body::AgendaItem(item) = &record.body else { continue };
        named(ground, &record.body, |shown, spot| {
            let Some(nation) = shown.originator().filter(|nation| *nation != item.owner) else { return };
            if !shown.marking.originator_controlled || consents.contains(&*shown.id) {
                return;
            }
            let (id, code, owner) = (shown.safe_id(), nation.code(), item.owner.code());
            let number = number(item);
            found.push(
                Finding::at(
                    record,
                    spot,
                    format!("au point {number}, {owner} présente {id}, que {code} garde sous la règle du tiers service"),
                    format!("in item {number} {owner} presents {id}, which {code} keeps under the third-party rule"),
                )
                .label(shown, marked(ground, shown, "caveats"), "règle du tiers service", "third-party rule")
                .alone()
                .help(
                    format!("citez la fiche dans related d'une décision adoptée où {code} est favorable, ou laissez {code} la présenter"),
                    format!("name it in related of an adopted decision where {code} agrees, or let {code} present it"),
                ),
            );
        });
    }
}

pub(super) fn for_nobody(ground: &Ground, record: &Record, found: &mut Findings) {
    // What an item shows is judged by its room.
    if record.kind == Kind::AgendaItem || record.marking.assumed || record.private {
        return;
    }
    let mut common = record.marking.rel_to;
    record.body.walk(&mut |_, value| {
        let (Seen::Ref(reference) | Seen::Place(Where::Place(reference))) = value else { return };
        let Some(named) = ground.room.follow(reference) else { return };
        let rest = common.intersect(named.marking.rel_to);
        if common.is_empty() || named.marking.assumed || named.private {
            return;
        }
        if rest.is_empty() {
            let (id, set) = (named.safe_id(), named.marking.rel_to);
            found.push(
                Finding::at(
                    record,
                    Spot::of(reference.span),
                    format!("aucune nation ne voit la page entière : elle va à {common}, mais {id} à {set}"),
                    format!("no nation sees the whole page: it is for {common}, but {id} for {set}"),
                )
                .label(
                    named,
                    marked(ground, named, "rel_to"),
                    format!("communicable à {set}"),
                    format!("releasable to {set}"),
                )
                .help(
                    "retirez la référence, ou accordez les rel_to des deux fiches",
                    "remove the reference, or make the rel_to of both records agree",
                ),
            );
        }
        common = rest;
    });
}
