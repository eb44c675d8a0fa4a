//! The only place where the running program looks at a clock.
#![expect(clippy::disallowed_methods, reason = "everybody else is told the time")]

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

/// The time of day as the machine has it, in UTC. It may be wrong, and may jump either way.
#[must_use]
pub fn now() -> DateTime<Utc> {
    Utc::now()
}

/// Time since a start, which only grows; the sleep of the machine may be left out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts now.
    pub(super) fn start() -> Self {
        Self(Instant::now())
    }

    /// Time since the start.
    pub(super) fn passed(self) -> Duration {
        self.0.elapsed()
    }
}
