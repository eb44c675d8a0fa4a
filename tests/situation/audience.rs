//! Nothing of what is held back: no mark, no way, no name, no count.

use tribrief::analysis::situation::readout::around;
use tribrief::analysis::situation::{Wanted, positions};
use tribrief::model::position::Position;

use crate::common::{App, app};
use crate::{files, laid};

/// Sections with everything that can lie on a map; with `held` what Mali keeps for itself stands between.
fn sections(held: bool) -> String {
    let only =
        |text: &str| if held { text.replace("@ONLY", "marking: (rel_to: [MLI]),") } else { String::new() };
    let name = |text: &'static str| if held { text } else { "" };
    let incident = |id: &str, more: &str| {
        format!(
            r#"(id: "mli-inc-{id}", {more} title: "Incident {id}", kind: Ied, severity: Severe, start: "2025-10-01", position: "14.4, -11.4", group: "mli-grp-1"),"#
        )
    };
    format!(
        r#"places: [(id: "mli-pl-1", name: "Seen place", position: "14.1, -11.1"), {place}],
        incidents: [{one}{held_incident}{two}],
        incident_groups: [(id: "mli-grp-1", title: "Group")],
        assets: [(id: "mli-ast-1", name: "Asset", kind: Mine, position: "mli-pl-1", criticality: 4), {asset}
            (id: "mli-ast-2", name: "Other", kind: Bridge, position: {there}, criticality: 4)],
        patrols: [(id: "mli-pat-1", title: "Patrol", form: Mixte, mode: Motorisee, status: Agreed, task: "t",
            nations: [MLI], lead: MLI, window: (start: "2025-11-01T06:00Z", end: "2025-11-01T16:00Z"),
            route: [(place: "kidira"), {waypoint} (place: "kayes")],
            border: (crossings: [(place: "diboli", from: SEN, to: MLI), {crossing}])), {patrol}],
        corridors: [(id: "mli-cor-1", name: "Corridor", code: "C-1", segments: [
            (from: "kidira", to: "kayes", status: Threatened), {segment}])],
        threats: [(id: "mli-thr-1", title: "Threat", question: "?", judgement: "x", class: Blockade,
            probability: (scale: Icd203, term: "likely"), confidence: Low,
            horizon: (from: "2025-10-01", to: "2026-04-01"), exposed: ["mli-ast-1", {exposed} "kayes"],
            assessed_at: "2025-10-01")],
        tensions: [(id: "mli-ten-1", title: "Tension", kind: Land, region: Kayes, level: 2), {tension}],
        decisions: [(id: "mli-dec-1", title: "Decision", text: "x", status: Proposed,
            related: ["mli-inc-1", {related}])],"#,
        place = only(r#"(id: "mli-pl-zq", @ONLY name: "zq", position: "14.41, -11.41")"#),
        one = incident("1", ""),
        held_incident = if held { incident("zq", "marking: (rel_to: [MLI]),") } else { String::new() },
        two = incident("2", ""),
        asset = only(
            r#"(id: "mli-ast-zq", @ONLY name: "zq", kind: Dam, position: "13.2, -10.4", criticality: 5),"#
        ),
        there = if held { r#""mli-pl-zq""# } else { r#""mli-pl-nowhere""# },
        waypoint = name(r#"(place: "mli-pl-zq"),"#),
        crossing = name(r#"(place: "mli-pl-zq", from: MLI, to: SEN)"#),
        patrol = only(
            r#"(id: "mli-pat-zq", @ONLY title: "zq", form: Mixte, mode: Motorisee, status: Agreed, task: "t",
            nations: [MLI], lead: MLI, window: (start: "2025-11-01T06:00Z", end: "2025-11-01T16:00Z"),
            route: [(place: "nioro"), (place: "kayes")])"#
        ),
        segment = name(r#"(from: "kayes", to: "mli-pl-zq", status: Closed)"#),
        exposed = name(r#""mli-ast-zq", "mli-pl-zq","#),
        tension = only(
            r#"(id: "mli-ten-zq", @ONLY title: "zq", kind: Land, region: Kayes, place: "nioro", level: 2)"#
        ),
        related = name(r#""mli-inc-zq", "mli-ast-zq""#),
    )
}

fn room(held: bool) -> App {
    let text = sections(held);
    // A reference that leads nowhere is left out with its record; one that is held back leaves the record.
    let text = if held { text } else { text.replace(r#"position: "mli-pl-nowhere","#, "") };
    app(files(&text)).audience("SEN,MLI")
}

#[test]
fn what_is_held_back_leaves_no_trace() {
    let (with, without) = (room(true), room(false));
    let focus = |ids: &[&str]| ids.iter().map(|id| (*id).into()).collect::<Vec<Box<str>>>();
    let foci: [&[&str]; 6] = [
        &[],
        &["mli-grp-1"],
        &["mli-dec-1"],
        &["mli-thr-1", "mli-pat-1"],
        &["mli-cor-1", "mli-ten-1"],
        &["mli-inc-zq", "mli-inc-1"],
    ];
    for ids in foci {
        let wanted = Wanted { focus: focus(ids), ..Wanted::default() };
        let (here, there) = (laid(&with, &wanted), laid(&without, &wanted));
        assert!(here.marks.len() > 5 && here.routes.len() == 2, "{here:#?}");
        assert!(!format!("{here:?}").contains("zq"), "{ids:?}\n{here:#?}");
        assert_eq!(format!("{here:?}"), format!("{there:?}"), "{ids:?}");
        assert_eq!(here.composite, there.composite);
    }
    let mali = app(files(&sections(true))).audience("MLI");
    let seen = laid(&mali, &Wanted::default());
    assert!(format!("{seen:?}").contains("mli-inc-zq") && seen.has_dams(), "Mali sees it all");
}

#[test]
fn where_a_record_lies_and_what_is_near_say_nothing_of_it_either() {
    let (with, without) = (room(true), room(false));
    let (cx, other) = (with.state.cx(), without.state.cx());
    let mut places = 0;
    for record in cx.room.records().filter(|record| !record.built_in) {
        let twin = other.room.get(&record.id).expect("the same record");
        let here = positions(&cx, record);
        assert_eq!(here, positions(&other, twin), "{}", record.id);
        places += here.len();
    }
    assert!(places >= 15, "{places}");
    let beside = Position::new(14.41, -11.41).expect("a position");
    let words = around(&cx, beside).nearby(&cx);
    assert_eq!(words, around(&other, beside).nearby(&other));
    assert!(words.ends_with("of Kayes"), "{words}");
    let mali = app(files(&sections(true))).audience("MLI");
    assert_eq!(around(&mali.state.cx(), beside).nearby(&mali.state.cx()), "zq");
}
