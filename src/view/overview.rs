//! The situation at a glance; what stands where is [`crate::app::overview::plan`]'s to say.
//!
//! ```text
//! figures ×5
//! INCIDENTS BY REGION × 12 months        │ SITUATION: the map
//! TOP RISKS                              │ CORRIDORS
//! OVERDUE ACTIONS                        │ THREATS
//! NEXT PATROLS                           │
//! ```

mod brief;
mod figures;
mod outlook;
mod records;
mod regions;
mod situation;

use ratatui::layout::Rect;

use super::canvas::{Canvas, cells};
use crate::analysis::overview::{Overview, Part};
use crate::app::overview as desk;
use crate::app::overview::plan::{self, Figures, Plan, Slot};
use crate::app::target::Target;
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::model::record::Region;
use crate::model::table::Record;

/// Where the cursor stands while rows are drawn.
struct Marks {
    /// Part the cursor is in; none in a scene.
    part: Option<Part>,
    /// Item under the cursor.
    cursor: usize,
    /// Number of the next item to be drawn.
    next: usize,
}

/// Draws the overview of the desk into `area`, the body of the screen.
pub fn draw(canvas: &mut Canvas<'_, '_>, area: Rect) {
    let state = canvas.state;
    let overview = state.summary(state.region);
    let plan = desk::plan(state, &overview);
    let items = desk::listed(&overview, &plan);
    let part = items.get(state.overview).map(|(part, _)| *part);
    let mut marks = Marks { part, cursor: state.overview, next: 0 };
    planned(canvas, area, (&overview, state.region), &plan, &mut marks);
}

/// Draws the overview as a scene: all regions, no cursor, planned for `area`.
pub fn scene(canvas: &mut Canvas<'_, '_>, area: Rect) {
    let overview = canvas.state.summary(None);
    let plan = plan::of(area, &overview);
    planned(canvas, area, (&overview, None), &plan, &mut Marks { part: None, cursor: 0, next: 0 });
}

impl Marks {
    /// The next item stands at `place` and draws itself: clickable, its selection shown by its head.
    fn plain(&mut self, canvas: &mut Canvas<'_, '_>, place: Rect) {
        canvas.hit(place, Target::Overview(self.next));
        self.next += 1;
    }
}

fn planned(
    canvas: &mut Canvas<'_, '_>,
    area: Rect,
    (overview, region): (&Overview, Option<Region>),
    plan: &Plan,
    marks: &mut Marks,
) {
    canvas.uses_all(&overview.composite);
    match plan.figures {
        Figures::Big => figures::big(canvas, overview, area),
        Figures::Line => figures::line(canvas, overview, area),
        Figures::None => return nothing(canvas, area),
    }
    for slot in &plan.slots {
        if slot.head == 0 {
            brief::lines(canvas, overview, slot, marks);
            continue;
        }
        match slot.part {
            Part::Map => situation::map(canvas, slot, region, marks),
            Part::Regions => regions::regions(canvas, overview, slot, marks),
            Part::Kinds => regions::kinds(canvas, overview, slot),
            Part::Risks => records::risks(canvas, overview, slot, marks),
            Part::Overdue => records::overdue(canvas, overview, slot, marks),
            Part::Patrols => records::patrols(canvas, overview, slot, marks),
            Part::Threats => outlook::threats(canvas, overview, slot, marks),
            Part::Requests => outlook::requests(canvas, overview, slot, marks),
            Part::Corridors => outlook::corridors(canvas, overview, slot, marks),
        }
    }
}

/// Nothing to count or to list: one sentence, and where to go.
fn nothing(canvas: &mut Canvas<'_, '_>, area: Rect) {
    let cx = canvas.cx;
    let words = cx.say(
        "Ni incident, ni risque, ni action, ni patrouille à montrer.",
        "No incident, risk, action or patrol to show.",
    );
    let x = canvas.paint.put_cut(area.x, area.y, area.width, words, Tone::Ink2, false) + 3;
    let hint = cx.say("ordre du jour", "agenda");
    let y = if x + 2 + cells(width(hint)) > area.right() { area.y + 1 } else { area.y };
    let x = if y == area.y { x } else { area.x };
    let x = canvas.paint.put(x, y, area.right().saturating_sub(x), "2", Tone::AccentBold, true) + 1;
    canvas.paint.put_cut(x, y, area.right().saturating_sub(x), hint, Tone::Ink2, false);
}

/// The head of a part: its title, how many of how many are shown when some are not, and a note
/// when there is room for it.
fn head(canvas: &mut Canvas<'_, '_>, slot: &Slot, marks: &Marks, title: &str, total: usize, note: &str) {
    let focused = marks.part == Some(slot.part);
    let count = cut_note(canvas, slot.items, total);
    let both = match (count.is_empty(), note.is_empty()) {
        (false, false) => format!("{count} · {note}"),
        _ => format!("{count}{note}"),
    };
    // The painter leaves out a note that is too long; the count must not go with it.
    let fits = width(title) + width(&both) + 6 <= usize::from(slot.area.width);
    let shown = if fits || count.is_empty() { &both } else { &count };
    canvas.paint.section(slot.area.x, slot.area.y, slot.area.width, title, shown, focused);
}

/// `5 of 6`, when some are not shown.
fn cut_note(canvas: &Canvas<'_, '_>, shown: usize, total: usize) -> String {
    if shown < total { format!("{shown} {} {total}", canvas.cx.say("sur", "of")) } else { String::new() }
}

/// One sentence where a part has no items.
fn sentence(canvas: &mut Canvas<'_, '_>, slot: &Slot, words: &str, tone: Tone) {
    let area = slot.area;
    canvas.paint.put_cut(area.x + 2, area.y + slot.head, area.width.saturating_sub(2), words, tone, false);
}

/// The lines of item `at` of a part: selected when the cursor is there, clickable always.
fn row(canvas: &mut Canvas<'_, '_>, slot: &Slot, at: usize, marks: &mut Marks) -> Rect {
    let y = slot.area.y + slot.head + cells(at) * slot.lines;
    let lines = Rect { y, height: slot.lines, ..slot.area };
    if marks.part.is_some() && marks.next == marks.cursor {
        canvas.paint.select(Rect { width: lines.width + 1, ..lines }, true);
    }
    canvas.hit(lines, Target::Overview(marks.next));
    marks.next += 1;
    lines
}

/// The records of a part, as many as its slot shows.
fn shown<'s>(canvas: &Canvas<'s, '_>, overview: &Overview, slot: &Slot) -> Vec<&'s Record> {
    let ids = overview.list(slot.part).iter().take(slot.items);
    ids.filter_map(|id| canvas.state.room.get(id)).collect()
}

/// The widest of some texts, in cells.
fn widest<'t>(texts: impl IntoIterator<Item = &'t str>) -> u16 {
    cells(texts.into_iter().map(width).max().unwrap_or(0))
}
