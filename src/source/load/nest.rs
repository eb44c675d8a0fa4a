//! Which record holds a place of the text.

use std::cmp::Reverse;

use crate::source::decode::Met;

/// The records of a file in the order of the text, each with the one around it.
pub(super) struct Nest {
    /// Place of the record among those that were met, and in this list the one around it.
    records: Vec<(usize, Option<usize>)>,
}

impl Nest {
    /// Reads where the records of `met` stand: each outside of another one or in it.
    pub fn of(met: &[Met]) -> Self {
        let mut order: Vec<usize> = (0..met.len()).collect();
        order.sort_by_key(|number| (met[*number].span.start, Reverse(met[*number].span.end)));
        let mut records: Vec<(usize, Option<usize>)> = Vec::with_capacity(order.len());
        for number in order {
            let mut around = records.len().checked_sub(1);
            while let Some(outer) = around
                && met[records[outer].0].span.end <= met[number].span.start
            {
                around = records[outer].1;
            }
            records.push((number, around));
        }
        Self { records }
    }

    /// The innermost record of `met` that holds the byte `at`.
    pub fn innermost(&self, met: &[Met], at: u32) -> Option<usize> {
        let behind = self.records.partition_point(|(number, _)| met[*number].span.start <= at);
        let mut place = behind.checked_sub(1);
        while let Some((number, around)) = place.map(|place| self.records[place]) {
            if at < met[number].span.end {
                return Some(number);
            }
            place = around;
        }
        None
    }
}
