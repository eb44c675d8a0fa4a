//! What is kept of a record beside its words: who it is and how many words its names have.

use super::rank::Naming;
use crate::model::table::{Kind, Record};

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
    GENERIC.binary_search(&word).is_ok()
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
    pub(super) fn new(record: &Record) -> Self {
        let Record { id, kind, built_in, .. } = record;
        let naming = Naming::of(record);
        Self { id: id.clone(), kind: *kind, built_in: *built_in, naming, day: 0, forms: [0; 3] }
    }

    /// Whether a name in this form has `words` words.
    pub(super) fn has_form(&self, form: Form, words: usize) -> bool {
        words < 32 && self.forms[form as usize] & (1 << words) != 0
    }

    /// Notes that a name in this form has `words` words.
    pub(super) fn note(&mut self, form: Form, words: u32) {
        if (1..32).contains(&words) {
            self.forms[form as usize] |= 1 << words;
        }
    }
}
