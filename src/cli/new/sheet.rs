//! A file in the making: lines with their comments in two languages, texts as RON.

use std::fmt::Write as _;

use crate::model::lang::Lang;
use crate::model::text::Text;

/// Column of comments at the end of lines.
const NOTE_AT: usize = 60;

/// The text of a file.
#[derive(Default)]
pub(super) struct Sheet {
    out: String,
    depth: usize,
}

impl Sheet {
    pub fn line(&mut self, code: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.out, "{}{code}", "    ".repeat(self.depth));
    }

    pub fn blank(&mut self) {
        self.out.push('\n');
    }

    /// A line with a comment at its end, or before it where it is long.
    pub fn noted(&mut self, code: &str, fr: &str, en: &str) {
        let note = if fr == en { format!("// {fr}") } else { format!("// {fr} / {en}") };
        let width = self.depth * 4 + code.chars().count();
        if width + 1 > NOTE_AT {
            self.line(&note);
            self.line(code);
        } else {
            let space = " ".repeat(NOTE_AT - width);
            self.line(&format!("{code}{space}{note}"));
        }
    }

    /// A comment of its own, in both languages, a line each.
    pub fn comment(&mut self, fr: &str, en: &str) {
        self.line(&format!("// {fr}"));
        self.line(&format!("// {en}"));
    }

    /// A head above a section.
    pub fn head(&mut self, fr: &str, en: &str) {
        self.line(&format!("// {fr} / {en}"));
    }

    pub fn open(&mut self, code: &str) {
        self.line(code);
        self.depth += 1;
    }

    pub fn close(&mut self, code: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.line(code);
    }

    pub fn finish(self) -> String {
        self.out
    }
}

/// A text as RON writes it.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Words in both languages; once where they are the same.
pub(super) fn both(fr: &str, en: &str) -> String {
    if fr == en { quoted(fr) } else { format!("(fr: {}, en: {})", quoted(fr), quoted(en)) }
}

/// A text of a record.
pub(super) fn text(text: &Text) -> String {
    both(text.get(Lang::Fr), text.get(Lang::En))
}

#[cfg(test)]
mod tests {
    use super::{both, quoted};

    #[test]
    fn texts_are_read_back() {
        for hostile in ["a \"b\" \\ c\nd", "", "\\", "\u{1F600} é // no"] {
            assert_eq!(ron::from_str::<String>(&quoted(hostile)), Ok(hostile.to_owned()));
        }
        assert_eq!(both("Mali", "Mali"), "\"Mali\"");
        assert_eq!(both("Pont", "Bridge"), "(fr: \"Pont\", en: \"Bridge\")");
    }
}
