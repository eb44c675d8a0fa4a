//! Values nobody writes, and as many records as nobody has.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tribrief::analysis::situation::readout::{around, distance_words, wind_word};
use tribrief::analysis::situation::{Wanted, positions};
use tribrief::model::position::Position;
use tribrief::model::stage::Stage;

use crate::common::app;
use crate::{all, desk, files_of, laid};

#[test]
fn the_ends_of_the_earth_and_the_ends_of_numbers_lie_on_the_map() {
    let at = ["90, 0", "-90, 180", "0, -180", "0, 0", "84, 179.9999"];
    let list = |all: &[&str], make: &dyn Fn(&str) -> String| {
        all.iter().map(|one| make(one)).collect::<Vec<_>>().concat()
    };
    let route = list(&at, &|at| format!("(place: \"{at}\"),"));
    let fields = [
        "km: 1e308",
        "km: 1e-308",
        "km: 1, centre: \"90, 0\"",
        "days: 10000000",
        "days: 1",
        "centre: \"-90, 180\", km: 1e-300",
        "focus: [\"mli-pat-1\", \"mli-cor-1\"]",
        "layers: [Tensions]",
    ];
    let scenes = list(&fields, &|fields| format!("Map({fields}),"));
    let text = format!(
        r#"patrols: [(id: "mli-pat-1", title: "", form: Mixte, mode: Motorisee, status: Agreed, task: "t", nations: [MLI],
            lead: MLI, window: (start: "2199-11-01T06:00Z", end: "1900-11-01T16:00Z"), route: [{route}])],
        corridors: [(id: "mli-cor-1", name: "c", code: "", segments: [(from: "kayes", to: "kayes", status: Closed)])],"#
    );
    let app = app(files_of(&scenes, &text)).audience("SEN,MLI");
    let cx = app.state.cx();
    assert!(!all(&app).marks.is_empty() && !all(&app).routes.is_empty(), "the route is read");
    for record in cx.room.records() {
        let _ = positions(&cx, record);
    }
    assert_eq!(tribrief::analysis::scene::scenes(&cx, "mli-ag-1").len(), 8, "they are read");
    for scene in 0..8 {
        let stage = Stage { item: "mli-ag-1".into(), scene, pointer: Some(0), ..Stage::default() };
        for size in [(1, 1), (2, 60), (200, 2), (60, 20), (200, 60)] {
            let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
            tribrief::view::draw_room(&app.state, &stage, None, &mut buffer);
        }
    }
    for at in at {
        let words = around(&cx, Position::parse(at).expect("a position"));
        assert!(words.nearby(&cx).contains(" of "), "{words:?}");
    }
    for wild in [f64::NAN, f64::INFINITY, -1e308, 1e308] {
        assert!(distance_words(&cx, wild).ends_with('m'));
        assert!(!wind_word(&cx, wild).is_empty());
    }
}

#[test]
fn a_hundred_thousand_incidents_are_all_there() {
    let mut text = String::from("incidents: [");
    for at in 0..100_000_u32 {
        let (lat, lon) = (11.0 + f64::from(at % 700) / 100.0, -16.0 + f64::from(at % 1200) / 100.0);
        let _ = write!(
            text,
            "(id:\"mli-i-{at}\",title:\"x\",kind:Ied,severity:Severe,start:\"2025-09-01\",position:\"{lat:.4}, {lon:.4}\"),"
        );
    }
    let app = desk(&(text + "],"));
    let situation = laid(&app, &Wanted { focus: vec!["mli-i-77".into()], ..Wanted::default() });
    assert_eq!((situation.marks.len(), situation.ids.len()), (100_000, 100_000));
    assert_eq!(situation.marks.iter().filter(|mark| mark.rank == 0).count(), 1);
}
