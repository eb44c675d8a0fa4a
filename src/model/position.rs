//! Points on the earth, WGS 84, in the notations staffs use: degrees, DMS and MGRS.

mod error;
mod geodesic;
mod parse;
#[cfg(test)]
mod tests;

use mgrs_convert::{LatLon, Precision};
use std::fmt;

pub use error::PositionError;
pub use parse::looks_like_mgrs;

/// Mean radius R₁ of the WGS 84 ellipsoid, (2a + b) / 3, in kilometres.
/// Source: H. Moritz, Geodetic Reference System 1980, Journal of Geodesy 74 (2000), rounded.
pub const MEAN_RADIUS_KM: f64 = 6371.0088;

/// A point in WGS 84 degrees; always finite and in range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    lat: f64,
    lon: f64,
}

/// How positions are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CoordinateStyle {
    /// `14.4478 N 11.4439 W`: four decimals, about 11 m.
    #[default]
    Degrees,
    /// `14°26′52″N 11°26′38″W`: whole seconds, about 31 m.
    Dms,
    /// `29PKR 36526 98649`: the square metre the point lies in.
    Mgrs,
}

impl CoordinateStyle {
    /// The style after this one, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Degrees => Self::Dms,
            Self::Dms => Self::Mgrs,
            Self::Mgrs => Self::Degrees,
        }
    }
}

impl Position {
    /// A point from latitude (degrees north) and longitude (degrees east).
    ///
    /// # Errors
    /// When a latitude is not within ±90, a longitude not within ±180, or either is not a number.
    pub fn new(lat: f64, lon: f64) -> Result<Self, PositionError> {
        // The ranges are false for NaN and the infinities.
        if !(-90.0..=90.0).contains(&lat) {
            return Err(PositionError::Latitude);
        }
        if !(-180.0..=180.0).contains(&lon) {
            return Err(PositionError::Longitude);
        }
        // Adding zero turns −0 into 0, which prints without a sign.
        Ok(Self { lat: lat + 0.0, lon: lon + 0.0 })
    }

    /// Reads decimal degrees (point or French comma, sign or letter), DMS or MGRS.
    ///
    /// An MGRS reference names a square; the position is its centre.
    ///
    /// # Errors
    /// Says what is wrong: out of range, contradicting sign and letter, odd number of digits, or not
    /// a position at all.
    pub fn parse(text: &str) -> Result<Self, PositionError> {
        parse::position(text)
    }

    /// Latitude, degrees north.
    #[must_use]
    pub const fn lat(self) -> f64 {
        self.lat
    }

    /// Longitude, degrees east.
    #[must_use]
    pub const fn lon(self) -> f64 {
        self.lon
    }

    /// The position in words of `style`; every style is read back by [`Position::parse`].
    #[must_use]
    pub fn format(self, style: CoordinateStyle) -> String {
        match style {
            CoordinateStyle::Degrees => {
                let (lat, lon) = (Hemisphere::lat(self.lat, 1e4), Hemisphere::lon(self.lon, 1e4));
                format!("{} {}", lat.degrees(), lon.degrees())
            }
            CoordinateStyle::Dms => {
                let (lat, lon) = (Hemisphere::lat(self.lat, 3600.0), Hemisphere::lon(self.lon, 3600.0));
                format!("{} {}", lat.dms(), lon.dms())
            }
            CoordinateStyle::Mgrs => {
                let compact = self.mgrs_compact();
                // Ten digits at the end at this precision; the polar squares have no zone number.
                let (square, digits) = compact.split_at(compact.len().saturating_sub(10));
                let (easting, northing) = digits.split_at(digits.len() / 2);
                format!("{square} {easting} {northing}")
            }
        }
    }

    /// MGRS to the metre without spaces, `29PKR3652698649`; truncated, never rounded.
    #[must_use]
    pub fn mgrs_compact(self) -> String {
        match LatLon::new(self.lat, self.lon) {
            Ok(point) => point.to_mgrs(Precision::ONE_METER).to_string(),
            // Cannot happen: both types hold the same ranges. Empty rather than a wrong square.
            Err(_) => String::new(),
        }
    }
}

impl fmt::Display for Position {
    /// Decimal degrees.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.format(CoordinateStyle::Degrees))
    }
}

/// One coordinate as a whole number of units without a sign, and its letter.
struct Hemisphere {
    units: u32,
    letter: char,
}

impl Hemisphere {
    fn lat(degrees: f64, per_degree: f64) -> Self {
        Self::new(degrees, per_degree, ['N', 'S'])
    }

    fn lon(degrees: f64, per_degree: f64) -> Self {
        Self::new(degrees, per_degree, ['E', 'W'])
    }

    /// Rounded before it is split, so that no 60 seconds appear and nothing is called `0 S`.
    fn new(degrees: f64, per_degree: f64, letters: [char; 2]) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at most 180 degrees of 10 000 units, positive"
        )]
        let units = (degrees.abs() * per_degree).round() as u32;
        let negative = degrees < 0.0 && units > 0;
        Self { units, letter: letters[usize::from(negative)] }
    }

    /// `14.4478 N`, from ten-thousandths of a degree.
    fn degrees(&self) -> String {
        format!("{}.{:04} {}", self.units / 10_000, self.units % 10_000, self.letter)
    }

    /// `14°26′52″N`, from seconds.
    fn dms(&self) -> String {
        let (minutes, seconds) = (self.units / 60, self.units % 60);
        format!("{}°{:02}′{seconds:02}″{}", minutes / 60, minutes % 60, self.letter)
    }
}
