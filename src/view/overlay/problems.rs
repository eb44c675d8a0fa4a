//! What is wrong with the files. Words only where the room may read them.

use ratatui::layout::Rect;

use super::{inside, keys, panel, window};
use crate::app::overlay::ProblemList;
use crate::app::target::Target;
use crate::look::measure::{width, wrap};
use crate::look::tone::Tone;
use crate::model::diagnostic::{Both, Severity};
use crate::model::lang::Lang;
use crate::view::canvas::{Canvas, cells};

/// Draws the list, with the help of the marked one below.
pub fn draw(canvas: &mut Canvas<'_, '_>, list: ProblemList) {
    let area = canvas.paint.area();
    let rect = panel(canvas, area.width.min(112), area.height);
    let inner = inside(rect);
    let state = canvas.state;
    let problems = state.room.problems();
    for problem in &problems {
        if let Some(marking) = problem.marking {
            let mut composite = crate::model::marking::Composite::default();
            composite.add(marking);
            canvas.uses_all(&composite);
        }
    }
    let cx = canvas.cx;
    let count = |severity| problems.iter().filter(|p| p.severity == severity).count();
    let left_out = problems.iter().filter(|p| p.left_out).count();
    let x =
        canvas.paint.put(inner.x, inner.y, inner.width, cx.say("Problèmes", "Problems"), Tone::Head, true);
    let note = format!(
        "{} {} · {} {} · {left_out} {}",
        count(Severity::Error),
        cx.say("erreurs", "errors"),
        count(Severity::Warning),
        cx.say("avertissements", "warnings"),
        cx.say("messages sur des fiches écartées", "about records left out"),
    );
    canvas.paint.put_cut(x + 2, inner.y, inner.right().saturating_sub(x + 2), &note, Tone::Ink3, false);
    let rows = usize::from(inner.height.saturating_sub(7));
    let first = window(list.cursor, problems.len(), rows);
    for (y, (at, problem)) in (inner.y + 2..).zip(problems.iter().enumerate().skip(first).take(rows)) {
        let row = Rect::new(rect.x + 1, y, rect.width - 2, 1);
        if at == list.cursor {
            canvas.paint.select(row, true);
        }
        let (sign, tone) = match problem.severity {
            Severity::Error => (canvas.paint.glyphs().cross, Tone::Bad),
            Severity::Warning => (canvas.paint.glyphs().attention, Tone::Warn),
            Severity::Hint => (canvas.paint.glyphs().dot_empty, Tone::Ink3),
        };
        let x = canvas.paint.put(inner.x, y, 2, sign, tone, false) + 1;
        let x = canvas.paint.put(x, y, 8, problem.code, Tone::Ink2, false).max(x + 8);
        let place = format!("{}:{}:{}", problem.file, problem.line, problem.column);
        let x = canvas.paint.put_cut(x, y, 24, &place, Tone::Ink3, false).max(x + 24) + 1;
        let words = match problem.message {
            Some(message) => of(message, cx.lang),
            None => cx.say("texte réservé ; voir tribrief check", "words held back; see tribrief check"),
        };
        let tone = if problem.message.is_some() { Tone::Ink } else { Tone::Ink3 };
        canvas.paint.put_cut(x, y, inner.right().saturating_sub(x), words, tone, false);
        canvas.hit(row, Target::Choice(at));
    }
    if let Some(problem) = problems.get(list.cursor) {
        let full = problem.message.map_or("", |m| of(m, cx.lang));
        let help = problem.help.map_or("", |h| of(h, cx.lang));
        let room = usize::from(inner.width);
        let long = if width(full) + 38 > room { full } else { "" };
        let lines = wrap(long, room).into_iter().chain(wrap(help, room)).take(3);
        let top = inner.bottom().saturating_sub(5);
        canvas.paint.hline(inner.x, top, inner.width, false, Tone::Rule);
        for (y, line) in (top + 1..).zip(lines) {
            canvas.paint.put(inner.x, y, cells(room), line, Tone::Ink2, false);
        }
    }
    keys(canvas, rect);
}

fn of(both: &Both, lang: Lang) -> &str {
    match lang {
        Lang::Fr => &both.fr,
        Lang::En => &both.en,
    }
}
