//! What comes next: the scenes of this item, then the next item with its hour.

use crate::analysis::scene;
use crate::app::console::Console;
use crate::app::talk::Talk;
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::view::canvas::{Canvas, cells};

/// A line: number, title, and the kind of scene or the hour.
struct Line {
    number: String,
    title: String,
    note: String,
}

/// Draws the list, or one row of it.
pub fn draw(canvas: &mut Canvas<'_, '_>, talk: &Talk, console: &Console) {
    let cx = canvas.cx;
    let area = console.next;
    let lines = lines(canvas, talk, usize::from(area.height.max(2)));
    let title = cx.say("ENSUITE", "NEXT");
    let Some(first) = lines.first() else {
        canvas.paint.put_cut(area.x, area.y, area.width, title, Tone::Head, true);
        let words = cx.say("fin de l'ordre du jour", "end of the agenda");
        canvas.paint.put_cut(area.x + cells(width(title)) + 2, area.y, area.width, words, Tone::Ink2, false);
        return;
    };
    if area.height == 1 {
        let x = canvas.paint.put(area.x, area.y, area.width, title, Tone::Head, true) + 2;
        let x = canvas.paint.put(x, area.y, 8, &first.number, Tone::Ink2, false) + 1;
        let note = cells(width(&first.note));
        canvas.paint.put_right(area.right(), area.y, note, &first.note, Tone::Ink3, false);
        let room = area.right().saturating_sub(x + note + 2);
        canvas.paint.put_cut(x, area.y, room, &first.title, Tone::Ink, true);
        return;
    }
    let head = format!("{title}  {}", first.number);
    canvas.paint.section(area.x, area.y, area.width, &head, &first.note, false);
    canvas.paint.put_cut(area.x, area.y + 1, area.width, &first.title, Tone::Head, true);
    for (y, line) in (area.y + 2..area.bottom()).zip(lines.iter().skip(1)) {
        let note = cells(width(&line.note));
        canvas.paint.put_cut(area.x, y, 6, &line.number, Tone::Ink3, false);
        canvas.paint.put_cut(
            area.x + 7,
            y,
            area.width.saturating_sub(9 + note),
            &line.title,
            Tone::Ink2,
            false,
        );
        canvas.paint.put_right(area.right(), y, note, &line.note, Tone::Ink3, false);
    }
}

/// What comes after the present scene, at most `most` lines.
fn lines(canvas: &Canvas<'_, '_>, talk: &Talk, most: usize) -> Vec<Line> {
    let cx = canvas.cx;
    let stage = &talk.stage;
    let number = talk.plan.item(&stage.item).map(|item| item.number.clone()).unwrap_or_default();
    let all = scene::scenes(&cx, &stage.item);
    let mut lines: Vec<Line> = all
        .iter()
        .enumerate()
        .filter(|(_, (at, _))| *at > usize::from(stage.scene))
        .map(|(shown, (_, scene))| Line {
            number: format!("{number}.{}", shown + 1),
            title: scene::title(&cx, scene).unwrap_or_default(),
            note: scene::word(&cx, scene).to_owned(),
        })
        .take(most)
        .collect();
    let here = talk.plan.position(&stage.item).map_or(0, |at| at + 1);
    for (at, item) in talk.plan.items().iter().enumerate().skip(here).take(most.saturating_sub(lines.len())) {
        let hour = talk.plan.begins(at).map(|begin| begin.format("%H:%M").to_string());
        lines.push(Line {
            number: item.number.clone(),
            title: item.title.clone(),
            note: hour.unwrap_or_default(),
        });
    }
    lines
}
