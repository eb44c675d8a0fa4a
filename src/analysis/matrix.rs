//! The 5 × 5 matrix of risks: likelihood upwards, impact to the right, the visible risks in their cells.

use super::columns::short_id;
use super::context::Cx;
use super::movement;
use super::rows::{Ink, Part, Row, Sign, Stroke, cells};
use crate::look::tone::Tone;
use crate::model::marking::Composite;
use crate::model::record::{Risk, RiskStatus, Score};
use crate::model::table::{Body, Kind, Record};

/// Steps of a scale.
const STEPS: usize = 5;

/// A risk that stands at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its short id.
    pub id: String,
    /// Where it came from since the meeting before: 0 up, then clockwise in eighths.
    pub moved: Option<u8>,
}

/// One place of the matrix.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The risks there; the one in question comes first.
    pub ids: Vec<Mark>,
    /// The risk in question stands here now, would without measures, and shall.
    pub now: bool,
    pub inherent: bool,
    pub target: bool,
}

/// The matrix, rows by likelihood and columns by impact, from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    places: [[Place; STEPS]; STEPS],
    /// No risk is in question: all are written alike.
    all: bool,
}

/// How large a matrix is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Cells there are across; none is drawn where it does not fit.
    pub width: u16,
    /// A place is at most so many cells wide.
    pub cell: u16,
    /// Rows of a place, two at least.
    pub rows: u16,
}

/// Cells of the words of likelihood.
const LABEL: u16 = 11;

/// Narrowest place that shows an id.
const WHOLE: u16 = 7;

/// Narrowest place that has room for an id beside the score.
const BESIDE: u16 = 11;

impl Size {
    /// The picture of one risk in `width` cells.
    #[must_use]
    pub const fn of_one(width: u16) -> Self {
        Self { width, cell: 9, rows: 2 }
    }

    /// Cells a place is wide.
    fn place(self) -> u16 {
        (self.width.saturating_sub(LABEL) / 5).min(self.cell)
    }

    /// Cells the whole picture is wide.
    #[must_use]
    pub fn whole(self) -> u16 {
        LABEL + 5 * self.place()
    }
}

/// Heat of a score, 1 low to 4 very high: the bands of `domain.md` 2.10.
#[must_use]
pub const fn heat(score: u16) -> u8 {
    match score {
        15.. => 4,
        10..=14 => 3,
        5..=9 => 2,
        _ => 1,
    }
}

impl Matrix {
    /// All visible risks that are not closed, and where `record` stands, stood and shall stand.
    #[must_use]
    pub fn new(cx: &Cx<'_>, record: &Record, composite: &mut Composite) -> Self {
        let mut matrix = Self::default();
        for other in cx.room.of(Kind::Risk) {
            let Body::Risk(risk) = &other.body else { continue };
            let this = other.id == record.id;
            if risk.status == RiskStatus::Closed && !this {
                continue;
            }
            composite.add(&other.marking);
            matrix.put(cx, other, this, composite);
        }
        if let Body::Risk(risk) = &record.body {
            matrix.mark(risk);
        }
        matrix
    }

    /// The risks `records`, none of them in question.
    #[must_use]
    pub fn of_all(cx: &Cx<'_>, records: &[&Record], composite: &mut Composite) -> Self {
        let mut matrix = Self { all: true, ..Self::default() };
        for record in records {
            composite.add(&record.marking);
            matrix.put(cx, record, false, composite);
        }
        matrix
    }

    /// Puts a risk at its place; where it came from is taken into `composite` too.
    fn put(&mut self, cx: &Cx<'_>, record: &Record, this: bool, composite: &mut Composite) {
        let Body::Risk(risk) = &record.body else { return };
        let moved = movement::direction(cx, record);
        if let (Some(_), Some(then)) = (moved, movement::before(cx, &record.id)) {
            composite.add(&then.marking);
        }
        let Some(place) = self.at_mut(risk.likelihood.0, risk.impact.0) else { return };
        let at = if this { 0 } else { place.ids.len() };
        place.ids.insert(at, Mark { id: short_id(record), moved });
        place.now |= this;
    }

    fn mark(&mut self, risk: &Risk) {
        let place = |score: &Option<Score>| score.as_ref().map(|score| (score.likelihood.0, score.impact.0));
        if let Some(place) =
            place(&risk.inherent).and_then(|(likelihood, impact)| self.at_mut(likelihood, impact))
        {
            place.inherent = true;
        }
        if let Some(place) =
            place(&risk.target).and_then(|(likelihood, impact)| self.at_mut(likelihood, impact))
        {
            place.target = true;
        }
    }

    fn at_mut(&mut self, likelihood: i64, impact: i64) -> Option<&mut Place> {
        let index = |step: i64| usize::try_from(step.checked_sub(1)?).ok();
        self.places.get_mut(index(likelihood)?)?.get_mut(index(impact)?)
    }

    /// The place of a likelihood and an impact, 1–5 each.
    #[must_use]
    pub fn at(&self, likelihood: usize, impact: usize) -> Option<&Place> {
        self.places.get(likelihood.checked_sub(1)?)?.get(impact.checked_sub(1)?)
    }

    /// The rows of the picture; none where it does not fit.
    #[must_use]
    pub fn rows(&self, cx: &Cx<'_>, size: Size) -> Vec<Row> {
        let cell = size.place();
        if cell < 5 {
            return Vec::new();
        }
        let mut rows = Vec::new();
        for step in (1..=STEPS).rev() {
            let mut band = likelihood(cx, step, usize::from(size.rows.max(2)));
            for impact in 1..=STEPS {
                let x = LABEL + u16::try_from(impact - 1).unwrap_or(0) * cell;
                let Some(place) = self.at(step, impact) else { continue };
                draw(place, (step * impact, self.all), (x, cell), &mut band);
            }
            rows.extend(band);
        }
        rows.push(axis(cx, LABEL, cell));
        rows
    }
}

/// The words of a step of likelihood, on the lowest two of the rows of its places.
fn likelihood(cx: &Cx<'_>, step: usize, rows: usize) -> Vec<Row> {
    let (above, word) = match step {
        5 => (cx.say("quasi", "almost"), cx.say("certain", "sure")),
        4 => ("", cx.say("probable", "likely")),
        3 => ("", "possible"),
        2 => (cx.say("peu", ""), cx.say("probable", "unlikely")),
        _ => ("", "rare"),
    };
    let end = LABEL - 3;
    let mut band = vec![Row::default(); rows.saturating_sub(2)];
    band.push(Row::default().right(end, above, Tone::Ink3));
    band.push(Row::default().right(end, word, Tone::Ink3).right(LABEL - 1, step.to_string(), Tone::Ink2));
    band
}

/// A place: the score above at the right, who stands there from below; who has no row is counted.
fn draw(place: &Place, (score, alike): (usize, bool), (x, cell): (u16, u16), band: &mut [Row]) {
    let score = u16::try_from(score).unwrap_or(25);
    let tone = Tone::Heat(heat(score));
    for row in band.iter_mut() {
        add(row, x, Ink::Heat { cells: cell, level: heat(score) });
    }
    let Some(last) = band.len().checked_sub(1) else { return };
    let top = &mut band[0];
    add(top, x + cell - 1, Ink::Right { text: score.to_string(), tone, bold: false });
    let mut at = x;
    for (marked, sign) in [(place.target, Sign::DiamondEmpty), (place.inherent, Sign::Circle)] {
        if marked {
            add(top, at, Ink::Sign(sign, tone));
            at += 1;
        }
    }
    let text = |text: String, bold: bool| Ink::Text { max: cells(&text), text, tone, bold };
    if cell < WHOLE {
        // An id needs its six cells; in narrow places the others are counted.
        let others = place.ids.len() - usize::from(place.now);
        let words = if place.now { format!("+{others}") } else { others.to_string() };
        let mut inks: Vec<(u16, Ink)> = Vec::new();
        inks.extend(place.now.then_some((x, Ink::Sign(Sign::Dot, tone))));
        inks.extend((others > 0).then(|| (x + 2, text(words, false))));
        for (x, ink) in inks {
            add(&mut band[last], x, ink);
        }
        return;
    }
    let beside = cell >= BESIDE && at == x;
    let all = place.ids.len() <= last + usize::from(beside);
    let shown = if all { place.ids.len() } else { last };
    for (row, (nth, mark)) in band.iter_mut().rev().zip(place.ids.iter().take(shown).enumerate()) {
        let bold = alike || place.now && nth == 0;
        // The widest id and its arrow take the whole of the narrowest place.
        let start = x + u16::from(place.now || cell > WHOLE);
        let room = x + cell - start;
        add(row, start, Ink::Text { text: mark.id.clone(), max: room, tone, bold });
        let arrow = start + cells(&mark.id);
        if let Some(way) = mark.moved.filter(|_| arrow < x + cell) {
            add(row, arrow, Ink::Sign(Sign::Moved(way), tone));
        }
    }
    if place.now {
        add(&mut band[last], x, Ink::Sign(Sign::Dot, tone));
    }
    if !all {
        let words = format!("+{}", place.ids.len() - shown);
        add(&mut band[0], at.max(x + 1), text(words, false));
    }
}

/// Adds a part to a row that is there already.
fn add(row: &mut Row, x: u16, ink: Ink) {
    row.parts.push(Part { x, ink });
}

/// `negligible ── impact ── critical`, named once.
fn axis(cx: &Cx<'_>, label: u16, cell: u16) -> Row {
    let (low, middle, high) =
        (cx.say("négligeable", "negligible"), cx.say("gravité", "impact"), cx.say("critique", "critical"));
    let whole = cell * 5;
    let row = Row::default()
        .right(label - 1, cx.say("probab.", "likelihood"), Tone::Ink3)
        .line(
            label + cells(low) + 1,
            whole.saturating_sub(cells(low) + cells(high) + 2),
            Stroke::Thin,
            Tone::Rule,
        )
        .text(label, low, Tone::Ink2)
        .right(label + whole, high, Tone::Ink2);
    // In narrow matrices the ends say enough.
    if cells(low) + cells(middle) + cells(high) + 6 > whole {
        return row;
    }
    row.text(label + (whole - cells(middle)) / 2, format!(" {middle} "), Tone::Ink3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heat_follows_the_bands() {
        assert_eq!([1, 4, 5, 9, 10, 14, 15, 25].map(heat), [1, 1, 2, 2, 3, 3, 4, 4]);
    }
}
