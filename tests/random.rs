//! Any keys, any clicks, any size: no panic, every cursor in its place, and Esc leads home.

mod common;

use common::{App, app, keys};
use proptest::prelude::*;
use tribrief::app::follow::{Follow, Sight};
use tribrief::app::keymap::{Context, KEYMAP};
use tribrief::app::list::List;
use tribrief::app::overlay::Overlay;
use tribrief::app::{Msg, overview};
use tribrief::model::lang::Lang;

/// Presses of Esc after which one is home, wherever one was.
const WAY_HOME: usize = 12;

/// Something a hand does.
#[derive(Clone, Debug)]
enum Step {
    Key(String),
    Paste(String),
    Click(u16, u16),
    Wheel(isize, u16, u16),
    Drag((u16, u16), (u16, u16)),
    /// The wake-up that was asked for, or one that comes too late.
    Wake,
    Resize(u16, u16),
    Failed(String),
}

/// Every key that is bound somewhere, and letters, digits, signs that are not.
fn key() -> impl Strategy<Value = String> {
    let bound: Vec<String> = KEYMAP.iter().flat_map(|b| b.keys.iter().map(|key| (*key).to_owned())).collect();
    let editing =
        ["Backspace", "Delete", "Ctrl-Left", "Ctrl-W", "Ctrl-U", "Ctrl-K", "Ctrl-A", "Ctrl-E", "F5"];
    prop_oneof![
        6 => proptest::sample::select(bound),
        2 => "[a-zA-Z0-9éàç.,;:!?*+=/-]",
        1 => proptest::sample::select(editing.map(str::to_owned).to_vec()),
    ]
}

/// A size: anything from one cell up, often an ordinary one.
fn size() -> impl Strategy<Value = (u16, u16)> {
    prop_oneof![
        (1..=200_u16, 1..=60_u16),
        (1..=12_u16, 1..=8_u16),
        (56..=64_u16, 18..=26_u16),
        Just((80, 24)),
        Just((120, 40)),
        Just((200, 60)),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        14 => key().prop_map(Step::Key),
        3 => (0..200_u16, 0..60_u16).prop_map(|(x, y)| Step::Click(x, y)),
        1 => (-9..9_isize, 0..200_u16, 0..60_u16).prop_map(|(n, x, y)| Step::Wheel(n, x, y)),
        1 => ((0..200_u16, 0..60_u16), (0..200_u16, 0..60_u16)).prop_map(|(from, to)| Step::Drag(from, to)),
        1 => Just(Step::Wake),
        1 => any::<String>().prop_map(Step::Paste),
        1 => size().prop_map(|(width, height)| Step::Resize(width, height)),
        1 => "[a-z ]{0,40}".prop_map(Step::Failed),
    ]
}

/// What hands do on the map: its keys, places that are typed, drags and wheels over it, and beats of time.
fn on_the_map() -> impl Strategy<Value = Step> {
    let keys: Vec<String> = KEYMAP
        .iter()
        .filter(|binding| binding.context == Context::Map)
        .flat_map(|binding| binding.keys.iter().map(|key| (*key).to_owned()))
        .collect();
    let typed =
        ["kay", "Kédougou", "14.4, -11.4", "29PKR 36526 98649", "90, 180", "-90, -180", "0,0", "1e308,1e308"];
    prop_oneof![
        8 => proptest::sample::select(keys).prop_map(Step::Key),
        1 => Just(Step::Key("g".to_owned())),
        1 => proptest::sample::select(typed.map(str::to_owned).to_vec()).prop_map(Step::Paste),
        2 => proptest::sample::select(["+", "-", "Enter", "Tab", "v", "p", "6", "3"].map(str::to_owned).to_vec())
            .prop_map(Step::Key),
        2 => (-9..9_isize, 0..200_u16, 0..60_u16).prop_map(|(n, x, y)| Step::Wheel(n, x, y)),
        2 => ((0..200_u16, 0..60_u16), (0..200_u16, 0..60_u16)).prop_map(|(from, to)| Step::Drag(from, to)),
        2 => (0..200_u16, 0..60_u16).prop_map(|(x, y)| Step::Click(x, y)),
        2 => Just(Step::Wake),
        1 => size().prop_map(|(width, height)| Step::Resize(width, height)),
    ]
}

fn take(desk: &mut App, step: Step) {
    match step {
        Step::Key(name) => desk.send(Msg::Key(keys::event(&name).expect("a key"))),
        Step::Paste(text) => desk.send(Msg::Paste(text)),
        Step::Click(x, y) => desk.click(x, y),
        Step::Wheel(lines, x, y) => {
            let target = desk.frame().1.at(x, y);
            desk.send(Msg::Wheel(lines, target));
        }
        Step::Drag(from, to) => desk.send(Msg::Drag { from, to }),
        Step::Wake => desk.send(Msg::Wake),
        Step::Resize(width, height) => desk.send(Msg::Resize(width, height)),
        Step::Failed(words) => desk.send(Msg::WorkerFailed(words)),
    }
}

/// Whether `cursor` stands on one of `count` things.
fn inside(cursor: usize, count: usize) -> bool {
    cursor < count.max(1)
}

fn list_holds(list: &List) -> bool {
    let items = list.rows.iter().any(|row| matches!(row, tribrief::analysis::list::Row::Item(_)));
    inside(list.cursor, list.rows.len())
        && inside(list.offset, list.rows.len())
        && (list.selected().is_some() || !items)
}

/// Everything that must hold at any time.
fn assert_holds(desk: &App) {
    let state = &desk.state;
    let (buffer, frame) = desk.frame();
    assert_eq!((buffer.area.width, buffer.area.height), state.size);
    for (rect, target) in &frame.hits {
        assert_eq!(rect.intersection(buffer.area), *rect, "{target:?} reaches out of the screen");
    }
    if let Some(cursor) = frame.cursor {
        assert!(buffer.area.contains(cursor), "the text cursor {cursor} is out of the screen");
    }
    assert!(list_holds(state.list()), "the list of {:?}", state.pane);
    assert!(inside(state.detail.door, state.detail.page.doors.len()), "door");
    // A page of which no row is seen may be scrolled to its end; the next one that is seen is not.
    let unseen = state.geometry().detail.height == 0 || !state.detail_shown();
    assert!(unseen || inside(state.detail.scroll, state.detail.page.lines.len()), "scroll");
    assert!(inside(state.overview, overview::items(state).len()), "overview");
    assert!(inside(state.hit, state.hits.len()), "hit");
    let shown = state.hits.iter().chain(&state.visiting).map(|id| &**id).chain(state.selected());
    let on_map = state
        .map
        .marked
        .iter()
        .map(|marked| &*marked.id)
        .chain(state.map.situation.ids.iter().map(|id| &**id));
    for id in shown.chain(on_map) {
        assert!(state.room.get(id).is_some(), "{id} is not in the room");
    }
    assert!(state.play.is_none() || state.has_time() && state.overlay.is_none(), "time is played unseen");
    if let Some(scene) = &state.scene {
        let shown = scene.scene(&state.cx()).expect("the scene exists");
        let picture = tribrief::analysis::scene::lay(&state.cx(), &shown, state.size, false);
        assert!(
            scene.scroll <= 1000 && scene.pointer.is_none_or(|at| inside(at, picture.stops())),
            "{scene:?}"
        );
    }
    assert_stage_holds(desk);
    let (cursor, count) = match &state.overlay {
        Some(Overlay::Search(search)) => (search.cursor, search.shown().len()),
        Some(Overlay::Palette(chooser)) => (chooser.cursor, chooser.palette(state).len()),
        Some(Overlay::Help(chooser)) => (chooser.cursor, chooser.help(state).len()),
        Some(Overlay::Pick(pick)) => (pick.cursor, pick.options.len()),
        Some(Overlay::Goto(goto)) => (goto.cursor, goto.found.len()),
        Some(Overlay::Problems(problems)) => (problems.cursor, problems.len()),
        Some(Overlay::Audience(room)) => (room.cursor, 4),
        Some(Overlay::Form(form)) => (form.sheet().focus, form.sheet().slots.len()),
        Some(Overlay::Ledger(list)) => {
            (list.cursor, state.talk.as_ref().map_or(0, |t| t.ledger.rows().len()))
        }
        Some(Overlay::Timings(at)) => (*at, state.talk.as_ref().map_or(0, |t| t.plan.items().len())),
        Some(Overlay::Question(_)) | None => (0, 0),
    };
    assert!(inside(cursor, count), "cursor {cursor} of {count} in {:?}", state.overlay);
}

/// What is before the room: a scene there is, and a pointer, a part and a scroll inside it.
fn assert_stage_holds(desk: &App) {
    let cx = desk.state.cx();
    let Some(stage) = desk.state.talk.as_ref().map(|talk| &talk.stage) else { return };
    assert!(stage.scroll <= 1_000, "{stage:?}");
    let named = [Some(&stage.item), stage.detour.as_ref()].into_iter().flatten();
    for id in named.filter(|id| !id.is_empty()) {
        assert!(desk.state.room.get(id).is_some(), "{id} is not in the room");
    }
    let Some(scene) = tribrief::analysis::scene::staged(&cx, stage) else { return };
    // As much as a screen of any height shows.
    let large = tribrief::analysis::scene::is_large(&scene, stage);
    let whole = tribrief::analysis::scene::lay(&cx, &scene, (100, u16::MAX), large);
    let reaches = |at: Option<u16>, count| at.is_none_or(|at| usize::from(at) < count);
    assert!(reaches(stage.pointer, whole.stops()), "{stage:?} of {}", whole.stops());
    assert!(reaches(stage.zoom, whole.parts), "{stage:?} of {}", whole.parts);
}

/// A room screen that follows nothing yet.
fn follower(files: u64) -> App {
    let mut room = app(common::sample());
    room.state.follow = Some(Box::new(Follow::new(files, room.paper.now)));
    room
}

/// The room takes the console's last word.
fn follow(console: &App, room: &mut App, counter: u64) {
    let Some(cue) = console.paper.cue.clone() else { return };
    room.send(Msg::Sight(console.paper.now, Sight::Live { cue, counter }));
    assert_holds(room);
}

fn assert_leads_home(desk: &mut App) {
    // Presenting ends by the question that Esc asks; on an empty agenda too.
    for _ in 0..WAY_HOME {
        if desk.state.talk.is_some() {
            desk.press("esc");
            if matches!(desk.state.overlay, Some(Overlay::Question(_))) {
                desk.press("y");
            }
        }
    }
    for _ in 0..WAY_HOME {
        desk.press("esc");
        assert_holds(desk);
    }
    assert!(desk.state.is_home() && desk.state.overlay.is_none(), "Esc leads home");
    desk.quit = false;
    desk.press("q");
    assert!(desk.quit, "q quits at home");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_evening_at_the_desk_ends_at_home(
        (width, height) in size(),
        french in any::<bool>(),
        steps in proptest::collection::vec(step(), 1..60),
    ) {
        let lang = if french { Lang::Fr } else { Lang::En };
        let mut desk = app(common::sample()).lang(lang).size(width, height);
        assert_holds(&desk);
        for step in steps {
            take(&mut desk, step);
            assert_holds(&desk);
        }
        assert_leads_home(&mut desk);
    }

    #[test]
    fn any_way_over_the_map_ends_at_home(
        (width, height) in size(),
        french in any::<bool>(),
        beside in 0..4_usize,
        steps in proptest::collection::vec(on_the_map(), 1..80),
    ) {
        let lang = if french { Lang::Fr } else { Lang::En };
        let begin = ["6", "3 w", "5 v", "6 p"][beside];
        let mut desk = app(common::sample()).lang(lang).size(width, height).keys(begin);
        for step in steps {
            take(&mut desk, step);
            assert_holds(&desk);
        }
        assert_leads_home(&mut desk);
    }

    #[test]
    fn a_map_with_nothing_on_it_holds_too(
        (width, height) in size(),
        steps in proptest::collection::vec(on_the_map(), 1..40),
    ) {
        let files = common::Memory::default().with("empty.ron", "()");
        let mut desk = app(files).size(width, height).keys("6");
        for step in steps {
            take(&mut desk, step);
            assert_holds(&desk);
        }
        assert_leads_home(&mut desk);
    }

    #[test]
    fn a_briefing_with_nothing_in_it_holds_too(
        (width, height) in size(),
        steps in proptest::collection::vec(step(), 1..40),
    ) {
        let files = common::Memory::default().with("empty.ron", "()");
        let mut desk = app(files).size(width, height);
        for step in steps {
            take(&mut desk, step);
            assert_holds(&desk);
        }
        assert_leads_home(&mut desk);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_meeting_holds_on_both_screens(
        (width, height) in size(),
        french in any::<bool>(),
        steps in proptest::collection::vec((step(), any::<bool>(), 0..90_i64), 1..60),
    ) {
        let lang = if french { Lang::Fr } else { Lang::En };
        let mut console = app(common::sample()).lang(lang).size(width, height).keys("F5");
        let mut room = follower(console.paper.files);
        for (at, (step, in_room, seconds)) in (1..).zip(steps) {
            if in_room && matches!(step, Step::Resize(..) | Step::Click(..) | Step::Failed(..)) {
                take(&mut room, step);
            } else {
                take(&mut console, step);
            }
            console.pass(seconds / 30);
            assert_holds(&console);
            follow(&console, &mut room, at);
        }
        assert_leads_home(&mut console);
    }
}

#[test]
fn a_meeting_is_drawn_at_every_small_size() {
    let places = [
        "",
        "> > >",
        "2 enter down",
        "5 enter",
        "d text:Agreed",
        "a",
        "x",
        "n",
        "R",
        "P",
        "Tab",
        "v",
        "b",
        "q",
    ];
    for place in places {
        let mut console = app(common::sample()).present().keys("n text:noted c-s").keys(place);
        let mut room = follower(console.paper.files);
        for height in 1..=38 {
            for width in (1..=64).step_by(3).chain([79, 99, 100, 101, 200]) {
                console.send(Msg::Resize(width, height));
                assert_holds(&console);
                room.send(Msg::Resize(width, height));
                follow(&console, &mut room, u64::from(height));
            }
        }
    }
}

#[test]
fn every_screen_is_drawn_at_every_small_size() {
    let places = [
        "",
        "1",
        "2 enter",
        "3 enter",
        "4",
        "5 end enter",
        "7",
        "8",
        "?",
        ":",
        "/ text:kayes",
        "r",
        "3 f",
        "F6",
        "!",
        "6",
        "6 tab M right o G",
        "6 f",
        "6 g text:kay",
        "6 p",
        "3 v",
        "3 v v",
        "3 w w <",
        "4 v",
        "5 v down",
        "5 v v",
        "7 v",
        "8 v",
    ];
    for place in places {
        let mut desk = app(common::sample()).size(80, 24).keys(place);
        for height in 1..=26 {
            for width in (1..=64).step_by(3).chain([99, 100, 101, 200]) {
                desk.send(Msg::Resize(width, height));
                assert_holds(&desk);
            }
        }
    }
}

#[test]
fn too_small_says_so_and_shows_no_record() {
    let desk = app(common::sample()).size(59, 20).keys("3");
    let text = desk.screen();
    assert!(text.contains("60") && text.contains("20"), "what is needed\n{text}");
    assert!(!text.contains("Incidents"), "{text}");
    let enough = app(common::sample()).size(60, 20).keys("3").screen();
    assert!(enough.contains("Incidents"), "{enough}");
}

#[test]
fn what_is_in_a_scene_cannot_be_scrolled_off_the_screen() {
    // Every scene of the agenda, once to its very end and back.
    let mut desk = app(common::sample()).size(80, 24).keys("2 g");
    let mut scenes = 0;
    for _ in 0..desk.state.list().count {
        let mut more = desk.open_scene_here();
        while more {
            scenes += 1;
            let first = desk.screen();
            for _ in 0..300 {
                desk.press("down");
            }
            // Body rows, between the title and the keys.
            let last = desk.screen();
            let body: Vec<&str> = last.lines().skip(4).take(16).collect();
            assert!(body.iter().any(|row| !row.trim().is_empty()), "nothing is left\n{last}");
            if last != first {
                desk.press("up");
                assert_ne!(desk.screen(), last, "the first step back is seen\n{last}");
            }
            for _ in 0..300 {
                desk.press("up");
            }
            assert_eq!(desk.screen(), first, "as many steps back lead back");
            let here = desk.state.scene.as_ref().map(|scene| scene.at);
            desk.press("right");
            more = desk.state.scene.as_ref().map(|scene| scene.at) != here;
        }
        desk.press("esc esc 2 down");
    }
    assert!(scenes > 10, "{scenes} scenes");
}

#[test]
fn esc_leads_home_from_map_charts_and_time() {
    for (place, most) in [
        ("6", 1),
        ("6 tab", 2),
        ("6 tab M", 3),
        ("6 tab M o", 4),
        ("6 g", 2),
        ("6 g text:kayes", 3),
        ("6 g text:kayes enter", 2),
        ("6 f", 2),
        ("6 f space", 2),
        ("6 w w <", 2),
        ("6 p", 2),
        ("6 w p", 3),
        ("3 w p", 3),
        ("3 v", 2),
        ("3 v down", 3),
        ("5 v v down down", 3),
        ("5 v down enter", 4),
        ("6 tab enter", 4),
        ("3 m", 4),
    ] {
        let mut desk = app(common::sample()).size(120, 40).keys(place);
        assert!(!desk.state.is_home(), "{place}");
        let mut presses = 0;
        while (!desk.state.is_home() || desk.state.overlay.is_some()) && presses <= WAY_HOME {
            desk.press("esc");
            presses += 1;
            assert_holds(&desk);
        }
        assert!(presses <= most, "{presses} presses from {place}");
        assert!(desk.state.play.is_none() && desk.paper.alarm.is_none(), "{place}: nothing plays on");
    }
}

#[test]
fn a_list_that_shrinks_unseen_is_not_left_scrolled() {
    let mut desk = app(common::sample()).size(56, 18).keys("3 G");
    desk.send(Msg::Resize(60, 20));
    desk.press("G");
    desk.send(Msg::Resize(1, 1));
    desk.press("r 2");
    assert_holds(&desk);
}
