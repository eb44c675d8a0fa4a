//! Signs, tones and ranks.

use tribrief::analysis::situation::{Entry, Family, LayerSet, Wanted};
use tribrief::look::tone::Tone;
use tribrief::map::scene::{Shape, Sign, Stroke};
use tribrief::model::lang::Lang;
use tribrief::model::record::{MapLayer, Region};

use crate::{all, desk, incident, laid, marks};

fn incidents() -> String {
    let at = |day: &str| format!(r#"start: "{day}", position: "kayes""#);
    let list = [
        incident("worst", &format!("kind: AttackOnForces, severity: Severe, {}", at("2025-10-01"))),
        incident("drone", &format!("kind: DroneSighting, severity: Serious, {}", at("2025-09-01"))),
        incident("theft", &format!("kind: CattleTheft, severity: Minor, {}", at("2025-08-01"))),
        incident("old", &format!("kind: AttackOnForces, severity: Serious, {}", at("2025-01-01"))),
        incident("oldest", &format!("kind: Ied, severity: Severe, {}", at("2024-01-01"))),
        incident("unjudged", &format!("kind: Protest, {}", at("2025-09-02"))),
        incident(
            "rough",
            &format!("kind: Abduction, severity: Serious, position_precision: Adm1, {}", at("2025-09-03")),
        ),
        incident("nowhere", r#"kind: Ied, start: "2025-09-04""#),
    ];
    format!("incidents: [{}],", list.concat())
}

#[test]
fn an_incident_looks_as_its_kind_its_gravity_and_its_age() {
    let situation = all(&desk(&incidents()));
    for (id, sign, tone) in [
        ("worst", Sign::Cross, Tone::Bad),
        ("drone", Sign::Triangle, Tone::High),
        ("theft", Sign::Dot, Tone::Warn),
        ("old", Sign::Cross, Tone::Ink3),
        ("oldest", Sign::Cross, Tone::Ink2),
        ("unjudged", Sign::Dot, Tone::Ink2),
        ("rough", Sign::Circle, Tone::High),
    ] {
        let found = marks(&situation, &format!("mli-inc-{id}"));
        assert_eq!(found.iter().map(|m| (m.sign, m.tone)).collect::<Vec<_>>(), [(sign, tone)], "{id}");
    }
    assert!(marks(&situation, "mli-inc-nowhere").is_empty());
    let rank = |id: &str| marks(&situation, &format!("mli-inc-{id}"))[0].rank;
    let order = ["worst", "rough", "drone", "theft", "unjudged", "oldest", "old"].map(rank);
    assert!(order.is_sorted() && order[0] < order[3] && order[4] < order[5], "{order:?}");
}

#[test]
fn the_legend_counts_what_is_there_and_nothing_else() {
    let app = desk(&incidents());
    let situation = all(&app);
    let lines = situation.legend(&app.state.cx(), None);
    let words: Vec<(&str, u32)> = lines.iter().map(|line| (line.words.as_str(), line.count)).collect();
    assert_eq!(
        words,
        [
            ("armed violence", 3),
            ("drone, threat", 1),
            ("other", 2),
            ("place unsure", 1),
            ("severe", 1),
            ("serious", 2),
            ("minor", 1),
            ("not judged", 1),
            ("over 90 d old", 2)
        ]
    );
    let french = app.lang(Lang::Fr);
    assert_eq!(situation.legend(&french.state.cx(), None)[0].words, "violence armée");
    let elsewhere = situation.legend(&french.state.cx(), Some([0.0, 0.0, 1.0, 1.0]));
    assert_eq!(elsewhere, []);
    let families = [Family::Violence, Family::Sighting, Family::Other].map(Entry::Incident);
    assert!(families.iter().all(|entry| situation.entries.iter().any(|(found, _)| found == entry)));
}

#[test]
fn days_and_regions_hold_and_the_focus_stands_whatever_they_are() {
    let app = desk(&incidents());
    let day = |text: &str| text.parse().expect("a day");
    let september = Wanted { days: Some((day("2025-09-01"), day("2025-09-03"))), ..Wanted::default() };
    assert_eq!(laid(&app, &september).marks.len(), 3);
    let focused = Wanted { focus: vec!["mli-inc-old".into()], ..september.clone() };
    let situation = laid(&app, &focused);
    assert_eq!(situation.marks.len(), 4);
    let focus = marks(&situation, "mli-inc-old")[0];
    assert_eq!((focus.rank, focus.label.as_str(), focus.tone), (0, "01 JAN", Tone::High));
    assert_eq!(marks(&situation, "mli-inc-drone")[0].tone, Tone::Ink3, "its like steps back");
    assert_eq!(situation.selection.map(|selection| selection.name), Some("Incident old".to_owned()));
    let selibaby = Wanted { region: Some(Region::Selibaby), ..Wanted::default() };
    assert_eq!(laid(&app, &selibaby).marks.len(), 0);
    let off = Wanted { layers: LayerSet::of(&[MapLayer::Assets]), ..Wanted::default() };
    assert_eq!(laid(&app, &off).marks.len(), 0);
}

#[test]
fn a_patrol_is_a_way_with_its_crossings() {
    let patrol = |id: &str, status: &str, month: &str, liaison: &str| {
        format!(
            r#"(id: "mli-pat-{id}", title: "Falémé north: the way", form: Mixte, mode: Motorisee, status: {status},
            task: "t", nations: [MLI, SEN], lead: MLI, window: (start: "2025-{month}-01T06:00Z", end: "2025-{month}-02T06:00Z"),
            route: [(place: "kidira"), (place: "diboli"), (place: "kayes")],
            border: (crossings: [(place: "diboli", from: SEN, to: MLI, {liaison})])),"#
        )
    };
    let officer = r#"liaison: "mli-par-lo""#;
    let sections = format!(
        "patrols: [{}{}{}{}{}],",
        patrol("ready", "Approved", "11", officer),
        patrol("plan", "Agreed", "11", officer),
        patrol("lacks", "Agreed", "11", ""),
        patrol("done", "Done", "08", ""),
        patrol("off", "Cancelled", "11", "")
    );
    let app = desk(&sections);
    let situation = all(&app);
    let tones: Vec<Tone> = situation.routes.iter().map(|route| route.tone).collect();
    assert_eq!(tones, [Tone::Accent, Tone::Accent, Tone::Bad, Tone::Ink3]);
    assert!(situation.routes.iter().all(|route| route.points.len() == 3 && route.arrows));
    assert!(!situation.routes[3].waypoints, "what is over shows its way alone");
    let lacks = marks(&situation, "mli-pat-lacks");
    let crossing = lacks.iter().find(|mark| mark.sign == Sign::Diamond).expect("the crossing");
    assert_eq!(crossing.tone, Tone::Bad);
    assert!(lacks.iter().any(|mark| mark.label == "Falémé north" && mark.sign == Sign::Circle));
    let may = ("2025-05-01".parse().expect("a day"), "2025-05-31".parse().expect("a day"));
    let window = laid(&app, &Wanted { days: Some(may), ..Wanted::default() });
    assert_eq!(window.routes.len(), 3, "those to come stay, the one of August does not");
}

#[test]
fn a_corridor_says_of_each_stretch_how_it_is() {
    let segment =
        |from: &str, to: &str, status: &str| format!(r#"(from: "{from}", to: "{to}", status: {status}),"#);
    let corridor = |id: &str, segments: &str| {
        format!(r#"(id: "mli-cor-{id}", name: "{id}", code: "{id}", segments: [{segments}]),"#)
    };
    let one = [segment("kidira", "kayes", "Open"), segment("kayes", "sandare", "Closed")].concat();
    let other = [segment("kayes", "kidira", "Threatened"), segment("kayes", "nioro", "Restricted")].concat();
    let situation =
        all(&desk(&format!("corridors: [{}{}],", corridor("one", &one), corridor("other", &other))));
    let drawn: Vec<(Tone, Stroke)> =
        situation.routes.iter().map(|route| (route.tone, route.stroke)).collect();
    assert_eq!(
        drawn,
        [(Tone::Bad, Stroke::Broken), (Tone::Bad, Stroke::Broken), (Tone::Warn, Stroke::Broken)],
        "a shared stretch once, in its worse state"
    );
    assert_eq!(marks(&situation, "mli-cor-one")[0].sign, Sign::Cross);
    assert_eq!(marks(&situation, "mli-cor-other")[0].sign, Sign::Triangle);
}

#[test]
fn what_is_feared_is_an_area() {
    let sections = r#"
        assets: [(id: "mli-ast-dam", name: "Dam of the test", kind: Dam, position: "13.2, -10.4", criticality: 5)],
        threats: [(id: "mli-thr-1", title: "Threat", question: "?", judgement: "x", class: Blockade,
            probability: (scale: Icd203, term: "likely"), confidence: Low, horizon: (from: "2025-10-01", to: "2026-04-01"),
            exposed: ["mli-ast-dam", "kayes"], assessed_at: "2025-10-01")],
        tensions: [
            (id: "mli-ten-1", title: "In a region", kind: Land, region: Selibaby, level: 2),
            (id: "mli-ten-2", title: "Again", kind: Land, region: Selibaby, level: 2),
            (id: "mli-ten-3", title: "In a place", kind: Land, region: Kayes, place: "nioro", level: 2)],"#;
    let app = desk(sections);
    let situation = all(&app);
    let hatched: Vec<&Shape> = situation.areas.iter().filter(|a| a.hatched).map(|a| &a.shape).collect();
    assert!(
        matches!(hatched[..], [Shape::Region(name), Shape::Circle(..)] if name == "Guidimakha"),
        "{hatched:?}"
    );
    let tones = situation.areas.iter().filter(|area| area.hatched).map(|area| area.tone);
    assert!(tones.into_iter().all(|tone| tone == Tone::Ink3), "nobody is blamed");
    let exposed = marks(&situation, "mli-thr-1");
    assert_eq!(
        exposed.iter().map(|m| (m.sign, m.tone)).collect::<Vec<_>>(),
        [(Sign::Triangle, Tone::High); 2]
    );
    assert!(situation.has_dams());
    let dam = marks(&situation, "mli-ast-dam")[0];
    assert_eq!((dam.sign, dam.tone, dam.label.as_str()), (Sign::Triangle, Tone::Water, "Dam of the test"));
    let groups: Vec<u8> =
        [dam, exposed[0], marks(&situation, "mli-ten-3")[0]].iter().map(|mark| mark.group).collect();
    assert!(groups[0] != groups[1] && groups[1] != groups[2], "they are not counted together: {groups:?}");
    assert!(exposed.iter().all(|mark| mark.rank < dam.rank));
    let both: Vec<u32> = situation.marks.iter().map(|mark| mark.id).collect();
    assert_eq!(situation.title(&app.state.cx(), &both), "1 asset, 1 threat, 1 tension");
    assert_eq!(situation.title(&app.state.cx(), &[dam.id, dam.id]), "Dam of the test");
}

#[test]
fn incidents_come_before_everything_else_and_small_assets_step_back() {
    let list = [
        incident("old", r#"kind: AttackOnForces, severity: Minor, start: "2024-01-01", position: "kayes""#),
        incident("new", r#"kind: Ied, severity: Severe, start: "2025-10-01", position: "kayes""#),
    ];
    let asset = |id: &str, level: u8| {
        format!(
            r#"(id: "mli-ast-{id}", name: "{id}", kind: Mine, position: "13.2, -10.4", criticality: {level}),"#
        )
    };
    let threat = r#"threats: [(id: "mli-thr-1", title: "Threat", question: "?", judgement: "x", class: Blockade,
        probability: (scale: Icd203, term: "likely"), confidence: Low, horizon: (from: "2025-10-01", to: "2026-04-01"),
        exposed: ["kayes"], assessed_at: "2025-10-01")],"#;
    let app = desk(&format!(
        "incidents: [{}], assets: [{}{}], {threat}",
        list.concat(),
        asset("great", 5),
        asset("small", 2)
    ));
    let situation = all(&app);
    let (incidents, others): (Vec<_>, Vec<_>) = situation
        .marks
        .iter()
        .partition(|mark| situation.record(mark.id).is_some_and(|id| id.starts_with("mli-inc")));
    assert_eq!((incidents.len(), others.len()), (2, 3));
    assert!(incidents.iter().all(|one| others.iter().all(|other| one.rank < other.rank)));
    assert!(incidents.iter().all(|one| others.iter().all(|other| one.group != other.group)));
    let (great, small) = (marks(&situation, "mli-ast-great")[0], marks(&situation, "mli-ast-small")[0]);
    assert_eq!((great.tone, great.label.as_str()), (Tone::Ink, "great"));
    assert_eq!((small.tone, small.label.as_str()), (Tone::Ink3, ""));
}
