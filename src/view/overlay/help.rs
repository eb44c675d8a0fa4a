//! The help for this place and the palette of all commands.

use ratatui::layout::Rect;

use super::{inside, keys, panel, typed, window};
use crate::app::chooser::Chooser;
use crate::app::keymap::{Binding, Group};
use crate::app::keys::shown;
use crate::app::target::Target;
use crate::look::measure::width;
use crate::look::tone::Tone;
use crate::model::lang::Lang;
use crate::model::scalar::Grade;
use crate::view::canvas::{Canvas, cells};
use crate::view::footer::arrow_signs;

/// Keys of a binding, as people read them.
fn names(canvas: &Canvas<'_, '_>, binding: &Binding, most: usize) -> String {
    let french = canvas.cx.lang == Lang::Fr;
    let arrows = arrow_signs(canvas);
    // AZERTY digits and Alt-digits are the same keys to a hand; the help names one of them.
    let keys = binding.keys.iter().filter(|key| !key.starts_with("Alt-") || key.len() > 5);
    keys.take(most).map(|key| shown(key, french, arrows)).collect::<Vec<_>>().join("  ")
}

/// The palette: one command a line.
pub fn palette(canvas: &mut Canvas<'_, '_>, chooser: &Chooser) {
    let all = chooser.palette(canvas.state);
    let rect = panel(canvas, 64, 24);
    let area = inside(rect);
    typed(canvas, Rect { height: 1, ..area }, ":", &chooser.input);
    canvas.paint.hline(rect.x + 1, area.y + 1, rect.width - 2, false, Tone::Rule);
    let rows = usize::from(area.height.saturating_sub(4));
    let first = window(chooser.cursor, all.len(), rows);
    for (y, (at, binding)) in (area.y + 2..).zip(all.iter().enumerate().skip(first).take(rows)) {
        let row = Rect::new(rect.x + 1, y, rect.width - 2, 1);
        if at == chooser.cursor {
            canvas.paint.select(row, true);
        }
        let key = names(canvas, binding, 2);
        let room = area.width.saturating_sub(cells(width(&key)) + 2);
        canvas.paint.put_cut(area.x, y, room, binding.words.get(canvas.cx.lang), Tone::Ink, at == chooser.cursor);
        canvas.paint.put_right(area.right(), y, 20, &key, Tone::AccentBold, true);
        canvas.hit(row, Target::Choice(at));
    }
    if all.is_empty() {
        let words = canvas.cx.say("Aucune commande de ce nom.", "No command of that name.");
        canvas.paint.put_cut(area.x, area.y + 2, area.width, words, Tone::Ink2, false);
    }
    keys(canvas, rect);
}

/// The help: the keys that work here, in columns; below, the key to the signs when there is room.
pub fn help(canvas: &mut Canvas<'_, '_>, chooser: &Chooser) {
    let area = canvas.paint.area();
    let all = chooser.help(canvas.state);
    let wide = if area.width >= 100 { 98 } else { area.width.saturating_sub(4) };
    let columns: u16 = if wide >= 90 { 3 } else { 2 };
    let legend = area.height >= 36 && columns == 3;
    let rows_needed = rows(&all, columns);
    let high = rows_needed + if legend { 14 } else { 6 };
    let rect = panel(canvas, wide, high.max(12));
    let inner = inside(rect);
    let pane = canvas.state.pane.name().get(canvas.cx.lang);
    let title = format!("{} {pane}", canvas.cx.say("Touches :", "Keys in"));
    let x = canvas.paint.put_cut(inner.x, inner.y, inner.width, &title, Tone::Head, true);
    let row = Rect::new(x + 3, inner.y, inner.right().saturating_sub(x + 3), 1);
    typed(canvas, row, canvas.cx.say("filtrer", "filter"), &chooser.input);
    let bottom = rect.bottom().saturating_sub(if legend { 11 } else { 3 });
    let grid = Rect::new(inner.x, inner.y + 2, inner.width, bottom.saturating_sub(inner.y + 2));
    grouped(canvas, &all, chooser.cursor, grid, columns);
    if legend {
        signs(canvas, Rect::new(inner.x, bottom, inner.width, 8));
    }
    keys(canvas, rect);
}

/// Rows the columns need: the longest group with its head, or all groups shared out over two.
fn rows(all: &[&Binding], columns: u16) -> u16 {
    let count = |group: Group| all.iter().filter(|b| b.group == group).count() + 1;
    let sizes: Vec<usize> = Group::ALL.iter().map(|group| count(*group)).collect();
    let rows = if columns == 3 {
        sizes.iter().copied().max().unwrap_or(1)
    } else {
        sizes[0].max(sizes[1] + 1 + sizes[2])
    };
    cells(rows)
}

/// The bindings under the heads of their groups.
fn grouped(canvas: &mut Canvas<'_, '_>, all: &[&Binding], cursor: usize, grid: Rect, columns: u16) {
    let wide = (grid.width - 3 * (columns - 1)) / columns;
    let key_width = if columns == 3 { 12 } else { 13 };
    let mut y_of = [grid.y; 3];
    for (number, group) in Group::ALL.iter().enumerate() {
        let column = number.min(usize::from(columns) - 1);
        let x = grid.x + cells(column) * (wide + 3);
        let members: Vec<(usize, &&Binding)> = all.iter().enumerate().filter(|(_, b)| b.group == *group).collect();
        if members.is_empty() {
            continue;
        }
        let y = &mut y_of[column];
        if *y >= grid.bottom() {
            continue;
        }
        canvas.paint.section(x, *y, wide, group.title().get(canvas.cx.lang), "", false);
        *y += 1;
        for (at, binding) in members {
            if *y >= grid.bottom() {
                break;
            }
            let row = Rect::new(x.saturating_sub(1), *y, wide + 1, 1);
            if at == cursor {
                canvas.paint.select(row, true);
            }
            let key = names(canvas, binding, 2);
            canvas.paint.put_cut(x, *y, key_width, &key, Tone::AccentBold, true);
            let room = wide.saturating_sub(key_width + 1);
            canvas.paint.put_cut(x + key_width + 1, *y, room, binding.words.get(canvas.cx.lang), Tone::Ink, false);
            canvas.hit(row, Target::Choice(at));
            *y += 1;
        }
        *y += 1;
    }
}

/// The key to the signs and to the grades.
fn signs(canvas: &mut Canvas<'_, '_>, area: Rect) {
    let cx = canvas.cx;
    let wide = (area.width - 6) / 3;
    canvas.paint.section(area.x, area.y, wide, cx.say("SIGNES", "SIGNS"), "", false);
    let glyphs = canvas.paint.glyphs();
    let words = [
        (3, cx.say("grave", "severe")),
        (2, cx.say("sérieux", "serious")),
        (1, cx.say("mineur", "minor")),
    ];
    for (y, (n, word)) in (area.y + 1..).zip(words) {
        canvas.paint.dots(area.x, y, n);
        canvas.paint.put_cut(area.x + 5, y, wide.saturating_sub(5), word, Tone::Ink2, false);
    }
    let bracket = format!("{}{}{}", glyphs.bracket_top, glyphs.bracket_mid, glyphs.bracket_end);
    canvas.paint.put(area.x, area.y + 4, 3, &bracket, Tone::Ink3, false);
    canvas.paint.put_cut(area.x + 5, area.y + 4, wide.saturating_sub(5), cx.say("un seul fait, plusieurs lieux", "one event, several places"), Tone::Ink2, false);
    let plot = format!("{}{}{}", glyphs.diamond_empty, glyphs.dot, glyphs.circle);
    canvas.paint.put(area.x, area.y + 5, 3, &plot, Tone::Ink3, false);
    canvas.paint.put_cut(area.x + 5, area.y + 5, wide.saturating_sub(5), cx.say("cible, actuel, brut", "target, now, inherent"), Tone::Ink2, false);
    let x = area.x + wide + 3;
    let title = cx.say("COTATION : SOURCE PUIS INFORMATION", "GRADE, SOURCE THEN INFORMATION");
    canvas.paint.section(x, area.y, area.right() - x, title, "", false);
    for (y, (letter, reliability, digit, credibility)) in (area.y + 1..).zip(Grade::table(cx.lang)) {
        canvas.paint.put(x, y, 1, &letter.to_string(), Tone::Head, true);
        canvas.paint.put_cut(x + 3, y, wide.saturating_sub(3), reliability, Tone::Ink2, false);
        let second = x + wide + 3;
        canvas.paint.put(second, y, 1, &digit.to_string(), Tone::Head, true);
        canvas.paint.put_cut(second + 3, y, area.right().saturating_sub(second + 3), credibility, Tone::Ink2, false);
    }
}
