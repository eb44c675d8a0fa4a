//! Text of a briefing: one string, or one per language.

use super::lang::Lang;
use super::safe_text::SafeText;
use super::span::Span;
use super::value::{FieldSpec, Reader, Seen, TypeSpec, Value, Walker};

/// A line of text. Either language may be missing; readers then see the other one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    pub fr: Option<SafeText>,
    pub en: Option<SafeText>,
    pub span: Span,
}

impl Text {
    /// The text in `lang`, else in the other language, else nothing.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        let (first, second) = match lang {
            Lang::Fr => (&self.fr, &self.en),
            Lang::En => (&self.en, &self.fr),
        };
        first.as_ref().or(second.as_ref()).map_or("", SafeText::as_str)
    }

    /// The same words in both languages.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        let safe = SafeText::new(text);
        Self { fr: Some(safe.clone()), en: Some(safe), span: Span::default() }
    }
}

/// Text of several lines; each line is safe by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    pub fr: Vec<SafeText>,
    pub en: Vec<SafeText>,
    pub span: Span,
}

impl Prose {
    /// The lines in `lang`, else in the other language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &[SafeText] {
        let (first, second) = match lang {
            Lang::Fr => (&self.fr, &self.en),
            Lang::En => (&self.en, &self.fr),
        };
        if first.is_empty() { second } else { first }
    }
}

impl Value for Text {
    const TYPE: TypeSpec = TypeSpec::Text;
    fn read(reader: &mut dyn Reader) -> Option<Self> {
        reader.text()
    }
    fn walk(&self, spec: &'static FieldSpec, walker: &mut Walker<'_>) {
        walker(spec, Seen::Text(self));
    }
}

impl Value for Prose {
    const TYPE: TypeSpec = TypeSpec::Prose;
    fn read(reader: &mut dyn Reader) -> Option<Self> {
        reader.prose()
    }
    fn walk(&self, spec: &'static FieldSpec, walker: &mut Walker<'_>) {
        walker(spec, Seen::Prose(self));
    }
}
