//! A record as words: which words it has, in what fields.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use super::entry::{Entry, Form, is_generic};
use super::fields::{aliases, linked_field, sides, text_field, word_field};
use super::fold::{Folder, Token};
use super::rank::Field;
use super::vocabulary::{Builder, Vocabulary};
use super::wanted::is_filler;
use crate::model::lang::Lang;
use crate::model::record::Region;
use crate::model::reference::Where;
use crate::model::room::Room;
use crate::model::table::{Effort, Kind, Record};
use crate::model::text::Text;
use crate::model::value::{FieldSpec, Seen, WordSpec};

/// Smallest whole number worth finding; smaller ones stand everywhere.
const LEAST_NUMBER: i64 = 10;

/// Names of the months in both languages, January first.
const MONTHS: [(&str, &str); 12] = [
    ("janvier", "january"),
    ("fevrier", "february"),
    ("mars", "march"),
    ("avril", "april"),
    ("mai", "may"),
    ("juin", "june"),
    ("juillet", "july"),
    ("aout", "august"),
    ("septembre", "september"),
    ("octobre", "october"),
    ("novembre", "november"),
    ("decembre", "december"),
];

/// Turns record after record into words.
pub(super) struct Gatherer<'r> {
    room: &'r Room,
    builder: Builder,
    folder: Folder,
    /// Words of the visible records whose names count in the records that refer to them.
    names: HashMap<&'r str, (Field, Vec<u32>)>,
    /// Words of the closed lists, by list and index.
    phrases: HashMap<(&'static str, usize), Vec<u32>>,
    known: Known,
}

/// Words of the kinds, the regions and the months.
#[derive(Default)]
struct Known {
    kinds: Vec<Vec<u32>>,
    regions: Vec<Vec<u32>>,
    months: Vec<Vec<u32>>,
}

impl<'r> Gatherer<'r> {
    pub(super) fn new(room: &'r Room) -> Self {
        let mut made = Self {
            room,
            builder: Builder::default(),
            folder: Folder::default(),
            names: HashMap::new(),
            phrases: HashMap::new(),
            known: Known::default(),
        };
        let kinds = Kind::ALL.iter().map(|kind| made.numbers(&several(*kind))).collect();
        let regions =
            Region::ALL.iter().map(|r| made.numbers(&[r.word(Lang::Fr), r.word(Lang::En)])).collect();
        let months = MONTHS.iter().map(|(fr, en)| made.numbers(&[fr, en])).collect();
        made.known = Known { kinds, regions, months };
        for record in room.records() {
            if let Some(field) = linked_field(record.kind) {
                let all = aliases(record).iter().chain([record.title()]).flat_map(sides);
                let names = made.numbers(&all.collect::<Vec<_>>());
                made.names.insert(&record.id, (field, names));
            }
        }
        made
    }

    /// Adds the words of `record`, the `at`th of its room.
    pub(super) fn record(&mut self, record: &Record, at: u32) -> Entry {
        let region = self.room.region(record);
        let mut reading = Reading { record, at, entry: Entry::new(record), all: self };
        reading.words(&record.id, Field::Id);
        reading.put(Field::Word, |known| &known.kinds[record.kind as usize]);
        if let Some(region) = region {
            reading.put(Field::Word, |known| &known.regions[region as usize]);
        }
        for side in record.header.tags.iter().flat_map(sides) {
            reading.words(side, Field::Word);
        }
        if let Some(effort) = record.header.effort {
            reading.word(const { &Effort::WORDS }, effort as usize, Field::Word);
        }
        record.body.walk(&mut |spec, seen| reading.value(spec, seen));
        reading.entry
    }

    /// Adds the square letters of a position, `29PKR`, as a word.
    pub(super) fn square(&mut self, square: &str, at: u32) {
        if let Some(letters) = square.len().checked_sub(10).and_then(|end| square.get(..end)) {
            let number = self.builder.number(&letters.to_ascii_lowercase());
            self.builder.put(number, at, Field::Place.bit());
        }
    }

    /// Everything that was gathered, in order.
    pub(super) fn finish(self) -> Vocabulary {
        self.builder.finish()
    }

    /// Numbers of the words of `texts`.
    fn numbers(&mut self, texts: &[&str]) -> Vec<u32> {
        let mut numbers = Vec::new();
        for text in texts {
            self.folder.words(text, |token| numbers.push(self.builder.number(token.text)));
        }
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}

/// What a kind is called, one of it and several, in both languages.
const fn several(kind: Kind) -> [&'static str; 4] {
    [kind.one().fr, kind.one().en, kind.several().fr, kind.several().en]
}

/// A record being read.
struct Reading<'r, 'g, 'v> {
    record: &'v Record,
    at: u32,
    entry: Entry,
    all: &'g mut Gatherer<'r>,
}

impl Reading<'_, '_, '_> {
    fn value(&mut self, spec: &'static FieldSpec, seen: Seen<'_>) {
        match seen {
            Seen::Text(text) => self.text(text_field(self.record, spec, text), text),
            Seen::Prose(prose) => {
                for line in prose.fr.iter().chain(&prose.en) {
                    self.words(line, Field::Body);
                }
            }
            Seen::Word(words, index) => self.word(words, index, word_field(spec, words)),
            Seen::Integer(number) if number >= LEAST_NUMBER => {
                self.words(&number.to_string(), Field::Number);
            }
            #[expect(clippy::cast_precision_loss, reason = "a small constant")]
            Seen::Number(number) if number >= LEAST_NUMBER as f64 => {
                self.words(&number.to_string(), Field::Number);
            }
            Seen::Moment(moment) => {
                self.day(moment.date());
                if moment.has_clock()
                    && let Some(group) = moment.dtg().split(' ').next()
                {
                    self.words(group, Field::Number);
                }
            }
            Seen::Day(day) => self.day(day.0),
            Seen::Token(token) => self.words(token, Field::Word),
            Seen::Ref(reference) | Seen::Place(Where::Place(reference)) => self.link(&reference.id),
            _ => {}
        }
    }

    /// Adds the words of `text`.
    fn words(&mut self, text: &str, field: Field) {
        let Gatherer { folder, builder, .. } = &mut *self.all;
        folder.words(text, |token| {
            // In running text a letter by itself is an elision: `d'eau`. Whole ids are keys.
            let useless = match field {
                Field::Body => token.text.len() == 1,
                Field::Id => token.joined,
                _ => false,
            };
            if !useless {
                let number = builder.number(token.text);
                builder.put(number, self.at, field.bit());
            }
        });
    }

    /// Adds words whose numbers are known.
    fn put(&mut self, field: Field, known: impl Fn(&Known) -> &[u32]) {
        for number in known(&self.all.known) {
            self.all.builder.put(*number, self.at, field.bit());
        }
    }

    fn text(&mut self, field: Field, text: &Text) {
        for side in sides(text) {
            match field {
                Field::Title | Field::Alias => self.name(side, field),
                _ => self.words(side, field),
            }
        }
    }

    /// Adds the words of a name, and notes how many there are.
    fn name(&mut self, name: &str, field: Field) {
        let (mut all, mut core) = (0, 0);
        let Gatherer { folder, builder, .. } = &mut *self.all;
        folder.words(name, |Token { text, joined, .. }| {
            let number = builder.number(text);
            builder.put(number, self.at, field.bit());
            if !joined && !is_filler(text) {
                all += 1;
                core += u32::from(!is_generic(text));
            }
        });
        if field == Field::Title {
            self.entry.note(Form::Title, all);
            self.entry.note(Form::Core, core);
        } else {
            self.entry.note(Form::Alias, all);
        }
    }

    fn word(&mut self, words: &'static WordSpec, index: usize, field: Field) {
        let Some((code, pair)) = words.variants.get(index) else { return };
        let all = &mut *self.all;
        let mut list = all.phrases.remove(&(words.name, index)).unwrap_or_default();
        if list.is_empty() {
            // The code of a nation is a word of its own; others are made of the words.
            let code = if field == Field::Nation { code } else { "" };
            list = all.numbers(&[code, pair.fr, pair.en]);
        }
        for number in &list {
            all.builder.put(*number, self.at, field.bit());
        }
        all.phrases.insert((words.name, index), list);
    }

    /// Names of a record that this one refers to. Its id is not a word of this record: it may lead
    /// to a record that the room does not see.
    fn link(&mut self, id: &str) {
        let Gatherer { names, builder, .. } = &mut *self.all;
        let Some((field, numbers)) = names.get(id) else { return };
        for number in numbers {
            builder.put(*number, self.at, field.bit());
        }
    }

    fn day(&mut self, date: NaiveDate) {
        if self.entry.day == 0 {
            self.entry.day = date.num_days_from_ce();
        }
        let (year, day) = (date.year().to_string(), date.day());
        self.words(&year, Field::Number);
        self.words(&day.to_string(), Field::Number);
        self.words(&format!("{day:02}"), Field::Number);
        let month = date.month0() as usize;
        self.put(Field::Number, |known| &known.months[month]);
    }
}
