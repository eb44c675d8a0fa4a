//! A record as words: which words it has, in what fields.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use super::fold::{Folder, Token};
use super::rank::{Field, Naming};
use super::vocabulary::{Builder, Vocabulary};
use super::wanted::is_filler;
use crate::model::lang::Lang;
use crate::model::record::Region;
use crate::model::reference::Where;
use crate::model::room::Room;
use crate::model::table::{Body, Effort, Kind, Record};
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

/// Words that say what a thing is, not which: "Centrale de Félou" is called "Félou".
const GENERIC: &[&str] = &[
    "amenagement",
    "barrage",
    "central",
    "centrale",
    "corridor",
    "d",
    "dam",
    "gold",
    "hydro",
    "hydroelectric",
    "hydroelectricite",
    "hydroelectrique",
    "hydropower",
    "militaire",
    "military",
    "mine",
    "mines",
    "or",
    "plant",
    "port",
    "power",
    "region",
    "station",
    "usine",
];

/// Whether `word` says what a thing is, not which.
pub(super) fn is_generic(word: &str) -> bool {
    GENERIC.contains(&word)
}

/// What is kept of a record beside its words.
#[derive(Debug)]
pub(super) struct Entry {
    pub id: Box<str>,
    pub kind: Kind,
    pub built_in: bool,
    pub naming: Naming,
    /// The day it is about, for what is new first.
    pub day: i32,
    /// For each form, bit n says that one of its names has n words.
    forms: [u32; 3],
}

/// Forms of a record's names.
#[derive(Clone, Copy, Debug)]
pub(super) enum Form {
    Title,
    Alias,
    /// The title without generic words.
    Core,
}

impl Entry {
    /// Whether a name in this form has `words` words.
    pub(super) fn has_form(&self, form: Form, words: usize) -> bool {
        words < 32 && self.forms[form as usize] & (1 << words) != 0
    }

    fn note(&mut self, form: Form, words: u32) {
        if (1..32).contains(&words) {
            self.forms[form as usize] |= 1 << words;
        }
    }
}

/// Where the name of a record of this kind counts in records that refer to it.
pub(super) const fn linked_field(kind: Kind) -> Option<Field> {
    match kind {
        Kind::Place | Kind::RegionFacts | Kind::Actor => Some(Field::Place),
        Kind::Asset | Kind::Corridor | Kind::Command | Kind::IncidentGroup => Some(Field::Body),
        _ => None,
    }
}

/// Other names of a record.
pub(super) fn aliases(record: &Record) -> &[Text] {
    match &record.body {
        Body::Place(r) => &r.aliases,
        Body::Actor(r) => &r.aliases,
        Body::Asset(r) => &r.aliases,
        Body::RegionFacts(r) => &r.aliases,
        _ => &[],
    }
}

/// In what field a text of a record stands.
pub(super) fn text_field(record: &Record, spec: &FieldSpec, text: &Text) -> Field {
    match spec.name {
        _ if std::ptr::eq(text, record.title()) => Field::Title,
        "aliases" | "number" | "code" => Field::Alias,
        "place" | "admin" | "admin_as_reported" => Field::Place,
        _ => Field::Body,
    }
}

/// The French and the English of a text; once when they are the same.
pub(super) fn sides(text: &Text) -> impl Iterator<Item = &str> {
    let english = text.en.as_ref().filter(|en| text.fr.as_ref() != Some(en));
    text.fr.iter().chain(english).map(|side| side.as_str())
}

/// In what field a word of a closed list stands.
fn word_field(spec: &FieldSpec, words: &WordSpec) -> Field {
    match (words.name, spec.name) {
        ("Nation", _) => Field::Nation,
        (_, "kind" | "class" | "form" | "mode" | "sector" | "region" | "regions") => Field::Word,
        _ => Field::Body,
    }
}

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
        let entry = Entry {
            id: record.id.clone(),
            kind: record.kind,
            built_in: record.built_in,
            naming: Naming::of(record),
            day: 0,
            forms: [0; 3],
        };
        let region = self.room.region(record);
        let mut reading = Reading { record, at, entry, all: self };
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

impl<'r> Reading<'r, '_, '_> {
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
