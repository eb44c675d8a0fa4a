//! Simple markup of text scenes: headings, lists, bold words. Read after the text was made safe.
//!
//! ```text
//! # heading        - item        1. item       **bold**
//! ## smaller         - item in an item         \- a line that begins with a dash
//! ```

use crate::look::measure::{width, wrap};

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Blank,
    Heading,
    SubHeading,
    Plain,
    /// An item of a list at a depth of 0 or 1.
    Item(u8),
    /// An item that bears a number.
    Numbered(u8),
}

/// Words in one weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub bold: bool,
}

/// A line of the text, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    pub form: Form,
    /// Number of a numbered item, with its point.
    pub mark: String,
    pub spans: Vec<Span>,
}

/// Reads one line.
#[must_use]
pub fn read(line: &str) -> Paragraph {
    let bare = line.trim_start_matches(' ');
    let depth = u8::from(line.len() - bare.len() >= 2);
    let made = |form, rest: &str| Paragraph { form, mark: String::new(), spans: spans(rest) };
    if bare.trim().is_empty() {
        return Paragraph { form: Form::Blank, mark: String::new(), spans: Vec::new() };
    }
    if let Some(rest) = bare.strip_prefix("## ") {
        return made(Form::SubHeading, rest.trim());
    }
    if let Some(rest) = bare.strip_prefix("# ") {
        return made(Form::Heading, rest.trim());
    }
    if let Some(rest) = bare.strip_prefix("- ").or_else(|| bare.strip_prefix("* ")) {
        return made(Form::Item(depth), rest.trim());
    }
    if let Some((number, rest)) = bare.split_once(". ")
        && (1..=3).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
    {
        return Paragraph {
            form: Form::Numbered(depth),
            mark: format!("{number}."),
            spans: spans(rest.trim()),
        };
    }
    made(Form::Plain, bare.trim_end())
}

/// Splits at `**`; a star or any other sign behind a backslash stands for itself, and a `**` that is
/// never closed too.
fn spans(text: &str) -> Vec<Span> {
    let mut all: Vec<Span> = vec![Span { text: String::new(), bold: false }];
    let mut rest = text.chars().peekable();
    // Where bold began: number of the span.
    let mut open: Option<usize> = None;
    while let Some(c) = rest.next() {
        match c {
            '\\' if rest.peek().is_some_and(char::is_ascii_punctuation) => push(&mut all, rest.next()),
            '*' if rest.peek() == Some(&'*') => {
                rest.next();
                open = if open.is_some() { None } else { Some(all.len()) };
                all.push(Span { text: String::new(), bold: open.is_some() });
            }
            other => push(&mut all, Some(other)),
        }
    }
    if let Some(at) = open {
        let tail: String = all.drain(at..).map(|span| span.text).collect();
        if let Some(last) = all.last_mut() {
            last.text.push_str("**");
            last.text.push_str(&tail);
        }
    }
    all.retain(|span| !span.text.is_empty());
    all
}

fn push(all: &mut [Span], c: Option<char>) {
    if let (Some(span), Some(c)) = (all.last_mut(), c) {
        span.text.push(c);
    }
}

impl Paragraph {
    /// The words without their weights.
    #[must_use]
    pub fn plain(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// The paragraph in lines of at most `room` cells: words, their column and weight.
    #[must_use]
    pub fn lines(&self, room: usize) -> Vec<Vec<(u16, Span)>> {
        let text = self.plain();
        let begins = text.as_ptr() as usize;
        wrap(&text, room)
            .into_iter()
            .map(|line| {
                // A line is a slice of the text: where it begins tells which spans it holds.
                let from = line.as_ptr() as usize - begins;
                self.cut(from, from + line.len())
            })
            .collect()
    }

    /// The parts of the spans between two bytes of the text.
    fn cut(&self, from: usize, to: usize) -> Vec<(u16, Span)> {
        let (mut at, mut x, mut line) = (0, 0_usize, Vec::new());
        for span in &self.spans {
            let (start, end) = (at.max(from), (at + span.text.len()).min(to));
            if start < end
                && let Some(text) = span.text.get(start - at..end - at)
            {
                line.push((
                    u16::try_from(x).unwrap_or(u16::MAX),
                    Span { text: text.to_owned(), bold: span.bold },
                ));
                x += width(text);
            }
            at += span.text.len();
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bold(text: &str) -> String {
        read(text)
            .spans
            .iter()
            .map(|s| if s.bold { format!("<{}>", s.text) } else { s.text.clone() })
            .collect()
    }

    #[test]
    fn forms_of_lines() {
        for (line, form, words) in [
            ("# Title", Form::Heading, "Title"),
            ("## Smaller", Form::SubHeading, "Smaller"),
            ("- item", Form::Item(0), "item"),
            ("* item", Form::Item(0), "item"),
            ("  - inner", Form::Item(1), "inner"),
            ("      - as deep as it goes", Form::Item(1), "as deep as it goes"),
            ("1. first", Form::Numbered(0), "first"),
            ("12. twelfth", Form::Numbered(0), "twelfth"),
            ("2025. a year", Form::Plain, "2025. a year"),
            ("3.5 km", Form::Plain, "3.5 km"),
            ("#no heading", Form::Plain, "#no heading"),
            ("-5 degrees", Form::Plain, "-5 degrees"),
            ("\\- a dash", Form::Plain, "- a dash"),
            ("\\# a hash", Form::Plain, "# a hash"),
            ("   ", Form::Blank, ""),
            ("", Form::Blank, ""),
        ] {
            let read = read(line);
            assert_eq!((read.form, read.plain().as_str()), (form, words), "{line:?}");
        }
        assert_eq!(read("7. x").mark, "7.");
    }

    #[test]
    fn bold_words() {
        for (line, seen) in [
            ("a **b** c", "a <b> c"),
            ("**all**", "<all>"),
            ("**a** and **b**", "<a> and <b>"),
            ("an **open end", "an **open end"),
            ("**a** then **open", "<a> then **open"),
            ("\\*\\*stars\\*\\*", "**stars**"),
            ("2 * 3 * 4", "2 * 3 * 4"),
            ("****", ""),
            ("C:\\dir", "C:\\dir"),
            ("- **x**: y", "<x>: y"),
        ] {
            assert_eq!(bold(line), seen, "{line:?}");
        }
    }

    #[test]
    fn bold_survives_the_end_of_a_line() {
        let lines = read("one **two three four** five").lines(9);
        let show = |(x, span): &(u16, Span)| format!("{x}{}{}", if span.bold { "*" } else { ":" }, span.text);
        let shown: Vec<String> =
            lines.iter().map(|line| line.iter().map(show).collect::<Vec<_>>().concat()).collect();
        assert_eq!(shown, ["0:one 4*two", "0*three", "0*four4: five"]);
    }
}
