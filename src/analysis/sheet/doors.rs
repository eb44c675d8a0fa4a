//! Where a record leads: scenes, accounts of others, records that name it, sources.

use super::{Door, Line, Piece, Section, Sheet, StripMark};
use crate::analysis::context::Cx;
use crate::analysis::{describe, scene};
use crate::look::tone::Tone;
use crate::model::position::Position;
use crate::model::record::SourceKind;
use crate::model::table::{Body, Kind, Record};

/// Distance within which something counts as nearby, in km.
const NEARBY_KM: f64 = 50.0;

/// Days looked at before and after.
pub const NEARBY_DAYS: i64 = 90;

/// Degrees of latitude that surely hold `NEARBY_KM`; a cheap first sieve.
const NEARBY_DEGREES: f64 = 0.46;

/// Part of a distance by which one on the sphere may be wrong; see [`Position::sphere_km`].
const SPHERE_ERROR: f64 = 0.006;

/// Whether two positions lie within `NEARBY_KM` of each other. The exact distance is computed only where
/// that on the sphere does not decide: a page asks it of every incident.
fn near(one: Position, other: Position) -> bool {
    if (one.lat() - other.lat()).abs() > NEARBY_DEGREES {
        return false;
    }
    let km = one.sphere_km(other);
    if km <= NEARBY_KM * (1.0 - SPHERE_ERROR) {
        return true;
    }
    km <= NEARBY_KM * (1.0 + SPHERE_ERROR) && one.distance_km(other) <= NEARBY_KM
}

/// A line that leads to `target`.
fn door(cx: &Cx<'_>, target: &Record) -> Line {
    let state = describe::state(cx, target);
    Line {
        label: target.kind.one().get(cx.lang).to_owned(),
        pieces: vec![Piece::new(target.title().get(cx.lang), Tone::Ink)],
        right: (!state.text.is_empty()).then(|| Piece::new(state.text, state.tone.unwrap_or(Tone::Ink2))),
        door: Some(Door::Record(target.id.clone())),
    }
}

/// Width of the kind column of doors: the longest kind word shown, and a gap.
fn label_width(lines: &[Line]) -> u16 {
    let longest = lines.iter().map(|line| line.label.chars().count()).max().unwrap_or(0);
    u16::try_from(longest).unwrap_or(0) + 2
}

/// The scenes of an agenda item.
pub(super) fn scenes(cx: &Cx<'_>, record: &Record, sheet: &mut Sheet) {
    let Body::AgendaItem(item) = &record.body else { return };
    let number = item.number.get(cx.lang);
    let lines: Vec<Line> = scene::scenes(cx, &record.id)
        .into_iter()
        .enumerate()
        .map(|(shown, (at, scene))| Line {
            label: format!("{number}.{}", shown + 1),
            pieces: vec![Piece::new(scene::title(cx, &scene).unwrap_or_default(), Tone::Ink)],
            right: Some(Piece::new(scene::word(cx, &scene), Tone::Ink3)),
            door: Some(Door::Scene(record.id.clone(), at)),
        })
        .collect();
    if !lines.is_empty() {
        let title = cx.say("VUES", "VIEWS").to_owned();
        let note = lines.len().to_string();
        sheet.sections.insert(0, Section { title, note, label_width: label_width(&lines), lines });
    }
}

/// Incidents within 50 km and 90 days either side.
pub(super) fn nearby(cx: &Cx<'_>, record: &Record, sheet: &mut Sheet) {
    let Body::Incident(incident) = &record.body else { return };
    let Some(here) = cx.room.position(record) else { return };
    let day = incident.start.date();
    for other in cx.room.of(Kind::Incident) {
        let Body::Incident(r) = &other.body else { continue };
        let offset = (r.start.date() - day).num_days();
        if offset.abs() > NEARBY_DAYS {
            continue;
        }
        let Some(there) = cx.room.position(other) else { continue };
        if near(there, here) {
            sheet.composite.add(&other.marking);
            sheet.nearby.push(StripMark { offset, dots: describe::dots(r.severity) });
        }
    }
    sheet.centre = Some(day);
}

/// Accounts of the same event by others.
pub(super) fn accounts(cx: &Cx<'_>, record: &Record, sheet: &mut Sheet) {
    let lines: Vec<Line> = cx
        .room
        .accounts(record)
        .into_iter()
        .map(|other| {
            sheet.composite.add(&other.marking);
            Line {
                label: other.originator().map_or("", crate::model::nation::Nation::code).to_owned(),
                pieces: vec![Piece::new(other.title().get(cx.lang), Tone::Ink)],
                right: Some(Piece::new(other.safe_id().to_string(), Tone::Ink3)),
                door: Some(Door::Record(other.id.clone())),
            }
        })
        .collect();
    if !lines.is_empty() {
        let title = cx.say("AUTRE COMPTE RENDU", "ANOTHER ACCOUNT").to_owned();
        let label_width = label_width(&lines);
        sheet.sections.push(Section { title, note: String::new(), lines, label_width });
    }
}

/// Records this one names, and records that name it; each once.
pub(super) fn leads_to(cx: &Cx<'_>, record: &Record, sheet: &mut Sheet) {
    let mut targets: Vec<&Record> = cx.room.references(record);
    for other in cx.room.referrers(record) {
        if !targets.iter().any(|known| known.id == other.id) {
            targets.push(other);
        }
    }
    targets.retain(|target| {
        target.kind != Kind::Source && !(target.kind == Kind::Place && record.kind != Kind::RegionFacts)
    });
    // What a fact or a section above leads to already needs no second door.
    let above: Vec<&Door> = sheet
        .facts
        .iter()
        .chain(sheet.sections.iter().flat_map(|s| &s.lines))
        .filter_map(|l| l.door.as_ref())
        .collect();
    targets.retain(|target| !above.iter().any(|door| matches!(door, Door::Record(id) if *id == target.id)));
    targets.sort_by_key(|target| target.kind);
    for target in &targets {
        sheet.composite.add(&target.marking);
    }
    let lines: Vec<Line> = targets.into_iter().map(|target| door(cx, target)).collect();
    if !lines.is_empty() {
        let title = cx.say("MÈNE À", "LEADS TO").to_owned();
        let label_width = label_width(&lines);
        sheet.sections.push(Section { title, note: lines.len().to_string(), lines, label_width });
    }
}

/// The sources, with the letter of their reliability and their date.
pub(super) fn sources(cx: &Cx<'_>, record: &Record, sheet: &mut Sheet) {
    let mut lines = Vec::new();
    for target in cx.room.references(record) {
        let Body::Source(source) = &target.body else { continue };
        sheet.composite.add(&target.marking);
        let hidden = source.protect_identity == Some(true) || source.kind == SourceKind::Human;
        let name =
            if hidden { cx.say("source protégée", "protected source") } else { source.name.get(cx.lang) };
        let date = source.date.map(crate::model::time::Day::format).unwrap_or_default();
        lines.push(Line {
            label: source.reliability.map_or("F", crate::model::record::Reliability::code).to_owned(),
            pieces: vec![Piece::new(name, Tone::Ink2)],
            right: (!date.is_empty()).then(|| Piece::new(date, Tone::Ink3)),
            door: Some(Door::Record(target.id.clone())),
        });
    }
    if !lines.is_empty() {
        let title = "SOURCES".to_owned();
        sheet.sections.push(Section { title, note: lines.len().to_string(), label_width: 3, lines });
    }
}
