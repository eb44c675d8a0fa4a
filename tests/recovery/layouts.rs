//! The same file as other hands lay it out: what it says stays the same.

use crate::tokens;

/// A way to lay out a file.
pub type Layout = (&'static str, fn(&str) -> String);

/// Layouts other than that of `fmt`.
pub const LAYOUTS: &[Layout] = &[
    ("a record a line", record_lines),
    ("tabs", tabs),
    ("CRLF", |text| text.replace('\n', "\r\n")),
    ("no trailing commas", without_trailing_commas),
    ("8 spaces", wide),
    ("many comments", commented),
    ("no indentation", flush),
];

/// Tokens of `text` without comments.
fn pieces(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let (mut all, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        let start = at;
        if text[at..].starts_with("//") {
            at += text[at..].find('\n').unwrap_or(text.len() - at);
            continue;
        }
        match bytes[at] {
            b'"' => at = tokens::text_end(bytes, at + 1) + 1,
            byte if byte.is_ascii_whitespace() || tokens::MARKS.as_bytes().contains(&byte) => at += 1,
            _ => {
                let more =
                    |byte: &u8| !byte.is_ascii_whitespace() && !tokens::MARKS.as_bytes().contains(byte);
                at += bytes[at..].iter().take_while(|byte| more(byte)).count();
            }
        }
        if !bytes[start].is_ascii_whitespace() {
            all.push(&text[start..at]);
        }
    }
    all
}

/// Every record, and every field of the head and of the meeting, on a line of its own.
pub fn record_lines(text: &str) -> String {
    let (mut out, mut depth) = (String::new(), 0_usize);
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        out.push_str(&"    ".repeat(depth));
    };
    let all = pieces(text);
    for (at, piece) in all.iter().enumerate() {
        let next = all.get(at + 1).copied().unwrap_or_default();
        match *piece {
            "(" | "[" => {
                out.push_str(piece);
                depth += 1;
                if depth <= 2 && !matches!(next, ")" | "]") {
                    line(&mut out, depth);
                }
            }
            ")" | "]" => {
                depth -= 1;
                if depth < 2 && !matches!(all[at - 1], "(" | "[") {
                    line(&mut out, depth);
                }
                out.push_str(piece);
            }
            "," => match next {
                ")" | "]" if depth > 2 => {}
                ")" | "]" => out.push(','),
                _ if depth <= 2 => {
                    out.push(',');
                    line(&mut out, depth);
                }
                _ => out.push_str(", "),
            },
            ":" => out.push_str(": "),
            _ => out.push_str(piece),
        }
    }
    out + "\n"
}

/// The same file with several fields on a line, as written by hand.
pub fn dense(text: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        let field = indent == 12 && line.ends_with(',') && line.contains(": ");
        let whole = line.matches(['(', '[']).count() == line.matches([')', ']']).count();
        match out.last_mut() {
            Some(last) if last == "        (" && field && whole => last.push_str(line.trim_start()),
            Some(last)
                if field
                    && whole
                    && last.len() + line.len() < 130
                    && last.ends_with(',')
                    && (last.starts_with("            ") && !last.starts_with("             ")
                        || last.starts_with("        (id"))
                    && last.contains(": ")
                    && !last.contains("marking:") =>
            {
                last.push(' ');
                last.push_str(line.trim_start());
            }
            Some(last) if line == "        )," && last.starts_with("            ") && last.ends_with(',') => {
                last.pop();
                last.push_str("),");
            }
            _ => out.push(line.to_owned()),
        }
    }
    out.join("\n") + "\n"
}

fn indented(text: &str, indent: impl Fn(usize) -> String) -> String {
    let lines = text.lines().map(|line| {
        let inner = line.trim_start();
        indent(line.len() - inner.len()) + inner + "\n"
    });
    lines.collect()
}

fn tabs(text: &str) -> String {
    indented(text, |width| "\t".repeat(width / 4) + &" ".repeat(width % 4))
}

fn wide(text: &str) -> String {
    indented(text, |width| " ".repeat(2 * width))
}

fn flush(text: &str) -> String {
    indented(text, |_| String::new())
}

fn without_trailing_commas(text: &str) -> String {
    let mut out = text.to_owned();
    for token in tokens::tokens(text).iter().rev() {
        if token.mark == ',' && text[token.after..].starts_with([')', ']', '}']) {
            out.remove(token.at);
        }
    }
    out
}

/// Comments with signs that mean something elsewhere: behind lines, between them, and inside them.
fn commented(text: &str) -> String {
    const BEHIND: [&str; 4] =
        [" // à revoir (B. [2]", " // \"vu\", id: x)", "  /* ok: 3 */", " // voir l'annexe : a) et b)"];
    let line = |(at, line): (usize, &str)| {
        let indent = &line[..line.len() - line.trim_start().len()];
        let lead = match at % 7 {
            3 => format!("{indent}// note {at} : (fr: \"…\", en: \"…\"),\n"),
            5 => format!("{indent}/* {at}: ] ) */\n"),
            _ => String::new(),
        };
        let behind = if line.contains("//") || at % 2 == 0 { "" } else { BEHIND[at / 2 % 4] };
        format!("{lead}{line}{behind}\n")
    };
    text.lines().enumerate().map(line).collect()
}

#[test]
fn what_a_file_says_stays_the_same() {
    let text = include_str!("../../briefings/2025-04-kayes/mrt.ron");
    for (name, layout) in LAYOUTS {
        let other = layout(text);
        assert_ne!(other, text, "{name}");
        assert_eq!(tokens::value(&other), tokens::value(text), "{name}");
    }
}
