//! The briefing as the nations in the room may see it: the only way to a record.

use std::sync::{Arc, OnceLock};

use super::briefing::Briefing;
use super::diagnostic::Severity;
use super::marking::{Class, Composite, Marking};
use super::nation::{Nation, NationSet};
use super::position::Position;
use super::record::{Meeting, Region};
use super::reference::{RawRef, Where};
use super::safe_text::SafeText;
use super::table::{Body, Kind, Record};
use super::time::{Day, Moment};
use super::value::Seen;

mod links;
mod problems;

use links::Links;
pub use problems::ProblemLine;

/// A briefing seen by an audience. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Room {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    briefing: Arc<Briefing>,
    audience: NationSet,
    red: bool,
    /// The highest class that may be shown.
    ceiling: Class,
    visible: Vec<bool>,
    /// Visible records of each kind, in order.
    by_kind: Vec<Vec<u32>>,
    /// Those that stand behind another account of the same event.
    secondary: Vec<bool>,
    links: OnceLock<Links>,
    /// The meeting before, for the same nations.
    before: OnceLock<Room>,
    /// Problems this room may read, by severity, before and after the rules have spoken.
    readable: [OnceLock<(usize, usize, usize)>; 2],
}

/// The very same room: made at one time, for one audience.
impl PartialEq for Room {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner)
    }
}

impl Eq for Room {}

impl Room {
    /// The briefing for `audience`; `red` says that TLP:RED was confirmed for this room.
    #[must_use]
    pub fn new(briefing: Arc<Briefing>, audience: NationSet, red: bool) -> Self {
        let ceiling = briefing.ceiling;
        Self::below(briefing, audience, red, ceiling)
    }

    /// Everything, private files too: for the rules that judge the files of their owner, never for a
    /// screen.
    #[must_use]
    pub fn of_owner(briefing: Arc<Briefing>) -> Self {
        let ceiling = briefing.ceiling;
        let everyone = Nation::ALL.iter().copied().collect();
        Self::seeing(briefing, everyone, true, ceiling, |_| true)
    }

    /// The same with nothing above `ceiling`.
    fn below(briefing: Arc<Briefing>, audience: NationSet, red: bool, ceiling: Class) -> Self {
        Self::seeing(briefing, audience, red, ceiling, |record| {
            !record.private && record.kind != Kind::Note && record.marking.visible_to(audience, ceiling, red)
        })
    }

    fn seeing(
        briefing: Arc<Briefing>,
        audience: NationSet,
        red: bool,
        ceiling: Class,
        sees: impl Fn(&Record) -> bool,
    ) -> Self {
        let first = |at: usize, record: &Record| briefing.place_of(&record.id) == Some(at);
        let records = briefing.records.iter().enumerate();
        let visible: Vec<bool> = records.map(|(at, record)| sees(record) && first(at, record)).collect();
        let secondary = links::secondary_accounts(&briefing, &visible);
        let mut by_kind = vec![Vec::new(); Kind::ALL.len()];
        for (at, record) in (0_u32..).zip(&briefing.records) {
            if visible[at as usize] {
                by_kind[record.kind as usize].push(at);
            }
        }
        let (links, before, readable) = Default::default();
        let inner =
            Inner { briefing, audience, red, ceiling, visible, by_kind, secondary, links, before, readable };
        Self { inner: Arc::new(inner) }
    }

    /// The meeting before, for the nations that are in the room now: what was TLP:RED then stays out, and
    /// what is above the ceiling of today. `None` while it is not read, and where there is none.
    #[must_use]
    pub fn before(&self) -> Option<&Self> {
        let briefing = self.inner.briefing.before.get()?;
        let ceiling = self.ceiling().min(briefing.ceiling);
        let room = || Self::below(Arc::clone(briefing), self.audience(), false, ceiling);
        Some(self.inner.before.get_or_init(room))
    }

    /// The same briefing for others.
    #[must_use]
    pub fn for_audience(&self, audience: NationSet, red: bool) -> Self {
        Self::new(Arc::clone(&self.inner.briefing), audience, red)
    }

    /// The room over `briefing`, in which the same files were read again.
    ///
    /// Who was in it stays. Where those were the nations that the files seated, nations that the files seat
    /// now are in too: it never shows more because of that. The meeting before is that of before, unless
    /// another one is named.
    #[must_use]
    pub fn renewed(&self, briefing: Arc<Briefing>) -> Self {
        let before = &self.inner.briefing;
        if let Some(known) = before.before.get().filter(|_| before.previous() == briefing.previous()) {
            briefing.remember(Arc::clone(known));
        }
        let mut audience = self.audience();
        if audience == before.default_audience() {
            audience = audience.union(briefing.default_audience());
        }
        Self::new(briefing, audience, self.red() && audience == self.audience())
    }

    /// Whether `other` is a room over the same loading of the same files.
    #[must_use]
    pub fn is_over_the_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inner.briefing, &other.inner.briefing)
    }

    /// Whether it is a room over `briefing`.
    #[must_use]
    pub fn is_over(&self, briefing: &Arc<Briefing>) -> bool {
        Arc::ptr_eq(&self.inner.briefing, briefing)
    }

    /// The nations in the room.
    #[must_use]
    pub fn audience(&self) -> NationSet {
        self.inner.audience
    }

    /// Whether TLP:RED was confirmed.
    #[must_use]
    pub fn red(&self) -> bool {
        self.inner.red
    }

    /// Whether `other` shows a record that this room does not.
    #[must_use]
    pub fn shows_less_than(&self, other: &Self) -> bool {
        self.inner.visible.iter().zip(&other.inner.visible).any(|(here, there)| *there && !*here)
    }

    /// How many shared records are held back from this room. For the presenter's console alone: no
    /// screen, page or file the room can see may hint at it.
    #[must_use]
    pub fn held_back(&self) -> usize {
        let Inner { briefing, visible, .. } = &*self.inner;
        let shared = |record: &&Record| !record.private && record.kind != Kind::Note;
        let hidden = briefing.records.iter().zip(visible).filter(|(_, visible)| !**visible);
        hidden.map(|(record, _)| record).filter(shared).count()
    }

    /// The highest class that may be shown.
    #[must_use]
    pub fn ceiling(&self) -> Class {
        self.inner.ceiling
    }

    /// Every visible record, built-in places too.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.inner.briefing.records.iter().zip(&self.inner.visible).filter(|(_, v)| **v).map(|(r, _)| r)
    }

    /// Visible records of `kind` that the files bring, one per event.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Record> {
        self.all_of(kind).filter(|record| !record.built_in)
    }

    /// Visible records of `kind`, built-in ones too.
    fn all_of(&self, kind: Kind) -> impl Iterator<Item = &Record> {
        let Inner { briefing, by_kind, secondary, .. } = &*self.inner;
        let first = by_kind[kind as usize].iter().filter(|at| !secondary[**at as usize]);
        first.map(|at| &briefing.records[*at as usize])
    }

    /// Visible records of `kind` that the files bring, every account of an event.
    pub fn accounts_of(&self, kind: Kind) -> impl Iterator<Item = &Record> {
        let Inner { briefing, by_kind, .. } = &*self.inner;
        let all = by_kind[kind as usize].iter().map(|at| &briefing.records[*at as usize]);
        all.filter(|record| !record.built_in)
    }

    /// Visible places, built-in ones too.
    pub fn places(&self) -> impl Iterator<Item = &Record> {
        self.all_of(Kind::Place)
    }

    /// The visible record `id`.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Record> {
        let at = self.inner.briefing.place_of(id)?;
        self.inner.visible[at].then(|| &self.inner.briefing.records[at])
    }

    /// Where a reference leads, if the room may see that.
    #[must_use]
    pub fn follow(&self, reference: &RawRef) -> Option<&Record> {
        self.get(&reference.id).filter(|record| reference.kinds.has(record.kind))
    }

    /// The meeting, if the room may see its record.
    #[must_use]
    pub fn meeting(&self) -> Option<(&Record, &Meeting)> {
        let record = &self.inner.briefing.records[self.inner.briefing.meeting? as usize];
        match &record.body {
            Body::Meeting(meeting) if self.get(&record.id).is_some() => Some((record, meeting)),
            _ => None,
        }
    }

    /// The moment everything is computed for: given, else the meeting's start, else its cut-off.
    #[must_use]
    pub fn as_of(&self) -> Option<Moment> {
        self.inner.briefing.as_of
    }

    /// The day everything is computed for.
    #[must_use]
    pub fn today(&self) -> Option<Day> {
        self.as_of().map(Moment::day)
    }

    /// Coordinates of a position; a place the room may not see has none.
    #[must_use]
    pub fn locate(&self, place: &Where) -> Option<Position> {
        match place {
            Where::Point(position, _) => Some(*position),
            Where::Place(reference) => match &self.follow(reference)?.body {
                // A place by coordinates only: places that point at places are not followed.
                Body::Place(place) => match &place.position {
                    Where::Point(position, _) => Some(*position),
                    Where::Place(_) => None,
                },
                _ => None,
            },
        }
    }

    /// The record of the place a position names.
    #[must_use]
    pub fn place_of(&self, place: &Where) -> Option<&Record> {
        match place {
            Where::Point(..) => None,
            Where::Place(reference) => self.follow(reference),
        }
    }

    /// The visible place nearest to `position`, within 40 km.
    #[must_use]
    pub fn nearest_place(&self, position: Position) -> Option<&Record> {
        /// Beyond this a name would mislead, in km.
        const NEAR_KM: f64 = 40.0;
        /// Degrees that surely hold `NEAR_KM` at these latitudes; a cheap first sieve.
        const NEAR_DEGREES: f64 = 0.4;
        let near = self.all_of(Kind::Place).filter_map(|record| {
            let there = self.position(record)?;
            let close = (there.lat() - position.lat()).abs() < NEAR_DEGREES
                && (there.lon() - position.lon()).abs() < NEAR_DEGREES;
            close.then(|| (there.distance_km(position), record))
        });
        near.filter(|(km, _)| *km <= NEAR_KM).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, record)| record)
    }

    /// The coordinates a record has.
    #[must_use]
    pub fn position(&self, record: &Record) -> Option<Position> {
        let place = match &record.body {
            Body::Incident(incident) => incident.position.as_ref(),
            Body::Asset(asset) => asset.position.as_ref(),
            Body::Place(place) => Some(&place.position),
            Body::Patrol(patrol) => patrol.route.first().map(|point| &point.place),
            _ => None,
        };
        place.and_then(|place| self.locate(place))
    }

    /// The region a record belongs to: what it declares, else that of its place or target.
    #[must_use]
    pub fn region(&self, record: &Record) -> Option<Region> {
        let of_place = |place: &Where| {
            self.place_of(place).and_then(|record| match &record.body {
                Body::Place(place) => place.region,
                _ => None,
            })
        };
        match &record.body {
            Body::Incident(r) => {
                Some(r.region.or_else(|| r.position.as_ref().and_then(of_place)).unwrap_or(Region::Elsewhere))
            }
            Body::Patrol(r) => r.region.or_else(|| r.route.iter().find_map(|p| of_place(&p.place))),
            Body::Asset(r) => r.region.or_else(|| r.position.as_ref().and_then(of_place)),
            Body::Risk(r) => r.region.or_else(|| {
                self.follow(&r.on.0).filter(|on| on.kind != Kind::Risk).and_then(|on| self.region(on))
            }),
            Body::Threat(r) => r.region,
            Body::Request(r) => r.region,
            Body::Tension(r) => Some(r.region),
            Body::ServiceGap(r) => Some(r.region),
            Body::Decision(r) => r.region,
            Body::Action(r) => r.region,
            Body::Place(r) => r.region,
            Body::RegionFacts(r) => Some(r.region),
            _ => None,
        }
    }

    /// Whether `record` stands in `region`; corridors and initiatives may stand in several.
    #[must_use]
    pub fn in_region(&self, record: &Record, region: Region) -> bool {
        match &record.body {
            Body::Initiative(r) => r.regions.contains(&region),
            Body::Command(r) => r.regions.contains(&region),
            Body::Corridor(r) => {
                r.segments.iter().flat_map(|s| [&s.from, &s.to]).any(|place| {
                    self.follow(&place.0).is_some_and(|place| self.region(place) == Some(region))
                })
            }
            _ => self.region(record) == Some(region),
        }
    }

    /// Visible records that name `record`.
    #[must_use]
    pub fn referrers(&self, record: &Record) -> Vec<&Record> {
        self.links().referrers(&self.inner.briefing, record)
    }

    /// Other visible accounts of the same event.
    #[must_use]
    pub fn accounts(&self, record: &Record) -> Vec<&Record> {
        self.links().accounts(&self.inner.briefing, record)
    }

    /// Works out what is otherwise worked out when it is first asked for: who names whom takes a tenth of a
    /// second over 100,000 records, for another thread than that of the screen.
    pub fn prepare(&self) {
        self.links();
    }

    fn links(&self) -> &Links {
        self.inner.links.get_or_init(|| Links::new(&self.inner.briefing, &self.inner.visible))
    }

    /// Every visible record that `record` names, each once, in order.
    #[must_use]
    pub fn references(&self, record: &Record) -> Vec<&Record> {
        let mut found: Vec<&Record> = Vec::new();
        record.body.walk(&mut |_, seen| {
            let (Seen::Ref(reference) | Seen::Place(Where::Place(reference))) = seen else { return };
            if let Some(target) = self.follow(reference)
                && target.id != record.id
                && !found.iter().any(|known| known.id == target.id)
            {
                found.push(target);
            }
        });
        found
    }

    /// The marking of everything the room may see.
    #[must_use]
    pub fn composite(&self) -> Composite {
        let mut composite = Composite::default();
        for record in self.records().filter(|record| !record.built_in) {
            composite.add(&record.marking);
        }
        composite
    }

    /// Errors in the reading of `files`, rules aside.
    #[must_use]
    pub fn unreadable(&self, files: &[SafeText]) -> usize {
        let errors = self.inner.briefing.problems.iter().filter(|p| p.diagnostic.severity == Severity::Error);
        errors.filter(|problem| files.contains(&problem.file)).count()
    }
}

/// Private notes of the nation's own laptop, kept apart from the room.
#[derive(Clone, Debug)]
pub struct Notes(Arc<Briefing>);

impl Notes {
    /// The notes of `briefing`.
    #[must_use]
    pub fn new(briefing: Arc<Briefing>) -> Self {
        Self(briefing)
    }

    /// Notes about the record `id`, with the marking they carry.
    pub fn about<'n>(&'n self, id: &'n str) -> impl Iterator<Item = (&'n super::record::Note, &'n Marking)> {
        self.0.records.iter().filter_map(move |record| match &record.body {
            Body::Note(note) if note.about.id() == id => Some((&**note, &record.marking)),
            _ => None,
        })
    }
}
