//! What goes into the journal, and what came of it.

use chrono::{DateTime, Utc};

use crate::app::overlay::Overlay;
use crate::app::state::State;
use crate::app::talk::{Talk, Ticket};
use crate::app::update::Effect;
use crate::journal::entry::{Entry, Mark, Place, Seq, What};
use crate::look::tone::Tone;
use crate::model::diagnostic::Both;
use crate::model::lang::Lang;
use crate::model::safe_text::SafeText;
use crate::model::table::{Body, Kind};

/// The marking that entries get unless something else is said: that of the item, for who is in.
#[must_use]
pub fn default_mark(state: &State) -> Mark {
    let item = state.talk.as_ref().and_then(|talk| state.room.get(&talk.stage.item));
    let meeting = state.room.meeting();
    let marking = item.map(|item| &item.marking).or(meeting.map(|(record, _)| &record.marking));
    Mark {
        class: marking.map_or(state.room.ceiling(), |marking| marking.class),
        rel_to: state.room.audience(),
        tlp: marking.and_then(|marking| marking.tlp),
        originator: meeting.map(|(_, meeting)| meeting.host),
        exercise: marking.is_none_or(|marking| marking.exercise),
    }
}

/// Records `what` for the minutes or in private; it is shown as saved when it is.
pub(in crate::app) fn record(state: &mut State, what: What, marking: Mark, place: Place) -> Vec<Effect> {
    let Some(talk) = &mut state.talk else { return Vec::new() };
    if let What::Clock(tick) = &what {
        talk.clock.push(talk.now, tick);
    }
    let item = (!talk.stage.item.is_empty()).then(|| SafeText::new(&talk.stage.item));
    let entry = Entry { at: talk.now, item, marking, place, what };
    let ticket = talk.next;
    talk.next += 1;
    talk.waiting.push_back((ticket, entry.clone()));
    // What cannot be saved now waits on the screen until it has a place.
    if talk.trouble.is_some() { Vec::new() } else { vec![Effect::Record { ticket, entry: Box::new(entry) }] }
}

/// Records how the meeting goes; never part of the minutes.
pub(in crate::app) fn technical(state: &mut State, what: What) -> Vec<Effect> {
    let mark = default_mark(state);
    record(state, what, mark, Place::Private)
}

/// Records where one is; while one position is on its way, the next ones wait and the last counts.
pub(super) fn position(state: &mut State) -> Vec<Effect> {
    let Some(talk) = &mut state.talk else { return Vec::new() };
    let under_way = talk.waiting.iter().any(|(_, entry)| matches!(entry.what, What::Show { .. }));
    if under_way {
        talk.moved = true;
        return Vec::new();
    }
    talk.moved = false;
    let what = What::Show { item: SafeText::new(&talk.stage.item), scene: talk.stage.scene };
    technical(state, what)
}

/// Takes what came of the entry `ticket`.
pub(in crate::app) fn recorded(state: &mut State, ticket: Ticket, result: Result<Seq, Both>) -> Vec<Effect> {
    let Some(talk) = &mut state.talk else { return Vec::new() };
    match result {
        Ok(seq) => {
            talk.confirm(ticket, seq);
            if talk.moved { position(state) } else { Vec::new() }
        }
        Err(_) if talk.trouble.is_some() => Vec::new(),
        Err(words) => {
            trouble(state, words);
            Vec::new()
        }
    }
}

/// Something keeps entries from the disk: they stay on the screen, and another place is offered.
pub(in crate::app) fn trouble(state: &mut State, words: Both) {
    if let Some(talk) = &mut state.talk {
        talk.trouble = Some(words);
        offer(state);
    }
}

/// What came of moving the journal.
#[derive(Debug)]
pub struct Moved {
    /// The place that was wanted.
    pub to: usize,
    /// Whether the journal is there now.
    pub there: bool,
    /// Entries that waited and are saved, with their numbers in the journal.
    pub saved: Vec<(Ticket, Seq)>,
    /// Why the rest is not.
    pub refused: Option<Both>,
}

/// Takes what came of moving the journal.
pub(in crate::app) fn moved(state: &mut State, moved: Moved) -> Vec<Effect> {
    let Some(talk) = &mut state.talk else { return Vec::new() };
    talk.moving = false;
    if moved.there {
        talk.place = moved.to;
    }
    for (ticket, seq) in moved.saved {
        talk.confirm(ticket, seq);
    }
    if let Some(words) = moved.refused {
        trouble(state, words);
        return Vec::new();
    }
    talk.trouble = None;
    talk.offered = false;
    let words =
        state.cx().say("tout est enregistré au nouvel emplacement", "everything is saved in the new place");
    state.say(words, Tone::Good);
    after_move(state)
}

/// Sends what was recorded while the journal moved, and where one is now.
fn after_move(state: &mut State) -> Vec<Effect> {
    let Some(talk) = &state.talk else { return Vec::new() };
    let moved = talk.moved;
    let send = |(ticket, entry): &(Ticket, Entry)| Effect::Record {
        ticket: *ticket,
        entry: Box::new(entry.clone()),
    };
    let mut effects: Vec<Effect> = talk.waiting.iter().map(send).collect();
    if moved {
        effects.extend(position(state));
    }
    effects
}

/// Offers another place, unless something is open that would be lost: then it is offered when that is
/// recorded, or by W.
fn offer(state: &mut State) {
    if !matches!(state.overlay, Some(Overlay::Form(_))) {
        super::start::offer_places(state);
    }
}

impl Talk {
    /// The disk has the entry `ticket`: it is number `seq` of the journal.
    fn confirm(&mut self, ticket: Ticket, seq: Seq) {
        let Some(at) = self.waiting.iter().position(|(waits, _)| *waits == ticket) else { return };
        if let Some((_, entry)) = self.waiting.remove(at) {
            self.ledger.push(seq, &entry);
            self.saved = Some(self.now);
        }
    }
}

/// The highest number of the briefing's decisions and actions that begins with `stem`.
fn highest(state: &State, stem: &str) -> u32 {
    let records = [Kind::Decision, Kind::Action].into_iter().flat_map(|kind| state.room.of(kind));
    let numbers = records.filter_map(|record| match &record.body {
        Body::Decision(decision) => decision.number.as_ref(),
        Body::Action(action) => action.number.as_ref(),
        _ => None,
    });
    numbers.filter_map(|text| read(text.get(Lang::Fr), stem)).max().unwrap_or(0)
}

/// Number of the next decision (`D`), action (`A`) or note (`N`), after those of the briefing, of the
/// journal, and those that wait: `D-15-01` at the fifteenth meeting, `D-03-01` at the third, `D-01` where meetings are not counted.
#[must_use]
pub fn next_number(state: &State, letter: char) -> SafeText {
    let Some(talk) = &state.talk else { return SafeText::default() };
    let meeting = state.room.meeting().and_then(|(_, meeting)| meeting.number);
    let stem = meeting.map_or_else(|| format!("{letter}-"), |number| format!("{letter}-{:02}-", number.0));
    let waiting = talk.waiting.iter().filter_map(|(_, entry)| match &entry.what {
        What::Decision(decision) => Some(&decision.number),
        What::Action(action) => Some(&action.number),
        What::Note(note) => Some(&note.number),
        _ => None,
    });
    let taken = waiting.filter_map(|number| read(number, &stem)).fold(highest(state, &stem), u32::max);
    SafeText::new(&talk.ledger.next_number(&stem, taken))
}

/// The 4 of `D-04` behind the stem `D-`.
fn read(number: &str, stem: &str) -> Option<u32> {
    number.strip_prefix(stem)?.parse().ok()
}

/// The time of day of a stamp as the meeting has it: `09:42:24`.
#[must_use]
pub fn time_of_day(stamp: DateTime<Utc>) -> String {
    stamp.format("%H:%M:%S").to_string()
}
