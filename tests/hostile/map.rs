//! Maps, charts and pictures of files from strangers: through the program, which is killed when it hangs.

use std::fmt::Write as _;
use std::path::Path;

use tribrief::analysis::chart;

use super::{PAYLOADS, hostile_in};
use crate::common::command::{Ended, tribrief};
use crate::common::fill::quote;
use crate::common::{Files, Memory, app};

/// A meeting of the first of July 2025 whose only item shows `scenes`, and `sections`.
fn file(scenes: &str, sections: &str) -> String {
    format!(
        r#"(contributor: MLI, marking: (class: DR, rel_to: [SEN, MLI, MRT], exercise: true),
        meeting: (id: "mli-mtg", title: "Meeting", host: MLI, place: "kayes", start: "2025-07-01T09:00Z",
            end: "2025-07-01T11:00Z", period: (from: "2025-01-01", to: "2025-06-30"), status: Planned,
            chair: "mli-p", rapporteur: "mli-p", participants: [(id: "mli-p", post: (fr: "Président", en: "Chair"), nation: MLI)],
        delegations: [(id: "mli-d1", title: "Sénégal", nation: SEN, status: Member),
            (id: "mli-d2", title: "Mali", nation: MLI, status: Member), (id: "mli-d3", title: "Mauritanie", nation: MRT, status: Member)],
            agenda: [(id: "mli-ag-1", number: "1", title: "Item", kind: Discussion, owner: MLI,
                duration: 20, scenes: [{scenes}])]),
        {sections})"#
    )
}

fn folder(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("mli.ron"), text).expect("a file");
    folder
}

/// Runs the program; it ends by itself, and nothing it says steers a terminal.
fn run(folder: &Path, args: &[&str]) -> Ended {
    let ended = tribrief(folder, args);
    assert!(matches!(ended.code, Some(0..=2)), "{args:?}: {:?}\n{}", ended.code, ended.err());
    assert!(!ended.err().contains("panicked"), "{args:?}: {}", ended.err());
    for text in [ended.out(), ended.err()] {
        assert_eq!(hostile_in(&text), None, "{args:?}");
    }
    ended
}

/// The names of the elements of a picture, in which every other sign that XML keeps is escaped.
fn elements(picture: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = picture;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        assert!(!text.contains('>'), "{text:?}");
        let end = tag.find('>').expect("the end of a tag");
        assert!(!tag[1..end].contains('<'), "{:?}", &tag[..end]);
        let word = tag[1..end].trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        names.push(word);
        rest = &tag[end + 1..];
    }
    for (at, _) in picture.match_indices('&') {
        let known = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#"];
        assert!(
            known.iter().any(|entity| picture[at..].starts_with(entity)),
            "{:?}",
            picture[at..].chars().take(9).collect::<String>()
        );
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// Everything that draws maps and charts, with the first `scenes` scenes.
fn draw_all(folder: &Path, scenes: usize) {
    let whats = ["map", "overview", "incidents"].map(str::to_owned).into_iter();
    let whats = whats.chain(chart::ALL.iter().map(|chart| chart::id(*chart).to_owned()));
    for what in whats.chain((1..=scenes).map(|at| format!("1.{at}"))) {
        let shown = run(folder, &["show", ".", &what, "--lang", "en"]);
        assert_eq!(shown.code, Some(0), "{what}: {}", shown.err());
        let size = if what.len() % 2 == 0 { "120x36" } else { "61x21" };
        let svg = run(folder, &["export", "svg", ".", &what, "--size", size]);
        assert_eq!(svg.code, Some(0), "{what}: {}", svg.err());
        let picture = svg.out();
        let names = elements(&picture);
        assert!(
            names
                .iter()
                .all(|name| ["svg", "g", "rect", "path", "text", "title", "style", "defs"].contains(name)),
            "{what}: {names:?}"
        );
    }
}

fn check(folder: &Path) -> Ended {
    run(folder, &["check", ".", "--format", "short", "--lang", "en"])
}

#[test]
fn widths_and_days_that_mean_nothing_are_named() {
    // What cannot be read leaves its item out, as everywhere; what leads nowhere does not.
    for (fields, word, scenes) in [
        ("km: 0", "greater than 0", 0),
        ("km: -1", "greater than 0", 0),
        ("km: -0.0", "greater than 0", 0),
        ("km: NaN", "not finite", 0),
        ("km: inf", "not finite", 0),
        ("km: 1e999", "not finite", 0),
        ("days: -5", "out of range, 1 to", 0),
        ("days: 0", "out of range, 1 to", 0),
        ("days: 9223372036854775807", "out of range, 1 to", 0),
        ("days: 99999999999999999999999", "out of range, 1 to", 0),
        ("centre: \"91, 0\"", "-90 to 90", 0),
        ("centre: \"nowhere\"", "nowhere", 2),
        // With nothing to be about there is no map.
        ("focus: [\"mli-nothing\"]", "mli-nothing", 1),
    ] {
        let folder = folder(&file(&format!("Map({fields}), Overview()"), ""));
        let ended = check(folder.path());
        assert!(ended.out().contains(word), "{fields}: {}", ended.out());
        draw_all(folder.path(), scenes);
        let beyond = run(folder.path(), &["show", ".", &format!("1.{}", scenes + 1)]);
        assert_eq!(beyond.code, Some(2), "{fields}: {}", beyond.out());
    }
    for fields in ["km: 1e300", "km: 1e-300", "days: 10000000", "days: 1", "focus: [\"mli-ag-1\"]"] {
        let folder = folder(&file(&format!("Map({fields})"), ""));
        let ended = check(folder.path());
        // An item that shows itself is named, and drawn all the same.
        let known = if fields.contains("mli-ag-1") { "error[REF-003]" } else { "" };
        let others = ended
            .out()
            .lines()
            .filter(|line| line.contains("error["))
            .any(|line| known.is_empty() || !line.contains(known));
        assert!(!others, "{fields}: {}", ended.out());
        draw_all(folder.path(), 1);
    }
}

/// A record of everything that lies on a map, at the ends of the earth, of time and of numbers.
fn extremes() -> String {
    let at = ["90, 180", "-90, -180", "0, 0", "84, 179.9999", "-80, -179.9999", "14.44, -11.44"];
    let days = ["1900-01-01", "2199-12-31", "2025-07-01", "1970-01-01", "2025-06-30", "2199-01-01"];
    let mut incidents = String::new();
    let mut places = String::new();
    for (at, (spot, day)) in at.iter().zip(days).enumerate() {
        let _ = write!(
            incidents,
            r#"(id: "mli-inc-{at}", title: "", kind: Ied, start: "{day}", position: "{spot}", region: Kayes,
            fatalities: (low: 0, best: 10000000, high: 10000000)),"#
        );
        let _ = write!(places, r#"(id: "mli-pl-{at}", name: "", position: "{spot}"),"#);
    }
    let route = at.map(|spot| format!("(place: \"{spot}\"),")).concat();
    // What cannot be read at all is left out and named.
    let wild = ["1e308, 1e308", "-1e308, 0", "NaN, NaN", "inf, -inf", "900, 900", ", ", "99PZZ 0 0"];
    for (at, spot) in wild.iter().enumerate() {
        let _ = write!(
            incidents,
            r#"(id: "mli-wild-{at}", title: "w", kind: Ied, start: "2025-06-01", position: "{spot}"),"#
        );
    }
    for (at, fields) in [
        "start: \"2025-06-01\", fatalities: (best: 9223372036854775807)",
        "start: \"0001-01-01\"",
        "start: \"9999-12-31\"",
        "start: \"-5000-01-01\"",
    ]
    .iter()
    .enumerate()
    {
        let _ = write!(incidents, r#"(id: "mli-mad-{at}", title: "w", kind: Ied, {fields}),"#);
    }
    format!(
        r#"incidents: [{incidents}], places: [{places}],
        patrols: [(id: "mli-pat-1", title: "", form: Mixte, mode: Motorisee, status: Agreed, task: "t", nations: [MLI, SEN],
            lead: MLI, window: (start: "2199-11-01T06:00Z", end: "1900-11-01T16:00Z"), route: [{route}])],
        corridors: [(id: "mli-cor-1", name: "", code: "", segments: [
            (from: "mli-pl-0", to: "mli-pl-1", status: Closed), (from: "mli-pl-2", to: "mli-pl-2", status: Threatened)])],"#
    )
}

#[test]
fn the_ends_of_everything_are_drawn_at_any_time() {
    let scenes = "Map(), Map(focus: [\"mli-pat-1\", \"mli-cor-1\"], layers: [Patrols, Corridors]), \
                  Map(centre: \"90, 180\", km: 40000), Map(centre: \"mli-pl-2\"), Chart(chart: Months), Map(days: 10000000)";
    let folder = folder(&file(scenes, &extremes()));
    let out = check(folder.path()).out();
    for (word, count) in [("error[GEO-", 22), ("error[TIM-", 4), ("is out of range, 0 to 10000000", 1)] {
        assert_eq!(out.matches(word).count(), count, "{word}\n{out}");
    }
    assert!(out.contains("11 left out"), "those and nothing else\n{out}");
    draw_all(folder.path(), 6);
    for now in ["0001-01-01T00:00Z", "9999-12-31T23:59Z", "-9999-01-01T00:00Z"] {
        let refused = run(folder.path(), &["show", ".", "map", &format!("--now={now}"), "--lang", "en"]);
        assert_eq!(refused.code, Some(2), "{now}");
        assert!(
            refused.err().starts_with("error: ") && refused.err().contains("help: "),
            "{}",
            refused.err()
        );
    }
    for now in ["1900-01-01T00:00Z", "2199-12-31T23:59Z", "1970-01-01T00:00Z"] {
        for what in ["map", "overview", "months", "patrols", "actions", "1.1", "1.6", "mli-inc-0"] {
            let shown = run(folder.path(), &["show", ".", what, "--now", now]);
            assert_eq!(shown.code, Some(0), "{now} {what}: {}", shown.err());
            let svg = run(folder.path(), &["export", "svg", ".", what, "--now", now]);
            assert_eq!(svg.code, Some(0), "{now} {what}: {}", svg.err());
        }
    }
}

#[test]
fn names_on_the_map_steer_nothing_and_are_escaped() {
    let mut names: Vec<String> = PAYLOADS.iter().map(|payload| format!("A{payload}Z")).collect();
    names.extend(["<script>alert(1)</script>", "&amp;<g>]]>", "\"'><!--", "", "   "].map(str::to_owned));
    names.push("<&\u{202e}>".repeat(16_000));
    let mut records = [String::new(), String::new(), String::new()];
    for (at, name) in names.iter().enumerate() {
        let (name, east) = (quote(name), 9.0 + 0.11 * f64::from(u32::try_from(at).expect("few")));
        let _ = write!(records[0], "(id: \"mli-pl-{at}\", name: {name}, position: \"14.2, -{east:.2}\"),");
        let _ = write!(
            records[1],
            "(id: \"mli-inc-{at}\", title: {name}, kind: Ied, severity: Severe, start: \"2025-06-01\", position: \"mli-pl-{at}\"),"
        );
        let _ = write!(
            records[2],
            "(id: \"mli-ast-{at}\", name: {name}, kind: Dam, position: \"13.2, -{east:.2}\", criticality: 4),"
        );
    }
    let [places, incidents, assets] = records;
    let last = names.len() - 1;
    let scenes = format!(
        "Map(layers: [Incidents, Assets]), Map(focus: [\"mli-inc-{last}\"]), Map(focus: [\"mli-inc-19\", \"mli-ast-20\"])"
    );
    let text = file(&scenes, &format!("places: [{places}], incidents: [{incidents}], assets: [{assets}]"));
    let folder = folder(&text);
    check(folder.path());
    draw_all(folder.path(), 3);
    for id in [format!("mli-inc-{last}"), "mli-pl-19".to_owned(), "mli-ast-20".to_owned()] {
        let picture = run(folder.path(), &["export", "svg", ".", &id]);
        assert_eq!(picture.code, Some(0), "{id}: {}", picture.err());
        assert!(!elements(&picture.out()).contains(&"script"), "{id}");
    }
}

/// Keys that gather, sort, fit and play what lies on the map.
const HANDS: &str = "6 tab tab z + + enter esc shift-tab - - - - w w < p esc f space esc r 3 esc 3 v v esc 1";

#[test]
fn a_hundred_thousand_incidents_on_one_spot() {
    let mut incidents = String::from("incidents: [");
    for at in 0..100_000_u32 {
        let day = 1 + at % 28;
        let _ = write!(
            incidents,
            "(id:\"mli-i-{at}\",title:\"x\",kind:Ied,severity:Severe,start:\"2025-06-{day:02}\",position:\"14.44, -11.44\",fatalities:(best:10000000)),"
        );
    }
    let text = file("Map(), Chart(chart: Months), Map(focus: [\"mli-i-7\"])", &(incidents + "]"));
    let folder = folder(&text);
    for args in [
        &["check", "."][..],
        &["show", ".", "map"],
        &["show", ".", "months"],
        &["show", ".", "1.1"],
        &["export", "svg", ".", "map"],
        &["export", "svg", ".", "1.3", "--size", "200x60"],
        &["export", "svg", ".", "overview"],
    ] {
        assert!(matches!(run(folder.path(), args).code, Some(0 | 1)), "{args:?}");
    }
    let briefing = Memory::default().with("mli.ron", text).load().briefing;
    let mut desk = app(Files::Ready(briefing, Vec::new(), None)).size(120, 36);
    desk.press("6");
    assert!(desk.screen().contains("100"), "all of them are counted\n{}", desk.screen());
    for key in HANDS.split(' ') {
        desk.press(key);
        desk.screen();
    }
}

#[test]
fn ways_of_a_hundred_thousand_points() {
    let mut route = String::new();
    for at in 0..100_000_u32 {
        let (lat, lon) = (11.0 + f64::from(at % 97) / 20.0, -15.0 + f64::from(at % 89) / 10.0);
        let _ = write!(route, "(place:\"{lat:.3}, {lon:.3}\"),");
    }
    let towns = ["kidira", "kayes", "tambacounda", "kedougou", "nioro", "bakel"];
    let mut segments = String::new();
    for at in 0..10_000 {
        let (from, to) = (towns[at % 6], towns[(at + 1 + at / 6 % 4) % 6]);
        let _ = write!(segments, "(from:\"{from}\",to:\"{to}\",status:Threatened,length_km:1e300),");
    }
    let sections = format!(
        r#"patrols: [(id: "mli-pat-1", title: "Long", form: Mixte, mode: Motorisee, status: Agreed, task: "t", nations: [MLI, SEN],
            lead: MLI, window: (start: "2025-11-01T06:00Z", end: "2025-11-02T16:00Z"), route: [{route}])],
        corridors: [(id: "mli-cor-1", name: "Long", code: "L", segments: [{segments}])],
        incidents: [(id: "mli-inc-1", title: "x", kind: Ied, start: "2025-06-01", position: "14.44, -11.44")]"#
    );
    let text = file(
        "Map(layers: [Patrols, Corridors]), Map(focus: [\"mli-pat-1\", \"mli-cor-1\"]), Chart(chart: Corridors)",
        &sections,
    );
    let folder = folder(&text);
    for what in ["map", "1.1", "1.2", "1.3", "corridors", "overview", "mli-pat-1", "mli-cor-1"] {
        let shown = run(folder.path(), &["show", ".", what]);
        assert_eq!(shown.code, Some(0), "{what}: {}", shown.err());
        let svg = run(folder.path(), &["export", "svg", ".", what]);
        assert_eq!(svg.code, Some(0), "{what}: {}", svg.err());
    }
}
