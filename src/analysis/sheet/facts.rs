//! Facts every record has, and those of incidents that need more than a label and a value.

use super::{Door, Line, Piece, Sheet, marking_words};
use crate::analysis::context::Cx;
use crate::look::tone::Tone;
use crate::model::record::{Fatalities, Incident, Region};
use crate::model::reference::Where;
use crate::model::scalar::Count;
use crate::model::table::{Body, Record};
use crate::model::time::Moment;

/// Adds a fact.
pub(super) fn add(sheet: &mut Sheet, label: &str, pieces: Vec<Piece>) {
    sheet.facts.push(Line { label: label.to_owned(), pieces, ..Line::default() });
}

/// Facts before the fields of the table.
pub(super) fn facts(cx: &Cx<'_>, record: &Record, sheet: &mut Sheet) {
    if let Body::Incident(incident) = &record.body {
        grade(cx, incident, sheet);
    }
    if let Body::IncidentGroup(group) = &record.body {
        let here = members(cx, &record.id);
        let complete = group.expected_count.is_some_and(|count| usize::try_from(count.0) == Ok(here));
        let words = if complete {
            cx.say("lieux, tous connus", "places, all known")
        } else {
            cx.say("lieux", "places")
        };
        add(sheet, cx.say("Faits", "Events"), vec![Piece::new(format!("{here} {words}"), Tone::Ink)]);
    }
    add(
        sheet,
        cx.say("Marquage", "Marking"),
        vec![Piece::new(marking_words(cx, &record.marking), Tone::Ink2)],
    );
    if let Body::Incident(incident) = &record.body {
        time(cx, incident, sheet);
    }
    place(cx, record, sheet);
    if let Body::Incident(incident) = &record.body {
        if let Some(fatalities) = &incident.fatalities {
            killed(cx, fatalities, sheet);
        }
        group(cx, incident, sheet);
    }
}

fn grade(cx: &Cx<'_>, incident: &Incident, sheet: &mut Sheet) {
    let Some(grade) = incident.grade else {
        let words = cx.say("sans cotation", "not graded");
        add(sheet, cx.say("Cotation", "Grade"), vec![Piece::new(words, Tone::Ink3)]);
        return;
    };
    let (reliability, credibility) = grade.words(cx.lang);
    let pieces = vec![
        Piece::bold(format!(" {} ", grade.code()), Tone::Chip),
        Piece::new(format!("{reliability}, {credibility}"), Tone::Ink),
    ];
    add(sheet, cx.say("Cotation", "Grade"), pieces);
}

fn time(cx: &Cx<'_>, incident: &Incident, sheet: &mut Sheet) {
    let mut pieces = vec![Piece::new(incident.start.dtg(), Tone::Ink)];
    if let Some(end) = incident.end {
        pieces.push(Piece::new(format!("– {}", end.dtg()), Tone::Ink));
    }
    if let Some(precision) = incident.time_precision {
        pieces.push(Piece::new(precision.word(cx.lang), Tone::Ink3));
    }
    add(sheet, cx.say("Heure", "Time"), pieces);
}

/// Name, region and nation of where it is, and the coordinates as the reader wants them.
fn place(cx: &Cx<'_>, record: &Record, sheet: &mut Sheet) {
    let (written, at) = match &record.body {
        Body::Incident(r) => (r.place.as_ref(), r.position.as_ref()),
        Body::Asset(r) => (None, r.position.as_ref()),
        Body::Place(r) => (None, Some(&r.position)),
        _ => return,
    };
    let named = at.and_then(|at| cx.room.place_of(at));
    let mut parts: Vec<String> = Vec::new();
    if let Some(text) = written {
        parts.push(text.get(cx.lang).to_owned());
    } else if let Some(place) = named {
        parts.push(place.title().get(cx.lang).to_owned());
    }
    if let Some(region) = cx.room.region(record).filter(|region| *region != Region::Elsewhere) {
        let word = region.word(cx.lang).to_owned();
        if !parts.contains(&word) {
            parts.push(word);
        }
    }
    if let Body::Incident(r) = &record.body
        && let Some(country) = r.country
    {
        parts.push(country.code().to_owned());
    }
    if !parts.is_empty() && record.kind != crate::model::table::Kind::Place {
        let mut pieces = vec![Piece::new(parts.remove(0), Tone::Ink)];
        if !parts.is_empty() {
            pieces.push(Piece::new(parts.join(", "), Tone::Ink2));
        }
        let door = named.map(|place| Door::Record(place.id.clone()));
        sheet.facts.push(Line { label: cx.say("Lieu", "Place").to_owned(), pieces, right: None, door });
    }
    if let Some(position) = at.and_then(|at| cx.room.locate(at)) {
        let mut pieces = vec![Piece::new(position.format(cx.coords), Tone::Ink)];
        let precision = match &record.body {
            Body::Incident(r) => r.position_precision.map(|p| p.word(cx.lang)),
            _ => None,
        };
        pieces.extend(precision.map(|word| Piece::new(word, Tone::Ink3)));
        add(sheet, "Position", pieces);
    }
}

fn killed(cx: &Cx<'_>, fatalities: &Fatalities, sheet: &mut Sheet) {
    let low = fatalities.low.map(Count::get);
    let best = fatalities.best.map(Count::get);
    let high = fatalities.high.map(Count::get);
    let mut pieces = Vec::new();
    match (low, best, high) {
        (Some(low), Some(best), Some(high)) if low <= best && best <= high && low < high => {
            pieces.push(Piece::new(range(low, best, high), Tone::Ink));
            pieces.push(Piece::bold(format!("{} {best}", cx.say("estimation", "best")), Tone::Ink));
        }
        (_, Some(best), _) => pieces.push(Piece::bold(best.to_string(), Tone::Ink)),
        (low, None, high) => {
            let known: Vec<String> = low.into_iter().chain(high).map(|n| n.to_string()).collect();
            pieces.push(Piece::new(known.join("–"), Tone::Ink));
        }
    }
    let parts = [
        (fatalities.civilian, cx.say("civils", "civilian")),
        (fatalities.forces, cx.say("forces", "forces")),
    ];
    let split: Vec<String> =
        parts.iter().filter_map(|(n, word)| n.map(|n| format!("{} {word}", n.0))).collect();
    if !split.is_empty() {
        pieces.push(Piece::new(split.join(", "), Tone::Ink2));
    }
    add(sheet, cx.say("Tués", "Killed"), pieces);
}

/// `4 ├───●──────┤ 25`: the estimate between its bounds.
fn range(low: i64, best: i64, high: i64) -> String {
    /// Cells between the two bounds.
    const WIDTH: i64 = 12;
    let at = (best - low) * (WIDTH - 1) / (high - low).max(1);
    let line: String = (0..WIDTH).map(|cell| if cell == at { '●' } else { '─' }).collect();
    format!("{low} ├{line}┤ {high}")
}

/// The group of simultaneous events; how many were expected is said only when all are here.
fn group(cx: &Cx<'_>, incident: &Incident, sheet: &mut Sheet) {
    let Some(group) = incident.group.as_ref().and_then(|group| cx.room.follow(&group.0)) else {
        return;
    };
    sheet.composite.add(&group.marking);
    let members = members(cx, &group.id);
    let pieces = vec![
        Piece::new(group.title().get(cx.lang), Tone::Accent),
        Piece::new(format!("{members} {}", cx.say("lieux", "places")), Tone::Ink2),
    ];
    let label = cx.say("Groupe", "Group").to_owned();
    sheet.facts.push(Line { label, pieces, right: None, door: Some(Door::Record(group.id.clone())) });
}

/// How many visible incidents belong to the group `id`.
pub(super) fn members(cx: &Cx<'_>, id: &str) -> usize {
    let of_group = |record: &&Record| match &record.body {
        Body::Incident(r) => r.group.as_ref().is_some_and(|g| g.id() == id),
        _ => false,
    };
    cx.room.of(crate::model::table::Kind::Incident).filter(of_group).count()
}

/// A moment with its day of the week left to the reader: DTG.
pub(super) fn moment(moment: Moment) -> String {
    moment.dtg()
}

/// A position in one line: the place's name, else coordinates; nothing when it is held back.
pub(super) fn position(cx: &Cx<'_>, place: &Where) -> Option<String> {
    if let Some(named) = cx.room.place_of(place) {
        return Some(named.title().get(cx.lang).to_owned());
    }
    cx.room.locate(place).map(|position| position.format(cx.coords))
}
