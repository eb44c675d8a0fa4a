//! A text being typed, on one line or several: whole signs at a time, with undo, clean at every moment.

mod rows;
mod step;
#[cfg(test)]
mod tests;

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

pub use rows::Visible;

use crate::model::safe_text::{REPLACEMENT, SafeText, is_safe_char};

/// Longest text, in characters.
pub const LIMIT: usize = 2_000;

/// Steps that can be taken back.
const STEPS: usize = 200;

/// What the last change was: changes of one kind in a row are taken back together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Run {
    /// Nothing that another change may join.
    #[default]
    None,
    Typed,
    Deleted,
}

/// A text field. Two are equal when the same text stands in them.
#[derive(Clone, Debug, Default)]
pub struct TextField {
    /// Clean line by line; `\n` between lines.
    text: String,
    /// Byte before which the cursor stands; never inside a sign.
    cursor: usize,
    several: bool,
    /// Column that moving up and down keeps to.
    goal: Option<usize>,
    undo: Vec<(String, usize)>,
    redo: Vec<(String, usize)>,
    run: Run,
    full: bool,
}

impl PartialEq for TextField {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for TextField {}

impl TextField {
    /// A field of one line: Enter means something else, line ends become spaces.
    #[must_use]
    pub fn single(text: &SafeText) -> Self {
        Self { text: text.to_string(), cursor: text.len(), ..Self::default() }
    }

    /// A field of several lines.
    #[must_use]
    pub fn several(lines: &[SafeText]) -> Self {
        let text = lines.iter().map(SafeText::as_str).collect::<Vec<_>>().join("\n");
        Self { cursor: text.len(), text, several: true, ..Self::default() }
    }

    /// The text as it stands, blanks at its ends included.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it has several lines.
    #[must_use]
    pub const fn is_several(&self) -> bool {
        self.several
    }

    /// Whether nothing but blanks is there.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether the last thing typed or pasted did not fit any more.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.full
    }

    /// The text in one line.
    #[must_use]
    pub fn line(&self) -> SafeText {
        SafeText::new(self.text.trim())
    }

    /// The text line by line, without empty lines at its ends.
    #[must_use]
    pub fn lines(&self) -> Vec<SafeText> {
        self.text.trim().lines().map(|line| SafeText::new(line.trim())).collect()
    }

    /// Types a letter; what may not stand in a text is not taken.
    pub fn type_letter(&mut self, letter: char) {
        if !is_safe_char(letter) {
            return;
        }
        let before = self.clone();
        let run = if letter == ' ' { Run::None } else { Run::Typed };
        self.replace(self.cursor..self.cursor, letter.encode_utf8(&mut [0; 4]), run);
        let replaced = |text: &str| text.matches(REPLACEMENT).count();
        // A mark without a letter to stand on.
        if letter != REPLACEMENT && replaced(&self.text) > replaced(&before.text) {
            *self = before;
        }
    }

    /// Begins a new line, where there may be several.
    pub fn new_line(&mut self) {
        if self.several {
            self.replace(self.cursor..self.cursor, "\n", Run::None);
        }
    }

    /// Takes text from the clipboard, cleaned and cut to what fits.
    pub fn paste(&mut self, text: &str) {
        // Many terminals hand line ends over as carriage returns.
        let raw: String = text.chars().take(LIMIT * 8).collect();
        let raw = raw.replace("\r\n", "\n").replace('\r', "\n");
        let lines = SafeText::lines(raw.trim_matches('\n'));
        let joint = if self.several { "\n" } else { " " };
        let clean = lines.iter().map(SafeText::as_str).collect::<Vec<_>>().join(joint);
        let mut room = LIMIT.saturating_sub(self.text.chars().count());
        let mut end = 0;
        for sign in clean.graphemes(true) {
            let Some(left) = room.checked_sub(sign.chars().count()) else { break };
            room = left;
            end += sign.len();
        }
        self.replace(self.cursor..self.cursor, &clean[..end], Run::None);
        self.full |= end < clean.len();
    }

    /// Does what an editing key asks for; `false` for a key that edits nothing.
    pub fn key(&mut self, name: &str) -> bool {
        match name {
            "Left" | "Ctrl-B" => self.go(step::before(&self.text, self.cursor)),
            "Right" | "Ctrl-F" => self.go(step::after(&self.text, self.cursor)),
            "Ctrl-Left" | "Alt-b" | "Alt-B" | "Alt-Left" => {
                self.go(step::word_before(&self.text, self.cursor));
            }
            "Ctrl-Right" | "Alt-f" | "Alt-F" | "Alt-Right" => {
                self.go(step::word_after(&self.text, self.cursor));
            }
            "Home" | "Ctrl-A" => self.go(step::line_start(&self.text, self.cursor)),
            "End" | "Ctrl-E" => self.go(step::line_end(&self.text, self.cursor)),
            "Ctrl-Home" => self.go(0),
            "Ctrl-End" => self.go(self.text.len()),
            "Backspace" | "Shift-Backspace" => self.delete(step::before(&self.text, self.cursor)),
            "Delete" => self.delete(step::after(&self.text, self.cursor)),
            "Ctrl-W" | "Ctrl-Backspace" | "Alt-Backspace" => {
                self.delete(step::word_before(&self.text, self.cursor));
            }
            "Ctrl-Delete" | "Alt-d" => self.delete(step::word_after(&self.text, self.cursor)),
            "Ctrl-U" => self.delete(step::line_start(&self.text, self.cursor)),
            "Ctrl-K" => self.delete(step::line_end(&self.text, self.cursor)),
            "Ctrl-Z" => self.undo(),
            "Ctrl-Y" => self.redo(),
            _ => return false,
        }
        true
    }

    /// Puts the cursor elsewhere: what is typed there is a change of its own.
    fn go(&mut self, to: usize) {
        self.cursor = to;
        self.goal = None;
        self.run = Run::None;
        self.full = false;
    }

    fn delete(&mut self, to: usize) {
        let range = to.min(self.cursor)..to.max(self.cursor);
        if !range.is_empty() {
            self.replace(range, "", Run::Deleted);
        }
    }

    /// Every change goes through here: the whole is cleaned anew, so that no two halves make a whole
    /// that is not.
    fn replace(&mut self, range: Range<usize>, with: &str, run: Run) {
        let head = [&self.text[..range.start], with].concat();
        let whole = [head.as_str(), &self.text[range.end..]].concat();
        let (text, cursor) = clean(&whole, head.len());
        let long = text.chars().count();
        self.full = long > LIMIT && long > self.text.chars().count();
        if self.full || text == self.text && cursor == self.cursor {
            return;
        }
        if run == Run::None || run != self.run {
            self.undo.push((self.text.clone(), self.cursor));
            let surplus = self.undo.len().saturating_sub(STEPS);
            self.undo.drain(..surplus);
        }
        (self.text, self.cursor) = (text, cursor);
        self.redo.clear();
        self.run = run;
        self.goal = None;
    }

    fn undo(&mut self) {
        if let Some(before) = self.undo.pop() {
            let now = self.back(before);
            self.redo.push(now);
        }
    }

    fn redo(&mut self) {
        if let Some(after) = self.redo.pop() {
            let now = self.back(after);
            self.undo.push(now);
        }
    }

    fn back(&mut self, (text, cursor): (String, usize)) -> (String, usize) {
        let now = (std::mem::replace(&mut self.text, text), self.cursor);
        self.go(cursor);
        now
    }
}

/// The text cleaned line by line, and where byte `at` of it went.
fn clean(text: &str, at: usize) -> (String, usize) {
    let mut out = String::with_capacity(text.len());
    let (mut start, mut cursor) = (0, None);
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let begin = out.len();
        out.push_str(&SafeText::new(line));
        if cursor.is_none() && at <= start + line.len() {
            let within = SafeText::new(&line[..at - start]).len();
            cursor = Some(step::boundary(&out, begin + within));
        }
        start += line.len() + 1;
    }
    let end = out.len();
    (out, cursor.unwrap_or(end))
}
