//! The whole words of one problem, or of the problems of one code.
//!
//! ```text
//! ▲ ACT-003   action overdue                                                   sen.ron:40:5
//!             overdue by 12 days
//!   record    sen-act-4
//!   see       mli.ron:4:3  first used here
//!   help      close it, or agree on another date
//!   why       A promise that was not kept is better known before the meeting than in it.
//! ```

use ratatui::layout::Rect;

use super::{CODE, held, place, sign};
use crate::app::problems::ProblemList;
use crate::check;
use crate::look::measure::{group_thousands, width, wrap};
use crate::look::tone::Tone;
use crate::model::diagnostic::Severity;
use crate::model::room::ProblemLine;
use crate::model::safe_text::excerpt;
use crate::view::canvas::{Canvas, cells};

/// Cells of a label and the gap behind it: what is said stands under the title.
const LABEL: u16 = CODE;

/// Longest text of a fix that is shown, in characters.
const FIX: usize = 200;

/// A paragraph and the label before it.
struct Line {
    label: &'static str,
    text: String,
    tone: Tone,
}

/// Draws the words of the marked row in `area`; what does not fit is cut.
pub fn draw(canvas: &mut Canvas<'_, '_>, list: &ProblemList, area: Rect) {
    let room = &canvas.state.room;
    if let Some(group) = list.group() {
        let words = match canvas.cx.lang {
            crate::model::lang::Lang::Fr => {
                format!("{} ; Entrée ouvre le groupe", count(group.count, "problème"))
            }
            crate::model::lang::Lang::En => {
                format!("{}; Enter opens the group", count(group.count, "problem"))
            }
        };
        let mut lines = vec![Line { label: "", text: words, tone: Tone::Ink }];
        lines.extend(why(canvas, group.code));
        paragraphs(canvas, group.severity, group.code, "", &lines, area);
    } else if let Some(problem) = list.current().and_then(|at| room.problem(at)) {
        let lines = about(canvas, &problem);
        let at = place(canvas, &problem, area.width / 2);
        paragraphs(canvas, problem.severity, problem.code, &at, &lines, area);
        if let Some(marking) = problem.marking {
            canvas.uses_marking(marking);
        }
    }
}

fn count(n: usize, one: &str) -> String {
    let number = group_thousands(i64::try_from(n).unwrap_or(i64::MAX));
    format!("{number} {one}{}", if n == 1 { "" } else { "s" })
}

/// Everything that may be said of a problem.
fn about(canvas: &Canvas<'_, '_>, problem: &ProblemLine<'_>) -> Vec<Line> {
    let cx = canvas.cx;
    let line = |label, text: &str, tone| Line { label, text: text.to_owned(), tone };
    let Some(message) = problem.message else {
        let mut lines = vec![line("", held(canvas), Tone::Ink2)];
        lines.extend(why(canvas, problem.code));
        return lines;
    };
    let mut lines = vec![line("", message.get(cx.lang), Tone::Ink)];
    let here = problem.here.map(|here| here.get(cx.lang)).filter(|here| !here.is_empty());
    lines.extend(here.map(|here| line(cx.say("ici", "here"), here, Tone::Ink2)));
    if let Some(record) = problem.record {
        let left_out = if problem.left_out { cx.say(", écartée", ", left out") } else { "" };
        lines.push(line(cx.say("fiche", "record"), &format!("{record}{left_out}"), Tone::Ink2));
    }
    for (place, words) in problem.others() {
        let text = format!("{}:{}:{}  {}", place.file, place.line, place.column, words.get(cx.lang));
        lines.push(line(cx.say("voir", "see"), &text, Tone::Ink2));
    }
    lines.extend(problem.help.map(|help| line(cx.say("aide", "help"), help.get(cx.lang), Tone::Ink)));
    if let Some(fix) = problem.fix {
        let text = excerpt(&fix.text.chars().take(FIX).collect::<String>());
        let text =
            if text.trim().is_empty() { cx.say("supprimer ceci", "delete this").to_owned() } else { text };
        lines.push(line(cx.say("remède", "fix"), &text, Tone::Ink));
    }
    lines.extend(why(canvas, problem.code));
    lines
}

/// The reason of a code.
fn why(canvas: &Canvas<'_, '_>, code: &str) -> Option<Line> {
    let cx = canvas.cx;
    let why = check::find(code)?.why.get(cx.lang);
    (!why.is_empty()).then(|| Line { label: cx.say("raison", "why"), text: why.to_owned(), tone: Tone::Ink2 })
}

/// Sign, code, title and place, then the paragraphs.
fn paragraphs(
    canvas: &mut Canvas<'_, '_>,
    severity: Severity,
    code: &str,
    at: &str,
    lines: &[Line],
    area: Rect,
) {
    if area.height == 0 {
        return;
    }
    let (sign, tone) = sign(canvas, severity);
    canvas.paint.put(area.x, area.y, 2, sign, tone, true);
    canvas.paint.put_cut(area.x + 2, area.y, CODE - 1, code, Tone::Head, true);
    let at_width = cells(width(at));
    canvas.paint.put_right(area.right(), area.y, at_width, at, Tone::Ink2, false);
    let title = check::find(code).map(|check| check.title.get(canvas.cx.lang)).unwrap_or_default();
    let x = area.x + 2 + CODE;
    let room = area.right().saturating_sub(x + at_width + 2);
    canvas.paint.put_cut(x, area.y, room, title, Tone::Head, true);
    let indent = area.x + 2;
    let x = indent + LABEL;
    let room = area.right().saturating_sub(x);
    let mut y = area.y + 1;
    for line in lines {
        for (number, part) in wrap(&line.text, usize::from(room)).into_iter().enumerate() {
            if y >= area.bottom() {
                let more = canvas.paint.glyphs().ellipsis;
                canvas.paint.put(
                    area.right().saturating_sub(1),
                    area.bottom() - 1,
                    1,
                    more,
                    Tone::Accent,
                    true,
                );
                return;
            }
            if number == 0 {
                canvas.paint.put_cut(indent, y, LABEL - 1, line.label, Tone::Ink3, false);
            }
            canvas.paint.put_cut(x, y, room, part, line.tone, false);
            y += 1;
        }
    }
}
