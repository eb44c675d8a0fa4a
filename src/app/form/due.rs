//! Reads when something is due: a date in any usual form, so many days on, the end of a month, the next
//! meeting. Both languages are understood at any time.

#[cfg(test)]
mod tests;

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::look::glyphs::fold_ascii;
use crate::model::diagnostic::Both;
use crate::model::lang::Lang;
use crate::model::time::{Day, MONTHS, TimeError};

/// Furthest due date, in years from today: beyond it a slip of the pen is likelier.
const YEARS: u32 = 20;

/// Why a due date cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DueError {
    /// It is no date in any form.
    Unread,
    /// It is a date, but not a possible one.
    Date(TimeError),
    /// No next meeting is announced.
    NoMeeting,
    /// Further away than anybody plans.
    TooFar,
}

impl DueError {
    /// What is wrong, and what to write instead.
    #[must_use]
    pub fn words(&self) -> Both {
        match self {
            Self::Unread => Both::new(
                "Date illisible ; écrire 15 NOV 25, +30, +2 sem, fin nov ou prochaine réunion.",
                "Not a date; write 15 NOV 25, +30, +2 w, end nov or next meeting.",
            ),
            Self::Date(error) => {
                let words = error.day_message();
                // The forms this field takes are more than those of a file.
                let cause = |text: &str| text.split(['.', ';']).next().unwrap_or(text).trim().to_owned();
                Both::new(format!("{}.", cause(&words.fr)), format!("{}.", cause(&words.en)))
            }
            Self::NoMeeting => Both::new(
                "La date de la prochaine réunion n'est pas connue.",
                "The day of the next meeting is not known.",
            ),
            Self::TooFar => Both::new("Plus de vingt ans : vérifier.", "More than twenty years: check it."),
        }
    }
}

/// Reads `text` as of `today`; nothing written is no due date.
///
/// Takes `2025-11-15`, `15 NOV 25`, `15 nov`, `15/11/2025`, `15/11`, `+30`, `J+30`, `+2 w`, `+2 sem`,
/// `+3 m`, `in 2 weeks`, `dans 30 jours`, `fin nov`, `end of month`, `prochaine réunion`, `next meeting`
/// and the first letters of these two.
///
/// # Errors
/// Says what cannot be read, or why the day cannot be.
pub fn read(text: &str, today: Day, next_meeting: Option<Day>) -> Result<Option<Day>, DueError> {
    let folded = fold_ascii(text).to_lowercase();
    let words: Vec<&str> = folded.split_whitespace().collect();
    let joined = words.join(" ");
    let day = match joined.as_str() {
        "" => return Ok(None),
        "aujourd'hui" | "today" => today,
        "demain" | "tomorrow" => later(today, 1, Unit::Day)?,
        words if is_meeting(words) => next_meeting.ok_or(DueError::NoMeeting)?,
        words => match month_end(words, today).or_else(|| ahead(words, today)) {
            Some(day) => day?,
            None => date(words, text, today)?,
        },
    };
    let furthest = later(today, YEARS * 12, Unit::Month)?;
    if day > furthest { Err(DueError::TooFar) } else { Ok(Some(day)) }
}

/// How `day` reads beside what was typed: `13 NOV 25, +30 d`, `13 NOV 25, 12 d ago`.
#[must_use]
pub fn shown(day: Day, today: Day, lang: Lang) -> String {
    let days = day.days_since(today);
    let far = match (days, lang) {
        (0, Lang::Fr) => "aujourd'hui".to_owned(),
        (0, Lang::En) => "today".to_owned(),
        (1.., Lang::Fr) => format!("+{days} j"),
        (1.., Lang::En) => format!("+{days} d"),
        (_, Lang::Fr) => format!("il y a {} j", -days),
        (_, Lang::En) => format!("{} d ago", -days),
    };
    format!("{day}, {far}")
}

/// The next meeting, or the first letters of it, two at least.
fn is_meeting(words: &str) -> bool {
    let names = ["prochaine reunion", "la prochaine reunion", "next meeting", "the next meeting"];
    words.len() >= 2 && names.iter().any(|name| name.starts_with(words))
}

#[derive(Clone, Copy)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

fn unit(word: &str) -> Option<Unit> {
    Some(match word.trim_end_matches('.') {
        "" | "d" | "day" | "days" | "j" | "jr" | "jrs" | "jour" | "jours" => Unit::Day,
        "w" | "wk" | "week" | "weeks" | "s" | "sem" | "semaine" | "semaines" => Unit::Week,
        "m" | "mo" | "month" | "months" | "mois" => Unit::Month,
        "y" | "year" | "years" | "a" | "an" | "ans" => Unit::Year,
        _ => return None,
    })
}

fn later(today: Day, count: u32, unit: Unit) -> Result<Day, DueError> {
    let day = match unit {
        Unit::Day => today.0.checked_add_days(Days::new(u64::from(count))),
        Unit::Week => today.0.checked_add_days(Days::new(u64::from(count) * 7)),
        Unit::Month => today.0.checked_add_months(Months::new(count)),
        Unit::Year => today.0.checked_add_months(Months::new(count.saturating_mul(12))),
    };
    day.map(Day).ok_or(DueError::TooFar)
}

/// `+30`, `+ 2 sem`, `j+30`, `in 2 weeks`, `30 jours`; a bare number is no date.
fn ahead(words: &str, today: Day) -> Option<Result<Day, DueError>> {
    let heads = ["+", "j+", "d+", "j +", "d +", "dans ", "in "];
    let headed = heads.iter().find_map(|head| words.strip_prefix(head));
    let rest = headed.unwrap_or(words).trim_start();
    let (count, word) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()));
    let word = word.trim();
    if count.is_empty() || headed.is_none() && word.is_empty() {
        return None;
    }
    let unit = unit(word)?;
    Some(count.parse().map_err(|_| DueError::TooFar).and_then(|count| later(today, count, unit)))
}

/// `fin nov`, `fin novembre 25`, `end of november`, `fin du mois`, `end of month`.
fn month_end(words: &str, today: Day) -> Option<Result<Day, DueError>> {
    let rest = words.strip_prefix("fin ").or_else(|| words.strip_prefix("end "))?;
    let heads = ["du ", "de ", "d'", "of ", "the "];
    let mut rest = rest;
    while let Some(after) = heads.iter().find_map(|head| rest.strip_prefix(head)) {
        rest = after;
    }
    if matches!(rest, "mois" | "month" | "ce mois" | "this month") {
        return Some(last_of(today.0.year(), today.0.month()));
    }
    let named = rest.contains(|c: char| c.is_ascii_digit());
    let first = |year: &str| Day::parse(&format!("01 {rest}{year}"));
    let (day, this_year) =
        if named { (first(""), false) } else { (first(&format!(" {}", today.0.year())), true) };
    Some(day.map_err(DueError::Date).and_then(|Day(day)| {
        // November that is over is next year's.
        let over = this_year && day.month() < today.0.month();
        last_of(day.year() + i32::from(over), day.month())
    }))
}

fn last_of(year: i32, month: u32) -> Result<Day, DueError> {
    let first = NaiveDate::from_ymd_opt(year, month, 1).ok_or(DueError::Unread)?;
    first.with_day(u32::from(first.num_days_in_month())).map(Day).ok_or(DueError::Unread)
}

/// A calendar date; without a year, the next one of that name.
fn date(words: &str, text: &str, today: Day) -> Result<Day, DueError> {
    let parts: Vec<&str> = words.split(['/', '.', '-']).map(str::trim).collect();
    let numbers = |part: &&str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if matches!(parts.len(), 2 | 3) && parts.iter().all(numbers) && parts[0].len() <= 2 {
        let month = parts[1].parse::<usize>().unwrap_or(0);
        let name = month.checked_sub(1).and_then(|at| MONTHS.get(at));
        let Some(name) = name else {
            return Err(DueError::Date(TimeError::Month(u32::try_from(month).unwrap_or(0))));
        };
        let year = parts.get(2).copied().unwrap_or_default();
        return written(&format!("{} {name} {year}", parts[0]), today);
    }
    written(text, today)
}

/// `15 NOV 25`, `1er août`, `2025-11-15`.
fn written(text: &str, today: Day) -> Result<Day, DueError> {
    match Day::parse(text.trim()) {
        Ok(day) => Ok(day),
        Err(TimeError::NoYear) => {
            let of = |year: i32| Day::parse(&format!("{} {year}", text.trim())).map_err(DueError::Date);
            match of(today.0.year()) {
                Ok(day) if day >= today => Ok(day),
                // The 29th of February waits for a year that has one.
                _ => (1..=8)
                    .find_map(|ahead| of(today.0.year() + ahead).ok())
                    .map_or_else(|| of(today.0.year()), Ok),
            }
        }
        Err(TimeError::NotADate | TimeError::ClockInDay | TimeError::MonthName) => Err(DueError::Unread),
        Err(error) => Err(DueError::Date(error)),
    }
}
