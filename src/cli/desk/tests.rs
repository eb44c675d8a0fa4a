use super::*;
use crate::app::reload::{Reread, Watched};
use crate::source::{self, Limits};

/// The desk over the sample, as it is before the first picture.
fn desk() -> Desk {
    let opened = source::open_embedded(None).expect("the sample");
    let loaded = source::load(&*opened.files, Limits::default(), None);
    let screen = Screen { lang: None, theme: None, ascii: true, mouse: false };
    let state = begin(&loaded, opened, None, screen, &memory::Remembered::default());
    let look_back = Some(Arc::clone(&loaded.briefing));
    let shelf = reload::Shelf::default();
    *shelf.lock().expect("nobody broke") = Some(Arc::new(loaded));
    Desk {
        state,
        path: None,
        now: None,
        stand: Stand::default(),
        reload: Reload::new(None, None, None, Arc::clone(&shelf)),
        loaded: shelf,
        judge: Judge::default(),
        todo: Vec::new(),
        held: None,
        look_back,
    }
}

type Jobs = Vec<shell::Job<Answer>>;

/// What is to be done beside the screen after `event`, the watch over the files aside.
fn jobs(desk: &mut Desk, event: Event<Answer>) -> Jobs {
    let watches = |desk: &Desk| desk.look_back.is_some();
    let before = watches(desk);
    let mut jobs: Jobs = desk
        .handle(event)
        .into_iter()
        .filter_map(|effect| if let shell::Effect::Work(job) = effect { Some(job) } else { None })
        .collect();
    // With the wake-up after the first picture the watch begins.
    if before && !watches(desk) {
        drop(jobs.remove(0));
    }
    jobs
}

/// The verdict of a job, if it is one of the rules and comes to one.
fn verdict(job: shell::Job<Answer>) -> bool {
    matches!(job(), Answer::Judged { problems: Some(_), .. })
}

/// The job of the rules, asked for after the first picture.
fn asked(desk: &mut Desk) -> shell::Job<Answer> {
    let mut look_back = jobs(desk, Event::Wake);
    assert_eq!(look_back.len(), 1, "the meeting before comes first");
    let before = look_back.remove(0)();
    assert!(matches!(before, Answer::Before { .. }));
    let mut rules = jobs(desk, Event::Answer(before));
    assert_eq!(rules.len(), 1, "then the rules");
    rules.remove(0)
}

#[test]
fn nothing_runs_beside_the_screen_before_the_first_picture() {
    let mut desk = desk();
    assert!(jobs(&mut desk, Event::Resize(100, 30)).is_empty());
    assert!(!desk.state.room.is_judged(), "the first picture waits for no rule");
    let rules = asked(&mut desk);
    assert!(!desk.state.room.is_judged() && verdict(rules));
}

#[test]
fn reading_that_finds_the_files_as_they_were_leaves_the_rules_alone() {
    let mut desk = desk();
    let rules = asked(&mut desk);
    let reading = jobs(&mut desk, Event::Answer(Answer::Watched(Watched::Changed)));
    assert!(!reading.is_empty(), "the files are read again");
    jobs(&mut desk, Event::Answer(Answer::Reread(None)));
    assert!(verdict(rules));
}

#[test]
fn a_briefing_that_cannot_be_loaded_leaves_the_rules_alone() {
    let mut desk = desk();
    let rules = asked(&mut desk);
    assert!(desk.effect(Effect::Load("nowhere".to_owned())).is_some());
    assert!(verdict(rules));
}

#[test]
fn with_what_was_read_again_the_rules_over_the_former_text_end() {
    let mut desk = desk();
    let rules = asked(&mut desk);
    let opened = source::open_embedded(None).expect("the sample");
    let fresh = source::load(&*opened.files, Limits::default(), None).briefing;
    let reread = Reread::new(desk.state.room.clone(), fresh, Vec::new());
    jobs(&mut desk, Event::Answer(Answer::Reread(Some(Box::new(reread)))));
    assert!(!verdict(rules));
}
