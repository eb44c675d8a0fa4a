//! What happens when a corridor is cut: who loses what, what is left without it, which way round.

use super::{Road, length, others};
use crate::analysis::context::Cx;
use crate::analysis::describe::{self, segment_tone};
use crate::analysis::sheet::{Door, Line, Piece, Section, Sheet, figure, number};
use crate::look::measure::decimal;
use crate::look::tone::Tone;
use crate::model::lang::Lang;
use crate::model::record::{Alternative, Corridor, Segment, SegmentStatus, Stake};
use crate::model::table::{Body, Kind, Record};
use crate::model::time::Day;

/// Adds stretches, losses, dependents and ways round to the sheet of the corridor `record`.
pub fn add(cx: &Cx<'_>, record: &Record, corridor: &Corridor, sheet: &mut Sheet) {
    let made = [
        losses(cx, corridor, sheet),
        ways_round(cx, record, corridor, sheet),
        dependents(cx, record, sheet),
        stretches(cx, corridor),
    ];
    let made = made.into_iter().filter(|section| !section.lines.is_empty());
    sheet.sections.splice(0..0, made);
}

/// Who loses what, nation by nation, with the figures behind it; and which goods.
fn losses(cx: &Cx<'_>, corridor: &Corridor, sheet: &mut Sheet) -> Section {
    let mut lines: Vec<Line> =
        corridor.stakes.iter().flat_map(|stake| stake_lines(cx, stake, sheet)).collect();
    if !corridor.goods.is_empty() {
        let goods: Vec<&str> = corridor.goods.iter().map(|goods| goods.word(cx.lang)).collect();
        let words = format!("{} {}", cx.say("marchandises :", "goods:"), goods.join(", "));
        lines.push(Line { pieces: vec![Piece::new(words, Tone::Ink2)], ..Line::default() });
    }
    let note = corridor.code.get(cx.lang).to_owned();
    Section { title: cx.say("SI COUPÉ", "IF CUT").to_owned(), note, lines, label_width: 4 }
}

fn stake_lines(cx: &Cx<'_>, stake: &Stake, sheet: &mut Sheet) -> Vec<Line> {
    let pieces = vec![Piece::new(stake.loses.get(cx.lang), Tone::Ink)];
    let mut lines = vec![Line { label: stake.nation.code().to_owned(), pieces, ..Line::default() }];
    for record in stake.statistics.iter().filter_map(|statistic| cx.room.follow(&statistic.0)) {
        let Body::Statistic(statistic) = &record.body else { continue };
        sheet.composite.add(&record.marking);
        lines.push(Line {
            label: String::new(),
            pieces: vec![Piece::new(record.title().get(cx.lang), Tone::Ink2)],
            right: Some(Piece::new(figure(cx, statistic), Tone::Ink)),
            door: Some(Door::Record(record.id.clone())),
        });
    }
    lines
}

/// Assets that need the corridor, and those that need them.
fn dependents(cx: &Cx<'_>, record: &Record, sheet: &mut Sheet) -> Section {
    let mut lines = Vec::new();
    let mut known: Vec<&str> = vec![&record.id];
    let direct = needing(cx, record, &mut known);
    let through: Vec<(&Record, &'static str, Option<&Record>)> = direct
        .iter()
        .flat_map(|(asset, ..)| {
            needing(cx, asset, &mut known).into_iter().map(|(next, kind, _)| (next, kind, Some(*asset)))
        })
        .collect();
    let count = direct.len() + through.len();
    for (asset, kind, by) in direct.into_iter().chain(through) {
        sheet.composite.add(&asset.marking);
        let mut pieces = vec![Piece::new(asset.title().get(cx.lang), Tone::Ink)];
        if let Some(by) = by {
            let through = cx.say("par", "through");
            pieces.push(Piece::new(format!("{through} {}", by.title().get(cx.lang)), Tone::Ink3));
        }
        lines.push(Line {
            label: kind.to_owned(),
            pieces,
            right: Some(Piece::new(describe::state(cx, asset).text, Tone::Ink2)),
            door: Some(Door::Record(asset.id.clone())),
        });
    }
    let title = cx.say("EN DÉPENDENT", "DEPEND ON IT").to_owned();
    Section { title, note: count.to_string(), lines, label_width: 10 }
}

/// Assets that need `record`, in what way; those already `known` are left out.
fn needing<'r>(
    cx: &Cx<'r>,
    record: &Record,
    known: &mut Vec<&'r str>,
) -> Vec<(&'r Record, &'static str, Option<&'r Record>)> {
    let mut found = Vec::new();
    for asset in cx.room.referrers(record).into_iter().filter(|asset| asset.kind == Kind::Asset) {
        let Body::Asset(body) = &asset.body else { continue };
        let need = body.depends_on.iter().find(|need| *need.needs.0.id == *record.id);
        if let Some(need) = need.filter(|_| !known.contains(&&*asset.id)) {
            known.push(&asset.id);
            found.push((asset, need.kind.word(cx.lang), None));
        }
    }
    found
}

/// Ways round: how much longer, in what state, and where they are the same road.
fn ways_round(cx: &Cx<'_>, record: &Record, corridor: &Corridor, sheet: &mut Sheet) -> Section {
    let road = Road::new(cx, corridor);
    let mut lines = Vec::new();
    for way in &corridor.alternatives {
        let Some((other, theirs)) =
            others(cx, record).into_iter().find(|(other, _)| *other.id == *way.corridor.id())
        else {
            continue;
        };
        sheet.composite.add(&other.marking);
        let state = Road::new(cx, theirs).state();
        lines.push(Line {
            label: theirs.code.get(cx.lang).to_owned(),
            pieces: vec![Piece::new(state.word(cx.lang), segment_tone(state))],
            right: Some(Piece::new(extra(cx, way), Tone::Ink)),
            door: Some(Door::Record(other.id.clone())),
        });
        let mut plain =
            |text: String, tone| lines.push(Line { pieces: vec![Piece::new(text, tone)], ..Line::default() });
        if let Some(note) = &way.note {
            plain(note.get(cx.lang).to_owned(), Tone::Ink2);
        }
        let name = |at: usize| road.nodes[at].title().get(cx.lang);
        let same: Vec<String> = road
            .shared(&Road::new(cx, theirs))
            .iter()
            .map(|(a, b)| format!("{} – {}", name(*a), name(*b)))
            .collect();
        if !same.is_empty() {
            let words = format!("{} {}", cx.say("même route :", "same road:"), same.join(", "));
            plain(words, Tone::Ink3);
        }
    }
    let title = cx.say("ITINÉRAIRES DE RECHANGE", "WAYS ROUND").to_owned();
    Section { title, note: String::new(), lines, label_width: 11 }
}

/// `+38 km, +6 h`.
fn extra(cx: &Cx<'_>, way: &Alternative) -> String {
    let signed = |value: f64, unit: &str| {
        let sign = if value > 0.0 { "+" } else { "" };
        format!("{sign}{} {unit}", number(cx, value))
    };
    let parts: Vec<String> = way
        .extra_km
        .map(|km| signed(km, "km"))
        .into_iter()
        .chain(way.extra_hours.map(|h| signed(h, "h")))
        .collect();
    if parts.is_empty() { "–".to_owned() } else { parts.join(", ") }
}

/// Stretches that are not open one by one; open ones joined into runs.
fn stretches(cx: &Cx<'_>, corridor: &Corridor) -> Section {
    let road = Road::new(cx, corridor);
    let all: Vec<(&Record, &Record, &Segment)> = road.stretches().collect();
    let mut lines = Vec::new();
    let mut at = 0;
    while let Some((from, first_to, segment)) = all.get(at).copied() {
        let (mut to, mut km, mut straight, mut next) = (first_to, 0.0, false, at);
        let plain = |segment: &Segment| segment.status == SegmentStatus::Open && segment.note.is_none();
        while let Some((begin, end, here)) = all.get(next).copied() {
            if next > at && !(plain(segment) && plain(here) && begin.id == to.id) {
                break;
            }
            let (more, line) = length(cx, here).unwrap_or((0.0, false));
            (to, km, straight) = (end, km + more, straight | line);
            next += 1;
        }
        lines.push(stretch(cx, from, to, segment, km, straight));
        if let Some(note) = &segment.note {
            let since = segment
                .since
                .map(Day::day_month)
                .map(|day| format!("{} {day}  ", cx.say("depuis", "since")))
                .unwrap_or_default();
            let words = format!("{since}{}", note.get(cx.lang));
            lines.push(Line { pieces: vec![Piece::new(words, Tone::Ink3)], ..Line::default() });
        }
        at = next;
    }
    let title = cx.say("TRONÇONS", "STRETCHES").to_owned();
    Section { title, note: all.len().to_string(), lines, label_width: 0 }
}

/// `Kidira – Diboli  ≈2 km        restricted`.
fn stretch(cx: &Cx<'_>, from: &Record, to: &Record, segment: &Segment, km: f64, straight: bool) -> Line {
    let mut pieces =
        vec![Piece::new(format!("{} – {}", from.title().get(cx.lang), to.title().get(cx.lang)), Tone::Ink)];
    if km > 0.0 {
        let sign = if straight { "≈" } else { "" };
        pieces.push(Piece::new(format!("{sign}{} km", decimal(km, 0, cx.lang == Lang::Fr)), Tone::Ink2));
    }
    pieces.extend(segment.surface.as_ref().map(|surface| Piece::new(surface.get(cx.lang), Tone::Ink3)));
    Line {
        pieces,
        right: Some(Piece::new(segment.status.word(cx.lang), segment_tone(segment.status))),
        ..Line::default()
    }
}
