//! Incidents: the sign says what kind, the tone how grave and how long ago.

use chrono::NaiveDate;

use super::laying::{Laying, group, mark, rank};
use super::{Entry, legend::Family};
use crate::analysis::describe::gravity_tone;
use crate::look::tone::Tone;
use crate::map::scene::Sign;
use crate::model::record::{Gravity, Incident, IncidentKind, MapLayer, PositionPrecision};
use crate::model::reference::Where;
use crate::model::table::{Body, Kind};
use crate::model::time::Day;

/// Days after which an incident has no colour any more.
pub const OLD_DAYS: i64 = 90;

/// What family a kind belongs to.
pub(super) const fn family(kind: IncidentKind) -> Family {
    match kind {
        IncidentKind::AttackOnForces
        | IncidentKind::AttackOnCivilians
        | IncidentKind::Ied
        | IncidentKind::DroneStrike
        | IncidentKind::Abduction
        | IncidentKind::BlockadeOrCheckpoint
        | IncidentKind::ConvoyStopped
        | IncidentKind::SabotageInfrastructure
        | IncidentKind::BanditryRoad => Family::Violence,
        IncidentKind::DroneSighting | IncidentKind::ThreatStatement => Family::Sighting,
        _ => Family::Other,
    }
}

/// Whether a position says no more than a district, a region, an axis or a country.
const fn is_rough(precision: Option<PositionPrecision>) -> bool {
    matches!(
        precision,
        Some(
            PositionPrecision::Adm2
                | PositionPrecision::Adm1
                | PositionPrecision::Line
                | PositionPrecision::Country
        )
    )
}

/// Puts the incidents of the days that are wanted.
pub(super) fn lay(laying: &mut Laying<'_>) {
    let today = laying.cx.room.today();
    for record in laying.records(Kind::Incident, MapLayer::Incidents) {
        let Body::Incident(incident) = &record.body else { continue };
        if !laying.in_focus(record) && !happened(incident, laying.wanted.days) {
            continue;
        }
        let Some(place) = &incident.position else { continue };
        let Some(position) = laying.locate(record, place) else { continue };
        if matches!(place, Where::Point(..)) {
            laying.name_town(position);
        }
        let age = today.map_or(0, |today| today.days_since(Day(incident.start.date())));
        // What the map is about has its colour however long ago it was.
        let old = age > OLD_DAYS && !laying.in_focus(record);
        let family = family(incident.kind);
        let rough = is_rough(incident.position_precision);
        let sign = if rough { Sign::Circle } else { family.sign() };
        let weight = if old { Entry::Old } else { Entry::Gravity(gravity(incident.severity)) };
        laying.count(record, if rough { Entry::Rough } else { Entry::Incident(family) }, position);
        laying.count(record, weight, position);
        let tone = laying.tone(record, tone(incident.severity, old));
        let id = laying.id(record);
        let rank = incident_rank(incident.severity, old, family);
        let place = mark(position, sign, tone, (group::INCIDENT, rank), id);
        laying.mark(record, place);
    }
}

/// Whether an incident began on one of the days.
fn happened(incident: &Incident, days: Option<(NaiveDate, NaiveDate)>) -> bool {
    days.is_none_or(|(from, to)| (from..=to).contains(&incident.start.date()))
}

/// Place of a gravity in the legend: the gravest first, not judged last.
fn gravity(severity: Option<Gravity>) -> u8 {
    match severity {
        Some(Gravity::Severe) => 0,
        Some(Gravity::Serious) => 1,
        Some(Gravity::Minor) => 2,
        None => 3,
    }
}

/// The tone of an incident; an old one has none, and only a severe one is still read.
fn tone(severity: Option<Gravity>, old: bool) -> Tone {
    match (severity, old) {
        (Some(Gravity::Severe), true) | (None, false) => Tone::Ink2,
        (_, true) => Tone::Ink3,
        (Some(severity), false) => gravity_tone(severity),
    }
}

/// Severe and recent first, then by family.
fn incident_rank(severity: Option<Gravity>, old: bool, family: Family) -> u8 {
    rank::INCIDENT + u8::from(old) * 12 + gravity(severity) * 3 + family as u8
}
