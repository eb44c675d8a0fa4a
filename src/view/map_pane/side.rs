//! Beside the map: what is selected or where the cross is, what lies on the map, what is off.

use ratatui::layout::Rect;

use super::legend;
use super::readout::{measured, nearest, rings, when};
use crate::analysis::describe;
use crate::analysis::situation::readout::region_words;
use crate::look::measure::{width, wrap};
use crate::look::tone::Tone;
use crate::map::scale;
use crate::model::position::Position;
use crate::model::table::{Body, Record};
use crate::view::canvas::{Canvas, cells};

/// Within this distance a point shares the region of a place, in km.
const HERE_KM: f64 = 3.0;
/// Other records of one place that are named.
const NAMED: usize = 4;

/// Cells between the title of a section and its note at least.
const BESIDE: usize = 6;

/// Rows that stand above the legend as a rule: the cross or the record, and the heads.
const ABOVE: usize = 14;

/// Where the next line goes.
pub(super) struct Pen {
    area: Rect,
    y: u16,
}

impl Pen {
    /// The next row, if there is one.
    pub(super) fn row(&mut self) -> Option<Rect> {
        let y = self.y;
        (y < self.area.bottom()).then(|| {
            self.y += 1;
            Rect { y, height: 1, ..self.area }
        })
    }

    /// Its columns.
    pub(super) const fn width(&self) -> u16 {
        self.area.width
    }

    /// Rows that are left.
    pub(super) fn left(&self) -> u16 {
        self.area.bottom().saturating_sub(self.y)
    }

    /// An empty row, unless one stands at the top.
    fn gap(&mut self) {
        if self.y > self.area.y {
            self.y += 1;
        }
    }

    pub(super) fn text(&mut self, canvas: &mut Canvas<'_, '_>, text: &str, tone: Tone, bold: bool) {
        if let Some(row) = self.row() {
            canvas.paint.put_cut(row.x, row.y, row.width, text, tone, bold);
        }
    }

    /// Words over as many rows as they need, at most `most`.
    pub(super) fn wrapped(
        &mut self,
        canvas: &mut Canvas<'_, '_>,
        text: &str,
        most: usize,
        tone: Tone,
        bold: bool,
    ) {
        let lines: Vec<&str> = wrap(text, usize::from(self.area.width)).into_iter().collect();
        let kept = lines.len().min(most);
        for (at, line) in lines.iter().take(kept).enumerate() {
            let more = at + 1 == kept && lines.len() > kept;
            let line = if more { format!("{line}…") } else { (*line).to_owned() };
            self.text(canvas, &line, tone, bold);
        }
    }

    pub(super) fn section(&mut self, canvas: &mut Canvas<'_, '_>, title: &str, note: &str, focused: bool) {
        self.gap();
        if let Some(row) = self.row() {
            canvas.paint.section(row.x, row.y, row.width, title, note, focused);
        }
    }
}

/// Draws the column.
pub fn draw(canvas: &mut Canvas<'_, '_>, area: Rect) {
    let lines = canvas.state.map.legend.len() + ABOVE;
    let notes_at_foot = note_rows(canvas, area.width, usize::from(area.height).saturating_sub(lines));
    let foot = cells(notes_at_foot.len() + 1).min(area.height);
    let mut pen = Pen { area: Rect { height: area.height - foot, ..area }, y: area.y };
    let marked = canvas.state.map.marked.as_ref();
    let record = marked.and_then(|marked| canvas.state.room.get(&marked.id));
    match record {
        Some(record) => selected(canvas, &mut pen, record),
        None => at_the_cross(canvas, &mut pen),
    }
    tools(canvas, &mut pen);
    legend::draw(canvas, &mut pen);
    notes(canvas, area, &notes_at_foot);
}

/// The record of the marker, and what else lies there.
fn selected(canvas: &mut Canvas<'_, '_>, pen: &mut Pen, record: &Record) {
    let (cx, state) = (canvas.cx, canvas.state);
    canvas.uses(record);
    pen.section(canvas, cx.say("SÉLECTION", "SELECTED"), &record.id, true);
    pen.wrapped(canvas, record.title().get(cx.lang), 3, Tone::Head, true);
    kind_line(canvas, pen, record);
    if let Some(when) = when(record) {
        pen.text(canvas, &when, Tone::Ink, false);
    }
    if let Some(at) = state.map.marked.as_ref().map(|marked| marked.at) {
        if let Some(words) = nearest(canvas, at) {
            pen.text(canvas, &words, Tone::Ink2, false);
        }
        coordinates(canvas, pen, at);
    }
    if !state.map.situation.ids.contains(&record.id) {
        let words = cx.say("hors de ce que montre la carte", "not among what the map shows");
        pen.text(canvas, words, Tone::Warn, false);
    }
    let (here, count) = state.marked_here(NAMED + 1);
    if count > 1 {
        pen.section(canvas, cx.say("AU MÊME ENDROIT", "SAME PLACE"), &count.to_string(), false);
        let others = here.iter().filter(|id| **id != record.id).filter_map(|id| state.room.get(id));
        for other in others {
            canvas.uses(other);
            pen.text(canvas, other.title().get(cx.lang), Tone::Ink2, false);
        }
        if count > NAMED + 1 {
            let words = cx.say("Entrée les montre toutes", "Enter shows them all");
            pen.text(canvas, words, Tone::Ink3, false);
        }
    }
}

/// Severity in dots and in a word, grade; of other records their kind and state.
fn kind_line(canvas: &mut Canvas<'_, '_>, pen: &mut Pen, record: &Record) {
    let cx = canvas.cx;
    let Some(row) = pen.row() else { return };
    let mut x = row.x;
    let put = |canvas: &mut Canvas<'_, '_>, x: u16, text: &str, tone, bold| {
        canvas.paint.put_cut(x, row.y, row.right().saturating_sub(x), text, tone, bold) + 2
    };
    if let Body::Incident(incident) = &record.body {
        if let Some(severity) = incident.severity {
            canvas.paint.dots(x, row.y, describe::dots(Some(severity)));
            x = put(canvas, x + 4, severity.word(cx.lang), describe::gravity_tone(severity), false);
        }
        x = put(canvas, x, incident.kind.word(cx.lang), Tone::Ink2, false);
        if let Some(grade) = &incident.grade {
            put(canvas, x, grade.code(), Tone::Ink, true);
        }
        return;
    }
    x = put(canvas, x, record.kind.one().get(cx.lang), Tone::Ink3, false);
    let word = describe::state(&cx, record);
    put(canvas, x, &word.text, word.tone.unwrap_or(Tone::Ink2), false);
}

/// Where the cross is.
fn at_the_cross(canvas: &mut Canvas<'_, '_>, pen: &mut Pen) {
    let cx = canvas.cx;
    let title = cx.say("À LA CROIX", "AT THE CROSS");
    let Some(cross) = canvas.state.cross() else { return };
    let region = region(canvas, cross).unwrap_or_default();
    // A short name of a region needs no row of its own.
    let beside = width(title) + width(&region) + BESIDE <= usize::from(pen.area.width);
    pen.section(canvas, title, if beside { &region } else { "" }, true);
    if let Some(words) = nearest(canvas, cross) {
        pen.wrapped(canvas, &words, 2, Tone::Ink, false);
    }
    coordinates(canvas, pen, cross);
    if !beside {
        pen.text(canvas, &region, Tone::Ink2, false);
    }
}

/// The region of a point.
fn region(canvas: &mut Canvas<'_, '_>, at: Position) -> Option<String> {
    let (cx, state) = (canvas.cx, canvas.state);
    let spot = state.map.places.nearest(at, HERE_KM);
    let place = spot.and_then(|(_, spot)| state.room.get(spot.record.as_deref()?));
    if let Some(place) = place.filter(|place| !place.built_in) {
        canvas.uses(place);
    }
    region_words(&cx, place, at)
}

/// All three notations, the chosen one first.
fn coordinates(canvas: &mut Canvas<'_, '_>, pen: &mut Pen, at: Position) {
    let first = canvas.cx.coords;
    for style in [first, first.next(), first.next().next()] {
        let tone = if style == first { Tone::Ink } else { Tone::Ink3 };
        pen.text(canvas, &at.format(style), tone, false);
    }
}

/// What is measured and drawn round the cross.
fn tools(canvas: &mut Canvas<'_, '_>, pen: &mut Pen) {
    let cx = canvas.cx;
    if let Some(words) = measured(canvas) {
        pen.section(canvas, cx.say("MESURE", "MEASURED"), "", false);
        pen.text(canvas, &words, Tone::AccentBold, true);
    }
    if let Some(words) = rings(canvas) {
        let label = cx.say("cercles", "rings");
        pen.text(canvas, &format!("{label} {words}"), Tone::Ink2, false);
    }
}

/// What must be known of the basemap and who made it, in rows that are kept for it at the foot.
fn notes(canvas: &mut Canvas<'_, '_>, area: Rect, rows: &[String]) {
    let mut pen = Pen { area, y: area.bottom() - cells(rows.len()).min(area.height) };
    for row in rows {
        pen.text(canvas, row, Tone::Ink3, false);
    }
}

/// The rows of the notes: in full where `room` rows hold them, else in short.
fn note_rows(canvas: &Canvas<'_, '_>, width: u16, room: usize) -> Vec<String> {
    let cx = canvas.cx;
    let wrapped = |text: &str| -> Vec<String> {
        wrap(text, usize::from(width)).into_iter().map(str::to_owned).collect()
    };
    let full = [scale::PRE_2023, scale::SCHEMATIC, scale::ATTRIBUTION];
    let full: Vec<String> = full.iter().flat_map(|pair| wrapped(pair.get(cx.lang))).collect();
    if full.len() <= room {
        return full;
    }
    scale::IN_SHORT.iter().flat_map(|note| wrapped(note.get(cx.lang))).collect()
}
