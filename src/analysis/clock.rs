//! The clock of a meeting: what was planned, what was used, how late it runs, what to cut.
//!
//! Pure: nothing here looks at a clock, the moment is always given. [`Plan`] is what the agenda says,
//! [`Folded`] what was done to the clock, [`Timing`] both at one moment.

mod actuals;
mod cuts;
mod fold;
mod forecast;
mod plan;
mod timing;
pub mod words;

#[cfg(test)]
mod tests;

pub use actuals::{Actual, DayTotal, actuals, totals};
pub use cuts::{Cut, CutWhat, cuts};
pub use fold::{Folded, Used};
pub use plan::{Plan, Planned};
pub use timing::{Cue, ItemTime, MeetingTime, Timing, next_tick};

use chrono::{DateTime, Utc};

/// Milliseconds of a second, a minute and a day.
const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const DAY: i64 = 24 * 60 * MINUTE;

/// The moment `millis` after 1970; `near` when no calendar reaches there.
fn moment(millis: i64, near: DateTime<Utc>) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(millis).unwrap_or(near)
}
