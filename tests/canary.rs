//! Nothing of a record held back is ever seen: not its words, not its numbers, not that it exists.
//!
//! Two proofs over a briefing full of secrets (`common/secrets.rs`). Every secret bears a mark, and no
//! mark may occur in any picture, hit, notice or message. And every picture must be the same, letter
//! for letter, as that of a briefing in which the secrets never stood: so no count, no gap, no order
//! and no room left over tells of them.
#![allow(clippy::disallowed_methods, reason = "tests write files and start programs")]

mod common;

#[path = "canary/before.rs"]
mod before;
#[path = "canary/charts.rs"]
mod charts;
#[path = "canary/map.rs"]
mod map;
#[path = "canary/marking.rs"]
mod marking;
#[path = "canary/printed.rs"]
mod printed;
#[path = "canary/stale.rs"]
mod stale;

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use common::secrets::{Case, Held, NOTE, SECRET, betrayed, case, owner, positions, visible_id};
use common::{App, app, nations, picture};
use tribrief::analysis::search::{Results, SearchIndex};
use tribrief::app::overlay::Overlay;
use tribrief::app::{Msg, update};
use tribrief::model::lang::Lang;
use tribrief::model::room::Room;
use tribrief::model::table::Kind;

const AUDIENCES: [&str; 5] = ["SEN", "MLI", "SEN,MLI", "SEN,MLI,MRT", "SEN,MLI,MRT,GIN"];

/// Pictures by what was done to see them: the words, and a fingerprint of every cell with its colours.
type Pictures = BTreeMap<String, (String, u64)>;

/// Every picture of the program over `case` that a room can come to see.
fn walk(case: &Case, audience: &str, lang: Lang, size: (u16, u16)) -> Pictures {
    let mut seen = Pictures::new();
    let mut desk = app(case.files.clone()).audience(audience).lang(lang).size(size.0, size.1);
    for pane in ["1", "2", "3", "4", "5", "6", "7", "8"] {
        desk.press(pane);
        look(&desk, &mut seen, format!("pane {pane}"));
        for keys in ["r", "f", "?", "F6", ":", "s", "c", "L", "v", "v v", "r 1", "f 2"] {
            desk.press(keys);
            look(&desk, &mut seen, format!("pane {pane}, then {keys}"));
            desk.press("esc");
        }
        desk.press("L");
        for key in ["r", "f"] {
            for digit in 0..9 {
                desk.press(&format!("{key} {digit}"));
                look(&desk, &mut seen, format!("pane {pane}, {key} {digit}"));
                desk.press(&format!("esc {key} 0"));
            }
        }
        desk.press("esc esc esc esc esc");
    }
    charts::walk(&mut desk, &mut seen);
    map::walk(&mut desk, &mut seen);
    for id in &case.visible {
        map::shown(&mut desk, &mut seen, id);
        open(&mut desk, id);
        assert_eq!(desk.state.selected(), Some(id.as_str()), "{id} is visible and opens");
        record(&mut desk, &mut seen, id);
    }
    seen
}

/// Finds the record `id` and opens it.
fn open(desk: &mut App, id: &str) {
    desk.press("esc esc esc esc esc esc /");
    desk.type_text(id);
    desk.press("enter");
}

/// The page of the record, down to its end, and what every door of it leads to.
fn record(desk: &mut App, seen: &mut Pictures, id: &str) {
    for page in 0..12 {
        look(desk, seen, format!("{id}, page {page}"));
        desk.press("pgdn");
    }
    let doors = desk.state.detail.page.doors.len();
    for door in 0..doors {
        open(desk, id);
        desk.through(door);
        for step in 0..6 {
            look(desk, seen, format!("{id}, door {door}, step {step}"));
            if desk.state.scene.is_none() {
                break;
            }
            desk.press("right");
        }
    }
}

fn look(desk: &App, seen: &mut Pictures, how: String) {
    let notice = desk.state.notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default();
    let (buffer, _) = desk.frame();
    let mut cells = DefaultHasher::new();
    buffer.hash(&mut cells);
    seen.insert(how, (format!("{}\n{notice}", picture::text(&buffer)), cells.finish()));
}

fn assert_silent(seen: &Pictures, audience: &str) {
    for (how, (picture, _)) in seen {
        let mark = betrayed(picture, false);
        assert!(mark.is_none(), "{audience}: {how}: {mark:?} in\n{picture}");
    }
}

/// Compares what is seen with secrets and without them.
fn assert_same(with: &Pictures, without: &Pictures, audience: &str) {
    let keys = |pictures: &Pictures| pictures.keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(with), keys(without), "{audience}: what can be done is the same");
    for (how, (picture, cells)) in with {
        let (other, colours) = &without[how];
        assert!(picture == other, "{audience}: {how} tells of secrets\n{picture}\n\nwithout:\n{other}");
        assert!(cells == colours, "{audience}: {how} has other colours with secrets\n{picture}");
    }
}

fn proof(audience: &str, lang: Lang, size: (u16, u16)) {
    let without = walk(&case(audience, Held::Nothing), audience, lang, size);
    for seed in [1, 2] {
        let full = case(audience, Held::Seed(seed));
        let with = walk(&full, audience, lang, size);
        assert!(with.len() > 1_200, "only {} pictures", with.len());
        assert_silent(&with, audience);
        assert_same(&with, &without, audience);
    }
}

#[test]
fn one_nation_sees_nothing_held_back() {
    proof("SEN", Lang::En, (120, 40));
    proof("MLI", Lang::Fr, (120, 40));
}

#[test]
fn two_nations_see_nothing_held_back() {
    proof("SEN,MLI", Lang::En, (120, 40));
}

#[test]
fn three_nations_see_nothing_held_back() {
    proof("SEN,MLI,MRT", Lang::Fr, (80, 24));
}

#[test]
fn four_nations_see_nothing_held_back() {
    proof("SEN,MLI,MRT,GIN", Lang::En, (200, 60));
}

#[test]
fn the_secrets_are_there() {
    // Without this the proofs could pass over an empty briefing.
    for audience in AUDIENCES {
        let full = case(audience, Held::Seed(1));
        let briefing = full.files.load().briefing;
        let mine = Room::new(std::sync::Arc::clone(&briefing), nations(owner(audience).code()), true);
        let shown = full.hidden.iter().filter(|id| mine.get(id).is_some()).count();
        // Most are held back from their owner alone too: their class, colour or nations forbid it.
        assert!(shown > 40, "{audience}: the owner sees {shown} of its own");
        let marked = mine.records().filter(|r| r.title().get(Lang::En).starts_with(SECRET)).count();
        assert!(marked > 40, "{audience}: {marked} titles are secret");
        let (_, left_out) = briefing.loaded_and_left_out();
        assert!(left_out > 50, "{audience}: {left_out} are broken");
        let room = Room::new(briefing, nations(audience), false);
        for id in &full.visible {
            assert!(room.get(id).is_some(), "{audience}: {id} is visible");
        }
    }
}

#[test]
fn search_finds_no_secret_and_no_part_of_one() {
    for audience in AUDIENCES {
        let full = case(audience, Held::Seed(3));
        let index = SearchIndex::build(&Room::new(full.files.load().briefing, nations(audience), false));
        let empty = Results::default();
        for word in full.words.iter().chain(&positions()) {
            assert_eq!(index.query(word, 10), empty, "{audience}: {word:?} is found");
        }
        for word in full.words.iter().filter(|word| word.starts_with(SECRET)) {
            for end in 2..word.len() {
                assert_eq!(index.query(&word[..end], 10), empty, "{audience}: {:?} is found", &word[..end]);
            }
            // A slip of the pen.
            assert_eq!(index.query(&word[1..], 10), empty, "{audience}: {:?} is found", &word[1..]);
        }
    }
}

#[test]
fn searching_for_a_secret_at_the_desk_shows_nothing_of_it() {
    let audience = "SEN,MLI,MRT";
    let (full, bare) = (case(audience, Held::Seed(4)), case(audience, Held::Nothing));
    let mut with = app(full.files.clone()).audience(audience).size(120, 40);
    let mut without = app(bare.files).audience(audience).size(120, 40);
    for word in full.words.iter().step_by(37).chain(&positions()) {
        for desk in [&mut with, &mut without] {
            desk.press("esc esc esc /");
            desk.type_text(word);
        }
        assert_eq!(with.screen(), without.screen(), "{word:?}");
        for desk in [&mut with, &mut without] {
            desk.press("tab enter esc");
        }
        assert_eq!(betrayed(&with.screen(), false), None, "{word:?}");
        assert_eq!(with.screen(), without.screen(), "{word:?}");
    }
}

#[test]
fn problems_say_where_and_never_what() {
    for audience in AUDIENCES {
        let full = case(audience, Held::Seed(5));
        for lang in [Lang::En, Lang::Fr] {
            let mut desk = app(full.files.clone()).audience(audience).lang(lang).size(200, 60).keys("!");
            let count = desk.state.room.problems().len();
            assert!(count > 50, "{audience}: {count} problems");
            for at in 0..count {
                let screen = desk.screen();
                assert_eq!(betrayed(&screen, false), None, "{audience}: problem {at}\n{screen}");
                desk.press("down");
            }
            for problem in desk.state.room.problems() {
                let said = format!("{:?} {:?} {:?}", problem.message, problem.help, problem.record);
                assert_eq!(betrayed(&said, false), None, "{audience}: {problem:?}");
            }
        }
    }
}

#[test]
fn a_wrong_reference_does_not_name_what_is_held_back() {
    // The nearest id, the kind of the target and the first of two ids are hints of other records.
    let head = "contributor: MLI, marking: (class: DR, rel_to: [SEN, MLI, MRT])";
    let text = format!(
        r#"({head},
        actors: [(id: "mli-zqalpha-bravo-charlie", name: "zqactor", kind: Criminal, marking: (rel_to: [MLI]))],
        incidents: [(id: "mli-inc-open", title: "Open", kind: Other, start: "2025-07-01",
            related: ["mli-zqalpha-bravo-charly"], group: "mli-zqalpha-bravo-charlie")])"#
    );
    let files = common::Memory::default().with("mli.ron", text);
    let desk = app(files.clone()).audience("SEN,MLI").size(120, 40).keys("!");
    let problems = desk.state.room.problems();
    assert_eq!(problems.len(), 2, "{problems:#?}");
    for problem in problems {
        assert!(problem.message.is_none() && problem.help.is_none(), "{problem:#?}");
    }
    assert_eq!(betrayed(&desk.screen(), false), None);
    let own = app(files).audience("MLI");
    assert!(own.state.room.problems().iter().all(|problem| problem.message.is_some()), "control");
}

#[test]
fn a_group_does_not_tell_that_a_member_is_held_back() {
    let member = |at: usize| {
        let marking = if at == 3 { "marking: (rel_to: [MLI])," } else { "" };
        format!(
            r#"(id: "mli-inc-{at}x", title: "Attack", kind: AttackOnForces, start: "2025-07-01", {marking} group: "mli-grp-july")"#
        )
    };
    let members: Vec<String> = (1..=7).map(member).collect();
    let files = common::Memory::default().with(
        "mli.ron",
        format!(
            r#"(contributor: MLI, marking: (class: DR, rel_to: [SEN, MLI, MRT]),
            incident_groups: [(id: "mli-grp-july", title: "July", expected_count: 7)], incidents: [{}])"#,
            members.join(",")
        ),
    );
    for (audience, whole) in [("SEN,MLI", false), ("MLI", true)] {
        let mut desk = app(files.clone()).audience(audience).size(120, 40);
        let mut pictures = Vec::new();
        for id in ["mli-grp-july", "mli-inc-1x"] {
            open(&mut desk, id);
            assert_eq!(desk.state.selected(), Some(id));
            // Below the bar of panes, one of which is the seventh.
            pictures.extend(desk.screen().lines().skip(3).map(str::to_owned));
        }
        let all = pictures.join("\n");
        let seven = all.split(|c: char| !c.is_alphanumeric()).any(|word| word == "7");
        assert_eq!(seven, whole, "{audience}: seven members are told of\n{all}");
    }
}

#[test]
fn numbers_of_scenes_have_no_gap_where_one_is_held_back() {
    let files = common::Memory::default().with(
        "mli.ron",
        r#"(contributor: MLI, marking: (class: DR, rel_to: [SEN, MLI]),
        actors: [(id: "mli-zq", name: "zqactor", kind: Criminal, marking: (rel_to: [MLI]))],
        meeting: (id: "mli-mtg", title: "Meeting", host: MLI, place: "kayes", start: "2025-10-14T09:00Z",
            end: "2025-10-14T11:00Z", period: (from: "2025-04-01", to: "2025-09-30"), status: Planned,
            agenda: [(id: "mli-ag-1", number: "4", title: "Item", kind: Information, owner: MLI, duration: 30,
                scenes: [Overview(), Record(id: "mli-zq"), Table(list: Incidents)])]))"#,
    );
    let mut desk = app(files).audience("SEN,MLI").size(120, 40);
    open(&mut desk, "mli-ag-1");
    let screen = desk.screen();
    assert!(screen.contains("4.1") && !screen.contains("4.3"), "the second of two is 4.2\n{screen}");
}

#[test]
fn notes_are_seen_when_asked_for_and_nothing_else_of_a_private_file() {
    let audience = "SEN,MLI";
    let full = case(audience, Held::Seed(6));
    let mut desk = app(full.files.clone()).audience(audience).size(120, 60);
    // Text of every note that is about something visible.
    let about: Vec<&String> =
        full.visible.iter().filter(|id| desk.state.notes.about(id).next().is_some()).collect();
    assert!(!about.is_empty(), "a note is about something visible");
    for id in about {
        open(&mut desk, id);
        assert_eq!(betrayed(&desk.screen(), false), None, "{id}");
        desk.press(": text:private enter");
        let screen = desk.screen();
        assert!(desk.state.show_notes && screen.contains(NOTE), "{id}: the note\n{screen}");
        assert_eq!(betrayed(&screen, true), None, "{id}: more than the note\n{screen}");
        desk.press(": text:private enter");
        assert_eq!(betrayed(&desk.screen(), false), None, "{id}: taken away again");
    }
}

#[test]
fn another_audience_takes_everything_away_at_once() {
    let owner = owner("SEN,MLI");
    let full = case("SEN,MLI", Held::Seed(7));
    let mut desk = app(full.files.clone()).audience(owner.code()).size(120, 40);
    // The owner alone: hits of secrets, pages of them, ways back and ahead.
    desk.press("/");
    desk.type_text(SECRET);
    desk.press("enter");
    assert!(betrayed(&desk.screen(), false).is_some(), "the owner sees its own");
    desk.press("n n n 3 down enter 4 down down enter 5 end enter m-left m-left 6 tab tab 3");
    desk.press("m-left m-left");
    assert!(desk.state.hits.len() > 10 && desk.state.history.has_forward());
    let before = desk.state.generation;
    desk.press("F6 s enter");
    assert_eq!(desk.state.room.audience(), nations("SEN,MLI"), "fewer records need no question");
    assert_ne!(desk.state.generation, before);
    for keys in [
        "n", "N", "m-left", "m-left", "m-right", "tab", "enter", "L", "c", "1", "/", "esc", "2", "3", "4",
        "6", "tab",
    ] {
        assert_eq!(betrayed(&desk.screen(), false), None, "before {keys}\n{}", desk.screen());
        assert!(desk.state.hits.is_empty(), "remembered hits");
        desk.press(keys);
    }
    // Back to the owner alone: more would be seen, so the program asks, and no is no.
    for no in ["esc", "n", "q", "enter esc"] {
        desk.press("F6 s enter");
        assert_eq!(betrayed(&desk.screen(), false), None, "asked\n{}", desk.screen());
        desk.press(no);
        assert_eq!(desk.state.room.audience(), nations("SEN,MLI"), "{no} is no yes");
        assert_eq!(betrayed(&desk.screen(), false), None, "after {no}");
    }
    desk.press("F6 s enter y");
    assert_eq!(desk.state.room.audience(), nations(owner.code()), "control: yes is yes");
}

#[test]
fn a_record_that_is_open_leaves_the_screen_with_its_audience() {
    let owner = owner("SEN,MLI");
    let full = case("SEN,MLI", Held::Seed(8));
    let own = Room::new(full.files.load().briefing, nations(owner.code()), false);
    let opened: Vec<&String> = full.hidden.iter().filter(|id| own.get(id).is_some()).collect();
    for id in opened.into_iter().step_by(3) {
        for size in [(80, 24), (120, 40)] {
            let mut desk = app(full.files.clone()).audience(owner.code()).size(size.0, size.1);
            open(&mut desk, id);
            assert_eq!(desk.state.selected(), Some(id.as_str()), "control");
            desk.press("F6 s enter");
            assert_eq!(betrayed(&desk.screen(), false), None, "{id}\n{}", desk.screen());
            desk.press("esc");
            assert_eq!(betrayed(&desk.screen(), false), None, "{id}\n{}", desk.screen());
        }
    }
}

#[test]
fn an_index_of_the_former_room_comes_too_late() {
    let owner = owner("SEN,MLI");
    let full = case("SEN,MLI", Held::Seed(9));
    let mut desk = app(full.files.clone()).audience(owner.code()).size(120, 40).lazy();
    desk.press("/ esc F6 s enter /");
    desk.type_text(SECRET);
    // Answers arrive in the order of the questions; the first one is of the owner's room.
    assert_eq!(desk.waiting.len(), 2);
    for effect in std::mem::take(&mut desk.waiting) {
        if let Some(answer) = desk.run(effect) {
            update(&mut desk.state, Msg::Answer(answer));
        }
        let Some(Overlay::Search(search)) = &desk.state.overlay else { panic!("the search is open") };
        assert_eq!(search.results, Results::default(), "hits of the owner's room, or their number");
        // What was typed stands in the box; nothing else does.
        let screen = desk.screen().replacen(SECRET, "", 1);
        assert_eq!(betrayed(&screen, false), None, "{screen}");
    }
}

#[test]
fn every_kind_is_among_the_secrets_and_among_the_visible() {
    let full = case("SEN", Held::Seed(1));
    for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::Note) {
        let id = visible_id(owner("SEN"), *kind, false);
        assert!(full.visible.contains(&id), "{kind:?}");
        let end = format!("-{:02}", *kind as usize);
        assert!(full.hidden.iter().any(|id| id.ends_with(&end)), "{kind:?}");
    }
}
