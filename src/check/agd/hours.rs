//! The hours of the agenda: too long, at the same time, gaps, breaks, order, outside the meeting.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::{items, number};
use crate::check::finding::{Finding, Findings};
use crate::check::ground::Ground;
use crate::model::lang::Lang;
use crate::model::record::{AgendaItem, ItemKind};
use crate::model::span::Spot;
use crate::model::table::{Kind, Record};
use crate::model::time::Moment;

/// An item with an hour.
struct Slot<'g> {
    record: &'g Record,
    item: &'g AgendaItem,
    start: DateTime<Utc>,
    end: DateTime<Utc>,
}

impl Slot<'_> {
    fn track(&self) -> &str {
        self.item.track.as_ref().map_or("", |track| track.get(Lang::Fr))
    }

    fn date(&self) -> NaiveDate {
        self.start.date_naive()
    }

    /// `3 (0900Z–0930Z)`.
    fn say(&self) -> String {
        format!("{} ({}–{})", number(self.item), clock(self.start), clock(self.end))
    }
}

fn clock(at: DateTime<Utc>) -> String {
    Moment::from_utc(at).clock().unwrap_or_default()
}

/// Items with an hour, in the order of the files.
fn slots<'g>(ground: &'g Ground<'_>) -> Vec<Slot<'g>> {
    let timed = items(ground).filter_map(|(record, item)| {
        let start = item.start.filter(|start| start.has_clock())?.utc();
        let end = start.checked_add_signed(TimeDelta::minutes(item.duration.0))?;
        Some(Slot { record, item, start, end })
    });
    timed.collect()
}

/// The same in the order of their hours.
fn sorted<'g>(ground: &'g Ground<'_>) -> Vec<Slot<'g>> {
    let mut slots = slots(ground);
    slots.sort_by_key(|slot| (slot.start, slot.end));
    slots
}

/// Whether one is a part of the other by its number: `2` and `2.1`.
fn is_part(one: &AgendaItem, other: &AgendaItem) -> bool {
    let inside = |inner: &str, outer: &str| {
        !outer.is_empty() && inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('.'))
    };
    let (one, other) = (one.number.get(Lang::Fr), other.number.get(Lang::Fr));
    inside(one, other) || inside(other, one)
}

/// Where all items have hours, overlaps and items outside the meeting say it better.
pub(super) fn too_long(ground: &Ground, found: &mut Findings) {
    let Some((record, meeting)) = ground.meeting() else { return };
    if !(meeting.start.has_clock() && meeting.end.has_clock())
        || items(ground).all(|(_, i)| i.start.is_some())
    {
        return;
    }
    let slot = (meeting.end.utc() - meeting.start.utc()).num_minutes();
    let numbers: HashSet<&str> = items(ground).map(|(_, item)| item.number.get(Lang::Fr)).collect();
    let mut tracks: HashMap<&str, i64> = HashMap::new();
    for (_, item) in items(ground) {
        let outer = item.number.get(Lang::Fr).rsplit_once('.').map(|(outer, _)| outer);
        if outer.is_none_or(|outer| !numbers.contains(outer)) {
            let track = item.track.as_ref().map_or("", |track| track.get(Lang::Fr));
            let minutes = tracks.entry(track).or_default();
            *minutes = minutes.saturating_add(item.duration.0);
        }
    }
    let plenary = tracks.remove("").unwrap_or_default();
    let minutes = plenary.saturating_add(tracks.into_values().max().unwrap_or_default());
    let over = minutes.saturating_sub(slot);
    if slot <= 0 || over <= 0 {
        return;
    }
    found.push(
        Finding::field(
            record,
            "agenda",
            format!("l'ordre du jour prend {minutes} min, la réunion en dure {slot} : {over} min de trop"),
            format!("the agenda takes {minutes} min, the meeting lasts {slot} min: {over} min too many"),
        )
        .label(record, Spot::field(record.span, "end"), "la réunion finit ici", "the meeting ends here")
        .mention_all(items(ground).map(|(record, _)| record))
        .help("raccourcissez des points, ou repoussez end", "shorten items, or set end later")
        .alone(),
    );
}

pub(super) fn overlaps(ground: &Ground, found: &mut Findings) {
    let slots = sorted(ground);
    let mut longest: HashMap<&str, &Slot<'_>> = HashMap::new();
    for slot in &slots {
        let before = longest.entry(slot.track()).or_insert(slot);
        let same = std::ptr::eq(*before, slot);
        if !same && slot.start < before.end && !is_part(slot.item, before.item) {
            let (this, that) = (slot.say(), before.say());
            found.push(
                Finding::field(
                    slot.record,
                    "start",
                    format!("les points {that} et {this} se chevauchent"),
                    format!("items {that} and {this} overlap"),
                )
                .label(
                    before.record,
                    Spot::field(before.record.span, "start"),
                    format!("le point {that}"),
                    format!("item {that}"),
                )
                .alone()
                .help(
                    format!(
                        "commencez à {} au plus tôt ; pour des sessions parallèles, donnez à chaque point son track",
                        clock(before.end)
                    ),
                    format!("begin at {} at the earliest; for parallel sessions give each item a track of its own", clock(before.end)),
                ),
            );
        }
        if slot.end > before.end {
            *before = slot;
        }
    }
}

pub(super) fn gaps(ground: &Ground, found: &mut Findings) {
    if ground.lost(Kind::AgendaItem) || items(ground).any(|(_, item)| item.start.is_none()) {
        return;
    }
    let slots = sorted(ground);
    let Some(mut longest) = slots.first() else { return };
    for slot in &slots[1..] {
        let minutes = (slot.start - longest.end).num_minutes();
        if slot.date() == longest.date() && minutes >= ground.limits.agenda_gap.max(1) {
            let (from, to, number) = (clock(longest.end), clock(slot.start), number(slot.item));
            found.push(
                Finding::field(
                    slot.record,
                    "start",
                    format!("{minutes} min sans point avant le point {number}, de {from} à {to}"),
                    format!("{minutes} min without an item before item {number}, from {from} to {to}"),
                )
                .label(
                    longest.record,
                    Spot::field(longest.record.span, "start"),
                    "le point d'avant",
                    "the item before",
                )
                .alone()
                .help(
                    "ajoutez un point kind: Break, ou avancez celui-ci",
                    "add an item kind: Break, or begin this one earlier",
                ),
            );
        }
        if slot.end > longest.end {
            longest = slot;
        }
    }
}

/// Items of one track at one time are told of as such.
pub(super) fn double_booked(ground: &Ground, found: &mut Findings) {
    let slots = sorted(ground);
    let mut longest: HashMap<&str, &Slot<'_>> = HashMap::new();
    for slot in &slots {
        let Some(presenter) = &slot.item.presenter else { continue };
        let before = longest.entry(presenter.id()).or_insert(slot);
        let elsewhere = before.track() != slot.track();
        if elsewhere && slot.start < before.end && !is_part(slot.item, before.item) {
            let (this, that, id) = (slot.say(), before.say(), presenter.id());
            let finding = Finding::field(
                slot.record,
                "presenter",
                format!("l'intervenant `{id}` est attendu en même temps au point {that} et au point {this}"),
                format!("presenter `{id}` is expected at item {that} and at item {this} at the same time"),
            )
            .label(
                before.record,
                Spot::field(before.record.span, "presenter"),
                format!("le point {that}"),
                format!("item {that}"),
            )
            .alone()
            .help(
                "nommez un autre intervenant, ou déplacez un point",
                "name another presenter, or move one item",
            );
            found.push(match ground.room.follow(&presenter.0) {
                Some(person) => finding.mention(person),
                None => finding,
            });
        }
        if slot.end > before.end {
            *before = slot;
        }
    }
}

pub(super) fn no_break(ground: &Ground, found: &mut Findings) {
    let most = ground.limits.agenda_no_break;
    if ground.lost(Kind::AgendaItem) || most <= 0 {
        return;
    }
    let slots = sorted(ground);
    let plenary: Vec<&Slot<'_>> = slots.iter().filter(|slot| slot.track().is_empty()).collect();
    // First item and end of the present stretch, and whether it was told.
    let mut stretch: Option<(usize, DateTime<Utc>, bool)> = None;
    for (at, slot) in plenary.iter().enumerate() {
        if slot.item.kind == ItemKind::Break {
            stretch = None;
            continue;
        }
        let (first, to, told) = match stretch {
            Some((first, to, told)) if (slot.start - to).num_minutes() < ground.limits.agenda_gap.max(1) => {
                (first, to.max(slot.end), told)
            }
            _ => (at, slot.end, false),
        };
        let from = plenary[first].start;
        let minutes = (to - from).num_minutes();
        if minutes > most && !told {
            let (from, number) = (clock(from), number(slot.item));
            found.push(
                Finding::field(
                    slot.record,
                    "duration",
                    format!("{minutes} min sans pause à la fin du point {number}, depuis {from} ; au plus {most} min"),
                    format!("{minutes} min without a break at the end of item {number}, since {from}; at most {most} min"),
                )
                .alone()
                .mention_all(plenary[first..at].iter().map(|slot| slot.record))
                .help(
                    "ajoutez un point kind: Break avant celui-ci",
                    "add an item kind: Break before this one",
                ),
            );
        }
        stretch = Some((first, to, told || minutes > most));
    }
}

pub(super) fn disorder(ground: &Ground, found: &mut Findings) {
    let slots = slots(ground);
    let mut latest: HashMap<&str, &Slot<'_>> = HashMap::new();
    for slot in &slots {
        let before = latest.entry(slot.track()).or_insert(slot);
        if slot.start < before.start {
            let (this, that) = (slot.say(), before.say());
            found.push(
                Finding::field(
                    slot.record,
                    "start",
                    format!("le point {this} est écrit après le point {that}"),
                    format!("item {this} is written after item {that}"),
                )
                .label(
                    before.record,
                    Spot::field(before.record.span, "start"),
                    format!("le point {that}"),
                    format!("item {that}"),
                )
                .alone()
                .help(
                    "écrivez les points dans l'ordre des heures",
                    "write the items in the order of their hours",
                ),
            );
        } else {
            *before = slot;
        }
    }
}

/// Told once for either side: one wrong hour of the meeting puts many items outside.
pub(super) fn outside(ground: &Ground, found: &mut Findings) {
    let Some((record, meeting)) = ground.meeting() else { return };
    if meeting.end < meeting.start {
        return;
    }
    let slots = sorted(ground);
    let early: Vec<&Slot<'_>> = slots.iter().filter(|slot| is_before(slot.start, meeting.start)).collect();
    let late: Vec<&Slot<'_>> = slots.iter().filter(|slot| is_past(slot.end, meeting.end)).collect();
    if let Some(first) = early.first() {
        let (fr, en) = more(early.len());
        let (item, start) = (first.say(), meeting.start.dtg());
        let finding = Finding::field(
            first.record,
            "start",
            format!("le point {item} commence avant la réunion, {start}{fr}"),
            format!("item {item} begins before the meeting, {start}{en}"),
        )
        .label(
            record,
            Spot::field(record.span, "start"),
            "la réunion commence ici",
            "the meeting starts here",
        )
        .help(
            "corrigez l'heure du point, ou start de la réunion",
            "correct the hour of the item, or start of the meeting",
        )
        .alone();
        found.push(finding.mention_all(early.iter().map(|slot| slot.record)));
    }
    if let Some(last) = late.iter().max_by_key(|slot| slot.end) {
        let (fr, en) = more(late.len());
        let (item, end) = (last.say(), meeting.end.dtg());
        let finding = Finding::field(
            last.record,
            "start",
            format!("le point {item} finit après la réunion, {end}{fr}"),
            format!("item {item} ends after the meeting, {end}{en}"),
        )
        .label(record, Spot::field(record.span, "end"), "la réunion finit ici", "the meeting ends here")
        .help(
            "raccourcissez ou avancez des points, ou repoussez end",
            "shorten items, begin them earlier, or set end later",
        )
        .alone();
        found.push(finding.mention_all(late.iter().map(|slot| slot.record)));
    }
}

/// How many other items are like the one that is told of.
fn more(count: usize) -> (String, String) {
    match count {
        0 | 1 => (String::new(), String::new()),
        2 => (" ; 1 autre aussi".to_owned(), "; 1 more does".to_owned()),
        _ => (format!(" ; {} autres aussi", count - 1), format!("; {} more do", count - 1)),
    }
}

fn is_before(at: DateTime<Utc>, start: Moment) -> bool {
    if start.has_clock() { at < start.utc() } else { at.date_naive() < start.date() }
}

fn is_past(at: DateTime<Utc>, end: Moment) -> bool {
    if end.has_clock() { at > end.utc() } else { at.date_naive() > end.date() }
}
