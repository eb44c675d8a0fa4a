//! The clock: of the item, of the meeting, what to cut, and who is in the room.
//!
//! ```text
//! TIME ───────────────── item 4        4:12 of 15:00 ━━━━╋── 80% gone  2:36 left
//! ▟ █ ▟ ▛  80% gone                    (one row on narrow screens)
//!          2:36 left
//! ━━━━━━━━━━━━━━━━━━━━╋────
//! MEETING ────────────────────
//! now 09:42:24      3:40 late
//! TO FINISH ON TIME ──────────
//! skip 4.5 Drone map    −3 min
//! ROOM ─────────── never shown
//! ```

use ratatui::layout::Rect;

use crate::analysis::clock::words::{self, clock_face, figure};
use crate::analysis::clock::{ItemTime, Timing, cuts};
use crate::analysis::scene;
use crate::analysis::sheet::Piece;
use crate::app::talk::{Talk, time_of_day};
use crate::journal::entry::What;
use crate::look::big::big;
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::model::nation::Nation;
use crate::model::table::Body;
use crate::view::canvas::{Canvas, cells};

/// Rows under a head and a gap before the next one.
const SECTION: u16 = 2;

/// The column of wide screens, from the top down as far as there is room.
pub fn column(canvas: &mut Canvas<'_, '_>, talk: &Talk, timing: &Timing, area: Rect) {
    let cx = canvas.cx;
    let number = talk.clock.on().and_then(|id| talk.plan.item(id)).map(|item| item.number.clone());
    let note = number.filter(|n| !n.is_empty()).map(|n| format!("{} {n}", cx.say("point", "item")));
    let title = cx.say("TEMPS", "TIME");
    canvas.paint.section(area.x, area.y, area.width, title, &note.unwrap_or_default(), false);
    item(canvas, timing.item.as_ref(), Rect { y: area.y + 1, height: 4, ..area });
    let mut y = meeting(canvas, talk, timing, Rect { y: area.y + 6, ..area });
    // Who is in the room always stands at the foot; what to cut takes the room between.
    let room_y = area.bottom().saturating_sub(3);
    y = to_cut(canvas, talk, timing, Rect { y, height: room_y.saturating_sub(y), ..area });
    if y <= room_y {
        room(canvas, talk, Rect { y: room_y, height: 3, ..area });
    }
}

/// The large figure, its words and its bar.
fn item(canvas: &mut Canvas<'_, '_>, item: Option<&ItemTime>, area: Rect) {
    let cx = canvas.cx;
    let Some(item) = item else {
        let words = cx.say("L'heure part au premier pas.", "It starts with the first step.");
        canvas.paint.put_cut(area.x, area.y, area.width, words, Tone::Ink2, false);
        let key = cx.say("t la met en marche", "t starts it");
        canvas.paint.put_cut(area.x, area.y + 1, area.width, key, Tone::Ink3, false);
        return;
    };
    let text = figure(item.used);
    let tone = item.cue.figure();
    // The large figure cannot be reversed: over time it is written in the tone of the bar.
    let large = if tone == Tone::Alarm { Tone::Bad } else { tone };
    let wide = big(&text).map_or(width(&text), |rows| width(&rows[0]));
    canvas.paint.big_number(area.x, area.y, &text, large);
    let x = area.x + cells(wide) + 2;
    let room = area.right().saturating_sub(x);
    let mut lines = words::cue(item, cx.lang);
    let of = format!("{} {}", cx.say("sur", "of"), clock_face(item.budget));
    lines.insert(lines.len().min(1), Piece::new(of, Tone::Ink2));
    for (y, piece) in (area.y..area.y + 3).zip(lines) {
        canvas.paint.put_cut(x, y, room, &piece.text, piece.tone, piece.bold);
    }
    bar(canvas, item, Rect { y: area.y + 3, height: 1, ..area });
}

/// The bar, with the mark of the 80 %.
fn bar(canvas: &mut Canvas<'_, '_>, item: &ItemTime, area: Rect) {
    let share = item.share_permille.min(1000);
    let used = u32::from(area.width) * share / 1000;
    canvas.paint.hline(area.x, area.y, area.width, false, Tone::Rule);
    canvas.paint.hline(area.x, area.y, u16::try_from(used).unwrap_or(0), true, item.cue.bar());
    let mark = canvas.paint.glyphs().bar_mark;
    canvas.paint.put(area.x + area.width * 4 / 5, area.y, 1, mark, Tone::Ink, false);
}

/// The meeting: now, early or late, the end.
fn meeting(canvas: &mut Canvas<'_, '_>, talk: &Talk, timing: &Timing, area: Rect) -> u16 {
    let cx = canvas.cx;
    let lang = cx.lang;
    let day = words::day(&timing.meeting, lang).map(|piece| piece.text).unwrap_or_default();
    canvas.paint.section(area.x, area.y, area.width, cx.say("RÉUNION", "MEETING"), &day, false);
    let now = cx.say("maintenant", "now");
    let x = canvas.paint.put(area.x, area.y + 1, area.width, now, Tone::Ink3, false) + 1;
    canvas.paint.put(x, area.y + 1, 8, &time_of_day(talk.now), Tone::Ink, false);
    let late = words::late(timing.meeting.late, lang);
    canvas.paint.put_right(area.right(), area.y + 1, 20, &late.text, late.tone, late.bold);
    let mut x = area.x;
    for piece in words::end(&timing.meeting, lang) {
        let room = area.right().saturating_sub(x);
        x = canvas.paint.put_cut(x, area.y + 2, room, &piece.text, piece.tone, piece.bold) + 1;
    }
    let share = u32::from(area.width) * timing.meeting.share_permille.min(1000) / 1000;
    canvas.paint.hline(area.x, area.y + 3, area.width, false, Tone::Rule);
    canvas.paint.hline(area.x, area.y + 3, u16::try_from(share).unwrap_or(0), true, Tone::Ink2);
    area.y + 5
}

/// What to cut to finish on time.
fn to_cut(canvas: &mut Canvas<'_, '_>, talk: &Talk, timing: &Timing, area: Rect) -> u16 {
    let cx = canvas.cx;
    let count = |id: &str| scene::scenes(&cx, id).len();
    let all = cuts(&talk.plan, timing, &count);
    if all.is_empty() || area.height < SECTION + 1 {
        return area.y;
    }
    let title = cx.say("POUR FINIR À L'HEURE", "TO FINISH ON TIME");
    canvas.paint.section(area.x, area.y, area.width, title, "", false);
    let rows = usize::from(area.height - SECTION).min(all.len());
    for (y, cut) in (area.y + 1..).zip(all.iter().take(rows)) {
        let [verb, name, won] = words::cut(cut, cx.lang);
        let won_width = cells(width(&won.text));
        let x = canvas.paint.put(area.x, y, area.width, &verb.text, verb.tone, false) + 1;
        let room = area.right().saturating_sub(x + won_width + 1);
        canvas.paint.put_cut(x, y, room, &name.text, name.tone, false);
        canvas.paint.put_right(area.right(), y, won_width, &won.text, won.tone, won.bold);
    }
    area.y + SECTION + cells(rows)
}

/// Who is in, how many are present, and that records are held back: on no other screen.
fn room(canvas: &mut Canvas<'_, '_>, talk: &Talk, area: Rect) {
    let cx = canvas.cx;
    let title = cx.say("SALLE", "ROOM");
    canvas.paint.section(area.x, area.y, area.width, title, cx.say("jamais affiché", "never shown"), false);
    let present = present(canvas, talk);
    let mut x = area.x;
    for (nation, heads) in &present {
        x = canvas.paint.put(x, area.y + 1, 3, nation.code(), Tone::Ink2, false) + 1;
        if let Some(heads) = heads {
            x = canvas.paint.put(x, area.y + 1, 4, &heads.to_string(), Tone::Ink, false) + 1;
        }
        x += 1;
    }
    let word = if present.iter().any(|(_, heads)| heads.is_some()) {
        cx.say("présents", "present")
    } else {
        cx.say("x présences", "x attendance")
    };
    canvas.paint.put_right(area.right(), area.y + 1, 12, word, Tone::Ink3, false);
    let (held, tone) = held(canvas);
    let x = canvas.paint.put_cut(area.x, area.y + 2, area.width, &held, tone, false) + 2;
    canvas.paint.put_cut(
        x,
        area.y + 2,
        area.right().saturating_sub(x),
        cx.say("F6 salle", "F6 room"),
        Tone::Ink3,
        false,
    );
}

/// How many shared records the room does not see.
fn held(canvas: &Canvas<'_, '_>) -> (String, Tone) {
    let cx = canvas.cx;
    match canvas.state.room.held_back() {
        0 => (cx.say("rien n'est retenu", "nothing is held back").to_owned(), Tone::Ink2),
        1 => (cx.say("1 fiche retenue", "1 record held back").to_owned(), Tone::Warn),
        n => (format!("{n} {}", cx.say("fiches retenues", "records held back")), Tone::Warn),
    }
}

/// Heads per nation of the room, as last recorded.
fn present(canvas: &Canvas<'_, '_>, talk: &Talk) -> Vec<(Nation, Option<usize>)> {
    let recorded = talk.ledger.attendance().map(<[_]>::to_vec).or_else(|| {
        talk.waiting.iter().rev().find_map(|(_, entry)| match &entry.what {
            What::Attendance { present } => Some(present.clone()),
            _ => None,
        })
    });
    let nation = |id: &str| match &canvas.state.room.get(id)?.body {
        Body::Participant(person) => Some(person.nation),
        _ => None,
    };
    let count = |wanted: Nation| {
        recorded.as_ref().map(|all| all.iter().filter(|id| nation(id) == Some(wanted)).count())
    };
    canvas.state.room.audience().iter().map(|nation| (nation, count(nation))).collect()
}

/// One row for narrow screens: figure, words, bar, the meeting.
pub fn row(canvas: &mut Canvas<'_, '_>, timing: &Timing, area: Rect) {
    let cx = canvas.cx;
    let late = words::late(timing.meeting.late, cx.lang);
    let late_width = cells(width(&late.text));
    canvas.paint.put_right(area.right(), area.y, late_width, &late.text, late.tone, late.bold);
    let end = area.right().saturating_sub(late_width + 2);
    let Some(item) = &timing.item else {
        let words = cx.say("t met l'heure en marche", "t starts the clock");
        canvas.paint.put_cut(area.x, area.y, end.saturating_sub(area.x), words, Tone::Ink2, false);
        return;
    };
    let text = format!(" {} ", figure(item.used));
    let mut x = canvas.paint.put(area.x, area.y, 12, text.trim(), item.cue.figure(), true);
    let of = format!("{} {}", cx.say("sur", "of"), clock_face(item.budget));
    x = canvas.paint.put_cut(x + 1, area.y, end.saturating_sub(x + 1), &of, Tone::Ink3, false) + 2;
    let words = words::cue(item, cx.lang);
    let wide: u16 = words.iter().map(|piece| cells(width(&piece.text)) + 2).sum();
    let room = end.saturating_sub(x + wide);
    if room >= 8 {
        bar(canvas, item, Rect::new(x, area.y, room.min(24), 1));
        x += room.min(24) + 2;
    }
    for piece in words {
        x = canvas.paint.put_cut(x, area.y, end.saturating_sub(x), &piece.text, piece.tone, piece.bold) + 2;
    }
}
