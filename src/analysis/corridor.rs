//! Corridors as graphs: their stretches in order, what is not free, what they share, what is cut
//! when a road is. A stretch whose places the room may not see is not there.

pub mod cut;
pub mod strip;

use super::context::Cx;
use crate::model::record::{Corridor, Segment, SegmentStatus};
use crate::model::table::{Body, Kind, Record};

/// A corridor as the room sees it: places in order, and the stretch after each but the last.
#[derive(Clone, Debug)]
pub struct Road<'r> {
    pub nodes: Vec<&'r Record>,
    /// `None` where two places in the list are not joined.
    pub links: Vec<Option<&'r Segment>>,
}

/// Two places, the same in both directions.
type Pair<'r> = (&'r str, &'r str);

/// The pair of two places, in a fixed order.
fn pair<'r>(a: &'r str, b: &'r str) -> Pair<'r> {
    if a <= b { (a, b) } else { (b, a) }
}

impl<'r> Road<'r> {
    /// The stretches of `corridor` that the room sees.
    #[must_use]
    pub fn new(cx: &Cx<'r>, corridor: &'r Corridor) -> Self {
        let mut road = Self { nodes: Vec::new(), links: Vec::new() };
        for segment in &corridor.segments {
            let ends = cx.room.follow(&segment.from.0).zip(cx.room.follow(&segment.to.0));
            let Some((from, to)) = ends else { continue };
            if road.nodes.last().is_none_or(|last| last.id != from.id) {
                if !road.nodes.is_empty() {
                    road.links.push(None);
                }
                road.nodes.push(from);
            }
            road.links.push(Some(segment));
            road.nodes.push(to);
        }
        road
    }

    /// The stretches that are there, each with its ends.
    pub fn stretches(&self) -> impl Iterator<Item = (&'r Record, &'r Record, &'r Segment)> + '_ {
        let joined = self.links.iter().enumerate();
        joined.filter_map(|(at, link)| Some((self.nodes[at], self.nodes[at + 1], (*link)?)))
    }

    /// The worst state of its stretches.
    #[must_use]
    pub fn state(&self) -> SegmentStatus {
        self.stretches().map(|(.., segment)| segment.status).max().unwrap_or(SegmentStatus::Unknown)
    }

    /// Runs of stretches that `other` has too: first and last place, by number.
    #[must_use]
    pub fn shared(&self, other: &Self) -> Vec<(usize, usize)> {
        let theirs: Vec<Pair<'_>> = other.stretches().map(|(from, to, _)| pair(&from.id, &to.id)).collect();
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for (at, link) in self.links.iter().enumerate() {
            if link.is_none() || !theirs.contains(&pair(&self.nodes[at].id, &self.nodes[at + 1].id)) {
                continue;
            }
            match runs.last_mut() {
                Some((_, end)) if *end == at => *end = at + 1,
                _ => runs.push((at, at + 1)),
            }
        }
        runs
    }
}

/// The length of a stretch in km, and whether it was only measured in a straight line.
#[must_use]
pub fn length(cx: &Cx<'_>, segment: &Segment) -> Option<(f64, bool)> {
    if let Some(km) = segment.length_km {
        return Some((km, false));
    }
    let at = |reference| cx.room.follow(reference).and_then(|place| cx.room.position(place));
    let (from, to) = at(&segment.from.0).zip(at(&segment.to.0))?;
    Some((from.distance_km(to), true))
}

/// How much of a corridor is not free.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Affected {
    pub troubled_km: f64,
    pub all_km: f64,
    /// Some of it is measured in a straight line.
    pub straight: bool,
}

/// Kilometres that are not open, of all: by road where lengths are given, else in straight lines.
#[must_use]
pub fn affected(cx: &Cx<'_>, corridor: &Corridor) -> Affected {
    let mut all = Affected::default();
    for (.., segment) in Road::new(cx, corridor).stretches() {
        let Some((km, straight)) = length(cx, segment) else { continue };
        all.all_km += km;
        all.straight |= straight;
        // Nobody having looked does not make a road bad; it does not make it free either.
        if segment.status > SegmentStatus::Open {
            all.troubled_km += km;
        }
    }
    all
}

/// The other corridors the room sees.
#[must_use]
pub fn others<'r>(cx: &Cx<'r>, record: &Record) -> Vec<(&'r Record, &'r Corridor)> {
    let all = cx.room.of(Kind::Corridor).filter(|other| other.id != record.id);
    all.filter_map(|other| match &other.body {
        Body::Corridor(corridor) => Some((other, &**corridor)),
        _ => None,
    })
    .collect()
}

/// Corridors that still lead from end to end when the roads between `blocked` pairs of places are
/// cut; a pair names every stretch that lies between its places on any corridor.
#[must_use]
pub fn left_open<'r>(cx: &Cx<'r>, blocked: &[(&str, &str)]) -> Vec<(&'r Record, bool)> {
    let roads: Vec<(&Record, Road<'_>)> = cx
        .room
        .of(Kind::Corridor)
        .filter_map(|record| match &record.body {
            Body::Corridor(corridor) => Some((record, Road::new(cx, corridor))),
            _ => None,
        })
        .collect();
    let gone: Vec<Pair<'_>> = roads.iter().flat_map(|(_, road)| between(road, blocked)).collect();
    roads.iter().map(|(record, road)| (*record, leads_through(road, &gone))).collect()
}

/// Stretches of `road` between the places of each pair.
fn between<'r>(road: &Road<'r>, blocked: &[(&str, &str)]) -> Vec<Pair<'r>> {
    let place = |id: &str| road.nodes.iter().position(|node| *node.id == *id);
    let mut gone = Vec::new();
    for (a, b) in blocked {
        let (Some(a), Some(b)) = (place(a), place(b)) else { continue };
        for at in a.min(b)..a.max(b) {
            gone.push(pair(&road.nodes[at].id, &road.nodes[at + 1].id));
        }
    }
    gone
}

/// Whether one end can be reached from the other over what is left.
fn leads_through(road: &Road<'_>, gone: &[Pair<'_>]) -> bool {
    let (Some(start), Some(goal)) = (road.nodes.first(), road.nodes.last()) else { return false };
    let mut reached: Vec<&str> = vec![&start.id];
    let mut next = 0;
    while let Some(here) = reached.get(next).copied() {
        next += 1;
        for (from, to, _) in road.stretches() {
            let step = match (&*from.id == here, &*to.id == here) {
                (true, _) => &*to.id,
                (_, true) => &*from.id,
                _ => continue,
            };
            if !gone.contains(&pair(&from.id, &to.id)) && !reached.contains(&step) {
                reached.push(step);
            }
        }
    }
    reached.contains(&&*goal.id)
}
