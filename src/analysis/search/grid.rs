//! Positions by their MGRS square, found as they are typed.

use crate::model::position::looks_like_mgrs;

/// Digits of an easting or a northing to the metre.
const DIGITS: usize = 5;

/// The square metre of every record that has a position, in order.
#[derive(Debug, Default)]
pub(super) struct Grid {
    squares: Vec<(Box<str>, u32)>,
}

impl Grid {
    pub(super) fn add(&mut self, square: &str, record: u32) {
        // Empty and polar squares have no zone and are not asked for.
        if square.len() > 2 * DIGITS + 3 {
            self.squares.push((square.into(), record));
        }
    }

    pub(super) fn sort(&mut self) {
        self.squares.sort_unstable();
    }

    /// Calls `each` with every record inside the square that `query` names or begins.
    pub(super) fn find(&self, query: &str, mut each: impl FnMut(usize)) {
        let Some(typed) = Square::read(query) else { return };
        let found = self.within(&typed.letters, &typed.easting, &typed.northing, &mut each);
        // Digits without a blank begin a full reference, or are a shorter one: half east, half north.
        if found == 0 && typed.northing.is_empty() && typed.easting.len() % 2 == 0 {
            let (easting, northing) = typed.easting.split_at(typed.easting.len() / 2);
            self.within(&typed.letters, easting, northing, &mut each);
        }
    }

    fn within(&self, letters: &str, easting: &str, northing: &str, each: &mut impl FnMut(usize)) -> usize {
        let start = format!("{letters}{easting}");
        let from = self.squares.partition_point(|(square, _)| **square < *start);
        let mut found = 0;
        for (square, record) in self.squares[from..].iter().take_while(|(s, _)| s.starts_with(&start)) {
            if square[square.len() - DIGITS..].starts_with(northing) {
                each(*record as usize);
                found += 1;
            }
        }
        found
    }
}

/// What was typed of an MGRS reference.
struct Square {
    letters: String,
    easting: String,
    northing: String,
}

impl Square {
    fn read(query: &str) -> Option<Self> {
        if !looks_like_mgrs(query) {
            return None;
        }
        let end = query.rfind(|c: char| c.is_ascii_alphabetic())? + 1;
        let (square, digits) = query.split_at(end);
        let letters: String = square.split_whitespace().collect::<String>().to_ascii_uppercase();
        let mut groups = digits.split_whitespace().map(str::to_owned);
        let (easting, northing) = (groups.next().unwrap_or_default(), groups.next().unwrap_or_default());
        Some(Self { letters, easting, northing })
    }
}
