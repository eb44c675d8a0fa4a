//! The last rows of a form: the button, for whom the entry is, the keys.

use ratatui::layout::Rect;

use crate::app::form::Form;
use crate::app::form::slot::{Id, Value};
use crate::app::target::Target;
use crate::journal::entry::Place;
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::model::lang::Lang;
use crate::model::nation::Nation;
use crate::view::canvas::{Canvas, cells};
use crate::view::footer::arrow_signs;

/// `DR · pour SEN MLI MRT · au procès-verbal`.
fn marking(canvas: &Canvas<'_, '_>, form: &Form) -> String {
    let (mark, cx) = (form.sheet().mark(), canvas.cx);
    let nations = mark.rel_to.iter().map(Nation::code).collect::<Vec<_>>().join(" ");
    let mut words = vec![mark.class.code().to_owned()];
    words.extend(mark.tlp.map(|tlp| tlp.word(cx.lang).to_owned()));
    match form.sheet().place() {
        Place::Minutes => {
            words.push(format!("{} {nations}", cx.say("pour", "for")));
            words.push(cx.say("au procès-verbal", "for the minutes").to_owned());
        }
        Place::Private => {
            words.push(format!("{} {nations}", cx.say("privé,", "private,")));
        }
    }
    words.join(&format!(" {} ", canvas.paint.glyphs().middot))
}

fn button(canvas: &Canvas<'_, '_>) -> String {
    format!("[ {} ]", canvas.cx.say("Consigner", "Record"))
}

/// Rows of button and marking: two where they do not fit into one.
pub fn rows(canvas: &Canvas<'_, '_>, form: &Form, room: u16) -> u16 {
    let both = width(&button(canvas)) + 2 + width(&marking(canvas, form));
    1 + u16::from(both > usize::from(room))
}

/// Draws the button, the marking and the keys.
pub fn draw(canvas: &mut Canvas<'_, '_>, form: &Form, rect: Rect, rows: u16) {
    let keys = rect.bottom().saturating_sub(2);
    let y = keys.saturating_sub(1);
    let (x, right) = (rect.x + 3, rect.right().saturating_sub(3));
    let sheet = form.sheet();
    if rows > 1 {
        let words = marking(canvas, form);
        canvas.paint.put_cut(x, y - 1, right - x, &words, Tone::Ink2, false);
    }
    if sheet.asking {
        let words = canvas.cx.say("Abandonner ce qui est saisi ?", "Discard what was typed?");
        canvas.paint.put_cut(x, y, right - x, words, Tone::WarnBold, true);
        self::keys(canvas, form, Rect::new(x, keys, right - x, 1));
        return;
    }
    let focused = sheet.focused().is_some_and(|slot| slot.id == Id::Record);
    let row = Rect::new(rect.x + 1, y, rect.width.saturating_sub(2), 1);
    if focused {
        canvas.paint.select(row, true);
    }
    let at = sheet.slots.len().saturating_sub(1);
    let tone = if focused { Tone::AccentBold } else { Tone::Ink };
    let after = canvas.paint.put(x, y, right - x, &button(canvas), tone, focused);
    canvas.hit(Rect::new(x, y, after - x, 1), Target::Choice(at));
    let rest = right.saturating_sub(after + 2);
    match verdict(canvas, form) {
        Some((words, tone)) => canvas.paint.put_cut(after + 2, y, rest, words, tone, true),
        None if rows == 1 => {
            canvas.paint.put_cut(after + 2, y, rest, &marking(canvas, form), Tone::Ink2, false)
        }
        None => after,
    };
    self::keys(canvas, form, Rect::new(x, keys, right - x, 1));
}

/// Why nothing was recorded, once it was asked for.
fn verdict(canvas: &Canvas<'_, '_>, form: &Form) -> Option<(&'static str, Tone)> {
    if !form.was_tried() {
        return None;
    }
    let remarks = form.remarks();
    let stops = remarks.iter().any(|remark| remark.stops);
    let cx = canvas.cx;
    match (stops, remarks.is_empty()) {
        (true, _) => Some((cx.say("à compléter : voir ci-dessus", "to complete: see above"), Tone::Bad)),
        (false, false) => {
            Some((cx.say("encore une fois pour confirmer", "record once more to confirm"), Tone::Warn))
        }
        (false, true) => None,
    }
}

/// The keys that work on the field that has them, the most useful first.
fn keys(canvas: &mut Canvas<'_, '_>, form: &Form, row: Rect) {
    let cx = canvas.cx;
    let french = cx.lang == Lang::Fr;
    let [.., left, right] = arrow_signs(canvas);
    let sides = if left.chars().count() == 1 { format!("{left}{right}") } else { format!("{left}/{right}") };
    let (esc, space, enter) =
        if french { ("Échap", "Espace", "Entrée") } else { ("Esc", "Space", "Enter") };
    let mut all: Vec<(&str, &str)> = Vec::new();
    let mut last = (esc, cx.say("annuler", "cancel"));
    if form.sheet().asking {
        all.push((esc, cx.say("abandonner", "discard")));
        last = (cx.say("autre touche", "any other key"), cx.say("continuer", "go on"));
    } else {
        let record = ("Ctrl-S", cx.say("consigner", "record"));
        match form.sheet().focused().map(|slot| &slot.value) {
            Some(Value::Choice(_)) => all.extend([(sides.as_str(), cx.say("changer", "change")), record]),
            Some(Value::Nations(_)) => {
                let toggle = (space, cx.say("cocher", "tick"));
                all.extend([toggle, record, (sides.as_str(), "nation")]);
            }
            Some(Value::Tick(_)) => {
                all.extend([(space, cx.say("cocher", "tick")), record]);
            }
            Some(Value::Head) => {
                all.extend([("a", cx.say("tous", "all")), ("n", cx.say("aucun", "none")), record]);
            }
            Some(Value::Button) => all.push((enter, record.1)),
            Some(Value::Text(_)) | None => all.push(record),
        }
        all.push(("Tab", cx.say("suivant", "next")));
    }
    let needed = |(key, words): (&str, &str)| cells(width(key) + 1 + width(words));
    let mut x = row.x;
    // How to leave is always said; the others as far as there is room.
    all.retain(|hint| {
        let fits = x + needed(*hint) + 3 + needed(last) <= row.right();
        x += if fits { needed(*hint) + 3 } else { 0 };
        fits
    });
    let mut x = row.x;
    for (key, words) in all.into_iter().chain([last]) {
        x = canvas.paint.put(x, row.y, row.right().saturating_sub(x), key, Tone::AccentBold, true) + 1;
        x = canvas.paint.put(x, row.y, row.right().saturating_sub(x), words, Tone::Ink2, false) + 3;
    }
}
