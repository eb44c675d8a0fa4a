//! The map of the desk: every key, the mouse, going to places, time, and the way back.

mod common;

use std::collections::BTreeSet;

use common::{App, Memory, app};
use ratatui::layout::Rect;
use tribrief::analysis::pane::Pane;
use tribrief::analysis::window::Window;
use tribrief::app::Msg;
use tribrief::app::map::plan::plan;
use tribrief::app::overlay::{Overlay, Picked};
use tribrief::app::target::Target;
use tribrief::map::projection::View;
use tribrief::model::lang::Lang;
use tribrief::model::position::Position;
use tribrief::model::record::MapLayer;
use tribrief::model::table::Kind;

#[path = "map_pane/time.rs"]
mod time;

fn desk() -> App {
    app(common::sample()).size(120, 40).keys("6")
}

fn view(desk: &App) -> View {
    desk.state.map_view()
}

fn near(a: Position, b: Position) -> bool {
    a.distance_km(b) < 0.2
}

/// The middle of the map.
fn centre(desk: &App) -> Position {
    view(desk).centre().expect("a middle")
}

fn marked(desk: &App) -> Option<&str> {
    desk.state.map.marked.as_ref().map(|marked| &*marked.id)
}

fn map_area(desk: &App) -> Rect {
    plan(desk.state.size).map
}

#[test]
fn arrows_letters_and_drags_pan_alike() {
    let start = desk();
    let (cols, rows) = view(&start).size();
    let (wide, high) = (i32::from(cols / 8), i32::from(rows / 8));
    let cases = [
        ("left", "h", -wide, 0),
        ("right", "l", wide, 0),
        ("up", "k", 0, -high),
        ("down", "j", 0, high),
        ("shift-left", "shift-left", -1, 0),
        ("shift-right", "shift-right", 1, 0),
        ("shift-up", "shift-up", 0, -1),
        ("shift-down", "shift-down", 0, 1),
    ];
    for (arrow, letter, east, south) in cases {
        let wanted = view(&start).pan(east, south);
        assert_eq!(view(&desk().keys(arrow)), wanted, "{arrow}");
        assert_eq!(view(&desk().keys(letter)), wanted, "{letter}");
        let mut dragged = desk();
        let area = map_area(&dragged);
        let from = (area.x + area.width / 2, area.y + area.height / 2);
        let moved = |at: u16, by: i32| u16::try_from(i32::from(at) - by).expect("on the screen");
        dragged.send(Msg::Drag { from, to: (moved(from.0, east), moved(from.1, south)) });
        assert_eq!(view(&dragged), wanted, "a drag as {arrow}");
    }
}

#[test]
fn zooming_keeps_the_place_of_the_pointer_and_of_the_marker() {
    for (key, closer) in [("+", true), ("=", true), ("PgUp", true), ("-", false), ("PgDn", false)] {
        let before = desk();
        let after = desk().keys(key);
        assert_eq!(view(&after).km_per_cell() < view(&before).km_per_cell(), closer, "{key}");
        assert!(near(centre(&before), centre(&after)), "{key}");
    }
    let mut wheel = desk();
    let under = view(&wheel).position(20, 8).expect("a position");
    for lines in [-3, -3, -3, 3, -3] {
        wheel.send(Msg::Wheel(lines, Target::Map { col: 20, row: 8 }));
        let now = view(&wheel).position(20, 8).expect("a position");
        assert!(near(under, now), "{:.1} km off", under.distance_km(now));
    }
    let mut marker = desk().keys("tab");
    let at = marker.state.map.marked.as_ref().expect("a marker").at;
    let cell = view(&marker).cell(at);
    marker.press("+");
    assert_eq!(view(&marker).cell(at), cell);
    assert_eq!(view(&desk().keys("+ + right home")), view(&desk()), "home is where one began");
}

#[test]
fn tab_reaches_every_marker_and_keeps_each_in_view() {
    let mut desk = desk().keys("z + + +");
    let all: BTreeSet<Box<str>> = desk
        .state
        .map
        .situation
        .marks
        .iter()
        .map(|mark| desk.state.map.situation.ids[mark.id as usize].clone())
        .collect();
    assert!(all.len() > 20, "{}", all.len());
    let mut seen = BTreeSet::new();
    for _ in 0..all.len() {
        desk.press("tab");
        seen.insert(Box::<str>::from(marked(&desk).expect("a marker")));
        let at = desk.state.map.marked.as_ref().expect("a marker").at;
        assert!(view(&desk).cell(at).is_some(), "the marker is seen");
    }
    assert_eq!(seen, all);
    let last = marked(&desk).map(str::to_owned);
    desk.press("tab shift-tab");
    assert_eq!(marked(&desk).map(str::to_owned), last, "back again");
}

#[test]
fn a_record_is_opened_and_both_ways_lead_back_to_the_same_view() {
    for back in ["esc", "alt-left"] {
        let mut desk = desk().keys("tab + + right");
        let (before, id) = (view(&desk), marked(&desk).expect("a marker").to_owned());
        desk.press("enter");
        if matches!(desk.state.overlay, Some(Overlay::Pick(_))) {
            desk.press("enter");
        }
        assert_eq!(desk.state.pane, Pane::Incidents);
        assert_eq!(desk.state.selected(), Some(&*id), "its record");
        desk.press(back);
        assert_eq!(desk.state.pane, Pane::Map, "{back}");
        assert_eq!((view(&desk), marked(&desk)), (before, Some(&*id)), "{back}");
        // Once more Esc lets go of the marker, then of the map.
        desk.press("esc");
        assert_eq!((desk.state.pane, marked(&desk)), (Pane::Map, None));
        desk.press("esc");
        assert_eq!(desk.state.pane, Pane::Overview);
        desk.press("6");
        assert_eq!(view(&desk), before, "the map survives other panes");
    }
}

/// Two incidents on one spot and one apart.
fn spots() -> Memory {
    let incident = |id: &str, at: &str, day: &str| {
        format!(
            r#"(id: "mli-{id}", title: (fr: "F{id}", en: "E{id}"), kind: Abduction, severity: Serious, start: "{day}", position: "{at}", region: Kayes)"#
        )
    };
    let all = [
        incident("a", "14.44, -11.44", "2025-07-01"),
        incident("b", "14.44, -11.44", "2025-07-02"),
        incident("c", "13.20, -10.40", "2025-08-20"),
    ];
    Memory::default().with(
        "mli.ron",
        format!(
            "(contributor: MLI, marking: (class: DR, rel_to: [SEN, MLI, MRT]), incidents: [{}, (id: \"mli-n\", title: (fr: \"N\", en: \"N\"), kind: Abduction, start: \"2025-07-03\")])",
            all.join(", ")
        ),
    )
}

#[test]
fn records_of_one_spot_are_asked_for() {
    let mut desk = app(spots()).size(120, 40).keys("6 tab");
    assert_eq!(marked(&desk), Some("mli-c"), "the newest first");
    desk.press("tab enter");
    let Some(Overlay::Pick(pick)) = &desk.state.overlay else { panic!("a list to pick from") };
    let values: BTreeSet<&str> = pick
        .options
        .iter()
        .map(|option| match &option.value {
            Picked::Record(id) => &**id,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(values, BTreeSet::from(["mli-a", "mli-b"]));
    let under = pick.options[pick.cursor].label.clone();
    assert_eq!(under, "Eb", "the cursor is on the marker");
    desk.press("enter");
    assert_eq!(desk.state.selected(), Some("mli-b"));
    desk.press("esc");
    assert_eq!((desk.state.pane, marked(&desk)), (Pane::Map, Some("mli-b")));
}

#[test]
fn a_click_selects_a_second_opens_and_elsewhere_puts_the_cross() {
    let mut desk = app(spots()).size(120, 40).keys("6");
    let area = map_area(&desk);
    let spot = Position::new(13.20, -10.40).expect("a position");
    let (col, row) = view(&desk).cell(spot).expect("in view");
    desk.click(area.x + col, area.y + row);
    assert_eq!(marked(&desk), Some("mli-c"));
    desk.click(area.x + col, area.y + row);
    assert_eq!((desk.state.pane, desk.state.selected()), (Pane::Incidents, Some("mli-c")));
    desk.press("esc");
    desk.click(area.x + 3, area.y + 3);
    assert_eq!(marked(&desk), None);
    let cross = desk.state.cross().expect("a cross");
    assert_eq!(view(&desk).cell(cross), Some((3, 3)));
    desk.press("right");
    assert!(near(desk.state.cross().expect("a cross"), centre(&desk)), "with the keys it is in the middle");
}

#[test]
fn a_record_is_shown_on_the_map_from_list_and_page() {
    for way in ["", "enter"] {
        let mut desk = app(spots()).size(120, 40).keys("3 end");
        desk.state.lists[Pane::Incidents.index()].select("mli-c");
        desk.press(way);
        desk.press("m");
        assert_eq!((desk.state.pane, marked(&desk)), (Pane::Map, Some("mli-c")), "{way:?}");
        let spot = Position::new(13.20, -10.40).expect("a position");
        assert!(near(centre(&desk), spot), "it is in the middle");
        assert!(desk.screen().contains("Ec"), "it is named");
        desk.press("alt-left");
        assert_eq!((desk.state.pane, desk.state.selected()), (Pane::Incidents, Some("mli-c")));
    }
    let mut nowhere = app(spots()).size(120, 40).keys("3");
    assert!(nowhere.state.lists[Pane::Incidents.index()].select("mli-n"));
    nowhere.press("m");
    assert_eq!(nowhere.state.pane, Pane::Incidents, "what lies nowhere cannot be shown");
    assert_eq!(marked(&desk().keys("m")), None, "with no marker the key does nothing");
}

#[test]
fn one_goes_to_places_with_a_slip_and_to_squares_with_blanks() {
    let kedougou = Position::new(12.5556, -12.1747).expect("a position");
    for (typed, place) in [
        ("kedougou", kedougou),
        ("Kédugou", kedougou),
        ("12.5556, -12.1747", kedougou),
        ("12°33'20\"N 12°10'29\"W", kedougou),
    ] {
        let mut desk = desk().keys("g");
        desk.type_text(typed);
        desk.press("enter");
        assert!(desk.state.overlay.is_none(), "{typed}");
        let cross = desk.state.cross().expect("a cross");
        assert!(cross.distance_km(place) < 3.0, "{typed}: {cross}");
        assert!(near(centre(&desk), cross), "{typed}: the cross is in the middle");
    }
    let square = Position::parse("29PKR 36526 98649").expect("a square");
    for typed in ["29PKR3652698649", "29P KR 36526 98649", "29 p kr 36526 98649"] {
        let mut desk = desk().keys("g");
        desk.type_text(typed);
        desk.press("enter");
        assert!(near(desk.state.cross().expect("a cross"), square), "{typed}");
    }
    let mut nothing = desk().keys("g text:zzzzzz enter");
    assert!(matches!(nothing.state.overlay, Some(Overlay::Goto(_))), "what is typed stays");
    nothing.press("esc");
    assert!(near(centre(&nothing), centre(&desk())));
}

#[test]
fn only_places_the_room_may_see_are_offered() {
    let place = |id: &str, name: &str, rel: &str| {
        format!(
            r#"(id: "mli-{id}", name: "{name}", position: "14.1, -10.1", marking: (class: DR, rel_to: [{rel}]))"#
        )
    };
    let files = Memory::default().with(
        "mli.ron",
        format!(
            "(contributor: MLI, places: [{}, {}])",
            place("p1", "Korokoro", "MLI, SEN"),
            place("p2", "Zimbiliko", "MLI")
        ),
    );
    let found = |audience: &str, typed: &str| {
        let mut desk = app(files.clone()).audience(audience).size(120, 40).keys("6 g");
        desk.type_text(typed);
        let Some(Overlay::Goto(goto)) = &desk.state.overlay else { panic!("the box is open") };
        goto.found.iter().any(|aim| aim.name == "Zimbiliko" || aim.name == "Korokoro")
    };
    assert!(found("MLI", "zimbiliko") && found("MLI", "korokoro") && found("SEN", "korokoro"));
    assert!(!found("SEN", "zimbiliko"));
    // What stands near coordinates is no way round.
    let mut desk = app(files).audience("SEN").size(120, 40).keys("6 g");
    desk.type_text("14.1, -10.1");
    assert!(!desk.screen().contains("Zimbiliko"));
}

#[test]
fn measuring_goes_from_the_first_press_to_the_cross() {
    let mut desk = desk().keys("M");
    let start = centre(&desk);
    assert_eq!(desk.state.map.ruler.map(|from| near(from, start)), Some(true));
    desk.press("right right down");
    let (start, end) = (desk.state.map.ruler.expect("a start"), desk.state.cross().expect("a cross"));
    let km = start.distance_km(end);
    assert!(km > 50.0);
    assert!(desk.screen().contains(&format!("{km:.0} km")), "{km}\n{}", desk.screen());
    desk.press("M");
    assert_eq!(desk.state.map.ruler, None, "again ends it");
    desk.press("M esc");
    assert_eq!((desk.state.map.ruler, desk.state.pane), (None, Pane::Map), "Esc ends it");
    // From marker to marker.
    desk.press("tab M tab");
    assert!(desk.state.map.ruler.is_some() && marked(&desk).is_some());
}

#[test]
fn what_is_feared_is_off_at_first_and_the_map_says_so() {
    let desk = desk();
    let off: Vec<MapLayer> =
        MapLayer::ALL.iter().copied().filter(|layer| !desk.state.map.layers.has(*layer)).collect();
    assert_eq!(off, [MapLayer::Tensions, MapLayer::Threats]);
    assert!(desk.state.map.situation.areas.is_empty());
    for (size, words) in [
        ((120, 36), "tensions, places under threat"),
        ((80, 24), "2 layers off (f)"),
        ((60, 20), "2 layers off"),
    ] {
        let screen = app(common::sample()).size(size.0, size.1).keys("6").screen();
        assert!(screen.contains(words), "{size:?}\n{screen}");
    }
}

#[test]
fn the_legend_of_the_sample_is_whole_at_120_columns() {
    for (lang, cut, last) in
        [(Lang::En, "more signs", "other asset"), (Lang::Fr, "autres signes", "autre ouvrage")]
    {
        let screen = app(common::sample()).size(120, 36).lang(lang).keys("6").screen();
        assert!(screen.contains(last) && !screen.contains(cut), "{screen}");
    }
}

#[test]
fn layers_rings_grid_and_dots_are_switched() {
    let mut desk = desk();
    let incidents = desk.state.map.situation.marks.len();
    desk.press("f space");
    assert!(matches!(desk.state.overlay, Some(Overlay::Pick(_))), "the list stays open");
    assert!(desk.state.map.situation.marks.len() < incidents);
    assert!(desk.screen().contains("[ ] incidents"), "{}", desk.screen());
    desk.press("esc");
    assert!(desk.screen().contains("SWITCHED OFF"), "{}", desk.screen());
    desk.press("f enter esc");
    assert_eq!(desk.state.map.situation.marks.len(), incidents);
    let grid = desk.state.map.base.mgrs;
    desk.press("G");
    assert_eq!(desk.state.map.base.mgrs, !grid);
    let before = desk.state.map.pixels;
    desk.press("b");
    assert_eq!(desk.state.map.pixels, before.next());
    for (rings, words) in [(1, "10, 25, 50 km"), (2, "50, 100, 200 km"), (0, "")] {
        desk.press("o");
        assert_eq!(desk.state.map.rings, rings);
        assert!(desk.screen().contains(words));
    }
}

#[test]
fn the_region_is_said_and_the_marker_stays_only_where_it_may() {
    let mut desk = app(spots()).size(120, 40).keys("6 tab r 3");
    assert!(desk.screen().contains("Map  Kayes"), "{}", desk.screen());
    desk.press("r 1");
    assert!(desk.state.map.situation.marks.is_empty() || desk.screen().contains("Tambacounda"));
    let files = Memory::default().with(
        "mli.ron",
        r#"(contributor: MLI, incidents: [(id: "mli-x", title: (fr: "X", en: "X"), kind: Abduction, start: "2025-07-01",
            position: "14.44, -11.44", marking: (class: DR, rel_to: [MLI]))])"#,
    );
    let mut own = app(files).audience("MLI").size(120, 40).keys("6 tab + +");
    assert_eq!(marked(&own), Some("mli-x"));
    own.press("F6 s enter");
    assert_eq!((marked(&own), own.state.map.situation.marks.len()), (None, 0));
    let fresh = app(Memory::default()).audience("MLI").size(120, 40).keys("6");
    assert_eq!(view(&own), view(&fresh), "where one looked tells nothing");
    assert!(!own.screen().contains("mli-x"));
}

#[test]
fn any_size_and_any_record_are_drawn() {
    let extreme = Memory::default().with(
        "mli.ron",
        r#"(contributor: MLI, marking: (class: DR, rel_to: [SEN, MLI, MRT]), incidents: [
            (id: "mli-1", title: "N", kind: Abduction, start: "2025-07-01", position: "90, 180"),
            (id: "mli-2", title: "S", kind: Abduction, start: "1900-01-01", position: "-90, -180"),
            (id: "mli-3", title: "Z", kind: Abduction, start: "2199-12-31", position: "0, 0"),
        ])"#,
    );
    for (files, least) in [(common::sample(), 30), (extreme.into(), 3)] {
        let mut desk = app(files).keys("6");
        assert!(desk.state.map.situation.marks.len() >= least, "they are on the map");
        for (width, height) in [(1, 1), (2, 60), (200, 1), (59, 19), (60, 20), (80, 24), (100, 20), (200, 60)]
        {
            desk.send(Msg::Resize(width, height));
            for keys in
                ["tab", "z", "+ + +", "M right", "o", "w", "<", ">", "- - - -", "g esc", "f esc", "home"]
            {
                desk.press(keys);
                let (buffer, _) = desk.frame();
                assert_eq!((buffer.area.width, buffer.area.height), (width, height));
            }
        }
    }
}

#[test]
fn the_map_in_the_other_language_is_as_if_opened_in_it() {
    let mut desk = app(common::sample()).size(120, 40).keys("6 tab");
    desk.press("L");
    let french = app(common::sample()).size(120, 40).lang(Lang::Fr).keys("6 tab");
    assert_eq!(desk.screen(), french.screen());
    assert!(french.screen().contains("SUR LA CARTE"));
}

#[test]
fn what_is_pointed_at_on_the_overview_or_on_a_chart_is_shown_on_the_map() {
    for keys in ["Tab m", "5 v Down m"] {
        let desk = app(common::sample()).size(120, 40).keys(keys);
        assert_eq!(desk.state.pane, Pane::Map, "{keys}");
        let id = desk.state.map.marked.as_ref().map(|marked| marked.id.clone()).expect("a marker");
        assert_eq!(desk.state.room.get(&id).map(|record| record.kind), Some(Kind::Risk), "{keys}: {id}");
    }
    let desk = app(common::sample()).size(120, 40).keys("m");
    assert_eq!(desk.state.pane, Pane::Overview, "a region of the table is no record");
}
