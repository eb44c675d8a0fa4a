//! Beginning a meeting, going on after a stop, ending it, and another place for the journal.

use std::collections::VecDeque;

use chrono::{DateTime, Utc};

use super::Talk;
use crate::analysis::clock::{Folded, Plan};
use crate::app::overlay::{Choice, Overlay, Pick, Picked};
use crate::app::state::State;
use crate::app::update::Effect;
use crate::journal::entry::{Entry, Seq, Tick, What};
use crate::journal::ledger::Ledger;
use crate::look::tone::Tone;
use crate::model::diagnostic::Both;
use crate::model::lang::Lang;
use crate::model::safe_text::SafeText;
use crate::model::stage::Stage;

/// What opening the journal brought.
#[derive(Clone, Debug)]
pub struct Opened {
    pub rehearsal: bool,
    /// Entries of the journal so far.
    pub entries: Vec<(Seq, Entry)>,
    /// Things to be told about the journal.
    pub words: Vec<Both>,
    /// Where the journal may be, in words, and which of them it is in.
    pub places: Vec<String>,
    pub place: usize,
    /// Fingerprint of the files that are shown.
    pub files: u64,
    pub now: DateTime<Utc>,
}

impl State {
    /// Begins to present, or goes on where the journal ends.
    pub fn begin_talk(&mut self, opened: Opened) -> Vec<Effect> {
        let ledger = Ledger::of(&opened.entries);
        let clock = Folded::of(ledger.ticks());
        let resumed = ledger.scene().is_some();
        let stopped = ledger.ended();
        let (audience, red) = ledger.room().unwrap_or((self.room.audience(), self.room.red()));
        // The room stays as it was left, unless that would show more than was asked for now.
        let wanted = self.room.for_audience(audience, red);
        let narrower = !self.room.shows_less_than(&wanted);
        if resumed && narrower {
            crate::app::update::enter_room(self, wanted);
        }
        self.overlay = None;
        self.scene = None;
        self.notice = None;
        let plan = Plan::of(&self.cx());
        let talk = Talk {
            rehearsal: opened.rehearsal,
            from_desk: false,
            stage: Stage::default(),
            back: Vec::new(),
            swapped: false,
            digits: String::new(),
            notes: 0,
            now: opened.now,
            plan,
            clock,
            saved: opened.entries.last().map(|_| opened.now),
            ledger,
            waiting: VecDeque::new(),
            next: 1,
            trouble: None,
            places: opened.places,
            place: opened.place,
            moved: false,
            offered: false,
            moving: false,
            files: opened.files,
            leaving: None,
        };
        self.talk = Some(Box::new(talk));
        self.place_stage();
        let mut words = opened.words;
        if resumed && !narrower {
            words.push(Both::new(
                format!("la salle avait été {audience} ; F6 la remet"),
                format!("the room had been {audience}; F6 sets it again"),
            ));
        }
        words.extend(self.file_errors());
        self.greet(resumed, stopped, &words);
        let mut effects = self.begin_entry(opened.rehearsal);
        effects.push(Effect::WakeIn(std::time::Duration::from_secs(1)));
        effects
    }

    /// Stands where the journal says, else before the first scene.
    fn place_stage(&mut self) {
        let first = self.talk.as_ref().and_then(|talk| talk.plan.items().first().map(|item| item.id.clone()));
        let Some(talk) = &mut self.talk else { return };
        let (item, scene) = match talk.ledger.scene() {
            Some((item, scene)) => (Box::<str>::from(item.as_str()), scene),
            None => (first.unwrap_or_default(), 0),
        };
        talk.stage = Stage { item, scene, ..Stage::default() };
        // Also when the files changed meanwhile: an item that is gone leads to the first.
        super::agenda::settle(self);
    }

    /// That files have mistakes: what they left out is missing in the meeting.
    fn file_errors(&self) -> Option<Both> {
        let errors = self.room.severities().0;
        (errors > 0).then(|| {
            Both::new(
                format!("erreurs dans les fichiers : {errors} ; « tribrief check » les nomme"),
                format!("errors in the files: {errors}; \"tribrief check\" names them"),
            )
        })
    }

    fn greet(&mut self, resumed: bool, stopped: bool, words: &[Both]) {
        let cx = self.cx();
        let said = match (resumed, stopped) {
            (true, true) => Some((
                cx.say(
                    "reprise au même endroit ; t remet l'heure en marche",
                    "back at the same place; t starts the clock",
                ),
                Tone::Good,
            )),
            (true, false) => Some((
                cx.say(
                    "reprise après un arrêt : même vue, même heure, rien de perdu",
                    "back after a stop: same view, same clock, nothing lost",
                ),
                Tone::Good,
            )),
            _ => None,
        };
        let warned = words.first().map(|both| match self.lang {
            Lang::Fr => both.fr.clone(),
            Lang::En => both.en.clone(),
        });
        if let Some(words) = warned {
            self.say(words, Tone::Warn);
        } else if let Some((words, tone)) = said {
            self.say(words, tone);
        }
    }

    fn begin_entry(&mut self, rehearsal: bool) -> Vec<Effect> {
        let meeting = self.room.meeting().map(|(record, _)| record.safe_id()).unwrap_or_default();
        let mut effects = super::record::technical(self, What::Begin { meeting, rehearsal });
        let (audience, red) = (self.room.audience(), self.room.red());
        effects.extend(super::record::technical(self, What::Room { audience, red }));
        effects.extend(super::record::position(self));
        effects
    }

    /// Ends presenting: the clock holds until the next time.
    pub(in crate::app) fn end_talk(&mut self) -> Vec<Effect> {
        let paused = self.talk.as_ref().is_none_or(|talk| talk.clock.holds());
        let mut effects = Vec::new();
        if !paused {
            effects.extend(super::record::technical(self, What::Clock(Tick::Pause)));
        }
        effects.extend(super::record::technical(self, What::End));
        effects
    }
}

/// Asks where the journal shall go on.
pub(in crate::app) fn offer_places(state: &mut State) {
    let cx = state.cx();
    let Some(talk) = &state.talk else { return };
    let words = talk.trouble.as_ref().map(|both| match state.lang {
        Lang::Fr => both.fr.clone(),
        Lang::En => both.en.clone(),
    });
    let title = format!("{} {}", cx.say("Pas enregistré :", "Not saved:"), words.unwrap_or_default());
    let option = |(at, place): (usize, &String)| Choice {
        label: SafeText::new(place).to_string(),
        note: String::new(),
        value: Picked::Place(at),
    };
    let elsewhere = talk.places.iter().enumerate().filter(|(at, _)| *at != talk.place);
    let options: Vec<Choice> = elsewhere.map(option).collect();
    if let Some(talk) = &mut state.talk {
        talk.offered = true;
    }
    if !options.is_empty() {
        let cursor = 0;
        state.overlay = Some(Overlay::Pick(Pick { title, options, cursor, ..Pick::default() }));
    }
}

/// Goes on with the journal in place number `to`.
pub(in crate::app) fn move_journal(state: &mut State, to: usize) -> Vec<Effect> {
    let words = state.cx().say("enregistrement…", "saving…");
    state.say(words, Tone::Warn);
    let Some(talk) = &mut state.talk else { return Vec::new() };
    // A second move would copy what the first one has on its way.
    if std::mem::replace(&mut talk.moving, true) {
        return Vec::new();
    }
    vec![Effect::Move { to, waiting: talk.waiting.iter().cloned().collect() }]
}

/// Other people are in the room: that is recorded, and the place the meeting stands at.
pub(in crate::app) fn room_changed(state: &mut State) -> Vec<Effect> {
    if state.talk.is_none() {
        return Vec::new();
    }
    let (audience, red) = (state.room.audience(), state.room.red());
    let mut effects = super::record::technical(state, What::Room { audience, red });
    effects.extend(super::record::position(state));
    effects
}
