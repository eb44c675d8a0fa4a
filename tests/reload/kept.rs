//! What cannot be read any more: which version stays, and for whom.

use tribrief::model::room::Room;
use tribrief::source::{self, FileSet, Limits, Loaded, ReadError};

use crate::common::{Memory, nations};
use crate::{file, files, headed, incident, three};

/// Loads `now` over what `then` gave.
fn again(then: &Loaded, now: &dyn FileSet) -> Loaded {
    let carry = |_: &str| source::Carried::default();
    source::load_again(now, Limits::default(), None, false, &carry, Some(&then.as_previous()))
}

/// What `audience` sees of the files' records: ids, a star behind those that are stale, with their line.
fn seen(loaded: &Loaded, audience: &str) -> Vec<String> {
    let room = Room::new(loaded.briefing.clone(), nations(audience), false);
    let records = room.records().filter(|record| !record.built_in);
    let word = |record: &tribrief::model::table::Record| match &record.stale {
        None => record.id.to_string(),
        Some(stale) => {
            format!("{}*{}", record.id, stale.line.map_or("-".to_owned(), |line| line.to_string()))
        }
    };
    records.map(word).collect()
}

const ALL: &str = "SEN,MLI,MRT";

/// After the second incident was written as `text`.
fn after(text: &str) -> Loaded {
    let then = files(&three()).load();
    let mut now = three();
    text.clone_into(&mut now[1]);
    again(&then, &files(&now))
}

#[test]
fn a_record_with_a_wrong_value_keeps_its_last_good_version_in_its_place() {
    let broken = after("(id: \"mli-two\", title: \"New\", kind: Other, start: \"yesterday\")");
    assert_eq!(seen(&broken, ALL), ["mli-one", "mli-two*3", "mli-six", "sen-far"]);
    let room = Room::new(broken.briefing.clone(), nations(ALL), false);
    let kept = room.get("mli-two").expect("kept");
    assert_eq!(kept.title().get(tribrief::model::lang::Lang::En), "Title of two", "the old text");
    // A program that starts now does not have it.
    assert!(!seen(&files(&three()).load(), ALL).iter().any(|id| id.contains('*')));
}

#[test]
fn it_is_mended_by_the_next_good_save_and_stays_over_several_bad_ones() {
    let mut loaded = files(&three()).load();
    for turn in 0..3 {
        let mut now = three();
        now[1] = format!("(id: \"mli-two\", title: \"New {turn}\", kind: Other, start: \"yesterday\")");
        loaded = again(&loaded, &files(&now));
        assert_eq!(seen(&loaded, ALL)[1], "mli-two*3");
    }
    loaded = again(&loaded, &files(&three()));
    assert_eq!(seen(&loaded, ALL), ["mli-one", "mli-two", "mli-six", "sen-far"]);
}

#[test]
fn a_record_that_was_taken_out_is_gone() {
    let then = files(&three()).load();
    let now = again(&then, &files(&three()[..1]));
    assert_eq!(seen(&now, ALL), ["mli-one", "sen-far"]);
    let renamed = after("(id: \"mli-new\", title: \"New\", kind: Other, start: \"2025-07-02\")");
    assert_eq!(seen(&renamed, ALL), ["mli-one", "mli-new", "mli-six", "sen-far"]);
}

#[test]
fn the_marking_of_the_present_text_holds_where_it_is_narrower() {
    let bad = "kind: Other, start: \"yesterday\"";
    for (marking, audience, shown) in [
        ("marking: (rel_to: [MLI, SEN]), ", "SEN,MLI", true),
        ("marking: (rel_to: [MLI, SEN]), ", ALL, false),
        ("marking: (class: S), ", "MLI", false),
        ("marking: (tlp: Red), ", "MLI", false),
        ("marking: (tlp: AmberStrict), ", "SEN,MLI", false),
        ("marking: (tlp: AmberStrict), ", "MLI", true),
        ("marking: (caveats: [NationalOnly]), ", "SEN,MLI", false),
        ("marking: (rel_to: [XXX]), ", "SEN,MLI", false),
        ("marking: (rel_to: [XXX]), ", "MLI", true),
        ("markng: (rel_to: [MLI]), ", "SEN,MLI", false),
    ] {
        let broken = after(&format!("(id: \"mli-two\", {marking}title: \"New\", {bad})"));
        let there = seen(&broken, audience).iter().any(|id| id.starts_with("mli-two*"));
        assert_eq!(there, shown, "{marking} for {audience}: {:?}", seen(&broken, audience));
    }
}

#[test]
fn a_wider_marking_does_not_widen_what_stays() {
    let narrow = incident("mli-two", "Secret", "marking: (rel_to: [MLI])");
    let mut then = three();
    then[1] = narrow;
    let then = files(&then).load();
    let mut now = three();
    now[1] = "(id: \"mli-two\", title: \"New\", kind: Other, start: \"yesterday\")".to_owned();
    let now = again(&then, &files(&now));
    assert_eq!(seen(&now, ALL), ["mli-one", "mli-six", "sen-far"]);
    assert_eq!(seen(&now, "MLI")[1], "mli-two*3");
}

#[test]
fn where_the_text_is_broken_before_a_marking_only_its_originator_sees_what_stays() {
    for broken in [
        "(id: \"mli-two\", title: \"New, marking: (rel_to: [MLI]), kind: Other, start: \"2025-07-01\")",
        "(id: \"mli-two\", title: [\"New\", marking: (rel_to: [MLI]), kind: Other, start: \"2025-07-01\")",
        "(id: \"mli-two\", title: \"a\" \"b, markin: (rel_to: [MLI]), kind: Other, start: \"2025-07-01\")",
    ] {
        let now = after(broken);
        for audience in [ALL, "SEN,MLI", "SEN"] {
            let there = seen(&now, audience).iter().any(|id| id.starts_with("mli-two"));
            assert!(!there, "{broken} for {audience}: {:?}", seen(&now, audience));
        }
        assert!(seen(&now, "MLI").iter().any(|id| id.starts_with("mli-two")), "{:?}", seen(&now, "MLI"));
    }
}

#[test]
fn the_head_of_the_file_counts() {
    let then = files(&three()).load();
    for (head, audience, shown) in [
        ("contributor: MLI, marking: (class: DR, rel_to: [SEN, MLI])", ALL, false),
        ("contributor: MLI, marking: (class: DR, rel_to: [SEN, MLI])", "SEN,MLI", true),
        ("contributor: MLI, private: true, marking: (class: DR, rel_to: [SEN, MLI, MRT])", "MLI", false),
        ("contributor: MLI, marking: (class: XX, rel_to: [SEN, MLI, MRT])", "SEN,MLI", false),
        ("contributor: MLI, marking: (class: XX, rel_to: [SEN, MLI, MRT])", "MLI", true),
    ] {
        let mut now = three();
        now[1] = "(id: \"mli-two\", title: \"New\", kind: Other, start: \"yesterday\")".to_owned();
        let now = again(&then, &Memory::default().with("mli.ron", headed(head, &now)));
        let there = seen(&now, audience).iter().any(|id| id.starts_with("mli-two*"));
        assert_eq!(there, shown, "{head} for {audience}: {:?}", seen(&now, audience));
    }
}

#[test]
fn what_a_broken_file_lost_stays_for_its_originator() {
    let then = files(&three()).load();
    let whole = file(&three());
    for cut in [0, 10, whole.len() / 2, whole.len() - 60] {
        let now = Memory::default().with("mli.ron", &whole[..cut]);
        let now = again(&then, &now);
        let mine = seen(&now, "MLI");
        for id in ["mli-one", "mli-two", "mli-six"] {
            let there = mine.iter().any(|known| known.split('*').next() == Some(id));
            assert!(there, "{id} after {cut} bytes: {mine:?}");
        }
        // The file of the others is gone, not broken.
        assert!(!mine.iter().any(|id| id.starts_with("sen-far")), "{mine:?}");
    }
}

/// Files one of which cannot be read.
struct Locked(Memory);

impl FileSet for Locked {
    fn names(&self) -> &[String] {
        self.0.names()
    }
    fn read(&self, at: usize, limit: u64) -> Result<Vec<u8>, ReadError> {
        if at == 0 { Err(ReadError::System("locked".to_owned())) } else { self.0.read(at, limit) }
    }
}

#[test]
fn what_stands_in_a_file_that_cannot_be_read_stays_for_its_originator() {
    let then = files(&three()).load();
    let now = again(&then, &Locked(files(&three())));
    assert_eq!(seen(&now, "MLI"), ["mli-one*-", "mli-two*-", "mli-six*-", "sen-far"]);
    assert_eq!(seen(&now, ALL), ["sen-far"]);
    assert_eq!(then.differing(&now).len(), 1);
}

#[test]
fn a_record_that_moved_to_another_file_and_broke_there_stays() {
    let then = files(&three()).load();
    let moved = "(id: \"mli-two\", title: \"New\", kind: Other, start: \"yesterday\")".to_owned();
    let now = Memory::default()
        .with("mli.ron", file(&[three()[0].clone(), three()[2].clone()]))
        .with("mli2.ron", file(&[moved]));
    let now = again(&then, &now);
    assert_eq!(seen(&now, ALL), ["mli-one", "mli-six", "mli-two*2"]);
}

#[test]
fn the_ceiling_of_a_meeting_that_cannot_be_read_is_the_usual_one() {
    let meeting = |status: &str| {
        format!(
            "(contributor: MLI, marking: (class: DR, rel_to: [SEN, MLI, MRT]), meeting: (id: \"mli-mtg\",
            title: \"M\", host: MLI, place: \"kayes\", status: {status}, start: \"2025-10-14T09:00Z\",
            end: \"2025-10-14T11:00Z\", period: (from: \"2025-04-01\", to: \"2025-09-30\"), ceiling: C),
            incidents: [{}])",
            incident("mli-high", "High", "marking: (class: C)")
        )
    };
    let then = Memory::default().with("mli.ron", meeting("Planned")).load();
    assert!(seen(&then, ALL).contains(&"mli-high".to_owned()));
    let now = again(&then, &Memory::default().with("mli.ron", meeting("Sometime")));
    assert!(!seen(&now, ALL).contains(&"mli-high".to_owned()), "{:?}", seen(&now, ALL));
    assert!(now.briefing.previous().is_none() && seen(&now, ALL).iter().any(|id| id.starts_with("mli-mtg*")));
}

#[test]
fn the_same_files_give_the_same_briefing() {
    let then = files(&three()).load();
    let now = again(&then, &files(&three()));
    assert!(then.differing(&now).is_empty());
    let other = again(&then, &files(&three()).saved("mli.ron", format!("\u{feff}{}", file(&three()))));
    assert_eq!(then.differing(&other).len(), 1, "written in another way");
}
