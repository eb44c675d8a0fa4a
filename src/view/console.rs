//! The presenter's console: what the room sees, the time, what comes next, notes, what was recorded.
//!
//! ```text
//! ● 1 — ◉ 2 — ○ 3 — ○ 4                              item 2 of 4, view 1 of 3
//! NOW  2.1 ━━━━━━━━━━━━ what the room sees   TIME ──────────────── item 2
//! Security situation         MLI, information   12:24  80% gone, 2:36 left
//! ▒ the scene, as the room sees it         ▒   MEETING ─────────────────
//! ▒                                        ▒   TO FINISH ON TIME ───────
//! ▒                                        ▒   ROOM ───────── never shown
//! NEXT  2.2 ──── map   NOTES ─────────────────── private, never in the room
//! RECORDED ────────────────────────────────────── 3 today, the latest first
//! → next  ← back  d decision                          journal saved 09:41:07
//! ```

mod line;
mod next;
mod notes;
mod now;
pub mod recorded;
mod status;
mod time;

use super::canvas::Canvas;
use crate::app::console::Console;
use crate::app::talk::Talk;

/// Draws the console.
pub fn draw(canvas: &mut Canvas<'_, '_>, talk: &Talk) {
    let console = Console::of(canvas.state.size);
    let timing = talk.timing();
    canvas.uses_all(talk.plan.composite());
    line::draw(canvas, talk, &console);
    now::draw(canvas, talk, &console);
    if console.wide {
        time::column(canvas, talk, &timing, console.time);
    } else {
        time::row(canvas, &timing, console.time);
    }
    next::draw(canvas, talk, &console);
    notes::draw(canvas, talk, console.notes, console.wide);
    recorded::draw(canvas, talk, console.recorded, console.wide);
    status::draw(canvas, talk);
}
