//! Where the form of a file was not as it should be: what may be shown to whom is never read from there.

use crate::model::diagnostic::{Both, Diagnostic, Severity};
use crate::model::reference::is_id;
use crate::model::span::Span;

/// Where one file was repaired or could not be read, in the order of the text.
#[derive(Default)]
pub(super) struct Slips {
    places: Vec<Place>,
    /// Where two versions stand.
    merges: Vec<Span>,
}

struct Place {
    span: Span,
    kind: Kind,
}

#[derive(PartialEq)]
enum Kind {
    /// A comma is missing behind what ends there.
    Comma,
    /// A bracket is missing, wrong or too much: what follows may belong elsewhere.
    Bracket,
    Other,
}

impl Kind {
    fn of(report: &Diagnostic, text: &str) -> Self {
        let brackets = |text: &str| !text.is_empty() && text.bytes().all(|b| b"()[]{}".contains(&b));
        match &report.fix {
            Some(fix) if fix.text == "," => Self::Comma,
            Some(fix) if brackets(&fix.text) => Self::Bracket,
            _ if text.get(range(report.span)).is_some_and(brackets) => Self::Bracket,
            _ => Self::Other,
        }
    }
}

fn range(span: Span) -> std::ops::Range<usize> {
    span.start as usize..span.end as usize
}

impl Slips {
    /// Those that the syntax reports of `text` tell of, which stand in its order.
    pub fn of(reports: &[Diagnostic], merges: &[Span], text: &str) -> Self {
        let place = |report: &Diagnostic| Place { span: report.span, kind: Kind::of(report, text) };
        Self { places: reports.iter().map(place).collect(), merges: merges.to_vec() }
    }

    /// Whether a bracket inside `span` is missing, wrong or too much.
    pub fn torn(&self, span: Span) -> bool {
        let from = self.places.partition_point(|place| place.span.start < span.start);
        let inside = self.places[from..].iter().take_while(|place| place.span.start <= span.end);
        inside.take(MANY).any(|place| place.kind == Kind::Bracket)
    }

    /// The text from `span.start` to `span.end`, with what reaches into it, if it was not read as it stands.
    pub fn touched(&self, span: Span) -> Option<Span> {
        let from = self.places.partition_point(|place| place.span.start < span.start);
        // One that begins before and reaches in: the quotes around a name.
        if let Some(place) = self.places[..from].last().filter(|place| place.span.end > span.start) {
            return Some(place.span.to(span));
        }
        let inside = |Place { span: place, kind }: &Place| {
            let empty = place.start == place.end;
            place.start < span.end || (place.start == span.end && empty && *kind != Kind::Comma)
        };
        (self.places.get(from).is_some_and(inside) || self.merged(span)).then_some(span)
    }

    /// Whether two versions of a part of `span` stand in the file.
    pub fn merged(&self, span: Span) -> bool {
        let from = self.merges.partition_point(|merge| merge.end <= span.start);
        self.merges.get(from).is_some_and(|merge| merge.start < span.end)
    }

    /// Whether a slip lies outside of all `parts`, which stand in the order of the text.
    pub fn outside(&self, parts: &[Span]) -> bool {
        let held = |span: Span| {
            let at = parts.partition_point(|part| part.end < span.end);
            parts.get(at).is_some_and(|part| part.start <= span.start)
        };
        self.places.iter().any(|place| !held(place.span)) || self.merges.iter().any(|merge| !held(*merge))
    }
}

/// Slips that are looked through for one of a kind; a group with more is broken in any case.
const MANY: usize = 64;

/// A report about something that was not read as intended after all: an error.
pub(super) fn doubt(report: &mut Diagnostic) {
    report.severity = Severity::Error;
    if report.code == "STR-012" {
        report.code = "STR-001";
    }
    if let Some(fix) = &mut report.fix {
        fix.safe = false;
    }
}

/// The same about a place that says who may see what.
pub(super) fn guard(report: &mut Diagnostic) {
    doubt(report);
    let help = report.help.take().unwrap_or_default();
    report.help = Some(Both::new(
        sentence(help.fr, " ; d'ici là, l'originateur seul voit ce qui en dépend"),
        sentence(help.en, "; until then the originator alone sees what depends on it"),
    ));
}

fn sentence(mut help: String, more: &str) -> String {
    help.push_str(more);
    help.trim_start_matches([' ', ';']).to_owned()
}

/// Ids written in a text whose form is broken: whoever refers to one of them made no mistake.
pub(super) fn written_ids(text: &str) -> impl Iterator<Item = &str> {
    memchr::memmem::find_iter(text.as_bytes(), b"id").filter_map(|at| {
        let before = text[..at].trim_end_matches([' ', '\t', '\r', '\n']);
        // `Record(id: …)` is a reference; a name that ends in `id` is another field.
        let own = match before.chars().next_back() {
            Some('(') => !before[..before.len() - 1].ends_with(|c: char| c.is_alphanumeric()),
            last => before.len() < at || last.is_none_or(|c| matches!(c, ',' | '{')),
        };
        let rest = text[at + 2..].trim_start_matches([' ', '\t']).strip_prefix([':', '='])?;
        let rest = rest.trim_start_matches(['>', ' ', '\t', '"', '\'', '“', '«', '\u{A0}']);
        let end = rest.find(|c: char| c != '-' && !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        Some(&rest[..end]).filter(|id| own && is_id(id))
    })
}

#[cfg(test)]
mod tests {
    use super::{Slips, written_ids};
    use crate::model::diagnostic::{Both, Diagnostic};
    use crate::model::span::{FileId, Span};

    fn span(start: u32, end: u32) -> Span {
        Span::new(FileId(0), start, end)
    }

    #[test]
    fn a_comma_missing_behind_a_value_does_not_touch_it() {
        let report = |at, fix: &str| {
            Diagnostic::warning("STR-012", span(at, at), Both::default()).with_fix(span(at, at), fix)
        };
        let slips = Slips::of(&[report(4, ","), report(9, ")")], &[span(20, 30)], "");
        assert!(slips.touched(span(0, 4)).is_none() && slips.touched(span(0, 5)).is_some());
        assert!(
            slips.touched(span(6, 9)).is_some()
                && slips.touched(span(25, 26)).is_some()
                && slips.touched(span(30, 31)).is_none()
        );
        assert!(slips.torn(span(0, 9)) && !slips.torn(span(0, 8)) && !slips.torn(span(10, 20)));
        assert!(slips.outside(&[span(0, 5)]) && !slips.outside(&[span(0, 10), span(18, 31)]));
    }

    #[test]
    fn ids_are_found_in_any_text() {
        let text =
            "(id: \"mli-a-1\", x (id = mli-b-2 grid: \"no-no\", Record(id: \"no-1\") {id:'mli-c-3' valid: ab";
        assert_eq!(written_ids(text).collect::<Vec<_>>(), ["mli-a-1", "mli-b-2", "mli-c-3"]);
    }
}
