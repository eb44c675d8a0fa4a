//! Every kind of value of the record table, read from a node.

use std::borrow::Cow;

use super::{Languages, NodeReader, quote, words};
use crate::model::diagnostic::{Both, Diagnostic};
use crate::model::marking::{Marking, MarkingFields};
use crate::model::position::Position;
use crate::model::reference::{MAX_ID, RawRef, Where, is_id};
use crate::model::span::Span;
use crate::model::table::{Kind, KindSet};
use crate::model::text::{Lines, Prose, Text};
use crate::model::time::{Day, Moment};
use crate::model::value::{FieldSpec, Group, GroupSpec, Need, Reader, WordSpec};
use crate::syntax::{Node, Shape};

impl Reader for NodeReader<'_, '_> {
    fn span(&self) -> Span {
        self.node.span()
    }

    fn field(&mut self, spec: &'static FieldSpec, read: &mut dyn FnMut(&mut dyn Reader)) -> bool {
        let value = self.value(spec);
        // `None` is how the ron crate writes an absent option.
        let value = value.filter(|v| !(v.shape() == Shape::Word && v.name() == Some("None")));
        let Some(value) = value else {
            if matches!(spec.need, Need::Required | Need::Some) {
                self.missing(spec);
            }
            return false;
        };
        let slots = self.context.slots.len();
        let mut child = self.on(value);
        child.within = spec.name;
        if child.node.shape() == Shape::List && child.node.items().next().is_none() {
            child.empty_list(spec);
        }
        read(&mut child);
        self.context.slots.truncate(slots);
        true
    }

    fn items(&mut self, read: &mut dyn FnMut(&mut dyn Reader)) -> Option<()> {
        if self.node.shape() != Shape::List {
            self.wrong_type("liste […]", "a list […]");
            return None;
        }
        let slots = self.context.slots.len();
        for item in self.node.items() {
            read(&mut self.on(item));
            self.context.slots.truncate(slots);
        }
        Some(())
    }

    fn group(&mut self, specs: &[&'static GroupSpec], read: &mut dyn FnMut(&mut dyn Reader)) -> Option<()> {
        if !self.is_group() {
            return None;
        }
        self.enter(specs);
        read(self);
        Some(())
    }

    fn choice(
        &mut self,
        variants: &'static [&'static GroupSpec],
        read: &mut dyn FnMut(usize, &mut dyn Reader),
    ) -> Option<()> {
        let names = || variants.iter().map(|spec| spec.name);
        let shaped = matches!(self.node.shape(), Shape::Fields | Shape::Unit | Shape::Word | Shape::Tuple);
        let Some(name) = self.node.name().filter(|_| shaped) else {
            let list = names().collect::<Vec<_>>().join("(…), ");
            self.wrong_type(&format!("l'une des formes {list}(…)"), &format!("one of {list}(…)"));
            return None;
        };
        let Some(at) = names().position(|known| known == name) else {
            let span = self.node.name_span().unwrap_or(self.node.span());
            let diagnostic = words::unknown_word("STR-006", name, span, names());
            self.report(diagnostic);
            return None;
        };
        if self.node.shape() == Shape::Tuple && !self.is_group() {
            return None;
        }
        self.enter(&[variants[at]]);
        read(at, self);
        Some(())
    }

    fn text(&mut self) -> Option<Text> {
        let span = self.node.span();
        let (fr, en) = match self.languages()? {
            Languages::Both(text) => {
                let safe = self.clean(&text);
                (Some(safe.clone()), Some(safe))
            }
            Languages::Each(fr, en) => (fr.map(|text| self.clean(&text)), en.map(|text| self.clean(&text))),
        };
        Some(Text { fr, en, span })
    }

    fn prose(&mut self) -> Option<Prose> {
        let span = self.node.span();
        let languages = self.languages()?;
        let mut lines = |text: Cow<'_, str>| match memchr::memchr(b'\n', text.as_bytes()) {
            None if !text.is_empty() => Lines::from(self.clean(&text)),
            _ => text.lines().map(|line| self.clean(line)).collect(),
        };
        let (fr, en) = match languages {
            Languages::Both(text) => {
                let both = lines(text);
                (both.clone(), both)
            }
            Languages::Each(fr, en) => {
                (fr.map(&mut lines).unwrap_or_default(), en.map(&mut lines).unwrap_or_default())
            }
        };
        Some(Prose { fr, en, span })
    }

    fn word(&mut self, spec: &'static WordSpec) -> Option<usize> {
        let written = match self.node.shape() {
            Shape::Word => self.node.name().map(Cow::Borrowed),
            Shape::Text => self.node.text(),
            _ => None,
        };
        let Some(written) = written else {
            let list = words::list(spec);
            self.wrong_type(&format!("mot ({list})"), &format!("a word ({list})"));
            return None;
        };
        let span = self.node.span();
        let Some(at) = words::find(spec, &written) else {
            self.report(words::unknown(spec, &written, span));
            return None;
        };
        let name = spec.variants[at].0;
        if self.node.shape() == Shape::Text {
            let message = Both::new(
                format!("{name} s'écrit sans guillemets"),
                format!("{name} is written without quotes"),
            );
            self.report(Diagnostic::warning("STR-012", span, message).with_fix(span, name));
        } else if name != written {
            let message = words::respelt(spec, name, &written);
            self.report(Diagnostic::warning(words::code(spec), span, message).with_fix(span, name));
        }
        Some(at)
    }

    fn integer(&mut self, min: i64, max: i64) -> Option<i64> {
        let Some(value) = self.node.integer() else {
            self.wrong_number("nombre entier", "a whole number");
            return None;
        };
        if let Some(value) = i64::try_from(value).ok().filter(|value| (min..=max).contains(value)) {
            Some(value)
        } else {
            self.bad_value(
                "STR-009",
                Both::new(
                    format!("{value} est hors limites, de {min} à {max}"),
                    format!("{value} is out of range, {min} to {max}"),
                ),
            );
            None
        }
    }

    fn number(&mut self) -> Option<f64> {
        match self.node.float() {
            Some(value) if value.is_finite() => Some(value),
            Some(_) => {
                self.bad_value("STR-009", Both::new("ce nombre n'est pas fini", "this number is not finite"));
                None
            }
            None => {
                self.wrong_number("nombre", "a number");
                None
            }
        }
    }

    fn above_zero(&mut self) -> Option<f64> {
        let value = self.number()?;
        if value > 0.0 {
            return Some(value);
        }
        let words = Both::new("ce nombre doit être plus grand que 0", "this number must be greater than 0");
        self.bad_value("STR-009", words);
        None
    }

    fn boolean(&mut self) -> Option<bool> {
        let value = self.node.boolean();
        if value.is_none() {
            self.wrong_type("true ou false", "true or false");
        }
        value
    }

    fn moment(&mut self) -> Option<Moment> {
        let text = self.string("heure entre guillemets", "a time in quotes")?;
        Moment::parse(text.trim()).map_err(|error| self.bad_time(&text, &error, error.message())).ok()
    }

    fn day(&mut self) -> Option<Day> {
        let text = self.string("date entre guillemets", "a date in quotes")?;
        Day::parse(text.trim()).map_err(|error| self.bad_time(&text, &error, error.day_message())).ok()
    }

    fn place(&mut self) -> Option<Where> {
        let span = self.node.span();
        if self.node.shape() == Shape::Tuple {
            let pair: Vec<f64> = self.node.items().filter_map(Node::float).collect();
            if let [lat, lon] = pair[..] {
                return match Position::new(lat, lon) {
                    Ok(position) => Some(Where::Point(position, span)),
                    Err(error) => {
                        self.bad_position(error);
                        None
                    }
                };
            }
        }
        let text = self.string("position entre guillemets", "a position in quotes")?;
        let text = text.trim();
        match Position::parse(text) {
            Ok(position) => Some(Where::Point(position, span)),
            Err(_) if is_id(text) && !text.bytes().next().is_some_and(|b| b.is_ascii_digit()) => {
                let reference = RawRef { id: text.into(), kinds: KindSet(Kind::Place.bit()), span };
                self.context.refer(&reference);
                Some(Where::Place(reference))
            }
            Err(error) => {
                self.bad_position(error);
                None
            }
        }
    }

    fn reference(&mut self, kinds: KindSet) -> Option<RawRef> {
        let id = self.string("identifiant entre guillemets", "an id in quotes")?;
        let span = self.node.span();
        if !is_id(&id) {
            self.report(words::bad_id(&id, span, MAX_ID));
            return None;
        }
        let reference = RawRef { id: (*id).into(), kinds, span };
        self.context.refer(&reference);
        Some(reference)
    }

    fn token(&mut self, expected: &'static str, accept: &mut dyn FnMut(&str) -> bool) -> Option<()> {
        let written = match self.node.shape() {
            Shape::Word => self.node.name().map(Cow::Borrowed),
            Shape::Text => self.node.text(),
            _ => None,
        };
        match written.filter(|text| accept(text)) {
            Some(_) => Some(()),
            None if self.node.shape() == Shape::Broken => {
                self.context.broken = true;
                None
            }
            None => {
                let raw = quote(self.node.raw());
                self.bad_value(
                    "STR-006",
                    Both::new(
                        format!("{raw} ne se lit pas ; écrivez par exemple \"{expected}\""),
                        format!("{raw} cannot be read; write for example \"{expected}\""),
                    ),
                );
                None
            }
        }
    }

    /// A marking: its own fields over those of the file's head. What cannot be read without a
    /// mistake means: the originator alone.
    fn marking(&mut self) -> Option<Marking> {
        let before = self.context.errors;
        let mut own = None;
        if self.is_group() {
            self.enter(&[const { &<MarkingFields as Group>::SPEC }]);
            own = MarkingFields::read_fields(self);
        }
        let clean = self.context.errors == before && !self.node.has_errors();
        // The marking is dealt with here: its mistakes do not cost the record.
        self.context.forgive(before);
        let mut marking = match own.filter(|_| clean) {
            Some(own) => self.context.inherit(Some(&own)),
            None => self.context.kept_back(self.node.raw()),
        };
        marking.span = self.node.span();
        Some(marking)
    }

    fn record(&mut self, kind: Kind) -> Option<()> {
        crate::source::decode::record(self.node, self.context, kind);
        Some(())
    }
}

impl NodeReader<'_, '_> {
    /// Says that a field has to be written, where nothing else can be the reason for its absence.
    #[cold]
    fn missing(&mut self, spec: &'static FieldSpec) {
        let excused = self.node.has_errors() || self.context.broken || self.meant(spec.name);
        if excused || self.context.scattered(self.node.span()) {
            return;
        }
        let message = Both::new(
            format!("il manque le champ obligatoire {}", quote(spec.name)),
            format!("missing required field {}", quote(spec.name)),
        );
        let span = self.context.head_of(self.node);
        let example = words::example(spec);
        let help = Both::new(format!("ajoutez {example}"), format!("add {example}"));
        self.report(Diagnostic::error("STR-003", span, message).with_help(help));
    }

    /// Says that a list needs a member, if it does.
    #[cold]
    fn empty_list(&mut self, spec: &'static FieldSpec) {
        let span = self.node.span();
        if spec.need == Need::Some {
            let message = Both::new(
                format!("la liste {} est vide", quote(spec.name)),
                format!("the list {} is empty", quote(spec.name)),
            );
            let help = Both::new("écrivez au moins un membre", "write one member at least");
            self.report(Diagnostic::error("STR-003", span, message).with_help(help));
        } else if spec.name == "rel_to" {
            // Taken as absent it would be inherited: more nations than its author named.
            let message = Both::new(
                "rel_to est vide : communicable à personne",
                "rel_to is empty: releasable to nobody",
            );
            let help = Both::new(
                "nommez au moins la nation d'origine : rel_to: [SEN]",
                "name the originator at least: rel_to: [SEN]",
            );
            self.report(Diagnostic::error("MRK-002", span, message).with_help(help));
        }
    }
}
