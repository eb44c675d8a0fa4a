//! Private notes of the nation's own laptop about the item: on this screen alone.

use ratatui::layout::Rect;

use crate::app::console::note_lines;
use crate::app::talk::Talk;
use crate::look::tone::Tone;
use crate::view::canvas::Canvas;

/// Draws the notes about the item that is on, scrolled.
pub fn draw(canvas: &mut Canvas<'_, '_>, talk: &Talk, area: Rect, wide: bool) {
    let cx = canvas.cx;
    let state = canvas.state;
    for (_, marking) in state.notes.about(&talk.stage.item) {
        canvas.uses_marking(marking);
    }
    let lines = note_lines(state, area.width);
    let height = usize::from(area.height.saturating_sub(1));
    let last = lines.len().saturating_sub(height);
    let scroll = talk.notes.min(last);
    let mut note = if lines.len() > height {
        let more = cx.say("J K défilent", "J K scroll");
        format!("{}–{} / {}  {more}", scroll + 1, (scroll + height).min(lines.len()), lines.len())
    } else {
        let long = cx.say("privées, jamais dans la salle", "private, never in the room");
        if wide { long.to_owned() } else { cx.say("privées", "private").to_owned() }
    };
    // Wide screens say it beside those who are in.
    let held = state.room.held_back();
    if !wide && held > 0 {
        let words = match held {
            1 => cx.say("fiche retenue", "record held back"),
            _ => cx.say("fiches retenues", "records held back"),
        };
        note = format!("{held} {words}   {note}");
    }
    canvas.paint.section(area.x, area.y, area.width, "NOTES", &note, false);
    if lines.is_empty() {
        let words = cx.say("Pas de note sur ce point.", "No note about this item.");
        canvas.paint.put_cut(area.x, area.y + 1, area.width, words, Tone::Ink3, false);
    }
    let bullet = canvas.paint.glyphs().square;
    let room = area.width.saturating_sub(2);
    for (y, (begins, line)) in (area.y + 1..).zip(lines.iter().skip(scroll).take(height)) {
        if *begins {
            canvas.paint.put(area.x, y, 1, bullet, Tone::Ink3, false);
        }
        canvas.paint.put(area.x + 2, y, room, line, Tone::Ink, false);
    }
}
