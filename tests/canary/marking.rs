//! Whatever is shown is marked: where a picture would be another one without a record, its line of
//! markings takes that record in.

use tribrief::analysis::chart;
use tribrief::analysis::list::Query;
use tribrief::analysis::pane::Pane;
use tribrief::model::table::Kind;
use tribrief::report::plain;

use crate::common::secrets::open::open;
use crate::common::secrets::{owner, visible_id};
use crate::common::{App, Memory, app};

const AUDIENCE: &str = "SEN,MLI";

/// The visible briefing, released to four; `id` to the two in the room alone, or not there.
fn files(id: &str, there: bool) -> Memory {
    open("SEN,MLI,MRT,GIN", &|known| match known == id {
        true if there => Some("marking: (class: DR, rel_to: [SEN, MLI]), ".to_owned()),
        true => None,
        false => Some(String::new()),
    })
}

/// A picture: whether its lines of markings take the record in, and the rest without the keys.
fn parts(text: &str) -> (bool, String) {
    let rows: Vec<&str> = text.lines().collect();
    let marked = rows.iter().filter(|row| row.contains("REL TO"));
    let narrow = marked.clone().count() > 0 && marked.clone().all(|row| !row.contains("GIN"));
    let body: Vec<&str> =
        rows.into_iter().filter(|row| !row.contains("REL TO") && !row.contains("? help")).collect();
    (narrow, body.join("\n"))
}

fn walk(files: &Memory) -> Vec<(String, String)> {
    let mut seen = Vec::new();
    let mut desk = app(files.clone()).audience(AUDIENCE).size(120, 40);
    let mut look = |desk: &App, how: String| seen.push((how, desk.screen()));
    for keys in ["1", "6", "- - -", "home tab", "tab", "tab", "tab", "tab", "z", "w w", "esc esc esc 3 w"] {
        desk.press(keys);
        look(&desk, format!("at {keys}"));
    }
    for pane in Pane::ALL {
        for at in 0..chart::of_pane(*pane).len() {
            desk.press(&format!("esc esc esc esc {} {}", pane.digit(), "v ".repeat(at + 1)));
            look(&desk, format!("pane {}, chart {at}", pane.digit()));
        }
    }
    let cx = desk.state.cx();
    seen.push(("map printed".to_owned(), plain::pane(&cx, Pane::Map, &Query::default())));
    seen.push(("overview printed".to_owned(), plain::pane(&cx, Pane::Overview, &Query::default())));
    for chart in chart::ALL {
        seen.push((format!("{} printed", chart::id(*chart)), plain::chart(&cx, *chart)));
    }
    seen
}

#[test]
fn what_is_shown_is_marked() {
    let owner = owner("SEN,MLI,MRT,GIN");
    let mut told = 0;
    for kind in
        Kind::ALL.iter().filter(|kind| !matches!(kind, Kind::Note | Kind::Meeting) && !kind.in_meeting())
    {
        let id = visible_id(owner, *kind, false);
        let with = walk(&files(&id, true));
        let without = walk(&files(&id, false));
        for ((how, with), (_, without)) in with.iter().zip(&without) {
            let (narrow, body) = parts(with);
            if body != parts(without).1 {
                told += 1;
                assert!(
                    narrow,
                    "{id} {kind:?}, {how}: it is shown and not marked\n{with}\n\nwithout:\n{without}"
                );
            }
        }
    }
    assert!(told > 60, "{told} pictures show something");
}

#[test]
fn what_only_the_bar_of_time_counts_is_marked() {
    let files = |marking: &str| {
        Memory::default().with(
            "mli.ron",
            format!(
                r#"(contributor: MLI, marking: (class: DR, rel_to: [SEN, MLI, MRT, GIN]), incidents: [
                (id: "mli-a", title: "A", kind: Ied, start: "2025-06-01", {marking}),
                (id: "mli-b", title: "B", kind: Ied, start: "2025-07-01")])"#
            ),
        )
    };
    for (marking, narrow) in [("", false), ("marking: (class: DR, rel_to: [SEN, MLI])", true)] {
        let desk = app(files(marking)).audience(AUDIENCE).size(120, 40).keys("3 w");
        assert_eq!(desk.state.list().count, 1, "the list has the days of the window alone");
        let screen = desk.screen();
        assert_eq!(parts(&screen).0, narrow, "the bar counts both\n{screen}");
    }
}
