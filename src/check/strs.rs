//! STR: form of the files.

use super::table::Check;

pub(super) const CHECKS: &[Check] = &[];
