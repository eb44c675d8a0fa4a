//! The items of the meeting in one row: done, on, still to come.

use ratatui::layout::Rect;

use crate::analysis::scene;
use crate::app::console::Console;
use crate::app::talk::Talk;
use crate::app::target::Target;
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::model::nation::Nation;
use crate::view::canvas::{Canvas, cells};

/// Draws the row: on narrow screens the part around the item that is on.
pub fn draw(canvas: &mut Canvas<'_, '_>, talk: &Talk, console: &Console) {
    let row = console.line;
    let place = place(canvas, talk);
    let wide = cells(width(&place));
    canvas.paint.put_right(row.right(), row.y, wide, &place, Tone::Ink2, false);
    let room = row.width.saturating_sub(wide + 3);
    let items = talk.plan.items();
    let here = talk.plan.position(&talk.stage.item).unwrap_or(0);
    let label = |at: usize| if items[at].number.is_empty() { 1 } else { 2 + width(&items[at].number) };
    // ` — ` between two items.
    let gap = 3;
    let length = |from: usize, to: usize| (from..to).map(|at| label(at) + gap).sum::<usize>();
    let mut from = 0;
    // What is behind goes first; three items before the one that is on stay.
    while from + 3 < here && length(from, items.len()) > usize::from(room) {
        from += 1;
    }
    while from < here && length(from, here + 1) > usize::from(room) {
        from += 1;
    }
    let mut x = row.x;
    for at in from..items.len() {
        if x + cells(label(at)) > row.x + room {
            break;
        }
        if at > from {
            canvas.paint.hline(x - 2, row.y, 1, false, Tone::Rule);
        }
        x = one(canvas, talk, at, here, x, row) + 3;
    }
}

/// One item; a click goes there.
fn one(canvas: &mut Canvas<'_, '_>, talk: &Talk, at: usize, here: usize, x: u16, row: Rect) -> u16 {
    let item = &talk.plan.items()[at];
    let glyphs = canvas.paint.glyphs();
    let entered = talk.clock.get(&item.id).is_some();
    let (sign, tone) = match at {
        _ if at == here => (glyphs.diamond, Tone::AccentBold),
        _ if entered => (glyphs.dot, Tone::Ink3),
        _ => (glyphs.circle, Tone::Ink3),
    };
    let mut end = canvas.paint.put(x, row.y, 1, sign, tone, at == here);
    if !item.number.is_empty() {
        end = canvas.paint.put(end + 1, row.y, 6, &item.number, tone, at == here);
    }
    canvas.hit(Rect::new(x, row.y, end - x, 1), Target::Item(at));
    end
}

/// `item 4 of 12, view 2 of 5`; on narrow screens `SEN MLI   4/12  view 2/5`.
fn place(canvas: &Canvas<'_, '_>, talk: &Talk) -> String {
    let cx = canvas.cx;
    let count = talk.plan.items().len();
    let at = talk.plan.position(&talk.stage.item).map_or(0, |at| at + 1);
    let all = scene::scenes(&cx, &talk.stage.item);
    let scene =
        all.iter().position(|(number, _)| *number == usize::from(talk.stage.scene)).map_or(0, |at| at + 1);
    let (item, of, view) = (cx.say("point", "item"), cx.say("sur", "of"), cx.say("vue", "view"));
    if canvas.state.size.0 < 100 {
        // The marking line has no room for them there.
        let nations: Vec<&str> = cx.room.audience().iter().map(Nation::code).collect();
        return format!("{}   {at}/{count}  {view} {scene}/{}", nations.join(" "), all.len());
    }
    format!("{item} {at} {of} {count}, {view} {scene} {of} {}", all.len())
}
