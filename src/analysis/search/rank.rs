//! What counts how much: field before field, exact before beginning, kind before kind.

use super::entry::{Entry, Form, is_generic};
use super::wanted::{Wanted, is_filler};
use crate::model::record::{AssetKind, PlaceKind};
use crate::model::table::{Body, Kind, Record};

/// Where in a record a word stands; several may hold at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Alias,
    Place,
    Id,
    Word,
    Nation,
    Body,
    Number,
}

impl Field {
    pub(super) const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// Points of a whole word in each field, in the order of `Field`.
const WHOLE: [u32; 8] = [1000, 720, 660, 600, 500, 400, 300, 240];
/// Points of a beginning of a word in each field.
const BEGINNING: [u32; 8] = [800, 600, 540, 450, 400, 280, 220, 160];

/// Points when the id is what was typed.
pub(super) const ID: u32 = 9000;
/// Points when the id begins with what was typed.
pub(super) const ID_BEGINNING: u32 = 6000;
/// Points when the id without its contributor is what was typed.
pub(super) const ID_TAIL: u32 = 5000;
/// Points when the id without its contributor begins with what was typed.
pub(super) const ID_TAIL_BEGINNING: u32 = 4000;
/// Points when the position lies in the square that was typed.
pub(super) const SQUARE: u32 = 3000;

/// Points of a word in the best of `fields`.
pub(super) const fn points(fields: u8, whole: bool) -> u32 {
    let at = fields.trailing_zeros() as usize;
    match (at < WHOLE.len(), whole) {
        (true, true) => WHOLE[at],
        (true, false) => BEGINNING[at],
        (false, _) => 0,
    }
}

/// How many words a query has, counted once for all records.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    words: u32,
    /// Without the ones that say nothing.
    telling: usize,
    /// Without the ones that say what a thing is, not which.
    core: usize,
}

impl Asked {
    pub(super) fn new(wanted: &[Wanted]) -> Self {
        let telling = wanted.iter().filter(|word| !is_filler(&word.text));
        let core = telling.clone().filter(|word| !is_generic(&word.text)).count();
        let words = u32::try_from(wanted.len()).unwrap_or(1).max(1);
        Self { words, telling: telling.count(), core }
    }
}

/// What lookup knows of a record that matches every word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    /// Points of all words.
    pub points: u32,
    /// Fields that hold every word.
    pub shared: u8,
    /// A word was matched by its beginning only.
    pub begun: bool,
    /// How many words were matched by forgiving typos.
    pub slips: u32,
}

/// Points of a match in the record behind `entry`.
pub(super) fn score(entry: &Entry, asked: Asked, found: Match) -> u32 {
    let bonus = naming(entry, asked, found.shared);
    let bonus = if found.begun { bonus / 3 } else { bonus };
    let score = found.points / asked.words + bonus + standing(entry);
    // Any exact match stands above every forgiven one.
    if found.slips == 0 { score } else { score / (5 + found.slips) }
}

/// Points of the record itself, whatever was typed.
pub(super) fn standing(entry: &Entry) -> u32 {
    10 + kind_weight(entry.kind) - if entry.built_in { 10 } else { 0 }
}

/// Points for a query that is the whole name of a record, not only part of it.
fn naming(entry: &Entry, asked: Asked, shared: u8) -> u32 {
    let is =
        |form: Form, field: Field, words: usize| shared & field.bit() != 0 && entry.has_form(form, words);
    let title = is(Form::Title, Field::Title, asked.telling);
    let alias = is(Form::Alias, Field::Alias, asked.telling);
    let core = is(Form::Core, Field::Title, asked.core);
    // An alias scores less by itself; as a whole name it is worth a title.
    let lift = if alias && shared & Field::Title.bit() == 0 { WHOLE[0] - WHOLE[1] } else { 0 };
    match entry.naming {
        Naming::Region if title || core || alias => lift + 260,
        Naming::Landmark if title || core || alias => lift + 240,
        Naming::Town if title || alias => lift + 200,
        Naming::Site => 0,
        _ if title || alias => lift + 150,
        _ => 0,
    }
}

/// How far a name belongs to a record: people say "Félou" for the plant, "Kayes" for the town.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    /// A region, or a corridor.
    Region,
    /// A dam, a plant or a mine, that is called like its place.
    Landmark,
    Town,
    /// The place of a dam, a mine or a port: the asset there is what is meant.
    Site,
    Other,
}

impl Naming {
    pub(super) fn of(record: &Record) -> Self {
        match &record.body {
            Body::RegionFacts(_) | Body::Corridor(_) => Self::Region,
            Body::Asset(asset) => match asset.kind {
                AssetKind::Hydro | AssetKind::Dam | AssetKind::Mine => Self::Landmark,
                _ => Self::Other,
            },
            Body::Place(place) => match place.kind {
                Some(PlaceKind::Dam | PlaceKind::Mine | PlaceKind::Port) => Self::Site,
                _ => Self::Town,
            },
            _ => Self::Other,
        }
    }
}

/// Points of a kind: what an officer looks for first, when all else is equal.
const fn kind_weight(kind: Kind) -> u32 {
    match kind {
        Kind::Asset => 60,
        Kind::Risk => 56,
        Kind::Threat => 54,
        Kind::Incident | Kind::IncidentGroup => 52,
        Kind::Patrol => 50,
        Kind::Decision => 48,
        Kind::Action => 44,
        Kind::Corridor | Kind::RegionFacts => 40,
        Kind::Actor => 38,
        Kind::Request | Kind::CapabilityGap => 36,
        Kind::Tension | Kind::DoNoHarm | Kind::ServiceGap => 34,
        Kind::Initiative | Kind::Framework => 32,
        Kind::AgendaItem => 30,
        Kind::Place => 28,
        Kind::Command | Kind::Delegation | Kind::Participant => 24,
        Kind::Meeting => 22,
        Kind::Statistic => 20,
        Kind::Source => 16,
        Kind::Note => 0,
    }
}
