//! A bad and a good example of every code: fixtures of the tests, and what `explain` shows.

/// The two files of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// What is reported.
    pub bad: &'static str,
    /// What is not.
    pub good: &'static str,
}

/// One text a family: `=== CODE bad`, a file, `=== CODE good`, a file.
const TEXTS: &[&str] = &[
    include_str!("examples/acts.txt"),
    include_str!("examples/agd.txt"),
    include_str!("examples/com.txt"),
    include_str!("examples/cor.txt"),
    include_str!("examples/dec.txt"),
    include_str!("examples/geo.txt"),
    include_str!("examples/ids.txt"),
    include_str!("examples/inc.txt"),
    include_str!("examples/inf.txt"),
    include_str!("examples/ini.txt"),
    include_str!("examples/l10n.txt"),
    include_str!("examples/mrk.txt"),
    include_str!("examples/mtg.txt"),
    include_str!("examples/pat.txt"),
    include_str!("examples/refs.txt"),
    include_str!("examples/src.txt"),
    include_str!("examples/strs.txt"),
    include_str!("examples/thr.txt"),
    include_str!("examples/tim.txt"),
];

/// Head and foot of a file around an example that holds sections only, and a meeting for one without.
const BASE: &str = include_str!("examples/base.ron");

/// The example of `code`.
#[must_use]
pub fn example(code: &str) -> Option<Example> {
    Some(Example { bad: part(code, "bad")?, good: part(code, "good")? })
}

fn part(code: &str, which: &str) -> Option<&'static str> {
    let head = format!("=== {code} {which}\n");
    TEXTS.iter().find_map(|text| {
        let start = text.find(&head)? + head.len();
        let rest = &text[start..];
        Some(rest.find("\n=== ").map_or(rest, |end| &rest[..=end]))
    })
}

impl Example {
    /// The lines between `//[` and `//]`, or all of them.
    #[must_use]
    pub fn shown(text: &str) -> String {
        let lines = text.lines().map(str::trim_end);
        if !text.lines().any(|line| line.trim() == "//[") {
            return lines.collect::<Vec<_>>().join("\n");
        }
        let mut shown = Vec::new();
        let mut inside = false;
        for line in lines {
            match line.trim() {
                "//[" => inside = true,
                "//]" => inside = false,
                _ if inside => shown.push(line),
                _ => {}
            }
        }
        shown.join("\n")
    }

    /// The files of an example, by name: a text that begins with `(` is a whole file; other ones are
    /// sections, around which head, foot and, unless they have one, a meeting are put. A line
    /// `--- name.ron` begins another file.
    #[must_use]
    pub fn files(text: &str) -> Vec<(String, String)> {
        let mut files = vec![("bad.ron".to_owned(), String::new())];
        for line in text.lines() {
            if let Some(name) = line.strip_prefix("--- ") {
                files.push((name.to_owned(), String::new()));
            } else if let Some((_, text)) = files.last_mut() {
                text.push_str(line);
                text.push('\n');
            }
        }
        files.into_iter().map(|(name, text)| (name, whole(text))).collect()
    }
}

/// A file around sections.
fn whole(text: String) -> String {
    let whole = ['(', '#', '\u{FEFF}'].iter().any(|c| text.trim_start().starts_with(*c));
    if whole {
        return text;
    }
    let (head, meeting) = BASE.split_once("//---\n").unwrap_or((BASE, ""));
    let meeting = if text.contains("meeting:") { "" } else { meeting };
    format!("{head}{text}{meeting})\n")
}
