//! Incidents along a bar of time: counts of equal bins, the window among them, months below.

use std::ops::Range as Cells;

use chrono::{Datelike, Days as Count, NaiveDate};

use super::{Days, Range};
use crate::model::time::MONTHS;

/// Longest stretch that is counted day by day; longer ones go by weeks, so that bars are bars.
const DAILY: usize = 62;
/// Days of a week.
const WEEK: usize = 7;

/// A bar of time, cell by cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bars {
    /// Incidents of the bin each cell belongs to.
    pub cells: Vec<u32>,
    /// The fullest bin; all are drawn on this scale.
    pub max: u32,
    /// Days of a bin.
    pub days: u32,
    /// Cells of the window.
    pub window: Cells<usize>,
    /// Months or years, with the cell each begins at.
    pub labels: Vec<(usize, String)>,
    first: Option<NaiveDate>,
    pub(super) bins: usize,
}

/// Counts the incidents of `days` over `width` cells; the days of `window` are marked.
#[must_use]
pub fn bars(days: &Days, window: Option<Range>, width: usize) -> Bars {
    let Some((first, last)) = days.span().filter(|_| width > 0) else { return Bars::default() };
    let length = usize::try_from((last - first).num_days() + 1).unwrap_or(1);
    let per = match length.div_ceil(width) {
        1 if length <= DAILY => 1,
        days => days.div_ceil(WEEK) * WEEK,
    };
    let bins = length.div_ceil(per);
    let day = |bin: usize| first.checked_add_days(Count::new((bin * per) as u64)).unwrap_or(last);
    let mut counts = Vec::with_capacity(bins);
    for bin in 0..bins {
        let (from, end) = (day(bin), day(bin + 1).pred_opt().unwrap_or(last));
        counts.push(u32::try_from(days.count(Some((from, end.min(last))))).unwrap_or(u32::MAX));
    }
    let cells = (0..width).map(|cell| counts[cell * bins / width]).collect();
    let mut bars = Bars {
        cells,
        max: counts.iter().copied().max().unwrap_or(0),
        days: u32::try_from(per).unwrap_or(u32::MAX),
        window: 0..0,
        labels: Vec::new(),
        first: Some(first),
        bins,
    };
    bars.window = window.map_or(0..0, |window| bars.cells_of(window, (first, last), width));
    bars.labels = bars.months(width);
    bars
}

impl Bars {
    /// The last day of the bin under a cell.
    #[must_use]
    pub fn day_at(&self, cell: usize) -> Option<NaiveDate> {
        self.bin_day(cell.min(self.cells.len().checked_sub(1)?), 1)?.pred_opt()
    }

    /// The first day of the bin `after` bins on from the one of a cell.
    fn bin_day(&self, cell: usize, after: usize) -> Option<NaiveDate> {
        let bin = cell * self.bins / self.cells.len().max(1) + after;
        self.first?.checked_add_days(Count::new(bin as u64 * u64::from(self.days)))
    }

    /// The cells whose bins touch `window`.
    fn cells_of(&self, window: Range, (first, last): Range, width: usize) -> Cells<usize> {
        let (from, to) = (window.0.max(first), window.1.min(last));
        if from > to {
            return 0..0;
        }
        let bin = |day: NaiveDate| {
            usize::try_from((day - first).num_days()).unwrap_or(0) / usize::try_from(self.days).unwrap_or(1)
        };
        let start = (bin(from) * width).div_ceil(self.bins);
        let end = ((bin(to) + 1) * width).div_ceil(self.bins);
        start.min(width)..end.min(width)
    }

    /// Names of months where there is room for them, else their letters, else years.
    fn months(&self, width: usize) -> Vec<(usize, String)> {
        let mut starts: Vec<(usize, NaiveDate)> = Vec::new();
        for cell in 0..width {
            let Some(day) = self.bin_day(cell, 0) else { break };
            let new = starts
                .last()
                .is_none_or(|(_, before)| (before.year(), before.month()) != (day.year(), day.month()));
            if new {
                starts.push((cell, day));
            }
        }
        let room = width / starts.len().max(1);
        let mut labels: Vec<(usize, String)> = Vec::new();
        let mut free = 0;
        for (at, (cell, day)) in starts.iter().enumerate() {
            let name = MONTHS[day.month0() as usize % 12];
            let year = at == 0 || day.month0() == 0;
            let text = match room {
                4.. => name.to_owned(),
                2..=3 => name.chars().take(1).collect(),
                _ if year => day.year().to_string(),
                _ => continue,
            };
            let end = starts.get(at + 1).map_or(width, |(next, _)| *next);
            let fits = *cell >= free && (room < 4 || cell + text.len() <= end.max(cell + 1));
            if fits && cell + text.len() <= width {
                free = cell + text.len() + usize::from(room != 2);
                labels.push((*cell, text));
            }
        }
        labels
    }
}
