//! A screen too small for anything: what is needed, what there is, that nothing is lost.

use super::canvas::{Canvas, cells};
use crate::app::geometry::MIN;
use crate::look::measure::width;
use crate::look::tone::Tone;

/// Draws the message in the middle.
pub fn draw(canvas: &mut Canvas<'_, '_>) {
    let area = canvas.paint.area();
    let cx = canvas.cx;
    // The markings stay those of the meeting that waits behind.
    if let Some((meeting, _)) = canvas.state.room.meeting() {
        canvas.uses(meeting);
    }
    let lines = [
        (format!("{} {} × {}.", cx.say("Il faut", "tribrief needs"), MIN.0, MIN.1), Tone::Head, true),
        (
            format!("{} {} × {}.", cx.say("Cette fenêtre :", "This window is"), area.width, area.height),
            Tone::Ink2,
            false,
        ),
        (cx.say("Rien n'est perdu.", "Nothing is lost.").to_owned(), Tone::Ink3, false),
    ];
    let top = area.height.saturating_sub(cells(lines.len())) / 2;
    for (y, (text, tone, bold)) in (top.max(1)..).zip(lines) {
        // The marking lines stay whole.
        if y + 1 >= area.height {
            break;
        }
        let x = area.width.saturating_sub(cells(width(&text))) / 2;
        canvas.paint.put_cut(x, y, area.width, &text, tone, bold);
    }
}
