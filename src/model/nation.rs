//! The nations of the mechanism, and sets of them: who is in the room, who may see a record.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::value::words;

words! {
    /// A nation by its ISO 3166-1 code.
    Nation {
        SEN = "Sénégal" / "Senegal",
        MLI = "Mali" / "Mali",
        MRT = "Mauritanie" / "Mauritania",
        GIN = "Guinée" / "Guinea",
    }
}

/// A set of nations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<Nation>", into = "Vec<Nation>")]
pub struct NationSet(u8);

impl NationSet {
    /// No nation.
    pub const EMPTY: Self = Self(0);
    /// The three members of the mechanism.
    pub const MEMBERS: Self = Self(0b0111);

    /// The set of one nation.
    #[must_use]
    pub const fn of(nation: Nation) -> Self {
        Self(1 << nation as u8)
    }

    /// Whether it holds `nation`.
    #[must_use]
    pub const fn has(self, nation: Nation) -> bool {
        self.0 & (1 << nation as u8) != 0
    }

    /// Whether it holds nobody.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many nations it holds.
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether every nation of `self` is in `other`.
    #[must_use]
    pub const fn is_subset(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Nations of both sets.
    #[must_use]
    pub const fn intersect(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Nations of either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// With `nation` put in or taken out.
    #[must_use]
    pub const fn toggled(self, nation: Nation) -> Self {
        Self(self.0 ^ (1 << nation as u8))
    }

    /// The nations, in the order of the mechanism.
    pub fn iter(self) -> impl Iterator<Item = Nation> {
        Nation::ALL.iter().copied().filter(move |nation| self.has(*nation))
    }

    /// Reads `SEN,MLI` (commas or blanks, any case).
    ///
    /// # Errors
    /// The word that is no nation.
    pub fn parse(list: &str) -> Result<Self, String> {
        let mut set = Self::EMPTY;
        for word in list.split([',', ' ', ';', '+']).filter(|word| !word.is_empty()) {
            let code = word.to_ascii_uppercase();
            match Nation::ALL.iter().find(|nation| nation.code() == code) {
                Some(nation) => set = set.union(Self::of(*nation)),
                None => return Err(word.to_owned()),
            }
        }
        Ok(set)
    }
}

impl FromIterator<Nation> for NationSet {
    fn from_iter<I: IntoIterator<Item = Nation>>(nations: I) -> Self {
        nations.into_iter().fold(Self::EMPTY, |set, nation| set.union(Self::of(nation)))
    }
}

impl From<Vec<Nation>> for NationSet {
    fn from(nations: Vec<Nation>) -> Self {
        nations.into_iter().collect()
    }
}

impl From<NationSet> for Vec<Nation> {
    fn from(set: NationSet) -> Self {
        set.iter().collect()
    }
}

impl fmt::Display for NationSet {
    /// `SEN, MLI, MRT`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, nation) in self.iter().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            f.write_str(nation.code())?;
        }
        Ok(())
    }
}
