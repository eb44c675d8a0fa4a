//! A disk that is slow to answer, or refuses: what people record meanwhile waits, and is not lost.

use tribrief::app::Msg;
use tribrief::journal::entry::What;

use crate::common::{App, app, sample};

/// A console of which nothing can be saved, with one note that waits.
fn refused() -> App {
    let mut app = app(sample()).size(120, 36).present();
    app.paper.full = true;
    record(&mut app, "ERSTE");
    assert!(app.screen().contains("NOT SAVED (1)") && app.screen().contains("Not saved:"));
    app
}

fn record(app: &mut App, text: &str) {
    app.press("n");
    app.type_text(text);
    app.press("ctrl-s");
}

/// Does what waits to be done, and what comes of it, in order.
fn catch_up(app: &mut App) {
    while !app.waiting.is_empty() {
        let effect = app.waiting.remove(0);
        if let Some(answer) = app.run(effect) {
            app.send(Msg::Answer(answer));
        }
    }
}

/// The notes on the disk.
fn notes(app: &App) -> Vec<String> {
    let all = app.paper.entries.iter().filter_map(|entry| match &entry.what {
        What::Note(note) => note.text.first().map(ToString::to_string),
        _ => None,
    });
    all.collect()
}

#[test]
fn what_is_recorded_while_the_journal_moves_is_saved_after_it() {
    let mut app = refused().lazy();
    app.press("enter");
    record(&mut app, "ZWEITE");
    // Another place is offered again; a move that is under way is not begun twice.
    app.press("enter");
    app.press("right");
    assert!(app.screen().contains("NOT SAVED (2)"));
    catch_up(&mut app);
    assert_eq!(notes(&app), ["ERSTE", "ZWEITE"]);
    assert!(app.screen().contains("journal saved") && !app.screen().contains("not yet"));
    let talk = app.state.talk.as_ref().expect("a console");
    let scene = talk.ledger.scene().map(|(item, scene)| (item.to_string(), scene));
    assert_eq!(scene, Some((talk.stage.item.to_string(), talk.stage.scene)), "where one is, too");
    record(&mut app, "DRITTE");
    catch_up(&mut app);
    assert_eq!(notes(&app), ["ERSTE", "ZWEITE", "DRITTE"]);
    let shown: Vec<u64> = talk_rows(&app);
    let kept: Vec<u64> = (1..)
        .zip(&app.paper.entries)
        .filter(|(_, entry)| matches!(entry.what, What::Note(_)))
        .map(|(seq, _)| seq)
        .collect();
    assert_eq!(shown, kept, "each row is the entry of its number");
}

fn talk_rows(app: &App) -> Vec<u64> {
    let rows = app.state.talk.as_ref().expect("a console").ledger.rows();
    let mut numbers: Vec<u64> = rows.iter().map(|row| row.seq).collect();
    numbers.sort_unstable();
    numbers
}

#[test]
fn a_disk_that_refuses_takes_no_form_away() {
    let mut app = app(sample()).size(120, 36).present();
    record(&mut app, "ERSTE");
    app.paper.full = true;
    let mut app = app.lazy();
    record(&mut app, "ZWEITE");
    app.press("n");
    app.type_text("DRITTE");
    catch_up(&mut app);
    assert!(app.screen().contains("DRITTE") && !app.screen().contains("Not saved:"));
    app.press("ctrl-s");
    assert!(app.screen().contains("NOT SAVED (2)") && app.screen().contains("Not saved:"));
    app.press("enter");
    catch_up(&mut app);
    assert_eq!(notes(&app), ["ERSTE", "ZWEITE", "DRITTE"]);
}

#[test]
fn ctrl_c_takes_no_words_away_unasked() {
    let mut app = app(sample()).size(120, 36).present();
    app.press("n");
    app.type_text("ERSTE");
    app.press("ctrl-c");
    assert!(!app.screen().contains("End presenting?") && !app.quit);
    // Any letter goes on with the form.
    app.press("n");
    app.press("ctrl-s");
    assert_eq!(notes(&app), ["ERSTE"]);
    app.press("n ctrl-c ctrl-c");
    assert!(app.quit, "twice within two seconds ends it all the same");
}

#[test]
fn ending_without_having_saved_says_so() {
    let mut app = refused();
    app.press("esc q");
    assert!(app.screen().contains("End without saving?"), "{}", app.screen());
    app.press("n W enter q");
    assert!(app.screen().contains("End presenting?"), "{}", app.screen());
    app.press("y");
    assert!(app.quit && app.paper.entries.last().is_some_and(|entry| entry.what == What::End));
}
