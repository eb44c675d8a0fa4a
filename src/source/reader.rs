//! Reading values of the record table out of the syntax tree, naming every mistake.

use std::borrow::Cow;
use std::collections::HashMap;

use rows::Rows;

use super::decode::Context;
use crate::model::diagnostic::{Both, Diagnostic, Severity};
use crate::model::position::PositionError;
use crate::model::safe_text::SafeText;
use crate::model::span::Span;
use crate::model::time::{Moment, TimeError};
use crate::model::value::{FieldSpec, GroupSpec};
use crate::syntax::{Field, Node, Shape};

mod rows;
mod values;
mod words;

pub(super) use rows::Slots;
pub(super) use words::{bad_id, nearest, plain_id, quote};

/// A reader standing on one node of one file.
pub(super) struct NodeReader<'a, 'c> {
    node: Node<'a>,
    context: &'c mut Context<'a>,
    /// The rows of the group that was entered.
    rows: Rows,
    /// Fields of it that are in no table.
    strange: Option<Box<Strange<'a>>>,
    /// The field whose value stands here, or a member of it.
    within: &'static str,
}

/// Fields of a group that are in no table.
#[derive(Default)]
struct Strange<'a> {
    /// Their names, and where each stands first.
    names: HashMap<&'a str, Span>,
    /// Fields of the table that one was taken for: they are not missing as well.
    misspelt: Vec<&'static str>,
    /// How many could not be told: each may be one that is missing.
    untold: usize,
}

impl<'a, 'c> NodeReader<'a, 'c> {
    /// A reader on `node`.
    pub fn new(node: Node<'a>, context: &'c mut Context<'a>) -> Self {
        Self { node, context, rows: Rows::default(), strange: None, within: "" }
    }

    /// The same context, another node.
    #[inline]
    fn on(&mut self, node: Node<'a>) -> NodeReader<'a, '_> {
        let within = self.within;
        NodeReader { within, ..NodeReader::new(node.unwrapped(), self.context) }
    }

    /// Enters the group that stands here: its fields are at hand, the unknown ones are named.
    pub fn enter(&mut self, specs: &[&'static GroupSpec]) {
        self.strange = None;
        self.rows = Rows::of(specs, &mut self.context.slots);
        for field in self.node.fields() {
            let Some(slot) = self.rows.named(field.name) else {
                self.stranger(field, specs);
                continue;
            };
            match self.context.slots[slot] {
                Some(first) => self.twice(field, self.node.field(first).name_span),
                None => self.context.slots[slot] = Some(field.value.id()),
            }
        }
        self.rows.rewind();
    }

    /// The field written for row `spec` of a table that was entered.
    #[inline]
    pub fn written(&mut self, spec: &'static FieldSpec) -> Option<Field<'a>> {
        let slot = self.rows.of_row(spec)?;
        Some(self.node.field(self.context.slots[slot]?))
    }

    /// The value written for row `spec`.
    #[inline]
    fn value(&mut self, spec: &'static FieldSpec) -> Option<Node<'a>> {
        let slot = self.rows.of_row(spec)?;
        Some(self.node.other(self.context.slots[slot]?))
    }

    /// Names of the group that are in no table it was entered with.
    pub fn unknown(&self) -> impl Iterator<Item = &'a str> {
        self.strange.iter().flat_map(|strange| strange.names.keys().copied())
    }

    /// Whether a field called `name` is not missing, but one of the unknown ones.
    fn meant(&mut self, name: &str) -> bool {
        let Some(strange) = &mut self.strange else { return false };
        let told = strange.misspelt.contains(&name);
        let untold = !told && strange.untold > 0;
        strange.untold -= usize::from(untold);
        told || untold
    }

    /// What decoding gathers.
    pub fn context(&mut self) -> &mut Context<'a> {
        self.context
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.context.report(diagnostic);
    }

    /// Says that something else stands here than `expected`; silent where the syntax was broken.
    fn wrong_type(&mut self, fr: &str, en: &str) {
        if self.node.shape() == Shape::Broken {
            self.context.broken = true;
            return;
        }
        if self.context.scattered(self.node.span()) {
            return;
        }
        let (found_fr, found_en) = words::shape(self.node.shape());
        let message = Both::new(
            format!("{fr} attendu ici, {found_fr} trouvé"),
            format!("expected {en} here, found {found_en}"),
        );
        self.report(Diagnostic::error("STR-009", self.node.span(), message));
    }

    /// The same for a number; one in quotes only lacks to be freed of them.
    fn wrong_number(&mut self, fr: &str, en: &str) {
        let quoted = self.node.text().map(|text| text.trim().to_owned());
        let number = quoted.filter(|text| text.parse::<f64>().is_ok_and(f64::is_finite));
        let Some(number) = number else { return self.wrong_type(fr, en) };
        let message = Both::new(
            format!("{fr} attendu ici, texte trouvé : {}", quote(&number)),
            format!("expected {en} here, found text: {}", quote(&number)),
        );
        let help = Both::new("ôtez les guillemets", "take the quotes off");
        let span = self.node.span();
        self.report(Diagnostic::error("STR-009", span, message).with_help(help).with_guess(span, number));
    }

    /// The string that stands here, or the complaint that none does.
    pub fn string(&mut self, fr: &str, en: &str) -> Option<Cow<'a, str>> {
        match self.node.text() {
            Some(text) => Some(text),
            None if matches!(self.node.shape(), Shape::Word | Shape::Integer | Shape::Char) => {
                let raw = self.node.raw();
                let written = match self.node.character() {
                    Some(only) => Cow::Owned(only.to_string()),
                    None => Cow::Borrowed(raw),
                };
                let shown = quote(raw);
                let message = Both::new(
                    format!("{shown} : guillemets \"…\" manquants"),
                    format!("{shown} lacks its quotes \"…\""),
                );
                let quoted = format!("\"{}\"", written.replace('\\', "\\\\").replace('"', "\\\""));
                let help =
                    Both::new(format!("écrivez {}", quote(&quoted)), format!("write {}", quote(&quoted)));
                let span = self.node.span();
                self.report(
                    Diagnostic::warning("STR-012", span, message).with_help(help).with_fix(span, quoted),
                );
                Some(written)
            }
            None => {
                self.wrong_type(fr, en);
                None
            }
        }
    }

    /// Cleans text of the file and warns about what was replaced.
    fn clean(&mut self, text: &str) -> SafeText {
        let cleaned = SafeText::clean(text);
        if cleaned.replaced > 0 {
            let first = cleaned.first.and_then(|at| text.get(at as usize..)?.chars().next());
            let diagnostic = words::replaced(self.node.span(), cleaned.replaced, first);
            self.report(diagnostic);
        }
        cleaned.text
    }

    /// The strings of a text: one for both languages, or one per language.
    fn languages(&mut self) -> Option<Languages<'a>> {
        match self.node.shape() {
            Shape::Text => {
                let text = self.node.text()?;
                self.mind_empty(&text);
                Some(Languages::Both(text))
            }
            Shape::Fields => {
                let [mut fr, mut en] = [None, None];
                let mut plain = true;
                for field in self.node.fields() {
                    match field.name {
                        "fr" if fr.is_none() => fr = Some(field.value),
                        "en" if en.is_none() => en = Some(field.value),
                        _ => plain = false,
                    }
                }
                if !plain {
                    self.enter(&[words::LANGUAGES]);
                }
                let fr = fr.map(|value| self.on(value).language());
                let en = en.map(|value| self.on(value).language());
                let (fr, en) =
                    (fr.map_or(Some(None), |t| t.map(Some))?, en.map_or(Some(None), |t| t.map(Some))?);
                if fr.is_none() && en.is_none() {
                    let message =
                        Both::new("ni texte français ni texte anglais", "neither French nor English text");
                    let help = Both::new("écrivez (fr: \"…\", en: \"…\")", "write (fr: \"…\", en: \"…\")");
                    self.report(Diagnostic::error("STR-003", self.node.span(), message).with_help(help));
                    return None;
                }
                Some(Languages::Each(fr, en))
            }
            _ => self
                .string(
                    "texte entre guillemets, ou (fr: \"…\", en: \"…\"),",
                    "text in quotes, or (fr: \"…\", en: \"…\"),",
                )
                .map(Languages::Both),
        }
    }

    /// The text in one language.
    fn language(&mut self) -> Option<Cow<'a, str>> {
        let text = self.string("texte entre guillemets", "text in quotes")?;
        self.mind_empty(&text);
        Some(text)
    }

    /// Says that nothing is written between the quotes.
    fn mind_empty(&mut self, text: &str) {
        if !text.trim().is_empty() {
            return;
        }
        let field = quote(self.within);
        let message = Both::new(format!("texte vide dans {field}"), format!("empty text in {field}"));
        let help =
            Both::new("écrivez le texte, ou retirez le champ", "write the text, or take the field out");
        let diagnostic = Diagnostic::warning("STR-007", self.node.span(), message).with_help(help);
        self.report(Diagnostic { severity: Severity::Hint, ..diagnostic });
    }

    /// Says that a field stands twice.
    fn twice(&mut self, field: Field<'a>, first: Span) {
        let message = Both::new(
            format!("le champ {} est écrit deux fois", quote(field.name)),
            format!("field {} is written twice", quote(field.name)),
        );
        let help = Both::new("gardez l'un des deux", "keep one of the two");
        let diagnostic = Diagnostic::error("STR-008", field.name_span, message)
            .with_help(help)
            .with_label(first, Both::new("première fois ici", "first written here"));
        self.report(diagnostic);
    }

    /// Says that a field is unknown, and which one was probably meant.
    fn stranger(&mut self, field: Field<'a>, specs: &[&'static GroupSpec]) {
        let strange = self.strange.get_or_insert_default();
        if let Some(first) = strange.names.get(field.name).copied() {
            self.twice(field, first);
            return;
        }
        strange.names.insert(field.name, field.name_span);
        let names = || specs.iter().flat_map(|spec| spec.fields.iter().map(|field| field.name));
        let kind = specs.last().map_or("", |spec| spec.name);
        let near = nearest(field.name, names()).or_else(|| by_label(field.name, specs));
        if near.is_none() && self.context.scattered(self.node.span()) {
            return;
        }
        strange.misspelt.extend(near);
        strange.untold += usize::from(near.is_none());
        let message = Both::new(
            format!("champ inconnu {} dans {kind}", quote(field.name)),
            format!("unknown field {} in {kind}", quote(field.name)),
        );
        let diagnostic = Diagnostic::error("STR-002", field.name_span, message);
        self.report(if let Some(near) = near {
            diagnostic
                .with_help(Both::new(format!("vouliez-vous dire {near} ?"), format!("did you mean {near}?")))
                .with_guess(field.name_span, near)
        } else {
            let list = names().collect::<Vec<_>>().join(", ");
            diagnostic.with_help(Both::new(
                format!("champs possibles : {list}"),
                format!("possible fields: {list}"),
            ))
        });
    }

    /// Whether a struct stands here; complains otherwise.
    pub fn is_group(&mut self) -> bool {
        match self.node.shape() {
            Shape::Fields | Shape::Unit => true,
            Shape::Tuple => {
                let message =
                    Both::new("il manque les noms des champs", "the names of the fields are missing");
                let help = Both::new("écrivez (nom: valeur, …)", "write (name: value, …)");
                self.report(Diagnostic::error("STR-009", self.node.span(), message).with_help(help));
                false
            }
            _ => {
                self.wrong_type("groupe (…)", "a group (…)");
                false
            }
        }
    }

    /// A time that cannot be read; one that only lacks its zone is probably in UTC, as all four nations are.
    fn bad_time(&mut self, text: &str, error: &TimeError, message: Both) {
        let span = self.node.span();
        let mut diagnostic = Diagnostic::error(words::time_code(error), span, message);
        let zoned = format!("{}Z", text.trim());
        if *error == TimeError::NoOffset && Moment::parse(&zoned).is_ok() {
            diagnostic = diagnostic.with_guess(span, format!("\"{zoned}\""));
        }
        self.report(diagnostic);
    }

    fn bad_value(&mut self, code: &'static str, message: Both) {
        let span = self.node.span();
        self.report(Diagnostic::error(code, span, message));
    }

    fn bad_position(&mut self, error: PositionError) {
        let (shown, (fr, en)) = (quote(self.node.raw()), error.cause());
        let message = Both::new(format!("{shown} : {fr}"), format!("{shown}: {en}"));
        let mut help = error.help();
        if matches!(error, PositionError::NotAPosition) {
            help.fr.push_str(", ou l'identifiant d'un lieu");
            help.en.push_str(", or the id of a place");
        }
        let (code, span) = (words::position_code(error), self.node.span());
        self.report(Diagnostic::error(code, span, message).with_help(help));
    }
}

/// The field whose French or English label somebody wrote in place of its name.
fn by_label(written: &str, specs: &[&'static GroupSpec]) -> Option<&'static str> {
    let words = written.replace('_', " ").to_lowercase();
    let fields = specs.iter().flat_map(|spec| spec.fields);
    fields
        .into_iter()
        .find(|field| field.label.fr == words || field.label.en == words)
        .map(|field| field.name)
}

/// A text as written: once for both languages, or per language.
enum Languages<'a> {
    Both(Cow<'a, str>),
    Each(Option<Cow<'a, str>>, Option<Cow<'a, str>>),
}
