//! What the room sees, drawn from the same stage, on a tinted ground.

use ratatui::layout::Rect;

use crate::analysis::scene;
use crate::app::console::Console;
use crate::app::talk::Talk;
use crate::look::measure::width;
use crate::look::tone::{Ground, Tone};
use crate::model::stage::Blank;
use crate::view::canvas::{Canvas, cells};
use crate::view::scene as picture;

/// Draws head, title and preview.
pub fn draw(canvas: &mut Canvas<'_, '_>, talk: &Talk, console: &Console) {
    head(canvas, talk, console.head);
    canvas.paint.fill(console.now, Ground::Tint);
    let area = console.preview();
    match talk.stage.blank {
        Blank::No => {}
        Blank::Black => {
            return covered(
                canvas,
                area,
                canvas.cx.say("ÉCRAN NOIR   b remet la vue", "BLACK SCREEN   b brings the view back"),
            );
        }
        Blank::White => {
            return covered(
                canvas,
                area,
                canvas.cx.say("ÉCRAN BLANC   w remet la vue", "WHITE SCREEN   w brings the view back"),
            );
        }
    }
    picture::staged(canvas, &talk.stage, area, true);
}

/// `NOW 4.2 ━━━ what the room sees`, then the item with its owner and kind.
fn head(canvas: &mut Canvas<'_, '_>, talk: &Talk, area: Rect) {
    let cx = canvas.cx;
    let Some(item) = talk.plan.item(&talk.stage.item) else { return };
    let number = if talk.digits.is_empty() {
        format!("{}  {}", cx.say("MAINTENANT", "NOW"), scene::number(&cx, &talk.stage))
    } else {
        // What was typed stands where the number will.
        format!("{}  {}_", cx.say("ALLER AU POINT", "GO TO ITEM"), talk.digits)
    };
    let note = if talk.rehearsal {
        cx.say("RÉPÉTITION : rien au procès-verbal", "REHEARSAL: nothing for the minutes")
    } else {
        cx.say("ce que voit la salle", "what the room sees")
    };
    canvas.paint.section(area.x, area.y, area.width, &number, note, true);
    let facts = format!("{}, {}", item.owner.code(), item.kind.word(cx.lang));
    let room = cells(width(&facts));
    canvas.paint.put_right(area.right(), area.y + 1, room, &facts, Tone::Ink2, false);
    canvas.paint.put_cut(
        area.x,
        area.y + 1,
        area.width.saturating_sub(room + 2),
        &item.title,
        Tone::Head,
        true,
    );
}

/// In the middle: what covers the screen, and how to uncover it.
fn covered(canvas: &mut Canvas<'_, '_>, area: Rect, words: &str) {
    let wide = cells(width(words)) + 2;
    let x = area.x + area.width.saturating_sub(wide) / 2;
    canvas.paint.put(x, area.y + area.height / 2, area.width, &format!(" {words} "), Tone::Chip, true);
}
