//! The fields as rows, and which of them are seen.

use crate::app::form::shape::Shape;
use crate::app::form::slot::{Id, Slot, Value};
use crate::app::form::{Form, Remark};
use crate::look::measure::{width, wrap};
use crate::look::tone::Tone;
use crate::model::diagnostic::Both;
use crate::model::lang::Lang;
use crate::view::canvas::Canvas;

/// Rows of an empty text: it invites to more than a word.
const TEXT_ROWS: usize = 2;

/// Column at which a due date is read back.
pub const READING: usize = 16;

/// A row of the form.
pub struct Line {
    /// The field it belongs to.
    pub slot: usize,
    /// The words beside a stance.
    pub beside: Option<usize>,
    pub part: Part,
}

/// What stands in the row.
pub enum Part {
    /// Row number so and so of the value.
    Value(usize),
    /// Something said at the field: sign, words, tone.
    Say(&'static str, String, Tone),
    Gap,
}

/// Every row of the form but the button.
pub fn lines(canvas: &Canvas<'_, '_>, form: &Form, shape: Shape, most: u16) -> Vec<Line> {
    let sheet = form.sheet();
    let remarks = form.shown_remarks();
    let mut lines: Vec<Line> = Vec::new();
    for (at, slot) in sheet.slots.iter().enumerate().filter(|(at, _)| sheet.shows(*at)) {
        let words = match slot.id {
            Id::Record => continue,
            // These stand in the row of the stance.
            Id::Words(_) if !shape.below => continue,
            Id::Stance(_) if !shape.below && sheet.shows(at + 1) => Some(at + 1),
            _ => None,
        };
        let own = rows(canvas, form, slot, shape);
        let beside = words.map_or(0, |words| rows(canvas, form, &sheet.slots[words], shape));
        let value = |part| Line { slot: at, beside: words, part: Part::Value(part) };
        lines.extend((0..own.max(beside)).map(value));
        says(canvas, form, shape, at, &remarks, &mut lines);
        if let Some(words) = words {
            says(canvas, form, shape, words, &remarks, &mut lines);
        }
    }
    // The marking stands apart where there is room.
    let place = lines.iter().position(|line| sheet.slots[line.slot].id == Id::Place);
    if let Some(at) = place.filter(|_| lines.len() < usize::from(most)) {
        let slot = lines[at].slot;
        lines.insert(at, Line { slot, beside: None, part: Part::Gap });
    }
    lines
}

/// Rows of a value.
fn rows(canvas: &Canvas<'_, '_>, form: &Form, slot: &Slot, shape: Shape) -> usize {
    match &slot.value {
        Value::Text(text) => {
            let wide = usize::from(if matches!(slot.id, Id::Words(_)) { shape.words } else { shape.value });
            let least = if text.is_several() { TEXT_ROWS } else { 1 };
            text.visible(wide, usize::MAX).lines.len().max(least)
        }
        Value::Choice(choice) => label_rows(choice.label(canvas.cx.lang), shape.value).len().max(1),
        Value::Tick(_) => match slot.id {
            Id::Person(at) => person_rows(form.post(at), shape).len().max(1),
            _ => 1,
        },
        Value::Nations(_) | Value::Head | Value::Button => 1,
    }
}

/// A chosen word between its arrows.
pub fn label_rows(label: &str, value: u16) -> Vec<&str> {
    wrap(label, usize::from(value.saturating_sub(4)))
}

/// What a person is, beside the tick.
pub fn person_rows(post: &str, shape: Shape) -> Vec<&str> {
    wrap(post, usize::from(shape.wide.saturating_sub(12)))
}

/// What is said at field `at`.
fn says(
    canvas: &Canvas<'_, '_>,
    form: &Form,
    shape: Shape,
    at: usize,
    remarks: &[Remark],
    lines: &mut Vec<Line>,
) {
    let sheet = form.sheet();
    let id = sheet.slots[at].id;
    let glyphs = canvas.paint.glyphs();
    let lang = canvas.cx.lang;
    let mut say = |sign, words: &str, tone| {
        for (row, line) in wrap(words, usize::from(shape.value.saturating_sub(2))).into_iter().enumerate() {
            let sign = if row == 0 { sign } else { "" };
            lines.push(Line { slot: at, beside: None, part: Part::Say(sign, line.to_owned(), tone) });
        }
    };
    if let Some((reading, _)) = form.due(lang).filter(|_| id == Id::Due && !beside(form, shape, lang)) {
        say(glyphs.to, &reading, Tone::Ink2);
    }
    for remark in remarks.iter().filter(|remark| remark.id == id) {
        // What is half typed is not yet wrong.
        let typing = remark.live && sheet.focus == at && remark.stops;
        let (sign, tone) = match (typing, remark.stops) {
            (true, _) => (glyphs.dot_empty, Tone::Ink3),
            (false, true) => (glyphs.cross, Tone::Bad),
            (false, false) => (glyphs.attention, Tone::Warn),
        };
        say(sign, of(&remark.words, lang), tone);
    }
}

/// Whether the due date as it reads has room beside what was typed.
pub fn beside(form: &Form, shape: Shape, lang: Lang) -> bool {
    let typed = form.sheet().text(Id::Due).map_or(0, |text| width(text.as_str()));
    let reading = form.due(lang).map_or(0, |(words, _)| width(&words));
    (typed + 2).max(READING) + 2 + reading <= usize::from(shape.value)
}

fn of(both: &Both, lang: Lang) -> &str {
    match lang {
        Lang::Fr => &both.fr,
        Lang::En => &both.en,
    }
}

/// The first row that is seen: the whole field that has the keys, or the part around its cursor.
pub fn first(lines: &[Line], form: &Form, rows: usize) -> usize {
    let sheet = form.sheet();
    let focus = sheet.focus;
    let own = |line: &&Line| line.slot == focus || line.beside == Some(focus);
    let Some(start) = lines.iter().position(|line| own(&line)) else {
        // On the button: what is said, else the end.
        let said =
            lines.iter().rposition(|line| matches!(&line.part, Part::Say(_, _, tone) if *tone != Tone::Ink3));
        let end = said.map_or(lines.len(), |at| at + 1);
        return end.saturating_sub(rows);
    };
    let end = lines.iter().rposition(|line| own(&line)).map_or(start, |last| last + 1);
    if end - start <= rows {
        return end.saturating_sub(rows).min(start);
    }
    let cursor = match sheet.focused().map(|slot| (&slot.value, slot.id)) {
        Some((Value::Text(text), id)) => text.visible(sheet.room(id), usize::MAX).cursor.1,
        _ => 0,
    };
    (start + cursor + 1).saturating_sub(rows)
}
