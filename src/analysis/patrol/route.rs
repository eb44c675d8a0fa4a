//! The table of legs, and the border crossings.

use super::legs::{BUCKETS, Leg};
use super::{Plan, timeline};
use crate::analysis::describe::gravity_tone;
use crate::analysis::rows::{Block, Ink, Row, Sign, Stroke, cells};
use crate::analysis::sheet::Door;
use crate::look::measure::{cut, decimal};
use crate::look::tone::Tone;
use crate::model::lang::Lang;
use crate::model::marking::Composite;
use crate::model::record::Crossing;

/// Right edges and left edges of the columns.
struct Columns {
    route: u16,
    km: u16,
    dep: u16,
    arr: u16,
    soil: Option<u16>,
    commands: Option<u16>,
    spark: u16,
    end: u16,
}

impl Columns {
    /// Columns of a table `end` cells wide; who commands leaves first, then the soil, which the strip shows.
    fn new(end: u16, clock: u16) -> Self {
        let spark = end.saturating_sub(10);
        let commands = (end >= 60 && (clock == 4 || end >= 74)).then(|| spark.saturating_sub(10));
        let after = commands.unwrap_or(spark);
        let soil = (end >= 60).then(|| after.saturating_sub(6));
        let arr = soil.unwrap_or(after).saturating_sub(2);
        let dep = arr.saturating_sub(clock + 2);
        let km = dep.saturating_sub(clock + 2);
        Self { route: km.saturating_sub(4 + 2 + 5), km, dep, arr, soil, commands, spark, end }
    }
}

/// The legs, one row each, and their totals.
pub fn legs(plan: &Plan<'_>, width: u16) -> Block {
    let cx = plan.cx;
    let note = cx.say("incidents à 10 km, 90 jours", "incidents within 10 km, 90 days");
    let mut block = Block::titled(width, cx.say("ÉTAPES", "ROUTE LEGS"), note);
    if plan.legs.is_empty() {
        let name = plan.stops.first().map_or_else(|| "–".to_owned(), |stop| stop.name.clone());
        block.push(Row::default().cut(2, width.saturating_sub(2), name, Tone::Ink));
        return block;
    }
    let c = Columns::new(width, if plan.several_days() { 7 } else { 4 });
    let mut head = Row::default()
        .cut(2, c.route + 3, cx.say("de – à", "from – to"), Tone::Ink3)
        .right(c.km, "≈ km", Tone::Ink3)
        .right(c.dep, cx.say("dép.", "dep"), Tone::Ink3)
        .right(c.arr, cx.say("arr.", "arr"), Tone::Ink3)
        .right(c.end, cx.say("90 j", "90 d"), Tone::Ink3);
    if let Some(x) = c.soil {
        head = head.text(x, cx.say("sol", "soil"), Tone::Ink3);
    }
    if let Some(x) = c.commands {
        head = head.text(x, cx.say("commande", "commands"), Tone::Ink3);
    }
    block.push(head);
    let max = plan.legs.iter().flat_map(|leg| leg.buckets).max().unwrap_or(0);
    for (number, leg) in (1..).zip(&plan.legs) {
        block.push(row(plan, &c, number, leg, max));
    }
    block.push(
        Row::default()
            .line(c.km.saturating_sub(4), 4, Stroke::Thin, Tone::Rule)
            .line(c.arr.saturating_sub(10), 10, Stroke::Thin, Tone::Rule)
            .line(c.end.saturating_sub(3), 3, Stroke::Thin, Tone::Rule),
    );
    block.push(totals(plan, &c));
    block
}

fn row(plan: &Plan<'_>, c: &Columns, number: usize, leg: &Leg, max: u32) -> Row {
    let (from, to) = (&plan.stops[leg.from], &plan.stops[leg.to]);
    let clock =
        |at: Option<chrono::DateTime<chrono::Utc>>| at.map_or_else(|| "–".to_owned(), |at| plan.clock(at));
    let known = |nation: Option<crate::model::nation::Nation>| nation.map_or("–", |nation| nation.code());
    let mut row = Row::default()
        .right(4, number.to_string(), Tone::Ink3)
        .cut(5, c.route, pair(&from.name, &to.name, c.route), Tone::Ink)
        .right(c.km, leg.km.map_or_else(|| "–".to_owned(), |km| decimal(km, 0, false)), Tone::Ink)
        .right(c.dep, clock(leg.dep), Tone::Ink)
        .right(c.arr, clock(leg.arr), Tone::Ink2)
        .part(c.spark, Ink::Spark { values: leg.buckets.to_vec(), max, from: leg.buckets.len() - 1 });
    if let Some(x) = c.soil {
        row = row.text(x, known(to.country.or(from.country)), Tone::Ink);
    }
    if let Some(x) = c.commands {
        row = row.text(x, known(to.commands.or(from.commands)), Tone::Ink2);
    }
    match leg.count() {
        0 => row.right(c.end, "0", Tone::Ink3),
        count => row.right(c.end, count.to_string(), leg.worst.map_or(Tone::Ink, gravity_tone)),
    }
}

/// `from – to` in `room` cells: where both do not fit, each keeps its beginning.
fn pair(from: &str, to: &str, room: u16) -> String {
    let (from, to) = (timeline::short(from), timeline::short(to));
    let room = usize::from(room.saturating_sub(3));
    let half = room / 2;
    let (a, b) = (usize::from(cells(from)), usize::from(cells(to)));
    let first = if a + b <= room { a } else { a.min(half.max(room.saturating_sub(b))) };
    format!("{} – {}", cut(from, first, "…"), cut(to, room.saturating_sub(first), "…"))
}

fn totals(plan: &Plan<'_>, c: &Columns) -> Row {
    let cx = plan.cx;
    let count = plan.legs.len();
    let word = if count == 1 { cx.say("étape", "leg") } else { cx.say("étapes", "legs") };
    let km: f64 = plan.legs.iter().filter_map(|leg| leg.km).sum();
    let incidents: u32 = plan.legs.iter().map(Leg::count).sum();
    let mut row = Row::default()
        .text(5, format!("{count} {word}"), Tone::Ink3)
        .right_bold(c.km, decimal(km, 0, cx.lang == Lang::Fr), Tone::Ink)
        .right_bold(c.end, incidents.to_string(), Tone::Ink);
    let first = plan.stops.iter().find_map(|stop| stop.arrive);
    let last = plan.stops.iter().rev().find_map(|stop| stop.arrive);
    // Over a month is no patrol but a mistake in a year.
    let span = first.zip(last).map(|(first, last)| (last - first).num_minutes());
    if let Some(minutes) = span.filter(|minutes| (0..=31 * 24 * 60).contains(minutes)) {
        row = row.right_bold(c.arr, format!("{} h {:02}", minutes / 60, minutes % 60), Tone::Ink);
    }
    debug_assert_eq!(
        plan.nearby.len(),
        incidents as usize,
        "each incident counts for one leg, of {BUCKETS} parts"
    );
    row
}

/// Border crossings: when, where, from whose soil to whose, who is named.
pub fn crossings(plan: &Plan<'_>, width: u16, composite: &mut Composite) -> Block {
    let cx = plan.cx;
    let all: Vec<&Crossing> = timeline::crossings(plan).collect();
    let note = plan.patrol.border.as_ref().map_or("", |_| cx.say("liaison", "liaison"));
    let mut block = Block::titled(width, cx.say("PASSAGES DE FRONTIÈRE", "BORDER CROSSINGS"), note);
    if all.is_empty() {
        block.push(Row::default().text(0, cx.say("aucun", "none"), Tone::Ink3));
    }
    for crossing in all {
        push_crossing(plan, crossing, width, composite, &mut block);
    }
    block
}

/// Where a crossing is: its place, or the stop it lies at.
fn place(plan: &Plan<'_>, crossing: &Crossing, composite: &mut Composite) -> String {
    /// A point this near to a stop is that stop.
    const SAME_KM: f64 = 0.5;
    let named = super::plan::place_name(plan, &crossing.place, composite);
    let at =
        plan.cx.room.locate(&crossing.place).filter(|_| plan.cx.room.place_of(&crossing.place).is_none());
    let near =
        |at| plan.stops.iter().find(|stop| stop.at.is_some_and(|stop| stop.distance_km(at) <= SAME_KM));
    at.and_then(near).map_or(named, |stop| stop.name.clone())
}

fn push_crossing(
    plan: &Plan<'_>,
    crossing: &Crossing,
    width: u16,
    composite: &mut Composite,
    block: &mut Block,
) {
    let cx = plan.cx;
    let place = place(plan, crossing, composite);
    let time = crossing
        .time
        .filter(|time| time.has_clock())
        .map_or_else(|| "–".to_owned(), |time| plan.clock(time.utc()));
    let tone = timeline::crossing_tone(crossing);
    let liaison = crossing.liaison.as_ref().and_then(|liaison| cx.room.follow(&liaison.0));
    let state = match (&crossing.liaison, crossing.agreed) {
        (None, _) => (cx.say("sans liaison", "no liaison"), Tone::Bad),
        (Some(_), Some(false)) => (cx.say("non convenu", "not agreed"), Tone::Warn),
        (Some(_), _) if liaison.is_some() => (cx.say("nommée", "named"), Tone::Good),
        // Somebody the room may not see: nothing is said.
        _ => ("", Tone::Ink2),
    };
    let nations = 9;
    let used = 2 + cells(&time) + 1;
    let right = cells(state.0) + u16::from(!state.0.is_empty()) * 2;
    let name = width.saturating_sub(used + nations + 2 + right);
    let from = used + name + 2;
    let row = Row::default()
        .sign(0, Sign::Diamond, tone)
        .text(2, time, Tone::Ink2)
        .cut(used, name, timeline::short(&place), Tone::Ink)
        .text(from, crossing.from.code(), Tone::Ink2)
        .sign(from + 4, Sign::To, Tone::Ink3)
        .text(from + 6, crossing.to.code(), Tone::Ink2)
        .right(width, state.0, state.1);
    match liaison {
        Some(officer) => {
            composite.add(&officer.marking);
            block.push_door(0, width, Door::Record(officer.id.clone()), row);
        }
        None => block.push(row),
    }
}
