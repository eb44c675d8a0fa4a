//! Where the route leads: past community tensions, along roads that are not free.

use std::collections::HashMap;

use super::plan::ahead;
use crate::analysis::corridor::Road;
use crate::analysis::patrol::off_stretch_km;
use crate::check::cells::Cells;
use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::check::phrase;
use crate::model::lang::Lang;
use crate::model::position::Position;
use crate::model::record::{PatrolMode, SegmentStatus};
use crate::model::reference::Where;
use crate::model::span::Spot;
use crate::model::table::{Body, Kind, Record};

/// Tensions kept for one square of the map.
const MOST: usize = 8;

/// Points along one route that are looked at.
const POINTS: usize = 4096;

/// Whether a do-no-harm note stands beside the patrol, named by either.
fn has_note(ground: &Ground, record: &Record, named: bool) -> bool {
    named || ground.room.referrers(record).iter().any(|other| other.kind == Kind::DoNoHarm)
}

/// PAT-016; what flies meets nobody on its way.
pub fn tensions(ground: &Ground, found: &mut Findings) {
    let within = ground.limits.tension_km;
    let mut cells: Cells<(), (&Record, Position)> = Cells::within(within);
    let mut any = false;
    for record in ground.room.of(Kind::Tension) {
        let Body::Tension(tension) = &record.body else { continue };
        let place = tension.place.as_ref().and_then(|place| ground.room.follow(&place.0));
        let Some(at) = place.and_then(|place| ground.room.position(place)) else { continue };
        cells.put((), at, (record, at), MOST);
        any = true;
    }
    if !any || ground.lost(Kind::DoNoHarm) {
        return;
    }
    for record in ground.room.of(Kind::Patrol) {
        let Some(patrol) = ahead(ground, record).filter(|patrol| patrol.mode != PatrolMode::Aerienne) else {
            continue;
        };
        let Some(way) = ground.ways().get(record) else { continue };
        let stretches = way
            .legs
            .iter()
            .filter_map(|leg| Some((way.stops.get(leg.from)?.at?, way.stops.get(leg.to)?.at?)));
        let points = stretches.flat_map(|(a, b)| cells.along(a, b).map(move |point| (point, a, b)));
        let mut best: Option<(f64, &Record)> = None;
        for (point, a, b) in points.take(POINTS) {
            for (tension, at) in cells.near((), point) {
                let km = off_stretch_km(at, a, b);
                if km <= within && best.is_none_or(|(least, _)| km < least) {
                    best = Some((km, tension));
                }
            }
        }
        let Some((km, tension)) = best else { continue };
        if has_note(ground, record, !patrol.do_no_harm.is_empty()) {
            continue;
        }
        let (name, km, id) = (phrase::name(tension), phrase::km(km), record.safe_id());
        found.push(
            Finding::field(
                record,
                "do_no_harm",
                format!("passe à moins de {km} km de la tension {} sans note « ne pas nuire »", name.fr),
                format!("passes within {km} km of the tension {} without a do-no-harm note", name.en),
            )
            .label(tension, Spot::field(tension.span, "title"), "la tension", "the tension")
            .help(
                format!("écrivez sous do_no_harm: une fiche avec applies_to: [\"{id}\"]"),
                format!("write under do_no_harm: a record with applies_to: [\"{id}\"]"),
            ),
        );
    }
}

/// A corridor with its next troubled stretch from each place.
struct Trouble<'g> {
    record: &'g Record,
    road: Road<'g>,
    next: Vec<usize>,
}

impl<'g> Trouble<'g> {
    fn new(record: &'g Record, road: Road<'g>) -> Self {
        let mut next = vec![usize::MAX; road.links.len() + 1];
        for at in (0..road.links.len()).rev() {
            let bad = road.links[at].is_some_and(|segment| segment.status >= SegmentStatus::Threatened);
            next[at] = if bad { at } else { next[at + 1] };
        }
        Self { record, road, next }
    }
}

/// PAT-017: a leg between two places of a corridor takes its road; a plan with abort criteria reckons
/// with what it may meet there.
pub fn roads(ground: &Ground, found: &mut Findings) {
    let cx = ground.cx(Lang::En);
    let mut troubles: Vec<Trouble<'_>> = Vec::new();
    for record in ground.room.of(Kind::Corridor) {
        let Body::Corridor(corridor) = &record.body else { continue };
        let trouble = Trouble::new(record, Road::new(&cx, corridor));
        if trouble.next.first().is_some_and(|first| *first != usize::MAX) {
            troubles.push(trouble);
        }
    }
    let mut places: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
    for (number, trouble) in troubles.iter().enumerate() {
        for (at, node) in trouble.road.nodes.iter().enumerate() {
            let list = places.entry(&node.id).or_default();
            if list.len() < MOST {
                list.push((number, at));
            }
        }
    }
    for record in ground.room.of(Kind::Patrol) {
        let Some(patrol) = ahead(ground, record) else { continue };
        let rides = matches!(patrol.mode, PatrolMode::Motorisee | PatrolMode::Pedestre);
        if !rides || !patrol.abort_criteria.is_empty() {
            continue;
        }
        for pair in patrol.route.windows(2) {
            let [Where::Place(a), Where::Place(b)] = [&pair[0].place, &pair[1].place] else { continue };
            let (Some(a), Some(b)) = (places.get(&*a.id), places.get(&*b.id)) else { continue };
            let bad = a.iter().flat_map(|one| b.iter().map(move |other| (*one, *other))).find_map(
                |(one, other)| {
                    let (low, high) = (one.1.min(other.1), one.1.max(other.1));
                    let trouble = troubles.get(one.0).filter(|_| one.0 == other.0)?;
                    let at = *trouble.next.get(low)?;
                    (at < high).then_some((trouble, at))
                },
            );
            if let Some((trouble, at)) = bad {
                found.extend(on_road(record, Spot::field(pair[1].span, "place"), trouble, at));
                break;
            }
        }
    }
}

fn on_road(record: &Record, spot: Spot, trouble: &Trouble<'_>, at: usize) -> Option<Finding> {
    let segment = (*trouble.road.links.get(at)?)?;
    let (from, to) = (trouble.road.nodes.get(at)?, trouble.road.nodes.get(at + 1)?);
    let ends = |lang| format!("{} – {}", from.title().get(lang), to.title().get(lang));
    let (fr, en) = (segment.status.word(Lang::Fr), segment.status.word(Lang::En));
    let finding = Finding::at(
        record,
        spot,
        format!(
            "l'itinéraire emprunte le tronçon {fr} {} sans critère d'abandon (abort_criteria)",
            ends(Lang::Fr)
        ),
        format!("the route takes the stretch {}, which is {en}, without abort criteria", ends(Lang::En)),
    )
    .label(trouble.record, Spot::field(segment.span, "status"), fr, en)
    .help(
        "prenez un autre itinéraire, ou écrivez dans abort_criteria ce qui fait renoncer",
        "take another route, or write in abort_criteria what makes the patrol turn back",
    );
    Some([from, to].into_iter().filter(|place| !place.built_in).fold(finding, |f, place| f.mention(place)))
}
