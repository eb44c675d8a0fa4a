//! The list of problems by its keys, and `e`.

mod common;

use common::{App, Memory, app};
use tribrief::app::overlay::Overlay;
use tribrief::app::problems::{Order, ProblemList, Rows};
use tribrief::app::{Answer, Effect, Msg};
use tribrief::check::{self, Cancel};
use tribrief::model::diagnostic::{Both, Severity};
use tribrief::model::lang::Lang;

const HEAD: &str = "marking: (class: DR, rel_to: [SEN, MLI, MRT], exercise: true),";

/// A decision with a field that is none, in a marking of its own if any.
fn slip(id: &str, marking: &str) -> String {
    format!("(id: \"{id}\", title: \"One\", text: \"Yes.\", status: Deferred, {marking} colour: 4),\n")
}

fn meeting() -> &'static str {
    r#"meeting: (id: "sen-mtg", title: "Trial", number: 1, host: SEN, place: "tambacounda", start: "2025-10-14T09:00Z",
        end: "2025-10-14T16:00Z", period: (from: "2025-04-01", to: "2025-09-30"), cutoff: "2025-10-10T18:00Z",
        status: Planned, previous: "2025-04-kayes",
        chair: "sen-p", rapporteur: "sen-p", participants: [(id: "sen-p", post: (fr: "Président", en: "Chair"), nation: SEN)],
        delegations: [(id: "sen-d1", title: "Sénégal", nation: SEN, status: Member),
            (id: "sen-d2", title: "Mali", nation: MLI, status: Member), (id: "sen-d3", title: "Mauritanie", nation: MRT, status: Member)],),"#
}

/// Two files: an overdue action and a slip in each, one of them for Mali alone.
fn files() -> Memory {
    let action = |id: &str| {
        format!("actions: [(id: \"{id}\", text: \"Do it\", owner: SEN, due: \"2025-09-30\", status: Open)],")
    };
    let secret = "marking: (class: DR, rel_to: [MLI], exercise: true),";
    Memory::default()
        .with(
            "mli.ron",
            format!(
                "(contributor: MLI, {HEAD}\n{}\ndecisions: [\n{}])",
                action("mli-act-1"),
                slip("mli-dec-1", secret)
            ),
        )
        .with(
            "sen.ron",
            format!(
                "(contributor: SEN, {HEAD}\n{}\n{}\ndecisions: [\n{}])",
                meeting(),
                action("sen-act-1"),
                slip("sen-dec-1", "")
            ),
        )
}

/// The desk over `files`, judged as the program does it beside the first picture.
fn judged(files: &Memory) -> App {
    let loaded = files.load();
    let found = check::run(&loaded, &Cancel::default()).expect("nobody cancels");
    let briefing = std::sync::Arc::clone(&loaded.briefing);
    let mut desk = app(common::Files::Ready(std::sync::Arc::clone(&briefing), Vec::new(), None));
    desk.send(Msg::Answer(Answer::Judged { problems: Some(briefing.merged(found)), of: briefing }));
    desk
}

fn list(desk: &App) -> &ProblemList {
    match &desk.state.overlay {
        Some(Overlay::Problems(list)) => list,
        other => panic!("no list of problems: {other:?}"),
    }
}

/// Code and file of every row.
fn rows(desk: &App) -> Vec<(&'static str, String)> {
    let Rows::Each(rows) = list(desk).rows() else { panic!("groups") };
    let problem = |at: &usize| desk.state.room.problem(*at).expect("a problem");
    rows.iter().map(problem).map(|problem| (problem.code, problem.file.to_string())).collect()
}

#[test]
fn what_the_rules_found_is_told_and_listed() {
    let mut desk = judged(&files());
    assert_eq!(
        desk.state.notice.as_ref().map(|notice| notice.text.as_str()),
        Some("1 error, 2 warnings · !")
    );
    desk.press("!");
    let both = |code| [(code, "mli.ron".to_owned()), (code, "sen.ron".to_owned())];
    assert_eq!(rows(&desk), [both("STR-002"), both("ACT-003")].concat(), "the gravest first");
    desk.press("s");
    assert_eq!(list(&desk).order, Order::File);
    let files: Vec<String> = rows(&desk).into_iter().map(|(_, file)| file).collect();
    assert_eq!(files, ["mli.ron", "mli.ron", "sen.ron", "sen.ron"]);
    desk.press("s");
    assert!(matches!(list(&desk).rows(), Rows::Groups(groups) if groups.len() == 2));
}

#[test]
fn a_verdict_that_was_cancelled_or_is_of_another_briefing_says_nothing() {
    let loaded = files().load();
    let mut desk = app(common::Files::Ready(std::sync::Arc::clone(&loaded.briefing), Vec::new(), None));
    desk.press("3");
    let of = std::sync::Arc::clone(&loaded.briefing);
    desk.send(Msg::Answer(Answer::Judged { of, problems: None }));
    assert!(!desk.state.room.is_judged());
    let other = files().load().briefing;
    let problems = Some(other.merged(Vec::new()));
    desk.send(Msg::Answer(Answer::Judged { of: other, problems }));
    assert!(!desk.state.room.is_judged() && desk.state.notice.is_none());
}

#[test]
fn filters_narrow_by_severity_file_and_code_and_come_back_to_the_list() {
    let mut desk = judged(&files()).keys("! f");
    assert!(desk.screen().contains("ACT-003  action overdue"), "{}", desk.screen());
    desk.press("2");
    assert!(rows(&desk).iter().all(|(code, _)| *code == "ACT-003") && rows(&desk).len() == 2);
    // Together with the file.
    desk.press("f");
    let Some(Overlay::Pick(pick)) = &desk.state.overlay else { panic!("a short list") };
    let file = pick.options.iter().position(|option| option.label == "sen.ron").expect("the file");
    assert_eq!(pick.options[file].note, "1", "of the warnings one is there");
    desk.press(&format!("{file}"));
    assert_eq!(rows(&desk), [("ACT-003", "sen.ron".to_owned())]);
    // Esc leaves the short list and keeps what was wanted.
    desk.press("f esc");
    assert_eq!(rows(&desk).len(), 1);
    desk.press("f 0");
    assert_eq!(rows(&desk).len(), 4);
    desk.press("esc");
    assert!(desk.state.overlay.is_none());
}

#[test]
fn words_of_another_nations_record_are_on_no_row_and_in_no_detail() {
    let mut desk = judged(&files()).size(120, 36);
    desk.press("!");
    let seen = desk.screen();
    assert!(seen.contains("words held back") && !seen.contains("mli-dec-1"), "{seen}");
    desk.press("tab");
    assert!(!desk.screen().contains("colour"), "{}", desk.screen());
    desk.press("down");
    assert!(desk.screen().contains("colour") && desk.screen().contains("sen-dec-1"), "{}", desk.screen());
    let mali = judged(&files()).audience("MLI").keys("!");
    assert!(mali.screen().contains("mli-dec-1"), "control: {}", mali.screen());
}

#[test]
fn enter_goes_to_the_record_and_says_what_to_do_where_there_is_none() {
    let mut desk = judged(&files()).keys("! down down enter");
    assert!(desk.state.overlay.is_none());
    assert_eq!(desk.state.selected(), Some("mli-act-1"));
    desk.press("! enter");
    list(&desk);
    let said = desk.state.notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default();
    assert!(said.contains("e opens the file"), "{said}");
}

/// More problems than anyone reads one by one.
fn many() -> Memory {
    let decisions: String = (0..150).map(|n| slip(&format!("sen-dec-{n}"), "")).collect();
    let text = format!("(contributor: SEN, {HEAD}\n{}\ndecisions: [\n{decisions}])", meeting());
    files().with("zzz.ron", text.replace("sen-mtg", "sen-mtg-2"))
}

#[test]
fn many_are_grouped_and_a_group_opens_and_closes() {
    let mut desk = judged(&many()).size(120, 36).keys("!");
    let Rows::Groups(groups) = list(&desk).rows() else { panic!("not grouped") };
    let of = |code: &str| groups.iter().position(|group| group.code == code).expect("the group");
    let (at, count) = (of("STR-002"), groups[of("STR-002")].count);
    assert!(count > 150 && groups[at].files == 3 && groups[at].severity == Severity::Error);
    assert!(groups.iter().all(|group| group.code != "ACT-003" || group.severity == Severity::Warning));
    for _ in 0..at {
        desk.press("down");
    }
    desk.press("enter");
    assert!(rows(&desk).iter().all(|(code, _)| *code == "STR-002"));
    assert_eq!(rows(&desk).len(), count);
    desk.press("G esc");
    assert_eq!((list(&desk).cursor, list(&desk).group().map(|group| group.code)), (at, Some("STR-002")));
    desk.press("esc");
    assert!(desk.state.overlay.is_none());
}

#[test]
fn the_list_grows_when_the_rules_have_spoken_and_the_cursor_stays() {
    let files = files();
    let loaded = files.load();
    let mut desk = app(common::Files::Ready(std::sync::Arc::clone(&loaded.briefing), Vec::new(), None));
    desk.press("! down");
    assert_eq!(list(&desk).len(), 2);
    let found = check::run(&loaded, &Cancel::default()).expect("nobody cancels");
    let problems = Some(loaded.briefing.merged(found));
    desk.send(Msg::Answer(Answer::Judged { of: std::sync::Arc::clone(&loaded.briefing), problems }));
    assert_eq!((list(&desk).len(), list(&desk).cursor), (4, 1));
}

#[test]
fn every_size_and_language_draws_it() {
    for lang in [Lang::En, Lang::Fr] {
        for (width, height) in [(60, 20), (80, 24), (120, 36), (200, 60), (61, 21)] {
            for files in [files(), many()] {
                let mut desk = judged(&files).size(width, height).lang(lang);
                for keys in ["!", "down", "enter", "tab", "tab", "f", "esc", "G", "s", "g"] {
                    desk.press(keys);
                    assert_eq!(desk.screen().lines().count(), usize::from(height), "{width}×{height} {keys}");
                }
            }
        }
    }
}

#[test]
fn e_opens_the_record_under_the_cursor_where_all_may_be_seen() {
    let sen = files().load();
    let of = |id: &str| {
        let room = tribrief::model::room::Room::of_owner(std::sync::Arc::clone(&sen.briefing));
        room.get(id).expect("the record").span
    };
    let mut desk = judged(&files());
    desk.state.look_at("sen-act-1");
    desk.press("e");
    assert!(desk.state.overlay.is_none(), "the file of Senegal is for everyone");
    assert_eq!(desk.edited, [of("sen-act-1")]);
    // From the problem, its own place.
    desk.press("! G e");
    assert_eq!(desk.edited.len(), 2);
    assert_ne!(desk.edited[0].start, desk.edited[1].start);
    list(&desk);
}

#[test]
fn e_asks_first_when_the_file_holds_something_back() {
    let mut desk = judged(&files());
    desk.state.look_at("mli-act-1");
    desk.press("e");
    assert!(desk.screen().contains("Open the file?"), "{}", desk.screen());
    desk.press("n");
    assert!(desk.edited.is_empty() && desk.state.overlay.is_none());
    desk.press("! e n");
    list(&desk);
    desk.press("e y");
    list(&desk);
    assert_eq!(desk.edited.len(), 1);
    // For Mali alone nothing of it is held back.
    let mut mali = judged(&files()).audience("MLI");
    mali.state.look_at("mli-act-1");
    mali.press("e");
    assert_eq!(mali.edited.len(), 1);
}

#[test]
fn e_says_why_there_is_nothing_to_edit() {
    let said = |desk: &App| desk.state.notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default();
    let mut desk = judged(&files());
    desk.state.look_at("kayes");
    desk.press("e");
    assert!(said(&desk).contains("inside the program"), "{}", said(&desk));
    desk.state.on_disk = false;
    desk.state.look_at("sen-act-1");
    desk.press("e");
    assert!(said(&desk).contains("the sample"), "{}", said(&desk));
    assert!(desk.edited.is_empty());
}

#[test]
fn after_the_editor_the_files_are_looked_at_and_a_failure_is_told() {
    let mut desk = judged(&files()).lazy();
    desk.send(Msg::Answer(Answer::Edited(Ok(()))));
    desk.send(Msg::Answer(Answer::Edited(Err(Both::new("nano : code 1", "nano: code 1")))));
    assert!(matches!(desk.waiting[..], [Effect::LookAtFiles, Effect::LookAtFiles]), "{:?}", desk.waiting);
    assert_eq!(desk.state.notice.as_ref().map(|notice| notice.text.as_str()), Some("nano: code 1"));
}

#[test]
fn who_presents_has_no_editor() {
    let mut desk = judged(&files()).present();
    desk.press("e e e");
    assert!(desk.edited.is_empty());
}
