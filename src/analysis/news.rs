//! What changed between two loadings of the same files, as the room sees it: a record in which only what
//! is held back changed has not changed.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::context::Cx;
use crate::model::marking::Marking;
use crate::model::reference::Where;
use crate::model::room::Room;
use crate::model::table::Record;
use crate::model::value::{FieldSpec, Group as _, Need, Seen};

/// What a room sees of a change of the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Records that say something else, and those that were not there, in the order of the files.
    pub changed: Vec<Box<str>>,
    /// How many of them were not there.
    pub new: usize,
    /// How many are gone.
    pub gone: usize,
}

impl News {
    /// What `now` shows in another way than `then`; both rooms must be of one audience.
    #[must_use]
    pub fn between(then: &Room, now: &Room) -> Self {
        let mut news = Self::default();
        for record in now.records().filter(|record| !record.built_in) {
            match then.get(&record.id) {
                None => news.new += 1,
                Some(before) if same(then, before, now, record) => continue,
                Some(_) => {}
            }
            news.changed.push(record.id.clone());
        }
        let left = then.records().filter(|record| !record.built_in && now.get(&record.id).is_none());
        news.gone = left.count();
        news
    }

    /// Whether the room sees nothing of it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.gone == 0
    }

    /// What changed, in words: `2 records changed, 1 new, 1 gone`.
    #[must_use]
    pub fn words(&self, cx: &Cx<'_>) -> String {
        let one = |count: usize, [one, many]: [&str; 2]| {
            (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
        };
        let changed = self.changed.len() - self.new;
        let changed_words =
            [cx.say("fiche modifiée", "record changed"), cx.say("fiches modifiées", "records changed")];
        let new_words = [cx.say("fiche nouvelle", "new record"), cx.say("fiches nouvelles", "new records")];
        let gone_words = [cx.say("fiche retirée", "record gone"), cx.say("fiches retirées", "records gone")];
        let parts = [one(changed, changed_words), one(self.new, new_words), one(self.gone, gone_words)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// Whether a record says the same in both. One that could not be read has a marking of its own.
fn same(then: &Room, before: &Record, now: &Room, record: &Record) -> bool {
    let marked = |record: &Record| {
        let mut print = DefaultHasher::new();
        marking(&record.marking, &mut print);
        print.finish()
    };
    let stale = before.stale.is_some() || record.stale.is_some();
    print(then, before) == print(now, record) && (stale || marked(before) == marked(record))
}

/// A number for what the room sees of the words of a record: another one for another content.
fn print(room: &Room, record: &Record) -> u64 {
    let mut prints = Prints { room, open: vec![Print::default()] };
    let print = &mut prints.open[0].hasher;
    record.kind.hash(print);
    let other = record.same_as.as_ref().and_then(|reference| room.follow(reference));
    other.map(|other| &other.id).hash(print);
    record.header.walk_fields(&mut |spec, seen| prints.take(spec, seen));
    record.body.walk(&mut |spec, seen| prints.take(spec, seen));
    prints.open.first().map_or(0, |print| print.hasher.finish())
}

/// The print of one group of values.
#[derive(Default)]
struct Print {
    hasher: DefaultHasher,
    /// Something it cannot do without is held back: then a page does not show it at all.
    hidden: bool,
}

struct Prints<'r> {
    room: &'r Room,
    /// The groups that are open, the record itself first.
    open: Vec<Print>,
}

impl Prints<'_> {
    fn take(&mut self, spec: &'static FieldSpec, seen: Seen<'_>) {
        if let Seen::Open(_) = seen {
            self.open.push(Print::default());
            return;
        }
        if let Seen::Close = seen
            && self.open.len() > 1
            && let Some(inner) = self.open.pop()
        {
            if let Some(outer) = self.open.last_mut().filter(|_| !inner.hidden) {
                (spec.name, inner.hasher.finish()).hash(&mut outer.hasher);
            }
            return;
        }
        let room = self.room;
        let Some(print) = self.open.last_mut() else { return };
        let hidden = match seen {
            Seen::Ref(reference) | Seen::Place(Where::Place(reference)) => room.follow(reference).is_none(),
            _ => false,
        };
        if hidden {
            print.hidden |= spec.need == Need::Required;
            return;
        }
        spec.name.hash(&mut print.hasher);
        value(seen, &mut print.hasher);
    }
}

fn value(seen: Seen<'_>, print: &mut DefaultHasher) {
    match seen {
        Seen::Text(text) => (&text.fr, &text.en).hash(print),
        Seen::Prose(prose) => (&prose.fr, &prose.en).hash(print),
        Seen::Word(_, at) => at.hash(print),
        Seen::Integer(value) => value.hash(print),
        Seen::Number(value) => value.to_bits().hash(print),
        Seen::Bool(value) => value.hash(print),
        Seen::Moment(moment) => moment.hash(print),
        Seen::Day(day) => day.hash(print),
        Seen::Token(token) => token.hash(print),
        Seen::Ref(reference) | Seen::Place(Where::Place(reference)) => reference.id.hash(print),
        Seen::Place(Where::Point(position, _)) => {
            (position.lat().to_bits(), position.lon().to_bits()).hash(print);
        }
        Seen::Marking(value) => marking(value, print),
        Seen::Open(_) | Seen::Close => {}
    }
}

fn marking(marking: &Marking, print: &mut DefaultHasher) {
    let Marking { class, rel_to, tlp, originator, national_only, originator_controlled, exercise, .. } =
        marking;
    (*class as u8, rel_to, tlp.map(|tlp| tlp as u8), originator).hash(print);
    (national_only, originator_controlled, exercise).hash(print);
}
