//! The screen of the room: what the console says, or black; and the same picture on the console's own
//! terminal when there is only one.

use chrono::{DateTime, Utc};

use super::canvas::{Canvas, cells};
use super::room_screen;
use crate::app::follow::{Contact, Follow};
use crate::app::talk::Talk;
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::model::stage::{Blank, Cue, Stage};

/// Draws the screen that follows a console.
pub fn draw(canvas: &mut Canvas<'_, '_>, follow: &Follow) {
    match follow.shown() {
        Some(cue) => picture(canvas, cue, follow.now),
        None => room_screen::draw(canvas, &Stage { blank: Blank::Black, ..Stage::default() }, None),
    }
    let words = match follow.contact {
        Contact::Live => return,
        Contact::Waiting => canvas.cx.say("en attente de la console", "waiting for the console"),
        Contact::Quiet => canvas.cx.say("console muette", "no console"),
    };
    mark(canvas, words);
}

/// Draws the room's picture on the console's terminal.
pub fn swapped(canvas: &mut Canvas<'_, '_>, talk: &Talk) {
    if let Some(cue) = canvas.state.cue() {
        picture(canvas, &cue, talk.now);
    }
    // That something is not saved is worth a line even before the room.
    if talk.trouble.is_some() {
        mark(canvas, canvas.cx.say("NON ENREGISTRÉ   W", "NOT SAVED   W"));
    }
}

fn picture(canvas: &mut Canvas<'_, '_>, cue: &Cue, now: DateTime<Utc>) {
    let cx = canvas.cx;
    let (used, planned) = (cue.used / 60, cue.planned / 60);
    let mut left = format!("{used} min {} {planned}", cx.say("sur", "of"));
    if cue.paused {
        left = cx.say("pause", "paused").to_owned();
    }
    let share = u64::from(cue.used) * 1000 / u64::from(cue.planned.max(1));
    let share = u16::try_from(share.min(1000)).unwrap_or(1000);
    let clock = now.format("%H:%M").to_string();
    let progress = (cue.planned > 0).then_some((left.as_str(), share, clock.as_str(), Tone::Accent));
    room_screen::draw(canvas, &cue.stage, progress);
}

/// A small mark over the lower marking line, in the middle.
fn mark(canvas: &mut Canvas<'_, '_>, words: &str) {
    let area = canvas.paint.area();
    let wide = cells(width(words));
    let x = area.width.saturating_sub(wide) / 2;
    canvas.paint.put(x, area.height.saturating_sub(2), wide, words, Tone::Ink3, false);
}
