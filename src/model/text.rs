//! Text of a briefing: one string, or one per language.

use std::fmt;
use std::ops::Deref;

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
    pub fr: Lines,
    pub en: Lines,
    pub span: Span,
}

/// The lines of a text in one language.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Lines(Kept);

/// Most texts have one line, which takes no list of its own.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Kept {
    One(SafeText),
    Any(Vec<SafeText>),
}

impl From<SafeText> for Lines {
    fn from(line: SafeText) -> Self {
        Self(Kept::One(line))
    }
}

impl From<Vec<SafeText>> for Lines {
    fn from(mut lines: Vec<SafeText>) -> Self {
        match lines.pop() {
            Some(only) if lines.is_empty() => only.into(),
            last => {
                lines.extend(last);
                Self(Kept::Any(lines))
            }
        }
    }
}

impl FromIterator<SafeText> for Lines {
    fn from_iter<I: IntoIterator<Item = SafeText>>(lines: I) -> Self {
        lines.into_iter().collect::<Vec<_>>().into()
    }
}

impl Default for Lines {
    fn default() -> Self {
        Self(Kept::Any(Vec::new()))
    }
}

impl Deref for Lines {
    type Target = [SafeText];

    fn deref(&self) -> &[SafeText] {
        match &self.0 {
            Kept::One(line) => std::slice::from_ref(line),
            Kept::Any(lines) => lines,
        }
    }
}

impl<'a> IntoIterator for &'a Lines {
    type Item = &'a SafeText;
    type IntoIter = std::slice::Iter<'a, SafeText>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Debug for Lines {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, out)
    }
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

#[cfg(test)]
mod tests {
    use super::{Lines, SafeText};

    #[test]
    fn lines_are_the_same_however_they_came() {
        let line = |text: &str| SafeText::new(text);
        for count in 0..4 {
            let list: Vec<SafeText> = (0..count).map(|at| line(&at.to_string())).collect();
            let lines = Lines::from(list.clone());
            assert_eq!(*lines, *list);
            assert_eq!(lines, list.iter().cloned().collect());
            assert_eq!((&lines).into_iter().count(), count);
        }
        assert_eq!(Lines::from(line("a")), Lines::from(vec![line("a")]));
        assert_eq!(Lines::default(), Lines::from(Vec::new()));
        assert_ne!(Lines::from(line("a")), Lines::from(vec![line("a"), line("")]));
    }
}
