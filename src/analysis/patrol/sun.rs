//! Sunrise and sunset for a place and a day.
//!
//! Formulas: NOAA Global Monitoring Laboratory, "General Solar Position Calculations" (after
//! Spencer 1971): fractional year, equation of time, declination, hour angle at a zenith of
//! 90.833° (refraction and the sun's radius). Good to about two minutes at these latitudes.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, Utc};
use std::f64::consts::TAU;

use crate::model::position::Position;

/// Zenith of the sun's centre when its upper edge touches the horizon, in degrees.
const ZENITH: f64 = 90.833;

/// Sunrise and sunset in UTC; `None` where the sun does not cross the horizon that day.
#[must_use]
pub fn sun(at: Position, day: NaiveDate) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let length = if day.leap_year() { 366.0 } else { 365.0 };
    let year = TAU / length * f64::from(day.ordinal0());
    let (equation, declination) = (equation_of_time(year), declination(year));
    let lat = at.lat().to_radians();
    let cosine = ZENITH.to_radians().cos() / (lat.cos() * declination.cos()) - lat.tan() * declination.tan();
    if !(-1.0..=1.0).contains(&cosine) {
        return None;
    }
    let angle = cosine.acos().to_degrees();
    let midnight = day.and_time(NaiveTime::MIN).and_utc();
    let minutes = |angle: f64| 720.0 - 4.0 * (at.lon() + angle) - equation;
    #[expect(clippy::cast_possible_truncation, reason = "minutes of one day, in seconds")]
    let moment = |angle: f64| midnight + Duration::seconds((minutes(angle) * 60.0).round() as i64);
    Some((moment(angle), moment(-angle)))
}

/// Minutes by which the sundial is ahead of the clock.
fn equation_of_time(year: f64) -> f64 {
    229.18
        * (0.000_075 + 0.001_868 * year.cos()
            - 0.032_077 * year.sin()
            - 0.014_615 * (2.0 * year).cos()
            - 0.040_849 * (2.0 * year).sin())
}

/// Declination of the sun, in radians.
fn declination(year: f64) -> f64 {
    0.006_918 - 0.399_912 * year.cos() + 0.070_257 * year.sin() - 0.006_758 * (2.0 * year).cos()
        + 0.000_907 * (2.0 * year).sin()
        - 0.002_697 * (3.0 * year).cos()
        + 0.001_48 * (3.0 * year).sin()
}

/// The hours without light between two moments.
#[must_use]
pub fn nights(at: Position, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
    let mut dark = Vec::new();
    let mut since = from;
    for (rise, set) in days(at, from, to) {
        if since < rise && rise > from {
            dark.push((since, rise.min(to)));
        }
        since = since.max(set);
    }
    if since < to {
        dark.push((since, to));
    }
    dark.retain(|(a, b)| a < b);
    dark
}

/// Sunrise and sunset of every day that touches the time between two moments.
pub fn days(
    at: Position,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> impl Iterator<Item = (DateTime<Utc>, DateTime<Utc>)> {
    /// Days of the longest strip that is drawn; a window of years is not gone through.
    const LONGEST: usize = 31;
    let first = from.date_naive();
    let last = to.date_naive();
    first.iter_days().take_while(move |day| *day <= last).take(LONGEST).filter_map(move |day| sun(at, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lat: f64, lon: f64) -> Position {
        Position::new(lat, lon).expect("a position")
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    /// Minutes between a moment and a clock time of the same day.
    fn off(moment: DateTime<Utc>, clock: &str) -> i64 {
        let clock = NaiveTime::parse_from_str(clock, "%H:%M").expect("a time");
        (moment.time() - clock).num_minutes().abs()
    }

    #[test]
    fn known_sunrises_and_sunsets() {
        // From the long form of Meeus, Astronomical Algorithms, as in NOAA's spreadsheet.
        let known = [
            (14.4478, -11.4439, "2025-10-19", "06:38", "18:23"),
            (14.4478, -11.4439, "2025-06-21", "06:18", "19:17"),
            (14.4478, -11.4439, "2025-12-21", "07:06", "18:22"),
            (12.5572, -12.1747, "2025-03-20", "06:53", "19:00"),
            (15.1597, -12.1842, "2024-02-29", "07:06", "18:56"),
            (51.5074, -0.1278, "2025-06-21", "03:43", "20:22"),
            (51.5074, -0.1278, "2025-12-21", "08:04", "15:54"),
        ];
        for (lat, lon, date, rise, set) in known {
            let (up, down) = sun(at(lat, lon), day(date)).expect("the sun rises");
            assert!(off(up, rise) <= 3 && off(down, set) <= 3, "{date} {lat}: {up} {down}, not {rise} {set}");
        }
    }

    #[test]
    fn nights_are_what_is_left_of_the_days() {
        let kayes = at(14.4478, -11.4439);
        let time = |text: &str| text.parse::<DateTime<Utc>>().expect("a moment");
        assert!(nights(kayes, time("2025-10-19T08:00:00Z"), time("2025-10-19T16:00:00Z")).is_empty());
        let two = nights(kayes, time("2025-10-19T04:00:00Z"), time("2025-10-19T20:00:00Z"));
        assert_eq!(two.len(), 2, "{two:?}");
        let over = nights(kayes, time("2025-10-19T12:00:00Z"), time("2025-10-20T12:00:00Z"));
        assert_eq!(over.len(), 1, "{over:?}");
        let hours = (over[0].1 - over[0].0).num_hours();
        assert!((11..=12).contains(&hours), "a night of {hours} hours");
        assert_eq!(nights(kayes, time("2025-10-19T21:00:00Z"), time("2025-10-19T23:00:00Z")).len(), 1);
    }

    #[test]
    fn where_the_sun_does_not_set_there_is_no_sunset() {
        assert!(sun(at(78.2, 15.6), day("2025-06-21")).is_none());
        assert!(sun(at(90.0, 0.0), day("2025-12-21")).is_none());
    }
}
