//! The 5 × 5 matrix of risks: likelihood upwards, impact to the right, the visible risks in their cells.

use super::columns::short_id;
use super::context::Cx;
use super::rows::{Ink, Row, Sign, Stroke, cells};
use crate::look::tone::Tone;
use crate::model::marking::Composite;
use crate::model::record::{Risk, RiskStatus, Score};
use crate::model::table::{Body, Kind, Record};

/// Steps of a scale.
const STEPS: usize = 5;

/// One place of the matrix.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Short ids of the risks there; the one in question comes first.
    pub ids: Vec<String>,
    /// The risk in question stands here now, would without measures, and shall.
    pub now: bool,
    pub inherent: bool,
    pub target: bool,
}

/// The matrix, rows by likelihood and columns by impact, from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    places: [[Place; STEPS]; STEPS],
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
            let Some(place) = matrix.at_mut(risk.likelihood.0, risk.impact.0) else { continue };
            place.ids.insert(if this { 0 } else { place.ids.len() }, short_id(other));
            place.now |= this;
        }
        if let Body::Risk(risk) = &record.body {
            matrix.mark(risk);
        }
        matrix
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
        let index = |step: i64| usize::try_from(step - 1).ok();
        self.places.get_mut(index(likelihood)?)?.get_mut(index(impact)?)
    }

    /// The place of a likelihood and an impact, 1–5 each.
    #[must_use]
    pub fn at(&self, likelihood: usize, impact: usize) -> Option<&Place> {
        self.places.get(likelihood.checked_sub(1)?)?.get(impact.checked_sub(1)?)
    }

    /// The rows of the picture in `width` cells; none where it does not fit.
    #[must_use]
    pub fn rows(&self, cx: &Cx<'_>, width: u16) -> Vec<Row> {
        /// Cells of the words of likelihood.
        const LABEL: u16 = 11;
        let cell = (width.saturating_sub(LABEL) / 5).min(9);
        if cell < 5 {
            return Vec::new();
        }
        let mut rows = Vec::new();
        for step in (1..=STEPS).rev() {
            let (mut top, mut bottom) = likelihood(cx, step, LABEL);
            for impact in 1..=STEPS {
                let x = LABEL + u16::try_from(impact - 1).unwrap_or(0) * cell;
                let Some(place) = self.at(step, impact) else { continue };
                (top, bottom) = draw(place, step * impact, x, cell, top, bottom);
            }
            rows.extend([top, bottom]);
        }
        rows.push(axis(cx, LABEL, cell));
        rows
    }
}

/// The words of a step of likelihood, on the two rows of its cells.
fn likelihood(cx: &Cx<'_>, step: usize, label: u16) -> (Row, Row) {
    let (above, word) = match step {
        5 => (cx.say("quasi", "almost"), cx.say("certain", "sure")),
        4 => ("", cx.say("probable", "likely")),
        3 => ("", "possible"),
        2 => (cx.say("peu", ""), cx.say("probable", "unlikely")),
        _ => ("", "rare"),
    };
    let end = label.saturating_sub(3);
    let bottom = Row::default().right(end, word, Tone::Ink3).right(label - 1, step.to_string(), Tone::Ink2);
    (Row::default().right(end, above, Tone::Ink3), bottom)
}

/// A cell: the score above at the right, who stands there below.
fn draw(place: &Place, score: usize, x: u16, cell: u16, top: Row, bottom: Row) -> (Row, Row) {
    let score = u16::try_from(score).unwrap_or(25);
    let tone = Tone::Heat(heat(score));
    let ground = Ink::Heat { cells: cell, level: heat(score) };
    let mut top = top.part(x, ground.clone()).right(x + cell - 1, score.to_string(), tone);
    let mut bottom = bottom.part(x, ground);
    let mut at = x;
    for (marked, sign) in [(place.target, Sign::DiamondEmpty), (place.inherent, Sign::Circle)] {
        if marked {
            top = top.sign(at, sign, tone);
            at += 1;
        }
    }
    let others = place.ids.len() - usize::from(place.now);
    // An id needs its six cells and one before it; in narrow cells the others are counted.
    let whole = cell >= 7;
    if place.now {
        bottom = bottom.sign(x, Sign::Dot, tone);
    }
    if let (true, Some(id)) = (whole, place.ids.first()) {
        bottom = bottom.part(x + 1, Ink::Text { text: id.clone(), max: cell - 1, tone, bold: place.now });
    }
    let more = if whole { place.ids.len().saturating_sub(1) } else { others };
    if more > 0 {
        let text = if whole || place.now { format!("+{more}") } else { more.to_string() };
        if whole {
            top = top.text(at.max(x + 1), text, tone);
        } else {
            bottom = bottom.text(x + 2, text, tone);
        }
    }
    (top, bottom)
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
