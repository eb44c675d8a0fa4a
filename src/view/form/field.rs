//! One row of a form.

use ratatui::layout::Rect;

use super::plan::{self, Line, Part};
use crate::app::edit::TextField;
use crate::app::form::Form;
use crate::app::form::shape::{LABELS, STANCE, Shape};
use crate::app::form::slot::{Id, Nations, Slot, Value};
use crate::app::target::Target;
use crate::look::glyphs::GlyphSet;
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::model::nation::Nation;
use crate::view::canvas::{Canvas, cells};

/// Where a value stands, and whether the keys go to it.
#[derive(Clone, Copy)]
struct Place {
    x: u16,
    y: u16,
    wide: u16,
    focused: bool,
}

/// Draws a row of the form in row `y` of the screen.
pub fn draw(canvas: &mut Canvas<'_, '_>, form: &Form, shape: Shape, line: &Line, rect: Rect, y: u16) {
    let sheet = form.sheet();
    let Some(slot) = sheet.slots.get(line.slot) else { return };
    let (x, value) = (rect.x + 3, rect.x + 3 + LABELS);
    let row = Rect::new(rect.x + 1, y, rect.width.saturating_sub(2), 1);
    let part = match &line.part {
        Part::Gap => return,
        Part::Say(sign, words, tone) => {
            canvas.paint.put(value, y, 1, sign, *tone, true);
            canvas.paint.put(value + 2, y, shape.value.saturating_sub(2), words, *tone, false);
            return;
        }
        Part::Value(part) => *part,
    };
    let on = sheet.focus == line.slot;
    let words_on = line.beside == Some(sheet.focus);
    if on || words_on {
        canvas.paint.select(row, true);
    }
    canvas.hit(row, Target::Choice(line.slot));
    if part == 0 {
        let tone = if on || words_on { Tone::Head } else { Tone::Ink3 };
        let label = slot.label.get(canvas.cx.lang);
        canvas.paint.put_cut(x, y, LABELS - 1, label, tone, on || words_on);
    }
    let place = Place { x: value, y, wide: shape.value, focused: on };
    match (&slot.value, slot.id) {
        (Value::Text(text), Id::Words(_)) => {
            typed(canvas, slot, text, part, Place { x: value + 5, wide: shape.words, ..place });
        }
        (Value::Text(text), id) => {
            typed(canvas, slot, text, part, place);
            if id == Id::Due && part == 0 {
                reading(canvas, form, shape, text, place);
            }
        }
        (Value::Choice(choice), Id::Stance(nation)) if part == 0 => {
            canvas.paint.put(value, y, 3, nation.code(), Tone::Ink, on);
            let label = choice.label(canvas.cx.lang);
            chosen(canvas, label, 0, Place { x: value + 5, wide: shape.value.saturating_sub(5), ..place });
        }
        (Value::Choice(_), Id::Stance(_)) => {}
        (Value::Choice(choice), _) => chosen(canvas, choice.label(canvas.cx.lang), part, place),
        (Value::Nations(nations), _) => tell(canvas, form, *nations, place),
        (Value::Tick(tick), Id::Person(at)) => {
            if part == 0 {
                canvas.paint.put(x + 2, y, 3, tick_sign(*tick), Tone::Ink, *tick);
            }
            let rows = plan::person_rows(form.post(at), shape);
            let words = rows.get(part).copied().unwrap_or_default();
            canvas.paint.put(x + 6, y, shape.wide.saturating_sub(12), words, Tone::Ink, *tick);
        }
        (Value::Head, id) => head(canvas, form, id, place),
        (Value::Tick(_) | Value::Button, _) => {}
    }
    let words = line.beside.and_then(|at| sheet.slots.get(at).map(|slot| (at, slot)));
    if let Some((at, slot)) = words
        && let Value::Text(text) = &slot.value
    {
        let place = Place { x: value + STANCE, y, wide: shape.words, focused: words_on };
        typed(canvas, slot, text, part, place);
        canvas.hit(Rect::new(place.x, y, place.wide, 1), Target::Choice(at));
    }
}

/// A row of a text, with the cursor.
fn typed(canvas: &mut Canvas<'_, '_>, slot: &Slot, text: &TextField, part: usize, place: Place) {
    let shown = text.visible(usize::from(place.wide), usize::MAX);
    if text.as_str().is_empty() {
        if part == 0 {
            let hint = format!("({})", slot.hint.get(canvas.cx.lang));
            canvas.paint.put_cut(place.x, place.y, place.wide, &hint, Tone::Ink3, false);
        }
    } else if let Some(row) = shown.lines.get(part) {
        canvas.paint.put(place.x, place.y, place.wide, row, Tone::Ink, false);
    }
    if place.focused && shown.cursor.1 == part {
        canvas.cursor(place.x + cells(shown.cursor.0), place.y);
    }
}

/// The due date as it reads, beside what was typed.
fn reading(canvas: &mut Canvas<'_, '_>, form: &Form, shape: Shape, text: &TextField, place: Place) {
    let lang = canvas.cx.lang;
    let Some((words, past)) = form.due(lang).filter(|_| plan::beside(form, shape, lang)) else { return };
    let x = place.x + cells((width(text.as_str()) + 2).max(plan::READING));
    let tone = if past { Tone::Warn } else { Tone::Ink2 };
    canvas.paint.put(x, place.y, 1, canvas.paint.glyphs().to, Tone::Ink3, false);
    canvas.paint.put(x + 2, place.y, place.wide, &words, tone, false);
}

/// The signs around a word that can be changed.
fn around(canvas: &Canvas<'_, '_>) -> [&'static str; 2] {
    match canvas.paint.glyphs().set {
        GlyphSet::Unicode => ["‹", "›"],
        GlyphSet::Plain => ["<", ">"],
    }
}

/// A row of a chosen word between its signs.
fn chosen(canvas: &mut Canvas<'_, '_>, label: &str, part: usize, place: Place) {
    let [left, right] = around(canvas);
    let tone = if place.focused { Tone::AccentBold } else { Tone::Ink3 };
    let rows = plan::label_rows(label, place.wide);
    let row = rows.get(part).copied().unwrap_or_default();
    if part == 0 {
        canvas.paint.put(place.x, place.y, 1, left, tone, place.focused);
    }
    let after =
        canvas.paint.put(place.x + 2, place.y, place.wide.saturating_sub(2), row, Tone::Ink, place.focused);
    if part + 1 >= rows.len() {
        canvas.paint.put(after + 1, place.y, 1, right, tone, place.focused);
    }
}

const fn tick_sign(tick: bool) -> &'static str {
    if tick { "[x]" } else { "[ ]" }
}

/// The nations an entry is for.
fn tell(canvas: &mut Canvas<'_, '_>, form: &Form, nations: Nations, place: Place) {
    let sheet = form.sheet();
    if !sheet.takes_keys(sheet.slots.iter().position(|slot| slot.id == Id::RelTo).unwrap_or(0)) {
        let only = format!("{} {}", nations.always.code(), canvas.cx.say("seulement", "only"));
        canvas.paint.put_cut(place.x, place.y, place.wide, &only, Tone::Ink2, false);
        return;
    }
    let mut x = place.x;
    for (at, nation) in Nation::ALL.iter().enumerate() {
        let pointed = place.focused && at == nations.cursor;
        let inside = nations.set.has(*nation);
        let tone = if pointed { Tone::AccentBold } else { Tone::Ink };
        let words = format!("{} {}", tick_sign(inside), nation.code());
        if pointed {
            let [left, right] = around(canvas);
            canvas.paint.put(x.saturating_sub(1), place.y, 1, left, Tone::AccentBold, true);
            canvas.paint.put(x + 7, place.y, 1, right, Tone::AccentBold, true);
        }
        x = canvas.paint.put(x, place.y, 7, &words, tone, pointed || inside) + 2;
    }
}

/// A delegation and how many of it are here.
fn head(canvas: &mut Canvas<'_, '_>, form: &Form, id: Id, place: Place) {
    let sheet = form.sheet();
    let Id::Delegation(nation) = id else { return };
    let (mut here, mut all) = (0, 0);
    for at in sheet.people_of(id) {
        all += 1;
        here += usize::from(sheet.slots[at].value == Value::Tick(true));
    }
    let x = canvas.paint.put(place.x, place.y, 3, nation.code(), Tone::Ink2, false) + 2;
    let words = format!("{here} / {all} {}", canvas.cx.say("présents", "present"));
    canvas.paint.put_cut(x, place.y, place.wide.saturating_sub(5), &words, Tone::Ink, true);
}
