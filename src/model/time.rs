//! Moments and days as staffs write them: date-time groups, RFC 3339, plain dates.
//!
//! Months are printed in English capitals in both languages, as in NATO date-time groups; French
//! month names are understood on input.

mod error;
mod parse;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;

use super::value::Pair;

pub use error::TimeError;

/// Names of the months in full, January first.
pub const MONTH_NAMES: [Pair; 12] = [
    Pair { fr: "janvier", en: "January" },
    Pair { fr: "février", en: "February" },
    Pair { fr: "mars", en: "March" },
    Pair { fr: "avril", en: "April" },
    Pair { fr: "mai", en: "May" },
    Pair { fr: "juin", en: "June" },
    Pair { fr: "juillet", en: "July" },
    Pair { fr: "août", en: "August" },
    Pair { fr: "septembre", en: "September" },
    Pair { fr: "octobre", en: "October" },
    Pair { fr: "novembre", en: "November" },
    Pair { fr: "décembre", en: "December" },
];

/// Names of the months as printed, January first.
pub const MONTHS: [&str; 12] =
    ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

/// A moment as written by staff; knows whether a clock time was given.
///
/// Ordered by the instant; a date without a clock time stands at 0000Z of its day, before the same
/// instant with one. Everything that is printed is in UTC (`Z`), whatever zone was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    utc: DateTime<Utc>,
    has_clock: bool,
    /// Minutes east of UTC of the zone it was written in.
    offset_minutes: i16,
}

impl Moment {
    /// Reads `010400Z JUL 25`, `010400ZJUL25`, `2025-07-01T04:00:00Z`, `2025-07-01` or `01 JUL 25`.
    ///
    /// # Errors
    /// Says what is wrong: a day its month does not have, an hour or minute out of range, zone `J`,
    /// no zone, no month, no year, or no date at all.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        parse::moment(text)
    }

    /// A moment with a clock time in UTC.
    #[must_use]
    pub fn from_utc(utc: DateTime<Utc>) -> Self {
        Self { utc, has_clock: true, offset_minutes: 0 }
    }

    /// A day without a clock time.
    #[must_use]
    pub fn from_date(date: NaiveDate) -> Self {
        Self { utc: date.and_time(NaiveTime::MIN).and_utc(), has_clock: false, offset_minutes: 0 }
    }

    /// A clock time in a zone `offset_minutes` east of UTC.
    fn from_local(local: NaiveDateTime, offset_minutes: i16) -> Result<Self, TimeError> {
        if offset_minutes == 0 {
            return Ok(Self::from_utc(local.and_utc()));
        }
        let zone = FixedOffset::east_opt(i32::from(offset_minutes) * 60).ok_or(TimeError::Offset)?;
        // None only beyond the years chrono can count, far outside the four digits of the notation.
        let utc = local.and_local_timezone(zone).single().ok_or(TimeError::NotADate)?.to_utc();
        Ok(Self { utc, has_clock: true, offset_minutes })
    }

    /// The instant in UTC; midnight of the day when no clock time was given.
    #[must_use]
    pub fn utc(self) -> DateTime<Utc> {
        self.utc
    }

    /// The date in UTC, the one [`Moment::dtg`] prints.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        self.utc.date_naive()
    }

    /// The date in UTC as a [`Day`].
    #[must_use]
    pub fn day(self) -> Day {
        Day(self.date())
    }

    /// Whether a clock time was given.
    #[must_use]
    pub fn has_clock(self) -> bool {
        self.has_clock
    }

    /// Minutes east of UTC of the zone it was written in.
    #[must_use]
    pub fn offset_minutes(self) -> i16 {
        self.offset_minutes
    }

    /// Date-time group in UTC, `010400Z JUL 25`; `01 JUL 25` without a clock time.
    #[must_use]
    pub fn dtg(self) -> String {
        let date = self.date();
        if self.has_clock {
            let time = self.utc.format("%d%H%M");
            format!("{time}Z {} {}", month_name(date), short_year(date))
        } else {
            self.day_month_year()
        }
    }

    /// `01 JUL`.
    #[must_use]
    pub fn day_month(self) -> String {
        self.day().day_month()
    }

    /// `01 JUL 25`.
    #[must_use]
    pub fn day_month_year(self) -> String {
        self.day().format()
    }

    /// `0400Z`, when a clock time was given.
    #[must_use]
    pub fn clock(self) -> Option<String> {
        self.has_clock.then(|| self.utc.format("%H%MZ").to_string())
    }

    /// Calendar days (UTC) from this moment to `other`; negative when `other` is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i64 {
        other.day().days_since(self.day())
    }

    /// RFC 3339 in the zone it was written in, `2025-07-01T04:00:00Z`; `2025-07-01` without a clock
    /// time. [`Moment::parse`] gives the same moment back.
    #[must_use]
    pub fn rfc3339(self) -> String {
        let zone = FixedOffset::east_opt(i32::from(self.offset_minutes) * 60);
        match zone {
            _ if !self.has_clock => self.date().format("%Y-%m-%d").to_string(),
            Some(zone) if self.offset_minutes != 0 => {
                self.utc.with_timezone(&zone).to_rfc3339_opts(SecondsFormat::AutoSi, true)
            }
            _ => self.utc.to_rfc3339_opts(SecondsFormat::AutoSi, true),
        }
    }
}

impl fmt::Display for Moment {
    /// As [`Moment::dtg`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.dtg())
    }
}

/// A calendar date: due dates, reviews.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub NaiveDate);

impl Day {
    /// Reads `2025-07-01`, `01 JUL 25` or `1 JUL 2025`.
    ///
    /// # Errors
    /// Says what is wrong, as [`Moment::parse`]; a clock time is refused. For the words, see
    /// [`TimeError::day_message`].
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        parse::day(text)
    }

    /// `01 JUL 25`; four digits of the year outside 2000–2099.
    #[must_use]
    pub fn format(self) -> String {
        format!("{} {}", self.day_month(), short_year(self.0))
    }

    /// `01 JUL`.
    #[must_use]
    pub fn day_month(self) -> String {
        format!("{:02} {}", self.0.day(), month_name(self.0))
    }

    /// `2025-07-01`.
    #[must_use]
    pub fn iso(self) -> String {
        self.0.format("%Y-%m-%d").to_string()
    }

    /// Days from `earlier` to this one; negative when this one comes first.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }
}

impl fmt::Display for Day {
    /// As [`Day::format`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&Day::format(*self))
    }
}

fn month_name(date: NaiveDate) -> &'static str {
    MONTHS.get(date.month0() as usize).copied().unwrap_or("???")
}

/// Two digits where reading them back gives the same year, else four.
fn short_year(date: NaiveDate) -> String {
    match date.year() {
        year @ 2000..=2099 => format!("{:02}", year - 2000),
        year => format!("{year:04}"),
    }
}
