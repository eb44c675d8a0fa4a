//! The frame of a message: its files, their lines in order, underlines and words.

use super::marks::{self, Mark};
use super::piece::{self, Piece};
use super::{Line, Sources, Style, flat, part, severity_tone};
use crate::look::tone::Tone;
use crate::model::briefing::Problem;
use crate::model::diagnostic::Diagnostic;
use crate::model::span::{FileId, Span};
use crate::source::SourceFile;

/// Most second places that are shown.
const OTHERS: usize = 8;

/// Blanks at the beginning of a line that are shown at most, when all lines have more.
const INDENT: usize = 4;

/// Least cells of a line number.
const NUMBER: usize = 3;

/// A place with its words.
struct Place {
    span: Span,
    line: u32,
    words: String,
    main: Option<Tone>,
}

/// Cells of the line numbers of a message.
pub(super) fn gutter(d: &Diagnostic, sources: Sources<'_>) -> usize {
    let spans = std::iter::once(d.span)
        .chain(d.labels.iter().take(OTHERS).map(|label| label.span))
        .chain(d.fix.iter().map(|fix| fix.span));
    let lines = spans.filter_map(|span| Some(sources.get(span.file)?.lines.line(span.end)));
    lines.max().unwrap_or(0).to_string().len().max(NUMBER)
}

/// Adds the frames of `problem`: its own file first, every other file below.
pub(super) fn push(
    lines: &mut Vec<Line>,
    problem: &Problem,
    sources: Sources<'_>,
    style: &Style,
    gutter: usize,
) {
    let d = &problem.diagnostic;
    let places = places(d, sources, style);
    let mut files: Vec<FileId> = vec![d.span.file];
    for place in &places {
        if !files.contains(&place.span.file) {
            files.push(place.span.file);
        }
    }
    for (at, id) in files.into_iter().enumerate() {
        let here: Vec<&Place> = places.iter().filter(|place| place.span.file == id).collect();
        let (name, line, column) = match (at, here.first(), sources.get(id)) {
            (0, ..) => (problem.file.to_string(), problem.line, problem.column),
            (_, Some(first), Some(file)) => {
                let (line, column) = file.lines.line_col(&file.text, first.span.start);
                (file.name.to_string(), line, column)
            }
            _ => continue,
        };
        let sign = if at == 0 { style.signs.head } else { style.signs.other };
        if at > 0 {
            lines.push(bar(gutter, style));
        }
        // The ASCII arrow is one cell longer and begins one earlier, so that the bar stands below it.
        let before = gutter + 1 - usize::from(sign.len() == 3 && sign.is_ascii());
        lines.push(vec![
            part(format!("{:before$}{sign} ", ""), Tone::Accent),
            part(format!("{}:{line}:{column}", sources.name(&name)), Tone::Ink2),
        ]);
        if let Some(file) = sources.get(id).filter(|_| !here.is_empty()) {
            lines.push(bar(gutter, style));
            source_lines(lines, &here, file, style, gutter);
        }
    }
}

/// The places of a message in the order of their files and lines.
fn places(d: &Diagnostic, sources: Sources<'_>, style: &Style) -> Vec<Place> {
    let place = |span: Span, words: String, main| {
        let line = sources.get(span.file)?.lines.line(span.start);
        Some(Place { span, line, words, main })
    };
    let own = place(d.span, flat(&d.here, style.lang), Some(severity_tone(d.severity)));
    let others = d.labels.iter().take(OTHERS);
    let mut places: Vec<Place> = own
        .into_iter()
        .chain(others.filter_map(|label| place(label.span, flat(&label.text, style.lang), None)))
        .collect();
    places.sort_by_key(|place| (place.span.file, place.line, place.span.start));
    places
}

/// An empty line of the frame.
fn bar(gutter: usize, style: &Style) -> Line {
    vec![part(format!("{:gutter$} {}", "", style.signs.bar), Tone::Accent)]
}

/// Text of line `number` without its end, and where it begins.
pub(super) fn line_text(file: &SourceFile, number: u32) -> (&str, usize) {
    let (start, end) = file.lines.line_range(number);
    let text = file.text.get(start as usize..end as usize).unwrap_or_default();
    (text.trim_end_matches(['\n', '\r']), start as usize)
}

/// The lines of one file that have places, with what is between them.
fn source_lines(lines: &mut Vec<Line>, places: &[&Place], file: &SourceFile, style: &Style, gutter: usize) {
    let room = style.width.saturating_sub(gutter + 3);
    let indent = places.iter().map(|place| piece::blanks(line_text(file, place.line).0)).min().unwrap_or(0);
    let dedent = indent.saturating_sub(INDENT);
    let mut shown: Option<u32> = None;
    for here in places.chunk_by(|a, b| a.line == b.line) {
        let number = here[0].line;
        match shown {
            Some(before) if number > before + 2 => {
                lines.push(vec![part(format!("{:>gutter$}", ".."), Tone::Accent)]);
            }
            // One line between is no longer than the sign for it.
            Some(before) if number == before + 2 => {
                let (text, _) = line_text(file, before + 1);
                let Piece { text, .. } = piece::cut_out(text, &[(0, 0)], room, dedent, style.signs.cut);
                lines.push(source_line(before + 1, &text, style, gutter));
            }
            _ => {}
        }
        shown = Some(number);
        for group in near(here, room) {
            one_line(lines, group, file, (room, dedent, gutter), style);
        }
    }
}

/// Places of one line, in groups that fit into one picture of it.
fn near<'p, 'q>(here: &'q [&'p Place], room: usize) -> Vec<&'q [&'p Place]> {
    let mut groups = Vec::new();
    let mut first = 0;
    for at in 1..here.len() {
        let reach = here[at].span.end.saturating_sub(here[first].span.start) as usize;
        if reach > room / 2 + 8 {
            groups.push(&here[first..at]);
            first = at;
        }
    }
    groups.push(&here[first..]);
    groups
}

/// A source line with what is below it.
fn one_line(
    lines: &mut Vec<Line>,
    group: &[&Place],
    file: &SourceFile,
    (room, dedent, gutter): (usize, usize, usize),
    style: &Style,
) {
    let number = group[0].line;
    let (text, start) = line_text(file, number);
    let inside = |at: u32| (at as usize).saturating_sub(start).min(text.len());
    let ranges: Vec<(usize, usize)> =
        group.iter().map(|place| (inside(place.span.start), inside(place.span.end))).collect();
    let piece = piece::cut_out(text, &ranges, room, dedent, style.signs.cut);
    lines.push(source_line(number, &piece.text, style, gutter));
    let marks = group.iter().zip(piece.places);
    let marks = marks.map(|(place, cells)| Mark { cells, words: place.words.clone(), main: place.main });
    for mut under in marks::under(marks.collect(), style, room) {
        under.insert(0, part(format!("{:gutter$} {} ", "", style.signs.bar), Tone::Accent));
        lines.push(under);
    }
}

fn source_line(number: u32, text: &str, style: &Style, gutter: usize) -> Line {
    vec![part(format!("{number:>gutter$} {} ", style.signs.bar), Tone::Accent), part(text, Tone::Ink)]
}
