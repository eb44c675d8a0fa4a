//! A bad and a good example of every code: fixtures of the tests, and what `explain` shows.

use crate::model::table::Kind;

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

/// Head of a file around an example that holds sections only, and the fields of a meeting for one without.
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

/// What the names of files of the meeting before begin with.
const BEFORE: &str = "previous/";

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

    /// The files of an example, by name. A text that begins with `(` is a whole file; other ones are
    /// sections, around which head, foot and, in the first file, a meeting are put. Fields of the meeting
    /// that stand among the sections replace those of that meeting. A line `--- name.ron` begins another
    /// file; files below `previous/` are the briefing of the meeting before.
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
        let own = |(name, text): &(String, String)| !name.starts_with(BEFORE) && text.contains("meeting:");
        let mut meeting = !files.iter().any(own);
        files.into_iter().map(|(name, text)| (name, whole(&text, &mut meeting))).collect()
    }
}

/// A file around sections; the first one with the `meeting`, unless it stands somewhere else.
fn whole(text: &str, meeting: &mut bool) -> String {
    let whole = ['(', '#', '\u{FEFF}'].iter().any(|c| text.trim_start().starts_with(*c));
    if whole {
        return text.to_owned();
    }
    let (head, base) = BASE.split_once("//---\n").unwrap_or((BASE, ""));
    let (own, sections): (Vec<_>, Vec<_>) =
        chunks(text, "").into_iter().partition(|(name, _)| is_field(name));
    let mut out = head.to_owned();
    out.extend(sections.into_iter().map(|(_, text)| text));
    if std::mem::take(meeting) {
        let usual = chunks(base, "    ");
        let usual = usual.into_iter().filter(|(name, _)| own.iter().all(|(other, _)| other != name));
        out.push_str("meeting: (\n");
        out.extend(usual.map(|(_, text)| text));
        out.extend(own.iter().map(|(_, text)| *text));
        out.push_str("),\n");
    }
    out.push_str(")\n");
    out
}

/// Whether the meeting has a field of this name, and a file no section.
fn is_field(name: &str) -> bool {
    let section = Kind::ALL.iter().any(|kind| kind.section() == name && !kind.in_meeting());
    !section && Kind::Meeting.spec().fields.iter().any(|field| field.name == name)
}

/// Fields that begin right behind `indent`, with their name; what stands before the first has none.
fn chunks<'t>(text: &'t str, indent: &str) -> Vec<(&'t str, &'t str)> {
    let mut starts = vec![(0, "")];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some((name, _)) = line.strip_prefix(indent).and_then(|line| line.split_once(':'))
            && !name.is_empty()
            && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
        {
            starts.push((at, name));
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).map(|(end, _)| *end).chain([text.len()]);
    starts.iter().zip(ends).map(|((start, name), end)| (*name, &text[*start..end])).collect()
}
