//! A briefing made for these tests: items with views that say which one they are.

use std::fmt::Write as _;
use std::path::Path;

/// The item with a prepared question, at its last view.
pub const ASKED: usize = 5;

/// Items that Guinea may not see.
pub const CLOSED: [usize; 2] = [4, 8];

/// The item with a note for the person at the console, and the note.
pub const NOTED: (usize, &str) = (2, "NOTE-PRIVÉE");

/// What a view shows and no other.
pub fn word(item: usize, view: usize) -> String {
    format!("VUE-{item:02}-{view:02}")
}

/// Writes a briefing of `items` items with `views` views each into `folder`.
pub fn write(folder: &Path, items: usize, views: usize) {
    for (name, text) in [("meeting.ron", text(items, views)), ("sen-private.ron", private())] {
        std::fs::write(folder.join(name), text).expect("a file in a temporary folder");
    }
}

/// The file that the room never sees.
fn private() -> String {
    let (item, note) = NOTED;
    format!(
        r#"(
    contributor: SEN,
    private: true,
    marking: (class: DR, rel_to: [SEN], caveats: [NationalOnly], exercise: true),
    notes: [
        (id: "sen-note-01", title: (fr: "{note}", en: "{note}"), about: "sen-ag-{item:02}",
            text: (fr: "{note}", en: "{note}")),
    ],
)
"#
    )
}

fn text(items: usize, views: usize) -> String {
    let mut agenda = String::new();
    for item in 1..=items {
        agenda.push_str(&agenda_item(item, views));
    }
    format!(
        r#"(
    contributor: SEN,
    marking: (class: DR, rel_to: [SEN, MLI, MRT, GIN], exercise: true),
    meeting: (
        id: "sen-mtg-15",
        title: (fr: "Réunion d'essai", en: "Meeting for a test"),
        number: 15,
        host: SEN,
        place: "tambacounda",
        start: "2025-10-14T08:00Z",
        end: "2025-10-16T18:00Z",
        period: (from: "2025-04-16", to: "2025-09-30"),
        cutoff: "2025-10-10T18:00Z",
        chair: "sen-par-01",
        rapporteur: "sen-par-02",
        status: Planned,
        ceiling: DR,
        participants: [
            (id: "sen-par-01", post: (fr: "Président", en: "Chair"), nation: SEN, service: Civil,
                part: Chair, languages: [(fr: "français", en: "French")]),
            (id: "sen-par-02", post: (fr: "Rapporteur", en: "Rapporteur"), nation: SEN, service: Army,
                part: Rapporteur, languages: [(fr: "français", en: "French")]),
            (id: "sen-par-03", post: (fr: "Chef malien", en: "Malian head"), nation: MLI, service: Army,
                part: Head, languages: [(fr: "français", en: "French")]),
        ],
        delegations: [{}],
        agenda: [{agenda}],
    ),
    decisions: [
        (id: "sen-dec-01", title: (fr: "Alerte commune", en: "Common alert"), item: "sen-ag-{ASKED:02}",
            text: (fr: "TEXTE-PRÉPARÉ", en: "PREPARED-WORDING"),
            options: [(fr: "par radio", en: "by radio"), (fr: "par fanion", en: "by pennant")],
            status: Proposed, parties: [(nation: SEN, position: Agree)]),
    ],
    actions: [
        (id: "sen-actn-01", text: (fr: "PROMESSE-UN", en: "PROMISE-ONE"), owner: SEN, due: "2025-11-30",
            status: Open, priority: 2),
        (id: "sen-actn-02", text: (fr: "PROMESSE-DEUX", en: "PROMISE-TWO"), owner: MLI, due: "2025-11-30",
            status: Open, priority: 2),
    ],
)
"#,
        delegations(),
    )
}

fn delegations() -> String {
    let mut all = String::new();
    for (nation, id) in [("SEN", "sen-del-01"), ("MLI", "sen-del-02"), ("MRT", "sen-del-03")] {
        let _ = write!(
            all,
            r#"(id: "{id}", title: (fr: "Délégation {nation}", en: "Delegation {nation}"), nation: {nation},
                status: Member, present: true, languages: [(fr: "français", en: "French")]), "#
        );
    }
    all
}

fn agenda_item(item: usize, views: usize) -> String {
    let marking = if CLOSED.contains(&item) { "marking: (rel_to: [SEN, MLI, MRT]), " } else { "" };
    let mut scenes = String::new();
    for view in 1..=views {
        let word = word(item, view);
        let scene = if (item, view) == (ASKED, views) {
            r#"Question(title: (fr: "Une alerte ?", en: "An alert?"), decision: "sen-dec-01"), "#.to_owned()
        } else if (item, view) == (1, views) {
            // The only view with rows to point at.
            r#"Actions(title: (fr: "Promesses", en: "Promises")), "#.to_owned()
        } else {
            format!(
                "Text(title: (fr: \"Vue {item}.{view}\", en: \"View {item}.{view}\"), \
                 text: (fr: \"{word}-FR\\n- une ligne\", en: \"{word}-EN\\n- a line\")), "
            )
        };
        scenes.push_str(&scene);
    }
    let minutes = (item - 1) * 10;
    format!(
        r#"(id: "sen-ag-{item:02}", {marking}number: "{item}", title: (fr: "Point {item}", en: "Item {item}"),
            kind: Discussion, owner: SEN, presenter: "sen-par-02",
            start: "2025-10-14T{:02}:{:02}Z", duration: 10, scenes: [{scenes}]), "#,
        8 + minutes / 60,
        minutes % 60,
    )
}
