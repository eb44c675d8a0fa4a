//! What lies over the screen: at most one thing.

use super::audience::{AudienceBox, Question};
use super::chooser::Chooser;
use super::form::Form;
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
    Audience(AudienceBox),
    Question(Question),
    Problems(ProblemList),
    Form(Box<Form>),
}

/// A short list to pick from: region, filter, meeting.
#[derive(Clone, Debug)]
pub struct Pick {
    pub title: String,
    pub options: Vec<Choice>,
    pub cursor: usize,
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
}

/// The list of problems.
#[derive(Clone, Copy, Debug, Default)]
pub struct ProblemList {
    pub cursor: usize,
    pub offset: usize,
}
