//! Literals between quotes, closed or not.

use super::lexer::{Kind, Lexer};
use super::messages as say;
use super::tree::{Form, Shape};
use super::{scan, strings};

/// Longest line, in bytes, that is searched for the intended end of a text.
const MAX_LINE: usize = 1 << 16;

/// What ends a text.
enum Ending {
    /// A closing quote at this offset.
    Quote(usize),
    /// No closing quote; the text is meant to end here.
    Cut(usize),
    /// A closing quote at this offset, with others inside that were not escaped.
    Inner(usize),
}

impl Lexer<'_> {
    /// A text from its opening `"`.
    pub(super) fn string(&mut self) -> (Kind, Form) {
        let start = self.pos;
        let body = start + 1;
        let leaf = Kind::Leaf(Shape::Text);
        match self.ending(body) {
            Ending::Quote(at) => {
                self.pos = at + 1;
                self.check_escapes(body, at);
                self.note_lines(start);
                (leaf, Form::Plain)
            }
            Ending::Inner(at) => {
                self.pos = at + 1;
                let inside = &self.text[body..at];
                let fixed = inside.replace("\\\"", "\"").replace('"', "\\\"");
                let doubt = scan::holds_field(inside);
                let report = say::inner_quotes(self.span(start, self.pos), format!("\"{fixed}\""));
                self.sink.push(if doubt { say::guessed(report) } else { report });
                (leaf, Form::Plain)
            }
            Ending::Cut(at) => {
                self.pos = at.max(body);
                let report = say::unclosed_text(self.span(start, body), self.span(self.pos, self.pos));
                let certain = self.certain_end(body, self.pos);
                self.sink.push(if certain { report } else { say::guessed(report) });
                (leaf, Form::Unclosed)
            }
        }
    }

    /// Whether a text without closing quote surely ends at `end`: nothing in it looks like a field, and
    /// behind it are separators and closers up to the next name or the end of the line.
    fn certain_end(&self, body: usize, end: usize) -> bool {
        let rest = self.text[end..scan::window_end(self.text, end)].trim_start_matches([')', ']', '}']);
        let comma = rest.trim_start_matches([',', ')', ']', '}', ' ']);
        let last = comma.trim().is_empty() || comma.starts_with("//");
        let next = rest.len() > comma.len() && scan::field_at(comma, 0);
        (last || next) && !scan::holds_field(&self.text[body..end])
    }

    fn ending(&mut self, body: usize) -> Ending {
        let Some(close) = self.closing_quote(body) else { return Ending::Cut(self.first_line_end(body)) };
        let inside = &self.text.as_bytes()[body..close];
        if memchr::memchr(b'\n', inside).is_some() {
            return if self.swallowed(body, close) {
                Ending::Cut(self.first_line_end(body))
            } else {
                Ending::Quote(close)
            };
        }
        if scan::ends_value(self.text, close + 1) {
            return Ending::Quote(close);
        }
        if let Some(colon) = memchr::memchr(b':', inside).filter(|_| self.at_key) {
            return Ending::Cut(body + colon);
        }
        if let Some(cut) = self.cut_before_key(body, close) {
            return Ending::Cut(cut);
        }
        self.outer_quote(close).map_or(Ending::Quote(close), Ending::Inner)
    }

    /// The next unescaped quote; scans that cross a whole text are remembered, so that many cost as one.
    fn closing_quote(&mut self, body: usize) -> Option<usize> {
        let (from, to, found) = self.quote_scan;
        if from < body && body <= to {
            return found.then_some(to);
        }
        let bytes = self.text.as_bytes();
        let mut at = body;
        let found = loop {
            match memchr::memchr2(b'"', b'\\', bytes.get(at..).unwrap_or_default()) {
                None => break None,
                Some(len) if bytes[at + len] == b'"' => break Some(at + len),
                Some(len) => at += len + 2,
            }
        };
        self.quote_scan = (body, found.unwrap_or(bytes.len()), found.is_some());
        found
    }

    /// Whether a text over several lines is rather one that was not closed on its first.
    fn swallowed(&self, body: usize, close: usize) -> bool {
        let line =
            memchr::memrchr(b'\n', &self.text.as_bytes()[body..close]).map_or(body, |at| body + at + 1);
        if !scan::ends_value(self.text, close + 1) {
            // A field behind it: only the comma is missing, unless this quote opens a text.
            let opens = self.text[line..close].trim_end().ends_with([':', ',', '[', '(', '{', '=']);
            return opens || !scan::field_at(self.text, scan::skip_blank(self.text, close + 1));
        }
        let key = scan::skip_blank(self.text, line);
        let after_key = scan::skip_blank(self.text, scan::word_end(self.text, key));
        let keyed = scan::field_at(self.text, key) && scan::skip_blank(self.text, after_key + 1) == close;
        let rest = &self.text[close + 1..scan::window_end(self.text, close + 1)];
        keyed && scan::quotes(rest) % 2 == 1
    }

    /// Where a text without closing quote is meant to end on its first line.
    fn first_line_end(&self, body: usize) -> usize {
        let bound = floor(self.text, (body + MAX_LINE).min(self.text.len()));
        let line = &self.text[body..scan::line_end(&self.text[..bound], body)];
        let line = line.find(" //").map_or(line, |at| &line[..at]);
        if let Some(colon) = memchr::memchr(b':', line.as_bytes()).filter(|_| self.at_key) {
            return body + colon;
        }
        let line = key_behind_comma(line).map_or(line, |at| &line[..at]);
        body + without_closers(line)
    }

    /// For `"abc, en: "def"`: the quote before `def` opens a text, so the first ends before the comma.
    fn cut_before_key(&self, body: usize, close: usize) -> Option<usize> {
        let inside = self.text[body..close].trim_end();
        if let Some(at) = key_behind_comma(inside) {
            return Some(body + without_closers(&inside[..at]));
        }
        let from = floor(inside, inside.len().saturating_sub(80));
        let comma = from + inside[from..].rfind(',')?;
        let between = inside[comma + 1..].trim();
        let key = between.strip_suffix(':').map(str::trim_end);
        let keyed = key.is_some_and(|key| !key.is_empty() && scan::word_end(key, 0) == key.len());
        let next = scan::char_at(self.text, close + 1)?;
        let listed = between.is_empty() && (next.is_alphanumeric() || next == '«');
        (keyed || listed).then(|| body + without_closers(&inside[..comma]))
    }

    /// For `"il dit "oui" hier",`: the quote that really ends the text.
    fn outer_quote(&self, close: usize) -> Option<usize> {
        let next = scan::char_at(self.text, close + 1)?;
        if !next.is_alphanumeric() {
            return None;
        }
        let end = scan::window_end(self.text, close + 1);
        let rest = &self.text[close + 1..end];
        let mut seen = 1;
        for at in memchr::memchr_iter(b'"', rest.as_bytes()) {
            seen += 1;
            let at = close + 1 + at;
            if scan::ends_value(self.text, at + 1) {
                let whole = key_behind_comma(&self.text[close + 1..at]).is_none();
                return (seen % 2 == 1 && whole).then_some(at);
            }
        }
        None
    }

    /// Reports the first escape that does not exist.
    fn check_escapes(&mut self, body: usize, close: usize) {
        let mut at = body;
        while let Some(len) = memchr::memchr(b'\\', &self.text.as_bytes()[at..close]) {
            at += len;
            let bytes = body >= 2 && self.byte(body - 2) == Some(b'b');
            match strings::escape(&self.text[at..close]) {
                Some((_, len)) => at += len,
                // A byte string may hold any `\x41`.
                None if bytes && self.byte(at + 1) == Some(b'x') => at = (at + 4).min(close),
                None => {
                    let next = scan::char_at(self.text, at + 1).map_or(0, char::len_utf8);
                    let found = self.text[at..at + 1 + next].to_owned();
                    let (span, rest) = (self.span(at, at + 1 + next), self.span(at, close));
                    let fixed = strings::with_escapes(&self.text[at..close]);
                    self.sink.push(say::bad_escape(span, &found, rest, fixed));
                    return;
                }
            }
        }
    }

    /// `r"..."`, `r#"..."#` and, with a `b`, the same for bytes.
    pub(super) fn raw_string(&mut self, prefix: usize, shape: Shape) -> (Kind, Form) {
        let start = self.pos;
        let bytes = self.text.as_bytes();
        let hashes = bytes[start + prefix..].iter().take_while(|&&byte| byte == b'#').count();
        let open = start + prefix + hashes;
        let leaf = Kind::Leaf(shape);
        if self.byte(open) != Some(b'"') {
            self.pos = open;
            let span = self.span(start, open);
            self.sink.push(say::junk(span, &scan::excerpt(&self.text[start..open])));
            return (Kind::Junk, Form::Plain);
        }
        let ending = format!("\"{}", "#".repeat(hashes));
        let found = if hashes < self.raw_absent {
            memchr::memmem::find(&bytes[open + 1..], ending.as_bytes())
        } else {
            None
        };
        if let Some(at) = found {
            self.pos = open + 1 + at + ending.len();
            self.note_lines(start);
            return (leaf, Form::Plain);
        }
        self.raw_absent = self.raw_absent.min(hashes);
        self.pos = self.first_line_end(open + 1).max(open + 1);
        let here = self.span(self.pos, self.pos);
        self.sink.push(say::unclosed_raw(self.span(start, open + 1), here, &ending));
        (Kind::Leaf(Shape::Broken), Form::Plain)
    }

    /// A character `'x'`, or a text in quotes of another kind.
    pub(super) fn quoted(&mut self, open: char) -> (Kind, Form) {
        let start = self.pos;
        let body = start + open.len_utf8();
        if open == '\'' {
            let len = match self.byte(body) {
                Some(b'\\') => strings::escape(&self.text[body..]).map_or(0, |(_, len)| len),
                _ => scan::char_at(self.text, body).map_or(0, char::len_utf8),
            };
            let letter = scan::char_at(self.text, body + len + 1).is_some_and(char::is_alphanumeric);
            if len > 0 && self.byte(body + len) == Some(b'\'') && !letter {
                self.pos = body + len + 1;
                self.note_lines(start);
                return (Kind::Leaf(Shape::Char), Form::Plain);
            }
        }
        let end = scan::window_end(self.text, body);
        let close = self.text[body..end]
            .char_indices()
            .find(|&(at, c)| closes(open, c) && scan::ends_value(self.text, body + at + c.len_utf8()));
        if let Some((at, c)) = close {
            self.pos = body + at + c.len_utf8();
            let inner = self.text[body..body + at].trim_matches([' ', '\u{A0}', '\u{202F}']);
            let fix = format!("\"{}\"", inner.replace('\\', "\\\\").replace('"', "\\\""));
            // `“equal parts” among four"`: rather the straight quote before it is missing.
            let half = c == '"' && inner.contains(['”', '»', '’', '›']);
            let doubt = half || key_behind_comma(inner).is_some();
            let report = say::other_quotes(self.span(start, self.pos), open, fix);
            self.sink.push(if doubt { say::guessed(report) } else { report });
            return (Kind::Leaf(Shape::Text), Form::OtherQuotes);
        }
        self.pos = self.first_line_end(body).max(body);
        let inner = self.text[body..self.pos].replace('\\', "\\\\").replace('"', "\\\"");
        let report = say::other_quotes(self.span(start, self.pos), open, format!("\"{inner}\""));
        self.sink.push(say::guessed(report));
        (Kind::Leaf(Shape::Text), Form::OtherQuotes)
    }
}

fn closes(open: char, c: char) -> bool {
    match open {
        '\'' | '`' => c == open || c == '’' || c == '´',
        '«' | '‹' => matches!(c, '»' | '›' | '"'),
        '»' => matches!(c, '«' | '»' | '"'),
        '‘' | '’' => matches!(c, '’' | '‘' | '\''),
        _ => matches!(c, '”' | '“' | '″' | '"'),
    }
}

/// Length of a piece of a line without the separators and closers at its end that it does not open.
fn without_closers(line: &str) -> usize {
    let mut kept = line.trim_end();
    for _ in 0..16 {
        let shorter = match kept.as_bytes().last() {
            Some(b',') => &kept[..kept.len() - 1],
            Some(b')') if unbalanced(kept, b'(', b')') => &kept[..kept.len() - 1],
            Some(b']') if unbalanced(kept, b'[', b']') => &kept[..kept.len() - 1],
            Some(b'}') if unbalanced(kept, b'{', b'}') => &kept[..kept.len() - 1],
            _ => break,
        };
        kept = shorter.trim_end();
    }
    kept.len()
}

fn unbalanced(line: &str, open: u8, close: u8) -> bool {
    let count = |wanted| line.bytes().filter(|&byte| byte == wanted).count();
    count(close) > count(open)
}

/// Where `, name: ` stands inside a line, the name in lower case as field names are.
fn key_behind_comma(line: &str) -> Option<usize> {
    memchr::memchr_iter(b',', line.as_bytes()).take(64).find(|&at| {
        let key = scan::skip_blank(line, at + 1);
        let end = scan::word_end(line, key);
        let lower = line[key..end].bytes().all(|b| b == b'_' || b.is_ascii_lowercase() || b.is_ascii_digit());
        end > key && lower && line.as_bytes().get(end) == Some(&b':')
    })
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
