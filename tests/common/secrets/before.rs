//! The meeting before that of a case: records the room sees now and did not see then, and the other
//! way round.

use tribrief::model::nation::Nation;
use tribrief::model::table::Kind;

use super::{Closed, Held, Open, Random, VEILS, fill, hidden_id, kinds, nations, owner, visible_id};
use crate::common::Memory;

/// Ways of being held back at the meeting before: every veil, and a private file.
pub const WAYS: u64 = VEILS.len() as u64 + 1;

/// The meeting before, for the case of `audience`. The second visible record of every kind was visible
/// then too, with other numbers; with secrets the first one was held back then, each kind in a way of its
/// own that the seed shifts, and what is held back now was visible.
pub fn before(audience: &str, held: Held) -> Memory {
    let owner = owner(audience);
    let mut body = String::new();
    let mut private = String::new();
    let mut drawn = Drawn::new(audience, held);
    for kind in kinds() {
        let id = visible_id(owner, kind, kind != Kind::Meeting);
        let mut ink = Open { owner, second: true, inside: None, count: 0, above: 1 };
        let mut records = vec![fill::record(kind, &id, "", &mut ink)];
        if let Held::Seed(seed) = held
            && kind != Kind::Meeting
        {
            let (first, gone) = (visible_id(owner, kind, false), hidden_id(owner, "rel", kind));
            match VEILS.get(usize::try_from((kind as u64 + seed) % WAYS).expect("a small number")) {
                Some((_, head)) => records.push(drawn.record(kind, &first, head)),
                None => private.push_str(&fill::section(kind, &[drawn.record(kind, &first, "")])),
            }
            records.push(drawn.record(kind, &gone, ""));
        }
        body.push_str(&fill::section(kind, &records));
    }
    let room = drawn.room.clone();
    let head =
        format!("contributor: {}, marking: (class: DR, rel_to: [{room}], exercise: true)", owner.code());
    let files = Memory::default().with("a-before.ron", format!("({head},\n{body})"));
    if private.is_empty() {
        files
    } else {
        files.with("z-before.ron", format!("({head}, private: true,\n{private})"))
    }
}

/// Where secrets are drawn from.
struct Drawn {
    owner: Nation,
    room: String,
    others: String,
    random: Random,
    words: Vec<String>,
}

impl Drawn {
    fn new(audience: &str, held: Held) -> Self {
        let room: Vec<&str> = nations(audience).iter().map(Nation::code).collect();
        let others: Vec<&str> =
            Nation::ALL.iter().map(|n| n.code()).filter(|code| *code != room[0]).collect();
        let seed = if let Held::Seed(seed) = held { seed } else { 1 };
        Self {
            owner: owner(audience),
            room: room.join(", "),
            others: others.join(", "),
            random: Random(seed),
            words: Vec::new(),
        }
    }

    /// A record full of secrets under the id `id`.
    fn record(&mut self, kind: Kind, id: &str, head: &str) -> String {
        let word = self.random.word(super::SECRET);
        let head = head.replace("@ROOM", &self.room).replace("@OTHERS", &self.others).replace("@WORD", &word);
        let head = if head.is_empty() { head } else { format!("{head}, ") };
        let mut ink =
            Closed { owner: self.owner, random: &mut self.random, words: &mut self.words, note: false };
        fill::record(kind, id, &head, &mut ink)
    }
}
