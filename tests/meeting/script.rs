//! One meeting from its first view to its end, with everything that may happen on the way.

use tribrief::journal::entry::{Decision, What};
use tribrief::model::nation::Nation;
use tribrief::model::record::{DecisionStatus, Stance};

use crate::briefing::{ASKED, CLOSED};
use crate::disk::Disk;
use crate::harness::Desk;
use crate::stage::{CTRL_S, F6, House, RIGHT, VIEWS, at, is_row, jump, kill, note, quit, rows, saved};

/// Views that are stepped through: ten items of four.
const STEPS: usize = 40;

/// More than the rest of a page on the disk, and less than the longest text.
const LONG: usize = 1_990;

/// The meeting as the person at the console knows it.
struct Script {
    console: Desk,
    house: House,
    /// What was recorded, as it has to read at the end.
    told: Vec<String>,
    decisions: usize,
    actions: usize,
}

#[test]
fn a_whole_meeting_keeps_everything_that_was_shown_as_saved() {
    let house = House::new();
    let disk = Disk::under(&house);
    let mut console = disk.console(&house).start();
    at(&mut console, 1, 1);
    let mut script = Script { console, house, told: Vec::new(), decisions: 0, actions: 0 };
    let (mut item, mut view) = (1, 1);
    for step in 1..=STEPS {
        script.happens(item, view, &disk);
        (item, view) = if view == VIEWS { (item + 1, 1) } else { (item, view + 1) };
        script.console.keys(RIGHT);
        at(&mut script.console, item, view);
        assert_eq!((item - 1) * VIEWS + view, step + 1);
    }
    let Script { console, house, told, decisions, actions } = script;
    assert_eq!((decisions, actions), (6, 9));
    quit(console);
    told_at_the_end(&house, &told);
    recorded_in_full(&house, &disk);
}

impl Script {
    /// What happens while view `view` of item `item` stands before the room.
    fn happens(&mut self, item: usize, view: usize, disk: &Disk) {
        match (item, view) {
            (1, 1) => self.attendance(),
            (2, 2) => self.note(),
            (5, 4) => self.prepared(),
            (6, 2) => self.crash(disk),
            (6, 3) => self.due(),
            (7, 1) => self.full_disk(disk),
            (8, 1) => self.audience(),
            (8, 3) => self.resized(),
            (1, 3) | (4, 2) | (6, 4) | (10, 1) => self.decision(),
            (2 | 3 | 9, 1) | (3 | 9, 4) | (9, 3) => self.action(),
            _ => {}
        }
    }

    /// Opens the form that is titled so.
    fn form(&mut self, key: &str, title: &str) {
        self.console.keys(key);
        self.console.wait(title, |screen| {
            screen.contents().contains(title) && screen.contents().contains("for the minutes")
        });
    }

    fn next_decision(&mut self) -> String {
        self.decisions += 1;
        format!("D-15-{:02}", self.decisions)
    }

    fn next_action(&mut self) -> String {
        self.actions += 1;
        format!("A-15-{:02}", self.actions)
    }

    fn attendance(&mut self) {
        self.form("x", "Attendance");
        // The whole delegation of Senegal is here.
        self.console.keys(&format!("a{CTRL_S}"));
        self.console.wait("those present", |screen| {
            let mut rows = rows(screen).into_iter();
            let row = rows.any(|row| row.contains("2 present") && row.trim_end().ends_with("attendance"));
            row && screen.contents().contains("journal saved")
        });
        self.told.push("present (2) sen-par-01, sen-par-02".to_owned());
    }

    fn note(&mut self) {
        note(&mut self.console, "N-15-01", "UNE NOTE");
        self.told.push("N-15-01 : UNE NOTE".to_owned());
    }

    fn decision(&mut self) {
        let number = self.next_decision();
        self.form("d", &format!("{number}  Decision"));
        self.console.keys(&format!("TEXTE {number}{CTRL_S}"));
        saved(&mut self.console, &number);
        self.told.push(format!("{number} adopted : TEXTE {number}"));
    }

    /// A decision from the question before the room: wording, option, and a nation that reserves.
    fn prepared(&mut self) {
        let number = self.next_decision();
        self.form("d", &format!("{number}  Decision"));
        self.console.wait_for("PREPARED-WORDING");
        // Option, then status, then where Senegal, Mali and Mauritania stand.
        self.console.keys("\t\x1b[C\x1b[C");
        self.console.wait_for("by pennant");
        self.console.keys("\t\x1b[C");
        self.console.wait_for("adopted, reserved");
        self.console.keys("\t\t\x1b[C\x1b[C");
        self.console.wait_for("in what words");
        self.console.keys(&format!("\tEN PRINCIPE{CTRL_S}"));
        saved(&mut self.console, &number);
        self.told.push(format!("{number} adopted, reserved : PREPARED-WORDING"));
    }

    /// An action, with the text typed and its owner chosen by letter.
    fn action(&mut self) {
        let number = self.next_action();
        self.form("a", &format!("{number}  Action"));
        self.console.keys(&format!("FAIRE {number}\tr{CTRL_S}"));
        saved(&mut self.console, &number);
        self.told.push(format!("{number} Mauritania : FAIRE {number}"));
    }

    /// An action that is due in thirty days.
    fn due(&mut self) {
        let number = self.next_action();
        self.form("a", &format!("{number}  Action"));
        self.console.keys(&format!("FAIRE {number}\tl\t+30{CTRL_S}"));
        saved(&mut self.console, &number);
        self.told.push(format!("{number} Mali, due "));
    }

    /// The program is killed, and started again.
    fn crash(&mut self, disk: &Disk) {
        // A form that is open then leaves nothing behind.
        self.form("n", "Note");
        self.console.keys("NEVER RECORDED");
        self.console.wait_for("NEVER RECORDED");
        kill(&mut self.console);
        self.console = disk.console(&self.house).start();
        at(&mut self.console, 6, 2);
        self.console.wait_for("back after a stop");
        self.console.keys("R");
        let told = self.told.clone();
        self.console.wait("all that was recorded", move |screen| {
            let rows = rows(screen);
            told.iter().all(|told| {
                let word = told.split(' ').next().unwrap_or_default();
                rows.iter().any(|row| row.contains(if word == "present" { "2 present" } else { word }))
            })
        });
        self.console.keys("\x1b");
        self.console.wait("the list closed", |screen| !screen.contents().contains("Enter correct"));
        self.decision();
    }

    /// The disk is full: what was held back goes first, then another place is offered.
    fn full_disk(&mut self, disk: &Disk) {
        if !disk.fill(&self.house, &self.console) {
            self.action();
            return self.action();
        }
        if matches!(disk, Disk::Small(_)) {
            self.long_action();
            let number = format!("A-15-{:02}", self.actions);
            saved(&mut self.console, &number);
            assert!(!self.house.near().with_extension("journal.reserve").exists(), "the reserve went first");
            disk.fill(&self.house, &self.console);
        } else {
            self.action_before_the_limit(disk);
        }
        self.long_action();
        let number = format!("A-15-{:02}", self.actions);
        let far = self.house.far();
        self.console.wait("another place", |screen| {
            let text = screen.contents();
            let waits = rows(screen).iter().any(|row| is_row(row, &number) && row.contains("not yet"));
            waits && text.contains("NOT SAVED (1)") && text.contains("Not saved:")
        });
        assert!(!far.exists(), "nothing goes there unasked");
        disk.relent(&self.console);
        self.console.keys("\r");
        self.console.wait_for("everything is saved in the new place");
        saved(&mut self.console, &number);
        assert!(far.exists(), "the first place that is offered is the folder of the state");
    }

    fn action_before_the_limit(&mut self, disk: &Disk) {
        disk.relent(&self.console);
        self.action();
        assert!(disk.fill(&self.house, &self.console));
    }

    /// An action whose text does not fit into what is left of a page.
    fn long_action(&mut self) {
        let number = self.next_action();
        self.form("a", &format!("{number}  Action"));
        let text = "é".repeat(LONG);
        self.console.keys(&format!("\x1b[200~{text}\x1b[201~\tg{CTRL_S}"));
        self.told.push(format!("{number} Guinea : {text}"));
    }

    /// Guinea comes in: less is shown, at once. It leaves: more would be shown, and that is asked.
    fn audience(&mut self) {
        let item = CLOSED[1];
        at(&mut self.console, item, 1);
        self.console.keys(F6);
        self.console.wait_for("apply");
        self.console.keys("g\r");
        // Back to what everybody may see, never on to what comes next.
        at(&mut self.console, item - 1, 1);
        self.console.wait_for("item 6 of 10");
        self.console.keys(F6);
        self.console.wait_for("apply");
        self.console.keys("g\r");
        self.console.wait_for("More records will become visible");
        self.console.keys("y");
        self.console.wait_for("item 7 of 12");
        jump(&mut self.console, item);
    }

    /// The window is small for a moment.
    fn resized(&mut self) {
        let before = self.console.frames_since(0);
        self.console.resize(60, 20);
        self.console.wait("a small console", |screen| {
            screen.contents().contains("8/12  view 3/4") && !screen.contents().contains("MEETING")
        });
        self.console.resize(120, 36);
        self.console.wait_for("item 8 of 12, view 3 of 4");
        at(&mut self.console, 8, 3);
        assert!(self.console.frames_since(0) >= before + 2);
    }
}

/// The journal is whole, and lists what was recorded, in order, and nothing else.
fn told_at_the_end(house: &House, told: &[String]) {
    let (code, said) = house.journal(&["verify"]);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = house.journal(&["show", "--all"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(!said.contains("NEVER RECORDED"));
    let heads = said.lines().filter(|line| line.starts_with('#'));
    let words = heads.filter_map(|line| line.rsplit("  ").next());
    let kinds = ["D-15-", "A-15-", "N-15-", "present "];
    let listed: Vec<&str> = words.filter(|word| kinds.iter().any(|kind| word.starts_with(kind))).collect();
    assert_eq!(listed.len(), told.len(), "{listed:#?}");
    for (listed, told) in listed.iter().zip(told) {
        assert!(listed.starts_with(told.as_str()), "{listed} is not {told}");
    }
}

/// What the entries say beyond their first line.
fn recorded_in_full(house: &House, disk: &Disk) {
    let place = if matches!(disk, Disk::Endless) { house.near() } else { house.far() };
    let all = crate::stage::entries(&place);
    assert_eq!(all.last(), Some(&What::End));
    let begun = all.iter().filter(|what| matches!(what, What::Begin { .. })).count();
    assert_eq!(begun, 2, "once at the beginning, once after the kill");
    let decided = all.iter().find_map(|what| match what {
        What::Decision(decision) if decision.record.is_some() => Some(decision),
        _ => None,
    });
    let Decision { status, option, record, positions, .. } = decided.expect("the prepared decision");
    assert_eq!(*status, DecisionStatus::AdoptedWithReservation);
    assert_eq!(option.as_deref(), Some("by pennant"));
    assert_eq!(record.as_deref(), Some("sen-dec-01"), "of item {ASKED}");
    let reserved = positions.iter().filter(|position| position.stance == Stance::Reserve);
    let reserved: Vec<(Nation, &str)> =
        reserved.map(|position| (position.nation, position.note.as_str())).collect();
    assert_eq!(reserved, [(Nation::MLI, "EN PRINCIPE")]);
    let rooms = all.iter().filter(|what| matches!(what, What::Room { .. })).count();
    assert_eq!(rooms, 4, "at both beginnings, when Guinea came, when it left");
    let bytes = std::fs::read(&place).expect("a journal");
    let entries = tribrief::journal::recover::read(&bytes).entries;
    let due = entries.iter().find_map(|(_, entry)| match &entry.what {
        What::Action(action) => Some((action.due?.0 - entry.at.date_naive()).num_days()),
        _ => None,
    });
    // The form was opened before midnight, perhaps.
    assert!(due.is_some_and(|days| days == 30 || days == 29), "{due:?}");
}
