//! Scenes: what each kind shows, to whom, and how it stands on screens of any size.
#![allow(clippy::disallowed_methods, reason = "tests read files and start the program")]

mod common;

use common::{App, Memory, app, command};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tribrief::analysis::scene::{self, Drawn, Picture, fit};
use tribrief::analysis::sheet::layout::{Laid, Page};
use tribrief::app::Msg;
use tribrief::look::tone::Tone;
use tribrief::model::lang::Lang;
use tribrief::model::record::Scene;
use tribrief::model::stage::{Blank, Stage};
use tribrief::report::plain;

const SCENES: &str = r##"
    Overview(),
    Table(list: Incidents),
    Record(id: "mli-inc-1"),
    Text(text: "# Heading\nplain **bold**\n- item\n  - inner\n1. first"),
    Records(ids: ["mli-inc-1", @HELD "mli-inc-2", "mli-inc-3"]),
    Actions(),
    Actions(nation: SEN, late_only: true),
    Question(decision: "mli-dec-1"),
    Question(decision: "mli-dec-zq"),
    Record(id: "mli-inc-zq"),
    Records(ids: ["mli-inc-zq", "mli-dec-zq"]),
    Map(focus: ["mli-inc-zq"]),
    Map(focus: ["mli-inc-1", @HELD "mli-inc-2"]),
    Map(region: Kayes, days: 120),
"##;

/// One item with every kind of scene; with `held` records that Mali keeps for itself stand between.
fn files(held: bool) -> Memory {
    let only = "marking: (rel_to: [MLI]),";
    let keep = |text: &str| if held { text.replace("@ONLY", only) } else { String::new() };
    let incident = |id: &str, more: &str| {
        format!(
            r#"(id: "mli-inc-{id}", {more} title: "Incident {id}", kind: Other, start: "2025-07-0{}", position: "14.{}, -11.{0}", narrative: "What happened at {id}."),"#,
            if id == "zq" { "4" } else { id },
            if id == "zq" { "4" } else { id }
        )
    };
    let item = |id: &str, number: &str, rest: &str| {
        format!(
            r#"(id: "mli-ag-{id}", number: "{number}", title: "Item {number}", kind: Discussion, owner: MLI, duration: 20, {rest}),"#
        )
    };
    let scenes = SCENES.replace("@HELD", if held { "\"mli-inc-zq\"," } else { "" });
    let scenes = if held {
        scenes
    } else {
        scenes.lines().filter(|line| !line.contains("zq")).collect::<Vec<_>>().join("\n")
    };
    let agenda = [
        item("1", "1", &format!("scenes: [{scenes}]")),
        item("2", "2", "refs: [\"mli-dec-1\", \"mli-act-1\", \"mli-act-2\", \"mli-inc-1\", \"mli-inc-2\"]"),
        item(
            "3",
            "3",
            &format!("objective: \"To see\", refs: [{}]", if held { "\"mli-inc-zq\"" } else { "" }),
        ),
        item("4", "4", &if held { "scenes: [Record(id: \"mli-inc-zq\")]".to_owned() } else { String::new() }),
    ];
    let text = format!(
        r#"(contributor: MLI, marking: (class: DR, rel_to: [SEN, MLI], exercise: true),
        meeting: (id: "mli-mtg", title: "Meeting", host: MLI, place: "kayes", start: "2025-10-14T09:00Z",
            chair: "mli-p", rapporteur: "mli-p", participants: [(id: "mli-p", post: "Chair", nation: MLI)], end: "2025-10-14T11:00Z", period: (from: "2025-04-01", to: "2025-09-30"), status: Planned,
            projector: (columns: 120, rows: 36), agenda: [{}]),
        incidents: [{}{}{}{}],
        decisions: [(id: "mli-dec-1", title: "Buy boats", number: "D-1", text: "Two boats.", status: Proposed,
                options: ["Two", "None"], parties: [(nation: MLI, position: Agree, option: B),
                (nation: MRT, position: Refuse)], related: [{} "mli-inc-1", "mli-inc-2"]),
            {} (id: "mli-dec-2", title: "Old one", text: "x", status: Deferred, date: "2025-04-01")],
        actions: [(id: "mli-act-1", text: "Find boats", owner: SEN, due: "2025-09-30", status: Open,
                decision: "mli-dec-2", carried_count: 2),
            (id: "mli-act-2", text: "Count boats", owner: MLI, due: "2025-11-30", status: Open {}),
            {} (id: "mli-act-3", text: "Done long ago", owner: MLI, due: "2025-05-30", status: Done)])"#,
        agenda.concat(),
        incident("1", ""),
        incident("2", ""),
        incident("3", ""),
        keep(&incident("zq", "@ONLY")),
        if held { "\"mli-inc-zq\"," } else { "" },
        keep(r#"(id: "mli-dec-zq", @ONLY title: "zq", text: "zq", status: Proposed),"#),
        if held { ", decision: \"mli-dec-zq\"" } else { "" },
        keep(r#"(id: "mli-act-zq", @ONLY text: "zq", owner: MLI, due: "2025-01-30", status: Open),"#),
    );
    Memory::default().with("mli.ron", text)
}

fn room(held: bool) -> App {
    app(files(held)).audience("SEN,MLI")
}

fn of(app: &App, item: &str) -> Vec<(usize, Scene)> {
    scene::scenes(&app.state.cx(), item).into_iter().map(|(at, scene)| (at, scene.into_owned())).collect()
}

fn laid(app: &App, at: usize, size: (u16, u16), large: bool) -> Picture {
    let scene = scene::scene(&app.state.cx(), "mli-ag-1", at).expect("the scene").into_owned();
    scene::lay(&app.state.cx(), &scene, size, large)
}

fn page(picture: &Picture) -> &Page {
    let Drawn::Page(page) = &picture.body else { panic!("a page: {picture:?}") };
    page
}

/// The page as text, line by line.
fn lines(picture: &Picture) -> Vec<String> {
    let of = |line: &Laid| match line {
        Laid::Row(row) | Laid::Block(row) => row.plain(),
        Laid::Blank => String::new(),
        other => format!("{other:?}"),
    };
    page(picture).lines.iter().map(of).collect()
}

/// The room screen as text.
fn screen(app: &App, stage: &Stage, size: (u16, u16)) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    tribrief::view::draw_room(&app.state, stage, Some(("7 min", 350, "11:52", Tone::Accent)), &mut buffer);
    let row = |y: u16| (0..size.0).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>();
    (0..size.1).map(|y| row(y).trim_end().to_owned() + "\n").collect()
}

fn stage(item: &str, scene: u16) -> Stage {
    Stage { item: item.into(), scene, ..Stage::default() }
}

#[test]
fn a_scene_of_what_is_held_back_is_none_and_the_others_keep_their_numbers() {
    let numbers = |app: &App| of(app, "mli-ag-1").iter().map(|(at, _)| *at).collect::<Vec<_>>();
    assert_eq!(numbers(&room(true)), [0, 1, 2, 3, 4, 5, 6, 7, 12, 13]);
    assert_eq!(numbers(&app(files(true)).audience("MLI")), (0..14).collect::<Vec<_>>());
    let titles: Vec<String> = of(&room(true), "mli-ag-1")
        .iter()
        .filter_map(|(_, s)| scene::title(&room(true).state.cx(), s))
        .collect();
    assert_eq!(titles[3], "Heading");
    assert_eq!(titles[4], "Incident 1 · Incident 2 · Incident 3");
    assert_eq!(&titles[5..8], ["Open actions", "Overdue actions", "Buy boats"]);
    assert_eq!(&titles[8..], ["Incident 1 · Incident 2", "Map · Kayes"]);
}

#[test]
fn nothing_of_what_is_held_back_shows_at_any_size() {
    let (with, without) = (room(true), room(false));
    for item in ["mli-ag-1", "mli-ag-2", "mli-ag-3", "mli-ag-4"] {
        let scenes = (of(&with, item), of(&without, item));
        assert_eq!(scenes.0.len(), scenes.1.len(), "{item}");
        assert!(!scenes.0.is_empty(), "{item}");
        for ((at, _), (other, _)) in scenes.0.iter().zip(&scenes.1) {
            for size in [(120, 36), (80, 24), (60, 20), (40, 12)] {
                let shown =
                    |app: &App, at: usize| screen(app, &stage(item, u16::try_from(at).expect("small")), size);
                let picture = shown(&with, *at);
                assert!(!picture.contains("zq"), "{item} {at} {size:?}\n{picture}");
                assert_eq!(picture, shown(&without, *other), "{item} {at} {size:?}");
            }
        }
        for at in 0..scenes.0.len() {
            let text = |app: &App| {
                let cx = app.state.cx();
                plain::scene(&cx, cx.room.get(item).expect("the item"), at).expect("the scene")
            };
            assert_eq!(text(&with), text(&without), "{item} {at}");
        }
    }
}

#[test]
fn records_stand_side_by_side_or_below_each_other() {
    let app = room(false);
    for (width, columns) in [(104, 3), (72, 2), (56, 1)] {
        let picture = laid(&app, 4, (width, 30), true);
        let stops = &page(&picture).stops;
        assert_eq!(stops.iter().filter(|stop| stop.lines.start == 0).count(), columns, "{width}");
        assert_eq!(
            stops.iter().map(|stop| stop.leads.as_deref()).collect::<Vec<_>>(),
            [Some("mli-inc-1"), Some("mli-inc-2"), Some("mli-inc-3")]
        );
        assert_eq!(picture.parts, 3);
        assert!(stops.iter().all(|stop| stop.x + stop.cells <= width));
    }
    let text = lines(&laid(&app, 4, (104, 30), true)).join("\n");
    assert!(text.contains("Incident 1") && text.contains("What happened at 3."), "{text}");
    let scene = of(&app, "mli-ag-1")[4].1.clone();
    let part = scene::lay_part(&app.state.cx(), &scene, 1, (104, 30), true).expect("a part");
    assert!(lines(&part).join("\n").contains("Incident 2"));
    assert!(scene::lay_part(&app.state.cx(), &scene, 3, (104, 30), true).is_none());
}

#[test]
fn actions_say_who_until_when_how_late_since_when() {
    let app = room(false);
    let picture = laid(&app, 5, (104, 26), true);
    let text = lines(&picture);
    let line = text.iter().find(|line| line.contains("Find boats")).expect("the action");
    for word in ["SEN", "30 SEP", "14 d", "196 d", "2"] {
        assert!(line.contains(word), "{word}: {line:?}");
    }
    assert!(text[0].starts_with("OVERDUE 1"), "{text:#?}");
    assert!(text.iter().any(|line| line.starts_with("DECISIONS PUT OFF 1")), "{text:#?}");
    assert!(!text.iter().any(|line| line.contains("Done long ago")));
    assert_eq!((picture.stops(), picture.parts), (3, 3));
    let scene = of(&app, "mli-ag-1")[5].1.clone();
    assert_eq!(scene::record_at(&app.state.cx(), &scene, 0).as_deref(), Some("mli-act-1"));
    assert_eq!(scene::record_at(&app.state.cx(), &scene, 2).as_deref(), Some("mli-dec-2"));
    assert_eq!(scene::record_at(&app.state.cx(), &scene, 3), None);
    let late = laid(&app, 6, (56, 12), true);
    assert_eq!(late.stops(), 1, "one of Senegal, late");
    let narrow = lines(&late).join("\n");
    assert!(narrow.contains("SEN") && narrow.contains("14 d") && !narrow.contains("30 SEP"), "{narrow}");
}

#[test]
fn a_question_shows_where_each_nation_of_the_room_stands() {
    for width in [104, 72, 56] {
        let app = room(false);
        let picture = laid(&app, 7, (width, 26), true);
        let text = lines(&picture);
        assert!(text.iter().any(|line| line == "TO DECIDE") && text.iter().any(|line| line == "Two boats."));
        let head = text.iter().find(|line| line.starts_with("OPTIONS")).expect("the options");
        assert!(head.contains("SEN") && head.contains("MLI") && !head.contains("MRT"), "{head}");
        let second = text.iter().find(|line| line.starts_with("B   None")).expect("option B");
        let column = |line: &str, sign: &str| line.find(sign).map(|at| line[..at].chars().count());
        assert_eq!(column(second, "●"), column(head, "MLI").map(|at| at + 1), "{text:#?}");
        assert!(text.iter().any(|line| line.contains("position awaited  SEN")), "{text:#?}");
        // The question, two records that bear on it, two options.
        assert_eq!((picture.stops(), picture.parts), (5, 3));
        let leads: Vec<_> = (0..5).map(|at| picture.leads(at)).collect();
        assert_eq!(leads[0].as_deref(), Some("mli-dec-1"));
        assert_eq!((leads[1].as_deref(), leads[3].as_deref()), (Some("mli-inc-1"), None));
    }
}

#[test]
fn text_has_headings_lists_and_bold_words() {
    let app = room(false);
    let large = laid(&app, 3, (104, 26), true);
    assert!(matches!(page(&large).lines[0], Laid::Big { row: 0, .. }), "{large:?}");
    let small = lines(&laid(&app, 3, (72, 16), false));
    assert_eq!(small, ["Heading", "plain bold", "▪  item", "   ·  inner", "1. first"]);
    assert_eq!((large.stops(), large.parts), (4, 1));
}

#[test]
fn an_item_without_scenes_gets_those_its_records_suggest() {
    let app = room(true);
    let kinds = |item: &str| {
        let cx = app.state.cx();
        of(&app, item).iter().map(|(_, scene)| scene::word(&cx, scene)).collect::<Vec<_>>()
    };
    assert_eq!(kinds("mli-ag-2"), ["question", "actions", "records"]);
    assert_eq!(kinds("mli-ag-3"), ["text"]);
    assert_eq!(kinds("mli-ag-4"), ["text"], "all its scenes are held back: as if it had none");
    assert_eq!(of(&app, "mli-ag-4")[0].0, 1, "numbered behind its own");
}

#[test]
fn what_lies_outside_is_marked_and_reached() {
    let app = room(false);
    let shown = |scroll: u16, pointer: Option<u16>| {
        screen(&app, &Stage { scroll, pointer, ..stage("mli-ag-1", 4) }, (60, 20))
    };
    assert!(shown(0, None).contains("↓ more"), "{}", shown(0, None));
    assert!(shown(500, None).contains("↑ ↓ more"));
    assert!(shown(1000, None).contains("↑ more above"));
    assert!(shown(1000, None).contains("What happened at 3."));
    // The title names it too.
    let third = |screen: String| screen.matches("Incident 3").count();
    assert_eq!((third(shown(0, None)), third(shown(0, Some(2)))), (1, 2));
    let table = screen(&app, &stage("mli-ag-1", 1), (60, 7));
    assert!(table.contains("↓ more"), "{table}");
}

#[test]
fn a_room_screen_is_black_for_what_it_may_not_see() {
    let app = room(true);
    let size = (80, 24);
    let dark = screen(&app, &Stage { blank: Blank::Black, ..stage("mli-ag-1", 0) }, size);
    assert!(dark.lines().skip(1).take(22).all(str::is_empty), "{dark}");
    assert!(dark.contains("DIFFUSION") || dark.contains("NON PROT"), "the marking stays\n{dark}");
    let mut unseen =
        vec![stage("mli-ag-1", 8), stage("mli-ag-1", 99), stage("mli-ag-9", 0), Stage::default()];
    unseen.push(Stage { detour: Some("mli-inc-zq".into()), ..stage("mli-ag-1", 0) });
    for stage in unseen {
        assert_eq!(screen(&app, &stage, size), dark, "{stage:?}");
    }
    let detour = screen(&app, &Stage { detour: Some("mli-inc-2".into()), ..stage("mli-ag-1", 0) }, size);
    assert!(detour.contains("What happened at 2."), "{detour}");
}

#[test]
fn no_size_breaks_a_scene_of_the_sample() {
    let desk = app(common::sample());
    let items: Vec<String> =
        desk.state.room.of(tribrief::model::table::Kind::AgendaItem).map(|r| r.id.to_string()).collect();
    for (number, item) in items.iter().enumerate() {
        for (at, scene) in of(&desk, item) {
            let at = u16::try_from(at).expect("small");
            let sizes =
                (1..=200).step_by(23 + number % 3).flat_map(|w| (1..=60).step_by(7).map(move |h| (w, h)));
            for size in sizes.chain([(1, 1), (60, 20), (80, 24), (120, 36), (200, 60)]) {
                let looked = Stage { pointer: Some(1), scroll: 700, zoom: Some(0), ..stage(item, at) };
                screen(&desk, &looked, size);
                let _ = scene::lay(&desk.state.cx(), &scene, size, false);
            }
        }
    }
}

#[test]
fn a_door_is_pointed_at_with_all_its_lines() {
    let desk = app(common::sample()).lang(Lang::Fr);
    let cx = desk.state.cx();
    let scene = scene::scene(&cx, "sen-ag-07", 0).expect("the group of attacks");
    let picture = scene::lay(&cx, &scene, (104, 25), true);
    let stops = &page(&picture).stops;
    assert!(stops.iter().any(|stop| stop.lines.len() > 1), "{stops:?}");
    for pair in stops.windows(2) {
        assert!(pair[0].x != pair[1].x || pair[0].lines.end <= pair[1].lines.start, "{pair:?}");
    }
}

#[test]
fn a_table_of_a_day_has_its_items_alone() {
    let desk = app(common::sample());
    let cx = desk.state.cx();
    let count = |at: usize| {
        let scene = scene::scene(&cx, "sen-ag-03", at).expect("a day");
        scene::lay(&cx, &scene, (104, 25), true).stops()
    };
    assert_eq!([0, 1, 2].map(count), [11, 8, 2]);
}

#[test]
fn stops_lead_to_the_same_records_at_every_size() {
    for lang in [Lang::En, Lang::Fr] {
        let desk = app(common::sample()).lang(lang);
        let cx = desk.state.cx();
        for record in desk.state.room.of(tribrief::model::table::Kind::AgendaItem) {
            for (at, scene) in scene::scenes(&cx, &record.id) {
                for size in [(104, 25), (72, 16), (56, 12), (184, 50)] {
                    let picture = scene::lay(&cx, &scene, size, true);
                    for stop in 0..picture.stops() {
                        let wanted = scene::record_at(&cx, &scene, stop);
                        assert_eq!(picture.leads(stop), wanted, "{} {at} {size:?} {stop}", record.id);
                    }
                }
            }
        }
    }
}

#[test]
fn scenes_of_the_desk_scroll_to_their_end() {
    let mut desk = room(false).size(60, 20);
    desk.press("2 g enter");
    for _ in 0..4 {
        desk.press("right");
    }
    assert!(desk.screen().contains("↓ more"), "{}", desk.screen());
    for _ in 0..80 {
        desk.press("down");
    }
    assert!(desk.screen().contains("What happened at 3."), "{}", desk.screen());
    desk.send(Msg::Resize(120, 40));
    assert!(desk.screen().contains("Incident 3"));
}

#[test]
fn check_names_scenes_that_the_projector_cannot_show() {
    let long: String = (0..60).map(|at| format!("\\nline {at}")).collect::<Vec<_>>().concat();
    let text = files(false).load();
    assert!(fit::check(&text.briefing).is_empty(), "all fit");
    let folder = tempfile::tempdir().expect("a folder");
    let file = r#"(contributor: MLI, marking: (class: DR, rel_to: [SEN, MLI], exercise: true),
    meeting: (id: "mli-mtg", title: "Meeting", host: MLI, place: "kayes", start: "2025-10-14T09:00Z",
        chair: "mli-p", rapporteur: "mli-p", participants: [(id: "mli-p", post: "Chair", nation: MLI)], end: "2025-10-14T11:00Z", period: (from: "2025-04-01", to: "2025-09-30"), status: Planned,
        projector: (columns: 80, rows: 24), agenda: [(id: "mli-ag-1", number: "1", title: "Item",
        kind: Discussion, owner: MLI, duration: 20, marking: (rel_to: [MLI]), scenes: [
            Text(text: "short"),
            Text(text: "first@LONG"),
        ])]))"#;
    std::fs::write(folder.path().join("mli.ron"), file.replace("@LONG", &long)).expect("written");
    for (lang, words) in [
        (
            "en",
            "mli.ron:7:13: warning[AGD-016]: item 1: the scene needs 61 rows, the projector shows 16: split it",
        ),
        ("fr", "mli.ron:7:13: warning[AGD-016]: point 1 : la vue demande 61 lignes"),
    ] {
        let checked = command::tribrief(folder.path(), &["check", ".", "--format", "short", "--lang", lang]);
        assert!(checked.out().contains(words), "{}", checked.out());
        assert_eq!(checked.code, Some(0));
    }
}
