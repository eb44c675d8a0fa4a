//! Bounds that keep hostile or accidental files from costing time, memory or stack.

/// Groups inside groups; a briefing needs about ten.
pub const MAX_DEPTH: usize = 64;

/// Values in one file.
pub const MAX_NODES: usize = 4_000_000;

/// Reports for one file; the rest of a file with more is not read.
pub const MAX_ERRORS: usize = 10_000;

/// How far, in bytes, one guess may look ahead on a line.
pub(super) const LOOK_AHEAD: usize = 512;
