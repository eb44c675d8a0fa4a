//! L10N: languages and widths.

use super::table::Check;

pub(super) const CHECKS: &[Check] = &[];
