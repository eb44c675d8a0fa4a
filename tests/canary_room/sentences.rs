//! What holds between console and room, one sentence at a time.

use chrono::TimeDelta;
use ratatui::buffer::Buffer;
use tribrief::analysis::scene;
use tribrief::analysis::scene::frame::RoomFrame;
use tribrief::app::console::Console;
use tribrief::app::follow::{Follow, Sight};
use tribrief::app::{Answer, Effect, Msg, update};
use tribrief::model::nation::NationSet;
use tribrief::model::record::Scene;
use tribrief::model::stage::{Blank, Cue, Stage};
use tribrief::model::table::Kind;
use tribrief::source::{self, Limits};

use crate::common::secrets::{NOTE, SECRET, betrayed, mixed_id, owner, visible_id};
use crate::common::{App, Files, app, nations, picture, sample};
use crate::pair::{Pair, paint};

const AUDIENCE: &str = "SEN,MLI,MRT";

/// A console and its room, before three nations.
fn pair() -> Pair {
    Pair::new(AUDIENCE, 11)
}

/// What the room shows when it is told `cue`.
fn shown(pair: &mut Pair, cue: &Cue, counter: u64) -> Buffer {
    let now = pair.room.paper.now;
    pair.room_takes(|| Msg::Sight(now, Sight::Live { cue: cue.clone(), counter }));
    paint(&pair.room.state)
}

#[test]
fn the_room_program_has_no_note_no_private_file_and_no_message() {
    let mut pair = pair();
    let mixed = mixed_id(owner(AUDIENCE));
    assert!(pair.console().state.notes.about(&mixed).next().is_some(), "control: the console has notes");
    assert!(!pair.console().state.room.problems().is_empty(), "control: the files have mistakes");
    assert_eq!(pair.room.state.notes.about(&mixed).count(), 0);
    assert!(pair.room.state.room.problems().is_empty());
    let shared = source::load_shared(&pair.case.files, Limits::default(), None).briefing;
    let said = format!("{shared:?}");
    let note = said.split(|c: char| !c.is_alphanumeric()).find(|word| word.starts_with(NOTE));
    assert_eq!(note, None, "a note is in the memory of the room program");
}

#[test]
fn the_room_program_reads_its_files_without_the_private_ones() {
    let program = include_str!("../../src/cli/room.rs");
    let shared = program.matches("carried::load(&opened, ").count();
    assert_eq!(shared, 2, "at the start, and when they changed");
    assert_eq!(program.matches(", true)").count(), 2, "both without what is private");
    assert!(!program.contains("source::load"));
}

#[test]
fn a_word_that_names_what_the_room_may_not_see_leaves_it_black() {
    let mut pair = pair();
    pair.console().press("Right");
    let cue = pair.deliver();
    assert!(shown(&mut pair, &cue, 1) != shown(&mut pair, &black(&cue), 2), "control");
    let covered = shown(&mut pair, &black(&cue), 3);
    let (hidden, mixed) = (pair.case.hidden.clone(), mixed_id(owner(AUDIENCE)));
    for (at, id) in (4..).zip(hidden.iter().chain([&"sen-no-such-id".to_owned()])) {
        let detour =
            Stage { item: mixed.as_str().into(), detour: Some(id.as_str().into()), ..Stage::default() };
        let item = Stage { item: id.as_str().into(), ..Stage::default() };
        for stage in [detour, item] {
            let wrong = Cue { stage, ..cue.clone() };
            assert!(shown(&mut pair, &wrong, at) == covered, "{id} is no word for black");
        }
    }
    // Nor does a number of a scene that is held back.
    let all = scene::scenes(&pair.console().state.cx(), &mixed);
    let numbers: Vec<usize> = all.iter().map(|(number, _)| *number).collect();
    assert!(!numbers.contains(&1) && numbers.contains(&8), "control: {numbers:?}");
    let stage = Stage { item: mixed.as_str().into(), scene: 1, ..Stage::default() };
    assert!(shown(&mut pair, &Cue { stage, ..cue }, 9_999) == covered);
}

fn black(cue: &Cue) -> Cue {
    Cue { stage: Stage { blank: Blank::Black, ..cue.stage.clone() }, ..cue.clone() }
}

#[test]
fn other_files_are_black_until_they_are_read() {
    let mut pair = pair();
    let cue = pair.deliver();
    let covered = shown(&mut pair, &black(&cue), 1);
    let other = Cue { files: cue.files + 1, ..cue.clone() };
    let now = pair.room.paper.now;
    let look = |room: &mut App, counter| {
        update(&mut room.state, Msg::Sight(now, Sight::Live { cue: other.clone(), counter }))
    };
    let asked = look(&mut pair.room, 2);
    assert!(matches!(asked[..], [Effect::Reload]), "{asked:?}");
    assert!(paint(&pair.room.state) == covered);
    assert!(look(&mut pair.room, 3).is_empty(), "it is asked for once");
    // They come, and are still others: black, and not asked for again and again.
    let shared = source::load_shared(&pair.case.files, Limits::default(), None);
    let came = Answer::Reloaded(Some((shared.briefing, pair.files)));
    update(&mut pair.room.state, Msg::Answer(came));
    assert!(look(&mut pair.room, 4).is_empty());
    assert!(paint(&pair.room.state) == covered);
    let shared = source::load_shared(&pair.case.files, Limits::default(), None);
    let came = Answer::Reloaded(Some((shared.briefing, other.files)));
    update(&mut pair.room.state, Msg::Answer(came));
    look(&mut pair.room, 5);
    assert!(paint(&pair.room.state) != covered, "the right ones are shown");
    assert_eq!(pair.room.state.room.audience(), nations(AUDIENCE), "to those who are in");
}

#[test]
fn with_others_in_the_room_what_is_open_leaves_its_screen() {
    // The owner alone presents, opens a secret, and lets the others in.
    let owner = owner("SEN,MLI");
    let mut pair = Pair::new("SEN,MLI", 12);
    pair.console().press("F6 s enter y");
    assert_eq!(pair.console().state.room.audience(), nations(owner.code()), "control");
    pair.console().press("/");
    pair.console().type_text(SECRET);
    pair.console().press("enter");
    let cue = pair.deliver();
    assert!(cue.stage.detour.is_some(), "a secret is before its owner");
    let before = picture::text(&paint(&pair.room.state));
    assert!(betrayed(&before, false).is_some(), "control\n{before}");
    pair.console().press("F6 s enter");
    let cue = pair.deliver();
    assert_eq!((cue.audience, cue.stage.detour), (nations("SEN,MLI"), None));
    for keys in ["", "Alt-Left", "Left", "Right", "Home", "b", "b", "v", "L"] {
        pair.console().press(keys);
        pair.check(keys);
        let after = picture::text(&paint(&pair.room.state));
        assert_eq!(betrayed(&after, false), None, "{keys}\n{after}");
    }
}

#[test]
fn more_is_shown_after_a_yes_only() {
    let mut pair = Pair::new("SEN,MLI", 13);
    for no in ["esc", "n", "q", "PgDn", "PgUp"] {
        pair.console().press("F6 s enter");
        pair.console().press(no);
        let cue = pair.deliver();
        assert_eq!((cue.audience, cue.red), (nations("SEN,MLI"), false), "{no}");
        pair.check(no);
    }
    pair.console().press("c-p text:TLP enter");
    assert!(!pair.deliver().red, "asked is not said");
    pair.console().press("y");
    assert!(pair.deliver().red, "control");
    // RED was confirmed for those who were in, for nobody else.
    pair.console().press("F6 g enter");
    let cue = pair.deliver();
    assert_eq!((cue.audience, cue.red), (nations("SEN,MLI,GIN"), false));
}

#[test]
fn a_room_that_comes_late_or_comes_back_shows_the_same() {
    let mut pair = pair();
    pair.console().press("Right Right Right down z down");
    pair.check("before");
    let before = paint(&pair.room.state);
    pair.crash_room();
    pair.check("after");
    assert!(paint(&pair.room.state) == before);
    pair.crash_console();
    pair.check("the console came back");
    let after = paint(&pair.room.state);
    let cue = pair.deliver();
    assert!(cue.stage.pointer.is_none(), "what was pointed at is not kept");
    assert!(!picture::text(&after).trim().is_empty());
}

#[test]
fn a_console_that_is_gone_leaves_the_last_scene_and_a_small_mark() {
    let mut pair = pair();
    pair.console().press("Right");
    let cue = pair.deliver();
    let before = picture::text(&paint(&pair.room.state));
    let later = pair.room.paper.now + TimeDelta::seconds(5);
    pair.room_takes(|| Msg::Sight(later, Sight::Nothing));
    let after = picture::text(&paint(&pair.room.state));
    let other: Vec<&str> =
        after.lines().zip(before.lines()).filter(|(a, b)| a != b).map(|(a, _)| a.trim()).collect();
    assert_eq!(other, ["no console"]);
    pair.room_takes(|| Msg::Sight(later, Sight::Ended(cue.clone())));
    assert_eq!(picture::text(&paint(&pair.room.state)), after);
}

#[test]
fn a_room_without_a_word_is_black() {
    let room = app(sample()).size(120, 36);
    let mut screen = app(sample()).size(120, 36);
    screen.state.follow = Some(Box::new(Follow::new(7, screen.paper.now)));
    let text = picture::text(&paint(&screen.state));
    let words: Vec<&str> = text.lines().filter(|row| !row.trim().is_empty()).collect();
    assert!(words.len() <= 3 && text.contains("waiting for the console"), "{text}");
    assert!(room.screen().len() > text.len(), "control");
}

/// A room screen whose picture has exactly `body` columns and rows between title and foot.
fn with_body(body: (u16, u16)) -> Option<(u16, u16)> {
    let sizes = (60..=220).flat_map(|width| (20..=80).map(move |height| (width, height)));
    sizes.into_iter().find(|size| {
        let found = RoomFrame::of(*size).body;
        (found.width, found.height) == body
    })
}

/// A console and a room over the sample.
fn over_the_sample(console: (u16, u16), room: (u16, u16)) -> (App, App) {
    let console = app(sample()).size(console.0, console.1).present();
    let mut screen = app(sample()).size(room.0, room.1);
    screen.state.follow = Some(Box::new(Follow::new(console.paper.files, screen.paper.now)));
    (console, screen)
}

/// Goes through the whole agenda and shows every stage to `look`.
fn through_the_agenda(console: &mut App, room: &mut App, look: &mut dyn FnMut(&mut App, &mut App, &Cue)) {
    for scenes in 0.. {
        let cue = console.paper.cue.clone().expect("a word for the room");
        let now = console.paper.now;
        update(&mut room.state, Msg::Sight(now, Sight::Live { cue: cue.clone(), counter: scenes }));
        look(console, room, &cue);
        console.press("Right");
        let next = console.paper.cue.as_ref().expect("a word for the room");
        if (&next.stage.item, next.stage.scene) == (&cue.stage.item, cue.stage.scene) {
            assert!(scenes > 10, "{scenes} scenes");
            return;
        }
    }
}

#[test]
fn the_preview_is_what_the_room_sees() {
    for size in [(120, 36), (160, 50), (200, 60)] {
        let parts = Console::of(size);
        let body = (parts.preview().width, parts.preview().height);
        let wide = with_body(body).expect("a room screen with as many cells");
        let (mut console, mut room) = over_the_sample(size, wide);
        let (mut same, mut all) = (0, 0);
        through_the_agenda(&mut console, &mut room, &mut |console, room, cue| {
            all += 1;
            let Some(shown) = scene::staged(&console.state.cx(), &cue.stage) else { return };
            let frame = RoomFrame::of(wide).body;
            if scene::preview_rows(&console.state.cx(), &shown, body) != frame.height {
                return;
            }
            let preview = crate::pair::cut(&paint(&console.state), parts.preview());
            let seen = crate::pair::cut(&paint(&room.state), frame);
            let (preview, seen) = (picture::text(&preview), picture::text(&seen));
            assert!(preview == seen, "{size:?} {:?}\n{preview}\n\n{seen}", cue.stage);
            same += 1;
        });
        assert!(same * 3 > all * 2, "{size:?}: {same} of {all} are compared");
    }
}

#[test]
fn what_is_pointed_at_is_the_same_on_both_screens() {
    for (small, large) in [((80, 24), (120, 36)), ((120, 36), (60, 20)), ((200, 60), (80, 24))] {
        let (mut console, mut room) = over_the_sample(small, large);
        through_the_agenda(&mut console, &mut room, &mut |console, room, cue| {
            let here = tribrief::app::console::preview(&console.state);
            let there = RoomFrame::of(room.state.size).body;
            let Some(shown) = scene::staged(&console.state.cx(), &cue.stage) else { return };
            // As it is laid once something is pointed at.
            let pointed = Stage { pointer: Some(0), ..cue.stage.clone() };
            let large = scene::is_large(&shown, &pointed);
            let rows = if large { scene::preview_rows(&console.state.cx(), &shown, here) } else { here.1 };
            let mine = scene::lay(&console.state.cx(), &shown, (here.0, rows), large);
            let other = scene::lay(&room.state.cx(), &shown, (there.width, there.height), large);
            assert_eq!(mine.parts, other.parts, "{:?}: parts to zoom", cue.stage);
            let leads = |picture: &scene::Picture| {
                (0..picture.stops()).map(|at| picture.leads(at)).collect::<Vec<_>>()
            };
            let both = leads(&mine).len().min(leads(&other).len());
            assert_eq!(leads(&mine)[..both], leads(&other)[..both], "{:?}", cue.stage);
            assert!(both > 0 || leads(&other).is_empty(), "{:?} cannot be pointed at", cue.stage);
            // And that is what the keys point at.
            if let Some(Some(first)) = leads(&mine).first() {
                console.press("Down");
                assert_eq!(
                    console.paper.cue.as_ref().map(|cue| cue.stage.pointer),
                    Some(Some(0)),
                    "{:?}",
                    cue.stage
                );
                console.press("Enter");
                let now = console.paper.cue.clone().expect("a word").stage;
                let opened = now.detour.as_ref().unwrap_or(&now.item);
                assert_eq!(opened, first, "{:?}", cue.stage);
                console.press("Alt-Left Esc");
                assert_eq!(console.paper.cue.as_ref().map(|cue| &cue.stage), Some(&cue.stage));
            }
        });
    }
}

#[test]
fn maps_and_charts_over_secrets_are_the_same_before_the_console_and_in_the_room() {
    let mut pair = pair();
    let size = (200, 60);
    let preview = Console::of(size).preview();
    let wide = with_body((preview.width, preview.height)).expect("a room screen with as many cells");
    pair.console().send(tribrief::app::Msg::Resize(size.0, size.1));
    pair.room_takes(|| tribrief::app::Msg::Resize(wide.0, wide.1));
    let mixed = mixed_id(owner(AUDIENCE));
    let scenes = scene::scenes(&pair.console().state.cx(), &mixed);
    let pictures: Vec<usize> = scenes
        .iter()
        .filter(|(_, scene)| matches!(**scene, Scene::Map(_) | Scene::Chart(_)))
        .map(|(number, _)| *number)
        .collect();
    assert!(pictures.len() > 8, "{pictures:?}");
    let (mut pointed, mut compared) = (0, 0);
    for number in pictures {
        pair.console().press("Home");
        for _ in 0..100 {
            let stage = pair.console().state.talk.as_ref().map(|talk| talk.stage.clone()).expect("a stage");
            if *stage.item == *mixed && usize::from(stage.scene) == number {
                break;
            }
            pair.console().press("Right");
        }
        for keys in ["", "Down", "Down", "Enter"] {
            pair.console().press(keys);
            pair.check(&format!("scene {number}, {keys}"));
            let cue = pair.deliver();
            if cue.stage.detour.is_some() || cue.stage.item != mixed.as_str().into() {
                pointed += 1;
                continue;
            }
            let body = RoomFrame::of(wide).body;
            let cx = pair.room.state.cx();
            let shown = scene::staged(&cx, &cue.stage).expect("it is there");
            // A preview keeps the proportions of the room: it may have rows to spare.
            if scene::preview_rows(&cx, &shown, (body.width, body.height)) != body.height {
                continue;
            }
            compared += 1;
            let mine = crate::pair::cut(&paint(&pair.console().state), preview);
            let room = crate::pair::cut(&paint(&pair.room.state), RoomFrame::of(wide).body);
            assert_eq!(mine.content.len(), room.content.len(), "as many cells");
            // The preview lies on a tint; its words and marks are the room's.
            let (mine, room) = (picture::text(&mine), picture::text(&room));
            assert!(mine == room, "scene {number}, {keys}\n{mine}\n\n{room}");
        }
        pair.console().press("Alt-Left Esc");
        if pair.console().state.overlay.is_some() {
            pair.console().press("Esc");
        }
    }
    assert!(pointed > 5, "{pointed} records were opened from a mark or a row");
    assert!(compared > 15, "{compared} are compared");
}

#[test]
fn the_console_says_how_many_are_held_back_and_the_room_does_not() {
    let mut pair = pair();
    let held = pair.console().state.room.held_back();
    assert!(held > 100, "control: {held}");
    let console = picture::text(&paint(&pair.console().state));
    assert!(console.contains(&held.to_string()), "{console}");
    let open = visible_id(owner(AUDIENCE), Kind::Incident, false);
    assert_eq!(pair.console().state.room.audience().union(NationSet::EMPTY), nations(AUDIENCE));
    pair.console().press("/");
    pair.console().type_text(&open);
    pair.console().press("enter");
    pair.check("a record");
    let text = picture::text(&paint(&pair.room.state));
    assert!(!text.contains(&held.to_string()), "{text}");
}

/// The files of a pair, for a room of its own.
#[test]
fn a_room_for_nobody_shows_nothing() {
    let pair = pair();
    let shared = source::load_shared(&pair.case.files, Limits::default(), None);
    let mut room = app(Files::Ready(shared.briefing, Vec::new(), None)).audience("GIN").size(120, 36);
    room.state.follow = Some(Box::new(Follow::new(pair.files, room.paper.now)));
    let item = visible_id(owner(AUDIENCE), Kind::AgendaItem, false);
    let stage = Stage { item: item.as_str().into(), ..Stage::default() };
    for audience in [nations("GIN"), NationSet::EMPTY] {
        let cue = Cue { stage: stage.clone(), audience, files: pair.files, ..Cue::default() };
        let now = room.paper.now;
        update(&mut room.state, Msg::Sight(now, Sight::Live { cue, counter: 1 }));
        let text = picture::text(&paint(&room.state));
        assert!(!text.contains("open line") && !text.contains("OPEN LINE"), "{audience}\n{text}");
    }
}
