//! Planned against actual as plain text, after the meeting or a rehearsal.

use std::fmt::Write as _;
use std::sync::Arc;

use super::{Say, entries};
use crate::analysis::clock::words::clock_face;
use crate::analysis::clock::{Actual, Folded, Plan, actuals, totals};
use crate::analysis::context::Cx;
use crate::journal::{Entry, Ledger, Seq};
use crate::look::measure::{cut, width};
use crate::model::briefing::Briefing;
use crate::model::lang::Lang;
use crate::model::nation::NationSet;
use crate::model::position::CoordinateStyle;
use crate::model::room::Room;

/// Cells of the title, and of a column of times.
const TITLE: usize = 44;
const TIME: usize = 10;

/// The table of the items that `audience` may see.
pub(super) fn text(
    briefing: &Arc<Briefing>,
    entries: &[(Seq, Entry)],
    audience: NationSet,
    lang: Lang,
) -> String {
    let say = Say(lang);
    let Some((_, last)) = entries.last() else {
        return say.choose("le journal est vide\n", "the journal is empty\n");
    };
    let room = Room::new(Arc::clone(briefing), audience, false);
    let cx = Cx { room: &room, lang, coords: CoordinateStyle::default() };
    let plan = Plan::of(&cx);
    let all = actuals(&plan, &Folded::of(Ledger::of(entries).ticks()), last.at);
    let heads = [
        say.choose("début", "began"),
        say.choose("prévu", "planned"),
        say.choose("réel", "actual"),
        say.choose("écart", "off by"),
    ];
    let marking = entries::marking(*plan.composite(), say);
    let mut out = format!("{marking}\n\n");
    row(&mut out, ["", ""], &heads);
    for actual in &all {
        row(&mut out, [&actual.number, &actual.title], &times(actual));
    }
    out.push('\n');
    for total in totals(&all).iter().filter(|total| total.entered > 0) {
        let begun = all.iter().filter(|actual| actual.day == total.day && actual.began.is_some());
        let planned: i64 = begun.map(|actual| actual.planned).sum();
        let day = format!("{} {}", say.choose("jour", "day"), total.day);
        let items = format!("{} / {}", total.entered, total.items);
        row(
            &mut out,
            ["", &day],
            &[items, clock_face(planned), clock_face(total.used), off(total.used - planned)],
        );
    }
    let _ = write!(out, "\n{marking}\n");
    out
}

fn times(actual: &Actual) -> [String; 4] {
    let planned = clock_face(actual.planned);
    match actual.began {
        Some(began) => {
            let began = began.format("%H:%M").to_string();
            [began, planned, clock_face(actual.used), off(actual.used - actual.planned)]
        }
        None => ["–".to_owned(), planned, "–".to_owned(), String::new()],
    }
}

fn off(seconds: i64) -> String {
    if seconds > 0 { format!("+{}", clock_face(seconds)) } else { clock_face(seconds) }
}

/// Number and title at the left, times at the right.
fn row(out: &mut String, [number, title]: [&str; 2], times: &[String; 4]) {
    let title = cut(title, TITLE, "…");
    let mut line = format!("{number:<5}{title}{}", " ".repeat(TITLE.saturating_sub(width(&title))));
    for time in times {
        let _ = write!(line, "{}{time}", " ".repeat(TIME.saturating_sub(width(time))));
    }
    let _ = writeln!(out, "{}", line.trim_end());
}
