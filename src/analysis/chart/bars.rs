//! Columns made of parts on one scale: how high each part stands, cell by cell.

/// Eighths of a cell: the smallest step that can be drawn.
const EIGHTHS: u64 = 8;

/// What a cell of a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Empty,
    /// The whole cell belongs to this part.
    Part(u8),
    /// The top of a column of the first part alone: 1 to 7 eighths of the cell. Only that part is drawn
    /// full, so no other can end inside a cell.
    Top(u8),
}

/// A scale: `most` stands `rows` cells high.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    most: u64,
    rows: u16,
}

impl Scale {
    /// A scale on which `most` takes at most `rows` rows: whole cells for each one as long as they fit,
    /// at most `taller` of them.
    pub fn new(most: u64, rows: u16, taller: u64) -> Self {
        let (most, rows) = (most.max(1), rows.max(1));
        let each = (u64::from(rows) / most).min(taller.max(1));
        let whole = u16::try_from(most.saturating_mul(each)).unwrap_or(rows);
        Self { most, rows: if each > 0 { whole } else { rows } }
    }

    /// Rows of the highest column.
    pub const fn rows(self) -> u16 {
        self.rows
    }

    /// Height of `n` in eighths of a cell; what is there is seen.
    fn eighths(self, n: u64) -> u64 {
        let whole = u128::from(n.min(self.most)) * u128::from(self.rows) * u128::from(EIGHTHS);
        let height = u64::try_from(whole / u128::from(self.most)).unwrap_or(u64::MAX);
        height.max(u64::from(n > 0))
    }

    /// Rows that a column of `parts` takes, begun ones too.
    pub fn height(self, parts: &[u64]) -> u16 {
        (0..self.rows).rev().find(|row| self.cell(parts, *row) != Cell::Empty).map_or(0, |row| row + 1)
    }

    /// What row `row`, counted from the bottom, of a column of `parts` holds.
    pub fn cell(self, parts: &[u64], row: u16) -> Cell {
        let total: u64 = parts.iter().fold(0, |sum, part| sum.saturating_add(*part));
        let (height, foot) = (self.eighths(total), u64::from(row) * EIGHTHS);
        if height <= foot {
            return Cell::Empty;
        }
        if let Ok(left @ 1..=7) = u8::try_from(height - foot) {
            let last = parts.iter().rposition(|part| *part > 0).unwrap_or(0);
            return match u8::try_from(last) {
                Ok(0) => Cell::Top(left),
                Ok(last) if left >= 4 || row == 0 => Cell::Part(last),
                _ => Cell::Empty,
            };
        }
        // The part that holds the middle of the cell has all of it.
        let mut sum = 0_u64;
        let owner = parts.iter().position(|part| {
            sum = sum.saturating_add(*part);
            self.eighths(sum) > foot + EIGHTHS / 2
        });
        Cell::Part(owner.and_then(|at| u8::try_from(at).ok()).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(scale: Scale, parts: &[u64]) -> Vec<Cell> {
        (0..scale.rows()).map(|row| scale.cell(parts, row)).collect()
    }

    #[test]
    fn small_counts_are_whole_cells() {
        let scale = Scale::new(3, 7, 2);
        assert_eq!(scale.rows(), 6);
        let (a, b) = (Cell::Part(0), Cell::Part(1));
        assert_eq!(column(scale, &[1, 2]), [a, a, b, b, b, b]);
        assert_eq!(column(scale, &[1, 0]), [a, a, Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty]);
        assert_eq!((scale.height(&[0, 2]), scale.height(&[])), (4, 0));
    }

    #[test]
    fn large_counts_share_cells_and_none_vanishes() {
        let scale = Scale::new(100, 4, 3);
        assert_eq!(column(scale, &[100]), [Cell::Part(0); 4]);
        assert_eq!((scale.cell(&[1], 0), scale.cell(&[0, 1], 0)), (Cell::Top(1), Cell::Part(1)));
        // 62 are two cells and a half: the half counts as one, a quarter does not.
        assert_eq!(column(scale, &[25, 12, 25]), [Cell::Part(0), Cell::Part(2), Cell::Empty, Cell::Empty]);
        assert_eq!(column(scale, &[25, 12, 27])[2], Cell::Part(2));
        assert_eq!((scale.height(&[0]), scale.height(&[1]), scale.height(&[100])), (0, 1, 4));
    }

    #[test]
    fn no_count_is_too_large() {
        let scale = Scale::new(u64::MAX, u16::MAX, 3);
        assert_eq!(scale.cell(&[u64::MAX, u64::MAX], u16::MAX - 1), Cell::Part(0));
        assert_eq!(Scale::new(0, 0, 0).cell(&[], 0), Cell::Empty);
    }
}
