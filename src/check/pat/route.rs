//! The route: its points, their order in time, the speed between them.

use super::plan::{Way, ahead, span, standing};
use crate::analysis::patrol::{Leg, Stop, fastest};
use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::check::phrase;
use crate::model::diagnostic::{Both, Severity};
use crate::model::lang::Lang;
use crate::model::record::{Patrol, PatrolStatus};
use crate::model::span::Spot;
use crate::model::table::Record;
use crate::model::time::Moment;

/// Findings of one kind that one route is told; the mend of the first ones often mends the rest.
const MOST: usize = 20;

/// Km two points may lie apart and still be one halt with two names.
const SAME_PLACE_KM: f64 = 0.5;

/// PAT-001.
pub fn short(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(patrol) = ahead(ground, record) else { return };
    if patrol.route.len() < 2 {
        found.push(
            Finding::field(
                record,
                "route",
                "itinéraire d'un seul point ; il en faut au moins deux",
                "route of one point; it takes at least two",
            )
            .help(
                "écrivez dans route au moins le point initial et le point de dislocation",
                "write in route at least the start point and the release point",
            ),
        );
    }
}

/// What the point of a stop is called.
fn point(ground: &Ground, patrol: &Patrol, stop: &Stop) -> Both {
    match patrol.route.get(stop.point) {
        Some(point) => phrase::place(&ground.room, &point.place),
        None => Both::default(),
    }
}

/// The points as they are called, for a message.
fn ends(ground: &Ground, patrol: &Patrol, from: &Stop, to: &Stop) -> Both {
    let (from, to) = (point(ground, patrol, from), point(ground, patrol, to));
    Both::new(format!("{} – {}", from.fr, to.fr), format!("{} – {}", from.en, to.en))
}

/// The finding with the places of files that its words name.
fn mention(ground: &Ground, patrol: &Patrol, finding: Finding, stops: &[&Stop]) -> Finding {
    let points = stops.iter().filter_map(|stop| patrol.route.get(stop.point));
    let places = points.filter_map(|point| ground.room.place_of(&point.place));
    places.filter(|place| !place.built_in).fold(finding, Finding::mention)
}

/// Where the time of a point stands.
fn eta(patrol: &Patrol, stop: &Stop) -> Option<Spot> {
    patrol.route.get(stop.point).map(|point| Spot::field(point.span, "eta"))
}

/// Minutes of a leg whose times are known, with its ends.
fn timed<'w>(stops: &'w [Stop], leg: &Leg) -> Option<(&'w Stop, &'w Stop, i64)> {
    let (from, to) = (stops.get(leg.from)?, stops.get(leg.to)?);
    Some((from, to, (leg.arr? - leg.dep?).num_minutes()))
}

fn clock(at: Option<chrono::DateTime<chrono::Utc>>) -> String {
    at.map(|at| Moment::from_utc(at).dtg()).unwrap_or_default()
}

/// PAT-010.
pub fn speed(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(patrol) = standing(record).filter(|patrol| patrol.status != PatrolStatus::Done) else { return };
    let Some(way) = ground.ways().get(record) else { return };
    let most = fastest(&ground.room, patrol.mode);
    #[expect(clippy::cast_precision_loss, reason = "at most ten million, and minutes of four-digit years")]
    let too_fast = way.legs.iter().filter_map(|leg| {
        let (from, to, minutes) = timed(&way.stops, leg).filter(|(.., minutes)| *minutes > 0)?;
        let km = leg.km?;
        let needed = km * 60.0 / minutes as f64;
        (needed > most as f64).then_some((from, to, minutes, km, needed))
    });
    for (from, to, minutes, km, needed) in too_fast.take(MOST) {
        let Some(spot) = eta(patrol, to) else { continue };
        let ends = ends(ground, patrol, from, to);
        let mode = [Lang::Fr, Lang::En].map(|lang| patrol.mode.word(lang));
        let mut finding = Finding::at(
            record,
            spot,
            format!(
                "étape {} de {km:.0} km en {minutes} min, soit {needed:.0} km/h ; au plus {most} km/h ({})",
                ends.fr, mode[0]
            ),
            format!(
                "leg {} of {km:.0} km in {minutes} min, that is {needed:.0} km/h; at most {most} km/h ({})",
                ends.en, mode[1]
            ),
        )
        .help(
            "corrigez l'heure (eta), la halte (halt_min) ou la position",
            "correct the time (eta), the halt (halt_min) or the position",
        );
        if let Some(spot) = eta(patrol, from) {
            finding = finding.label(record, spot, "départ", "leaves here");
        }
        found.push(mention(ground, patrol, finding, &[from, to]));
    }
}

/// Whether the time of a stop lies outside the window, where that has clock times.
fn is_outside(patrol: &Patrol, stop: &Stop) -> bool {
    let (start, end) = span(&patrol.window);
    let timed = patrol.window.start.has_clock() && patrol.window.end.has_clock() && start <= end;
    timed && stop.arrive.is_some_and(|at| at < start || at > end)
}

/// PAT-011; a plan that is done may still hold a slip.
pub fn times(ground: &Ground, record: &Record, found: &mut Findings) {
    let Some(patrol) = standing(record) else { return };
    outside(ground, record, patrol, found);
    order(ground, record, patrol, found);
}

/// Times that do not lie in the window.
fn outside(ground: &Ground, record: &Record, patrol: &Patrol, found: &mut Findings) {
    let Some(Way { stops, .. }) = ground.ways().get(record) else { return };
    for stop in stops.iter().filter(|stop| is_outside(patrol, stop)).take(MOST) {
        let Some(spot) = eta(patrol, stop) else { continue };
        let (at, name) = (clock(stop.arrive), point(ground, patrol, stop));
        let finding = Finding::at(
            record,
            spot,
            format!("arrivée à {} {at}, hors du créneau de la patrouille", name.fr),
            format!("arrival at {} {at}, outside the window of the patrol", name.en),
        )
        .severity(Severity::Warning)
        .label(
            record,
            Spot::field(record.span, "window"),
            format!("créneau du {} au {}", patrol.window.start, patrol.window.end),
            format!("window from {} to {}", patrol.window.start, patrol.window.end),
        )
        .help("corrigez l'heure (eta) ou le créneau (window)", "correct the time (eta) or the window");
        found.push(mention(ground, patrol, finding, &[stop]));
    }
}

/// Times that do not follow the order of the route.
fn order(ground: &Ground, record: &Record, patrol: &Patrol, found: &mut Findings) {
    let Some(way) = ground.ways().get(record) else { return };
    let stops = way.stops.iter().enumerate();
    let known: Vec<(usize, &Stop)> =
        stops.filter(|(_, stop)| stop.arrive.is_some() && !is_outside(patrol, stop)).collect();
    let wrong = known.windows(2).filter_map(|pair| {
        let [(at, from), (next, to)] = pair else { return None };
        let km = way.legs.get(*at).filter(|leg| leg.to == *next).and_then(|leg| leg.km);
        let together = km.is_none_or(|km| km <= SAME_PLACE_KM);
        let fits = to.arrive > from.leave || (to.arrive == from.leave && together);
        (!fits).then_some((*from, *to))
    });
    for (from, to) in wrong.take(MOST) {
        let Some(spot) = eta(patrol, to) else { continue };
        let (leaves, arrives) = (clock(from.leave), clock(to.arrive));
        let ends = ends(ground, patrol, from, to);
        let mut finding = Finding::at(
            record,
            spot,
            format!("étape {}, arrivée {arrives}, mais départ {leaves}", ends.fr),
            format!("leg {}, arrival {arrives}, but departure {leaves}", ends.en),
        )
        .help(
            "corrigez eta : les heures suivent l'ordre de l'itinéraire, halte comprise",
            "correct eta: times follow the order of the route, halts included",
        );
        if let Some(spot) = eta(patrol, from) {
            finding = finding.label(record, spot, "point précédent", "the point before");
        }
        found.push(mention(ground, patrol, finding, &[from, to]));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::analysis::patrol::fastest;
    use crate::check::Limits;
    use crate::model::briefing::{Briefing, Parts};
    use crate::model::record::PatrolMode;
    use crate::model::room::Room;

    #[test]
    fn the_page_of_a_patrol_and_the_rules_know_the_same_speeds() {
        let room = Room::of_owner(Arc::new(Briefing::new(Parts::default(), None)));
        let usual = Limits::default();
        let of = |mode| fastest(&room, mode);
        assert_eq!(of(PatrolMode::Pedestre), usual.speed_foot);
        assert_eq!(of(PatrolMode::Motorisee), usual.speed_motor);
        assert_eq!(of(PatrolMode::Fluviale), usual.speed_river);
        assert_eq!(of(PatrolMode::Aerienne), usual.speed_air);
    }
}
