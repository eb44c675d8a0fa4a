//! Reads the notations of moments and days.

use super::{Day, Moment, TimeError};
use chrono::{Datelike, NaiveDate, NaiveTime};

/// A year outside these is a slip of the pen; four digits print them all in any zone.
const FIRST_YEAR: i32 = 1900;
const LAST_YEAR: i32 = 2199;

/// No real zone is further from UTC; minutes.
const MAX_OFFSET: u32 = 14 * 60;

pub(super) fn moment(text: &str) -> Result<Moment, TimeError> {
    let text = text.trim();
    if looks_iso(text) { iso(text) } else { group(&compact(text)) }
}

pub(super) fn day(text: &str) -> Result<Day, TimeError> {
    match moment(text) {
        Ok(moment) if !moment.has_clock() => Ok(moment.day()),
        // A bare date-time group or a clock without a zone is still a clock where none belongs.
        Ok(_) | Err(TimeError::NoMonth | TimeError::NoZone | TimeError::NoOffset | TimeError::ZoneJ) => {
            Err(TimeError::ClockInDay)
        }
        Err(error) => Err(error),
    }
}

/// `2025-…`: four digits and a hyphen.
fn looks_iso(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() > 4 && bytes[..4].iter().all(u8::is_ascii_digit) && bytes[4] == b'-'
}

/// Reads fixed-width fields from the front of a text.
struct Fields<'a>(&'a str);

impl Fields<'_> {
    /// The next `width` digits as a number.
    fn number(&mut self, width: usize) -> Result<u32, TimeError> {
        let digits = self.0.as_bytes().get(..width).ok_or(TimeError::NotADate)?;
        if !digits.iter().all(u8::is_ascii_digit) {
            return Err(TimeError::NotADate);
        }
        self.0 = &self.0[width..];
        Ok(digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0')))
    }

    /// Takes the next character when it is one of `wanted`.
    fn take(&mut self, wanted: &[char]) -> bool {
        match self.0.strip_prefix(wanted) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    fn expect(&mut self, wanted: &[char]) -> Result<(), TimeError> {
        if self.take(wanted) { Ok(()) } else { Err(TimeError::NotADate) }
    }
}

/// `2025-07-01`, `2025-07-01T04:00Z`, `2025-07-01T04:00:00.5+01:00`; a space may stand for the `T`.
fn iso(text: &str) -> Result<Moment, TimeError> {
    let mut fields = Fields(text);
    let year = fields.number(4)?;
    fields.expect(&['-'])?;
    let month = fields.number(2)?;
    fields.expect(&['-'])?;
    let day = fields.number(2)?;
    let date = date(year, month, day)?;
    if fields.0.is_empty() {
        return Ok(Moment::from_date(date));
    }
    fields.expect(&['T', 't', ' '])?;
    let time = iso_clock(&mut fields)?;
    let offset = iso_offset(fields.0.trim_start())?;
    Moment::from_local(date.and_time(time), offset)
}

fn iso_clock(fields: &mut Fields<'_>) -> Result<NaiveTime, TimeError> {
    let hour = fields.number(2)?;
    fields.expect(&[':'])?;
    let minute = fields.number(2)?;
    let mut time = clock(hour, minute)?;
    if fields.take(&[':']) {
        let second = fields.number(2)?;
        let nanos = if fields.take(&['.', ',']) { fraction(fields)? } else { 0 };
        time = NaiveTime::from_hms_nano_opt(hour, minute, second, nanos).ok_or(TimeError::Second(second))?;
    }
    Ok(time)
}

/// Digits behind the decimal point as nanoseconds; finer ones are read and dropped.
fn fraction(fields: &mut Fields<'_>) -> Result<u32, TimeError> {
    let rest = fields.0.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &fields.0[..fields.0.len() - rest.len()];
    if digits.is_empty() {
        return Err(TimeError::NotADate);
    }
    fields.0 = rest;
    let padded = digits.bytes().chain(std::iter::repeat(b'0')).take(9);
    Ok(padded.fold(0, |nanos, digit| nanos * 10 + u32::from(digit - b'0')))
}

/// `Z`, `+01:00`, `-0100`, `+01` in minutes east of UTC.
fn iso_offset(text: &str) -> Result<i16, TimeError> {
    let mut fields = Fields(text);
    if text.is_empty() {
        return Err(TimeError::NoOffset);
    }
    if matches!(text, "Z" | "z") {
        return Ok(0);
    }
    if matches!(text, "J" | "j") {
        return Err(TimeError::ZoneJ);
    }
    let west = fields.take(&['-', '\u{2212}']);
    if !west && !fields.take(&['+']) {
        return Err(TimeError::Offset);
    }
    let hours = fields.number(2).map_err(|_| TimeError::Offset)?;
    let minutes = if fields.0.is_empty() {
        0
    } else {
        fields.take(&[':']);
        fields.number(2).map_err(|_| TimeError::Offset)?
    };
    let total = hours * 60 + minutes;
    if !fields.0.is_empty() || minutes > 59 || total > MAX_OFFSET {
        return Err(TimeError::Offset);
    }
    let total = i16::try_from(total).map_err(|_| TimeError::Offset)?;
    Ok(if west { -total } else { total })
}

/// Upper case without spaces, accents and full stops: `1er août 2025` → `1ERAOUT2025`.
fn compact(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '\u{300}'..='\u{302}'))
        .flat_map(char::to_uppercase)
        .map(|c| match c {
            'É' | 'È' => 'E',
            'Û' | 'Ù' => 'U',
            other => other,
        })
        .collect()
}

/// `010400ZJUL25`, `01JUL25` after [`compact`].
fn group(text: &str) -> Result<Moment, TimeError> {
    let (front, rest) = split_digits(text);
    let letters_end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let (letters, year) = rest.split_at(letters_end);
    if !year.bytes().all(|b| b.is_ascii_digit()) {
        return Err(TimeError::NotADate);
    }
    let mut fields = Fields(front);
    match front.len() {
        1 | 2 => {
            let letters = if front == "1" { letters.strip_prefix("ER").unwrap_or(letters) } else { letters };
            if letters.is_empty() {
                return Err(TimeError::NotADate);
            }
            let month = month(letters)?;
            date(full_year(year)?, month, fields.number(front.len())?).map(Moment::from_date)
        }
        6 => {
            let (day, hour, minute) = (fields.number(2)?, fields.number(2)?, fields.number(2)?);
            let (offset, month) = zone_and_month(letters)?;
            let date = date(full_year(year)?, month, day)?;
            Moment::from_local(date.and_time(clock(hour, minute)?), offset)
        }
        _ => Err(TimeError::NotADate),
    }
}

fn split_digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
}

/// `ZJUL` → 0 and 7. Letters that name a month as a whole lack their zone (`JUL`, not `J` and `UL`).
fn zone_and_month(letters: &str) -> Result<(i16, u32), TimeError> {
    let Some(zone) = letters.chars().next() else {
        return Err(TimeError::NoZone);
    };
    if month(letters).is_ok() {
        return Err(TimeError::NoZone);
    }
    let offset = zone_offset(zone)?;
    match &letters[zone.len_utf8()..] {
        "" => Err(TimeError::NoMonth),
        name => Ok((offset, month(name)?)),
    }
}

/// Minutes east of UTC of a military zone letter.
fn zone_offset(zone: char) -> Result<i16, TimeError> {
    let hours = match zone {
        'Z' => 0,
        'A'..='I' => i16::from(zone as u8 - b'A') + 1,
        'K'..='M' => i16::from(zone as u8 - b'K') + 10,
        'N'..='Y' => -(i16::from(zone as u8 - b'N') + 1),
        'J' => return Err(TimeError::ZoneJ),
        _ => return Err(TimeError::NotADate),
    };
    Ok(hours * 60)
}

/// Month number of an English or French name or abbreviation, without accents.
fn month(name: &str) -> Result<u32, TimeError> {
    Ok(match name {
        "JAN" | "JANV" | "JANVIER" | "JANUARY" => 1,
        "FEB" | "FEV" | "FEVR" | "FEVRIER" | "FEBRUARY" => 2,
        "MAR" | "MARS" | "MARCH" => 3,
        "APR" | "AVR" | "AVRIL" | "APRIL" => 4,
        "MAY" | "MAI" => 5,
        "JUN" | "JUIN" | "JUNE" => 6,
        "JUL" | "JUIL" | "JUILLET" | "JULY" => 7,
        "AUG" | "AOU" | "AOUT" | "AUGUST" => 8,
        "SEP" | "SEPT" | "SEPTEMBRE" | "SEPTEMBER" => 9,
        "OCT" | "OCTOBRE" | "OCTOBER" => 10,
        "NOV" | "NOVEMBRE" | "NOVEMBER" => 11,
        "DEC" | "DECEMBRE" | "DECEMBER" => 12,
        _ => return Err(TimeError::MonthName),
    })
}

/// Two digits are of this century.
fn full_year(digits: &str) -> Result<u32, TimeError> {
    let number = digits.parse::<u32>();
    match (digits.len(), number) {
        (0, _) => Err(TimeError::NoYear),
        (2, Ok(year)) => Ok(2000 + year),
        (4, Ok(year)) => Ok(year),
        _ => Err(TimeError::NotADate),
    }
}

fn date(year: u32, month: u32, day: u32) -> Result<NaiveDate, TimeError> {
    let Ok(year @ FIRST_YEAR..=LAST_YEAR) = i32::try_from(year) else {
        return Err(TimeError::Year(year));
    };
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| match NaiveDate::from_ymd_opt(year, month, 1) {
        Some(first) => {
            TimeError::DayOutOfMonth { day, month, year, last: u32::from(first.num_days_in_month()) }
        }
        None => TimeError::Month(month),
    })
}

fn clock(hour: u32, minute: u32) -> Result<NaiveTime, TimeError> {
    NaiveTime::from_hms_opt(hour, minute, 0).ok_or(TimeError::Clock { hour, minute })
}
