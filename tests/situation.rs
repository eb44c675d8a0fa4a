//! What lies on the map: for whom, how it looks, where it is in words; and maps as scenes.
#![allow(clippy::disallowed_methods, reason = "tests read files")]

mod common;

#[path = "situation/audience.rs"]
mod audience;
#[path = "situation/hostile.rs"]
mod hostile;
#[path = "situation/looks.rs"]
mod looks;
#[path = "situation/places.rs"]
mod places;
#[path = "situation/scenes.rs"]
mod scenes;

use common::{App, Memory, app};
use tribrief::analysis::situation::{Situation, Wanted, build};
use tribrief::map::scene::Mark;

/// A file of Mali, as of 14 October 2025, with these sections.
fn files(sections: &str) -> Memory {
    files_of("", sections)
}

/// The same with an item of the agenda that shows these scenes.
fn files_of(scenes: &str, sections: &str) -> Memory {
    let text = format!(
        r#"(contributor: MLI, marking: (class: DR, rel_to: [SEN, MLI], exercise: true),
        meeting: (id: "mli-mtg", title: "Meeting", host: MLI, place: "kayes", start: "2025-10-14T09:00Z",
            end: "2025-10-14T11:00Z", period: (from: "2025-04-01", to: "2025-09-30"), status: Planned,
            agenda: [(id: "mli-ag-1", number: "1", title: "Item", kind: Discussion, owner: MLI,
                duration: 20, scenes: [{scenes}])]),
        {sections})"#
    );
    Memory::default().with("mli.ron", text)
}

/// A desk over them, for Senegal and Mali.
fn desk(sections: &str) -> App {
    app(files(sections)).audience("SEN,MLI")
}

fn laid(app: &App, wanted: &Wanted) -> Situation {
    build(&app.state.cx(), wanted)
}

fn all(app: &App) -> Situation {
    laid(app, &Wanted::default())
}

/// The marks that lead to a record.
fn marks<'s>(situation: &'s Situation, id: &str) -> Vec<&'s Mark> {
    situation.marks.iter().filter(|mark| situation.record(mark.id) == Some(id)).collect()
}

/// An incident of Mali.
fn incident(id: &str, fields: &str) -> String {
    format!(r#"(id: "mli-inc-{id}", title: "Incident {id}", {fields}),"#)
}
