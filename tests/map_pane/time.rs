//! Time on the map and in the list of incidents: windows, steps, playing.

use std::time::Duration;

use chrono::NaiveDate;
use tribrief::app::Effect;

use super::*;

/// Days of the incidents, counted here.
fn days(desk: &App) -> Vec<NaiveDate> {
    let cx = desk.state.cx();
    let incidents = cx.room.of(tribrief::model::table::Kind::Incident);
    let mut all: Vec<NaiveDate> = incidents
        .filter_map(|record| match &record.body {
            tribrief::model::table::Body::Incident(incident) => Some(incident.start.date()),
            _ => None,
        })
        .collect();
    all.sort_unstable();
    all
}

#[test]
fn the_window_narrows_the_list_and_says_so() {
    let mut desk = app(common::sample()).size(120, 40).keys("3");
    let all = days(&desk);
    assert_eq!(desk.state.list().count, all.len(), "at first everything is listed");
    let last = desk.state.days.span().expect("a span").1;
    for (days, words) in [(7, "7 days to"), (30, "30 days to"), (90, "90 days to")] {
        desk.press("w");
        let from = last - chrono::Days::new(days - 1);
        let inside = all.iter().filter(|day| (from..=last).contains(day)).count();
        assert_eq!(desk.state.list().count, inside, "{words}");
        let title = desk.screen().lines().nth(3).unwrap_or_default().to_owned();
        assert!(title.contains(words) && title.contains(&format!("· {inside}")), "{title}");
    }
    desk.press("w");
    let (from, to) = desk.state.days.period().expect("a period");
    assert_eq!(desk.state.list().count, all.iter().filter(|day| (from..=to).contains(day)).count());
    desk.press("esc");
    assert_eq!(desk.state.list().count, all.len(), "Esc takes the filter away");
    assert!(!desk.screen().lines().nth(3).unwrap_or_default().contains("days to"));
}

#[test]
fn list_and_map_share_the_window() {
    let mut desk = app(common::sample()).size(120, 40).keys("6");
    assert!(
        desk.screen().lines().nth(3).unwrap_or_default().contains("period "),
        "the map opens on the period"
    );
    desk.press("w w <");
    let (map, end) = (desk.state.shown_days(), desk.state.timeline.end);
    assert!(map.is_some() && end.is_some());
    desk.press("3");
    assert_eq!(desk.state.shown_days(), map);
    assert_eq!(desk.state.list().query.days, map);
    desk.press("4");
    assert_eq!(desk.state.list().query.days, None, "patrols have no such filter");
    desk.press("6 esc");
    assert!(!desk.state.timeline.is_set() && desk.state.pane == Pane::Map);
}

#[test]
fn steps_go_there_and_back() {
    let mut desk = app(common::sample()).size(120, 40).keys("3 w w <");
    let before = desk.state.timeline;
    desk.press("< < > >");
    assert_eq!(desk.state.timeline, before);
    assert_eq!(before.window, Some(Window::Month));
}

#[test]
fn playing_goes_from_day_to_day_and_ends_without_a_wake_up() {
    for pane in ["3", "6"] {
        let mut desk = app(common::sample()).size(120, 40).keys(pane);
        assert_eq!(desk.paper.alarm, None, "nothing wakes a desk that is only looked at");
        let before = desk.state.timeline;
        desk.press("p");
        assert_eq!(desk.paper.alarm, Some(Duration::from_millis(700)));
        let mut shown = vec![desk.state.timeline.end.expect("a day")];
        let attacks: NaiveDate = "2025-07-01".parse().expect("a day");
        for _ in 0..500 {
            if desk.state.play.is_none() {
                break;
            }
            desk.state.take_dirty();
            desk.send(Msg::Wake);
            assert!(desk.state.take_dirty(), "every beat is drawn");
            shown.extend(desk.state.timeline.end.filter(|_| desk.state.play.is_some()));
        }
        assert!(desk.state.play.is_none() && desk.paper.alarm.is_none(), "it ends, and wakes nobody more");
        assert_eq!(desk.state.timeline, before, "everything stands as before");
        let inside = |day: &&NaiveDate| shown.first() <= Some(*day) && *day <= shown.last().expect("a day");
        let mut wanted: Vec<NaiveDate> = days(&desk).iter().filter(inside).copied().collect();
        wanted.dedup();
        assert!(
            shown.iter().all(|day| wanted.contains(day)) && shown.contains(&attacks),
            "{pane}: {shown:?}"
        );
        assert!(shown.is_sorted() && shown.len() > 10);
        desk.state.take_dirty();
        desk.send(Msg::Wake);
        assert!(!desk.state.take_dirty(), "a wake-up that comes too late changes nothing");
    }
}

#[test]
fn playing_stops_with_any_other_key_and_with_the_pane() {
    for key in ["tab", "right", "1", "/", "zzz", "x"] {
        let mut desk = app(common::sample()).size(120, 40).keys("6 p");
        assert!(desk.state.play.is_some());
        desk.press(if key == "zzz" { "text:zzz" } else { key });
        assert!(desk.state.play.is_none() && desk.paper.alarm.is_none(), "{key}");
    }
    for key in ["<", ">", "w"] {
        let desk = app(common::sample()).size(120, 40).keys("6 p").keys(key);
        assert!(desk.state.play.is_some(), "{key}");
    }
    let mut undone = app(common::sample()).size(120, 40).keys("6 w w < < < < < <");
    let before = undone.state.timeline;
    undone.press("p");
    undone.send(Msg::Wake);
    undone.press("esc");
    assert_eq!((undone.state.timeline, undone.state.play), (before, None), "Esc is the way back");
    assert_eq!(undone.state.pane, Pane::Map);
    let mut lazy = app(common::sample()).size(120, 40).keys("6 p").lazy();
    lazy.press("p");
    assert!(matches!(lazy.waiting[..], [Effect::NoWake]), "{:?}", lazy.waiting);
}

#[test]
fn the_bar_is_clicked_and_stands_only_where_there_is_room() {
    let mut desk = app(common::sample()).size(120, 40).keys("6");
    let bar = plan((120, 40)).time;
    desk.click(bar.x, bar.y + 1);
    let (first, _) = desk.state.days.span().expect("a span");
    let end = desk.state.timeline.end.expect("an end");
    assert!((end - first).num_days() < 14 && desk.state.timeline.window == Some(Window::Month));
    let has_bar = |height: u16| app(common::sample()).size(120, height).keys("3").screen().contains("TIME ─");
    assert!(has_bar(24) && !has_bar(23));
}

#[test]
fn another_audience_does_not_learn_where_time_stood() {
    let mut desk = app(common::sample()).size(120, 40).keys("6 w w < < <");
    assert!(desk.state.timeline.end.is_some());
    desk.press("F6 g enter y");
    assert_eq!(desk.state.timeline.end, None);
    assert_eq!(desk.state.timeline.window, Some(Window::Month));
}
