//! A corridor as one line: places in order, the state of each stretch, what others share.
//!
//! ```text
//! ●━━●━━●━━●━━●━━●╍╍●▲╍●▲╍●╍▲●╍╍●╍▲●╍▲●━━●━━●
//! Dakar    Tambacounda  Kidira  Kayes    Bamako
//!                                  ╰────────╯ shared with NKC-BKO
//! ```

use std::collections::HashMap;

use super::{Affected, Road, affected, others};
use crate::analysis::context::Cx;
use crate::analysis::describe::segment_tone;
use crate::analysis::rows::{Ink, Row, Sign, Stroke, cells};
use crate::look::measure::decimal;
use crate::look::tone::Tone;
use crate::model::lang::Lang;
use crate::model::marking::Composite;
use crate::model::record::{Corridor, SegmentStatus};
use crate::model::table::Record;

/// The strip of a corridor, laid for any width.
#[derive(Clone, Debug)]
pub struct Strip {
    /// Ids of the places, and what they are called.
    places: Vec<Box<str>>,
    names: Vec<String>,
    /// How many records name each place: what matters more is written first.
    weights: Vec<usize>,
    /// State of the stretch after each place but the last; `None` for none.
    links: Vec<Option<SegmentStatus>>,
    /// Code of another corridor, and the runs of places it shares.
    shared: Vec<(String, Vec<(usize, usize)>)>,
    affected: Affected,
    state: SegmentStatus,
}

/// The strip of the corridor `record`; what it names of others is taken into `composite`.
#[must_use]
pub fn strip(cx: &Cx<'_>, record: &Record, corridor: &Corridor, composite: &mut Composite) -> Strip {
    let road = Road::new(cx, corridor);
    let mut shared = Vec::new();
    for (other, theirs) in others(cx, record) {
        let runs = road.shared(&Road::new(cx, theirs));
        if !runs.is_empty() {
            composite.add(&other.marking);
            shared.push((theirs.code.get(cx.lang).to_owned(), runs));
        }
    }
    for place in road.nodes.iter().filter(|place| !place.built_in) {
        composite.add(&place.marking);
    }
    Strip {
        places: road.nodes.iter().map(|node| node.id.clone()).collect(),
        names: road.nodes.iter().map(|node| short(node.title().get(cx.lang)).to_owned()).collect(),
        weights: road.nodes.iter().map(|node| cx.room.referrers(node).len()).collect(),
        links: road.links.iter().map(|link| link.map(|segment| segment.status)).collect(),
        shared,
        affected: affected(cx, corridor),
        state: road.state(),
    }
}

/// A name without its bracket, and a port by its town.
fn short(name: &str) -> &str {
    let name = name.split(" (").next().unwrap_or(name);
    ["Port de ", "Port of "].iter().find_map(|port| name.strip_prefix(port)).unwrap_or(name)
}

/// `≈ 612 of 1 216 km`: what is not free, of all; `None` where no length is known.
#[must_use]
pub fn affected_words(cx: &Cx<'_>, affected: Affected) -> Option<String> {
    if affected.all_km <= 0.0 {
        return None;
    }
    let french = cx.lang == Lang::Fr;
    let sign = if affected.straight { "≈" } else { "" };
    let all = decimal(affected.all_km, 0, french);
    Some(if affected.troubled_km > 0.0 {
        format!("{sign}{} {} {all} km", decimal(affected.troubled_km, 0, french), cx.say("sur", "of"))
    } else {
        format!("{sign}{all} km")
    })
}

impl Strip {
    /// The rows of the strip in `width` cells.
    #[must_use]
    pub fn rows(&self, cx: &Cx<'_>, width: u16) -> Vec<Row> {
        let mut rows = Vec::new();
        if let Some(columns) = even(self.names.len(), width) {
            rows.extend(self.drawn(&columns, width));
            let at = |node: usize| columns.get(node).copied().unwrap_or(0);
            for (code, runs) in &self.shared {
                rows.push(shared(cx, code, runs, &at, width));
            }
        }
        let mut row = Row::default().bold(0, self.state.word(cx.lang), segment_tone(self.state));
        if let Some(words) = self.affected_words(cx) {
            row = row.right(width, words, Tone::Ink2);
        }
        rows.push(row);
        rows
    }

    /// The line and the names under it, each place in its column.
    #[must_use]
    pub fn drawn(&self, columns: &[u16], width: u16) -> [Row; 2] {
        let at = |node: usize| columns.get(node).copied().unwrap_or(0);
        [self.line(&at), self.named(&at, width)]
    }

    /// Ids of the places, in order.
    #[must_use]
    pub fn places(&self) -> &[Box<str>] {
        &self.places
    }

    /// The worst state of its stretches.
    #[must_use]
    pub const fn state(&self) -> SegmentStatus {
        self.state
    }

    /// `≈ 612 of 1 216 km not free`, where lengths are known.
    #[must_use]
    pub fn affected_words(&self, cx: &Cx<'_>) -> Option<String> {
        let words = affected_words(cx, self.affected)?;
        let free = self.affected.troubled_km <= 0.0;
        Some(if free { words } else { format!("{words} {}", cx.say("non libres", "not free")) })
    }

    /// Places and stretches.
    fn line(&self, at: &dyn Fn(usize) -> u16) -> Row {
        let mut row = Row::default();
        for (node, link) in self.links.iter().enumerate() {
            let (from, to) = (at(node) + 1, at(node + 1));
            let Some(status) = link else { continue };
            let tone = segment_tone(*status);
            let stroke = match status {
                SegmentStatus::Open => Stroke::Heavy,
                SegmentStatus::Unknown => Stroke::Thin,
                _ => Stroke::Broken,
            };
            row = row.line(from, to.saturating_sub(from), stroke, tone);
            let middle = from + to.saturating_sub(from + 1) / 2;
            row = match status {
                SegmentStatus::Threatened => row.sign(middle, Sign::Attention, tone),
                SegmentStatus::Closed => row.sign(middle, Sign::Cross, tone),
                _ => row,
            };
        }
        (0..self.names.len()).fold(row, |row, node| row.sign(at(node), Sign::Dot, Tone::Ink))
    }

    /// As many names as fit: the ends first, then what many records name, or where something changes.
    fn named(&self, at: &dyn Fn(usize) -> u16, width: u16) -> Row {
        /// What a change of state, or the end of a shared run, weighs beside a record.
        const TURN: usize = 4;
        let last = self.names.len().saturating_sub(1);
        let weight = |node: usize| {
            let changes = node > 0 && node < last && self.links[node - 1] != self.links[node];
            let splits = self.shared.iter().flat_map(|(_, runs)| runs).any(|(a, b)| *a == node || *b == node);
            self.weights[node] + TURN * (usize::from(changes) + usize::from(splits))
        };
        let mut order: Vec<usize> = (0..=last).collect();
        order.sort_by_key(|node| (*node != 0 && *node != last, std::cmp::Reverse(weight(*node)), *node));
        let mut taken: Vec<(u16, u16)> = Vec::new();
        let mut row = Row::default();
        for node in order {
            let name = &self.names[node];
            let long = cells(name).min(width);
            // Under its place, inside the strip.
            let x = at(node).saturating_sub(long / 2).min(width - long);
            if taken.iter().all(|(from, to)| x >= to + 2 || x + long + 2 <= *from) {
                taken.push((x, x + long));
                row = row.cut(x, long, name.clone(), Tone::Ink2);
            }
        }
        row
    }
}

/// Columns of `count` places evenly over `width` cells; `None` where they do not fit.
#[must_use]
pub fn even(count: usize, width: u16) -> Option<Vec<u16>> {
    let count = u16::try_from(count).ok()?;
    // A place needs a cell, and a stretch at least one.
    let fits = count >= 2 && count.saturating_mul(2) <= width;
    fits.then(|| (0..count).map(|node| scaled(node, width - 1, count - 1)).collect())
}

/// Columns of the places of several strips over `width` cells: places that come again, in the same order,
/// stand in the column they had; the others evenly between them.
#[must_use]
pub fn aligned(strips: &[Strip], width: u16) -> Vec<Option<Vec<u16>>> {
    let mut known: HashMap<&str, u16> = HashMap::new();
    let mut all = Vec::new();
    for strip in strips {
        let columns = even(strip.names.len(), width).map(|even| anchored(strip, &even, &known, width));
        for (place, x) in strip.places.iter().zip(columns.iter().flatten()) {
            known.entry(place).or_insert(*x);
        }
        all.push(columns);
    }
    all
}

/// The columns of one strip: known ones where there is room for what stands between, at least half of what
/// an even spread would give it.
fn anchored(strip: &Strip, even: &[u16], known: &HashMap<&str, u16>, width: u16) -> Vec<u16> {
    let last = even.len() - 1;
    let gap = (width / cells_of(even.len()).max(1) / 2).max(2);
    let mut anchors: Vec<(usize, u16)> = vec![(0, 0)];
    for (node, place) in strip.places.iter().enumerate().take(last).skip(1) {
        let Some(x) = known.get(&**place).copied() else { continue };
        let (before, from) = anchors[anchors.len() - 1];
        let room = |nodes: usize| cells_of(nodes).saturating_mul(gap);
        if x >= from.saturating_add(room(node - before)) && x.saturating_add(room(last - node)) < width {
            anchors.push((node, x));
        }
    }
    anchors.push((last, width - 1));
    let mut columns = vec![0; even.len()];
    for pair in anchors.windows(2) {
        let ((a, from), (b, to)) = (pair[0], pair[1]);
        for (step, node) in (0_u16..).zip(a..=b) {
            columns[node] = from + scaled(step, to.saturating_sub(from), cells_of(b - a));
        }
    }
    columns
}

/// A number of places as cells.
fn cells_of(nodes: usize) -> u16 {
    u16::try_from(nodes).unwrap_or(u16::MAX)
}

/// `part` of `whole` steps over `cells` cells.
fn scaled(part: u16, cells: u16, whole: u16) -> u16 {
    u16::try_from(u32::from(part) * u32::from(cells) / u32::from(whole.max(1))).unwrap_or(cells)
}

/// Brackets under the runs that another corridor shares, and its code beside them.
fn shared(cx: &Cx<'_>, code: &str, runs: &[(usize, usize)], at: &dyn Fn(usize) -> u16, width: u16) -> Row {
    let mut row = Row::default();
    let mut free: Vec<(u16, u16)> = vec![(0, width)];
    for (a, b) in runs {
        let (from, to) = (at(*a), at(*b));
        row = row
            .sign(from, Sign::CornerLeft, Tone::Ink3)
            .line(from + 1, to.saturating_sub(from + 1), Stroke::Thin, Tone::Ink3)
            .sign(to, Sign::CornerRight, Tone::Ink3);
        // What is left free before and behind the bracket.
        if let Some((start, end)) = free.pop() {
            free.push((start, from));
            free.push((to + 1, end.max(to + 1)));
        }
    }
    let long = format!("{} {code}", cx.say("tronc commun,", "shared with"));
    let gap = free.iter().max_by_key(|(from, to)| to.saturating_sub(*from)).copied().unwrap_or((0, 0));
    let room = gap.1.saturating_sub(gap.0 + 1);
    let text = if cells(&long) <= room { long } else { code.to_owned() };
    if cells(&text) > room {
        return row;
    }
    // Beside the bracket: behind it where there is one before the gap.
    let x = if gap.0 > 0 { gap.0 + 1 } else { gap.1 - 1 - cells(&text) };
    row.part(x, Ink::Text { max: cells(&text), text, tone: Tone::Ink3, bold: false })
}
