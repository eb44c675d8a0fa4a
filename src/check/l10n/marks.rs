//! Decimal marks in a text, as far as they are certain: a number with one mark and one or two digits
//! behind it, followed by a unit. Dates, agenda numbers, positions and versions are not measures.

use crate::model::safe_text::SafeText;

/// What follows a measure, in lower case.
const UNITS: [&str; 32] = [
    "%",
    "km",
    "m",
    "cm",
    "mm",
    "kg",
    "t",
    "g",
    "l",
    "ha",
    "mw",
    "kw",
    "gw",
    "gwh",
    "mwh",
    "kwh",
    "kv",
    "mt",
    "million",
    "millions",
    "milliard",
    "milliards",
    "billion",
    "billions",
    "bn",
    "fcfa",
    "xof",
    "eur",
    "usd",
    "°c",
    "tonnes",
    "m³",
];

/// A measure with a decimal comma and one with a decimal point, when both stand in `lines`.
pub(super) fn mixed(lines: &[SafeText]) -> Option<(&str, &str)> {
    let (mut comma, mut point) = (None, None);
    for line in lines {
        for (number, mark) in measures(line) {
            let place = if mark == b',' { &mut comma } else { &mut point };
            place.get_or_insert(number);
        }
    }
    comma.zip(point)
}

/// Measures of a line with their mark.
fn measures(line: &str) -> impl Iterator<Item = (&str, u8)> {
    let bytes = line.as_bytes();
    let marks = memchr::memchr2_iter(b',', b'.', bytes);
    marks.filter_map(move |at| {
        let digits = |range: &[u8]| range.iter().take_while(|b| b.is_ascii_digit()).count();
        let before = bytes[..at].iter().rev().take_while(|b| b.is_ascii_digit()).count();
        let after = digits(&bytes[at + 1..]);
        let (start, end) = (at - before, at + 1 + after);
        let glued = |b: Option<&u8>| {
            b.is_some_and(|b| matches!(b, b'.' | b',' | b'-' | b'/' | b':') || b.is_ascii_alphabetic())
        };
        let alone =
            before > 0 && (1..=2).contains(&after) && !glued(start.checked_sub(1).and_then(|i| bytes.get(i)));
        (alone && is_unit(&line[end..])).then(|| (&line[start..end], bytes[at]))
    })
}

/// Whether `rest` begins with a unit.
fn is_unit(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let end = rest.find(|c: char| !(c.is_alphabetic() || matches!(c, '%' | '°' | '³'))).unwrap_or(rest.len());
    // The longest unit is short: what is longer is another word.
    end > 0 && end <= 12 && UNITS.contains(&rest[..end].to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::mixed;
    use crate::model::safe_text::SafeText;

    fn found(text: &str) -> Option<(String, String)> {
        let lines = SafeText::lines(text);
        mixed(&lines).map(|(comma, point)| (comma.to_owned(), point.to_owned()))
    }

    #[test]
    fn measures_with_both_marks_are_found() {
        assert_eq!(found("12,5 km, puis 13.7 km"), Some(("12,5".to_owned(), "13.7".to_owned())));
        assert_eq!(found("20,54 %\n20.5%"), Some(("20,54".to_owned(), "20.5".to_owned())));
        assert_eq!(found("2,7 Mt et 1.5\u{a0}million"), Some(("2,7".to_owned(), "1.5".to_owned())));
    }

    #[test]
    fn what_is_no_measure_is_not() {
        for text in [
            "12,5 km, point 2.1 de l'ordre du jour",
            "20,54 % le 14.10.2025",
            "1,382 km and 20.5 %",
            "12,5 km et 3,4 t",
            "14.45, -11.44",
            "points 1,2 and 3.4, version 1.0",
            ",5 km .5 km 1, km 1. km",
            "9,30 h. 5.x",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
