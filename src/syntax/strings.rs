//! The content of texts: quotes taken off, escapes resolved.

use std::borrow::Cow;

use super::tree::Form;

/// The content of a text literal written in one of the known forms.
pub(super) fn content(raw: &str, form: Form) -> Cow<'_, str> {
    match form {
        Form::Simple => Cow::Borrowed(inner(raw)),
        Form::Bare => Cow::Borrowed(raw),
        Form::OtherQuotes => {
            let mut chars = raw.chars();
            chars.next();
            let body = chars.as_str();
            Cow::Borrowed(
                body.strip_suffix(is_quote).unwrap_or(body).trim_matches(['\u{A0}', '\u{202F}', ' ']),
            )
        }
        Form::Plain if raw.starts_with('\'') => unescaped(inner(raw)),
        Form::Unopened => unescaped(raw.strip_suffix('"').unwrap_or(raw)),
        Form::Unclosed => unescaped(raw.strip_prefix('"').unwrap_or(raw)),
        _ => match raw.strip_prefix('r') {
            Some(rest) => Cow::Borrowed(inner(rest.trim_matches('#'))),
            None => unescaped(inner(raw)),
        },
    }
}

/// Quotes of any kind.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '´' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '‹' | '›' | '″')
}

fn inner(quoted: &str) -> &str {
    quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default()
}

fn unescaped(body: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\\', body.as_bytes()).is_none() {
        return Cow::Borrowed(body);
    }
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (value, len) = match escape(rest) {
            Some((value, len)) => (value, len),
            // An unknown escape was reported; its characters stay as written.
            None => (Some('\\'), 1),
        };
        out.extend(value);
        rest = &rest[len..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The rest of a text with its unknown escapes written as what they are read as.
pub(super) fn with_escapes(rest: &str) -> String {
    let mut out = String::with_capacity(rest.len() + 8);
    let mut at = 0;
    while let Some(len) = memchr::memchr(b'\\', &rest.as_bytes()[at..]) {
        out.push_str(&rest[at..at + len]);
        at += len;
        let known = escape(&rest[at..]).map_or(0, |(_, len)| len);
        out.push_str(if known > 0 { &rest[at..at + known] } else { "\\\\" });
        at += known.max(1);
    }
    out + &rest[at..]
}

/// Character and length of the escape that `text` starts with; no character for a line continuation,
/// `None` for an escape that does not exist.
pub(super) fn escape(text: &str) -> Option<(Option<char>, usize)> {
    let code = text.as_bytes().get(1)?;
    let simple = match code {
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'0' => '\0',
        b'\\' => '\\',
        b'"' => '"',
        b'\'' => '\'',
        b'x' => return hex_escape(text),
        b'u' => return unicode_escape(text),
        b'\n' | b'\r' => {
            let rest = text[1..].trim_start_matches([' ', '\t', '\n', '\r']);
            return Some((None, text.len() - rest.len()));
        }
        _ => return None,
    };
    Some((Some(simple), 2))
}

/// `\x41`, or several that make up one UTF-8 character.
fn hex_escape(text: &str) -> Option<(Option<char>, usize)> {
    let mut bytes = Vec::with_capacity(4);
    for index in 0..4 {
        let digits = text.get(index * 4..index * 4 + 4)?.strip_prefix("\\x")?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        if let Ok(read) = std::str::from_utf8(&bytes) {
            return Some((read.chars().next(), (index + 1) * 4));
        }
    }
    None
}

fn unicode_escape(text: &str) -> Option<(Option<char>, usize)> {
    let body = text.strip_prefix("\\u{")?;
    let end = body.as_bytes().iter().take(7).position(|&byte| byte == b'}')?;
    let digits = &body[..end];
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let read = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    Some((Some(read), end + 4))
}

#[cfg(test)]
mod tests {
    use super::content;
    use crate::syntax::tree::Form;

    #[test]
    fn escapes() {
        assert_eq!(content(r#""a\n\"b\" \u{e9} \xC3\xA9 \d""#, Form::Plain), "a\n\"b\" é é \\d");
        assert_eq!(content("\"a\\\n   b\"", Form::Plain), "ab");
        assert_eq!(content("r#\"a\\n\"b\"#", Form::Plain), "a\\n\"b");
        assert_eq!(content("\"é\"", Form::Simple), "é");
        assert_eq!(content("“a”", Form::OtherQuotes), "a");
        assert_eq!(content("«\u{A0}a\u{A0}»", Form::OtherQuotes), "a");
    }
}
