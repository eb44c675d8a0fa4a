//! Values: groups, literals, words, and texts and numbers written without quotes or with commas.

use super::lexer::{Group, Kind, Token};
use super::limits::LOOK_AHEAD;
use super::look::{self, Behind};
use super::messages as say;
use super::parser::{Parser, Step, Want};
use super::tree::{Form, Shape};
use super::{numbers, scan};

impl Parser<'_> {
    /// Reads the value that begins with `token`.
    pub fn value(&mut self, token: Token) -> Step {
        match token.kind {
            Kind::Open(group) => return self.open(token, group, token.start, 0),
            Kind::Junk => return self.leaf(Shape::Broken, Form::Plain, token.start, token.end, true),
            Kind::Word => {
                if let Some(step) = self.named(token) {
                    return step;
                }
            }
            _ => {}
        }
        if let Some(step) = self.spaced(token).or_else(|| self.unquoted(token)) {
            return step;
        }
        let (shape, end) = match token.kind {
            Kind::Leaf(Shape::Integer) => return self.integer(token),
            Kind::Leaf(shape) => (shape, token.end),
            _ => (Shape::Word, token.end),
        };
        self.leaf(shape, token.form, token.start, end, token.bad)
    }

    /// Whether the value of a field is to come.
    pub fn in_field(&self) -> bool {
        self.stack.last().is_some_and(|frame| frame.group == Group::Paren && frame.want == Want::Value)
    }

    /// `Name(…)`, or a field name where a value should stand.
    fn named(&mut self, token: Token) -> Option<Step> {
        let text = self.lex.text;
        let near = scan::skip_blank(text, token.end);
        let next = if self.layout { near } else { scan::skip_trivia(text, token.end) };
        if self.lex.byte(next) == Some(b'(') {
            let bracket = self.lex.next();
            let line = Token { line: token.line, indent: token.indent, ..bracket };
            return Some(self.open(line, Group::Paren, token.start, token.end - token.start));
        }
        let &frame = self.stack.last()?;
        if frame.want != Want::Value || !scan::field_at(text, token.start) {
            return None;
        }
        self.torn();
        let deeper = token.indent > frame.column.unwrap_or(frame.indent);
        if !token.first || deeper || (frame.indent == token.indent && self.lacks_bracket(token)) {
            self.imply(token, Group::Paren);
        } else {
            self.value_missing(frame);
            self.want(Want::Item);
        }
        Some(Step::Again)
    }

    /// Whether a field where a value should stand begins a group without its bracket, judging by what stands
    /// behind the next closer; for texts without indentation.
    fn lacks_bracket(&self, token: Token) -> bool {
        let text = self.lex.text;
        if matches!(&text[token.start..token.end], "fr" | "en") {
            return true;
        }
        let parent = self.stack.len().checked_sub(2).map(|parent| self.stack[parent].group);
        parent == Some(Group::List)
            && look::unmatched(text, token.start).is_some_and(|closer| {
                closer.group == Group::Paren && matches!(look::behind(text, closer.at + 1), Behind::Field(_))
            })
    }

    fn integer(&mut self, token: Token) -> Step {
        let plain =
            |parser: &mut Self| parser.leaf(Shape::Integer, Form::Plain, token.start, token.end, token.bad);
        if !self.in_field() {
            return plain(self);
        }
        let bytes = self.lex.text.as_bytes();
        let (mut end, mut groups, mut thousands) = (token.end, 0, true);
        while bytes.get(end) == Some(&b',') {
            let digits = bytes[end + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            let behind = scan::char_at(self.lex.text, end + 1 + digits);
            let whole = matches!(behind, None | Some(',' | ')' | ']' | '}' | ' ' | '\n' | '\r' | '\t' | '/'));
            if digits == 0 || !whole {
                break;
            }
            thousands &= digits == 3;
            groups += 1;
            end += 1 + digits;
        }
        if groups == 0 {
            return plain(self);
        }
        let raw = &self.lex.text[token.start..end];
        let lead = self.lex.text[token.start..token.end].trim_start_matches(['+', '-']);
        let span = self.lex.span(token.start, end);
        let (point, whole) = (raw.replace(',', "."), raw.replace(',', ""));
        self.lex.pos = end;
        let (shape, form) = match groups {
            1 if thousands && lead.len() <= 3 && lead != "0" => {
                self.lex.sink.push(say::unclear_comma(span, &point, &whole));
                (Shape::Broken, Form::Plain)
            }
            1 => {
                self.lex.sink.push(say::decimal_comma(span, point));
                (Shape::Float, Form::DecimalComma)
            }
            _ if thousands => {
                self.lex.sink.push(say::grouped(span, whole));
                (Shape::Integer, Form::Grouped)
            }
            _ => {
                self.lex.sink.push(say::unclear_comma(span, &point, &whole));
                (Shape::Broken, Form::Plain)
            }
        };
        self.leaf(shape, form, token.start, end, shape == Shape::Broken)
    }

    /// `12 500`, the thousands set apart as in French.
    fn spaced(&mut self, token: Token) -> Option<Step> {
        let text = self.lex.text;
        let lead = text[token.start..token.end].trim_start_matches(['+', '-']);
        if token.kind != Kind::Leaf(Shape::Integer) || !self.in_field() || lead.len() > 3 {
            return None;
        }
        let mut end = token.end;
        while let Some(gap) =
            scan::char_at(text, end).filter(|c| matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '’'))
        {
            let digits = end + gap.len_utf8();
            let three = text.as_bytes().get(digits..digits + 3)?;
            if !three.iter().all(u8::is_ascii_digit) {
                return None;
            }
            end = digits + 3;
        }
        if end == token.end || !scan::ends_value(text, end) || self.lex.byte(end) == Some(b':') {
            return None;
        }
        self.lex.pos = end;
        let fixed = numbers::ungrouped(&text[token.start..end]);
        self.lex.sink.push(say::grouped(self.lex.span(token.start, end), fixed));
        Some(self.leaf(Shape::Integer, Form::Grouped, token.start, end, false))
    }

    /// A text whose quotes, or whose opening quote, are missing.
    fn unquoted(&mut self, token: Token) -> Option<Step> {
        let number = matches!(token.kind, Kind::Odd | Kind::Leaf(Shape::Integer | Shape::Float));
        if !number && !matches!(token.kind, Kind::Word | Kind::Leaf(Shape::Bool)) {
            return None;
        }
        let text = self.lex.text;
        let field = self.in_field();
        let clock = number && self.clock_at(token.end);
        let plain = token.kind != Kind::Odd && scan::ends_value(text, token.end) && !clock;
        if plain && !(field && self.lex.byte(token.end) == Some(b',')) {
            return None;
        }
        if let Some(quote) = closing_only(text, token.end) {
            self.lex.pos = quote + 1;
            let doubt = scan::holds_field(&text[token.start..quote]);
            let report = say::unopened_text(self.at(token));
            self.lex.sink.push(if doubt { say::guessed(report) } else { report });
            return Some(self.leaf(Shape::Text, Form::Unopened, token.start, quote + 1, doubt));
        }
        if plain || !self.goes_on(token, number, field) {
            return None;
        }
        let end = self.run_end(token).max(token.end);
        self.lex.pos = end;
        let raw = &text[token.start..end];
        let fixed = format!("\"{}\"", raw.replace('\\', "\\\\").replace('"', "\\\""));
        let dated = number
            && raw.bytes().filter(u8::is_ascii_digit).count() >= 4
            && raw.contains(['-', ':', 'Z', '/']);
        let doubt = scan::holds_field(raw);
        let report = say::bare_text(self.lex.span(token.start, end), dated, fixed);
        self.lex.sink.push(if doubt { say::guessed(report) } else { report });
        Some(self.leaf(Shape::Text, Form::Bare, token.start, end, doubt))
    }

    /// Whether `:30` of a time of day stands at `at`.
    fn clock_at(&self, at: usize) -> bool {
        let map_key =
            self.stack.last().is_some_and(|frame| frame.group == Group::Map && frame.want == Want::Item);
        !map_key
            && self.lex.byte(at) == Some(b':')
            && self.lex.byte(at + 1).is_some_and(|b| b.is_ascii_digit())
    }

    /// Whether what follows a word or number on its line makes it the beginning of a text.
    fn goes_on(&self, token: Token, number: bool, field: bool) -> bool {
        let text = self.lex.text;
        if token.kind == Kind::Odd {
            return true;
        }
        let Some(next) = scan::char_at(text, token.end) else { return false };
        if !(scan::is_space(next) || scan::is_stray_space(next)) {
            return match next {
                ',' | ')' | ']' | '}' | '(' | '[' | '{' | '"' | ';' | '#' | '=' => false,
                ':' => number && self.clock_at(token.end),
                '/' => !matches!(self.lex.byte(token.end + 1), Some(b'/' | b'*')),
                _ => true,
            };
        }
        let at = scan::skip_blank(text, token.end);
        let Some(first) = scan::char_at(text, at) else { return false };
        if scan::field_at(text, at)
            || !(first.is_alphanumeric() || first == '-' || first == '&' || first == '\'')
        {
            return false;
        }
        if field || self.stack.is_empty() {
            return true;
        }
        let upper = |at: usize| scan::char_at(text, at).is_some_and(char::is_uppercase);
        let digits = first.is_ascii_digit() || first == '-';
        match (number, digits) {
            (true, true) => false,
            (true, false) | (false, true) => true,
            (false, false) => !(upper(token.start) && upper(at)),
        }
    }

    /// Where a text without quotes ends on its line.
    pub fn run_end(&self, token: Token) -> usize {
        let text = self.lex.text;
        let stop = scan::window_end(text, token.end);
        let (mut at, mut depth, mut gap) = (token.end, 0_usize, true);
        while at < stop {
            let Some(c) = scan::char_at(text, at) else { break };
            match c {
                ',' | ']' | '}' | ';' => break,
                ')' if depth == 0 => break,
                ')' => depth -= 1,
                '(' => depth += 1,
                '/' if gap && matches!(self.lex.byte(at + 1), Some(b'/' | b'*')) => break,
                '"' if gap => break,
                _ if gap && at > token.end && scan::field_at(text, at) => break,
                _ => {}
            }
            gap = scan::is_space(c);
            at += c.len_utf8();
        }
        token.start + text[token.start..at].trim_end().len()
    }
}

/// The quote that closes a text whose opening quote is missing, its first word ending at `from`.
pub(super) fn closing_only(text: &str, from: usize) -> Option<usize> {
    let ahead = &text.as_bytes()[from..(from + LOOK_AHEAD).min(text.len())];
    let quote = from + memchr::memchr2(b'"', b'\n', ahead).filter(|&at| ahead[at] == b'"')?;
    if !scan::ends_value(text, quote + 1) {
        return None;
    }
    let between = &text[from..quote];
    let end = scan::window_end(text, from);
    let opens = if end == scan::line_end(text, from) {
        scan::quotes(&text[quote..end]).is_multiple_of(2)
    } else {
        // The rest of a long line is not counted; what stands before the quote tells.
        between.trim_end().ends_with([':', ',', '=', '(', '[', '{'])
    };
    if opens {
        return None;
    }
    let comment = between.contains("//") || between.contains("/*");
    let outside = between.contains(')') && !between.contains('(');
    if comment || outside || between.contains(['[', ']', '{', '}']) || has_field(between) {
        return None;
    }
    Some(quote)
}

/// Whether `name:` stands somewhere in a piece of a line, behind a comma.
fn has_field(piece: &str) -> bool {
    memchr::memchr_iter(b',', piece.as_bytes()).any(|at| {
        let key = scan::skip_blank(piece, at + 1);
        let end = scan::word_end(piece, key);
        end > key && piece.as_bytes().get(scan::skip_blank(piece, end)) == Some(&b':')
    })
}
