//! What rules stand on: the records of the files' owner, thresholds, and what several rules ask for.

use std::sync::{Arc, OnceLock};

use super::limits::Limits;
use super::pat::Ways;
use super::run::Cancel;
use crate::analysis::context::Cx;
use crate::model::briefing::Briefing;
use crate::model::lang::Lang;
use crate::model::position::CoordinateStyle;
use crate::model::record::Meeting;
use crate::model::room::Room;
use crate::model::span::{FileId, Span, Spot};
use crate::model::table::{Kind, KindSet, Record};
use crate::model::time::{Day, Moment};
use crate::source::{SourceFile, spot};

/// Everything a rule may look at.
pub struct Ground<'l> {
    /// All records, private ones too.
    pub room: Room,
    pub limits: Limits,
    pub briefing: Arc<Briefing>,
    lost: KindSet,
    /// The meeting before, for the files' owner too.
    before: Option<Room>,
    ways: OnceLock<Ways>,
    files: &'l [SourceFile],
    cancel: &'l Cancel,
}

impl<'l> Ground<'l> {
    /// The ground of a loaded briefing; `lost` names kinds of which a record was left out. Once `cancel` is
    /// set no more records are handed out, so that rules over all of them end soon.
    #[must_use]
    pub fn new(briefing: &Arc<Briefing>, lost: KindSet, files: &'l [SourceFile], cancel: &'l Cancel) -> Self {
        let room = Room::of_owner(Arc::clone(briefing));
        let limits = room.meeting().map_or_else(Limits::default, |(_, meeting)| Limits::of(meeting));
        let before = briefing.before().map(|before| Room::of_owner(Arc::clone(before)));
        let (briefing, ways) = (Arc::clone(briefing), OnceLock::new());
        Self { room, limits, briefing, lost, before, ways, files, cancel }
    }

    /// Whether a record of `kind` was left out for an error: then nothing may be concluded from what is
    /// missing.
    #[must_use]
    pub fn lost(&self, kind: Kind) -> bool {
        self.lost.has(kind)
    }

    /// Whether every record was read.
    #[must_use]
    pub fn complete(&self) -> bool {
        self.lost.0 == 0
    }

    /// The briefing of the meeting before, when it was read.
    #[must_use]
    pub fn before(&self) -> Option<&Room> {
        self.before.as_ref()
    }

    /// Whether the briefing of the meeting before was looked for in vain.
    #[must_use]
    pub fn before_is_missing(&self) -> bool {
        self.briefing.before_is_missing()
    }

    /// The text of a value as it is written; empty for what no file has.
    #[must_use]
    pub fn written(&self, span: Span) -> &'l str {
        let file = self.files.get(usize::from(span.file.0));
        file.and_then(|file| file.text.get(span.start as usize..span.end as usize)).unwrap_or_default()
    }

    /// The group that is the whole of `file`.
    #[must_use]
    pub fn root(&self, file: FileId) -> Span {
        let bytes = self.files.get(usize::from(file.0)).map_or(0, |file| file.text.len());
        Span::new(file, 0, u32::try_from(bytes).unwrap_or(u32::MAX))
    }

    /// Whether `spot` names a field that is written.
    #[must_use]
    pub fn has(&self, spot: Spot) -> bool {
        spot::written(self.files, spot).is_some()
    }

    /// The meeting, when there is one.
    #[must_use]
    pub fn meeting(&self) -> Option<(&Record, &Meeting)> {
        self.room.meeting()
    }

    /// The moment everything is computed for.
    #[must_use]
    pub fn as_of(&self) -> Option<Moment> {
        self.room.as_of()
    }

    /// Its day.
    #[must_use]
    pub fn today(&self) -> Option<Day> {
        self.room.today()
    }

    /// The routes of all patrols, computed when they are first asked for.
    #[must_use]
    pub(super) fn ways(&self) -> &Ways {
        self.ways.get_or_init(|| Ways::new(self))
    }

    /// For functions of the analysis.
    #[must_use]
    pub fn cx(&self, lang: Lang) -> Cx<'_> {
        Cx { room: &self.room, lang, coords: CoordinateStyle::default() }
    }

    /// The records of the briefing itself, in the order of the files.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.room.records().filter(|record| !record.built_in).take_while(|_| !self.cancel.is_set())
    }

    /// Those of one kind, second accounts of one event too.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Record> {
        self.room.accounts_of(kind).take_while(|_| !self.cancel.is_set())
    }
}
