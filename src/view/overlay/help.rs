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
        canvas.paint.put_cut(
            area.x,
            y,
            room,
            binding.words.get(canvas.cx.lang),
            Tone::Ink,
            at == chooser.cursor,
        );
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
    // The key to the signs is for reading at the desk; a presenter looks for keys.
    let rows_needed = rows(&all, columns);
    let fits = rows_needed + 15 <= area.height.saturating_sub(4);
    let legend = area.height >= 36 && columns == 3 && fits && canvas.state.talk.is_none();
    let high = rows_needed + if legend { 15 } else { 7 };
    let rect = panel(canvas, wide, high.max(12));
    let inner = inside(rect);
    let pane = if canvas.state.talk.is_some() {
        canvas.cx.say("console", "console")
    } else {
        canvas.state.pane.name().get(canvas.cx.lang)
    };
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

/// Groups of each column, for three columns and for two.
const COLUMNS: [&[&[Group]]; 2] = [
    &[
        &[Group::Move, Group::Clock],
        &[Group::Find, Group::Time, Group::Record],
        &[Group::Screen, Group::Panes],
    ],
    &[&[Group::Move, Group::Panes, Group::Clock], &[Group::Find, Group::Time, Group::Screen, Group::Record]],
];

/// A line of a column: the head of a group, a binding by its number, an empty row.
enum Entry {
    Head(Group),
    Key(usize),
    Gap,
}

/// The lines of every column.
fn entries(all: &[&Binding], columns: u16) -> Vec<Vec<Entry>> {
    let plan = COLUMNS[usize::from(columns != 3)];
    plan.iter()
        .map(|groups| {
            let mut lines = Vec::new();
            for group in *groups {
                let keys: Vec<usize> = (0..all.len()).filter(|at| all[*at].group == *group).collect();
                if keys.is_empty() {
                    continue;
                }
                if !lines.is_empty() {
                    lines.push(Entry::Gap);
                }
                lines.push(Entry::Head(*group));
                lines.extend(keys.into_iter().map(Entry::Key));
            }
            lines
        })
        .collect()
}

/// Rows the columns need.
fn rows(all: &[&Binding], columns: u16) -> u16 {
    cells(entries(all, columns).iter().map(Vec::len).max().unwrap_or(0))
}

/// The bindings under the heads of their groups; scrolled so that the cursor is seen.
fn grouped(canvas: &mut Canvas<'_, '_>, all: &[&Binding], cursor: usize, grid: Rect, columns: u16) {
    let wide = (grid.width - 3 * (columns - 1)) / columns;
    let lines = entries(all, columns);
    let height = usize::from(grid.height);
    let longest = lines.iter().map(Vec::len).max().unwrap_or(0);
    let is_cursor = |entry: &Entry| matches!(entry, Entry::Key(at) if *at == cursor);
    let line = lines.iter().find_map(|column| column.iter().position(is_cursor)).unwrap_or(0);
    let first = if line + 1 >= height { (line + 2).saturating_sub(height) } else { 0 };
    for (column, entries) in (0_u16..).zip(&lines) {
        let x = grid.x + column * (wide + 3);
        for (y, entry) in (grid.y..grid.bottom()).zip(entries.iter().skip(first)) {
            match entry {
                Entry::Gap => {}
                Entry::Head(group) => {
                    canvas.paint.section(x, y, wide, group.title().get(canvas.cx.lang), "", false);
                }
                Entry::Key(at) => key_row(canvas, all[*at], Rect::new(x, y, wide, 1), *at, *at == cursor),
            }
        }
    }
    if longest > first + height {
        let more = canvas.cx.say("↓ suite", "↓ more");
        canvas.paint.put_right(grid.right(), grid.bottom(), 8, more, Tone::Accent, false);
    }
}

/// Keys and what they do.
fn key_row(canvas: &mut Canvas<'_, '_>, binding: &Binding, row: Rect, at: usize, marked: bool) {
    let bar = Rect::new(row.x.saturating_sub(1), row.y, row.width + 1, 1);
    if marked {
        canvas.paint.select(bar, true);
    }
    let key_width = 12;
    let key = names(canvas, binding, 2);
    canvas.paint.put_cut(row.x, row.y, key_width, &key, Tone::AccentBold, true);
    let room = row.width.saturating_sub(key_width + 1);
    let words = binding.words.get(canvas.cx.lang);
    canvas.paint.put_cut(row.x + key_width + 1, row.y, room, words, Tone::Ink, false);
    canvas.hit(bar, Target::Choice(at));
}

/// The key to the signs and to the grades.
fn signs(canvas: &mut Canvas<'_, '_>, area: Rect) {
    let cx = canvas.cx;
    let wide = (area.width - 6) / 3;
    canvas.paint.section(area.x, area.y, wide, cx.say("SIGNES", "SIGNS"), "", false);
    let glyphs = canvas.paint.glyphs();
    let words =
        [(3, cx.say("grave", "severe")), (2, cx.say("sérieux", "serious")), (1, cx.say("mineur", "minor"))];
    for (y, (n, word)) in (area.y + 1..).zip(words) {
        canvas.paint.dots(area.x, y, n);
        canvas.paint.put_cut(area.x + 5, y, wide.saturating_sub(5), word, Tone::Ink2, false);
    }
    let bracket = format!("{}{}{}", glyphs.bracket_top, glyphs.bracket_mid, glyphs.bracket_end);
    canvas.paint.put(area.x, area.y + 4, 3, &bracket, Tone::Ink3, false);
    canvas.paint.put_cut(
        area.x + 5,
        area.y + 4,
        wide.saturating_sub(5),
        cx.say("un seul fait, plusieurs lieux", "one event, several places"),
        Tone::Ink2,
        false,
    );
    let plot = format!("{}{}{}", glyphs.diamond_empty, glyphs.dot, glyphs.circle);
    canvas.paint.put(area.x, area.y + 5, 3, &plot, Tone::Ink3, false);
    canvas.paint.put_cut(
        area.x + 5,
        area.y + 5,
        wide.saturating_sub(5),
        cx.say("cible, actuel, brut", "target, now, inherent"),
        Tone::Ink2,
        false,
    );
    let x = area.x + wide + 3;
    let title = cx.say("COTATION : SOURCE PUIS INFORMATION", "GRADE, SOURCE THEN INFORMATION");
    canvas.paint.section(x, area.y, area.right() - x, title, "", false);
    for (y, (letter, reliability, digit, credibility)) in (area.y + 1..).zip(Grade::table(cx.lang)) {
        canvas.paint.put(x, y, 1, &letter.to_string(), Tone::Head, true);
        canvas.paint.put_cut(x + 3, y, wide.saturating_sub(3), reliability, Tone::Ink2, false);
        let second = x + wide + 3;
        canvas.paint.put(second, y, 1, &digit.to_string(), Tone::Head, true);
        canvas.paint.put_cut(
            second + 3,
            y,
            area.right().saturating_sub(second + 3),
            credibility,
            Tone::Ink2,
            false,
        );
    }
}
