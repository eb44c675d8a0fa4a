//! Short lists, the audience, and questions.

use ratatui::layout::Rect;

use super::{inside, keys, panel, window};
use crate::app::audience::{AudienceBox, Question};
use crate::app::overlay::{Pick, Picked};
use crate::app::target::Target;
use crate::look::measure::{width, wrap};
use crate::look::tone::Tone;
use crate::model::nation::Nation;
use crate::view::canvas::{Canvas, cells};

/// A short list to pick from.
pub fn pick(canvas: &mut Canvas<'_, '_>, pick: &Pick) {
    let longest = pick.options.iter().map(|o| width(&o.label) + width(&o.note)).max().unwrap_or(0);
    let wide = cells(longest + 20).clamp(38, 64);
    let wide = if pick.foot.is_empty() { wide } else { 64 };
    let screen = canvas.paint.area();
    let frame = Rect { width: wide.min(screen.width.saturating_sub(4)), ..screen };
    let (foot, above) = foot(canvas, pick, usize::from(inside(frame).width));
    let rect = panel(canvas, wide, cells(pick.options.len() + above) + 6);
    let area = inside(rect);
    canvas.paint.put_cut(area.x, area.y, area.width, &pick.title, Tone::Head, true);
    let rows = usize::from(area.height.saturating_sub(4)).saturating_sub(above);
    for (line, y) in foot.iter().zip(area.y + 2 + cells(rows) + 1..) {
        canvas.paint.put_cut(area.x, y, area.width, line, Tone::Ink3, false);
    }
    if pick.options.len() > rows {
        let place = format!("{} / {}", pick.cursor + 1, pick.options.len());
        canvas.paint.put_right(area.right(), area.y, cells(width(&place)), &place, Tone::Ink3, false);
    }
    let first = window(pick.cursor, pick.options.len(), rows);
    for (y, (at, option)) in (area.y + 2..).zip(pick.options.iter().enumerate().skip(first).take(rows)) {
        let row = Rect::new(rect.x + 1, y, rect.width - 2, 1);
        if at == pick.cursor {
            canvas.paint.select(row, true);
        }
        let digit = if at <= 9 { at.to_string() } else { String::new() };
        canvas.paint.put(area.x, y, 1, &digit, Tone::AccentBold, true);
        let note = cells(width(&option.note));
        let room = area.width.saturating_sub(note + 6);
        canvas.paint.put_cut(area.x + 3, y, room, &option.label, Tone::Ink, at == pick.cursor);
        canvas.paint.put_right(area.right(), y, note, &option.note, Tone::Ink3, false);
        if let Picked::Record(id) = &option.value
            && let Some(record) = canvas.state.room.get(id)
        {
            canvas.uses(record);
        }
        canvas.hit(row, Target::Choice(at));
    }
    keys(canvas, rect);
}

/// Fewest options that stay on a low screen.
const FEWEST: usize = 5;

/// The lines of the foot in `wide` cells, as many as leave room for options; and the rows they take.
fn foot(canvas: &Canvas<'_, '_>, pick: &Pick, wide: usize) -> (Vec<String>, usize) {
    let lines = pick.foot.lines().flat_map(|line| wrap(line, wide)).map(str::to_owned);
    let room = usize::from(canvas.paint.area().height).saturating_sub(10 + FEWEST.min(pick.options.len()));
    let lines: Vec<String> = lines.take(room).collect();
    let rows = if lines.is_empty() { 0 } else { lines.len() + 1 };
    (lines, rows)
}

/// Letter that puts a nation in or out.
const LETTERS: [&str; 4] = ["s", "l", "r", "g"];

/// Who is in the room.
pub fn audience(canvas: &mut Canvas<'_, '_>, room: AudienceBox) {
    let rect = panel(canvas, 56, 12);
    let area = inside(rect);
    let cx = canvas.cx;
    canvas.paint.put_cut(
        area.x,
        area.y,
        area.width,
        cx.say("Qui est dans la salle ?", "Who is in the room?"),
        Tone::Head,
        true,
    );
    for (y, (at, nation)) in (area.y + 2..).zip(Nation::ALL.iter().enumerate()) {
        let row = Rect::new(rect.x + 1, y, rect.width - 2, 1);
        if at == room.cursor {
            canvas.paint.select(row, true);
        }
        canvas.paint.put(area.x, y, 1, LETTERS[at], Tone::AccentBold, true);
        let inside = room.chosen.has(*nation);
        let mark = if inside { "[x]" } else { "[ ]" };
        canvas.paint.put(area.x + 3, y, 3, mark, Tone::Ink, inside);
        canvas.paint.put(area.x + 7, y, 3, nation.code(), Tone::Ink, inside);
        canvas.paint.put_cut(
            area.x + 12,
            y,
            area.width.saturating_sub(12),
            nation.word(cx.lang),
            Tone::Ink2,
            false,
        );
        canvas.hit(row, Target::Choice(at));
    }
    let words = cx.say(
        "Tout l'écran ne montre que ce que toutes peuvent voir.",
        "The screen shows only what all of them may see.",
    );
    canvas.paint.put_cut(area.x, area.y + 7, area.width, words, Tone::Ink3, false);
    keys(canvas, rect);
}

/// A question that waits for yes or no.
pub fn question(canvas: &mut Canvas<'_, '_>, question: Question) {
    let cx = canvas.cx;
    let (title, words) = match question {
        Question::ShowMore { audience, .. } => (
            format!("{} {audience} ?", cx.say("Salle :", "Room:")),
            cx.say(
                "Davantage de fiches deviendront visibles à l'écran. Toutes les personnes présentes sont-elles bien de ces nations ?",
                "More records will become visible on this screen. Is everyone present from these nations?",
            ),
        ),
        Question::ShowRed => (
            cx.say("Montrer TLP:RED ?", "Show TLP:RED?").to_owned(),
            cx.say(
                "TLP:RED est réservé aux personnes présentes : rien ne doit sortir de cette salle.",
                "TLP:RED is for the people present only: nothing of it may leave this room.",
            ),
        ),
        Question::EndTalk if canvas.state.talk.as_ref().is_some_and(|talk| talk.trouble.is_some()) => (
            cx.say("Terminer sans avoir enregistré ?", "End without saving?").to_owned(),
            cx.say(
                "Ce qui n'est pas enregistré sera perdu. Non, puis W : enregistrer ailleurs.",
                "What is not saved will be lost. No, then W: save it elsewhere.",
            ),
        ),
        Question::EndTalk => (
            cx.say("Terminer la présentation ?", "End presenting?").to_owned(),
            cx.say(
                "L'heure s'arrête et la salle garde la dernière vue. Tout ce qui est consigné reste ; on reprendra ici même.",
                "The clock stops and the room keeps the last view. All that was recorded stays; you go on right here.",
            ),
        ),
        Question::LeaveRoom => (
            cx.say("Fermer l'écran de la salle ?", "Close the room screen?").to_owned(),
            cx.say("La salle ne verra plus rien.", "The room will see nothing any more."),
        ),
        Question::Edit(_) => (
            cx.say("Ouvrir le fichier ?", "Open the file?").to_owned(),
            cx.say(
                "Il contient peut-être ce que cette salle ne doit pas voir ; un éditeur montre tout le fichier. L'ouvrir sur cet écran ?",
                "It may hold what this room is not to see, and an editor shows all of the file. Open it on this screen?",
            ),
        ),
        Question::Withdraw(_) => (
            cx.say("Retirer ceci ?", "Withdraw this?").to_owned(),
            cx.say(
                "Rien n'est effacé : le journal garde l'inscription et dit qu'elle est retirée.",
                "Nothing is erased: the journal keeps the entry and says that it was withdrawn.",
            ),
        ),
    };
    let rect = panel(canvas, 62, 9);
    let area = inside(rect);
    canvas.paint.put_cut(area.x, area.y, area.width, &title, Tone::Head, true);
    for (y, line) in (area.y + 2..area.bottom().saturating_sub(2)).zip(wrap(words, usize::from(area.width))) {
        canvas.paint.put(area.x, y, area.width, line, Tone::Ink, false);
    }
    keys(canvas, rect);
}
