//! Going through the agenda.

use tribrief::analysis::scene;
use tribrief::app::overlay::{Overlay, Picked};
use tribrief::model::record::Scene;
use tribrief::model::stage::Blank;

use crate::common::{App, app, nations, sample};
use crate::{blank, notice, place, stage, talk};

/// Every item with the numbers of its scenes, in the order of the agenda.
fn agenda(desk: &App) -> Vec<(String, Vec<u16>)> {
    let talk = desk.state.talk.as_ref().expect("the meeting runs");
    let scenes = |id: &str| {
        let all = scene::scenes(&desk.state.cx(), id);
        all.iter().map(|(number, _)| u16::try_from(*number).expect("a small number")).collect()
    };
    talk.plan.items().iter().map(|item| (item.id.to_string(), scenes(&item.id))).collect()
}

/// Every place in the order of steps; an item without a scene is one place.
fn places(desk: &App) -> Vec<(String, u16)> {
    let of = |(item, scenes): (String, Vec<u16>)| {
        let scenes = if scenes.is_empty() { vec![0] } else { scenes };
        scenes.into_iter().map(move |scene| (item.clone(), scene)).collect::<Vec<_>>()
    };
    agenda(desk).into_iter().flat_map(of).collect()
}

fn here(desk: &App) -> (String, u16) {
    let (item, scene) = place(desk);
    (item.to_owned(), scene)
}

#[test]
fn steps_lead_through_every_scene_and_back() {
    for (next, back) in [("Right", "Left"), ("Space", "Backspace"), ("PgDn", "PgUp"), ("l", "h")] {
        let mut desk = talk();
        let all = places(&desk);
        assert!(all.len() > 20, "{} places", all.len());
        for wanted in &all {
            assert_eq!(&here(&desk), wanted, "{next}");
            desk.press(next);
        }
        assert_eq!(&here(&desk), all.last().expect("a place"), "after the last is the last");
        assert_eq!(notice(&desk), "end of the agenda");
        for wanted in all.iter().rev() {
            assert_eq!(&here(&desk), wanted, "{back}");
            desk.press(back);
        }
        assert_eq!(&here(&desk), all.first().expect("a place"));
        assert_eq!(notice(&desk), "beginning of the agenda");
    }
}

#[test]
fn steps_by_item_lead_to_first_scenes() {
    let mut desk = talk();
    let items: Vec<String> = agenda(&desk).into_iter().map(|(item, _)| item).collect();
    desk.press("Right");
    for item in items.iter().skip(1) {
        desk.press("Shift-Right");
        let first =
            agenda(&desk).into_iter().find(|(id, _)| id == item).and_then(|(_, all)| all.first().copied());
        assert_eq!(place(&desk), (item.as_str(), first.unwrap_or(0)));
    }
    for item in items.iter().rev().skip(1) {
        desk.press("<");
        assert_eq!((place(&desk).0, stage(&desk).detour.as_deref()), (item.as_str(), None));
    }
    desk.press("> > <");
    assert_eq!(place(&desk).0, items[1]);
}

#[test]
fn home_and_end_are_the_very_first_and_the_very_last() {
    let mut desk = talk();
    let all = places(&desk);
    desk.press("Right Right Right");
    let before = here(&desk);
    desk.press("End");
    assert_eq!(Some(&here(&desk)), all.last());
    desk.press("Home");
    assert_eq!(Some(&here(&desk)), all.first());
    desk.press("Alt-Left Alt-Left");
    assert_eq!(here(&desk), before, "both jumps lead back");
}

#[test]
fn a_number_and_enter_lead_to_its_item() {
    for (keys, number) in [("5", "5"), ("1 2", "12"), ("(", "5"), ("& é", "12"), ("&", "1")] {
        let mut desk = talk().keys("> >");
        let talk = desk.state.talk.as_ref().expect("the meeting runs");
        let item = talk.plan.items().iter().find(|item| item.number == number).expect("an item").id.clone();
        let before = here(&desk);
        desk.press(keys);
        assert!(desk.screen().contains(&format!("GO TO ITEM  {number}_")), "{}", desk.screen());
        assert_eq!(here(&desk), before, "not before Enter");
        desk.press("Enter");
        assert_eq!(place(&desk).0, &*item, "{keys}");
        desk.press("Alt-Left");
        assert_eq!(here(&desk), before, "{keys}");
    }
    let mut desk = talk().keys("> 9 9");
    let before = here(&desk);
    desk.press("Enter");
    assert_eq!((here(&desk), notice(&desk)), (before.clone(), "no item 99"));
    // Esc takes digits back and nothing else.
    desk.press("5 Esc");
    assert!(desk.state.overlay.is_none());
    desk.press("Enter");
    assert_eq!(desk.state.talk.as_ref().map(|talk| talk.digits.as_str()), Some(""));
}

#[test]
fn the_agenda_list_jumps() {
    let mut desk = talk().keys("> Right Tab");
    let Some(Overlay::Pick(pick)) = &desk.state.overlay else { panic!("the agenda is open") };
    assert_eq!(pick.options.len(), agenda(&desk).len());
    assert!(
        matches!(&pick.options[pick.cursor].value, Picked::Item(id) if **id == *place(&desk).0),
        "it begins here"
    );
    let before = here(&desk);
    desk.press("End Enter");
    assert_eq!(place(&desk).0, agenda(&desk).last().expect("an item").0);
    desk.press("Alt-Left");
    assert_eq!(here(&desk), before);
    desk.press("Tab Esc");
    assert_eq!(here(&desk), before, "Esc goes nowhere");
}

#[test]
fn a_search_hit_is_shown_and_left_again() {
    let mut desk = talk().keys("> > > Right");
    let before = here(&desk);
    desk.press("/ text:kayes Enter");
    assert!(desk.state.overlay.is_none());
    let opened = stage(&desk).detour.clone().expect("a record before the room");
    assert!(desk.state.room.get(&opened).is_some());
    desk.press("Alt-Left");
    assert_eq!((here(&desk), stage(&desk).detour.as_deref()), (before.clone(), None));
    desk.press("Right");
    let next = here(&desk);
    desk.press("Left / text:kayes Enter Left");
    assert_eq!((here(&desk), stage(&desk).detour.as_deref()), (before, None), "back closes the record");
    desk.press("/ text:kayes Enter Right");
    assert_eq!((here(&desk), stage(&desk).detour.as_deref()), (next, None), "a step goes on");
    desk.press("/ text:sen-ag-05 Enter");
    assert_eq!((place(&desk).0, stage(&desk).detour.as_deref()), ("sen-ag-05", None), "an item is an item");
}

#[test]
fn enter_opens_the_row_and_esc_closes_back_to_it() {
    // The first list of records on the way.
    let mut desk = talk();
    let lists = |desk: &App| {
        let shown = scene::staged(&desk.state.cx(), stage(desk));
        shown.is_some_and(|shown| matches!(&*shown, Scene::Actions(_)))
    };
    while !lists(&desk) {
        desk.press("Right");
        assert_ne!(notice(&desk), "end of the agenda", "no list of actions");
    }
    let before = here(&desk);
    desk.press("Down Down Enter");
    assert!(stage(&desk).detour.is_some());
    desk.press("Esc");
    assert_eq!((here(&desk), stage(&desk).detour.as_deref(), stage(&desk).pointer), (before, None, Some(1)));
    desk.press("Esc");
    assert_eq!(stage(&desk).pointer, None);
    assert!(desk.state.overlay.is_none(), "one thing at a time");
    desk.press("Esc");
    assert!(matches!(desk.state.overlay, Some(Overlay::Question(_))), "then it asks");
    desk.press("n");
    assert!(!desk.quit && desk.state.overlay.is_none());
    desk.press("Enter");
    assert!(stage(&desk).detour.is_none(), "without a pointer Enter is the next view");
}

#[test]
fn a_step_on_a_covered_screen_uncovers_what_was_on_it() {
    for (cover, covered) in [
        ("b", Blank::Black),
        (".", Blank::Black),
        (":", Blank::Black),
        ("F8", Blank::Black),
        ("w", Blank::White),
    ] {
        for step in ["Right", "Space", "PgDn", "Left", "PgUp", "Shift-Right", "<", "Enter", "Esc"] {
            let mut desk = talk().keys("> Right");
            let (before, entries) = (here(&desk), desk.paper.entries.len());
            desk.press(cover);
            assert_eq!(blank(&desk), covered, "{cover}");
            desk.press(step);
            assert_eq!((here(&desk), blank(&desk)), (before.clone(), Blank::No), "{cover} {step}");
            assert_eq!(desk.paper.entries.len(), entries, "{cover} {step} is nothing to remember");
            assert!(desk.state.overlay.is_none());
        }
        let twice = talk().keys(&format!("{cover} {cover}"));
        assert_eq!(blank(&twice), Blank::No, "{cover} twice");
    }
    let mut desk = talk().keys("b w");
    assert_eq!(blank(&desk), Blank::White, "the last one counts");
    desk.press("w");
    assert_eq!(blank(&desk), Blank::No);
}

#[test]
fn a_jump_behind_a_cover_stays_behind_it() {
    for jump in ["End", "5 Enter", "Tab End Enter", "/ text:kayes Enter", "Down Enter"] {
        let mut desk = talk().keys("> b");
        let before = stage(&desk).clone();
        desk.press(jump);
        assert_ne!(stage(&desk), &before, "{jump} goes somewhere");
        assert_eq!(blank(&desk), Blank::Black, "{jump} shows nothing");
        let there = here(&desk);
        desk.press("PgDn");
        assert_eq!((here(&desk), blank(&desk)), (there, Blank::No), "{jump}: the step shows it");
    }
}

#[test]
fn zoom_fills_the_screen_with_a_part_and_gives_it_back() {
    let mut desk = talk();
    while desk.keys_zoom().is_none() {
        desk.press("Right");
        assert_ne!(notice(&desk), "end of the agenda", "no view has parts");
    }
    desk.press("z");
    assert_eq!(stage(&desk).zoom, None);
    desk.press("z Esc");
    assert_eq!((stage(&desk).zoom, desk.state.overlay.is_some()), (None, false));
    desk.press("z Right");
    assert_eq!(stage(&desk).zoom, None, "the next view is whole");
}

trait Zoom {
    /// Presses z; which part is shown then.
    fn keys_zoom(&mut self) -> Option<u16>;
}

impl Zoom for App {
    fn keys_zoom(&mut self) -> Option<u16> {
        self.press("z");
        stage(self).zoom
    }
}

#[test]
fn another_audience_stands_at_a_place_it_may_see() {
    let mut desk = talk().keys("End");
    desk.press("F6 g enter");
    assert_eq!(desk.state.room.audience(), nations("SEN,MLI,MRT,GIN"));
    let (item, _) = place(&desk);
    let shown = item.is_empty() || desk.state.room.get(item).is_some();
    assert!(shown, "{item} is not for Guinea");
    assert!(!desk.state.talk.as_ref().expect("the meeting runs").has_back(), "nor is what lies behind");
    let cue = desk.paper.cue.clone().expect("a word");
    assert_eq!((cue.audience, &*cue.stage.item), (nations("SEN,MLI,MRT,GIN"), item));
}

#[test]
fn notes_scroll_and_begin_anew_at_the_next_item() {
    let text = "one\\ntwo\\nthree\\nfour\\nfive\\nsix\\nseven\\neight\\nnine\\nten";
    let files = crate::common::Memory::default()
        .with("a.ron", r#"(contributor: SEN, marking: (class: DR, rel_to: [SEN, MLI]), meeting: (id: "sen-m", title: "M",
            host: SEN, place: "kayes", start: "2025-10-14T08:00Z", end: "2025-10-14T11:00Z", status: Planned,
            period: (from: "2025-04-01", to: "2025-09-30"), agenda: [
            (id: "sen-a", number: "1", title: "First", kind: Information, owner: SEN, duration: 20, scenes: [Text(text: "A"), Text(text: "B")]),
            (id: "sen-b", number: "2", title: "Second", kind: Information, owner: SEN, duration: 20, scenes: [Text(text: "C")])]))"#)
        .with("z.ron", format!(r#"(contributor: SEN, private: true, notes: [(id: "sen-n", title: "N", about: "sen-a", text: "{text}")])"#));
    let mut desk = app(files).audience("SEN,MLI").size(80, 24).present();
    assert!(desk.screen().contains("one") && !desk.screen().contains("ten"), "{}", desk.screen());
    desk.press("J J J J J J J J J J J J");
    assert!(desk.screen().contains("ten") && !desk.screen().contains("one"), "{}", desk.screen());
    desk.press("K");
    assert!(!desk.screen().contains("ten"), "one step back is seen\n{}", desk.screen());
    desk.press("Right");
    assert!(!desk.screen().contains("one"), "the same item, the same line");
    desk.press("Right Left");
    assert!(desk.screen().contains("one"), "another item in between\n{}", desk.screen());
    // Nothing of them is ever before the room.
    desk.press("v");
    assert!(!desk.screen().contains("one") && !desk.screen().contains("NOTES"), "{}", desk.screen());
}

#[test]
fn presenting_an_agenda_without_items_steps_nowhere() {
    let files = crate::common::Memory::default().with("empty.ron", "()");
    let desk = app(files).present().keys("Right Left End Home 1 Enter Tab Esc b b t + - T P Esc f r s");
    assert_eq!(place(&desk), ("", 0));
    let _ = sample();
}

#[test]
fn a_record_is_shown_on_the_map_before_the_room_and_left_again() {
    let mut desk = talk().keys("> > > Right");
    let scene_of = |desk: &App| {
        let shown = scene::staged(&desk.state.cx(), stage(desk));
        shown.map(|shown| matches!(&*shown, Scene::Map(_)))
    };
    desk.press("/ text:sen-inc-016 Enter m");
    assert_eq!((scene_of(&desk), stage(&desk).on_map), (Some(true), true));
    let console = desk.screen();
    desk.press("v");
    assert_ne!(desk.screen(), console);
    desk.press("v m");
    assert_eq!((scene_of(&desk), stage(&desk).on_map), (Some(false), false), "again: its page");
    desk.press("m Esc");
    assert_eq!((stage(&desk).detour.as_deref(), stage(&desk).on_map), (Some("sen-inc-016"), false));
    desk.press("m Right");
    assert_eq!((stage(&desk).detour.as_deref(), stage(&desk).on_map), (None, false), "a step goes on");
    let is_text = |desk: &App| {
        let shown = scene::staged(&desk.state.cx(), stage(desk));
        shown.is_some_and(|shown| matches!(&*shown, Scene::Text(_)))
    };
    while !is_text(&desk) {
        desk.press("Right");
        assert_ne!(notice(&desk), "end of the agenda", "no text");
    }
    let before = stage(&desk).clone();
    desk.press("m");
    assert_eq!((stage(&desk), notice(&desk)), (&before, "nothing here has a place to show"));
}
