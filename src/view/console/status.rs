//! The foot of the console: the keys, and whether everything recorded is on the disk.

use crate::app::talk::{Talk, time_of_day};
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::view::canvas::{Canvas, cells};
use crate::view::footer;

/// Draws the row; a message takes the place of the keys, never that of the journal.
pub fn draw(canvas: &mut Canvas<'_, '_>, talk: &Talk) {
    let area = canvas.paint.area();
    let y = area.height.saturating_sub(2);
    let right = area.width.saturating_sub(2);
    let (words, tone) = journal(canvas, talk);
    let wide = cells(width(&words));
    canvas.paint.put_right(right, y, wide, &words, tone, tone == Tone::Alarm);
    let room = right.saturating_sub(wide + 3);
    match &canvas.state.notice {
        Some(notice) => {
            canvas.paint.put_cut(2, y, room.saturating_sub(2), &notice.text, notice.tone, true);
        }
        None => footer::hints(canvas, 2, y, room),
    }
}

/// How it stands with the journal. Not saved stays until it is.
fn journal(canvas: &Canvas<'_, '_>, talk: &Talk) -> (String, Tone) {
    let cx = canvas.cx;
    let narrow = canvas.state.size.0 < 100;
    if talk.trouble.is_some() {
        let words = cx.say("NON ENREGISTRÉ", "NOT SAVED");
        let count = talk.unsaved();
        return (format!(" {words} ({count})  W "), Tone::Alarm);
    }
    if talk.unsaved() > 0 {
        return (cx.say("enregistrement…", "saving…").to_owned(), Tone::Warn);
    }
    let Some(saved) = talk.saved else { return (String::new(), Tone::Ink3) };
    let word = match (talk.rehearsal, narrow) {
        (true, _) => cx.say("répétition", "rehearsal"),
        (false, true) => cx.say("à jour", "saved"),
        (false, false) => cx.say("journal à jour", "journal saved"),
    };
    (format!("{word} {}", time_of_day(saved)), Tone::Good)
}
