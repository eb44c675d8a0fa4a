//! When the loop has to wake by itself. Pure: the time is handed in, counted from the start of the run.

use std::time::Duration;

/// One alarm, or none. A new one takes the place of the old.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Alarm {
    due: Option<Duration>,
}

impl Alarm {
    /// Rings `after` from `now`; one beyond all time never does.
    pub(super) fn set(&mut self, now: Duration, after: Duration) {
        self.due = now.checked_add(after);
    }

    /// Takes it away.
    pub(super) fn clear(&mut self) {
        self.due = None;
    }

    /// How long there is to wait; `None` is for ever.
    pub(super) fn wait(&self, now: Duration) -> Option<Duration> {
        self.due.map(|due| due.saturating_sub(now))
    }

    /// Whether it rings now; it rings once.
    pub(super) fn ring(&mut self, now: Duration) -> bool {
        self.due.take_if(|due| *due <= now).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(count: u64) -> Duration {
        Duration::from_millis(count)
    }

    #[test]
    fn without_one_there_is_nothing_to_wait_for() {
        let mut alarm = Alarm::default();
        assert_eq!(alarm.wait(ms(0)), None);
        assert!(!alarm.ring(Duration::MAX));
    }

    #[test]
    fn it_rings_once_when_it_is_due_and_not_before() {
        let mut alarm = Alarm::default();
        alarm.set(ms(100), ms(50));
        assert_eq!(alarm.wait(ms(120)), Some(ms(30)));
        assert!(!alarm.ring(ms(149)));
        assert_eq!(alarm.wait(ms(149)), Some(ms(1)), "still set");
        assert_eq!(alarm.wait(ms(900)), Some(ms(0)), "late is now");
        assert!(alarm.ring(ms(150)));
        assert!(!alarm.ring(ms(151)));
        assert_eq!(alarm.wait(ms(151)), None);
    }

    #[test]
    fn a_new_one_takes_the_place_of_the_old() {
        for (first, second) in [(10, 500), (500, 10)] {
            let mut alarm = Alarm::default();
            alarm.set(ms(0), ms(first));
            alarm.set(ms(5), ms(second));
            assert_eq!(alarm.wait(ms(5)), Some(ms(second)));
            assert!(!alarm.ring(ms(4 + second)));
            assert!(alarm.ring(ms(5 + second)));
            assert!(!alarm.ring(ms(10_000)), "one alarm, one ring");
        }
    }

    #[test]
    fn it_can_be_taken_away() {
        let mut alarm = Alarm::default();
        alarm.set(ms(0), ms(0));
        alarm.clear();
        assert_eq!(alarm, Alarm::default());
        assert!(!alarm.ring(ms(1)));
    }

    #[test]
    fn one_beyond_all_time_never_rings() {
        let mut alarm = Alarm::default();
        alarm.set(ms(1), Duration::MAX);
        assert_eq!(alarm.wait(ms(2)), None);
    }
}
