//! The rules before files that nobody would write: crowds on one spot, and numbers out of this world.

use std::fmt::Write as _;

use tribrief::check::{self, Cancel};
use tribrief::model::briefing::Problem;
use tribrief::model::nation::{Nation, NationSet};
use tribrief::model::room::Room;
use tribrief::source::{self, FileSet, Limits, Loaded, ReadError};

struct One(String, Vec<String>);

impl FileSet for One {
    fn names(&self) -> &[String] {
        &self.1
    }

    fn read(&self, _: usize, _: u64) -> Result<Vec<u8>, ReadError> {
        Ok(self.0.clone().into_bytes())
    }
}

const MEETING: &str = r#"meeting: (
    id: "sen-meeting", title: "EXERCISE", host: SEN, place: "tambacounda", status: Planned,
    start: "2025-10-14T09:00Z", end: "2025-10-14T10:30Z", period: (from: "2025-04-01", to: "2025-10-13"),
),"#;

fn problems(sections: &str) -> Vec<Problem> {
    let head = "(contributor: SEN, marking: (class: DR, rel_to: [SEN], originator: SEN, exercise: true),\n";
    let text = format!("{head}{MEETING}\n{sections})\n");
    let loaded = source::load(&One(text, vec!["one.ron".to_owned()]), Limits::default(), None);
    check::run(&loaded, &Cancel::default()).expect("not cancelled")
}

fn count(problems: &[Problem], code: &str) -> usize {
    problems.iter().filter(|problem| problem.diagnostic.code == code).count()
}

const PATROL: &str =
    r#"title: "P", form: Nationale, mode: Motorisee, status: Agreed, task: "t", nations: [SEN], lead: SEN,"#;

#[test]
fn thousands_of_patrols_on_one_road_are_told_of_their_neighbours_only() {
    const MANY: usize = 2_000;
    let mut text = String::from("patrols: [\n");
    for number in 0..MANY {
        let _ = writeln!(
            text,
            r#"(id: "sen-pat-{number}", {PATROL} units: [(unit: "u", nation: SEN)],
               window: (start: "2025-11-19T06:00Z", end: "2025-11-19T16:00Z"),
               route: [(place: "kidira", eta: "2025-11-19T06:00Z"), (place: "goudiry", eta: "2025-11-19T09:00Z")]),"#
        );
    }
    text.push_str("],\n");
    let found = problems(&text);
    let near = count(&found, "PAT-002");
    assert!((MANY - 1..=MANY * 3).contains(&near), "{near}");
    assert_eq!(count(&found, "PAT-005"), MANY - 1, "each but the first shares its unit");
}

#[test]
fn thousands_of_incidents_on_one_spot_end_in_a_bounded_number_of_twins() {
    let mut text = String::from("incidents: [\n");
    for number in 0..5_000 {
        let _ = writeln!(
            text,
            r#"(id: "sen-inc-{number}", title: "I", kind: Ied, start: "2025-08-22", position: "goudiry"),"#
        );
    }
    text.push_str("],\n");
    let found = problems(&text);
    assert_eq!(count(&found, "INC-006"), 500);
    assert_eq!(count(&found, "INC-001"), 5_000);
}

#[test]
fn a_route_of_very_many_points_is_told_of_its_first_slips() {
    let point = r#"(place: "14.0, -12.0", country: SEN, eta: "2025-11-19T06:00Z"), (place: "15.0, -12.0", country: MLI, eta: "2025-11-19T05:00Z"),"#;
    let text = format!(
        r#"patrols: [(id: "sen-pat-1", {PATROL} window: (start: "1900-01-01", end: "2199-12-31"), route: [{}])],"#,
        point.repeat(5_000)
    );
    let found = problems(&text);
    assert_eq!(count(&found, "PAT-011"), 20);
    assert_eq!(count(&found, "PAT-004"), 2, "each direction once");
}

#[test]
fn numbers_out_of_this_world_are_told_shortly() {
    let text = format!(
        r#"patrols: [
            (id: "sen-pat-1", {PATROL} window: (start: "2199-12-31", end: "1900-01-01"), route: [(place: "90, 180", eta: "1900-01-01T00:00Z", halt_min: 10080), (place: "-90, -180", eta: "2199-12-31T23:59Z")],
             endurance: (hours: 0), deconfliction: (corridor_km: 1e308)),
            (id: "sen-pat-2", {PATROL} window: (start: "1900-01-01", end: "2199-12-31"), route: [(place: "0, 0"), (place: "0, 180")]),
        ],
        assets: [(id: "sen-ast-1", name: "A", kind: Dam, criticality: 5, position: "0, 0",
            supplies: [(nation: SEN, share_pct: 1e308), (nation: MLI, share_pct: 1e308)],
            depends_on: [(needs: "sen-ast-2", kind: Power)]),
            (id: "sen-ast-2", name: "B", kind: Dam, criticality: 1, depends_on: [(needs: "sen-ast-1", kind: Power)])],
        corridors: [(id: "sen-cor-1", name: "C", code: "C", segments: [
            (from: "kidira", to: "diboli", length_km: 1e308, status: Closed),
            (from: "diboli", to: "kidira", length_km: -1e308, status: Open)])],
        risks: [(id: "sen-risk-1", title: "R", on: "kidira", hazard: "h", likelihood: 5, impact: 5, score: 10000000, owner: SEN,
            review_date: "1900-01-01", status: Open)],
        incidents: [(id: "sen-inc-1", title: "I", kind: DroneSighting, start: "1900-01-01",
            fatalities: (low: 10000000, best: 0, high: 0, civilian: 10000000, forces: 10000000))],
        threats: [(id: "sen-thr-1", title: "T", question: "q", judgement: "j", class: Ied, confidence: Low,
            probability: (scale: Phia, term: "?", low_pct: 100, high_pct: 0),
            horizon: (from: "2199-12-31", to: "1900-01-01"), assessed_at: "1900-01-01")],"#
    );
    let found = problems(&text);
    for code in ["INF-008", "INF-002", "INF-009", "COR-003", "COR-005", "THR-001", "THR-009", "INC-004"] {
        assert!(count(&found, code) > 0, "{code} is not said");
    }
    for problem in &found {
        for words in [&problem.diagnostic.message.fr, &problem.diagnostic.message.en] {
            assert!(words.chars().count() < 200, "{}: {words}", problem.diagnostic.code);
        }
    }
}

/// Records that several threads share.
const LONG: usize = 6_000;

/// A file whose head says `marking`, and a long section: every 500th record names a source that is not there,
/// and every 500th has a misspelt field.
fn long(marking: &str) -> Loaded {
    let mut text = format!(
        "(contributor: SEN, {marking}: (class: DR, rel_to: [SEN, MLI], exercise: true), incidents: [\n"
    );
    for at in 0..LONG {
        let more = match at % 500 {
            7 => r#", sources: ["sen-src-none"]"#,
            9 => ", severty: Minor",
            _ => "",
        };
        let _ = writeln!(
            text,
            r#"(id: "sen-inc-{at}", title: "t", kind: Other, start: "2025-09-01T10:00Z"{more}),"#
        );
    }
    text.push_str("])\n");
    source::load(&One(text, vec!["sen.ron".to_owned()]), Limits::default(), None)
}

#[test]
fn in_a_long_section_every_mistake_is_that_of_its_record() {
    let loaded = long("marking");
    let told: Vec<(&str, u32, Option<&str>)> = loaded
        .briefing
        .problems_for_owner()
        .iter()
        .map(|problem| (problem.diagnostic.code, problem.line, problem.record.as_deref()))
        .collect();
    let ids: Vec<String> = (0..LONG).map(|at| format!("sen-inc-{at}")).collect();
    let wrong = (0..LONG).filter(|at| matches!(at % 500, 7 | 9));
    let expected: Vec<(&str, u32, Option<&str>)> = wrong
        .map(|at| {
            let code = if at % 500 == 7 { "REF-001" } else { "STR-002" };
            (code, u32::try_from(at).unwrap() + 2, Some(&*ids[at]))
        })
        .collect();
    assert_eq!(told, expected);
    let room = Room::new(loaded.briefing, NationSet::of(Nation::MLI), false);
    let seen: Vec<&str> = room.records().filter(|r| !r.built_in).map(|r| &*r.id).collect();
    let kept: Vec<&str> = (0..LONG).filter(|at| at % 500 != 9).map(|at| ids[at].as_str()).collect();
    assert!(seen == kept, "{} are seen, in the order of the file", seen.len());
}

#[test]
fn a_slip_in_the_head_holds_for_the_last_of_a_long_section() {
    let loaded = long("markings");
    let seen = |nation| {
        let room = Room::new(loaded.briefing.clone(), NationSet::of(nation), false);
        room.records().filter(|record| !record.built_in).count()
    };
    assert_eq!((seen(Nation::MLI), seen(Nation::SEN)), (0, LONG - LONG / 500));
}

#[test]
fn a_bracket_missing_in_a_very_long_file_costs_nothing_but_a_word() {
    // More than a million values.
    const MANY: usize = 45_000;
    let mut text = String::from(
        "(\n    contributor: SEN,\n    marking: (class: DR, rel_to: [SEN], exercise: true),\n    incidents: [\n",
    );
    let tags = "\"a\", ".repeat(20);
    for at in 0..MANY {
        let close = if at == MANY / 3 { "" } else { ")" };
        let _ = writeln!(
            text,
            r#"        (id: "sen-inc-{at}", kind: Other, start: "2025-09-01T10:00Z", tags: [{tags}],
            title: (fr: "t", en: "t"{close}, severity: Minor),"#
        );
    }
    text.push_str("    ],\n)\n");
    let loaded = source::load(&One(text, vec!["sen.ron".to_owned()]), Limits::default(), None);
    let told: Vec<(&str, u32)> =
        loaded.briefing.problems_for_owner().iter().map(|p| (p.diagnostic.code, p.line)).collect();
    assert_eq!(told, [("STR-012", u32::try_from(2 * (MANY / 3) + 6).unwrap())]);
    assert_eq!(loaded.briefing.loaded_and_left_out(), (MANY, 0));
}
