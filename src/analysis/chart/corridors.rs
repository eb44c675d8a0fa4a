//! Every corridor as a strip: its places in order, the state of each stretch, and what happened on it in
//! the period. Places that corridors share stand in one column.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{Ask, Drawing, sentence};
use crate::analysis::context::Cx;
use crate::analysis::corridor::Road;
use crate::analysis::corridor::strip::{Strip, aligned, strip};
use crate::analysis::describe::segment_tone;
use crate::analysis::overview;
use crate::analysis::patrol::ground::to_stretch;
use crate::analysis::rows::{Block, Row, Sign, Stroke, cells};
use crate::analysis::sheet::Door;
use crate::look::tone::Tone;
use crate::model::marking::Composite;
use crate::model::position::Position;
use crate::model::record::{Corridor, PositionPrecision, SegmentStatus};
use crate::model::table::{Body, Kind, Record};

/// What is at most so far from a stretch happened on it, in km.
const NEAR_KM: f64 = 15.0;

/// Degrees that surely hold `NEAR_KM` at these latitudes: a cheap first sieve.
const NEAR_DEGREES: f64 = 0.2;

/// A corridor that is drawn.
struct Line<'a> {
    record: &'a Record,
    corridor: &'a Corridor,
    road: Road<'a>,
    strip: Strip,
    /// Incidents of the period on the stretch after each place but the last.
    counts: Vec<u32>,
    /// Incidents that name the corridor and are near no stretch of it.
    elsewhere: u32,
}

impl Line<'_> {
    /// Whether a stretch of it has incidents.
    fn is_marked(&self) -> bool {
        self.counts.iter().any(|n| *n > 0)
    }

    fn total(&self) -> u32 {
        self.counts.iter().fold(self.elsewhere, |sum, n| sum.saturating_add(*n))
    }
}

/// An incident of the period, and where it was as far as that is known.
type Event<'a> = (&'a Record, Option<Position>);

pub(super) fn lay(ask: Ask<'_>) -> Drawing {
    let mut composite = Composite::default();
    let events = events(ask.cx);
    let mut lines = Vec::new();
    for record in ask.of(Kind::Corridor) {
        let Body::Corridor(corridor) = &record.body else { continue };
        composite.add(&record.marking);
        let strip = strip(ask.cx, record, corridor, &mut composite);
        let road = Road::new(ask.cx, corridor);
        let counts = vec![0; road.links.len()];
        let mut line = Line { record, corridor, road, strip, counts, elsewhere: 0 };
        happened(ask.cx, &mut line, &events, &mut composite);
        lines.push(line);
    }
    let strips: Vec<Strip> = lines.iter().map(|line| line.strip.clone()).collect();
    let columns = aligned(&strips, ask.width);
    let mut drawing = Drawing { composite, ..Drawing::default() };
    let mut block = head(ask);
    let below = sentence(ask.width, &words(ask, &lines));
    let rows = |(line, columns): (&Line<'_>, &Option<Vec<u16>>)| match columns {
        Some(_) => 3 + usize::from(line.is_marked()),
        None => 1,
    };
    let all: usize = lines.iter().zip(&columns).map(rows).sum();
    let gaps = lines.len().saturating_sub(1);
    let free = usize::from(ask.height).saturating_sub(block.rows.len() + all + below.rows.len());
    for (at, (line, columns)) in lines.iter().zip(&columns).enumerate() {
        if if at == 0 { free > gaps } else { free >= gaps } {
            block.push(Row::default());
        }
        entry(ask, &mut block, line, columns.as_deref());
    }
    drawing.under(block, false);
    let air = drawing.height() + below.rows.len() < usize::from(ask.height);
    drawing.under(below, air);
    drawing
}

/// Incidents of the period. Where one is known to the region only, it was nowhere in particular.
fn events<'a>(cx: &Cx<'a>) -> Vec<Event<'a>> {
    let Some((from, to, ..)) = overview::periods(cx) else { return Vec::new() };
    let within = |date: NaiveDate| (from..=to).contains(&date);
    let mut all = Vec::new();
    for record in cx.room.of(Kind::Incident) {
        let Body::Incident(incident) = &record.body else { continue };
        if !within(incident.start.date()) {
            continue;
        }
        let vague =
            matches!(incident.position_precision, Some(PositionPrecision::Adm1 | PositionPrecision::Country));
        all.push((record, if vague { None } else { cx.room.position(record) }));
    }
    all
}

/// Counts what happened on each stretch, each incident on the nearest one.
fn happened(cx: &Cx<'_>, line: &mut Line<'_>, events: &[Event<'_>], composite: &mut Composite) {
    let at = |record: &Record| cx.room.position(record);
    let stretches: Vec<Option<(Position, Position)>> = line
        .road
        .links
        .iter()
        .enumerate()
        .map(|(node, link)| {
            let ends = at(line.road.nodes[node]).zip(at(line.road.nodes[node + 1]));
            ends.filter(|_| link.is_some())
        })
        .collect();
    let naming: HashSet<&str> = cx.room.referrers(line.record).iter().map(|record| &*record.id).collect();
    for (record, place) in events {
        let near = place.and_then(|place| nearest(place, &stretches));
        match near {
            Some(stretch) => line.counts[stretch] = line.counts[stretch].saturating_add(1),
            None if naming.contains(&*record.id) => line.elsewhere = line.elsewhere.saturating_add(1),
            None => continue,
        }
        composite.add(&record.marking);
    }
}

/// The stretch nearest to `place`, within `NEAR_KM`.
fn nearest(place: Position, stretches: &[Option<(Position, Position)>]) -> Option<usize> {
    let (lat, lon) = (place.lat(), place.lon());
    let beside = |a: f64, b: f64, x: f64| x >= a.min(b) - NEAR_DEGREES && x <= a.max(b) + NEAR_DEGREES;
    let km = stretches.iter().enumerate().filter_map(|(at, ends)| {
        let (a, b) = (*ends)?;
        let close = beside(a.lat(), b.lat(), lat) && beside(a.lon(), b.lon(), lon);
        close.then(|| (to_stretch(place, a, b), at))
    });
    km.filter(|(km, _)| *km <= NEAR_KM).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, at)| at)
}

/// The head, and what the signs mean; in narrow pages what does not fit beside them stands in the note.
fn head(ask: Ask<'_>) -> Block {
    let cx = ask.cx;
    let (mut legend, mut x) = (Row::default(), 0);
    for (status, sign) in [
        (SegmentStatus::Open, None),
        (SegmentStatus::Restricted, None),
        (SegmentStatus::Threatened, Some(Sign::Attention)),
        (SegmentStatus::Closed, Some(Sign::Cross)),
    ] {
        let (tone, word) = (segment_tone(status), status.word(cx.lang));
        if x + 4 + cells(word) > ask.width {
            break;
        }
        let stroke = if status == SegmentStatus::Open { Stroke::Heavy } else { Stroke::Broken };
        legend = legend.line(x, 3, stroke, tone);
        if let Some(sign) = sign {
            legend = legend.sign(x + 1, sign, tone);
        }
        legend = legend.text(x + 4, word, Tone::Ink3);
        x += cells(word) + 6;
    }
    let word = cx.say("incident, 15 km", "incident, 15 km");
    let beside = x + 2 + cells(word) <= ask.width;
    let note = if beside {
        cx.say("schéma, sans échelle", "not to scale").to_owned()
    } else {
        format!("▪ {word}")
    };
    if beside {
        legend = legend.sign(x, Sign::Square, Tone::High).text(x + 2, word, Tone::Ink3);
    }
    let mut block = ask.section(&ask.title("CORRIDORS", "CORRIDORS"), note);
    block.push(legend);
    block
}

/// A corridor: code and name, its state at the right; the strip; what happened.
fn entry(ask: Ask<'_>, block: &mut Block, line: &Line<'_>, columns: Option<&[u16]>) {
    let cx = ask.cx;
    let state = line.strip.state();
    let word = state.word(cx.lang);
    let code = line.corridor.code.get(cx.lang);
    let name = line.corridor.name.get(cx.lang);
    let mut right = ask.width.saturating_sub(cells(word));
    let mut row = Row::default().bold(right, word, segment_tone(state));
    let affected = line.strip.affected_words(cx).filter(|words| cells(words) + 30 < right);
    if let Some(words) = affected {
        row = row.right(right - 2, words.clone(), Tone::Ink2);
        right -= cells(&words) + 2;
    }
    let start = cells(code) + 2;
    row = row.part(
        0,
        crate::analysis::rows::Ink::Text {
            text: code.to_owned(),
            max: right.saturating_sub(2),
            tone: Tone::Ink,
            bold: true,
        },
    );
    row = row.cut(start, right.saturating_sub(start + 2), name, Tone::Ink2);
    block.push_door(0, ask.width, Door::Record(line.record.id.clone()), row);
    let Some(columns) = columns else { return };
    if line.is_marked() {
        block.push(marks(ask, line, columns));
    }
    block.rows.extend(line.strip.drawn(columns, ask.width));
}

/// Above each stretch a square for each incident, or one and the number where they are many.
fn marks(ask: Ask<'_>, line: &Line<'_>, columns: &[u16]) -> Row {
    let mut row = Row::default();
    let mut free = 0;
    for (at, n) in line.counts.iter().enumerate().filter(|(_, n)| **n > 0) {
        let (from, to) = (columns[at], columns[at + 1]);
        let number = n.to_string();
        let squares = u16::try_from(*n).ok().filter(|n| *n <= 2);
        let long = squares.unwrap_or(1 + cells(&number));
        let middle = from + (to - from).div_ceil(2);
        let x = middle.saturating_sub(long / 2).max(free).min(ask.width.saturating_sub(long));
        match squares {
            Some(n) => row = (x..x + n).fold(row, |row, x| row.sign(x, Sign::Square, Tone::High)),
            None => row = row.sign(x, Sign::Square, Tone::High).bold(x + 1, number, Tone::Ink),
        }
        free = x + long + 1;
    }
    row
}

/// How many incidents each had, and on which stretch most.
fn words(ask: Ask<'_>, lines: &[Line<'_>]) -> String {
    let cx = ask.cx;
    let told: Vec<String> = lines
        .iter()
        .filter(|line| line.total() > 0)
        .map(|line| format!("{} {}", line.corridor.code.get(cx.lang), line.total()))
        .collect();
    if told.is_empty() {
        return cx
            .say("Aucun incident de la période sur un corridor.", "No incident of the period on a corridor.")
            .to_owned();
    }
    let words =
        format!("{} {}.", cx.say("Incidents de la période :", "Incidents of the period:"), told.join(", "));
    let most =
        lines.iter().flat_map(|line| line.counts.iter().enumerate().map(move |(at, n)| (*n, line, at)));
    let Some((n, line, at)) = most.max_by_key(|(n, ..)| *n).filter(|(n, ..)| *n > 1) else { return words };
    let name = |node: usize| line.road.nodes[node].title().get(cx.lang);
    let head = cx.say("Tronçon le plus touché :", "Worst stretch:");
    format!("{words} {head} {}–{}, {n}.", name(at), name(at + 1))
}
