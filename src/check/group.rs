//! Thousands of messages of one kind: a few are shown, the others are one entry.

use std::collections::HashMap;

use crate::model::briefing::Problem;

/// Messages of one code in one file that are shown before the others are counted.
const SHOWN: usize = 5;

/// Lines that the entry of the others names.
const LINES: usize = 6;

/// What stands in the list.
#[derive(Clone, Debug)]
pub enum Entry<'p> {
    One(&'p Problem),
    /// More of the same code in the same file.
    More {
        problem: &'p Problem,
        count: usize,
        lines: Vec<u32>,
    },
}

/// The problems in their order, those of one code in one file beyond the first few as one entry behind
/// the last of these.
#[must_use]
pub fn grouped<'p>(problems: &[&'p Problem]) -> Vec<Entry<'p>> {
    let key = |problem: &'p Problem| (problem.file.as_str(), problem.diagnostic.code);
    let mut counts: HashMap<(&str, &str), usize> = HashMap::new();
    for &problem in problems {
        *counts.entry(key(problem)).or_default() += 1;
    }
    let mut places: HashMap<(&str, &str), (usize, usize)> = HashMap::new();
    let mut entries = Vec::new();
    for &problem in problems {
        let total = counts.get(&key(problem)).copied().unwrap_or(1);
        // One left over takes no more room than the words about it.
        if total <= SHOWN + 1 {
            entries.push(Entry::One(problem));
            continue;
        }
        let (seen, at) = places.entry(key(problem)).or_insert((0, 0));
        *seen += 1;
        if *seen <= SHOWN {
            entries.push(Entry::One(problem));
            if *seen == SHOWN {
                *at = entries.len();
                entries.push(Entry::More { problem, count: 0, lines: Vec::new() });
            }
        } else if let Some(Entry::More { problem: first, count, lines }) = entries.get_mut(*at) {
            if *count == 0 {
                *first = problem;
            }
            *count += 1;
            if lines.len() < LINES && lines.last() != Some(&problem.line) {
                lines.push(problem.line);
            }
        }
    }
    entries
}
