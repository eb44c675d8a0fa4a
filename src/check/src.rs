//! SRC: sources and figures.

use super::table::Check;

pub(super) const CHECKS: &[Check] = &[];
