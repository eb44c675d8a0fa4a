//! The meeting presenter, sentence by sentence: going through the agenda, the clock, what is recorded,
//! what is left after a crash, and clickers that do no harm.

mod common;

#[path = "talk/carry.rs"]
mod carry;

#[path = "talk/clicker.rs"]
mod clicker;

#[path = "talk/clock.rs"]
mod clock;

#[path = "talk/record.rs"]
mod record;

#[path = "talk/slow.rs"]
mod slow;

#[path = "talk/steps.rs"]
mod steps;

#[path = "talk/stops.rs"]
mod stops;

use common::{App, app, sample};
use tribrief::journal::entry::{Entry, What};
use tribrief::model::stage::{Blank, Stage};

/// The sample being presented, in English, 120×36.
fn talk() -> App {
    app(sample()).size(120, 36).present()
}

fn stage(desk: &App) -> &Stage {
    &desk.state.talk.as_ref().expect("the meeting runs").stage
}

/// Item and scene that are on.
fn place(desk: &App) -> (&str, u16) {
    (&stage(desk).item, stage(desk).scene)
}

fn blank(desk: &App) -> Blank {
    stage(desk).blank
}

/// The words of the footer.
fn notice(desk: &App) -> &str {
    desk.state.notice.as_ref().map_or("", |notice| &notice.text)
}

/// Whether an entry is for people: neither a position nor the clock nor the frame of the meeting.
fn of_people(what: &What) -> bool {
    !matches!(what, What::Begin { .. } | What::Show { .. } | What::Clock(_) | What::Room { .. } | What::End)
}

/// What people recorded.
fn recorded(desk: &App) -> Vec<&Entry> {
    desk.paper.entries.iter().filter(|entry| of_people(&entry.what)).collect()
}

/// The row of the picture that holds `words`.
fn row(desk: &App, words: &str) -> String {
    let screen = desk.screen();
    let found = screen.lines().find(|row| row.contains(words));
    found.unwrap_or_else(|| panic!("{words:?} is nowhere\n{screen}")).to_owned()
}
