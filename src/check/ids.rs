//! ID: ids.

use super::table::Check;

pub(super) const CHECKS: &[Check] = &[];
