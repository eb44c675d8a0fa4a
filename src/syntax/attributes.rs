//! `#![enable(..)]` and its like at the head of a file.

use super::lexer::{Group, Kind, Lexer, Token};
use super::messages as say;
use super::tree::{Extension, Shape};

/// Extensions of the `ron` crate. None changes what is accepted here; all are allowed.
const KNOWN: [&str; 4] =
    ["implicit_some", "unwrap_newtypes", "unwrap_variant_newtypes", "explicit_struct_names"];

impl Lexer<'_> {
    /// Reads the attributes before the value of a file.
    pub(super) fn attributes(&mut self) {
        loop {
            self.skip_trivia();
            let start = self.pos;
            if self.byte(start) != Some(b'#') || self.sink.stop {
                self.headed = true;
                return;
            }
            self.pos = start + 1;
            self.skip_trivia();
            self.pos += usize::from(self.byte(self.pos) == Some(b'!'));
            if !self.attribute() {
                self.pos = super::scan::line_end(self.text, start);
                self.sink.push(say::attribute(self.span(start, self.pos)));
            }
        }
    }

    fn attribute(&mut self) -> bool {
        if self.next().kind != Kind::Open(Group::List) {
            return false;
        }
        let name = self.next();
        match &self.text[name.start..name.end] {
            "enable" => self.enable(),
            "type" | "schema" => {
                self.skip_trivia();
                let equals = self.byte(self.pos) == Some(b'=');
                self.pos += usize::from(equals);
                equals
                    && self.next().kind == Kind::Leaf(Shape::Text)
                    && self.next().kind == Kind::Close(Group::List)
            }
            _ => false,
        }
    }

    fn enable(&mut self) -> bool {
        if self.next().kind != Kind::Open(Group::Paren) {
            return false;
        }
        loop {
            let token = self.next();
            match token.kind {
                Kind::Word => self.extension(token),
                Kind::Comma => {}
                Kind::Close(Group::Paren) => return self.next().kind == Kind::Close(Group::List),
                _ => return false,
            }
        }
    }

    fn extension(&mut self, token: Token) {
        let name = &self.text[token.start..token.end];
        let span = self.span(token.start, token.end);
        if let Some(name) = KNOWN.into_iter().find(|known| *known == name) {
            self.extensions.push(Extension { name, span });
            return;
        }
        let near = KNOWN
            .into_iter()
            .map(|known| (strsim::jaro_winkler(known, name), known))
            .filter(|(likeness, _)| *likeness > 0.75)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, known)| known);
        self.sink.push(say::extension(span, &super::scan::excerpt(name), near));
    }
}
