//! The entries of a journal as plain text.

use std::fmt::Write as _;

use chrono::{DateTime, Utc};

use super::Say;
use crate::journal::entry::{Mark, Place, Position, Step, Tick, What};
use crate::journal::{Entry, Ledger, Row, Seq};
use crate::model::marking::{Class, Composite};
use crate::model::nation::NationSet;
use crate::model::safe_text::SafeText;
use crate::model::time::Day;

/// `2025-10-14 14:02:31Z`.
pub(super) fn stamp(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%M:%SZ").to_string()
}

/// The nations of the last `Room` entry.
pub(super) fn last_room(entries: &[(Seq, Entry)]) -> Option<NationSet> {
    Ledger::of(entries).room().map(|(audience, _)| audience)
}

/// What `audience` may read, between its markings. TLP:RED asks first, and a command cannot ask.
pub(super) fn released(entries: &[(Seq, Entry)], audience: NationSet, ceiling: Class, say: Say) -> String {
    let ledger = Ledger::of(entries);
    let mut composite = Composite::default();
    let mut body = String::new();
    let mut rows = 0;
    for row in ledger.released(audience, ceiling, false) {
        composite.add(&row.mark.marking());
        one(&row, say, &mut body);
        rows += 1;
    }
    if rows == 0 {
        return say.choose("rien d'inscrit pour cette salle\n", "nothing recorded for this room\n");
    }
    let line = marking(composite, say);
    format!("{line}\n\n{body}\n{line}\n")
}

fn one(row: &Row, say: Say, out: &mut String) {
    let _ = writeln!(out, "{}  {}", stamp(row.at), what(&row.what, say).replace('\n', "\n    "));
    if let Some(by) = row.corrected {
        let _ = writeln!(out, "    {} #{by}", say.choose("corrigé par", "corrected by"));
    }
}

/// Every entry as it was written, for the owner of the file.
pub(super) fn all(entries: &[(Seq, Entry)], say: Say) -> String {
    let ledger = Ledger::of(entries);
    let rows = ledger.rows();
    let mut out = String::new();
    for (seq, entry) in entries {
        let item = entry.item.as_ref().map(|item| format!("  [{item}]")).unwrap_or_default();
        let text = what(&entry.what, say).replace('\n', "\n    ");
        let _ = writeln!(out, "#{seq}  {}{item}  {text}", stamp(entry.at));
        let _ = writeln!(out, "    {}", whom(entry.marking, entry.place, say));
        let Some(row) = rows.iter().find(|row| row.seq == *seq) else { continue };
        if let Some(by) = row.corrected {
            let _ = writeln!(out, "    {} #{by}", say.choose("corrigé par", "corrected by"));
        }
        if let Some(withdrawn) = &row.withdrawn {
            let word = say.choose("retiré par", "withdrawn by");
            let _ = writeln!(out, "    {word} #{} : {}", withdrawn.seq, withdrawn.reason);
        }
    }
    if entries.is_empty() {
        out = say.choose("rien d'inscrit\n", "nothing recorded\n");
    }
    out
}

/// `DIFFUSION RESTREINTE // REL TO SEN, MLI`, and whether it is private.
fn whom(mark: Mark, place: Place, say: Say) -> String {
    let mut composite = Composite::default();
    composite.add(&mark.marking());
    let private = match place {
        Place::Private => say.choose(" // PRIVÉ", " // PRIVATE"),
        Place::Minutes => String::new(),
    };
    format!("{}{private}", marking(composite, say))
}

pub(super) fn marking(composite: Composite, say: Say) -> String {
    let mut parts = Vec::new();
    if composite.exercise {
        parts.push(say.choose("EXERCICE", "EXERCISE"));
    }
    parts.push(composite.class.word(say.0).to_owned());
    parts.push(format!("REL TO {}", composite.rel_to.unwrap_or_default()));
    parts.extend(composite.tlp.map(|tlp| tlp.word(say.0).to_owned()));
    parts.join(" // ")
}

/// What is recorded, in words; further lines are of a longer text.
fn what(what: &What, say: Say) -> String {
    match what {
        What::Begin { meeting, rehearsal: false } => {
            format!("{} {meeting}", say.choose("début de la réunion", "meeting begins:"))
        }
        What::Begin { meeting, .. } => {
            format!("{} {meeting}", say.choose("début de la répétition", "rehearsal begins:"))
        }
        What::End => say.choose("fin", "end"),
        What::Show { item, scene } => {
            format!("{} {item}, {}", say.choose("à l'écran", "on the screen:"), scene.saturating_add(1))
        }
        What::Clock(tick) => clock(tick, say),
        What::Room { audience, red } => {
            let red =
                if *red { say.choose(", TLP:RED confirmé", ", TLP:RED confirmed") } else { String::new() };
            format!("{} {audience}{red}", say.choose("dans la salle", "in the room:"))
        }
        What::Decision(decision) => {
            let mut out =
                format!("{} {} : {}", decision.number, decision.status.word(say.0), lines(&decision.text));
            if let Some(option) = &decision.option {
                let _ = write!(out, "\n{} {option}", say.choose("option retenue :", "option taken:"));
            }
            decision.positions.iter().for_each(|at| position(at, say, &mut out));
            out
        }
        What::Action(action) => {
            let from = action.decision.as_ref().map(|number| format!(" ({number})")).unwrap_or_default();
            let due = due(action.due, say);
            format!("{} {}{due} : {}{from}", action.number, action.owner.word(say.0), lines(&action.text))
        }
        What::Note(note) => format!("{} : {}", note.number, lines(&note.text)),
        What::Attendance { present } => {
            let list = present.iter().map(SafeText::as_str).collect::<Vec<_>>().join(", ");
            format!("{} ({}) {list}", say.choose("présents", "present"), present.len())
        }
        What::Follow { record, step } => format!("{record} : {}", followed(*step, say)),
        What::Correct { of, what: new } => {
            format!("{} #{of} : {}", say.choose("corrige", "corrects"), self::what(new, say))
        }
        What::Withdraw { of, reason } => format!("{} #{of} : {reason}", say.choose("retire", "withdraws")),
    }
}

fn lines(text: &[SafeText]) -> String {
    text.iter().map(SafeText::as_str).collect::<Vec<_>>().join("\n")
}

fn due(due: Option<Day>, say: Say) -> String {
    due.map(|due| format!(", {} {due}", say.choose("échéance", "due"))).unwrap_or_default()
}

fn position(at: &Position, say: Say, out: &mut String) {
    let note = if at.note.is_empty() { String::new() } else { format!(" : {}", at.note) };
    let _ = write!(out, "\n{} {}{note}", at.nation.word(say.0), at.stance.word(say.0));
}

fn followed(step: Step, say: Say) -> String {
    match step {
        Step::Done => say.choose("réalisée", "done"),
        Step::Carried { due: until } => {
            format!("{}{}", say.choose("reportée", "carried over"), due(until, say))
        }
        Step::Reassigned { owner } => {
            format!("{} {}", say.choose("confiée à", "given to"), owner.word(say.0))
        }
    }
}

fn clock(tick: &Tick, say: Say) -> String {
    match tick {
        Tick::Enter { item } => format!("{} {item}", say.choose("chrono : point", "clock: item")),
        Tick::Pause => say.choose("chrono : arrêt", "clock: held"),
        Tick::Resume => say.choose("chrono : reprise", "clock: goes on"),
        Tick::Give { minutes } => format!("{} {minutes:+} min", say.choose("chrono :", "clock:")),
        Tick::Restart => say.choose("chrono : recommencé", "clock: begun anew"),
    }
}
