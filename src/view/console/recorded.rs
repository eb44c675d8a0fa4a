//! What was recorded, the latest first; what is not on the disk yet stands above it and says so.

use ratatui::layout::Rect;

use crate::analysis::context::Cx;
use crate::app::talk::Talk;
use crate::journal::entry::{Place, Step, What};
use crate::journal::ledger::{Kind, Row};
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::model::lang::Lang;
use crate::model::table::Body;
use crate::view::canvas::{Canvas, cells};

/// Draws the list, or its last rows.
pub fn draw(canvas: &mut Canvas<'_, '_>, talk: &Talk, area: Rect, wide: bool) {
    let cx = canvas.cx;
    let rows = talk.ledger.rows();
    let waiting = talk.unsaved();
    let count = rows.len() + waiting;
    let note = match (count, cx.lang) {
        (0, _) => cx.say("d décision   a action   n note", "d decision   a action   n note").to_owned(),
        (_, Lang::Fr) => format!("{count}, le dernier en haut   R tout voir"),
        (_, Lang::En) => format!("{count}, the latest first   R see all"),
    };
    canvas.paint.section(area.x, area.y, area.width, cx.say("CONSIGNÉ", "RECORDED"), &note, false);
    let waits = talk.pending().into_iter().map(|row| (row, false));
    let all = waits.chain(rows.into_iter().map(|row| (row, true)));
    for (y, (row, saved)) in (area.y + 1..area.bottom()).zip(all) {
        one(canvas, &row, Rect::new(area.x, y, area.width, 1), wide, saved);
    }
}

/// One row: time, number, text, for whom, state.
pub fn one(canvas: &mut Canvas<'_, '_>, row: &Row, line: Rect, wide: bool, saved: bool) {
    let cx = canvas.cx;
    canvas.uses_marking(&row.mark.marking());
    let gone = row.withdrawn.is_some();
    let time = row.at.format("%H:%M").to_string();
    canvas.paint.put(line.x, line.y, 5, &time, Tone::Ink3, false);
    let number = number(&cx, row);
    let x =
        canvas.paint.put(line.x + 8, line.y, 12, &number, if gone { Tone::Ink3 } else { Tone::Head }, !gone);
    let (state, tone) =
        if saved { state(&cx, row) } else { (cx.say("pas encore", "not yet").to_owned(), Tone::WarnBold) };
    let state_width = cells(width(&state));
    canvas.paint.put_right(line.right(), line.y, state_width, &state, tone, false);
    let mut end = line.right().saturating_sub(state_width + 2);
    if wide {
        let whom = whom(&cx, row);
        let whom_width = cells(width(&whom));
        let column = end.saturating_sub(whom_width);
        // One column for all rows, unless the words are longer than it.
        let column = column.min(line.x + line.width * 4 / 5);
        canvas.paint.put_cut(column, line.y, end.saturating_sub(column), &whom, Tone::Ink2, false);
        end = column.saturating_sub(2);
    }
    // One column for all texts: a number has seven cells, `D-15-07`.
    let x = x.max(line.x + 15) + 2;
    let text = words(&cx, row);
    canvas.paint.put_cut(
        x,
        line.y,
        end.saturating_sub(x),
        &text,
        if gone { Tone::Ink3 } else { Tone::Ink },
        false,
    );
}

/// `D-04`; of a follow-up the number of what it follows up, never its id.
fn number(cx: &Cx<'_>, row: &Row) -> String {
    if let What::Follow { record, .. } = &row.what {
        let number = match cx.room.get(record).map(|record| &record.body) {
            Some(Body::Action(action)) => action.number.as_ref(),
            Some(Body::Decision(decision)) => decision.number.as_ref(),
            _ => None,
        };
        return number.map(|number| number.get(cx.lang).to_owned()).unwrap_or_default();
    }
    row.number.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// The words of a row.
pub fn words(cx: &Cx<'_>, row: &Row) -> String {
    match (&row.what, row.kind) {
        (What::Attendance { present }, _) => {
            let word = if present.len() > 1 { "présents" } else { "présent" };
            format!("{} {}", present.len(), cx.say(word, "present"))
        }
        (What::Follow { record, .. }, _) => {
            let title = cx.room.get(record).map(|record| record.title().get(cx.lang).to_owned());
            title.unwrap_or_default()
        }
        _ => row.text.to_string(),
    }
}

/// For whom it is, or who owns it and by when.
fn whom(cx: &Cx<'_>, row: &Row) -> String {
    if row.place == Place::Private {
        return cx.say("privé", "private").to_owned();
    }
    match (row.kind, row.nation, row.due) {
        (Kind::Action, Some(nation), Some(day)) => format!("{}, {day}", nation.code()),
        (Kind::Action | Kind::Follow, Some(nation), None) => nation.code().to_owned(),
        _ => {
            let nations: Vec<&str> = row.mark.rel_to.iter().map(crate::model::nation::Nation::code).collect();
            format!("{} {}", cx.say("pour", "for"), nations.join(" "))
        }
    }
}

/// What became of it, in a word.
fn state(cx: &Cx<'_>, row: &Row) -> (String, Tone) {
    if row.withdrawn.is_some() {
        return (cx.say("retirée", "withdrawn").to_owned(), Tone::Ink3);
    }
    let (word, tone) = match (&row.what, row.status) {
        (_, Some(status)) => {
            use crate::model::record::DecisionStatus::{Adopted, AdoptedWithReservation, Rejected};
            let tone = match status {
                Adopted | AdoptedWithReservation => Tone::Good,
                Rejected => Tone::Bad,
                _ => Tone::Ink2,
            };
            (status.word(cx.lang).to_owned(), tone)
        }
        (What::Follow { step: Step::Done, .. }, _) => (cx.say("réalisée", "done").to_owned(), Tone::Good),
        (What::Follow { step: Step::Carried { due }, .. }, _) => {
            let day = due.map(|day| format!(" {day}")).unwrap_or_default();
            (format!("{}{day}", cx.say("reportée", "carried over")), Tone::Warn)
        }
        (What::Follow { step: Step::Reassigned { .. }, .. }, _) => {
            (cx.say("réattribuée", "reassigned").to_owned(), Tone::Ink2)
        }
        (What::Action(_), _) => (cx.say("ouverte", "open").to_owned(), Tone::Ink2),
        (What::Attendance { .. }, _) => (cx.say("présences", "attendance").to_owned(), Tone::Ink2),
        _ => (cx.say("note", "note").to_owned(), Tone::Ink2),
    };
    if row.corrected.is_some() {
        (format!("{word}, {}", cx.say("corrigée", "corrected")), tone)
    } else {
        (word, tone)
    }
}
