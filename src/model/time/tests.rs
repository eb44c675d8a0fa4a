//! Notations of moments and days, what is refused, and hostile input.

use super::*;
use TimeError as E;
use chrono::TimeZone;
use proptest::prelude::*;

fn utc(y: i32, mo: u32, d: u32, h: u32, mi: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(y, mo, d, h, mi, 0).single().expect("a time of the test")
}

fn ymd(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).expect("a date of the test")
}

#[test]
fn every_notation_of_one_moment() {
    for text in [
        "010400Z JUL 25",
        "010400ZJUL25",
        "010400z jul 25",
        "010400Z JUL 2025",
        "01 0400 Z JUL 25",
        "010400Z juil. 25",
        "010400Z JUILLET 2025",
        "010500A JUL 25",
        "011400K JUL 25",
        "011600M JUL 25",
        "010300N JUL 25",
        "301600Y JUN 25",
        "010400Z\u{a0}JUL\u{202f}25",
        "2025-07-01T04:00:00Z",
        "2025-07-01T04:00Z",
        "2025-07-01 04:00:00Z",
        "2025-07-01t04:00:00z",
        "2025-07-01T06:00:00+02:00",
        "2025-06-30T23:00:00-05:00",
        "2025-07-01T04:00:00.000Z",
        "2025-07-01T04:00:00-00:00",
        " 2025-07-01T05:00+0100 ",
        "2025-07-01T05:00+01",
    ] {
        let moment = Moment::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(moment.utc(), utc(2025, 7, 1, 4, 0), "{text}");
        assert!(moment.has_clock());
        assert_eq!(moment.dtg(), "010400Z JUL 25", "{text}");
        assert_eq!(moment.day_month(), "01 JUL");
        assert_eq!(moment.day_month_year(), "01 JUL 25");
        assert_eq!(moment.clock().as_deref(), Some("0400Z"));
        assert_eq!(moment.date(), ymd(2025, 7, 1));
    }
}

#[test]
fn a_date_has_no_clock() {
    for text in ["2025-07-01", "01 JUL 25", "1 JUL 2025", "01JUL25", "1er juillet 2025"] {
        let moment = Moment::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!((moment.has_clock(), moment.clock()), (false, None));
        assert_eq!(moment.dtg(), "01 JUL 25");
        assert_eq!(moment.rfc3339(), "2025-07-01");
        assert_eq!(Day::parse(text), Ok(Day(ymd(2025, 7, 1))));
    }
}

#[test]
fn months_of_both_languages() {
    let french = ["JANV", "FÉVR", "MARS", "AVR", "MAI", "JUIN", "JUIL", "AOÛT", "SEPT", "OCT", "NOV", "DÉC"];
    let french_full = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    for (index, english) in MONTHS.iter().enumerate() {
        let decomposed = french[index].replace('É', "E\u{301}").replace('Û', "U\u{302}");
        for name in [*english, french[index], french_full[index], &decomposed] {
            let moment =
                Moment::parse(&format!("150930Z {name} 25")).unwrap_or_else(|e| panic!("{name}: {e}"));
            assert_eq!(moment.date().month0() as usize, index, "{name}");
            // Without the zone letter the name must not be read as zone and month.
            assert_eq!(Moment::parse(&format!("150930{name}25")), Err(E::NoZone), "{name}");
        }
    }
}

#[test]
fn zone_letters() {
    for (zone, hours) in "ABCDEFGHIKLM".chars().zip(1..).chain("NOPQRSTUVWXY".chars().zip((-12..0).rev())) {
        let moment = Moment::parse(&format!("151200{zone} JUL 25")).expect("a zone");
        assert_eq!(moment.offset_minutes(), hours * 60, "{zone}");
        assert_eq!(moment.utc(), utc(2025, 7, 15, 12, 0) - chrono::TimeDelta::hours(i64::from(hours)));
    }
}

#[test]
fn what_is_wrong_is_named() {
    for (text, error) in [
        ("", E::NotADate),
        ("yesterday", E::NotADate),
        ("01/07/2025", E::NotADate),
        ("2025-7-1", E::NotADate),
        ("01", E::NotADate),
        ("0400Z JUL 25", E::NotADate),
        ("010400Z", E::NoMonth),
        ("010400", E::NoZone),
        ("010400 JUL 25", E::NoZone),
        ("010400J JUL 25", E::ZoneJ),
        ("010400J", E::ZoneJ),
        ("2025-07-01T04:00J", E::ZoneJ),
        ("010400Z JUL", E::NoYear),
        ("01 JUL", E::NoYear),
        ("010400Z JUI 25", E::MonthName),
        ("010400Z JUL 202", E::NotADate),
        ("010400Z JUL 1025", E::Year(1025)),
        ("312400Z JUN 25", E::DayOutOfMonth { day: 31, month: 6, year: 2025, last: 30 }),
        ("31 JUN 25", E::DayOutOfMonth { day: 31, month: 6, year: 2025, last: 30 }),
        ("2025-02-29", E::DayOutOfMonth { day: 29, month: 2, year: 2025, last: 28 }),
        ("00 JUL 25", E::DayOutOfMonth { day: 0, month: 7, year: 2025, last: 31 }),
        ("2025-13-01", E::Month(13)),
        ("012460Z JUL 25", E::Clock { hour: 24, minute: 60 }),
        ("012400Z JUL 25", E::Clock { hour: 24, minute: 0 }),
        ("2025-07-01T24:00Z", E::Clock { hour: 24, minute: 0 }),
        ("2025-07-01T04:00:60Z", E::Second(60)),
        ("2025-07-01T04:00", E::NoOffset),
        ("2025-07-01T04:00:00", E::NoOffset),
        ("2025-07-01T04:00+15:00", E::Offset),
        ("2025-07-01T04:00+01:60", E::Offset),
        ("2025-07-01T04:00Europe", E::Offset),
    ] {
        assert_eq!(Moment::parse(text), Err(error), "{text:?}");
        let message = error.message();
        assert!(message.fr.contains("écrire") && message.en.contains("write"), "{message:?}");
    }
    for text in ["010400Z JUL 25", "010400Z", "010400J JUL 25", "2025-07-01T04:00Z", "2025-07-01T04:00"] {
        assert_eq!(Day::parse(text), Err(E::ClockInDay), "{text}");
    }
    assert!(Moment::parse("29 FEB 24").is_ok());
}

#[test]
fn messages_speak_to_staff() {
    let june = Moment::parse("31 JUN 25").expect_err("June has 30 days").message();
    assert!(june.fr.starts_with("il n'y a pas de 31 juin 2025 : du 1 au 30"), "{}", june.fr);
    assert!(june.en.starts_with("there is no 31 June 2025: 1 to 30"), "{}", june.en);
    let due = Day::parse("010400Z JUL 25").expect_err("a clock in a date").day_message();
    assert_eq!(due.en, "a date without a time is expected; write 01 JUL 25 or 2025-07-01");
}

#[test]
fn order_and_days() {
    let date = Moment::parse("2025-07-01").expect("a date");
    let midnight = Moment::parse("2025-07-01T00:00Z").expect("a moment");
    let later = Moment::parse("022359Z JUL 25").expect("a moment");
    assert!(date < midnight && midnight < later);
    assert_eq!((date.days_until(later), later.days_until(date)), (1, -1));
    assert_eq!(Day(ymd(2025, 9, 16)).days_since(Day(ymd(2025, 7, 1))), 77);
    assert_eq!(Day(ymd(1998, 12, 31)).format(), "31 DEC 1998");
    assert_eq!(format!("{:>10}", date.day()), " 01 JUL 25");
    // A date late in the evening west of Greenwich is the next day in UTC, as printed.
    assert_eq!(Moment::parse("2025-06-30T23:30-05:00").expect("a moment").day_month(), "01 JUL");
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC*") {
        let _ = (Moment::parse(&text), Day::parse(&text));
    }

    #[test]
    fn no_text_of_time_signs_panics(text in "[0-9]{0,6}[-:TZJ+ .A-Zéû0-9]{0,20}") {
        if let Ok(moment) = Moment::parse(&text) {
            prop_assert_eq!(Moment::parse(&moment.rfc3339()), Ok(moment));
        }
        let _ = Day::parse(&text);
    }

    #[test]
    fn what_is_printed_reads_back(minutes in -36_000_000_i64..=120_000_000, offset in -840_i16..=840) {
        // About 1901 to 2198, whole minutes.
        let instant = DateTime::from_timestamp(minutes * 60, 0).expect("in range");
        let moment = Moment { utc: instant, has_clock: true, offset_minutes: offset };
        prop_assert_eq!(Moment::parse(&moment.rfc3339()), Ok(moment));
        prop_assert_eq!(Moment::parse(&moment.dtg()).map(Moment::utc), Ok(instant));
        let day = moment.day();
        prop_assert_eq!(Day::parse(&day.format()), Ok(day));
        prop_assert_eq!(Day::parse(&day.iso()), Ok(day));
        prop_assert_eq!(Moment::parse(&day.format()), Ok(Moment::from_date(day.0)));
    }
}
