//! The overview: its numbers over a small briefing, and drawing and cursor in step at every size.

mod common;

use std::sync::Arc;

use common::{App, Memory, app, nations, sample};
use tribrief::analysis::overview::{self, Fate, Overview, Part, ground};
use tribrief::analysis::pane::Pane;
use tribrief::app::overview::{Item, items};
use tribrief::app::target::Target;
use tribrief::model::lang::Lang;
use tribrief::model::marking::Class;
use tribrief::model::record::{IncidentKind, Region, SegmentStatus};

/// As of 10 JUN 25; the period is April and May, the one before it 30 JAN to 31 MAR.
const MEETING: &str = r#"meeting: (
    id: "sen-mtg-1", title: "Meeting", host: SEN, place: "kayes", status: Planned,
    start: "2025-06-10T08:00Z", end: "2025-06-10T12:00Z",
    period: (from: "2025-04-01", to: "2025-05-31"),
),"#;

fn incident(id: &str, start: &str, rest: &str) -> String {
    format!(r#"(id: "sen-inc-{id}", title: "Incident {id}", start: "{start}", {rest}),"#)
}

fn patrol(id: &str, status: &str, from: &str, to: &str) -> String {
    format!(
        r#"(id: "sen-pat-{id}", title: "Patrol {id}", form: Mixte, mode: Motorisee, status: {status},
            task: "Go", nations: [SEN, MLI], lead: SEN, window: (start: "{from}", end: "{to}"),
            route: [(place: "kayes")]),"#
    )
}

fn risk(id: &str, likelihood: i64, impact: i64, review: &str, rest: &str) -> String {
    format!(
        r#"(id: "sen-risk-{id}", title: "Risk {id}", on: "kayes", hazard: "Flood", likelihood: {likelihood},
            impact: {impact}, owner: SEN, review_date: "{review}", {rest}),"#
    )
}

fn action(id: &str, due: &str, status: &str) -> String {
    format!(r#"(id: "sen-actn-{id}", text: "Action {id}", owner: MLI, due: "{due}", status: {status}),"#)
}

fn incidents() -> String {
    [
        incident(
            "1",
            "2025-04-01",
            "kind: Abduction, severity: Severe, region: Kayes, fatalities: (low: 2, best: 3, high: 7)",
        ),
        incident("2", "2025-05-31T23:00Z", "kind: Abduction, region: Kayes, fatalities: (low: 1)"),
        incident(
            "3",
            "2025-03-31",
            "kind: Abduction, severity: Severe, region: Kedougou, fatalities: (best: 5)",
        ),
        incident("4", "2025-01-30", "kind: Protest, region: Kedougou"),
        // One day before both periods, yet within the twelve months.
        incident("5", "2025-01-29", "kind: Protest, region: Kedougou"),
        // Counted nowhere: before the twelve months, and after the period.
        incident("6", "2024-05-31", "kind: Protest, region: Kedougou, marking: (class: S)"),
        incident("7", "2025-06-01", "kind: Protest, region: Kedougou, marking: (class: S)"),
        // Not for Mali.
        incident("8", "2025-05-01", "kind: Ied, region: Kayes, marking: (rel_to: [SEN])"),
    ]
    .concat()
}

fn small() -> Memory {
    let patrols = [
        patrol("1", "Done", "2025-04-10T06:00Z", "2025-04-10T12:00Z"),
        patrol("2", "Cancelled", "2025-05-10T06:00Z", "2025-05-10T12:00Z"),
        patrol("3", "Approved", "2025-05-20T06:00Z", "2025-05-20T12:00Z"),
        patrol("4", "Agreed", "2025-06-20T06:00Z", "2025-06-20T12:00Z"),
        patrol("5", "Agreed", "2025-06-12T06:00Z", "2025-06-12T12:00Z"),
    ];
    let risks = [
        risk("1", 3, 4, "2025-12-01", "status: Open"),
        risk("2", 3, 5, "2025-06-01", "status: Open, trend: Up"),
        risk("3", 5, 5, "2025-06-01", "status: Closed, trend: Up"),
    ];
    let actions = [
        action("1", "2025-06-09", "Open"),
        action("2", "2025-04-10", "InProgress"),
        action("3", "2025-06-10", "Carried"),
        action("4", "2025-01-01", "Done"),
    ];
    let text = format!(
        "(contributor: SEN, marking: (class: DR, rel_to: [SEN, MLI, MRT], exercise: true), {MEETING}
          incidents: [{}], patrols: [{}], risks: [{}], actions: [{}])",
        incidents(),
        patrols.concat(),
        risks.concat(),
        actions.concat()
    );
    Memory::default().with("sen.ron", text)
}

fn counted(app: &App) -> Overview {
    overview::build(&app.state.cx(), None)
}

fn room(list: &str) -> App {
    let app = app(small()).audience(list);
    assert_eq!(app.state.room.audience(), nations(list));
    let left_out: Vec<_> = app.state.room.problems().into_iter().filter(|problem| problem.left_out).collect();
    assert!(left_out.is_empty(), "{left_out:?}");
    app
}

#[test]
fn incidents_are_counted_by_period_region_and_month() {
    let o = counted(&room("SEN,MLI"));
    assert_eq!((o.incidents, o.incidents_before), (2, 2));
    assert_eq!((o.killed, o.killed_before, o.killed_range), (4, 5, (3, 8)));
    let kayes = o.regions.iter().find(|row| row.region == Region::Kayes).expect("Kayes");
    assert_eq!((kayes.now, kayes.before, kayes.severe, kayes.killed), (2, 0, 1, 4));
    assert_eq!(o.first_month, (2024, 5), "June 2024 to May 2025");
    assert_eq!(o.current_from, 10);
    assert_eq!(o.months(), [0, 0, 0, 0, 0, 0, 0, 2, 0, 1, 1, 1]);
    assert_eq!(o.kinds, [(IncidentKind::Abduction, 2, 1), (IncidentKind::Protest, 0, 1)]);
}

#[test]
fn a_larger_room_counts_less_and_marks_less() {
    let (alone, both) = (counted(&room("SEN")), counted(&room("SEN,MLI")));
    assert_eq!((alone.incidents, both.incidents), (3, 2));
    assert_eq!(alone.composite.rel_to, Some(nations("SEN")));
    assert_eq!(both.composite.rel_to, Some(nations("SEN,MLI,MRT")));
    // The secret incidents are in no figure.
    assert_eq!(both.composite.class, Class::DR);
}

#[test]
fn risks_actions_and_patrols_are_ranked() {
    let o = counted(&room("SEN,MLI"));
    let ids = |list: &[Box<str>]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(ids(&o.risks), ["sen-risk-2", "sen-risk-1"], "closed risks are left out");
    assert_eq!((o.very_high, o.rising, o.past_review), (1, 1, 1));
    assert_eq!(ids(&o.overdue), ["sen-actn-2", "sen-actn-1"]);
    assert_eq!((o.open_actions, o.oldest_days, o.over_sixty), (3, 61, 1));
    assert_eq!(ids(&o.patrols), ["sen-pat-5", "sen-pat-4"]);
    assert_eq!(o.fates, [Fate::Held, Fate::Cancelled, Fate::Open]);
    assert_eq!((o.patrols_held, o.patrols_cancelled, o.patrols_planned), (1, 1, 3));
}

#[test]
fn without_a_meeting_the_latest_incident_ends_the_period() {
    let text =
        format!("(contributor: SEN, marking: (class: DR, rel_to: [SEN]), incidents: [{}])", incidents());
    let app = app(Memory::default().with("sen.ron", text)).audience("SEN").size(120, 36);
    let o = counted(&app);
    // The secret one of June stands above the ceiling of a briefing that names none.
    assert_eq!(o.first_month, (2024, 5), "June 2024 to May 2025");
    assert!(o.incidents > 0);
    assert!(app.screen().contains("INCIDENTS BY REGION"));
}

#[test]
fn an_empty_room_gets_a_sentence() {
    for (width, height) in [(60, 20), (80, 24), (120, 36), (200, 60)] {
        let app = app(small()).audience("SEN,MLI,MRT,GIN").size(width, height);
        assert!(app.screen().contains("No incident, risk, action or patrol to show."), "{}", app.screen());
        assert!(items(&app.state).is_empty());
    }
}

/// Hits and items agree, and every hit is on the screen.
fn in_step(app: &App, what: &str) {
    let (buffer, frame) = app.frame();
    let hits: Vec<_> =
        frame.hits.iter().filter(|(_, target)| matches!(target, Target::Overview(_))).collect();
    assert_eq!(hits.len(), items(&app.state).len(), "{what}");
    for (at, (rect, target)) in hits.iter().enumerate() {
        assert_eq!(*target, Target::Overview(at), "{what}");
        assert_eq!(buffer.area.intersection(*rect), *rect, "{what}");
        assert!(rect.bottom() + 2 <= buffer.area.bottom(), "{what}: a row under the footer");
    }
}

#[test]
fn drawing_and_cursor_agree_at_every_size() {
    let mut app = app(common::sample());
    for width in (60..=200).step_by(7).chain([80, 99, 100, 120, 149, 150, 160]) {
        for height in (20..=60).step_by(3).chain([24, 30, 36, 40]) {
            app.send(tribrief::app::Msg::Resize(width, height));
            in_step(&app, &format!("{width}×{height}"));
        }
    }
}

#[test]
fn no_size_breaks_it() {
    let mut app = app(common::sample());
    for width in 1..=40 {
        for height in 1..=14 {
            app.send(tribrief::app::Msg::Resize(width, height));
            app.frame();
        }
    }
}

#[test]
fn enter_opens_what_the_cursor_is_on() {
    let mut app = app(common::sample()).size(160, 50);
    let all = items(&app.state);
    for part in
        [Part::Regions, Part::Risks, Part::Overdue, Part::Patrols, Part::Threats, Part::Corridors, Part::Map]
    {
        assert!(all.iter().any(|(known, _)| *known == part), "{part:?}");
    }
    for (at, (_, item)) in all.iter().enumerate() {
        app.press("1 esc esc esc esc g");
        app.send(tribrief::app::Msg::Click(Target::Overview(at)));
        app.press("enter");
        match item {
            Item::Region(region) => assert_eq!(app.state.region, Some(*region)),
            Item::Record(id) => assert_eq!(app.state.selected(), Some(&**id)),
            Item::Map => assert_ne!(app.state.pane, Pane::Overview, "the map leads away"),
        }
    }
}

/// What a commander asks for first, in the words of the sample: figures, trend by region, risks,
/// overdue actions, corridors, threats, patrols.
const ASKED: [(&str, &str); 7] = [
    ("Tambacounda", "Tambacounda"),
    ("↑ 20", "↑ 20"),
    ("Send the list", "Transmettre la"),
    ("75 d", "75 j"),
    ("threatened", "menacé"),
    ("very likely (80–95 %)", "très probable (80–95 %)"),
    ("19 OCT", "19 OCT"),
];

#[test]
fn nothing_that_matters_is_lost_on_a_small_screen() {
    for lang in [Lang::En, Lang::Fr] {
        for (width, height) in [(60, 20), (80, 24), (100, 24), (100, 30), (120, 30), (120, 36), (200, 60)] {
            let screen = app(common::sample()).size(width, height).lang(lang).screen();
            for (en, fr) in ASKED {
                let words = if lang == Lang::En { en } else { fr };
                assert!(screen.contains(words), "{width}×{height}: {words:?} is not in\n{screen}");
            }
            let map = width >= 120 && height >= 36;
            assert_eq!(screen.contains("SITUATION"), map, "{width}×{height}");
        }
    }
}

#[test]
fn the_trend_stands_two_rows_high_beside_the_incidents() {
    let (buffer, _) = room("SEN,MLI").size(120, 36).audience("SEN,MLI").frame();
    let bars = |y: u16| (7..19).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    // Two incidents in January, one in March, April and May.
    assert_eq!(bars(7), "       █    ");
    assert_eq!(bars(8), "·······█·███");
    let tone = |x: u16| buffer[(x, 8)].fg;
    assert_eq!(tone(17), tone(18), "April and May are the period");
    assert_ne!(tone(16), tone(17), "March is not");
}

#[test]
fn the_map_marks_the_screen_with_what_lies_on_it() {
    // After the period, so in no figure; within ninety days, so on the map.
    let late = incident("9", "2025-06-05", r#"kind: Ied, position: "14.45 -11.44", marking: (tlp: Amber)"#);
    let text = format!(
        "(contributor: SEN, marking: (class: DR, rel_to: [SEN, MLI, MRT]), {MEETING}
          incidents: [{}{late}])",
        incident("1", "2025-04-01", r#"kind: Ied, position: "14.45 -11.44""#)
    );
    let files = Memory::default().with("sen.ron", text);
    let screen = |width, height| app(files.clone()).audience("SEN,MLI").size(width, height).screen();
    assert!(screen(120, 36).contains("TLP:AMBER"), "{}", screen(120, 36));
    assert!(!screen(80, 24).contains("TLP:AMBER"), "no map, no mark\n{}", screen(80, 24));
}

#[test]
fn a_stretch_held_back_leaves_no_trace_in_a_corridor() {
    let corridor = |id: &str, rest: &str| {
        format!(
            r#"(id: "mli-cor-{id}", name: "Road {id}", code: "{id}", segments: [
                (from: "mli-pl-kayes", to: "mli-pl-diema", status: Restricted),{rest}]),"#
        )
    };
    let hidden = r#"(from: "mli-pl-diema", to: "mli-pl-zq", status: Closed),"#;
    let files = |rest: &str| {
        let text = format!(
            r#"(contributor: MLI, marking: (class: DR, rel_to: [SEN, MLI, MRT]),
            places: [
                (id: "mli-pl-kayes", name: "Kayes", position: "14.45 -11.44"),
                (id: "mli-pl-diema", name: "Diéma", position: "14.54 -9.19"),
                (id: "mli-pl-zq", name: "zq", position: "14.0 -9.0", marking: (rel_to: [MLI])),
            ],
            corridors: [{}{}])"#,
            corridor("a", ""),
            corridor("b", rest)
        );
        Memory::default().with("mli.ron", text)
    };
    for (width, height) in [(60, 20), (80, 24), (120, 36), (200, 60)] {
        let screen = |files: Memory, who| app(files).audience(who).size(width, height).screen();
        let with = screen(files(hidden), "SEN,MLI");
        assert!(with.contains("restricted"), "{with}");
        assert_eq!(with, screen(files(""), "SEN,MLI"), "{width}×{height}");
        let whole = screen(files(hidden), "MLI");
        assert!(whole.contains(SegmentStatus::Closed.word(Lang::En)), "control\n{whole}");
    }
}

#[test]
fn a_flood_of_records_and_an_endless_road_fit() {
    let many = (0..3_000).map(|at| risk(&format!("{at}"), 5, 5, "2025-01-01", "status: Open"));
    let road = "(from: \"sen-pl-1\", to: \"sen-pl-2\", status: Closed),".repeat(2_000);
    let text = format!(
        r#"(contributor: SEN, marking: (class: DR, rel_to: [SEN, MLI]), {MEETING} risks: [{}],
        places: [(id: "sen-pl-1", name: "One", position: "14.45 -11.44"),
            (id: "sen-pl-2", name: "Two", position: "14.54 -9.19")],
        corridors: [(id: "sen-cor-1", name: "Road", code: "{}", segments: [{road}])])"#,
        many.collect::<String>(),
        "C".repeat(300)
    );
    let mut app = app(Memory::default().with("sen.ron", text)).audience("SEN,MLI");
    let o = counted(&app);
    assert_eq!((o.risks.len(), o.corridors.len()), (3_000, 1));
    for (width, height) in [(60, 20), (79, 23), (80, 24), (100, 30), (120, 36), (164, 44), (200, 60)] {
        app.send(tribrief::app::Msg::Resize(width, height));
        in_step(&app, &format!("{width}×{height}"));
    }
}

#[test]
fn what_is_kept_is_what_would_be_counted_now() {
    let mut desk = app(sample()).size(120, 36);
    let mut seen = Vec::new();
    for keys in ["down", "r 2", "L", "3", "r 4", "F6 s enter", "1", "r 1", "F6 s enter y"] {
        desk.press(keys);
        let (state, region) = (&desk.state, desk.state.region);
        let (kept, under) = (state.summary(region), state.ground(region));
        let counted = format!("{:?}", overview::build(&state.cx(), region));
        assert_eq!(format!("{kept:?}"), counted, "after {keys}");
        let laid = ground::build(&state.cx(), region);
        assert_eq!((&under.ids, &under.marks), (&laid.ids, &laid.marks), "after {keys}");
        assert!(Arc::ptr_eq(&kept, &state.summary(region)), "counted once, after {keys}");
        let on_it = state.pane == Pane::Overview;
        assert!(!on_it || Arc::ptr_eq(&under, &state.ground(region)), "laid once, after {keys}");
        if !seen.contains(&counted) {
            seen.push(counted);
        }
    }
    assert!(seen.len() >= 4, "{} different ones", seen.len());
}
