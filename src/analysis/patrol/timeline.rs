//! The day as a strip: hours, legs, soil and crossings, check-ins, light, other patrols.

use chrono::{DateTime, Duration, DurationRound, Timelike, Utc};

use super::legs::Stop;
use super::others::Other;
use super::{Plan, sun};
use crate::analysis::rows::{Block, Row, Sign, Stroke, cells};
use crate::analysis::sheet::Door;
use crate::look::tone::Tone;
use crate::model::position::Position;
use crate::model::record::Crossing;
use crate::model::time::{Day, Moment};

/// Cells before the strip.
const LABEL: u16 = 12;

/// From moments to columns.
#[derive(Clone, Copy)]
struct Scale {
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    x: u16,
    cells: u16,
}

impl Scale {
    /// The column of a moment; the ends hold what lies outside.
    fn at(self, moment: DateTime<Utc>) -> u16 {
        let whole = (self.to - self.from).num_seconds().max(1);
        let part = (moment - self.from).num_seconds().clamp(0, whole);
        let offset = part * i64::from(self.cells.saturating_sub(1)) / whole;
        self.x + u16::try_from(offset).unwrap_or(0)
    }

    fn end(self) -> u16 {
        self.x + self.cells
    }

    /// Hours from one number of the scale to the next, so that numbers stand apart.
    fn step(self) -> i64 {
        let hours = (self.to - self.from).num_hours().max(1);
        let most = i64::from(self.cells / 6).max(1);
        [1, 2, 3, 6, 12, 24].into_iter().find(|step| hours / step <= most).unwrap_or(48)
    }
}

/// The strip under its head.
pub fn block(plan: &Plan<'_>, width: u16) -> Block {
    let cx = plan.cx;
    let window = &plan.patrol.window;
    let day = window.start.day().format();
    let note = if plan.several_days() {
        format!(
            "{} Z, {} – {}",
            cx.say("heures", "hours"),
            window.start.day().day_month(),
            window.end.day().format()
        )
    } else {
        format!("{} Z, {day}", cx.say("heures", "hours"))
    };
    let mut block = Block::titled(width, cx.say("DÉROULEMENT", "TIMELINE"), note);
    let here = plan.stops.iter().find_map(|stop| stop.at);
    let Some(scale) = scale(plan, here, width) else {
        let words = cx.say("Créneau illisible.", "The window cannot be drawn.");
        block.push(Row::default().text(0, words, Tone::Ink3));
        return block;
    };
    block.push(hours(scale));
    block.push(legs(plan, scale));
    block.push(soil(plan, scale));
    if let Some(row) = check_ins(plan, scale) {
        block.push(row);
    }
    if let Some(here) = here {
        block.push(light(plan, scale, here));
    }
    if plan.others.is_empty() {
        let row = Row::default().text(0, cx.say("autres", "others"), Tone::Ink3);
        block.push(row.text(LABEL, cx.say("aucune à moins de 50 km", "none within 50 km"), Tone::Ink3));
    }
    for (at, other) in plan.others.iter().enumerate() {
        others(plan, scale, other, at == 0, &mut block);
    }
    block
}

/// The span that is drawn: the window and what is on the route, with dawn and dusk where near.
fn scale(plan: &Plan<'_>, here: Option<Position>, width: u16) -> Option<Scale> {
    /// A dawn or dusk this near to the window is worth showing.
    const NEAR: i64 = 3;
    let window = &plan.patrol.window;
    let moments = plan.stops.iter().flat_map(|stop| [stop.arrive, stop.leave]).flatten();
    let (mut from, mut to) = (window.start.utc(), window.end.utc());
    if window.start.has_clock() && window.end.has_clock() {
        // A time far outside the window is a mistake and would squeeze everything else.
        let slack = Duration::hours(12);
        let (low, high) = (from.checked_sub_signed(slack)?, to.checked_add_signed(slack)?);
        for moment in moments.filter(|moment| (low..=high).contains(moment)) {
            (from, to) = (from.min(moment), to.max(moment));
        }
    } else {
        to = to.checked_add_signed(Duration::hours(24))?;
    }
    if to <= from || to - from > Duration::days(31) {
        return None;
    }
    let (early, late) =
        (from.checked_sub_signed(Duration::hours(NEAR))?, to.checked_add_signed(Duration::hours(NEAR))?);
    if let Some(here) = here {
        for (rise, set) in sun::days(here, early, late) {
            from = if (early..from).contains(&rise) { rise } else { from };
            to = if set > to && set <= late { set } else { to };
        }
    }
    let margin = Duration::minutes(30);
    let (from, to) = (from.checked_sub_signed(margin)?, to.checked_add_signed(margin)?);
    Some(Scale { from, to, x: LABEL, cells: width.saturating_sub(LABEL) })
}

/// `06  07  08`; a day change names the day.
fn hours(scale: Scale) -> Row {
    let mut row = Row::default();
    let Ok(mut at) = scale.from.duration_trunc(Duration::days(1)) else { return row };
    let step = Duration::hours(scale.step());
    let mut free = scale.x;
    while at <= scale.to {
        if at >= scale.from {
            let midnight = at.hour() == 0;
            let text = if midnight { Day(at.date_naive()).day_month() } else { at.format("%H").to_string() };
            let x = scale.at(at);
            if x >= free && x + cells(&text) <= scale.end() {
                free = x + cells(&text) + 1;
                row = row.text(x, text, Tone::Ink3);
            }
        }
        at += step;
    }
    row
}

/// Legs as bars with number and goal.
fn legs(plan: &Plan<'_>, scale: Scale) -> Row {
    let mut row = Row::default().text(0, plan.cx.say("étape", "leg"), Tone::Ink3);
    for (at, leg) in plan.legs.iter().enumerate() {
        let (Some(dep), Some(arr)) = (leg.dep, leg.arr) else { continue };
        let (from, to) = (scale.at(dep), scale.at(arr));
        // Bars that follow each other without a halt stand one cell apart.
        let next = plan.legs.get(at + 1).and_then(|leg| leg.dep).map(|dep| scale.at(dep));
        let room = to.saturating_sub(from + u16::from(next == Some(to))).max(1);
        let (number, name) = (at + 1, short(&plan.stops[leg.to].name));
        // A name cut to a letter or two says less than the number alone.
        let text = if room >= 8 { format!("{number} {name}") } else { number.to_string() };
        row = row.part(from, crate::analysis::rows::Ink::Bar { cells: room, text });
    }
    row
}

/// A name without what stands in brackets behind it: in narrow places the name alone.
pub fn short(name: &str) -> &str {
    name.split(" (").next().filter(|short| !short.is_empty()).unwrap_or(name)
}

/// The soil under the patrol, and where it changes.
fn soil(plan: &Plan<'_>, scale: Scale) -> Row {
    let mut row = Row::default().text(0, plan.cx.say("sol", "soil"), Tone::Ink3);
    let known: Vec<(&Stop, DateTime<Utc>)> =
        plan.stops.iter().filter_map(|stop| Some((stop, stop.arrive?))).collect();
    let (Some((first, start)), Some((last, end))) = (known.first(), known.last()) else { return row };
    let (from, to) = (scale.at(*start), scale.at(last.leave.unwrap_or(*end)));
    row = row.line(from, (to + 1).saturating_sub(from), Stroke::Thin, Tone::Ink3);
    let mut here = first.country;
    let mut since = from;
    for (stop, arrive) in &known {
        if stop.country != here {
            let x = crossing_into(plan, stop, *arrive).map_or_else(|| scale.at(*arrive), |at| scale.at(at));
            row = name_soil(row, here, since, x);
            (here, since) = (stop.country, x);
        }
    }
    row = name_soil(row, here, since, to);
    for crossing in crossings(plan) {
        let Some(at) = crossing.time.filter(|time| time.has_clock()).map(Moment::utc) else { continue };
        row = row.sign(scale.at(at), Sign::Diamond, crossing_tone(crossing));
    }
    row
}

/// ` SEN ` in the first part of its stretch, where it fits.
fn name_soil(row: Row, nation: Option<crate::model::nation::Nation>, from: u16, to: u16) -> Row {
    match nation {
        Some(nation) if to.saturating_sub(from) >= 8 => {
            row.text(from + 2, format!(" {} ", nation.code()), Tone::Ink)
        }
        _ => row,
    }
}

/// Crossings at places the room may see.
pub fn crossings<'p>(plan: &'p Plan<'_>) -> impl Iterator<Item = &'p Crossing> {
    use crate::model::reference::Where;
    let all = plan.patrol.border.as_ref().map_or(&[][..], |border| &border.crossings);
    all.iter().filter(|crossing| match &crossing.place {
        Where::Place(_) => plan.cx.room.place_of(&crossing.place).is_some(),
        Where::Point(..) => true,
    })
}

/// The time of the crossing that led to `stop`.
fn crossing_into(plan: &Plan<'_>, stop: &Stop, arrive: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let times =
        crossings(plan).filter(|c| Some(c.to) == stop.country).filter_map(|c| c.time).map(Moment::utc);
    times
        .filter(|time| (*time - arrive).num_hours().abs() < 3)
        .min_by_key(|time| (*time - arrive).num_seconds().abs())
}

/// Tone of a crossing: nobody named, not agreed, in order.
pub const fn crossing_tone(crossing: &Crossing) -> Tone {
    match (&crossing.liaison, crossing.agreed) {
        (None, _) => Tone::Bad,
        (Some(_), Some(false)) => Tone::Warn,
        _ => Tone::Good,
    }
}

/// A stroke per check-in; none where they would run together.
fn check_ins(plan: &Plan<'_>, scale: Scale) -> Option<Row> {
    let every = plan.patrol.comms.as_ref()?.checkin_every_min.as_ref()?.0;
    let window = &plan.patrol.window;
    let row = Row::default().text(0, plan.cx.say("vacation", "check-in"), Tone::Ink3);
    let minutes = (scale.to - scale.from).num_minutes().max(1);
    let apart = every * i64::from(scale.cells) / minutes;
    if every < 1 || apart < 2 || !window.start.has_clock() {
        return None;
    }
    let mut row = row;
    let mut at = window.start.utc();
    while at <= window.end.utc() {
        row = row.sign(scale.at(at), Sign::Tick, Tone::Ink2);
        at += Duration::minutes(every);
    }
    Some(row)
}

/// Night as shade, the day as a line between sunrise and sunset.
fn light(plan: &Plan<'_>, scale: Scale, here: Position) -> Row {
    let cx = plan.cx;
    let mut row = Row::default().text(0, cx.say("lumière", "light"), Tone::Ink3);
    row = row.line(scale.x, scale.cells, Stroke::Thin, Tone::Rule);
    for (dusk, dawn) in sun::nights(here, scale.from, scale.to) {
        let (from, to) = (scale.at(dusk), scale.at(dawn));
        let to = if dawn >= scale.to { scale.end() } else { to };
        row = row.line(from, to.saturating_sub(from).max(1), Stroke::Night, Tone::Ink3);
        let word = format!(" {} ", cx.say("nuit", "night"));
        if to.saturating_sub(from) >= cells(&word) + 4 {
            row = row.text(from + (to - from - cells(&word)) / 2, word, Tone::Ink3);
        }
    }
    let mut free = scale.x;
    for (rise, set) in sun::days(here, scale.from, scale.to) {
        let events = [(rise, cx.say("lever", "sunrise"), true), (set, cx.say("coucher", "sunset"), false)];
        for (at, word, before) in events {
            let text = format!(" {word} {} ", at.format("%H%M"));
            // The word stands on the side of the day.
            let x = if before { scale.at(at) + 2 } else { scale.at(at).saturating_sub(cells(&text) + 2) };
            let seen = (scale.from..=scale.to).contains(&at);
            if seen && x >= free && x + cells(&text) <= scale.end() {
                free = x + cells(&text);
                row = row.text(x, text, Tone::Ink2);
            }
        }
    }
    row
}

/// Another patrol: when it is out, who, how far.
fn others(plan: &Plan<'_>, scale: Scale, other: &Other<'_>, first: bool, block: &mut Block) {
    let cx = plan.cx;
    let tone = if other.close { Tone::Warn } else { Tone::Ink2 };
    let (start, end) = (other.patrol.window.start.utc(), other.patrol.window.end.utc());
    let (from, mut to) = (scale.at(start), scale.at(end).saturating_add(1));
    let who = other.patrol.nations.iter().map(|n| n.code()).collect::<Vec<_>>().join(" ");
    let far = format!("≈ {:.0} km, {} {}", other.km, cx.say("étape", "leg"), other.leg + 1);
    let text = format!("{}, {who}, {far}", other.record.title().get(cx.lang));
    let long = cells(&text);
    let (x, max) = if scale.end().saturating_sub(to + 1) >= long {
        (to + 1, long)
    } else if from.saturating_sub(scale.x + 1) >= long {
        (from - 1 - long, long)
    } else {
        // No room beside the bar: the words take its end.
        let max = long.min(scale.cells * 2 / 3);
        to = scale.end() - max - 1;
        (to + 1, max)
    };
    let mut row = Row::default();
    if first {
        row = row.text(0, cx.say("autres", "others"), Tone::Ink3);
    }
    let from = from.min(to.saturating_sub(1));
    row = row.line(from, to.saturating_sub(from).max(1), Stroke::Heavy, tone).cut(x, max, text, tone);
    block.push_door(LABEL, scale.cells, Door::Record(other.record.id.clone()), row);
}
