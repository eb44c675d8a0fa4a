//! Words that several rules put together: names of records, lists, numbers, folded text.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::look::measure::{cut, decimal};
use crate::model::diagnostic::Both;
use crate::model::lang::Lang;
use crate::model::nation::{Nation, NationSet};
use crate::model::reference::Where;
use crate::model::room::Room;
use crate::model::table::Record;
use crate::model::text::Text;

/// Cells of a name inside a message.
const NAME: usize = 44;

/// Cells of a piece of text inside a message.
const PIECE: usize = 32;

/// The title of a record in the quotes of each language.
pub fn name(record: &Record) -> Both {
    quoted(record.title(), NAME)
}

/// A text of a file in the quotes of each language.
pub fn text(text: &Text) -> Both {
    quoted(text, PIECE)
}

fn quoted(text: &Text, room: usize) -> Both {
    let short = |lang| cut(text.get(lang), room, "…").into_owned();
    Both::new(format!("« {} »", short(Lang::Fr)), format!("\"{}\"", short(Lang::En)))
}

/// What a position is called: its place, its coordinates, or the id it names.
pub fn place(room: &Room, place: &Where) -> Both {
    if let Some(record) = room.place_of(place) {
        let of = |lang| cut(record.title().get(lang), PIECE, "…").into_owned();
        return Both::new(of(Lang::Fr), of(Lang::En));
    }
    let words = match place {
        Where::Place(reference) => reference.id.to_string(),
        Where::Point(at, _) => at.to_string(),
    };
    Both::new(words.clone(), words)
}

/// `SEN, MLI`.
pub fn codes(nations: NationSet) -> String {
    nations.iter().map(Nation::code).collect::<Vec<_>>().join(", ")
}

/// A number with at most one decimal; what would fill the line is written in powers of ten.
pub fn number(value: f64) -> Both {
    /// From here digits are counted, not read.
    const LARGE: f64 = 1e7;
    if value.abs() >= LARGE {
        let words = format!("{value:.1e}");
        return Both::new(words.clone(), words);
    }
    let places = usize::from((value - value.round()).abs() >= 0.05);
    Both::new(decimal(value, places, true), decimal(value, places, false))
}

/// `1 jour`, `14 jours`; `1 day`, `14 days`.
pub fn days(days: i64) -> Both {
    let (fr, en) = (if days.abs() < 2 { "jour" } else { "jours" }, if days == 1 { "day" } else { "days" });
    Both::new(format!("{days} {fr}"), format!("{days} {en}"))
}

/// Whole kilometres, never less than one: `5`.
#[expect(clippy::cast_possible_truncation, reason = "distances on the earth")]
pub fn km(km: f64) -> i64 {
    (km.ceil() as i64).max(1)
}

/// Lower case without accents, blanks drawn together.
pub fn folded(text: &str) -> String {
    let plain: String = text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a word of `folded` begins with one of `stems`.
pub fn has_word(folded: &str, stems: &[&str]) -> bool {
    stems
        .iter()
        .any(|stem| folded.match_indices(stem).any(|(at, _)| !folded[..at].ends_with(char::is_alphanumeric)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_at_their_beginning_only() {
        assert_eq!(folded("  Hélicoptère\tÉTÉ "), "helicoptere ete");
        assert!(has_word("deux embarcations", &["embarcation"]));
        assert!(!has_word("rembarcation", &["embarcation"]));
        assert!(has_word("l'embarcation", &["embarcation"]));
    }

    #[test]
    fn numbers_stay_short() {
        assert_eq!(number(1e308).en, "1.0e308");
        assert_eq!(number(12.0).fr, "12");
        assert_eq!(number(12.26).fr, "12,3");
        assert_eq!(number(-0.01).en, "0");
    }

    #[test]
    fn one_day_is_one() {
        assert_eq!([days(1).fr, days(14).fr], ["1 jour", "14 jours"]);
        assert_eq!([days(1).en, days(14).en], ["1 day", "14 days"]);
    }
}
