//! A map as a list: what lies on it, kind by kind, each with where it is in words.

use std::fmt::Write as _;

use crate::analysis::context::Cx;
use crate::analysis::corridor::Road;
use crate::analysis::describe;
use crate::analysis::scene::map::MapPicture;
use crate::analysis::situation::{readout, short_name};
use crate::model::marking::Composite;
use crate::model::position::Position;
use crate::model::record::{Corridor, SegmentStatus};
use crate::model::table::{Body, Kind, Record};

/// What lies on a map; the marking of the places that are named is added to `composite`.
pub(super) fn text(cx: &Cx<'_>, picture: &MapPicture, composite: &mut Composite) -> String {
    let mut out = String::new();
    if !picture.filter.is_empty() {
        let _ = writeln!(out, "{}", picture.filter);
    }
    let listing = picture.listing(cx);
    if listing.is_empty() {
        let _ = writeln!(out, "\n{}", cx.say("Rien sur cette carte.", "Nothing on this map."));
    }
    for kind in Kind::ALL {
        let records: Vec<_> = listing.iter().filter(|(record, _)| record.kind == *kind).collect();
        if records.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n{} ({})", kind.several().get(cx.lang).to_uppercase(), records.len());
        for (record, at) in records {
            line(cx, record, *at, composite, &mut out);
        }
    }
    out
}

/// Two lines a record: what it is, and where.
fn line(cx: &Cx<'_>, record: &Record, at: Option<Position>, composite: &mut Composite, out: &mut String) {
    let when = match &record.body {
        Body::Incident(incident) => format!("{}  ", incident.start.dtg()),
        _ => String::new(),
    };
    let _ = writeln!(out, "{when}{}  [{}]", record.title().get(cx.lang), record.id);
    let mut facts: Vec<String> = Vec::new();
    match &record.body {
        Body::Incident(incident) => {
            facts.push(incident.kind.word(cx.lang).to_owned());
            facts.extend(incident.severity.map(|severity| severity.word(cx.lang).to_owned()));
        }
        Body::Corridor(corridor) => facts.extend(stretches(cx, corridor, composite)),
        _ => facts.push(describe::state(cx, record).text),
    }
    // A corridor lies at many places: its stretches say where.
    if let Some(at) = at.filter(|_| record.kind != Kind::Corridor) {
        let there = readout::around(cx, at);
        facts.push(there.coordinates(cx.coords).to_owned());
        facts.push(there.nearby(cx));
        composite.merge(&there.composite);
    }
    facts.retain(|fact| !fact.is_empty());
    let _ = writeln!(out, "    {}", facts.join(" · "));
}

/// The stretches that are not free, each with its state; the state of the whole where all are.
fn stretches(cx: &Cx<'_>, corridor: &Corridor, composite: &mut Composite) -> Vec<String> {
    let road = Road::new(cx, corridor);
    for place in road.nodes.iter().filter(|place| !place.built_in) {
        composite.add(&place.marking);
    }
    let troubled = road.stretches().filter(|(.., segment)| segment.status != SegmentStatus::Open);
    let words = troubled.map(|(from, to, segment)| {
        let ends = [from, to].map(|place| short_name(cx, place));
        format!("{} {}", ends.join("–"), segment.status.word(cx.lang))
    });
    let words: Vec<String> = words.collect();
    if words.is_empty() { vec![road.state().word(cx.lang).to_owned()] } else { words }
}
