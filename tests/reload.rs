//! Files saved while they are shown: what is kept of what cannot be read, and where the desk goes.

mod common;

#[path = "reload/desk.rs"]
mod desk;
#[path = "reload/kept.rs"]
mod kept;

use common::Memory;

/// An incident; `more` are fields of its own.
fn incident(id: &str, title: &str, more: &str) -> String {
    format!("(id: \"{id}\", title: \"{title}\", kind: Other, start: \"2025-07-01\", {more})")
}

/// A file of the three: incidents, one a line from line 2 on.
fn file(incidents: &[String]) -> String {
    headed("contributor: MLI, marking: (class: DR, rel_to: [SEN, MLI, MRT])", incidents)
}

/// The same under another head.
fn headed(head: &str, incidents: &[String]) -> String {
    format!("({head}, incidents: [\n{}\n])\n", incidents.join(",\n"))
}

/// Three incidents, each with a text of its own.
fn three() -> Vec<String> {
    ["one", "two", "six"].iter().map(|name| incident(&format!("mli-{name}"), &title(name), "")).collect()
}

fn title(name: &str) -> String {
    format!("Title of {name}")
}

/// `mli.ron` with these incidents beside a file of Senegal.
fn files(incidents: &[String]) -> Memory {
    let other = headed(
        "contributor: SEN, marking: (class: DR, rel_to: [SEN, MLI, MRT])",
        &[incident("sen-far", "Far away", "")],
    );
    Memory::default().with("mli.ron", file(incidents)).with("sen.ron", other)
}
