//! How the present day will go on, from what is on, what is left and what is planned.
//!
//! The rules. The item that is on ends when its time is used up, or now when it is over. Items behind
//! it that were never entered follow with their planned lengths, and one that was entered already
//! with what is left of it; items before it that were never entered are skipped. Lateness pushes
//! everything until a gap of the plan absorbs it; earliness carries over to the next items, but a
//! break, what follows a break and what follows a gap keep their hour. What runs at the same time
//! counts once. A day held on another date than planned (a rehearsal), or planned without hours, is
//! measured from the moment its first item was entered.

use super::fold::{self, Folded};
use super::plan::{Block, Day, Plan, Slot};

/// A moment of a meeting.
pub(super) struct Present<'a> {
    plan: &'a Plan,
    folded: &'a Folded,
    /// Milliseconds since 1970.
    now: i64,
    /// Position of the item that is on, if the room may see it.
    pub on: Option<usize>,
    /// Position of the item of this day that was on last: what stands before it is past.
    behind: Option<usize>,
    /// The day that is running.
    pub day: &'a Day,
    /// Milliseconds between the hours of the plan and those of this day.
    pub shift: i64,
}

/// What will come, in milliseconds since 1970.
pub(super) struct Forecast {
    pub end: i64,
    /// Positions of the items still to come that nobody entered yet, without those that run beside
    /// the item that is on: what can still be cut.
    pub to_come: Vec<usize>,
}

impl<'a> Present<'a> {
    /// Finds the day and the place in it; none for a plan without items.
    pub fn find(plan: &'a Plan, folded: &'a Folded, now: i64) -> Option<Self> {
        let on = folded.on().and_then(|id| plan.position(id));
        let entered = |at: usize| folded.get(&plan.items()[at].id).map(fold::Used::entered);
        let last = || {
            let all = (0..plan.items().len()).filter_map(|at| Some((entered(at)?, at)));
            all.max().map(|(_, at)| at)
        };
        let behind = on.or_else(last);
        let day = if let Some(at) = behind {
            let day = plan.days.get(plan.slots[at].day)?;
            // Held over night: the morning belongs to the day of the plan it stands in.
            let idle = on.is_none() || folded.holds();
            let today = plan.days.iter().find(|other| idle && other.date > day.date && other.holds(now));
            today.unwrap_or(day)
        } else {
            let ahead = |day: &&Day| day.bounds().is_none_or(|(_, end)| now < end);
            plan.days.iter().find(ahead).or(plan.days.last())?
        };
        let behind = behind.filter(|at| day.items.binary_search(at).is_ok());
        let mut present = Self { plan, folded, now, on, behind, day, shift: 0 };
        present.shift = present.shift();
        Some(present)
    }

    /// When the day ends as planned.
    pub fn planned_end(&self) -> i64 {
        self.day.end + self.shift
    }

    /// When the day ends as it looks now.
    pub fn forecast(&self) -> Forecast {
        let here = self.on.filter(|on| self.behind == Some(*on));
        let own = here.map(|on| self.plan.slots[on].block);
        let mut ready = match (here, self.behind) {
            (Some(on), _) => self.end_of(on),
            (None, Some(_)) => self.now,
            (None, None) => self.opening(),
        };
        let mut to_come = Vec::new();
        for (at, block) in self.day.blocks.iter().enumerate() {
            if own == Some(at) {
                continue;
            }
            let left = |item: &usize| Some((self.plan.slots[*item], self.left(*item)?));
            if let Some((from, length)) = span(block.items.iter().filter_map(left)) {
                ready = start(block, from + self.shift, ready) + length;
                to_come.extend(block.items.iter().filter(|at| self.is_new(**at)));
            }
        }
        to_come.sort_unstable();
        Forecast { end: ready, to_come }
    }

    /// When the first item begins that nobody entered yet: as planned, or now when it should have.
    fn opening(&self) -> i64 {
        let planned = self.day.begin + self.shift;
        if self.day.holds(self.now) { planned.max(self.now) } else { planned }
    }

    /// When the block of the item that is on will be over.
    fn end_of(&self, on: usize) -> i64 {
        let slot = self.plan.slots[on];
        let (used, own) = (self.used(on), self.now + (self.budget(on) - self.used(on)).max(0));
        let beside = |other: &usize| {
            let (there, left) = (self.plan.slots[*other], self.left(*other));
            if there.begin >= slot.end {
                return Some(own + (there.begin - slot.end) + left?);
            }
            if self.entered(*other) {
                return Some(self.now + left?);
            }
            // Runs next door: as far along as this one is.
            let runs = self.now - used + (there.begin - slot.begin) + self.budget(*other);
            (there.end > slot.begin).then_some(runs.max(self.now))
        };
        let others = self.day.blocks[slot.block].items.iter().filter(|other| **other != on);
        others.filter_map(beside).fold(own, i64::max)
    }

    /// Milliseconds an item still needs; none when it is over, skipped or on.
    fn left(&self, at: usize) -> Option<i64> {
        let ahead = self.behind.is_none_or(|behind| at > behind);
        let left = match self.entered(at) {
            false => self.budget(at),
            // One that was left and stands ahead is come back to; without a place in the day, it is over.
            true if self.behind.is_some() => (self.budget(at) - self.used(at)).max(0),
            true => 0,
        };
        (ahead && left > 0).then_some(left)
    }

    /// Whether nobody entered an item that is still to come.
    fn is_new(&self, at: usize) -> bool {
        !self.entered(at) && self.behind.is_none_or(|behind| at > behind)
    }

    /// Milliseconds between the plan and a day that is held on another date, or has no hours.
    fn shift(&self) -> i64 {
        let began = |at: &usize| {
            let used = self.folded.get(&self.plan.items()[*at].id)?;
            Some((used.began()?.timestamp_millis(), *at))
        };
        let kept = |millis: i64| self.day.timed && self.day.holds(millis);
        let all = self.day.items.iter().filter_map(began);
        if kept(self.now) || all.clone().any(|(millis, _)| kept(millis)) {
            return 0;
        }
        match all.min() {
            Some((millis, at)) => millis - self.plan.slots[at].begin,
            None if self.day.timed => 0,
            None => self.now - self.day.begin,
        }
    }

    fn entered(&self, at: usize) -> bool {
        self.folded.get(&self.plan.items()[at].id).is_some()
    }

    /// Milliseconds used of an item.
    pub fn used(&self, at: usize) -> i64 {
        self.folded.millis(&self.plan.items()[at].id, self.now)
    }

    /// Milliseconds an item has.
    pub fn budget(&self, at: usize) -> i64 {
        let item = &self.plan.items()[at];
        fold::budget(item.minutes, self.folded.get(&item.id))
    }
}

/// When a block starts that is planned for `planned` and could start at `ready`.
fn start(block: &Block, planned: i64, ready: i64) -> i64 {
    if block.pinned { planned.max(ready) } else { ready }
}

/// The planned begin of the first of some items, and how long they run together, in milliseconds.
pub(super) fn span(items: impl Iterator<Item = (Slot, i64)>) -> Option<(i64, i64)> {
    let ends = items.map(|(slot, left)| (slot.begin, slot.begin + left));
    let (from, to) = ends.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))?;
    Some((from, to - from))
}
