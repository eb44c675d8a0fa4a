//! One line for each thing that matters, on screens without room for sections.
//!
//! ```text
//!   overdue   A-14-08 Send the list of medical evacuation centres    MLI  75 d
//!   threat    Attacks on fuel convoys             very likely (80–95 %)
//! ```

use super::{Marks, row, shown};
use crate::analysis::overview::{Overview, Part};
use crate::app::overview::plan::Slot;
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::model::table::{Body, Record};
use crate::view::canvas::{Canvas, cells};

use super::outlook::{corridor_tail, threat_tail};
use super::records::{action_tail, number, patrol_tail, risk_tail};

/// A piece at the right end of a line: its text, its tone, whether it is bold.
pub(super) type Tail = Vec<(String, Tone, bool)>;

/// Fewest cells a title keeps while pieces stand behind it; behind a code that says it all it keeps less.
const TITLE: usize = 22;
const CODED: usize = 8;

/// What a part is called in the margin.
fn word(canvas: &Canvas<'_, '_>, part: Part) -> &'static str {
    match part {
        Part::Risks => canvas.cx.say("risque", "risk"),
        Part::Overdue => canvas.cx.say("en retard", "overdue"),
        Part::Threats => canvas.cx.say("menace", "threat"),
        Part::Corridors => "corridor",
        Part::Patrols => canvas.cx.say("patrouille", "patrol"),
        Part::Regions | Part::Kinds | Part::Requests | Part::Map => "",
    }
}

/// Number, and what stands at the right of `room` cells.
fn parts(canvas: &mut Canvas<'_, '_>, record: &Record, room: usize) -> (String, Tail) {
    let cx = &canvas.cx.clone();
    match &record.body {
        Body::Risk(r) => (number(canvas, record), risk_tail(canvas, record, r)),
        Body::Action(r) => (number(canvas, record), action_tail(cx, r)),
        Body::Threat(r) => (String::new(), threat_tail(cx, r, room)),
        Body::Corridor(r) => (r.code.get(cx.lang).to_owned(), corridor_tail(cx, r)),
        Body::Patrol(r) => (r.window.start.day_month(), patrol_tail(cx, r)),
        _ => (String::new(), Tail::new()),
    }
}

/// Draws the lines of a part, its name before the first.
pub(super) fn lines(canvas: &mut Canvas<'_, '_>, o: &Overview, slot: &Slot, marks: &mut Marks) {
    let margin = cells(width(canvas.cx.say("patrouille", "corridor"))) + 2;
    for (at, record) in shown(canvas, o, slot).into_iter().enumerate() {
        let line = row(canvas, slot, at, marks);
        let (x, y, right) = (line.x + 2, line.y, line.right());
        if at == 0 {
            canvas.paint.put(x, y, margin, word(canvas, slot.part), Tone::Ink3, false);
        }
        let x = x + margin;
        let room = usize::from(right.saturating_sub(x));
        let (number, mut tail) = parts(canvas, record, room);
        let ahead = if number.is_empty() { 0 } else { width(&number) + 1 };
        let title = record.title().get(canvas.cx.lang);
        let long = |tail: &Tail| tail.iter().map(|(text, ..)| width(text) + 2).sum::<usize>();
        let kept = width(title).min(if slot.part == Part::Corridors { CODED } else { TITLE });
        // The last piece is the answer: the others go first.
        while tail.len() > 1 && long(&tail) + ahead + kept > room {
            tail.remove(0);
        }
        let end = right.saturating_sub(cells(long(&tail)));
        let after = canvas.paint.put(x, y, end.saturating_sub(x), &number, Tone::Ink3, false);
        let x = after + u16::from(ahead > 0);
        canvas.paint.put_cut(x, y, end.saturating_sub(x), title, Tone::Ink, false);
        let mut x = end;
        for (text, tone, bold) in &tail {
            x = canvas.paint.put(x + 2, y, right.saturating_sub(x + 2), text, *tone, *bold);
        }
    }
}
