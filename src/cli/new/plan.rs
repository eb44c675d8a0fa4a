//! What the next meeting is: when, where, for whom, and what it takes over from the one before.

use std::path::{Path, PathBuf};

use chrono::{Days, Months, NaiveDate};

use super::carried::{self, Promise};
use super::{Request, Trouble, day, hosts};
use crate::cli::{args, memory};
use crate::journal::Ledger;
use crate::model::diagnostic::Both;
use crate::model::marking::Class;
use crate::model::nation::Nation;
use crate::model::record::{Meeting, Part};
use crate::model::room::Room;
use crate::model::safe_text::SafeText;
use crate::model::table::{Body, Record};
use crate::model::time::Moment;
use crate::shell;
use crate::source::{self, Limits, SourceFile};

/// Days between today and a meeting whose date nobody gave.
const AHEAD: u64 = 28;
/// Days between the cut-off and the meeting.
const CUTOFF_BEFORE: u64 = 4;
/// Months of the period under review without a meeting before.
const PERIOD: u32 = 6;
/// Years a meeting may be in.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// Everything that the files need to know.
pub(super) struct Plan {
    /// Who writes.
    pub nation: Nation,
    pub host: Nation,
    pub number: Option<i64>,
    pub first_day: NaiveDate,
    /// The day of the cut-off and end of the period.
    pub cutoff: NaiveDate,
    pub from: NaiveDate,
    /// Name of the folder of the meeting before, where that folder stands beside the new one.
    pub previous: Option<String>,
    pub class: Class,
    pub exercise: bool,
    /// Seats of nations beside the members.
    pub guests: Vec<Record>,
    /// Posts of the meeting before that are not usual ones.
    pub people: Vec<Record>,
    pub targets: Vec<(Nation, i64)>,
    pub projector: Option<(i64, i64)>,
    /// Open actions of the meeting before.
    pub promises: Vec<Promise>,
}

/// The meeting before.
struct Before {
    room: Room,
    files: Vec<SourceFile>,
    /// Its folder, and whether the new one stands beside it.
    folder: PathBuf,
    beside: bool,
}

impl Plan {
    pub fn of(request: &Request) -> Result<Self, Trouble> {
        let before = request.previous.as_deref().map(|path| open(path, &request.folder)).transpose()?;
        let meeting = before.as_ref().and_then(Before::meeting);
        let next = meeting.and_then(|(_, meeting)| meeting.next_meeting.as_ref());
        let next_host = next.and_then(|next| next.place.as_ref()).and_then(|place| hosts::at(place.id()));
        let rotated = meeting.map(|(_, meeting)| hosts::after(meeting.host));
        let host = request.host.or(next_host).or(rotated).or(request.nation).unwrap_or(Nation::SEN);
        let asked = request.date.as_deref().map(day).transpose()?.map(|day| day.0);
        let agreed = next.and_then(|next| next.date).map(|day| day.0);
        let today = || request.now.map_or_else(|| shell::now().date_naive(), Moment::date);
        let first_day = match asked.or(agreed) {
            Some(day) => day,
            None => today().checked_add_days(Days::new(AHEAD)).ok_or_else(far)?,
        };
        if !YEARS.contains(&chrono::Datelike::year(&first_day)) {
            return Err(far());
        }
        let cutoff = first_day.checked_sub_days(Days::new(CUTOFF_BEFORE)).ok_or_else(far)?;
        let reviewed = meeting.and_then(|(_, meeting)| meeting.period.to.0.succ_opt());
        let from = reviewed.filter(|from| *from <= cutoff);
        let from = from.or_else(|| cutoff.checked_sub_months(Months::new(PERIOD))).ok_or_else(far)?;
        Ok(Self {
            nation: request.nation.unwrap_or(host),
            host,
            number: meeting.and_then(|(_, meeting)| meeting.number).map(|number| number.get() + 1),
            first_day,
            cutoff,
            from,
            previous: before.as_ref().and_then(Before::name),
            class: meeting.map_or(Class::DR, |(record, _)| record.marking.class),
            exercise: meeting.is_none_or(|(record, _)| record.marking.exercise),
            guests: before.as_ref().map(Before::guests).unwrap_or_default(),
            people: before.as_ref().map(Before::people).unwrap_or_default(),
            targets: meeting.map(|(_, meeting)| targets(meeting)).unwrap_or_default(),
            projector: meeting
                .and_then(|(_, meeting)| meeting.projector.as_ref())
                .map(|projector| (projector.columns.get(), projector.rows.get())),
            promises: before.as_ref().map(Before::promises).unwrap_or_default(),
        })
    }

    /// `sen-`, what the ids of the writer begin with.
    pub fn prefix(&self) -> String {
        self.nation.code().to_lowercase()
    }
}

fn targets(meeting: &Meeting) -> Vec<(Nation, i64)> {
    meeting.patrol_targets.iter().map(|target| (target.nation, target.per_year.get())).collect()
}

fn far() -> Trouble {
    let (first, last) = (YEARS.start(), YEARS.end());
    (
        Both::new(
            format!("la date n'est pas entre {first} et {last}"),
            format!("the date is not between {first} and {last}"),
        ),
        Both::new("par exemple --date 2026-03-10", "for example --date 2026-03-10"),
    )
}

fn open(path: &Path, new: &Path) -> Result<Before, Trouble> {
    let opened = source::open(path, None).map_err(|error| (error.message, error.help))?;
    let folder = args::folder(Some(path), opened.chosen.as_deref()).unwrap_or_default();
    let loaded = source::load_shared(&*opened.files, Limits::default(), None);
    let parent =
        |path: &Path| std::path::absolute(path).ok().and_then(|path| path.parent().map(Path::to_owned));
    let beside = parent(&folder).is_some_and(|before| parent(new) == Some(before));
    let before = Before { room: Room::of_owner(loaded.briefing), files: loaded.files, folder, beside };
    if before.meeting().is_none() {
        let shown = SafeText::new(&path.to_string_lossy());
        return Err((
            Both::new(
                format!("{shown} : aucune réunion lisible"),
                format!("{shown}: no meeting that can be read"),
            ),
            Both::new(
                format!("tribrief check {shown} dit pourquoi"),
                format!("tribrief check {shown} says why"),
            ),
        ));
    }
    Ok(before)
}

impl Before {
    /// Records of its files, without private ones and those of the program.
    fn records(&self) -> impl Iterator<Item = &Record> {
        self.room.records().filter(|record| !record.private && !record.built_in)
    }

    fn meeting(&self) -> Option<(&Record, &Meeting)> {
        self.records().find_map(|record| match &record.body {
            Body::Meeting(meeting) => Some((record, &**meeting)),
            _ => None,
        })
    }

    /// Its folder's name, if the program finds it by that.
    fn name(&self) -> Option<String> {
        let folder = std::path::absolute(&self.folder).ok()?;
        let name = folder.file_name()?.to_str()?.to_owned();
        self.beside.then_some(name)
    }

    fn guests(&self) -> Vec<Record> {
        let guest =
            |record: &&Record| matches!(&record.body, Body::Delegation(seat) if seat.nation == Nation::GIN);
        self.records().filter(guest).take(1).cloned().collect()
    }

    /// Presenters: the other posts are usual ones.
    fn people(&self) -> Vec<Record> {
        let more = |record: &&Record| matches!(&record.body, Body::Participant(who) if who.part.is_none_or(|part| part == Part::Presenter));
        self.records().filter(more).cloned().collect()
    }

    fn promises(&self) -> Vec<Promise> {
        let places = shell::journals_of(&self.folder, memory::state_folder().as_deref());
        let found = shell::best_on_disk(&places).ok();
        let ledger = found.map(|(found, _)| Ledger::of(&found.reading.entries));
        let from =
            self.folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let records: Vec<&Record> = self.records().collect();
        carried::open(&records, &self.files, ledger.as_ref(), self.beside, &from)
    }
}
