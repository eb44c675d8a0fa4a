//! The room screen: what everybody looks at. No keys, no notes, no counts; the caller draws the
//! markings last.
//!
//! ```text
//!   11  INVITER LA GUINÉE                                     D-05
//!                                                  proposé par MRT
//! ▌ scene
//!   ━━━━━━━━━━━━━━━━━━━━━━━━────────────────────────────────────────
//!   7 min sur 20                                              11:52
//! ```

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::canvas::{Canvas, cells};
use super::scene::{Look, body, staged};
use crate::analysis::scene as scenes;
use crate::analysis::scene::frame::RoomFrame;
use crate::look::big::big;
use crate::look::glyphs::GlyphSet;
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::model::record::{AgendaItem, Scene};
use crate::model::stage::{Blank, Stage};
use crate::model::table::{Body, Record};

/// Words at the left of the progress line, its share in permille, words at the right, and the tone.
pub type Progress<'c> = (&'c str, u16, &'c str, Tone);

/// Cells between title and the words at its right.
const GAP: u16 = 4;

/// Draws the whole room screen. What this room may not see, or does not exist, is black, silently.
pub fn draw(canvas: &mut Canvas<'_, '_>, stage: &Stage, cue: Option<Progress<'_>>) {
    let screen = canvas.paint.area();
    let cx = canvas.cx;
    if stage.blank == Blank::White {
        canvas.paint.cover(screen, true);
        return;
    }
    let found = shown(canvas, stage).filter(|_| stage.blank == Blank::No);
    let Some((record, item, scene)) = found else {
        canvas.paint.cover(screen, false);
        return;
    };
    let frame = RoomFrame::of((screen.width, screen.height));
    canvas.uses(record);
    let words = Words {
        number: item.number.get(cx.lang).to_owned(),
        title: scenes::title(&cx, &scene).unwrap_or_default(),
        above: record.title().get(cx.lang).to_owned(),
        right: beside(canvas, item, &scene),
    };
    title(canvas, &frame, &words);
    staged(canvas, stage, frame.body, false);
    if let Some(cue) = cue {
        foot(canvas, frame.foot, cue);
    }
}

/// Draws a scene by itself: no number, no item, no progress line.
pub fn draw_alone(canvas: &mut Canvas<'_, '_>, scene: &Scene) {
    let screen = canvas.paint.area();
    let Some(name) = scenes::title(&canvas.cx, scene) else { return };
    let frame = RoomFrame::of((screen.width, screen.height));
    let words = Words { number: String::new(), above: name.clone(), title: name, right: Vec::new() };
    title(canvas, &frame, &words);
    let look = Look { large: true, ..Look::default() };
    body(
        canvas,
        "",
        scene,
        Rect { height: frame.foot.bottom().saturating_sub(frame.body.y), ..frame.body },
        look,
    );
}

/// The item, and the scene or the record that stands in its place.
fn shown<'s>(canvas: &Canvas<'s, '_>, stage: &Stage) -> Option<(&'s Record, &'s AgendaItem, Cow<'s, Scene>)> {
    let record = canvas.state.room.get(&stage.item)?;
    let Body::AgendaItem(item) = &record.body else { return None };
    let scene = scenes::staged(&canvas.cx, stage)?;
    Some((record, item, scene))
}

/// What stands in the title.
struct Words {
    number: String,
    title: String,
    /// The item, above a title that is not large.
    above: String,
    right: Vec<String>,
}

/// Number of a decision and who proposes it; else the parallel session, if it is one.
fn beside(canvas: &Canvas<'_, '_>, item: &AgendaItem, scene: &Scene) -> Vec<String> {
    let cx = canvas.cx;
    if let Scene::Question(question) = scene
        && let Some(record) = cx.room.follow(&question.decision.0)
        && let Body::Decision(decision) = &record.body
    {
        let number = decision.number.as_ref().map(|number| number.get(cx.lang).to_owned());
        let word = cx.say("proposé par", "proposed by");
        let by = record.originator().map(|nation| format!("{word} {}", nation.code()));
        return number.into_iter().chain(by).collect();
    }
    let track = item.track.as_ref().map(|track| track.get(cx.lang).to_owned());
    track.into_iter().filter(|track| !track.is_empty()).collect()
}

fn title(canvas: &mut Canvas<'_, '_>, frame: &RoomFrame, words: &Words) {
    let area = frame.title;
    if area.is_empty() {
        return;
    }
    let right = cells(words.right.iter().map(|line| width(line)).max().unwrap_or(0));
    let right = if right + GAP < area.width / 2 { right } else { 0 };
    let room = area.width.saturating_sub(if right > 0 { right + GAP } else { 0 });
    let plain = canvas.paint.glyphs().set == GlyphSet::Plain;
    let letters = |text: &str| big(text).filter(|_| frame.big && !plain);
    // The lines beside the title stand at its foot.
    let lines = words.right.iter().take(usize::from(area.height));
    let first = area.bottom().saturating_sub(cells(lines.len()));
    for (y, line) in (first..).zip(lines.filter(|_| right > 0)) {
        canvas.paint.put_right(area.right(), y, right, line, Tone::Ink2, false);
    }
    let Some(number) = letters(&words.number) else {
        let x = canvas.paint.put_cut(area.x, area.y, room, &words.number, Tone::AccentBold, true);
        let x = if x > area.x { x + 2 } else { x };
        let room = (area.x + room).saturating_sub(x);
        canvas.paint.put_cut(x, area.y, room, &words.title, Tone::Head, true);
        return;
    };
    // Number and title are one text, so that an accent moves both down.
    let whole = letters(format!("{} {}", words.number, words.title).trim_start());
    let wide = width(&number[0]);
    if let Some(whole) = whole.filter(|rows| width(&rows[0]) <= usize::from(room)) {
        for (row, y) in whole.iter().zip(area.y..) {
            let title: String = row.chars().skip(wide).collect();
            let number: String = row.chars().take(wide).collect();
            let x = canvas.paint.put(area.x, y, room, &number, Tone::Accent, false);
            canvas.paint.put(x, y, room, &title, Tone::Ink, false);
        }
        return;
    }
    for (row, y) in number.iter().zip(area.y..) {
        canvas.paint.put(area.x, y, room, row, Tone::Accent, false);
    }
    let x = area.x + if wide > 0 { cells(wide) + GAP } else { 0 };
    let room = (area.x + room).saturating_sub(x);
    let item = if words.above == words.title { "" } else { words.above.as_str() };
    canvas.paint.put_cut(x, area.y, room, item, Tone::Ink2, false);
    canvas.paint.put_cut(x, area.y + 1, room, &words.title, Tone::Head, true);
}

/// The progress line; its words stand below, or at its ends where there is one row.
fn foot(canvas: &mut Canvas<'_, '_>, area: Rect, (left, share, right, tone): Progress<'_>) {
    if area.is_empty() {
        return;
    }
    let words = if tone == Tone::Accent { Tone::Ink2 } else { tone };
    let y = area.bottom() - 1;
    let after = canvas.paint.put_cut(area.x, y, area.width, left, words, false);
    let clock = cells(width(right));
    if after + 2 + clock <= area.right() {
        canvas.paint.put_right(area.right(), y, clock, right, words, false);
    }
    let line = if area.height > 1 {
        Rect { height: 1, ..area }
    } else {
        let from = after + 2;
        Rect::new(from, y, area.right().saturating_sub(from + clock + 2), 1)
    };
    let used = u32::from(line.width) * u32::from(share.min(1000)) / 1000;
    // What is left is thin, so that the share shows without colours too.
    canvas.paint.hline(line.x, line.y, line.width, false, Tone::Rule);
    canvas.paint.hline(line.x, line.y, u16::try_from(used).unwrap_or(0), true, tone);
}
