//! Files from strangers: no byte of them steers the terminal, no shape of them breaks the program.
#![allow(clippy::disallowed_methods, reason = "tests write files and start programs")]

mod common;

#[path = "hostile/files.rs"]
mod files;

#[path = "hostile/map.rs"]
mod map;

#[path = "hostile/terminal.rs"]
mod terminal;

use common::Memory;
use common::fill::{self, Ink};
use tribrief::model::table::{Kind, KindSet};
use tribrief::model::value::WordSpec;

/// What a stranger would have a terminal do, or a reader believe.
const PAYLOADS: &[&str] = &[
    "\u{1b}[2J\u{1b}[31m",                     // clear the screen, colours
    "\u{1b}]52;c;aGVsbG8=\u{7}",               // put text on the clipboard
    "\u{1b}]8;;https://example.org\u{1b}\\x",  // link
    "\u{1b}]0;title\u{7}",                     // title of the window
    "\u{1b}P1$qm\u{1b}\\",                     // device control string
    "\u{9b}31m\u{9d}0;t\u{9c}\u{85}\u{90}",    // the same in one sign each
    "\u{7}\u{8}\r\u{b}\u{c}\u{0}\u{7f}\u{1a}", // bell, backspace, return, tabs, nothing, delete
    "a\tb",
    "\u{202e}drow\u{202c}\u{2066}x\u{2069}", // turns the order of the text
    "\u{200e}\u{200f}\u{61c}",               // marks of direction
    "\u{200b}\u{2060}\u{feff}\u{ad}\u{180e}", // nothing that can be seen
    "a\u{200d}b\u{200c}c",
    "\u{2028}\u{2029}",                     // lines that are none
    "\u{e0041}\u{e0020}\u{e007f}\u{e0001}", // tags
    "\u{e000}\u{f8ff}\u{10eeee}\u{f0000}",  // private use, pictures of a terminal
    "\u{fe0f}\u{e0100}\u{115f}\u{3164}\u{ffa0}\u{2800}",
    "\u{fff9}x\u{fffa}y\u{fffb}\u{1d173}", // annotations, music
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "\u{378}\u{ffff}\u{1fffe}", // what is nothing yet
];

/// Whether `c` may never reach a terminal.
fn is_hostile(c: char) -> bool {
    let hidden = matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}');
    let private = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    c.is_control() || hidden || private || (u32::from(c) & 0xfffe) == 0xfffe || c == '\u{378}'
}

/// The first thing in `text` that may not reach a terminal; line ends may.
fn hostile_in(text: &str) -> Option<String> {
    let at = text.char_indices().find(|(_, c)| *c != '\n' && is_hostile(*c))?;
    let start = text[..at.0].char_indices().rev().nth(20).map_or(0, |(start, _)| start);
    Some(format!("{:?} after {:?}", at.1, &text[start..at.0]))
}

/// How a payload stands in a file.
#[derive(Clone, Copy)]
enum Written {
    /// As it is.
    Raw,
    /// As `\u{1b}`.
    Escaped,
}

/// Every text is a payload.
struct Stranger {
    written: Written,
    count: usize,
}

impl Ink for Stranger {
    fn text(&mut self) -> String {
        self.count += 1;
        format!("A{}Z{}", PAYLOADS[self.count % PAYLOADS.len()], self.count)
    }
    fn whole(&mut self, min: i64, max: i64) -> i64 {
        (min + 2).min(max)
    }
    fn number(&mut self) -> String {
        "1.5".to_owned()
    }
    fn day(&mut self) -> String {
        "2025-07-01".to_owned()
    }
    fn place(&mut self) -> String {
        "14.45, -11.44".to_owned()
    }
    fn reference(&mut self, kinds: KindSet) -> Option<String> {
        kinds.iter().find(|kind| *kind != Kind::Note && !kind.in_meeting()).map(id)
    }
    fn variant(&mut self, words: &'static WordSpec) -> usize {
        // The ceiling of the meeting must let its own records through.
        usize::from(words.name == "Class")
    }
    fn quoted(&self, text: &str) -> String {
        match self.written {
            Written::Raw => fill::quote(text),
            Written::Escaped => {
                let escaped: Vec<String> =
                    text.chars().map(|c| format!("\\u{{{:x}}}", u32::from(c))).collect();
                format!("\"{}\"", escaped.concat())
            }
        }
    }
}

fn id(kind: Kind) -> String {
    format!("mli-x-{:02}", kind as usize)
}

/// A briefing whose every text is a payload, and files with payloads where none belong: ids, words,
/// names of fields, numbers, comments.
fn briefing(written: Written) -> Memory {
    let head = "contributor: MLI, marking: (class: DR, rel_to: [SEN, MLI, MRT], exercise: true)";
    let kinds = || Kind::ALL.iter().copied().filter(|kind| *kind != Kind::Note && !kind.in_meeting());
    let mut ink = Stranger { written, count: 0 };
    let body: String =
        kinds().map(|kind| fill::section(kind, &[fill::record(kind, &id(kind), "", &mut ink)])).collect();
    let mut files = Memory::default().with("a-texts.ron", format!("({head},\n{body})"));
    for (at, payload) in PAYLOADS.iter().enumerate() {
        let text = format!(
            "({head}, /* {payload} */ incidents: [
                (id: \"mli-{payload}-1\", title: \"t\", kind: Other, start: \"2025-07-01\"),
                (id: \"mli-p{at}-2\", title: \"t\", kind: {payload}, start: \"2025-07-01\"),
                (id: \"mli-p{at}-3\", title: \"t\", kind: \"{payload}\", start: \"{payload}\", position: \"{payload}\"),
                (id: \"mli-p{at}-4\", title: \"t\", ki{payload}nd: Other, grade: \"{payload}\", related: [\"{payload}\"]),
                (id: \"mli-p{at}-5\", title: \"t\", kind: Other, start: \"2025-07-01\", {payload}),
            ], x{payload}y: 1)"
        );
        files = files.with(&format!("p{at:02}-{}.ron", payload.replace(['\0', '/'], "")), text);
    }
    files
}
