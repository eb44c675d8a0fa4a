//! Figures and the year they belong to.

use std::collections::HashMap;

use chrono::{Datelike, Months};

use super::is_year;
use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::model::record::Statistic;
use crate::model::span::Spot;
use crate::model::table::{Body, Kind, Record};
use crate::model::time::MONTH_NAMES;

fn statistic(record: &Record) -> Option<&Statistic> {
    match &record.body {
        Body::Statistic(statistic) => Some(statistic),
        _ => None,
    }
}

/// Whether a word names a month, in either language.
fn is_month(word: &str) -> bool {
    let word = word.to_lowercase();
    MONTH_NAMES.iter().any(|name| word == name.fr || word == name.en.to_lowercase())
}

/// Whether a text names a day of a month ("1er juillet", "1 July") and no year anywhere.
fn day_without_year(text: &str) -> bool {
    let mut last_was_day = false;
    let mut day = false;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if is_year(word) {
            return false;
        }
        let number = word.trim_end_matches(char::is_alphabetic).parse::<u32>().ok();
        day |= last_was_day && is_month(word);
        last_was_day = number.is_some_and(|n| (1..=31).contains(&n));
    }
    day
}

pub(super) fn no_year(_: &Ground, record: &Record, found: &mut Findings) {
    let Some(statistic) = statistic(record) else { return };
    let texts = [Some(&statistic.title), statistic.note.as_ref()];
    let dated = texts.into_iter().flatten().find(|text| {
        [&text.fr, &text.en].into_iter().flatten().any(|wording| day_without_year(wording.as_str()))
    });
    let finding = match (statistic.year, dated) {
        (None, _) => Finding::on(record, "chiffre sans année (year)", "figure without a year").help(
            "ajoutez year: 2025, l'année que le chiffre décrit",
            "add year: 2025, the year that the figure describes",
        ),
        (Some(_), Some(text)) => Finding::at(
            record,
            Spot::of(text.span),
            "le texte donne un jour sans son année",
            "the text gives a day without its year",
        )
        .help(
            "écrivez « 1er juillet 2025 » au lieu de « 1er juillet »",
            "write \"1 July 2025\" instead of \"1 July\"",
        ),
        (Some(_), None) => return,
    };
    found.push(finding);
}

pub(super) fn old(ground: &Ground, found: &mut Findings) {
    let Some(today) = ground.today() else { return };
    let months = u32::try_from(ground.limits.old_months).unwrap_or(u32::MAX);
    let Some(oldest) = today.0.checked_sub_months(Months::new(months)) else { return };
    // Of several figures about one thing only the newest can be too old: the others are its history.
    let mut newest: HashMap<&str, i64> = HashMap::new();
    for record in ground.of(Kind::Statistic) {
        let Some((year, of)) = statistic(record).and_then(|s| Some((s.year?.0, s.of.as_ref()?.id()))) else {
            continue;
        };
        newest.entry(of).and_modify(|known| *known = year.max(*known)).or_insert(year);
    }
    for record in ground.of(Kind::Statistic) {
        let Some(statistic) = statistic(record) else { continue };
        let Some(year) = statistic.year.map(|year| year.0) else { continue };
        if year >= i64::from(oldest.year()) {
            continue;
        }
        let newer =
            statistic.of.as_ref().and_then(|of| newest.get(of.id())).is_some_and(|known| *known > year);
        // A note beside it is where its author says what it is worth.
        if newer || statistic.note.is_some() {
            continue;
        }
        found.push(
            Finding::field(
                record,
                "year",
                format!("chiffre de {year}, plus de {months} mois avant la réunion"),
                format!("figure of {year}, more than {months} months before the meeting"),
            )
            .help(
                "cherchez un chiffre plus récent, ou dites dans note pourquoi il vaut encore",
                "look for a newer figure, or say in note why it still holds",
            ),
        );
    }
}
