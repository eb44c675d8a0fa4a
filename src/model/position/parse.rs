//! Reads the notations of positions.

use super::{Position, PositionError};
use mgrs_convert::{Error, Mgrs, ParseErrorKind};

/// Longer texts are no position; also bounds the work on hostile input. Characters.
const MAX_CHARS: usize = 80;

pub(super) fn position(text: &str) -> Result<Position, PositionError> {
    let text = text.trim();
    if text.chars().count() > MAX_CHARS {
        return Err(PositionError::NotAPosition);
    }
    match pair(text) {
        Some((lat, lon)) => Position::new(lat, lon),
        None => any_notation(text),
    }
}

/// `14.4478, -11.4439`: two numbers with a decimal point each, as nearly every position is written.
fn pair(text: &str) -> Option<(f64, f64)> {
    let number = |text: &str| {
        let (whole, fraction) = text.strip_prefix('-').unwrap_or(text).split_once('.')?;
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if digits(whole) && digits(fraction) { text.parse().ok() } else { None }
    };
    let (lat, lon) = text.split_once(", ")?;
    Some((number(lat)?, number(lon)?))
}

/// What every notation means, [`pair`] included.
pub(super) fn any_notation(text: &str) -> Result<Position, PositionError> {
    let text = unify(text);
    if let Some(reference) = MgrsText::split(&text) {
        return reference.position();
    }
    match angles(&tokens(&text)?) {
        // `14,11`: one number with a French comma, or two numbers?
        Err(PositionError::OneNumber) if text.contains(',') => Err(PositionError::AmbiguousComma),
        result => result,
    }
}

/// Whether `text` is an MGRS square, with or without digits behind it: `29PKR`, `29pkr 36526`.
///
/// For search boxes: the digits may still be incomplete.
#[must_use]
pub fn looks_like_mgrs(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() <= MAX_CHARS
        && MgrsText::split(&unify(text)).is_some_and(|reference| reference.is_plausible_square())
}

/// Upper case, one sign for each meaning, plain spaces.
fn unify(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{2212}' | '\u{2013}' | '\u{2010}' | '\u{2011}' => out.push('-'),
            'º' | '˚' => out.push('°'),
            '′' | '’' | '‘' | '´' | 'ʹ' => out.push('\''),
            '″' | '”' | '“' | 'ʺ' => out.push('"'),
            c if c.is_whitespace() => out.push(' '),
            c => out.push(c.to_ascii_uppercase()),
        }
    }
    // Two apostrophes are how seconds are typed where the keyboard has no other sign.
    out.replace("''", "\"")
}

/// An MGRS reference taken apart: everything before the digits, and the groups of digits.
struct MgrsText<'a> {
    square: String,
    groups: Vec<&'a str>,
}

impl<'a> MgrsText<'a> {
    /// `29PKR 36526 98649` or polar `ZAH 0 0`; None when the text has another form altogether.
    fn split(text: &'a str) -> Option<Self> {
        let zone_end = text.find(|c: char| !c.is_ascii_digit())?;
        let letters_end = text.rfind(|c: char| c.is_ascii_uppercase())? + 1;
        if zone_end > letters_end {
            return None;
        }
        let (zone, rest) = text.split_at(zone_end);
        let letters: String = rest[..letters_end - zone_end].chars().filter(|c| *c != ' ').collect();
        let well_formed = zone.len() <= 2
            && letters.len() == 3
            && letters.bytes().all(|b| b.is_ascii_uppercase())
            && text[letters_end..].bytes().all(|b| b.is_ascii_digit() || b == b' ')
            // Without a zone only the four polar bands can be meant; the rest are words.
            && (!zone.is_empty() || letters.starts_with(['A', 'B', 'Y', 'Z']));
        let groups = text[letters_end..].split(' ').filter(|group| !group.is_empty()).collect();
        well_formed.then(|| Self { square: format!("{zone}{letters}"), groups })
    }

    fn is_plausible_square(&self) -> bool {
        let zone_end = self.square.len().saturating_sub(3);
        let (zone, letters) = self.square.split_at(zone_end);
        let zone_exists = zone.parse::<u8>().is_ok_and(|zone| (1..=60).contains(&zone));
        let mut letters = letters.chars();
        zone_exists
            && letters.next().is_some_and(|band| matches!(band, 'C'..='H' | 'J'..='N' | 'P'..='X'))
            && letters.next().is_some_and(|column| matches!(column, 'A'..='H' | 'J'..='N' | 'P'..='Z'))
            && letters.next().is_some_and(|row| matches!(row, 'A'..='H' | 'J'..='N' | 'P'..='V'))
            && self.groups.iter().map(|group| group.len()).sum::<usize>() <= 10
    }

    fn position(&self) -> Result<Position, PositionError> {
        let digits = self.groups.concat();
        match self.groups[..] {
            // A word of three letters is no square; with a zone before it, it is.
            [] if self.square.len() == 3 => return Err(PositionError::NotAPosition),
            [] => return Err(PositionError::MgrsTooCoarse),
            [all] if all.len() % 2 == 0 => {}
            [easting, northing] if easting.len() == northing.len() => {}
            _ => return Err(PositionError::MgrsDigits),
        }
        if digits.len() > 10 {
            return Err(PositionError::MgrsTooFine);
        }
        let reference: Mgrs = format!("{}{digits}", self.square).parse().map_err(|error| match error {
            Error::Parse(ParseErrorKind::OddDigitCount) => PositionError::MgrsDigits,
            Error::Parse(ParseErrorKind::TooManyDigits) => PositionError::MgrsTooFine,
            _ => PositionError::MgrsSquare,
        })?;
        let centre = reference.to_latlon();
        Position::new(centre.lat(), centre.lon())
    }
}

/// The parts of an angle notation.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Token {
    /// A number, and whether it has a fraction.
    Number(f64, bool),
    Plus,
    Minus,
    Degree,
    Minute,
    Second,
    /// Latitude or longitude, and whether it counts negative.
    Letter(Axis, bool),
    Separator,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Axis {
    Lat,
    Lon,
}

fn tokens(text: &str) -> Result<Vec<Token>, PositionError> {
    // Where a point is used for fractions, a comma can only part the two numbers.
    let decimal_comma = !text.contains('.');
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let mut length = c.len_utf8();
        match c {
            ' ' => {}
            '+' => found.push(Token::Plus),
            '-' => found.push(Token::Minus),
            '°' => found.push(Token::Degree),
            '\'' => found.push(Token::Minute),
            '"' => found.push(Token::Second),
            ',' | ';' | '/' => found.push(Token::Separator),
            'N' | 'S' => found.push(Token::Letter(Axis::Lat, c == 'S')),
            'E' | 'W' | 'O' => found.push(Token::Letter(Axis::Lon, c != 'E')),
            '0'..='9' => {
                let (found_number, bytes) = number(rest, decimal_comma)?;
                found.push(found_number);
                length = bytes;
            }
            _ => return Err(PositionError::NotAPosition),
        }
        rest = &rest[length..];
    }
    Ok(found)
}

/// A number at the front of `text` and its length in bytes.
fn number(text: &str, decimal_comma: bool) -> Result<(Token, usize), PositionError> {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let whole = digits(0);
    let mark = bytes.get(whole).is_some_and(|b| *b == b'.' || (decimal_comma && *b == b','));
    let fraction = if mark { digits(whole + 1) } else { 0 };
    let end = if fraction > 0 { whole + 1 + fraction } else { whole };
    if fraction > 0 && decimal_comma && bytes.get(end) == Some(&b',') && digits(end + 1) > 0 {
        return Err(PositionError::AmbiguousComma);
    }
    let value = text[..end].replace(',', ".").parse().map_err(|_| PositionError::NotAPosition)?;
    Ok((Token::Number(value, fraction > 0), end))
}

/// One angle: its value and, where a letter says so, its axis.
struct Angle {
    degrees: f64,
    axis: Option<Axis>,
}

/// Reads tokens from the front.
struct Reader<'a>(&'a [Token]);

impl Reader<'_> {
    fn take(&mut self, wanted: Token) -> bool {
        let found = self.0.first() == Some(&wanted);
        if found {
            self.0 = &self.0[1..];
        }
        found
    }

    fn letter(&mut self) -> Option<(Axis, bool)> {
        let Some(&Token::Letter(axis, negative)) = self.0.first() else { return None };
        self.0 = &self.0[1..];
        Some((axis, negative))
    }

    fn number(&mut self) -> Option<(f64, bool)> {
        let Some(&Token::Number(value, fraction)) = self.0.first() else { return None };
        self.0 = &self.0[1..];
        Some((value, fraction))
    }

    /// `N 14.4478`, `-11.4439`, `14°26′52″N`; `leading` when the letters stand before the numbers.
    fn angle(&mut self, leading: bool) -> Result<Angle, PositionError> {
        let before = if leading { self.letter() } else { None };
        let minus = !self.take(Token::Plus) && self.take(Token::Minus);
        let (degrees, fraction) = self.number().ok_or(PositionError::NotAPosition)?;
        let parts = if self.take(Token::Degree) { self.minutes(fraction)? } else { 0.0 };
        let letter = if leading { before } else { self.letter() };
        if minus && letter.is_some() {
            return Err(PositionError::SignAndLetter);
        }
        let negative = minus || letter.is_some_and(|(_, negative)| negative);
        let value = degrees + parts;
        Ok(Angle { degrees: if negative { -value } else { value }, axis: letter.map(|(axis, _)| axis) })
    }

    /// Minutes and seconds behind the degree sign, in degrees; only the last part may have a fraction.
    fn minutes(&mut self, degrees_have_fraction: bool) -> Result<f64, PositionError> {
        let Some((minutes, fraction)) = self.part(Token::Minute)? else { return Ok(0.0) };
        let seconds = self.part(Token::Second)?;
        if degrees_have_fraction || (fraction && seconds.is_some()) {
            return Err(PositionError::NotAPosition);
        }
        Ok(minutes / 60.0 + seconds.map_or(0.0, |(seconds, _)| seconds) / 3600.0)
    }

    /// A number with `mark` behind it; nothing is taken when the next number belongs elsewhere.
    fn part(&mut self, mark: Token) -> Result<Option<(f64, bool)>, PositionError> {
        let &[Token::Number(value, fraction), next, ..] = self.0 else { return Ok(None) };
        if next != mark {
            return Ok(None);
        }
        self.0 = &self.0[2..];
        if value >= 60.0 { Err(PositionError::Sixty) } else { Ok(Some((value, fraction))) }
    }
}

/// Two angles; latitude first unless letters say otherwise.
fn angles(tokens: &[Token]) -> Result<Position, PositionError> {
    let leading = matches!(tokens.first(), Some(Token::Letter(..)));
    let mut reader = Reader(tokens);
    let first = reader.angle(leading)?;
    reader.take(Token::Separator);
    if reader.0.is_empty() {
        return Err(PositionError::OneNumber);
    }
    let second = reader.angle(leading)?;
    if !reader.0.is_empty() {
        return Err(PositionError::NotAPosition);
    }
    match (first.axis, second.axis) {
        (None, None) | (Some(Axis::Lat), Some(Axis::Lon)) => Position::new(first.degrees, second.degrees),
        (Some(Axis::Lon), Some(Axis::Lat)) => Position::new(second.degrees, first.degrees),
        (Some(_), Some(_)) => Err(PositionError::SameAxis),
        _ => Err(PositionError::OneLetter),
    }
}
