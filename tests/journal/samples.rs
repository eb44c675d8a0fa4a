//! Entries and journals to test with.

use chrono::{DateTime, Utc};
use tribrief::journal::entry::{Decision, Mark, Note, Place, Tick};
use tribrief::journal::{Entry, Facts, What, chain};
use tribrief::model::marking::Class;
use tribrief::model::nation::{Nation, NationSet};
use tribrief::model::record::DecisionStatus;
use tribrief::model::safe_text::SafeText;

pub fn facts() -> Facts {
    Facts { meeting: SafeText::new("tri-12"), rehearsal: false }
}

/// The same moment every time.
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_760_450_551, 0).expect("a moment")
}

pub fn entry(what: What) -> Entry {
    let marking = Mark {
        class: Class::DR,
        rel_to: NationSet::MEMBERS,
        tlp: None,
        originator: Some(Nation::SEN),
        exercise: true,
    };
    Entry { at: now(), item: Some(SafeText::new("item-4")), marking, place: Place::Minutes, what }
}

pub fn note(number: usize, text: &str) -> Entry {
    entry(What::Note(Note {
        number: SafeText::new(&format!("N-{number:02}")),
        text: text.lines().map(SafeText::new).collect(),
    }))
}

pub fn decision(number: usize) -> Entry {
    entry(What::Decision(Decision {
        number: SafeText::new(&format!("D-{number:02}")),
        record: None,
        text: SafeText::lines("Patrouille conjointe à « Kidira »\nune \"deuxième\" ligne \\ été"),
        option: None,
        status: DecisionStatus::Adopted,
        positions: Vec::new(),
    }))
}

/// A short meeting.
pub fn meeting() -> Vec<Entry> {
    vec![
        entry(What::Begin { meeting: SafeText::new("tri-12"), rehearsal: false }),
        entry(What::Room { audience: NationSet::MEMBERS, red: false }),
        entry(What::Clock(Tick::Give { minutes: -3 })),
        decision(4),
        note(1, "eau"),
        entry(What::Withdraw { of: 5, reason: SafeText::new("erreur") }),
    ]
}

/// The bytes of a journal of `entries`, and where each of its lines ends.
pub fn written(entries: &[Entry]) -> (Vec<u8>, Vec<usize>) {
    let header = chain::Header::new(facts().meeting, false, now());
    let (mut bytes, mut digest) = chain::head(&header).expect("a header");
    let mut ends = vec![bytes.len()];
    for (seq, entry) in (1..).zip(entries) {
        let (line, next) = chain::line(digest, seq, entry).expect("a line");
        bytes.extend(line);
        digest = next;
        ends.push(bytes.len());
    }
    (bytes, ends)
}

/// Small numbers that look random and are the same every time.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }

    pub fn byte(&mut self) -> u8 {
        u8::try_from(self.roll(256)).unwrap_or(0)
    }
}
