//! MTG: the meeting and its delegations.

use super::table::Check;

pub(super) const CHECKS: &[Check] = &[];
