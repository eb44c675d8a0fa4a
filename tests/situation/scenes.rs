//! Maps as scenes: what they show, what can be pointed at, and the same as text.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tribrief::analysis::scene::map::MapPicture;
use tribrief::analysis::scene::{self, Drawn};
use tribrief::model::lang::Lang;
use tribrief::model::stage::Stage;
use tribrief::report::plain;

use crate::common::{App, app, sample};
use crate::{files_of, incident};

fn maps(scenes: &str) -> App {
    let list = [
        incident("near", r#"kind: Ied, severity: Severe, start: "2025-09-01", position: "kayes""#),
        incident("far", r#"kind: Ied, severity: Minor, start: "2025-09-02", position: "nioro""#),
        incident("early", r#"kind: Ied, severity: Minor, start: "2025-03-02", position: "kayes""#),
        incident("late", r#"kind: Ied, severity: Minor, start: "2025-10-10", position: "kayes""#),
    ];
    app(files_of(scenes, &format!("incidents: [{}],", list.concat()))).audience("SEN,MLI")
}

fn picture(app: &App, at: usize, size: (u16, u16)) -> MapPicture {
    let cx = app.state.cx();
    let scene = scene::scene(&cx, "mli-ag-1", at).expect("the scene");
    let Drawn::Map(picture) = scene::lay(&cx, &scene, size, true).body else { panic!("a map") };
    *picture
}

fn stops(app: &App, at: usize) -> Vec<String> {
    picture(app, at, (104, 26)).stops.iter().map(|stop| stop.id.to_string()).collect()
}

/// The room screen as text.
fn screen(app: &App, at: u16, pointer: Option<u16>, size: (u16, u16)) -> String {
    let stage = Stage { item: "mli-ag-1".into(), scene: at, pointer, ..Stage::default() };
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    tribrief::view::draw_room(&app.state, &stage, None, &mut buffer);
    (0..size.1).map(|y| (0..size.0).map(|x| buffer[(x, y)].symbol()).collect::<String>() + "\n").collect()
}

#[test]
fn a_map_shows_the_period_or_so_many_days_and_says_so() {
    let app = maps("Map(), Map(days: 10), Map(region: Selibaby)");
    assert_eq!(stops(&app, 0), ["mli-inc-near", "mli-inc-far"]);
    assert_eq!(picture(&app, 0, (104, 26)).filter, "incidents 01 APR – 30 SEP 25");
    assert_eq!(stops(&app, 1), ["mli-inc-late"]);
    assert_eq!(picture(&app, 1, (104, 26)).filter, "incidents 04 OCT – 14 OCT 25");
    assert_eq!(stops(&app, 2), [""; 0]);
    assert!(screen(&app, 0, None, (120, 36)).contains("incidents 01 APR – 30 SEP 25"));
}

#[test]
fn a_map_is_where_it_was_asked_to_be() {
    let app = maps(
        r#"Map(centre: "kayes", km: 80), Map(focus: ["mli-inc-far"]), Map(centre: "nioro", km: 80, days: 900)"#,
    );
    assert_eq!(stops(&app, 0), ["mli-inc-near"]);
    let wide = picture(&app, 0, (104, 26)).view;
    assert!((wide.km_per_cell() * 104.0 - 80.0).abs() < 12.0, "{wide:?}");
    assert_eq!(stops(&app, 1), ["mli-inc-far"], "the worse one is out of view");
    assert_eq!(stops(&app, 2), ["mli-inc-far"]);
    let [west, south, east, north] = picture(&app, 1, (104, 26)).view.bounds();
    assert!((west..east).contains(&-9.59) && (south..north).contains(&15.23));
}

#[test]
fn what_is_pointed_at_says_what_it_is() {
    let app = maps("Map()");
    let cx = app.state.cx();
    let scene = scene::scene(&cx, "mli-ag-1", 0).expect("the scene");
    assert_eq!(scene::record_at(&cx, &scene, 0).as_deref(), Some("mli-inc-near"));
    assert_eq!(scene::record_at(&cx, &scene, 2), None);
    for size in [(104, 26), (60, 12), (30, 4), (200, 60)] {
        assert_eq!(picture(&app, 0, size).stops.len(), 2, "{size:?}");
    }
    let plain = screen(&app, 0, None, (120, 36));
    assert!(!plain.contains("Incident near"), "{plain}");
    let pointed = screen(&app, 0, Some(0), (120, 36));
    assert!(pointed.contains("01 SEP  Incident near  Kayes  14.4478 N 11.4439 W"), "{pointed}");
    let other = screen(&app, 0, Some(1), (80, 24));
    assert!(other.contains("Incident far"), "{other}");
}

#[test]
fn a_map_is_a_list_in_plain_text() {
    let app = maps("Map()");
    let cx = app.state.cx();
    let item = cx.room.get("mli-ag-1").expect("the item");
    let text = plain::scene(&cx, item, 0).expect("the map");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        &lines[2..9],
        [
            "1.1 Map of the area",
            "incidents 01 APR – 30 SEP 25",
            "",
            "INCIDENTS (2)",
            "01 SEP 25  Incident near  [mli-inc-near]",
            "    IED on road · severe · 14.4478 N 11.4439 W · Kayes",
            "02 SEP 25  Incident far  [mli-inc-far]",
        ]
    );
    let empty = maps("Map(region: Selibaby)").lang(Lang::Fr);
    let cx = empty.state.cx();
    let item = cx.room.get("mli-ag-1").expect("the item");
    assert!(plain::scene(&cx, item, 0).expect("the map").contains("Rien sur cette carte."));
}

#[test]
fn maps_of_the_sample_have_something_on_them() {
    let app = app(sample());
    let cx = app.state.cx();
    let mut count = 0;
    for item in cx.room.of(tribrief::model::table::Kind::AgendaItem) {
        for (_, scene) in scene::scenes(&cx, &item.id) {
            let picture = scene::lay(&cx, &scene, (104, 26), true);
            let Drawn::Map(map) = &picture.body else { continue };
            count += 1;
            assert!(!map.stops.is_empty() && !map.legend.is_empty(), "{} {scene:?}", item.id);
            assert_eq!(picture.stops(), map.stops.len());
        }
    }
    assert!(count >= 5, "{count}");
}
