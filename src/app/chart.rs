//! A chart over the body of the desk, in the place of its list.

use ratatui::layout::Rect;

use super::scene::{lines_above, permille, rows_seen};
use super::state::State;
use crate::analysis::chart;
use crate::analysis::scene::Space;
use crate::analysis::sheet::layout::Page;
use crate::model::marking::Composite;
use crate::model::record::ChartName;

/// Widest chart, in cells: numbers far from their names are hard to read.
const WIDEST: u16 = 156;

/// The chart that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartPlace {
    pub chart: ChartName,
    /// What is pointed at, counted over what can be pointed at.
    pub pointer: Option<usize>,
    /// How far down one has scrolled: 0 the top, 1000 the end.
    pub scroll: u16,
}

/// Which way and how far a key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Line(bool),
    Page(bool),
    End(bool),
}

impl ChartPlace {
    /// The chart from its top.
    #[must_use]
    pub const fn new(chart: ChartName) -> Self {
        Self { chart, pointer: None, scroll: 0 }
    }

    /// Where on the body it stands.
    #[must_use]
    pub fn area(body: Rect) -> Rect {
        Rect { width: body.width.min(WIDEST), ..body }
    }

    /// The chart laid for the screen as it is, with the marking of what it counts.
    #[must_use]
    pub fn page(&self, state: &State) -> (Page, Composite) {
        let area = Self::area(state.geometry().body);
        let space = Space { width: area.width, height: area.height, large: false };
        chart::lay(&state.cx(), self.chart, state.region, space)
    }

    /// The record that is pointed at.
    #[must_use]
    pub fn record(&self, state: &State) -> Option<Box<str>> {
        let at = self.pointer?;
        self.page(state).0.stops.get(at)?.leads.clone()
    }
}

impl State {
    /// Shows `chart` in its pane, keeping the way back from another one.
    pub(super) fn show_chart(&mut self, chart: ChartName) {
        let pane = chart::pane(chart);
        if pane != self.pane || self.visiting.is_some() {
            self.show_pane(pane);
        }
        self.scene = None;
        self.chart = Some(ChartPlace::new(chart));
    }

    /// From the list to the first chart of the pane, to the next one, and back to the list.
    pub(super) fn next_chart(&mut self) {
        let all = chart::of_pane(self.pane);
        let here = self.chart.as_ref().and_then(|place| all.iter().position(|chart| *chart == place.chart));
        let next = match (&self.chart, here) {
            (None, _) => 0,
            (Some(_), Some(at)) => at + 1,
            (Some(_), None) => all.len(),
        };
        self.chart = all.get(next).map(|chart| ChartPlace::new(*chart));
    }

    /// Moves over what can be pointed at; where there is nothing of that kind, scrolls.
    pub(super) fn move_in_chart(&mut self, step: Step) {
        let Some(place) = &self.chart else { return };
        let (page, _) = place.page(self);
        let height = usize::from(ChartPlace::area(self.geometry().body).height);
        let seen = rows_seen(page.lines.len(), height);
        let more = page.lines.len().saturating_sub(seen);
        let above = lines_above(place.scroll, more);
        let last = page.stops.len().checked_sub(1);
        let (pointer, above) = match (step, last) {
            (Step::Line(down), Some(last)) => match (place.pointer.map(|at| at.min(last)), down) {
                // The first one that is on the screen, or below it.
                (None, true) => {
                    (Some(page.stops.iter().position(|s| s.lines.start >= above).unwrap_or(last)), above)
                }
                (None, false) => (None, above.saturating_sub(1)),
                (Some(at), true) => (Some((at + 1).min(last)), above),
                // Above the first one stands the picture.
                (Some(at), false) => (at.checked_sub(1), if at == 0 { 0 } else { above }),
            },
            (Step::Line(down), None) => (None, if down { above + 1 } else { above.saturating_sub(1) }),
            (Step::Page(down), _) => {
                let page = seen.saturating_sub(1).max(1);
                (None, if down { above + page } else { above.saturating_sub(page) })
            }
            (Step::End(down), _) => (None, if down { more } else { 0 }),
        };
        let scroll = permille(above, more);
        if let Some(place) = &mut self.chart {
            (place.pointer, place.scroll) = (pointer, scroll);
        }
    }

    /// Opens the record that is pointed at; the way back leads to the chart.
    pub(super) fn open_in_chart(&mut self) {
        let Some(place) = &self.chart else { return };
        if let Some(id) = place.record(self) {
            self.go(&id);
        } else {
            self.move_in_chart(Step::Line(true));
        }
    }
}
