//! INF: infrastructure and risks.

use super::table::Check;

pub(super) const CHECKS: &[Check] = &[];
