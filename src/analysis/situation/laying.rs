//! The situation while it is laid: what the map is about, and which places were named on the way.

use std::collections::HashMap;

use super::{Entry, Situation, Wanted, positions};
use crate::analysis::context::Cx;
use crate::look::tone::Tone;
use crate::map::scene::{Mark, Selection, Sign};
use crate::model::position::Position;
use crate::model::record::MapLayer;
use crate::model::reference::Where;
use crate::model::table::{Body, Kind, KindSet, Record};

/// Ranks of the marks, worst first; incidents take twenty-four and come before everything else.
pub(super) mod rank {
    pub const FOCUS: u8 = 0;
    pub const INCIDENT: u8 = 10;
    pub const THREAT: u8 = 40;
    pub const ROAD: u8 = 50;
    pub const CROSSING: u8 = 60;
    pub const PATROL: u8 = 70;
    pub const ASSET: u8 = 80;
    pub const TENSION: u8 = 90;
}

/// Groups of the marks: in one place only its like is counted.
pub(super) mod group {
    pub const INCIDENT: u8 = 0;
    pub const THREAT: u8 = 1;
    pub const ROAD: u8 = 2;
    pub const CROSSING: u8 = 3;
    pub const PATROL: u8 = 4;
    pub const DAM: u8 = 5;
    pub const MINE: u8 = 6;
    pub const ASSET: u8 = 7;
    pub const TENSION: u8 = 8;
}

/// What lies no farther from a place, in degrees, is shown with its name: about 2 km.
const TOWN_DEGREES: f64 = 0.02;

/// Two positions of one name that differ by less, in degrees, are one thing to see.
const SAME_DEGREES: f64 = 0.05;

/// The situation while it is laid.
pub(super) struct Laying<'a> {
    pub cx: Cx<'a>,
    pub wanted: &'a Wanted,
    pub all: Situation,
    /// Records the map is about, with those they stand for, in order: looked up for every record.
    focus: Vec<&'a str>,
    /// Kinds among them: others of these kinds step back.
    kinds: KindSet,
    /// Visible places from south to north.
    towns: Vec<(Position, &'a Record)>,
    /// Places that something on the map names, and how often.
    pub named: HashMap<&'a str, (&'a Record, u32)>,
}

impl<'a> Laying<'a> {
    /// Nothing laid yet.
    pub fn new(cx: Cx<'a>, wanted: &'a Wanted) -> Self {
        let mut focus: Vec<&str> = Vec::new();
        for record in wanted.focus.iter().filter_map(|id| cx.room.get(id)) {
            focus.push(&record.id);
            focus.extend(stand_for(cx, record).into_iter().map(|record| &*record.id));
        }
        focus.sort_unstable();
        let room = cx.room;
        let mut towns: Vec<_> =
            room.places().filter_map(|place| Some((room.position(place)?, place))).collect();
        towns.sort_by(|a, b| a.0.lat().total_cmp(&b.0.lat()));
        let bits = focus.iter().filter_map(|id| cx.room.get(id)).fold(0, |bits, r| bits | r.kind.bit());
        Self {
            cx,
            wanted,
            all: Situation::default(),
            towns,
            focus,
            kinds: KindSet(bits),
            named: HashMap::new(),
        }
    }

    /// Whether the map is about `record`.
    pub fn in_focus(&self, record: &Record) -> bool {
        self.focus.binary_search(&&*record.id).is_ok()
    }

    /// Records of `kind` that the layer and the region let through, and those of the focus.
    pub fn records(&self, kind: Kind, layer: MapLayer) -> Vec<&'a Record> {
        let on = self.wanted.layers.has(layer);
        let room = self.cx.room;
        let all = room.of(kind).filter(|record| {
            let inside = || self.wanted.region.is_none_or(|region| room.in_region(record, region));
            (on && inside()) || self.in_focus(record)
        });
        all.collect()
    }

    /// Whether a record steps back: others of its kind are what the map is about.
    fn is_beside(&self, record: &Record) -> bool {
        self.kinds.has(record.kind) && !self.in_focus(record)
    }

    /// `tone`, or that of the background.
    pub fn tone(&self, record: &Record, tone: Tone) -> Tone {
        if self.is_beside(record) { Tone::Ink3 } else { tone }
    }

    /// Takes a record in: its marking counts, and marks can lead to it.
    pub fn id(&mut self, record: &Record) -> u32 {
        self.all.composite.add(&record.marking);
        self.all.ids.push(record.id.clone());
        u32::try_from(self.all.ids.len() - 1).unwrap_or(u32::MAX)
    }

    /// Where a position of `record` lies; the place it names is remembered, for the focus the more.
    pub fn locate(&mut self, record: &Record, place: &'a Where) -> Option<Position> {
        let position = self.cx.room.locate(place)?;
        if let Some(place) = self.cx.room.place_of(place) {
            self.name(place);
            if self.in_focus(record) {
                self.name(place);
            }
        }
        Some(position)
    }

    /// Remembers the place a point lies in.
    pub fn name_town(&mut self, at: Position) {
        if let Some(town) = self.town(at) {
            self.name(town);
        }
    }

    fn town(&self, at: Position) -> Option<&'a Record> {
        let from = self.towns.partition_point(|(there, _)| there.lat() < at.lat() - TOWN_DEGREES);
        let near = self.towns[from..].iter().take_while(|(there, _)| there.lat() <= at.lat() + TOWN_DEGREES);
        let far = |there: Position| (there.lat() - at.lat()).hypot(there.lon() - at.lon());
        let near = near.map(|(there, record)| (far(*there), *record)).filter(|(far, _)| *far <= TOWN_DEGREES);
        near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, record)| record)
    }

    /// Remembers that something on the map names a place.
    pub fn name(&mut self, place: &'a Record) {
        self.named.entry(&*place.id).or_insert((place, 0)).1 += 1;
    }

    /// One more for the legend; of what steps back the legend says only that.
    pub fn count(&mut self, record: &Record, entry: Entry, at: Position) {
        let entry = if self.is_beside(record) && entry.is_toned() { Entry::Others } else { entry };
        self.all.entries.push((entry, at));
    }

    /// Puts a mark; one of the focus comes first and has its name.
    pub fn mark(&mut self, record: &Record, mark: Mark) {
        let mark = if self.in_focus(record) {
            let label = if mark.label.is_empty() { label(&self.cx, record) } else { mark.label };
            Mark { rank: rank::FOCUS, label, ..mark }
        } else {
            mark
        };
        self.all.marks.push(mark);
    }

    /// Takes the names off marks that stand in a place of the same name: it is named instead, whatever
    /// else stands there.
    fn name_once(&mut self) {
        let mut places: HashMap<&str, (&mut u8, Position)> = HashMap::new();
        for place in &mut self.all.places {
            places.insert(&place.name, (&mut place.rank, place.position));
        }
        for mark in self.all.marks.iter_mut().filter(|mark| !mark.label.is_empty()) {
            let Some((rank, there)) = places.get_mut(mark.label.as_str()) else { continue };
            let near = |a: f64, b: f64| (a - b).abs() < SAME_DEGREES;
            if near(there.lat(), mark.position.lat()) && near(there.lon(), mark.position.lon()) {
                **rank = (**rank).min(1);
                mark.label.clear();
            }
        }
    }

    /// Everything, with what is selected.
    pub fn finish(mut self) -> Situation {
        let room = self.cx.room;
        let about: Vec<&Record> = self.wanted.focus.iter().filter_map(|id| room.get(id)).collect();
        let mut points: Vec<Position> = about.iter().flat_map(|r| positions(&self.cx, r)).collect();
        points.dedup();
        self.name_once();
        if let ([position], [record]) = (&points[..], &about[..]) {
            self.all.composite.add(&record.marking);
            let name = super::short_name(&self.cx, record);
            self.all.selection = Some(Selection { position: *position, name });
        }
        self.all
    }
}

/// What stands beside a record of the focus: of an incident when it was, its town has a name already.
fn label(cx: &Cx<'_>, record: &Record) -> String {
    match &record.body {
        Body::Incident(incident) => {
            let clock = incident.start.clock().map(|clock| format!(" {clock}"));
            incident.start.day_month() + &clock.unwrap_or_default()
        }
        _ => super::short_name(cx, record),
    }
}

/// The records that stand on the map for one that has no place of its own.
fn stand_for<'a>(cx: Cx<'a>, record: &'a Record) -> Vec<&'a Record> {
    let room = cx.room;
    match &record.body {
        Body::IncidentGroup(_) => {
            room.referrers(record).into_iter().filter(|r| r.kind == Kind::Incident).collect()
        }
        // Of several accounts of one event the first is drawn.
        Body::Incident(_) => room.accounts(record),
        Body::Risk(risk) => room.follow(&risk.on.0).into_iter().collect(),
        Body::Decision(decision) => follow(cx, decision.related.iter().map(|to| &to.0)),
        Body::Action(action) => follow(cx, action.related.iter().map(|to| &to.0)),
        Body::Request(request) => follow(cx, request.related.iter().map(|to| &to.0)),
        Body::DoNoHarm(note) => follow(cx, note.applies_to.iter().map(|to| &to.0)),
        Body::AgendaItem(item) => follow(cx, item.refs.iter().map(|to| &to.0)),
        _ => Vec::new(),
    }
}

fn follow<'a>(
    cx: Cx<'a>,
    refs: impl Iterator<Item = &'a crate::model::reference::RawRef>,
) -> Vec<&'a Record> {
    refs.filter_map(|reference| cx.room.follow(reference)).collect()
}

/// A mark without a name, in its group and with its rank.
pub(super) fn mark(position: Position, sign: Sign, tone: Tone, (group, rank): (u8, u8), id: u32) -> Mark {
    Mark { position, sign, tone, rank, group, label: String::new(), id }
}
