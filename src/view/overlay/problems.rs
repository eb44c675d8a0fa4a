//! What is wrong with the files. Words only where the room may read them.
//!
//! ```text
//! Problems  2 errors · 5 warnings                 errors · sen.ron      gravest first   1 / 7
//! ✗ REF-001  mli.ron:12:9        no record "mli-grp-9"
//! ▲ ACT-003  sen.ron:40:5        overdue by 12 days
//! ─────────────────────────────────────────────────────────────────────────────────────────
//! ▲ ACT-003  action overdue                                                    sen.ron:40:5
//!   message, second places, help, fix, reason
//!
//! Enter open   e edit   f filter   s sort   Esc close
//! ```

mod words;

use ratatui::layout::Rect;

use super::{inside, keys, panel, window};
use crate::app::problems::{Group, Order, ProblemList, Rows, counts};
use crate::app::target::Target;
use crate::check;
use crate::look::measure::{group_thousands, width};
use crate::look::tone::Tone;
use crate::model::diagnostic::Severity;
use crate::model::room::ProblemLine;
use crate::view::canvas::{Canvas, cells};

/// Widest panel, in cells.
const WIDEST: u16 = 112;

/// Cells of a code and the gap behind it; `L10N-001` is the longest.
const CODE: u16 = 10;

/// Narrowest inside with a column of places.
const WITH_PLACES: u16 = 68;

/// Cells of that column at the most, with the gap behind it.
const PLACE: u16 = 28;

/// Draws the list, with the words of the marked one below.
pub fn draw(canvas: &mut Canvas<'_, '_>, list: &ProblemList) {
    let area = canvas.paint.area();
    let rect = panel(canvas, area.width.min(WIDEST), area.height);
    let inner = inside(rect);
    // Title, keys, and one empty row above these.
    let body = Rect { y: inner.y + 1, height: inner.height.saturating_sub(3), ..inner };
    let roomy = body.height >= 16;
    let body = if roomy { Rect { y: body.y + 1, height: body.height - 1, ..body } } else { body };
    head(canvas, list, inner);
    if list.whole {
        words::draw(canvas, list, body);
    } else {
        let below = (body.height * 9 / 20).clamp(5, 15);
        let above = body.height.saturating_sub(below + 1);
        rows(canvas, list, rect, Rect { height: above, ..body });
        let y = body.y + above;
        canvas.paint.hline(inner.x, y, inner.width, false, Tone::Rule);
        words::draw(canvas, list, Rect { y: y + 1, height: body.bottom().saturating_sub(y + 1), ..body });
    }
    keys(canvas, rect);
}

/// How many there are, what of it is shown, in which order, and where one is.
fn head(canvas: &mut Canvas<'_, '_>, list: &ProblemList, inner: Rect) {
    let cx = canvas.cx;
    let counts = counts(&cx, canvas.state.room.severities()).join(" · ");
    let place = if list.is_empty() { String::new() } else { format!("{} / {}", list.cursor + 1, list.len()) };
    let place_width = cells(width(&place));
    canvas.paint.put_right(inner.right(), inner.y, place_width, &place, Tone::Ink3, false);
    let end = inner.right().saturating_sub(place_width + 2);
    let title = cx.say("Problèmes", "Problems");
    let x = canvas.paint.put_cut(inner.x, inner.y, inner.width, title, Tone::Head, true) + 2;
    let scope = scope(canvas, list);
    let (first, second) = if scope.is_empty() { (counts, scope) } else { (scope, counts) };
    let tone = if second.is_empty() { Tone::Ink3 } else { Tone::Ink2 };
    let x = canvas.paint.put_cut(x, inner.y, end.saturating_sub(x), &first, tone, false) + 2;
    if x + cells(width(&second)) <= end {
        canvas.paint.put(x, inner.y, end - x, &second, Tone::Ink3, false);
    }
}

/// What of it is shown, in words; empty when it is everything in the usual order.
fn scope(canvas: &Canvas<'_, '_>, list: &ProblemList) -> String {
    let cx = canvas.cx;
    let severity = list.wanted.severity.map(|severity| match severity {
        Severity::Error => cx.say("erreurs", "errors").to_owned(),
        Severity::Warning => cx.say("avertissements", "warnings").to_owned(),
        Severity::Hint => cx.say("conseils", "hints").to_owned(),
    });
    let order = match list.order {
        Order::Code => Some(cx.say("par code", "by code").to_owned()),
        Order::File if list.wanted.code.is_none() => Some(cx.say("par fichier", "by file").to_owned()),
        _ => None,
    };
    let file = list.wanted.file.as_ref().map(ToString::to_string);
    let code = list.wanted.code.map(str::to_owned);
    [severity, file, code, order].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The rows around the cursor.
fn rows(canvas: &mut Canvas<'_, '_>, list: &ProblemList, rect: Rect, area: Rect) {
    let height = usize::from(area.height);
    let first = window(list.cursor, list.len(), height);
    if list.is_empty() {
        let words = canvas.cx.say("Rien à signaler ici.  f tout montrer", "Nothing wrong here.  f show all");
        canvas.paint.put_cut(area.x, area.y, area.width, words, Tone::Ink2, false);
        return;
    }
    let places = places(canvas, list, first, area);
    for (y, at) in (area.y..area.bottom()).zip(first..list.len()) {
        let row = Rect::new(rect.x + 1, y, rect.width.saturating_sub(2), 1);
        if at == list.cursor {
            canvas.paint.select(row, true);
        }
        let line = Rect { y, height: 1, ..area };
        match list.rows() {
            Rows::Each(rows) => {
                let room = &canvas.state.room;
                if let Some(problem) = rows.get(at).and_then(|number| room.problem(*number)) {
                    one(canvas, &problem, places, line);
                }
            }
            Rows::Groups(groups) => {
                if let Some(group) = groups.get(at) {
                    many(canvas, group, line);
                }
            }
        }
        canvas.hit(row, Target::Choice(at));
    }
}

/// Cells of the column of places, by the longest that is seen; 0 where there is no room for one.
fn places(canvas: &Canvas<'_, '_>, list: &ProblemList, first: usize, area: Rect) -> u16 {
    let Rows::Each(rows) = list.rows() else { return 0 };
    if area.width < WITH_PLACES {
        return 0;
    }
    let room = &canvas.state.room;
    let seen = rows.iter().skip(first).take(usize::from(area.height)).filter_map(|at| room.problem(*at));
    let longest = seen.map(|problem| width(&written(&problem))).max().unwrap_or(0);
    cells(longest + 2).min(PLACE)
}

/// `file:line:column`.
fn written(problem: &ProblemLine<'_>) -> String {
    format!("{}:{}:{}", problem.file, problem.line, problem.column)
}

/// The sign of a severity, and its tone.
fn sign(canvas: &Canvas<'_, '_>, severity: Severity) -> (&'static str, Tone) {
    let glyphs = canvas.paint.glyphs();
    match severity {
        Severity::Error => (glyphs.cross, Tone::Bad),
        Severity::Warning => (glyphs.attention, Tone::Warn),
        Severity::Hint => (glyphs.dot_empty, Tone::Ink3),
    }
}

/// Sign and code; the column behind them.
fn begin(canvas: &mut Canvas<'_, '_>, severity: Severity, code: &str, line: Rect) -> u16 {
    let (sign, tone) = sign(canvas, severity);
    canvas.paint.put(line.x, line.y, 2, sign, tone, true);
    canvas.paint.put_cut(line.x + 2, line.y, CODE - 1, code, Tone::Ink2, false);
    line.x + 2 + CODE
}

/// A problem in one line.
fn one(canvas: &mut Canvas<'_, '_>, problem: &ProblemLine<'_>, places: u16, line: Rect) {
    let mut x = begin(canvas, problem.severity, problem.code, line);
    if places > 2 {
        let place = place(canvas, problem, places - 2);
        canvas.paint.put(x, line.y, places - 2, &place, Tone::Ink3, false);
        x += places;
    }
    let (words, tone) = match problem.message {
        Some(message) => (message.get(canvas.cx.lang), Tone::Ink),
        None => (held(canvas), Tone::Ink3),
    };
    canvas.paint.put_cut(x, line.y, line.right().saturating_sub(x), words, tone, false);
    if let Some(marking) = problem.marking {
        canvas.uses_marking(marking);
    }
}

/// All problems of a code in one line.
fn many(canvas: &mut Canvas<'_, '_>, group: &Group, line: Rect) {
    /// Cells of a number of problems.
    const COUNT: u16 = 7;
    let x = begin(canvas, group.severity, group.code, line);
    let cx = canvas.cx;
    let count = group_thousands(i64::try_from(group.count).unwrap_or(i64::MAX));
    canvas.paint.put_right(x + COUNT, line.y, COUNT, &count, Tone::Head, true);
    let title = check::find(group.code).map(|check| check.title.get(cx.lang)).unwrap_or_default();
    let files = match group.files {
        1 => cx.say("1 fichier", "1 file").to_owned(),
        n => format!("{n} {}", cx.say("fichiers", "files")),
    };
    let files_width = cells(width(&files));
    canvas.paint.put_right(line.right(), line.y, files_width, &files, Tone::Ink3, false);
    let x = x + COUNT + 2;
    let room = line.right().saturating_sub(x + files_width + 2);
    canvas.paint.put_cut(x, line.y, room, title, Tone::Ink, false);
}

/// The place in `room` cells: of a long name the end stays, for there the numbers are.
fn place(canvas: &Canvas<'_, '_>, problem: &ProblemLine<'_>, room: u16) -> String {
    let whole = written(problem);
    if width(&whole) <= usize::from(room) {
        return whole;
    }
    let mut kept = whole.chars();
    while width(kept.as_str()) + 1 > usize::from(room) && kept.next().is_some() {}
    format!("{}{}", canvas.paint.glyphs().ellipsis, kept.as_str())
}

/// What stands for words that the room may not read.
fn held(canvas: &Canvas<'_, '_>) -> &'static str {
    canvas.cx.say("texte réservé ; voir tribrief check", "words held back; see tribrief check")
}
