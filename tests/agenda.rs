//! The running order of a day: minutes, hours, who speaks how long; and its place under the list.

mod common;

use common::{App, Memory, app};
use tribrief::analysis::agenda::{self, Running};
use tribrief::app::Msg;
use tribrief::app::target::Target;
use tribrief::model::marking::Class;
use tribrief::model::nation::Nation;
use tribrief::model::record::ItemKind;

fn item(id: &str, start: &str, minutes: i64, rest: &str) -> String {
    let start = if start.is_empty() { String::new() } else { format!("start: \"{start}\",") };
    format!(
        r#"(id: "sen-ag-{id}", number: "{id}", title: "Item {id}", {start} duration: {minutes}, {rest}),"#
    )
}

fn small() -> Memory {
    let items = [
        item("1", "2025-06-10T08:30Z", 30, "kind: Information, owner: SEN"),
        item("2", "2025-06-10T09:00Z", 20, "kind: Break, owner: SEN"),
        item("3", "2025-06-10T09:20Z", 40, "kind: Decision, decision_sought: \"Agree\", owner: MLI"),
        item("4", "2025-06-10T09:50Z", 60, "kind: Ied, owner: MLI"),
        item("5", "2025-06-11T10:00Z", 45, "kind: Discussion, owner: MRT, marking: (class: C)"),
        item("6", "", 15, "kind: Discussion, owner: SEN"),
        item("7", "", 10, "kind: Discussion, owner: MRT"),
    ];
    let text = format!(
        r#"(contributor: SEN, marking: (class: DR, rel_to: [SEN, MLI, MRT], exercise: true), meeting: (
            id: "sen-mtg-1", title: "Meeting", host: SEN, place: "kayes", status: Planned, ceiling: S,
            start: "2025-06-10T08:00Z", end: "2025-06-11T12:00Z",
            period: (from: "2025-04-01", to: "2025-05-31"), agenda: [{}]))"#,
        items.concat()
    );
    Memory::default().with("sen.ron", text)
}

fn day(app: &App, id: Option<&str>) -> Running {
    agenda::day(&app.state.cx(), id).expect("a day")
}

#[test]
fn minutes_of_a_day_add_up() {
    let app = app(small());
    // Item 4 has no kind the program knows and is left out.
    let first = day(&app, Some("sen-ag-3"));
    assert_eq!((first.day, first.starts, first.span), (Some(1), Some(8 * 60 + 30), 90));
    assert_eq!(
        first.bars.iter().map(|bar| (bar.from, bar.minutes)).collect::<Vec<_>>(),
        [(0, 30), (30, 20), (50, 40)]
    );
    assert_eq!(first.bars[1].number, "", "a break is no item of the agenda");
    assert_eq!(first.kinds(), [(ItemKind::Information, 30), (ItemKind::Decision, 40), (ItemKind::Break, 20)]);
    assert_eq!(first.nations(), [(Nation::SEN, 30), (Nation::MLI, 40)]);
    assert_eq!(first.composite.class, Class::DR);
}

#[test]
fn other_days_and_items_without_an_hour() {
    let app = app(small());
    let second = day(&app, Some("sen-ag-5"));
    assert_eq!((second.day, second.span, second.composite.class), (Some(2), 45, Class::C));
    let loose = day(&app, Some("sen-ag-7"));
    assert_eq!((loose.day, loose.starts, loose.span), (None, None, 25));
    assert_eq!(loose.bars.iter().map(|bar| bar.from).collect::<Vec<_>>(), [0, 15]);
    assert_eq!(day(&app, None), day(&app, Some("sen-ag-1")), "nothing chosen: the first day");
    assert_eq!(day(&app, Some("no-such-id")), day(&app, None));
}

#[test]
fn a_room_without_agenda_has_no_day() {
    let app = app(small()).audience("SEN,MLI,MRT,GIN").size(120, 36);
    assert_eq!(agenda::day(&app.state.cx(), None), None);
    app.keys("2").screen();
}

#[test]
fn the_strip_shows_the_day_of_the_chosen_item() {
    let mut app = app(common::sample()).size(120, 36).keys("2 g");
    assert!(app.screen().contains("RUNNING ORDER, DAY 1"), "{}", app.screen());
    assert!(app.screen().contains("BY DELEGATION"));
    let (_, frame) = app.frame();
    let day_two = app
        .state
        .list()
        .rows
        .iter()
        .position(|row| matches!(row, tribrief::analysis::list::Row::Item(id) if **id == *"sen-ag-10"));
    app.send(Msg::Click(Target::Row(day_two.expect("item 10"))));
    assert!(app.screen().contains("RUNNING ORDER, DAY 2"), "{}", app.screen());
    assert!(frame.hits.iter().filter(|(_, target)| matches!(target, Target::Row(_))).count() > 16);
}

#[test]
fn the_cursor_stays_in_the_list_at_every_size() {
    let mut app = app(common::sample()).keys("2 g");
    for width in [60, 80, 99, 100, 120, 160, 200] {
        for height in (20..=60).step_by(5).chain([35, 36]) {
            app.send(Msg::Resize(width, height));
            for key in ["g", "G"] {
                app.press(key);
                let (_, frame) = app.frame();
                let list = app.state.geometry().list;
                let row = Target::Row(app.state.list().cursor);
                let seen = frame
                    .hits
                    .iter()
                    .any(|(rect, target)| *target == row && list.intersection(*rect) == *rect);
                assert!(seen, "{width}×{height} {key}");
            }
        }
    }
}

#[test]
fn no_size_breaks_it() {
    let mut app = app(small()).keys("2");
    for width in (1..=40).chain([100, 101]) {
        for height in 1..=40 {
            app.send(Msg::Resize(width, height));
            app.frame();
        }
    }
}
