//! Every code with its severity, its title and its reason: one row a code, gathered from the families.

use super::finding::Findings;
use super::ground::Ground;
use crate::model::diagnostic::Severity;
use crate::model::table::{Kind, Record};
use crate::model::value::Pair;

/// How a code comes to be said.
#[derive(Clone, Copy)]
pub enum Run {
    /// While the files are read.
    Reading,
    /// By a look at each record of one kind.
    Of(Kind, fn(&Ground, &Record, &mut Findings)),
    /// By a look at each record, whatever its kind.
    Each(fn(&Ground, &Record, &mut Findings)),
    /// By a look at everything at once.
    Whole(fn(&Ground, &mut Findings)),
    /// By exports; no export of that kind is there yet.
    Export,
}

/// A row of the table.
pub struct Check {
    /// Stable code, for example `PAT-003`.
    pub code: &'static str,
    pub severity: Severity,
    /// What is wrong, in one line.
    pub title: Pair,
    /// Why that matters.
    pub why: Pair,
    pub run: Run,
}

/// The families, in the order of `explain`.
const FAMILIES: &[&[Check]] = &[
    super::strs::CHECKS,
    super::ids::CHECKS,
    super::refs::CHECKS,
    super::tim::CHECKS,
    super::mtg::CHECKS,
    super::agd::CHECKS,
    super::mrk::CHECKS,
    super::geo::CHECKS,
    super::pat::CHECKS,
    super::inc::CHECKS,
    super::src::CHECKS,
    super::inf::CHECKS,
    super::cor::CHECKS,
    super::thr::CHECKS,
    super::com::CHECKS,
    super::ini::CHECKS,
    super::dec::CHECKS,
    super::acts::CHECKS,
    super::l10n::CHECKS,
];

/// Every row.
pub fn all() -> impl Iterator<Item = &'static Check> {
    FAMILIES.iter().flat_map(|family| family.iter())
}

/// The row of `code`, whatever its letters' case.
#[must_use]
pub fn find(code: &str) -> Option<&'static Check> {
    all().find(|check| check.code.eq_ignore_ascii_case(code))
}
