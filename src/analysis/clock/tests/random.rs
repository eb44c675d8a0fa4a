//! Any agenda, any ticks, any moment.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

use super::{at, plan};
use crate::analysis::clock::{Cue, Folded, Plan, Timing, actuals, cuts, next_tick, totals, words};
use crate::journal::entry::Tick;
use crate::model::lang::Lang;
use crate::model::safe_text::SafeText;

/// A moment of the meeting, or any that a calendar has.
fn stamp() -> impl Strategy<Value = DateTime<Utc>> {
    let near = (0_i64..200_000_000).prop_map(|millis| at("08:00") + TimeDelta::milliseconds(millis));
    let far =
        any::<i64>().prop_map(|millis| DateTime::from_timestamp_millis(millis / 1_000).unwrap_or_default());
    let edge = prop_oneof![Just(DateTime::<Utc>::MIN_UTC), Just(DateTime::<Utc>::MAX_UTC)];
    prop_oneof![8 => near, 1 => far, 1 => edge]
}

fn tick() -> impl Strategy<Value = Tick> {
    prop_oneof![
        4 => (0_u8..12).prop_map(|id| Tick::Enter { item: SafeText::new(&id.to_string()) }),
        2 => Just(Tick::Pause),
        2 => Just(Tick::Resume),
        1 => Just(Tick::Restart),
        2 => prop_oneof![4 => -20_i32..20, 1 => any::<i32>()].prop_map(|minutes| Tick::Give { minutes }),
    ]
}

/// Ten items of any kind and hour, some without.
fn agenda() -> impl Strategy<Value = Plan> {
    let item =
        (proptest::sample::select(vec!["I", "D", "X", "C", "B"]), any::<i64>(), 0_u8..3, 0_u8..24, 0_u8..60);
    proptest::collection::vec(item, 0..10).prop_map(|items| {
        let line = |(id, (kind, minutes, day, hour, minute)): (usize, (&str, i64, u8, u8, u8))| {
            let minutes = if minutes % 7 == 0 { minutes } else { minutes % 60 };
            let start = if day == 0 { String::new() } else { format!("{day} {hour}:{minute}") };
            format!("{id} {kind} {minutes} {start}\n")
        };
        plan(&items.into_iter().enumerate().map(line).collect::<String>())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nothing_panics_and_sums_agree(
        plan in agenda(),
        ticks in proptest::collection::vec((stamp(), tick()), 0..40),
        now in stamp(),
    ) {
        let timing = Timing::at(&plan, &ticks, now);
        let wait = next_tick(&timing).as_millis();
        prop_assert!((1..=1_000).contains(&wait));
        prop_assert!(timing.meeting.share_permille <= 1_000);
        let all = actuals(&plan, &Folded::of(&ticks), now);
        prop_assert!(all.iter().all(|actual| actual.used >= 0 && actual.planned >= 60));
        prop_assert_eq!(
            all.iter().map(|actual| actual.used).sum::<i64>(),
            totals(&all).iter().map(|total| total.used).sum::<i64>()
        );
        if let Some(item) = &timing.item {
            let actual = all.iter().find(|actual| actual.id == item.id).expect("an item of the plan");
            prop_assert!(item.used >= 0 && item.budget >= 60);
            prop_assert_eq!(item.used, actual.used);
            prop_assert_eq!(item.budget, actual.planned + actual.given * 60);
            prop_assert_eq!(item.remaining, item.budget - item.used);
            prop_assert_eq!(item.cue == Cue::Over, item.cue != Cue::Paused && item.remaining <= 0);
        }
        let proposed = cuts(&plan, &timing, &|_| 1);
        prop_assert!(proposed.len() <= 5);
        prop_assert!(timing.meeting.late > 60 || proposed.is_empty());
        prop_assert!(proposed.iter().all(|cut| cut.minutes_won > 0));
        for lang in [Lang::Fr, Lang::En] {
            prop_assert!(!words::late(timing.meeting.late, lang).text.is_empty());
            prop_assert_eq!(words::end(&timing.meeting, lang).is_empty(), plan.items().is_empty());
            prop_assert!(timing.item.iter().all(|item| !words::cue(item, lang).is_empty()));
        }
    }

    #[test]
    fn folding_step_by_step_is_folding_at_once(
        plan in agenda(),
        ticks in proptest::collection::vec((stamp(), tick()), 0..40),
        now in stamp(),
    ) {
        let mut folded = Folded::default();
        for at in 0..ticks.len() {
            folded.push(ticks[at].0, &ticks[at].1);
            prop_assert_eq!(&folded, &Folded::of(&ticks[..=at]));
        }
        prop_assert_eq!(Timing::of(&plan, &folded, now), Timing::at(&plan, &ticks, now));
    }

    #[test]
    fn giving_and_taking_is_done_in_turn(given in proptest::collection::vec(-20_i32..20, 0..12)) {
        let plan = plan("1 I 15 09:00");
        let mut ticks = super::ticks("09:00 > 1");
        let mut minutes = 15;
        for given in given {
            minutes = (minutes + i64::from(given)).max(1);
            ticks.push((at("09:00"), Tick::Give { minutes: given }));
        }
        prop_assert_eq!(Timing::at(&plan, &ticks, at("09:00")).item.expect("an item").budget, minutes * 60);
    }
}

#[test]
fn four_hours_second_by_second() {
    // 60 items of four minutes and 400 ticks, looked at each second.
    let lines: Vec<String> = (0..60).map(|at| format!("{at} I 4 {}:{}", 9 + at / 15, at % 15 * 4)).collect();
    let plan = plan(&lines.join("\n"));
    let begin = at("09:00");
    let tick = |number: i64| {
        let what = match number % 4 {
            0 => Tick::Enter { item: SafeText::new(&(number / 7).to_string()) },
            1 => Tick::Pause,
            2 => Tick::Resume,
            _ => Tick::Give { minutes: 1 },
        };
        (begin + TimeDelta::seconds(number * 36), what)
    };
    let mut ticks = (0..400).map(tick).peekable();
    let (mut folded, mut before) = (Folded::default(), 0);
    for second in 0..14_400 {
        let now = begin + TimeDelta::seconds(second);
        while let Some((at, tick)) = ticks.next_if(|(at, _)| *at <= now) {
            folded.push(at, &tick);
        }
        let timing = Timing::of(&plan, &folded, now);
        let end = timing.meeting.projected_end.expect("an end");
        assert!(end >= now, "{second}");
        before = before.max(timing.item.expect("an item").used);
    }
    assert!(before > 0 && ticks.next().is_none());
}
