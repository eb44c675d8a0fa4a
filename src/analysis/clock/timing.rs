//! Where the clock stands at one moment.

use std::time::Duration;

use chrono::{DateTime, Utc};

use super::fold::Folded;
use super::forecast::Present;
use super::plan::Plan;
use super::{SECOND, moment};
use crate::journal::entry::Tick;

/// How an item stands with its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// Less than 80 % of its time is used.
    Fine,
    /// 80 % or more.
    Near,
    /// All of it, or more.
    Over,
    /// The clock holds, whatever was used.
    Paused,
}

/// The time of the item that is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemTime {
    pub id: Box<str>,
    /// Whole seconds it was on, without pauses.
    pub used: i64,
    /// Seconds it has, with what was given.
    pub budget: i64,
    /// Seconds left; negative when it is over.
    pub remaining: i64,
    pub cue: Cue,
    /// Thousandths of the budget that are used; more than 1,000 when it is over.
    pub share_permille: u32,
}

/// The time of the present day of the meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeetingTime {
    /// Seconds the day will end later than planned; negative when earlier.
    pub late: i64,
    /// When the day was to end; on another date than planned, counted from its first item. None
    /// without a plan.
    pub planned_end: Option<DateTime<Utc>>,
    /// When it will end as it looks now.
    pub projected_end: Option<DateTime<Utc>>,
    /// Day of the meeting, from 1, and number of its last day; 0 without a plan.
    pub day: i64,
    pub days: i64,
    /// Thousandths of the day, from its planned begin to its projected end, that are over.
    pub share_permille: u32,
}

/// Where the clock stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timing {
    /// The item that is on, if the room may see it.
    pub item: Option<ItemTime>,
    pub meeting: MeetingTime,
    /// Positions in the plan of what can still be cut today.
    pub(super) to_come: Vec<usize>,
    /// Milliseconds of the present second that are over.
    pub(super) phase: i64,
}

impl Timing {
    /// Where the clock stands at `now` after `ticks`, in the order of the journal.
    #[must_use]
    pub fn at(plan: &Plan, ticks: &[(DateTime<Utc>, Tick)], now: DateTime<Utc>) -> Self {
        Self::of(plan, &Folded::of(ticks), now)
    }

    /// Where the clock stands at `now`: looks at each item of the plan once, at no tick.
    #[must_use]
    pub fn of(plan: &Plan, folded: &Folded, now: DateTime<Utc>) -> Self {
        let phase = folded.phase(now.timestamp_millis());
        // Everything steps with the second of the item, so that no figure skips one.
        let millis = now.timestamp_millis() - phase;
        let Some(present) = Present::find(plan, folded, millis) else {
            return Self { phase, ..Self::default() };
        };
        let forecast = present.forecast();
        let planned = present.planned_end();
        let begin = present.day.begin + present.shift;
        let meeting = MeetingTime {
            late: (forecast.end - planned).div_euclid(SECOND),
            planned_end: Some(moment(planned, now)),
            projected_end: Some(moment(forecast.end, now)),
            day: present.day.number,
            days: plan.last_day(),
            share_permille: permille((millis - begin).max(0), forecast.end - begin).min(1_000),
        };
        let item = present.on.map(|on| {
            let (used, budget) = (present.used(on), present.budget(on));
            ItemTime::new(&plan.items()[on].id, used, budget, folded.holds())
        });
        Self { item, meeting, to_come: forecast.to_come, phase }
    }
}

impl ItemTime {
    /// From milliseconds used and had.
    fn new(id: &str, used: i64, budget: i64, holds: bool) -> Self {
        let share_permille = permille(used, budget);
        let cue = match share_permille {
            _ if holds => Cue::Paused,
            0..800 => Cue::Fine,
            800..1_000 => Cue::Near,
            _ => Cue::Over,
        };
        let (used, budget) = (used.div_euclid(SECOND), budget.div_euclid(SECOND));
        Self { id: id.into(), used, budget, remaining: budget - used, cue, share_permille }
    }
}

/// Thousandths of `whole` that `part` is, rounded down.
fn permille(part: i64, whole: i64) -> u32 {
    let share = i128::from(part.max(0)) * 1_000 / i128::from(whole.max(1));
    u32::try_from(share).unwrap_or(u32::MAX)
}

/// How long the picture stays as it is: to the next second of the item that is on, else of the wall
/// clock. Never nothing, never more than a second.
#[must_use]
pub fn next_tick(timing: &Timing) -> Duration {
    let left = (SECOND - timing.phase).clamp(1, SECOND);
    Duration::from_millis(left.unsigned_abs())
}
