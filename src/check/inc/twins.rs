//! Two accounts that look like one event; groups that lack a member; events that grew old.

use std::collections::HashMap;

use chrono::{Months, NaiveDate};

use super::account::incident;
use crate::check::cells::Cells;
use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::check::phrase;
use crate::model::position::Position;
use crate::model::record::{Incident, IncidentKind, PositionPrecision, TimePrecision};
use crate::model::scalar::Count;
use crate::model::span::Spot;
use crate::model::table::{Body, Kind, Record};

/// Accounts kept for one day, kind and square.
const MOST: usize = 12;

/// Findings in all: whoever has more pasted a file twice and sees that from the first ones.
const ALL: usize = 500;

/// Minutes two clock times of one event may differ.
const CLOCKS: i64 = 120;

/// Whether time and place are known well enough to compare them.
fn is_exact(incident: &Incident) -> bool {
    let when = !matches!(incident.time_precision, Some(TimePrecision::Week | TimePrecision::Month));
    let near = [None, Some(PositionPrecision::Exact), Some(PositionPrecision::Near)];
    when && near.contains(&incident.position_precision) && incident.kind != IncidentKind::Other
}

/// Whether the two records already say how they belong together.
fn are_linked(one: (&Record, &Incident), other: (&Record, &Incident)) -> bool {
    let names = |incident: &Incident, id: &str| incident.related.iter().any(|related| related.id() == id);
    let group = |incident: &Incident| incident.group.as_ref().map(|group| group.0.id.clone());
    names(one.1, &other.0.id)
        || names(other.1, &one.0.id)
        || (group(one.1).is_some() && group(one.1) == group(other.1))
}

fn is_twin(one: (&Record, &Incident), other: (&Record, &Incident)) -> bool {
    let clocks = one.1.start.has_clock() && other.1.start.has_clock();
    let apart = (one.1.start.utc() - other.1.start.utc()).num_minutes().abs();
    one.0.marking.exercise == other.0.marking.exercise
        && !(clocks && apart > CLOCKS)
        && !are_linked(one, other)
}

/// INC-006.
pub fn twins(ground: &Ground, found: &mut Findings) {
    let within = ground.limits.duplicate_km;
    let mut cells: Cells<(IncidentKind, NaiveDate), (&Record, &Incident, Position)> = Cells::within(within);
    let mut left = ALL;
    for record in ground.room.of(Kind::Incident) {
        let Some(incident) = incident(record).filter(|incident| is_exact(incident)) else { continue };
        let Some(at) = ground.room.position(record) else { continue };
        let key = (incident.kind, incident.start.date());
        let near = cells.near(key, at).find_map(|(other, theirs, there)| {
            let km = at.sphere_km(there);
            (km <= within && is_twin((record, incident), (other, theirs))).then_some((other, km))
        });
        cells.put(key, at, (record, incident, at), MOST);
        let Some((other, km)) = near else { continue };
        found.push(twin(record, other, phrase::km(km)));
        left -= 1;
        if left == 0 {
            return;
        }
    }
}

fn twin(record: &Record, other: &Record, km: i64) -> Finding {
    let (id, name) = (other.safe_id(), phrase::name(other));
    let finding = Finding::on(
        record,
        format!("même jour, même nature, à moins de {km} km de {id} {} : le même événement ?", name.fr),
        format!("same day, same kind, within {km} km of {id} {}: the same event?", name.en),
    )
    .label(other, Spot::field(other.span, "id"), "l'autre compte rendu", "the other account")
    .help(
        format!("écrivez same_as: \"{id}\" si c'est lui, ou related: [\"{id}\"] sinon"),
        format!("write same_as: \"{id}\" if it is, or related: [\"{id}\"] if not"),
    );
    if record.same_as.is_some() {
        return finding;
    }
    let own = record.safe_id();
    finding.guess(Spot::field(record.span, "id"), format!("\"{own}\", same_as: \"{id}\""))
}

/// INC-011: members are counted one an event; a second nation's account is not another attack.
pub fn groups(ground: &Ground, found: &mut Findings) {
    let mut members: HashMap<&str, Vec<&Record>> = HashMap::new();
    for record in ground.room.of(Kind::Incident) {
        if let Some(group) = incident(record).and_then(|incident| incident.group.as_ref()) {
            members.entry(group.id()).or_default().push(record);
        }
    }
    for record in ground.room.of(Kind::IncidentGroup) {
        let Body::IncidentGroup(group) = &record.body else { continue };
        let Some(expected) = group.expected_count.map(Count::get) else { continue };
        let own = members.get(&*record.id).map_or(&[][..], Vec::as_slice);
        let count = i64::try_from(own.len()).unwrap_or(i64::MAX);
        if count == expected || (count < expected && ground.lost(Kind::Incident)) {
            continue;
        }
        let id = record.safe_id();
        let mut finding = Finding::field(
            record,
            "expected_count",
            format!(
                "groupe de {expected} {} (expected_count), mais {count} {} dans group",
                if expected.abs() < 2 { "incident" } else { "incidents" },
                if count < 2 { "incident le cite" } else { "incidents le citent" }
            ),
            format!(
                "group of {expected} {} (expected_count), but {count} {} it in group",
                if expected == 1 { "incident" } else { "incidents" },
                if count == 1 { "incident names" } else { "incidents name" }
            ),
        )
        .help(
            format!(
                "écrivez group: \"{id}\" dans chaque incident qui en fait partie, ou corrigez expected_count"
            ),
            format!("write group: \"{id}\" in each incident that belongs to it, or correct expected_count"),
        );
        finding.mentions = own.iter().map(|record| record.id.clone()).collect();
        found.push(finding);
    }
}

/// INC-012: old and used by nothing.
pub fn old(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some((incident, today)) = incident(record).zip(ground.today()) else { return };
    let months = u32::try_from(ground.limits.old_months).unwrap_or(u32::MAX);
    let Some(limit) = today.0.checked_sub_months(Months::new(months)) else { return };
    if incident.start.date() >= limit || ground.lost(Kind::AgendaItem) || ground.lost(Kind::Threat) {
        return;
    }
    if ground.room.referrers(record).is_empty() && incident.group.is_none() {
        let day = incident.start.day();
        found.push(
            Finding::field(
                record,
                "start",
                format!("incident du {day}, il y a plus de {months} mois, et aucune fiche ne le cite"),
                format!("incident of {day}, more than {months} months ago, and no record names it"),
            )
            .help(
                "retirez-le, ou citez-le là où il sert : point de l'ordre du jour, menace, tension",
                "remove it, or name it where it is of use: an agenda item, a threat, a tension",
            ),
        );
    }
}
