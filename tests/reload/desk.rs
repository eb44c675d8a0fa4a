//! The desk over files that are saved: it stays where it is, and goes to what changed.

use std::sync::Arc;

use tribrief::app::overlay::Overlay;
use tribrief::app::reload::Watched;
use tribrief::app::state::Focus;
use tribrief::app::{Answer, Effect, Msg, update};
use tribrief::check::{self, Cancel};

use crate::common::saved::Saved;
use crate::common::{App, Memory, nations};
use crate::{file, files, headed, incident, three};

const ALL: &str = "SEN,MLI,MRT";

fn desk() -> Saved {
    Saved::new(&files(&three()), |app| app.audience(ALL).size(120, 36))
}

/// The files with another text in the second incident.
fn changed(text: &str) -> Memory {
    let mut now = three();
    now[1] = incident("mli-two", "Title of two", &format!("narrative: \"{text}\""));
    files(&now)
}

fn on(saved: &mut Saved, id: &str) {
    saved.desk.press("3 g");
    for _ in 0..10 {
        if saved.desk.state.selected() == Some(id) {
            return;
        }
        saved.desk.press("down");
    }
    panic!("{id} is in the list");
}

#[test]
fn the_same_files_change_nothing_and_draw_nothing() {
    let mut saved = desk();
    saved.desk.state.take_dirty();
    saved.save(&files(&three()));
    assert!(!saved.desk.state.take_dirty());
    let quiet = update(&mut saved.desk.state, Msg::Answer(Answer::Watched(Watched::Changed)));
    assert!(matches!(quiet[..], [Effect::Reread(_), Effect::Patience]), "{quiet:?}");
    assert!(!saved.desk.state.take_dirty(), "reading draws nothing");
    let after = update(&mut saved.desk.state, Msg::Answer(Answer::Reread(None)));
    assert!(matches!(after[..], [Effect::Watch]), "and is watched on: {after:?}");
}

#[test]
fn the_record_that_is_shown_stays_and_its_changed_line_is_marked() {
    let mut saved = desk();
    on(&mut saved, "mli-two");
    saved.save(&changed("A new sentence."));
    assert_eq!(saved.desk.state.selected(), Some("mli-two"));
    assert_eq!(saved.desk.state.focus, Focus::List);
    let screen = saved.desk.screen();
    assert!(screen.contains("~A new sentence."), "{screen}");
    assert_eq!(saved.notice(), "mli.ron: 1 record changed");
    // The rules have their say a moment later; what changed stays the news.
    let of = Arc::clone(&saved.loaded.briefing);
    let found = check::run(&saved.loaded, &Cancel::default()).expect("nobody cancels");
    let problems = Some(of.merged(found));
    saved.desk.send(Msg::Answer(Answer::Judged { of, problems }));
    assert!(saved.desk.state.room.is_judged() && saved.desk.state.room.problem_count() > 0);
    assert_eq!(saved.notice(), "mli.ron: 1 record changed");
    saved.desk.press("c");
    assert!(saved.desk.state.detail.changed.is_empty(), "until the next key");
}

#[test]
fn a_long_page_scrolls_to_what_changed() {
    let long = |last: &str| {
        let lines: Vec<String> = (0..80).map(|n| format!("Sentence {n} of it.")).collect();
        incident("mli-two", "Two", &format!("narrative: \"{}\n{last}\"", lines.join("\n")))
    };
    let with = |last: &str| {
        let mut now = three();
        now[1] = long(last);
        files(&now)
    };
    let mut saved = Saved::new(&with("Old end."), |app| app.audience(ALL).size(120, 36));
    on(&mut saved, "mli-two");
    assert!(!saved.desk.screen().contains("Old end."), "control: it is below the screen");
    saved.save(&with("New end."));
    let screen = saved.desk.screen();
    assert!(screen.contains("~New end."), "{screen}");
}

#[test]
fn another_record_that_changed_is_gone_to_and_the_way_back_is_kept() {
    let mut saved = desk();
    on(&mut saved, "mli-one");
    saved.save(&changed("A new sentence."));
    assert_eq!(saved.desk.state.selected(), Some("mli-two"));
    assert_eq!(saved.notice(), "mli.ron: 1 record changed · Alt-← back");
    assert!(saved.desk.screen().contains("~A new sentence."), "{}", saved.desk.screen());
    saved.desk.press("alt-left");
    assert_eq!(saved.desk.state.selected(), Some("mli-one"));
}

#[test]
fn a_new_record_is_gone_to_and_one_that_is_gone_is_said() {
    let mut saved = desk();
    saved.desk.press("1");
    let mut now = three();
    now.push(incident("mli-new", "A new one", ""));
    saved.save(&files(&now));
    assert_eq!(saved.desk.state.selected(), Some("mli-new"));
    assert_eq!(saved.notice(), "mli.ron: 1 new record · Alt-← back");
    saved.save(&files(&three()));
    assert_eq!(saved.notice(), "mli.ron: 1 record gone");
    assert_ne!(saved.desk.state.selected(), Some("mli-new"));
    saved.desk.press("alt-left alt-right");
    assert_ne!(saved.desk.state.selected(), Some("mli-new"), "it fell out of the history");
}

#[test]
fn an_open_overlay_keeps_its_text_and_the_desk_stays() {
    let mut saved = desk();
    on(&mut saved, "mli-one");
    saved.desk.press("/");
    saved.desk.type_text("title");
    saved.save(&changed("A new sentence."));
    let Some(Overlay::Search(search)) = &saved.desk.state.overlay else { panic!("the search stays") };
    assert_eq!(search.input.value(), "title");
    assert_eq!(search.shown().len(), 3, "over an index of the new text");
    assert_eq!(saved.desk.state.selected(), Some("mli-one"));
    assert_eq!(saved.notice(), "mli.ron: 1 record changed");
}

#[test]
fn region_sort_language_and_audience_stay() {
    let mut saved = Saved::new(&files(&three()), |app| app.audience("SEN,MLI").size(120, 36));
    saved.desk.press("3 s L r 4");
    let before = {
        let state = &saved.desk.state;
        (state.region, state.list().query.sort, state.lang, state.room.audience(), state.pane)
    };
    saved.desk.press("/");
    saved.save(&changed("A new sentence."));
    let state = &saved.desk.state;
    let after = (state.region, state.list().query.sort, state.lang, state.room.audience(), state.pane);
    assert_eq!(before, after);
    assert_eq!(saved.notice(), "mli.ron : 1 fiche modifiée");
}

#[test]
fn a_change_that_the_room_does_not_see_moves_nothing() {
    let secret = |text: &str| {
        let mut now = three();
        now[1] = incident("mli-two", text, "marking: (rel_to: [MLI])");
        files(&now)
    };
    let mut saved = Saved::new(&secret("zqone"), |app| app.audience(ALL).size(120, 36));
    on(&mut saved, "mli-one");
    let before = saved.desk.screen();
    saved.save(&secret("zqtwo"));
    assert_eq!(saved.notice(), "mli.ron: read again");
    saved.desk.state.notice = None;
    assert_eq!(saved.desk.screen(), before);
}

#[test]
fn a_broken_save_keeps_the_old_text_with_its_sign_until_it_is_mended() {
    let mut saved = desk();
    on(&mut saved, "mli-two");
    let mut now = three();
    now[1] = "(id: \"mli-two\", title: \"New\", kind: Other, start: \"yesterday\")".to_owned();
    saved.save(&files(&now));
    let screen = saved.desk.screen();
    assert!(screen.contains("Title of two"), "{screen}");
    assert!(screen.contains("not the file's present text: error on"), "{screen}");
    assert!(screen.contains("▲ error l. 3"), "{screen}");
    assert_eq!(saved.notice(), "mli.ron: 1 error · !");
    saved.save(&files(&three()));
    let screen = saved.desk.screen();
    assert!(!screen.contains("present text") && !screen.contains("error l."), "{screen}");
    assert_eq!(saved.notice(), "mli.ron: read without errors");
}

#[test]
fn nations_that_the_files_seat_now_narrow_the_room() {
    let with = |present: bool| {
        let text = format!(
            "(contributor: SEN, marking: (class: DR, rel_to: [SEN, MLI, MRT]), meeting: (id: \"sen-mtg\",
            title: \"M\", host: SEN, place: \"kayes\", status: Planned, start: \"2025-10-14T09:00Z\",
            end: \"2025-10-14T11:00Z\", period: (from: \"2025-04-01\", to: \"2025-09-30\"), delegations: [
            (id: \"sen-d-1\", title: \"S\", nation: SEN, status: Member),
            (id: \"sen-d-2\", title: \"G\", nation: GIN, status: Observer, present: {present})]))"
        );
        Memory::default().with("mli.ron", file(&three())).with("sen.ron", text)
    };
    let mut saved = Saved::new(&with(false), |app| app.size(120, 36));
    assert_eq!(saved.desk.state.room.audience(), nations("SEN"));
    saved.save(&with(true));
    assert_eq!(saved.desk.state.room.audience(), nations("SEN,GIN"));
    assert!(saved.notice().contains("SEN, GIN"), "{}", saved.notice());
    // Fewer are no reason to show more.
    saved.save(&with(false));
    assert_eq!(saved.desk.state.room.audience(), nations("SEN,GIN"));
}

#[test]
fn nothing_moves_while_a_meeting_is_presented() {
    let mut saved = Saved::new(&files(&three()), App::present);
    assert!(saved.desk.state.talk.is_some(), "control");
    let before = saved.desk.screen();
    saved.save(&files(&three()[..1]));
    assert_eq!(saved.desk.screen(), before);
    assert!(saved.desk.state.reading.waits);
    for watched in [Watched::Changed, Watched::Gone, Watched::Back] {
        let effects = update(&mut saved.desk.state, Msg::Answer(Answer::Watched(watched)));
        let reads = |effect: &Effect| matches!(effect, Effect::Watch | Effect::Reread(_));
        assert!(!effects.iter().any(reads), "{effects:?}");
        assert_eq!(saved.desk.screen(), before);
    }
    saved.desk.state.talk = None;
    let effects = update(&mut saved.desk.state, Msg::Answer(Answer::Closed));
    assert!(matches!(effects[..], [Effect::Reread(_), Effect::Patience]), "{effects:?}");
}

#[test]
fn an_answer_about_another_briefing_is_dropped() {
    let mut saved = desk();
    let stale = saved.read(&changed("A new sentence."));
    let other = Memory::default().with("o.ron", headed("contributor: MRT", &[])).load().briefing;
    let loaded = Answer::Loaded { name: "other".into(), loaded: Ok(other) };
    update(&mut saved.desk.state, Msg::Answer(loaded));
    let room = saved.desk.state.room.clone();
    let effects = update(&mut saved.desk.state, Msg::Answer(stale));
    assert!(saved.desk.state.room == room, "the other one stays");
    assert!(matches!(effects[..], [Effect::Watch]), "{effects:?}");
}

#[test]
fn an_audience_chosen_while_the_files_were_read_holds() {
    let mut saved = desk();
    let answer = saved.read(&changed("A new sentence."));
    saved.desk.press("F6 l enter");
    let audience = saved.desk.state.room.audience();
    assert_ne!(audience, nations(ALL), "control");
    update(&mut saved.desk.state, Msg::Answer(answer));
    assert_eq!(saved.desk.state.room.audience(), audience);
    let text = saved.desk.state.room.get("mli-two").map(|record| format!("{:?}", record.body));
    assert!(text.is_some_and(|text| text.contains("A new sentence.")), "the new text is there");
}

#[test]
fn the_folder_that_goes_is_said_and_everything_stays() {
    let mut saved = desk();
    for (watched, words) in [(Watched::Gone, "the folder is gone"), (Watched::Back, "the folder is back")] {
        let effects = update(&mut saved.desk.state, Msg::Answer(Answer::Watched(watched)));
        assert!(matches!(effects[..], [Effect::Watch]), "watched on: {effects:?}");
        assert!(saved.notice().starts_with(words), "{}", saved.notice());
    }
    assert!(saved.desk.state.room.get("mli-one").is_some());
}

#[test]
fn a_verdict_that_comes_while_files_are_read_is_told_when_they_are_as_they_were() {
    let mut saved = desk();
    saved.desk.press("3");
    let verdict = |saved: &Saved| {
        let of = Arc::clone(&saved.loaded.briefing);
        let found = check::run(&saved.loaded, &Cancel::default()).expect("nobody cancels");
        Msg::Answer(Answer::Judged { problems: Some(of.merged(found)), of })
    };
    saved.desk.send(Msg::Answer(Answer::Reading));
    assert_eq!(saved.notice(), "reading the files…");
    let told = verdict(&saved);
    saved.desk.send(told);
    assert_eq!(saved.notice(), "reading the files…", "nothing is said over it");
    saved.save(&files(&three()));
    assert!(saved.notice().ends_with("errors · !"), "{}", saved.notice());
    // What was said after a key stays when the reading is over.
    let mut saved = desk();
    saved.desk.press("3");
    saved.desk.send(Msg::Answer(Answer::Reading));
    saved.desk.press("j");
    let told = verdict(&saved);
    saved.desk.send(told);
    saved.save(&files(&three()));
    assert!(saved.notice().ends_with("errors · !"), "{}", saved.notice());
}
