//! Charts: what they count, for whom, at every size, and the ways to them.
#![allow(clippy::disallowed_methods, reason = "tests write files and start programs")]

mod common;

use std::sync::Arc;

use common::{App, Files, Memory, app, command};
use tribrief::analysis::chart;
use tribrief::analysis::movement;
use tribrief::analysis::pane::Pane;
use tribrief::analysis::rows::{Ink, Row};
use tribrief::analysis::scene::{self, Space};
use tribrief::analysis::sheet::layout::{Laid, Page};
use tribrief::look::measure::width;
use tribrief::model::briefing::{Briefing, Parts};
use tribrief::model::lang::Lang;
use tribrief::model::marking::Class;
use tribrief::model::record::{ChartName, Region};
use tribrief::model::scalar::Count;
use tribrief::model::table::{Body, Kind, Record};
use tribrief::report::plain;

const NOW: &str = include_str!("data/charts/now.ron");
const BEFORE: &str = include_str!("data/charts/before.ron");

/// The briefing without what is held back from the three nations: as if it never stood in the files.
fn without_secrets() -> String {
    let parts = NOW.split("//SECRET").map(|part| part.split_once("//END").map_or(part, |(_, rest)| rest));
    let text = parts.collect::<String>();
    assert!(text.len() < NOW.len() && text.contains("sen-svc-3") && !text.contains("sen-svc-4"));
    text
}

fn load(text: &str) -> Arc<Briefing> {
    let loaded = Memory::default().with("a.ron", text).load();
    assert_eq!(loaded.briefing.severities().0, 0, "{:?}", loaded.briefing.problems_for_owner());
    loaded.briefing
}

/// A desk over `text`, for three nations, that knows the meeting before.
fn desk(text: &str) -> App {
    let briefing = load(text);
    briefing.remember(load(BEFORE));
    app(Files::Ready(briefing, Vec::new(), None)).audience("SEN,MLI,MRT")
}

fn shown(desk: &App, chart: ChartName) -> String {
    plain::chart(&desk.state.cx(), chart)
}

/// The line of `text` that has `word`, its words one blank apart.
fn line(text: &str, word: &str) -> String {
    let found = text.lines().find(|line| line.contains(word));
    found.unwrap_or_else(|| panic!("no {word:?} in\n{text}")).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn months_are_counted_by_region() {
    let text = shown(&desk(NOW), ChartName::Months);
    assert_eq!(line(&text, "Kayes "), "▒ Kayes · 1 · · · · · · · 2 · · 2 1 +1 3");
    assert_eq!(line(&text, "Tambacounda "), "█ Tambacounda · · · · · 1 · · · · · 1 1 1 0 –");
    assert_eq!(line(&text, "total"), "total 3 2 +1 3");
    assert_eq!(line(&text, "OCT NOV"), "OCT NOV DEC JAN FEB MAR APR MAY JUN JUL AUG SEP now was Δ killed");
    assert!(text.contains("Rose most: Kayes, 1 → 2.") && text.contains("Most in a month: JUL, 2."), "{text}");
    let mut kayes = desk(NOW);
    kayes.state.region = Some(Region::Kayes);
    let one = chart::lay(&kayes.state.cx(), ChartName::Months, Some(Region::Kayes), space(100, 30)).0;
    assert!(!text_of(&one).contains("Tambacounda"), "{}", text_of(&one));
}

#[test]
fn kinds_are_set_against_the_period_before() {
    let text = shown(&desk(NOW), ChartName::Kinds);
    assert!(line(&text, "attack on forces").ends_with("2 1 +1 3"), "{text}");
    assert!(line(&text, "cattle theft").ends_with("1 0 +1 –"), "{text}");
    assert!(line(&text, "accident, flood").ends_with("0 1 −1 –"), "{text}");
    assert_eq!(line(&text, "total"), "total 3 2 +1 3");
    assert!(!text.contains("abduction"), "outside both periods");
}

#[test]
fn the_matrix_says_what_moved_for_those_who_saw_both() {
    let three = desk(NOW);
    let text = shown(&three, ChartName::Matrix);
    assert!(line(&text, "Bridge").contains("15 → 20"), "{text}");
    assert!(line(&text, "Convoys").contains("12 → 9"), "{text}");
    assert!(text.contains("SEN 01↑") && text.contains("SEN 02↓") && text.contains("since 15 APR"), "{text}");
    assert!(!text.contains("SEN 04") && !text.contains("SEN 06"), "closed, and held back");
    // Then the line was for Senegal alone: for the three it has not moved.
    assert!(!text.contains("SEN 05↑"), "{text}");
    assert_eq!(movement::score_before(&three.state.cx(), "sen-risk-05"), None);
    assert_eq!(movement::score_before(&three.state.cx(), "sen-risk-01"), Some(15));
    assert_eq!(movement::score_before(&three.state.cx(), "sen-risk-06"), None);
    let alone = desk(NOW).audience("SEN");
    assert_eq!(movement::score_before(&alone.state.cx(), "sen-risk-05"), Some(4));
    assert!(shown(&alone, ChartName::Matrix).contains("SEN 05↑"));
    let first = app(Memory::default().with("a.ron", NOW));
    assert!(first.state.room.before().is_none() && !shown(&first, ChartName::Matrix).contains('→'));
}

#[test]
fn what_was_above_the_ceiling_of_today_is_not_told() {
    let raised = BEFORE.replacen("status: Closed,", "status: Closed, ceiling: S,", 1);
    let secret = raised.replacen(
        "(id: \"sen-risk-01\",",
        "(id: \"sen-risk-01\", marking: (class: S, rel_to: [SEN, MLI, MRT]),",
        1,
    );
    let briefing = load(NOW);
    let before = load(&secret);
    briefing.remember(Arc::clone(&before));
    let then = app(Files::Ready(before, Vec::new(), None)).audience("SEN,MLI,MRT");
    assert!(then.state.room.ceiling() == Class::S && then.state.room.get("sen-risk-01").is_some(), "control");
    let now = app(Files::Ready(briefing, Vec::new(), None)).audience("SEN,MLI,MRT");
    assert_eq!(movement::score_before(&now.state.cx(), "sen-risk-01"), None);
    assert_eq!(movement::score_before(&now.state.cx(), "sen-risk-02"), Some(12));
}

#[test]
fn joint_patrols_stand_in_their_months_beside_the_target() {
    let text = shown(&desk(NOW), ChartName::Patrols);
    assert_eq!(line(&text, "SEN "), "SEN · · · · ● ✗ · ○ · · · · 1 1 2");
    assert_eq!(line(&text, "MLI "), "MLI · · · · ● ✗ · · · · · · 1 0 4");
    assert_eq!(line(&text, "MRT "), "MRT · · · · · · · ○ · · · · 0 1 –");
    assert!(text.contains("Months without a joint patrol: APR MAY JUN JUL SEP."), "{text}");
    assert!(text.contains("Nothing planned for: OCT DEC JAN FEB MAR."), "{text}");
    assert!(!text.contains("National"), "{text}");
}

#[test]
fn actions_stand_by_owner_and_lateness() {
    let text = shown(&desk(NOW), ChartName::Actions);
    assert_eq!(line(&text, "SEN "), "SEN · · · 1 ▪ ·");
    assert_eq!(line(&text, "MLI "), "MLI 1 ▪ 1 ▪ · · ·");
    assert_eq!(line(&text, "MRT "), "MRT · · · · 1 ▪");
    assert!(text.contains("Overdue: 2 (SEN 1, MLI 1). The oldest: 75 d."), "{text}");
    let first = text.find("Radio relay").zip(text.find("List of centres"));
    assert!(first.is_some_and(|(older, newer)| older < newer), "{text}");
}

#[test]
fn the_newest_word_on_a_service_counts() {
    let text = shown(&desk(NOW), ChartName::ServiceGaps);
    assert_eq!(line(&text, "Kayes  "), "Kayes moderate +1");
    assert_eq!(line(&text, "Sélibaby  "), "Sélibaby major");
    assert!(text.contains("Gravest: Sélibaby (health)."), "{text}");
}

#[test]
fn incidents_stand_on_the_stretch_they_are_near() {
    let text = shown(&desk(NOW), ChartName::Corridors);
    assert!(line(&text, "DKR-BKO ").ends_with("100 of 280 km not free threatened"), "{text}");
    assert_eq!(line(&text, "▪▪"), "▪▪");
    assert!(text.contains("Incidents of the period: DKR-BKO 2. Worst stretch: Kidira–Kayes, 2."), "{text}");
    // Towns that corridors share stand in one column.
    let sample = shown(&app(common::sample()), ChartName::Corridors);
    for town in ["Tambacounda", "Diéma", "Kolokani"] {
        let columns: Vec<usize> = sample
            .lines()
            .filter(|line| !line.starts_with("Incidents"))
            .filter_map(|line| line.find(town).map(|at| width(&line[..at])))
            .collect();
        assert!(columns.len() == 2 && columns[0] == columns[1], "{town} {columns:?}\n{sample}");
    }
}

#[test]
fn charts_tell_nothing_of_what_is_held_back() {
    let (with, without) = (desk(NOW), desk(&without_secrets()));
    for chart in chart::ALL {
        let here = shown(&with, *chart);
        assert_eq!(here, shown(&without, *chart));
        assert_ne!(here, shown(&desk(NOW).audience("SEN"), *chart), "{chart:?}: control");
    }
    for (keys, size) in [("3 v", (120, 36)), ("3 v v", (80, 24)), ("5 v", (120, 36)), ("5 v v", (60, 20))] {
        let look = |text: &str| desk(text).size(size.0, size.1).audience("SEN,MLI,MRT").keys(keys).screen();
        assert_eq!(look(NOW), look(&without_secrets()), "{keys}");
    }
    // A scene that has nothing for this room is not there.
    let titles = |audience: &str| {
        let desk = desk(NOW).audience(audience);
        scene::scenes(&desk.state.cx(), "sen-ag-1").iter().map(|(at, _)| *at).collect::<Vec<_>>()
    };
    assert_eq!((titles("SEN,MLI,MRT"), titles("SEN")), (vec![0, 2], vec![0, 1, 2]));
}

fn space(width: u16, height: u16) -> Space {
    Space { width, height, large: false }
}

/// A page as text, without the heads: the painter leaves out a note that has no room.
fn text_of(page: &Page) -> String {
    let text = |row: &Row| {
        let parts = row.parts.iter().filter(|part| !matches!(part.ink, Ink::Section { .. })).cloned();
        Row { parts: parts.collect() }.plain() + "\n"
    };
    let rows = page.lines.iter().map(|line| match line {
        Laid::Row(row) => text(row),
        _ => "\n".to_owned(),
    });
    rows.collect()
}

#[test]
fn charts_fit_every_size() {
    for lang in [Lang::Fr, Lang::En] {
        let desk = desk(NOW).lang(lang);
        for chart in chart::ALL {
            for (wide, high) in (1..=200).flat_map(|wide| [1, 7, 12, 16, 28, 60].map(|high| (wide, high))) {
                for large in [false, true] {
                    let space = Space { width: wide, height: high, large };
                    let (page, _) = chart::lay(&desk.state.cx(), *chart, None, space);
                    let most = usize::from(wide.max(chart::NARROWEST));
                    let text = text_of(&page);
                    let long = text.lines().find(|line| width(line) > most);
                    assert!(long.is_none(), "{chart:?} {wide}×{high}: {long:?}");
                    let stop = page
                        .stops
                        .iter()
                        .find(|s| usize::from(s.x + s.cells) > most || s.lines.end > page.lines.len());
                    assert!(stop.is_none(), "{chart:?} {wide}×{high}: {stop:?}");
                }
            }
        }
    }
    for (wide, high) in [(1, 1), (3, 200), (59, 19), (60, 20), (79, 24), (200, 60)] {
        for keys in ["3 v", "3 v v", "4 v", "5 v", "5 v v", "7 v", "8 v down down pgdn G"] {
            let screen = desk(NOW).size(wide, high).audience("SEN,MLI,MRT").keys(keys).screen();
            assert_eq!(screen.lines().count().max(1), usize::from(high), "{keys}");
        }
    }
}

#[test]
fn stops_have_the_same_number_at_every_size() {
    let desk = app(common::sample());
    for chart in chart::ALL {
        let leads = |width, height| {
            let (page, _) = chart::lay(&desk.state.cx(), *chart, None, Space { width, height, large: true });
            page.stops.into_iter().map(|stop| stop.leads).collect::<Vec<_>>()
        };
        let all = leads(100, u16::MAX);
        for (width, height) in [(56, 12), (72, 16), (104, 25), (184, 49), (184, 120)] {
            let here = leads(width, height);
            assert_eq!(here[..], all[..here.len()], "{chart:?} {width}×{height}");
        }
    }
}

/// Copies of `record` with other ids, changed by `change`.
fn copies(record: &Record, count: usize, change: fn(&mut Record, usize)) -> Vec<Record> {
    let copy = |at: usize| {
        let mut copy = Record { id: format!("{}-{at}", record.id).into(), ..record.clone() };
        change(&mut copy, at);
        copy
    };
    (0..count).map(copy).collect()
}

#[test]
fn counts_without_bounds_neither_overflow_nor_hang() {
    let desk = desk(NOW);
    let room = &desk.state.room;
    let mut records: Vec<Record> = room.records().cloned().collect();
    let incident = room.get("sen-inc-1").expect("an incident");
    records.extend(copies(incident, 20_000, |record, _| {
        if let Body::Incident(incident) = &mut record.body
            && let Some(killed) = &mut incident.fatalities
        {
            (killed.best, killed.high) = (Some(Count(i32::MAX)), Some(Count(i32::MAX)));
        }
    }));
    for kind in [Kind::Action, Kind::Risk, Kind::Patrol, Kind::ServiceGap] {
        let one = room.of(kind).next().expect("a record").clone();
        records.extend(copies(&one, 500, |record, at| {
            if let Body::Risk(risk) = &mut record.body {
                let step = [i64::MIN, 0, 1, 5, 6, i64::MAX][at % 6];
                (risk.likelihood.0, risk.impact.0) = (step.clamp(-9, 9), 5);
            }
        }));
    }
    let parts = Parts { records, ..Parts::default() };
    let full =
        app(Files::Ready(Arc::new(Briefing::new(parts, None)), Vec::new(), None)).audience("SEN,MLI,MRT");
    for chart in chart::ALL {
        let text = shown(&full, *chart);
        assert!(text.lines().count() > 5, "{text}");
    }
    let months = shown(&full, ChartName::Months);
    assert_eq!(line(&months, "total"), "total 20k 2 +20k 42 949G", "{months}");
}

#[test]
fn v_goes_from_the_list_to_the_charts_and_back() {
    let mut desk = desk(NOW).size(120, 36).audience("SEN,MLI,MRT");
    desk.press("3");
    let list = desk.screen();
    desk.press("v");
    assert!(desk.screen().contains("INCIDENTS BY MONTH"), "{}", desk.screen());
    desk.press("v");
    assert!(desk.screen().contains("INCIDENTS BY KIND"));
    desk.press("v");
    assert_eq!(desk.screen(), list);
    desk.press("v esc");
    assert_eq!(desk.screen(), list);
    desk.press("1 v");
    assert!(desk.state.chart.is_none(), "the overview has none");
    desk.press(": text:risk space text:matrix enter");
    assert!(desk.state.pane == Pane::Infrastructure && desk.screen().contains("MATRIX"), "{}", desk.screen());
}

#[test]
fn a_row_of_a_chart_opens_its_record_and_the_way_back_leads_to_the_chart() {
    let mut desk = desk(NOW).size(120, 36).audience("SEN,MLI,MRT").keys("5 v");
    desk.press("down down");
    assert!(desk.screen().contains("2 / 4"), "{}", desk.screen());
    let chart = desk.screen();
    desk.press("enter");
    assert_eq!((desk.state.selected(), desk.state.chart.is_none()), (Some("sen-risk-02"), true));
    desk.press("Alt-Left");
    assert_eq!(desk.screen(), chart);
    desk.press("Alt-Right");
    assert_eq!(desk.state.selected(), Some("sen-risk-02"));
    desk.press("Alt-Left up up");
    assert_eq!(desk.state.chart.as_ref().and_then(|place| place.pointer), None);
    let y = chart.lines().position(|line| line.contains("Line cut")).expect("a row");
    desk.click(80, u16::try_from(y).expect("a row"));
    desk.click(80, u16::try_from(y).expect("a row"));
    assert_eq!(desk.state.selected(), Some("sen-risk-05"));
}

#[test]
fn the_region_holds_for_charts_and_an_empty_one_says_the_way_out() {
    let mut desk = desk(NOW).size(80, 24).audience("SEN,MLI,MRT").keys("3 r 1 v");
    let screen = desk.screen();
    assert!(screen.contains("INCIDENTS BY MONTH · TAMBACOUNDA") && !screen.contains("Kayes"), "{screen}");
    desk.press("r 4");
    let screen = desk.screen();
    assert!(screen.contains("No incident · Sélibaby.  r all regions"), "{screen}");
    desk.press("5 v r 0");
    assert!(desk.screen().contains("MATRIX"), "{}", desk.screen());
}

/// Compares with `tests/snapshots/chart__NAME.snap`.
fn same(name: &str, picture: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, picture));
}

#[test]
fn pictures() {
    for (size, lang) in [((80, 24), Lang::Fr), ((120, 36), Lang::En)] {
        for chart in chart::ALL {
            let mut desk = desk(NOW).size(size.0, size.1).lang(lang).audience("SEN,MLI,MRT");
            let all = chart::of_pane(chart::pane(*chart));
            let times = 1 + all.iter().position(|other| other == chart).expect("a pane has it");
            desk.press(&chart::pane(*chart).digit().to_string());
            desk.press(&"v ".repeat(times));
            same(&format!("{}_{}x{}_{}", chart::id(*chart), size.0, size.1, lang.code()), &desk.screen());
        }
    }
}

#[test]
fn show_prints_a_chart_by_any_of_its_names() {
    let folder = tempfile::tempdir().expect("a folder");
    let print = |args: &[&str]| {
        let ended = command::tribrief(folder.path(), args);
        assert_eq!(ended.code, Some(0), "{args:?}: {}", ended.err());
        ended.out()
    };
    let list = print(&["show", "chart"]);
    assert!(chart::ALL.iter().all(|chart| list.contains(chart::id(*chart))), "{list}");
    let months = print(&["show", "chart", "months"]);
    assert!(months.contains("INCIDENTS BY MONTH") && months.contains("Sélibaby"), "{months}");
    assert_eq!(months, print(&["show", "months"]));
    assert_eq!(months, print(&["show", "graphique", "Incidents par mois"]));
    assert!(months.bytes().all(|byte| byte != 0x1b), "no colour");
    // The sample has the meeting before beside it.
    assert!(print(&["show", "matrix"]).contains(" → "));
    assert!(print(&["show", "patrols"]).starts_with("EXERCISE"), "a pane goes first");
    assert_eq!(command::tribrief(folder.path(), &["show", "chart", "nothing"]).code, Some(2));
}

#[test]
fn the_meeting_before_is_read_from_the_folder_beside_and_from_nowhere_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let place = folder.path().join(name);
        std::fs::create_dir_all(&place).expect("a folder");
        std::fs::write(place.join("a.ron"), text).expect("a file");
    };
    write("before", BEFORE);
    write("now", NOW);
    write("away/now", &NOW.replacen("previous: \"before\"", "previous: \"../before\"", 1));
    write("away/absolute", &NOW.replacen("\"before\"", &format!("{:?}", folder.path().join("before")), 1));
    write("itself/now", &NOW.replacen("previous: \"before\"", "previous: \"now\"", 1));
    let moved = |place: &str| {
        let ended = command::tribrief(folder.path(), &["show", place, "matrix"]);
        assert!(ended.out().contains("Bridge closed"), "{place}: {}", ended.err());
        ended.out().contains("15 → 20")
    };
    assert!(moved("now") && moved("now/a.ron"));
    assert!(!moved("away/now") && !moved("away/absolute") && !moved("itself/now"));
}

#[test]
fn charts_go_by_every_name() {
    for (word, wanted) in [
        ("months", ChartName::Months),
        ("Matrix", ChartName::Matrix),
        ("service-gaps", ChartName::ServiceGaps),
        ("matrice des risques", ChartName::Matrix),
        ("patrol calendar", ChartName::Patrols),
    ] {
        assert_eq!(chart::from_word(word), Some(wanted), "{word}");
    }
    assert_eq!(chart::from_word("weather"), None);
}
