//! Personal data in what is shared: telephone numbers and addresses of electronic mail.
//!
//! Names cannot be told from those of places and posts; whoever writes them is not helped by a guess.

use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::check::phrase;
use crate::model::span::{Span, Spot};
use crate::model::table::Record;
use crate::model::value::Seen;

/// Digits of a telephone number, at least and at most, with and without a country.
const DIGITS: std::ops::RangeInclusive<usize> = 8..=14;

/// Stems of words before a number that is to be called, folded.
const CALLS: &[&str] = &["phone", "telephone", "portable", "whatsapp", "gsm", "tel.", "tel:", "tel :"];

/// Bytes before a number in which such a word counts.
const BEFORE: usize = 24;

/// What was found in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum What {
    Phone,
    Mail,
}

/// Whether a number with as many digits as a telephone begins `text`; digits in groups of three are a sum.
fn is_number(text: &str, with_country: bool) -> bool {
    let run: &str = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '\u{A0}')))
        .map_or(text, |end| &text[..end]);
    let groups: Vec<usize> =
        run.split([' ', '.', '-', '\u{A0}']).map(str::len).filter(|digits| *digits > 0).collect();
    let is_sum = groups.len() > 1 && groups.iter().skip(1).all(|digits| *digits == 3);
    DIGITS.contains(&groups.iter().sum()) && (with_country || !is_sum)
}

/// Whether a number to call stands in `text`: with a country (`+221 …`), or after a word that says so.
fn has_phone(text: &str) -> bool {
    let dialled = text.match_indices('+').any(|(at, _)| {
        let number = &text[at + 1..];
        number.starts_with(|c: char| c.is_ascii_digit()) && is_number(number, true)
    });
    if dialled {
        return true;
    }
    let mut inside = false;
    for (at, byte) in text.bytes().enumerate() {
        let starts = byte.is_ascii_digit() && !inside;
        inside = byte.is_ascii_digit() || (inside && matches!(byte, b' ' | b'.' | b'-'));
        if !starts || !is_number(&text[at..], false) {
            continue;
        }
        let mut from = at.saturating_sub(BEFORE);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let before = phrase::folded(&text[from..at]);
        if phrase::has_word(&before, CALLS) || before.split(' ').next_back() == Some("tel") {
            return true;
        }
    }
    false
}

/// Whether an address of electronic mail stands in `text`.
fn has_mail(text: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    text.match_indices('@').any(|(at, _)| {
        let before = text[..at].chars().next_back().is_some_and(part);
        let host: &str = text[at + 1..].split(|c: char| !part(c)).next().unwrap_or_default();
        let ending = host.trim_end_matches('.').rsplit_once('.').map(|(_, ending)| ending);
        before && ending.is_some_and(|e| e.len() >= 2 && e.chars().all(char::is_alphabetic))
    })
}

/// A cheap look first: nearly every text has neither sign nor enough digits.
fn personal(text: &str) -> Option<What> {
    let bytes = text.as_bytes();
    if memchr::memchr(b'@', bytes).is_some() && has_mail(text) {
        return Some(What::Mail);
    }
    let many = bytes.iter().filter(|byte| byte.is_ascii_digit()).count() >= *DIGITS.start();
    (many && has_phone(text)).then_some(What::Phone)
}

/// INC-010, in every record that is shared.
pub fn personal_data(_: &Ground, record: &Record, found: &mut Findings) {
    if record.private {
        return;
    }
    let mut first: Option<(Span, &str, What)> = None;
    record.body.walk(&mut |spec, seen| {
        if first.is_some() || spec.name == "url" {
            return;
        }
        let (span, what) = match seen {
            Seen::Text(text) => {
                let all = [&text.fr, &text.en];
                (text.span, all.into_iter().flatten().find_map(|text| personal(text.as_str())))
            }
            Seen::Prose(prose) => {
                (prose.span, prose.fr.iter().chain(&prose.en).find_map(|line| personal(line.as_str())))
            }
            _ => return,
        };
        first = what.map(|what| (span, spec.name, what));
    });
    let Some((span, field, what)) = first else { return };
    let (fr, en) = match what {
        What::Phone => ("numéro de téléphone", "telephone number"),
        What::Mail => ("adresse électronique", "e-mail address"),
    };
    let (fr, en) =
        (format!("{fr} dans `{field}`, texte partagé"), format!("{en} in `{field}`, a shared text"));
    found.push(Finding::at(record, Spot::of(span), fr, en).help(
        "retirez cette donnée, ou gardez-la dans un fichier private: true",
        "remove it, or keep it in a file with private: true",
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_to_call_and_addresses_are_found() {
        for text in
            ["+221 77 123 45 67", "Tél. : 77 123 45 67", "WhatsApp 221771234567", "téléphone : 77.123.45.67"]
        {
            assert_eq!(personal(text), Some(What::Phone), "{text}");
        }
        assert_eq!(personal("écrire à chef.poste@example.org."), Some(What::Mail));
    }

    #[test]
    fn coordinates_times_sums_and_nets_are_not() {
        for text in [
            "29PKR 36526 98649",
            "14.4478, -12.2109 à 010400Z JUL 25",
            "12 500 000 XOF en 2024",
            "téléphonie : un coût tel que 12 500 000 XOF",
            "téléphone satellitaire, réseau EX-51",
            "le 2025-10-14 09:00",
            "3 mobiles, 12 tués",
            "réunion @ 0900Z",
            "+12 % contre 2024",
        ] {
            assert_eq!(personal(text), None, "{text}");
        }
    }
}
