//! The page of a record as data: title, facts, text, sections, doors. Screen and plain text draw the
//! same sheet.

pub mod doors;
mod facts;
pub mod layout;
mod lead;
pub mod picture;
mod tree;

use super::context::Cx;
use crate::look::measure::{decimal, group_thousands};
use crate::look::tone::Tone;
use crate::model::lang::Lang;
use crate::model::marking::{Composite, Marking};
use crate::model::record::Statistic;
use crate::model::table::{Kind, Record};

/// Words in a tone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub tone: Tone,
    pub bold: bool,
}

impl Piece {
    /// Words in a tone.
    pub fn new(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), tone, bold: false }
    }

    /// Bold words in a tone.
    pub fn bold(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), tone, bold: true }
    }
}

/// Where a line leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Door {
    Record(Box<str>),
    /// A scene of an agenda item, counted from 0.
    Scene(Box<str>, usize),
}

/// A line of a section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Kind word or label in a fixed column before the text; empty for none.
    pub label: String,
    pub pieces: Vec<Piece>,
    pub right: Option<Piece>,
    pub door: Option<Door>,
}

/// A section under its title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    pub title: String,
    pub note: String,
    pub lines: Vec<Line>,
    /// Width of the label column, 0 for none.
    pub label_width: u16,
}

/// One event on the strip of what happened nearby.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StripMark {
    /// Days before (negative) or after the record.
    pub offset: i64,
    /// Dots of its gravity, 0–3.
    pub dots: u8,
}

/// The page of a record.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub id: String,
    pub title: String,
    pub kind: Option<Kind>,
    /// The line under the title: what matters most.
    pub lead: Vec<Piece>,
    /// Dots before the lead, 0 for none.
    pub dots: u8,
    /// The picture under the lead.
    pub picture: Option<picture::Picture>,
    /// Label and value.
    pub facts: Vec<Line>,
    /// The main text, paragraph by paragraph.
    pub prose: Vec<String>,
    /// What happened within 50 km, 90 days either side; empty when it does not apply.
    pub nearby: Vec<StripMark>,
    /// Day the strip is centred on.
    pub centre: Option<chrono::NaiveDate>,
    pub sections: Vec<Section>,
    /// Marking of everything the sheet shows.
    pub composite: Composite,
}

/// Builds the sheet of `record`.
#[must_use]
pub fn build(cx: &Cx<'_>, record: &Record) -> Sheet {
    let mut sheet = Sheet {
        id: record.safe_id().to_string(),
        title: record.title().get(cx.lang).to_owned(),
        kind: Some(record.kind),
        ..Sheet::default()
    };
    sheet.composite.add(&record.marking);
    lead::lead(cx, record, &mut sheet);
    if let Some(words) = super::stale::words(cx, record) {
        facts::add(&mut sheet, cx.say("Périmé", "Stale"), vec![Piece::new(words, Tone::Warn)]);
    }
    facts::facts(cx, record, &mut sheet);
    tree::fields(cx, record, &mut sheet);
    doors::scenes(cx, record, &mut sheet);
    doors::nearby(cx, record, &mut sheet);
    doors::accounts(cx, record, &mut sheet);
    picture::add(cx, record, &mut sheet);
    doors::leads_to(cx, record, &mut sheet);
    doors::sources(cx, record, &mut sheet);
    sheet
}

/// A marking in words: `DR  rel to SEN MLI MRT  TLP:AMBER`.
#[must_use]
pub fn marking_words(cx: &Cx<'_>, marking: &Marking) -> String {
    let rel = cx.say("communicable à", "rel to");
    let nations: Vec<&str> = marking.rel_to.iter().map(crate::model::nation::Nation::code).collect();
    let mut words = format!("{}  {rel} {}", marking.class.code(), nations.join(" "));
    if marking.national_only {
        words.push_str(cx.say("  réservé national", "  national eyes only"));
    }
    if let Some(tlp) = marking.tlp {
        words.push_str("  ");
        words.push_str(tlp.word(cx.lang));
    }
    if !marking.exercise {
        words.push_str(cx.say("  fait public", "  public fact"));
    }
    words
}

/// A figure with its unit and year: `20.54 % (2024)`.
#[must_use]
pub fn figure(cx: &Cx<'_>, statistic: &Statistic) -> String {
    let year = statistic.year.map_or_else(String::new, |year| format!(" ({})", year.0));
    format!("{} {}{year}", number(cx, statistic.value), statistic.unit.get(cx.lang))
}

/// A number as people of the language write it: thousands apart, as many decimals as it has, at most 2.
#[must_use]
pub fn number(cx: &Cx<'_>, value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        #[expect(clippy::cast_possible_truncation, reason = "a whole number below 1e15")]
        return group_thousands(value as i64);
    }
    let french = cx.lang == Lang::Fr;
    let one = decimal(value, 1, french);
    let two = decimal(value, 2, french);
    if two.ends_with('0') { one } else { two }
}
