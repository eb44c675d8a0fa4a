//! What lies over the screen: at most one thing.

use super::audience::{AudienceBox, Question};
use super::chooser::Chooser;
use super::form::Form;
use super::map::goto::GotoBox;
use super::map::layers::Layer;
use super::problems::{ProblemList, Wanted};
use super::search::SearchBox;
use crate::analysis::list::Filter;
use crate::model::record::Region;

/// The one overlay.
#[derive(Clone, Debug)]
pub enum Overlay {
    Search(SearchBox),
    Palette(Chooser),
    Help(Chooser),
    Pick(Pick),
    /// Where to go on the map.
    Goto(Box<GotoBox>),
    Audience(AudienceBox),
    Question(Question),
    Problems(Box<ProblemList>),
    /// What is being recorded.
    Form(Box<Form>),
    /// What was recorded.
    Ledger(LedgerList),
    /// Planned against actual; the first row that is seen.
    Timings(usize),
}

/// A short list to pick from: region, filter, meeting.
#[derive(Clone, Debug, Default)]
pub struct Pick {
    pub title: String,
    pub options: Vec<Choice>,
    pub cursor: usize,
    /// What is to be known beside it, may be empty.
    pub foot: String,
}

/// One thing to pick.
#[derive(Clone, Debug)]
pub struct Choice {
    pub label: String,
    pub note: String,
    pub value: Picked,
}

/// What was picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    Region(Option<Region>),
    Filter(Option<Filter>),
    /// A briefing of the library, by name.
    Briefing(String),
    /// An item of the agenda, to jump to.
    Item(Box<str>),
    /// A layer of the map, to switch on or off.
    Layer(Layer),
    /// A record on the map, to open.
    Record(Box<str>),
    /// A place for the journal, by its number.
    Place(usize),
    /// Which problems are wanted.
    Problems(Wanted),
}

/// The list of what was recorded.
#[derive(Clone, Copy, Debug, Default)]
pub struct LedgerList {
    pub cursor: usize,
}
