//! Comments between values: at the end of a line, on lines of their own, or before a value on its line.

use super::WIDTH;
use super::align;
use super::layout::Layout;
use crate::model::span::Span;

/// Bytes that are looked back for the start of a line; farther comments stand beyond every column kept.
const LOOK_BACK: usize = 1024;

impl<'t> Layout<'t> {
    /// The next comment, if it starts before `to`.
    pub fn comment(&self, to: usize) -> Option<Span> {
        self.tree.comments().get(self.next).copied().filter(|comment| (comment.start as usize) < to)
    }

    fn words(&self, comment: Span) -> &'t str {
        let words = &self.text[comment.start as usize..comment.end as usize];
        // Nobody sees the space behind a comment.
        if is_line(words) { words.trim_end_matches([' ', '\t', '\r']) } else { words }
    }

    fn breaks(&self, from: usize, to: usize) -> usize {
        memchr::memchr_iter(b'\n', self.text.as_bytes().get(from..to).unwrap_or_default()).count()
    }

    /// Comments between a member that ended at `gap.0` and one that starts at `gap.1`, then a new line for
    /// the latter. Empty lines are kept if something stands before in the group (`behind`) or file.
    pub fn before(&mut self, gap: (usize, usize), depth: usize, behind: bool) {
        let (from, to) = gap;
        let from = self.trailing(from, to, true);
        self.own_lines((from, to), depth, behind || depth == 0, true);
    }

    /// Comments behind the last member of a group, or of the file.
    pub fn last(&mut self, gap: (usize, usize), depth: usize, behind: bool) {
        let (from, to) = gap;
        let from = self.trailing(from, to, false);
        self.own_lines((from, to), depth, behind || depth == 0, false);
    }

    /// Comments that go on the line at hand; returns where they end. Those right before a value of their own
    /// line (`member`) belong to that value, unless the comma follows them.
    fn trailing(&mut self, from: usize, to: usize, member: bool) -> usize {
        if self.pen.is_empty() {
            return from;
        }
        let many = self.same_line(from, to);
        let comments = self.tree.comments();
        let Some(last) =
            (self.next + many).checked_sub(1).and_then(|at| comments.get(at)).filter(|_| many > 0)
        else {
            return from;
        };
        let end = last.end as usize;
        let ends_line = !member || is_line(self.words(*last)) || self.breaks(end, to) > 0;
        let many = if ends_line { many } else { self.before_comma(from, to, many) };
        let mut end = from;
        for at in 0..many {
            let Some(comment) = self.comment(to) else { break };
            let words = self.words(comment);
            if at == 0 {
                let (column, gap) = self.place(comment.start as usize);
                self.pen.trailing(words, column, gap);
            } else {
                self.pen.push(" ");
                self.pen.push(words);
            }
            end = comment.end as usize;
            self.next += 1;
        }
        end
    }

    /// How many of the next comments follow each other on the line where `from` stands.
    fn same_line(&self, from: usize, to: usize) -> usize {
        let comments = self.tree.comments().get(self.next..).unwrap_or_default();
        let mut end = from;
        let mut many = 0;
        for comment in comments {
            let start = comment.start as usize;
            if start >= to || self.breaks(end, start) > 0 {
                break;
            }
            end = comment.end as usize;
            many += 1;
        }
        many
    }

    /// How many of the next `many` comments stand before the comma.
    fn before_comma(&self, from: usize, to: usize, many: usize) -> usize {
        let comments = self.tree.comments().get(self.next..).unwrap_or_default();
        let mut end = from;
        for (at, comment) in comments.iter().take(many).enumerate() {
            let gap = self.text.get(end..comment.start as usize).unwrap_or_default();
            if gap.contains(',') {
                return at;
            }
            end = comment.end as usize;
        }
        if self.text.get(end..to).unwrap_or_default().contains(',') { many } else { 0 }
    }

    /// Column of a comment in the old text, and the columns of space before it.
    fn place(&self, at: usize) -> (usize, usize) {
        let mut from = at.saturating_sub(LOOK_BACK);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let near = &self.text[from..at];
        let line = near.rfind('\n').map(|end| &near[end + 1..]);
        let before = line.unwrap_or(near);
        let code = before.trim_end_matches([' ', '\t']);
        let far = line.is_none() && from > 0;
        let column = if far { WIDTH + at } else { align::columns(before) };
        (column, align::columns(&before[code.len()..]))
    }

    /// Comments on lines of their own, then a new line if a `member` follows.
    fn own_lines(&mut self, gap: (usize, usize), depth: usize, behind: bool, member: bool) {
        let (mut from, to) = gap;
        let mut behind = behind;
        let mut joined = false;
        while let Some(comment) = self.comment(to) {
            let start = comment.start as usize;
            self.step(joined, depth, behind && self.breaks(from, start) > 1);
            let words = self.words(comment);
            self.pen.push(words);
            self.next += 1;
            from = comment.end as usize;
            behind = true;
            let next = self.comment(to).map_or(to, |after| after.start as usize);
            joined = !is_line(words) && self.breaks(from, next) == 0;
        }
        if member {
            self.step(joined, depth, behind && self.breaks(from, to) > 1);
        }
    }

    /// To the next comment or member: on the same line if `joined`.
    fn step(&mut self, joined: bool, depth: usize, blank: bool) {
        if joined { self.pen.push(" ") } else { self.pen.newline(depth, blank) }
    }

    /// Comments before `to` on the line at hand, a space or a new line before what follows; returns whether
    /// a line had to end.
    pub fn inline(&mut self, to: usize, depth: usize) -> bool {
        let (mut ended, mut fresh) = (false, false);
        while let Some(comment) = self.comment(to) {
            let words = self.words(comment);
            if !fresh {
                self.pen.push(" ");
            }
            self.pen.push(words);
            self.next += 1;
            fresh = is_line(words);
            if fresh {
                self.pen.newline(depth, false);
                ended = true;
            }
        }
        if !fresh {
            self.pen.push(" ");
        }
        ended
    }
}

fn is_line(words: &str) -> bool {
    words.starts_with("//")
}
