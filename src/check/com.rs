//! COM: communities and do no harm.

use super::table::Check;

pub(super) const CHECKS: &[Check] = &[];
