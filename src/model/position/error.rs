//! What can be wrong with a written position, in words a staff officer can act on.

use crate::model::diagnostic::Both;
use std::fmt;

/// What is wrong with a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PositionError {
    /// None of the notations.
    NotAPosition,
    /// Latitude beyond ±90° or not a number.
    Latitude,
    /// Longitude beyond ±180° or not a number.
    Longitude,
    /// Minutes or seconds of 60 or more.
    Sixty,
    /// Only one coordinate.
    OneNumber,
    /// A comma that may part a fraction or the two numbers.
    AmbiguousComma,
    /// A minus sign and a letter on the same number.
    SignAndLetter,
    /// A letter on one of the two numbers only.
    OneLetter,
    /// Two latitudes or two longitudes.
    SameAxis,
    /// An MGRS square without digits: 100 km wide.
    MgrsTooCoarse,
    /// An odd number of MGRS digits, or groups of different length.
    MgrsDigits,
    /// More than ten MGRS digits.
    MgrsTooFine,
    /// Zone, band or square letters that do not exist or do not go together.
    MgrsSquare,
}

impl PositionError {
    /// What is wrong and what to write instead.
    #[must_use]
    pub fn message(&self) -> Both {
        let ((fr, en), help) = (self.cause(), self.help());
        Both::new(format!("{fr} ; {}", help.fr), format!("{en}; {}", help.en))
    }

    /// What to write instead.
    #[must_use]
    pub fn help(&self) -> Both {
        match self {
            Self::MgrsTooCoarse | Self::MgrsDigits | Self::MgrsTooFine | Self::MgrsSquare => {
                Both::new("écrire « 29PKR 36526 98649 »", "write \"29PKR 36526 98649\"")
            }
            _ => Both::new(
                "écrire « 14.4478, -11.4439 », « 14°26′52″N 11°26′38″W » ou « 29PKR 36526 98649 »",
                "write \"14.4478, -11.4439\", \"14°26′52″N 11°26′38″W\" or \"29PKR 36526 98649\"",
            ),
        }
    }

    /// What is wrong, French and English.
    #[must_use]
    pub const fn cause(&self) -> (&'static str, &'static str) {
        match self {
            Self::NotAPosition => ("position illisible", "not a position"),
            Self::Latitude => {
                ("latitude hors limites : de -90 à 90 degrés", "latitude out of range: -90 to 90 degrees")
            }
            Self::Longitude => (
                "longitude hors limites : de -180 à 180 degrés",
                "longitude out of range: -180 to 180 degrees",
            ),
            Self::Sixty => (
                "minutes ou secondes hors limites : moins de 60",
                "minutes or seconds out of range: below 60",
            ),
            Self::OneNumber => (
                "une seule coordonnée ; il faut la latitude, puis la longitude",
                "only one coordinate; latitude, then longitude are needed",
            ),
            Self::AmbiguousComma => (
                "virgule ambiguë : décimale ou séparateur ? Mettre une espace entre les deux nombres",
                "ambiguous comma: decimal or separator? Put a space between the two numbers",
            ),
            Self::SignAndLetter => (
                "signe moins et lettre sur le même nombre : garder l'un des deux",
                "a minus sign and a letter on the same number: keep one of them",
            ),
            Self::OneLetter => (
                "lettre (N, S, E, W ou O) sur un seul des deux nombres",
                "a letter (N, S, E or W) on only one of the two numbers",
            ),
            Self::SameAxis => (
                "deux latitudes ou deux longitudes ; il faut l'une et l'autre",
                "two latitudes or two longitudes; one of each is needed",
            ),
            Self::MgrsTooCoarse => (
                "carré MGRS de 100 km sans chiffres : au moins un chiffre d'abscisse et un d'ordonnée",
                "MGRS square of 100 km without digits: at least one for easting and one for northing",
            ),
            Self::MgrsDigits => (
                "il faut autant de chiffres MGRS pour l'abscisse que pour l'ordonnée : 2, 4, 6, 8 ou 10 en tout",
                "as many MGRS digits are needed for easting as for northing: 2, 4, 6, 8 or 10 in all",
            ),
            Self::MgrsTooFine => {
                ("trop de chiffres MGRS : dix au plus (1 m)", "too many MGRS digits: ten at most (1 m)")
            }
            Self::MgrsSquare => (
                "fuseau, bande ou carré MGRS inexistant",
                "the MGRS zone, band and square letters do not go together",
            ),
        }
    }
}

impl fmt::Display for PositionError {
    /// The English message.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for PositionError {}
