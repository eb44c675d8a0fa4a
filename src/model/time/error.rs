//! What can be wrong with a written time, in words a staff officer can act on.

use super::MONTH_NAMES;
use crate::model::diagnostic::Both;
use crate::model::value::Pair;
use std::fmt;

/// What is wrong with a written time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeError {
    /// Neither a date-time group nor RFC 3339 nor a date.
    NotADate,
    /// The letters that should name a month do not.
    MonthName,
    /// A year outside 1900–2199.
    Year(u32),
    /// A month number outside 1–12.
    Month(u32),
    /// The month does not have this day.
    DayOutOfMonth {
        /// Day as written.
        day: u32,
        /// Month, 1–12.
        month: u32,
        /// Year, four digits.
        year: i32,
        /// Days the month has.
        last: u32,
    },
    /// Hour above 23 or minute above 59.
    Clock {
        /// Hour as written.
        hour: u32,
        /// Minute as written.
        minute: u32,
    },
    /// Second above 59.
    Second(u32),
    /// Zone letter `J`, the observer's own local time.
    ZoneJ,
    /// A date-time group without its zone letter.
    NoZone,
    /// A date and clock time in ISO form without `Z` or an offset.
    NoOffset,
    /// An offset that is not `+HH:MM` or is beyond 14 hours.
    Offset,
    /// A date-time group without its month, `010400Z`.
    NoMonth,
    /// Day and month without the year.
    NoYear,
    /// A clock time where only a date is meant.
    ClockInDay,
}

impl TimeError {
    /// What is wrong with a moment and what to write instead.
    #[must_use]
    pub fn message(&self) -> Both {
        self.with_forms("010400Z JUL 25", "2025-07-01T04:00:00Z")
    }

    /// What is wrong with a [`super::Day`] and what to write instead.
    #[must_use]
    pub fn day_message(&self) -> Both {
        self.with_forms("01 JUL 25", "2025-07-01")
    }

    fn with_forms(self, group: &str, iso: &str) -> Both {
        let (fr, en) = self.cause();
        Both::new(format!("{fr} ; écrire {group} ou {iso}"), format!("{en}; write {group} or {iso}"))
    }

    /// What is wrong, French and English.
    fn cause(self) -> (String, String) {
        match self {
            Self::NotADate => ("date illisible".into(), "not a date or time".into()),
            Self::MonthName => (
                "mois inconnu : JAN, FEB, MAR… ou JANV, FÉVR, MARS…".into(),
                "unknown month: JAN, FEB, MAR…".into(),
            ),
            Self::Year(year) => (
                format!("année {year:04} invraisemblable : de 1900 à 2199"),
                format!("year {year:04} is out of range: 1900 to 2199"),
            ),
            Self::Month(month) => (
                format!("il n'y a pas de mois {month:02} : de 01 à 12"),
                format!("there is no month {month:02}: 01 to 12"),
            ),
            Self::DayOutOfMonth { day, month, year, last } => day_out_of_month(day, month, year, last),
            Self::Clock { hour, minute } => clock_out_of_range(hour, minute),
            Self::Second(second) => (
                format!("secondes {second:02} impossibles : de 00 à 59"),
                format!("second {second:02} is out of range: 00 to 59"),
            ),
            Self::ZoneJ => (
                "fuseau J (heure locale de l'observateur) refusé : la lettre de l'UTC est Z".into(),
                "zone J (the observer's local time) is not accepted: the letter of UTC is Z".into(),
            ),
            Self::NoZone => (
                "lettre de fuseau absente après l'heure : Z pour l'UTC".into(),
                "no zone letter after the time: Z for UTC".into(),
            ),
            Self::NoOffset => (
                "décalage horaire absent : ajouter Z (UTC) à la fin".into(),
                "no time zone: add Z (UTC) at the end".into(),
            ),
            Self::Offset => (
                "décalage horaire illisible : Z, ou par exemple +01:00 (14:00 au plus)".into(),
                "unreadable time zone: Z, or for example +01:00 (14:00 at most)".into(),
            ),
            Self::NoMonth => (
                "groupe date-heure sans mois ni année".into(),
                "date-time group without month and year".into(),
            ),
            Self::NoYear => ("année absente".into(), "the year is missing".into()),
            Self::ClockInDay => {
                ("date seule attendue, sans heure".into(), "a date without a time is expected".into())
            }
        }
    }
}

fn day_out_of_month(day: u32, month: u32, year: i32, last: u32) -> (String, String) {
    let Pair { fr, en } = MONTH_NAMES[(month as usize).saturating_sub(1).min(11)];
    (
        format!("il n'y a pas de {day} {fr} {year} : du 1 au {last}"),
        format!("there is no {day} {en} {year}: 1 to {last}"),
    )
}

fn clock_out_of_range(hour: u32, minute: u32) -> (String, String) {
    if (hour, minute) == (24, 0) {
        return (
            "2400 n'est pas une heure : 0000 du lendemain".into(),
            "2400 is not a time: 0000 of the next day".into(),
        );
    }
    (
        format!("heure {hour:02}{minute:02} impossible : de 0000 à 2359"),
        format!("time {hour:02}{minute:02} is out of range: 0000 to 2359"),
    )
}

impl fmt::Display for TimeError {
    /// The English message.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for TimeError {}
