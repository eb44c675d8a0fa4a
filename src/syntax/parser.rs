//! Tokens to tree. The groups that are open stand on an explicit stack, so depth costs no call stack.

use super::lexer::{Group, Kind, Lexer, Token};
use super::limits::{MAX_DEPTH, MAX_NODES};
use super::messages as say;
use super::relay;
use super::scan;
use super::strings;
use super::tree::{Behind, Cell, Shape, Tree};
use crate::model::diagnostic::Severity;
use crate::model::span::{FileId, Span};

/// Bytes of text for one value, at the least that briefings have; a guess at the size of the tree.
const BYTES_PER_VALUE: usize = 20;

/// Whether the values of a `(…)` have names; open until the first is seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Style {
    Open,
    Fields,
    Tuple,
}

/// What a group expects next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Want {
    Item,
    /// The colon behind a map key.
    Colon,
    /// The value behind a colon.
    Value,
    Separator,
}

/// Whether a group is a text in two languages, by the names of its fields.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Langs(u8);

impl Langs {
    const BOTH: Self = Self(0b11);

    /// Notes a field.
    #[inline]
    pub fn note(&mut self, name: &[u8]) {
        self.0 |= match name {
            b"fr" => 0b01,
            b"en" => 0b10,
            _ => 0b100,
        };
    }

    /// Whether a field of this name can be none of it: both languages stand there, and it is no other one.
    #[inline]
    pub fn ended_before(self, name: &[u8]) -> bool {
        self == Self::BOTH && name.len() > LANGUAGE
    }
}

/// Bytes of a language's code, at most.
const LANGUAGE: usize = 3;

/// An open group.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub cell: usize,
    pub group: Group,
    pub style: Style,
    pub want: Want,
    /// Its bracket, and where that bracket's line begins and how far it is indented.
    pub open: (usize, usize),
    pub line: usize,
    pub indent: usize,
    /// Indentation of the first item that begins a line.
    pub column: Option<usize>,
    /// The same of the group before it in its list, and of the last group in it.
    pub hint: Option<usize>,
    pub inner: Option<usize>,
    pub last: Option<usize>,
    pub last_end: usize,
    /// The name read for the value to come.
    pub key: (usize, usize),
    /// Its bracket is missing in the text, and that was reported.
    pub implied: bool,
    pub errors: usize,
    /// The languages its fields name so far.
    pub langs: Langs,
}

impl Frame {
    /// A group in which nothing was read yet.
    pub fn opened(group: Group) -> Self {
        Self {
            cell: 0,
            group,
            style: Style::Open,
            want: Want::Item,
            open: (0, 0),
            line: 0,
            indent: 0,
            column: None,
            hint: None,
            inner: None,
            last: None,
            last_end: 0,
            key: (0, 0),
            implied: false,
            errors: 0,
            langs: Langs::default(),
        }
    }
}

/// Whether a token was used up or is to be looked at again in the new state.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Done,
    Again,
}

pub(super) struct Parser<'t> {
    pub lex: Lexer<'t>,
    pub cells: Vec<Cell>,
    /// What a second reader found.
    pub behind: Behind,
    pub stack: Vec<Frame>,
    /// Trust indentation: on only once brackets were seen not to add up.
    pub layout: bool,
    /// Read what is plain without tokens. Once indentation counts, every first token of a line is in doubt.
    pub swift: bool,
    /// Read no further than to here; of use at the beginning of a line.
    pub until: usize,
    /// Read no further than to the first thing that is odd.
    pub picky: bool,
    pub prev_end: usize,
    /// The group that closed last and its closing token.
    pub closed: Option<(Frame, Token)>,
}

/// Reads a text as one RON value, whatever it holds. Never fails, panics or overflows the stack.
///
/// What is wrong stands in [`Tree::diagnostics`]; a text over 4 GiB gives an empty tree and one error.
#[must_use]
pub fn parse(text: &str, file: FileId) -> Tree {
    if u32::try_from(text.len()).is_err() {
        let diagnostics = vec![say::too_large(Span::new(file, 0, 0))];
        return Tree { file, diagnostics, ..Tree::default() };
    }
    let plain = relay::read(text, file);
    if !plain.lex.sink.torn {
        return plain.finish();
    }
    // Brackets do not add up. Indentation tells where they were meant, if the file has any to trust.
    let laid_out = Parser::new(text, file, true).run();
    if laid_out.lex.sink.doubt() <= plain.lex.sink.doubt() { laid_out.finish() } else { plain.finish() }
}

impl<'t> Parser<'t> {
    pub fn new(text: &'t str, file: FileId, layout: bool) -> Self {
        Self { layout, swift: !layout, ..Self::of_size(text, file, text.len()) }
    }

    /// One with room for the values of `len` bytes.
    pub fn of_size(text: &'t str, file: FileId, len: usize) -> Self {
        Self {
            lex: Lexer::new(text, file),
            cells: Vec::with_capacity((len / BYTES_PER_VALUE).min(MAX_NODES)),
            behind: Behind::default(),
            stack: Vec::new(),
            layout: false,
            swift: true,
            until: usize::MAX,
            picky: false,
            prev_end: 0,
            closed: None,
        }
    }

    pub fn run(mut self) -> Self {
        self.lex.attributes();
        self.read_on();
        self.close_all();
        self
    }

    /// Reads to the end, or as far as it may.
    pub fn read_on(&mut self) {
        while !self.lex.sink.stop && (!self.picky || self.spotless()) {
            self.plain();
            if self.lex.pos >= self.until {
                break;
            }
            let key = |frame: &Frame| frame.group == Group::Map && frame.want == Want::Item;
            self.lex.at_key = self.stack.last().is_some_and(key);
            let token = self.lex.next();
            if token.kind == Kind::End {
                break;
            }
            // Every repeat opens or closes a group or changes what is wanted; the bound is for safety.
            for _ in 0..4 * MAX_DEPTH {
                if self.lex.sink.stop || self.step(token) == Step::Done {
                    break;
                }
            }
            self.prev_end = token.end.max(self.prev_end);
        }
    }

    pub fn finish(self) -> Tree {
        let mut diagnostics = self.lex.sink.list;
        // Same place: what was found first stays first.
        diagnostics.sort_by_key(|report| (report.span.start, report.severity != Severity::Error));
        Tree {
            file: self.lex.file,
            cells: self.cells,
            behind: self.behind,
            diagnostics,
            comments: self.lex.comments,
            extensions: self.lex.extensions,
            merges: self.lex.merges.spans,
        }
    }

    pub fn top(&mut self) -> Option<&mut Frame> {
        self.stack.last_mut()
    }

    fn step(&mut self, token: Token) -> Step {
        let Some(frame) = self.stack.last() else { return self.at_root(token) };
        // Copied out one by one: the whole frame is large.
        let (want, style, group) = (frame.want, frame.style, frame.group);
        if self.layout && token.first && self.leave_by_layout(token) {
            return Step::Again;
        }
        match token.kind {
            Kind::Close(group) => self.close(token, group),
            Kind::Comma => self.comma(token),
            Kind::Colon => self.colon(token),
            Kind::Junk if matches!(want, Want::Separator | Want::Colon) => Step::Done,
            Kind::Junk if style == Style::Fields && want == Want::Item => Step::Done,
            Kind::Junk if !scan::ends_value(self.lex.text, token.end) => Step::Done,
            _ => match want {
                Want::Separator => self.unseparated(token),
                Want::Colon => self.uncoloned(token),
                Want::Value => self.value(token),
                Want::Item => {
                    self.note_column(token);
                    match group {
                        Group::Paren => self.paren_item(token),
                        Group::List => self.list_item(token),
                        Group::Map => self.value(token),
                    }
                }
            },
        }
    }

    fn note_column(&mut self, token: Token) {
        if let Some(frame) = self.stack.last_mut()
            && token.first
            && frame.column.is_none()
        {
            frame.column = Some(token.indent);
        }
    }

    fn at_root(&mut self, token: Token) -> Step {
        if !self.cells.is_empty() {
            return self.behind_root(token);
        }
        match token.kind {
            Kind::Close(group) => {
                self.lex.sink.push(say::guessed(say::stray_closer(self.at(token), group)));
            }
            Kind::Comma => self.lex.sink.push(say::extra_comma(self.at(token))),
            Kind::Colon => self.lex.sink.push(say::extra_colon(self.at(token))),
            Kind::Junk => {}
            Kind::Word if scan::field_at(self.lex.text, token.start) => {
                self.torn();
                self.imply(token, Group::Paren);
                return Step::Again;
            }
            _ => return self.value(token),
        }
        Step::Done
    }

    fn behind_root(&mut self, token: Token) -> Step {
        let field = token.kind == Kind::Word && scan::field_at(self.lex.text, token.start);
        let goes_on = field || (token.kind == Kind::Comma && self.field_behind(token.end));
        let fields = |frame: &Frame| frame.cell == 0 && frame.style == Style::Fields;
        if let Some((frame, closer)) = self.closed.take_if(|(frame, _)| goes_on && fields(frame)) {
            self.torn();
            self.lex.sink.push(say::guessed(say::stray_closer(self.at(closer), frame.group)));
            self.stack.push(Frame { want: if field { Want::Item } else { Want::Separator }, ..frame });
            return Step::Again;
        }
        match token.kind {
            Kind::Junk => {}
            Kind::Close(group) => {
                self.torn();
                let rest = self.lex.text[token.end..].trim_start_matches([')', ']', '}', ',']);
                let last = scan::skip_trivia(rest, 0) == rest.len();
                let report = say::stray_closer(self.at(token), group);
                self.lex.sink.push(if last { report } else { say::guessed(report) });
            }
            // Prose instead of a briefing was reported at its first word.
            _ if self.cells[0].bad && self.closed.is_none() => self.lex.sink.stop = true,
            Kind::Comma if scan::skip_trivia(self.lex.text, token.end) == self.lex.text.len() => {
                self.lex.sink.push(say::extra_comma(self.at(token)));
            }
            _ => {
                self.torn();
                self.lex.sink.halt(say::trailing(self.at(token)));
            }
        }
        Step::Done
    }

    fn field_behind(&self, at: usize) -> bool {
        let next = scan::skip_trivia(self.lex.text, at);
        scan::field_at(self.lex.text, next)
    }

    /// In `(…)`, where a field or value may begin.
    fn paren_item(&mut self, token: Token) -> Step {
        let text = self.lex.text;
        let style = self.stack.last().map_or(Style::Open, |frame| frame.style);
        let behind = scan::skip_trivia(text, token.end);
        let colon = match token.kind {
            Kind::Word | Kind::Leaf(Shape::Text) => scan::colon_at(text, behind),
            // `inf: 1`: what is a literal elsewhere may be a name too.
            Kind::Leaf(Shape::Float | Shape::Bool) => {
                scan::is_literal(&text.as_bytes()[token.start..token.end]) && scan::colon_at(text, behind)
            }
            _ => false,
        };
        if colon {
            if self.behind_text(token) {
                self.leave();
                self.want(Want::Item);
                return Step::Again;
            }
            if style == Style::Tuple && !self.named_by_mistake() {
                self.torn();
                self.lex.sink.push(say::mixed(self.at(token)));
            }
            self.begin_field(token);
            return Step::Done;
        }
        match style {
            Style::Fields => self.nameless(token),
            Style::Open if self.lacks_colon(token) => self.without_colon(token),
            _ => {
                if let Some(frame) = self.top() {
                    frame.style = Style::Tuple;
                }
                self.value(token)
            }
        }
    }

    /// Whether a field follows a text in two languages inside its brackets. Where brackets do not add up it
    /// ends before it; elsewhere it stays, an argument for a second reading.
    fn behind_text(&mut self, token: Token) -> bool {
        let name = &self.lex.text.as_bytes()[token.start..token.end];
        let odd = token.kind == Kind::Word && self.stack.last().is_some_and(|f| f.langs.ended_before(name));
        self.lex.sink.odd += usize::from(odd && !self.layout);
        odd && self.layout
    }

    /// Takes a name and the colon behind it.
    fn begin_field(&mut self, token: Token) {
        let mut key = (token.start, token.end);
        if token.kind == Kind::Leaf(Shape::Text) {
            let quoted = &self.lex.text[token.start..token.end];
            let name = quoted.trim_matches(strings::is_quote).to_owned();
            key.0 += quoted.find(&name).unwrap_or_default();
            key.1 = key.0 + name.len();
            self.lex.sink.push(say::quoted_name(self.at(token), &name));
        }
        self.lex.next();
        self.prev_end = self.lex.pos;
        let name = &self.lex.text.as_bytes()[key.0..key.1];
        if let Some(frame) = self.stack.last_mut() {
            frame.style = Style::Fields;
            frame.key = key;
            frame.want = Want::Value;
            if !frame.langs.ended_before(name) {
                frame.langs.note(name);
            }
        }
    }

    pub fn at(&self, token: Token) -> Span {
        self.lex.span(token.start, token.end)
    }

    pub fn torn(&mut self) {
        self.lex.sink.torn = true;
    }
}
