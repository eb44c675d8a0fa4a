//! Search over real briefings: what officers type finds what they mean; what is held back is never
//! found.

use std::path::Path;

use tribrief::analysis::search::{Results, SearchIndex, marks};
use tribrief::model::nation::NationSet;
use tribrief::model::record::Region;
use tribrief::model::room::Room;
use tribrief::model::table::Kind;
use tribrief::source::{self, FileSet, Limits, ReadError};

/// Hits among which a target must be.
const FIRST: usize = 3;
/// Fewest queries that make the test worth its name.
const FEWEST: usize = 60;

/// One file in memory.
struct Memory {
    names: Vec<String>,
    text: String,
}

impl FileSet for Memory {
    fn names(&self) -> &[String] {
        &self.names
    }
    fn read(&self, _: usize, _: u64) -> Result<Vec<u8>, ReadError> {
        Ok(self.text.clone().into_bytes())
    }
}

fn nations(list: &str) -> NationSet {
    NationSet::parse(list).expect("a list of nations")
}

/// The records of `sections` as `audience` sees them.
fn room(sections: &str, audience: &str) -> Room {
    let text = format!(
        "(contributor: MLI, marking: (class: DR, rel_to: [SEN, MLI, MRT], exercise: true), {sections})"
    );
    let files = Memory { names: vec!["mli.ron".to_owned()], text };
    let loaded = source::load(&files, Limits::default(), None);
    let problems = loaded.briefing.problems_for_owner();
    assert!(problems.iter().all(|problem| !problem.left_out), "{problems:#?}");
    Room::new(loaded.briefing, nations(audience), false)
}

fn ids(results: &Results) -> Vec<&str> {
    results.hits.iter().map(|hit| &*hit.id).collect()
}

/// The latest briefing of the repository, for its own audience.
fn sample() -> Room {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("briefings");
    let opened = source::open(&folder, None).unwrap_or_else(|error| panic!("{}", error.message.en));
    let loaded = source::load(&*opened.files, Limits::default(), None);
    let audience = loaded.briefing.default_audience();
    Room::new(loaded.briefing, audience, false)
}

#[test]
fn officers_queries_find_their_targets() {
    let index = SearchIndex::build(&sample());
    let queries = include_str!("data/queries.txt");
    let mut misses = Vec::new();
    let mut count = 0;
    for line in queries.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let (query, targets) = line.split_once('\t').expect("query<TAB>id|id");
        count += 1;
        let found = index.query(query, 10);
        let first = ids(&found);
        if !targets.split('|').any(|target| first.iter().take(FIRST).any(|id| *id == target)) {
            misses.push(format!("{query:?} wants {targets}, has {first:?}"));
        }
    }
    assert!(misses.is_empty(), "{} of {count} miss:\n{}", misses.len(), misses.join("\n"));
    assert!(count >= FEWEST, "only {count} queries");
}

#[test]
fn every_title_finds_its_record_and_is_marked() {
    let room = sample();
    let index = SearchIndex::build(&room);
    for record in room.records().filter(|record| !record.built_in) {
        let title = record.title();
        for side in [&title.fr, &title.en].into_iter().flatten() {
            let found = index.query(side, usize::MAX);
            assert!(ids(&found).contains(&&*record.id), "{side:?} does not find {}", record.id);
            assert!(!marks(side, side).is_empty(), "{side:?} is not marked");
        }
        assert_eq!(index.query(&record.id, 1).hits[0].id, record.id);
    }
}

#[test]
fn names_of_towns_and_dams_lead_to_what_is_meant() {
    let room = sample();
    let index = SearchIndex::build(&room);
    let kayes = index.query("kayes", 2);
    assert_eq!(kayes.hits[0].kind, Kind::RegionFacts);
    assert_eq!(room.get(&kayes.hits[0].id).and_then(|r| room.region(r)), Some(Region::Kayes));
    assert_eq!(&*kayes.hits[1].id, "kayes");
    let felou = index.query("felou", 10);
    let kinds: Vec<Kind> = felou.hits.iter().map(|hit| hit.kind).collect();
    assert_eq!(kinds[..2], [Kind::Asset, Kind::Risk]);
    assert!(felou.kinds > 3 && felou.total >= felou.hits.len());
}

#[test]
fn what_is_held_back_is_neither_found_nor_counted() {
    let sections = r#"
        actors: [(id: "mli-act-secret", name: "Zorglub", aliases: ["Zozo"], kind: Criminal, marking: (rel_to: [MLI]))],
        places: [(id: "mli-pl-secret", name: "Xanadou", position: "14.1, -11.1", marking: (rel_to: [MLI]))],
        incidents: [
            (id: "mli-inc-901", title: "Zorglub at the ford", kind: Other, start: "2025-07-01", marking: (rel_to: [MLI])),
            (id: "mli-inc-902", title: "Theft at the ford", kind: CattleTheft, start: "2025-07-01",
             position: "mli-pl-secret", actors: [(actor: "mli-act-secret", role: Unknown)], related: ["mli-inc-901"]),
        ],"#;
    let all = room(sections, "MLI");
    let own = SearchIndex::build(&all);
    assert_eq!(own.query("zorglub", 9).total, 3);
    assert_eq!(ids(&own.query("mli-inc-901", 9))[0], "mli-inc-901");
    let shared = SearchIndex::build(&all.for_audience(nations("SEN,MLI"), false));
    assert_eq!(ids(&shared.query("ford", 9)), ["mli-inc-902"]);
    let secrets = [
        "zorglub",
        "zorglob",
        "zozo",
        "xanadou",
        "mli-inc-901",
        "inc-901",
        "901",
        "mli-act",
        "act-secret",
        "secret",
    ];
    for query in secrets {
        assert_eq!(shared.query(query, 9), Results::default(), "{query:?}");
    }
    assert_eq!(own.query("29PKR", 99).total, shared.query("29PKR", 99).total + 2);
}

#[test]
fn every_nation_alone_finds_only_what_it_may_see() {
    let whole = sample();
    for audience in ["SEN", "MLI", "MRT", "GIN", "SEN,MLI", "SEN,MLI,MRT,GIN"] {
        let room = whole.for_audience(nations(audience), false);
        let index = SearchIndex::build(&room);
        assert_eq!(index.len(), room.records().count());
        for query in ["kayes", "patrouille", "drone", "mli-", "sen-", "e", "2025", "29PKR", "decision"] {
            let found = index.query(query, usize::MAX);
            assert!(found.hits.iter().all(|hit| room.get(&hit.id).is_some()), "{audience}: {query:?}");
            assert_eq!(found.total, found.hits.len());
        }
    }
}
