//! Stamps of classified papers that stand in a text.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::model::lang::Lang;
use crate::model::marking::Class;
use crate::model::safe_text::SafeText;
use crate::model::span::{Span, Spot};
use crate::model::table::Record;
use crate::model::value::Seen;

/// Stamps, highest first: written in capitals only, or every "secret" of a narrative would be one.
const STAMPS: [(&str, Class); 6] = [
    ("TRÈS SECRET", Class::S),
    ("TOP SECRET", Class::S),
    ("SECRET", Class::S),
    ("CONFIDENTIEL", Class::C),
    ("CONFIDENTIAL", Class::C),
    ("DIFFUSION RESTREINTE", Class::DR),
];

static FINDERS: LazyLock<Vec<Finder<'static>>> =
    LazyLock::new(|| STAMPS.iter().map(|(stamp, _)| Finder::new(stamp.as_bytes())).collect());

/// Capitals in a row that every stamp has at least.
const RUN: usize = 6;

/// Whether so many capitals stand in a row; of each run one of every [`RUN`] bytes is looked at.
fn shouts(text: &[u8]) -> bool {
    let mut at = RUN - 1;
    while at < text.len() {
        if text[at].is_ascii_uppercase() {
            let before = text[..at].iter().rev().take_while(|b| b.is_ascii_uppercase()).count();
            let from = text[at..].iter().take_while(|b| b.is_ascii_uppercase()).count();
            if before + from >= RUN {
                return true;
            }
            at += from;
        }
        at += RUN;
    }
    false
}

/// The highest stamp in `text` that is above `class`.
fn stamp(text: &str, class: Class) -> Option<(&'static str, Class)> {
    if !shouts(text.as_bytes()) {
        return None;
    }
    let whole = |at: usize, stamp: &str| {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let after = text.get(at + stamp.len()..).and_then(|tail| tail.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    };
    let all = STAMPS.iter().zip(FINDERS.iter()).take_while(|((_, above), _)| *above > class);
    all.into_iter()
        .find(|((stamp, _), finder)| finder.find_iter(text.as_bytes()).any(|at| whole(at, stamp)))
        .map(|(stamp, _)| *stamp)
}

pub(super) fn stamped(_: &Ground, record: &Record, found: &mut Findings) {
    let class = record.marking.class;
    let mut hit: Option<(Span, &'static str, Class)> = None;
    record.body.walk(&mut |_, value| {
        if hit.is_some() {
            return;
        }
        let mut look = |span: Span, text: &SafeText| {
            if let Some((word, above)) = stamp(text.as_str(), class) {
                hit = hit.or(Some((span, word, above)));
            }
        };
        match value {
            Seen::Text(text) => [&text.fr, &text.en].into_iter().flatten().for_each(|t| look(text.span, t)),
            Seen::Prose(prose) => prose.fr.iter().chain(&prose.en).for_each(|line| look(prose.span, line)),
            _ => {}
        }
    });
    let Some((span, word, above)) = hit else { return };
    let (own, above) = (class.word(Lang::Fr), above.code());
    found.push(
        Finding::at(
            record,
            Spot::of(span),
            format!("le texte porte « {word} », la fiche est marquée {own}"),
            format!("the text bears \"{word}\", the record is marked {own}"),
        )
        .help(
            format!("marquez-la class: {above}, ou retirez la mention si le texte est déclassifié"),
            format!("mark it class: {above}, or remove the stamp if the text was downgraded"),
        ),
    );
}

#[cfg(test)]
mod tests {
    use super::stamp;
    use crate::model::marking::Class;

    #[test]
    fn stamps_are_whole_words_in_capitals_above_the_marking() {
        let word = |text: &str, class| stamp(text, class).map(|(word, _)| word);
        assert_eq!(word("copie d'un document SECRET, page 2", Class::DR), Some("SECRET"));
        assert_eq!(word("TRÈS SECRET", Class::DR), Some("TRÈS SECRET"));
        assert_eq!(word("abcdeSECRET", Class::DR), None);
        assert_eq!(word("le SECRETARIAT et un secret", Class::DR), None);
        assert_eq!(word("DIFFUSION RESTREINTE", Class::DR), None);
        assert_eq!(word("DIFFUSION RESTREINTE", Class::NP), Some("DIFFUSION RESTREINTE"));
        assert_eq!(word("SECRET", Class::S), None);
        for pad in 0..9 {
            let text = format!("{}SECRET", " ".repeat(pad));
            assert_eq!(word(&text, Class::DR), Some("SECRET"), "{pad}");
        }
    }
}
