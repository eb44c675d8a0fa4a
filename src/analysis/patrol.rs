//! A patrol plan as one page: when, where, on whose soil, who answers, what is missing.
//!
//! Everything is asked of the room: a place, liaison officer, note or other patrol that is held
//! back leaves no row, no count and no complaint.

mod checks;
mod facts;
pub(super) mod ground;
mod legs;
mod others;
mod plan;
mod route;
pub mod sun;
mod support;
mod timeline;

use chrono::{DateTime, Utc};

use super::context::Cx;
use super::rows::{self, Block, Row, Sign};
use super::sheet::Section;
use super::sheet::layout::Page;
use super::stale;
use crate::look::tone::Tone;
use crate::model::marking::Composite;
use crate::model::position::Position;
use crate::model::record::Patrol;
use crate::model::table::{Body, Record};
use legs::Near;
use others::Other;

pub use checks::fastest;
pub use facts::{Title, title};
pub use legs::{Leg, Stop};

/// The points of the route of `patrol` that the room may see, and the legs between them; nothing is
/// counted along the legs.
#[must_use]
pub fn way(cx: &Cx<'_>, patrol: &Patrol) -> (Vec<Stop>, Vec<Leg>) {
    let stops = legs::stops(cx, patrol, &mut Composite::default());
    let legs = legs::legs(&stops);
    (stops, legs)
}

/// Shortest distance between two straight stretches, in km; 0 where they cross.
#[must_use]
pub fn apart_km(a: (Position, Position), b: (Position, Position)) -> f64 {
    ground::between(a, b)
}

/// Distance of a point to the straight stretch from `a` to `b`, in km.
#[must_use]
pub fn off_stretch_km(point: Position, a: Position, b: Position) -> f64 {
    ground::to_stretch(point, a, b)
}

/// Smallest screen the page fits on; below it the patrol has a sheet like any other record.
pub const MIN: (u16, u16) = (100, 30);

/// Empty cells between the two columns of the page.
const GUTTER: u16 = 4;

/// A patrol and what the room knows around it.
struct Plan<'r> {
    cx: Cx<'r>,
    record: &'r Record,
    patrol: &'r Patrol,
    stops: Vec<Stop>,
    legs: Vec<Leg>,
    nearby: Vec<Near<'r>>,
    others: Vec<Other<'r>>,
}

impl<'r> Plan<'r> {
    fn new(cx: &Cx<'r>, record: &'r Record, composite: &mut Composite) -> Option<Self> {
        let Body::Patrol(patrol) = &record.body else { return None };
        composite.add(&record.marking);
        let stops = legs::stops(cx, patrol, composite);
        let mut legs = legs::legs(&stops);
        let nearby = legs::nearby(cx, patrol, &stops, &mut legs, composite);
        let others = others::others(cx, record, patrol, &stops, composite);
        Some(Self { cx: *cx, record, patrol, stops, legs, nearby, others })
    }

    /// Whether clock times need their day.
    fn several_days(&self) -> bool {
        self.patrol.window.start.date() != self.patrol.window.end.date()
    }

    /// `0640`, with its day where the patrol lasts several.
    fn clock(&self, at: DateTime<Utc>) -> String {
        at.format(if self.several_days() { "%d %H%M" } else { "%H%M" }).to_string()
    }
}

/// The page of the patrol `record`, `width` cells wide, and the marking of all it shows; `notes`
/// are those of the nation's own laptop, where they were asked for.
#[must_use]
pub fn page(cx: &Cx<'_>, record: &Record, width: u16, notes: Option<&Section>) -> Option<(Page, Composite)> {
    let mut composite = Composite::default();
    let plan = Plan::new(cx, record, &mut composite)?;
    let left = width.saturating_sub(GUTTER) * 61 / 100;
    let right = width.saturating_sub(GUTTER + left);
    let mut blocks: Vec<(u16, usize, Block)> = Vec::new();
    let mut y = 0;
    let notes = notes.map(|notes| plan::notes(notes, width));
    let stale = stale::words(cx, record).map(|words| Block {
        rows: vec![Row::default().sign(0, Sign::Attention, Tone::Warn).text(2, words, Tone::Warn)],
        doors: Vec::new(),
    });
    let facts = [facts::block(&plan, width)];
    for block in stale.into_iter().chain(facts).chain(notes).chain([timeline::block(&plan, width)]) {
        let height = block.rows.len();
        blocks.push((0, y, block));
        y += height + 1;
    }
    let mut columns = [(0, left, y), (left + GUTTER, right, y)];
    let mut put = |column: usize, block: Block| {
        if block.rows.len() > 1 {
            let (x, _, y) = columns[column];
            columns[column].2 = y + block.rows.len() + 1;
            blocks.push((x, y, block));
        }
        // What comes next goes where there is room first.
        usize::from(columns[1].2 < columns[0].2)
    };
    put(0, route::legs(&plan, left));
    put(1, route::crossings(&plan, right, &mut composite));
    put(0, support::medevac(&plan, left));
    put(1, support::radio(&plan, right));
    put(0, support::harm(&plan, left, &mut composite));
    let mut next = put(1, checks::block(&plan, right));
    for make in plan::BLOCKS {
        let cells = if next == 0 { left } else { right };
        next = put(next, make(&plan, cells, &mut composite));
    }
    Some((rows::page(blocks), composite))
}
