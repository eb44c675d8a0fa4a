//! A change as it would look: the line with what is put in, and the line it replaces.

use super::frame::line_text;
use super::piece;
use super::{Line, Part, Sources, Style, part};
use crate::look::tone::Tone;
use crate::model::diagnostic::Edit;
use crate::model::span::Span;

/// Most lines shown of what is put in, and of what is taken out.
const LINES: usize = 4;

/// Bytes of a line that are looked at on each side of a change.
const REACH: usize = 2_048;

/// The lines of `edit`; `shown` is the place that the frame above shows. None when nothing changes.
pub(super) fn lines(
    edit: &Edit,
    shown: Span,
    sources: Sources<'_>,
    style: &Style,
    gutter: usize,
) -> Vec<Line> {
    let Some(file) = sources.get(edit.span.file) else { return Vec::new() };
    let (start, end) = (edit.span.start as usize, edit.span.end as usize);
    let Some(old) = file.text.get(start..end).filter(|old| *old != edit.text) else { return Vec::new() };
    let (first, last) = (file.lines.line(edit.span.start), file.lines.line(edit.span.end));
    let (head, begin) = line_text(file, first);
    let before = tail(&head[..head.floor_char_boundary(start - begin)]);
    let (foot, begin) = line_text(file, last);
    let after = lead(&foot[foot.ceil_char_boundary((end - begin).min(foot.len()))..]);
    let seen = edit.span.file == shown.file && first == file.lines.line(shown.start) && first == last;
    let view = View { style, gutter, dedent: piece::blanks(head).saturating_sub(4) };
    let mut lines = Vec::new();
    if !seen || edit.text.is_empty() {
        view.push(&mut lines, first, ("-", Tone::BadBold), (before, old, after));
    }
    // A line that is taken out whole leaves nothing to show.
    let gone = edit.text.is_empty() && before.trim().is_empty() && after.trim().is_empty();
    if !gone {
        view.push(&mut lines, first, ("+", Tone::GoodBold), (before, &edit.text, after));
    }
    lines
}

/// The end of a text, not more than is looked at.
fn tail(text: &str) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(REACH))..]
}

/// The beginning of a text, not more than is looked at.
fn lead(text: &str) -> &str {
    &text[..text.floor_char_boundary(REACH)]
}

struct View<'a> {
    style: &'a Style,
    gutter: usize,
    dedent: usize,
}

impl View<'_> {
    /// `before`, `middle` and `after` as numbered lines from `first`, what is between set off.
    fn push(
        &self,
        lines: &mut Vec<Line>,
        first: u32,
        (sign, tone): (&str, Tone),
        (before, middle, after): (&str, &str, &str),
    ) {
        let count = middle.split('\n').count();
        for (at, piece) in middle.split('\n').take(LINES).enumerate() {
            let head = if at == 0 { before } else { "" };
            let piece = lead(piece.trim_end_matches('\r'));
            let foot = if at + 1 == count { after } else { "" };
            let number = first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
            let gutter = self.gutter;
            let mut line =
                vec![part(format!("{number:>gutter$} "), Tone::Accent), part(format!("{sign} "), tone)];
            line.extend(self.toned(head, piece, foot, tone));
            lines.push(line);
        }
        if count > LINES {
            let indent = self.gutter + 3;
            lines.push(vec![part(format!("{:indent$}{}", "", self.style.signs.cut), Tone::Ink2)]);
        }
    }

    /// A line in which `middle` is set off.
    fn toned(&self, head: &str, middle: &str, foot: &str, tone: Tone) -> Vec<Part> {
        let line = [head, middle, foot].concat();
        let place = (head.len(), head.len() + middle.len());
        let room = self.style.width.saturating_sub(self.gutter + 3);
        let piece = piece::cut_out(&line, &[place], room, self.dedent, self.style.signs.cut);
        let (a, b) = piece.places.first().copied().unwrap_or_default();
        let b = if middle.is_empty() { a } else { b };
        let mut parts = vec![String::new(), String::new(), String::new()];
        let mut cell = 0;
        for cluster in unicode_segmentation::UnicodeSegmentation::graphemes(&*piece.text, true) {
            let which = if cell < a { 0 } else { usize::from(cell >= b) + 1 };
            parts[which].push_str(cluster);
            cell += crate::look::measure::width(cluster);
        }
        let tones = [Tone::Ink2, tone, Tone::Ink2];
        parts
            .into_iter()
            .zip(tones)
            .filter(|(text, _)| !text.is_empty())
            .map(|(t, tone)| part(t, tone))
            .collect()
    }
}
