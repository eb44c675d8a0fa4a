//! The two languages of the program.

/// French or English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    Fr,
    #[default]
    En,
}

impl Lang {
    /// The other language.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Fr => Self::En,
            Self::En => Self::Fr,
        }
    }

    /// `fr` or `en`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The language of a locale such as `fr_SN.UTF-8`; `None` for one the program does not speak.
    #[must_use]
    pub fn from_locale(locale: &str) -> Option<Self> {
        match locale.get(..2).map(str::to_ascii_lowercase).as_deref() {
            Some("fr") => Some(Self::Fr),
            Some("en") => Some(Self::En),
            _ => None,
        }
    }
}
