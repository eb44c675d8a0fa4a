//! The page of a patrol: its numbers, what it says is missing, what it keeps to itself.

mod common;

use common::{App, Memory, app, sample};
use tribrief::analysis::patrol;
use tribrief::analysis::sheet::layout::Laid;
use tribrief::app::state::Focus;
use tribrief::app::target::Target;
use tribrief::model::lang::Lang;

/// The page of patrol `id` as plain text, 116 cells wide.
fn page(desk: &App, id: &str) -> String {
    let cx = desk.state.cx();
    let record = cx.room.get(id).expect("a patrol that is visible");
    let (page, _) = patrol::page(&cx, record, 116, None).expect("a page");
    let lines = page.lines.iter().map(|line| match line {
        Laid::Row(row) => row.plain(),
        _ => String::new(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The line of `text` that contains `words`.
fn line<'t>(text: &'t str, words: &str) -> &'t str {
    text.lines()
        .find(|line| line.contains(words))
        .unwrap_or_else(|| panic!("{words} is on the page:\n{text}"))
}

/// Words of a line in order, of the left column only: it is 68 cells wide.
fn words(line: &str) -> Vec<&str> {
    let end = line.char_indices().nth(69).map_or(line.len(), |(at, _)| at);
    line[..end].split_whitespace().collect()
}

/// A desk on the patrol `id`, with the list in focus.
fn on(mut desk: App, id: &str) -> App {
    desk.press("4");
    while desk.state.selected() != Some(id) {
        desk.press("down");
    }
    desk
}

#[test]
fn legs_have_their_kilometres_hours_soil_and_sums() {
    let text = page(&app(sample()), "sen-pat-01");
    // Kidira and Diboli lie 1.9 km apart; the halt of 20 minutes is over at 0620.
    assert_eq!(
        words(line(&text, "Kidira – Diboli"))[..9],
        ["1", "Kidira", "–", "Diboli", "2", "0620", "0640", "MLI", "MLI"]
    );
    assert_eq!(words(line(&text, "Diboli – Tourék"))[..1], ["2"]);
    let sums = words(line(&text, "6 legs"));
    assert_eq!(sums[..2], ["6", "legs"]);
    let km: f64 = sums[2].parse().expect("a sum of kilometres");
    assert!((km - 60.0).abs() <= 2.0, "{km}");
    assert_eq!(sums[3..6], ["9", "h", "30"], "from the first point to the last");
    let light = line(&text, "sunrise");
    assert!(
        light.contains("sunrise 0641") || light.contains("sunrise 0640") || light.contains("sunrise 0642"),
        "{light}"
    );
}

#[test]
fn what_is_missing_comes_first() {
    let text = page(&app(sample()), "mli-pat-03");
    let checks: Vec<&str> =
        text.lines().filter(|line| ["✗", "▲", "✓"].iter().any(|sign| line.contains(sign))).collect();
    let all = checks.join("\n");
    for words in
        ["approval missing: MRT", "no liaison officer: MLI–MRT, MRT–MLI", "PACE without means: emergency"]
    {
        assert!(line(&all, words).contains('✗'), "{all}");
    }
    // On the same days at the same ford.
    let other = line(&text, "National patrol");
    assert!(other.contains("MRT, ≈ 0 km, leg 2"), "{other}");
    let fine = page(&app(sample()), "mli-pat-01");
    assert!(!fine.contains('✗') && fine.contains("liaison named at every crossing"), "{fine}");
}

#[test]
fn it_fills_large_screens_only_and_gives_them_back() {
    let desk = on(app(sample()).size(120, 36), "mli-pat-03");
    let before = desk.screen();
    let desk = desk.keys("enter");
    assert!(desk.state.patrol_page());
    let screen = desk.screen();
    for words in
        ["TIMELINE", "ROUTE LEGS", "BORDER CROSSINGS", "RADIO, PACE", "MEDEVAC", "CHECKS", "TLP:AMBER"]
    {
        assert!(screen.contains(words), "{words}:\n{screen}");
    }
    let desk = desk.keys("esc");
    assert_eq!(desk.screen(), before);
    for (width, height) in [(99, 36), (120, 29), (80, 24)] {
        let desk = on(app(sample()).size(width, height), "mli-pat-03").keys("enter");
        assert!(desk.state.focus == Focus::Detail && !desk.state.patrol_page());
        assert!(!desk.screen().contains("TIMELINE"), "{width}×{height}");
    }
}

#[test]
fn every_door_leads_somewhere_and_back_to_itself() {
    for id in ["sen-pat-01", "mli-pat-02", "mli-pat-03", "mli-pat-04"] {
        let mut desk = on(app(sample()).size(120, 36), id).keys("enter");
        let count = desk.state.detail.page.doors.len();
        assert!(count > 1, "{id}");
        for door in 0..count {
            assert!(desk.state.detail.page.line_of(door).is_some(), "{id}, door {door} is drawn");
            desk.through(door);
            assert_ne!(desk.state.selected(), Some(id));
            desk.press("alt-left");
            assert_eq!((desk.state.selected(), desk.state.detail.door), (Some(id), door));
        }
        // By j alone, from the first to the last.
        desk.press("g");
        for _ in 0..desk.state.detail.page.lines.len() + count {
            desk.press("j");
        }
        assert_eq!(desk.state.detail.door, count - 1, "{id}");
    }
}

#[test]
fn a_click_on_a_door_beside_the_list_finds_the_same_door_on_the_page() {
    let mut desk = on(app(sample()).size(120, 150), "mli-pat-02");
    let wanted =
        desk.state.detail.page.doors.iter().position(|door| format!("{door:?}").contains("mli-inc-023"));
    let wanted = wanted.expect("the incident of the outcome");
    let (_, frame) = desk.frame();
    let (rect, _) =
        frame.hits.iter().find(|(_, target)| *target == Target::Door(wanted)).expect("it is on the screen");
    desk.click(rect.x, rect.y);
    assert!(desk.state.patrol_page());
    let door = desk.state.detail.current().map(|door| format!("{door:?}"));
    assert!(door.as_ref().is_some_and(|door| door.contains("mli-inc-023")), "{door:?}");
}

#[test]
fn no_size_language_or_time_breaks_it() {
    for lang in [Lang::Fr, Lang::En] {
        for id in ["sen-pat-01", "sen-pat-03", "mli-pat-03"] {
            let desk = on(app(sample()).lang(lang).size(120, 40), id).keys("enter G");
            let cx = desk.state.cx();
            let record = cx.room.get(id).expect("a patrol");
            for width in 0..220 {
                assert!(patrol::page(&cx, record, width, None).is_some());
            }
        }
    }
    let mut desk = on(app(sample()).size(120, 40), "mli-pat-03").keys("enter");
    for (width, height) in
        (1..40).map(|n| (n * 4, n)).chain([(100, 30), (101, 30), (200, 60), (255, 255), (1, 1)])
    {
        desk.send(tribrief::app::Msg::Resize(width, height));
        desk.screen();
        desk.press("j G PgUp g");
        desk.screen();
    }
}

const MEETING: &str = r#"meeting: (
    id: "sen-mtg-1", title: "Meeting", host: SEN, place: "kayes", status: Planned,
    start: "2025-06-10T08:00Z", end: "2025-06-10T12:00Z",
    period: (from: "2025-04-01", to: "2025-05-31"),
),"#;

/// A patrol along the road from Diboli to Kayes, with what `rest` adds.
fn along(id: &str, window: &str, rest: &str) -> String {
    format!(
        r#"(id: "sen-pat-{id}", title: "Patrol {id}", form: Mixte, mode: Motorisee, status: Agreed, task: "Go",
            nations: [SEN, MLI], lead: SEN, window: ({window}), {rest}),"#
    )
}

const ROUTE: &str = r#"route: [
    (place: "diboli", country: MLI, eta: "2025-06-20T06:00Z"),
    (place: "kayes", country: MLI, eta: "2025-06-20T09:00Z"),
],"#;

const WINDOW: &str = r#"start: "2025-06-20T06:00Z", end: "2025-06-20T12:00Z""#;

/// Marked for all three nations; what is held back says so itself.
fn briefing(patrols: &str, more: &str) -> Memory {
    let text = format!(
        "(contributor: SEN, marking: (class: DR, rel_to: [SEN, MLI, MRT], exercise: true), {MEETING} patrols: [{patrols}], {more})"
    );
    Memory::default().with("sen.ron", text)
}

#[test]
fn what_is_held_back_is_neither_counted_nor_missed() {
    let held = "marking: (rel_to: [SEN]),";
    let patrols = along("1", WINDOW, &format!(r#"{ROUTE} do_no_harm: ["sen-dnh-1"],"#))
        + &along("2", WINDOW, &format!("{ROUTE} {held}"));
    let more = format!(
        r#"incidents: [
            (id: "sen-inc-1", title: "Seen", kind: Ied, start: "2025-06-01T05:00Z", position: "14.47, -11.8", severity: Severe),
            (id: "sen-inc-2", title: "Kept", kind: Ied, start: "2025-06-02T05:00Z", position: "14.47, -11.8", {held}),
            (id: "sen-inc-3", title: "Long ago", kind: Ied, start: "2025-02-01T05:00Z", position: "14.47, -11.8"),
            (id: "sen-inc-4", title: "Far away", kind: Ied, start: "2025-06-01T05:00Z", position: "niono"),
            (id: "sen-inc-5", title: "Later", kind: Ied, start: "2025-06-15T05:00Z", position: "14.47, -11.8"),
        ],
        do_no_harm: [(id: "sen-dnh-1", title: "Quiet", applies_to: ["sen-pat-1"], mitigations: ["Wait"], {held})],"#
    );
    let files = briefing(&patrols, &more);
    let all = app(files.clone());
    assert!(all.state.room.problems().is_empty(), "{:?}", all.state.room.problems());
    let text = page(&all, "sen-pat-1");
    assert!(
        text.contains("none within 50 km") && !text.contains("Patrol 2") && !text.contains("Kept"),
        "{text}"
    );
    assert_eq!(words(line(&text, "1 leg")).last(), Some(&"1"), "{text}");
    // There is a note, only not for this room: neither its words nor a complaint.
    assert!(
        !text.contains("Quiet") && !text.contains("do-no-harm note") && !text.contains("no note"),
        "{text}"
    );
    let own = app(files).audience("SEN");
    let text = page(&own, "sen-pat-1");
    assert!(
        text.contains("Patrol 2") && text.contains("Kept") && text.contains("do-no-harm note present"),
        "{text}"
    );
    assert_eq!(words(line(&text, "1 leg")).last(), Some(&"2"), "{text}");
    let cx = own.state.cx();
    let record = cx.room.get("sen-pat-1").expect("a patrol");
    let (_, composite) = patrol::page(&cx, record, 116, None).expect("a page");
    assert_eq!(composite.rel_to, Some(common::nations("SEN")), "the marking is that of everything shown");
}

#[test]
fn times_that_make_no_sense_are_said_and_drawn_all_the_same() {
    let back = r#"route: [
        (place: "diboli", country: MLI, eta: "2025-06-20T09:00Z", halt_min: 600),
        (place: "kayes", country: MLI, eta: "2025-06-20T06:00Z"),
        (place: "kidira", country: SEN, eta: "2025-06-21"),
        (place: "kayes", country: MLI, eta: "2031-01-01T00:00Z"),
    ],"#;
    let patrols = along("1", WINDOW, back)
        + &along("2", r#"start: "2025-06-20", end: "2025-06-20""#, ROUTE)
        + &along("3", r#"start: "2025-06-20T06:00Z", end: "2035-06-20T06:00Z""#, ROUTE)
        + &along(
            "4",
            r#"start: "2025-06-20T06:00Z", end: "2025-06-19T06:00Z""#,
            r#"route: [(place: "kayes")],"#,
        );
    let desk = app(briefing(&patrols, ""));
    let text = page(&desk, "sen-pat-1");
    assert!(text.contains("leg 1 arrives before it leaves"), "{text}");
    assert!(text.contains("points without a time: 1"), "{text}");
    assert!(text.contains("route outside the window"), "{text}");
    assert!(text.contains("changes soil, no crossing: MLI–SEN,"), "{text}");
    for id in ["sen-pat-2", "sen-pat-3", "sen-pat-4"] {
        assert!(page(&desk, id).contains("CHECKS"), "{id}");
    }
    assert!(page(&desk, "sen-pat-3").contains("cannot be drawn"));
}
