//! The map as plain text: what lies on it in the period, one line each.

use std::fmt::Write as _;

use crate::analysis::context::Cx;
use crate::analysis::situation::{self, Wanted};
use crate::analysis::window::{Days, Timeline, Window};
use crate::look::measure::{cut, width};
use crate::map::scale::{ATTRIBUTION, PRE_2023, SCHEMATIC};
use crate::model::marking::Composite;
use crate::model::record::Region;
use crate::model::table::{Body, Record};

/// Cells of the name of a record.
const TITLE: usize = 44;

/// The list, and the marking of what stands in it.
#[must_use]
pub fn list(cx: &Cx<'_>, region: Option<Region>) -> (String, Composite) {
    let days = Days::of(cx, region);
    let timeline = Timeline::default();
    let range = timeline.range(&days, Window::Period);
    let situation = situation::build(cx, &Wanted { days: range, region, ..Wanted::default() });
    let mut composite = situation.composite;
    if let Some((meeting, _)) = cx.room.meeting() {
        composite.add(&meeting.marking);
    }
    let title = cx.say("Carte", "Map");
    let mut out = format!("{title} · {}\n\n", timeline.words(cx, &days, Window::Period));
    let mut last = None;
    for mark in &situation.marks {
        // Marks of one record follow each other; the first says it.
        let id = situation.ids.get(mark.id as usize);
        let Some(record) = id.filter(|id| last != Some(*id)).and_then(|id| cx.room.get(id)) else { continue };
        last = id;
        let place = cx.room.nearest_place(mark.position);
        if let Some(place) = place.filter(|place| !place.built_in) {
            composite.add(&place.marking);
        }
        let near = place.map_or("", |place| place.title().get(cx.lang));
        let name = pad(record.title().get(cx.lang), TITLE);
        let _ = writeln!(
            out,
            "{}  {}  {name}  {}  {}",
            pad(&record.id, 16),
            pad(&when(record), 16),
            mark.position.format(cx.coords),
            near
        );
    }
    if situation.marks.is_empty() {
        let _ = writeln!(out, "{}", cx.say("Rien à montrer ici.", "Nothing to show here."));
    }
    let _ = writeln!(out);
    for note in [SCHEMATIC, PRE_2023, ATTRIBUTION] {
        let _ = writeln!(out, "{}", note.get(cx.lang));
    }
    (out, composite)
}

/// When an incident began, as far as it is known.
fn when(record: &Record) -> String {
    match &record.body {
        Body::Incident(incident) => incident.start.dtg(),
        Body::Patrol(patrol) => patrol.window.start.dtg(),
        _ => String::new(),
    }
}

/// Cut or filled to `cells`.
fn pad(text: &str, cells: usize) -> String {
    let shown = cut(text, cells, "…");
    let space = " ".repeat(cells.saturating_sub(width(&shown)));
    format!("{shown}{space}")
}
